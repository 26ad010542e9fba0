#ifndef CMD_TARGET_H
#define CMD_TARGET_H

#include "store/decide.h"

/* "c12" → 'c' and 12; false when the word is no id. Letters: a, c, s, x, i. */
bool target_parse(const char *word, struct decide_target *target);

/* The same, of one of these letters; ERR_USAGE for what is none. */
int target_read(const char *word, const char *letters, struct decide_target *target, struct err *err);

/* "article", "claim", "source", "conflict", "issue" */
const char *target_noun(char kind);

#endif
