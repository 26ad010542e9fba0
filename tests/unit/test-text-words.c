#include "text/words.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "tap.h"

static const struct {
	const char *form;
	unsigned in, out; /* classes that it must have, and must not have */
} class_cases[] = {
	{ "the", WORD_DETERMINER, WORD_ADVERB | WORD_PREPOSITION },
	{ "her", WORD_DETERMINER | WORD_POSSESSIVE | WORD_OBJECT_PRONOUN, WORD_SUBJECT_PRONOUN },
	{ "that", WORD_DETERMINER | WORD_SUBORDINATOR | WORD_RELATIVE, WORD_SUBJECT_PRONOUN },
	{ "amid", WORD_PREPOSITION, WORD_ADVERB },
	{ "despite", WORD_PREPOSITION, 0 },
	{ "per", WORD_PREPOSITION, 0 },
	{ "according", WORD_PREPOSITION, 0 },
	{ "and", WORD_COORDINATOR, WORD_SUBORDINATOR },
	{ "nor", WORD_COORDINATOR | WORD_NEGATION, 0 },
	{ "whether", WORD_SUBORDINATOR | WORD_WH, WORD_RELATIVE },
	{ "'s", 0, ~0u }, /* is, has or the genitive: for the caller to tell */
	{ "'ve", WORD_AUXILIARY, WORD_MODAL },
	{ "'ll", WORD_MODAL, WORD_AUXILIARY },
	{ "ca", WORD_MODAL, 0 },
	{ "n't", WORD_NEGATION, 0 },
	{ "didn't", WORD_AUXILIARY | WORD_NEGATION, WORD_MODAL },
	{ "cannot", WORD_MODAL | WORD_NEGATION, 0 },
	{ "xxxxxxxxxxxxxxxxxxxxxxxn't", 0, ~0u },
	{ "nobody", WORD_SUBJECT_PRONOUN | WORD_NEGATION, 0 },
	{ "who", WORD_SUBJECT_PRONOUN | WORD_RELATIVE | WORD_WH, 0 },
	{ "repeatedly", WORD_ADVERB, 0 },
	{ "recently", WORD_ADVERB | WORD_TIME, 0 },
	{ "family", 0, ~0u },
	{ "assembly", 0, ~0u },
	{ "italy", 0, ~0u },
	{ "july", WORD_TIME, WORD_ADVERB },
	{ "reply", 0, ~0u },
	{ "fly", 0, ~0u },
	{ "voter-friendly", 0, ~0u },
	{ "half-jokingly", WORD_ADVERB, 0 },
	{ "ly", 0, ~0u },
	{ "may", WORD_MODAL | WORD_TIME, 0 },
	{ "sept.", WORD_TIME, 0 },
	{ "dozens", WORD_NUMBER, 0 },
	{ "minister", 0, ~0u },
	{ "", 0, ~0u },
};

static const struct {
	const char *form;
	double value;
} number_cases[] = {
	{ "two", 2 },
	{ "zero", 0 },
	{ "twenty-one", 21 },
	{ "ninety-nine", 99 },
	{ "two-twenty", -1 },
	{ "twenty-", -1 },
	{ "well-known", -1 },
	{ "1,200", 1200 },
	{ "3.5", 3.5 },
	{ ".25", .25 },
	{ "1,", -1 },
	{ "3.", -1 },
	{ "15th", -1 },
	{ "1990s", -1 },
	{ "7-2", -1 },
	{ "dozen", 12 },
	{ "million", 1e6 },
	{ "several", -1 },
	{ "first", -1 },
	{ "", -1 },
};

static const struct {
	const char *form;
	double value;
} multiplier_cases[] = {
	{ "dozen", 12 },
	{ "hundred", 100 },
	{ "trillion", 1e12 },
	{ "hundreds", 0 },
	{ "ten", 0 },
};

static const char *const forms[] = {
#define WORD(form, classes) form,
#include "text/words.def"
#undef WORD
};

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

int main(void)
{
	for (size_t i = 0; i < COUNT(class_cases); i++) {
		unsigned got = word_classes(class_cases[i].form);

		ok((got & class_cases[i].in) == class_cases[i].in && !(got & class_cases[i].out),
			"classes of '%s': %#x", class_cases[i].form, got);
	}
	for (size_t i = 0; i < COUNT(number_cases); i++) {
		double got = word_number(number_cases[i].form);

		ok(fabs(got - number_cases[i].value) < 1e-9, "number '%s': %g", number_cases[i].form, got);
	}
	for (size_t i = 0; i < COUNT(multiplier_cases); i++) {
		double got = word_multiplier(multiplier_cases[i].form);

		ok(fabs(got - multiplier_cases[i].value) < 1e-9, "multiplier '%s': %g",
			multiplier_cases[i].form, got);
	}
	for (size_t i = 1; i < COUNT(forms); i++)
		if (strcmp(forms[i - 1], forms[i]) >= 0)
			ok(false, "words.def in order at '%s'", forms[i]);
	return tap_end();
}
