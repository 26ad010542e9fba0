#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"
#include "base/str.h"
#include "base/vec.h"

/*
 * The encoder and what its file holds. A model is read-only once it is open: threads may share it, each with
 * an arena of its own for scratch memory. The same input gives the same bits on every processor and with any
 * number of threads.
 */
struct model;

/* The most pieces of one window, whatever the file says. */
enum { MODEL_WINDOW_MAX = 510 };

/*
 * Map and check the model file at path. 0 and *model, which the caller closes; or -1 with err set (ERR_INPUT:
 * no model, damaged, cut short, newer, or of shapes that do not fit together; the message names the file and
 * what to do) and *model NULL. $SAYSO_CPU (plain, avx2, avx512) keeps the kernels from using more than that.
 */
int model_open(struct model **model, const char *path, struct err *err);

/*
 * The same for a file that holds the upper layers of an encoder alone (and heads): the embeddings, the lower
 * layers and the vocabulary are those of `base`, which must stay open as long. ERR_INPUT also when the file
 * was made for another base.
 */
int model_open_over(struct model **model, const struct model *base, const char *path, struct err *err);

/* Also for NULL. */
void model_close(struct model *model);

uint32_t model_width(const struct model *model);  /* floats in a vector */
uint32_t model_window(const struct model *model); /* pieces that fit into one window: 254, say */

/* The value of a line "key value" of the file's configuration; {0} where there is none. Lives as the model.
 */
struct str model_config(const struct model *model, const char *key);

/* "avx512", "avx2" or "plain": the kernels that run. The results are the same. */
const char *model_kernels(const struct model *model);

/* What a piece begins with, the input of the encoder's feature 0. Letters are counted over the piece alone.
 */
enum piece_capitals {
	CAPITALS_NONE,
	CAPITALS_FIRST, /* its first character is upper case and no other is */
	CAPITALS_MORE,  /* a character behind the first is upper case */
	CAPITALS_OTHER, /* its first character is neither a letter nor a digit */
};

/* A word piece: a word of the vocabulary, or a part of one. */
struct piece {
	struct span
		span; /* its bytes in the text; never empty, in order; two may share one character (Hangul) */
	uint32_t id;  /* its line in the vocabulary */
	uint8_t capitals; /* enum piece_capitals */
	bool quoted;      /* inside double quotation marks; the marks themselves are not */
	bool line_start;  /* the first of the text or behind a line break */
	bool space_before;
	bool word_start; /* not a "##" continuation */
};

VEC_DECLARE(piece_vec, struct piece);

/*
 * Append the word pieces of text (valid UTF-8; anything else is read as U+FFFD) to out, in the arena. What is
 * no text for the vocabulary (spaces, control characters, U+FFFD) has no piece. -1 only for a text whose
 * offsets need more than 32 bits.
 */
int pieces_split(const struct model *model, struct arena *arena, struct str text, struct piece_vec *out);

/* The id of a vocabulary word ("[SEP]"), INDEX_NONE where it is not in it. */
uint32_t model_word(const struct model *model, struct str word);

/*
 * Room to compute in, some 5 MB in the arena and as long-lived: one a thread, used for window after window.
 * What it holds between two calls does not matter.
 */
struct model_scratch;
struct model_scratch *model_scratch(const struct model *model, struct arena *arena);

/*
 * Encode n pieces, at most model_window(model), as one window: vectors[n][model_width] are written. [CLS] and
 * [SEP] are put around the pieces and not returned. Nothing happens for n = 0.
 */
void model_encode_window(const struct model *model, struct model_scratch *scratch, const struct piece *pieces,
	uint32_t n, float *vectors);

/*
 * A tensor of the file by name, for heads: its floats (dtype f32) if it has exactly this shape. Aligned to 64
 * bytes, lives as the model. NULL with err set otherwise; unused dimensions are 0: {192} is a vector.
 */
const float *model_floats(
	const struct model *model, const char *name, const uint32_t shape[4], struct err *err);

/* Has the file a tensor of this name? */
bool model_has(const struct model *model, const char *name);

/* A linear layer over vectors: out = weight x + bias. Points into the model; nothing to release. */
struct head {
	uint32_t n_in, n_out;
	const float *weight; /* [n_out][n_in], or NULL when the weights are bytes */
	const int8_t *bytes; /* [n_out][n_in] */
	const float *scale;  /* [n_out], for bytes */
	const float *bias;   /* [n_out] or NULL */
	const void *kernels;
};

/*
 * Find the tensors NAME.weight (f32 or i8) and NAME.bias (optional). The caller says the sizes that it counts
 * on; n_out 0 takes the file's. -1 with err set when the tensor is missing or of another shape.
 */
int head_open(struct head *head, const struct model *model, const char *name, uint32_t n_in, uint32_t n_out,
	struct err *err);

/* vectors[n][n_in] to out[n][n_out]. */
void head_linear(const struct head *head, const float *vectors, uint32_t n, float *out);

#endif
