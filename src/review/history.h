#ifndef REVIEW_HISTORY_H
#define REVIEW_HISTORY_H

#include "review/view.h"

/*
 * What keys decide, stored at once and told in the last line. `kind` is the id's letter: 'c' a claim, 'x' a
 * conflict. An id of 0 (an empty list) does nothing.
 */

/* Then on to the next row. */
int review_decide(
	struct review *review, char kind, int64_t id, const char *what, const char *value, struct err *err);

/* Ask for what is needed, then decide. */
int review_note(struct review *review, char kind, int64_t id, struct err *err);
int review_check(struct review *review, int64_t claim, struct err *err);
int review_edit(struct review *review, int64_t claim, struct err *err);
int review_source(struct review *review, int64_t claim, struct err *err);
int review_dismiss(struct review *review, int64_t conflict, struct err *err);
int review_new_claim(struct review *review, int64_t claim, struct err *err);
int review_merge(struct review *review, int64_t source, struct err *err);
int review_rename(struct review *review, int64_t source, struct err *err);
int review_new_conflict(struct review *review, int64_t claim, struct err *err);

/* Take back the last change, or make it again. */
int review_undo(struct review *review, bool redo, struct err *err);

/* The conflicts of a claim, in their view. */
int review_conflicts_of(struct review *review, int64_t claim, struct err *err);

/* A citation in the last line, for the terminal's own copying. */
int review_cite(struct review *review, char kind, int64_t id, struct err *err);

/* A command of the shell, typed. */
int review_command(struct review *review, struct err *err);

/* "12 of 40 decided, 3 in this session" */
void review_progress(struct review *review, struct strbuf *out);

#endif
