#ifndef TEXT_LAYOUT_H
#define TEXT_LAYOUT_H

#include "text/calendar.h"
#include "text/document.h"

/*
 * Lines of an article that are not its copy, recognised by their form alone. `text` is cut at the paragraph's
 * end, `at` is where it starts.
 */

struct dateline {
	struct span span; /* "GENEVA, June 4 (Reuters)" */
	struct span date; /* of the day in it; empty where there is none */
	struct calendar_day day;
};

/* Returns where the sentence behind the dateline starts, `at` when there is no dateline. */
size_t dateline_read(struct str text, size_t at, struct dateline *dateline);

/*
 * "By Jane Doe and John Roe, Staff Writers": sets *names, empty for a line without any ("Associated Press").
 * False when the whole paragraph is no byline.
 */
bool byline_read(struct str text, size_t at, struct span *names);

/* "Reporting by Jane Doe; Editing by John Roe", "Jane Doe contributed to this report." names may be left
 * empty. */
bool credit_read(struct str text, size_t at, struct span *names);

/* "ADVERTISEMENT", "* * *", "Read more: ...", "Published: March 6, 2025 10:30 a.m." */
bool furniture_is(struct str text, size_t at);

/* A paragraph that is a date and little else; *date is the day's place. */
bool dateonly_read(struct str text, size_t at, struct span *date, struct calendar_day *day);

/* Has the paragraph the form of a headline: short, no full stop, or Every Main Word a Capital? */
bool headline_is(struct arena *arena, struct str text, size_t at);

#endif
