#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include "text/document.h"

/*
 * Find the mentions and entities of a document, and fill `sources` of each of its attributions: plural
 * sources told apart, names, pronouns and descriptions resolved, kind, named, number, role, organization,
 * basis. A source that is given and not resolved has no name and the rule "unresolved".
 */
int source_resolve(struct document *doc, struct err *err);

#endif
