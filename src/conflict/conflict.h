#ifndef CONFLICT_CONFLICT_H
#define CONFLICT_CONFLICT_H

#include "text/document.h"

VEC_DECLARE(statement_vec, struct statement);
VEC_DECLARE(conflict_vec, struct conflict);

/*
 * Compare each new statement with the others of its article and with the candidates that the caller found
 * elsewhere. fresh: all statements of one article, in text order. candidates[i] (may be NULL): those to hold
 * against fresh[i], from other articles. Appends to found, best first, each pair once. Everything is in
 * `arena`; statements are pointed to, not copied.
 */
struct conflict_input {
	const struct statement_vec *fresh;
	const struct statement_vec *candidates; /* [fresh->n] */
};

void conflict_find(const struct conflict_input *input, struct arena *arena, struct conflict_vec *found);

/* One pair; false when the two do not conflict. */
bool conflict_compare(
	const struct statement *a, const struct statement *b, struct arena *arena, struct conflict *out);

/*
 * By what a claim is found when another article tells of the same event, appended: its sources' names, names
 * in its words, figures and what is counted ("#people"), days, and the other words in base forms; each once,
 * a few dozen at most, shorter than 65 bytes.
 */
void conflict_terms(const struct statement *statement, struct arena *arena, struct str_vec *out);

#endif
