#ifndef SOURCE_PRONOUN_H
#define SOURCE_PRONOUN_H

#include "source/resolve.h"

/*
 * Append the sources that the one-word source at `token` stands for (he, they, it, I, who ...); `blank` is
 * what is appended where nobody is found. False if the word is no pronoun.
 */
bool pronoun_resolve(struct resolver *resolver, struct source_vec *out, struct source blank, uint32_t token,
	uint32_t self);

bool pronoun_is_first_person(const char *form);

#endif
