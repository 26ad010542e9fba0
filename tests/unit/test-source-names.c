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

static const struct test_case families[] = {
	{ "two of one surname", "Anna Kroll and Peter Kroll came. <It rained>, {the Krolls} said.",
		"Anna Kroll/Person/1; Peter Kroll/Person/1" },
	{ "three of it are too many",
		"Anna Kroll, Clara Kroll and Peter Kroll came. <It rained>, {the Krolls} said.",
		"Krolls/Person/1" },
};

static struct str candidates(const struct source *source)
{
	return source->candidates.n ? source->candidates.v[0] : (struct str){ 0 };
}

static const struct test_case open_surnames[] = {
	{ "a surname of two, the one named more often first",
		"Anna Kroll and Clara Kroll are sisters. Clara Kroll ran. It hailed. <It rained>, {Kroll} "
		"said.",
		"Clara Kroll" },
};

int main(void)
{
	RUN(nicknames);
	RUN(forms);
	RUN(families);
	RUN_FIELD(open_surnames, candidates);
	return tap_end();
}
