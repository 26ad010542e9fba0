#ifndef MODEL_PAIR_H
#define MODEL_PAIR_H

#include "model/model.h"

/*
 * Do two claims contradict each other? A learned score for pairs that something else has chosen. What is read
 * is the two claims with source and cue, and of one article the words around and between them
 * (train/pair_data.py puts the same pieces together).
 */
struct pair_model;

/*
 * Open the pair model at path over the attribution model that it was trained on, which must stay open as
 * long. 0 and *pairs, which the caller closes; or -1 with err set (see model_open_over) and *pairs NULL.
 */
int pair_open(struct pair_model **pairs, const struct model *base, const char *path, struct err *err);

/* Also for NULL. */
void pair_close(struct pair_model *pairs);

/* One side. The strings are the caller's and must live while the pair is read. */
struct pair_claim {
	struct str source;  /* its name in full: "Dana Whitfield", "A; B" for several; {0} for none */
	struct str cue;     /* "denied"; {0} for none */
	struct str content; /* fragments joined by " … " */
	/* Bytes in the article's text, for pairs that have a story: */
	const struct span *contents; /* the content's fragments, in order */
	uint32_t n_contents;
	struct span whole; /* from the first to the last byte of source, cue and content */
};

/* The pieces of an article, split once for all of its pairs. */
struct pair_story {
	struct piece_vec pieces;
	const uint32_t *sentences; /* [n + 1] first piece of each; then the number of pieces */
	uint32_t n;
};

/*
 * Make the story of a text with its sentences, in order. All of it in the arena. -1 for a text whose offsets
 * need more than 32 bits.
 */
int pair_story(const struct pair_model *pairs, struct arena *arena, struct str text,
	const struct span *sentences, uint32_t n, struct pair_story *story);

struct claim_pair {
	const struct pair_claim *a, *b; /* of one article: in text order */
	const struct pair_story *story; /* the article of both; NULL: of two articles */
};

struct pair_chances {
	float contradiction, entailment, neutral; /* sum to 1 */
};

/*
 * Read n pairs, one window each (two for a pair without a story, whose chances are the mean of both orders).
 * Scratch memory in the arena. -1 with err set: a string whose offsets need more than 32 bits.
 */
int model_pair(const struct pair_model *pairs, struct arena *arena, const struct claim_pair *pair, uint32_t n,
	struct pair_chances *out, struct err *err);

/*
 * The word pieces of a pair as they are encoded, for tests: appended to out, at most model_window of the
 * model. What is too long loses its middle.
 */
int pair_pieces(const struct pair_model *pairs, struct arena *arena, const struct claim_pair *pair,
	struct piece_vec *out, struct err *err);

#endif
