#ifndef TEXT_ABBREVIATIONS_H
#define TEXT_ABBREVIATIONS_H

#include "base/str.h"

/* What the period after a word is likely to be. */
enum abbreviation {
	ABBREVIATION_NONE,      /* an ordinary word: its period ends the sentence */
	ABBREVIATION_TITLE,     /* stands before a name or a number: never ends a sentence */
	ABBREVIATION_NUMBER,    /* an abbreviation before digits alone: "No. 3", "pp. 12" */
	ABBREVIATION_PLACE,     /* a state or province: ends one more often than not behind "Town, " */
	ABBREVIATION_AMBIGUOUS, /* may end one: "Inc.", "Jr.", "Feb." */
};

/* Class of a word written without its period. Capitals count: "Sen" is one, "sen" is not; "MR" as "Mr". */
enum abbreviation abbreviation_of(struct str word);

/* Is a word, written with its period, a state of the sort "N.H.", "D.C." or "Calif."? */
bool abbreviation_is_place(struct str word);

#endif
