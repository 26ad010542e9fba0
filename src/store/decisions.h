#ifndef STORE_DECISIONS_H
#define STORE_DECISIONS_H

#include "store/decide_sql.h"
#include "store/history.h"
#include "store/query.h"
#include "store/excerpt.h"

/* What decisions bring about; shared between the files of this room. Each is inside the caller's transaction.
 */

struct query decide_query(struct store *store, enum decide_stmt stmt);

/* The first column of the only row, 0 when there is none; ends the query. */
int decide_int(struct query *query, int64_t *value, struct err *err);

/*
 * A decision on a claim, conflict or article was written or taken back ({0}): let the rows follow. Called for
 * every one, also when it is undone and done again; finding nothing to follow is no error.
 */
int decisions_follow(struct store *store, const struct history_key *key, struct str value, struct err *err);

/* An article was added or read again: its rows follow all decisions there are. */
int decisions_apply(
	struct store *store, int64_t article, const char *sha256, struct arena *arena, struct err *err);

/* Count anew what store_article_progress sums up. */
int decisions_count(struct store *store, int64_t article, struct err *err);

/* The same for what decisions_follow has put off; at the end of the transaction. */
int decisions_counted(struct store *store, struct err *err);

/* ---- edits.c: the claim as found, then with what was decided on its words and sources ---- */

int edits_settle(struct store *store, int64_t claim, struct arena *arena, struct err *err);

/* Rows of a claim's content, code points. */
int claim_content_add(struct store *store, int64_t claim, const struct span_vec *fragments, struct err *err);

/* The claim as found alone. */
int edits_restore(struct store *store, int64_t claim, struct arena *arena, struct err *err);

/* ---- sources_given.c ---- */

/*
 * Sources as a person names them ("Leavitt; s12"), in the form that is stored: names that lead to the same
 * rows in this article, joined by "; ". ERR_USAGE for what is no name.
 */
int sources_given_read(struct store *store, int64_t article, struct str given, struct arena *arena,
	struct str *value, struct err *err);

/* Make them the sources of a claim that has none. */
int sources_given_add(struct store *store, int64_t article, int64_t claim, struct str value,
	struct arena *arena, struct err *err);

/* ---- given.c: claims and conflicts that a person found ---- */

int given_claim_follow(
	struct store *store, const struct history_key *key, bool holds, struct arena *arena, struct err *err);
int given_conflict_follow(struct store *store, const struct history_key *key, struct str reason,
	struct arena *arena, struct err *err);

/* The claims of a key; the first one in *claim, 0 for none. */
int claim_of_key(struct store *store, struct str sha256, struct str spans, int64_t *claim, struct err *err);
int claims_of_key(struct store *store, struct str sha256, struct str spans, struct arena *arena,
	struct id_vec *claims, struct err *err);

/* decide.c: one line of text of at most so many bytes, trimmed; line breaks and other controls become spaces.
 */
int decide_text(struct str given, size_t most, struct arena *arena, struct str *value, struct err *err);

/* remove.c: copies of the article become those of the first of them. */
int copies_free(struct store *store, int64_t article, struct err *err);

/* An article's text and hash, {0} when it is not there. */
int article_text(struct store *store, int64_t article, struct arena *arena, struct str *sha256,
	struct str *text, struct err *err);

#endif
