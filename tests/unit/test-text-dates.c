/* Dates as they stand in copy, held against the day of publication. */
#include "tests/unit/tap.h"
#include "text/dates.h"
#include "text/text.h"

struct date_case {
	const char *text, *published;
	enum date_tense tense;
	const char *iso; /* of the first mention; "" found but unknown, NULL none found */
};

static const struct date_case date_cases[] = {
	/* 2025-03-06 was a Thursday */
	{ "on Wednesday", "2025-03-06", DATE_PAST, "2025-03-05" },
	{ "on Thursday", "2025-03-06", DATE_PAST, "2025-03-06" },
	{ "on Friday", "2025-03-06", DATE_PAST, "2025-02-28" },
	{ "on Friday", "2025-03-06", DATE_FUTURE, "2025-03-07" },
	{ "on Thursday", "2025-03-06", DATE_FUTURE, "2025-03-06" },
	{ "on Wednesday", "", DATE_PAST, "" },
	{ "Sept. 3", "2025-03-06", DATE_PAST, "2024-09-03" },
	{ "they wed in spring", "2025-03-06", DATE_PAST, NULL },
	{ "last Wednesday", "2025-03-06", DATE_PAST, "" },
	{ "yesterday", "2024-03-01", DATE_PAST, "2024-02-29" },
	{ "tomorrow", "2024-12-31", DATE_PAST, "2025-01-01" },
	{ "today", "2024-12-31", DATE_PAST, "2024-12-31" },
	{ "today", "", DATE_PAST, "" },
	{ "Feb. 15", "2025-03-06", DATE_PAST, "2025-02-15" },
	{ "Nov. 15", "2025-03-06", DATE_PAST, "2024-11-15" },
	{ "Nov. 15", "2025-03-06", DATE_FUTURE, "2025-11-15" },
	{ "Feb. 15", "2025-03-06", DATE_FUTURE, "2026-02-15" },
	{ "October 7, 2023", "2025-03-06", DATE_PAST, "2023-10-07" },
	{ "Oct. 7, 2023", "", DATE_PAST, "2023-10-07" },
	{ "15 February 2025", "", DATE_PAST, "2025-02-15" },
	{ "the 4th of July 2021", "", DATE_PAST, "2021-07-04" },
	{ "June 31", "2025-03-06", DATE_PAST, "" },
	{ "2024-09-11", "", DATE_PAST, "2024-09-11" },
	{ "2024-13-11", "", DATE_PAST, NULL },
	{ "in February 2025", "", DATE_PAST, "2025-02" },
	{ "in February", "2025-03-06", DATE_PAST, "2025-02" },
	{ "in April", "2025-03-06", DATE_PAST, "2024-04" },
	{ "last month", "2025-01-06", DATE_PAST, "2024-12" },
	{ "this month", "2025-01-06", DATE_PAST, "2025-01" },
	{ "next year", "2025-01-06", DATE_PAST, "2026" },
	{ "last week", "2025-01-06", DATE_PAST, "" },
	{ "in 2016", "", DATE_PAST, "2016" },
	{ "hired 2016 people", "", DATE_PAST, NULL },
	{ "May 3", "2025-03-06", DATE_PAST, "2024-05-03" },
	{ "he may go", "2025-03-06", DATE_PAST, NULL },
	{ "May had won", "2025-03-06", DATE_PAST, NULL },
	{ "in May", "2025-03-06", DATE_PAST, "2024-05" },
	{ "the March on the capital", "2025-03-06", DATE_PAST, NULL },
};

static void check(const struct date_case *c, struct arena *arena)
{
	struct document doc;
	struct date_mention mention;
	struct str iso = { 0 };
	bool found = false;

	text_tokenize_fragment(&doc, arena, str_of(c->text));
	for (uint32_t at = 0; at < doc.tokens.n && !found; at++)
		found = date_at(&doc, at, doc.tokens.n, &mention);
	if (found)
		iso = date_resolve(&mention, str_of(c->published), c->tense, arena);
	ok(found == (c->iso != NULL) && (!found || str_is(iso, c->iso)), "\"%s\" (%s) is %s, got %s%.*s",
		c->text, c->published, c->iso ? c->iso : "none", found ? "" : "none", STR_ARG(iso));
}

static void check_differs(void)
{
	static const struct {
		const char *a, *b;
		bool differs;
	} cases[] = {
		{ "2025-02-15", "2025-02-16", true },
		{ "2025-02", "2025-02-16", false },
		{ "2025-03", "2025-02-16", true },
		{ "2025", "2025-02-16", false },
		{ "", "2025-02-16", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		ok(date_differs(str_of(cases[i].a), str_of(cases[i].b)) == cases[i].differs, "%s and %s %s",
			cases[i].a, cases[i].b, cases[i].differs ? "differ" : "may be one");
}

static void check_distance(void)
{
	ok(date_distance(STR("2024-02-28"), STR("2024-03-01")) == 2, "over a leap day");
	ok(date_distance(STR("2025-01-02"), STR("2024-12-31")) == 2, "backwards over a year");
	ok(date_distance(STR("2025-01"), STR("2024-12-31")) == -1, "a month has no distance");
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	for (size_t i = 0; i < sizeof date_cases / sizeof date_cases[0]; i++)
		check(&date_cases[i], &arena);
	check_differs();
	check_distance();
	arena_release(&arena);
	return tap_end();
}
