#include "model/encoder.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

enum { WIDTH_MAX = 2048, INNER_MAX = 8192, HEADS_MAX = 64, WORDS_MAX = 1 << 20, NAME_MAX_BYTES = 64 };

static const uint32_t feature_values[FEATURES] = { 4, 2, 2, 2 };

/* ---- out of the file ---- */

/* The floats of a tensor of n, or [rows][n] when rows is not 0. */
static int take_floats(const struct model_file *file, const char *name, uint32_t rows, uint32_t n,
	const float **out, struct err *err)
{
	uint32_t shape[TENSOR_RANK_MAX] = { rows ? rows : n, rows ? n : 0 };
	const struct tensor *tensor;

	if (file_tensor(file, name, TENSOR_F32, shape, &tensor, err) < 0)
		return -1;
	*out = tensor->data;
	return 0;
}

static int take_norm(const struct model_file *file, const char *name, uint32_t n, float eps,
	struct norm *norm, struct err *err)
{
	char full[NAME_MAX_BYTES];

	norm->eps = eps;
	snprintf(full, sizeof full, "%s.weight", name);
	if (take_floats(file, full, 0, n, &norm->gain, err) < 0)
		return -1;
	snprintf(full, sizeof full, "%s.bias", name);
	return take_floats(file, full, 0, n, &norm->bias, err);
}

/* The row sums go to *sums, which moves on. */
static void sum_rows(struct linear *linear, float **sums)
{
	linear->sum = *sums;
	for (uint32_t o = 0; o < linear->n_out; o++) {
		const int8_t *row = linear->weight + (size_t)o * linear->n_in;
		int32_t sum = 0;

		for (uint32_t i = 0; i < linear->n_in; i++)
			sum += row[i];
		*(*sums)++ = linear->scale[o] * (float)sum;
	}
}

static int take_linear(const struct model_file *file, const char *name, uint32_t n_in, uint32_t n_out,
	struct linear *linear, float **sums, struct err *err)
{
	char full[NAME_MAX_BYTES];
	const struct tensor *weight;

	snprintf(full, sizeof full, "%s.weight", name);
	if (file_tensor(file, full, TENSOR_I8, (uint32_t[TENSOR_RANK_MAX]){ n_out, n_in }, &weight, err) < 0)
		return -1;
	linear->n_in = n_in;
	linear->n_out = n_out;
	linear->weight = weight->data;
	linear->scale = weight->scale;
	sum_rows(linear, sums);
	snprintf(full, sizeof full, "%s.smooth", name);
	if (file_find(file, full) && take_floats(file, full, 0, n_in, &linear->smooth, err) < 0)
		return -1;
	snprintf(full, sizeof full, "%s.bias", name);
	return take_floats(file, full, 0, n_out, &linear->bias, err);
}

static int take_layer(struct encoder *encoder, const struct model_file *file, uint32_t n, float eps,
	float **sums, struct err *err)
{
	struct layer *layer = &encoder->layers[n];
	uint32_t width = encoder->width, inner = encoder->inner;
	const struct {
		const char *name;
		struct linear *linear;
		uint32_t n_in, n_out;
	} linears[] = {
		{ "qkv", &layer->qkv, width, 3 * width },
		{ "attention_output", &layer->attention_output, width, width },
		{ "intermediate", &layer->intermediate, width, inner },
		{ "output", &layer->output, inner, width },
	};
	char name[NAME_MAX_BYTES / 2];

	for (size_t i = 0; i < sizeof linears / sizeof *linears; i++) {
		snprintf(name, sizeof name, "layer.%u.%s", n, linears[i].name);
		if (take_linear(file, name, linears[i].n_in, linears[i].n_out, linears[i].linear, sums, err) <
			0)
			return -1;
	}
	snprintf(name, sizeof name, "layer.%u.attention_norm", n);
	if (take_norm(file, name, width, eps, &layer->attention_norm, err) < 0)
		return -1;
	snprintf(name, sizeof name, "layer.%u.output_norm", n);
	return take_norm(file, name, width, eps, &layer->output_norm, err);
}

static int take_features(struct encoder *encoder, const struct model_file *file, struct err *err)
{
	char name[NAME_MAX_BYTES];

	if (!file_find(file, "feature_embeddings.0.weight"))
		return 0;
	for (uint32_t f = 0; f < FEATURES; f++) {
		snprintf(name, sizeof name, "feature_embeddings.%u.weight", f);
		if (take_floats(file, name, feature_values[f], encoder->width, &encoder->features[f], err) <
			0)
			return -1;
	}
	return 0;
}

static int take_embeddings(struct encoder *encoder, const struct model_file *file, float eps, struct err *err)
{
	uint32_t shape[TENSOR_RANK_MAX] = { TENSOR_ANY, encoder->width };
	const struct tensor *positions;

	if (file_tensor(file, "word_embeddings.weight", TENSOR_I8, shape, &encoder->words, err) < 0 ||
		file_tensor(file, "position_embeddings.weight", TENSOR_F32, shape, &positions, err) < 0 ||
		take_features(encoder, file, err) < 0)
		return -1;
	encoder->n_words = encoder->words->shape[0];
	encoder->positions = positions->data;
	if (positions->shape[0] < encoder->window + 2 || encoder->n_words > WORDS_MAX)
		return err_set(err, ERR_INPUT,
			"%s: the model's embeddings do not fit its configuration; take the model made for "
			"this program",
			file->path);
	return take_norm(file, "embedding_norm", encoder->width, eps, &encoder->embedding_norm, err);
}

/* "1e-12" and the like, as a power of ten: what strtod reads depends on the locale. */
static int take_eps(const struct model_file *file, float *eps, struct err *err)
{
	struct str s = file_config(file, "norm_eps");
	int digits = 0;

	if (s.n == 5 && s.p[0] >= '1' && s.p[0] <= '9' && s.p[1] == 'e' && s.p[2] == '-' && s.p[3] >= '0' &&
		s.p[3] <= '2' && s.p[4] >= '0' && s.p[4] <= '9') {
		digits = (s.p[3] - '0') * 10 + s.p[4] - '0';
		*eps = (float)(s.p[0] - '0');
		while (digits--)
			*eps /= 10.0f;
		return 0;
	}
	return err_set(err, ERR_INPUT,
		"%s: the model's configuration gives no usable \"norm_eps\" (1e-12, say); take the model "
		"made for this program",
		file->path);
}

static int take_sizes(struct encoder *encoder, const struct model_file *file, struct err *err)
{
	if (file_number(file, "layers", 1, LAYERS_MAX, &encoder->n_layers, err) < 0 ||
		file_number(file, "width", LANE_ROUND, WIDTH_MAX, &encoder->width, err) < 0 ||
		file_number(file, "heads", 1, HEADS_MAX, &encoder->n_heads, err) < 0 ||
		file_number(file, "inner", LANE_ROUND, INNER_MAX, &encoder->inner, err) < 0 ||
		file_number(file, "window", 1, MODEL_WINDOW_MAX, &encoder->window, err) < 0)
		return -1;
	if (encoder->inner % LANE_ROUND || encoder->width % (encoder->n_heads * LANE_ROUND) ||
		encoder->width / encoder->n_heads > ATTENTION_SIZE_MAX)
		return err_set(err, ERR_INPUT,
			"%s: the model's width, heads and inner sizes do not fit together; take the model "
			"made for this program",
			file->path);
	return 0;
}

static int take_layers(
	struct encoder *encoder, const struct model_file *file, uint32_t first, float eps, struct err *err)
{
	size_t row = (size_t)encoder->width * 5 + encoder->inner;
	float *sums = mem_alloc((encoder->n_layers - first) * row * sizeof *sums);

	encoder->sums = sums;
	if (!sums)
		return err_set(err, ERR_SYSTEM, "%s: not enough memory", file->path);
	for (uint32_t n = first; n < encoder->n_layers; n++)
		if (take_layer(encoder, file, n, eps, &sums, err) < 0)
			return -1;
	return 0;
}

static int take_all(struct encoder *encoder, const struct model_file *file, struct err *err)
{
	float eps = 0.0f;

	if (take_sizes(encoder, file, err) < 0 || take_eps(file, &eps, err) < 0 ||
		take_embeddings(encoder, file, eps, err) < 0)
		return -1;
	return take_layers(encoder, file, 0, eps, err);
}

int encoder_open(struct encoder *encoder, const struct model_file *file, const struct kernels *kernels,
	struct err *err)
{
	*encoder = (struct encoder){ .kernels = kernels };
	if (take_all(encoder, file, err) == 0)
		return 0;
	encoder_release(encoder);
	return -1;
}

/* ---- over another one ---- */

static bool starts(const char *name, const char *with)
{
	return !strncmp(name, with, strlen(with));
}

/* Is the tensor of the embeddings, or of one of the first n layers? */
static bool is_shared(const char *name, uint32_t n)
{
	char layer[NAME_MAX_BYTES / 2];

	if (starts(name, "word_embeddings.") || starts(name, "position_embeddings.") ||
		starts(name, "feature_embeddings.") || starts(name, "embedding_norm."))
		return true;
	for (uint32_t i = 0; i < n; i++) {
		snprintf(layer, sizeof layer, "layer.%u.", i);
		if (starts(name, layer))
			return true;
	}
	return false;
}

static int check_base(
	const struct model_file *base, const struct model_file *file, uint32_t shared, struct err *err)
{
	struct str wanted = file_config(file, "base");
	char found[17];

	snprintf(found, sizeof found, "%016llx", (unsigned long long)file_hash(base, is_shared, shared));
	if (wanted.n == 16 && !memcmp(wanted.p, found, 16))
		return 0;
	return err_set(err, ERR_INPUT,
		"%s: made for another model than %s; take the two that belong together", file->path,
		base->path);
}

int encoder_open_over(struct encoder *encoder, const struct encoder *base, const struct model_file *base_file,
	const struct model_file *file, struct err *err)
{
	uint32_t shared, layers;
	float eps = 0.0f;

	*encoder = *base;
	encoder->sums = NULL;
	if (file_number(file, "layers", 1, LAYERS_MAX, &layers, err) < 0 ||
		file_number(file, "shared", 0, layers < base->n_layers ? layers : base->n_layers, &shared,
			err) < 0 ||
		take_eps(file, &eps, err) < 0 || check_base(base_file, file, shared, err) < 0)
		return -1;
	encoder->n_layers = layers;
	if (shared == layers || take_layers(encoder, file, shared, eps, err) == 0)
		return 0;
	encoder_release(encoder);
	return -1;
}

void encoder_release(struct encoder *encoder)
{
	mem_free(encoder->sums);
	encoder->sums = NULL;
}

/* ---- a window ---- */

/* Rows of the middle of a layer that are computed at a time: their sums should stay in the second-level
 * cache. */
enum { BLOCK_ROWS = 128 };

struct model_scratch {
	float *x;             /* [rows][width] */
	int32_t *sums;        /* [rows][3 * width], or [BLOCK_ROWS][inner] */
	float *context;       /* [rows][width] */
	uint8_t *bytes;       /* [rows][width] */
	uint8_t *inner;       /* [rows][inner] */
	struct range *range;  /* [rows] of bytes */
	struct range *middle; /* [rows] of inner */
	float *most;          /* [3 * width] */
	struct attention attention;
};

static uint32_t rounded(uint32_t n, uint32_t to)
{
	return (n + to - 1) / to * to;
}

/* Aligned to a cache line, so that no load of a register is split over two. */
static void *room(struct arena *arena, size_t n, size_t item)
{
	char *p = arena_alloc(arena, n * item + 63);

	return p + (64 - (uintptr_t)p % 64) % 64;
}

struct model_scratch *encoder_scratch(const struct encoder *encoder, struct arena *arena)
{
	struct model_scratch *s = ARENA_NEW(arena, struct model_scratch);
	size_t rows = encoder->window + 2, width = encoder->width, inner = encoder->inner;
	size_t columns = rounded((uint32_t)rows, ATTENTION_ROUND), size = width / encoder->n_heads;
	size_t sums = rows * 3 * width, block = BLOCK_ROWS * inner;

	s->x = room(arena, rows * width, sizeof *s->x);
	s->sums = room(arena, sums > block ? sums : block, sizeof *s->sums);
	s->context = room(arena, rows * width, sizeof *s->context);
	s->bytes = room(arena, rows * width, sizeof *s->bytes);
	s->inner = room(arena, rows * inner, sizeof *s->inner);
	s->range = room(arena, rows, sizeof *s->range);
	s->middle = room(arena, rows, sizeof *s->middle);
	s->most = room(arena, 3 * width, sizeof *s->most);
	s->attention.query = room(arena, columns * size, sizeof(int16_t));
	s->attention.key = room(arena, columns * size, sizeof(int16_t));
	s->attention.value = room(arena, columns * size, sizeof(int16_t));
	s->attention.score = room(arena, ATTENTION_ROWS * columns, sizeof(float));
	s->attention.part = room(arena, ATTENTION_ROWS * columns, sizeof(int16_t));
	return s;
}

/* Row `at` of the window: [CLS], a piece or [SEP]. */
static void embed_row(
	const struct encoder *encoder, const struct piece *piece, uint32_t id, uint32_t at, float *x)
{
	const float *rows[1 + FEATURES] = { encoder->positions + (size_t)at * encoder->width };
	uint32_t value[FEATURES] = { 0 }, n_rows = 1;

	assert(id < encoder->n_words);
	if (piece) {
		value[0] = piece->capitals & 3;
		value[1] = piece->quoted;
		value[2] = piece->line_start;
		value[3] = piece->space_before;
	}
	for (uint32_t f = 0; f < FEATURES && encoder->features[f]; f++)
		rows[n_rows++] = encoder->features[f] + value[f] * encoder->width;
	encoder->kernels->embed((const int8_t *)encoder->words->data + (size_t)id * encoder->width,
		encoder->words->scale[id], rows, n_rows, encoder->width, x);
	encoder->kernels->normalise(x, &encoder->embedding_norm, encoder->width);
}

static void embed_window(
	const struct encoder *encoder, struct model_scratch *s, const struct piece *pieces, uint32_t n)
{
	uint32_t width = encoder->width;

	embed_row(encoder, NULL, encoder->cls, 0, s->x);
	for (uint32_t i = 0; i < n; i++)
		embed_row(encoder, &pieces[i], pieces[i].id, i + 1, s->x + (size_t)(i + 1) * width);
	embed_row(encoder, NULL, encoder->sep, n + 1, s->x + (size_t)(n + 1) * width);
}

/* Rows of `from` as the inputs of a layer. */
static void make_bytes(const struct encoder *encoder, struct model_scratch *s, const float *from,
	const struct linear *linear, uint32_t rows)
{
	uint32_t width = encoder->width;

	for (uint32_t i = 0; i < rows; i++)
		encoder->kernels->quantise(from + (size_t)i * width, linear->smooth, width,
			s->bytes + (size_t)i * width, &s->range[i]);
}

static void attend(
	const struct encoder *encoder, struct model_scratch *s, const struct layer *layer, uint32_t rows)
{
	struct attention *a = &s->attention;
	uint32_t width = encoder->width;

	kernels_product(&layer->qkv, s->bytes, rows, s->sums);
	memset(s->most, 0, 3 * width * sizeof *s->most);
	for (uint32_t i = 0; i < rows; i++)
		encoder->kernels->dequantise(
			s->sums + (size_t)i * 3 * width, &layer->qkv, s->range[i], s->most);
	a->qkv = (const float *)(const void *)s->sums;
	a->most = s->most;
	a->out = s->context;
	a->n = rows;
	a->width = width;
	a->size = width / encoder->n_heads;
	for (a->head = 0; a->head < encoder->n_heads; a->head++)
		encoder->kernels->attend(a);
}

/* x += linear(bytes), normalised. */
static void add(const struct encoder *encoder, struct model_scratch *s, const struct linear *linear,
	const uint8_t *bytes, const struct range *range, const struct norm *norm, uint32_t rows)
{
	uint32_t width = encoder->width;

	kernels_product(linear, bytes, rows, s->sums);
	for (uint32_t i = 0; i < rows; i++)
		encoder->kernels->add_normalise(
			s->sums + (size_t)i * width, linear, range[i], norm, s->x + (size_t)i * width);
}

static void activate(
	const struct encoder *encoder, struct model_scratch *s, const struct layer *layer, uint32_t rows)
{
	size_t width = encoder->width, inner = encoder->inner;

	for (uint32_t first = 0; first < rows; first += BLOCK_ROWS) {
		uint32_t n = rows - first < BLOCK_ROWS ? rows - first : BLOCK_ROWS;

		kernels_product(&layer->intermediate, s->bytes + first * width, n, s->sums);
		for (uint32_t i = 0; i < n; i++) {
			s->middle[first + i] = s->range[first + i];
			encoder->kernels->activate(s->sums + i * inner, &layer->intermediate,
				&s->middle[first + i], layer->output.smooth, s->inner + (first + i) * inner);
		}
	}
}

void encoder_run(const struct encoder *encoder, struct model_scratch *s, const struct piece *pieces,
	uint32_t n, float *vectors)
{
	uint32_t rows = n + 2;

	assert(n >= 1 && n <= encoder->window);
	embed_window(encoder, s, pieces, n);
	for (uint32_t l = 0; l < encoder->n_layers; l++) {
		const struct layer *layer = &encoder->layers[l];

		make_bytes(encoder, s, s->x, &layer->qkv, rows);
		attend(encoder, s, layer, rows);
		make_bytes(encoder, s, s->context, &layer->attention_output, rows);
		add(encoder, s, &layer->attention_output, s->bytes, s->range, &layer->attention_norm, rows);
		make_bytes(encoder, s, s->x, &layer->intermediate, rows);
		activate(encoder, s, layer, rows);
		add(encoder, s, &layer->output, s->inner, s->middle, &layer->output_norm, rows);
	}
	memcpy(vectors, s->x + encoder->width, (size_t)n * encoder->width * sizeof *vectors);
}
