#include "text/lemma.h"

#include <setjmp.h>
#include <string.h>

#include "tap.h"

static const struct {
	const char *form;
	enum lemma_class word_class;
	const char *base; /* the likeliest */
} first_cases[] = {
	{ "said", LEMMA_VERB, "say" },
	{ "told", LEMMA_VERB, "tell" },
	{ "was", LEMMA_VERB, "be" },
	{ "found", LEMMA_VERB, "find" },
	{ "denied", LEMMA_VERB, "deny" },
	{ "denies", LEMMA_VERB, "deny" },
	{ "replies", LEMMA_VERB, "reply" },
	{ "lied", LEMMA_VERB, "lie" },
	{ "lying", LEMMA_VERB, "lie" },
	{ "claiming", LEMMA_VERB, "claim" },
	{ "stated", LEMMA_VERB, "state" },
	{ "noting", LEMMA_VERB, "note" },
	{ "quoted", LEMMA_VERB, "quote" },
	{ "announced", LEMMA_VERB, "announce" },
	{ "arguing", LEMMA_VERB, "argue" },
	{ "accused", LEMMA_VERB, "accuse" },
	{ "endorsed", LEMMA_VERB, "endorse" },
	{ "urged", LEMMA_VERB, "urge" },
	{ "acknowledged", LEMMA_VERB, "acknowledge" },
	{ "admitted", LEMMA_VERB, "admit" },
	{ "planned", LEMMA_VERB, "plan" },
	{ "added", LEMMA_VERB, "add" },
	{ "called", LEMMA_VERB, "call" },
	{ "recalling", LEMMA_VERB, "recall" },
	{ "fulfilled", LEMMA_VERB, "fulfill" },
	{ "controlled", LEMMA_VERB, "control" },
	{ "stressed", LEMMA_VERB, "stress" },
	{ "stresses", LEMMA_VERB, "stress" },
	{ "teaches", LEMMA_VERB, "teach" },
	{ "raises", LEMMA_VERB, "raise" },
	{ "vetoes", LEMMA_VERB, "veto" },
	{ "suggested", LEMMA_VERB, "suggest" },
	{ "mentioned", LEMMA_VERB, "mention" },
	{ "answered", LEMMA_VERB, "answer" },
	{ "conceded", LEMMA_VERB, "concede" },
	{ "besieged", LEMMA_VERB, "besiege" },
	{ "hassling", LEMMA_VERB, "hassle" },
	{ "predicting", LEMMA_VERB, "predict" },
	{ "estimating", LEMMA_VERB, "estimate" },
	{ "interpreted", LEMMA_VERB, "interpret" },
	{ "tweeted", LEMMA_VERB, "tweet" },
	{ "agreed", LEMMA_VERB, "agree" },
	{ "needed", LEMMA_VERB, "need" },
	{ "need", LEMMA_VERB, "need" },
	{ "shed", LEMMA_VERB, "shed" },
	{ "bring", LEMMA_VERB, "bring" },
	{ "bringing", LEMMA_VERB, "bring" },
	{ "king", LEMMA_VERB, "king" },
	{ "discuss", LEMMA_VERB, "discuss" },
	{ "focused", LEMMA_VERB, "focus" },
	{ "say", LEMMA_VERB, "say" },
	{ "officials", LEMMA_NOUN, "official" },
	{ "spokesmen", LEMMA_NOUN, "spokesman" },
	{ "councilwomen", LEMMA_NOUN, "councilwoman" },
	{ "people", LEMMA_NOUN, "person" },
	{ "townspeople", LEMMA_NOUN, "townsperson" },
	{ "allies", LEMMA_NOUN, "ally" },
	{ "aides", LEMMA_NOUN, "aide" },
	{ "houses", LEMMA_NOUN, "house" },
	{ "churches", LEMMA_NOUN, "church" },
	{ "movies", LEMMA_NOUN, "movie" },
	{ "crises", LEMMA_NOUN, "crisis" },
	{ "lives", LEMMA_NOUN, "life" },
	{ "aircraft", LEMMA_NOUN, "aircraft" },
	{ "series", LEMMA_NOUN, "series" },
	{ "news", LEMMA_NOUN, "news" },
	{ "hamas", LEMMA_NOUN, "hamas" },
	{ "", LEMMA_VERB, "" },
	{ "s", LEMMA_NOUN, "s" },
	{ "ed", LEMMA_VERB, "ed" },
	{ "ing", LEMMA_VERB, "ing" },
};

/* Further candidates, for a caller with a dictionary. */
static const struct {
	const char *form;
	const char *base;
} also_cases[] = {
	{ "lay", "lie" },
	{ "ground", "ground" },
	{ "axed", "axe" },
	{ "travelled", "travel" },
	{ "labelling", "label" },
	{ "fulfilled", "fulfil" },
	{ "wringing", "wring" },
	{ "piqued", "pique" },
	{ "hinting", "hint" },
	{ "caches", "cache" },
};

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

static const struct {
	const char *form;
	bool verb;
} table[] = {
#define VERB(form, base) { form, true },
#define NOUN(form, base) { form, false },
#include "text/lemma.def"
};

static bool among(struct arena *arena, const char *form, const char *base)
{
	const char *out[LEMMA_CANDIDATES_MAX];
	int n = lemma_candidates(arena, form, LEMMA_VERB, out);

	for (int i = 0; i < n; i++)
		if (strcmp(out[i], base) == 0)
			return true;
	return false;
}

static void test_long_form(struct arena *arena)
{
	char form[200];
	const char *out[LEMMA_CANDIDATES_MAX];

	memset(form, 'a', sizeof form);
	memcpy(form + sizeof form - 4, "ing", 4);
	ok(lemma_candidates(arena, form, LEMMA_VERB, out) == 1 && out[0] == form,
		"a word too long for English is left as it is");
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 1;
	for (size_t i = 0; i < COUNT(first_cases); i++) {
		const char *got = lemma_of(&arena, first_cases[i].form, first_cases[i].word_class);

		ok(strcmp(got, first_cases[i].base) == 0, "base of '%s': %s", first_cases[i].form, got);
	}
	for (size_t i = 0; i < COUNT(also_cases); i++)
		ok(among(&arena, also_cases[i].form, also_cases[i].base), "'%s' may come from '%s'",
			also_cases[i].form, also_cases[i].base);
	for (size_t i = 1; i < COUNT(table); i++)
		if (table[i - 1].verb == table[i].verb && strcmp(table[i - 1].form, table[i].form) > 0)
			ok(false, "lemma.def in order at '%s'", table[i].form);
	test_long_form(&arena);
	arena_release(&arena);
	return tap_end();
}
