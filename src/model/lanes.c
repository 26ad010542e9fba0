/*
 * The float kernels and attention, compiled once for plain processors, AVX2 and AVX-512 (meson.build):
 * LANES_NAME is the table's name. lanes.h keeps the results the same.
 */
#include "model/lanes.h"

#include <math.h>

#include "model/kernels.h"

/*
 * Long chains of operations run over several groups of sixteen side by side, so that the processor has always
 * something ready; how many, goes by the registers there are. The results do not depend on it.
 */
#if defined(__AVX512BW__)
enum { GROUPS = 4 };
#elif defined(__AVX2__)
enum { GROUPS = 2 };
#else
enum { GROUPS = 1 };
#endif

#define EACH_GROUP(g, n) for (int g = 0; g < (n); g++)

/* ---- functions, over n groups; n is a constant ---- */

/* y = c[0] + c[1] x + ... by Horner's rule */
static inline void polynomial(const float *c, int n_c, const vf *x, vf *y, const int n)
{
	EACH_GROUP(g, n) y[g] = vf_set(c[n_c - 1]);
	for (int i = n_c - 2; i >= 0; i--)
		EACH_GROUP(g, n) y[g] = vf_add(vf_mul(y[g], x[g]), vf_set(c[i]));
}

/*
 * GELU, x * P(X <= x) for a normal X, as max(x, 0) - g(|x|) with g(a) = a * erfc(a / sqrt 2) / 2, which is a
 * bump that ends: beyond 5.5 it is below 1.1e-7. g is a polynomial in 2 a / 5.5 - 1, the best in the largest
 * error (5.3e-7, a linear programme over 4,000 Chebyshev nodes); with rounding, GELU is off by 8e-7 at most.
 */
static inline void gelu(vf *x, const int n)
{
	static const float bump[] = { 0.00819486938f, -0.0605792068f, 0.191201091f, -0.30864042f,
		0.180258453f, 0.260028034f, -0.638815403f, 0.461351305f, 0.192549467f, -0.548844934f,
		0.184638053f, 0.236476004f, -0.153816059f, -0.0397911817f, 0.0357896239f };
	vf u[GROUPS], y[GROUPS];

	EACH_GROUP(g, n)
	{
		vf a = vf_min(vf_abs(x[g]), vf_set(5.5f));

		u[g] = vf_sub(vf_mul(a, vf_set(2.0f / 5.5f)), vf_set(1.0f));
	}
	polynomial(bump, sizeof bump / sizeof *bump, u, y, n);
	EACH_GROUP(g, n) x[g] = vf_sub(vf_max(x[g], vf_set(0.0f)), y[g]);
}

/*
 * 2^x for x in -100..100. The whole part goes to the exponent; 2^f for the rest, -1/2..1/2, is the polynomial
 * with the least relative error, 2.6e-6, found as above.
 */
static inline void exp2_small(vf *x, const int n)
{
	static const float power[] = { 0.999999285f, 0.693121791f, 0.240247354f, 0.0559181124f,
		0.0095703844f };
	vf whole[GROUPS], rest[GROUPS];

	EACH_GROUP(g, n)
	{
		/* 1.5 * 2^23 leaves the nearest whole number in the low bits. */
		vf magic = vf_set(12582912.0f);

		whole[g] = vf_add(x[g], magic);
		rest[g] = vf_sub(x[g], vf_sub(whole[g], magic));
	}
	polynomial(power, sizeof power / sizeof *power, rest, x, n);
	EACH_GROUP(g, n) x[g] = vf_shift_exponent(x[g], whole[g]);
}

/* ---- rows of floats ---- */

static void embed(
	const int8_t *bytes, float scale, const float *const *rows, uint32_t n_rows, uint32_t n, float *out)
{
	for (uint32_t i = 0; i < n; i += LANE_ROUND) {
		vf sum = vf_mul(vf_of_bytes(bytes + i), vf_set(scale));

		for (uint32_t r = 0; r < n_rows; r++)
			sum = vf_add(sum, vf_load(rows[r] + i));
		vf_store(out + i, sum);
	}
}

static void normalise(float *x, const struct norm *norm, uint32_t n)
{
	vf sum = vf_set(0.0f), square = vf_set(0.0f), mean, factor;

	for (uint32_t i = 0; i < n; i += LANE_ROUND)
		sum = vf_add(sum, vf_load(x + i));
	mean = vf_set(vf_sum(sum) / (float)n);
	for (uint32_t i = 0; i < n; i += LANE_ROUND) {
		vf d = vf_sub(vf_load(x + i), mean);

		square = vf_add(square, vf_mul(d, d));
	}
	factor = vf_set(1.0f / sqrtf(vf_sum(square) / (float)n + norm->eps));
	for (uint32_t i = 0; i < n; i += LANE_ROUND) {
		vf d = vf_mul(vf_sub(vf_load(x + i), mean), factor);

		vf_store(x + i, vf_add(vf_mul(d, vf_load(norm->gain + i)), vf_load(norm->bias + i)));
	}
}

/* ---- bytes ---- */

/* Returns what x - low is multiplied by. A row of (nearly) one value has scale 0: all of it is low. */
static inline float range_set(struct range *range, vf low, vf high)
{
	float width;

	range->low = vf_least(low);
	width = vf_most(high) - range->low;
	if (!(width > 1e-30f)) {
		range->scale = 0.0f;
		return 0.0f;
	}
	range->scale = width / 127.0f;
	return 127.0f / width;
}

static inline void to_bytes(
	const float *x, const float *smooth, uint32_t n, float low, float factor, uint8_t *out)
{
	vf l = vf_set(low), f = vf_set(factor);

	for (uint32_t i = 0; i < n; i += LANE_ROUND) {
		vf v = vf_load(x + i);

		if (smooth)
			v = vf_mul(v, vf_load(smooth + i));
		vi_store_byte(out + i, vi_round(vf_mul(vf_sub(v, l), f)));
	}
}

static void quantise(const float *x, const float *smooth, uint32_t n, uint8_t *out, struct range *range)
{
	vf low = vf_set(INFINITY), high = vf_set(-INFINITY);
	float factor;

	for (uint32_t i = 0; i < n; i += LANE_ROUND) {
		vf v = vf_load(x + i);

		if (smooth)
			v = vf_mul(v, vf_load(smooth + i));
		low = vf_min(low, v);
		high = vf_max(high, v);
	}
	factor = range_set(range, low, high);
	to_bytes(x, smooth, n, range->low, factor, out);
}

/* The layer's outputs i to i + 15. */
static inline vf output_of(const void *sums, const struct linear *linear, vf scale, vf low, uint32_t i)
{
	vf sum = vf_mul(vf_of(vi_load((const int32_t *)sums + i)), scale);
	vf rest = vf_add(vf_mul(low, vf_load(linear->sum + i)), vf_load(linear->bias + i));

	return vf_add(vf_mul(sum, vf_load(linear->scale + i)), rest);
}

static void dequantise(void *sums, const struct linear *linear, struct range range, float *most)
{
	vf scale = vf_set(range.scale), low = vf_set(range.low);
	float *out = sums;

	for (uint32_t i = 0; i < linear->n_out; i += LANE_ROUND) {
		vf x = output_of(sums, linear, scale, low, i);

		vf_store(most + i, vf_max(vf_load(most + i), vf_abs(x)));
		vf_store(out + i, x);
	}
}

static void add_normalise(const int32_t *sums, const struct linear *linear, struct range range,
	const struct norm *norm, float *x)
{
	vf scale = vf_set(range.scale), low = vf_set(range.low);

	for (uint32_t i = 0; i < linear->n_out; i += LANE_ROUND)
		vf_store(x + i, vf_add(vf_load(x + i), output_of(sums, linear, scale, low, i)));
	normalise(x, norm, linear->n_out);
}

/* A row on its way through GELU. */
struct activation {
	const struct linear *linear;
	const float *smooth; /* or NULL */
	float *out;          /* lies where the sums are */
	vf scale, offset, low, high;
};

static inline void activate_groups(struct activation *a, uint32_t i, const int n)
{
	vf x[GROUPS];

	EACH_GROUP(g, n)
	x[g] = output_of(a->out, a->linear, a->scale, a->offset, i + (uint32_t)g * LANE_ROUND);
	gelu(x, n);
	EACH_GROUP(g, n)
	{
		if (a->smooth)
			x[g] = vf_mul(x[g], vf_load(a->smooth + i + g * LANE_ROUND));
		vf_store(a->out + i + g * LANE_ROUND, x[g]);
		a->low = vf_min(a->low, x[g]);
		a->high = vf_max(a->high, x[g]);
	}
}

static void activate(
	void *sums, const struct linear *linear, struct range *range, const float *smooth, uint8_t *bytes)
{
	struct activation a = { .linear = linear,
		.smooth = smooth,
		.out = sums,
		.scale = vf_set(range->scale),
		.offset = vf_set(range->low),
		.low = vf_set(INFINITY),
		.high = vf_set(-INFINITY) };
	uint32_t n = linear->n_out, i = 0;
	float factor;

	for (; i + GROUPS * LANE_ROUND <= n; i += GROUPS * LANE_ROUND)
		activate_groups(&a, i, GROUPS);
	for (; i < n; i += LANE_ROUND)
		activate_groups(&a, i, 1);
	factor = range_set(range, a.low, a.high);
	to_bytes(a.out, NULL, n, range->low, factor, bytes);
}

/* ---- attention ---- */

/*
 * Queries, keys, values and weights as 16-bit whole numbers, sums of products in 32 bits: exact, so in any
 * order. Queries and keys go to +-limit with size * limit^2 < 2^31 (13 bits for a head of 32), one scale a
 * head; values to
 * +-511, one scale a column; weights to 2^14 for the largest of a row, not normalised: their sum is a whole
 * number too, and what is divided by in the end. 511 * 2^14 * 256 < 2^31; longer windows have smaller
 * weights.
 */
enum { VALUE_ONE = 511, PART_BITS = 14, PART_WINDOW = 256 };

static uint32_t rounded(uint32_t n, uint32_t to)
{
	return (n + to - 1) / to * to;
}

static float most_of(const float *most, uint32_t n)
{
	vf m = vf_set(0.0f);

	for (uint32_t i = 0; i < n; i += LANE_ROUND)
		m = vf_max(m, vf_load(most + i));
	return vf_most(m);
}

static float inverse(float one, float most)
{
	return most > 1e-30f ? one / most : 0.0f;
}

static void pack_queries(const struct attention *a, const float *from, float factor)
{
	uint32_t row = 3 * a->width;
	int16_t *to = a->query;

	for (uint32_t i = 0; i < a->n; i++, from += row)
		for (uint32_t k = 0; k < a->size; k += LANE_ROUND, to += LANE_ROUND)
			vi_store_short(to, vi_round(vf_mul(vf_load(from + k), vf_set(factor))));
	memset(to, 0, (rounded(a->n, ATTENTION_ROWS) - a->n) * a->size * sizeof *to);
}

static void pack_keys(const struct attention *a, const float *from, float factor)
{
	uint32_t row = 3 * a->width, columns = rounded(a->n, ATTENTION_ROUND);
	int16_t key[ATTENTION_SIZE_MAX] = { 0 };

	for (uint32_t j = 0; j < columns; j++, from += row) {
		int16_t *to = a->key + j * 2;

		if (j >= a->n)
			memset(key, 0, sizeof key);
		else
			for (uint32_t k = 0; k < a->size; k += LANE_ROUND)
				vi_store_short(key + k, vi_round(vf_mul(vf_load(from + k), vf_set(factor))));
		for (uint32_t k = 0; k < a->size; k += 2)
			memcpy(to + k * columns, key + k, 2 * sizeof *key);
	}
}

static void pack_values(const struct attention *a, const float *from, const float *factor)
{
	uint32_t row = 3 * a->width, pairs = rounded(a->n, ATTENTION_ROUND) / 2;
	int16_t *to = a->value;

	for (uint32_t j = 0; j < pairs; j++, from += 2 * row)
		for (uint32_t k = 0; k < a->size; k += LANE_ROUND, to += 2 * LANE_ROUND) {
			vi low = vi_zero(), high = vi_zero();

			if (2 * j < a->n)
				low = vi_round(vf_mul(vf_load(from + k), vf_load(factor + k)));
			if (2 * j + 1 < a->n)
				high = vi_round(vf_mul(vf_load(from + row + k), vf_load(factor + k)));
			vi_store(to, vi_pair(low, high));
		}
}

/*
 * Sums that fit into the registers: queries by groups of sixteen keys, queries by groups of sixteen columns
 * of values.
 */
#if defined(__AVX512BW__)
enum { SCORE_ROWS = 4, SCORE_GROUPS = 4, WEIGH_ROWS = 4, WEIGH_GROUPS = 2 };
#else
enum { SCORE_ROWS = 4, SCORE_GROUPS = 1, WEIGH_ROWS = 4, WEIGH_GROUPS = 1 };
#endif

/* The first n lanes as they are, the others -infinity. */
static inline vf keep(vf a, uint32_t n)
{
	static const float mask[2 * LANE_ROUND] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -INFINITY,
		-INFINITY, -INFINITY, -INFINITY, -INFINITY, -INFINITY, -INFINITY, -INFINITY, -INFINITY,
		-INFINITY, -INFINITY, -INFINITY, -INFINITY, -INFINITY, -INFINITY, -INFINITY };

	return vf_add(a, vf_load(mask + LANE_ROUND - n));
}

/*
 * score[r][j] = factor * query[r] . key[j] for SCORE_ROWS queries from r on and the keys from j on; -infinity
 * for keys behind the window.
 */
static inline void score_block(
	const struct attention *a, const int16_t *query, uint32_t j, vf factor, float *score, vf *most)
{
	uint32_t columns = rounded(a->n, ATTENTION_ROUND), size = a->size;
	const int16_t *key = a->key + j * 2;
	vi sum[SCORE_ROWS][SCORE_GROUPS];

	for (int r = 0; r < SCORE_ROWS; r++)
		EACH_GROUP(g, SCORE_GROUPS) sum[r][g] = vi_zero();
	for (uint32_t k = 0; k < size; k += 2, key += columns * 2) {
		vi keys[SCORE_GROUPS];

		EACH_GROUP(g, SCORE_GROUPS) keys[g] = vi_load(key + g * 2 * LANE_ROUND);
		for (int r = 0; r < SCORE_ROWS; r++) {
			vi pair = vi_set_pair(query + (uint32_t)r * size + k);

			EACH_GROUP(g, SCORE_GROUPS) sum[r][g] = vi_madd(sum[r][g], pair, keys[g]);
		}
	}
	EACH_GROUP(g, SCORE_GROUPS)
	{
		uint32_t at = j + (uint32_t)g * LANE_ROUND, left = at < a->n ? a->n - at : 0;

		for (int r = 0; r < SCORE_ROWS; r++) {
			vf x = vf_mul(vf_of(sum[r][g]), factor);

			if (left < LANE_ROUND)
				x = keep(x, left);
			most[r] = vf_max(most[r], x);
			vf_store(score + (uint32_t)r * columns + at, x);
		}
	}
}

/* All scores of ATTENTION_ROWS queries from i on, and the largest of each. */
static void score_rows(const struct attention *a, uint32_t i, float factor, float most[ATTENTION_ROWS])
{
	uint32_t columns = rounded(a->n, ATTENTION_ROUND);
	vf row_most[ATTENTION_ROWS], f = vf_set(factor);

	for (int r = 0; r < ATTENTION_ROWS; r++)
		row_most[r] = vf_set(-INFINITY);
	for (uint32_t j = 0; j < columns; j += SCORE_GROUPS * LANE_ROUND)
		for (uint32_t r = 0; r < ATTENTION_ROWS; r += SCORE_ROWS)
			score_block(
				a, a->query + (i + r) * a->size, j, f, a->score + r * columns, row_most + r);
	for (int r = 0; r < ATTENTION_ROWS; r++)
		most[r] = vf_most(row_most[r]);
}

/* part[j] = 2^(score[j] - most) as a whole number; returns their sum. `most` has the bits of parts taken off.
 */
static int32_t weights(const float *score, float most, uint32_t columns, int16_t *part)
{
	vi sum[GROUPS];
	vf m = vf_set(most);

	EACH_GROUP(g, GROUPS) sum[g] = vi_zero();
	for (uint32_t j = 0; j < columns; j += GROUPS * LANE_ROUND) {
		vf e[GROUPS];

		EACH_GROUP(g, GROUPS)
		e[g] = vf_max(vf_sub(vf_load(score + j + g * LANE_ROUND), m), vf_set(-100.0f));
		exp2_small(e, GROUPS);
		EACH_GROUP(g, GROUPS)
		{
			vi whole = vi_round(e[g]);

			sum[g] = vi_add(sum[g], whole);
			vi_store_short(part + j + g * LANE_ROUND, whole);
		}
	}
	for (int g = 1; g < GROUPS; g++)
		sum[0] = vi_add(sum[0], sum[g]);
	return vi_sum(sum[0]);
}

/*
 * out = the mean of the values by parts, for WEIGH_ROWS queries from i + r on and n times sixteen columns
 * from k on; n is a constant.
 */
static inline void weigh(const struct attention *a, uint32_t i, uint32_t r, uint32_t k, const int n,
	const float *value_scale, const float *inverse_sum)
{
	uint32_t columns = rounded(a->n, ATTENTION_ROUND), pairs = (a->n + 1) / 2;
	const int16_t *value = a->value + k * 2, *part = a->part + r * columns;
	vi sum[WEIGH_ROWS][WEIGH_GROUPS];

	for (int q = 0; q < WEIGH_ROWS; q++)
		EACH_GROUP(g, n) sum[q][g] = vi_zero();
	for (uint32_t j = 0; j < pairs; j++, value += a->size * 2) {
		vi values[WEIGH_GROUPS];

		EACH_GROUP(g, n) values[g] = vi_load(value + g * 2 * LANE_ROUND);
		for (int q = 0; q < WEIGH_ROWS; q++) {
			vi pair = vi_set_pair(part + (uint32_t)q * columns + j * 2);

			EACH_GROUP(g, n) sum[q][g] = vi_madd(sum[q][g], pair, values[g]);
		}
	}
	for (int q = 0; q < WEIGH_ROWS; q++) {
		uint32_t row = i + r + (uint32_t)q;

		if (row >= a->n)
			break;
		EACH_GROUP(g, n)
		{
			uint32_t at = k + (uint32_t)g * LANE_ROUND;
			vf mean = vf_mul(vf_of(sum[q][g]), vf_set(inverse_sum[r + (uint32_t)q]));

			vf_store(a->out + row * a->width + a->head * a->size + at,
				vf_mul(mean, vf_load(value_scale + at)));
		}
	}
}

/* Queries i to i + ATTENTION_ROWS - 1; scores are in powers of two by `factor`. */
static void attend_rows(
	const struct attention *a, uint32_t i, float factor, float bits, const float *value_scale)
{
	uint32_t columns = rounded(a->n, ATTENTION_ROUND), k = 0;
	float most[ATTENTION_ROWS], inverse_sum[ATTENTION_ROWS];

	score_rows(a, i, factor, most);
	for (uint32_t r = 0; r < ATTENTION_ROWS; r++)
		inverse_sum[r] = 1.0f / (float)weights(a->score + r * columns, most[r] - bits, columns,
						a->part + r * columns);
	for (; k < a->size; k += WEIGH_GROUPS * LANE_ROUND)
		for (uint32_t r = 0; r < ATTENTION_ROWS; r += WEIGH_ROWS) {
			if (a->size - k >= WEIGH_GROUPS * LANE_ROUND)
				weigh(a, i, r, k, WEIGH_GROUPS, value_scale, inverse_sum);
			else
				weigh(a, i, r, k, 1, value_scale, inverse_sum);
		}
}

static void attend(const struct attention *a)
{
	uint32_t size = a->size, first = a->head * size;
	float limit = floorf(sqrtf(2147483000.0f / (float)size)), bits = PART_BITS;
	float query_most = most_of(a->most + first, size),
	      key_most = most_of(a->most + a->width + first, size);
	const float *value_most = a->most + 2 * a->width + first;
	float value_factor[ATTENTION_SIZE_MAX], value_scale[ATTENTION_SIZE_MAX], factor;

	for (uint32_t n = PART_WINDOW; n < a->n; n *= 2)
		bits--;
	pack_queries(a, a->qkv + first, inverse(limit, query_most));
	pack_keys(a, a->qkv + a->width + first, inverse(limit, key_most));
	for (uint32_t k = 0; k < size; k++) {
		value_factor[k] = inverse(VALUE_ONE, value_most[k]);
		value_scale[k] = value_most[k] / (float)VALUE_ONE;
	}
	pack_values(a, a->qkv + 2 * a->width + first, value_factor);
	/* log2 e / sqrt(size), and the scales */
	factor = query_most / limit * (key_most / limit) * (1.44269504f / sqrtf((float)size));
	for (uint32_t i = 0; i < a->n; i += ATTENTION_ROWS)
		attend_rows(a, i, factor, bits, value_scale);
}

/* ---- heads ---- */

static float dot(const float *a, const float *b, uint32_t n)
{
	vf sum = vf_set(0.0f);

	for (uint32_t i = 0; i < n; i += LANE_ROUND)
		sum = vf_add(sum, vf_mul(vf_load(a + i), vf_load(b + i)));
	return vf_sum(sum);
}

static void dots(const float *a, const float *b, uint32_t n, float *out)
{
	vf sum[DOTS];

	for (int k = 0; k < DOTS; k++)
		sum[k] = vf_set(0.0f);
	for (uint32_t i = 0; i < n; i += LANE_ROUND)
		for (int k = 0; k < DOTS; k++)
			sum[k] = vf_add(sum[k], vf_mul(vf_load(a + (size_t)k * n + i), vf_load(b + i)));
	for (int k = 0; k < DOTS; k++)
		out[k] = vf_sum(sum[k]);
}

static float dot_bytes(const int8_t *a, const float *b, uint32_t n)
{
	vf sum = vf_set(0.0f);

	for (uint32_t i = 0; i < n; i += LANE_ROUND)
		sum = vf_add(sum, vf_mul(vf_of_bytes(a + i), vf_load(b + i)));
	return vf_sum(sum);
}

extern const struct kernels LANES_TABLE;
const struct kernels LANES_TABLE = {
	.name = LANES_NAME,
	.embed = embed,
	.normalise = normalise,
	.quantise = quantise,
	.dequantise = dequantise,
	.add_normalise = add_normalise,
	.activate = activate,
	.attend = attend,
	.dot = dot,
	.dots = dots,
	.dot_bytes = dot_bytes,
};
