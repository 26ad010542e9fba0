#ifndef ATTRIBUTION_COMBINE_H
#define ATTRIBUTION_COMBINE_H

#include "text/document.h"

/*
 * Add to doc->attributions, which the model found, those of n that rules found (with their confidence) that
 * are surer than the model's silence: the plain clauses "..., X said", "said X" and "according to X". What
 * the model gave of their sentence to a cue of another sentence is theirs: "“We knew,” Orr said. “Nobody
 * asked,” Bell said."
 */
void combine(struct document *doc, const struct attribution *by_rule, uint32_t n);

#endif
