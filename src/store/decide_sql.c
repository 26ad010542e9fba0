#include "store/decide_sql.h"

#include <stddef.h>

#define OF_CLAIM "article_sha256 = ?1 AND spans = ?2 AND other_sha256 = '' AND other_spans = ''"
#define SOURCE_COLUMNS                                                                                       \
	"claim_id, ordinal, source_id, kind, named, number, role, organization, as_written, start, end,"     \
	" basis, anonymity_reason, rule, confidence, affiliation, relayed_by, candidates, appearance_id"
#define ARTICLE_VALUE(kind, column)                                                                          \
	column " = coalesce((SELECT d.value FROM decisions d WHERE d.article_sha256 = articles.sha256"       \
	       " AND d.spans = '' AND d.other_sha256 = '' AND d.other_spans = '' AND d.kind = '" kind "'),"  \
	       " (SELECT f." column " FROM found_articles f WHERE f.article_id = articles.id))"

const char *const decide_sql[DECIDE_COUNT] = {
	/* with the wording and the spans as they were found */
	[DECIDE_CLAIM_ROW] =
		"SELECT c.article_id, a.sha256, c.spans, coalesce(f.text, c.text), iif(f.claim_id IS NULL,"
		" coalesce(c.now_spans, c.spans), coalesce(f.now_spans, c.spans)), coalesce(f.speech, "
		"c.speech)"
		" FROM claims c JOIN articles a ON a.id = c.article_id LEFT JOIN found_claims f ON "
		"f.claim_id = c.id"
		" WHERE c.id = ?1",
	[DECIDE_CLAIMS_OF_KEY] = "SELECT c.id FROM articles a JOIN claims c ON c.article_id = a.id"
				 " WHERE a.sha256 = ?1 AND c.spans = ?2 ORDER BY c.id",
	[DECIDE_CLAIM_DECISIONS] = "SELECT kind, value FROM decisions WHERE " OF_CLAIM,
	[DECIDE_ARTICLE_DECISIONS] =
		"SELECT kind, value FROM decisions WHERE article_sha256 = ?1 AND spans = ''",
	[DECIDE_ARTICLE_ROW] = "SELECT sha256, text FROM articles WHERE id = ?1",
	/* of claim ?1, 0 for none, and article ?2; claim, spans, source, outlet, title, author, date, url */
	[DECIDE_FOUND_VALUES] =
		"SELECT coalesce(f.text, c.text), iif(f.claim_id IS NULL, coalesce(c.now_spans, c.spans),"
		" coalesce(f.now_spans, c.spans)), CASE f.sources WHEN 1 THEN"
		" (SELECT group_concat(name, '; ') FROM (SELECT s.name FROM found_sources n JOIN sources s"
		" ON s.id = n.source_id WHERE n.claim_id = c.id ORDER BY n.ordinal)) ELSE"
		" (SELECT group_concat(name, '; ') FROM (SELECT s.name FROM claim_sources n JOIN sources s"
		" ON s.id = n.source_id WHERE n.claim_id = c.id ORDER BY n.ordinal)) END,"
		" iif(g.article_id IS NULL, a.outlet, g.outlet), iif(g.article_id IS NULL, a.title, g.title),"
		" iif(g.article_id IS NULL, a.byline, g.byline),"
		" iif(g.article_id IS NULL, a.published, g.published), iif(g.article_id IS NULL, a.url, "
		"g.url)"
		" FROM articles a LEFT JOIN found_articles g ON g.article_id = a.id"
		" LEFT JOIN claims c ON c.id = ?1 LEFT JOIN found_claims f ON f.claim_id = c.id WHERE a.id = "
		"?2",
	[DECIDE_FOUND_GET] = "SELECT sources FROM found_claims WHERE claim_id = ?1",
	[DECIDE_FOUND_KEEP] =
		"INSERT INTO found_claims (claim_id, text, quote, speech, start, end, now_spans)"
		" SELECT id, text, quote, speech, start, end, now_spans FROM claims WHERE id = ?1",
	[DECIDE_FOUND_RESTORE] =
		"UPDATE claims SET text = f.text, quote = f.quote, speech = f.speech, start = f.start,"
		" end = f.end, now_spans = f.now_spans FROM found_claims f"
		" WHERE f.claim_id = claims.id AND claims.id = ?1",
	[DECIDE_FOUND_DROP] = "DELETE FROM found_claims WHERE claim_id = ?1",
	[DECIDE_CLAIM_WORDS] = "UPDATE claims SET text = ?2, quote = ?2, speech = ?3, start = ?4, end = ?5,"
			       " now_spans = ?6 WHERE id = ?1",
	[DECIDE_CLAIM_TEXT] = "UPDATE claims SET text = ?2 WHERE id = ?1",
	[DECIDE_CONTENT_CLEAR] = "DELETE FROM claim_spans WHERE claim_id = ?1 AND role = 'content'",
	[DECIDE_SOURCES_KEEP] = "INSERT INTO found_sources (" SOURCE_COLUMNS ")"
				" SELECT " SOURCE_COLUMNS " FROM claim_sources WHERE claim_id = ?1",
	[DECIDE_SOURCES_MARK] = "UPDATE found_claims SET sources = 1 WHERE claim_id = ?1",
	[DECIDE_SOURCES_CLEAR] = "DELETE FROM claim_sources WHERE claim_id = ?1",
	[DECIDE_SOURCES_RESTORE] =
		"INSERT INTO claim_sources (" SOURCE_COLUMNS ")"
		" SELECT " SOURCE_COLUMNS " FROM found_sources WHERE claim_id = ?1 ORDER BY ordinal",
	[DECIDE_SOURCES_DROP] = "DELETE FROM found_sources WHERE claim_id = ?1",
	[DECIDE_SOURCE_ADD] =
		"INSERT INTO claim_sources (claim_id, ordinal, source_id, kind, named, role, organization, "
		"rule,"
		" confidence, appearance_id) SELECT ?1, ?2, registered_id, kind, named, role, organization,"
		" 'person', 1, id FROM appearances WHERE id = ?3",
	[DECIDE_CLAIM_APPEARANCES] = "SELECT DISTINCT appearance_id FROM claim_sources"
				     " WHERE claim_id = ?1 AND appearance_id IS NOT NULL",
	/* name, kind, named, row */
	[DECIDE_SOURCE_BY_ID] = "SELECT name, kind, named, id FROM sources WHERE id = ?1",
	[DECIDE_SOURCE_IN_ARTICLE] =
		"SELECT name, kind, named, NULL FROM appearances WHERE article_id = ?1"
		" AND name = ?2 COLLATE NOCASE AND (?3 = '' OR kind = ?3) ORDER BY name <> ?2, id LIMIT 1",
	[DECIDE_SOURCE_AS_WRITTEN] =
		"SELECT min(p.name), min(p.kind), min(p.named), NULL FROM claims c JOIN claim_sources cs ON"
		" cs.claim_id = c.id JOIN appearances p ON p.id = cs.appearance_id WHERE c.article_id = ?1"
		" AND cs.as_written = ?2 COLLATE NOCASE AND (?3 = '' OR p.kind = ?3) HAVING count(DISTINCT "
		"p.id) = 1",
	[DECIDE_SOURCE_ANYWHERE] =
		"SELECT min(name), min(kind), min(named), min(id) FROM sources WHERE ?1"
		" AND name = ?2 AND (?3 = '' OR kind = ?3) AND article_id IS NULL AND merged_into IS NULL"
		" HAVING count(*) = 1",
	[DECIDE_APPEARANCE_ADD] = "INSERT OR IGNORE INTO appearances (article_id, name, kind, named)"
				  " VALUES (?1, ?2, ?3, ?4)",
	[DECIDE_APPEARANCE_FIND] = "SELECT id FROM appearances WHERE article_id = ?1 AND name = ?2"
				   " AND kind = ?3 AND named = ?4",
	[DECIDE_APPEARANCE_LEAD] = "UPDATE appearances SET registered_id = ?2, rule = 'person'"
				   " WHERE id = ?1 AND registered_id IS NULL",
	[DECIDE_GIVEN_INSERT] =
		"INSERT INTO claims (article_id, ordinal, text, quote, speech, cue_negated, stance, polarity,"
		" certainty, paragraph, sentence, start, end, spans, rule, confidence) SELECT ?1,"
		" (SELECT coalesce(max(ordinal), 0) + 1 FROM claims WHERE article_id = ?1), ?2, ?2, ?3, 0,"
		" 'asserts', 'affirmed', 'asserted', ?4,"
		" (SELECT coalesce(max(sentence), 1) FROM claims WHERE article_id = ?1 AND start <= ?5),"
		" ?5, ?6, ?7, 'person', 1",
	[DECIDE_GIVEN_DROP] =
		"DELETE FROM claims WHERE article_id = (SELECT id FROM articles WHERE sha256 = ?1)"
		" AND spans = ?2 AND rule = 'person'",
	[DECIDE_GIVENS_OF_ARTICLE] = "SELECT spans FROM decisions WHERE article_sha256 = ?1"
				     " AND subject = 'claim' AND kind = 'given' ORDER BY id",
	[DECIDE_EDITS_OF_ARTICLE] = "SELECT DISTINCT c.id FROM decisions d JOIN claims c ON c.article_id = "
				    "?2 AND c.spans = d.spans"
				    " WHERE d.article_sha256 = ?1 AND d.subject = 'claim' AND d.kind IN "
				    "('claim', 'spans', 'source')"
				    " ORDER BY c.id",
	[DECIDE_NEXT_CLAIM] = "SELECT coalesce(max(id), 0) + 1 FROM claims",
	[DECIDE_NEXT_CONFLICT] = "SELECT coalesce(max(id), 0) + 1 FROM conflicts",
	[DECIDE_GIVEN_PAIRS_OF_ARTICLE] =
		"SELECT article_sha256, spans, other_sha256, other_spans, value, id FROM decisions"
		" WHERE article_sha256 = ?1 AND subject = 'conflict' AND kind = 'given' UNION"
		" SELECT article_sha256, spans, other_sha256, other_spans, value, id FROM decisions"
		" WHERE other_sha256 = ?1 AND other_sha256 <> '' AND subject = 'conflict' AND kind = 'given'"
		" ORDER BY id",
	[DECIDE_PAIR_MARK] = "UPDATE conflicts SET rule = 'person' WHERE claim_a = ?1 AND claim_b = ?2",
	[DECIDE_PAIR_DROP] = "DELETE FROM conflicts WHERE claim_a = ?1 AND claim_b = ?2 AND rule = 'person'",
	[DECIDE_PAIR_TURNED] =
		"SELECT count(*) FROM claims a, articles aa, claims b, articles ab, decisions d WHERE a.id = "
		"?1"
		" AND aa.id = a.article_id AND b.id = ?2 AND ab.id = b.article_id AND d.article_sha256 = "
		"ab.sha256"
		" AND d.spans = b.spans AND d.other_sha256 = aa.sha256 AND d.other_spans = a.spans",
	[DECIDE_ISSUES_DROP_EMPTY] = "DELETE FROM issues WHERE NOT EXISTS (SELECT 1 FROM conflicts x WHERE "
				     "x.issue_id = issues.id)",
	/* A decision holds whichever way its sides stood. */
	[DECIDE_UNDECIDED_PAIRS] =
		"SELECT DISTINCT x.id, x.claim_a, x.claim_b FROM claims c JOIN conflicts x ON x.claim_a = "
		"c.id"
		" OR x.claim_b = c.id JOIN claims a ON a.id = x.claim_a JOIN articles aa ON aa.id = "
		"a.article_id"
		" JOIN claims b ON b.id = x.claim_b JOIN articles ab ON ab.id = b.article_id"
		" WHERE c.article_id = ?1 AND x.rule IS NOT 'person' AND NOT EXISTS (SELECT 1 FROM decisions "
		"d"
		" WHERE (d.article_sha256 = aa.sha256 AND d.spans = a.spans AND d.other_sha256 = ab.sha256"
		" AND d.other_spans = b.spans) OR (d.article_sha256 = ab.sha256 AND d.spans = b.spans"
		" AND d.other_sha256 = aa.sha256 AND d.other_spans = a.spans)) ORDER BY x.id",
	[DECIDE_CONFLICT_DROP] = "DELETE FROM conflicts WHERE id = ?1",
	[DECIDE_CONFLICT_POSSIBLE] =
		"SELECT id FROM conflicts WHERE id = ?1 AND tier = 'possible' AND rule IS NULL",
	[DECIDE_CONFLICT_RENEW] = "UPDATE conflicts SET type = ?2, tier = ?3, score = ?4, reason = ?5, "
				  "words_a = ?6, start_a = ?7,"
				  " end_a = ?8, words_b = ?9, start_b = ?10, end_b = ?11 WHERE id = ?1",
	[DECIDE_ISSUE_RENEW] = "UPDATE issues SET question = ?2 WHERE id = (SELECT issue_id FROM conflicts"
			       " WHERE id = ?1) AND (SELECT count(*) FROM conflicts x WHERE x.issue_id ="
			       " issues.id) = 1",
	[DECIDE_ARTICLE_KEEP] =
		"INSERT OR IGNORE INTO found_articles (article_id, outlet, title, byline, published, url)"
		" SELECT id, outlet, title, byline, published, url FROM articles WHERE id = ?1",
	[DECIDE_ARTICLE_SETTLE] = "UPDATE articles SET " ARTICLE_VALUE("outlet", "outlet") ", " ARTICLE_VALUE(
		"title", "title") ", " ARTICLE_VALUE("author", "byline") ", " ARTICLE_VALUE("url",
		"url") ", " ARTICLE_VALUE("date", "published") ", redate = max(redate, ?2) WHERE id = ?1",
	[DECIDE_COUNT_ARTICLE] =
		"INSERT OR REPLACE INTO article_counts (article_id, claims, decided, sources, unnamed)"
		" SELECT a.id, (SELECT count(*) FROM claims c WHERE c.article_id = a.id AND c.stance <> "
		"'attitude'),"
		" (SELECT count(*) FROM claims c JOIN decisions d ON d.article_sha256 = a.sha256 AND d.spans "
		"= c.spans"
		" AND d.other_sha256 = '' AND d.other_spans = '' AND d.kind = 'status' AND d.value <> 'new'"
		" WHERE c.article_id = a.id AND c.stance <> 'attitude'), s.n, s.unnamed FROM articles a,"
		" (SELECT count(*) AS n, coalesce(sum(NOT cs.named), 0) AS unnamed FROM claims c JOIN "
		"claim_sources cs"
		" ON cs.claim_id = c.id WHERE c.article_id = ?1 AND c.stance <> 'attitude') s WHERE a.id = "
		"?1",
	[DECIDE_EDITED_OF_ARTICLE] =
		"SELECT f.claim_id FROM claims c JOIN found_claims f ON f.claim_id = c.id"
		" WHERE c.article_id = ?1",
	/* id, key, spans as found (once edits are taken back), given; then keys of decisions alone */
	[DECIDE_OLD_CLAIMS] =
		"SELECT c.id, c.spans, coalesce(c.now_spans, c.spans), coalesce(c.rule = 'person', 0) FROM "
		"claims c"
		" WHERE c.article_id = ?1 UNION ALL SELECT 0, k.spans, k.spans, 0 FROM ("
		"SELECT d.spans FROM articles a JOIN decisions d ON d.article_sha256 = a.sha256 WHERE a.id = "
		"?1"
		" AND d.subject <> 'article' UNION SELECT d.other_spans FROM articles a JOIN decisions d"
		" ON d.other_sha256 = a.sha256 AND d.other_sha256 <> '' WHERE a.id = ?1) k"
		" WHERE NOT EXISTS (SELECT 1 FROM claims c WHERE c.article_id = ?1 AND c.spans = k.spans)",
	[DECIDE_CLAIMS_LOOSEN] =
		"UPDATE claims SET via = NULL, ordinal = ordinal + 4294967296 WHERE article_id = ?1",
	[DECIDE_WARNINGS_CLEAR] = "DELETE FROM warnings WHERE article_id = ?1",
	[DECIDE_SOURCING_CLEAR] = "DELETE FROM sourcing WHERE article_id = ?1",
	[DECIDE_CLAIM_DROP] = "DELETE FROM claims WHERE id = ?1",
	[DECIDE_CLAIM_NUMBER] = "UPDATE claims SET ordinal = ?2 WHERE id = ?1",
	[DECIDE_OLD_VERSION] = "SELECT o.id FROM articles n JOIN articles o ON o.url = n.url WHERE n.id = ?1"
			       " AND o.id <> n.id AND o.superseded_by IS NULL ORDER BY o.id DESC LIMIT 1",
	[DECIDE_SUPERSEDE] = "UPDATE articles SET superseded_by = ?2 WHERE id = ?1",
	[DECIDE_MARKS_CLEAR] = "DELETE FROM article_marks WHERE article_id = ?1",
	/* key, words as found */
	[DECIDE_SIDES] = "SELECT c.spans, coalesce(f.quote, c.quote) FROM claims c LEFT JOIN found_claims f"
			 " ON f.claim_id = c.id WHERE c.article_id = ?1",
	[DECIDE_DECIDED_SIDES] =
		"SELECT k.spans, coalesce((SELECT coalesce(f.quote, c.quote) FROM claims c LEFT JOIN "
		"found_claims f"
		" ON f.claim_id = c.id WHERE c.article_id = ?1 AND c.spans = k.spans LIMIT 1), '') FROM ("
		"SELECT d.spans FROM articles a JOIN decisions d ON d.article_sha256 = a.sha256 WHERE a.id = "
		"?1"
		" AND d.subject <> 'article' UNION SELECT d.other_spans FROM articles a JOIN decisions d"
		" ON d.other_sha256 = a.sha256 AND d.other_sha256 <> '' WHERE a.id = ?1) k",
	/* given ones first, so that what was decided on them finds its claim */
	[DECIDE_DECISIONS_ON] =
		"SELECT * FROM (SELECT article_sha256, spans, other_sha256, other_spans, kind, value, "
		"reviewer,"
		" decided_at, id FROM decisions WHERE article_sha256 = ?1 AND subject <> 'article' UNION"
		" SELECT article_sha256, spans, other_sha256, other_spans, kind, value, reviewer, "
		"decided_at, id"
		" FROM decisions WHERE other_sha256 = ?1 AND other_sha256 <> '')"
		" ORDER BY other_sha256 <> '', kind <> 'given', id",
	[DECIDE_COPIES_NEW_ROOT] = "SELECT id FROM articles WHERE copy_of = ?1 ORDER BY published IS NULL, "
				   "published, id LIMIT 1",
	[DECIDE_COPIES_OF] = "UPDATE articles SET copy_of = ?2 WHERE copy_of = ?1 AND id <> ?2",
	[DECIDE_COPIES_FREE] = "UPDATE articles SET copy_of = NULL WHERE id = ?1",
	[DECIDE_ARTICLE_DROP] = "DELETE FROM articles WHERE id = ?1",
	[DECIDE_APPEARANCES_DROP_UNUSED] =
		"DELETE FROM appearances WHERE article_id = ?1"
		" AND NOT EXISTS (SELECT 1 FROM claim_sources s WHERE s.appearance_id = appearances.id)"
		" AND NOT EXISTS (SELECT 1 FROM found_sources s WHERE s.appearance_id = appearances.id)",
	[DECIDE_APPEARANCES] = "SELECT id FROM appearances WHERE article_id = ?1 ORDER BY id",
	[DECIDE_TERMS_CLEAR] = "UPDATE claim_terms SET terms = '[]'"
			       " WHERE claim_id IN (SELECT id FROM claims WHERE article_id = ?1)",
	/* of the older versions of an article */
	[DECIDE_TERMS_STALE] =
		"UPDATE claim_terms SET terms = NULL WHERE claim_id IN (SELECT c.id FROM articles a"
		" JOIN claims c ON c.article_id = a.id WHERE a.superseded_by = ?1)",
	[DECIDE_TO_REDATE] = "SELECT id FROM articles WHERE redate = 1 ORDER BY id LIMIT 1",
	[DECIDE_REDATED] = "UPDATE articles SET redate = 0 WHERE id = ?1",
	[DECIDE_CLAIM_DAYS] = "UPDATE claims SET said_on = ?2, event_time = ?3, text = iif(EXISTS"
			      " (SELECT 1 FROM found_claims WHERE claim_id = ?1), text, ?4) WHERE id = ?1",
};
