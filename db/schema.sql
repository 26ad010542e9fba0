-- Generated from db/migrations/ by tests/unit/test-store-schema --print; a test holds it true.
PRAGMA application_id = 1396791631;
PRAGMA user_version = 5;

CREATE TABLE articles (
	id INTEGER PRIMARY KEY,
	document TEXT NOT NULL, -- the id given, else the file's base name without extension
	path TEXT,
	sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), -- of the text: the same text is the same article
	outlet TEXT,
	title TEXT,
	byline TEXT,
	published TEXT CHECK (published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	url TEXT,
	copy_of INTEGER REFERENCES articles (id), -- the article that this one prints again
	added_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
	text TEXT NOT NULL CHECK (text <> '') -- last: the other columns are read without it
, superseded_by INTEGER REFERENCES articles (id) ON DELETE SET NULL, redate INTEGER NOT NULL DEFAULT 0 CHECK (redate IN (0, 1))) STRICT;

CREATE TABLE claims (
	id INTEGER PRIMARY KEY,
	article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
	ordinal INTEGER NOT NULL CHECK (ordinal > 0), -- in text order, an outer claim before those nested in it
	text TEXT NOT NULL, -- one statement, readable by itself
	quote TEXT NOT NULL, -- the article's words, fragments joined by ' … '
	source_text TEXT, -- the words that give the source, joined in the same way
	cue_text TEXT,
	speech TEXT NOT NULL CHECK (speech IN ('direct', 'indirect', 'mixed')),
	verb TEXT, -- the cue's lemma
	cue_negated INTEGER NOT NULL CHECK (cue_negated IN (0, 1)), -- 'did not say'
	stance TEXT NOT NULL CHECK (stance IN ('asserts', 'denies', 'admits', 'confirms', 'alleges', 'predicts',
		'asks', 'refuses', 'attitude')),
	polarity TEXT NOT NULL CHECK (polarity IN ('affirmed', 'denied')),
	certainty TEXT NOT NULL CHECK (certainty IN ('asserted', 'hedged', 'conditional', 'forecast', 'question')),
	via INTEGER REFERENCES claims (id) ON DELETE CASCADE, -- the claim that this one is reported in
	subject TEXT,
	predicate TEXT,
	object TEXT,
	said_on TEXT CHECK (said_on GLOB '[0-9][0-9][0-9][0-9]*'),
	event_time TEXT CHECK (event_time GLOB '[0-9][0-9][0-9][0-9]*'),
	paragraph INTEGER NOT NULL CHECK (paragraph > 0), -- the cue's, counted from 1
	sentence INTEGER NOT NULL CHECK (sentence > 0), -- in the article
	start INTEGER NOT NULL CHECK (start >= 0), -- of the first fragment of content
	end INTEGER NOT NULL CHECK (end > start), -- of the last
	spans TEXT NOT NULL, -- all fragments, '1827-1834 1846-1890'; with the article's hash, what a decision holds on to
	rule TEXT, -- what found it
	confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), copy_of INTEGER REFERENCES claims (id) ON DELETE SET NULL, same_as INTEGER REFERENCES claims (id) ON DELETE SET NULL, now_spans TEXT,
	UNIQUE (article_id, ordinal)
) STRICT;

CREATE INDEX claims_by_via ON claims (via) WHERE via IS NOT NULL;

CREATE TABLE claim_spans (
	id INTEGER PRIMARY KEY,
	claim_id INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
	role TEXT NOT NULL CHECK (role IN ('source', 'cue', 'content', 'quantity')),
	ordinal INTEGER NOT NULL CHECK (ordinal > 0),
	start INTEGER NOT NULL CHECK (start >= 0),
	end INTEGER NOT NULL CHECK (end > start),
	low REAL, -- of a quantity: the amount as a closed interval, NULL where it is open
	high REAL CHECK (high >= low),
	approximate INTEGER CHECK (approximate IN (0, 1)),
	unit TEXT, -- what is counted
	UNIQUE (claim_id, role, ordinal),
	CHECK (role = 'quantity' OR (low IS NULL AND high IS NULL AND approximate IS NULL AND unit IS NULL))
) STRICT;

CREATE TABLE sources (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL CHECK (name <> ''),
	kind TEXT NOT NULL CHECK (kind IN ('', 'person', 'group', 'organization', 'document', 'outlet', 'author')),
	named INTEGER NOT NULL CHECK (named IN (0, 1)),
	article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE, -- NULL: one and the same in all articles
	role TEXT,
	organization TEXT
, home_id INTEGER REFERENCES articles (id) ON DELETE SET NULL, merged_into INTEGER REFERENCES sources (id) ON DELETE SET NULL, registered_name TEXT, split_key TEXT) STRICT;

CREATE TABLE claim_sources (
	id INTEGER PRIMARY KEY,
	claim_id INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
	ordinal INTEGER NOT NULL CHECK (ordinal > 0),
	source_id INTEGER REFERENCES sources (id), -- NULL: given in the article, not resolved
	kind TEXT NOT NULL CHECK (kind IN ('', 'person', 'group', 'organization', 'document', 'outlet', 'author')),
	named INTEGER NOT NULL CHECK (named IN (0, 1)),
	number INTEGER CHECK (number > 0), -- how many people it is said to be
	role TEXT,
	organization TEXT,
	as_written TEXT,
	start INTEGER CHECK (start >= 0),
	end INTEGER CHECK (end > start),
	basis TEXT, -- 'in a statement'
	anonymity_reason TEXT,
	rule TEXT, -- what resolved it
	confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), affiliation TEXT, relayed_by TEXT, candidates TEXT, appearance_id INTEGER REFERENCES appearances (id) ON DELETE SET NULL,
	UNIQUE (claim_id, ordinal),
	CHECK ((start IS NULL) = (end IS NULL))
) STRICT;

CREATE INDEX claim_sources_by_source ON claim_sources (source_id);

CREATE TABLE issues (
	id INTEGER PRIMARY KEY,
	question TEXT NOT NULL
) STRICT;

CREATE TABLE conflicts (
	id INTEGER PRIMARY KEY,
	issue_id INTEGER NOT NULL REFERENCES issues (id),
	claim_a INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE, -- the earlier one
	claim_b INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
	type TEXT NOT NULL CHECK (type IN ('self', 'denial', 'number', 'date', 'place', 'agent', 'negation',
		'antonym', 'modality', 'lexical')),
	tier TEXT NOT NULL CHECK (tier IN ('flagged', 'possible')),
	score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
	reason TEXT NOT NULL,
	words_a TEXT NOT NULL, -- the words that clash, and where they stand in the article
	start_a INTEGER NOT NULL CHECK (start_a >= 0),
	end_a INTEGER NOT NULL CHECK (end_a > start_a),
	words_b TEXT NOT NULL,
	start_b INTEGER NOT NULL CHECK (start_b >= 0),
	end_b INTEGER NOT NULL CHECK (end_b > start_b), rule TEXT,
	UNIQUE (claim_a, claim_b),
	CHECK (claim_a <> claim_b)
) STRICT;

CREATE INDEX conflicts_by_b ON conflicts (claim_b);

CREATE INDEX conflicts_by_issue ON conflicts (issue_id);

CREATE VIRTUAL TABLE claims_fts USING fts5 (
	text, quote, content="claims", content_rowid="id", tokenize="porter unicode61 remove_diacritics 2"
);

CREATE UNIQUE INDEX sources_by_split ON sources (split_key) WHERE split_key IS NOT NULL;

CREATE INDEX sources_by_name ON sources (name, kind);

CREATE INDEX sources_by_article ON sources (article_id);

CREATE INDEX sources_by_home ON sources (home_id) WHERE home_id IS NOT NULL;

CREATE INDEX sources_by_target ON sources (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE appearances (
	id INTEGER PRIMARY KEY,
	article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
	name TEXT NOT NULL CHECK (name <> ''), -- the fullest in the article
	kind TEXT NOT NULL CHECK (kind IN ('', 'person', 'group', 'organization', 'document', 'outlet', 'author')),
	named INTEGER NOT NULL CHECK (named IN (0, 1)),
	role TEXT,
	organization TEXT,
	aliases TEXT, -- other names that the article calls it, joined by '; '
	registered_id INTEGER REFERENCES sources (id), -- the row that the rules chose; a person may have decided otherwise
	rule TEXT, -- what chose it
	UNIQUE (article_id, name, kind, named)
) STRICT;

CREATE INDEX appearances_by_source ON appearances (registered_id);

CREATE INDEX appearances_by_name ON appearances (name, kind);

CREATE TABLE source_keys (
	id INTEGER PRIMARY KEY,
	source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
	key TEXT NOT NULL CHECK (key <> ''), -- folded, without accents, periods and middle initials
	kind TEXT NOT NULL, -- of the source
	sort TEXT NOT NULL CHECK (sort IN ('name', 'acronym', 'part', 'familiar', 'initials')), -- the last three only propose
	UNIQUE (key, kind, sort, source_id)
) STRICT;

CREATE INDEX source_keys_by_source ON source_keys (source_id);

CREATE TABLE source_facts (
	id INTEGER PRIMARY KEY,
	source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
	sort TEXT NOT NULL CHECK (sort IN ('middle', 'suffix', 'trade', 'place', 'school')),
	value TEXT NOT NULL,
	UNIQUE (source_id, sort, value)
) STRICT;

CREATE INDEX claim_sources_by_appearance ON claim_sources (appearance_id);

CREATE TABLE source_decisions (
	id INTEGER PRIMARY KEY,
	article_sha256 TEXT NOT NULL CHECK (length(article_sha256) IN (0, 64)), -- '': any article, of a split
	source TEXT NOT NULL CHECK (source <> ''), -- as that article has it: 'person Anna Kell', 'unnamed group officials'
	as_written TEXT NOT NULL DEFAULT '', -- of a split: what is so written alone
	kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename')),
	value TEXT NOT NULL CHECK (value <> ''), -- rename: the name; else hash and source of where it goes
	reviewer TEXT,
	decided_at TEXT NOT NULL,
	UNIQUE (article_sha256, source, as_written, kind)
) STRICT;

CREATE INDEX source_decisions_by_value ON source_decisions (value);

CREATE TABLE steps (
	id INTEGER PRIMARY KEY,
	happened_at TEXT NOT NULL,
	reviewer TEXT,
	summary TEXT NOT NULL CHECK (summary <> ''),
	undone_at TEXT, -- NULL: it holds
	undone_by TEXT
) STRICT;

CREATE INDEX articles_by_copy_of ON articles (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE copies (
	article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
	nearest_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the article most like it
	shared REAL NOT NULL CHECK (shared BETWEEN 0 AND 1) -- of the shorter one's words, how many stand in both
) STRICT;

CREATE TABLE article_marks (
	mark INTEGER NOT NULL,
	article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
	PRIMARY KEY (mark, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_marks_by_article ON article_marks (article_id);

CREATE INDEX copies_by_nearest ON copies (nearest_id);

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

CREATE TABLE backlog (
	article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE claim_terms (
	claim_id INTEGER PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE,
	article_id INTEGER NOT NULL, -- the claim's
	day INTEGER NOT NULL, -- the article's, counted from 1970-01-01; 0 unknown
	terms TEXT CHECK (json_type(terms) = 'array') -- strings; NULL: still to be made
) STRICT;

CREATE INDEX claim_terms_missing ON claim_terms (claim_id) WHERE terms IS NULL;

CREATE INDEX claim_terms_undated ON claim_terms (claim_id) WHERE day = 0;

CREATE TABLE term_claims (
	term TEXT NOT NULL,
	day INTEGER NOT NULL,
	article_id INTEGER NOT NULL,
	claim_id INTEGER NOT NULL,
	PRIMARY KEY (term, day, article_id, claim_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL;

CREATE INDEX articles_by_successor ON articles (superseded_by) WHERE superseded_by IS NOT NULL;

CREATE INDEX articles_to_date ON articles (id) WHERE redate = 1;

CREATE INDEX claims_by_spans ON claims (article_id, spans);

CREATE INDEX steps_undone ON steps (id) WHERE undone_at IS NOT NULL;

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

CREATE TABLE found_articles (
	article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
	outlet TEXT,
	title TEXT,
	byline TEXT,
	published TEXT,
	url TEXT
) STRICT;

CREATE TABLE article_counts (
	article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
	claims INTEGER NOT NULL, -- but for states of mind
	decided INTEGER NOT NULL, -- of those
	sources INTEGER NOT NULL, -- of claims
	unnamed INTEGER NOT NULL
) STRICT;

CREATE TABLE "decisions" (
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

CREATE INDEX decisions_by_other ON decisions (other_sha256) WHERE other_sha256 <> '';

CREATE TABLE "events" (
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

CREATE INDEX events_by_step ON events (step_id);

CREATE INDEX events_by_place ON events (article_sha256, place);

CREATE TRIGGER claims_fts_insert AFTER INSERT ON claims BEGIN
	INSERT INTO claims_fts (rowid, text, quote) VALUES (new.id, new.text, new.quote);
END;

CREATE TRIGGER claims_fts_delete AFTER DELETE ON claims BEGIN
	INSERT INTO claims_fts (claims_fts, rowid, text, quote) VALUES ('delete', old.id, old.text, old.quote);
END;

CREATE TRIGGER claims_fts_update AFTER UPDATE OF text, quote ON claims BEGIN
	INSERT INTO claims_fts (claims_fts, rowid, text, quote) VALUES ('delete', old.id, old.text, old.quote);
	INSERT INTO claims_fts (rowid, text, quote) VALUES (new.id, new.text, new.quote);
END;

CREATE TRIGGER claim_terms_new AFTER INSERT ON claims BEGIN
	INSERT INTO claim_terms (claim_id, article_id, day)
	SELECT new.id, id, coalesce(unixepoch(published) / 86400, 0) FROM articles WHERE id = new.article_id;
END;

CREATE TRIGGER claim_terms_stale AFTER UPDATE OF text, quote, copy_of ON claims BEGIN
	UPDATE claim_terms SET terms = NULL WHERE claim_id = new.id;
END;

CREATE TRIGGER claim_terms_redated AFTER UPDATE OF published ON articles BEGIN
	UPDATE claim_terms SET day = coalesce(unixepoch(new.published) / 86400, 0)
	WHERE claim_id IN (SELECT id FROM claims WHERE article_id = new.id);
END;

CREATE TRIGGER term_claims_update AFTER UPDATE ON claim_terms BEGIN
	DELETE FROM term_claims WHERE day = old.day AND article_id = old.article_id AND claim_id = old.claim_id
		AND term IN (SELECT value FROM json_each(old.terms));
	INSERT OR IGNORE INTO term_claims (term, day, article_id, claim_id)
	SELECT value, new.day, new.article_id, new.claim_id FROM json_each(new.terms);
END;

CREATE TRIGGER term_claims_delete AFTER DELETE ON claim_terms BEGIN
	DELETE FROM term_claims WHERE day = old.day AND article_id = old.article_id AND claim_id = old.claim_id
		AND term IN (SELECT value FROM json_each(old.terms));
END;

CREATE VIEW source_names AS
SELECT DISTINCT cs.source_id, c.article_id, cs.as_written
FROM claim_sources cs
JOIN claims c ON c.id = cs.claim_id
WHERE cs.source_id IS NOT NULL AND cs.as_written IS NOT NULL;

CREATE VIEW source_table AS
SELECT
	s.id AS source_id,
	s.name,
	s.kind,
	CASE WHEN s.named THEN 'yes' ELSE 'no' END AS named,
	s.role,
	s.organization,
	s.article_id,
	(SELECT group_concat(as_written, '; ')
		FROM (SELECT DISTINCT as_written FROM claim_sources WHERE source_id = s.id AND as_written IS NOT NULL
			ORDER BY as_written)) AS as_written,
	(SELECT count(DISTINCT claim_id) FROM claim_sources WHERE source_id = s.id) AS claims,
	(SELECT count(DISTINCT c.article_id) FROM claim_sources cs JOIN claims c ON c.id = cs.claim_id
		WHERE cs.source_id = s.id) AS articles
FROM sources s
WHERE EXISTS (SELECT 1 FROM claim_sources WHERE source_id = s.id);

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

CREATE VIEW one_outlet AS
SELECT c.id AS claim_id, c.article_id, c.same_as
FROM claims c
WHERE (c.same_as IS NOT NULL OR EXISTS (SELECT 1 FROM claims e WHERE e.same_as = c.id))
	AND (SELECT CASE count(DISTINCT coalesce(o.copy_of, o.id)) WHEN 1 THEN count(DISTINCT o.outlet) > 1
			ELSE count(DISTINCT o.outlet) = 1 AND count(o.outlet) = count(*) END
		FROM claims e JOIN articles o ON o.id = e.article_id
		WHERE e.id = coalesce(c.same_as, c.id) OR e.same_as = coalesce(c.same_as, c.id));

CREATE VIEW warning_table AS
SELECT w.article_id, w.claim_id, w.rule, w.start, w.end, w.detail FROM warnings w
WHERE NOT EXISTS (SELECT 1 FROM found_claims f WHERE f.claim_id = w.claim_id AND f.sources = 1)
UNION ALL
SELECT c.article_id, c.claim_id, 'one-outlet', NULL, NULL,
	(SELECT group_concat(id, ' ') FROM (SELECT DISTINCT 'a' || e.article_id AS id FROM claims e
		WHERE e.id = coalesce(c.same_as, c.claim_id) OR e.same_as = coalesce(c.same_as, c.claim_id) ORDER BY e.article_id))
FROM one_outlet c;

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
