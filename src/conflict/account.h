#ifndef CONFLICT_ACCOUNT_H
#define CONFLICT_ACCOUNT_H

#include "conflict/conflict.h"

/* How a pair of claims was judged, step by step, for people to read. */
struct account_line {
	const char *what;  /* "shared words", "a denial", "one source" */
	struct str detail; /* what was found; never empty */
};

VEC_DECLARE(account_vec, struct account_line);

/*
 * Compare two claims once more and tell what each step finds: how each is read, the words that meet, what
 * each detector says, what would have ruled the pair out. nearness: of two articles in what they tell, else
 * 0. article: all claims of their article in text order, and a and b their places in it; or just the two, of
 * two articles, with one_article false. Appended to out.
 */
void account_of_pair(const struct statement_vec *article, uint32_t a, uint32_t b, bool one_article,
	float nearness, struct arena *arena, struct account_vec *out);

#endif
