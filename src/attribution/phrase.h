#ifndef ATTRIBUTION_PHRASE_H
#define ATTRIBUTION_PHRASE_H

#include "attribution/skeleton.h"

/* A noun phrase by items [first, end); first == end: none. */
struct phrase {
	int first, end;
};

static inline bool phrase_found(struct phrase p)
{
	return p.first < p.end;
}

/*
 * The subject that ends right before item `verb`, looking no further left than `from`: pronoun, relative
 * pronoun, or noun phrase with coordinations, prepositional phrases, a relative clause or an apposition
 * between commas.
 */
struct phrase phrase_subject(const struct skeleton *s, int from, int verb);

/*
 * The noun phrase that begins at item `first`: after "according to", or the subject of an inverted clause
 * ("said Hugh Hill, a doctor, in ..."). With `apposition`, one after a comma is included.
 */
struct phrase phrase_after(const struct skeleton *s, int first, bool apposition);

/* The subject of the clause that begins at `from`: for ", saying that" and "and added". */
struct phrase phrase_first(const struct skeleton *s, int from, int to);

/* One noun phrase without anything behind its noun: the end of the phrase that starts at i (i itself if
 * none). */
int phrase_core_end(const struct skeleton *s, int i);

#endif
