#include <stdlib.h>

#include "base/utf8.h"
#include "store/decisions.h"
#include "store/register.h"

/*
 * An article that is read again: its claims keep their rows, and with them ids, conflicts and decisions,
 * where the same words are found again or nearly the same.
 */

/* How far apart two edges may lie, in code points, and how many new claims are looked at for an old one. */
enum { EDGE_MAX = 40, LOOKED_AT = 64 };

/* What decisions hold on to: a stored claim, or only decisions that have lost theirs. */
struct old_claim {
	int64_t id;            /* 0: no claim any more */
	struct str key, spans; /* spans: as found, which may not be the key's */
	struct span first;     /* of spans */
	bool given, taken;
};

VEC_DECLARE(old_vec, struct old_claim);

struct new_claim {
	uint32_t index;
	struct str spans;
	struct span first;
	bool taken;
};

struct again {
	struct store *store;
	int64_t article;
	const struct document *doc;
	struct arena *arena;
	struct old_vec old;
	struct new_claim *claims; /* [doc->claims.n] */
	struct claim_place *places;
	struct store_again *result;
};

static int run_on(struct store *store, enum decide_stmt stmt, int64_t id, struct err *err)
{
	struct query query = decide_query(store, stmt);

	query_int(&query, id);
	return query_run(&query, err);
}

/* ---- what there is ---- */

static struct span first_of(struct str spans, struct arena *arena)
{
	struct span_vec fragments;

	return excerpt_parse(spans, arena, &fragments) ? fragments.v[0] : (struct span){ 0, 0 };
}

/* Edited claims are as found first. */
static int restore_all(struct again *again, struct err *err)
{
	struct query query = decide_query(again->store, DECIDE_EDITED_OF_ARTICLE);
	struct id_vec claims = { 0 };
	int rc;

	query_int(&query, again->article);
	while ((rc = query_row(&query, err)) == 1)
		vec_push(again->arena, &claims, query_get_int(&query, 0));
	for (uint32_t i = 0; i < claims.n && !rc; i++)
		rc = edits_restore(again->store, claims.v[i], again->arena, err);
	return rc;
}

static int read_old(struct again *again, struct err *err)
{
	struct query query = decide_query(again->store, DECIDE_OLD_CLAIMS);
	struct arena *arena = again->arena;
	int rc;

	query_int(&query, again->article);
	while ((rc = query_row(&query, err)) == 1) {
		struct old_claim old = { .id = query_get_int(&query, 0),
			.key = query_get_str(&query, 1, arena),
			.spans = query_get_str(&query, 2, arena),
			.given = query_get_int(&query, 3) };

		old.first = first_of(old.spans, arena);
		vec_push(arena, &again->old, old);
	}
	return rc;
}

static void read_new(struct again *again)
{
	const struct document *doc = again->doc;

	again->claims = ARENA_ARRAY(again->arena, struct new_claim, doc->claims.n + 1);
	again->places = ARENA_ARRAY(again->arena, struct claim_place, doc->claims.n + 1);
	for (uint32_t i = 0; i < doc->claims.n; i++) {
		const struct attribution *attribution = &doc->attributions.v[doc->claims.v[i].attribution];

		again->claims[i].index = i;
		again->claims[i].spans = claim_offsets(doc, &attribution->content);
		again->claims[i].first = first_of(again->claims[i].spans, again->arena);
	}
}

/* ---- the same words ---- */

static int by_old_spans(const void *a, const void *b)
{
	const struct old_claim *x = a, *y = b;
	int order = str_compare(x->spans, y->spans);

	return order ? order : (x->id > y->id) - (x->id < y->id);
}

static int by_new_spans(const void *a, const void *b)
{
	const struct new_claim *x = a, *y = b;
	int order = str_compare(x->spans, y->spans);

	return order ? order : (x->index > y->index) - (x->index < y->index);
}

static void take(struct again *again, struct old_claim *old, struct new_claim *found)
{
	old->taken = found->taken = true;
	again->places[found->index] = (struct claim_place){ old->id, old->id ? (struct str){ 0 } : old->key };
}

static void match_same(struct again *again)
{
	uint32_t n = again->doc->claims.n, i = 0, k = 0;

	if (again->old.n)
		qsort(again->old.v, again->old.n, sizeof *again->old.v, by_old_spans);
	if (n)
		qsort(again->claims, n, sizeof *again->claims, by_new_spans);
	while (i < again->old.n && k < n) {
		int order = str_compare(again->old.v[i].spans, again->claims[k].spans);

		if (!order) {
			again->result->same += again->old.v[i].id != 0;
			again->result->back += again->old.v[i].id == 0;
			take(again, &again->old.v[i], &again->claims[k]);
		}
		i += order <= 0;
		k += order >= 0;
	}
}

/* ---- nearly the same words ---- */

static int by_old_place(const void *a, const void *b)
{
	const struct old_claim *x = a, *y = b;

	return (x->first.start > y->first.start) - (x->first.start < y->first.start);
}

static int by_new_place(const void *a, const void *b)
{
	const struct new_claim *x = a, *y = b;

	return (x->first.start > y->first.start) - (x->first.start < y->first.start);
}

static uint32_t apart(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

/* Between two edges there is one word at most. */
static bool near_edge(const struct document *doc, uint32_t a, uint32_t b)
{
	struct str between;
	bool in_word = false;
	int words = 0;

	if (apart(a, b) > EDGE_MAX)
		return false;
	between = document_slice(doc, store_byte_span(doc, a < b ? a : b, a < b ? b : a));
	for (size_t at = 0; at < between.n;) {
		uint32_t cp;
		bool letter;

		at += utf8_decode(between.p + at, between.n - at, &cp);
		letter = cp != UTF8_INVALID &&
			 (utf8_is_letter(cp) || utf8_is_digit(cp) || cp == '\'' || cp == 0x2019);
		words += letter && !in_word;
		in_word = letter;
	}
	return words <= 1;
}

static bool is_near(const struct again *again, struct str a, struct str b)
{
	struct span_vec x, y;

	if (!excerpt_parse(a, again->arena, &x) || !excerpt_parse(b, again->arena, &y) || x.n != y.n)
		return false;
	for (uint32_t i = 0; i < x.n; i++)
		if (!near_edge(again->doc, x.v[i].start, y.v[i].start) ||
			!near_edge(again->doc, x.v[i].end, y.v[i].end))
			return false;
	return true;
}

/* The nearest claim that no other row has, from place `from` on; NULL for none. */
static struct new_claim *nearest(struct again *again, const struct old_claim *old, uint32_t from)
{
	struct new_claim *best = NULL;

	for (uint32_t k = from; k < again->doc->claims.n && k - from < LOOKED_AT; k++) {
		struct new_claim *claim = &again->claims[k];

		if (claim->first.start > old->first.start + EDGE_MAX)
			break;
		if (claim->taken || !is_near(again, old->spans, claim->spans))
			continue;
		if (!best || apart(claim->first.start, old->first.start) <
				     apart(best->first.start, old->first.start))
			best = claim;
	}
	return best;
}

static void match_near(struct again *again)
{
	uint32_t n = again->doc->claims.n, from = 0;

	if (!again->old.n || !n)
		return;
	qsort(again->old.v, again->old.n, sizeof *again->old.v, by_old_place);
	qsort(again->claims, n, sizeof *again->claims, by_new_place);
	for (uint32_t i = 0; i < again->old.n; i++) {
		struct old_claim *old = &again->old.v[i];
		struct new_claim *claim;

		while (from < n && again->claims[from].first.start + EDGE_MAX < old->first.start)
			from++;
		if (old->taken || old->given)
			continue;
		claim = nearest(again, old, from);
		if (!claim)
			continue;
		take(again, old, claim);
		again->result->near++;
	}
}

/* ---- writing ---- */

/* After the new ones came, so that none of them gets the id of one that goes. */
static int drop_unfound(struct again *again, struct err *err)
{
	for (uint32_t i = 0; i < again->old.n; i++) {
		const struct old_claim *old = &again->old.v[i];

		if (!old->id || old->taken || old->given)
			continue;
		again->result->gone++;
		if (run_on(again->store, DECIDE_CLAIM_DROP, old->id, err))
			return -1;
	}
	return 0;
}

/* Claims that a person found stand behind the others. */
static int number_given(struct again *again, struct err *err)
{
	int64_t ordinal = again->doc->claims.n;

	for (uint32_t i = 0; i < again->old.n; i++) {
		const struct old_claim *old = &again->old.v[i];
		struct query query;

		if (!old->given || old->taken)
			continue;
		query = decide_query(again->store, DECIDE_CLAIM_NUMBER);
		query_int(&query, old->id);
		query_int(&query, ++ordinal);
		if (query_run(&query, err))
			return -1;
	}
	return 0;
}

/* Sources that were here before have their rows already: their new claims go there too. */
static int settle_sources(struct again *again, struct err *err)
{
	struct query query = decide_query(again->store, DECIDE_APPEARANCES);
	struct id_vec all = { 0 };
	int rc;

	query_int(&query, again->article);
	while ((rc = query_row(&query, err)) == 1)
		vec_push(again->arena, &all, query_get_int(&query, 0));
	for (uint32_t i = 0; i < all.n && !rc; i++)
		rc = settle_new(again->store, all.v[i], again->arena, err);
	return rc;
}

static int write_all(struct again *again, struct id_vec *ids, struct err *err)
{
	struct store *store = again->store;
	const struct document *doc = again->doc;
	struct query query;

	if (run_on(store, DECIDE_CLAIMS_LOOSEN, again->article, err) ||
		run_on(store, DECIDE_WARNINGS_CLEAR, again->article, err) ||
		run_on(store, DECIDE_SOURCING_CLEAR, again->article, err) ||
		claims_add(store, doc, again->article, again->places, ids, err) || drop_unfound(again, err) ||
		number_given(again, err) || register_article(store, again->article, again->arena, err) ||
		settle_sources(again, err) || warnings_add(store, doc, again->article, ids, err) ||
		decisions_apply(store, again->article, doc->sha256, again->arena, err))
		return -1;
	query = decide_query(store, DECIDE_ISSUES_DROP_EMPTY);
	return query_run(&query, err) || run_on(store, DECIDE_APPEARANCES_DROP_UNUSED, again->article, err)
		       ? -1
		       : 0;
}

int store_read_again(struct store *store, int64_t article, const struct document *doc, struct id_vec *ids,
	struct store_again *result, struct err *err)
{
	struct again again = {
		.store = store, .article = article, .doc = doc, .arena = doc->arena, .result = result
	};

	*ids = (struct id_vec){ 0 };
	*result = (struct store_again){ 0 };
	if (restore_all(&again, err) || read_old(&again, err))
		return -1;
	read_new(&again);
	match_same(&again);
	match_near(&again);
	result->fresh = doc->claims.n - result->same - result->near - result->back;
	return write_all(&again, ids, err);
}
