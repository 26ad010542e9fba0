#include "text/lemma.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct irregular {
	const char *form, *base;
};

static const struct irregular irregular_verbs[] = {
#define VERB(form, base) { form, base },
#define NOUN(form, base)
#include "text/lemma.def"
#undef VERB
#undef NOUN
};

static const struct irregular irregular_nouns[] = {
#define VERB(form, base)
#define NOUN(form, base) { form, base },
#include "text/lemma.def"
#undef VERB
#undef NOUN
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* No English word is longer; a longer token is its own base form. */
enum { FORM_MAX = 48 };

struct candidates {
	struct arena *arena;
	const char **out;
	int n;
};

static void add(struct candidates *c, const char *base)
{
	for (int i = 0; i < c->n; i++)
		if (strcmp(c->out[i], base) == 0)
			return;
	if (c->n < LEMMA_CANDIDATES_MAX)
		c->out[c->n++] = base;
}

/* The first n bytes of form, and an ending. */
static void add_stem(struct candidates *c, const char *form, size_t n, const char *ending)
{
	size_t m = strlen(ending);
	char *base = arena_alloc(c->arena, n + m + 1);

	memcpy(base, form, n);
	memcpy(base + n, ending, m);
	add(c, base);
}

/* Lower bound of form, so that all its lines follow. */
static void add_irregular(struct candidates *c, const char *form, const struct irregular *table, size_t n)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(table[middle].form, form) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < n && strcmp(table[low].form, form) == 0; low++)
		add(c, table[low].base);
}

static bool ends(const char *p, size_t n, const char *suffix)
{
	size_t m = strlen(suffix);

	return n >= m && memcmp(p + n - m, suffix, m) == 0;
}

static bool ends_in(const char *p, size_t n, const char *const *suffixes)
{
	for (; *suffixes; suffixes++)
		if (ends(p, n, *suffixes))
			return true;
	return false;
}

/* y counts behind a consonant ("type"); u does not between q or g and a vowel ("quote", "guide"). */
static bool is_vowel(const char *p, size_t n, size_t i)
{
	if (strchr("aeio", p[i]))
		return true;
	if (p[i] == 'u')
		return !(i > 0 && i + 1 < n && (p[i - 1] == 'q' || p[i - 1] == 'g') &&
			 strchr("aeiouy", p[i + 1]));
	return p[i] == 'y' && i > 0 && !strchr("aeiou", p[i - 1]);
}

static size_t syllables(const char *p, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += is_vowel(p, n, i) && (i == 0 || !is_vowel(p, n, i - 1));
	return count;
}

static bool ends_doubled(const char *p, size_t n)
{
	return n > 2 && p[n - 1] == p[n - 2] && strchr("bdfgklmnprstvz", p[n - 1]);
}

/* call, pass, scoff, recall, fulfil(l)ed keep the double letter; plan, occur, control, cancel do not. */
static bool keeps_double(const char *p, size_t n)
{
	if (strchr("sfz", p[n - 1]))
		return true;
	if (p[n - 1] != 'l')
		return false;
	return syllables(p, n) == 1 || p[n - 3] == 'a' || p[n - 3] == 'i';
}

/* Endings that only a lost e leaves (announc-, receiv-, argu-, handl-, arrang-), or mostly does. */
static bool lost_e_by_ending(const char *p, size_t n)
{
	static const char *const always[] = { "c", "v", "u", "s", "z", "dg", "rg", "lg", "chang", "rang",
		"eng", "ung", "bl", "cl", "dl", "fl", "gl", "kl", "pl", "sl", "tl", "zl", "ieg", NULL };

	return ends_in(p, n, always);
}

/*
 * A long word's last syllable with one vowel and one consonant: -ate, -ide, -ine, -ute, ... have lost an e;
 * -en, -er, -it, -on, ... have not.
 */
static bool lost_e_by_rhyme(const char *p, size_t n)
{
	static const char *const rhymes[] = { "at", "ut", "ot", "id", "ad", "ed", "ud", "od", "ur", "ir",
		"ar", "il", "ol", "ul", "in", "am", "um", "ap", "ak", "ik", "ok", "uk", "ag", "eg", "ig",
		"ib", "yp", "yl", NULL };

	return ends_in(p, n, rhymes);
}

/* Did the stem of an -ed or -ing form lose an e? */
static bool lost_e(const char *p, size_t n)
{
	if (n < 2 || ends_doubled(p, n))
		return false;
	if (lost_e_by_ending(p, n))
		return true;
	if (is_vowel(p, n, n - 1) || strchr("wxy", p[n - 1]))
		return false;
	if (!is_vowel(p, n, n - 2) ||
		(n > 2 && is_vowel(p, n, n - 3) && !ends(p, n, "iat") && !ends(p, n, "uat")))
		return false;
	return syllables(p, n) == 1 || lost_e_by_rhyme(p, n);
}

/* What stands before -ed or -ing: plann-, call-, not-, vot-. */
static void add_verb_stem(struct candidates *c, const char *form, size_t n)
{
	bool doubled = ends_doubled(form, n);

	if (doubled && !keeps_double(form, n))
		add_stem(c, form, n - 1, "");
	if (lost_e(form, n))
		add_stem(c, form, n, "e");
	add_stem(c, form, n, "");
	add_stem(c, form, n, "e");
	if (doubled)
		add_stem(c, form, n - 1, "");
}

/* Forms in -s of both classes: -ies, -es behind a hissing sound or o, -s. */
static void add_s(struct candidates *c, const char *form, size_t n)
{
	static const char *const no_suffix[] = { "ss", "us", "is", NULL };
	static const char *const hissing[] = { "sses", "xes", "ches", "shes", "zzes", "oes", NULL };

	if (!ends(form, n, "s") || n < 3 || ends_in(form, n, no_suffix))
		return;
	if (ends(form, n, "ies") && n > 4)
		add_stem(c, form, n - 3, "y");
	if (ends_in(form, n, hissing))
		add_stem(c, form, n - 2, "");
	add_stem(c, form, n - 1, "");
	if (ends(form, n, "es"))
		add_stem(c, form, n - 2, "");
}

static void add_verb(struct candidates *c, const char *form, size_t n)
{
	if (ends(form, n, "ied") && n > 4)
		add_stem(c, form, n - 3, "y");
	if (ends(form, n, "eed")) { /* need, exceed; the few of -ee are in the table */
		add(c, form);
		add_stem(c, form, n - 1, "");
	} else if (ends(form, n, "ed") && syllables(form, n - 2) > 0) {
		add_verb_stem(c, form, n - 2);
	} else if (ends(form, n, "ing") && syllables(form, n - 3) > 0) {
		add_verb_stem(c, form, n - 3);
	}
	add_s(c, form, n);
}

static void add_noun(struct candidates *c, const char *form, size_t n)
{
	if (ends(form, n, "men") && n > 4)
		add_stem(c, form, n - 2, "an");
	if (ends(form, n, "people") && n > 6) /* salespeople, townspeople */
		add_stem(c, form, n - 6, "person");
	add_s(c, form, n);
}

int lemma_candidates(struct arena *arena, const char *form, enum lemma_class word_class,
	const char *out[LEMMA_CANDIDATES_MAX])
{
	struct candidates c = { arena, out, 0 };
	size_t n = strlen(form);

	if (n > 0 && n <= FORM_MAX) {
		if (word_class == LEMMA_VERB)
			add_irregular(&c, form, irregular_verbs, COUNT(irregular_verbs));
		else
			add_irregular(&c, form, irregular_nouns, COUNT(irregular_nouns));
		if (c.n == 0 && word_class == LEMMA_VERB)
			add_verb(&c, form, n);
		else if (c.n == 0)
			add_noun(&c, form, n);
	}
	add(&c, form);
	return c.n;
}

const char *lemma_of(struct arena *arena, const char *form, enum lemma_class word_class)
{
	const char *out[LEMMA_CANDIDATES_MAX];

	lemma_candidates(arena, form, word_class, out);
	return out[0];
}
