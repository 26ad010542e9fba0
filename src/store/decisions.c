#include "store/decisions.h"

struct query decide_query(struct store *store, enum decide_stmt stmt)
{
	return query_begin(store, (enum stmt)((int)STMT_DECIDE + (int)stmt));
}

int decide_int(struct query *query, int64_t *value, struct err *err)
{
	int rc = query_row(query, err);

	*value = rc == 1 ? query_get_int(query, 0) : 0;
	query_end(query);
	return rc < 0 ? -1 : 0;
}

int claims_of_key(struct store *store, struct str sha256, struct str spans, struct arena *arena,
	struct id_vec *claims, struct err *err)
{
	struct query query = decide_query(store, DECIDE_CLAIMS_OF_KEY);

	*claims = (struct id_vec){ 0 };
	query_words(&query, sha256);
	query_words(&query, spans);
	return query_ids(&query, arena, claims, err);
}

int claim_of_key(struct store *store, struct str sha256, struct str spans, int64_t *claim, struct err *err)
{
	struct query query = decide_query(store, DECIDE_CLAIMS_OF_KEY);

	query_words(&query, sha256);
	query_words(&query, spans);
	return decide_int(&query, claim, err);
}

int article_text(struct store *store, int64_t article, struct arena *arena, struct str *sha256,
	struct str *text, struct err *err)
{
	struct query query = decide_query(store, DECIDE_ARTICLE_ROW);
	int rc;

	query_int(&query, article);
	rc = query_row(&query, err);
	*sha256 = rc == 1 ? query_get_str(&query, 0, arena) : (struct str){ 0 };
	*text = rc == 1 ? query_get_str(&query, 1, arena) : (struct str){ 0 };
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

/* ---- one decision ---- */

static int article_of(struct store *store, struct str sha256, int64_t *article, struct err *err)
{
	struct query query = query_begin(store, STMT_ARTICLE_BY_TEXT);

	query_words(&query, sha256);
	return decide_int(&query, article, err);
}

int decisions_count(struct store *store, int64_t article, struct err *err)
{
	struct query query = decide_query(store, DECIDE_COUNT_ARTICLE);

	query_int(&query, article);
	return query_run(&query, err);
}

int decisions_counted(struct store *store, struct err *err)
{
	int64_t article = store->to_count;

	store->to_count = 0;
	return article ? decisions_count(store, article, err) : 0;
}

/* When the step ends: it may decide on thousands of claims of one article. */
static int count(struct store *store, const struct history_key *key, struct err *err)
{
	int64_t article;

	if (article_of(store, key->sha256, &article, err))
		return -1;
	if (store->to_count != article && decisions_counted(store, err))
		return -1;
	store->to_count = article;
	return 0;
}

static int settle_claims(
	struct store *store, const struct history_key *key, struct arena *arena, struct err *err)
{
	struct id_vec claims;

	if (claims_of_key(store, key->sha256, key->place, arena, &claims, err))
		return -1;
	for (uint32_t i = 0; i < claims.n; i++)
		if (edits_settle(store, claims.v[i], arena, err))
			return -1;
	return count(store, key, err);
}

static int follow_claim(struct store *store, const struct history_key *key, struct str value,
	struct arena *arena, struct err *err)
{
	if (str_is(key->kind, "given"))
		return given_claim_follow(store, key, value.p, arena, err) || count(store, key, err) ? -1 : 0;
	if (str_is(key->kind, "claim") || str_is(key->kind, "spans") || str_is(key->kind, "source"))
		return settle_claims(store, key, arena, err);
	return str_is(key->kind, "status") ? count(store, key, err) : 0;
}

/* What the article is, as read and as decided. redate: its day may be another one. */
static int settle_article(struct store *store, int64_t article, bool redate, struct err *err)
{
	struct query query = decide_query(store, DECIDE_ARTICLE_KEEP);

	query_int(&query, article);
	if (query_run(&query, err))
		return -1;
	query = decide_query(store, DECIDE_ARTICLE_SETTLE);
	query_int(&query, article);
	query_int(&query, redate);
	return query_run(&query, err);
}

static int follow_article(struct store *store, const struct history_key *key, struct err *err)
{
	int64_t article;

	if (article_of(store, key->sha256, &article, err))
		return -1;
	return article ? settle_article(store, article, str_is(key->kind, "date"), err) : 0;
}

struct change {
	struct store *store;
	const struct history_key *key;
	struct str value;
};

static int follow(struct arena *arena, void *context, struct err *err)
{
	const struct change *change = context;
	const struct history_key *key = change->key;

	switch (key->subject) {
	case HISTORY_CLAIM:
		return follow_claim(change->store, key, change->value, arena, err);
	case HISTORY_CONFLICT:
		return str_is(key->kind, "given")
			       ? given_conflict_follow(change->store, key, change->value, arena, err)
			       : 0;
	case HISTORY_ARTICLE:
		return follow_article(change->store, key, err);
	default:
		return 0;
	}
}

int decisions_follow(struct store *store, const struct history_key *key, struct str value, struct err *err)
{
	struct change change = { store, key, value };

	return arena_run(follow, &change, err);
}

/* ---- all decisions of an article ---- */

VEC_DECLARE(key_vec, struct history_key);

static int read_givens(
	struct store *store, struct str sha256, struct arena *arena, struct key_vec *keys, struct err *err)
{
	struct query query = decide_query(store, DECIDE_GIVENS_OF_ARTICLE);
	int rc;

	query_words(&query, sha256);
	while ((rc = query_row(&query, err)) == 1)
		vec_push(arena, keys,
			(struct history_key){ .sha256 = sha256,
				.place = query_get_str(&query, 0, arena),
				.kind = STR("given") });
	return rc;
}

static int apply_givens(struct store *store, struct str sha256, struct arena *arena, struct err *err)
{
	struct key_vec keys = { 0 };

	if (read_givens(store, sha256, arena, &keys, err))
		return -1;
	for (uint32_t i = 0; i < keys.n; i++)
		if (given_claim_follow(store, &keys.v[i], true, arena, err))
			return -1;
	return 0;
}

static int apply_edits(
	struct store *store, int64_t article, struct str sha256, struct arena *arena, struct err *err)
{
	struct query query = decide_query(store, DECIDE_EDITS_OF_ARTICLE);
	struct id_vec claims = { 0 };
	int rc;

	query_words(&query, sha256);
	query_int(&query, article);
	while ((rc = query_row(&query, err)) == 1)
		vec_push(arena, &claims, query_get_int(&query, 0));
	for (uint32_t i = 0; i < claims.n && !rc; i++)
		rc = edits_settle(store, claims.v[i], arena, err);
	return rc;
}

struct given_pair {
	struct history_key key;
	struct str reason;
};

static int apply_pairs(struct store *store, struct str sha256, struct arena *arena, struct err *err)
{
	struct query query = decide_query(store, DECIDE_GIVEN_PAIRS_OF_ARTICLE);
	VEC(struct given_pair) pairs = { 0 };
	int rc;

	query_words(&query, sha256);
	while ((rc = query_row(&query, err)) == 1) {
		struct given_pair pair = { { .subject = HISTORY_CONFLICT, .kind = STR("given") }, { 0 } };

		pair.key.sha256 = query_get_str(&query, 0, arena);
		pair.key.place = query_get_str(&query, 1, arena);
		pair.key.other_sha256 = query_get_str(&query, 2, arena);
		pair.key.other_place = query_get_str(&query, 3, arena);
		pair.reason = query_get_str(&query, 4, arena);
		vec_push(arena, &pairs, pair);
	}
	for (uint32_t i = 0; i < pairs.n && !rc; i++)
		rc = given_conflict_follow(store, &pairs.v[i].key, pairs.v[i].reason, arena, err);
	return rc;
}

static int has_decisions(struct store *store, struct str sha256, bool *any, struct err *err)
{
	struct query query = decide_query(store, DECIDE_ARTICLE_DECISIONS);
	int rc;

	query_words(&query, sha256);
	rc = query_row(&query, err);
	*any = rc == 1;
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

int decisions_apply(
	struct store *store, int64_t article, const char *sha256, struct arena *arena, struct err *err)
{
	struct str hash = str_of(sha256);
	bool any;

	if (has_decisions(store, hash, &any, err) || (any && settle_article(store, article, true, err)))
		return -1;
	if (apply_givens(store, hash, arena, err) || apply_edits(store, article, hash, arena, err) ||
		apply_pairs(store, hash, arena, err))
		return -1;
	return decisions_count(store, article, err);
}
