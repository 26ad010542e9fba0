#include "conflict/conflict.h"

#include <stdlib.h>
#include <string.h>

#include "conflict/candidates.h"
#include "conflict/detectors.h"

/* Flagged is shown by default and has to be right; possible is shown on request. */
static const float flagged = 0.75f, possible = 0.6f;

/* In CONTRACT's order of types. */
static const conflict_detector detectors[] = { denial_detect, number_detect, negation_detect };

enum { N_DETECTORS = sizeof detectors / sizeof detectors[0] };

static bool one_article(const struct statement *a, const struct statement *b)
{
	if (a->article_id || b->article_id)
		return a->article_id == b->article_id;
	return str_eq(a->document, b->document);
}

/* a before b: by the day of publication, then the article, then the place in it. */
static bool earlier(const struct statement *a, const struct statement *b)
{
	int order = str_compare(a->published, b->published);

	if (order)
		return order < 0;
	if (a->article_id != b->article_id)
		return a->article_id < b->article_id;
	if ((order = str_compare(a->document, b->document)))
		return order < 0;
	return a->ordinal < b->ordinal;
}

static uint32_t gap(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

static bool detect(const struct pair *pair, struct conflict *out)
{
	struct conflict best = { 0 };

	for (int i = 0; i < N_DETECTORS; i++) {
		struct conflict one = { .a = pair->a->statement, .b = pair->b->statement };

		if (!detectors[i](pair, &one) || one.score < possible)
			continue;
		/* at second hand, or of stories whose days are unknown, a pair is no more than possible */
		if (one.a->parent != INDEX_NONE || one.b->parent != INDEX_NONE ||
			(!pair->same_article && date_distance(one.a->published, one.b->published) < 0))
			one.score = one.score < flagged ? one.score : flagged - 0.01f;
		one.tier = one.score >= flagged ? TIER_FLAGGED : TIER_POSSIBLE;
		if (best.score <= 0 || one.tier < best.tier)
			best = one;
	}
	*out = best;
	return best.score > 0;
}

static bool compare(
	const struct proposition *a, const struct proposition *b, struct arena *arena, struct conflict *out)
{
	struct pair pair = { .a = a, .b = b, .arena = arena };

	if (!earlier(a->statement, b->statement)) {
		pair.a = b;
		pair.b = a;
	}
	pair.same_article = one_article(a->statement, b->statement);
	pair.distance = pair.same_article ? gap(a->statement->paragraph, b->statement->paragraph) : 0;
	return !veto_pair(&pair) && detect(&pair, out);
}

/* What can be told before the words are read; what is denied, or denies, may be less than certain. */
static bool hopeless(const struct statement *a, const struct statement *b)
{
	if (!a->content.n || !b->content.n || veto_days(a, b))
		return true;
	if (a->polarity == POLARITY_DENIED || b->polarity == POLARITY_DENIED)
		return false;
	return veto_statement(a) || veto_statement(b);
}

bool conflict_compare(
	const struct statement *a, const struct statement *b, struct arena *arena, struct conflict *out)
{
	if (hopeless(a, b))
		return false;
	return compare(proposition_read(a, arena), proposition_read(b, arena), arena, out);
}

/* Is one side only reported by the other's source? Then there is one account, not two. */
static bool reported_by_other(struct proposition *const *all, uint32_t n, uint32_t side, uint32_t other)
{
	uint32_t parent = all[side]->statement->parent;

	return parent < n && veto_one_source(all[parent], all[other]);
}

static void find_within(
	struct proposition *const *all, uint32_t n, struct arena *arena, struct conflict_vec *found)
{
	struct candidate_vec pairs = { 0 };

	candidates_within(all, n, arena, &pairs);
	for (uint32_t i = 0; i < pairs.n; i++) {
		struct conflict one;

		if (hopeless(all[pairs.v[i].a]->statement, all[pairs.v[i].b]->statement))
			continue;
		if (reported_by_other(all, n, pairs.v[i].a, pairs.v[i].b) ||
			reported_by_other(all, n, pairs.v[i].b, pairs.v[i].a))
			continue;
		if (compare(all[pairs.v[i].a], all[pairs.v[i].b], arena, &one))
			vec_push(arena, found, one);
	}
}

static int by_score(const void *a, const void *b)
{
	const struct conflict *x = a, *y = b;

	if (x->tier != y->tier)
		return x->tier < y->tier ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->a->ordinal != y->a->ordinal)
		return x->a->ordinal < y->a->ordinal ? -1 : 1;
	return (x->b->ordinal > y->b->ordinal) - (x->b->ordinal < y->b->ordinal);
}

/* The stored claims read so far, by id: claims of one article share most of their candidates. */
struct readings {
	struct proposition **slot; /* [size], open addressing */
	size_t size;               /* a power of two, over twice the candidates */
};

static struct readings readings_new(const struct conflict_input *input, struct arena *arena)
{
	struct readings readings = { .size = 16 };
	size_t n = 0;

	for (uint32_t i = 0; input->candidates && i < input->fresh->n; i++)
		n += input->candidates[i].n;
	while (readings.size < 2 * n)
		readings.size *= 2;
	readings.slot = ARENA_ARRAY(arena, struct proposition *, readings.size);
	return readings;
}

static struct proposition *read_once(
	struct readings *readings, const struct statement *statement, struct arena *arena)
{
	size_t at = (size_t)statement->claim_id & (readings->size - 1);

	if (!statement->claim_id)
		return proposition_read(statement, arena);
	while (readings->slot[at] && readings->slot[at]->statement->claim_id != statement->claim_id)
		at = (at + 1) & (readings->size - 1);
	if (!readings->slot[at])
		readings->slot[at] = proposition_read(statement, arena);
	return readings->slot[at];
}

void conflict_find(const struct conflict_input *input, struct arena *arena, struct conflict_vec *found)
{
	struct readings readings = readings_new(input, arena);
	uint32_t n = input->fresh->n, begin = found->n;
	struct proposition **all = ARENA_ARRAY(arena, struct proposition *, n ? n : 1);

	for (uint32_t i = 0; i < n; i++)
		all[i] = proposition_read(&input->fresh->v[i], arena);
	find_within(all, n, arena, found);
	for (uint32_t i = 0; input->candidates && i < n; i++)
		for (uint32_t j = 0; j < input->candidates[i].n; j++) {
			const struct statement *other = &input->candidates[i].v[j];
			struct conflict one;

			if (!hopeless(&input->fresh->v[i], other) &&
				compare(all[i], read_once(&readings, other, arena), arena, &one))
				vec_push(arena, found, one);
		}
	if (found->n > begin)
		qsort(found->v + begin, found->n - begin, sizeof *found->v, by_score);
}
