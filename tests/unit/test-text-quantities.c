/* Stated amounts, with their bounds and units; and numbers that are none. */
#include <math.h>

#include "tests/unit/tap.h"
#include "text/quantities.h"
#include "text/text.h"

struct quantity_case {
	const char *text;
	double low, high; /* of the first; NAN: none is found */
	const char *unit, *words;
};

static const struct quantity_case quantity_cases[] = {
	{ "the blast killed 46 people", 46, 46, "people", "46 people" },
	{ "some 1,200 student visas were issued", 1080, 1320, "visas", "some 1,200 student visas" },
	{ "about 200 homes", 180, 220, "homes", "about 200 homes" },
	{ "nearly 100 boats", 90, 100, "boats", "nearly 100 boats" },
	{ "at least 180 people", 180, INFINITY, "people", "at least 180 people" },
	{ "more than 40 camps", 40, INFINITY, "camps", "more than 40 camps" },
	{ "no more than 34 pupils", 0, 34, "pupils", "no more than 34 pupils" },
	{ "fewer than 12 votes", 0, 12, "votes", "fewer than 12 votes" },
	{ "between 10 and 20 buses", 10, 20, "buses", "between 10 and 20 buses" },
	{ "from 10 to 20 buses", 10, 20, "buses", "from 10 to 20 buses" },
	{ "twelve trucks", 12, 12, "trucks", "twelve trucks" },
	{ "two hundred soldiers", 200, 200, "soldiers", "two hundred soldiers" },
	{ "a dozen ships", 10.8, 13.2, "ships", "a dozen ships" },
	{ "dozens of families", 24, 200, "families", "dozens of families" },
	{ "tens of thousands of marchers", 20000, 200000, "marchers", "tens of thousands of marchers" },
	{ "it cost $1.2 million to build", 1.2e6, 1.2e6, "dollars", "$1.2 million" },
	{ "a fine of 18 million pounds", 18e6, 18e6, "pounds", "18 million pounds" },
	{ "30 percent of voters", 30, 30, "percent", "30 percent" },
	{ "30% of voters", 30, 30, "percent", "30%" },
	{ "12 of the hostages", 12, 12, "hostages", "12 of the hostages" },
	{ "one train in ten left", 10, 10, "percent", "one train in ten" },
	{ "fewer than one train in ten left", 0, 10, "percent", "fewer than one train in ten" },
	{ "one death in three days", 3, 3, "days", "three days" },
	{ "six out of ten agreed", 60, 60, "percent", "six out of ten" },
	/* no amounts */
	{ "on Feb. 15 the guards left", NAN, NAN, NULL, NULL },
	{ "in 2016 the guards left", NAN, NAN, NULL, NULL },
	{ "the 15th round of talks", NAN, NAN, NULL, NULL },
	{ "a 21-year-old driver of buses", NAN, NAN, NULL, NULL },
	{ "she was 21 years old", NAN, NAN, NULL, NULL },
	{ "at 6 a.m. the guards left", NAN, NAN, NULL, NULL },
	{ "at 6:30 the guards left", NAN, NAN, NULL, NULL },
	{ "Article 5 rules apply", NAN, NAN, NULL, NULL },
	{ "won 3-2 after sets of play", NAN, NAN, NULL, NULL },
	{ "one of the guards left", NAN, NAN, NULL, NULL },
	{ "no one counts sheep", NAN, NAN, NULL, NULL },
	{ "the first guards left", NAN, NAN, NULL, NULL },
	{ "he scored 7", NAN, NAN, NULL, NULL },
};

static bool near(double a, double b)
{
	return a == b || fabs(a - b) < 1e-6 * fabs(b);
}

static void check(const struct quantity_case *c, struct arena *arena)
{
	struct document doc;
	struct quantity_vec found = { 0 };
	struct quantity q = { 0 };

	text_tokenize_fragment(&doc, arena, str_of(c->text));
	text_quantities(&doc, 0, doc.tokens.n, arena, &found);
	if (isnan(c->low)) {
		ok(!found.n, "\"%s\" states no amount", c->text);
		return;
	}
	if (found.n)
		q = found.v[0];
	ok(found.n && near(q.low, c->low) && near(q.high, c->high) && str_is(q.unit, c->unit) &&
			str_is(document_slice(&doc, q.span), c->words),
		"\"%s\": %g to %g %s, got %g to %g %.*s in \"%.*s\"", c->text, c->low, c->high, c->unit,
		q.low, q.high, STR_ARG(q.unit), STR_ARG(document_slice(&doc, q.span)));
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	for (size_t i = 0; i < sizeof quantity_cases / sizeof quantity_cases[0]; i++)
		check(&quantity_cases[i], &arena);
	arena_release(&arena);
	return tap_end();
}
