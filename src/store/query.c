#include "store/query.h"

#include <assert.h>
#include <math.h>

/* claims, decided; then the claims that a source is told for */
#define PROGRESS_CLAIMS                                                                                      \
	"SELECT count(*), count(d.id) FROM claims c JOIN articles a ON a.id = c.article_id LEFT JOIN "       \
	"decisions d"                                                                                        \
	" ON d.article_sha256 = a.sha256 AND d.spans = c.spans AND d.other_sha256 = '' AND d.other_spans = " \
	"''"                                                                                                 \
	" AND d.kind = 'status' AND d.value <> 'new' WHERE c.stance <> 'attitude'"
#define PROGRESS_SOURCES                                                                                     \
	"SELECT count(*), sum(NOT cs.named) FROM claims c JOIN claim_sources cs ON cs.claim_id = c.id"       \
	" WHERE c.stance <> 'attitude'"

static const char *const stmt_sql[STMT_ROWS] = {
	[STMT_BEGIN] = "BEGIN IMMEDIATE",
	[STMT_COMMIT] = "COMMIT",
	[STMT_ROLLBACK] = "ROLLBACK",
	[STMT_ARTICLE_BY_TEXT] = "SELECT id FROM articles WHERE sha256 = ?1",
	[STMT_ARTICLE_INSERT] =
		"INSERT INTO articles (document, path, sha256, outlet, title, byline, published, url, text)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
	[STMT_ARTICLE_LOAD] = "SELECT document, path, sha256, outlet, title, byline, published, url, text"
			      " FROM articles WHERE id = ?1",
	[STMT_CLAIM_INSERT] =
		"INSERT INTO claims (article_id, ordinal, text, quote, source_text, cue_text, speech, verb,"
		" cue_negated, stance, polarity, certainty, via, subject, predicate, object, said_on, "
		"event_time,"
		" paragraph, sentence, start, end, spans, rule, confidence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
		"?7,"
		" ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25)",
	[STMT_CLAIM_SPAN_INSERT] =
		"INSERT INTO claim_spans (claim_id, role, ordinal, start, end, low, high, approximate, unit)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
	[STMT_CLAIM_ARTICLE] = "SELECT article_id FROM claims WHERE id = ?1",
	[STMT_CLAIMS_LOAD] =
		"SELECT c.id, c.text, c.speech, c.verb, c.cue_negated, c.stance, c.polarity, c.certainty,"
		" v.ordinal, c.subject, c.predicate, c.object, c.said_on, c.event_time, c.rule, c.confidence"
		" FROM claims c LEFT JOIN claims v ON v.id = c.via WHERE c.article_id = ?1 ORDER BY "
		"c.ordinal",
	[STMT_CLAIM_SPANS_LOAD] = "SELECT role, start, end, low, high, approximate, unit FROM claim_spans"
				  " WHERE claim_id = ?1 ORDER BY role, ordinal",
	[STMT_CLAIM_SOURCES_LOAD] =
		"SELECT s.name, coalesce(s.kind, cs.kind), coalesce(s.named, cs.named), cs.number, cs.role,"
		" cs.organization, cs.as_written, cs.start, cs.end, cs.basis, cs.anonymity_reason, cs.rule,"
		" cs.confidence FROM claim_sources cs LEFT JOIN sources s ON s.id = cs.source_id"
		" WHERE cs.claim_id = ?1 ORDER BY cs.ordinal",
	[STMT_CLAIM_RECALL] =
		"SELECT c.article_id, c.ordinal, v.ordinal, c.paragraph, c.sentence, a.document, a.outlet,"
		" a.published, c.text, c.quote, c.cue_text, c.verb, c.speech, c.stance, c.cue_negated,"
		" c.polarity, c.certainty, c.said_on, c.event_time, coalesce(a.copy_of, a.id),"
		" c.copy_of IS NOT NULL"
		" FROM claims c JOIN articles a ON a.id = c.article_id LEFT JOIN claims v ON v.id = c.via"
		" WHERE c.id = ?1",
	[STMT_CLAIM_RECALL_CONTENT] =
		"SELECT start, end FROM claim_spans WHERE claim_id = ?1 AND role = 'content'"
		" ORDER BY ordinal",
	[STMT_CLAIM_RECALL_SOURCES] =
		"SELECT cs.source_id, s.name FROM claim_sources cs LEFT JOIN sources s ON s.id = cs.source_id"
		" WHERE cs.claim_id = ?1 ORDER BY cs.ordinal",
	[STMT_SOURCE_FIND] = "SELECT id, role IS NULL OR organization IS NULL FROM sources"
			     " WHERE name = ?1 AND kind = ?2 AND article_id IS ?3",
	[STMT_SOURCE_INSERT] = "INSERT INTO sources (name, kind, named, article_id, role, organization)"
			       " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
	[STMT_SOURCE_LEARN] = "UPDATE sources SET role = coalesce(role, ?2),"
			      " organization = coalesce(organization, ?3) WHERE id = ?1",
	[STMT_SOURCE_NAME_INSERT] = "INSERT OR IGNORE INTO source_names (source_id, article_id, as_written)"
				    " VALUES (?1, ?2, ?3)",
	[STMT_CLAIM_SOURCE_INSERT] =
		"INSERT INTO claim_sources (claim_id, ordinal, source_id, kind, named, number, role,"
		" organization, as_written, start, end, basis, anonymity_reason, rule, confidence)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
	[STMT_ISSUE_SHARED] = "SELECT min(issue_id) FROM conflicts WHERE type = ?3"
			      " AND (claim_a IN (?1, ?2) OR claim_b IN (?1, ?2))",
	[STMT_ISSUE_INSERT] = "INSERT INTO issues (question) VALUES (?1)",
	[STMT_CONFLICT_FIND] = "SELECT id FROM conflicts WHERE (claim_a = ?1 AND claim_b = ?2)"
			       " OR (claim_a = ?2 AND claim_b = ?1)",
	[STMT_CONFLICT_INSERT] = "INSERT INTO conflicts (issue_id, claim_a, claim_b, type, tier, score, "
				 "reason, words_a, start_a,"
				 " end_a, words_b, start_b, end_b) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
				 "?9, ?10, ?11, ?12, ?13)",
	/* The newest first, so that a word that is everywhere costs no more than ?3 rows. */
	[STMT_WORD_CLAIMS] = "SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?1 AND rowid < ?2"
			     " ORDER BY rowid DESC LIMIT ?3",
	[STMT_PROGRESS] = "SELECT *, (SELECT copy_of FROM articles WHERE id = ?1)"
			  " FROM (" PROGRESS_CLAIMS " AND c.article_id = ?1), (" PROGRESS_SOURCES
			  " AND c.article_id = ?1)",
	[STMT_PROGRESS_ALL] = "SELECT *, NULL FROM (" PROGRESS_CLAIMS "), (" PROGRESS_SOURCES ")",
	[STMT_DATA_VERSION] = "PRAGMA data_version",
	[STMT_MARK_INSERT] = "INSERT OR IGNORE INTO article_marks (mark, article_id) VALUES (?1, ?2)",
	[STMT_MARK_ARTICLES] = "SELECT article_id FROM article_marks WHERE mark = ?1"
			       " ORDER BY article_id DESC LIMIT ?2",
	[STMT_PRINTING] = "SELECT coalesce(copy_of, id), published, text FROM articles WHERE id = ?1",
	[STMT_COPIES_MOVE] = "UPDATE articles SET copy_of = ?2 WHERE copy_of = ?1",
	[STMT_COPY_SET] = "UPDATE articles SET copy_of = nullif(?2, 0) WHERE id = ?1",
	[STMT_COPY_INSERT] =
		"INSERT OR IGNORE INTO copies (article_id, nearest_id, shared) VALUES (?1, ?2, ?3)",
	[STMT_REPRINT_INSERT] = "INSERT OR IGNORE INTO reprints (article_id, document, path, outlet, title, "
				"byline, published, url)"
				" SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM articles WHERE id = ?1 AND "
				"outlet <> ?4 COLLATE NOCASE",
	[STMT_ARTICLE_CLAIMS] = "SELECT id FROM claims WHERE article_id = ?1 ORDER BY ordinal",
	[STMT_CLAIM_SAME] =
		"UPDATE claims SET copy_of = CASE WHEN ?3 THEN ?2 END,"
		" same_as = (SELECT coalesce(o.same_as, o.id) FROM claims o WHERE o.id = ?2) WHERE id = ?1",
	[STMT_WARNING_INSERT] = "INSERT INTO warnings (article_id, claim_id, rule, start, end, detail)"
				" VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
	[STMT_WARNINGS_LOAD] = "SELECT w.rule, c.ordinal, w.start, w.end, w.detail FROM warning_table w"
			       " LEFT JOIN claims c ON c.id = w.claim_id WHERE w.article_id = ?1"
			       " ORDER BY c.ordinal IS NULL, c.ordinal, w.rule, w.start",
};

static const char *sql_of(enum stmt stmt)
{
	int row = (int)stmt - (int)STMT_ROWS;

	if (row < 0)
		return stmt_sql[stmt];
	return row < TABLE_COUNT ? rows_sql[row] : rows_by_id_sql[row - TABLE_COUNT];
}

struct query query_begin(struct store *store, enum stmt stmt)
{
	struct query query = { .store = store, .next = 1, .rc = SQLITE_OK };

	if (!store->stmt[stmt])
		query.rc = sqlite3_prepare_v3(
			store->db, sql_of(stmt), -1, SQLITE_PREPARE_PERSISTENT, &store->stmt[stmt], NULL);
	query.stmt = store->stmt[stmt];
	if (query.stmt) {
		sqlite3_reset(query.stmt);
		sqlite3_clear_bindings(query.stmt);
	}
	return query;
}

void query_end(struct query *query)
{
	if (query->stmt)
		sqlite3_reset(query->stmt);
}

static void bound(struct query *query, int rc)
{
	if (query->rc == SQLITE_OK)
		query->rc = rc;
	query->next++;
}

void query_int(struct query *query, int64_t value)
{
	if (query->rc == SQLITE_OK)
		bound(query, sqlite3_bind_int64(query->stmt, query->next, value));
}

void query_real(struct query *query, double value)
{
	if (query->rc != SQLITE_OK)
		return;
	if (!isfinite(value))
		query_null(query);
	else
		bound(query,
			sqlite3_bind_double(query->stmt, query->next, round(value * 10000) / 10000 + 0.0));
}

void query_words(struct query *query, struct str value)
{
	if (query->rc == SQLITE_OK)
		bound(query, sqlite3_bind_text64(query->stmt, query->next, value.p ? value.p : "", value.n,
				     SQLITE_TRANSIENT, SQLITE_UTF8));
}

void query_str(struct query *query, struct str value)
{
	if (value.n)
		query_words(query, value);
	else
		query_null(query);
}

void query_null(struct query *query)
{
	if (query->rc == SQLITE_OK)
		bound(query, sqlite3_bind_null(query->stmt, query->next));
}

int query_row(struct query *query, struct err *err)
{
	int rc = query->rc;

	if (rc == SQLITE_OK)
		rc = sqlite3_step(query->stmt);
	if (rc == SQLITE_ROW)
		return 1;
	if (rc != SQLITE_DONE)
		store_fail(query->store, rc, err);
	query_end(query);
	return rc == SQLITE_DONE ? 0 : -1;
}

int query_run(struct query *query, struct err *err)
{
	int rc = query_row(query, err);

	assert(rc != 1);
	return rc;
}

int64_t query_get_int(const struct query *query, int column)
{
	return sqlite3_column_int64(query->stmt, column);
}

double query_get_real(const struct query *query, int column)
{
	return sqlite3_column_double(query->stmt, column);
}

bool query_is_null(const struct query *query, int column)
{
	return sqlite3_column_type(query->stmt, column) == SQLITE_NULL;
}

struct str query_get_peek(const struct query *query, int column)
{
	const char *p = (const char *)sqlite3_column_text(query->stmt, column);

	return p ? (struct str){ p, (size_t)sqlite3_column_bytes(query->stmt, column) } : (struct str){ 0 };
}

struct str query_get_str(const struct query *query, int column, struct arena *arena)
{
	return str_copy(arena, query_get_peek(query, column));
}
