#ifndef SOURCE_FIRM_H
#define SOURCE_FIRM_H

#include "source/cast.h"

/*
 * Can the entity be a firm: a name in no table, with nobody's given name, title or pronoun at it? One that
 * spoke was taken for a person's for want of better.
 */
bool firm_possible(const struct cast *cast, uint32_t entity);

/* Make organizations of those that own what firms own: the Kestrel plant. After names are linked. */
void firm_mark(struct cast *cast);

#endif
