#ifndef SOURCE_RESOLVE_H
#define SOURCE_RESOLVE_H

#include "source/coordination.h"
#include "source/scene.h"

/* An attribution whose sources are known, as far as the reading has come. */
struct told {
	uint32_t attribution, token, sentence, paragraph;
};

struct resolver {
	struct cast *cast;
	struct scene scene;
	VEC(struct told) told;
};

/*
 * Fill the sources of one attribution. Attributions must come in the order of their sources in the text.
 * `late`: the second time round, for the I of a speaker who is named behind the quotation.
 */
void resolve_attribution(struct resolver *resolver, uint32_t attribution, bool late);

/* Append the sources of one coordinated piece; `self` is the attribution's index. */
void resolve_piece(
	struct resolver *resolver, struct source_vec *out, const struct piece *piece, uint32_t self);

/* Does its source wait for the second time round? */
bool resolve_waits(const struct resolver *resolver, uint32_t attribution);

#endif
