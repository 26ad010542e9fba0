#ifndef CLAIM_FILL_H
#define CLAIM_FILL_H

#include "text/document.h"

/*
 * What stands in brackets in a claim's text, so that it can be read by itself: "[Dana Orr] had not been
 * told". Only where it is sure: a pronoun that stays is better than a wrong name.
 */
struct fills {
	const struct document *doc;
	uint32_t *name_at; /* [tokens] the entity that is named there, INDEX_NONE */
};

/* Once a document; in doc->arena. */
struct fills fills_new(const struct document *doc);

/* One claim, its words taken in order. */
struct filler {
	const struct fills *fills;
	const struct attribution *attribution;
	const struct source *speaker; /* the one source, NULL where there are several or none is sure */
	enum gender gender;           /* the speaker's */
	uint32_t first;               /* token: of the content, behind what is left out of it */
	bool filled;                  /* the speaker's name stands in the text already */
};

struct filler filler_new(const struct fills *fills, const struct attribution *attribution, uint32_t first);

/* Who does it, where the content has no subject of its own: "[Dana Orr] to sell the mill"; {0} else. */
struct str filler_subject(struct filler *filler, uint32_t end);

/* The words that stand for tokens [at, *next), *next no more than `end`; {0}: they stay as they are. */
struct str filler_word(struct filler *filler, uint32_t at, uint32_t end, uint32_t *next);

#endif
