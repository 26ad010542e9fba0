#ifndef CONFLICT_COMPARISON_H
#define CONFLICT_COMPARISON_H

#include "conflict/detectors.h"
#include "conflict/segment.h"

/*
 * May token i of pair->a and token j of pair->b clash: are they told as facts, of one thing, with enough in
 * common around them? common: what their sentences share beside the two.
 */
bool comparison_of_words(const struct pair *pair, uint32_t i, uint32_t j, struct common *common);

/* Of whom a clause denies all ("no director was charged"): does the other side speak of them in the sentence
 * of `at`? */
bool comparison_of_denied(const struct proposition *yes, uint32_t at, const struct proposition *no,
	const struct clause *denied);

/* The score of a clash that may be of two things: shown on request. */
extern const float comparison_doubtful;

/* In one article, in one paragraph or the next. */
bool comparison_beside(const struct pair *pair);

#endif
