#include "conflict/conflict.h"

#include <stdlib.h>
#include <string.h>

#include "conflict/candidates.h"
#include "conflict/detectors.h"
#include "conflict/discourse.h"
#include "conflict/rank.h"

/* Flagged is shown by default and has to be right; possible is shown on request. */
static const float flagged = 0.7f, possible = 0.6f;

/* By the measure of store_candidates: invented stories among others reach 10, seldom another story does. */
const float conflict_story_least = 10;

/* In CONTRACT's order of types. */
static const conflict_detector detectors[] = { denial_detect, reply_detect, number_detect, date_detect,
	place_detect, agent_detect, modality_detect, negation_detect, absence_detect, antonym_detect,
	told_detect };

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

/* Shown by default, or on request? */
static bool settle(const struct pair *pair, struct conflict *one)
{
	if (one->score < possible)
		return false;
	/* at second hand, or of stories whose days are unknown, a pair is no more than possible */
	if (one->a->parent != INDEX_NONE || one->b->parent != INDEX_NONE ||
		(!pair->same_article && date_distance(one->a->published, one->b->published) < 0))
		one->score = one->score < flagged ? one->score : flagged - 0.01f;
	one->tier = one->score >= flagged ? TIER_FLAGGED : TIER_POSSIBLE;
	return true;
}

/* One source is no side against itself, but for what it said before. */
static bool detect_self(const struct pair *pair, struct conflict *out)
{
	const struct statement *a = pair->a->statement, *b = pair->b->statement;

	*out = (struct conflict){ .a = a, .b = b };
	if (pair->same_article && (a->parent == b->ordinal || b->parent == a->ordinal))
		return false;
	return self_detect(pair, out) && settle(pair, out);
}

static bool detect(const struct pair *pair, struct conflict *out)
{
	struct conflict best = { 0 };

	for (int i = 0; i < N_DETECTORS; i++) {
		struct conflict one = { .a = pair->a->statement, .b = pair->b->statement };

		if (!detectors[i](pair, &one) || !settle(pair, &one))
			continue;
		if (best.score <= 0 || one.tier < best.tier)
			best = one;
	}
	*out = best;
	return best.score > 0;
}

/* How near their articles are in what they tell: the stored one of the two was found by it. */
static float story_of(const struct statement *a, const struct statement *b)
{
	return a->nearness > b->nearness ? a->nearness : b->nearness;
}

/* place_a, place_b: among the claims of one article, INDEX_NONE elsewhere. */
static struct pair pair_of(const struct proposition *a, uint32_t place_a, const struct proposition *b,
	uint32_t place_b, struct arena *arena)
{
	struct pair pair = { .a = a, .b = b, .place_a = place_a, .place_b = place_b, .arena = arena };

	if (!earlier(a->statement, b->statement)) {
		pair.a = b;
		pair.b = a;
		pair.place_a = place_b;
		pair.place_b = place_a;
	}
	pair.same_article = one_article(a->statement, b->statement);
	pair.nearness = story_of(a->statement, b->statement);
	pair.distance = pair.same_article ? gap(a->statement->paragraph, b->statement->paragraph) : 0;
	return pair;
}

static bool judge(const struct pair *pair, struct conflict *out)
{
	return veto_pair(pair) ? detect_self(pair, out) : detect(pair, out);
}

static bool compare(const struct proposition *a, uint32_t place_a, const struct proposition *b,
	uint32_t place_b, struct arena *arena, struct conflict *out)
{
	struct pair pair = pair_of(a, place_a, b, place_b, arena);

	return judge(&pair, out);
}

/* What can be told before the words are read; what is denied, or denies, may be less than certain. */
static bool hopeless(const struct statement *a, const struct statement *b)
{
	if (!a->content.n || !b->content.n || veto_days(a, b))
		return true;
	return veto_stance(a) || veto_stance(b);
}

bool conflict_compare(
	const struct statement *a, const struct statement *b, struct arena *arena, struct conflict *out)
{
	if (hopeless(a, b))
		return false;
	return compare(
		proposition_read(a, arena), INDEX_NONE, proposition_read(b, arena), INDEX_NONE, arena, out);
}

/* Is one side only reported by the other's source? Then there is one account, not two. */
static bool reported_by_other(struct proposition *const *all, uint32_t n, uint32_t side, uint32_t other)
{
	uint32_t parent = all[side]->statement->parent;

	return parent < n && veto_one_source(all[parent], all[other]);
}

static struct pair pair_within(
	struct proposition *const *all, struct candidate candidate, struct arena *arena)
{
	return (struct pair){
		.a = all[candidate.a],
		.b = all[candidate.b],
		.place_a = candidate.a,
		.place_b = candidate.b,
		.same_article = true,
		.distance =
			gap(all[candidate.a]->statement->paragraph, all[candidate.b]->statement->paragraph),
		.arena = arena,
	};
}

/* What the detectors say of one pair of an article. */
static bool detect_within(struct proposition *const *all, uint32_t n, struct candidate candidate,
	struct arena *arena, struct conflict *out)
{
	if (hopeless(all[candidate.a]->statement, all[candidate.b]->statement) ||
		reported_by_other(all, n, candidate.a, candidate.b) ||
		reported_by_other(all, n, candidate.b, candidate.a))
		return false;
	return compare(all[candidate.a], candidate.a, all[candidate.b], candidate.b, arena, out);
}

/* The pairs of one article: those that a detector is sure of, then the likeliest of the others. */
static struct ranking find_within(
	struct proposition *const *all, uint32_t n, struct arena *arena, struct conflict_vec *found)
{
	struct candidate_vec pairs = { 0 };
	struct ranking ranking = rank_begin(all, n, arena);

	candidates_within(all, n, arena, &pairs);
	for (uint32_t i = 0; i < pairs.n; i++) {
		struct pair pair = pair_within(all, pairs.v[i], arena);
		struct conflict one;

		if (detect_within(all, n, pairs.v[i], arena, &one))
			vec_push(arena, found, one);
		else
			rank_add(&ranking, &pair);
	}
	return ranking;
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

/* Those that a detector is sure of; of the others, where the articles tell one story, the likeliest. */
static struct ranking find_elsewhere(const struct conflict_input *input, struct proposition *const *all,
	struct readings *readings, struct arena *arena, struct conflict_vec *found)
{
	struct ranking ranking = rank_begin(all, input->fresh->n, arena);

	for (uint32_t i = 0; input->candidates && i < input->fresh->n; i++)
		for (uint32_t j = 0; j < input->candidates[i].n; j++) {
			const struct statement *other = &input->candidates[i].v[j];
			struct pair pair;
			struct conflict one;

			if (hopeless(&input->fresh->v[i], other))
				continue;
			pair = pair_of(
				all[i], INDEX_NONE, read_once(readings, other, arena), INDEX_NONE, arena);
			if (judge(&pair, &one))
				vec_push(arena, found, one);
			else if (input->learned && pair.nearness >= conflict_story_least && !veto_pair(&pair))
				rank_add_across(&ranking, &pair);
		}
	return ranking;
}

struct proposition **conflict_read(const struct statement_vec *fresh, struct arena *arena)
{
	struct proposition **all = ARENA_ARRAY(arena, struct proposition *, fresh->n ? fresh->n : 1);

	for (uint32_t i = 0; i < fresh->n; i++) {
		all[i] = proposition_read(&fresh->v[i], arena);
		all[i]->reply = discourse_reply(all[i], arena);
	}
	discourse_link(all, fresh->n);
	features_count(all, fresh->n, arena);
	return all;
}

void conflict_find(const struct conflict_input *input, struct arena *arena, struct conflict_vec *found)
{
	struct readings readings = readings_new(input, arena);
	uint32_t n = input->fresh->n, begin = found->n;
	struct proposition **all = conflict_read(input->fresh, arena);
	struct ranking within, elsewhere;

	within = find_within(all, n, arena, found);
	elsewhere = find_elsewhere(input, all, &readings, arena, found);
	rank_end(&within, input->learned, found);
	rank_end(&elsewhere, input->learned, found);
	if (found->n > begin)
		qsort(found->v + begin, found->n - begin, sizeof *found->v, by_score);
}

/* The learned scores of the pairs that conflict_find would ask for. */
static void put_scores(struct proposition *const *all, uint32_t n, const struct conflict_learned *learned,
	struct arena *arena, struct conflict_pair_vec *out)
{
	struct ranking ranking = rank_begin(all, n, arena);

	for (uint32_t i = 0; i < out->n; i++) {
		struct pair pair = pair_within(all, (struct candidate){ out->v[i].a, out->v[i].b }, arena);

		rank_add(&ranking, &pair);
	}
	rank_sort(&ranking, learned);
	for (uint32_t k = 0; k < ranking.best.n; k++)
		for (uint32_t i = 0; i < out->n; i++)
			if (out->v[i].a == ranking.best.v[k].pair.place_a &&
				out->v[i].b == ranking.best.v[k].pair.place_b)
				out->v[i].learned = ranking.best.v[k].learned;
}

void conflict_pairs(const struct conflict_input *input, struct arena *arena, struct conflict_pair_vec *out)
{
	uint32_t n = input->fresh->n;
	struct candidate_vec pairs = { 0 };
	struct proposition **all = conflict_read(input->fresh, arena);

	candidates_within(all, n, arena, &pairs);
	for (uint32_t i = 0; i < pairs.n; i++) {
		struct pair pair = pair_within(all, pairs.v[i], arena);
		struct conflict_pair one = { .a = pairs.v[i].a, .b = pairs.v[i].b, .learned = -1 };

		features_read(&pair, all, n, one.features);
		one.likelihood = rank_likelihood(one.features);
		vec_push(arena, out, one);
	}
	if (input->learned)
		put_scores(all, n, input->learned, arena, out);
}
