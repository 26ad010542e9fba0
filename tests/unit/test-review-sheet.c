#include "base/str.h"
#include "review/sheet.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

static struct arena arena;

/* The lines of a text at a width, joined by "|", two spaces for each four columns of indent left out. */
static const char *wrapped(const char *text, int width)
{
	struct sheet sheet = sheet_new(&arena);
	struct strbuf out = strbuf_new(&arena);

	sheet_adds(&sheet, text, STYLE_PLAIN);
	sheet_wrap(&sheet, width);
	for (uint32_t i = 0; i < sheet.lines.n; i++) {
		struct sheet_line line = sheet.lines.v[i];

		strbuf_addf(&out, "%s%.*s", i ? "|" : "", (int)(line.end - line.start),
			sheet.text.p + line.start);
	}
	return out.p ? out.p : "";
}

static void test_wrap(void)
{
	static const struct {
		const char *text, *lines;
		int width;
	} cases[] = {
		{ "", "", 10 },
		{ "short", "short", 10 },
		{ "two words", "two|words", 5 },
		{ "two words", "two words", 9 },
		{ "a  b", "a|b", 2 },
		{ "one\ntwo\n\nthree", "one|two||three", 10 },
		{ "unbreakable", "unbr|eaka|ble", 4 },
		{ "東京都知事", "東京|都知|事", 4 },
		{ "東京都", "東|京|都", 3 },
		{ "東京", "東|京", 1 }, /* wider than the line: one at least */
		/* a letter and its accents are one character */
		{ "e\u0301e\u0301e\u0301", "e\u0301|e\u0301|e\u0301", 1 },
		/* control characters are spelt out, tabs and returns are spaces */
		{ "a\x1B[31m", "a<U+001B>[31m", 20 },
		{ "a\tb\r\nc", "a b|c", 20 },
		{ "\u202Eabc", "<U+202E>abc", 20 },
		{ "bad \xFF byte", "bad \xEF\xBF\xBD byte", 20 },
		{ "x", "x", 0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *lines = wrapped(cases[i].text, cases[i].width);

		ok(!strcmp(lines, cases[i].lines), "wrap %zu at %d: \"%s\"", i, cases[i].width, lines);
	}
}

static void test_fields(void)
{
	struct sheet sheet = sheet_new(&arena);
	int used;

	sheet_field(&sheet, "source", STR("somebody who has a long name"));
	sheet_field(&sheet, "role", (struct str){ 0 });
	sheet_wrap(&sheet, 30);
	ok(sheet.lines.n == 2 && !sheet.lines.v[0].indent && sheet.lines.v[1].indent == 14,
		"a field's further lines are indented");
	ok(!strncmp(sheet.text.p, "source        somebody", 22), "its label has its width");
	ok(sheet_fit(STR("ab"), 1, &used) == 1 && used == 1, "what fits");
	/* a family of emoji joined by zero-width joiners is never cut in two */
	ok(sheet_fit(STR("\U0001F468\u200D\U0001F469\u200D\U0001F467x"), 3, &used) == 0,
		"a joined emoji fits whole or not at all");
}

static void test_styles(void)
{
	struct sheet sheet = sheet_new(&arena);
	uint32_t end;

	sheet_adds(&sheet, "He said ", STYLE_PLAIN);
	sheet_adds(&sheet, "it rained", STYLE_CLAIM);
	sheet_adds(&sheet, ".", STYLE_PLAIN);
	sheet_wrap(&sheet, 8);
	ok(sheet_style_at(&sheet, 0, &end) == STYLE_PLAIN && end == 8, "before the claim");
	ok(sheet_style_at(&sheet, 8, &end) == STYLE_CLAIM && end == 17, "the claim");
	ok(sheet_style_at(&sheet, 99, &end) == STYLE_PLAIN, "behind the end");
	ok(sheet_line_at(&sheet, 0) == 0 && sheet_line_at(&sheet, 8) == 1 && sheet_line_at(&sheet, 99) == 2,
		"the line of a byte");
}

int main(void)
{
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 1;
	test_wrap();
	test_fields();
	test_styles();
	arena_release(&arena);
	return tap_end();
}
