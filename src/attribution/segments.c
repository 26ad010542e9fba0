#include "attribution/segments.h"

#include <math.h>
#include <string.h>

enum {
	TAGS = 1 + 2 * ROLES,
	SPAN_WIDTH = 48,
	SEGMENT_MAX = 250, /* words; the longest of the training articles has 231 */
	ROW_BLOCK = 256,
};

/* Upper edges of the length classes; one more class is above. train/encoder.py has the same. */
static const uint8_t length_edges[] = { 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96 };
enum { LENGTH_CLASSES = sizeof length_edges + 1 };

/* The least probability of a content that is worth reporting; the value of the best F1 on PolNeAR dev. */
static const double CONTENT_PRICE = 0.5;

/* Rows [row, row + n) of a head as one of their own. */
static struct head rows_of(const struct head *all, uint32_t row, uint32_t n)
{
	struct head part = *all;

	part.n_out = n;
	if (part.weight)
		part.weight += (size_t)row * part.n_in;
	if (part.bytes) {
		part.bytes += (size_t)row * part.n_in;
		part.scale += row;
	}
	if (part.bias)
		part.bias += row;
	return part;
}

int segment_heads_open(struct segment_heads *heads, const struct model *model, struct err *err)
{
	uint32_t width = model_width(model);
	struct head first, last;

	if (head_open(&heads->tag, model, "tag", width, TAGS, err) ||
		head_open(&first, model, "first", width, ROLES * SPAN_WIDTH, err) ||
		head_open(&last, model, "last", width, ROLES * SPAN_WIDTH, err))
		return -1;
	heads->length = model_floats(model, "length", (const uint32_t[4]){ ROLES, LENGTH_CLASSES }, err);
	if (!heads->length)
		return -1;
	for (int r = 0; r < ROLES; r++) {
		heads->first[r] = rows_of(&first, (uint32_t)r * SPAN_WIDTH, SPAN_WIDTH);
		heads->last[r] = rows_of(&last, (uint32_t)r * SPAN_WIDTH, SPAN_WIDTH);
	}
	return 0;
}

/* One line being read. Segment [i, j] has its scores at band[i][j - i]. */
struct line {
	const struct segment_heads *heads;
	struct arena *arena;
	const float *vectors; /* [n][width] */
	uint32_t n, reach;    /* words; words of the longest segment */
	float *tags;          /* [n][TAGS] */
	float *band;          /* [n][reach][ROLES] */
	double *before;       /* [n + 1] log-sum over the segmentations of the first words */
	double *behind;       /* [n + 1] the same of the words from here on */
};

static uint32_t length_class(uint32_t n)
{
	uint32_t c = 0;

	while (c < sizeof length_edges && n > length_edges[c])
		c++;
	return c;
}

static float *scores_at(const struct line *line, uint32_t i, uint32_t length)
{
	return line->band + ((size_t)i * line->reach + length - 1) * ROLES;
}

/* The most words of a segment that begins at i. */
static uint32_t room(const struct line *line, uint32_t i)
{
	return line->n - i < line->reach ? line->n - i : line->reach;
}

/* Products of the vectors of the ends, a block of first words at a time. */
static void score_ends(struct line *line, enum role r)
{
	const struct segment_heads *heads = line->heads;
	uint32_t n = line->n;
	float *first = ARENA_ARRAY(line->arena, float, (size_t)n *SPAN_WIDTH);
	float *last = ARENA_ARRAY(line->arena, float, (size_t)n *SPAN_WIDTH);
	uint32_t rows = n < ROW_BLOCK ? n : ROW_BLOCK;
	float *product = ARENA_ARRAY(line->arena, float, (size_t)rows *(rows + line->reach));
	const float root = sqrtf((float)SPAN_WIDTH);

	head_linear(&heads->first[r], line->vectors, n, first);
	head_linear(&heads->last[r], line->vectors, n, last);
	for (uint32_t i = 0; i < n; i += rows) {
		uint32_t m = n - i < rows ? n - i : rows;
		uint32_t columns = n - i < m + line->reach ? n - i : m + line->reach;
		struct head ends = heads->first[r];

		ends.n_in = SPAN_WIDTH;
		ends.n_out = columns;
		ends.weight = last + (size_t)i * SPAN_WIDTH;
		ends.bytes = NULL;
		ends.bias = NULL;
		head_linear(&ends, first + (size_t)i * SPAN_WIDTH, m, product);
		for (uint32_t k = 0; k < m; k++)
			for (uint32_t length = 1; length <= room(line, i + k); length++)
				scores_at(line, i + k, length)[r] =
					product[(size_t)k * columns + k + length - 1] / root;
	}
}

static void score_words(struct line *line, enum role r)
{
	for (uint32_t i = 0; i < line->n; i++) {
		float sum = line->tags[(size_t)i * TAGS + 1 + 2 * r];

		for (uint32_t length = 1; length <= room(line, i); length++) {
			if (length > 1)
				sum += line->tags[(size_t)(i + length - 1) * TAGS + 2 + 2 * r];
			scores_at(line, i, length)[r] +=
				sum + line->heads->length[r * LENGTH_CLASSES + length_class(length)];
		}
	}
}

/* What is smaller than this, as a share of a sum, is left out of it. */
static const double NEGLIGIBLE = -40;

/* log(exp(a) + exp(b)) */
static double log_add(double a, double b)
{
	double high = a > b ? a : b, low = a > b ? b : a;

	return low - high < NEGLIGIBLE ? high : high + log1p(exp(low - high));
}

/* log_add of a sum and a segment of any role behind `base`; most segments are too unlikely to count. */
static double add_segment(double sum, double base, const float *scores)
{
	float high = scores[0];
	double all = 0;

	for (int r = 1; r < ROLES; r++)
		high = scores[r] > high ? scores[r] : high;
	if (base + high - sum < NEGLIGIBLE)
		return sum;
	for (int r = 0; r < ROLES; r++)
		all += exp((double)(scores[r] - high));
	return log_add(sum, base + high + log(all));
}

static void sum_up(struct line *line)
{
	uint32_t n = line->n;

	for (uint32_t j = 1; j <= n; j++) {
		uint32_t least = j > line->reach ? j - line->reach : 0;

		line->before[j] = line->before[j - 1] + line->tags[(size_t)(j - 1) * TAGS];
		for (uint32_t i = j; i-- > least;)
			line->before[j] =
				add_segment(line->before[j], line->before[i], scores_at(line, i, j - i));
	}
	for (uint32_t i = n; i-- > 0;) {
		line->behind[i] = line->behind[i + 1] + line->tags[(size_t)i * TAGS];
		for (uint32_t length = 1; length <= room(line, i); length++)
			line->behind[i] = add_segment(
				line->behind[i], line->behind[i + length], scores_at(line, i, length));
	}
}

static double probability(const struct line *line, uint32_t i, uint32_t length, enum role r)
{
	double p = line->before[i] + scores_at(line, i, length)[r] + line->behind[i + length] -
		   line->before[line->n];

	return p < NEGLIGIBLE ? 0 : exp(p);
}

/* The best way to read the words up to each one, and the segment that ends there in it. */
struct choice {
	double worth;
	uint32_t length; /* 0: the word is outside */
	enum role role;
};

static void better(struct choice *best, double worth, uint32_t length, enum role role)
{
	if (worth > best->worth)
		*best = (struct choice){ worth, length, role };
}

static struct choice *choices(const struct line *line)
{
	struct choice *best = ARENA_ARRAY(line->arena, struct choice, line->n + 1);

	for (uint32_t j = 1; j <= line->n; j++)
		best[j].worth = -INFINITY;
	return best;
}

/* The likeliest segmentation (Viterbi). */
static struct choice *likeliest(const struct line *line)
{
	struct choice *best = choices(line);

	for (uint32_t i = 0; i < line->n; i++) {
		better(&best[i + 1], best[i].worth + line->tags[(size_t)i * TAGS], 0, ROLE_SOURCE);
		for (uint32_t length = 1; length <= room(line, i); length++)
			for (int r = 0; r < ROLES; r++)
				better(&best[i + length], best[i].worth + scores_at(line, i, length)[r],
					length, (enum role)r);
	}
	return best;
}

/* The contents that are expected to be right most often, on the words that are not taken. */
static struct choice *contents(const struct line *line, const bool *taken)
{
	struct choice *best = choices(line);

	for (uint32_t i = 0; i < line->n; i++) {
		better(&best[i + 1], best[i].worth, 0, ROLE_CONTENT);
		for (uint32_t length = 1; length <= room(line, i) && !taken[i + length - 1]; length++) {
			double gain = probability(line, i, length, ROLE_CONTENT) - CONTENT_PRICE;

			if (gain > 0)
				better(&best[i + length], best[i].worth + gain, length, ROLE_CONTENT);
		}
	}
	return best;
}

/* Take the segments of a reading in which no word is taken yet: contents, or all others. */
static void take(
	const struct line *line, const struct choice *best, bool content, bool *taken, struct choice *ends)
{
	for (uint32_t j = line->n; j > 0; j -= best[j].length ? best[j].length : 1) {
		uint32_t length = best[j].length;

		if (!length || (best[j].role == ROLE_CONTENT) != content ||
			memchr(taken + j - length, true, length))
			continue;
		ends[j] = best[j];
		memset(taken + j - length, true, length);
	}
}

static void choose(const struct line *line, uint32_t offset, struct segment_vec *segments)
{
	bool *taken = ARENA_ARRAY(line->arena, bool, line->n + 1);
	struct choice *ends = ARENA_ARRAY(line->arena, struct choice, line->n + 1);
	const struct choice *reading = likeliest(line);

	take(line, reading, false, taken, ends);
	take(line, contents(line, taken), true, taken, ends);
	/* A content of which only the boundaries are unsure is not lost. */
	take(line, reading, true, taken, ends);
	for (uint32_t j = 1; j <= line->n; j++)
		if (ends[j].length)
			vec_push(line->arena, segments,
				(struct segment){ ends[j].role, offset + j - ends[j].length, offset + j,
					(float)probability(
						line, j - ends[j].length, ends[j].length, ends[j].role) });
}

static void find_in_line(const struct segment_heads *heads, struct arena *arena, const struct words *words,
	uint32_t first, uint32_t end, struct segment_vec *segments)
{
	uint32_t n = end - first;
	struct line line = { .heads = heads,
		.arena = arena,
		.vectors = words->vectors + (size_t)first * heads->tag.n_in,
		.n = n,
		.reach = n < SEGMENT_MAX ? n : SEGMENT_MAX };

	line.tags = ARENA_ARRAY(arena, float, (size_t)n *TAGS);
	line.band = ARENA_ARRAY(arena, float, (size_t)n *line.reach *ROLES);
	line.before = ARENA_ARRAY(arena, double, n + 1);
	line.behind = ARENA_ARRAY(arena, double, n + 1);
	head_linear(&heads->tag, line.vectors, n, line.tags);
	for (int r = 0; r < ROLES; r++) {
		score_ends(&line, (enum role)r);
		score_words(&line, (enum role)r);
	}
	sum_up(&line);
	choose(&line, first, segments);
}

void segments_find(const struct segment_heads *heads, struct arena *arena, const struct words *words,
	struct segment_vec *segments)
{
	for (uint32_t first = 0, end; first < words->n; first = end) {
		for (end = first + 1; end < words->n && words->v[end].line == words->v[first].line; end++)
			;
		find_in_line(heads, arena, words, first, end, segments);
	}
}
