#ifndef CLAIM_CLAIM_H
#define CLAIM_CLAIM_H

#include "text/document.h"

/* Make one claim of each attribution, in their order: normal form, polarity, certainty, quantities, dates. */
int claim_build(struct document *doc, struct err *err);

/*
 * Claim `index` of doc as a statement for comparing, in `arena`; strings point into doc. Ids are 0.
 */
struct statement claim_statement(const struct document *doc, uint32_t index, struct arena *arena);

#endif
