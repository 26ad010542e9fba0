#ifndef MODEL_KERNELS_H
#define MODEL_KERNELS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The arithmetic of the encoder. Weights are bytes in -127..127 with a scale a row. The inputs of a linear
 * layer are made bytes row by row: x = low + scale * u with u in 0..127. Seven bits, because processors
 * without VNNI add pairs of products in 16 bits and saturate there: 127 * 127 * 2 just fits. So every sum is
 * exact, and the same on all processors. All sizes are multiples of LANE_ROUND, pointers need no alignment.
 */
enum { LANE_ROUND = 16 };

/* out[o] = weight_scale[o] * (scale * sum_i u[i] weight[o][i] + low * sum_i weight[o][i]) + bias[o] */
struct linear {
	uint32_t n_in, n_out;
	const int8_t *weight; /* [n_out][n_in] */
	const float *scale;   /* [n_out] */
	const float *sum;     /* [n_out] scale times the sum of the row's weights */
	const float *bias;    /* [n_out] */
	const float *smooth;  /* [n_in] the inputs are multiplied by, or NULL */
};

/* How a row was made bytes. */
struct range {
	float low, scale;
};

struct norm {
	const float *gain, *bias; /* [width] */
	float eps;
};

/* One head's attention over a window. */
struct attention {
	const float *qkv;  /* [n][3 * width]: queries, keys, values, each [heads][size] */
	const float *most; /* [3 * width] the largest absolute value of each column of qkv */
	float *out;        /* [n][width] */
	uint32_t n, width, size, head;
	int16_t *query; /* room for [n rounded up][size] */
	int16_t *key;   /* [size / 2][n rounded up][2] */
	int16_t *value; /* [n rounded up / 2][size][2] */
	float *score;   /* [ATTENTION_ROWS][n rounded up] */
	int16_t *part;  /* [ATTENTION_ROWS][n rounded up] */
};

/* Rows that are computed together; what "n rounded up" above is a multiple of. */
enum { ATTENTION_ROWS = 4, ATTENTION_ROUND = 64, ATTENTION_SIZE_MAX = 256 };

/* The functions that exist once for each kind of processor, with the same results. n is a number of floats.
 */
struct kernels {
	const char *name;
	/* out = scale * bytes + the sum of n_rows rows, in order */
	void (*embed)(const int8_t *bytes, float scale, const float *const *rows, uint32_t n_rows, uint32_t n,
		float *out);
	/* x to (x - mean) / sqrt(variance + eps) * gain + bias, in place */
	void (*normalise)(float *x, const struct norm *norm, uint32_t n);
	void (*quantise)(const float *x, const float *smooth, uint32_t n, uint8_t *out, struct range *range);
	/* sums of products to floats, in place; most[o] = max(most[o], |out[o]|) */
	void (*dequantise)(void *sums, const struct linear *linear, struct range range, float *most);
	/* x += the layer's output, then normalised */
	void (*add_normalise)(const int32_t *sums, const struct linear *linear, struct range range,
		const struct norm *norm, float *x);
	/* GELU of the layer's output (in place of the sums), times smooth, made bytes */
	void (*activate)(void *sums, const struct linear *linear, struct range *range, const float *smooth,
		uint8_t *out);
	void (*attend)(const struct attention *attention);
	/* sum_i a[i] b[i] */
	float (*dot)(const float *a, const float *b, uint32_t n);
	/* the same of DOTS rows a[DOTS][n], to out[DOTS]; each with the very bits that dot gives */
	void (*dots)(const float *a, const float *b, uint32_t n, float *out);
	float (*dot_bytes)(const int8_t *a, const float *b, uint32_t n);
};

enum { DOTS = 4 };

enum cpu { CPU_PLAIN, CPU_AVX2, CPU_AVX512 };

/* The best that the processor can do and $SAYSO_CPU allows. False: *name is not one of plain, avx2, avx512.
 */
bool kernels_cpu(const char *name, enum cpu *cpu);

/* Kernels of at most this kind; also keeps oneDNN from using more. */
const struct kernels *kernels_get(enum cpu cpu);

/* sums[n_rows][n_out] of the products of rows[n_rows][n_in] with the weights; one thread, by oneDNN. */
void kernels_product(const struct linear *linear, const uint8_t *rows, uint32_t n_rows, int32_t *sums);

#endif
