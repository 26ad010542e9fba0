#include "store/query.h"

#include <assert.h>

#include "text/document.h"

struct code_points {
	int64_t start, end;
};

static struct code_points code_points(const struct document *doc, struct span span)
{
	return (struct code_points){ document_code_point(doc, span.start),
		document_code_point(doc, span.end) };
}

/* Where a claim stands: its cue, or its content where it has no cue. Counted from 1. */
static void place(const struct document *doc, const struct attribution *attribution, int64_t *paragraph,
	int64_t *sentence)
{
	uint32_t at = attribution->sentence;

	if (at >= doc->sentences.n)
		at = document_sentence_at(doc, attribution->content.v[0].start);
	*paragraph = *sentence = 1;
	if (at == INDEX_NONE)
		return;
	*sentence = (int64_t)at + 1;
	*paragraph = (int64_t)doc->sentences.v[at].paragraph + 1;
}

/* The words of spans joined by " … ", {0} for none. */
static struct str words(const struct document *doc, const struct span *spans, uint32_t n)
{
	struct strbuf joined = strbuf_new(doc->arena);

	for (uint32_t i = 0; i < n; i++) {
		if (span_empty(spans[i]))
			continue;
		if (joined.n)
			strbuf_adds(&joined, " … ");
		strbuf_addstr(&joined, document_slice(doc, spans[i]));
	}
	return joined.n ? strbuf_str(&joined) : (struct str){ 0 };
}

struct str claim_offsets(const struct document *doc, const struct span_vec *fragments)
{
	struct strbuf joined = strbuf_new(doc->arena);

	for (uint32_t i = 0; i < fragments->n; i++) {
		struct code_points at = code_points(doc, fragments->v[i]);

		strbuf_addf(&joined, "%s%lld-%lld", i ? " " : "", (long long)at.start, (long long)at.end);
	}
	return strbuf_str(&joined);
}

/* A new row, or the row `id` again with what was found now; its key stays. */
static int write_claim(struct store *store, const struct document *doc, uint32_t index, int64_t article,
	int64_t via, int64_t id, struct err *err)
{
	const struct claim *claim = &doc->claims.v[index];
	const struct attribution *attribution = &doc->attributions.v[claim->attribution];
	const struct span_vec *fragments = &attribution->content;
	struct query query = query_begin(store, id ? STMT_CLAIM_UPDATE : STMT_CLAIM_INSERT);
	int64_t paragraph, sentence;

	assert(fragments->n);
	place(doc, attribution, &paragraph, &sentence);
	query_int(&query, article);
	query_int(&query, (int64_t)index + 1);
	query_words(&query, claim->text);
	query_words(&query, words(doc, fragments->v, fragments->n));
	query_str(&query, words(doc, attribution->source_spans.v, attribution->source_spans.n));
	query_str(&query, words(doc, &attribution->cue, 1));
	query_words(&query, str_of(speech_name(attribution->speech)));
	query_str(&query, str_of(attribution->verb));
	query_int(&query, attribution->cue_negated);
	query_words(&query, str_of(stance_name(attribution->stance)));
	query_words(&query, str_of(polarity_name(claim->polarity)));
	query_words(&query, str_of(certainty_name(claim->certainty)));
	if (via)
		query_int(&query, via);
	else
		query_null(&query);
	query_str(&query, claim->subject);
	query_str(&query, claim->predicate);
	query_str(&query, claim->object);
	query_str(&query, claim->said_on);
	query_str(&query, claim->event_time);
	query_int(&query, paragraph);
	query_int(&query, sentence);
	query_int(&query, code_points(doc, fragments->v[0]).start);
	query_int(&query, code_points(doc, fragments->v[fragments->n - 1]).end);
	query_words(&query, claim_offsets(doc, fragments));
	query_str(&query, str_of(attribution->rule));
	query_real(&query, (double)attribution->confidence);
	if (id)
		query_int(&query, id);
	return query_run(&query, err);
}

static int run_on(struct store *store, enum stmt stmt, int64_t id, struct str words, struct err *err)
{
	struct query query = query_begin(store, stmt);

	query_int(&query, id);
	if (words.n)
		query_words(&query, words);
	return query_run(&query, err);
}

static int add_claim(struct store *store, const struct document *doc, uint32_t index, int64_t article,
	int64_t via, const struct claim_place *place, int64_t *id, struct err *err)
{
	const struct str none = { 0 };

	*id = place->id;
	if (write_claim(store, doc, index, article, via, *id, err))
		return -1;
	if (*id)
		return run_on(store, STMT_CLAIM_SPANS_CLEAR, *id, none, err) ||
				       run_on(store, STMT_CLAIM_SOURCES_CLEAR, *id, none, err)
			       ? -1
			       : 0;
	*id = sqlite3_last_insert_rowid(store->db);
	return place->key.n ? run_on(store, STMT_CLAIM_KEY_SET, *id, place->key, err) : 0;
}

/* One row of claim_spans; quantity is NULL but for the role "quantity". */
static int add_span(struct store *store, const struct document *doc, int64_t claim, const char *role,
	uint32_t ordinal, struct span span, const struct quantity *quantity, struct err *err)
{
	struct query query = query_begin(store, STMT_CLAIM_SPAN_INSERT);
	struct code_points at = code_points(doc, span);

	query_int(&query, claim);
	query_words(&query, str_of(role));
	query_int(&query, (int64_t)ordinal + 1);
	query_int(&query, at.start);
	query_int(&query, at.end);
	if (quantity) {
		query_real(&query, quantity->low);
		query_real(&query, quantity->high);
		query_int(&query, quantity->approximate);
		query_str(&query, quantity->unit);
	}
	return query_run(&query, err);
}

static int add_spans(struct store *store, const struct document *doc, int64_t claim, const char *role,
	const struct span_vec *spans, struct err *err)
{
	for (uint32_t i = 0; i < spans->n; i++)
		if (!span_empty(spans->v[i]) && add_span(store, doc, claim, role, i, spans->v[i], NULL, err))
			return -1;
	return 0;
}

static int add_parts(struct store *store, const struct document *doc, uint32_t index, int64_t article,
	int64_t id, struct err *err)
{
	const struct claim *claim = &doc->claims.v[index];
	const struct attribution *attribution = &doc->attributions.v[claim->attribution];

	if (add_spans(store, doc, id, "source", &attribution->source_spans, err) ||
		add_spans(store, doc, id, "content", &attribution->content, err))
		return -1;
	if (!span_empty(attribution->cue) && add_span(store, doc, id, "cue", 0, attribution->cue, NULL, err))
		return -1;
	for (uint32_t i = 0; i < claim->quantities.n; i++) {
		const struct quantity *quantity = &claim->quantities.v[i];

		if (!span_empty(quantity->span) &&
			add_span(store, doc, id, "quantity", i, quantity->span, quantity, err))
			return -1;
	}
	return claim_sources_add(store, doc, article, id, &attribution->sources, err);
}

int claims_add(struct store *store, const struct document *doc, int64_t article,
	const struct claim_place *places, struct id_vec *ids, struct err *err)
{
	static const struct claim_place nowhere;

	for (uint32_t i = 0; i < doc->claims.n; i++) {
		uint32_t via = doc->claims.v[i].via;
		int64_t id;

		/* An outer claim stands before those nested in it. */
		assert(via == INDEX_NONE || via < i);
		if (add_claim(store, doc, i, article, via == INDEX_NONE ? 0 : ids->v[via],
			    places ? &places[i] : &nowhere, &id, err))
			return -1;
		vec_push(doc->arena, ids, id);
		if (add_parts(store, doc, i, article, ids->v[i], err))
			return -1;
	}
	return 0;
}
