#include "sources.h"

static const struct test_case nicknames[] = {
	{ "a nickname behind an initial",
		"Rep. Karl D. \"Buddy\" Lund won. <It rained>, {Buddy Lund} said. <It froze>, {Lund} said.",
		"Karl D. \"Buddy\" Lund/Person/1\nKarl D. \"Buddy\" Lund/Person/1" },
	{ "letters decoded wrongly twice stay in the name",
		"{President Ren\xC3\x83\xC2\x83\xC3\x82\xC2\xA9"
		"e Dufour} said <it rained>.",
		"Ren\xC3\x83\xC2\x83\xC3\x82\xC2\xA9"
		"e Dufour/Person/1" },
};

int main(void)
{
	RUN(nicknames);
	return tap_end();
}
