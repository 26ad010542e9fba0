#include "cmd/lookup.h"

#include <stdlib.h>

#include "cmd/interrupt.h"

enum {
	CANDIDATES = 40, /* a claim, held against it */
	FOUND = 64,      /* where some may be of other printings of the story */
	CATCH_UP = 500   /* claims in one transaction */
};

static bool states_something(const struct statement *statement)
{
	return statement->stance != STANCE_ASKS && statement->stance != STANCE_REFUSES &&
	       statement->stance != STANCE_ATTITUDE;
}

int lookup_terms(struct store *store, const struct statement *statement, struct arena *arena,
	struct str_vec *terms, struct err *err)
{
	if (states_something(statement) && !statement->in_copy)
		conflict_terms(statement, arena, terms);
	return store_add_terms(store, statement->claim_id, terms, arena, err);
}

/* ---- candidates ---- */

static int by_claim(const void *a, const void *b)
{
	const struct statement *x = a, *y = b;

	return (x->claim_id > y->claim_id) - (x->claim_id < y->claim_id);
}

static int by_number(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Each claim once, in order; those that are not there any more are left out. */
static int load(struct store *store, const struct id_vec *lists, uint32_t n, struct arena *arena,
	struct statement_vec *out, struct err *err)
{
	struct id_vec ids = { 0 };

	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < lists[i].n; k++)
			vec_push(arena, &ids, lists[i].v[k]);
	if (ids.n)
		qsort(ids.v, ids.n, sizeof *ids.v, by_number);
	for (uint32_t i = 0; i < ids.n; i++) {
		struct statement statement;
		bool found;

		if (i && ids.v[i - 1] == ids.v[i])
			continue;
		if (store_statement(store, ids.v[i], arena, &statement, &found, err))
			return -1;
		if (found)
			vec_push(arena, out, statement);
	}
	return 0;
}

static float nearness_of(const struct store_search *search, const struct statement *statement)
{
	for (uint32_t i = 0; i < search->story.n; i++)
		if (search->story.v[i].article == statement->article_id)
			return search->story.v[i].nearness;
	return 0;
}

static void hand_out(const struct statement_vec *loaded, const struct family *family,
	const struct id_vec *ids, struct arena *arena, struct statement_vec *out)
{
	for (uint32_t i = 0; i < ids->n && out->n < CANDIDATES; i++) {
		struct statement key = { .claim_id = ids->v[i] }, *found = NULL;

		if (loaded->n)
			found = bsearch(&key, loaded->v, loaded->n, sizeof *loaded->v, by_claim);
		if (found && family_compares(family, found))
			vec_push(arena, out, *found);
	}
}

int lookup_candidates(struct store *store, const struct family *family, const struct statement_vec *fresh,
	int64_t before, struct arena *arena, struct statement_vec *candidates, struct err *err)
{
	struct str_vec *terms = ARENA_ARRAY(arena, struct str_vec, fresh->n);
	struct id_vec *ids = ARENA_ARRAY(arena, struct id_vec, fresh->n);
	struct store_search search = {
		.terms = terms, .n = fresh->n, .before = before, .max = family->nearest ? FOUND : CANDIDATES
	};
	struct statement_vec loaded = { 0 };

	if (!fresh->n)
		return 0;
	search.article = family->article;
	search.published = fresh->v[0].published;
	for (uint32_t i = 0; i < fresh->n; i++)
		if (lookup_terms(store, &fresh->v[i], arena, &terms[i], err))
			return -1;
	if (store_candidates(store, &search, arena, ids, err) ||
		load(store, ids, fresh->n, arena, &loaded, err))
		return -1;
	for (uint32_t i = 0; i < loaded.n; i++)
		loaded.v[i].nearness = nearness_of(&search, &loaded.v[i]);
	for (uint32_t i = 0; i < fresh->n; i++)
		hand_out(&loaded, family, &ids[i], arena, &candidates[i]);
	return 0;
}

/* ---- how near two articles are ---- */

/* As the search for an article's claims found the other's. */
static int nearness_from(struct store *store, int64_t article, int64_t other, struct arena *arena,
	float *nearness, struct err *err)
{
	struct statement key = { .article_id = other };
	struct id_vec claims = { 0 };
	struct store_search search = { .article = article, .before = INT64_MAX, .max = 1 };
	struct str_vec *terms;
	struct id_vec *found;

	if (store_claim_ids(store, article, arena, &claims, err))
		return -1;
	terms = ARENA_ARRAY(arena, struct str_vec, claims.n + 1);
	found = ARENA_ARRAY(arena, struct id_vec, claims.n + 1);
	for (uint32_t i = 0; i < claims.n; i++) {
		struct statement statement;
		bool is_there;

		if (store_statement(store, claims.v[i], arena, &statement, &is_there, err))
			return -1;
		if (!is_there || !states_something(&statement) || statement.in_copy)
			continue;
		search.published = statement.published;
		conflict_terms(&statement, arena, &terms[i]);
	}
	search.terms = terms;
	search.n = claims.n;
	if (store_candidates(store, &search, arena, found, err))
		return -1;
	*nearness = nearness_of(&search, &key);
	return 0;
}

int lookup_nearness(
	struct store *store, int64_t a, int64_t b, struct arena *arena, float *nearness, struct err *err)
{
	float there, back;

	if (nearness_from(store, a, b, arena, &there, err) || nearness_from(store, b, a, arena, &back, err))
		return -1;
	*nearness = there > back ? there : back;
	return 0;
}

/* ---- claims without terms ---- */

struct backlog {
	struct store *store;
	uint32_t n; /* of claims that were looked at */
};

static int catch_up_some(struct arena *arena, void *context, struct err *err)
{
	struct backlog *backlog = context;
	struct id_vec ids = { 0 };

	if (store_begin(backlog->store, err) ||
		store_without_terms(backlog->store, CATCH_UP, arena, &ids, err))
		return -1;
	backlog->n = ids.n;
	for (uint32_t i = 0; i < ids.n; i++) {
		struct str_vec terms = { 0 };
		struct statement statement;
		bool found;

		if (store_statement(backlog->store, ids.v[i], arena, &statement, &found, err) ||
			lookup_terms(backlog->store, &statement, arena, &terms, err))
			return -1;
	}
	return store_commit(backlog->store, err);
}

int lookup_catch_up(struct store *store, struct err *err)
{
	struct backlog backlog = { store, 0 };

	do {
		if (interrupt_check(err))
			return -1;
		if (arena_run(catch_up_some, &backlog, err)) {
			store_rollback(store);
			return -1;
		}
	} while (backlog.n == CATCH_UP);
	return 0;
}
