#ifndef ATTRIBUTION_SEGMENTS_H
#define ATTRIBUTION_SEGMENTS_H

#include "model/words.h"

/* The parts of an attribution, as the model numbers them. */
enum role { ROLE_SOURCE, ROLE_CUE, ROLE_CONTENT, ROLES };

/* Words [first, end) of one line, with the probability that they are exactly this. */
struct segment {
	enum role role;
	uint32_t first, end;
	float probability;
};

VEC_DECLARE(segment_vec, struct segment);

/* The model's heads for segments; points into the model. */
struct segment_heads {
	struct head tag; /* [1 + 2 * ROLES]: outside, then begin and inside of each role */
	struct head first[ROLES], last[ROLES]; /* vectors of a segment's two ends */
	const float *length;                   /* [ROLES][length classes] */
};

/* -1 with err set when the model has no such heads or they are of other shapes. */
int segment_heads_open(struct segment_heads *heads, const struct model *model, struct err *err);

/*
 * The segments of a stretch, disjoint and in text order, appended to `segments`.
 *
 * A line's segmentations are scored as a semi-Markov conditional random field (Sarawagi and Cohen 2004): a
 * segment by its words' tag scores, the product of its ends' vectors (as in Yu et al. 2020) and its length; a
 * word outside by its tag score. Forward and backward sums give each segment's probability. Sources and cues
 * are those of the likeliest segmentation; of contents, whose boundaries are less sure, those are chosen that
 * are expected to be right most often, each at a price (minimum Bayes risk).
 */
void segments_find(const struct segment_heads *heads, struct arena *arena, const struct words *words,
	struct segment_vec *segments);

#endif
