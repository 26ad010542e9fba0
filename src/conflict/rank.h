#ifndef CONFLICT_RANK_H
#define CONFLICT_RANK_H

#include "conflict/conflict.h"
#include "conflict/detectors.h"
#include "conflict/features.h"

/*
 * The likeliest pairs of an article, for those who want to see more than what is sure: a logistic regression
 * over features.def, its weights (weights.def) fitted by train/rank.py.
 */

/* The claims of one article, read, with what each replies to (conflict.c). */
struct proposition **conflict_read(const struct statement_vec *fresh, struct arena *arena);

/* What a feature of 1 adds to the likelihood's logarithm. */
float rank_weight(enum feature feature);

/* How likely the pair is a conflict, 0 to 1. */
float rank_probability(const float features[FEATURES]);

struct ranked {
	struct pair pair;
	float features[FEATURES];
	float probability;
};

struct ranking {
	struct proposition *const *all;
	uint32_t n;
	struct arena *arena;
	VEC(struct ranked) best; /* the likeliest so far, unsorted */
};

struct ranking rank_begin(struct proposition *const *all, uint32_t n, struct arena *arena);
void rank_add(struct ranking *ranking, const struct pair *pair);

/* Ask for the learned scores of the best, where they can be had, and append the likeliest as possible
 * conflicts. */
void rank_end(struct ranking *ranking, const struct conflict_learned *learned, struct conflict_vec *found);

#endif
