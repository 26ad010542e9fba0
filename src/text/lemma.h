#ifndef TEXT_LEMMA_H
#define TEXT_LEMMA_H

#include "base/arena.h"

enum { LEMMA_CANDIDATES_MAX = 6 };

enum lemma_class { LEMMA_VERB, LEMMA_NOUN };

/*
 * Possible base forms of a folded word form, likeliest first: irregular forms by table ("said" → "say"), then
 * rules
 * ("denied" → "deny", "claiming" → "claim", "claime"). Written to out (pointers into the arena or static).
 * Returns how many; at least 1 (the form itself). A caller with a dictionary takes the first that it knows.
 */
int lemma_candidates(struct arena *arena, const char *form, enum lemma_class word_class,
	const char *out[LEMMA_CANDIDATES_MAX]);

/* The likeliest base form. */
const char *lemma_of(struct arena *arena, const char *form, enum lemma_class word_class);

#endif
