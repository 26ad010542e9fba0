#ifndef ATTRIBUTION_VERBS_H
#define ATTRIBUTION_VERBS_H

#include <stddef.h>

#include "text/document.h"

/* How a reporting verb takes its content; bits. */
enum verb_frame {
	FRAME_THAT = 1 << 0,      /* said (that) they left */
	FRAME_QUOTE = 1 << 1,     /* "Go," she snapped */
	FRAME_ADDRESSEE = 1 << 2, /* told reporters that */
	FRAME_TO = 1 << 3,        /* promised to leave, denied ... no */
	FRAME_NOUN = 1 << 4,      /* denied the allegation, condemned the attack: the object is the content */
	FRAME_ING = 1 << 5,       /* denied taking */
	FRAME_WHETHER = 1 << 6,   /* asked whether */
	FRAME_AS = 1 << 7,        /* described it as, called it */
};

struct reporting_verb {
	const char *lemma;
	enum stance stance;
	unsigned frames;
	/* How often the verb reports rather than does something else: 3 nearly always (say), 2 mostly, 1 only
	 * with a quotation or "that". */
	unsigned char strength;
};

/* The verb of a lemma, NULL if it is no reporting verb. */
const struct reporting_verb *verb_find(const char *lemma);

/* The verb of a folded form ("said", "denies", "telling"), NULL if it is none. */
const struct reporting_verb *verb_of_form(struct arena *arena, const char *form);

/*
 * The verb with a particle or its like, NULL if the two are none: ("called", "for"), ("made", "clear"). It
 * may have another stance than the verb alone.
 */
const struct reporting_verb *verb_of_phrase(struct arena *arena, const char *form, const char *particle);

/*
 * The stance under the frame that it was found in: "agreed that" asserts, "agreed to" predicts; "told them
 * that" asserts, "told them to" asks.
 */
enum stance verb_stance(const struct reporting_verb *verb, enum verb_frame frame);

/* The whole table, sorted by lemma; for tests and `dump`. */
const struct reporting_verb *verb_table(size_t *n);

#endif
