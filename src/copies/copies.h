#ifndef COPIES_COPIES_H
#define COPIES_COPIES_H

#include "text/document.h"

/*
 * Which articles print one story. A text is read as its runs of five words (Broder 1997, "On the resemblance
 * and containment of documents"); a few of their hashes, the sketch, find what may be a copy among many
 * articles, and the runs themselves decide.
 */

enum {
	SHINGLE_WORDS = 5,
	SKETCH_MARKS = 32,
	COPY_WORDS_LEAST = 40 /* a shorter text is never called a copy */
};

/* The words of an article's body: no headline, byline, dateline. */
struct shingles {
	uint32_t n_words;
	bool *quoted;     /* [n_words]: inside quotation marks */
	uint32_t n;       /* runs: n_words - SHINGLE_WORDS + 1, or 0 */
	uint64_t *hash;   /* [n], in text order; 63 bits */
	uint32_t n_kinds; /* different ones */
	uint64_t *kinds;  /* [n_kinds], sorted */
};

/* Needs doc->paragraphs and tokens. At most the first 65,536 words are read. In `arena`. */
struct shingles shingles_read(const struct document *doc, struct arena *arena);

/* The least of a text's hashes, a fair sample of its runs that any copy shares (bottom-k sketch). */
struct sketch {
	uint32_t n;
	uint64_t mark[SKETCH_MARKS];
};

struct sketch shingles_sketch(const struct shingles *shingles);

struct likeness {
	float shared; /* share of the shorter text's words that stand in the other in a common run */
	bool copy;    /* do the two print one story? */
};

/*
 * Two texts are copies when most of the shorter one's words are the other's: also outside quotation marks,
 * and throughout the text. A statement that two reporters quote at length, or a paragraph that an outlet puts
 * under each article, makes no copy.
 */
struct likeness shingles_compare(const struct shingles *a, const struct shingles *b, struct arena *arena);

/* How alike two claims must be to be one. */
enum sameness {
	SAME_IN_COPY,  /* the articles print one story: a few words may have been edited; the source is one */
	SAME_STATEMENT /* of different stories: the same words, but for small ones; sources may differ */
};

/* Do both claims state the same? Not where one has another number or negation, or states nothing. */
bool claims_same(
	const struct statement *a, const struct statement *b, enum sameness sameness, struct arena *arena);

#endif
