#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include <sqlite3.h>

#include "store/decide_sql.h"
#include "store/store.h"

/* All statements, prepared when first used and kept until the store is closed. Their SQL: query.c. */
enum stmt {
	STMT_BEGIN,
	STMT_COMMIT,
	STMT_ROLLBACK,
	STMT_ARTICLE_BY_TEXT,
	STMT_ARTICLE_INSERT,
	STMT_ARTICLE_LOAD,
	STMT_ARTICLE_NEXT,
	STMT_CLAIM_INSERT,
	STMT_CLAIM_UPDATE,
	STMT_CLAIM_KEY_SET,
	STMT_CLAIM_SPANS_CLEAR,
	STMT_CLAIM_SOURCES_CLEAR,
	STMT_CLAIM_SPAN_INSERT,
	STMT_CLAIM_ARTICLE,
	STMT_CLAIMS_LOAD,
	STMT_CLAIM_SPANS_LOAD,
	STMT_CLAIM_SOURCES_LOAD,
	STMT_CLAIM_RECALL,
	STMT_CLAIM_RECALL_CONTENT,
	STMT_CLAIM_RECALL_SOURCES,
	STMT_SOURCE_INSERT,
	STMT_SOURCE_LEARN,
	STMT_CLAIM_SOURCE_INSERT,
	STMT_ISSUES_SHARED,
	STMT_ISSUES_OF_BOTH,
	STMT_ISSUES_ALIKE,
	STMT_ISSUE_MERGE,
	STMT_ISSUE_DROP,
	STMT_ISSUE_STRAY,
	STMT_ISSUE_SET,
	STMT_ISSUE_INSERT,
	STMT_CONFLICT_FIND,
	STMT_CONFLICT_INSERT,
	STMT_PROGRESS,
	STMT_PROGRESS_ALL,
	STMT_DATA_VERSION,
	STMT_MARK_INSERT,
	STMT_MARK_ARTICLES,
	STMT_PRINTING,
	STMT_COPIES_MOVE,
	STMT_COPY_SET,
	STMT_COPY_INSERT,
	STMT_REPRINT_INSERT,
	STMT_ARTICLE_CLAIMS,
	STMT_CLAIM_SAME,
	STMT_BACKLOG_NEXT,
	STMT_BACKLOG_DONE,
	STMT_SOURCING_INSERT,
	STMT_WARNING_INSERT,
	STMT_WARNINGS_LOAD,
	STMT_CLAIM_KEY,
	STMT_CONFLICT_KEY,
	STMT_DECISION_GET,
	STMT_DECISION_SET,
	STMT_DECISION_DROP,
	STMT_SOURCE_DECISION_GET,
	STMT_SOURCE_DECISION_SET,
	STMT_SOURCE_DECISION_DROP,
	STMT_SPLIT_ROW,
	STMT_SPLIT_ROW_OF_KEY,
	STMT_SPLIT_INSERT,
	STMT_APPEARANCE_ROW,
	STMT_ONLY_ROW_OF_NAME,
	STMT_APPEARANCE_FIND,
	STMT_APPEARANCE_INSERT,
	STMT_APPEARANCE_LEARN,
	STMT_APPEARANCES_NEW,
	STMT_APPEARANCE_REGISTER,
	STMT_ROWS_OF_KEY,
	STMT_FACTS_OF_ROW,
	STMT_KEY_INSERT,
	STMT_FACT_INSERT,
	STMT_ABSORB_KEYS,
	STMT_ABSORB_FACTS,
	STMT_ABSORB_APPEARANCES,
	STMT_ABSORB_MERGED,
	STMT_SOURCE_DROP,
	STMT_SOURCE_ROW,
	STMT_SOURCE_ANCHORS,
	STMT_SOURCE_CLAIMS,
	STMT_PARTS_OF_ARTICLE,
	STMT_PARTS_OF_NAME,
	STMT_PARTS_AS_WRITTEN,
	STMT_SPLIT_TAKEN,
	STMT_PROPOSE,
	STMT_SOURCE_OLD_ROW,
	STMT_SOURCE_REUSE,
	STMT_SOURCES_DROP_UNUSED,
	STMT_ARTICLES_TO_REGISTER,
	STMT_ROW_DECISIONS,
	STMT_DECISIONS_ABOUT,
	STMT_SOURCE_RENAME,
	STMT_SOURCE_TARGET,
	STMT_SOURCE_LEAD,
	STMT_SOURCE_END,
	STMT_SETTLE_ROW,
	STMT_SETTLE_APPEARANCE,
	STMT_SCOPE_ROW,
	STMT_SCOPE_APPEARANCE,
	STMT_NOW,
	STMT_STEP_INSERT,
	STMT_STEPS_DROP_UNDONE,
	STMT_STEP_TO_UNDO,
	STMT_STEP_TO_REDO,
	STMT_STEP_UNDONE,
	STMT_STEP_REDONE,
	STMT_EVENT_INSERT,
	STMT_EVENTS_OF_STEP,
	STMT_EVENT_AUTHOR_BEFORE,
	STMT_DAY,
	STMT_TERMS_SET,
	STMT_TERMS_MISSING,
	STMT_TERM_CLAIMS,
	STMT_ARTICLE_CLAIMS_WITH_TERMS,
	STMT_ROWS, /* as many as there are tables, all rows, then as many by id */
	STMT_DECIDE = STMT_ROWS + 2 * TABLE_COUNT, /* as many as decide_sql.h has */
	STMT_COUNT = STMT_DECIDE + DECIDE_COUNT,
};

struct store {
	sqlite3 *db;
	sqlite3_stmt *stmt[STMT_COUNT];
	sqlite3_stmt *listing; /* the last filter's, ids.c */
	int64_t to_count;      /* an article decided on since the last commit, 0: none; decisions.c */
	int64_t data_version;  /* as last seen, for store_changed */
	char path[512];        /* for messages; cut when longer */
};

/*
 * One use of a statement: values are bound in order, the first failure is kept and reported by query_run or
 * query_row. It need not be ended when a jump out of an arena leaves it: the next use starts afresh.
 */
struct query {
	struct store *store;
	sqlite3_stmt *stmt;
	int next, rc;
};

struct query query_begin(struct store *store, enum stmt stmt);
void query_end(struct query *query);

void query_int(struct query *query, int64_t value);
void query_real(struct query *query, double value);      /* rounded to four decimals; not finite: NULL */
void query_str(struct query *query, struct str value);   /* {0} and "": NULL */
void query_words(struct query *query, struct str value); /* "" stays "" */
void query_null(struct query *query);

/* Run to the end a statement that gives no rows, and end it. */
int query_run(struct query *query, struct err *err);

/* 1 when there is a row, 0 at the end, when it is ended; -1. */
int query_row(struct query *query, struct err *err);

/* Append the first column of all rows, and end the query. */
int query_ids(struct query *query, struct arena *arena, struct id_vec *ids, struct err *err);

int64_t query_get_int(const struct query *query, int column); /* NULL: 0 */
double query_get_real(const struct query *query, int column);
bool query_is_null(const struct query *query, int column);
struct str query_get_peek(const struct query *query, int column); /* until the next row */
struct str query_get_str(const struct query *query, int column, struct arena *arena);

/* Fill err from the database's last error. Returns -1. */
int store_fail(struct store *store, int rc, struct err *err);

/* ---- shared between the files of this room ---- */

/* sources.c */
int claim_sources_add(struct store *store, const struct document *doc, int64_t article, int64_t claim,
	const struct source_vec *sources, struct err *err);

/* claims.c: "1827-1834 1846-1890", in the document's arena */
struct str claim_offsets(const struct document *doc, const struct span_vec *fragments);

/* Where a claim that was found goes. */
struct claim_place {
	int64_t id;     /* the row that it is again, 0: a new one */
	struct str key; /* of a new row: what decisions hold on to, {0}: its own spans */
};

/* places: as many as claims, NULL: all are new. */
int claims_add(struct store *store, const struct document *doc, int64_t article,
	const struct claim_place *places, struct id_vec *ids, struct err *err);

/* warnings.c */
int warnings_add(struct store *store, const struct document *doc, int64_t article, const struct id_vec *ids,
	struct err *err);
int warnings_load(struct store *store, int64_t article, struct document *doc, struct err *err);

/* load.c: two columns of code points as bytes; needs the document's text and marks. */
struct span query_get_span(const struct document *doc, const struct query *query, int column);

/* rows.c */
extern const char *const rows_sql[TABLE_COUNT];
extern const char *const rows_by_id_sql[TABLE_COUNT];

#endif
