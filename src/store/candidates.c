#include "store/query.h"

#include <math.h>
#include <stdlib.h>

/* A word's claims beyond these, the older ones, are not looked at. */
enum { CLAIMS_A_WORD = 200 };

/* One word in common is enough when so few claims have it; else it takes two. */
enum { RARE = 20 };

struct candidate {
	int64_t claim;
	double weight;
	int words; /* in common; a rare one counts twice */
};

VEC_DECLARE(candidate_vec, struct candidate);

/* A full-text phrase: quoted, so that nothing in it is an operator. */
static struct str phrase(struct arena *arena, struct str word)
{
	struct strbuf quoted = strbuf_new(arena);

	strbuf_adds(&quoted, "\"");
	for (size_t i = 0; i < word.n; i++)
		strbuf_add(&quoted, word.p[i] == '"' ? "\"\"" : word.p + i, word.p[i] == '"' ? 2 : 1);
	strbuf_adds(&quoted, "\"");
	return strbuf_str(&quoted);
}

/* Append a word's claims; the fewer there are, the more each weighs. */
static int claims_of_word(struct store *store, struct str word, int64_t before, struct arena *arena,
	struct candidate_vec *out, struct err *err)
{
	struct query query = query_begin(store, STMT_WORD_CLAIMS);
	uint32_t first = out->n;
	double weight;
	int rc;

	query_words(&query, phrase(arena, word));
	query_int(&query, before);
	query_int(&query, CLAIMS_A_WORD);
	while ((rc = query_row(&query, err)) == 1)
		vec_push(arena, out, (struct candidate){ .claim = query_get_int(&query, 0) });
	if (rc)
		return -1;
	weight = log2(2.0 * CLAIMS_A_WORD / (out->n - first + 1));
	for (uint32_t i = first; i < out->n; i++) {
		out->v[i].weight = weight;
		out->v[i].words = out->n - first <= RARE ? 2 : 1;
	}
	return 0;
}

static int by_claim(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	return (x->claim > y->claim) - (x->claim < y->claim);
}

static int by_weight(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->weight > y->weight || x->weight < y->weight)
		return x->weight < y->weight ? 1 : -1;
	return -by_claim(a, b);
}

static void add_up(struct candidate *sum, const struct candidate *more)
{
	sum->weight += more->weight;
	sum->words += more->words;
}

/* Each claim once, the heaviest first. */
static void merge(struct candidate_vec *all)
{
	uint32_t n = 0;

	if (!all->n)
		return;
	qsort(all->v, all->n, sizeof *all->v, by_claim);
	for (uint32_t i = 1; i < all->n; i++) {
		if (all->v[i].claim == all->v[n].claim)
			add_up(&all->v[n], &all->v[i]);
		else
			all->v[++n] = all->v[i];
	}
	all->n = n + 1;
	qsort(all->v, all->n, sizeof *all->v, by_weight);
}

int store_candidates(struct store *store, const struct str_vec *words, int64_t before, uint32_t max,
	struct arena *arena, struct id_vec *claims, struct err *err)
{
	struct candidate_vec all = { 0 };

	for (uint32_t i = 0; i < words->n; i++)
		if (words->v[i].n && claims_of_word(store, words->v[i], before, arena, &all, err))
			return -1;
	merge(&all);
	for (uint32_t i = 0; i < all.n && claims->n < max; i++)
		if (all.v[i].words >= 2)
			vec_push(arena, claims, all.v[i].claim);
	return 0;
}
