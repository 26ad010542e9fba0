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

#endif
