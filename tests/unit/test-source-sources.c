#include "sources.h"

static const struct test_case names[] = {
	{ "a surname finds the full name, its title taken off",
		"Harbor commissioner Lena Ostrow visited. <The pier is safe>, {Ostrow} said.",
		"Lena Ostrow/Person/1" },
	{ "a surname before the full name",
		"<The pier is safe>, {Mr. Brandl} said on Monday. Emil Brandl runs the port.",
		"Emil Brandl/Person/1" },
	{ "a title with of", "{Secretary of State Nora Quist} said <the talks go on>.",
		"Nora Quist/Person/1" },
	{ "a party and a state behind the name", "{Sen. Tom Varga (R-Ohio)} said <he would vote no>.",
		"Tom Varga/Person/1" },
	{ "an apposition behind", "{Ruth Halloran, a doctor in Leeds,} said <the ward was full>.",
		"Ruth Halloran/Person/1" },
	{ "an apposition before", "{The union's chairman, Piet Maas,} said <pay was too low>.",
		"Piet Maas/Person/1" },
	{ "a nickname inside the name",
		"{Robert \"Bobby\" Lund} said <he won>. Then <he slept>, {Lund} said.",
		"Robert \"Bobby\" Lund/Person/1\nRobert \"Bobby\" Lund/Person/1" },
	{ "a common noun as a surname", "Kenneth Baker won. <It was close>, {Baker} said.",
		"Kenneth Baker/Person/1" },
	{ "Mr. tells two of one surname apart",
		"Anna Kroll and Peter Kroll came. <The house is sold>, {Mr. Kroll} said.",
		"Peter Kroll/Person/1" },
	{ "two of one surname, nothing to choose by",
		"The late Anna Kroll and the late Clara Kroll were sisters.\n\nIt rained.\n\nIt "
		"snowed.\n\nIt froze.\n\n"
		"It thawed.\n\nIt hailed.\n\nIt stopped. <The house is sold>, {Clara Kroll} said.",
		"Clara Kroll/Person/1" },
	{ "a slip of the pen", "Astrid Vandermeer spoke. {Vandermer} said <nothing had changed>.",
		"Astrid Vandermeer/Person/1" },
	{ "a possessive head", "{Danish Prime Minister Mette Holm’s office} said <it would reply>.",
		"Mette Holm's office/Organization/1" },
	{ "a campaign", "{Ivo Brandt’s campaign} said <the ad was false>.",
		"Brandt campaign/Organization/1" },
	{ "an organization with and in its name",
		"{The Department of Health and Human Services} said <shots are free>.",
		"Department of Health and Human Services/Organization/1" },
	{ "and in front of the last word", "{The House Oversight and Government Reform Committee} said <no>.",
		"House Oversight and Government Reform Committee/Organization/1" },
	{ "an ampersand", "{Procter & Gamble} said <sales fell>.", "Procter & Gamble/Organization/1" },
	{ "an acronym", "The Northern Rail Authority met. <Trains are late>, {the NRA} said.",
		"Northern Rail Authority/Organization/1" },
	{ "an outlet", "{The Mill Valley Gazette} reported <the mayor quit>.",
		"Mill Valley Gazette/Outlet/1" },
};

static const struct test_case lists[] = {
	{ "a shared head", "<They met>, {U.S. and Arab officials} said.",
		"U.S. officials/group/0; Arab officials/group/0" },
	{ "a list with numbers",
		"<They met>, according to {two French officials, a senior Fatah official and three Omani "
		"mediators}.",
		"French officials/group/2; senior Fatah official/person/1; Omani mediators/group/3" },
	{ "two people", "{Henry Oakes and Mary Flood} said <the roof leaks>.",
		"Henry Oakes/Person/1; Mary Flood/Person/1" },
	{ "a name and others", "{Oakes and other tenants} said <the roof leaks>. Henry Oakes lives there.",
		"Henry Oakes/Person/1; tenants/group/0" },
	{ "two roles of one person", "{Henry Oakes, founder and director of Roofwatch,} said <it leaks>.",
		"Henry Oakes/Person/1" },
	{ "roles joined behind the apposition",
		"{Henry Oakes, head of Roofwatch and a professor at Kiel,} said <it leaks>.",
		"Henry Oakes/Person/1" },
	{ "examples of a group", "{Critics, including Henry Oakes,} said <it leaks>.",
		"critics/group/0; Henry Oakes/Person/1" },
	{ "one of several", "{One of the mayor's aides} said <it leaks>.", "mayor's aide/person/1" },
	{ "a quantity", "{Dozens of local farmers} said <it leaks>.", "local farmers/group/0" },
	{ "of whom is not said", "{Forty percent} said <it leaks>.", "?" },
};

static const struct test_case pronouns[] = {
	{ "she is the woman named", "Mayor Greta Sand met banker Ole Rask. <The bridge is safe>, {she} said.",
		"Greta Sand/Person/1" },
	{ "he, the source before", "{Ole Rask} said <the bank is sound>. <The bridge is safe>, {he} said.",
		"Ole Rask/Person/1\nOle Rask/Person/1" },
	{ "nobody fits", "Mayor Greta Sand left. <The bridge is safe>, {he} said.", "?" },
	{ "they, the group before",
		"<Talks go on>, {the Omani officials} said. <No deal is near>, {they} added.",
		"Omani officials/group/0\nOmani officials/group/0" },
	{ "they, nobody before", "<Talks go on>, {they} said.", "?" },
	{ "who", "{Greta Sand} smiled at <farmers>. Ole Rask, {who} said <the bank is sound>, left.",
		"Greta Sand/Person/1\nOle Rask/Person/1" },
	{ "I in a quotation is its speaker",
		"“I left because {I} knew <it was over>, and <we paid>,” {Ole Rask} said.",
		"Ole Rask/Person/1\nOle Rask/Person/1" },
	{ "I outside is the writer", "{I} believe <the bridge is safe>.", "AUTHOR/Author/1" },
	{ "the role named before",
		"Governor Greta Sand met Senator Ole Rask. <The bridge is safe>, {the senator} said.",
		"Ole Rask/Person/1" },
	{ "a clipped title", "Gov. Greta Sand met Sen. Ole Rask. <The bridge is safe>, {the governor} said.",
		"Greta Sand/Person/1" },
	{ "a role that no one bears", "Governor Greta Sand left. <The bridge is safe>, {the dentist} said.",
		"dentist/person/1" },
	{ "the vice president is not the president",
		"Vice President Ole Rask left. <The bridge is safe>, {the president} said.",
		"president/person/1" },
	{ "the campaign named before",
		"The Brandt campaign bought time. <The ad is true>, {the campaign} said.",
		"Brandt campaign/Organization/1" },
	{ "the poll named before", "A Kestrel poll came out. <Few vote>, {the poll} found.",
		"Kestrel poll/Document/1" },
	{ "their own modifiers stay",
		"<They met>, {U.S. and Arab officials} said, after two Arab mediators left. <It went well>, "
		"{the Arab "
		"officials} said.",
		"U.S. officials/group/0; Arab officials/group/0\nArab officials/group/0" },
};

int main(void)
{
	RUN(names);
	RUN(lists);
	RUN(pronouns);
	return tap_end();
}
