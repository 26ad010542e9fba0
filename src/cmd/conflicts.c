#include "cmd/conflict_line.h"
#include "cmd/list.h"

static const struct table_column columns[] = {
	{ "ID", 0 },
	{ "TYPE", 0 },
	{ "ONE SIDE", 3 },
	{ "THE OTHER", 3 },
	{ "REASON", 4 },
};

static bool left_out(const struct list *list)
{
	return list_hides(list, "set_aside") ||
	       (!options_has(&list->session->options, OPTION_POSSIBLE) &&
		       str_is(store_rows_get(&list->rows, "tier"), "possible"));
}

/* Karoline Leavitt (c9): “was consulted” */
static struct str side(struct arena *arena, struct str who, struct str claim, struct str evidence)
{
	struct strbuf text = strbuf_new(arena);

	strbuf_addf(&text, "%.*s, c%.*s: “%.*s”", STR_ARG(who), STR_ARG(claim), STR_ARG(evidence));
	return strbuf_str(&text);
}

static struct str type(const struct store_rows *rows, struct arena *arena)
{
	struct strbuf text = strbuf_new(arena);

	strbuf_addstr(&text, store_rows_get(rows, "type"));
	if (str_is(store_rows_get(rows, "tier"), "possible"))
		strbuf_adds(&text, "?");
	return strbuf_str(&text);
}

static void cells(struct list *list, struct arena *arena, struct str *cells)
{
	const struct store_rows *rows = &list->rows;

	cells[0] = list_id(arena, 'x', store_rows_get(rows, "conflict_id"));
	cells[1] = type(rows, arena);
	cells[2] = side(arena, store_rows_get(rows, "a_who"), store_rows_get(rows, "a_claim_id"),
		store_rows_get(rows, "a_evidence"));
	cells[3] = side(arena, store_rows_get(rows, "b_who"), store_rows_get(rows, "b_claim_id"),
		store_rows_get(rows, "b_evidence"));
	cells[4] = store_rows_get(rows, "reason");
}

static int line(struct list *list, struct err *err)
{
	struct conflict_line conflict = conflict_line_read(&list->rows, &list->scratch);

	(void)err;
	jsonl_conflict(&list->json, &conflict);
	list_print_json(list);
	arena_release(&list->scratch);
	return 0;
}

int cmd_conflicts(struct session *session, struct err *err)
{
	static const struct list_kind kind = { .table = TABLE_CONFLICTS,
		.columns = columns,
		.n_columns = 5,
		.nothing = "No conflicts",
		.left_out = left_out,
		.cells = cells,
		.line = line };

	return list_print(session, &kind, err);
}
