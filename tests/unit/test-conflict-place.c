/* One event in two places: which exclude each other, and what keeps two places from it. */
#include "conflict/conflict.h"
#include "tests/unit/conflict-table.h"
#include "text/places.h"
#include "text/text.h"

static const struct pair_case clashes[] = {
	{ "the crate that burned was loaded in Leipzig", "the crate that burned was loaded in Vilnius", true,
		"in Leipzig", "in Vilnius" },
	{ "the envoys met in a hotel in Oslo", "the two envoys met in Bergen", true, "in Oslo", "in Bergen" },
	{ "the files were kept in Ghana", "the files were kept in Guangzhou", true, NULL, NULL },
	{ "the two men met in a hotel", "the two men met aboard a yacht", true, "in a hotel",
		"aboard a yacht" },
	{ "the boy died in the ambulance", "the boy died in a cell", true, NULL, NULL },
	{ "the truck waited at the north gate", "the truck waited at the south gate", true,
		"at the north gate", "at the south gate" },
	{ "the fire began on the third floor", "the fire began on the ground floor", true, NULL, NULL },
};

static const struct pair_case part_of_place[] = {
	{ "the envoys met in Doha", "the envoys met in Qatar", false, 0, 0 },
	{ "the files were kept in Bavaria", "the files were kept in Munich", false, 0, 0 },
	{ "the flour was bought in Africa", "the flour was bought in Kano", false, 0, 0 },
	{ "the files were kept in Frankfurt, in Germany", "the files were kept in Germany", false, 0, 0 },
	{ "the two men met in a hotel", "the two men met in a hotel in Oslo", false, 0, 0 },
	{ "the two men met in Harrowby", "the two men met in Tarvos Lane", false, 0, 0 },
};

static const struct pair_case alias[] = {
	{ "the files were kept in Burma", "the files were kept in Myanmar", false, 0, 0 },
	{ "the envoys met in Mumbai", "the envoys met in Bombay", false, 0, 0 },
};

static const struct pair_case other_events[] = {
	{ "officers searched the party's office in Harare", "officers fired at the party's rally in Bulawayo",
		false, 0, 0 },
	{ "the envoys met in Oslo in March", "the envoys met in Bergen in May", false, 0, 0 },
	{ "the envoys also met in Oslo", "the envoys met in Bergen", false, 0, 0 },
	{ "the first round was held in Oslo", "the second round was held in Bergen", false, 0, 0 },
	{ "the envoys did not meet in Oslo", "the envoys met in Bergen", false, 0, 0 },
	{ "the envoys may have met in Oslo", "the envoys met in Bergen", false, 0, 0 },
};

static void check_places(struct arena *arena)
{
	struct document doc;
	struct place_mention found;

	ok(places_sorted(), "the table of places is sorted, and each larger place stands in it");
	ok(place_within("munich", "germany") && place_within("munich", "europe"),
		"Munich is in Germany, and so in Europe");
	ok(!place_within("germany", "munich") && !place_within("munich", "france"),
		"Germany is not in Munich");
	text_tokenize_fragment(&doc, arena, STR("Port Moresby and new york"));
	ok(place_at(&doc, 0, doc.tokens.n, &found) && found.end == 2, "the longest name");
	ok(!place_at(&doc, 3, doc.tokens.n, &found), "no name without a capital");
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	TABLE_CHECK(clashes, CONFLICT_PLACE);
	TABLE_CHECK(part_of_place, CONFLICT_PLACE);
	TABLE_CHECK(alias, CONFLICT_PLACE);
	TABLE_CHECK(other_events, CONFLICT_PLACE);
	check_places(&arena);
	arena_release(&arena);
	return tap_end();
}
