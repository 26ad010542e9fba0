#ifndef SOURCE_KIN_H
#define SOURCE_KIN_H

#include "source/nominal.h"

/*
 * The entity of the one relative of `owner` whom the article names by the noun that heads the description:
 * "Roe's wife" where it says "Ole Roe's wife, Ada Roe" or "his lawyer Ada Roe" somewhere. INDEX_NONE where it
 * names none, or more than one.
 */
uint32_t kin_named(const struct cast *cast, uint32_t owner, const struct nominal *nominal);

#endif
