#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "text/document.h"

/*
 * The database (DESIGN, "The store"). Functions return -1 with err set: ERR_BUSY when another program holds
 * it, ERR_STORE when it is damaged, newer or not ours, ERR_INPUT when it refuses a record. Offsets go in and
 * come out as bytes in documents, as code points in statements and conflicts.
 */
struct store;

enum store_mode {
	STORE_READ,   /* must exist; nothing is changed but for a schema of an older sayso, brought up to date
		       */
	STORE_CHANGE, /* must exist */
	STORE_WRITE,  /* made when missing */
};

/* The caller closes it, also NULL. */
int store_open(struct store **store, const char *path, enum store_mode mode, struct err *err);
void store_close(struct store *store);

/* The file, whole and absolute; the store's own. */
const char *store_path(const struct store *store);

/* One transaction around an article. A store closed, or a process killed, without commit is rolled back. */
int store_begin(struct store *store, struct err *err);
int store_commit(struct store *store, struct err *err);
void store_rollback(struct store *store);

/* The schema as SQL, in a fixed order: db/schema.sql. */
int store_schema(struct store *store, struct strbuf *out, struct err *err);

/* ---- writing ---- */

/* The stored article of this text: *id is 0 when there is none. */
int store_find_text(struct store *store, const char *sha256, int64_t *id, struct err *err);

VEC_DECLARE(id_vec, int64_t);

/*
 * Store a document with its claims and sources, inside a transaction. claims: the ids of doc->claims, in
 * their order, in doc->arena.
 */
int store_add(struct store *store, const struct document *doc, int64_t *article, struct id_vec *claims,
	struct err *err);

/* By what a claim will be found; replaces what there was. The text that is built is in `arena`. */
int store_add_terms(struct store *store, int64_t claim, const struct str_vec *terms, struct arena *arena,
	struct err *err);

/*
 * Store a conflict of two stored statements, in the issue of those that dispute the same of one of its
 * claims, or of one that states the same; else in an issue of its own. Issues that it brings together become
 * the oldest of them. A pair that is there already is left alone. *added says which.
 */
int store_add_conflict(struct store *store, const struct conflict *conflict, bool *added, struct err *err);

/* A stored conflict on which nobody decided anything, and that nobody found by hand. */
struct store_pair {
	int64_t conflict, claim_a, claim_b;
};

VEC_DECLARE(store_pair_vec, struct store_pair);

/* Those of an article, with its own claims or others'. */
int store_undecided_pairs(struct store *store, int64_t article, struct arena *arena,
	struct store_pair_vec *pairs, struct err *err);

/* Such a conflict was found again: what it is now. Inside the transaction that read the article again. */
int store_renew_conflict(
	struct store *store, const struct store_pair *pair, const struct conflict *found, struct err *err);

/* Such a conflict is found no longer: it is gone, and its issue if it was the last one. */
int store_withdraw_conflict(struct store *store, const struct store_pair *pair, struct err *err);

/* ---- copies of one story ---- */

/* A stored article that may print the same story as another. */
struct store_printing {
	int64_t article, story; /* story: the original, which is the article itself where it copies none */
	struct str published, text;
	uint32_t marks; /* in common */
};

VEC_DECLARE(printing_vec, struct store_printing);

/* Keep the marks by which a copy of the article is found. */
int store_add_marks(struct store *store, int64_t article, const uint64_t *marks, uint32_t n, struct err *err);

/* Articles with two or more of the marks, at most `max`, those with most first. Costs the same however large
 * the database is. */
int store_printings(struct store *store, const uint64_t *marks, uint32_t n, uint32_t max, struct arena *arena,
	struct printing_vec *out, struct err *err);
int store_printing(struct store *store, int64_t article, struct arena *arena, struct store_printing *out,
	struct err *err);

/* All printings of `story` become copies of `original`, which becomes one of none. */
int store_join_story(struct store *store, int64_t story, int64_t original, struct err *err);

/* The article is most like `nearest`: what part of the shorter one's words they share. */
int store_add_copy(struct store *store, int64_t article, int64_t nearest, float shared, struct err *err);

/* Another outlet's printing of the article's very text. Not *added: by no other outlet, or known already. */
int store_add_reprint(
	struct store *store, int64_t article, const struct document *doc, bool *added, struct err *err);

/* An article's claims in their order. */
int store_claim_ids(
	struct store *store, int64_t article, struct arena *arena, struct id_vec *claims, struct err *err);

/* The first article that an older version added without looking for copies and warnings; 0: none is left. */
int store_backlog(struct store *store, int64_t *article, struct err *err);

/* doc->warnings and doc->sourcing of an article of the backlog, which is one no more. */
int store_add_warnings(struct store *store, const struct document *doc, int64_t article,
	const struct id_vec *ids, struct err *err);

/* The claim states the same as an older one; in_copy: in another printing of its story. */
int store_same_claim(struct store *store, int64_t claim, int64_t other, bool in_copy, struct err *err);

/* ---- reading an article again, newer versions, taking an article out ---- */

struct store_again {
	uint32_t same;  /* claims found again */
	uint32_t near;  /* with one word or less other at an edge: they keep decisions and conflicts too */
	uint32_t fresh; /* claims that were not there */
	uint32_t back;  /* of which decisions were left, without a claim */
	uint32_t gone;  /* claims that are no longer found; decisions on them are kept: TABLE_LOST */
};

/*
 * Put the claims that were found now in the place of a stored article's, inside a transaction. doc: its text,
 * which must be the same. Claims that are found again keep their ids, conflicts and decisions.
 */
int store_read_again(struct store *store, int64_t article, const struct document *doc, struct id_vec *ids,
	struct store_again *result, struct err *err);

struct store_version {
	int64_t old;         /* the article that the new one takes the place of, 0: there is none */
	uint32_t kept, lost; /* decisions on it that hold for the new one; whose words are gone */
};

/*
 * Is an article that was just added the same page as a stored one (its URL), with other text? Then that one
 * is set aside, and decisions on claims whose words have not changed are taken over, in a step of the
 * history. Inside the transaction that added it. Memory comes from `arena`.
 */
int store_new_version(struct store *store, int64_t article, struct str who, struct arena *arena,
	struct store_version *result, struct err *err);

/*
 * Take an article out, with its claims and conflicts, in a transaction of its own. Decisions on it are kept,
 * and hold again when it is added again. *found: was it there?
 */
int store_remove(struct store *store, int64_t article, bool *found, struct err *err);

/* An article whose day was changed since the days in its claims were read; 0 when there is none. */
int store_to_redate(struct store *store, int64_t *article, struct err *err);

/* Store the days of its claims, in a transaction of its own. */
int store_redate(struct store *store, int64_t article, const struct document *doc, const struct id_vec *ids,
	struct err *err);

/* ---- reading ---- */

/* Register ids of a claim's sources, in `arena`, appended to the statement. */
int store_source_ids(struct store *store, struct statement *statement, struct arena *arena, struct err *err);

/* An article that seems to tell the new one's story, and how near it is: 5 and more. */
struct story_article {
	int64_t article;
	float nearness;
};

/* What an article's new claims are looked up by. */
struct store_search {
	const struct str_vec
		*terms; /* [n], as store_add_terms keeps them; no candidates for a claim without */
	uint32_t n;
	int64_t article;                 /* theirs: none of its claims is found */
	struct str published;            /* its ISO day, {0} unknown */
	int64_t before;                  /* only claims with a lower id are found */
	uint32_t max;                    /* candidates a claim */
	uint64_t rows_read;              /* out: of the index */
	VEC(struct story_article) story; /* out: the articles whose claims are all candidates */
};

/*
 * Stored claims of other articles to hold against each new one, the likeliest first: those that share a rare
 * term or two terms with it, and those of articles that tell the same story. Both within three weeks of its
 * day, but for terms that hardly any claim has, and articles of unknown day. claims: [search->n], appended
 * to. The cost is bounded by the new claims and their terms, whatever is stored.
 */
int store_candidates(struct store *store, struct store_search *search, struct arena *arena,
	struct id_vec *claims, struct err *err);

/* Claims whose terms were not made, or were before the claim changed; at most `max`. */
int store_without_terms(
	struct store *store, uint32_t max, struct arena *arena, struct id_vec *claims, struct err *err);

/* A stored claim as it is compared; strings in `arena`. *found is false when there is none. */
int store_statement(struct store *store, int64_t claim, struct arena *arena, struct statement *statement,
	bool *found, struct err *err);

/*
 * A stored article as a document with attributions, sources and claims, but no tokens, sentences or quotes.
 * ids: the claims' in their order. *found is false when there is none.
 */
int store_load(struct store *store, int64_t article, struct arena *arena, struct document *doc,
	struct id_vec *ids, bool *found, struct err *err);

/* The article with the next id above `after`, 0 when there is none. */
int store_next_article(struct store *store, int64_t after, int64_t *article, struct err *err);

/* The article of a claim, 0 when there is none. */
int store_claim_article(struct store *store, int64_t claim, int64_t *article, struct err *err);

/* Code points of a document as bytes, cut to the text. */
struct span store_byte_span(const struct document *doc, uint64_t start, uint64_t end);

/* Did another connection change the file since this was asked last, or since the store was opened? */
bool store_changed(struct store *store);

struct article_progress {
	int claims;           /* but for states of mind */
	int decided;          /* of those: their status is not new */
	int sources, unnamed; /* of claims, each as often as a claim comes from it */
	int64_t copy_of;
};

/* How far the review of an article is, of all articles together for 0. */
int store_article_progress(
	struct store *store, int64_t article, struct article_progress *progress, struct err *err);

/* ---- rows ---- */

enum store_table {
	TABLE_ARTICLES,  /* one row an article, with the numbers of its claims and conflicts */
	TABLE_CLAIMS,    /* claim_table, then `who`: its sources for people to read */
	TABLE_SOURCES,   /* source_table */
	TABLE_CONFLICTS, /* conflict_table, then a_who and b_who; the surest first */
	TABLE_SOURCING,  /* one row an article: how its claims are sourced */
	TABLE_ISSUES,    /* issue_id, question, type, conflicts */
	TABLE_STEPS,     /* step, happened_at, reviewer, summary, undone, changes; the newest first */
	/* By the id of what they belong to; never all rows. */
	TABLE_CLAIM_LINES,     /* of a claim only what a list shows: claim_id, status, claim, who */
	TABLE_EVENTS_OF_CLAIM, /* what people decided on it, the newest first: happened_at, reviewer, change
				*/
	TABLE_CLAIMS_OF_ARTICLE,
	TABLE_CLAIMS_OF_SOURCE,
	TABLE_APPEARANCES_OF_SOURCE, /* article_id, document, outlet, published_at, name, kind, role,
					organization, rule ("hand": a person put it there), as_written */
	TABLE_SPEAKERS_OF_CLAIM,     /* who says the same, one row a source of a claim, its own first: same,
					claim_id, claim, polarity, stance, outlet, speaker (NULL: nobody known),
					who */
	TABLE_CONFLICTS_OF_CLAIM,
	TABLE_CONFLICTS_OF_ISSUE,
	TABLE_LOST, /* of an article: decisions whose claim is gone; kind, value, reviewer, decided_at, spans,
		       words */
	TABLE_WARNINGS_OF_ARTICLE, /* rule, claim_id, detail, claim, who; by rule */
	TABLE_COUNT,
};

enum { STORE_COLUMNS_MAX = 64 };

struct store_cell {
	struct str text; /* {0}: NULL */
	bool number;
};

/* Rows of one table, in order; all, or that of one id. */
struct store_rows {
	struct store *store;
	int stmt; /* the statement that is stepped */
	int n_columns;
	const char *name[STORE_COLUMNS_MAX];
	struct store_cell cell[STORE_COLUMNS_MAX]; /* of the row in hand, until the next one */
};

/* id 0: all rows. One cursor a table at a time. */
int store_rows_open(
	struct store *store, enum store_table table, int64_t id, struct store_rows *rows, struct err *err);

/* 1 when there is a row, 0 at the end. */
int store_rows_next(struct store_rows *rows, struct err *err);
void store_rows_close(struct store_rows *rows);

/*
 * Ids of a table (claims, conflicts, sources, articles) in the order of its rows, by a filter: words that
 * must stand in what a list shows (ASCII in any case), and field:value, -field:value ("status:new
 * source:leavitt named:no"); quotation marks hold spaces together. Unless `any`, or unless asked for by a
 * field, states of mind and pairs that are only possible are left out; unless `any`, also older versions of
 * articles and conflicts of rejected claims. ERR_USAGE for a field that the table has not.
 */
int store_ids(struct store *store, enum store_table table, struct str filter, bool any, struct arena *arena,
	struct id_vec *ids, struct err *err);

/* The fields of a table's filter, "status, check, ...", NUL-terminated. */
struct str store_filter_fields(struct arena *arena, enum store_table table);

/* The cell of a column, which must exist. */
struct str store_rows_get(const struct store_rows *rows, const char *column);
int64_t store_rows_int(const struct store_rows *rows, const char *column);

#endif
