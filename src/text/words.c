#include "text/words.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct word {
	const char *form;
	unsigned classes;
};

#define OPEN 0
#define DETERMINER WORD_DETERMINER
#define PREPOSITION WORD_PREPOSITION
#define COORDINATOR WORD_COORDINATOR
#define SUBORDINATOR WORD_SUBORDINATOR
#define AUXILIARY WORD_AUXILIARY
#define MODAL WORD_MODAL
#define SUBJECT_PRONOUN WORD_SUBJECT_PRONOUN
#define OBJECT_PRONOUN WORD_OBJECT_PRONOUN
#define POSSESSIVE WORD_POSSESSIVE
#define RELATIVE WORD_RELATIVE
#define NEGATION WORD_NEGATION
#define ADVERB WORD_ADVERB
#define TIME WORD_TIME
#define NUMBER WORD_NUMBER
#define WH WORD_WH

static const struct word words[] = {
#define WORD(form, classes) { form, classes },
#include "text/words.def"
#undef WORD
};

static const struct word cardinals[] = {
	{ "both", 2 },
	{ "eight", 8 },
	{ "eighteen", 18 },
	{ "eighty", 80 },
	{ "eleven", 11 },
	{ "fifteen", 15 },
	{ "fifty", 50 },
	{ "five", 5 },
	{ "forty", 40 },
	{ "four", 4 },
	{ "fourteen", 14 },
	{ "nine", 9 },
	{ "nineteen", 19 },
	{ "ninety", 90 },
	{ "one", 1 },
	{ "seven", 7 },
	{ "seventeen", 17 },
	{ "seventy", 70 },
	{ "six", 6 },
	{ "sixteen", 16 },
	{ "sixty", 60 },
	{ "ten", 10 },
	{ "thirteen", 13 },
	{ "thirty", 30 },
	{ "three", 3 },
	{ "twelve", 12 },
	{ "twenty", 20 },
	{ "two", 2 },
	{ "zero", 0 },
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Looked up for every token, several times: most probes differ in the first letter already. */
static int word_compare(const void *key, const void *item)
{
	const char *form = key, *other = ((const struct word *)item)->form;
	int difference = (unsigned char)*form - (unsigned char)*other;

	return difference ? difference : strcmp(form, other);
}

static const struct word *find(const char *form, const struct word *table, size_t n)
{
	return bsearch(form, table, n, sizeof *table, word_compare);
}

static bool ends_with(const char *form, const char *suffix)
{
	size_t n = strlen(form), m = strlen(suffix);

	return n > m && strcmp(form + n - m, suffix) == 0;
}

/* A contraction that was left whole ("didn't") is negated whatever its verb. */
static unsigned contraction_classes(const char *form)
{
	char stem[16];
	size_t n = strlen(form) - 3;
	const struct word *word;

	if (n >= sizeof stem)
		return 0;
	memcpy(stem, form, n);
	stem[n] = '\0';
	word = find(stem, words, COUNT(words));
	return word && (word->classes & (AUXILIARY | MODAL)) ? word->classes | NEGATION : 0;
}

/* -ly makes an adverb, unless the word or its part behind the last hyphen is known for something else. */
static unsigned ly_classes(const char *form)
{
	const char *hyphen = strrchr(form, '-');
	const struct word *last = hyphen ? find(hyphen + 1, words, COUNT(words)) : NULL;

	return last && !(last->classes & ADVERB) ? 0 : ADVERB;
}

unsigned word_classes(const char *form)
{
	const struct word *word = find(form, words, COUNT(words));

	if (word)
		return word->classes;
	if (ends_with(form, "n't"))
		return contraction_classes(form);
	return strlen(form) > 4 && ends_with(form, "ly") ? ly_classes(form) : 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* digits (',' digit digit digit)* ('.' digits)?        1200, 1,200, 3.5; an Indian 1,20,000 passes too */
static double digits_value(const char *form)
{
	double value = 0, place = 1;
	const char *p = form;

	for (; is_digit(*p) || (*p == ',' && p > form && is_digit(p[1])); p++)
		if (*p != ',')
			value = value * 10 + (*p - '0');
	if (*p == '.' && is_digit(p[1]))
		for (p++; is_digit(*p); p++)
			value += (*p - '0') * (place /= 10);
	return *p == '\0' && p > form ? value : -1;
}

/* tens '-' unit        twenty-one */
static double compound_value(const char *form, const char *hyphen)
{
	char tens[16];
	size_t n = (size_t)(hyphen - form);
	const struct word *high, *low;

	if (n >= sizeof tens)
		return -1;
	memcpy(tens, form, n);
	tens[n] = '\0';
	high = find(tens, cardinals, COUNT(cardinals));
	low = find(hyphen + 1, cardinals, COUNT(cardinals));
	if (!high || !low || high->classes < 20 || low->classes < 1 || low->classes > 9)
		return -1;
	return high->classes + low->classes;
}

double word_number(const char *form)
{
	const struct word *word = find(form, cardinals, COUNT(cardinals));
	const char *hyphen = strchr(form, '-');

	if (word)
		return word->classes;
	if (hyphen)
		return compound_value(form, hyphen);
	if (is_digit(*form) || (*form == '.' && is_digit(form[1])))
		return digits_value(form);
	return word_multiplier(form) > 0 ? word_multiplier(form) : -1;
}

double word_multiplier(const char *form)
{
	static const struct {
		const char *form;
		double value;
	} multipliers[] = {
		{ "dozen", 12 },
		{ "hundred", 1e2 },
		{ "thousand", 1e3 },
		{ "million", 1e6 },
		{ "billion", 1e9 },
		{ "trillion", 1e12 },
		{ "mn", 1e6 },
		{ "bn", 1e9 },
		{ "tn", 1e12 },
	};

	for (size_t i = 0; i < COUNT(multipliers); i++)
		if (strcmp(form, multipliers[i].form) == 0)
			return multipliers[i].value;
	return 0;
}
