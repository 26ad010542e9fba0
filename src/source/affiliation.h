#ifndef SOURCE_AFFILIATION_H
#define SOURCE_AFFILIATION_H

#include "source/nominal.h"

/*
 * Whom people without a name belong to, in the phrase's own words: "Arab" of "two Arab officials", "White
 * House" of "a White House aide", "ministry" of "a ministry spokesman", "Justice Department" of "an official
 * at the Justice Department". `headless`: the phrase is all modifier, its head stands in another ("U.S." of
 * "U.S. and Arab officials"). {0} where the phrase does not say; a slice of the text.
 */
struct str affiliation_find(const struct cast *cast, const struct nominal *nominal, bool headless);

#endif
