#ifndef CONFLICT_FALSEHOOD_H
#define CONFLICT_FALSEHOOD_H

#include "conflict/proposition.h"

/* Words by which a claim calls another one false: "the story is pure invention". */
struct falsehood {
	uint32_t first, end; /* with its subject */
	uint32_t word;       /* "invention", "made up" */
};

/*
 * The falsehood that a claim's first sentence calls what was said before it. False where there is none, where
 * it is denied, or where the claim itself gives what it calls false.
 */
bool falsehood_find(const struct proposition *p, struct falsehood *out);

/* Does one of tokens [first, end) name something said: a story, a claim? */
bool falsehood_names_account(const struct proposition *p, uint32_t first, uint32_t end);

/* Words that turn a clause into its opposite; NULL-terminated. */
extern const char *const falsehood_negations[];

/* Subjects that point back to what was said; NULL-terminated. */
extern const char *const falsehood_pointers[];

#endif
