#ifndef CMD_PAIR_SCORES_H
#define CMD_PAIR_SCORES_H

#include "conflict/conflict.h"
#include "model/pair.h"

/*
 * The pair model's scores as the conflict engine asks for them. Pairs of claims of `doc` are read in their
 * article, others by their words. `scores` must live, and doc not change, as long as what is returned is
 * used.
 */
struct pair_scores {
	const struct pair_model *pairs;
	const struct document *doc;
	struct pair_story story;
	bool split; /* story is there */
	struct conflict_learned learned;
};

/* Ready to be asked; NULL for no pair model: there are no scores. */
const struct conflict_learned *pair_scores_begin(
	struct pair_scores *scores, const struct pair_model *pairs, const struct document *doc);

#endif
