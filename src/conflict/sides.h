#ifndef CONFLICT_SIDES_H
#define CONFLICT_SIDES_H

#include "text/document.h"

/* A pair of an issue, as its sides are made of it. */
struct sided_pair {
	int64_t a, b; /* claims; those that state the same have one number */
	enum conflict_type type;
	struct str words_a, words_b;                 /* the evidence */
	bool denied_a, denied_b;                     /* by the reporting verb */
	const struct str_vec *sources_a, *sources_b; /* who say so, NULL where nobody is known */
};

enum side_answer { SIDE_OPEN, SIDE_YES, SIDE_NO };

/* Claims that agree on the question, as far as the pairs tell. */
struct side {
	VEC(int64_t) claims; /* in the order of the pairs */
	struct str words;    /* the evidence of its first claim */
	enum side_answer answer;
	bool negative;          /* that evidence denies */
	struct str_vec sources; /* who stand here */
};

VEC_DECLARE(side_vec, struct side);
VEC_DECLARE(claim_vec, int64_t);

/*
 * The sides of one issue, the best pair's two first, yes before no. Where figures, days, places or doers are
 * in dispute, a claim joins the side that names the same. Else it joins the side whose opponent it
 * contradicts, unless it contradicts that side too, denies where the side says yes, or its source stands on
 * the other side: such claims are in `apart`. Where one of the two denies, they answer the question with yes
 * and no. Everything is in `arena`; pairs beyond a few hundred are left out.
 */
void sides_of(const struct sided_pair *pairs, uint32_t n, struct str question, struct arena *arena,
	struct side_vec *out, struct claim_vec *apart);

#endif
