#include "cmd/claim_lines.h"

#include "export/jsonl.h"

void claim_lines_init(struct claim_lines *lines, struct store *store, FILE *out)
{
	*lines = (struct claim_lines){ .store = store, .out = out };
	arena_init(&lines->arena, &lines->escape);
	arena_init(&lines->line, &lines->escape);
}

void claim_lines_release(struct claim_lines *lines)
{
	arena_release(&lines->line);
	arena_release(&lines->arena);
	lines->article = 0;
}

static int load(struct claim_lines *lines, int64_t article, struct err *err)
{
	bool found;

	if (article == lines->article)
		return 0;
	arena_release(&lines->arena);
	lines->article = 0;
	lines->ids = (struct id_vec){ 0 };
	if (store_load(lines->store, article, &lines->arena, &lines->doc, &lines->ids, &found, err))
		return -1;
	lines->article = article;
	return 0;
}

/* The document lends its arena for words that are joined; here it is the line's. */
static void print(struct claim_lines *lines, uint32_t index)
{
	struct json json = json_new(&lines->line);

	lines->doc.arena = &lines->line;
	jsonl_claim(&json, &lines->doc, index, lines->ids.v[index]);
	fwrite(json.out.p, 1, json.out.n, lines->out);
	putc('\n', lines->out);
	lines->doc.arena = &lines->arena;
	arena_release(&lines->line);
}

/* Place of a claim in its article; ids grow with it. */
static uint32_t find(const struct id_vec *ids, int64_t claim)
{
	uint32_t low = 0, high = ids->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (ids->v[middle] < claim)
			low = middle + 1;
		else
			high = middle;
	}
	return low < ids->n && ids->v[low] == claim ? low : INDEX_NONE;
}

int claim_lines_print(struct claim_lines *lines, int64_t article, int64_t claim, struct err *err)
{
	uint32_t index;

	if (setjmp(lines->escape)) {
		claim_lines_release(lines);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	if (load(lines, article, err))
		return -1;
	index = find(&lines->ids, claim);
	if (index != INDEX_NONE)
		print(lines, index);
	return 0;
}

int claim_lines_article(struct claim_lines *lines, int64_t article, struct err *err)
{
	if (setjmp(lines->escape)) {
		claim_lines_release(lines);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	if (load(lines, article, err))
		return -1;
	for (uint32_t i = 0; i < lines->doc.claims.n; i++)
		print(lines, i);
	return 0;
}
