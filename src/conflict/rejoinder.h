#ifndef CONFLICT_REJOINDER_H
#define CONFLICT_REJOINDER_H

#include "conflict/proposition.h"

/*
 * Does the claim say no to something said before: "No", "I never said that", "no such order was given", "he
 * had nothing to do with it", "she never said she would"? Sets first and end of the reply, of_its_own and
 * personal.
 */
bool rejoinder_find(const struct proposition *p, struct reply *reply);

#endif
