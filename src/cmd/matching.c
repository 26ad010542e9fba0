#include "cmd/matching.h"

#include <stdlib.h>

#include "claim/claim.h"
#include "cmd/lookup.h"
#include "cmd/pair_scores.h"
#include "cmd/whole.h"

/* What two claims that other printings of the story have too say of each other is told there already. */
static bool told_already(const struct conflict *conflict)
{
	return conflict->a->in_copy && conflict->b->in_copy;
}

static int read_fresh(struct store *store, const struct document *doc, const struct family *family,
	const struct id_vec *ids, struct statement_vec *fresh, struct err *err)
{
	for (uint32_t i = 0; i < ids->n; i++) {
		struct statement statement = claim_statement(doc, i, doc->arena);

		statement.claim_id = ids->v[i];
		statement.article_id = family->article;
		if (store_source_ids(store, &statement, doc->arena, err) ||
			family_claim(store, family, &statement, doc->arena, err))
			return -1;
		vec_push(doc->arena, fresh, statement);
	}
	return 0;
}

static int find(struct store *store, const struct pair_model *pairs, const struct document *doc,
	const struct family *family, const struct id_vec *ids, int64_t before, struct conflict_vec *found,
	struct err *err)
{
	struct statement_vec *fresh = ARENA_NEW(doc->arena, struct statement_vec);
	struct statement_vec *candidates = ARENA_ARRAY(doc->arena, struct statement_vec, ids->n + 1);
	struct pair_scores scores;
	struct conflict_input input = { fresh, candidates, pair_scores_begin(&scores, pairs, doc) };

	if (read_fresh(store, doc, family, ids, fresh, err) ||
		lookup_candidates(store, family, fresh, before, doc->arena, candidates, err))
		return -1;
	for (uint32_t i = 0; i < fresh->n; i++)
		if (family_agrees(store, &fresh->v[i], &candidates[i], doc->arena, err))
			return -1;
	conflict_find(&input, doc->arena, found);
	return 0;
}

static int add_all(struct store *store, const struct conflict_vec *found, struct matching_counts *counts,
	struct err *err)
{
	for (uint32_t i = 0; i < found->n; i++) {
		bool added;

		if (told_already(&found->v[i]))
			continue;
		if (store_add_conflict(store, &found->v[i], &added, err))
			return -1;
		counts->flagged += added && found->v[i].tier == TIER_FLAGGED;
	}
	return 0;
}

int matching_article(struct store *store, const struct pair_model *pairs, const struct document *doc,
	const struct family *family, const struct id_vec *ids, int64_t before, struct matching_counts *counts,
	struct err *err)
{
	struct conflict_vec found = { 0 };

	if (find(store, pairs, doc, family, ids, before, &found, err))
		return -1;
	return add_all(store, &found, counts, err);
}

/* ---- read again ---- */

/* Claims a and b, whichever way, with a below b. */
static int by_pair(const void *key, const void *conflict)
{
	const struct store_pair *pair = key;
	const struct conflict *const *one = conflict;
	int64_t a = (*one)->a->claim_id, b = (*one)->b->claim_id;
	int64_t low = a < b ? a : b, high = a < b ? b : a;

	if (pair->claim_a != low)
		return pair->claim_a < low ? -1 : 1;
	return (pair->claim_b > high) - (pair->claim_b < high);
}

static int by_claims(const void *a, const void *b)
{
	const struct conflict *const *x = a;
	int64_t first = (*x)->a->claim_id, second = (*x)->b->claim_id;
	struct store_pair key = { .claim_a = first < second ? first : second,
		.claim_b = first < second ? second : first };

	return by_pair(&key, b);
}

struct again {
	struct store *store;
	const struct document *doc;
	int64_t article;
	const struct conflict **found; /* [n], by their claims */
	uint32_t n;
	struct matching_counts *counts;
};

static const struct conflict *found_again(const struct again *again, const struct store_pair *pair)
{
	struct store_pair key = { .claim_a = pair->claim_a < pair->claim_b ? pair->claim_a : pair->claim_b,
		.claim_b = pair->claim_a < pair->claim_b ? pair->claim_b : pair->claim_a };
	const struct conflict **one;

	if (!again->n)
		return NULL;
	one = bsearch(&key, again->found, again->n, sizeof *again->found, by_pair);
	return one ? *one : NULL;
}

/* The pair as it is compared when the article of `whole` is the one at hand. */
static int compares(
	struct again *again, int64_t whole, int64_t other, float *nearness, bool *there, struct err *err)
{
	struct arena *arena = again->doc->arena;
	struct statement a, b;
	struct conflict conflict;
	bool found_a, found_b;

	*there = false;
	if (whole_statement(again->store, whole, arena, &a, &found_a, err) ||
		store_statement(again->store, other, arena, &b, &found_b, err))
		return -1;
	if (!found_a || !found_b || a.article_id == b.article_id)
		return 0;
	if (*nearness < 0 && lookup_nearness(again->store, a.article_id, b.article_id, arena, nearness, err))
		return -1;
	a.nearness = *nearness;
	*there = conflict_compare(&a, &b, arena, &conflict);
	return 0;
}

/* Two articles may find each other from one side alone. */
static int still_there(struct again *again, const struct store_pair *pair, bool *there, struct err *err)
{
	float nearness = -1;

	if (compares(again, pair->claim_a, pair->claim_b, &nearness, there, err))
		return -1;
	return *there ? 0 : compares(again, pair->claim_b, pair->claim_a, &nearness, there, err);
}

static int settle(struct again *again, const struct store_pair *pair, struct err *err)
{
	const struct conflict *found = found_again(again, pair);
	bool there;

	/* what two articles make of it leans on how near they are, which each sees in its own way */
	if (found)
		return found->a->article_id == found->b->article_id
			       ? store_renew_conflict(again->store, pair, found, err)
			       : 0;
	if (still_there(again, pair, &there, err))
		return -1;
	again->counts->withdrawn += !there;
	return there ? 0 : store_withdraw_conflict(again->store, pair, err);
}

static int settle_all(struct again *again, const struct conflict_vec *found, struct err *err)
{
	struct store_pair_vec pairs = { 0 };

	again->found = ARENA_ARRAY(again->doc->arena, const struct conflict *, found->n + 1);
	for (uint32_t i = 0; i < found->n; i++)
		again->found[again->n++] = &found->v[i];
	if (again->n)
		qsort(again->found, again->n, sizeof *again->found, by_claims);
	if (store_undecided_pairs(again->store, again->article, again->doc->arena, &pairs, err))
		return -1;
	for (uint32_t i = 0; i < pairs.n; i++)
		if (settle(again, &pairs.v[i], err))
			return -1;
	return 0;
}

int matching_again(struct store *store, const struct pair_model *pairs, const struct document *doc,
	const struct family *family, const struct id_vec *ids, struct matching_counts *counts,
	struct err *err)
{
	struct again again = { .store = store, .doc = doc, .article = family->article, .counts = counts };
	struct conflict_vec found = { 0 };

	if (find(store, pairs, doc, family, ids, INT64_MAX, &found, err) || settle_all(&again, &found, err))
		return -1;
	return add_all(store, &found, counts, err);
}
