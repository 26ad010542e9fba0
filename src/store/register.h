#ifndef STORE_REGISTER_H
#define STORE_REGISTER_H

#include "store/history.h"

/*
 * The register of sources across articles; shared between the files of this room.
 *
 * An appearance is one source as one article has it. The rules choose a row of the register for it
 * (appearances.registered_id); what people decided comes on top: a split takes appearances, or some of their
 * words, to a row of its own, a merge leads from one row to another. claim_sources.source_id is where that
 * ends.
 */

/* One source as one article has it; strings are the caller's. */
struct appearance {
	int64_t id, article;
	struct str name, kind, role, organization;
	struct str aliases; /* joined by "; " */
	bool named;
};

/* Choose rows for the appearances of an article that have none, and apply what people decided. */
int register_article(struct store *store, int64_t article, struct arena *arena, struct err *err);

/* The same for all articles: a database of an older sayso. Its rows keep their ids where they can. */
int register_pending(struct store *store, struct err *err);

/* A decision on a source was written: give the claims to whom they belong now. */
int register_follow(struct store *store, const struct history_key *key, struct str old, struct str value,
	struct err *err);

/* settle.c: the row that a decision's value leads to, 0 when it is not there. */
int settle_find_value(struct store *store, struct str value, int64_t *row, struct err *err);

/* An appearance has its row: apply what people decided about it. */
int settle_new(struct store *store, int64_t appearance, struct arena *arena, struct err *err);

/* An article shows that two rows are one: `row` takes what `also` has, which is no more. */
int settle_absorb(struct store *store, int64_t row, int64_t also, struct err *err);

#endif
