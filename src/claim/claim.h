#ifndef CLAIM_CLAIM_H
#define CLAIM_CLAIM_H

#include "text/document.h"

/* Make one claim of each attribution, in their order: normal form, polarity, certainty, quantities, dates. */
int claim_build(struct document *doc, struct err *err);

/*
 * Claim `index` of doc as a statement for comparing, in `arena`; strings point into doc. Ids are 0.
 */
struct statement claim_statement(const struct document *doc, uint32_t index, struct arena *arena);

/*
 * Stated amounts in tokens [first, end) of doc. Used for claims and again when statements are compared.
 */
void claim_quantities(const struct document *doc, uint32_t first, uint32_t end, struct arena *arena,
	struct quantity_vec *out);

#endif
