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

static const struct test_case heads[] = {
	{ "an adjective is no head: a word of time or manner behind it",
		"{A new statewide poll} said <it rained>.", "statewide poll/document/1" },
	{ "a participle that is the head", "{National polling} said <it rained>.",
		"national polling/document/1" },
	{ "behind an adjective", "{Its deeper mapping} said <it rained>.", "deeper mapping/document/1" },
	{ "two adjectives and a comma", "{The bewildered, 40-year-old clerk} said <it rained>.",
		"bewildered, 40-year-old clerk/person/1" },
	{ "a preposition that describes", "{Outside advisers to Rask} said <it rained>.",
		"outside advisers to Rask/group/0" },
	{ "a title that begins with a number", "They saw it. {In 14 Hours} said <it rained>.",
		"14 Hours/Document/1" },
	{ "a time that owns nothing", "{Last year's harbor statistics} said <it rained>.",
		"harbor statistics/document/0" },
	{ "a side of a vote", "{The vote no campaign} said <it rained>.", "vote no campaign/organization/1" },
	{ "a reflexive", "Greta Sand left. {Sand herself} said <it rained>.", "Greta Sand/Person/1" },
	{ "others, whatever they do", "{Others seeking a permit} said <it rained>.", "others/group/0" },
	{ "how people come together stays", "{A group of local bakers} said <it rained>.",
		"group of local bakers/group/0" },
	{ "an adverb before its verb",
		"China’s foreign ministry also weighed in on the Kellish comments. {The ministry} said <it "
		"rained>.",
		"foreign ministry/Organization/1" },
	{ "a past that is nothing else",
		"Members of the port board gave a different account. {They} said <it rained>.",
		"members of the port board/group/0" },
	{ "whom the talk is of", "{Of Rask, Sand} said <it rained>. {Of the vote, Quint} said <it froze>.",
		"Sand/Person/1\nQuint/Person/1" },
	{ "a given name that looks like a title",
		"{Defence Minister Gen Ota} said <it rained>. {Army chief Gen Sand} said <it froze>.",
		"Gen Ota/Person/1\nSand/Person/1" },
	{ "a share of people",
		"{A 54% majority of bakers} said <it rained>. {A lot of bakers} said <it "
		"froze>.",
		"bakers/group/0\nbakers/group/0" },
};

static const struct test_case lists[] = {
	{ "a headline's two surnames", "Anna Kroll met Otto Falk. It hailed. {Kroll, Falk} said <it rained>.",
		"Anna Kroll/Person/1; Otto Falk/Person/1" },
	{ "whose advisers they are",
		"{Advisers to three hopefuls - Anna Kroll, Otto Falk and Ole Rask -} said "
		"<it rained>.",
		"advisers to three hopefuls/group/0" },
	{ "a role and its name, twice, over an aside",
		"{a delegate backing Rask, Anna Kroll — daughter of Mayor Else Kroll — and a pledged Maas "
		"delegate, Otto Falk,} said <it rained>.",
		"Anna Kroll/Person/1; Otto Falk/Person/1" },
	{ "a given name that is a country",
		"{Anna Kroll, America Villar, Otto Falk and many more bakers} said <it rained>.",
		"Anna Kroll/Person/1; America Villar/Person/1; Otto Falk/Person/1; bakers/group/0" },
	{ "a title in quotation marks", "{“Golden Hour” star Anna Kroll} said <it rained>.",
		"Anna Kroll/Person/1" },
	{ "an apposition with a role of its own",
		"{The other man, his cousin Otto Falk, 40,} said <it rained>.", "Otto Falk/Person/1" },
	{ "an apposition between dashes", "{Rask's running mate — Gov. Anna Kroll —} said <it rained>.",
		"Anna Kroll/Person/1" },
	{ "whom a preposition governs", "{Aides to Anna Kroll and Otto Falk} said <it rained>.",
		"aides to Anna Kroll and Otto Falk/group/0" },
	{ "her aides, behind her name", "{Mrs. Kroll and her aides} said <it rained>. Anna Kroll left.",
		"Anna Kroll/Person/1; Anna Kroll's aides/group/0" },
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
	RUN(heads);
	RUN(lists);
	RUN_FIELD(open_surnames, candidates);
	return tap_end();
}
