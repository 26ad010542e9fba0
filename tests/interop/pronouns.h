#ifndef INTEROP_PRONOUNS_H
#define INTEROP_PRONOUNS_H

#include "text/document.h"

/* Resolve the sources of a document's attributions and print each he, she, his ... on the way, with whom it
 * may mean. */
void pronouns_print(struct document *doc);

#endif
