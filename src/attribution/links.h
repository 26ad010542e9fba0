#ifndef ATTRIBUTION_LINKS_H
#define ATTRIBUTION_LINKS_H

#include "attribution/segments.h"

/* One of the model's relations: which of some segments another one belongs to. Points into the model. */
struct relation {
	struct head ask, answer, none;
	const float *distance, *between, *line, *sentence, *quote; /* biases by how the two lie */
};

struct link_heads {
	struct relation content_cue; /* a content fragment asks for its cue */
	struct relation cue_source;  /* a cue asks for its source */
};

int link_heads_open(struct link_heads *heads, const struct model *model, struct err *err);

struct link {
	uint32_t segment; /* index of the chosen one, INDEX_NONE: none */
	float probability;
};

/*
 * For each segment of role `asking` the one of role `answering` that the relation gives it; links[n
 * segments], those of other roles are left alone. The score of a pair is a bilinear form over the vectors of
 * both segments' first and last words, and biases for distance, how many answers lie between, lines, sentence
 * and quotation marks.
 */
void links_find(const struct relation *relation, struct arena *arena, const struct words *words,
	const struct segment_vec *segments, enum role asking, enum role answering, struct link *links);

#endif
