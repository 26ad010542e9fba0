#ifndef SOURCE_PLURAL_H
#define SOURCE_PLURAL_H

#include "source/resolve.h"

/*
 * The sources that they, both, each, neither or all at `token` stand for: a pair of people just named, a
 * group, an organization. Where nobody is clearly meant, one source without a name that lists who may be.
 * `blank` gives the words.
 */
struct source_vec plural_resolve(
	struct resolver *resolver, struct source blank, uint32_t self, uint32_t token);

/* Is the word one that plural_resolve reads as the people before it? */
bool plural_is_pronoun(const char *form);

/* The people polled, for a share whose whole is not said ("42 percent said"); {0} if none are near. */
struct str plural_polled(const struct cast *cast, uint32_t token);

#endif
