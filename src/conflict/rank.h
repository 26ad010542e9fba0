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

/* How likely the pair is a conflict, 0 to 1, by its features alone. */
float rank_likelihood(const float features[FEATURES]);

/* The same with the learned score, which it is without when that is below 0. */
float rank_join(float likelihood, float learned);

struct ranked {
	struct pair pair;
	float features[FEATURES];
	float likelihood; /* by the features; joined with the learned score where there is one */
	float learned;    /* below 0: not known */
};

struct ranking {
	struct proposition *const *all;
	uint32_t n;
	struct arena *arena;
	VEC(struct ranked) best; /* the likeliest so far, unsorted */
};

struct ranking rank_begin(struct proposition *const *all, uint32_t n, struct arena *arena);
void rank_add(struct ranking *ranking, const struct pair *pair);

/* A pair of claims of two articles that tell one story. */
void rank_add_across(struct ranking *ranking, const struct pair *pair);

/* Ask for the learned scores of the best, where they can be had, and sort them, the likeliest first. */
void rank_sort(struct ranking *ranking, const struct conflict_learned *learned);

/* The same, and append the likeliest as conflicts. */
void rank_end(struct ranking *ranking, const struct conflict_learned *learned, struct conflict_vec *found);

#endif
