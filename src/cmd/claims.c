#include "cmd/list.h"

static const struct table_column columns[] = {
	{ "ID", 0 },
	{ "IN", 0 },
	{ "SOURCE", 2 },
	{ "STANCE", 0 },
	{ "CLAIM", 5 },
};

static bool left_out(const struct list *list)
{
	return list_hides(list, "superseded_by") ||
	       (!options_has(&list->session->options, OPTION_ALL) &&
		       str_is(store_rows_get(&list->rows, "stance"), "attitude"));
}

static void cells(struct list *list, struct arena *arena, struct str *cells)
{
	const struct store_rows *rows = &list->rows;

	cells[0] = list_id(arena, 'c', store_rows_get(rows, "claim_id"));
	cells[1] = list_id(arena, 'a', store_rows_get(rows, "article_id"));
	cells[2] = store_rows_get(rows, "who");
	cells[3] = store_rows_get(rows, "stance");
	cells[4] = store_rows_get(rows, "claim");
}

static int line(struct list *list, struct err *err)
{
	return claim_lines_print(&list->claim_lines, store_rows_int(&list->rows, "article_id"),
		store_rows_int(&list->rows, "claim_id"), err);
}

int cmd_claims(struct session *session, struct err *err)
{
	static const struct list_kind kind = { .table = TABLE_CLAIMS,
		.columns = columns,
		.n_columns = 5,
		.nothing = "No claims",
		.left_out = left_out,
		.cells = cells,
		.line = line };

	return list_print(session, &kind, err);
}
