#ifndef SOURCING_STEPS_H
#define SOURCING_STEPS_H

#include "sourcing/sourcing.h"

/* The parts of sourcing_find, a file each. */

void warnings_push(
	struct document *doc, const char *rule, uint32_t claim, struct span span, struct str detail);

/* Does the claim state something, as "said" and "denied" do, and "asked" and "hopes" do not? */
bool sourcing_states(const struct attribution *attribution);

static inline const struct attribution *claim_attribution(const struct document *doc, uint32_t claim)
{
	return &doc->attributions.v[doc->claims.v[claim].attribution];
}

/* Is the folded word, between spaces, in the text? */
bool words_have(struct str text, const char *word, struct arena *arena);

void anonymous_find(struct document *doc); /* anonymous-only, no-reason, plural-one */
void accused_find(struct document *doc);   /* accused-silent */

#endif
