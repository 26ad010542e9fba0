#ifndef SOURCE_LEXICON_H
#define SOURCE_LEXICON_H

#include <stdbool.h>

/* What a word says about who or what is named; bits, by folded form. The tables are the .def files. */
enum lex_class {
	LEX_GIVEN = 1 << 0,    /* a given name */
	LEX_MALE = 1 << 1,     /* a name, title or noun of a man */
	LEX_FEMALE = 1 << 2,   /* of a woman */
	LEX_TITLE = 1 << 3,    /* stands before a name: Sen., President, Chief */
	LEX_COURTESY = 1 << 4, /* a title that is no role: Mr., Dr. */
	LEX_ROLE = 1 << 5,     /* a noun for a person: spokesman, voter */
	LEX_KIN = 1 << 6,      /* a noun for a relative: wife, cousin */
	LEX_GROUP =
		1 << 7, /* a noun for people without a singular of its own: police officers no, people yes */
	LEX_ORG = 1 << 8,    /* heads an organization's name: ministry, Inc. */
	LEX_OUTLET = 1 << 9, /* heads a news outlet's name: Times, network */
	LEX_DOCUMENT = 1 << 10,
	LEX_PLACE = 1 << 11,
	LEX_COUNTRY = 1 << 12,
	LEX_DEMONYM = 1 << 13, /* Arab, Republican: an adjective, or a person of that kind */
	LEX_PARTY = 1 << 14,
	LEX_MODIFIER = 1 << 15, /* senior, former, press: between a determiner and a role noun */
	LEX_FIRM = 1 << 16,     /* ends a company's name, and is a common noun elsewhere: Energy, Partners */
	LEX_PLURAL = 1 << 17,   /* only from lexicon_noun */
};

/* The classes of a form as it stands; 0 for a word in no table. */
unsigned lexicon(const char *form);

/* The classes of a noun, read through its plural ("ministries", "spokeswomen"); LEX_PLURAL set where it is
 * one. */
unsigned lexicon_noun(const char *form);

static inline bool lexicon_has(const char *form, unsigned classes)
{
	return (lexicon(form) & classes) != 0;
}

/* The bits of a news outlet named by its folded words joined by a space ("new york times"): false if unknown.
 */
bool lexicon_outlet(const char *name);

/* Is the word one of `words`, which single spaces part? */
bool lexicon_among(const char *words, const char *word);

/* For tests: are all tables sorted, as their search needs? */
bool lexicon_sorted(void);

#endif
