#ifndef SOURCE_FAMILY_H
#define SOURCE_FAMILY_H

#include "source/nominal.h"

/*
 * "the Kesslers": append the two people of that surname to `out`, `blank` copied for each. False where the
 * phrase is no such plural or the article does not name exactly two.
 */
bool family_resolve(
	const struct cast *cast, struct source_vec *out, struct source blank, const struct nominal *nominal);

/* Fill the candidates of a source whose surname several people bear. */
void family_offer(const struct cast *cast, struct source *source, uint32_t site);

#endif
