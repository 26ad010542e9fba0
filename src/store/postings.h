#ifndef STORE_POSTINGS_H
#define STORE_POSTINGS_H

#include "store/query.h"

/* One stored claim that has a term. */
struct posting {
	int64_t article, claim;
};

/* A term of the new claims, with the stored claims that have it. */
struct posted_term {
	struct str text;
	uint32_t first, n; /* rows; none for a term of too many claims, which tells nothing */
	float weight;      /* the fewer claims have it, the more */
};

struct postings {
	VEC(struct posting) rows;
	struct posted_term *terms;
	uint32_t n_terms;
	uint32_t *places; /* the terms of all claims, in their order, as indices of `terms` */
	uint32_t *first;  /* [n + 1] where each claim's begin in `places` */
};

/*
 * Look up the terms of claims [begin, end) of the search, each term once. Reads at most a few hundred rows
 * a term, however many claims have it; adds them to search->rows_read. Room is in `arena`, and used again
 * when `out` is read a second time.
 */
int postings_read(struct store *store, struct store_search *search, uint32_t begin, uint32_t end,
	struct arena *arena, struct postings *out, struct err *err);

#endif
