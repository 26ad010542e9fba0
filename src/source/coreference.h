#ifndef SOURCE_COREFERENCE_H
#define SOURCE_COREFERENCE_H

#include "source/nominal.h"

/* What an earlier phrase with the same head says about a description. */
struct antecedent {
	uint32_t entity;      /* a named one, or INDEX_NONE */
	uint32_t first, last; /* else the fuller phrase's modifiers and head */
	bool found;
};

/* Earlier words for "the mayor", "the Arab officials", "the campaign", "the poll". */
struct antecedent coreference_description(const struct cast *cast, const struct nominal *nominal);

/* First token of the noun phrase that ends in the noun at `head`, without determiner. */
uint32_t coreference_left(const struct cast *cast, uint32_t head);

#endif
