/* Two times for one event: which exclude each other, and what keeps two times from it. */
#include "conflict/conflict.h"
#include "conflict/moment.h"
#include "tests/unit/conflict-table.h"

static const struct pair_case clashes[] = {
	{ "the note reached the embassy on March 3", "the note reached the embassy on March 11", true,
		"March 3", "March 11" },
	{ "the country would vote on Nov. 14", "the country would vote on Dec. 3", true, NULL, NULL },
	{ "the refunds were paid by the end of June", "no refunds were paid before the middle of August",
		true, "by the end of June", "no refunds were paid before the middle of August" },
	{ "the motion was handed in on the morning of Sept. 2",
		"the motion was handed in on Sept. 4, too late", true, "Sept. 2", "Sept. 4" },
	{ "the partners voted to close the mill on Thursday",
		"the partners had voted to close the mill on Sunday", true, NULL, NULL },
	{ "the company last had the crane inspected on Feb. 27",
		"the last inspection of the crane was completed on Nov. 19", true, NULL, NULL },
	{ "the mill was sold in 2019", "the mill was sold in 2022 at an auction", true, NULL, NULL },
	{ "the boiler at the mill had been tested in May 2024", "the boiler was last tested in 2021", true,
		"May 2024", "2021" },
	{ "the boiler at the mill had been tested in May 2024", "it had not been tested since 2021", true,
		NULL, NULL },
	{ "the memo went to the inspector a week before the collapse",
		"the memo did not reach the inspector until two days after the collapse", true,
		"before the collapse", "after the collapse" },
};

static const struct pair_case one_time[] = {
	{ "the note reached the embassy in March", "the note reached the embassy on March 11", false, 0, 0 },
	{ "the note reached the embassy by March 11", "the note reached the embassy on March 3", false, 0,
		0 },
	{ "the note did not reach the embassy until March 3", "the note reached the embassy on March 11",
		false, 0, 0 },
	{ "the mill was sold after March 3", "the mill was sold on March 11", false, 0, 0 },
	{ "the mill was sold on March 3", "the mill was sold on March 3, not on March 4", false, 0, 0 },
	{ "the boiler at the mill had been tested in May 2019", "the boiler was last tested in 2021", false,
		0, 0 },
	{ "the boiler at the mill had been tested in May 2019", "it had not been tested since 2021", false, 0,
		0 },
};

static const struct pair_case other_events[] = {
	{ "the note reached the embassy on March 3", "the harbor was closed on March 11", false, 0, 0 },
	{ "the inquiry into the mill was suspended in July", "the inquiry into the mill was opened in March",
		false, 0, 0 },
	{ "the clinics had run short of serum in January", "the Sunday clinics had no serum", false, 0, 0 },
	{ "Friday's convoy crossed the bridge", "Thursday's convoy crossed the bridge", false, 0, 0 },
	{ "the hearing on Monday had lasted an hour", "the hearing on Thursday had lasted until dusk", false,
		0, 0 },
	{ "the first round was held on March 3", "the runoff was held on March 11", false, 0, 0 },
	{ "the note reached the embassy in Riga on March 3",
		"the note reached the consulate in Oslo on March 11", false, 0, 0 },
};

static const struct pair_case unsure[] = {
	{ "the note may reach the embassy on March 3", "the note reached the embassy on March 11", false, 0,
		0 },
	{ "the note was expected at the embassy on March 3", "the note reached the embassy on March 11",
		false, 0, 0 },
	{ "the note reached the embassy between March 3 and March 9",
		"the note reached the embassy on March 11", false, 0, 0 },
	{ "the shop is open until March 3", "the shop was open on March 11", false, 0, 0 },
	{ "the memo came before the collapse", "the report on the fire came after the flood", false, 0, 0 },
};

static void check_forecasts(struct arena *arena)
{
	struct statement a = table_statement("the town will vote on May 3", "Dana Orrin", 0, arena);
	struct statement b = table_statement("the town will vote on June 9", "Reeve Calloway", 1, arena);
	struct conflict out;

	a.certainty = b.certainty = CERTAINTY_FORECAST;
	a.published = b.published = STR("2024-02-01");
	ok(conflict_compare(&a, &b, arena, &out) && out.type == CONFLICT_DATE,
		"two forecasts are two answers");
	a.certainty = CERTAINTY_HEDGED;
	ok(!conflict_compare(&a, &b, arena, &out), "a hedge and a forecast are not");
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	TABLE_CHECK(clashes, CONFLICT_DATE);
	TABLE_CHECK(one_time, CONFLICT_DATE);
	TABLE_CHECK(other_events, CONFLICT_DATE);
	TABLE_CHECK(unsure, CONFLICT_DATE);
	check_forecasts(&arena);
	arena_release(&arena);
	return tap_end();
}
