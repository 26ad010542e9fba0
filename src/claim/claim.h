#ifndef CLAIM_CLAIM_H
#define CLAIM_CLAIM_H

#include "text/document.h"

/* Make one claim of each attribution, in their order: normal form, polarity, certainty, quantities, dates. */
int claim_build(struct document *doc, struct err *err);

/*
 * The days in the claims of a document that was stored, anew: doc->published is another one. Needs tokens and
 * sentences; claims that a person found have no reporting verb, and are left alone.
 */
void claim_date(struct document *doc);

/*
 * Claim `index` of doc as a statement for comparing, in `arena`; strings point into doc. Ids are 0.
 */
struct statement claim_statement(const struct document *doc, uint32_t index, struct arena *arena);

/* The claim's text with what the reporting verb makes of it: "not so: Dana Orr was told" of a denial, in
 * `arena`. */
struct str statement_stated(const struct statement *statement, struct arena *arena);

#endif
