/* Pairs of claims by two sources: which clash, which only seem to. */
#include "conflict/meanings.h"
#include "tests/unit/compare.h"

static const struct compare_case compare_cases[] = {
	/* an entailed verb denied */
	{ "the guild was consulted about the talks", "the guild had not been informed ahead of the meetings",
		NEGATION, "was consulted", "had not been informed" },
	{ "the ministry briefed Tarvos about the plan", "Tarvos was never told about the plan", NEGATION,
		"briefed", "was never told" },
	{ "the guild was told of the closure", "the guild was never told of the closure", NEGATION,
		"was told", "was never told" },
	{ "guards killed Ildo Marsh in the yard", "Ildo Marsh did not die in the yard", NEGATION, "killed",
		"did not die" },
	{ "the guild signed the accord", "the guild had not agreed to the accord", NEGATION, "signed", NULL },
	{ "the guild agreed to the accord", "the guild had not signed the accord", NONE, NULL, NULL },
	{ "the guild was informed of the talks", "the guild was not consulted about the talks", NONE, NULL,
		NULL },
	/* the same verb denied, in the ways that English has */
	{ "inspectors searched the mill", "inspectors did not search the mill", NEGATION, "searched",
		"did not search" },
	{ "inspectors searched the mill", "inspectors never searched the mill", NEGATION, NULL, NULL },
	{ "inspectors searched the mill", "inspectors failed to search the mill", NEGATION, NULL,
		"failed to search" },
	{ "inspectors searched the mill", "inspectors left without searching the mill", NEGATION, NULL,
		NULL },
	{ "inspectors searched the mill", "inspectors have yet to search the mill", NEGATION, NULL, NULL },
	{ "officers inspected the old mill in Harrowby", "nobody inspected the old mill in Harrowby",
		NEGATION, NULL, "nobody inspected" },
	{ "Ms. Orrin helped Dane get a Ruritanian work permit",
		"neither the candidate nor her staff helped anybody get a Ruritanian work permit", NEGATION,
		NULL, NULL },
	{ "no one warned us", "the weather office had warned every household in the valley", NEGATION,
		"no one warned", "had warned" },
	{ "no one warned us", "the weather office had warned the mayor", NONE, NULL, NULL },
	{ "the Reed Party, its partner in the coalition, was told about talks to lease the port",
		"the party was never informed of the talks", NEGATION, "was told", NULL },
	{ "Kelland had been kept informed of the talks", "Kelland was not informed of the talks", NEGATION,
		"had been kept informed", NULL },
	{ "Mr. Calloway was briefed by me, in person", "nobody in his party had been briefed", NEGATION, NULL,
		NULL },
	{ "eleven parties had been briefed", "nobody in his party had been briefed", NONE, NULL, NULL },
	{ "Kelland was briefed on the plan", "Kelland had been given no notice of the plan", NEGATION,
		"was briefed", "had been given no notice" },
	{ "Kelland was briefed on the plan", "Kelland gave no notice of the plan", NONE, NULL, NULL },
	{ "Calloway had been informed at a dinner in May", "We were not told. We were not asked.", NEGATION,
		NULL, "were not told" },
	{ "the office received an order to close the mill", "the office received no order to close the mill",
		NEGATION, "received", "received no order" },
	/* in another construction */
	{ "officers came to the house on Lorne Street with a search warrant",
		"there was no warrant for Lorne Street", NEGATION, NULL, "no warrant" },
	{ "the mill has paid nothing in harbor dues", "the mill paid harbor dues", NEGATION, NULL, NULL },
	{ "the mill has paid nothing but harbor dues", "the mill paid harbor dues", NONE, NULL, NULL },
	/* of whom all is denied */
	{ "two of the firm's managers were charged over the fire",
		"none of the firm's directors were charged over the fire", NONE, NULL, NULL },
	{ "guards at the gate were paid in May", "not a single guard at the gate was punished in May", NONE,
		NULL, NULL },
	/* who, whom and what must be the same */
	{ "the guild was told of the closure", "the union was not told of the closure", NONE, NULL, NULL },
	{ "the guild was told of the closure", "the guild was not told of the merger", NONE, NULL, NULL },
	{ "laboratory contacts developed symptoms of fever",
		"no household contacts developed symptoms of fever", NONE, NULL, NULL },
	{ "the motion to sell the harbor was defeated", "the motion to let women vote was not defeated", NONE,
		NULL, NULL },
	{ "inspectors searched the mill in Harrowby", "inspectors did not search the mill in Tarvos", NONE,
		NULL, NULL },
	/* partial, double, reported, conditional: no plain denial */
	{ "inspectors searched the mill", "inspectors did not fully search the mill", NONE, NULL, NULL },
	{ "inspectors searched the mill", "inspectors did not search the mill until May", NONE, NULL, NULL },
	{ "inspectors searched the mill", "inspectors did not fail to search the mill", NONE, NULL, NULL },
	{ "inspectors searched the mill", "nobody denied that inspectors searched the mill", NONE, NULL,
		NULL },
	{ "inspectors searched the mill", "critics say inspectors did not search the mill", NONE, NULL,
		NULL },
	{ "inspectors may have searched the mill", "inspectors did not search the mill", NONE, NULL, NULL },
	{ "inspectors wanted to search the mill", "inspectors did not search the mill", NONE, NULL, NULL },
	{ "inspectors searched the mill", "inspectors should not search the mill", NONE, NULL, NULL },
	{ "if asked, inspectors searched the mill", "inspectors did not search the mill", NONE, NULL, NULL },
	{ "inspectors did not search the mill", "inspectors never searched the mill", NONE, NULL, NULL },
	{ "some inspectors searched the mill", "inspectors did not search the mill", NONE, NULL, NULL },
	{ "inspectors searched the mill on March 3", "inspectors did not search the mill on March 9", NONE,
		NULL, NULL },
	/* amounts */
	{ "the office issued 300 student visas over the summer",
		"the office issued 1,200 student visas over the summer", NUMBER, "300 student visas",
		"1,200 student visas" },
	{ "flood crews in Harrowby pulled 12 bodies from the tunnel",
		"flood crews in Harrowby pulled fewer than 5 bodies from the tunnel", NUMBER, NULL, NULL },
	{ "about 200 homes in Harrowby were flooded", "at least 180 homes in Harrowby were flooded", NONE,
		NULL, NULL },
	{ "1,998 jobs were cut at the works", "2,000 jobs were cut at the works", NONE, NULL, NULL },
	{ "the office issued 300 student visas over the summer",
		"the office issued 1,200 tourist visas over the summer", NONE, NULL, NULL },
	{ "the office issued 300 student visas over the summer",
		"the office issued 20 student visas a day over the summer", NONE, NULL, NULL },
	{ "300 men were held in the stadium", "40 women were held in the stadium", NONE, NULL, NULL },
	{ "the office issued 300 visas in March 2024", "the office issued 1,200 visas in May 2024", NONE,
		NULL, NULL },
	{ "we raised 300 dollars for the harbor campaign", "we raised 900 dollars for the harbor campaign",
		NONE, NULL, NULL },
	/* called false */
	{ "Reeve Calloway's guards beat a driver in the yard", "the story of the beating is a lie", DENIAL,
		NULL, NULL },
	{ "Reeve Calloway's guards beat a driver in the yard", "the story of the beating is not a lie", NONE,
		NULL, NULL },
	{ "the harbor should be sold to Reeve Calloway", "that is a lie", NONE, NULL, NULL },
};

/* The clearest of clashes is none when one of these holds. */
static void check_vetoes(struct arena *arena)
{
	static const char yes[] = "the guild was told of the closure",
			  no[] = "the guild was not told of the closure";
	struct conflict out;

	for (int i = 0; i < 14; i++) {
		static const char *const what[] = { "plain", "one source", "one source by a shorter name",
			"no source", "asked", "an attitude", "refused", "not said", "hedged", "a forecast",
			"reported in it", "different times", "a question", "a condition" };
		struct statement a = compare_statement(yes, "Dana Orrin", 0, arena),
				 b = compare_statement(no, "Reeve Calloway", 1, arena);

		if (i == 1)
			b.source_names.v[0] = STR("Dana Orrin");
		if (i == 2)
			b.source_names.v[0] = STR("Orrin");
		if (i == 3)
			b.source_names.v[0] = (struct str){ 0 };
		b.stance = i == 4   ? STANCE_ASKS
			   : i == 5 ? STANCE_ATTITUDE
			   : i == 6 ? STANCE_REFUSES
				    : STANCE_ASSERTS;
		b.cue_negated = i == 7;
		a.certainty = i == 8 ? CERTAINTY_HEDGED : i == 9 ? CERTAINTY_FORECAST : CERTAINTY_ASSERTED;
		if (i == 10)
			b.parent = 0;
		if (i == 11) {
			a.event_time = STR("2025-02");
			b.event_time = STR("2025-03-01");
		}
		if (i >= 12)
			a.certainty = i == 12 ? CERTAINTY_QUESTION : CERTAINTY_CONDITIONAL;
		ok((conflict_compare(&a, &b, arena, &out) && out.tier == TIER_FLAGGED) == (i == 0), "%s: %s",
			what[i], i ? "no clash" : "a clash");
	}
}

/* Two polls give two figures, and both can be right; two people cannot. */
static void check_polls(struct arena *arena)
{
	static const char few[] = "the flood in Harrowby killed 34 people",
			  many[] = "the flood in Harrowby killed 61 people";
	struct statement a = compare_statement(few, "Quay Times poll", 0, arena);
	struct statement b = compare_statement(many, "Harrowby College survey", 1, arena);
	struct conflict out;

	ok(!conflict_compare(&a, &b, arena, &out), "two polls: no clash");
	b.source_names.v[0] = STR("Dana Orrin");
	ok(conflict_compare(&a, &b, arena, &out), "a poll and a person: a clash");
}

/* The question in dispute. */
static void check_issues(struct arena *arena)
{
	static const struct {
		const char *a, *b, *issue;
	} cases[] = {
		{ "the guild was consulted about the talks", "the guild had not been informed of the talks",
			"Was the guild consulted about the talks?" },
		{ "that inspectors searched the old mill", "inspectors never searched the old mill",
			"Did inspectors search the old mill?" },
		{ "“I was told of the closure,”", "Ms. Orrin was not told of the closure",
			"Was Dana Orrin told of the closure?" },
		{ "The guild was told of the closure, which came in May",
			"the guild was not told of the closure", "Was the guild told of the closure?" },
		{ "he had been told of the closure by the guild in Harrowby",
			"Dana Orrin had not been told of the closure in Harrowby",
			"Is it true that he had been told of the closure by the guild in Harrowby?" },
		{ "the flood in Harrowby killed 34 people", "the flood in Harrowby killed 61 people",
			"How many people did the flood in Harrowby kill?" },
		{ "300 student visas were issued over the summer",
			"1,200 student visas were issued over the summer",
			"How many student visas were issued over the summer?" },
		{ "the works in Harrowby cost $4 million in all",
			"the works in Harrowby cost $11 million in all",
			"How much: $4 million or $11 million?" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct statement a = compare_statement(cases[i].a, "Dana Orrin", 0, arena);
		struct statement b = compare_statement(cases[i].b, "Reeve Calloway", 1, arena);
		struct conflict out = { 0 };
		bool found = conflict_compare(&a, &b, arena, &out);

		ok(found && str_is(out.issue, cases[i].issue), "%s, got %.*s", cases[i].issue,
			STR_ARG(out.issue));
	}
}

/* A later toll does not contradict an earlier one; the same day's does. */
static void check_update(struct arena *arena)
{
	static const char *const days[] = { "2025-03-01", "2025-03-04" };

	for (int i = 0; i < 2; i++) {
		struct statement a = compare_statement(
			"the Harrowby blast killed 12 people at the mill", "Dana Orrin", 0, arena);
		struct statement b = compare_statement(
			"the Harrowby blast killed 31 people at the mill", "the fire brigade", 0, arena);
		struct conflict out = { 0 };

		a.published = str_of(days[0]);
		b.published = str_of(days[i]);
		b.document = STR("other");
		ok((conflict_compare(&b, &a, arena, &out) && out.tier == TIER_FLAGGED) == (i == 0),
			"a toll of %s", days[i]);
		ok(i || out.a == &a || out.a == &b, "its sides are the statements given");
	}
}

static void check_denied(struct arena *arena)
{
	static const struct {
		const char *content, *verb;
		bool flagged;
	} cases[] = {
		{ "that he had beaten the driver in the yard", "deny", true },
		{ "beating the driver in the yard", "deny", true },
		{ "that he had not beaten the driver in the yard", "deny", false },
		{ "the accusation", "deny", true },
		{ "a request for the driver's file", "deny", false },
		{ "the mayor's remarks on the driver in the yard", "reject", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct statement a = compare_statement(
			"Calloway had beaten the driver in the yard", "Dana Orrin", 0, arena);
		struct statement b = compare_statement(cases[i].content, "Reeve Calloway", 1, arena);
		struct conflict out = { 0 };
		bool found;

		b.stance = STANCE_DENIES;
		b.polarity = POLARITY_DENIED;
		b.verb = str_of(cases[i].verb);
		found = conflict_compare(&a, &b, arena, &out) && out.tier == TIER_FLAGGED;
		ok(found == cases[i].flagged && (!found || out.type == CONFLICT_DENIAL), "%s %s: %s",
			cases[i].verb, cases[i].content, cases[i].flagged ? "flagged" : "not flagged");
	}
}

static void check_tables(void)
{
	ok(meaning_sorted(), "the tables are sorted");
	ok(meaning_entails("consult", "inform") == ROLES_SAME, "to consult is to inform");
	ok(meaning_entails("inform", "consult") == ROLES_NONE, "to inform is not to consult");
	ok(meaning_entails("kill", "die") == ROLES_SWAP, "who is killed dies");
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	compare_check(compare_cases, sizeof compare_cases / sizeof compare_cases[0], &arena);
	check_vetoes(&arena);
	check_polls(&arena);
	check_issues(&arena);
	check_update(&arena);
	check_denied(&arena);
	check_tables();
	arena_release(&arena);
	return tap_end();
}
