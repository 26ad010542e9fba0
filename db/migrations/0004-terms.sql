-- By what a claim is found when an article elsewhere is compared: names, numbers, days and words, in base forms.

CREATE TABLE claim_terms (
	claim_id INTEGER PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE,
	article_id INTEGER NOT NULL, -- the claim's
	day INTEGER NOT NULL, -- the article's, counted from 1970-01-01; 0 unknown
	terms TEXT CHECK (json_type(terms) = 'array') -- strings; NULL: still to be made
) STRICT;

CREATE INDEX claim_terms_missing ON claim_terms (claim_id) WHERE terms IS NULL;
CREATE INDEX claim_terms_undated ON claim_terms (claim_id) WHERE day = 0; -- there are none in most databases

-- The way back, kept by triggers: within a term by day, so that a search for one event reads its days alone.
CREATE TABLE term_claims (
	term TEXT NOT NULL,
	day INTEGER NOT NULL,
	article_id INTEGER NOT NULL,
	claim_id INTEGER NOT NULL,
	PRIMARY KEY (term, day, article_id, claim_id)
) STRICT, WITHOUT ROWID;

INSERT INTO claim_terms (claim_id, article_id, day)
SELECT c.id, a.id, coalesce(unixepoch(a.published) / 86400, 0) FROM claims c JOIN articles a ON a.id = c.article_id;

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
