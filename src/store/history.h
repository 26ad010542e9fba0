#ifndef STORE_HISTORY_H
#define STORE_HISTORY_H

#include "store/store.h"

/*
 * What people decide, and the history that undo walks. A step is what a person did at one time: a summary in
 * words, and the values it set, each with the one before it. Decisions are held by article hash and place,
 *not by row, so that they outlive a second reading of the article.
 *
 *	if (history_begin(&history, store, who, STR("c12 is accepted"), err) ||
 *		history_set(&history, &key, STR("accepted"), err) || history_end(&history, err))
 *		history_abandon(&history);
 *
 * The transaction is the step's: history_begin waits for other programs (ERR_BUSY after some seconds).
 */
enum history_subject { HISTORY_CLAIM, HISTORY_CONFLICT, HISTORY_SOURCE, HISTORY_ARTICLE };

/* What is decided on. Strings are the caller's. */
struct history_key {
	enum history_subject subject;
	/* claim: its article's hash and spans; conflict: claim_a's; source: hash and source_decisions.source
	 */
	struct str sha256, place;
	/* conflict: claim_b's; source: other_place is what it is written as, of a split */
	struct str other_sha256, other_place;
	struct str kind; /* status, check_status, note, ... of `decisions`; merge, split, rename */
};

/* The key of a stored claim or conflict, without its kind; strings in `arena`. *found: is it there? */
int history_claim_key(struct store *store, int64_t claim, struct arena *arena, struct history_key *key,
	bool *found, struct err *err);
int history_conflict_key(struct store *store, int64_t conflict, struct arena *arena, struct history_key *key,
	bool *found, struct err *err);

struct history {
	struct store *store;
	struct str who, summary; /* the caller's, until history_end */
	int64_t step;            /* 0: nothing was set yet */
};

int history_begin(
	struct history *history, struct store *store, struct str who, struct str summary, struct err *err);

/* The value that holds, {0} for none; in `arena`. */
int history_get(struct store *store, const struct history_key *key, struct arena *arena, struct str *value,
	struct err *err);

/*
 * Set a decision, {0} takes it back. A value that holds already is no change. What was undone before can no
 * longer be done again.
 */
int history_set(struct history *history, const struct history_key *key, struct str value, struct err *err);

/* The same for a decision that somebody made earlier, on words that stand elsewhere now. */
int history_carry(struct history *history, const struct history_key *key, struct str value, struct str who,
	struct str when, struct err *err);

/* Commit; a step that changed nothing leaves no trace. After -1 the caller abandons. */
int history_end(struct history *history, struct err *err);
void history_abandon(struct history *history);

/*
 * Take back the last step that holds, or do the first one again that was taken back, in a transaction of its
 * own. *summary: that step's, in `arena`. 1; 0 when there is none; -1.
 */
int history_undo(
	struct store *store, struct str who, struct arena *arena, struct str *summary, struct err *err);
int history_redo(
	struct store *store, struct str who, struct arena *arena, struct str *summary, struct err *err);

#endif
