#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include <stdbool.h>

/*
 * Closed classes of English by form (folded: "the", "didn't"), as bits: a word may be in several. A word that
 * is in none is an open-class word: noun, verb, adjective or adverb. Clitics are tokens of their own
 * ("n't", "'s", "'ll").
 */
enum word_class {
	WORD_DETERMINER = 1 << 0, /* the, a, this, his, their, some, every, no */
	WORD_PREPOSITION = 1 << 1,
	WORD_COORDINATOR = 1 << 2, /* and, or, but, nor, yet */
	WORD_SUBORDINATOR =
		1 << 3, /* that, because, if, while, as, when, whether, although, since, after, before */
	WORD_AUXILIARY = 1 << 4,       /* be, have, do and their forms */
	WORD_MODAL = 1 << 5,           /* can, could, may, might, must, shall, should, will, would, 'll, 'd */
	WORD_SUBJECT_PRONOUN = 1 << 6, /* I, he, she, it, we, they, you, who, one, nobody */
	WORD_OBJECT_PRONOUN = 1 << 7,  /* me, him, her, it, us, them, whom, himself */
	WORD_POSSESSIVE = 1 << 8,      /* my, his, her, their, its, our, your, whose */
	WORD_RELATIVE = 1 << 9,        /* who, which, that, whose, whom, where */
	WORD_NEGATION = 1 << 10, /* not, n't, never, no, nobody, nothing, neither, nor, without, hardly */
	WORD_ADVERB = 1 << 11,   /* also, later, then, earlier, repeatedly, and any in -ly but for a few */
	WORD_TIME = 1 << 12,     /* Monday, today, yesterday, tonight, January, earlier, recently */
	WORD_NUMBER = 1 << 13,   /* two, dozen, hundred, million, first, both, several, many, few */
	WORD_WH = 1 << 14,       /* what, why, how, when, where, who, whether, which */
};

unsigned word_classes(const char *form);

static inline bool word_has(const char *form, unsigned classes)
{
	return (word_classes(form) & classes) != 0;
}

/* The value of a number word or of digits with their commas ("two", "1,200", "3.5"), -1 when it is none. */
double word_number(const char *form);

/* Multiplier of "hundred", "dozen", "thousand", "million", "billion", "trillion"; 0 for other words. */
double word_multiplier(const char *form);

#endif
