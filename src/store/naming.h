#ifndef STORE_NAMING_H
#define STORE_NAMING_H

#include <stdbool.h>

#include "base/vec.h"
#include "base/str.h"

/* Names as the register compares them: folded, without accents, periods and titles. Strings are in the arena.
 */

/* "Sen. Robert C. “Bobby” Skarsgård Jr." */
struct person_name {
	bool full;           /* a given name and a surname; else only `key` is set */
	struct str key;      /* "robert skarsgard": without what follows */
	struct str nickname; /* "bobby skarsgard"; {0} */
	struct str middle;   /* "c"; {0} */
	struct str suffix;   /* "jr"; {0} */
	struct str given, surname;
	struct str familiar; /* "robert skarsgard" also for Bob, Rob and Bobby; {0} */
	struct str ends;     /* first and last word where there are more; {0} */
};

struct person_name naming_person(struct arena *arena, struct str name);

/*
 * "the U.S. State Department" → "state department". *common: the words may mean another one elsewhere
 * ("Senate", "police department", "Georgia").
 */
struct str naming_organization(struct arena *arena, struct str name, bool *common);

/* The same of an outlet: "Times" is common, "Harbor Times" is not. */
struct str naming_outlet(struct arena *arena, struct str name, bool *common);

/* "Federal Trade Commission" → "ftc"; {0} for fewer than two words, and where a word has no capital. */
struct str naming_initials(struct arena *arena, struct str name);

/* Is it capitals alone, two to eight, maybe with periods? */
bool naming_is_acronym(struct str name);

/* The words of a folded text, cut at spaces. */
VEC_DECLARE(word_vec, struct str);
struct word_vec naming_words(struct arena *arena, struct str folded);

/* Folded, without accents and periods. */
struct str naming_fold(struct arena *arena, struct str s);

/* One of a NULL-terminated list? */
bool naming_in(struct str word, const char *const *list);

#endif
