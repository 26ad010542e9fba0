#include "cmd/list.h"

#include <stdlib.h>

static const struct table_column columns[] = {
	{ "ID", 0 },
	{ "DATE", 0 },
	{ "OUTLET", 2 },
	{ "TITLE", 5 },
	{ "CLAIMS", 0 },
	{ "CONFLICTS", 0 },
	{ "COPY OF", 0 },
};

static void cells(struct list *list, struct arena *arena, struct str *cells)
{
	const struct store_rows *rows = &list->rows;
	struct str title = store_rows_get(rows, "title"), copy_of = store_rows_get(rows, "copy_of");

	cells[0] = list_id(arena, 'a', store_rows_get(rows, "article_id"));
	cells[1] = store_rows_get(rows, "published_at");
	cells[2] = store_rows_get(rows, "outlet");
	cells[3] = title.n ? title : store_rows_get(rows, "document");
	cells[4] = store_rows_get(rows, "claims");
	cells[5] = store_rows_get(rows, "conflicts");
	cells[6] = copy_of.n ? list_id(arena, 'a', copy_of) : (struct str){ 0 };
}

static bool left_out(const struct list *list)
{
	return list_hides(list, "superseded_by");
}

/* A number, or null where the article copies none. */
static void put_number(struct json *json, const struct store_rows *rows, const char *column)
{
	struct str value = store_rows_get(rows, column);

	json_key(json, column);
	if (value.n)
		json_real(json, strtod(value.p, NULL));
	else
		json_null(json);
}

static int line(struct list *list, struct err *err)
{
	const struct store_rows *rows = &list->rows;
	struct json *json = &list->json;

	(void)err;
	json_open(json, '{');
	json_put_int(json, "id", store_rows_int(rows, "article_id"));
	json_put_str(json, "document", store_rows_get(rows, "document"));
	json_put_str(json, "outlet", store_rows_get(rows, "outlet"));
	json_put_str(json, "date", store_rows_get(rows, "published_at"));
	json_put_str(json, "title", store_rows_get(rows, "title"));
	json_put_str(json, "url", store_rows_get(rows, "url"));
	json_put_str(json, "author", store_rows_get(rows, "author"));
	json_put_str(json, "path", store_rows_get(rows, "path"));
	json_put_str(json, "sha256", store_rows_get(rows, "sha256"));
	json_put_str(json, "added_at", store_rows_get(rows, "added_at"));
	json_put_int(json, "claims", store_rows_int(rows, "claims"));
	json_put_int(json, "conflicts", store_rows_int(rows, "conflicts"));
	put_number(json, rows, "copy_of");
	put_number(json, rows, "nearest");
	put_number(json, rows, "shared");
	json_put_str(json, "reprinted_by", store_rows_get(rows, "reprinted_by"));
	put_number(json, rows, "superseded_by");
	json_close(json, '}');
	list_print_json(list);
	return 0;
}

int cmd_articles(struct session *session, struct err *err)
{
	static const struct list_kind kind = { .table = TABLE_ARTICLES,
		.columns = columns,
		.n_columns = 7,
		.nothing = "No articles",
		.left_out = left_out,
		.cells = cells,
		.line = line };

	return list_print(session, &kind, err);
}
