/*
 * model-dump MODEL pieces|vectors|hash: what the model room makes of texts, for the tests. Standard input
 * holds texts, each behind a line with its length in bytes. `pieces` prints a line a piece (start, end, id,
 * capitals, quoted, line start, space before, word start) and an empty one behind each text; `vectors` writes
 * the vectors of the text's first window as floats; `hash` prints a number over the vectors of all texts.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/model.h"

static void print_pieces(const struct piece_vec *pieces)
{
	for (uint32_t i = 0; i < pieces->n; i++) {
		const struct piece *p = &pieces->v[i];

		printf("%u %u %u %u %d %d %d %d\n", p->span.start, p->span.end, p->id, p->capitals, p->quoted,
			p->line_start, p->space_before, p->word_start);
	}
	printf("\n");
}

/* FNV-1a, 64 bits */
static uint64_t hash_add(uint64_t hash, const void *data, size_t n)
{
	const unsigned char *p = data;

	while (n--)
		hash = (hash ^ *p++) * 1099511628211u;
	return hash;
}

static int dump(const struct model *model, const char *mode, struct arena *arena)
{
	struct model_scratch *scratch = model_scratch(model, arena);
	uint64_t hash = 14695981039346656037u;
	size_t n;

	while (scanf("%zu", &n) == 1 && getchar() == '\n') {
		char *text = arena_alloc(arena, n + 1);
		struct piece_vec pieces = { 0 };

		if (fread(text, 1, n, stdin) != n ||
			pieces_split(model, arena, (struct str){ text, n }, &pieces) < 0)
			return 1;
		if (!strcmp(mode, "pieces")) {
			print_pieces(&pieces);
			continue;
		}
		uint32_t count = pieces.n < model_window(model) ? pieces.n : model_window(model);
		size_t floats = (size_t)count * model_width(model);
		float *vectors = ARENA_ARRAY(arena, float, floats + 1);

		model_encode_window(model, scratch, pieces.v, count, vectors);
		hash = hash_add(hash, vectors, floats * sizeof *vectors);
		if (!strcmp(mode, "vectors"))
			fwrite(vectors, sizeof *vectors, floats, stdout);
	}
	if (!strcmp(mode, "hash"))
		printf("%016" PRIx64 " %s\n", hash, model_kernels(model));
	return 0;
}

int main(int argc, char **argv)
{
	struct model *model;
	struct arena arena;
	struct err err;
	jmp_buf escape;
	int rc;

	if (argc != 3 || model_open(&model, argv[1], &err) < 0) {
		fprintf(stderr, "model-dump: %s\n", argc != 3 ? "MODEL pieces|vectors|hash" : err.msg);
		return 2;
	}
	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 3;
	rc = dump(model, argv[2], &arena);
	arena_release(&arena);
	model_close(model);
	return rc;
}
