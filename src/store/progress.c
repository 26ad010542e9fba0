#include "store/query.h"

int store_article_progress(
	struct store *store, int64_t article, struct article_progress *progress, struct err *err)
{
	struct query query = query_begin(store, article ? STMT_PROGRESS : STMT_PROGRESS_ALL);
	int rc;

	*progress = (struct article_progress){ 0 };
	if (article)
		query_int(&query, article);
	rc = query_row(&query, err);
	if (rc == 1) {
		progress->claims = (int)query_get_int(&query, 0);
		progress->decided = (int)query_get_int(&query, 1);
		progress->sources = (int)query_get_int(&query, 2);
		progress->unnamed = (int)query_get_int(&query, 3);
		progress->copy_of = query_get_int(&query, 4);
	}
	query_end(&query);
	return rc < 0 ? -1 : 0;
}
