#include "store/query.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* What people read for a claim's sources. */
#define WHO(claim)                                                                                           \
	"coalesce((SELECT group_concat(who, '; ') FROM (SELECT CASE"                                         \
	" WHEN s.id IS NULL THEN '\"' || coalesce(cs.as_written, '?') || '\" (unresolved)'"                  \
	" WHEN s.kind = 'author' THEN 'the article''s writer'"                                               \
	" WHEN s.named THEN s.name ELSE s.name || ' (not named)' END AS who"                                 \
	" FROM claim_sources cs LEFT JOIN sources s ON s.id = cs.source_id"                                  \
	" WHERE cs.claim_id = " claim " ORDER BY cs.ordinal)), '(no source given)')"

#define ARTICLES                                                                                             \
	"SELECT a.id AS article_id, a.document, a.outlet, a.published AS published_at, a.title,"             \
	" a.byline AS author, a.url, a.path, a.sha256, a.added_at,"                                          \
	" (SELECT count(*) FROM claims c WHERE c.article_id = a.id) AS claims,"                              \
	" (SELECT count(DISTINCT x.id) FROM claims c CROSS JOIN standing_conflicts x ON x.claim_a = c.id"    \
	" OR x.claim_b = c.id WHERE c.article_id = a.id) AS conflicts, a.copy_of,"                           \
	" (SELECT nearest_id FROM copies WHERE article_id = a.id AND a.copy_of IS NOT NULL) AS nearest,"     \
	" (SELECT shared FROM copies WHERE article_id = a.id AND a.copy_of IS NOT NULL) AS shared,"          \
	" (SELECT group_concat(id, ' ') FROM (SELECT id FROM articles o WHERE o.copy_of = a.id"              \
	" ORDER BY id)) AS copies,"                                                                          \
	" (SELECT group_concat(outlet, '; ') FROM (SELECT outlet FROM reprints WHERE article_id = a.id"      \
	" ORDER BY id)) AS reprinted_by, a.superseded_by FROM articles a"
/* The other claims that state the same, by whom. */
#define SAME(claim)                                                                                          \
	"(SELECT group_concat('c' || id || ' ' || by, '; ') FROM (SELECT e.id, " WHO(                        \
		"e.id") " AS by"                                                                             \
			" FROM claims c JOIN claims e ON e.id = coalesce(c.same_as, c.id)"                   \
			" OR e.same_as = coalesce(c.same_as, c.id) WHERE c.id = " claim                      \
			" AND e.id <> c.id ORDER BY e.id))"
#define CLAIMS                                                                                               \
	"SELECT t.*, " WHO("t.claim_id") " AS who, " SAME("t.claim_id") " AS same_who FROM claim_table t"
#define SOURCING                                                                                             \
	"SELECT a.id AS article_id, a.document, a.outlet, a.published AS published_at, a.title, n.claims,"   \
	" n.named, n.anonymous, n.official, n.documents, n.no_source, n.unresolved, n.sources,"              \
	" (SELECT count(*) FROM warnings w WHERE w.article_id = a.id AND NOT EXISTS (SELECT 1 FROM"          \
	" found_claims f WHERE f.claim_id = w.claim_id AND f.sources = 1))"                                  \
	" + (SELECT count(*) FROM one_outlet u WHERE u.article_id = a.id) AS warnings"                       \
	" FROM articles a JOIN sourcing n ON n.article_id = a.id"
#define SOURCES "SELECT * FROM source_table"
#define CONFLICTS                                                                                            \
	"SELECT t.*, " WHO("t.a_claim_id") " AS a_who, " WHO("t.b_claim_id") " AS b_who FROM "               \
									     "conflict_table t"
#define ISSUES                                                                                               \
	"SELECT i.id AS issue_id, i.question, count(*) AS conflicts, min(x.type) AS type"                    \
	" FROM issues i JOIN conflicts x ON x.issue_id = i.id"
#define BEST_FIRST " ORDER BY t.tier, t.score DESC, t.conflict_id"

const char *const rows_sql[TABLE_COUNT] = {
	[TABLE_ARTICLES] = ARTICLES " ORDER BY a.id",
	[TABLE_CLAIMS] = CLAIMS " ORDER BY t.claim_id",
	[TABLE_SOURCES] = SOURCES " ORDER BY source_id",
	[TABLE_CONFLICTS] = CONFLICTS BEST_FIRST,
	[TABLE_STEPS] =
		"SELECT id AS step, happened_at, reviewer, summary, iif(undone_at IS NULL, 'no', 'yes')"
		" AS undone, (SELECT group_concat(change, char(10)) FROM (SELECT kind || ': ' ||"
		" coalesce(old_value, '(none)') || ' → ' || coalesce(new_value, '(none)') AS change"
		" FROM events WHERE step_id = steps.id AND subject <> 'source' ORDER BY id)) AS changes"
		" FROM steps ORDER BY id DESC",
	[TABLE_ISSUES] = ISSUES " GROUP BY i.id ORDER BY i.id",
	[TABLE_SOURCING] = SOURCING " ORDER BY a.id",
};

const char *const rows_by_id_sql[TABLE_COUNT] = {
	[TABLE_ARTICLES] = ARTICLES " WHERE a.id = ?1",
	[TABLE_CLAIMS] = CLAIMS " WHERE t.claim_id = ?1",
	[TABLE_CLAIM_LINES] =
		"SELECT c.id AS claim_id, coalesce((SELECT d.value FROM decisions d WHERE"
		" d.article_sha256 = a.sha256 AND d.spans = c.spans AND d.other_sha256 = ''"
		" AND d.other_spans = '' AND d.kind = 'status'), 'new') AS status, c.text AS claim, " WHO(
			"c.id") " AS who FROM claims c JOIN articles a ON a.id = c.article_id WHERE c.id = "
				"?1",
	[TABLE_EVENTS_OF_CLAIM] =
		"SELECT s.happened_at, s.reviewer, e.kind || ': ' || coalesce(e.old_value, '(none)') || ' → '"
		" || coalesce(e.new_value, '(none)') || iif(s.undone_at IS NULL, '', ', undone') AS change"
		" FROM claims c JOIN articles a ON a.id = c.article_id JOIN events e ON"
		" e.article_sha256 = a.sha256 AND e.place = c.spans AND e.subject = 'claim' AND e.kind <> "
		"'checked_at'"
		" JOIN steps s ON s.id = e.step_id WHERE c.id = ?1 ORDER BY e.id DESC",
	/* A source that an article does not name is one in all copies of the story. */
	[TABLE_SPEAKERS_OF_CLAIM] =
		"SELECT coalesce(c.same_as, c.id) AS same, e.id AS claim_id, e.text AS claim, e.polarity,"
		" e.stance, o.outlet, o.document, o.id AS article_id, CASE WHEN s.id IS NULL THEN NULL"
		" WHEN s.article_id IS NULL THEN s.id ELSE coalesce(o.copy_of, o.id) || ' ' || s.kind || ' ' "
		"||"
		" s.name END AS speaker, CASE WHEN s.id IS NULL THEN coalesce('\"' || cs.as_written ||"
		" '\" (unresolved)', '(no source given)') WHEN s.kind = 'author' THEN 'the article''s writer'"
		" WHEN s.named THEN s.name ELSE s.name || ' (not named)' END AS who"
		" FROM claims c JOIN claims e ON e.id = coalesce(c.same_as, c.id)"
		" OR e.same_as = coalesce(c.same_as, c.id) JOIN articles o ON o.id = e.article_id"
		" LEFT JOIN claim_sources cs ON cs.claim_id = e.id LEFT JOIN sources s ON s.id = cs.source_id"
		" WHERE c.id = ?1 AND (e.id = ?1 OR (o.superseded_by IS NULL AND NOT EXISTS (SELECT 1 FROM"
		" decisions d WHERE d.article_sha256 = o.sha256 AND d.spans = e.spans AND d.other_sha256 = ''"
		" AND d.other_spans = '' AND d.kind = 'status' AND d.value = 'rejected')))"
		" ORDER BY e.id <> ?1, e.id, cs.ordinal",
	[TABLE_SOURCES] = SOURCES " WHERE source_id = ?1",
	[TABLE_CONFLICTS] = CONFLICTS " WHERE t.conflict_id = ?1",
	[TABLE_ISSUES] = ISSUES " WHERE i.id = ?1 GROUP BY i.id",
	[TABLE_CLAIMS_OF_ARTICLE] = CLAIMS " WHERE t.article_id = ?1 ORDER BY t.claim_id",
	[TABLE_CLAIMS_OF_SOURCE] =
		CLAIMS " WHERE t.claim_id IN (SELECT claim_id FROM claim_sources WHERE source_id = ?1)"
		       " ORDER BY t.claim_id",
	[TABLE_APPEARANCES_OF_SOURCE] = "SELECT a.id AS article_id, a.document, a.outlet, a.published AS "
					"published_at, p.name, p.kind, p.role,"
					" p.organization, iif(p.registered_id = ?1, p.rule, 'hand') AS rule,"
					" (SELECT group_concat(w, '; ') FROM (SELECT DISTINCT '“' || "
					"as_written || '”' AS w FROM claim_sources"
					" WHERE appearance_id = p.id AND source_id = ?1)) AS as_written"
					" FROM appearances p JOIN articles a ON a.id = p.article_id"
					" WHERE p.id IN (SELECT appearance_id FROM claim_sources WHERE "
					"source_id = ?1) ORDER BY a.id, p.id",
	[TABLE_CONFLICTS_OF_CLAIM] = CONFLICTS " WHERE t.a_claim_id = ?1 OR t.b_claim_id = ?1" BEST_FIRST,
	[TABLE_SOURCING] = SOURCING " WHERE a.id = ?1",
	[TABLE_WARNINGS_OF_ARTICLE] = "SELECT w.rule, w.claim_id, w.detail, c.text AS claim, " WHO(
		"w.claim_id") " AS who"
			      " FROM warning_table w LEFT JOIN claims c ON c.id = w.claim_id WHERE "
			      "w.article_id = ?1"
			      " ORDER BY w.rule, w.claim_id",
	[TABLE_CONFLICTS_OF_ISSUE] = CONFLICTS " WHERE t.issue_id = ?1" BEST_FIRST,
	[TABLE_LOST] =
		"SELECT d.kind, d.value, d.reviewer, d.decided_at, d.spans, substr(a.text,"
		" CAST(d.spans AS INTEGER) + 1, min(120, max(0, CAST(substr(d.spans, instr(d.spans, '-') + "
		"1) AS"
		" INTEGER) - CAST(d.spans AS INTEGER)))) AS words FROM articles a JOIN decisions d"
		" ON d.article_sha256 = a.sha256 WHERE a.id = ?1 AND d.subject = 'claim' AND NOT EXISTS"
		" (SELECT 1 FROM claims c WHERE c.article_id = a.id AND c.spans = d.spans) ORDER BY d.id",
};

int store_rows_open(
	struct store *store, enum store_table table, int64_t id, struct store_rows *rows, struct err *err)
{
	enum stmt stmt = (enum stmt)((int)STMT_ROWS + (int)table + (id ? TABLE_COUNT : 0));
	struct query query;

	assert(id ? rows_by_id_sql[table] : rows_sql[table]);
	query = query_begin(store, stmt);
	*rows = (struct store_rows){ .store = store, .stmt = (int)stmt };
	if (id)
		query_int(&query, id);
	if (query.rc)
		return store_fail(store, query.rc, err);
	rows->n_columns = sqlite3_column_count(query.stmt);
	assert(rows->n_columns <= STORE_COLUMNS_MAX);
	for (int i = 0; i < rows->n_columns; i++)
		rows->name[i] = sqlite3_column_name(query.stmt, i);
	return 0;
}

int store_rows_next(struct store_rows *rows, struct err *err)
{
	struct query query = { .store = rows->store, .stmt = rows->store->stmt[rows->stmt] };
	int rc = query_row(&query, err);

	for (int i = 0; rc == 1 && i < rows->n_columns; i++) {
		int type = sqlite3_column_type(query.stmt, i);

		rows->cell[i].number = type == SQLITE_INTEGER || type == SQLITE_FLOAT;
		rows->cell[i].text = query_get_peek(&query, i);
	}
	return rc;
}

void store_rows_close(struct store_rows *rows)
{
	if (rows->store)
		sqlite3_reset(rows->store->stmt[rows->stmt]);
	rows->store = NULL;
}

struct str store_rows_get(const struct store_rows *rows, const char *column)
{
	for (int i = 0; i < rows->n_columns; i++)
		if (!strcmp(rows->name[i], column))
			return rows->cell[i].text;
	assert(!"a column of the table");
	return (struct str){ 0 };
}

int64_t store_rows_int(const struct store_rows *rows, const char *column)
{
	struct str text = store_rows_get(rows, column);

	/* SQLite ends its text with a NUL. */
	return text.p ? strtoll(text.p, NULL, 10) : 0;
}
