#include "store/query.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/*
 * A stored article as a document again. What the database says is not trusted: an offset beyond the text is
 * cut to it, a word that is no value of its kind is an error.
 */

enum { MARK_EVERY = 256 };

/* As text/ makes them: code points before each 256th byte. */
static void mark_code_points(struct document *doc)
{
	uint32_t n = (uint32_t)(doc->text.n / MARK_EVERY) + 1, count = 0;

	doc->code_point_marks = ARENA_ARRAY(doc->arena, uint32_t, n);
	for (uint32_t i = 0; i < n; i++) {
		doc->code_point_marks[i] = count;
		count += (uint32_t)utf8_count(
			str_cut(doc->text, (size_t)i * MARK_EVERY, ((size_t)i + 1) * MARK_EVERY));
	}
}

/* The way back from document_code_point; beyond the text: its end. */
static uint32_t byte_of(const struct document *doc, int64_t code_point)
{
	uint32_t low = 0, high = (uint32_t)(doc->text.n / MARK_EVERY) + 1;
	size_t from;

	if (code_point <= 0)
		return 0;
	/* The last mark with no more code points before it. */
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (doc->code_point_marks[middle] <= code_point)
			low = middle;
		else
			high = middle;
	}
	from = (size_t)low * MARK_EVERY;
	return (uint32_t)(from + utf8_offset(str_cut(doc->text, from, doc->text.n),
					 (size_t)code_point - doc->code_point_marks[low]));
}

struct span store_byte_span(const struct document *doc, uint64_t start, uint64_t end)
{
	int64_t from = start < INT64_MAX ? (int64_t)start : INT64_MAX,
		to = end < INT64_MAX ? (int64_t)end : INT64_MAX;
	struct span span = { byte_of(doc, from), byte_of(doc, to) };

	if (span.end < span.start)
		span.end = span.start;
	return span;
}

struct span query_get_span(const struct document *doc, const struct query *query, int column)
{
	return (struct span){ byte_of(doc, query_get_int(query, column)),
		byte_of(doc, query_get_int(query, column + 1)) };
}

static int load_article(
	struct store *store, int64_t article, struct document *doc, bool *found, struct err *err)
{
	struct query query = query_begin(store, STMT_ARTICLE_LOAD);
	int rc;

	query_int(&query, article);
	rc = query_row(&query, err);
	*found = rc == 1;
	if (*found) {
		doc->id = query_get_str(&query, 0, doc->arena);
		doc->path = query_get_str(&query, 1, doc->arena);
		snprintf(doc->sha256, sizeof doc->sha256, "%.*s", STR_ARG(query_get_peek(&query, 2)));
		doc->outlet = query_get_str(&query, 3, doc->arena);
		doc->title = query_get_str(&query, 4, doc->arena);
		doc->byline = query_get_str(&query, 5, doc->arena);
		doc->published = query_get_str(&query, 6, doc->arena);
		doc->url = query_get_str(&query, 7, doc->arena);
		doc->text = query_get_str(&query, 8, doc->arena);
	}
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

static bool load_claim(struct document *doc, const struct query *query)
{
	struct attribution attribution = { .parent = INDEX_NONE, .sentence = INDEX_NONE };
	struct claim claim = { .attribution = doc->attributions.n };
	struct arena *arena = doc->arena;
	bool known;

	claim.text = query_get_str(query, 1, arena);
	known = speech_parse(query_get_peek(query, 2), &attribution.speech);
	attribution.verb = query_get_str(query, 3, arena).p;
	attribution.cue_negated = query_get_int(query, 4);
	known &= stance_parse(query_get_peek(query, 5), &attribution.stance);
	known &= polarity_parse(query_get_peek(query, 6), &claim.polarity);
	known &= certainty_parse(query_get_peek(query, 7), &claim.certainty);
	claim.via = query_is_null(query, 8) ? INDEX_NONE : (uint32_t)(query_get_int(query, 8) - 1);
	attribution.parent = claim.via;
	claim.subject = query_get_str(query, 9, arena);
	claim.predicate = query_get_str(query, 10, arena);
	claim.object = query_get_str(query, 11, arena);
	claim.said_on = query_get_str(query, 12, arena);
	claim.event_time = query_get_str(query, 13, arena);
	attribution.rule = query_get_str(query, 14, arena).p;
	attribution.confidence = (float)query_get_real(query, 15);
	vec_push(arena, &doc->attributions, attribution);
	vec_push(arena, &doc->claims, claim);
	return known;
}

static int load_claims(
	struct store *store, int64_t article, struct document *doc, struct id_vec *ids, struct err *err)
{
	struct query query = query_begin(store, STMT_CLAIMS_LOAD);
	int rc;

	query_int(&query, article);
	while ((rc = query_row(&query, err)) == 1) {
		vec_push(doc->arena, ids, query_get_int(&query, 0));
		if (!load_claim(doc, &query)) {
			query_end(&query);
			return err_set(err, ERR_STORE,
				"%s: claim %lld has values that this version does not know", store->path,
				(long long)ids->v[ids->n - 1]);
		}
	}
	return rc;
}

enum { FRAGMENTS_LOOKED_AT = 64 };

/* A person may have taken other words for the claim than those that have the amount. */
static bool is_within(struct span span, const struct span_vec *content)
{
	for (uint32_t i = 0; i < content->n && i < FRAGMENTS_LOOKED_AT; i++)
		if (span_contains(content->v[i], span))
			return true;
	return content->n > FRAGMENTS_LOOKED_AT;
}

static void load_span(struct document *doc, uint32_t index, const struct query *query)
{
	struct attribution *attribution = &doc->attributions.v[index];
	struct str role = query_get_peek(query, 0);
	struct span span = query_get_span(doc, query, 1);

	if (str_is(role, "source"))
		vec_push(doc->arena, &attribution->source_spans, span);
	else if (str_is(role, "content"))
		vec_push(doc->arena, &attribution->content, span);
	else if (str_is(role, "cue"))
		attribution->cue = span;
	else if (is_within(span, &attribution->content))
		vec_push(doc->arena, &doc->claims.v[index].quantities,
			(struct quantity){
				.span = span,
				.low = query_is_null(query, 3) ? -INFINITY : query_get_real(query, 3),
				.high = query_is_null(query, 4) ? INFINITY : query_get_real(query, 4),
				.approximate = query_get_int(query, 5),
				.unit = query_get_str(query, 6, doc->arena),
			});
}

static int load_spans(
	struct store *store, int64_t claim, struct document *doc, uint32_t index, struct err *err)
{
	struct query query = query_begin(store, STMT_CLAIM_SPANS_LOAD);
	int rc;

	query_int(&query, claim);
	while ((rc = query_row(&query, err)) == 1)
		load_span(doc, index, &query);
	return rc;
}

/* "Anna Kell; Bo Kell" */
static void load_candidates(struct source *source, struct str joined, struct arena *arena)
{
	size_t start = 0;

	for (size_t i = 0; i <= joined.n && joined.n; i++) {
		bool end = i == joined.n;

		if (!end && !(joined.p[i] == ';' && i + 1 < joined.n && joined.p[i + 1] == ' '))
			continue;
		vec_push(arena, &source->candidates, str_cut(joined, start, i));
		start = i + 2;
	}
}

static void load_source(struct document *doc, uint32_t index, const struct query *query)
{
	struct arena *arena = doc->arena;
	struct source source = { .entity = INDEX_NONE };

	source.name = query_get_str(query, 0, arena);
	source_kind_parse(query_get_peek(query, 1), &source.kind);
	source.named = query_get_int(query, 2);
	source.number = (uint32_t)query_get_int(query, 3);
	source.role = query_get_str(query, 4, arena);
	source.organization = query_get_str(query, 5, arena);
	source.as_written = query_get_str(query, 6, arena);
	if (!query_is_null(query, 7))
		source.span = query_get_span(doc, query, 7);
	source.basis = query_get_str(query, 9, arena);
	source.anonymity_reason = query_get_str(query, 10, arena);
	source.affiliation = query_get_str(query, 11, arena);
	source.relayed_by = query_get_str(query, 12, arena);
	load_candidates(&source, query_get_str(query, 13, arena), arena);
	source.rule = query_get_str(query, 14, arena).p;
	source.confidence = (float)query_get_real(query, 15);
	vec_push(arena, &doc->attributions.v[index].sources, source);
}

static int load_sources(
	struct store *store, int64_t claim, struct document *doc, uint32_t index, struct err *err)
{
	struct query query = query_begin(store, STMT_CLAIM_SOURCES_LOAD);
	int rc;

	query_int(&query, claim);
	while ((rc = query_row(&query, err)) == 1)
		load_source(doc, index, &query);
	return rc;
}

int store_load(struct store *store, int64_t article, struct arena *arena, struct document *doc,
	struct id_vec *ids, bool *found, struct err *err)
{
	document_init(doc, arena);
	if (load_article(store, article, doc, found, err))
		return -1;
	if (!*found)
		return 0;
	mark_code_points(doc);
	if (load_claims(store, article, doc, ids, err))
		return -1;
	for (uint32_t i = 0; i < doc->claims.n; i++)
		if (load_spans(store, ids->v[i], doc, i, err) || load_sources(store, ids->v[i], doc, i, err))
			return -1;
	return warnings_load(store, article, doc, err);
}
