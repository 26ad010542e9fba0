#ifndef CONFLICT_CANDIDATES_H
#define CONFLICT_CANDIDATES_H

#include "conflict/proposition.h"

struct candidate {
	uint32_t a, b; /* indices of propositions, a before b */
};

VEC_DECLARE(candidate_vec, struct candidate);

/*
 * The pairs of one article's claims that are worth comparing, each once: those that stand near each other,
 * and those that share two rare words. Near-linear in the claims.
 */
void candidates_within(
	struct proposition *const *propositions, uint32_t n, struct arena *arena, struct candidate_vec *out);

#endif
