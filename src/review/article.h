#ifndef REVIEW_ARTICLE_H
#define REVIEW_ARTICLE_H

#include "review/view.h"

/* A stored article as it is read on the screen; one is kept, so that moving among its claims is cheap. */
struct article {
	int64_t id; /* 0: none */
	struct arena arena;
	struct document doc;
	struct id_vec claims; /* ids, in the order of doc.claims */
};

/* Load unless it is the one that is kept. *found false when there is none. */
int article_load(struct review *review, int64_t id, bool *found, struct err *err);
void article_release(struct review *review);

/* Forget what is kept, after a change to the article's claims. */
void article_forget(struct review *review);

/* The place of a claim in doc.claims, INDEX_NONE. */
uint32_t article_claim(const struct article *article, int64_t claim);

/* Words to set off. */
struct mark {
	struct span span;
	enum style style;
	bool brackets; /* ⟦ ⟧ around it, so that it is seen without any style */
};

VEC_DECLARE(mark_vec, struct mark);

/* The parts of a claim: source, cue, content. */
void article_marks(
	const struct article *article, uint32_t claim, struct arena *arena, struct mark_vec *marks);

/*
 * A part of the article's text as a sheet, with its marks, which need no order and may overlap (the later one
 * wins). *first_mark: the byte of the sheet's text where the first bracket stands, INDEX_NONE without one.
 */
void article_sheet(const struct article *article, struct span part, const struct mark_vec *marks,
	struct sheet *sheet, uint32_t *first_mark);

/* The part without the pieces of characters at its ends. */
struct span article_whole_characters(const struct article *article, struct span part);

/* Lines around a place: not more than AROUND bytes before and behind it, cut at line breaks. */
struct span article_around(const struct article *article, uint32_t at);

#endif
