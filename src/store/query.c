#include "store/query.h"

#include <assert.h>
#include <math.h>

#define NOW "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"
#define DECISION_KEY                                                                                         \
	"article_sha256 = ?2 AND spans = ?3 AND other_sha256 = ?4 AND other_spans = ?5 AND kind = ?6"
#define SOURCE_DECISION_KEY                                                                                  \
	"?1 = 'source' AND article_sha256 = ?2 AND source = ?3 AND ?4 = '' AND as_written = ?5 AND kind = "  \
	"?6"

/* What decisions call an appearance. */
#define SOURCE_OF(p) "iif(" p ".named, '', 'unnamed ') || " p ".kind || ' ' || " p ".name"

/* Where a source of a claim belongs: to the row that a person split off for it, else to the one that the
 * rules chose, and then wherever that was merged into. The steps are capped, should a damaged file lead in
 * circles. */
#define END_OF(start)                                                                                        \
	"(WITH RECURSIVE up (id, n) AS (SELECT " start ", 0 UNION ALL SELECT s.merged_into, n + 1 FROM up"   \
	" JOIN sources s ON s.id = up.id WHERE s.merged_into IS NOT NULL AND n < 64)"                        \
	" SELECT id FROM up ORDER BY n DESC LIMIT 1)"
#define SPLIT_OFF                                                                                            \
	"(SELECT s.id FROM appearances p JOIN articles a ON a.id = p.article_id"                             \
	" JOIN source_decisions d ON d.article_sha256 IN (a.sha256, '') AND d.source = " SOURCE_OF(          \
		"p") " AND d.as_written IN ('', coalesce(claim_sources.as_written, '')) AND d.kind = "       \
		     "'split'"                                                                               \
		     " JOIN sources s ON s.split_key = d.value WHERE p.id = claim_sources.appearance_id"     \
		     " ORDER BY length(d.article_sha256) DESC, length(d.as_written) DESC LIMIT 1)"
/* Disputes of these types are questions of their own; the others all ask whether it is true. */
#define VALUE_TYPES "('number', 'date', 'place', 'agent')"
/* The evidence overlaps on the shared claim, or on two that state the same, nearly. */
#define ONE_PLACE                                                                                            \
	"iif(x.claim_a = e.id, x.start_a - e.start < ?4 - c.start + 8 * (e.id <> c.id)"                      \
	" AND ?3 - c.start < x.end_a - e.start + 8 * (e.id <> c.id),"                                        \
	" x.start_b - e.start < ?4 - c.start + 8 * (e.id <> c.id)"                                           \
	" AND ?3 - c.start < x.end_b - e.start + 8 * (e.id <> c.id))"
#define REGISTERED "(SELECT registered_id FROM appearances WHERE id = claim_sources.appearance_id)"
#define SETTLE "UPDATE claim_sources SET source_id = " END_OF("coalesce(" SPLIT_OFF ", " REGISTERED ")")

/* A row of one article is one of all articles while a person gave it claims of another. */
#define SCOPE                                                                                                \
	"UPDATE sources SET article_id = iif(EXISTS (SELECT 1 FROM claim_sources cs JOIN claims c"           \
	" ON c.id = cs.claim_id WHERE cs.source_id = sources.id AND c.article_id <> sources.home_id),"       \
	" NULL, home_id) WHERE home_id IS NOT NULL AND id "

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
	[STMT_ARTICLE_NEXT] = "SELECT id FROM articles WHERE id > ?1 ORDER BY id LIMIT 1",
	[STMT_CLAIM_INSERT] =
		"INSERT INTO claims (article_id, ordinal, text, quote, source_text, cue_text, speech, verb,"
		" cue_negated, stance, polarity, certainty, via, subject, predicate, object, said_on, "
		"event_time,"
		" paragraph, sentence, start, end, spans, rule, confidence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
		"?7,"
		" ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25)",
	[STMT_CLAIM_UPDATE] =
		"UPDATE claims SET ordinal = ?2, text = ?3, quote = ?4, source_text = ?5, cue_text = ?6,"
		" speech = ?7, verb = ?8, cue_negated = ?9, stance = ?10, polarity = ?11, certainty = ?12,"
		" via = ?13, subject = ?14, predicate = ?15, object = ?16, said_on = ?17, event_time = ?18,"
		" paragraph = ?19, sentence = ?20, start = ?21, end = ?22, now_spans = nullif(?23, spans),"
		" rule = ?24, confidence = ?25 WHERE id = ?26 AND article_id = ?1",
	[STMT_CLAIM_KEY_SET] = "UPDATE claims SET spans = ?2, now_spans = nullif(spans, ?2) WHERE id = ?1",
	[STMT_CLAIM_SPANS_CLEAR] = "DELETE FROM claim_spans WHERE claim_id = ?1",
	[STMT_CLAIM_SOURCES_CLEAR] = "DELETE FROM claim_sources WHERE claim_id = ?1",
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
	/* The name that this article has, where no person decided on another name or source. */
	[STMT_CLAIM_SOURCES_LOAD] =
		"SELECT iif(s.registered_name IS NULL AND p.registered_id = s.id, p.name, s.name), "
		"coalesce(s.kind, cs.kind), coalesce(s.named, cs.named), cs.number, cs.role,"
		" cs.organization, cs.as_written, cs.start, cs.end, cs.basis, cs.anonymity_reason,"
		" cs.affiliation, cs.relayed_by, cs.candidates, cs.rule, cs.confidence FROM claim_sources cs "
		"LEFT JOIN sources s ON s.id = cs.source_id"
		" LEFT JOIN appearances p ON p.id = cs.appearance_id"
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
	[STMT_SOURCE_INSERT] =
		"INSERT INTO sources (name, kind, named, article_id, home_id, role, organization)"
		" VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6)",
	[STMT_SOURCE_LEARN] = "UPDATE sources SET role = coalesce(role, ?2),"
			      " organization = coalesce(organization, ?3) WHERE id = ?1",
	[STMT_CLAIM_SOURCE_INSERT] =
		"INSERT INTO claim_sources (claim_id, ordinal, source_id, kind, named, number, role,"
		" organization, as_written, start, end, basis, anonymity_reason, affiliation, relayed_by,"
		" candidates, rule, confidence, appearance_id)"
		" VALUES (?1, ?2, NULL, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
		"?18)",
	/* ?1 a claim, ?2 a type, ?3 ?4 its evidence on it; see shared_issues. */
	[STMT_ISSUES_SHARED] =
		"SELECT DISTINCT x.issue_id FROM claims c JOIN claims e ON e.id = coalesce(c.same_as, c.id)"
		" OR e.same_as = coalesce(c.same_as, c.id) JOIN conflicts x ON x.claim_a = e.id OR x.claim_b "
		"= e.id"
		" WHERE c.id = ?1 AND iif(?2 IN " VALUE_TYPES ", x.type = ?2, x.type NOT IN " VALUE_TYPES ")"
		" AND x.tier = 'flagged' AND (" ONE_PLACE
		" OR (x.type = ?2 AND ?2 IN ('self', 'denial', 'lexical'))) ORDER BY x.issue_id",
	/* Those in which the claims ?1 and ?2 both have a flagged pair. */
	[STMT_ISSUES_OF_BOTH] =
		"SELECT issue_id FROM conflicts WHERE (claim_a = ?1 OR claim_b = ?1) AND tier = 'flagged'"
		" INTERSECT SELECT issue_id FROM conflicts WHERE (claim_a = ?2 OR claim_b = ?2)"
		" AND tier = 'flagged' ORDER BY issue_id",
	/* Of what was added about when these were, so that a source with very many claims costs no more. ?1
	   ?2 the claims, ?3 ?4 their evidence, ?5 a type */
	[STMT_ISSUES_ALIKE] =
		"SELECT DISTINCT x.issue_id FROM claim_sources s JOIN claim_sources t"
		" ON t.source_id = s.source_id AND t.id BETWEEN s.id - 20000 AND s.id + 20000"
		" JOIN conflicts x ON x.claim_a = t.claim_id OR x.claim_b = t.claim_id"
		" WHERE s.claim_id IN (?1, ?2) AND ?5 IN " VALUE_TYPES " AND x.type = ?5"
		" AND x.tier = 'flagged'"
		" AND ((lower(x.words_a) = lower(?3) AND lower(x.words_b) = lower(?4))"
		" OR (lower(x.words_a) = lower(?4) AND lower(x.words_b) = lower(?3))) ORDER BY x.issue_id",
	[STMT_ISSUE_MERGE] = "UPDATE conflicts SET issue_id = ?2 WHERE issue_id = ?1",
	/* The pair ?1 is only possible, and others of its issue say nothing sure of both its claims. */
	[STMT_ISSUE_STRAY] =
		"SELECT EXISTS (SELECT 1 FROM conflicts p WHERE p.id = ?1 AND p.tier = 'possible' AND EXISTS"
		" (SELECT 1 FROM conflicts o WHERE o.issue_id = p.issue_id AND o.id <> p.id) AND NOT"
		" (EXISTS (SELECT 1 FROM conflicts o WHERE o.issue_id = p.issue_id AND o.tier = 'flagged'"
		" AND p.claim_a IN (o.claim_a, o.claim_b)) AND EXISTS (SELECT 1 FROM conflicts o WHERE"
		" o.issue_id = p.issue_id AND o.tier = 'flagged' AND p.claim_b IN (o.claim_a, o.claim_b))))",
	[STMT_ISSUE_SET] = "UPDATE conflicts SET issue_id = ?2 WHERE id = ?1",
	[STMT_ISSUE_DROP] = "DELETE FROM issues WHERE id = ?1",
	[STMT_ISSUE_INSERT] = "INSERT INTO issues (question) VALUES (?1)",
	[STMT_CONFLICT_FIND] = "SELECT id FROM conflicts WHERE (claim_a = ?1 AND claim_b = ?2)"
			       " OR (claim_a = ?2 AND claim_b = ?1)",
	[STMT_CONFLICT_INSERT] = "INSERT INTO conflicts (issue_id, claim_a, claim_b, type, tier, score, "
				 "reason, words_a, start_a,"
				 " end_a, words_b, start_b, end_b) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
				 "?9, ?10, ?11, ?12, ?13)",
	[STMT_DAY] = "SELECT coalesce(unixepoch(?1) / 86400, 0),"
		     " EXISTS (SELECT 1 FROM claim_terms WHERE day = 0)",
	[STMT_TERMS_SET] = "UPDATE claim_terms SET terms = ?2 WHERE claim_id = ?1",
	[STMT_TERMS_MISSING] = "SELECT claim_id FROM claim_terms WHERE terms IS NULL LIMIT ?1",
	/* In the order of the key: a term that is everywhere costs no more than ?4 rows. */
	[STMT_TERM_CLAIMS] = "SELECT article_id, claim_id FROM term_claims WHERE term = ?1"
			     " AND day BETWEEN ?2 AND ?3 ORDER BY day, article_id, claim_id LIMIT ?4",
	[STMT_ARTICLE_CLAIMS_WITH_TERMS] =
		"SELECT c.id FROM claims c JOIN claim_terms t ON t.claim_id = c.id"
		" WHERE c.article_id = ?1 AND t.terms <> '[]' ORDER BY c.ordinal LIMIT ?2",
	[STMT_PROGRESS] = "SELECT n.claims, n.decided, n.sources, n.unnamed, a.copy_of FROM article_counts n"
			  " JOIN articles a ON a.id = n.article_id WHERE n.article_id = ?1",
	[STMT_PROGRESS_ALL] = "SELECT sum(claims), sum(decided), sum(sources), sum(unnamed), NULL"
			      " FROM article_counts WHERE article_id NOT IN"
			      " (SELECT id FROM articles WHERE superseded_by IS NOT NULL)",
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
	[STMT_BACKLOG_NEXT] = "SELECT min(article_id) FROM backlog",
	[STMT_BACKLOG_DONE] = "DELETE FROM backlog WHERE article_id = ?1",
	[STMT_SOURCING_INSERT] =
		"INSERT INTO sourcing (article_id, claims, named, anonymous, official, documents,"
		" no_source, unresolved, sources) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
	[STMT_WARNING_INSERT] = "INSERT INTO warnings (article_id, claim_id, rule, start, end, detail)"
				" VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
	[STMT_WARNINGS_LOAD] = "SELECT w.rule, c.ordinal, w.start, w.end, w.detail FROM warning_table w"
			       " LEFT JOIN claims c ON c.id = w.claim_id WHERE w.article_id = ?1"
			       " ORDER BY c.ordinal IS NULL, c.ordinal, w.rule, w.start",
	[STMT_CLAIM_KEY] = "SELECT a.sha256, c.spans, '', '' FROM claims c JOIN articles a ON a.id = "
			   "c.article_id WHERE c.id = ?1",
	[STMT_CONFLICT_KEY] = "SELECT aa.sha256, a.spans, ab.sha256, b.spans FROM conflicts x JOIN claims a "
			      "ON a.id = x.claim_a"
			      " JOIN articles aa ON aa.id = a.article_id JOIN claims b ON b.id = x.claim_b"
			      " JOIN articles ab ON ab.id = b.article_id WHERE x.id = ?1",
	[STMT_DECISION_GET] = "SELECT value FROM decisions WHERE subject = ?1 AND " DECISION_KEY,
	[STMT_DECISION_SET] =
		"INSERT INTO decisions (subject, article_sha256, spans, other_sha256, other_spans, kind, "
		"value,"
		" reviewer, decided_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO UPDATE"
		" SET value = excluded.value, reviewer = excluded.reviewer, decided_at = excluded.decided_at",
	[STMT_DECISION_DROP] = "DELETE FROM decisions WHERE subject = ?1 AND " DECISION_KEY,
	[STMT_SOURCE_DECISION_GET] = "SELECT value FROM source_decisions WHERE " SOURCE_DECISION_KEY,
	[STMT_SOURCE_DECISION_SET] =
		"INSERT INTO source_decisions (article_sha256, source, as_written, kind, value, reviewer,"
		" decided_at) SELECT ?2, ?3, ?5, ?6, ?7, ?8, ?9 WHERE ?1 = 'source' AND ?4 = ''"
		" ON CONFLICT DO UPDATE"
		" SET value = excluded.value, reviewer = excluded.reviewer, decided_at = excluded.decided_at",
	[STMT_SOURCE_DECISION_DROP] = "DELETE FROM source_decisions WHERE " SOURCE_DECISION_KEY,
	[STMT_SPLIT_ROW] = "SELECT id FROM sources WHERE split_key = ?1",
	[STMT_SPLIT_ROW_OF_KEY] = "SELECT id FROM sources"
				  " WHERE split_key = ?1 || ' ' || ?2 || iif(?3 = '', '', char(10) || ?3)",
	[STMT_SPLIT_INSERT] = "INSERT OR IGNORE INTO sources (name, kind, named, split_key)"
			      " VALUES (?1, ?2, ?3, ?4)",
	[STMT_APPEARANCE_ROW] =
		"SELECT p.registered_id FROM articles a JOIN appearances p ON p.article_id = a.id"
		" WHERE a.sha256 = ?1 AND p.name = ?2 AND p.kind = ?3 AND p.named = ?4",
	[STMT_ONLY_ROW_OF_NAME] =
		"SELECT min(s.id) FROM appearances p JOIN sources s ON s.id = p.registered_id"
		" WHERE p.name = ?1 AND p.kind = ?2 AND p.named = ?3 AND s.home_id IS NULL"
		" HAVING count(DISTINCT s.id) = 1",
	[STMT_APPEARANCE_FIND] = "SELECT id, role IS NULL OR organization IS NULL FROM appearances"
				 " WHERE article_id = ?1 AND name = ?2 AND kind = ?3 AND named = ?4",
	[STMT_APPEARANCE_INSERT] =
		"INSERT INTO appearances (article_id, name, kind, named, role, organization, aliases)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	[STMT_APPEARANCE_LEARN] = "UPDATE appearances SET role = coalesce(role, ?2),"
				  " organization = coalesce(organization, ?3) WHERE id = ?1",
	[STMT_APPEARANCES_NEW] = "SELECT id, name, kind, named, role, organization, aliases FROM appearances"
				 " WHERE article_id = ?1 AND registered_id IS NULL ORDER BY id",
	[STMT_APPEARANCE_REGISTER] = "UPDATE appearances SET registered_id = ?2, rule = ?3 WHERE id = ?1",
	/* The row, whether the key is its acronym, its name, whether it has a name of more words */
	[STMT_ROWS_OF_KEY] =
		"SELECT s.id, k.sort = 'acronym', coalesce(s.registered_name, s.name),"
		" EXISTS (SELECT 1 FROM source_keys l WHERE l.source_id = s.id AND l.sort = 'name'"
		" AND instr(l.key, ' ')) FROM source_keys k JOIN sources s ON s.id = k.source_id"
		" WHERE k.key = ?1 AND k.kind = ?2 AND k.sort IN ('name', 'acronym') ORDER BY k.sort DESC, "
		"s.id LIMIT ?3",
	[STMT_FACTS_OF_ROW] = "SELECT sort, value FROM source_facts WHERE source_id = ?1 LIMIT ?2",
	[STMT_KEY_INSERT] = "INSERT OR IGNORE INTO source_keys (source_id, key, kind, sort)"
			    " VALUES (?1, ?2, ?3, ?4)",
	[STMT_FACT_INSERT] =
		"INSERT OR IGNORE INTO source_facts (source_id, sort, value) VALUES (?1, ?2, ?3)",
	[STMT_ABSORB_KEYS] = "UPDATE OR IGNORE source_keys SET source_id = ?1 WHERE source_id = ?2",
	[STMT_ABSORB_FACTS] = "UPDATE OR IGNORE source_facts SET source_id = ?1 WHERE source_id = ?2",
	[STMT_ABSORB_APPEARANCES] = "UPDATE appearances SET registered_id = ?1, rule = 'forms'"
				    " WHERE registered_id = ?2",
	[STMT_ABSORB_MERGED] = "UPDATE sources SET merged_into = ?1 WHERE merged_into = ?2 AND id <> ?1",
	[STMT_SOURCE_DROP] = "DELETE FROM sources WHERE id = ?1",
	[STMT_SOURCE_ROW] = "SELECT name, kind, named, iif(merged_into IS NULL, 0, " END_OF(
		"?1") "), split_key IS NOT NULL FROM sources"
		      " WHERE id = ?1 AND (merged_into IS NOT NULL"
		      " OR EXISTS (SELECT 1 FROM claim_sources WHERE source_id = ?1))",
	[STMT_SOURCE_ANCHORS] =
		"SELECT a.sha256, " SOURCE_OF("p") ", NULL, p.id FROM appearances p JOIN articles a"
						   " ON a.id = p.article_id WHERE p.registered_id = ?1"
						   " UNION ALL SELECT NULL, NULL, split_key, 0 FROM sources "
						   "WHERE id = ?1 AND split_key IS NOT NULL"
						   " ORDER BY 4 LIMIT ?2",
	[STMT_SOURCE_CLAIMS] = "SELECT count(*) FROM claim_sources WHERE source_id = ?1",
	[STMT_PARTS_OF_ARTICLE] = "SELECT DISTINCT a.sha256, " SOURCE_OF(
		"p") ", '' FROM claim_sources cs JOIN appearances p"
		     " ON p.id = cs.appearance_id JOIN articles a ON a.id = p.article_id"
		     " WHERE cs.source_id = ?1 AND a.id = ?2",
	[STMT_PARTS_OF_NAME] = "SELECT DISTINCT a.sha256, " SOURCE_OF(
		"p") ", '' FROM claim_sources cs JOIN appearances p"
		     " ON p.id = cs.appearance_id JOIN articles a ON a.id = p.article_id"
		     " WHERE cs.source_id = ?1 AND p.name = ?2",
	[STMT_PARTS_AS_WRITTEN] = "SELECT DISTINCT a.sha256, " SOURCE_OF(
		"p") ", cs.as_written FROM claim_sources cs JOIN appearances p"
		     " ON p.id = cs.appearance_id JOIN articles a ON a.id = p.article_id"
		     " WHERE cs.source_id = ?1 AND cs.as_written = ?2",
	[STMT_SPLIT_TAKEN] = "SELECT count(*) FROM sources WHERE split_key = ?1 AND (merged_into IS NOT NULL"
			     " OR EXISTS (SELECT 1 FROM source_decisions WHERE value = ?1))",
	[STMT_PROPOSE] =
		"SELECT DISTINCT s.id, s.name FROM source_keys k JOIN sources s ON s.id = k.source_id"
		" WHERE k.key = ?1 AND k.kind = ?2 AND k.sort = ?3 AND s.id <> ?4 AND s.merged_into IS NULL"
		" AND EXISTS (SELECT 1 FROM claim_sources WHERE source_id = s.id) ORDER BY s.id LIMIT ?5",
	[STMT_SOURCE_OLD_ROW] =
		"SELECT source_id FROM claim_sources cs WHERE cs.appearance_id = ?1"
		" AND source_id IS NOT NULL"
		" AND NOT EXISTS (SELECT 1 FROM appearances WHERE registered_id = cs.source_id)"
		" LIMIT 1",
	[STMT_SOURCE_REUSE] =
		"UPDATE sources SET name = ?1, kind = ?2, named = ?3, article_id = ?4, home_id = ?4,"
		" role = ?5, organization = ?6 WHERE id = ?7",
	[STMT_SOURCES_DROP_UNUSED] =
		"DELETE FROM sources WHERE split_key IS NULL AND id NOT IN (SELECT registered_id FROM "
		"appearances"
		" WHERE registered_id IS NOT NULL UNION ALL SELECT source_id FROM claim_sources"
		" WHERE source_id IS NOT NULL)",
	[STMT_ARTICLES_TO_REGISTER] =
		"SELECT DISTINCT article_id FROM appearances"
		" WHERE article_id > ?1 AND registered_id IS NULL ORDER BY article_id LIMIT 1",
	[STMT_ROW_DECISIONS] =
		"SELECT rename, value FROM (SELECT d.id, d.kind = 'rename' AS rename, d.value FROM "
		"appearances p"
		" JOIN articles a ON a.id = p.article_id JOIN source_decisions d ON d.article_sha256 = "
		"a.sha256"
		" AND d.source = " SOURCE_OF(
			"p") " AND d.as_written = '' AND d.kind <> 'split'"
			     " WHERE p.registered_id = ?1 UNION ALL SELECT d.id, d.kind = 'rename', d.value "
			     "FROM sources s"
			     " JOIN source_decisions d ON d.article_sha256 = substr(s.split_key, 1, 64)"
			     " AND d.source || iif(d.as_written = '', '', char(10) || d.as_written) = "
			     "substr(s.split_key, 66)"
			     " AND d.kind <> 'split' WHERE s.id = ?1) ORDER BY id DESC",
	[STMT_DECISIONS_ABOUT] =
		"SELECT d.article_sha256, d.source, d.as_written FROM appearances p JOIN articles a"
		" ON a.id = p.article_id JOIN source_decisions d ON d.article_sha256 = a.sha256"
		" AND d.source = " SOURCE_OF("p") " WHERE p.id = ?1 AND d.kind <> 'split' UNION"
						  " SELECT d.article_sha256, d.source, d.as_written FROM "
						  "appearances p JOIN articles a"
						  " ON a.id = p.article_id JOIN source_decisions d ON "
						  "d.value = a.sha256 || ' ' || " SOURCE_OF(
							  "p") " WHERE p.id = ?1",
	[STMT_SOURCE_RENAME] = "UPDATE sources SET name = coalesce(?2, registered_name, name),"
			       " registered_name = iif(?2 IS NULL, NULL, coalesce(registered_name, name))"
			       " WHERE id = ?1 AND (?2 IS NOT NULL OR registered_name IS NOT NULL)",
	[STMT_SOURCE_TARGET] = "SELECT merged_into FROM sources WHERE id = ?1",
	[STMT_SOURCE_LEAD] = "UPDATE sources SET merged_into = ?2 WHERE id = ?1",
	[STMT_SOURCE_END] = "SELECT " END_OF("?1"),
	[STMT_SETTLE_ROW] = SETTLE " WHERE source_id = ?1 AND appearance_id IS NOT NULL",
	[STMT_SETTLE_APPEARANCE] = SETTLE " WHERE appearance_id = ?1",
	[STMT_SCOPE_ROW] = SCOPE "= ?1",
	[STMT_SCOPE_APPEARANCE] = SCOPE "IN (SELECT source_id FROM claim_sources WHERE appearance_id = ?1)",
	[STMT_NOW] = "SELECT " NOW,
	[STMT_STEP_INSERT] = "INSERT INTO steps (happened_at, reviewer, summary) VALUES (" NOW ", ?1, ?2)",
	[STMT_STEPS_DROP_UNDONE] = "DELETE FROM steps WHERE undone_at IS NOT NULL",
	[STMT_STEP_TO_UNDO] = "SELECT id, summary, reviewer, happened_at FROM steps WHERE undone_at IS NULL"
			      " ORDER BY id DESC LIMIT 1",
	[STMT_STEP_TO_REDO] =
		"SELECT id, summary, reviewer, happened_at FROM steps WHERE undone_at IS NOT NULL"
		" ORDER BY id LIMIT 1",
	[STMT_STEP_UNDONE] = "UPDATE steps SET undone_at = " NOW ", undone_by = ?2 WHERE id = ?1",
	[STMT_STEP_REDONE] = "UPDATE steps SET undone_at = NULL, undone_by = NULL WHERE id = ?1",
	[STMT_EVENT_INSERT] = "INSERT INTO events (subject, article_sha256, place, other_sha256, "
			      "other_place, kind, step_id,"
			      " old_value, new_value) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
	[STMT_EVENTS_OF_STEP] = "SELECT id, subject, article_sha256, place, other_sha256, other_place, kind,"
				" old_value, new_value FROM events WHERE step_id = ?1 ORDER BY id",
	[STMT_EVENT_AUTHOR_BEFORE] =
		"SELECT s.reviewer, s.happened_at FROM events e JOIN events b ON b.article_sha256 = "
		"e.article_sha256"
		" AND b.place = e.place AND b.subject = e.subject AND b.other_sha256 = e.other_sha256"
		" AND b.other_place = e.other_place AND b.kind = e.kind AND b.id < e.id"
		" JOIN steps s ON s.id = b.step_id WHERE e.id = ?1 ORDER BY b.id DESC LIMIT 1",
};

static const char *sql_of(enum stmt stmt)
{
	int row = (int)stmt - (int)STMT_ROWS;

	if (row < 0)
		return stmt_sql[stmt];
	if (stmt >= STMT_DECIDE)
		return decide_sql[stmt - STMT_DECIDE];
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

int query_ids(struct query *query, struct arena *arena, struct id_vec *ids, struct err *err)
{
	int rc;

	while ((rc = query_row(query, err)) == 1)
		vec_push(arena, ids, query_get_int(query, 0));
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
