/* By what a claim is found elsewhere. */
#include <string.h>

#include "conflict/conflict.h"
#include "tests/unit/tap.h"

struct terms_case {
	const char *what, *source, *content;
	const char *has[5], *lacks[3];
};

static const struct terms_case cases[] = {
	{ "the source's whole name, then its words", "Dana Orrin", "it was late",
		{ "dana orrin", "dana", "orrin" }, { "it", "was" } },
	{ "a name of two words in the content", "aide", "They met on Harrowby Lane",
		{ "harrowby lane", "harrowby" }, { "on", "they" } },
	{ "a name at the beginning too", "aide", "Reeve Calloway had left", { "reeve calloway" }, { NULL } },
	{ "figures without commas", "aide", "she sent 1,200 letters", { "1200", "letter", "send" },
		{ "1,200" } },
	{ "what is counted", "aide", "the flood killed 46 people", { "46", "#people", "kill", "flood" },
		{ NULL } },
	{ "a figure in words", "aide", "about forty-six people were on board", { "#people", "board" },
		{ NULL } },
	{ "one figure in words", "aide", "forty-six people were on board", { "46", "#people" }, { NULL } },
	{ "a day", "aide", "the gate was shut on March 3", { "2031-03-03", "gate" }, { "march" } },
	{ "a weekday, by the day of publication", "aide", "the gate was shut on Monday", { "2031-03-03" },
		{ "monday" } },
	{ "base forms", "aide", "inspectors searched the mills", { "inspector", "search", "mill" },
		{ "searched", "mills" } },
	{ "nothing but small words", NULL, "it was not so", { NULL }, { "it", "not", "so" } },
};

static struct statement statement(const char *content, const char *source, struct arena *arena)
{
	struct statement out = { .claim_id = 1, .published = STR("2031-03-06") };

	vec_push(arena, &out.content, (struct fragment){ str_of(content), 0 });
	if (source)
		vec_push(arena, &out.source_names, str_of(source));
	return out;
}

static bool holds(const struct str_vec *terms, const char *term)
{
	for (uint32_t i = 0; i < terms->n; i++)
		if (str_is(terms->v[i], term))
			return true;
	return false;
}

static void check(const struct terms_case *test, struct arena *arena)
{
	struct statement claim = statement(test->content, test->source, arena);
	struct str_vec terms = { 0 };
	bool right = true;

	conflict_terms(&claim, arena, &terms);
	for (int i = 0; i < 5 && test->has[i]; i++)
		right = right && holds(&terms, test->has[i]);
	for (int i = 0; i < 3 && test->lacks[i]; i++)
		right = right && !holds(&terms, test->lacks[i]);
	if (!ok(right, "%s: %s", test->what, test->content))
		for (uint32_t i = 0; i < terms.n; i++)
			printf("# %.*s\n", STR_ARG(terms.v[i]));
}

/* However long a claim is, its terms are few and short. */
static void check_bounds(struct arena *arena)
{
	struct strbuf same = strbuf_new(arena), other = strbuf_new(arena), one = strbuf_new(arena);
	struct strbuf names = strbuf_new(arena);
	struct strbuf *all[] = { &same, &other, &one, &names };
	struct statement claim;

	for (int i = 0; i < 100000; i++) {
		strbuf_adds(&same, "ferry ");
		strbuf_addf(&other, "ferry%c%c%c ", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26);
		strbuf_adds(&one, "ferry");
		strbuf_adds(&names, "Ferry Halden ");
	}
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct str_vec terms = { 0 };
		bool small = true;

		claim = statement(all[i]->p, "aide", arena);
		conflict_terms(&claim, arena, &terms);
		for (uint32_t k = 0; k < terms.n; k++)
			small = small && terms.v[k].n <= 64;
		ok(small && terms.n <= 40, "a claim of %zu bytes has %u terms, all short", all[i]->n,
			terms.n);
	}
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(&cases[i], &arena);
	check_bounds(&arena);
	arena_release(&arena);
	return tap_end();
}
