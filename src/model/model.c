#include "model/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/encoder.h"
#include "model/file.h"
#include "model/pieces.h"
#include "model/vocabulary.h"

struct model {
	struct model_file file;
	struct vocabulary vocabulary;
	struct encoder encoder;
	const struct model *base; /* whose vocabulary this is, or NULL */
	char path[];
};

static int choose_kernels(const struct kernels **kernels, struct err *err)
{
	enum cpu cpu;

	if (!kernels_cpu(getenv("SAYSO_CPU"), &cpu))
		return err_set(err, ERR_USAGE, "SAYSO_CPU is one of plain, avx2 and avx512");
	*kernels = kernels_get(cpu);
	return 0;
}

static int fill(struct model *model, struct err *err)
{
	const struct kernels *kernels = NULL;

	if (choose_kernels(&kernels, err) < 0 || file_open(&model->file, model->path, err) < 0 ||
		vocabulary_open(&model->vocabulary, &model->file, err) < 0 ||
		encoder_open(&model->encoder, &model->file, kernels, err) < 0)
		return -1;
	model->encoder.cls = model->vocabulary.cls;
	model->encoder.sep = model->vocabulary.sep;
	if (model->encoder.n_words != model->vocabulary.n)
		return err_set(err, ERR_INPUT,
			"%s: the model has not one vector for each word piece; take the model made for this "
			"program",
			model->path);
	return 0;
}

static int fill_over(struct model *model, struct err *err)
{
	const struct model *base = model->base;

	model->vocabulary = base->vocabulary;
	if (file_open(&model->file, model->path, err) < 0)
		return -1;
	return encoder_open_over(&model->encoder, &base->encoder, &base->file, &model->file, err);
}

int model_open(struct model **out, const char *path, struct err *err)
{
	return model_open_over(out, NULL, path, err);
}

int model_open_over(struct model **out, const struct model *base, const char *path, struct err *err)
{
	size_t n = strlen(path) + 1;
	struct model *model = mem_alloc(sizeof *model + n);

	*out = NULL;
	if (!model)
		return err_set(err, ERR_SYSTEM, "%s: not enough memory", path);
	memset(model, 0, sizeof *model);
	memcpy(model->path, path, n);
	model->base = base;
	if ((base ? fill_over(model, err) : fill(model, err)) < 0) {
		model_close(model);
		return -1;
	}
	*out = model;
	return 0;
}

void model_close(struct model *model)
{
	if (!model)
		return;
	encoder_release(&model->encoder);
	if (!model->base)
		vocabulary_release(&model->vocabulary);
	file_release(&model->file);
	mem_free(model);
}

uint32_t model_width(const struct model *model)
{
	return model->encoder.width;
}

uint32_t model_window(const struct model *model)
{
	return model->encoder.window;
}

struct str model_config(const struct model *model, const char *key)
{
	return file_config(&model->file, key);
}

const char *model_kernels(const struct model *model)
{
	return model->encoder.kernels->name;
}

uint32_t model_word(const struct model *model, struct str word)
{
	return vocabulary_find(&model->vocabulary, word);
}

int pieces_split(const struct model *model, struct arena *arena, struct str text, struct piece_vec *out)
{
	return pieces_of(&model->vocabulary, arena, text, out);
}

struct model_scratch *model_scratch(const struct model *model, struct arena *arena)
{
	return encoder_scratch(&model->encoder, arena);
}

void model_encode_window(const struct model *model, struct model_scratch *scratch, const struct piece *pieces,
	uint32_t n, float *vectors)
{
	if (n)
		encoder_run(&model->encoder, scratch, pieces, n, vectors);
}

bool model_has(const struct model *model, const char *name)
{
	return file_find(&model->file, name) != NULL;
}

const float *model_floats(
	const struct model *model, const char *name, const uint32_t shape[4], struct err *err)
{
	const struct tensor *tensor;

	return file_tensor(&model->file, name, TENSOR_F32, shape, &tensor, err) < 0 ? NULL : tensor->data;
}

/* ---- heads ---- */

static const struct tensor *find_part(
	const struct model *model, const char *name, const char *part, char *full, size_t size)
{
	size_t n = strlen(name), m = strlen(part);

	if (n + m >= size)
		return NULL;
	memcpy(full, name, n);
	memcpy(full + n, part, m + 1);
	return file_find(&model->file, full);
}

int head_open(struct head *head, const struct model *model, const char *name, uint32_t n_in, uint32_t n_out,
	struct err *err)
{
	char full[64];
	uint32_t shape[TENSOR_RANK_MAX] = { n_out ? n_out : TENSOR_ANY, n_in };
	const struct tensor *weight = find_part(model, name, ".weight", full, sizeof full);

	*head = (struct head){ .n_in = n_in, .kernels = model->encoder.kernels };
	if (n_in == 0 || n_in % LANE_ROUND)
		return err_set(err, ERR_INPUT, "%s: the inputs of \"%s\" are not a multiple of %d",
			model->path, name, (int)LANE_ROUND);
	if (file_tensor(&model->file, weight ? full : name,
		    weight && weight->type == TENSOR_I8 ? TENSOR_I8 : TENSOR_F32, shape, &weight, err) < 0)
		return -1;
	head->n_out = weight->shape[0];
	if (weight->type == TENSOR_I8) {
		head->bytes = weight->data;
		head->scale = weight->scale;
	} else {
		head->weight = weight->data;
	}
	if (!find_part(model, name, ".bias", full, sizeof full))
		return 0;
	head->bias = model_floats(model, full, (uint32_t[TENSOR_RANK_MAX]){ head->n_out }, err);
	return head->bias ? 0 : -1;
}

static void float_rows(const struct head *head, const float *x, float *out)
{
	const struct kernels *kernels = head->kernels;
	uint32_t o = 0;

	for (; o + DOTS <= head->n_out; o += DOTS)
		kernels->dots(head->weight + (size_t)o * head->n_in, x, head->n_in, out + o);
	for (; o < head->n_out; o++)
		out[o] = kernels->dot(head->weight + (size_t)o * head->n_in, x, head->n_in);
}

static void byte_rows(const struct head *head, const float *x, float *out)
{
	const struct kernels *kernels = head->kernels;

	for (uint32_t o = 0; o < head->n_out; o++)
		out[o] = head->scale[o] *
			 kernels->dot_bytes(head->bytes + (size_t)o * head->n_in, x, head->n_in);
}

void head_linear(const struct head *head, const float *vectors, uint32_t n, float *out)
{
	for (uint32_t i = 0; i < n; i++, vectors += head->n_in, out += head->n_out) {
		if (head->weight)
			float_rows(head, vectors, out);
		else
			byte_rows(head, vectors, out);
		for (uint32_t o = 0; head->bias && o < head->n_out; o++)
			out[o] += head->bias[o];
	}
}
