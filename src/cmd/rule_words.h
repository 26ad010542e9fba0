#ifndef CMD_RULE_WORDS_H
#define CMD_RULE_WORDS_H

#include "text/document.h"

/* What a rule did, as a sentence for people. All are in `arena` or static, and never empty. */

/* How a source was told: "“Falk” is the surname of Mina Falk". */
struct str rule_of_source(const struct source *source, struct arena *arena);

/* How the claim was found. */
struct str rule_of_attribution(const char *rule, struct arena *arena);

/* A warning's title and sentence, with whom it is about. */
struct str rule_of_warning(const struct warning *warning, struct arena *arena);

#endif
