#ifndef TEXT_CALENDAR_H
#define TEXT_CALENDAR_H

#include "base/str.h"

/* A day as metadata writes it; 0 is what it leaves out. */
struct calendar_day {
	int year, month, day;
};

/*
 * Read "2025-03-06", "[Thursday,] March 6[, 2025]" or "6 March [2025]" at byte `at`. Returns the byte behind
 * it, `at` when there is no such day or it is not one of the calendar.
 */
size_t calendar_read(struct str text, size_t at, struct calendar_day *day);

/* The ISO date, {0} unless year, month and day are all known. */
struct str calendar_iso(struct arena *arena, struct calendar_day day);

/* Is the word the name of a weekday, in full or cut short? */
bool calendar_is_weekday(struct str word);

#endif
