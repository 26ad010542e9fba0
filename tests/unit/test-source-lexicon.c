#include "source/index.h"
#include "source/lexicon.h"
#include "source/state.h"
#include "tap.h"

static const struct {
	const char *form;
	unsigned has, lacks;
} nouns[] = {
	{ "official", LEX_ROLE, LEX_PLURAL },
	{ "officials", LEX_ROLE | LEX_PLURAL, LEX_ORG },
	{ "spokeswomen", LEX_ROLE | LEX_PLURAL | LEX_FEMALE, LEX_MALE },
	{ "ministries", LEX_ORG | LEX_PLURAL, 0 },
	{ "wives", LEX_KIN | LEX_PLURAL, 0 },
	{ "republicans", LEX_PARTY | LEX_PLURAL, 0 },
	{ "karoline", LEX_GIVEN | LEX_FEMALE, LEX_MALE },
	{ "chris", LEX_GIVEN, LEX_MALE | LEX_FEMALE },
	{ "gov.", LEX_TITLE, LEX_COURTESY },
	{ "", 0, LEX_ROLE },
	{ "s", 0, LEX_PLURAL },
};

static void test_index(struct arena *arena)
{
	static const char *const keys[] = { "a", "b", "c", "a", "d", "b", "a" };
	struct index index;
	uint32_t entry;
	unsigned sum = 0;

	index_init(&index, arena);
	for (uint32_t round = 0; round < 40; round++)
		for (uint32_t i = 0; i < 7; i++) {
			char key[3] = { (char)('a' + round % 26), keys[i][0], '\0' };

			index_add(&index, arena_copy(arena, key, 2), i);
		}
	for (entry = index_find(&index, "ba"); entry != INDEX_NONE; entry = index.entries.v[entry].older)
		sum = sum * 10 + index.entries.v[entry].value;
	ok(sum == 630630, "an index gives all values of a key, the last first");
	ok(index_find(&index, "zz") == INDEX_NONE, "an unknown key has none");
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 1;
	ok(lexicon_sorted() && state_sorted(), "the tables are sorted");
	ok(lexicon_outlet("new york times") && !lexicon_outlet("new york"),
		"outlets are found by their whole name");
	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
		unsigned classes = lexicon_noun(nouns[i].form);

		ok((classes & nouns[i].has) == nouns[i].has && !(classes & nouns[i].lacks),
			"classes of \"%s\"", nouns[i].form);
	}
	test_index(&arena);
	arena_release(&arena);
	return tap_end();
}
