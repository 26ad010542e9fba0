#ifndef MODEL_ENCODER_H
#define MODEL_ENCODER_H

#include "base/arena.h"
#include "base/err.h"
#include "model/file.h"
#include "model/kernels.h"
#include "model/model.h"

/* A BERT encoder (Devlin et al. 2019): layer norm behind each half of a layer, exact GELU, absolute
 * positions. */

enum { LAYERS_MAX = 48, FEATURES = 4 };

struct layer {
	struct linear qkv, attention_output, intermediate, output;
	struct norm attention_norm, output_norm;
};

struct encoder {
	const struct kernels *kernels;
	uint32_t n_layers, width, n_heads, inner, window, n_words;
	uint32_t cls, sep;               /* word pieces around a window */
	const struct tensor *words;      /* [n_words][width] */
	const float *positions;          /* [window + 2 or more][width] */
	const float *features[FEATURES]; /* [4, 2, 2, 2][width]; all NULL for an encoder without */
	struct norm embedding_norm;
	struct layer layers[LAYERS_MAX];
	float *sums; /* of all layers' weights by row */
};

/* Take the encoder out of a model file. -1 with err set: sizes out of bounds, tensors missing or of other
 * shapes. */
int encoder_open(struct encoder *encoder, const struct model_file *file, const struct kernels *kernels,
	struct err *err);

/*
 * An encoder whose embeddings and first layers are those of `base` (which must live as long) and whose other
 * layers are in the file. The configuration says how many are `shared`, and by `base` (file_hash, 16
 * hexadecimal digits) whose. -1 with err set: see encoder_open, and when base is not that encoder.
 */
int encoder_open_over(struct encoder *encoder, const struct encoder *base, const struct model_file *base_file,
	const struct model_file *file, struct err *err);
void encoder_release(struct encoder *encoder);

struct model_scratch *encoder_scratch(const struct encoder *encoder, struct arena *arena);

/* See model_encode_window. n is at least 1. */
void encoder_run(const struct encoder *encoder, struct model_scratch *scratch, const struct piece *pieces,
	uint32_t n, float *vectors);

#endif
