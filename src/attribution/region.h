#ifndef ATTRIBUTION_REGION_H
#define ATTRIBUTION_REGION_H

#include "text/document.h"

/*
 * Read tokens [first, end) of one sentence, at quotation depth `depth`, and append what is attributed in them
 * to doc->attributions, with `parent`. An attribution may come without content: its cue ends the paragraph
 * with a colon, and quotation_attach looks for what follows.
 */
void region_read(struct document *doc, uint32_t first, uint32_t end, uint8_t depth, uint32_t parent);

#endif
