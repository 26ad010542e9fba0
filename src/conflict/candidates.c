#include "conflict/candidates.h"

#include <stdlib.h>
#include <string.h>

/*
 * Reporters put two sides together: of 77 conflicts in real copy 56 stand within three paragraphs, and 45
 * share no word; so nearness alone makes a candidate, and words only for those further off.
 */
enum { WINDOW = 12, RARE_MAX = 8 };

struct entry {
	const char *word;
	uint32_t claim;
};

static int by_word(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = strcmp(x->word, y->word);

	return order ? order : (x->claim > y->claim) - (x->claim < y->claim);
}

static int by_claims(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

/* All pairs of the claims in entries [first, end) that are too far apart for the window. */
static void pair_entries(const struct entry *entries, uint32_t first, uint32_t end, struct arena *arena,
	struct candidate_vec *out)
{
	for (uint32_t i = first; i < end; i++)
		for (uint32_t j = i + 1; j < end; j++)
			if (entries[j].claim - entries[i].claim > WINDOW)
				vec_push(
					arena, out, (struct candidate){ entries[i].claim, entries[j].claim });
}

static uint32_t drop_repeated(struct entry *entries, uint32_t n)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < n; i++)
		if (!kept || by_word(&entries[kept - 1], &entries[i]))
			entries[kept++] = entries[i];
	return kept;
}

/* Pairs that share a rare word, once for each such word. */
static void pair_by_words(
	struct proposition *const *propositions, uint32_t n, struct arena *arena, struct candidate_vec *out)
{
	VEC(struct entry) entries = { 0 };
	uint32_t first = 0;

	for (uint32_t i = 0; i < n; i++)
		for (uint32_t at = 0; at < propositions[i]->n; at++)
			if (propositions[i]->words[at].content)
				vec_push(arena, &entries,
					(struct entry){ propositions[i]->words[at].noun, i });
	if (!entries.n)
		return;
	qsort(entries.v, entries.n, sizeof *entries.v, by_word);
	entries.n = drop_repeated(entries.v, entries.n);
	for (uint32_t i = 1; i <= entries.n; i++) {
		if (i < entries.n && !strcmp(entries.v[i].word, entries.v[first].word))
			continue;
		if (i - first <= RARE_MAX)
			pair_entries(entries.v, first, i, arena, out);
		first = i;
	}
}

void candidates_within(
	struct proposition *const *propositions, uint32_t n, struct arena *arena, struct candidate_vec *out)
{
	struct candidate_vec shared = { 0 };

	for (uint32_t i = 0; i < n; i++)
		for (uint32_t j = i + 1; j < n && j - i <= WINDOW; j++)
			vec_push(arena, out, (struct candidate){ i, j });
	pair_by_words(propositions, n, arena, &shared);
	if (!shared.n)
		return;
	qsort(shared.v, shared.n, sizeof *shared.v, by_claims);
	for (uint32_t i = 1; i < shared.n; i++)
		if (!by_claims(&shared.v[i - 1], &shared.v[i]) &&
			(i < 2 || by_claims(&shared.v[i - 2], &shared.v[i])))
			vec_push(arena, out, shared.v[i]);
}
