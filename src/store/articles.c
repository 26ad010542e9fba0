#include "store/decisions.h"
#include "store/register.h"

/* The new row's id. */
static int add_article(struct store *store, const struct document *doc, int64_t *id, struct err *err)
{
	struct query query = query_begin(store, STMT_ARTICLE_INSERT);

	query_words(&query, doc->id);
	query_str(&query, doc->path);
	query_words(&query, str_of(doc->sha256));
	query_str(&query, doc->outlet);
	query_str(&query, doc->title);
	query_str(&query, doc->byline);
	query_str(&query, doc->published);
	query_str(&query, doc->url);
	query_words(&query, doc->text);
	if (query_run(&query, err))
		return -1;
	*id = sqlite3_last_insert_rowid(store->db);
	return 0;
}

int store_add(struct store *store, const struct document *doc, int64_t *article, struct id_vec *claims,
	struct err *err)
{
	*claims = (struct id_vec){ 0 };
	if (add_article(store, doc, article, err))
		return -1;
	if (claims_add(store, doc, *article, NULL, claims, err))
		return -1;
	if (register_article(store, *article, doc->arena, err))
		return -1;
	if (warnings_add(store, doc, *article, claims, err))
		return -1;
	return decisions_apply(store, *article, doc->sha256, doc->arena, err);
}
