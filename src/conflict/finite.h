#ifndef CONFLICT_FINITE_H
#define CONFLICT_FINITE_H

#include "conflict/proposition.h"

/*
 * Are tokens [first, end) a clause with a main verb of its own, which "that" can stand before? By the forms
 * of the words: the verb of a relative clause and of one behind "because" is not its own. False where that
 * cannot be told.
 */
bool finite_clause(const struct proposition *p, uint32_t first, uint32_t end);

#endif
