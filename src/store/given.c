#include "base/utf8.h"
#include "store/decisions.h"

/* Claims and conflicts that a person found: rows made from decisions, so that they come back. */

/* ---- claims ---- */

static int drop_claim(struct store *store, const struct history_key *key, struct err *err)
{
	struct query query = decide_query(store, DECIDE_GIVEN_DROP);

	query_words(&query, key->sha256);
	query_words(&query, key->place);
	if (query_run(&query, err))
		return -1;
	query = decide_query(store, DECIDE_ISSUES_DROP_EMPTY);
	return query_run(&query, err);
}

static int insert_claim(struct store *store, int64_t article, const struct excerpt *words, struct err *err)
{
	const struct span_vec *fragments = &words->fragments;
	struct query query = decide_query(store, DECIDE_GIVEN_INSERT);

	query_int(&query, article);
	query_words(&query, words->quote);
	query_words(&query, str_of(speech_name(words->speech)));
	query_int(&query, words->paragraph);
	query_int(&query, fragments->v[0].start);
	query_int(&query, fragments->v[fragments->n - 1].end);
	query_words(&query, words->spans);
	if (query_run(&query, err))
		return -1;
	return claim_content_add(store, sqlite3_last_insert_rowid(store->db), fragments, err);
}

static int make_claim(
	struct store *store, const struct history_key *key, struct arena *arena, struct err *err)
{
	struct query query = query_begin(store, STMT_ARTICLE_BY_TEXT);
	struct str sha256, text;
	struct excerpt words;
	int64_t article, claim;

	query_words(&query, key->sha256);
	if (decide_int(&query, &article, err) || article_text(store, article, arena, &sha256, &text, err))
		return -1;
	if (!excerpt_read(text, key->place, arena, &words))
		return 0;
	if (insert_claim(store, article, &words, err) ||
		claim_of_key(store, key->sha256, key->place, &claim, err))
		return -1;
	return edits_settle(store, claim, arena, err);
}

int given_claim_follow(
	struct store *store, const struct history_key *key, bool holds, struct arena *arena, struct err *err)
{
	int64_t claim;

	if (!holds)
		return drop_claim(store, key, err);
	if (claim_of_key(store, key->sha256, key->place, &claim, err))
		return -1;
	return claim ? 0 : make_claim(store, key, arena, err);
}

/* ---- conflicts ---- */

enum { EVIDENCE_MAX = 160, QUESTION_MAX = 120 };

static int drop_conflict(struct store *store, int64_t a, int64_t b, struct err *err)
{
	struct query query = decide_query(store, DECIDE_PAIR_DROP);

	query_int(&query, a);
	query_int(&query, b);
	if (query_run(&query, err))
		return -1;
	query = decide_query(store, DECIDE_ISSUES_DROP_EMPTY);
	return query_run(&query, err);
}

/* The words that clash: those of the first fragment, as many as a side may show. */
static struct span evidence(const struct statement *statement)
{
	const struct fragment *fragment = &statement->content.v[0];
	size_t n = utf8_count(fragment->text);

	return (struct span){ fragment->start,
		fragment->start + (uint32_t)(n < EVIDENCE_MAX ? n : EVIDENCE_MAX) };
}

static struct str question(const struct statement *statement, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);
	struct str words = statement->claim_text;
	size_t cut = utf8_offset(words, QUESTION_MAX);

	strbuf_addf(&out, "Is this true: “%.*s%s”?", (int)cut, words.p, cut < words.n ? " …" : "");
	return strbuf_str(&out);
}

static bool share_source(const struct statement *a, const struct statement *b)
{
	for (uint32_t i = 0; i < a->source_ids.n; i++)
		for (uint32_t j = 0; j < b->source_ids.n; j++)
			if (a->source_ids.v[i] && a->source_ids.v[i] == b->source_ids.v[j])
				return true;
	return false;
}

static int add_conflict(struct store *store, const struct statement *a, const struct statement *b,
	struct str reason, struct arena *arena, struct err *err)
{
	struct conflict conflict = { .a = a,
		.b = b,
		.type = share_source(a, b) ? CONFLICT_SELF : CONFLICT_LEXICAL,
		.evidence_a = evidence(a),
		.evidence_b = evidence(b),
		.reason = reason,
		.issue = question(a, arena),
		.score = 1,
		.tier = TIER_FLAGGED };
	struct query query;
	bool added;

	if (store_add_conflict(store, &conflict, &added, err))
		return -1;
	if (!added)
		return 0;
	query = decide_query(store, DECIDE_PAIR_MARK);
	query_int(&query, a->claim_id);
	query_int(&query, b->claim_id);
	return query_run(&query, err);
}

static int make_conflict(
	struct store *store, int64_t a, int64_t b, struct str reason, struct arena *arena, struct err *err)
{
	struct statement sides[2];
	bool found[2];

	if (store_statement(store, a, arena, &sides[0], &found[0], err) ||
		store_statement(store, b, arena, &sides[1], &found[1], err))
		return -1;
	if (!found[0] || !found[1] || !sides[0].content.n || !sides[1].content.n)
		return 0;
	return add_conflict(store, &sides[0], &sides[1], reason, arena, err);
}

int given_conflict_follow(struct store *store, const struct history_key *key, struct str reason,
	struct arena *arena, struct err *err)
{
	int64_t a, b;

	if (claim_of_key(store, key->sha256, key->place, &a, err) ||
		claim_of_key(store, key->other_sha256, key->other_place, &b, err))
		return -1;
	if (!a || !b || a == b)
		return 0;
	return reason.p ? make_conflict(store, a, b, reason, arena, err) : drop_conflict(store, a, b, err);
}
