/*
 * pronoun-dump MODEL: whom he, she, him, his and her may mean, for train/pronouns.py. Standard input holds
 * texts, each behind a line with its length in bytes. Prints a line "text" for each text, then a line a
 * pronoun: its byte offset, form and whether it is an attribution's source; behind it a line a contender:
 * chance, features, name, and the byte offsets of its mentions.
 */
#include <stdio.h>
#include <stdlib.h>

#include "attribution/attribution.h"
#include "model/model.h"
#include "pronouns.h"
#include "text/text.h"

static int read_text(struct model *model, size_t n, struct err *err)
{
	struct document doc;
	struct arena arena;
	jmp_buf escape;
	char *text;

	arena_init(&arena, &escape);
	if (setjmp(escape))
		return -1;
	document_init(&doc, &arena);
	text = arena_alloc(&arena, n + 1);
	if (fread(text, 1, n, stdin) != n || text_decode(&doc, (struct str){ text, n }, err) ||
		text_analyse(&doc, err) || attribution_find(model, &doc, err))
		return -1;
	printf("text\n");
	pronouns_print(&doc);
	arena_release(&arena);
	return 0;
}

int main(int argc, char **argv)
{
	struct model *model = NULL;
	struct err err = { 0 };
	size_t n;
	int rc = 0;

	if (argc != 2 || model_open(&model, argv[1], &err) < 0) {
		fprintf(stderr, "pronoun-dump: %s\n", argc != 2 ? "MODEL" : err.msg);
		return 2;
	}
	while (!rc && scanf("%zu", &n) == 1 && getchar() == '\n')
		rc = read_text(model, n, &err);
	model_close(model);
	return rc ? 3 : 0;
}
