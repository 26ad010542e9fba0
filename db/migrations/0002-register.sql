-- The register of sources across articles, and the history that undo walks.

DROP VIEW source_table;

DROP INDEX sources_everywhere;

DROP INDEX sources_of_article;

ALTER TABLE sources ADD COLUMN home_id INTEGER REFERENCES articles (id) ON DELETE SET NULL; -- the article outside of which the rules join nothing to it; NULL: none

ALTER TABLE sources ADD COLUMN merged_into INTEGER REFERENCES sources (id) ON DELETE SET NULL; -- a person said that it is that one, which has its claims

ALTER TABLE sources ADD COLUMN registered_name TEXT; -- by the rules, where a person gave another

ALTER TABLE sources ADD COLUMN split_key TEXT; -- of a row that a person made: what is put in it

CREATE UNIQUE INDEX sources_by_split ON sources (split_key) WHERE split_key IS NOT NULL;

CREATE INDEX sources_by_name ON sources (name, kind);

CREATE INDEX sources_by_article ON sources (article_id);

CREATE INDEX sources_by_home ON sources (home_id) WHERE home_id IS NOT NULL;

CREATE INDEX sources_by_target ON sources (merged_into) WHERE merged_into IS NOT NULL;

-- One source as one article has it.
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

-- What a source is looked up by.
CREATE TABLE source_keys (
	id INTEGER PRIMARY KEY,
	source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
	key TEXT NOT NULL CHECK (key <> ''), -- folded, without accents, periods and middle initials
	kind TEXT NOT NULL, -- of the source
	sort TEXT NOT NULL CHECK (sort IN ('name', 'acronym', 'part', 'familiar', 'initials')), -- the last three only propose
	UNIQUE (key, kind, sort, source_id)
) STRICT;

CREATE INDEX source_keys_by_source ON source_keys (source_id);

-- What tells two people of one name apart.
CREATE TABLE source_facts (
	id INTEGER PRIMARY KEY,
	source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
	sort TEXT NOT NULL CHECK (sort IN ('middle', 'suffix', 'trade', 'place', 'school')),
	value TEXT NOT NULL,
	UNIQUE (source_id, sort, value)
) STRICT;

ALTER TABLE claim_sources ADD COLUMN affiliation TEXT; -- of one that is not named: 'Arab', 'White House'

ALTER TABLE claim_sources ADD COLUMN relayed_by TEXT; -- whom it was told to: 'told Reuters that'

ALTER TABLE claim_sources ADD COLUMN candidates TEXT; -- names that it may be, joined by '; ', where it is not resolved

ALTER TABLE claim_sources ADD COLUMN appearance_id INTEGER REFERENCES appearances (id) ON DELETE SET NULL;

CREATE INDEX claim_sources_by_appearance ON claim_sources (appearance_id);

-- What a person decided about sources: held by article and name, so that it outlives ids and is applied again.
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

-- What a person did at one time: undone and done again as a whole.
CREATE TABLE steps (
	id INTEGER PRIMARY KEY,
	happened_at TEXT NOT NULL,
	reviewer TEXT,
	summary TEXT NOT NULL CHECK (summary <> ''),
	undone_at TEXT, -- NULL: it holds
	undone_by TEXT
) STRICT;

ALTER TABLE events RENAME TO events_1;

-- The values that a step set.
CREATE TABLE events (
	id INTEGER PRIMARY KEY,
	step_id INTEGER NOT NULL REFERENCES steps (id) ON DELETE CASCADE,
	subject TEXT NOT NULL CHECK (subject IN ('claim', 'conflict', 'source')),
	article_sha256 TEXT NOT NULL CHECK (length(article_sha256) IN (0, 64)),
	place TEXT NOT NULL, -- the claim's spans; a source's kind and name
	other_sha256 TEXT NOT NULL DEFAULT '', -- of a conflict: claim_b's
	other_place TEXT NOT NULL DEFAULT '', -- its spans; of a source: as_written
	kind TEXT NOT NULL,
	old_value TEXT, -- NULL: there was no decision
	new_value TEXT -- NULL: it was taken back
) STRICT;

INSERT INTO steps (id, happened_at, reviewer, summary, undone_at)
SELECT id, happened_at, reviewer, subject || ': ' || kind || ' ' || coalesce(new_value, '(taken back)'), iif(undone, happened_at, NULL)
FROM events_1;

INSERT INTO events (step_id, subject, article_sha256, place, other_sha256, other_place, kind, old_value, new_value)
SELECT id, subject, article_sha256, spans, other_sha256, other_spans, kind, old_value, new_value FROM events_1;

DROP TABLE events_1;

CREATE INDEX events_by_step ON events (step_id);

CREATE INDEX events_by_place ON events (article_sha256, place);

-- The appearances of what is there; sayso registers them when this is done.
INSERT INTO appearances (article_id, name, kind, named, role, organization)
SELECT c.article_id, s.name, s.kind, s.named, max(cs.role), max(cs.organization)
FROM claim_sources cs
JOIN claims c ON c.id = cs.claim_id
JOIN sources s ON s.id = cs.source_id
GROUP BY c.article_id, s.id
ORDER BY min(cs.id);

UPDATE claim_sources SET appearance_id = (SELECT p.id FROM sources s JOIN appearances p ON p.name = s.name AND p.kind = s.kind AND p.named = s.named
	WHERE s.id = claim_sources.source_id
	AND p.article_id = (SELECT article_id FROM claims WHERE id = claim_sources.claim_id))
WHERE source_id IS NOT NULL;

UPDATE sources SET home_id = article_id;

DROP TABLE source_names;

-- How a source is written, and where.
CREATE VIEW source_names AS
SELECT DISTINCT cs.source_id, c.article_id, cs.as_written
FROM claim_sources cs
JOIN claims c ON c.id = cs.claim_id
WHERE cs.source_id IS NOT NULL AND cs.as_written IS NOT NULL;

-- A row that was merged into another has no claims of its own, and is not listed.
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
