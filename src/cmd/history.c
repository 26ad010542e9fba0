#include "store/history.h"

#include <stdio.h>
#include <stdlib.h>

#include "cmd/list.h"
#include "cmd/redate.h"
#include "cmd/who.h"
#include "export/safe.h"

static const struct table_column columns[] = {
	{ "WHEN", 0 },
	{ "WHO", 1 },
	{ "WHAT", 5 },
	{ "UNDONE", 0 },
};

static void cells(struct list *list, struct arena *arena, struct str *cells)
{
	const struct store_rows *rows = &list->rows;

	(void)arena;
	cells[0] = store_rows_get(rows, "happened_at");
	cells[1] = store_rows_get(rows, "reviewer");
	cells[2] = store_rows_get(rows, "summary");
	cells[3] = str_is(store_rows_get(rows, "undone"), "yes") ? STR("undone") : (struct str){ 0 };
}

static int line(struct list *list, struct err *err)
{
	const struct store_rows *rows = &list->rows;
	struct json *json = &list->json;

	(void)err;
	json_open(json, '{');
	json_put_int(json, "step", store_rows_int(rows, "step"));
	json_put_str(json, "when", store_rows_get(rows, "happened_at"));
	json_put_str(json, "who", store_rows_get(rows, "reviewer"));
	json_put_str(json, "what", store_rows_get(rows, "summary"));
	json_put_str(json, "changes", store_rows_get(rows, "changes"));
	json_put_bool(json, "undone", str_is(store_rows_get(rows, "undone"), "yes"));
	json_close(json, '}');
	list_print_json(list);
	return 0;
}

int cmd_log(struct session *session, struct err *err)
{
	static const struct list_kind kind = { .table = TABLE_STEPS,
		.columns = columns,
		.n_columns = 4,
		.nothing = "No decisions",
		.cells = cells,
		.line = line };

	return list_print(session, &kind, err);
}

static int move(struct session *session, const char *verb, const char *nothing,
	int (*walk)(struct store *, struct str, struct arena *, struct str *, struct err *), struct err *err)
{
	struct str summary = { 0 };
	struct arena arena;
	jmp_buf escape;
	int rc;

	arena_init(&arena, &escape);
	if (setjmp(escape)) {
		store_rollback(session->store);
		arena_release(&arena);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	rc = walk(session->store, who_decides(&session->options), &arena, &summary, err);
	if (rc == 1 && redate_pending(session->store, err))
		rc = -1;
	if (rc == 1) {
		printf("%s: ", verb);
		safe_write(stdout, summary);
		putchar('\n');
	} else if (!rc) {
		fprintf(stderr, "%s\n", nothing);
	}
	arena_release(&arena);
	if (rc < 0)
		return -1;
	return rc ? EXIT_DONE : EXIT_NO;
}

int cmd_undo(struct session *session, struct err *err)
{
	return move(session, "Undone", "There is nothing to undo", history_undo, err);
}

int cmd_redo(struct session *session, struct err *err)
{
	return move(session, "Done again", "There is nothing to redo", history_redo, err);
}
