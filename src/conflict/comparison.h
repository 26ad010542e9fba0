#ifndef CONFLICT_COMPARISON_H
#define CONFLICT_COMPARISON_H

#include "conflict/detectors.h"
#include "conflict/segment.h"

/*
 * May token i of pair->a and token j of pair->b clash: are they told as facts, of one thing, with enough in
 * common around them? common: what their sentences share beside the two.
 */
bool comparison_of_words(const struct pair *pair, uint32_t i, uint32_t j, struct common *common);

/* In one article, in one paragraph or the next. */
bool comparison_beside(const struct pair *pair);

#endif
