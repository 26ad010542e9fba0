#include "attribution/links.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
	LINK_WIDTH = 96,
	LINK_REACH = 200, /* words between two segments that may belong together */
	BETWEEN_MAX = 3,
	LINES_MAX = 2,
};

/* How much worse than its best cue a content's cue may be that would else have none. */
static const float SHARE_MARGIN = 3;

/* Upper edges of the classes of words between two segments; one more class is above. train/encoder.py has the
 * same. */
static const uint8_t distance_edges[] = { 0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 90 };
enum { DISTANCE_CLASSES = sizeof distance_edges + 1 };

static const float *bias_of(
	const struct model *model, const char *relation, const char *name, uint32_t n, struct err *err)
{
	char full[64];

	snprintf(full, sizeof full, "%s.%s", relation, name);
	return model_floats(model, full, (const uint32_t[4]){ n }, err);
}

static int relation_open(
	struct relation *relation, const struct model *model, const char *name, struct err *err)
{
	uint32_t width = 2 * model_width(model);
	char ask[64], answer[64], none[64];

	snprintf(ask, sizeof ask, "%s.ask", name);
	snprintf(answer, sizeof answer, "%s.answer", name);
	snprintf(none, sizeof none, "%s.none", name);
	if (head_open(&relation->ask, model, ask, width, LINK_WIDTH, err) ||
		head_open(&relation->answer, model, answer, width, LINK_WIDTH, err) ||
		head_open(&relation->none, model, none, width, 1, err))
		return -1;
	relation->distance = bias_of(model, name, "distance", 2 * DISTANCE_CLASSES, err);
	relation->between = bias_of(model, name, "between", 2 * (BETWEEN_MAX + 1), err);
	relation->line = bias_of(model, name, "paragraph", 2 * LINES_MAX + 1, err);
	relation->sentence = bias_of(model, name, "sentence", 2, err);
	relation->quote = bias_of(model, name, "quote", 4, err);
	return relation->distance && relation->between && relation->line && relation->sentence &&
			       relation->quote
		       ? 0
		       : -1;
}

int link_heads_open(struct link_heads *heads, const struct model *model, struct err *err)
{
	return relation_open(&heads->content_cue, model, "content_cue", err) ||
			       relation_open(&heads->cue_source, model, "cue_source", err)
		       ? -1
		       : 0;
}

/* The segments of one role with their vectors under a head. */
struct side {
	uint32_t *index; /* [n] into the segments */
	uint32_t n;
	float *ends;    /* [n][2 * width]: first word's vector, last word's */
	float *vectors; /* [n][LINK_WIDTH] */
};

static struct side collect(const struct head *head, struct arena *arena, const struct words *words,
	const struct segment_vec *segments, enum role role)
{
	uint32_t width = head->n_in / 2;
	struct side side = { .index = ARENA_ARRAY(arena, uint32_t, segments->n + 1) };

	for (uint32_t k = 0; k < segments->n; k++)
		if (segments->v[k].role == role)
			side.index[side.n++] = k;
	side.ends = ARENA_ARRAY(arena, float, (size_t)side.n * 2 * width + 1);
	side.vectors = ARENA_ARRAY(arena, float, (size_t)side.n *LINK_WIDTH + 1);
	for (uint32_t k = 0; k < side.n; k++) {
		const struct segment *segment = &segments->v[side.index[k]];
		float *to = side.ends + (size_t)k * 2 * width;

		memcpy(to, words->vectors + (size_t)segment->first * width, width * sizeof *to);
		memcpy(to + width, words->vectors + (size_t)(segment->end - 1) * width, width * sizeof *to);
	}
	head_linear(head, side.ends, side.n, side.vectors);
	return side;
}

static int clamp(int64_t x, int most)
{
	return (int)(x < -most ? -most : x > most ? most : x);
}

/* The answers that lie between words low and high: those are in text order, disjoint. */
static uint32_t count_between(
	const struct segment_vec *segments, const struct side *answers, uint32_t low, uint32_t high)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < answers->n && n < BETWEEN_MAX; k++) {
		const struct segment *s = &segments->v[answers->index[k]];

		n += s->first >= low && s->end <= high;
	}
	return n;
}

static uint32_t distance_between(const struct segment *x, const struct segment *y)
{
	if (y->first >= x->end)
		return y->first - x->end;
	return x->first >= y->end ? x->first - y->end : 0;
}

/* A quotation's mark is not inside it, its first word is. */
static bool in_quotation(const struct words *words, const struct segment *x)
{
	return words->v[x->first].quoted || (x->first + 1 < x->end && words->v[x->first + 1].quoted);
}

/* Two segments of which one has a word in the other's sentence. */
static bool meet(const struct words *words, const struct segment *x, const struct segment *y)
{
	return words->v[x->first].sentence <= words->v[y->end - 1].sentence &&
	       words->v[y->first].sentence <= words->v[x->end - 1].sentence;
}

/*
 * May the two belong together? In one line; a quotation also with a cue of the line before, whose speaker
 * goes on. Of 288 links across lines that the scores alone made on PolNeAR dev, eleven are marked there.
 * A cue's source stands in its sentence: of nine in another one five were wrong, and none is better than a
 * wrong one.
 */
static bool may_link(const struct words *words, const struct segment *x, const struct segment *y)
{
	uint32_t from = words->v[x->first].line, to = words->v[y->first].line;

	if (distance_between(x, y) > LINK_REACH)
		return false;
	if (x->role == ROLE_CUE)
		return from == to && meet(words, x, y);
	return from == to || (x->role == ROLE_CONTENT && from == to + 1 && in_quotation(words, x));
}

static float lie(const struct relation *relation, const struct words *words,
	const struct segment_vec *segments, const struct side *answers, const struct segment *x,
	const struct segment *y)
{
	const struct word *from = &words->v[x->first], *to = &words->v[y->first];
	bool behind = y->first >= x->end;
	uint32_t gap = distance_between(x, y), d = 0;
	uint32_t between = behind ? count_between(segments, answers, x->end, y->first)
				  : count_between(segments, answers, y->end, x->first);

	while (d < sizeof distance_edges && gap > distance_edges[d])
		d++;
	return relation->distance[d + (behind ? DISTANCE_CLASSES : 0)] +
	       relation->between[between + (behind ? BETWEEN_MAX + 1 : 0)] +
	       relation->line[clamp((int64_t)to->line - from->line, LINES_MAX) + LINES_MAX] +
	       relation->sentence[to->sentence == from->sentence] +
	       relation->quote[2 * from->quoted + to->quoted];
}

static float product(const float *a, const float *b)
{
	float sum = 0;

	for (int i = 0; i < LINK_WIDTH; i++)
		sum += a[i] * b[i];
	return sum / sqrtf((float)LINK_WIDTH);
}

/* The scores of all pairs of two sides; the last column is that of no answer. */
struct table {
	uint32_t n, columns;
	float *score; /* [n][columns] */
};

static float *row_of(const struct table *t, uint32_t k)
{
	return t->score + (size_t)k * t->columns;
}

static struct table score_pairs(const struct relation *relation, struct arena *arena,
	const struct words *words, const struct segment_vec *segments, const struct side *askers,
	const struct side *answers)
{
	struct table t = { .n = askers->n, .columns = answers->n + 1 };
	float *none = ARENA_ARRAY(arena, float, askers->n + 1);

	t.score = ARENA_ARRAY(arena, float, (size_t)t.n *t.columns + 1);
	head_linear(&relation->none, askers->ends, askers->n, none);
	for (uint32_t k = 0; k < t.n; k++) {
		const struct segment *x = &segments->v[askers->index[k]];

		for (uint32_t m = 0; m < answers->n; m++) {
			const struct segment *y = &segments->v[answers->index[m]];

			row_of(&t, k)[m] = !may_link(words, x, y)
						   ? -INFINITY
						   : product(askers->vectors + (size_t)k * LINK_WIDTH,
							     answers->vectors + (size_t)m * LINK_WIDTH) +
							     lie(relation, words, segments, answers, x, y);
		}
		row_of(&t, k)[answers->n] = none[k];
	}
	return t;
}

static uint32_t best_column(const struct table *t, uint32_t k)
{
	const float *row = row_of(t, k);
	uint32_t best = t->columns - 1;

	for (uint32_t m = 0; m < t->columns - 1; m++)
		if (row[m] > row[best])
			best = m;
	return best;
}

static double probability(const struct table *t, uint32_t k, uint32_t column)
{
	const float *row = row_of(t, k);
	float most = row[best_column(t, k)];
	double sum = 0;

	for (uint32_t m = 0; m < t->columns; m++)
		sum += exp((double)(row[m] - most));
	return exp((double)(row[column] - most)) / sum;
}

/*
 * An answer that nobody chose takes the asker that comes nearest to choosing it, unless another one would
 * then be left without: a cue without content is nearly always a content given to the cue beside it.
 */
static void share_out(const struct table *t, uint32_t *chosen, uint32_t *taken)
{
	for (uint32_t m = 0; m < t->columns - 1; m++) {
		uint32_t best = t->n;
		float most = -SHARE_MARGIN;

		for (uint32_t k = 0; k < t->n && !taken[m]; k++) {
			float loss = row_of(t, k)[m] - row_of(t, k)[chosen[k]];

			if (loss < most || (chosen[k] < t->columns - 1 && taken[chosen[k]] < 2))
				continue;
			most = loss;
			best = k;
		}
		if (best == t->n)
			continue;
		taken[chosen[best]]--;
		taken[m]++;
		chosen[best] = m;
	}
}

void links_find(const struct relation *relation, struct arena *arena, const struct words *words,
	const struct segment_vec *segments, enum role asking, enum role answering, struct link *links)
{
	struct side askers = collect(&relation->ask, arena, words, segments, asking);
	struct side answers = collect(&relation->answer, arena, words, segments, answering);
	struct table t = score_pairs(relation, arena, words, segments, &askers, &answers);
	uint32_t *chosen = ARENA_ARRAY(arena, uint32_t, askers.n + 1);
	uint32_t *taken = ARENA_ARRAY(arena, uint32_t, t.columns);

	for (uint32_t k = 0; k < askers.n; k++) {
		chosen[k] = best_column(&t, k);
		taken[chosen[k]]++;
	}
	if (asking == ROLE_CONTENT)
		share_out(&t, chosen, taken);
	for (uint32_t k = 0; k < askers.n; k++)
		links[askers.index[k]] =
			(struct link){ chosen[k] < answers.n ? answers.index[chosen[k]] : INDEX_NONE,
				(float)probability(&t, k, chosen[k]) };
}
