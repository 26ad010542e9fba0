#include "source/kind.h"

#include <string.h>

#include "source/lexicon.h"

static bool ends_in(const char *form, const char *suffix)
{
	size_t n = strlen(form), m = strlen(suffix);

	return n > m + 1 && !strcmp(form + n - m, suffix);
}

bool kind_adjectival(const char *form)
{
	static const char *const endings[] = { "able", "al", "ant", "ary", "ful", "ible", "ic", "ish", "ive",
		"less", "ous", NULL };
	static const char *const words[] = { "best", "better", "big", "broad", "broader", "close", "closer",
		"deep", "deeper", "early", "earlier", "few", "first", "fresh", "full", "good", "great",
		"high", "higher", "large", "larger", "last", "late", "later", "latest", "long", "new",
		"newer", "next", "old", "other", "own", "past", "recent", "same", "second", "small",
		"smaller", "strong", "third", "very", "wide", "wider", NULL };
	unsigned classes = lexicon_noun(form);

	for (const char *const *word = words; *word; word++)
		if (!strcmp(form, *word))
			return true;
	if (classes)
		return classes == LEX_MODIFIER;
	for (const char *const *ending = endings; *ending; ending++)
		if (strlen(form) > 5 && ends_in(form, *ending))
			return true;
	return false;
}

/* Unknown nouns in -er, -ist, -ian are people, unless a table says otherwise. */
static bool looks_like_agent(const char *form, bool *plural)
{
	static const char *const endings[] = { "ers", "ors", "ists", "ians", "ants", "ees", "eers", "crats",
		"goers", NULL };
	static const char *const singular[] = { "ist", "ian", "eer", "crat", NULL };

	for (const char *const *ending = endings; *ending; ending++)
		if (strlen(form) > 6 && ends_in(form, *ending)) {
			*plural = true;
			return true;
		}
	for (const char *const *ending = singular; *ending; ending++)
		if (strlen(form) > 5 && ends_in(form, *ending))
			return true;
	return false;
}

/* Determiners that stand for people by themselves. */
static bool is_pronominal(const char *form)
{
	static const char *const forms[] = { "all", "each", "few", "many", "most", "no", "none", "not", "one",
		"several", "some", "these", "those", NULL };

	for (const char *const *word = forms; *word; word++)
		if (!strcmp(form, *word))
			return true;
	return false;
}

enum source_kind kind_of_noun(const char *form, bool *plural)
{
	unsigned classes = lexicon_noun(form);

	size_t n = strlen(form);

	*plural = classes & LEX_PLURAL;
	if (lexicon(form) & LEX_GROUP || is_pronominal(form)) {
		*plural = true;
		return SOURCE_GROUP;
	}
	if (classes & (LEX_TITLE | LEX_ROLE | LEX_KIN))
		return *plural || !strcmp(form, "men") || !strcmp(form, "women") ? SOURCE_GROUP
										 : SOURCE_PERSON;
	if (classes & (LEX_DEMONYM | LEX_PARTY) && !(classes & LEX_ORG))
		return *plural ? SOURCE_GROUP : SOURCE_PERSON;
	if (classes & LEX_OUTLET && !(classes & LEX_DOCUMENT)) {
		*plural |= !strcmp(form, "media");
		return SOURCE_OUTLET;
	}
	if (classes & LEX_ORG)
		return SOURCE_ORGANIZATION;
	if (classes & LEX_DOCUMENT) {
		*plural |= n > 3 && form[n - 1] == 's' && !strchr("sui", form[n - 2]);
		return SOURCE_DOCUMENT;
	}
	if (looks_like_agent(form, plural))
		return *plural ? SOURCE_GROUP : SOURCE_PERSON;
	return SOURCE_UNKNOWN;
}
