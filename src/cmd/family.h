#ifndef CMD_FAMILY_H
#define CMD_FAMILY_H

#include "conflict/conflict.h"
#include "store/store.h"

/* The printings of one story that a new article belongs to. Everything is in the document's arena. */
struct family {
	int64_t article, original; /* the same where the article is the first printing, or the only one */
	int64_t nearest;           /* the printing most like it; 0: there is no other */
	float shared;              /* with the nearest: of the shorter one's words */
	struct statement_vec told; /* the claims of the nearest printing and of the original so far */
};

/*
 * Inside the transaction that stored the article: find the story that it prints, record it as a copy (or the
 * others as copies of it, where it was published first), and keep the marks by which later copies are found.
 */
int family_find(struct store *store, const struct document *doc, int64_t article, struct family *family,
	struct err *err);

/* The family of a stored article, as it was found. */
int family_recall(
	struct store *store, int64_t article, struct arena *arena, struct family *family, struct err *err);

/*
 * Is the claim in another printing too? Then it is linked to it, statement->in_copy is set, and it has no
 * conflicts of its own: they are the other's.
 */
int family_claim(struct store *store, const struct family *family, struct statement *statement,
	struct arena *arena, struct err *err);

/* May a claim of another article be held against one of the family's? Not another printing's, nor one that is
 * only a copy's. */
bool family_compares(const struct family *family, const struct statement *other);

/* Link the claim to the oldest of other articles' claims that states the same. */
int family_agrees(struct store *store, const struct statement *statement, const struct statement_vec *others,
	struct arena *arena, struct err *err);

/* Find copies and warnings of the articles that an older version added. In transactions of its own. */
int family_catch_up(struct store *store, struct err *err);

#endif
