#ifndef ATTRIBUTION_REPORT_H
#define ATTRIBUTION_REPORT_H

#include "text/document.h"

/*
 * What the words of a cue do: fill verb, stance and cue_negated of an attribution whose cue, sentence and
 * content are set. The verb is looked up in verbs.def, a noun ("claim", "denial") in nouns.def; a cue with
 * neither keeps the base form of its last word, as a state of mind.
 */
void report_read(struct document *doc, struct attribution *attribution);

#endif
