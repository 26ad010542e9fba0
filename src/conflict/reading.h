#ifndef CONFLICT_READING_H
#define CONFLICT_READING_H

#include "conflict/proposition.h"

/* What a comparison reads of claims, in words for people. */

/* The first clauses that state or deny a fact: who, what is done, the rest, affirmed or denied and of what;
 * empty where none is read. */
struct str reading_clauses(const struct proposition *p, struct arena *arena);

/* Which words of p answer to which of q, and how; empty where none do. */
struct str reading_alignment(const struct proposition *p, const struct proposition *q, struct arena *arena);

#endif
