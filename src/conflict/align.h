#ifndef CONFLICT_ALIGN_H
#define CONFLICT_ALIGN_H

#include "conflict/clause.h"
#include "conflict/meanings.h"

/* What two ranges of words share. */
struct overlap {
	unsigned words; /* content words, names among them, each counted once */
	unsigned names; /* capitalised on both sides, or a pronoun of one side's source that the other side
			   names */
	unsigned left, right; /* content words of each side */
	unsigned left_names, right_names;
};

/* "I" of p on one side, the name of p's source on the other. */
bool align_speaker(const struct proposition *p, uint32_t i, const struct proposition *q, uint32_t j);

/* Has the word stood in the range before? */
bool align_repeated(const struct proposition *p, uint32_t first, uint32_t at);

struct overlap align_words(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b);

/* Content words that the two ranges share, also by their stem ("inspected", "inspection"), each once. */
unsigned align_stems(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b);

/* Do two words tell of one thing or deed: the same, near-synonyms, one derived from the other ("pay",
 * "payment"), or one implied by the other? */
bool align_related(const struct word *a, const struct word *b);

/*
 * What two clauses share by align_related, each word once; tokens in [skip_a) and [skip_b), the values that
 * are compared, are left out. `b` is read up to 64 words.
 */
struct overlap align_context(const struct proposition *p, struct words_range a, struct words_range skip_a,
	const struct proposition *q, struct words_range b, struct words_range skip_b);

/* Has one a word whose opposite the other has? */
bool align_opposites(const struct proposition *p, const struct proposition *q);

/* Who does what to whom on both sides of two clauses with aligned heads. */
struct alignment {
	struct overlap subject; /* the same role: the one informed on both sides */
	struct overlap rest;
	struct overlap agent; /* by-phrases, where both have one */
};

struct alignment align_clauses(const struct proposition *p, const struct clause *a,
	const struct proposition *q, const struct clause *b, enum entailed_roles roles);

#endif
