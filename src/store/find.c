#include "store/query.h"

int store_find_text(struct store *store, const char *sha256, int64_t *id, struct err *err)
{
	struct query query = query_begin(store, STMT_ARTICLE_BY_TEXT);
	int rc;

	*id = 0;
	query_words(&query, str_of(sha256));
	rc = query_row(&query, err);
	if (rc == 1)
		*id = query_get_int(&query, 0);
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

int store_claim_article(struct store *store, int64_t claim, int64_t *article, struct err *err)
{
	struct query query = query_begin(store, STMT_CLAIM_ARTICLE);
	int rc;

	*article = 0;
	query_int(&query, claim);
	rc = query_row(&query, err);
	if (rc == 1)
		*article = query_get_int(&query, 0);
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

int store_next_article(struct store *store, int64_t after, int64_t *article, struct err *err)
{
	struct query query = query_begin(store, STMT_ARTICLE_NEXT);
	int rc;

	*article = 0;
	query_int(&query, after);
	rc = query_row(&query, err);
	if (rc == 1)
		*article = query_get_int(&query, 0);
	query_end(&query);
	return rc < 0 ? -1 : 0;
}
