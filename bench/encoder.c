/*
 * encoder MODEL [SECONDS]: the encoder's speed on one thread against what the processor's int8 products
 * allow. Both are measured by turns in one run: the products of all layers at a full window by
 * dnnl_gemm_u8s8s32 alone, and model_encode_window. The best of many short turns counts, as other programs
 * disturb some.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "model/kernels.h"
#include "model/model.h"
#include "pipeline/pipeline.h"

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static uint32_t config(const struct model *model, const char *key)
{
	struct str s = model_config(model, key);

	return s.p ? (uint32_t)strtoul(s.p, NULL, 10) : 0;
}

/* The products of all layers, each with weights of its own as in the encoder. */
struct products {
	struct linear *linear; /* [4 * n_layers] */
	uint8_t *rows;
	int32_t *sums;
	uint32_t n_rows, n_layers;
	double operations; /* of all layers */
};

static struct products products_new(const struct model *model, struct arena *arena)
{
	uint32_t width = config(model, "width"), inner = config(model, "inner");
	struct products p = { .n_rows = model_window(model) + 2, .n_layers = config(model, "layers") };
	const uint32_t sizes[4][2] = { { width, 3 * width }, { width, width }, { width, inner },
		{ inner, width } };

	p.linear = ARENA_ARRAY(arena, struct linear, 4 * p.n_layers);
	for (uint32_t i = 0; i < 4 * p.n_layers; i++) {
		size_t n_in = sizes[i % 4][0], n_out = sizes[i % 4][1];
		int8_t *weight = arena_alloc(arena, n_in * n_out);

		for (size_t w = 0; w < n_in * n_out; w++)
			weight[w] = (int8_t)((w * 2654435761u >> 16) % 255 - 127);
		p.linear[i] =
			(struct linear){ .n_in = (uint32_t)n_in, .n_out = (uint32_t)n_out, .weight = weight };
		p.operations += 2.0 * p.n_rows * (double)n_in * (double)n_out;
	}
	p.rows = arena_alloc(arena, (size_t)p.n_rows * inner);
	for (size_t i = 0; i < (size_t)p.n_rows * inner; i++)
		p.rows[i] = (uint8_t)((i * 2654435761u >> 16) % 128);
	p.sums = ARENA_ARRAY(arena, int32_t, (size_t)p.n_rows * (inner > 3 * width ? inner : 3 * width));
	return p;
}

static void products_run(const struct products *p)
{
	for (uint32_t i = 0; i < 4 * p->n_layers; i++)
		kernels_product(&p->linear[i], p->rows, p->n_rows, p->sums);
}

/* One article from text to claims, as `extract` reads it, or split into pieces alone; the pieces, 0 when it
 * fails. */
static uint32_t read_article(const struct model *model, struct str text, bool split)
{
	struct article article = { .id = STR("bench"), .text = text };
	struct piece_vec pieces = { 0 };
	struct document doc;
	struct arena arena;
	struct err err;
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape)) {
		arena_release(&arena);
		return 0;
	}
	if (pipeline_run(model, &article, split ? STAGE_TEXT : STAGE_CLAIMS, &arena, &doc, &err) == 0 &&
		split)
		pieces_split(model, &arena, doc.text, &pieces);
	arena_release(&arena);
	return pieces.n;
}

static uint32_t read_file(const struct model *model, const char *path, bool split)
{
	static char text[1 << 20];
	FILE *file = fopen(path, "rb");
	size_t n;

	if (!file)
		return 0;
	n = fread(text, 1, sizeof text, file);
	fclose(file);
	return read_article(model, (struct str){ text, n }, split);
}

/* Pieces of the articles a second, reading them again and again. */
static double program_speed(const struct model *model, char **paths, int n_paths, double limit)
{
	uint64_t pieces = 0, rounds = 0;
	double began, took;

	for (int i = 0; i < n_paths; i++)
		pieces += read_file(model, paths[i], true);
	began = seconds();
	do {
		for (int i = 0; i < n_paths; i++)
			read_file(model, paths[i], false);
		rounds++;
		took = seconds() - began;
	} while (took < limit);
	return (double)(pieces * rounds) / took;
}

static double measure(const struct model *model, struct arena *arena, double limit)
{
	struct products products = products_new(model, arena);
	struct model_scratch *scratch = model_scratch(model, arena);
	uint32_t n = model_window(model);
	struct piece *pieces = ARENA_ARRAY(arena, struct piece, n);
	float *vectors = ARENA_ARRAY(arena, float, (size_t)n *model_width(model));
	double began = seconds(), product = 1e9, window = 1e9, speed;
	struct rusage usage;

	for (uint32_t i = 0; i < n; i++)
		pieces[i].id = i % 100;
	while (seconds() - began < limit) {
		double t0 = seconds(), t1, t2;

		products_run(&products);
		t1 = seconds();
		model_encode_window(model, scratch, pieces, n, vectors);
		t2 = seconds();
		product = t1 - t0 < product ? t1 - t0 : product;
		window = t2 - t1 < window ? t2 - t1 : window;
	}
	getrusage(RUSAGE_SELF, &usage);
	speed = products.n_rows / product;
	printf("int8 products alone   %8.0f pieces/s   %.0f Gop/s at %u rows\n", speed,
		products.operations / product / 1e9, products.n_rows);
	printf("encoder (%s)%*s %8.0f pieces/s   %.0f%% of that\n", model_kernels(model),
		(int)(11 - strlen(model_kernels(model))), "", n / window, 100 * n / window / speed);
	printf("peak memory           %8.1f MB\n", (double)usage.ru_maxrss / 1024);
	return speed;
}

int main(int argc, char **argv)
{
	struct model *model = NULL;
	struct arena arena;
	struct err err;
	jmp_buf escape;
	double limit, products;

	if (argc < 2) {
		fprintf(stderr, "usage: encoder MODEL [SECONDS [ARTICLE.txt...]]\n");
		return 2;
	}
	if (model_open(&model, argv[1], &err) < 0) {
		fprintf(stderr, "encoder: %s\n", err.msg);
		return 1;
	}
	arena_init(&arena, &escape);
	if (setjmp(escape)) {
		fprintf(stderr, "encoder: not enough memory\n");
		return 1;
	}
	limit = argc > 2 ? strtod(argv[2], NULL) : 3;
	products = measure(model, &arena, limit);
	if (argc > 3) {
		double speed = program_speed(model, argv + 3, argc - 3, limit);

		printf("text to claims        %8.0f pieces/s   %.0f%% of the products\n", speed,
			100 * speed / products);
	}
	arena_release(&arena);
	model_close(model);
	return 0;
}
