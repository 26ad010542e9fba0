#ifndef MODEL_LANES_H
#define MODEL_LANES_H

/*
 * Sixteen floats, or sixteen 32-bit integers, at a time: on AVX-512 one register, on AVX2 two, else four.
 * Every operation is one rounding of IEEE 754 in each lane, and sums over the lanes are always taken in the
 * same order, so that what is written over these gives the same bits on all three. Hence no fused
 * multiply-add. Included by lanes.c alone, which is compiled once for each.
 */
#include <stdint.h>
#include <string.h>

#if defined(__AVX512BW__)
#include <immintrin.h>

typedef struct {
	__m512 r;
} vf;
typedef struct {
	__m512i r;
} vi;

#define VF_BINARY(name, op)                                                                                  \
	static inline vf name(vf a, vf b)                                                                    \
	{                                                                                                    \
		return (vf){ op(a.r, b.r) };                                                                 \
	}

VF_BINARY(vf_add, _mm512_add_ps)
VF_BINARY(vf_sub, _mm512_sub_ps)
VF_BINARY(vf_mul, _mm512_mul_ps)
VF_BINARY(vf_div, _mm512_div_ps)
VF_BINARY(vf_min, _mm512_min_ps)
VF_BINARY(vf_max, _mm512_max_ps)

static inline vf vf_set(float x)
{
	return (vf){ _mm512_set1_ps(x) };
}

static inline vf vf_load(const float *p)
{
	return (vf){ _mm512_loadu_ps(p) };
}

static inline void vf_store(float *p, vf a)
{
	_mm512_storeu_ps(p, a.r);
}

static inline vf vf_abs(vf a)
{
	return (vf){ _mm512_abs_ps(a.r) };
}

static inline vi vi_round(vf a)
{
	return (vi){ _mm512_cvtps_epi32(a.r) };
}

static inline vf vf_of(vi a)
{
	return (vf){ _mm512_cvtepi32_ps(a.r) };
}

static inline vf vf_of_bytes(const int8_t *p)
{
	return (vf){ _mm512_cvtepi32_ps(
		_mm512_cvtepi8_epi32(_mm_loadu_si128((const __m128i *)(const void *)p))) };
}

static inline vf vf_shift_exponent(vf a, vf shift)
{
	return (vf){ _mm512_castsi512_ps(_mm512_add_epi32(
		_mm512_castps_si512(a.r), _mm512_slli_epi32(_mm512_castps_si512(shift.r), 23))) };
}

static inline vi vi_load(const void *p)
{
	return (vi){ _mm512_loadu_si512(p) };
}

static inline void vi_store(void *p, vi a)
{
	_mm512_storeu_si512(p, a.r);
}

static inline vi vi_zero(void)
{
	return (vi){ _mm512_setzero_si512() };
}

static inline vi vi_add(vi a, vi b)
{
	return (vi){ _mm512_add_epi32(a.r, b.r) };
}

static inline vi vi_set_pair(const int16_t *p)
{
	int32_t pair;

	memcpy(&pair, p, sizeof pair);
	return (vi){ _mm512_set1_epi32(pair) };
}

static inline vi vi_madd(vi sum, vi a, vi b)
{
	return (vi){ _mm512_add_epi32(sum.r, _mm512_madd_epi16(a.r, b.r)) };
}

static inline vi vi_pair(vi low, vi high)
{
	return (vi){ _mm512_mask_blend_epi16(0xAAAAAAAAu, low.r, _mm512_slli_epi32(high.r, 16)) };
}

static inline void vi_store_short(int16_t *p, vi a)
{
	_mm256_storeu_si256((__m256i *)(void *)p, _mm512_cvtepi32_epi16(a.r));
}

static inline void vi_store_byte(uint8_t *p, vi a)
{
	_mm_storeu_si128((__m128i *)(void *)p, _mm512_cvtepi32_epi8(a.r));
}

/* The lanes in the order of all folds: halves onto each other. */
#define VF_FOLD(name, op)                                                                                    \
	static inline float name(vf a)                                                                       \
	{                                                                                                    \
		__m256 b = op##256(_mm512_castps512_ps256(a.r), _mm512_extractf32x8_ps(a.r, 1));             \
		__m128 c = op##128(_mm256_castps256_ps128(b), _mm256_extractf128_ps(b, 1));                  \
		c = op##128(c, _mm_movehl_ps(c, c));                                                         \
		return _mm_cvtss_f32(op##128(c, _mm_shuffle_ps(c, c, 1)));                                   \
	}

#elif defined(__AVX2__)
#include <immintrin.h>

typedef struct {
	__m256 r[2];
} vf;
typedef struct {
	__m256i r[2];
} vi;

#define VF_BINARY(name, op)                                                                                  \
	static inline vf name(vf a, vf b)                                                                    \
	{                                                                                                    \
		return (vf){ { op(a.r[0], b.r[0]), op(a.r[1], b.r[1]) } };                                   \
	}

VF_BINARY(vf_add, _mm256_add_ps)
VF_BINARY(vf_sub, _mm256_sub_ps)
VF_BINARY(vf_mul, _mm256_mul_ps)
VF_BINARY(vf_div, _mm256_div_ps)
VF_BINARY(vf_min, _mm256_min_ps)
VF_BINARY(vf_max, _mm256_max_ps)

static inline vf vf_set(float x)
{
	return (vf){ { _mm256_set1_ps(x), _mm256_set1_ps(x) } };
}

static inline vf vf_load(const float *p)
{
	return (vf){ { _mm256_loadu_ps(p), _mm256_loadu_ps(p + 8) } };
}

static inline void vf_store(float *p, vf a)
{
	_mm256_storeu_ps(p, a.r[0]);
	_mm256_storeu_ps(p + 8, a.r[1]);
}

static inline vf vf_abs(vf a)
{
	__m256 mask = _mm256_castsi256_ps(_mm256_set1_epi32(0x7FFFFFFF));

	return (vf){ { _mm256_and_ps(a.r[0], mask), _mm256_and_ps(a.r[1], mask) } };
}

static inline vi vi_round(vf a)
{
	return (vi){ { _mm256_cvtps_epi32(a.r[0]), _mm256_cvtps_epi32(a.r[1]) } };
}

static inline vf vf_of(vi a)
{
	return (vf){ { _mm256_cvtepi32_ps(a.r[0]), _mm256_cvtepi32_ps(a.r[1]) } };
}

static inline vf vf_of_bytes(const int8_t *p)
{
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);

	return (vf){ { _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(bytes)),
		_mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_srli_si128(bytes, 8))) } };
}

static inline __m256 shift_exponent(__m256 a, __m256 shift)
{
	return _mm256_castsi256_ps(
		_mm256_add_epi32(_mm256_castps_si256(a), _mm256_slli_epi32(_mm256_castps_si256(shift), 23)));
}

static inline vf vf_shift_exponent(vf a, vf shift)
{
	return (vf){ { shift_exponent(a.r[0], shift.r[0]), shift_exponent(a.r[1], shift.r[1]) } };
}

static inline vi vi_load(const void *p)
{
	const __m256i *q = p;

	return (vi){ { _mm256_loadu_si256(q), _mm256_loadu_si256(q + 1) } };
}

static inline void vi_store(void *p, vi a)
{
	__m256i *q = p;

	_mm256_storeu_si256(q, a.r[0]);
	_mm256_storeu_si256(q + 1, a.r[1]);
}

static inline vi vi_zero(void)
{
	return (vi){ { _mm256_setzero_si256(), _mm256_setzero_si256() } };
}

static inline vi vi_add(vi a, vi b)
{
	return (vi){ { _mm256_add_epi32(a.r[0], b.r[0]), _mm256_add_epi32(a.r[1], b.r[1]) } };
}

static inline vi vi_set_pair(const int16_t *p)
{
	int32_t pair;

	memcpy(&pair, p, sizeof pair);
	return (vi){ { _mm256_set1_epi32(pair), _mm256_set1_epi32(pair) } };
}

static inline vi vi_madd(vi sum, vi a, vi b)
{
	return (vi){ { _mm256_add_epi32(sum.r[0], _mm256_madd_epi16(a.r[0], b.r[0])),
		_mm256_add_epi32(sum.r[1], _mm256_madd_epi16(a.r[1], b.r[1])) } };
}

static inline vi vi_pair(vi low, vi high)
{
	return (vi){ { _mm256_blend_epi16(low.r[0], _mm256_slli_epi32(high.r[0], 16), 0xAA),
		_mm256_blend_epi16(low.r[1], _mm256_slli_epi32(high.r[1], 16), 0xAA) } };
}

/* The sixteen as shorts in order: packing works on halves of a register, which the permutation mends. */
static inline __m256i shorts(vi a)
{
	return _mm256_permute4x64_epi64(_mm256_packs_epi32(a.r[0], a.r[1]), 0xD8);
}

static inline void vi_store_short(int16_t *p, vi a)
{
	_mm256_storeu_si256((__m256i *)(void *)p, shorts(a));
}

static inline void vi_store_byte(uint8_t *p, vi a)
{
	__m256i s = shorts(a);

	_mm_storeu_si128((__m128i *)(void *)p,
		_mm_packus_epi16(_mm256_castsi256_si128(s), _mm256_extracti128_si256(s, 1)));
}

#define VF_FOLD(name, op)                                                                                    \
	static inline float name(vf a)                                                                       \
	{                                                                                                    \
		__m256 b = op##256(a.r[0], a.r[1]);                                                          \
		__m128 c = op##128(_mm256_castps256_ps128(b), _mm256_extractf128_ps(b, 1));                  \
		c = op##128(c, _mm_movehl_ps(c, c));                                                         \
		return _mm_cvtss_f32(op##128(c, _mm_shuffle_ps(c, c, 1)));                                   \
	}

#else

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Four of the compiler's own vectors of four, for which every processor that matters has registers. */
typedef float four_f __attribute__((vector_size(16)));
typedef int32_t four_i __attribute__((vector_size(16)));
typedef uint32_t four_u __attribute__((vector_size(16)));

typedef struct {
	four_f r[4];
} vf;
typedef struct {
	four_i r[4];
} vi;

#define EACH for (int i = 0; i < 4; i++)
#define VF_BINARY(name, expression)                                                                          \
	static inline vf name(vf a, vf b)                                                                    \
	{                                                                                                    \
		vf c;                                                                                        \
		EACH c.r[i] = (expression);                                                                  \
		return c;                                                                                    \
	}

/* a where the mask is all ones, else b */
static inline four_f choose(four_i mask, four_f a, four_f b)
{
	return (four_f)((mask & (four_i)a) | (~mask & (four_i)b));
}

VF_BINARY(vf_add, a.r[i] + b.r[i])
VF_BINARY(vf_sub, a.r[i] - b.r[i])
VF_BINARY(vf_mul, a.r[i] * b.r[i])
VF_BINARY(vf_div, a.r[i] / b.r[i])
/* As the processor's minps and maxps choose, also between +0 and -0. */
VF_BINARY(vf_min, choose((four_i)(a.r[i] < b.r[i]), a.r[i], b.r[i]))
VF_BINARY(vf_max, choose((four_i)(a.r[i] > b.r[i]), a.r[i], b.r[i]))

static inline vf vf_set(float x)
{
	vf a;
	EACH a.r[i] = (four_f){ x, x, x, x };
	return a;
}

static inline vf vf_load(const float *p)
{
	vf a;
	EACH memcpy(&a.r[i], p + 4 * i, sizeof a.r[i]);
	return a;
}

static inline void vf_store(float *p, vf a)
{
	EACH memcpy(p + 4 * i, &a.r[i], sizeof a.r[i]);
}

static inline vf vf_abs(vf a)
{
	EACH a.r[i] = (four_f)((four_i)a.r[i] & 0x7FFFFFFF);
	return a;
}

/* Adding 1.5 * 2^23 leaves the nearest whole number (a tie to the even one) in the low bits. */
static inline vi vi_round(vf a)
{
	vi b;
	EACH b.r[i] = (four_i)(a.r[i] + 12582912.0f) - 0x4B400000;
	return b;
}

static inline vf vf_of(vi a)
{
	vf b;
	EACH b.r[i] = __builtin_convertvector(a.r[i], four_f);
	return b;
}

static inline vf vf_of_bytes(const int8_t *p)
{
	vi a;
	EACH a.r[i] = (four_i){ p[4 * i], p[4 * i + 1], p[4 * i + 2], p[4 * i + 3] };
	return vf_of(a);
}

static inline vf vf_shift_exponent(vf a, vf shift)
{
	EACH a.r[i] = (four_f)((four_u)a.r[i] + ((four_u)shift.r[i] << 23));
	return a;
}

static inline vi vi_load(const void *p)
{
	vi a;
	EACH memcpy(&a.r[i], (const char *)p + 16 * i, sizeof a.r[i]);
	return a;
}

static inline void vi_store(void *p, vi a)
{
	EACH memcpy((char *)p + 16 * i, &a.r[i], sizeof a.r[i]);
}

static inline vi vi_zero(void)
{
	vi a;
	EACH a.r[i] = (four_i){ 0 };
	return a;
}

static inline vi vi_add(vi a, vi b)
{
	EACH a.r[i] += b.r[i];
	return a;
}

static inline vi vi_set_pair(const int16_t *p)
{
	int32_t pair;
	vi a;

	memcpy(&pair, p, sizeof pair);
	EACH a.r[i] = (four_i){ pair, pair, pair, pair };
	return a;
}

/* A lane is two shorts, the first in the low half. */
static inline four_i add_pairs(four_i a, four_i b)
{
#if defined(__SSE2__)
	return (four_i)_mm_madd_epi16((__m128i)a, (__m128i)b);
#else
	four_i a_low = (four_i)((four_u)a << 16) >> 16, b_low = (four_i)((four_u)b << 16) >> 16;

	return a_low * b_low + (a >> 16) * (b >> 16);
#endif
}

static inline vi vi_madd(vi sum, vi a, vi b)
{
	EACH sum.r[i] += add_pairs(a.r[i], b.r[i]);
	return sum;
}

static inline vi vi_pair(vi low, vi high)
{
	EACH low.r[i] = (low.r[i] & 0xFFFF) | (four_i)((four_u)high.r[i] << 16);
	return low;
}

static inline void vi_store_short(int16_t *p, vi a)
{
	int32_t lane[16];

	vi_store(lane, a);
	for (int i = 0; i < 16; i++)
		p[i] = (int16_t)lane[i];
}

static inline void vi_store_byte(uint8_t *p, vi a)
{
	int32_t lane[16];

	vi_store(lane, a);
	for (int i = 0; i < 16; i++)
		p[i] = (uint8_t)lane[i];
}

#endif

/*
 * What these mean, where the names do not say it:
 *	vi_round           the nearest whole number, a tie to the even one; |a| < 2^22
 *	vf_shift_exponent  a * 2^k, where the lowest bits of `shift` as an integer hold k
 *	vi_set_pair        two shorts in every lane; vi_madd: sum + the products of both, added
 *	vi_pair            the low halves of two lanes side by side
 */

#if defined(__AVX2__)
#define FOLD_ADD256 _mm256_add_ps
#define FOLD_ADD128 _mm_add_ps
#define FOLD_MIN256 _mm256_min_ps
#define FOLD_MIN128 _mm_min_ps
#define FOLD_MAX256 _mm256_max_ps
#define FOLD_MAX128 _mm_max_ps
VF_FOLD(vf_sum, FOLD_ADD)
VF_FOLD(vf_least, FOLD_MIN)
VF_FOLD(vf_most, FOLD_MAX)
#else
#define VF_FOLD(name, op)                                                                                    \
	static inline float name(vf a)                                                                       \
	{                                                                                                    \
		float lane[16];                                                                              \
		vf_store(lane, a);                                                                           \
		for (int half = 8; half; half /= 2)                                                          \
			for (int i = 0; i < half; i++)                                                       \
				lane[i] = op(lane[i], lane[i + half]);                                       \
		return lane[0];                                                                              \
	}
#define FOLD_ADD(x, y) ((x) + (y))
#define FOLD_MIN(x, y) ((x) < (y) ? (x) : (y))
#define FOLD_MAX(x, y) ((x) > (y) ? (x) : (y))
VF_FOLD(vf_sum, FOLD_ADD)
VF_FOLD(vf_least, FOLD_MIN)
VF_FOLD(vf_most, FOLD_MAX)
#endif

/* The sum of all lanes; exact. */
static inline int32_t vi_sum(vi a)
{
#if defined(__AVX512BW__)
	return _mm512_reduce_add_epi32(a.r);
#elif defined(__AVX2__)
	__m256i b = _mm256_add_epi32(a.r[0], a.r[1]);
	__m128i c = _mm_add_epi32(_mm256_castsi256_si128(b), _mm256_extracti128_si256(b, 1));

	c = _mm_add_epi32(c, _mm_unpackhi_epi64(c, c));
	return _mm_cvtsi128_si32(_mm_add_epi32(c, _mm_shuffle_epi32(c, 1)));
#else
	int32_t lane[16], sum = 0;

	vi_store(lane, a);
	for (int i = 0; i < 16; i++)
		sum += lane[i];
	return sum;
#endif
}

#endif
