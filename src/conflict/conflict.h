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
 * Words by which other articles' claims on the same event are looked up: folded, rarest kind first (names,
 * numbers, then long open-class words), at most `max`. For the store's full-text index; no operators in them.
 */
void conflict_search_words(
	const struct statement *statement, struct arena *arena, struct str_vec *words, uint32_t max);

#endif
