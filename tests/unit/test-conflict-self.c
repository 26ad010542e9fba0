/* One source, a changed account. */
#include "tests/unit/compare.h"

struct self_case {
	const char *what, *a, *b, *day_a, *day_b; /* one article where the days are one */
	const char *lead;
	bool flagged;
};

static const struct self_case cases[] = {
	{ "two days", "I never met Ildo Marsh in the harbor", "I met Ildo Marsh in the harbor", "2025-03-01",
		"2025-03-09", NULL, true },
	{ "opposite words", "the harbor gate was open", "the harbor gate was shut", "2025-03-01",
		"2025-03-09", NULL, true },
	{ "one breath", "I never met Ildo Marsh in the harbor", "I met Ildo Marsh in the harbor",
		"2025-03-01", "2025-03-01", NULL, false },
	{ "the article sets then against now", "I never met Ildo Marsh in the harbor",
		"I met Ildo Marsh in the harbor", "2025-03-01", "2025-03-01", "She had said earlier that",
		true },
	{ "it may have come about since", "I have not yet met Ildo Marsh in the harbor",
		"I met Ildo Marsh in the harbor", "2025-03-01", "2025-03-09", NULL, false },
	{ "no change", "I met Ildo Marsh in the harbor", "I met Ildo Marsh in the harbor", "2025-03-01",
		"2025-03-09", NULL, false },
};

static void check(const struct self_case *c, struct arena *arena)
{
	bool one = !strcmp(c->day_a, c->day_b);
	struct statement a = compare_statement(c->a, "Dana Orrin", 0, arena);
	struct statement b = compare_statement(c->b, "Dana Orrin", 1, arena);
	struct conflict out = { 0 };
	bool found;

	a.published = str_of(c->day_a);
	b.published = str_of(c->day_b);
	if (!one)
		b.document = STR("other");
	b.nearness = 20;
	if (c->lead)
		a.lead = str_of(c->lead);
	found = conflict_compare(&a, &b, arena, &out) && out.tier == TIER_FLAGGED;
	ok(found == c->flagged, "%s: %s", c->what, c->flagged ? "flagged" : "not flagged");
	ok(!found || (out.type == CONFLICT_SELF && str_starts(out.reason, "the same source")),
		"  labelled as such");
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		check(&cases[i], &arena);
	arena_release(&arena);
	return tap_end();
}
