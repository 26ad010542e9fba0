#ifndef CONFLICT_MOMENT_H
#define CONFLICT_MOMENT_H

#include "conflict/proposition.h"

/*
 * The times that a proposition gives for what it tells, as closed intervals: "not until May 3" has no end,
 * "by June" no beginning, "in the middle of August" lies within the month. Days are numbers that sort as
 * their ISO dates do (20240503; May is 20240500 to 20240531); a weekday or a day without a year only compares
 * with its like.
 */
enum moment_scale { SCALE_DATE, SCALE_DAY_OF_YEAR, SCALE_WEEKDAY };

struct moment {
	uint32_t first, end; /* tokens, with the words that bound it */
	uint32_t said;       /* first token to show: its negation, where there is one */
	enum moment_scale scale;
	long low, high; /* LONG_MIN, LONG_MAX: open */
	bool loose;     /* names another thing ("Monday's debate"), or ends a span of time */
	bool latest;    /* of the last time that it happened: last paid in May, not paid since May */
	struct words_range clause;
};

VEC_DECLARE(moment_vec, struct moment);

/* Up to a dozen, in text order. */
void moments_read(const struct proposition *p, struct arena *arena, struct moment_vec *out);

/* Can the two not be one time? False where they cannot be compared. */
bool moments_apart(const struct moment *a, const struct moment *b);

#endif
