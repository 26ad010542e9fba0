#ifndef SOURCE_NOMINAL_H
#define SOURCE_NOMINAL_H

#include "source/cast.h"

/*
 * One noun phrase of a source, read from left to right; token indices.
 *
 *	[quantity of] [determiner] [number] {modifier} head [of-phrase] [, apposition] [relative clause]
 */
struct nominal {
	uint32_t first, end; /* all of it, without marks and prepositions at its ends */
	uint32_t core;       /* behind determiner and number */
	uint32_t core_end;   /* the head is the token before */
	uint32_t tail_end;   /* with the prepositional phrases that belong to the name */
	uint32_t possessor,
		possessor_end; /* Smith of "Smith's office", without the mark; equal where there is none */
	uint32_t number;       /* stated, 0 where none */
	uint32_t name;         /* the site that is the head, or that is in apposition; INDEX_NONE */
	bool definite;         /* the, this, his: points at something named before */
	bool indefinite;       /* a, another, some: something new */
	bool partitive;        /* a number of, one of the */
	bool share;            /* 42 percent: its whole is not named */
	uint32_t kind_head;    /* the noun that tells the kind: "parents" of "group of parents" */
};

struct nominal nominal_read(const struct cast *cast, uint32_t first, uint32_t end);

/* What the head is, by its form; SOURCE_UNKNOWN for a word in no table. *plural is set for one of many. */
enum source_kind nominal_kind(const struct cast *cast, const struct nominal *nominal, bool *plural);

/* The phrase as a name: without article, number and relative clause; a common first word in lower case. */
struct str nominal_name(const struct cast *cast, const struct nominal *nominal);

/* Is the token one that closes the noun phrase: a preposition, a verb, a mark? */
bool nominal_closes(const struct cast *cast, uint32_t token);

#endif
