#include "cmd/matching.h"

#include "claim/claim.h"
#include "cmd/lookup.h"

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

int matching_article(struct store *store, const struct document *doc, const struct family *family,
	const struct id_vec *ids, int64_t before, uint64_t *n_flagged, struct err *err)
{
	struct statement_vec fresh = { 0 },
			     *candidates = ARENA_ARRAY(doc->arena, struct statement_vec, ids->n);
	struct conflict_input input = { &fresh, candidates };
	struct conflict_vec found = { 0 };

	if (read_fresh(store, doc, family, ids, &fresh, err) ||
		lookup_candidates(store, family, &fresh, before, doc->arena, candidates, err))
		return -1;
	for (uint32_t i = 0; i < fresh.n; i++)
		if (family_agrees(store, &fresh.v[i], &candidates[i], doc->arena, err))
			return -1;
	conflict_find(&input, doc->arena, &found);
	for (uint32_t i = 0; i < found.n; i++) {
		bool added;

		if (told_already(&found.v[i]))
			continue;
		if (store_add_conflict(store, &found.v[i], &added, err))
			return -1;
		*n_flagged += added && found.v[i].tier == TIER_FLAGGED;
	}
	return 0;
}
