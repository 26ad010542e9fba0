#ifndef TEXT_PLACES_H
#define TEXT_PLACES_H

#include "text/document.h"

/* A name of a country, region or town that places.def knows. */
struct place_mention {
	uint32_t first, end; /* tokens */
	const char *name;    /* the one that stands for its aliases, folded */
};

/* The longest name that begins at token `at` and ends before `end`; false where none does. */
bool place_at(const struct document *doc, uint32_t at, uint32_t end, struct place_mention *out);

/* Is the one in the other, or are they one? By names as place_at gives them. */
bool place_within(const char *inner, const char *outer);

/* For tests: is the table sorted, and does each larger place stand in it? */
bool places_sorted(void);

#endif
