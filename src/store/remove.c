#include "store/decisions.h"

static int run_on(struct store *store, enum decide_stmt stmt, int64_t article, struct err *err)
{
	struct query query = decide_query(store, stmt);

	query_int(&query, article);
	return query_run(&query, err);
}

int copies_free(struct store *store, int64_t article, struct err *err)
{
	struct query query = decide_query(store, DECIDE_COPIES_NEW_ROOT);
	int64_t root;

	query_int(&query, article);
	if (decide_int(&query, &root, err))
		return -1;
	if (!root)
		return 0;
	query = decide_query(store, DECIDE_COPIES_OF);
	query_int(&query, article);
	query_int(&query, root);
	return query_run(&query, err) || run_on(store, DECIDE_COPIES_FREE, root, err) ? -1 : 0;
}

static int remove_article(struct store *store, int64_t article, bool *found, struct err *err)
{
	struct query query;

	if (copies_free(store, article, err) || run_on(store, DECIDE_TERMS_STALE, article, err) ||
		run_on(store, DECIDE_ARTICLE_DROP, article, err))
		return -1;
	*found = sqlite3_changes(store->db) > 0;
	query = decide_query(store, DECIDE_ISSUES_DROP_EMPTY);
	if (query_run(&query, err))
		return -1;
	query = query_begin(store, STMT_SOURCES_DROP_UNUSED);
	return query_run(&query, err);
}

int store_remove(struct store *store, int64_t article, bool *found, struct err *err)
{
	*found = false;
	if (store_begin(store, err))
		return -1;
	if (!remove_article(store, article, found, err) && !store_commit(store, err))
		return 0;
	store_rollback(store);
	return -1;
}

/* ---- days ---- */

int store_to_redate(struct store *store, int64_t *article, struct err *err)
{
	struct query query = decide_query(store, DECIDE_TO_REDATE);

	return decide_int(&query, article, err);
}

static int write_days(
	struct store *store, const struct document *doc, const struct id_vec *ids, struct err *err)
{
	for (uint32_t i = 0; i < doc->claims.n && i < ids->n; i++) {
		struct query query = decide_query(store, DECIDE_CLAIM_DAYS);

		query_int(&query, ids->v[i]);
		query_str(&query, doc->claims.v[i].said_on);
		query_str(&query, doc->claims.v[i].event_time);
		query_words(&query, doc->claims.v[i].text);
		if (query_run(&query, err))
			return -1;
	}
	return 0;
}

int store_redate(struct store *store, int64_t article, const struct document *doc, const struct id_vec *ids,
	struct err *err)
{
	if (store_begin(store, err))
		return -1;
	if (!write_days(store, doc, ids, err) && !run_on(store, DECIDE_REDATED, article, err) &&
		!store_commit(store, err))
		return 0;
	store_rollback(store);
	return -1;
}
