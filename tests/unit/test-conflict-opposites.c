/* Words that cannot both hold of one thing: which pairs clash, which only seem to. */
#include "conflict/meanings.h"
#include "tests/unit/compare.h"

static const struct compare_case cases[] = {
	{ "the council accepted the ferry contract", "the council rejected the ferry contract", ANTONYM,
		"accepted", "rejected" },
	{ "the council accepted the ferry contract", "the council had turned the ferry contract down",
		ANTONYM, "accepted", "had turned" },
	{ "the ferry contract was rejected by the council", "the council accepted the ferry contract",
		ANTONYM, NULL, NULL },
	{ "rents in Harrowby rose under the new mayor", "rents in Harrowby fell under the new mayor", ANTONYM,
		"rose", "fell" },
	{ "rents in Harrowby had gone up under the mayor", "rents in Harrowby had dropped under the mayor",
		ANTONYM, NULL, NULL },
	{ "the sluice gate was open when the flood came", "the sluice gate was shut when the flood came",
		ANTONYM, NULL, NULL },
	{ "the harbor wall stood solid through the storm", "the harbor wall was rotten before the storm",
		ANTONYM, NULL, NULL },
	{ "the permit for the quarry was signed in Tarvos",
		"the permit for the quarry lay unsigned in Tarvos", ANTONYM, NULL, NULL },
	{ "the ferry gained passengers in every harbor", "the ferry lost passengers in four harbors", ANTONYM,
		NULL, NULL },
	/* both not so */
	{ "the council did not accept the ferry contract", "the council did not reject the ferry contract",
		ANTONYM, NULL, NULL },
	/* double negation: the two agree */
	{ "the council accepted the ferry contract", "the council did not reject the ferry contract", NONE,
		NULL, NULL },
	{ "the sluice gate was open", "the sluice gate was never shut", NONE, NULL, NULL },
	/* paraphrase: two sides of one deal */
	{ "the ministry sold the ferry to Kelland", "Kelland bought the ferry from the ministry", NONE, NULL,
		NULL },
	/* different event, or thing */
	{ "the chamber rejected the harbor bill by four votes",
		"the chamber passed the rail bill by four votes", NONE, NULL, NULL },
	{ "my client was acquitted of bribery", "Mr. Orrin was convicted of perjury", NONE, NULL, NULL },
	{ "the tax on salt was lawful", "the tax on tea was unlawful", NONE, NULL, NULL },
	{ "the mayor vetoed the 2023 version of the ferry law", "the mayor signed the ferry law", NONE, NULL,
		NULL },
	{ "turnout in Harrowby has fallen since the flood", "in two districts the Reeds had higher turnout",
		NONE, NULL, NULL },
	/* an aside before it is no background; a clause of time is */
	{ "when the flood came, the sluice gate in Harrowby was open", "the sluice gate in Harrowby was shut",
		ANTONYM, NULL, NULL },
	{ "the watchman slept while the sluice gate in Harrowby was open",
		"the sluice gate in Harrowby was shut", NONE, NULL, NULL },
	/* a ban is a noun there */
	{ "the court left the mayor's ban on the march standing",
		"the court had struck down the mayor's ban on the march", ANTONYM, NULL, NULL },
	/* somebody else */
	{ "the guild supported the closure of the mill", "the union opposed the closure of the mill", NONE,
		NULL, NULL },
	{ "Ildo Marsh supported the closure", "Vera Sand opposed the closure", NONE, NULL, NULL },
	/* scope */
	{ "house prices rose nationwide in the winter", "house prices fell in the city in the winter", NONE,
		NULL, NULL },
	{ "some ferry crews accepted the offer", "ferry crews rejected the offer", NONE, NULL, NULL },
	/* time */
	{ "the sluice gate is now open again", "the sluice gate was shut", NONE, NULL, NULL },
	{ "rents in Harrowby rose in 2019", "rents in Harrowby fell in 2021", NONE, NULL, NULL },
	/* background: told as known */
	{ "the strike halted every line of the mill", "no cloth had left the mill since the strike began",
		NONE, NULL, NULL },
	/* hedge, condition, wish, hearsay */
	{ "the council may have accepted the ferry contract", "the council rejected the ferry contract", NONE,
		NULL, NULL },
	{ "the council accepted the ferry contract if the price fell",
		"the council rejected the ferry contract", NONE, NULL, NULL },
	{ "the mayor thought the council had accepted the ferry contract",
		"the council rejected the ferry contract", NONE, NULL, NULL },
	/* opinion: no fact in dispute */
	{ "the council should accept the ferry contract", "the council rejected the ferry contract", NONE,
		NULL, NULL },
	/* a name is no word */
	{ "the Leave campaign lost the harbor vote", "the Stay campaign lost the harbor vote", NONE, NULL,
		NULL },
};

static void check_meanings(void)
{
	ok(meaning_opposed("unsigned", "sign") && meaning_opposed("armed", "unarmed"), "un- is the opposite");
	ok(!meaning_opposed("until", "til") && !meaning_opposed("union", "ion"), "not every un- is");
	ok(meaning_opposed("deal", "disagreement"), "agreement stands under its stand-in");
	ok(!strcmp(meaning_phrasal("turn", "down"), "reject") && !meaning_phrasal("turn", "green"),
		"verb and particle");
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	compare_check(cases, sizeof cases / sizeof cases[0], &arena);
	check_meanings();
	arena_release(&arena);
	return tap_end();
}
