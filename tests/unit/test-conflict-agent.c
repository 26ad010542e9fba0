/* Who did it. */
#include "tests/unit/compare.h"

static const struct compare_case cases[] = {
	{ "it was the union that left the talks", "the company left the talks", AGENT, NULL, NULL },
	{ "it was the treasurer who ordered the invoices burned",
		"it was the chairman who ordered the invoices burned", AGENT, "the treasurer",
		"the chairman" },
	{ "the fence at the mill was cut by smugglers", "soldiers had cut the fence at the mill", AGENT,
		"smugglers", "soldiers" },
	{ "the order to clear the square came from the ministry",
		"the order to clear the square was given by the mayor", NONE, NULL, NULL },
	{ "two campers set it off with a stove", "it was Tarvos Light that did it", AGENT, NULL,
		"Tarvos Light" },
	{ "the search would go on until it was finished", "it was Tarvos Light that did it", NONE, NULL,
		NULL },
	/* by mistake, by Friday: nobody */
	{ "the fence at the mill was cut by mistake", "soldiers had cut the fence at the mill", NONE, NULL,
		NULL },
	/* a name and an office may be one man */
	{ "the fence at the mill was cut by Ildo Marsh", "the foreman had cut the fence at the mill", NONE,
		NULL, NULL },
	/* what many may do */
	{ "the plan for the mill was praised by teachers", "doctors praised the plan for the mill", NONE,
		NULL, NULL },
	/* another thing */
	{ "the fence at the mill was cut by smugglers", "soldiers had cut the cable at the mast", NONE, NULL,
		NULL },
	/* the same doer */
	{ "the fence at the mill was cut by smugglers", "smugglers had cut the fence at the mill", NONE, NULL,
		NULL },
	/* not so */
	{ "the fence at the mill was cut by smugglers", "soldiers may have cut the fence at the mill", NONE,
		NULL, NULL },
};

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	compare_check(cases, sizeof cases / sizeof cases[0], &arena);
	arena_release(&arena);
	return tap_end();
}
