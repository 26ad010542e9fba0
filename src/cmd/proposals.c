#include <stdio.h>

#include "cmd/screen.h"
#include "cmd/sources.h"
#include "store/identity.h"

static const struct table_column columns[] = {
	{ "ID", 0 },
	{ "IN", 0 },
	{ "SOURCE", 2 },
	{ "MAY BE", 0 },
	{ "SOURCE", 2 },
	{ "WHY", 3 },
};

struct run {
	struct list list;
	struct table *table; /* NULL: lines of JSON */
	uint64_t shown;
};

static void add_cells(struct run *run, const struct proposal *proposal)
{
	struct arena *arena = &run->list.arena;
	const struct store_rows *rows = &run->list.rows;
	struct str article = store_rows_get(rows, "article_id"), cells[6];
	struct strbuf id = strbuf_new(arena);

	strbuf_addf(&id, "s%lld", (long long)proposal->row);
	cells[0] = list_id(arena, 's', store_rows_get(rows, "source_id"));
	cells[1] = article.n ? list_id(arena, 'a', article) : (struct str){ 0 };
	cells[2] = sources_name(rows, arena);
	cells[3] = strbuf_str(&id);
	cells[4] = proposal->name;
	cells[5] = proposal->why;
	table_add(run->table, cells);
}

static void print_line(struct run *run, const struct proposal *proposal)
{
	struct json *json = &run->list.json;
	const struct store_rows *rows = &run->list.rows;

	json_open(json, '{');
	json_put_int(json, "id", store_rows_int(rows, "source_id"));
	json_put_str(json, "name", store_rows_get(rows, "name"));
	json_put_int(json, "may_be", proposal->row);
	json_put_str(json, "may_be_name", proposal->name);
	json_put_str(json, "why", proposal->why);
	json_close(json, '}');
	list_print_json(&run->list);
}

/* Of two rows that both stand for all articles, the later one proposes. */
static bool is_shown(const struct store_rows *rows, const struct proposal *proposal)
{
	return store_rows_int(rows, "article_id") || proposal->row < store_rows_int(rows, "source_id");
}

static int propose(struct run *run, struct err *err)
{
	struct store *store = run->list.session->store;
	struct proposal_vec proposals = { 0 };

	if (source_proposals(
		    store, store_rows_int(&run->list.rows, "source_id"), &run->list.arena, &proposals, err))
		return -1;
	for (uint32_t i = 0; i < proposals.n; i++) {
		if (!is_shown(&run->list.rows, &proposals.v[i]))
			continue;
		run->shown++;
		if (run->table)
			add_cells(run, &proposals.v[i]);
		else
			print_line(run, &proposals.v[i]);
	}
	return 0;
}

static int each_row(struct run *run, struct err *err)
{
	struct list *list = &run->list;
	const struct options *options = &list->session->options;
	struct filter filter = filter_new(options, &list->arena, &list->scratch);
	int rc;

	if (store_rows_open(list->session->store, TABLE_SOURCES, 0, &list->rows, err))
		return -1;
	while ((rc = store_rows_next(&list->rows, err)) == 1)
		if (!sources_left_out(options, &list->rows) && filter_takes(&filter, &list->rows) &&
			propose(run, err))
			return -1;
	return rc;
}

static void release(struct run *run)
{
	store_rows_close(&run->list.rows);
	arena_release(&run->list.scratch);
	arena_release(&run->list.arena);
}

static int print(struct run *run, struct err *err)
{
	struct table table = table_new(&run->list.arena, columns, 6);

	run->list.json = json_new(&run->list.arena);
	if (options_word(&run->list.session->options, OPTION_FORMAT, "table jsonl", err) == 0)
		run->table = &table;
	if (each_row(run, err))
		return -1;
	if (run->table && run->shown)
		table_print(&table, screen_width(), stdout);
	if (!run->shown)
		fputs("No sources that may be one\n", stderr);
	return EXIT_DONE;
}

int proposals_print(struct session *session, struct err *err)
{
	struct run run = { .list = { .session = session } };
	int rc;

	arena_init(&run.list.arena, &run.list.escape);
	arena_init(&run.list.scratch, &run.list.escape);
	if (setjmp(run.list.escape)) {
		release(&run);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	rc = print(&run, err);
	release(&run);
	return rc;
}
