#ifndef CONFLICT_SEGMENT_H
#define CONFLICT_SEGMENT_H

#include "conflict/align.h"

/*
 * What can be told of a word's place without a clause around it: how far its clause and its sentence reach,
 * whether it is said to be so or not, and how much of what is spoken of there another claim speaks of, too.
 */
struct words_range segment_sentence(const struct proposition *p, uint32_t at);
struct words_range segment_clause(const struct proposition *p, uint32_t at);

enum segment_polarity {
	SEGMENT_UNCLEAR, /* negated twice, or in part ("not only", "not fully") */
	SEGMENT_SO,
	SEGMENT_NOT_SO,
};

/* Is what the word says affirmed there? By the negations that stand before it in its clause, or behind it. */
enum segment_polarity segment_polarity(const struct proposition *p, uint32_t at);

/* Is it told as a fact: under no condition, no hedge, no verb of saying or wanting, and not asked? */
bool segment_factual(const struct proposition *p, uint32_t at);

/* What two ranges have in common beside the words that clash. */
struct common {
	unsigned words; /* content words, also by stem or as one entails the other; names among them */
	unsigned names;
	unsigned matched;                         /* of words, those that are no pronoun for a speaker */
	unsigned speakers;                        /* I on one side, the speaker's name on the other */
	unsigned left, right;                     /* content words of each side */
	unsigned left_names, right_names, others; /* names of neither source: of each side, and in common */
};

/* skip: tokens of p and of q that are left out, the clashing words themselves. */
struct common segment_common(const struct proposition *p, struct words_range a, struct words_range skip_a,
	const struct proposition *q, struct words_range b, struct words_range skip_b);

/* The smaller side's share of common words, 0 to 1. */
float segment_share(const struct common *common);

/* Does one side say nothing of its own beside the clash: are all its content words the other's, too? Where
 * each has some of its own (in the city, in the country), they may speak of two things. */
bool segment_covered(const struct common *common);

/* Each side names somebody, and none is the other's. */
bool segment_strangers(const struct common *common);

/* Two things of one kind: the same noun, limited by another word on each side (the aid bill, the border
 * bill).
 */
bool segment_other_thing(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b);

/* One side limits what both speak of (some members, the first bridge), or each says how far it reaches in
 * other words: nationwide, in the city. */
bool segment_other_extent(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b);

/* One side alone says still, already, partly, once: of another time, or not of all. */
bool segment_shaded(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b);

/* Do both name the same day or month? */
bool segment_same_time(const struct proposition *p, const struct proposition *q);

#endif
