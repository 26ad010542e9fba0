#include "sources.h"

static struct str affiliation(const struct source *source)
{
	return source->affiliation;
}

static const struct test_case phrases[] = {
	{ "a nation", "{Two Arab officials} said <it rained>.", "Arab" },
	{ "both of a shared head", "{U.S. and Arab officials} said <it rained>.", "U.S.; Arab" },
	{ "a body's name", "{A White House aide} said <it rained>.", "White House" },
	{ "a body without a name", "{A ministry spokesman} said <it rained>.", "ministry" },
	{ "a campaign", "Mayor Greta Sand ran. {A Sand campaign adviser} said <it rained>.",
		"Sand campaign" },
	{ "behind the noun", "{An official at the Justice Department} said <it rained>.",
		"Justice Department" },
	{ "a party", "{Senior Republicans} said <it rained>.", "Republicans" },
	{ "a state", "{Several registered Ohio voters} said <it rained>.", "Ohio" },
	{ "law enforcement", "{A law enforcement official} said <it rained>.", "law enforcement" },
	{ "a title with of", "{A former secretary of state} said <it rained>.", "?" },
	{ "nobody's", "{Several farmers} said <it rained>.", "?" },
	{ "a named source has none", "{Israeli banker Ole Rask} said <it rained>.", "?" },
	{ "they who were named before", "{Fatah officials} said <it rained>. <It froze>, {they} said.",
		"Fatah\nFatah" },
};

int main(void)
{
	RUN_FIELD(phrases, affiliation);
	return tap_end();
}
