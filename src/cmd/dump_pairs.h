#ifndef CMD_DUMP_PAIRS_H
#define CMD_DUMP_PAIRS_H

#include "model/pair.h"
#include "text/document.h"

/*
 * The pairs of an article's claims that are compared, one a line, as JSON: the two claims, counted from 1,
 * how likely they conflict, and what the ranker sees of them where it is not 0; "learned", the pair model's
 * score, for those that it would be asked for. For train/rank.py. pair_model may be NULL.
 */
void dump_pairs(const struct pair_model *pair_model, const struct document *doc);

#endif
