/* What must be, what cannot be, what need not be. */
#include "conflict/detectors.h"
#include "tests/unit/compare.h"

static const struct compare_case cases[] = {
	{ "the ferry will certainly sail to Tarvos on Monday",
		"a sailing of the ferry to Tarvos is out of the question", MODALITY, "certainly sail",
		"out of the question" },
	{ "the ferry is bound to reach Tarvos", "the ferry cannot reach Tarvos", MODALITY, "bound to reach",
		"cannot reach" },
	{ "a second vote on the harbor was ruled out", "a second vote on the harbor was inevitable", MODALITY,
		"ruled out", "inevitable" },
	{ "the guild must repay the harbor loan", "the guild need not repay the harbor loan", MODALITY,
		"must repay", "need not repay" },
	{ "the ferry will sail to Tarvos", "the ferry will not sail to Tarvos", MODALITY, NULL, NULL },
	{ "a sale of the mill was impossible", "a sale of the mill was possible", MODALITY, NULL, NULL },
	/* possible against actual is compatible */
	{ "the ferry may sail to Tarvos", "the ferry sailed to Tarvos", NONE, NULL, NULL },
	{ "the ferry can sail to Tarvos", "the ferry will sail to Tarvos", NONE, NULL, NULL },
	/* turned round */
	{ "a sale of the mill was possible", "the guild would not exclude a sale of the mill", NONE, NULL,
		NULL },
	{ "a sale of the mill was certain", "a sale of the mill was not ruled out", NONE, NULL, NULL },
	/* a condition */
	{ "the ferry will sail to Tarvos if the wind drops", "the ferry cannot sail to Tarvos", NONE, NULL,
		NULL },
	/* hearsay */
	{ "there was talk in town that the mill would be sold", "the mill would not be sold", NONE, NULL,
		NULL },
	/* another deed, another thing */
	{ "the ferry will sail to Tarvos", "the ferry cannot carry lorries to Tarvos", NONE, NULL, NULL },
	{ "the tax on salt must be repaid", "the tax on tea need not be repaid", NONE, NULL, NULL },
	{ "Ildo Marsh will speak in Tarvos", "Vera Sand will not speak in Tarvos", NONE, NULL, NULL },
	/* both plain, side by side */
	{ "the surrender of the fort was now inevitable", "the fort cannot be handed over", MODALITY, NULL,
		NULL },
	{ "by law the list must be published", "the statute forbade any release of the list", MODALITY, NULL,
		NULL },
	/* a wish */
	{ "the mayor would rather win the harbor vote", "the mayor could not win the harbor vote", NONE, NULL,
		NULL },
};

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	compare_check(cases, sizeof cases / sizeof cases[0], &arena);
	ok(modality_sorted(), "the table is sorted");
	arena_release(&arena);
	return tap_end();
}
