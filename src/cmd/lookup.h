#ifndef CMD_LOOKUP_H
#define CMD_LOOKUP_H

#include "cmd/family.h"
#include "conflict/conflict.h"
#include "store/store.h"

/*
 * The stored claims of other articles to hold against each of one article's: candidates[i] (empty before) for
 * fresh->v[i]. Only claims with an id below `before`, none of other printings of its story. Keeps the terms
 * by which the article's claims will be found themselves, so it belongs into the transaction that adds them.
 * Everything is in `arena`.
 */
int lookup_candidates(struct store *store, const struct family *family, const struct statement_vec *fresh,
	int64_t before, struct arena *arena, struct statement_vec *candidates, struct err *err);

/*
 * Make and keep the terms of a stored claim, appended to `terms`. One that states nothing, or that another
 * printing of its story has, gets none: it is not looked up, and not found.
 */
int lookup_terms(struct store *store, const struct statement *statement, struct arena *arena,
	struct str_vec *terms, struct err *err);

/* How near two stored articles are in what they tell: what either finds of the other, 0 where it finds it
 * not. */
int lookup_nearness(
	struct store *store, int64_t a, int64_t b, struct arena *arena, float *nearness, struct err *err);

/* Make the terms of claims that have none, as after an update of the database. In transactions of its own. */
int lookup_catch_up(struct store *store, struct err *err);

#endif
