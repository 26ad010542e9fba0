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

static const struct test_case forms[] = {
	{ "an initial that is a pronoun elsewhere",
		"It rained.\n\n{I. Magnus Falk III, the auditor,} said <it rained>.",
		"I. Magnus Falk III/Person/1" },
	{ "a small article in the name", "{The cleric Karim al-Zahir} said <it rained>.",
		"Karim al-Zahir/Person/1" },
	{ "a nickname of scorn", "{Crooked Greta Sand} said <it rained>.", "Greta Sand/Person/1" },
	{ "a name right behind another's",
		"Otto Falk met editors. In a talk with {the editors of the Washington Post Falk} said <it "
		"rained>.",
		"Otto Falk/Person/1" },
	{ "a country's ministry", "{Norway's Justice Ministry} said <it rained>.",
		"Norway's Justice Ministry/Organization/1" },
	{ "an outlet known by its initials",
		"The Kestrel News Network is young. Few watch KNN. Some hate KNN. All know KNN. <It rained>, "
		"{KNN} said.",
		"KNN/Outlet/1" },
};

int main(void)
{
	RUN(nicknames);
	RUN(forms);
	return tap_end();
}
