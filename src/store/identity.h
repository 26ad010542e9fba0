#ifndef STORE_IDENTITY_H
#define STORE_IDENTITY_H

#include "store/store.h"

/* What a person says about who is who in the register. */

struct source_row {
	int64_t id;
	int64_t merged_into; /* where its claims are now; 0: with itself */
	struct str name, kind;
	bool named, split; /* split: a person made it */
};

/* *found: there is such a row with claims, or one that was merged. Strings in `arena`. */
int source_row(struct store *store, int64_t id, struct arena *arena, struct source_row *row, bool *found,
	struct err *err);

/*
 * Each is one step of the history (history.h), in a transaction of its own. *summary, in `arena`, says what
 * was done; {0} when there was nothing to do. The rows must be there, and not merged into others.
 */
int source_merge(struct store *store, struct str who, const struct source_row *into,
	const struct source_row *from, struct arena *arena, struct str *summary, struct err *err);

int source_rename(struct store *store, struct str who, const struct source_row *row, struct str name,
	struct arena *arena, struct str *summary, struct err *err);

/*
 * What an article has of a row, or what is called or written `name`, becomes a row of its own, *made.
 * ERR_USAGE when the row has nothing of it, or nothing else.
 */
int source_split_article(struct store *store, struct str who, const struct source_row *row, int64_t article,
	struct arena *arena, struct str *summary, int64_t *made, struct err *err);
int source_split_name(struct store *store, struct str who, const struct source_row *row, struct str name,
	struct arena *arena, struct str *summary, int64_t *made, struct err *err);

/* ---- rows that may be one ---- */

struct proposal {
	int64_t row;
	struct str name, why; /* a clause: "the only full name with “Kell”" */
};

VEC_DECLARE(proposal_vec, struct proposal);

/* Rows that a row may be one with, for a person to decide; at most a few. Costs the same however many there
 * are. */
int source_proposals(
	struct store *store, int64_t row, struct arena *arena, struct proposal_vec *out, struct err *err);

#endif
