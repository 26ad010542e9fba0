#ifndef SOURCE_APPOSITION_H
#define SOURCE_APPOSITION_H

#include "source/nominal.h"

/*
 * "the campaign's chairman, Jane Doe": the name behind the role is who it is; over a relative clause where
 * the name ends the phrase: "a clerk who left in May, Jane Doe". Returns its site, INDEX_NONE
 * where there is none.
 */
uint32_t apposition_name(const struct cast *cast, const struct nominal *nominal);

/* Is the token a dash that sets something off: long, or with a space before it? */
bool apposition_dash(const struct cast *cast, uint32_t token);

#endif
