#ifndef CMD_DUMP_PAIRS_H
#define CMD_DUMP_PAIRS_H

#include "text/document.h"

/*
 * The pairs of an article's claims that are compared, one a line, as JSON: the two claims, counted from 1,
 * how likely they conflict, and what the ranker sees of them where it is not 0. For train/rank.py.
 */
void dump_pairs(const struct document *doc);

#endif
