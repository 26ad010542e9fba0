#ifndef TEXT_DATES_H
#define TEXT_DATES_H

#include "text/document.h"

enum date_kind {
	DATE_DAY,        /* Feb. 15; 15 February 2025; 2025-02-15 */
	DATE_MONTH,      /* February, February 2025 */
	DATE_YEAR,       /* in 2023 */
	DATE_WEEKDAY,    /* Wednesday */
	DATE_NEAR_DAY,   /* yesterday: shift in days */
	DATE_NEAR_MONTH, /* last month: shift in months */
	DATE_NEAR_YEAR,  /* next year: shift in years */
	DATE_VAGUE,      /* last week, last Wednesday: a time, but no one day */
};

/* A time expression: what its words say, before it is held against the day of publication. */
struct date_mention {
	uint32_t first, end; /* tokens */
	enum date_kind kind;
	int year, month, day; /* 0: not said */
	int weekday;          /* 1 Monday to 7 Sunday */
	int shift;
};

/* Which way from the day of publication a date without a year, or a weekday, lies. */
enum date_tense { DATE_PAST, DATE_FUTURE };

/* The time expression that starts with token `at` and ends before token `end`; false when there is none. */
bool date_at(const struct document *doc, uint32_t at, uint32_t end, struct date_mention *out);

/*
 * The ISO date, month (2025-02) or year of a mention, in `arena`; {0} where the words do not fix one or the
 * day of publication, on which they lean, is unknown. A weekday of the past is the most recent one on or
 * before the day of publication.
 */
struct str date_resolve(
	const struct date_mention *mention, struct str published, enum date_tense tense, struct arena *arena);

/* Days from one ISO date to another, either way; -1 when one of them is no full date. */
long date_distance(struct str a, struct str b);

/* Do two ISO dates of any precision name different times? 2025-02 and 2025-02-15 do not. {0} never does. */
bool date_differs(struct str a, struct str b);

#endif
