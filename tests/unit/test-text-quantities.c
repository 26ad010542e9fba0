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
	{ "it cost $40m to build", 40e6, 40e6, "dollars", "$40m" },
	{ "a wall well over 12 meters long", 12, INFINITY, "meters", "well over 12 meters" },
	{ "not even 50 people came", 0, 50, "people", "not even 50 people" },
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

/* With the number alone, and with fractions (text_amount); from the first token that begins one. */
static const struct quantity_case amount_cases[] = {
	{ "the crowd at 9,000", 9000, 9000, NULL, "9,000" },
	{ "a third of the guards", 30, 36.7, "percent", "a third" },
	{ "more than half of the guards", 50, INFINITY, "percent", "more than half" },
	{ "most of the guards", 51, 99, "percent", "most" },
	{ "a quarter of a million people", 225000, 275000, "people", "a quarter of a million people" },
	{ "the third of the rounds", NAN, NAN, NULL, NULL },
	{ "a third round", NAN, NAN, NULL, NULL },
	{ "the joint primary of 2008", NAN, NAN, NULL, NULL },
	{ "voters under the age of 30", NAN, NAN, NULL, NULL },
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

static void check_amount(const struct quantity_case *c, struct arena *arena)
{
	struct document doc;
	struct quantity q = { 0 };
	bool found = false;
	uint32_t next;

	text_tokenize_fragment(&doc, arena, str_of(c->text));
	for (uint32_t at = 0; at < doc.tokens.n && !found; at++)
		found = text_amount(&doc, at, doc.tokens.n, &q, &next);
	if (isnan(c->low)) {
		ok(!found, "\"%s\" states no amount at all", c->text);
		return;
	}
	ok(found && fabs(q.low - c->low) < 0.1 && (q.high == c->high || fabs(q.high - c->high) < 0.1) &&
			(c->unit ? str_is(q.unit, c->unit) : !q.unit.n) &&
			str_is(document_slice(&doc, q.span), c->words),
		"\"%s\": %g to %g, got %g to %g %.*s in \"%.*s\"", c->text, c->low, c->high, q.low, q.high,
		STR_ARG(q.unit), STR_ARG(document_slice(&doc, q.span)));
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
	for (size_t i = 0; i < sizeof amount_cases / sizeof amount_cases[0]; i++)
		check_amount(&amount_cases[i], &arena);
	arena_release(&arena);
	return tap_end();
}
