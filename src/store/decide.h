#ifndef STORE_DECIDE_H
#define STORE_DECIDE_H

#include "store/store.h"

/*
 * What a person decides on a claim or a conflict. Each function is one step of the history (history.h), in a
 * transaction of its own; `who` may be {0}. Strings that are given back are in `arena`. ERR_USAGE, with
 * nothing changed, for a value that is none.
 */
struct decision {
	const char *what; /* of claims: status, check_status, evidence, check_method, checked_at, note, claim,
			     spans, source; of conflicts: status, dismissed_for, note, evidence,
			     check_method, checked_at; of articles: date, outlet, title, author, url */
	struct str value; /* {0} or "": taken away */
};

enum { N_DISMISSALS = 5 };

/* Why a conflict is none: the values of dismissed_for. */
extern const char *const dismissals[N_DISMISSALS];

/*
 * Decide on the claim ('c') or conflict ('x') of this id. *summary: what it did, in words ("c12 is
 * accepted"), {0} when the row is not there.
 */
int decide(struct store *store, struct str who, char kind, int64_t id, const struct decision *decisions,
	int n, struct arena *arena, struct str *summary, struct err *err);

/* The same on several rows at once, also articles ('a'): one step. Those that are not there are left out. */
struct decide_target {
	char kind;
	int64_t id;
};

int decide_all(struct store *store, struct str who, const struct decide_target *targets, int n_targets,
	const struct decision *decisions, int n, struct arena *arena, struct str *summary, struct err *err);

/* What decide_all would do, a line each, in `arena`; *missing: the first row that is not there, -1 for none.
 */
int decide_preview(struct store *store, const struct decide_target *targets, int n_targets,
	const struct decision *decisions, int n, struct arena *arena, struct str_vec *lines, int *missing,
	struct err *err);

/* What can be decided on an id of this letter: "status, note, ...", NUL-terminated. */
struct str decide_kinds(struct arena *arena, char kind);

/*
 * Record a claim that a person found, at code points of its article. source: a name, "s12", several with "; "
 * between, or empty.
 */
int decide_new_claim(struct store *store, struct str who, int64_t article, uint32_t start, uint32_t end,
	struct str source, struct arena *arena, int64_t *claim, struct str *summary, struct err *err);

/* Record a conflict that a person found between two claims. */
int decide_new_conflict(struct store *store, struct str who, int64_t a, int64_t b, struct str reason,
	struct arena *arena, int64_t *conflict, struct str *summary, struct err *err);

#endif
