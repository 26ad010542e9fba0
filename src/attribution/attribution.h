#ifndef ATTRIBUTION_ATTRIBUTION_H
#define ATTRIBUTION_ATTRIBUTION_H

#include "text/document.h"

struct model;

/*
 * Find the attributions of a document and link their parts. Needs tokens, sentences and quotes. Appends to
 * doc->attributions in text order, an outer one before those nested in it; `sources` is left empty. Without a
 * model (NULL) the rules alone find them.
 */
int attribution_find(const struct model *model, struct document *doc, struct err *err);

#endif
