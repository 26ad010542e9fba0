#ifndef CONFLICT_CONFLICT_H
#define CONFLICT_CONFLICT_H

#include "conflict/features.h"
#include "text/document.h"

VEC_DECLARE(statement_vec, struct statement);
VEC_DECLARE(conflict_vec, struct conflict);

/*
 * Compare each new statement with the others of its article and with the candidates that the caller found
 * elsewhere. fresh: all statements of one article, in text order. candidates[i] (may be NULL): those to hold
 * against fresh[i], from other articles. Appends to found, best first, each pair once. Everything is in
 * `arena`; statements are pointed to, not copied.
 */
/* Articles less near than this tell different stories. */
extern const float conflict_story_least;

/*
 * A learned score for pairs of claims: how likely the two contradict each other, 0 to 1, below 0 where it
 * cannot tell. Asked at most twice an article, each time for at most CONFLICT_LEARNED_MAX pairs: of its
 * claims, and of one of its claims and another article's.
 */
enum { CONFLICT_LEARNED_MAX = 24 };

struct conflict_learned {
	void (*score)(void *context, const struct statement *const *a, const struct statement *const *b,
		uint32_t n, float *scores);
	void *context;
};

struct conflict_input {
	const struct statement_vec *fresh;
	const struct statement_vec *candidates; /* [fresh->n]; may be NULL */
	const struct conflict_learned *learned; /* may be NULL */
};

void conflict_find(const struct conflict_input *input, struct arena *arena, struct conflict_vec *found);

/* The pairs of one article that are compared, with what the ranker sees of each; for training it, and for
 * looking. */
struct conflict_pair {
	uint32_t a, b; /* places among the claims */
	float features[FEATURES];
	float likelihood; /* by the features: 0 to 1 */
	float learned;    /* below 0: not asked for */
};

VEC_DECLARE(conflict_pair_vec, struct conflict_pair);

void conflict_pairs(const struct conflict_input *input, struct arena *arena, struct conflict_pair_vec *out);

/* One pair; false when the two do not conflict. */
bool conflict_compare(
	const struct statement *a, const struct statement *b, struct arena *arena, struct conflict *out);

/*
 * By what a claim is found when another article tells of the same event, appended: its sources' names, names
 * in its words, figures and what is counted ("#people"), days, and the other words in base forms; each once,
 * a few dozen at most, shorter than 65 bytes.
 */
void conflict_terms(const struct statement *statement, struct arena *arena, struct str_vec *out);

#endif
