#include "cmd/sources.h"

static const struct table_column columns[] = {
	{ "ID", 0 },
	{ "IN", 0 },
	{ "SOURCE", 4 },
	{ "KIND", 0 },
	{ "ROLE", 4 },
	{ "CLAIMS", 0 },
	{ "ARTICLES", 0 },
};

struct str sources_name(const struct store_rows *rows, struct arena *arena)
{
	struct strbuf shown = strbuf_new(arena);

	if (str_is(store_rows_get(rows, "kind"), "author"))
		return STR("the article's writer");
	strbuf_addstr(&shown, store_rows_get(rows, "name"));
	if (str_is(store_rows_get(rows, "named"), "no"))
		strbuf_adds(&shown, " (not named)");
	return strbuf_str(&shown);
}

static void cells(struct list *list, struct arena *arena, struct str *cells)
{
	const struct store_rows *rows = &list->rows;
	struct str article = store_rows_get(rows, "article_id"), role = store_rows_get(rows, "role");

	cells[0] = list_id(arena, 's', store_rows_get(rows, "source_id"));
	cells[1] = article.n ? list_id(arena, 'a', article) : (struct str){ 0 };
	cells[2] = sources_name(rows, arena);
	cells[3] = store_rows_get(rows, "kind");
	cells[4] = role.n ? role : store_rows_get(rows, "organization");
	cells[5] = store_rows_get(rows, "claims");
	cells[6] = store_rows_get(rows, "articles");
}

static int line(struct list *list, struct err *err)
{
	const struct store_rows *rows = &list->rows;
	struct json *json = &list->json;
	struct str kind = store_rows_get(rows, "kind");

	(void)err;
	json_open(json, '{');
	json_put_int(json, "id", store_rows_int(rows, "source_id"));
	json_put_str(json, "name", store_rows_get(rows, "name"));
	json_put_str(json, "kind", kind.n ? kind : (struct str){ 0 });
	json_put_bool(json, "named", str_is(store_rows_get(rows, "named"), "yes"));
	json_put_str(json, "role", store_rows_get(rows, "role"));
	json_put_str(json, "organization", store_rows_get(rows, "organization"));
	if (store_rows_int(rows, "article_id"))
		json_put_int(json, "article", store_rows_int(rows, "article_id"));
	else
		json_put_null(json, "article");
	json_put_str(json, "as_written", store_rows_get(rows, "as_written"));
	json_put_int(json, "claims", store_rows_int(rows, "claims"));
	json_put_int(json, "articles", store_rows_int(rows, "articles"));
	json_close(json, '}');
	list_print_json(list);
	return 0;
}

bool sources_left_out(const struct options *options, const struct store_rows *rows)
{
	const char *kind = options->value[OPTION_KIND], *named = options->value[OPTION_NAMED];

	return (kind && !str_is(store_rows_get(rows, "kind"), kind)) ||
	       (named && !str_is(store_rows_get(rows, "named"), named));
}

static bool left_out(const struct list *list)
{
	return sources_left_out(&list->session->options, &list->rows);
}

int cmd_sources(struct session *session, struct err *err)
{
	static const struct list_kind kind = { .table = TABLE_SOURCES,
		.columns = columns,
		.n_columns = 7,
		.nothing = "No sources",
		.left_out = left_out,
		.cells = cells,
		.line = line };

	if (options_word(&session->options, OPTION_KIND, "person group organization document outlet author",
		    err) < 0 ||
		options_word(&session->options, OPTION_NAMED, "yes no", err) < 0)
		return -1;
	if (options_has(&session->options, OPTION_PROPOSALS))
		return proposals_print(session, err);
	return list_print(session, &kind, err);
}
