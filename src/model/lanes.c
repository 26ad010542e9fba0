/*
 * The float kernels and attention, compiled once for plain processors, AVX2 and AVX-512 (meson.build):
 * LANES_NAME is the table's name. lanes.h keeps the results the same.
 */
#include "model/lanes.h"

#include <math.h>

#include "model/kernels.h"

/* ---- functions ---- */

/* c[0] + c[1] x + ... by Horner's rule; unrolled, as n is a constant. */
static inline vf polynomial(const float *c, int n, vf x)
{
	vf y = vf_set(c[n - 1]);

	for (int i = n - 2; i >= 0; i--)
		y = vf_add(vf_mul(y, x), vf_set(c[i]));
	return y;
}

/*
 * GELU, x * P(X <= x) for a normal X, as max(x, 0) - g(|x|) with g(a) = a * erfc(a / sqrt 2) / 2, which is a
 * bump that ends: beyond 5.5 it is below 1.1e-7. g is a polynomial in 2 a / 5.5 - 1, the best in the largest
 * error (5.3e-7, a linear programme over 4,000 Chebyshev nodes); with rounding, GELU is off by 8e-7 at most.
 */
static inline vf gelu(vf x)
{
	static const float bump[] = { 0.00819486938f, -0.0605792068f, 0.191201091f, -0.30864042f,
		0.180258453f, 0.260028034f, -0.638815403f, 0.461351305f, 0.192549467f, -0.548844934f,
		0.184638053f, 0.236476004f, -0.153816059f, -0.0397911817f, 0.0357896239f };
	vf a = vf_min(vf_abs(x), vf_set(5.5f));
	vf u = vf_sub(vf_mul(a, vf_set(2.0f / 5.5f)), vf_set(1.0f));

	return vf_sub(vf_max(x, vf_set(0.0f)), polynomial(bump, sizeof bump / sizeof *bump, u));
}

/*
 * 2^x for x in -100..0. The whole part goes to the exponent; 2^f for the rest, -1/2..1/2, is the polynomial
 * with the least relative error, 2.6e-6, found as above.
 */
static inline vf exp2_negative(vf x)
{
	static const float power[] = { 0.999999285f, 0.693121791f, 0.240247354f, 0.0559181124f,
		0.0095703844f };
	/* 1.5 * 2^23: leaves the nearest whole number in the low bits. */
	vf magic = vf_set(12582912.0f), whole = vf_add(x, magic), rest = vf_sub(x, vf_sub(whole, magic));

	return vf_shift_exponent(polynomial(power, sizeof power / sizeof *power, rest), whole);
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

static void activate(
	void *sums, const struct linear *linear, struct range *range, const float *smooth, uint8_t *bytes)
{
	vf scale = vf_set(range->scale), offset = vf_set(range->low);
	vf low = vf_set(INFINITY), high = vf_set(-INFINITY);
	float *out = sums, factor;

	for (uint32_t i = 0; i < linear->n_out; i += LANE_ROUND) {
		vf x = gelu(output_of(sums, linear, scale, offset, i));

		if (smooth)
			x = vf_mul(x, vf_load(smooth + i));
		vf_store(out + i, x);
		low = vf_min(low, x);
		high = vf_max(high, x);
	}
	factor = range_set(range, low, high);
	to_bytes(out, NULL, linear->n_out, range->low, factor, bytes);
}

/* ---- attention ---- */

/*
 * Queries, keys, values and weights as 16-bit whole numbers, sums of products in 32 bits: exact, so in any
 * order. Queries and keys go to +-limit with size * limit^2 < 2^31 (13 bits for a head of 32), one scale a
 * head; values to +-32767, one scale a column; weights to 0..32767, whose sum with rounding is below 65536.
 */
enum { PART_ONE = 32767, VALUE_ONE = 32767 };

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

/* How many groups of sixteen keys fit into the registers beside ATTENTION_ROWS queries. */
#if defined(__AVX512BW__)
enum { SCORE_GROUPS = 4 };
#else
enum { SCORE_GROUPS = 1 };
#endif

/* score[r][j] = factor * query[i + r] . key[j] */
static void score_rows(const struct attention *a, uint32_t i, float factor)
{
	uint32_t columns = rounded(a->n, ATTENTION_ROUND), size = a->size;
	const int16_t *query = a->query + i * size;

	for (uint32_t j = 0; j < columns; j += SCORE_GROUPS * LANE_ROUND) {
		vi sum[ATTENTION_ROWS][SCORE_GROUPS];
		const int16_t *key = a->key + j * 2;

		for (int r = 0; r < ATTENTION_ROWS; r++)
			for (int g = 0; g < SCORE_GROUPS; g++)
				sum[r][g] = vi_zero();
		for (uint32_t k = 0; k < size; k += 2, key += columns * 2) {
			vi keys[SCORE_GROUPS];

			for (int g = 0; g < SCORE_GROUPS; g++)
				keys[g] = vi_load(key + g * 2 * LANE_ROUND);
			for (int r = 0; r < ATTENTION_ROWS; r++) {
				vi pair = vi_set_pair(query + (uint32_t)r * size + k);

				for (int g = 0; g < SCORE_GROUPS; g++)
					sum[r][g] = vi_madd(sum[r][g], pair, keys[g]);
			}
		}
		for (int r = 0; r < ATTENTION_ROWS; r++)
			for (int g = 0; g < SCORE_GROUPS; g++)
				vf_store(a->score + (uint32_t)r * columns + j + g * LANE_ROUND,
					vf_mul(vf_of(sum[r][g]), vf_set(factor)));
	}
}

/* part[j] = PART_ONE * 2^score[j] / sum of them; the scores behind n count as nothing. */
static void softmax(float *score, uint32_t n, uint32_t columns, int16_t *part)
{
	vf most = vf_set(-INFINITY), sum = vf_set(0.0f), factor;

	for (uint32_t j = n; j < columns; j++)
		score[j] = -INFINITY;
	for (uint32_t j = 0; j < columns; j += LANE_ROUND)
		most = vf_max(most, vf_load(score + j));
	most = vf_set(vf_most(most));
	for (uint32_t j = 0; j < columns; j += LANE_ROUND) {
		vf e = exp2_negative(vf_max(vf_sub(vf_load(score + j), most), vf_set(-100.0f)));

		sum = vf_add(sum, e);
		vf_store(score + j, e);
	}
	factor = vf_set((float)PART_ONE / vf_sum(sum));
	for (uint32_t j = 0; j < columns; j += LANE_ROUND)
		vi_store_short(part + j, vi_round(vf_mul(vf_load(score + j), factor)));
}

/* out = the parts' mean of the values, for `groups` times sixteen columns from k on; groups is a constant. */
static inline void weigh(
	const struct attention *a, uint32_t i, uint32_t k, const int groups, const float *value_scale)
{
	uint32_t columns = rounded(a->n, ATTENTION_ROUND), pairs = (a->n + 1) / 2;
	const int16_t *value = a->value + k * 2;
	vi sum[ATTENTION_ROWS][2];

	for (int r = 0; r < ATTENTION_ROWS; r++)
		for (int g = 0; g < groups; g++)
			sum[r][g] = vi_zero();
	for (uint32_t j = 0; j < pairs; j++, value += a->size * 2) {
		vi values[2];

		for (int g = 0; g < groups; g++)
			values[g] = vi_load(value + g * 2 * LANE_ROUND);
		for (int r = 0; r < ATTENTION_ROWS; r++) {
			vi pair = vi_set_pair(a->part + (uint32_t)r * columns + j * 2);

			for (int g = 0; g < groups; g++)
				sum[r][g] = vi_madd(sum[r][g], pair, values[g]);
		}
	}
	for (uint32_t r = 0; r < ATTENTION_ROWS && i + r < a->n; r++)
		for (int g = 0; g < groups; g++) {
			uint32_t at = k + (uint32_t)g * LANE_ROUND;

			vf_store(a->out + (i + r) * a->width + a->head * a->size + at,
				vf_mul(vf_of(sum[r][g]), vf_load(value_scale + at)));
		}
}

static void attend(const struct attention *a)
{
	uint32_t size = a->size, first = a->head * size, columns = rounded(a->n, ATTENTION_ROUND), k;
	float limit = floorf(sqrtf(2147483000.0f / (float)size));
	float query_most = most_of(a->most + first, size),
	      key_most = most_of(a->most + a->width + first, size);
	const float *value_most = a->most + 2 * a->width + first;
	float value_factor[ATTENTION_SIZE_MAX], value_scale[ATTENTION_SIZE_MAX], factor;

	pack_queries(a, a->qkv + first, inverse(limit, query_most));
	pack_keys(a, a->qkv + a->width + first, inverse(limit, key_most));
	for (k = 0; k < size; k++) {
		value_factor[k] = inverse(VALUE_ONE, value_most[k]);
		value_scale[k] = value_most[k] / ((float)VALUE_ONE * (float)PART_ONE);
	}
	pack_values(a, a->qkv + 2 * a->width + first, value_factor);
	/* Scores in powers of two: log2 e / sqrt(size). */
	factor = query_most / limit * (key_most / limit) * (1.44269504f / sqrtf((float)size));
	for (uint32_t i = 0; i < a->n; i += ATTENTION_ROWS) {
		score_rows(a, i, factor);
		for (uint32_t r = 0; r < ATTENTION_ROWS; r++)
			softmax(a->score + r * columns, a->n, columns, a->part + r * columns);
		for (k = 0; k + 2 * LANE_ROUND <= size; k += 2 * LANE_ROUND)
			weigh(a, i, k, 2, value_scale);
		if (k < size)
			weigh(a, i, k, 1, value_scale);
	}
}

/* ---- heads ---- */

static float dot(const float *a, const float *b, uint32_t n)
{
	vf sum = vf_set(0.0f);

	for (uint32_t i = 0; i < n; i += LANE_ROUND)
		sum = vf_add(sum, vf_mul(vf_load(a + i), vf_load(b + i)));
	return vf_sum(sum);
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
	.dot_bytes = dot_bytes,
};
