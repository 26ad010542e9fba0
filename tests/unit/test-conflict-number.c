/* Two amounts of one thing: which exclude each other, and what keeps two amounts from it. */
#include <string.h>

#include "conflict/conflict.h"
#include "tests/unit/tap.h"

struct number_case {
	const char *a, *b;
	bool clash;
	const char *evidence_a, *evidence_b; /* NULL: not looked at */
};

static const struct number_case clashes[] = {
	/* the same noun counted */
	{ "the fire in the mill injured 14 workers", "the fire in the mill injured 60 workers", true,
		"14 workers", "60 workers" },
	{ "police arrested 12 marchers", "they had taken 80 marchers into custody, and arrested 80 marchers",
		true, NULL, NULL },
	{ "Tollan had taken 300 pages of plans, no more", "he took four pages, the only four he ever removed",
		true, "300 pages", "four pages" },
	{ "71 of the 90 councils had backed the plan", "12 of the 90 councils had backed the plan", true,
		NULL, NULL },
	{ "three dozen barges crossed the sound on Friday", "9 barges crossed the sound on Friday", true,
		NULL, NULL },
	/* other words for people; the noun left to the crowd */
	{ "there were 46 people on board", "71 passengers were on the ferry", true, "46 people",
		"71 passengers" },
	{ "the army lost fewer than 40 men at Tarvos", "900 soldiers lay dead at Tarvos", true, NULL, NULL },
	{ "90,000 people had filled Harrow Avenue", "the crowd on the avenue peaked at 12,000", true, NULL,
		"12,000" },
	/* shares, money, measures */
	{ "a third of the mill's workers stayed away from the shift",
		"9 percent of the mill's workers stayed away from the shift", true, "a third", "9 percent" },
	{ "fewer than one tram in ten left the depot", "two trams in three departed", true, NULL, NULL },
	{ "the ferry terminal had cost $4 million to build", "the ferry terminal had cost $11m to build",
		true, "$4 million", "$11m" },
	{ "the tunnel under the wall was barely 12 metres long", "they had measured the tunnel at 140 yards",
		true, NULL, NULL },
	{ "the outage at the smelter lasted 20 minutes", "the outage at the smelter lasted nine hours", true,
		NULL, NULL },
	{ "the grain deal would cost 4 billion crowns this year",
		"the grain deal would cost 11 billion crowns", true, NULL, NULL },
	/* bounds */
	{ "no more than three judges sat on the panel", "five judges sat on the panel", true,
		"no more than three judges", "five judges" },
	{ "the bill did not take more than four offenses off the list",
		"the bill took twelve offenses off the list", true, NULL, NULL },
	{ "the two lists were not fifty votes apart after the recount",
		"the recount had put 214 votes between the two lists", true, NULL, NULL },
};

static const struct number_case rounding[] = {
	{ "about 200 homes in Harrowby were flooded", "at least 180 homes in Harrowby were flooded", false, 0,
		0 },
	{ "2,043 inmates slept in the jail", "more than 2,000 inmates slept in the jail", false, 0, 0 },
	{ "the ferry terminal had cost £4m", "the ferry terminal had cost four million pounds", false, 0, 0 },
	{ "the debate on the bill ran for 11 hours and 50 minutes",
		"the debate on the bill ran for twelve hours", false, 0, 0 },
	{ "a third of the cells in the jail were empty", "34 percent of the cells in the jail were empty",
		false, 0, 0 },
	{ "dozens of families left the camp", "41 families left the camp", false, 0, 0 },
};

static const struct number_case updates[] = {
	{ "eight ministers had resigned by midday", "fourteen ministers had resigned", false, 0, 0 },
	{ "two men were arrested over the fire in the mill",
		"five men had now been arrested over the fire in the mill", false, 0, 0 },
	{ "200 firms had been hit by the virus", "the number of firms hit by the virus had climbed to 900",
		false, 0, 0 },
};

static const struct number_case scopes[] = {
	{ "storage sites in Kelland were 86 percent full", "storage sites in Tarvos were 40 percent full",
		false, 0, 0 },
	{ "the office issued 300 student visas over the summer",
		"the office issued 1,200 tourist visas over the summer", false, 0, 0 },
	{ "the office issued 300 visas over the summer", "the office issued 20 visas a day over the summer",
		false, 0, 0 },
	{ "300 men were held in the stadium", "40 women were held in the stadium", false, 0, 0 },
	{ "the firm lost 46,000 customers in the quarter", "the firm gained 60,000 customers in the quarter",
		false, 0, 0 },
	{ "half of the members voted for the merger", "a tenth of the shareholders voted for the merger",
		false, 0, 0 },
	{ "12 patients were admitted to the ward", "the ward discharged 40 patients", false, 0, 0 },
};

static const struct number_case events[] = {
	{ "the first debate drew nine million viewers", "the second debate drew five million viewers", false,
		0, 0 },
	{ "turnout in the primary was 39 percent of voters",
		"42 percent of voters turned out in the primary of 2008", false, 0, 0 },
	{ "the office issued 300 visas in March 2024", "the office issued 1,200 visas in May 2024", false, 0,
		0 },
	{ "we raised 300 dollars for the harbor campaign", "we raised 900 dollars for the harbor campaign",
		false, 0, 0 },
};

static const struct number_case others[] = {
	{ "critics say she skipped 40 sessions of the council", "she skipped 11 sessions of the council",
		false, 0, 0 },
	{ "the bill could cost 40 jobs at the mill", "the bill cost 900 jobs at the mill", false, 0, 0 },
	{ "the raid did not free 40 hostages in the fort", "the raid freed 12 hostages in the fort", false, 0,
		0 },
	{ "the driver was 34 years old", "the driver was 61 years old", false, 0, 0 },
};

static struct statement statement(const char *text, const char *source, uint32_t ordinal, struct arena *arena)
{
	struct statement s = { .ordinal = ordinal, .paragraph = ordinal, .parent = INDEX_NONE };

	s.document = STR("story");
	s.claim_text = str_of(text);
	s.verb = STR("say");
	vec_push(arena, &s.content, (struct fragment){ str_of(text), 0 });
	vec_push(arena, &s.source_names, str_of(source));
	return s;
}

static bool covers(const char *text, struct span evidence, const char *words)
{
	const char *at = words ? strstr(text, words) : NULL;

	return !words || (at && evidence.start == (uint32_t)(at - text) &&
				 evidence.end == evidence.start + strlen(words));
}

static void check(const char *what, const struct number_case *cases, size_t n, struct arena *arena)
{
	for (size_t i = 0; i < n; i++) {
		const struct number_case *c = &cases[i];
		struct statement a = statement(c->a, "Dana Orrin", 0, arena);
		struct statement b = statement(c->b, "Reeve Calloway", 1, arena);
		struct conflict out = { 0 };
		bool found;

		if (!strncmp(c->a, "the grain deal", 14))
			a.certainty = b.certainty = CERTAINTY_FORECAST;
		found = conflict_compare(&a, &b, arena, &out) && out.tier == TIER_FLAGGED;
		if (!c->clash)
			found = found && out.type == CONFLICT_NUMBER;
		ok(found == c->clash, "%s: %s / %s: %s", what, c->a, c->b,
			c->clash ? "flagged" : "not flagged");
		if (!found || !c->clash)
			continue;
		ok(out.type == CONFLICT_NUMBER && covers(c->a, out.evidence_a, c->evidence_a) &&
				covers(c->b, out.evidence_b, c->evidence_b),
			"  as a number, with its evidence: %.*s", STR_ARG(out.reason));
	}
}

/* "The minister's successor" is another than the minister. */
static void check_sources(struct arena *arena)
{
	struct statement a = statement("the fund held 90 million crowns", "outgoing minister", 0, arena);
	struct statement b =
		statement("the fund held 4 million crowns", "outgoing minister’s successor", 1, arena);
	struct conflict out;

	ok(conflict_compare(&a, &b, arena, &out), "the minister's successor is not the minister");
	b.source_names.v[0] = STR("minister");
	ok(!conflict_compare(&a, &b, arena, &out), "the minister is the outgoing minister");
}

#define CHECK(table) check(#table, table, sizeof table / sizeof table[0], &arena)

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	CHECK(clashes);
	CHECK(rounding);
	CHECK(updates);
	CHECK(scopes);
	CHECK(events);
	CHECK(others);
	check_sources(&arena);
	arena_release(&arena);
	return tap_end();
}
