#ifndef CONFLICT_CLAUSE_H
#define CONFLICT_CLAUSE_H

#include "conflict/proposition.h"

/*
 * Shallow clauses: a verb group, what stands before it and behind it. No parser: a boundary that cannot be
 * told leaves words out or takes some too many, and the detectors ask for agreement on both sides.
 */

enum clause_modal {
	MODAL_NONE,
	MODAL_FUTURE,  /* will, would */
	MODAL_ABILITY, /* can, could */
	MODAL_OTHER,   /* may, must, should: how it ought to be, not how it is */
};

/* Which words the negation covers. */
enum clause_negation {
	NEGATED_NOT,     /* not affirmed of this subject: Israel was not informed */
	NEGATED_SUBJECT, /* of no subject: nobody informed Israel, no order was given */
	NEGATED_OBJECT,  /* of no object: it received no order */
};

struct clause {
	uint32_t first,
		head;  /* the verb group: its first auxiliary or negation, and the word that says what */
	uint32_t from; /* first word that the clash needs: first, or the "no" of a subject before it */
	uint32_t end;  /* behind the group */
	enum clause_modal modal;
	bool negated;
	enum clause_negation negation;
	bool universal; /* nobody, none, never, any: no exception is left */
	bool passive;
	uint32_t object; /* the denied noun of NEGATED_OBJECT */
	bool nominal; /* the head is a noun or adjective after be, or the noun of NEGATED_OBJECT after have */
	uint32_t subject_first, subject_end;       /* before the group; may be empty */
	uint32_t complement_first, complement_end; /* behind it */
	uint32_t agent_first, agent_end;           /* the by-phrase of a passive; inside the complement */
};

VEC_DECLARE(clause_vec, struct clause);

/* The denied clauses of a proposition that state plain facts: double, partial and reported negations left
 * out. */
void clause_negations(const struct proposition *p, struct arena *arena, struct clause_vec *out);

/*
 * The clause whose head is token `at`, when it is affirmed as a fact there: not under a negation, a report, a
 * condition, a hedge, nor an infinitive. `nominal`: the head is to be a noun or adjective after a form of be.
 */
bool clause_affirmed(const struct proposition *p, uint32_t at, bool nominal, struct clause *out);

/* Fill the clause whose verb group and kind of negation are known: its voice, subject, complement and agent.
 */
void clause_finish(const struct proposition *p, struct clause *c);

/* Is it said of what might be, of a time not yet come, or asked? */
bool clause_conditional(const struct proposition *p, const struct clause *c);

/* Does a verb of saying or thinking stand before `at` in its sentence, so that what follows is not the
 * claim's own? */
bool clause_reported(const struct proposition *p, uint32_t at);

#endif
