#include "cmd/list.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd/screen.h"

struct str list_id(struct arena *arena, char kind, struct str number)
{
	struct strbuf id = strbuf_new(arena);

	strbuf_addf(&id, "%c%.*s", kind, STR_ARG(number));
	return strbuf_str(&id);
}

bool list_hides(const struct list *list, const char *column)
{
	return !options_has(&list->session->options, OPTION_ALL) && store_rows_get(&list->rows, column).n;
}

void list_print_json(struct list *list)
{
	fwrite(list->json.out.p, 1, list->json.out.n, stdout);
	putchar('\n');
	json_clear(&list->json);
}

/* Rows after the filter go to the table or to standard output. */
static int each_row(struct list *list, const struct list_kind *kind, const struct filter *filter,
	struct table *table, uint64_t *shown, struct err *err)
{
	struct str cells[TABLE_COLUMNS_MAX];
	int rc;

	while ((rc = store_rows_next(&list->rows, err)) == 1) {
		if ((kind->left_out && kind->left_out(list)) || !filter_takes(filter, &list->rows))
			continue;
		++*shown;
		if (table) {
			kind->cells(list, &list->arena, cells);
			table_add(table, cells);
		} else if (kind->line(list, err)) {
			return -1;
		}
		if (ferror(stdout))
			return err_set(err, ERR_SYSTEM, "cannot write: %s", strerror(errno));
	}
	return rc;
}

static int print_rows(struct list *list, const struct list_kind *kind, struct err *err)
{
	const struct options *options = &list->session->options;
	bool as_table = options_word(options, OPTION_FORMAT, "table jsonl", err) == 0;
	struct table table = table_new(&list->arena, kind->columns, kind->n_columns);
	struct filter filter = filter_new(options, &list->arena, &list->scratch);
	uint64_t shown = 0;

	list->json = json_new(&list->arena);
	if (store_rows_open(list->session->store, kind->table, 0, &list->rows, err) ||
		each_row(list, kind, &filter, as_table ? &table : NULL, &shown, err))
		return -1;
	if (shown && as_table)
		table_print(&table, screen_width(), stdout);
	if (!shown)
		fprintf(stderr, "%s%s\n", kind->nothing, filter.words.n ? " with these words" : "");
	return 0;
}

static void release(struct list *list)
{
	store_rows_close(&list->rows);
	claim_lines_release(&list->claim_lines);
	arena_release(&list->scratch);
	arena_release(&list->arena);
}

int list_print(struct session *session, const struct list_kind *kind, struct err *err)
{
	struct list list = { .session = session };
	int rc;

	arena_init(&list.arena, &list.escape);
	arena_init(&list.scratch, &list.escape);
	claim_lines_init(&list.claim_lines, session->store, stdout);
	if (setjmp(list.escape)) {
		release(&list);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	rc = print_rows(&list, kind, err);
	release(&list);
	return rc ? -1 : EXIT_DONE;
}
