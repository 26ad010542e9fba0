/* Lines of JSON, CSV and tables, byte for byte. */
#include <math.h>
#include <string.h>

#include "export/csv.h"
#include "export/json.h"
#include "export/table.h"
#include "tap.h"

static void is(const char *got, const char *wanted, const char *what)
{
	if (!ok(!strcmp(got, wanted), "%s", what))
		printf("# got: %s\n# wanted: %s\n", got, wanted);
}

static void test_json_strings(struct arena *arena)
{
	static const struct {
		const char *what, *in, *out;
	} cases[] = {
		{ "plain", "Zoë “went”", "\"Zoë “went”\"" },
		{ "quotes and backslashes", "a\"b\\c", "\"a\\\"b\\\\c\"" },
		{ "line feeds and tabs", "a\nb\tc", "\"a\\nb\\tc\"" },
		{ "control characters", "a\033[2J\x7F", "\"a\\u001b[2J\\u007f\"" },
		{ "C1 and bidi overrides", "\xC2\x9B\xE2\x80\xAE", "\"\\u009b\\u202e\"" },
		{ "tag characters, as a pair of surrogates", "\xF3\xA0\x80\x81", "\"\\udb40\\udc01\"" },
		{ "other planes", "\xF0\x9F\x90\x91", "\"\xF0\x9F\x90\x91\"" },
		{ "invalid bytes",
			"a\xFF"
			"b",
			"\"a\\ufffdb\"" },
		{ "nothing", "", "\"\"" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct json json = json_new(arena);

		json_str(&json, str_of(cases[i].in));
		is(json.out.p, cases[i].out, cases[i].what);
	}
}

static void test_json_values(struct arena *arena)
{
	struct json json = json_new(arena);

	json_open(&json, '{');
	json_put_str(&json, "s", (struct str){ 0 });
	json_put_real(&json, "short", (double)0.97f);
	json_put_real(&json, "whole", 3);
	json_put_real(&json, "large", 2.5e12);
	json_put_real(&json, "open", INFINITY);
	json_put_real(&json, "zero", -0.00001);
	json_key(&json, "list");
	json_open(&json, '[');
	json_open(&json, '[');
	json_int(&json, 1);
	json_int(&json, -2);
	json_close(&json, ']');
	json_open(&json, '[');
	json_close(&json, ']');
	json_close(&json, ']');
	json_put_bool(&json, "b", true);
	json_close(&json, '}');
	is(json.out.p,
		"{\"s\": null, \"short\": 0.97, \"whole\": 3, \"large\": 2500000000000, \"open\": null, "
		"\"zero\": 0, "
		"\"list\": [[1, -2], []], \"b\": true}",
		"values, lists and objects");
}

/* What a writer wrote to a file, in the arena. */
static const char *written(struct arena *arena, FILE *file)
{
	long n = ftell(file);
	char *text = arena_alloc(arena, (size_t)n + 1);

	rewind(file);
	if (fread(text, 1, (size_t)n, file) != (size_t)n)
		text[0] = '\0';
	fclose(file);
	return text;
}

static void test_csv(struct arena *arena)
{
	static const struct {
		const char *what, *cell, *plain, *excel;
		bool number;
	} cases[] = {
		{ "plain", "a b", "a b", "a b", false },
		{ "comma", "a,b", "\"a,b\"", "\"a,b\"", false },
		{ "quotes", "say \"x\"", "\"say \"\"x\"\"\"", "\"say \"\"x\"\"\"", false },
		{ "quotes alone", "\"\"", "\"\"\"\"\"\"", "\"\"\"\"\"\"", false },
		{ "line feed", "a\nb", "\"a\nb\"", "\"a\nb\"", false },
		{ "formula", "=1+1", "=1+1", "'=1+1", false },
		{ "formula behind spaces", "  @x", "\"  @x\"", "\"'  @x\"", false },
		{ "formula with a comma", "+a,b", "\"+a,b\"", "\"'+a,b\"", false },
		{ "tab", "\tx", "\tx", "'\tx", false },
		{ "a negative number", "-4", "-4", "-4", true },
		{ "a dash in text", "-4", "-4", "'-4", false },
		{ "a guard of its own", "'a", "'a", "'a", false },
		{ "nothing", "", "", "", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (int excel = 0; excel < 2; excel++) {
			struct csv csv = { .out = tmpfile(), .excel = excel };
			struct strbuf wanted = strbuf_new(arena);

			csv_begin(&csv);
			csv_cell(&csv, STR("1"), true);
			csv_cell(&csv, str_of(cases[i].cell), cases[i].number);
			csv_end_row(&csv);
			strbuf_addf(&wanted, "%s1,%s\r\n", excel ? "\xEF\xBB\xBF" : "",
				excel ? cases[i].excel : cases[i].plain);
			is(written(arena, csv.out), strbuf_str(&wanted).p, cases[i].what);
		}
	}
}

static void test_table(struct arena *arena)
{
	static const struct table_column columns[] = { { "ID", 0 }, { "WHO", 1 }, { "WHAT", 2 } };
	static const struct {
		const char *what, *cell;
		int width;
		const char *out;
	} cases[] = {
		{ "what fits is not wrapped", "it rained", 60, "ID  WHO    WHAT\nc1  Bo Ek  it rained\n" },
		{ "words are wrapped, not cut", "it rained for days", 24,
			"ID  WHO    WHAT\nc1  Bo Ek  it rained for\n           days\n" },
		{ "a word that is too long is cut", "abcdefghijklmnopq", 22,
			"ID  WHO    WHAT\nc1  Bo Ek  abcdefghijk\n           lmnopq\n" },
		{ "wide characters take two columns", "雨雨雨雨雨雨雨", 21,
			"ID  WHO    WHAT\nc1  Bo Ek  雨雨雨雨雨\n           雨雨\n" },
		{ "control characters are shown", "a\033[2J", 60,
			"ID  WHO    WHAT\nc1  Bo Ek  a<U+001B>[2J\n" },
		{ "line breaks are spaces", "a\nb", 60, "ID  WHO    WHAT\nc1  Bo Ek  a b\n" },
		{ "hardly any room", "it rained", 1,
			"ID  WHO       WHAT\nc1  Bo Ek     it\n              rained\n" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct table table = table_new(arena, columns, 3);
		struct str cells[] = { STR("c1"), STR("Bo Ek"), str_of(cases[i].cell) };
		FILE *out = tmpfile();

		table_add(&table, cells);
		table_print(&table, cases[i].width, out);
		is(written(arena, out), cases[i].out, cases[i].what);
	}
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 1;
	test_json_strings(&arena);
	test_json_values(&arena);
	test_csv(&arena);
	test_table(&arena);
	arena_release(&arena);
	return tap_end();
}
