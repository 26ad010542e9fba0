#ifndef SOURCE_OFFICE_H
#define SOURCE_OFFICE_H

#include "source/nominal.h"

/*
 * Does what the article calls a person go with a description that names nobody: "the Russian leader" with
 * "Dutch minister Jane Doe"? Titles, roles in front and appositions of all its names count.
 */

/* May one person be called by both nouns, each in the singular: lawmaker and senator? */
bool office_together(const char *a, const char *b);

/* Is every office, trade or role that the article gives the person another one than the description's? */
bool office_other(const struct cast *cast, const struct nominal *nominal, uint32_t entity);

/* Has the person roles, and a description of some country, place or body that none of them speaks of? */
bool office_elsewhere(const struct cast *cast, const struct nominal *nominal, uint32_t entity);

/* Does the article give the person the office and the body, or the party, of the description? */
bool office_shared(const struct cast *cast, const struct nominal *nominal, uint32_t entity);

/* Where the description has an office, a party or a nationality: does the article give the person it, or is
 * the office, or party, of the one whom it is about, of whom it tells no other? */
bool office_supported(const struct cast *cast, const struct nominal *nominal, uint32_t entity);

#endif
