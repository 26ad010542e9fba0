/* Two amounts of one thing: which exclude each other, and what keeps two amounts from it. */
#include "conflict/conflict.h"
#include "tests/unit/conflict-table.h"

static const struct pair_case answers[] = {
	{ "the club bought the keeper for 18 million pounds", "Eleven million pounds, everything included",
		true, "18 million pounds", "Eleven million pounds" },
	{ "the club bought the keeper for 18 million pounds", "Eleven million pounds more than last year",
		false, 0, 0 },
};

static const struct pair_case clashes[] = {
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
	{ "the harbor commission has spent $6 million", "the commission had cost the town $2.5 million", true,
		NULL, NULL },
	/* bounds */
	{ "no more than three judges sat on the panel", "five judges sat on the panel", true,
		"no more than three judges", "five judges" },
	{ "the bill did not take more than four offenses off the list",
		"the bill took twelve offenses off the list", true, NULL, NULL },
	{ "the two lists were not fifty votes apart after the recount",
		"the recount had put 214 votes between the two lists", true, NULL, NULL },
};

static const struct pair_case rounding[] = {
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

static const struct pair_case updates[] = {
	{ "eight ministers had resigned by midday", "fourteen ministers had resigned", false, 0, 0 },
	{ "two men were arrested over the fire in the mill",
		"five men had now been arrested over the fire in the mill", false, 0, 0 },
	{ "200 firms had been hit by the virus", "the number of firms hit by the virus had climbed to 900",
		false, 0, 0 },
};

static const struct pair_case scopes[] = {
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
	{ "the firm has 7,600 workers in its stores", "the firm has 2,900 workers outside its stores", false,
		0, 0 },
	{ "12 patients were admitted to the ward", "the ward discharged 40 patients", false, 0, 0 },
};

static const struct pair_case events[] = {
	{ "the first debate drew nine million viewers", "the second debate drew five million viewers", false,
		0, 0 },
	{ "turnout in the primary was 39 percent of voters",
		"42 percent of voters turned out in the primary of 2008", false, 0, 0 },
	{ "the office issued 300 visas in March 2024", "the office issued 1,200 visas in May 2024", false, 0,
		0 },
	{ "we raised 300 dollars for the harbor campaign", "we raised 900 dollars for the harbor campaign",
		false, 0, 0 },
};

static const struct pair_case others[] = {
	{ "critics say she skipped 40 sessions of the council", "she skipped 11 sessions of the council",
		false, 0, 0 },
	{ "the bill could cost 40 jobs at the mill", "the bill cost 900 jobs at the mill", false, 0, 0 },
	{ "the raid did not free 40 hostages in the fort", "the raid freed 12 hostages in the fort", false, 0,
		0 },
	{ "the driver was 34 years old", "the driver was 61 years old", false, 0, 0 },
};

static void check_forecasts(struct arena *arena)
{
	struct statement a =
		table_statement("the grain deal would cost 4 billion crowns", "Dana Orrin", 0, arena);
	struct statement b =
		table_statement("the grain deal would cost 11 billion crowns", "Reeve Calloway", 1, arena);
	struct conflict out;

	a.certainty = b.certainty = CERTAINTY_FORECAST;
	ok(conflict_compare(&a, &b, arena, &out) && out.type == CONFLICT_NUMBER,
		"two forecasts are two answers");
	b.certainty = CERTAINTY_ASSERTED;
	ok(!conflict_compare(&a, &b, arena, &out), "a forecast and a fact are not");
}

/* "The minister's successor" is another than the minister. */
static void check_sources(struct arena *arena)
{
	struct statement a =
		table_statement("the fund held 90 million crowns", "outgoing minister", 0, arena);
	struct statement b =
		table_statement("the fund held 4 million crowns", "outgoing minister’s successor", 1, arena);
	struct conflict out;

	ok(conflict_compare(&a, &b, arena, &out), "the minister's successor is not the minister");
	b.source_names.v[0] = STR("minister");
	ok(!conflict_compare(&a, &b, arena, &out), "the minister is the outgoing minister");
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	TABLE_CHECK(clashes, CONFLICT_NUMBER);
	TABLE_CHECK(rounding, CONFLICT_NUMBER);
	TABLE_CHECK(updates, CONFLICT_NUMBER);
	TABLE_CHECK(scopes, CONFLICT_NUMBER);
	TABLE_CHECK(events, CONFLICT_NUMBER);
	TABLE_CHECK(answers, CONFLICT_NUMBER);
	TABLE_CHECK(others, CONFLICT_NUMBER);
	check_forecasts(&arena);
	check_sources(&arena);
	arena_release(&arena);
	return tap_end();
}
