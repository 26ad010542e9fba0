#ifndef STORE_EXCERPT_H
#define STORE_EXCERPT_H

#include "store/store.h"

/* Fragments of an article's text, as decisions and claims.spans give them: "1827-1834 1846-1890". */

/* How many a person may give. */
enum { FRAGMENTS_MAX = 64 };

/* Code points in text order, none empty; in `arena`. False when `spans` is not such a list. */
bool excerpt_parse(struct str spans, struct arena *arena, struct span_vec *fragments);

struct excerpt {
	struct span_vec fragments; /* code points */
	struct str spans, quote;   /* the list; the words, joined by " … " */
	enum speech speech;        /* by the quotation marks of its paragraphs */
	bool marked;               /* are there any? */
	uint32_t paragraph;        /* where it begins, from 1 */
};

/*
 * The words at `spans` of a text, all in `arena`. False when it is no list, longer than FRAGMENTS_MAX, leaves
 * the text, or has a fragment of white space alone. Time is linear in the text.
 */
bool excerpt_read(struct str text, struct str spans, struct arena *arena, struct excerpt *words);

#endif
