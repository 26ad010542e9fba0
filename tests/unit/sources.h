#ifndef TESTS_UNIT_SOURCES_H
#define TESTS_UNIT_SOURCES_H

#include <string.h>

#include "source/source.h"
#include "tap.h"
#include "text/text.h"

/*
 * Articles with the attributions marked in them: {source} and <content>, in pairs, the source of the n-th
 * <content> being the n-th {source}. Expected, one line an attribution: its sources as "name/kind/number",
 * joined by "; " ("?" for one left open; a capital kind is a named one).
 */
struct test_case {
	const char *what, *text, *expected;
};

enum { MARKS_MAX = 8 };

struct marked {
	struct span source[MARKS_MAX], content[MARKS_MAX];
	int n_source, n_content;
};

/* The text without its marks, and where they stood. */
static struct str read_marks(struct arena *arena, const char *text, struct marked *marked)
{
	struct strbuf plain = strbuf_new(arena);

	*marked = (struct marked){ 0 };
	for (; *text; text++) {
		if (*text == '{')
			marked->source[marked->n_source].start = (uint32_t)plain.n;
		else if (*text == '}')
			marked->source[marked->n_source++].end = (uint32_t)plain.n;
		else if (*text == '<')
			marked->content[marked->n_content].start = (uint32_t)plain.n;
		else if (*text == '>')
			marked->content[marked->n_content++].end = (uint32_t)plain.n;
		else
			strbuf_add(&plain, text, 1);
	}
	return strbuf_str(&plain);
}

/* What of a source is compared, instead of name, kind and number. */
typedef struct str source_field(const struct source *source);

static void render_field(struct strbuf *out, const struct source_vec *sources, source_field *field)
{
	for (uint32_t i = 0; i < sources->n; i++) {
		struct str value = field(&sources->v[i]);

		strbuf_adds(out, i ? "; " : "");
		strbuf_addstr(out, value.n ? value : STR("?"));
	}
}

static void render(struct strbuf *out, const struct source_vec *sources)
{
	for (uint32_t i = 0; i < sources->n; i++) {
		const struct source *source = &sources->v[i];
		const char *kind = source_kind_name(source->kind);

		if (i)
			strbuf_adds(out, "; ");
		if (!source->name.n)
			strbuf_adds(out, "?");
		else
			strbuf_addf(out, "%.*s/%c%s/%u", STR_ARG(source->name),
				kind ? kind[0] - (source->named ? 'a' - 'A' : 0) : '-', kind ? kind + 1 : "",
				source->number);
	}
}

static void source_case(const struct test_case *test, struct arena *arena, source_field *field)
{
	struct document doc;
	struct marked marked;
	struct strbuf got = strbuf_new(arena);
	struct err err = { 0 };

	document_init(&doc, arena);
	if (text_decode(&doc, read_marks(arena, test->text, &marked), &err) || text_analyse(&doc, &err)) {
		ok(false, "%s: %s", test->what, err.msg);
		return;
	}
	for (int i = 0; i < marked.n_source; i++) {
		struct attribution attribution = { .parent = INDEX_NONE, .verb = "say" };

		vec_push(arena, &attribution.source_spans, marked.source[i]);
		vec_push(arena, &attribution.content, marked.content[i]);
		vec_push(arena, &doc.attributions, attribution);
	}
	source_resolve(&doc, &err);
	for (uint32_t i = 0; i < doc.attributions.n; i++) {
		strbuf_adds(&got, i ? "\n" : "");
		if (field)
			render_field(&got, &doc.attributions.v[i].sources, field);
		else
			render(&got, &doc.attributions.v[i].sources);
	}
	if (!ok(str_is(strbuf_str(&got), test->expected), "%s", test->what))
		printf("# got %s\n", got.p ? got.p : "");
}

static void source_cases(const struct test_case *tests, size_t n, source_field *field)
{
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape)) {
		ok(false, "memory");
		return;
	}
	for (size_t i = 0; i < n; i++)
		source_case(&tests[i], &arena, field);
	arena_release(&arena);
}

#define RUN(table) source_cases(table, sizeof(table) / sizeof *(table), NULL)
#define RUN_FIELD(table, field) source_cases(table, sizeof(table) / sizeof *(table), field)

#endif
