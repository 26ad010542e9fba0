#include "copies/copies.h"

/* The shorter text is looked at in five parts; the other must have words of nearly all of them. */
enum { PARTS = 5, PARTS_SHARED = 4, UNQUOTED_LEAST = 30 };

static const float shared_least = 0.6f, part_least = 0.3f, quoted_least = 0.85f;

static bool has(const struct shingles *text, uint64_t hash)
{
	uint32_t low = 0, high = text->n_kinds;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (text->kinds[middle] < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < text->n_kinds && text->kinds[low] == hash;
}

/* Which words of `text` stand in the other, in a run that both have. */
static bool *cover(const struct shingles *text, const struct shingles *other, struct arena *arena)
{
	bool *covered = ARENA_ARRAY(arena, bool, text->n_words + 1);
	uint32_t done = 0;

	for (uint32_t i = 0; i < text->n; i++) {
		if (!has(other, text->hash[i]))
			continue;
		for (done = done > i ? done : i; done < i + SHINGLE_WORDS; done++)
			covered[done] = true;
	}
	return covered;
}

static float share(uint32_t part, uint32_t whole)
{
	return whole ? (float)part / (float)whole : 0;
}

/* How many of the five parts have enough of what is shared. */
static int parts_shared(const bool *covered, uint32_t n)
{
	int parts = 0;

	for (uint32_t part = 0; part < PARTS; part++) {
		uint32_t first = (uint32_t)((uint64_t)n * part / PARTS),
			 end = (uint32_t)((uint64_t)n * (part + 1) / PARTS), hits = 0;

		for (uint32_t i = first; i < end; i++)
			hits += covered[i];
		parts += share(hits, end - first) >= part_least;
	}
	return parts;
}

struct likeness shingles_compare(const struct shingles *a, const struct shingles *b, struct arena *arena)
{
	const struct shingles *few = a->n_kinds <= b->n_kinds ? a : b, *many = few == a ? b : a;
	const bool *covered = cover(few, many, arena);
	uint32_t hits = 0, own = 0, own_hits = 0;
	struct likeness likeness = { 0 };

	for (uint32_t i = 0; i < few->n_words; i++) {
		hits += covered[i];
		own += !few->quoted[i];
		own_hits += covered[i] && !few->quoted[i];
	}
	likeness.shared = share(hits, few->n_words);
	likeness.copy = few->n_words >= COPY_WORDS_LEAST && likeness.shared >= shared_least &&
			(own >= UNQUOTED_LEAST ? share(own_hits, own) >= shared_least
					       : likeness.shared >= quoted_least) &&
			parts_shared(covered, few->n_words) >= PARTS_SHARED;
	return likeness;
}
