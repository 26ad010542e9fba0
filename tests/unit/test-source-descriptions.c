#include "sources.h"

static const struct test_case roles[] = {
	{ "a state behind the name",
		"Sen. Orla Quint (R-S.C.) left. <It rained>, {the South Carolina senator} said.",
		"Orla Quint/Person/1" },
	{ "another state's senator is somebody else",
		"Sen. Orla Quint (R-S.C.) left. <It rained>, {the Ohio senator} said.",
		"Ohio senator/person/1" },
	{ "a party tag alone", "Orla Quint (D-Vt.) met Piet Maas (R-Ohio). <It rained>, {the Democrat} said.",
		"Orla Quint/Person/1" },
	{ "of a place behind the role",
		"Ruth Halloran, the former chief of Kestrel, left. <It rained>, {the former chief of "
		"Kestrel} said.",
		"Ruth Halloran/Person/1" },
	{ "whom an apposition only speaks of",
		"The mayor, Greta Sand, met Ole and Anna Rask, donors who are close to the candidate. Sand "
		"is "
		"running. Sand spoke. <It rained>, {the candidate} said.",
		"Greta Sand/Person/1" },
};

static const struct test_case polls[] = {
	{ "the one poll that is named",
		"{A new poll} said <it rained>.\n\nThe Quayside University poll ran in May.",
		"Quayside University poll/Document/1" },
	{ "also before",
		"The Quayside University poll ran in May.\n\n{The latest national survey} said <it rained>.",
		"Quayside University poll/Document/1" },
	{ "two of them",
		"The Quayside University poll and the Kestrel Group poll ran in May. {A new poll} said <it "
		"rained>.",
		"poll/document/1" },
	{ "of a place", "The Ohio poll ran in May. {A new poll} said <it rained>.", "poll/document/1" },
	{ "another poll", "The Quayside University poll ran in May. {An earlier poll} said <it rained>.",
		"earlier poll/document/1" },
	{ "polling", "{Exit polling} said <it rained>.", "Exit polling/document/1" },
	{ "more than one PAC", "{The super PACs} said <it rained>.", "super PACs/organization/0" },
};

static const struct test_case later[] = {
	{ "a headline's title",
		"Retired General Warns Of Flood.\n\n{Retired General} said <it rained>.\n\n"
		"Retired Gen. Otto Falk spoke in Kiel.",
		"Otto Falk/Person/1" },
	{ "a judge, named below",
		"{A Leeds judge} said <it rained>.\n\nThe case was closed. Judge Nora Quist ruled on Monday.",
		"Nora Quist/Person/1" },
	{ "the next to speak",
		"{A spokeswoman for the port} said <it rained>. <It froze>, {Lena Ostrow} said.",
		"Lena Ostrow/Person/1\nLena Ostrow/Person/1" },
	{ "the next who only is spoken of is not",
		"{A spokeswoman for the port} said <it rained>. It was Lena Ostrow who had seen it.",
		"spokeswoman for the port/person/1" },
	{ "the next sentence begins with a role and its name",
		"{A spokeswoman for the port} said <it rained>. Port director Lena Ostrow met reporters on "
		"Monday.",
		"Lena Ostrow/Person/1" },
	{ "a clause of its own says who it is",
		"It rained.\n\nIt froze.\n\nIt thawed.\n\nIt stopped.\n\n{The clerk} who left said <it "
		"rained>. <It froze>, {Lena Ostrow} said.",
		"clerk/person/1\nLena Ostrow/Person/1" },
	{ "a judge and a justice; the judge of the phrase before",
		"{A Leeds judge} said <it rained>.\n\nJustice Nora Quist ruled. <It froze>, {the judge} "
		"said.",
		"Nora Quist/Person/1\nNora Quist/Person/1" },
	{ "whose police they are, said below",
		"{Police} said <it rained>.\n\nThe road was closed by Hull-Selby police.",
		"Hull-Selby police/Organization/1" },
	{ "a court, named below",
		"{A federal appeals court} ruled <it rained>. The U.S. Court of Appeals for the "
		"Ninth Circuit sat.",
		"U.S. Court of Appeals for the Ninth Circuit/Organization/1" },
	{ "anybody stays anybody", "{A senior official} said <it rained>. <It froze>, {Lena Ostrow} said.",
		"senior official/person/1\nLena Ostrow/Person/1" },
	{ "the next to speak has another office",
		"{The city auditor} said <it rained>. <It froze>, {Lena Ostrow, an architect}, said.",
		"city auditor/person/1\nLena Ostrow/Person/1" },
	{ "the next to speak is of another body",
		"{A Kestrel spokesman} said <it rained>. <It froze>, {Quayside press secretary Lena Ostrow} "
		"said.",
		"Kestrel spokesman/person/1\nLena Ostrow/Person/1" },
	{ "the next to speak has the trade, of no other body",
		"{A former engineer at the Corvex battery plant} said <it rained>. <It froze>, {the "
		"engineer, "
		"Lena Ostrow}, said.",
		"Lena Ostrow/Person/1\nLena Ostrow/Person/1" },
	{ "one of a country's diplomats",
		"{A French diplomat} said <it rained>. <It froze>, {Lena Ostrow} said.",
		"French diplomat/person/1\nLena Ostrow/Person/1" },
	{ "nobody", "{Nobody} said <it rained>. <It froze>, {Lena Ostrow} said.",
		"nobody/person/1\nLena Ostrow/Person/1" },
	{ "far down, a spokeswoman whose office nothing tells",
		"It rained.\n\nIt froze.\n\nIt thawed.\n\nIt stopped.\n\n{A spokeswoman for the port} "
		"said <it rained>. <It froze>, {Lena Ostrow} said.",
		"spokeswoman for the port/person/1\nLena Ostrow/Person/1" },
	{ "far down, one whose office is told",
		"It rained.\n\nIt froze.\n\nIt thawed.\n\nIt stopped.\n\n{A spokeswoman for Kestrel} "
		"said <it rained>. <It froze>, {Kestrel spokeswoman Lena Ostrow} said.",
		"Lena Ostrow/Person/1\nLena Ostrow/Person/1" },
	{ "whose wife she is, named before",
		"Ole Rask’s wife, Ada Quint, left. {Rask’s wife} said <it rained>. <It froze>, {his wife} "
		"said.",
		"Ada Quint/Person/1\nAda Quint/Person/1" },
	{ "a brother, named below",
		"Mayor Ole Rask left. {His brother} said <it rained>.\n\nRask’s brother Nils Rask lives in "
		"Hull.",
		"Nils Rask/Person/1" },
	{ "two brothers",
		"Ole Rask’s brother Nils Rask left, as did Rask’s brother Per Rask. {Rask’s brother} said "
		"<it rained>.",
		"Rask's brother/person/1" },
	{ "somebody's wife stays so",
		"Mayor Ole Rask left. {His wife} said <it rained>. <It froze>, {Lena Ostrow} said.",
		"Ole Rask's wife/person/1\nLena Ostrow/Person/1" },
};

static const struct test_case focus[] = {
	{ "whom the article speaks of",
		"Ole Rask built ships. He owns three. <It rained>, {the shipping magnate} said.",
		"Ole Rask/Person/1" },
	{ "not of the other sex", "Greta Sand met Ole Rask. <It rained>, {the businesswoman} said.",
		"Greta Sand/Person/1" },
	{ "not of the other party",
		"Democrat Greta Sand met banker Ole Rask. Sand smiled. <It rained>, {the Republican hopeful} "
		"said.",
		"Ole Rask/Person/1" },
	{ "a party that is another's",
		"Sen. Greta Sand (D-Ohio) left. Banker Ole Rask ran. Rask smiled. Rask met Ada Quint. <It "
		"rained>, {the Democratic front-runner} said.",
		"Democratic front-runner/person/1" },
	{ "a nationality that is not told",
		"Ole Rask left. Rask smiled. <It rained>, {the Russian leader} said.",
		"Russian leader/person/1" },
	{ "a nationality that is told",
		"Russian president Ole Rask left. Rask smiled. <It rained>, {the Russian leader} said.",
		"Ole Rask/Person/1" },
	{ "an office that is another's",
		"Ole Rask, an architect, left. Rask smiled. <It rained>, {the city auditor} said.",
		"city auditor/person/1" },
	{ "a trade beside an office",
		"Ada Quint ran. Quint spoke. It snowed. It froze. Press secretary Ole Rask left. It thawed. "
		"<It rained>, {the businessman} said.",
		"businessman/person/1" },
	{ "not one who was introduced without a name",
		"An announcer stood beside Ole Rask. <It rained>, {the announcer} said.",
		"announcer/person/1" },
	{ "the candidate is whom the article is about",
		"Ole Rask is running. Rask met Piet Maas. Rask won. Maas lost. <It rained>, {the candidate} "
		"said.",
		"Ole Rask/Person/1" },
	{ "the bank", "Kestrel Bank paid. It lost. <It rained>, {the bank} said.",
		"Kestrel Bank/Organization/1" },
	{ "the company, a name of no known kind",
		"Brenner Oxal sold mills. The unit of Brenner Oxal failed. <It rained>, {the company} said.",
		"Brenner Oxal/Organization/1" },
	{ "a former first lady", "Greta Sand spoke. <It rained>, {the former first lady} said.",
		"Greta Sand/Person/1" },
	{ "the union is no company", "The Dockers Union met Kestrel Inc. <It rained>, {the union} said.",
		"Dockers Union/Organization/1" },
	{ "words that describe, before a name", "Ole Rask won. <It rained>, {a newly elected Rask} said.",
		"Ole Rask/Person/1" },
	{ "a state that begins with New", "<It rained>, {New Hampshire voters} said.",
		"New Hampshire voters/group/0" },
};

static const struct test_case bodies[] = {
	{ "initials before the kind of body",
		"The National Tea Council met. The NTC grew. <It rained>, {the NTC group} said.",
		"National Tea Council/Organization/1" },
	{ "initials in a phrase that stood there in full",
		"<It rained>, said {a prominent National Tea Council member} who left. <It froze>, {the NTC "
		"member} said.",
		"prominent National Tea Council member/person/1\nprominent National Tea Council "
		"member/person/1" },
	{ "the employee of a paper",
		"Kestrel.com writer Anna Kroll met Ole Rask. It hailed. <It rained>, "
		"{the Kestrel employee} said.",
		"Anna Kroll/Person/1" },
	{ "what somebody once was", "Ole Rask spoke. He left. <It rained>, {the Air Force veteran} said.",
		"Ole Rask/Person/1" },
	{ "the Fed", "The Federal Reserve met. <It rained>, {the Fed} said.",
		"Federal Reserve/Organization/1" },
	{ "a name in no table, which spoke before",
		"{Corvex} denied <it>. <It rained>, {the company} said. {Corvex} said <it froze>.",
		"Corvex/Organization/1\nCorvex/Organization/1\nCorvex/Organization/1" },
	{ "no company, who has a pronoun",
		"{Rask} denied <it>. He left. Rask smiled. <It rained>, {the company} said.",
		"Rask/Person/1\ncompany/organization/1" },
	{ "a name whose plant it is", "They left the Corvex battery plant. {Corvex} said <it rained>.",
		"Corvex/Organization/1" },
};

static const struct test_case works[] = {
	{ "a title", "{The 30-second spot, titled “Harvest,”} says <it rained>.", "Harvest/Document/1" },
	{ "another noun for it",
		"A web video by the Kestrel Party shows five men. {The ad} says <it rained>.",
		"web video by the Kestrel Party/Document/1" },
	{ "other modifiers are another one", "A web video shows five men. {The radio ad} says <it rained>.",
		"radio ad/document/1" },
	{ "a headline's poll",
		"{Poll}: <Few Like Rain>\n\nIt was hot. A new Kestrel poll came out on Monday.",
		"Kestrel poll/Document/1" },
};

int main(void)
{
	RUN(roles);
	RUN(polls);
	RUN(later);
	RUN(focus);
	RUN(bodies);
	RUN(works);
	return tap_end();
}
