#ifndef TEXT_QUANTITIES_H
#define TEXT_QUANTITIES_H

#include "text/document.h"

/*
 * Stated amounts in tokens [first, end) of doc, appended in text order: "at least 180 people", "$1.2
 * million", "between 10 and 20 percent". Dates, years, ordinals, ages, clock times, scores and numbers that
 * only name a thing ("Flight 370") are none; nor is an amount whose unit cannot be told.
 */
void text_quantities(const struct document *doc, uint32_t first, uint32_t end, struct arena *arena,
	struct quantity_vec *out);

/*
 * The amount that begins at token `at` and ends before `end`; *next is behind it. As above, and also a number
 * whose unit is not said ("put the crowd at 9,000": unit {0}) and a fraction ("a third of": 33 percent,
 * about). False where none begins there, or a date does.
 */
bool text_amount(const struct document *doc, uint32_t at, uint32_t end, struct quantity *out, uint32_t *next);

#endif
