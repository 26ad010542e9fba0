#ifndef ATTRIBUTION_SUBJECT_H
#define ATTRIBUTION_SUBJECT_H

#include "text/document.h"

/*
 * Give a source to each attribution of the document that has none although its cue is an active verb with a
 * subject: the subject itself ("Mrs. Orr, in reply, accused him of ..."), or for a participle and a second
 * verb the source of the verb before ("..., adding that ...", "who attacks the plan and claims that ...").
 * Passives and nouns are left.
 */
void subject_fill(struct document *doc);

#endif
