-- Copies of one wire story, claims that state the same, and what a standards editor would ask.
-- articles.copy_of names the original: the first published, else the first added; never another copy.

CREATE INDEX articles_by_copy_of ON articles (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE copies (
	article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
	nearest_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the article most like it
	shared REAL NOT NULL CHECK (shared BETWEEN 0 AND 1) -- of the shorter one's words, how many stand in both
) STRICT;

-- The least hashes of an article's runs of five words: a copy has some of them too.
CREATE TABLE article_marks (
	mark INTEGER NOT NULL,
	article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
	PRIMARY KEY (mark, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_marks_by_article ON article_marks (article_id); -- for when it is removed
CREATE INDEX copies_by_nearest ON copies (nearest_id);

-- The same text word for word, from another outlet: its article and claims are there already.
CREATE TABLE reprints (
	id INTEGER PRIMARY KEY,
	article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
	document TEXT NOT NULL,
	path TEXT,
	outlet TEXT NOT NULL CHECK (outlet <> ''),
	title TEXT,
	byline TEXT,
	published TEXT CHECK (published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	url TEXT,
	added_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
	UNIQUE (article_id, outlet)
) STRICT;

ALTER TABLE claims ADD COLUMN copy_of INTEGER REFERENCES claims (id) ON DELETE SET NULL; -- in an earlier printing
ALTER TABLE claims ADD COLUMN same_as INTEGER REFERENCES claims (id) ON DELETE SET NULL; -- the first that states it
CREATE INDEX claims_by_copy_of ON claims (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX claims_by_same_as ON claims (same_as) WHERE same_as IS NOT NULL;

CREATE TABLE warnings (
	id INTEGER PRIMARY KEY,
	article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
	claim_id INTEGER REFERENCES claims (id) ON DELETE CASCADE, -- NULL: the whole article
	rule TEXT NOT NULL CHECK (rule <> ''),
	start INTEGER CHECK (start >= 0), -- the words in question
	end INTEGER CHECK (end > start),
	detail TEXT, -- whom or what it is about
	CHECK ((start IS NULL) = (end IS NULL))
) STRICT;

CREATE INDEX warnings_by_article ON warnings (article_id);
CREATE INDEX warnings_by_claim ON warnings (claim_id) WHERE claim_id IS NOT NULL;

-- Of an article's claims that state something, how many are by whom; one may be in several columns.
CREATE TABLE sourcing (
	article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
	claims INTEGER NOT NULL,
	named INTEGER NOT NULL,
	anonymous INTEGER NOT NULL, -- could be named and are not
	official INTEGER NOT NULL, -- a government, an authority, the police, a court
	documents INTEGER NOT NULL,
	no_source INTEGER NOT NULL,
	unresolved INTEGER NOT NULL, -- given, but who it is could not be told
	sources INTEGER NOT NULL -- different ones
) STRICT;

-- Articles of before, whose copies and warnings are still to be found.
CREATE TABLE backlog (
	article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
) STRICT;

INSERT INTO backlog SELECT id FROM articles;

-- With the warnings that take other articles to tell: several outlets print a claim, but in one story; or several
-- stories have it, but of one outlet.
CREATE VIEW warning_table AS
SELECT w.article_id, w.claim_id, w.rule, w.start, w.end, w.detail FROM warnings w
UNION ALL
SELECT c.article_id, c.id, 'one-outlet', NULL, NULL,
	(SELECT group_concat(id, ' ') FROM (SELECT DISTINCT 'a' || e.article_id AS id FROM claims e
		WHERE e.id = coalesce(c.same_as, c.id) OR e.same_as = coalesce(c.same_as, c.id) ORDER BY e.article_id))
FROM claims c
WHERE (c.same_as IS NOT NULL OR EXISTS (SELECT 1 FROM claims e WHERE e.same_as = c.id))
	AND (SELECT CASE count(DISTINCT coalesce(o.copy_of, o.id)) WHEN 1 THEN count(DISTINCT o.outlet) > 1
			ELSE count(DISTINCT o.outlet) = 1 AND count(o.outlet) = count(*) END
		FROM claims e JOIN articles o ON o.id = e.article_id
		WHERE e.id = coalesce(c.same_as, c.id) OR e.same_as = coalesce(c.same_as, c.id));

DROP VIEW claim_table;

-- Lists that run beside each other (source, source_kind, named, ...) have a place for each source; one that holds
-- nothing at all is NULL.
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
		FROM (SELECT DISTINCT i.id, i.question FROM conflicts x JOIN issues i ON i.id = x.issue_id
			WHERE (x.claim_a = c.id OR x.claim_b = c.id) AND x.tier = 'flagged' ORDER BY i.id)) AS issue,
	(SELECT group_concat(other, ' ')
		FROM (SELECT x.claim_a + x.claim_b - c.id AS other FROM conflicts x
			WHERE (x.claim_a = c.id OR x.claim_b = c.id) AND x.tier = 'flagged' ORDER BY other)) AS conflicts_with,
	coalesce((SELECT CASE WHEN max(t.status = 'confirmed') THEN 'confirmed' WHEN max(t.status = 'open') THEN 'open'
			WHEN count(*) THEN 'dismissed' END
		FROM conflict_table t WHERE t.conflict_id IN (SELECT x.id FROM conflicts x
			WHERE (x.claim_a = c.id OR x.claim_b = c.id) AND x.tier = 'flagged')), 'none') AS conflict_status,
	-- Of all claims that state the same. A source that an article does not name is one in all copies of the story.
	max((SELECT count(*) FROM claim_sources WHERE claim_id = c.id) > 0,
		(SELECT count(DISTINCT CASE WHEN s.article_id IS NULL THEN s.id
				ELSE coalesce(o.copy_of, o.id) || ' ' || s.kind || ' ' || s.name END)
			FROM claims e JOIN articles o ON o.id = e.article_id JOIN claim_sources cs ON cs.claim_id = e.id
			JOIN sources s ON s.id = cs.source_id
			WHERE e.id = coalesce(c.same_as, c.id) OR e.same_as = coalesce(c.same_as, c.id))) AS independent_sources,
	(SELECT group_concat(rule, ' ') FROM (SELECT DISTINCT rule FROM warning_table WHERE claim_id = c.id
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
	c.spans
FROM claims c
JOIN articles a ON a.id = c.article_id;
