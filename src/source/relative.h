#ifndef SOURCE_RELATIVE_H
#define SOURCE_RELATIVE_H

#include "source/resolve.h"

/*
 * Append the sources that who, whom, which or that at `token` stands for: the noun phrase that it follows,
 * with its coordinated parts. `blank` is what is appended where there is none.
 */
void relative_resolve(struct resolver *resolver, struct source_vec *out, struct source blank, uint32_t token,
	uint32_t self);

#endif
