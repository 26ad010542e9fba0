#include "source/lexicon.h"

#include <stdlib.h>
#include <string.h>

struct entry {
	const char *form;
	unsigned classes;
};

#define WORD(form, classes) { form, classes },

static const struct entry given_names[] = {
#include "source/given_names.def"
};
static const struct entry roles[] = {
#include "source/roles.def"
};
static const struct entry organizations[] = {
#include "source/organizations.def"
};
static const struct entry outlets[] = {
#include "source/outlets.def"
};
static const struct entry documents[] = {
#include "source/documents.def"
};
static const struct entry places[] = {
#include "source/places.def"
};
static const struct entry modifiers[] = {
#include "source/modifiers.def"
};

/* Outlets whose name no word of outlets.def gives away, or whose words alone would name something else. */
static const char *const outlet_names[] = {
#include "source/outlet_names.def"
};

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define TABLE(table)                                                                                         \
	{                                                                                                    \
		table, COUNT(table)                                                                          \
	}

static const struct {
	const struct entry *v;
	size_t n;
} tables[] = { TABLE(given_names), TABLE(roles), TABLE(organizations), TABLE(outlets), TABLE(documents),
	TABLE(places), TABLE(modifiers) };

static int compare(const void *key, const void *entry)
{
	return strcmp(key, ((const struct entry *)entry)->form);
}

unsigned lexicon(const char *form)
{
	unsigned classes = 0;

	for (size_t i = 0; i < COUNT(tables); i++) {
		const struct entry *found =
			bsearch(form, tables[i].v, tables[i].n, sizeof *tables[i].v, compare);

		if (found)
			classes |= found->classes;
	}
	return classes;
}

enum { NOUN_MAX = 48 };

enum {
	NOUN_CLASSES =
		LEX_TITLE | LEX_ROLE | LEX_KIN | LEX_ORG | LEX_OUTLET | LEX_DOCUMENT | LEX_DEMONYM | LEX_PARTY
};

/* The form with `drop` letters off its end and `add` put on, looked up as a singular. */
static unsigned singular(const char *form, size_t n, size_t drop, const char *add)
{
	char base[NOUN_MAX + 8];

	if (n <= drop + 1)
		return 0;
	memcpy(base, form, n - drop);
	memcpy(base + n - drop, add, strlen(add) + 1);
	return lexicon(base) & (NOUN_CLASSES | LEX_MALE | LEX_FEMALE);
}

static bool ends(const char *form, size_t n, const char *suffix)
{
	size_t m = strlen(suffix);

	return n > m && !strcmp(form + n - m, suffix);
}

unsigned lexicon_noun(const char *form)
{
	/* ending, letters dropped, letters put on */
	static const struct {
		const char *ending;
		size_t drop;
		const char *add;
	} rules[] = { { "ies", 3, "y" }, { "men", 3, "man" }, { "ives", 3, "fe" }, { "ses", 2, "" },
		{ "ches", 2, "" }, { "xes", 2, "" }, { "zes", 2, "" }, { "s", 1, "" } };
	unsigned classes = lexicon(form);
	size_t n = strlen(form);

	if (n > NOUN_MAX)
		return classes;
	for (size_t i = 0; i < COUNT(rules); i++)
		if (ends(form, n, rules[i].ending)) {
			unsigned found = singular(form, n, rules[i].drop, rules[i].add);

			if (found & NOUN_CLASSES)
				return classes | found | LEX_PLURAL;
		}
	return classes;
}

static int compare_name(const void *key, const void *name)
{
	return strcmp(key, *(const char *const *)name);
}

bool lexicon_outlet(const char *name)
{
	return bsearch(name, outlet_names, COUNT(outlet_names), sizeof *outlet_names, compare_name);
}

bool lexicon_sorted(void)
{
	for (size_t t = 0; t < COUNT(tables); t++)
		for (size_t i = 1; i < tables[t].n; i++)
			if (strcmp(tables[t].v[i - 1].form, tables[t].v[i].form) >= 0)
				return false;
	for (size_t i = 1; i < COUNT(outlet_names); i++)
		if (strcmp(outlet_names[i - 1], outlet_names[i]) >= 0)
			return false;
	return true;
}

bool lexicon_among(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = words; *at;) {
		size_t m = strcspn(at, " ");

		if (m == n && !strncmp(at, word, n))
			return true;
		at += m + strspn(at + m, " ");
	}
	return false;
}
