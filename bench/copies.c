/*
 * copies FILE.jsonl...: which articles are taken for copies of one story, over all pairs. A line a pair that
 * is a copy, or that shares a tenth of its words: what was decided, whether the sketches would have found it,
 * the share, both ids.
 */
#include <stdio.h>
#include <stdlib.h>

#include "cmd/article_json.h"
#include "copies/copies.h"

struct entry {
	struct str id;
	struct shingles shingles;
	struct sketch sketch;
};

VEC_DECLARE(entry_vec, struct entry);

static int common(const struct sketch *a, const struct sketch *b)
{
	int n = 0;

	for (uint32_t i = 0, k = 0; i < a->n && k < b->n;) {
		n += a->mark[i] == b->mark[k];
		if (a->mark[i] <= b->mark[k])
			i++;
		else
			k++;
	}
	return n;
}

static void read_line(struct arena *arena, struct str line, struct entry_vec *entries)
{
	struct article article = { 0 };
	struct document doc;
	struct entry entry = { 0 };
	struct err err;

	if (article_json(arena, line, &article, &err) ||
		pipeline_run(NULL, &article, STAGE_TEXT, arena, &doc, &err)) {
		fprintf(stderr, "copies: %s\n", err.msg);
		return;
	}
	entry.id = article.id;
	entry.shingles = shingles_read(&doc, arena);
	entry.sketch = shingles_sketch(&entry.shingles);
	vec_push(arena, entries, entry);
}

static void read_file(struct arena *arena, const char *path, struct entry_vec *entries)
{
	FILE *file = fopen(path, "rb");
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	while (file && (n = getline(&line, &room, file)) > 0)
		read_line(arena, (struct str){ line, (size_t)n }, entries);
	free(line);
	if (file)
		fclose(file);
	else
		perror(path);
}

static void compare(const struct entry *a, const struct entry *b, struct arena *scratch)
{
	struct likeness likeness = shingles_compare(&a->shingles, &b->shingles, scratch);

	if (likeness.copy || likeness.shared >= 0.1f)
		printf("%s %d %.3f %.*s %.*s\n", likeness.copy ? "copy" : "-", common(&a->sketch, &b->sketch),
			(double)likeness.shared, STR_ARG(a->id), STR_ARG(b->id));
	arena_release(scratch);
}

static void compare_all(struct arena *arena, char **paths)
{
	struct entry_vec entries = { 0 };
	struct arena scratch;

	arena_init(&scratch, arena->escape);
	for (; *paths; paths++)
		read_file(arena, *paths, &entries);
	for (uint32_t i = 0; i < entries.n; i++)
		for (uint32_t k = i + 1; k < entries.n; k++)
			compare(&entries.v[i], &entries.v[k], &scratch);
}

int main(int argc, char **argv)
{
	struct arena arena;
	jmp_buf escape;

	(void)argc;
	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 1;
	compare_all(&arena, argv + 1);
	arena_release(&arena);
	return 0;
}
