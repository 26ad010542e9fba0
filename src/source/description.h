#ifndef SOURCE_DESCRIPTION_H
#define SOURCE_DESCRIPTION_H

#include "source/resolve.h"

/* Fill `source` (span and words kept) from a noun phrase that ends in no name: whom it points back to, else
 * as written. */
void description_resolve(struct resolver *resolver, struct source *source, const struct nominal *nominal,
	const struct piece *piece, const struct attribution *attribution);

/* Fill `source` from an entity of the document. `rule` must outlive the document. */
void description_from_entity(
	const struct cast *cast, struct source *source, uint32_t id, const char *rule, float confidence);

/* Fill `source` from another that is the same, but for its own words, basis and rule. */
void description_copy(struct source *source, const struct source *from, const char *rule, float confidence);

/* kind, named and number by the conventions of the claim table. */
void description_classify(const struct cast *cast, struct source *source, const struct nominal *nominal);

/* The entity of this name, made when there is none: so that equal descriptions are one. */
uint32_t description_entity(struct cast *cast, struct str name, enum source_kind kind, bool plural);

/* The person whose surname the phrase misspells by one letter; INDEX_NONE if it does not. */
uint32_t description_misspelt(const struct cast *cast, const struct nominal *nominal);

/* Is the site a person's? */
bool description_is_person(const struct cast *cast, uint32_t site);

#endif
