-- What people decide on claims, conflicts and articles, beyond a status: other words, another source, claims and
-- conflicts that the program did not see. What was found is set aside meanwhile, so that it can come back.

DROP VIEW claim_table;

DROP VIEW conflict_table;

DROP VIEW warning_table;

ALTER TABLE articles ADD COLUMN superseded_by INTEGER REFERENCES articles (id) ON DELETE SET NULL; -- the same page with other text, added later

ALTER TABLE articles ADD COLUMN redate INTEGER NOT NULL DEFAULT 0 CHECK (redate IN (0, 1)); -- its day was changed, the days in its claims were not yet

ALTER TABLE claims ADD COLUMN now_spans TEXT; -- all fragments, where a person or a later reading has other ones than `spans`, which decisions hold on to

ALTER TABLE conflicts ADD COLUMN rule TEXT; -- 'person' where one found it

CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL;

CREATE INDEX articles_by_successor ON articles (superseded_by) WHERE superseded_by IS NOT NULL;

CREATE INDEX articles_to_date ON articles (id) WHERE redate = 1;

CREATE INDEX claims_by_spans ON claims (article_id, spans);

CREATE INDEX steps_undone ON steps (id) WHERE undone_at IS NOT NULL;


-- What a claim was as found, while what a person decided stands in its place.
CREATE TABLE found_claims (
	claim_id INTEGER PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE,
	text TEXT NOT NULL,
	quote TEXT NOT NULL,
	speech TEXT NOT NULL CHECK (speech IN ('direct', 'indirect', 'mixed')),
	start INTEGER NOT NULL CHECK (start >= 0),
	end INTEGER NOT NULL CHECK (end > start),
	now_spans TEXT,
	sources INTEGER NOT NULL DEFAULT 0 CHECK (sources IN (0, 1)) -- are they set aside too, in found_sources?
) STRICT;

-- As claim_sources.
CREATE TABLE found_sources (
	id INTEGER PRIMARY KEY,
	claim_id INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
	ordinal INTEGER NOT NULL CHECK (ordinal > 0),
	source_id INTEGER REFERENCES sources (id) ON DELETE SET NULL,
	kind TEXT NOT NULL,
	named INTEGER NOT NULL CHECK (named IN (0, 1)),
	number INTEGER,
	role TEXT,
	organization TEXT,
	as_written TEXT,
	start INTEGER,
	end INTEGER,
	basis TEXT,
	anonymity_reason TEXT,
	rule TEXT,
	confidence REAL NOT NULL,
	affiliation TEXT,
	relayed_by TEXT,
	candidates TEXT,
	appearance_id INTEGER REFERENCES appearances (id) ON DELETE SET NULL,
	UNIQUE (claim_id, ordinal)
) STRICT;

CREATE INDEX found_sources_by_source ON found_sources (source_id);

CREATE INDEX found_sources_by_appearance ON found_sources (appearance_id);

-- What an article was as read.
CREATE TABLE found_articles (
	article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
	outlet TEXT,
	title TEXT,
	byline TEXT,
	published TEXT,
	url TEXT
) STRICT;

-- How far each article is decided: kept, since counting all claims would take too long.
CREATE TABLE article_counts (
	article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
	claims INTEGER NOT NULL, -- but for states of mind
	decided INTEGER NOT NULL, -- of those
	sources INTEGER NOT NULL, -- of claims
	unnamed INTEGER NOT NULL
) STRICT;

CREATE TABLE decisions_2 (
	id INTEGER PRIMARY KEY,
	subject TEXT NOT NULL CHECK (subject IN ('claim', 'conflict', 'article')),
	article_sha256 TEXT NOT NULL CHECK (length(article_sha256) = 64), -- the claim's, or claim_a's
	spans TEXT NOT NULL, -- claims.spans; of an article ''
	other_sha256 TEXT NOT NULL DEFAULT '', -- claim_b's
	other_spans TEXT NOT NULL DEFAULT '',
	kind TEXT NOT NULL CHECK (kind IN ('status', 'check_status', 'evidence', 'check_method', 'checked_at', 'note',
		'claim', -- another wording
		'spans', -- other words of the article, '1827-1834 1846-1890'
		'source', -- who said it: names, joined by '; ', or '-' where the article does not say
		'dismissed_for', -- why a conflict is none
		'given', -- a person found it: the words of a claim, the reason of a conflict
		'outlet', 'title', 'author', 'date', 'url')), -- of an article
	value TEXT NOT NULL,
	reviewer TEXT,
	decided_at TEXT NOT NULL,
	UNIQUE (article_sha256, spans, other_sha256, other_spans, kind),
	CHECK ((subject = 'article') = (spans = '')),
	CHECK ((subject = 'conflict') = (other_sha256 <> '') AND (subject = 'conflict') = (other_spans <> '')),
	CHECK (CASE kind
		WHEN 'status' THEN (subject = 'claim' AND value IN ('new', 'accepted', 'rejected', 'flagged'))
			OR (subject = 'conflict' AND value IN ('open', 'confirmed', 'dismissed'))
		WHEN 'check_status' THEN subject = 'claim' AND value IN ('unchecked', 'verified', 'corrected', 'unverifiable')
		WHEN 'dismissed_for' THEN subject = 'conflict'
		WHEN 'given' THEN subject IN ('claim', 'conflict')
		WHEN 'note' THEN subject IN ('claim', 'conflict')
		WHEN 'date' THEN subject = 'article' AND value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
		ELSE (subject = 'article') = (kind IN ('outlet', 'title', 'author', 'url')) AND subject <> 'conflict'
			OR (subject = 'conflict' AND kind IN ('evidence', 'check_method', 'checked_at')) END)
) STRICT;

INSERT INTO decisions_2 SELECT * FROM decisions;

DROP TABLE decisions;

ALTER TABLE decisions_2 RENAME TO decisions;

CREATE INDEX decisions_by_other ON decisions (other_sha256) WHERE other_sha256 <> '';

CREATE TABLE events_2 (
	id INTEGER PRIMARY KEY,
	step_id INTEGER NOT NULL REFERENCES steps (id) ON DELETE CASCADE,
	subject TEXT NOT NULL CHECK (subject IN ('claim', 'conflict', 'source', 'article')),
	article_sha256 TEXT NOT NULL CHECK (length(article_sha256) IN (0, 64)),
	place TEXT NOT NULL, -- the claim's spans; a source's kind and name; of an article ''
	other_sha256 TEXT NOT NULL DEFAULT '', -- of a conflict: claim_b's
	other_place TEXT NOT NULL DEFAULT '', -- its spans; of a source: as_written
	kind TEXT NOT NULL,
	old_value TEXT, -- NULL: there was no decision
	new_value TEXT -- NULL: it was taken back
) STRICT;

INSERT INTO events_2 SELECT * FROM events;

DROP TABLE events;

ALTER TABLE events_2 RENAME TO events;

CREATE INDEX events_by_step ON events (step_id);

CREATE INDEX events_by_place ON events (article_sha256, place);

INSERT INTO article_counts (article_id, claims, decided, sources, unnamed)
SELECT a.id, count(DISTINCT c.id), count(DISTINCT iif(d.id, c.id, NULL)), count(cs.id), coalesce(sum(NOT cs.named), 0)
FROM articles a
LEFT JOIN claims c ON c.article_id = a.id AND c.stance <> 'attitude'
LEFT JOIN decisions d ON d.article_sha256 = a.sha256 AND d.spans = c.spans AND d.other_sha256 = '' AND d.other_spans = ''
	AND d.kind = 'status' AND d.value <> 'new'
LEFT JOIN claim_sources cs ON cs.claim_id = c.id
GROUP BY a.id;

-- Flagged pairs that no decision on a claim and no newer version of an article has set aside.
CREATE VIEW standing_conflicts AS
SELECT x.id, x.issue_id, x.claim_a, x.claim_b
FROM conflicts x
JOIN claims a ON a.id = x.claim_a
JOIN articles aa ON aa.id = a.article_id
JOIN claims b ON b.id = x.claim_b
JOIN articles ab ON ab.id = b.article_id
WHERE x.tier = 'flagged' AND aa.superseded_by IS NULL AND ab.superseded_by IS NULL
	AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.article_sha256 = aa.sha256 AND d.spans = a.spans AND d.other_sha256 = ''
		AND d.other_spans = '' AND d.kind = 'status' AND d.value = 'rejected')
	AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.article_sha256 = ab.sha256 AND d.spans = b.spans AND d.other_sha256 = ''
		AND d.other_spans = '' AND d.kind = 'status' AND d.value = 'rejected');

-- Claims that all stand in one outlet or one story, though several articles state them.
CREATE VIEW one_outlet AS
SELECT c.id AS claim_id, c.article_id, c.same_as
FROM claims c
WHERE (c.same_as IS NOT NULL OR EXISTS (SELECT 1 FROM claims e WHERE e.same_as = c.id))
	AND (SELECT CASE count(DISTINCT coalesce(o.copy_of, o.id)) WHEN 1 THEN count(DISTINCT o.outlet) > 1
			ELSE count(DISTINCT o.outlet) = 1 AND count(o.outlet) = count(*) END
		FROM claims e JOIN articles o ON o.id = e.article_id
		WHERE e.id = coalesce(c.same_as, c.id) OR e.same_as = coalesce(c.same_as, c.id));

-- What to ask about a claim's sources is not asked where a person named them.
CREATE VIEW warning_table AS
SELECT w.article_id, w.claim_id, w.rule, w.start, w.end, w.detail FROM warnings w
WHERE NOT EXISTS (SELECT 1 FROM found_claims f WHERE f.claim_id = w.claim_id AND f.sources = 1)
UNION ALL
SELECT c.article_id, c.claim_id, 'one-outlet', NULL, NULL,
	(SELECT group_concat(id, ' ') FROM (SELECT DISTINCT 'a' || e.article_id AS id FROM claims e
		WHERE e.id = coalesce(c.same_as, c.claim_id) OR e.same_as = coalesce(c.same_as, c.claim_id) ORDER BY e.article_id))
FROM one_outlet c;

-- set_aside: rejected, where a side's claim is; superseded, where a side's article is.
CREATE VIEW conflict_table AS
SELECT
	x.id AS conflict_id,
	x.issue_id,
	i.question AS issue,
	x.type,
	x.score,
	x.tier,
	coalesce((SELECT d.value FROM decisions d WHERE d.article_sha256 = aa.sha256 AND d.spans = a.spans
		AND d.other_sha256 = ab.sha256 AND d.other_spans = b.spans AND d.kind = 'status'), 'open') AS status,
	x.reason,
	x.claim_a AS a_claim_id,
	aa.document AS a_document,
	a.ordinal AS a_claim,
	aa.outlet AS a_outlet,
	aa.published AS a_published_at,
	(SELECT group_concat(name, '; ') FROM (SELECT s.name FROM claim_sources cs JOIN sources s ON s.id = cs.source_id
		WHERE cs.claim_id = a.id ORDER BY cs.ordinal)) AS a_source,
	a.quote AS a_quote,
	coalesce(a.now_spans, a.spans) AS a_spans,
	x.words_a AS a_evidence,
	x.start_a || '-' || x.end_a AS a_evidence_spans,
	x.claim_b AS b_claim_id,
	ab.document AS b_document,
	b.ordinal AS b_claim,
	ab.outlet AS b_outlet,
	ab.published AS b_published_at,
	(SELECT group_concat(name, '; ') FROM (SELECT s.name FROM claim_sources cs JOIN sources s ON s.id = cs.source_id
		WHERE cs.claim_id = b.id ORDER BY cs.ordinal)) AS b_source,
	b.quote AS b_quote,
	coalesce(b.now_spans, b.spans) AS b_spans,
	x.words_b AS b_evidence,
	x.start_b || '-' || x.end_b AS b_evidence_spans,
	(SELECT d.value FROM decisions d WHERE d.article_sha256 = aa.sha256 AND d.spans = a.spans
		AND d.other_sha256 = ab.sha256 AND d.other_spans = b.spans AND d.kind = 'note') AS note,
	(SELECT d.reviewer FROM decisions d WHERE d.article_sha256 = aa.sha256 AND d.spans = a.spans
		AND d.other_sha256 = ab.sha256 AND d.other_spans = b.spans
		ORDER BY d.decided_at DESC, d.id DESC LIMIT 1) AS reviewer,
	(SELECT max(d.decided_at) FROM decisions d WHERE d.article_sha256 = aa.sha256 AND d.spans = a.spans
		AND d.other_sha256 = ab.sha256 AND d.other_spans = b.spans) AS reviewed_at,
	(SELECT d.value FROM decisions d WHERE d.article_sha256 = aa.sha256 AND d.spans = a.spans
		AND d.other_sha256 = ab.sha256 AND d.other_spans = b.spans AND d.kind = 'dismissed_for') AS dismissed_for,
	x.rule,
	CASE WHEN aa.superseded_by IS NOT NULL OR ab.superseded_by IS NOT NULL THEN 'superseded'
		WHEN EXISTS (SELECT 1 FROM decisions d WHERE d.article_sha256 = aa.sha256 AND d.spans = a.spans AND d.other_sha256 = ''
			AND d.other_spans = '' AND d.kind = 'status' AND d.value = 'rejected')
		OR EXISTS (SELECT 1 FROM decisions d WHERE d.article_sha256 = ab.sha256 AND d.spans = b.spans AND d.other_sha256 = ''
			AND d.other_spans = '' AND d.kind = 'status' AND d.value = 'rejected')
		THEN 'rejected' END AS set_aside
FROM conflicts x
JOIN issues i ON i.id = x.issue_id
JOIN claims a ON a.id = x.claim_a
JOIN articles aa ON aa.id = a.article_id
JOIN claims b ON b.id = x.claim_b
JOIN articles ab ON ab.id = b.article_id;

CREATE VIEW claim_table AS
SELECT
	c.id AS claim_id,
	c.article_id,
	a.outlet,
	a.title,
	a.url,
	a.published AS published_at,
	c.paragraph,
	c.text AS claim,
	c.quote,
	c.speech,
	(SELECT CASE WHEN count(name) THEN group_concat(coalesce(name, ''), '; ') END
		FROM (SELECT s.name FROM claim_sources cs LEFT JOIN sources s ON s.id = cs.source_id
			WHERE cs.claim_id = c.id ORDER BY cs.ordinal)) AS source,
	c.source_text AS source_as_written,
	(SELECT nullif(group_concat(kind, '; '), '')
		FROM (SELECT coalesce(s.kind, cs.kind) AS kind FROM claim_sources cs LEFT JOIN sources s ON s.id = cs.source_id
			WHERE cs.claim_id = c.id ORDER BY cs.ordinal)) AS source_kind,
	(SELECT group_concat(CASE WHEN named THEN 'yes' ELSE 'no' END, '; ')
		FROM (SELECT coalesce(s.named, cs.named) AS named FROM claim_sources cs LEFT JOIN sources s ON s.id = cs.source_id
			WHERE cs.claim_id = c.id ORDER BY cs.ordinal)) AS named,
	(SELECT CASE WHEN count(number) THEN group_concat(coalesce(number, ''), '; ') END
		FROM (SELECT number FROM claim_sources WHERE claim_id = c.id ORDER BY ordinal)) AS source_number,
	(SELECT CASE WHEN count(role) THEN group_concat(coalesce(role, ''), '; ') END
		FROM (SELECT role FROM claim_sources WHERE claim_id = c.id ORDER BY ordinal)) AS source_role,
	(SELECT CASE WHEN count(basis) THEN group_concat(coalesce(basis, ''), '; ') END
		FROM (SELECT basis FROM claim_sources WHERE claim_id = c.id ORDER BY ordinal)) AS basis,
	(SELECT CASE WHEN count(reason) THEN group_concat(coalesce(reason, ''), '; ') END
		FROM (SELECT anonymity_reason AS reason FROM claim_sources WHERE claim_id = c.id
			ORDER BY ordinal)) AS anonymity_reason,
	c.via,
	c.verb,
	c.polarity,
	c.certainty,
	c.said_on,
	c.event_time,
	(SELECT group_concat(question, '; ')
		FROM (SELECT DISTINCT i.id, i.question FROM standing_conflicts x JOIN issues i ON i.id = x.issue_id
			WHERE x.claim_a = c.id OR x.claim_b = c.id ORDER BY i.id)) AS issue,
	(SELECT group_concat(other, ' ')
		FROM (SELECT x.claim_a + x.claim_b - c.id AS other FROM standing_conflicts x
			WHERE x.claim_a = c.id OR x.claim_b = c.id ORDER BY other)) AS conflicts_with,
	coalesce((SELECT CASE WHEN max(t.status = 'confirmed') THEN 'confirmed' WHEN max(t.status = 'open') THEN 'open'
			WHEN count(*) THEN 'dismissed' END
		FROM conflict_table t WHERE t.conflict_id IN (SELECT x.id FROM standing_conflicts x
			WHERE x.claim_a = c.id OR x.claim_b = c.id)), 'none') AS conflict_status,
	-- Of all claims that state the same. A source that an article does not name is one in all copies of the story.
	max((SELECT count(*) FROM claim_sources WHERE claim_id = c.id) > 0,
		(SELECT count(DISTINCT CASE WHEN s.article_id IS NULL THEN s.id
				ELSE coalesce(o.copy_of, o.id) || ' ' || s.kind || ' ' || s.name END)
			FROM claims e JOIN articles o ON o.id = e.article_id JOIN claim_sources cs ON cs.claim_id = e.id
			JOIN sources s ON s.id = cs.source_id
			WHERE e.id = coalesce(c.same_as, c.id) OR e.same_as = coalesce(c.same_as, c.id))) AS independent_sources,
	-- as warning_table has them, which asked by claim would be made whole for each
	(SELECT group_concat(rule, ' ') FROM (
		SELECT w.rule AS rule FROM warnings w WHERE w.claim_id = c.id
			AND NOT EXISTS (SELECT 1 FROM found_claims f WHERE f.claim_id = c.id AND f.sources = 1)
		UNION SELECT 'one-outlet' WHERE EXISTS (SELECT 1 FROM one_outlet u WHERE u.claim_id = c.id)
		ORDER BY rule)) AS sourcing_warnings,
	coalesce((SELECT value FROM decisions WHERE article_sha256 = a.sha256 AND spans = c.spans AND other_sha256 = ''
		AND other_spans = '' AND kind = 'status'), 'new') AS status,
	coalesce((SELECT value FROM decisions WHERE article_sha256 = a.sha256 AND spans = c.spans AND other_sha256 = ''
		AND other_spans = '' AND kind = 'check_status'), 'unchecked') AS check_status,
	(SELECT value FROM decisions WHERE article_sha256 = a.sha256 AND spans = c.spans AND other_sha256 = ''
		AND other_spans = '' AND kind = 'evidence') AS evidence,
	(SELECT value FROM decisions WHERE article_sha256 = a.sha256 AND spans = c.spans AND other_sha256 = ''
		AND other_spans = '' AND kind = 'check_method') AS check_method,
	(SELECT value FROM decisions WHERE article_sha256 = a.sha256 AND spans = c.spans AND other_sha256 = ''
		AND other_spans = '' AND kind = 'checked_at') AS checked_at,
	(SELECT value FROM decisions WHERE article_sha256 = a.sha256 AND spans = c.spans AND other_sha256 = ''
		AND other_spans = '' AND kind = 'note') AS note,
	(SELECT reviewer FROM decisions WHERE article_sha256 = a.sha256 AND spans = c.spans AND other_sha256 = ''
		AND other_spans = '' ORDER BY decided_at DESC, id DESC LIMIT 1) AS reviewer,
	(SELECT max(decided_at) FROM decisions WHERE article_sha256 = a.sha256 AND spans = c.spans AND other_sha256 = ''
		AND other_spans = '') AS reviewed_at,
	c.rule,
	c.confidence,
	c.start,
	c.end,
	a.sha256 AS article_sha256,
	c.stance,
	coalesce(c.now_spans, c.spans) AS spans,
	a.superseded_by
FROM claims c
JOIN articles a ON a.id = c.article_id;
