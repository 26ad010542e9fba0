#include "cmd/command.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/claim_lines.h"
#include "cmd/conflict_line.h"
#include "cmd/interrupt.h"
#include "cmd/output.h"
#include "export/csv.h"
#include "store/store.h"

struct export
{
	const struct options *options;
	struct store *store;
	struct store_rows rows;
	struct output output;
};

/* Columns for the screen alone are left out. */
static bool is_exported(const char *column)
{
	struct str name = str_of(column);

	return !str_is(name, "who") && !str_ends(name, "_who");
}

static bool is_left_out(const struct export *export, enum store_table table)
{
	const char *aside = table == TABLE_CONFLICTS ? "set_aside" : "superseded_by";

	if (!options_has(export->options, OPTION_ALL) && store_rows_get(&export->rows, aside).n)
		return true;
	return table == TABLE_CONFLICTS && !options_has(export->options, OPTION_POSSIBLE) &&
	       str_is(store_rows_get(&export->rows, "tier"), "possible");
}

static int write_csv(struct export *export, enum store_table table, struct err *err)
{
	struct csv csv = { .out = export->output.file, .excel = options_has(export->options, OPTION_EXCEL) };
	const struct store_rows *rows = &export->rows;
	int rc;

	csv.terminal = isatty(fileno(csv.out)) == 1;
	if (store_rows_open(export->store, table, 0, &export->rows, err))
		return -1;
	csv_begin(&csv);
	for (int i = 0; i < rows->n_columns; i++)
		if (is_exported(rows->name[i]))
			csv_cell(&csv, str_of(rows->name[i]), false);
	csv_end_row(&csv);
	while ((rc = store_rows_next(&export->rows, err)) == 1) {
		if (interrupt_check(err))
			return -1;
		if (is_left_out(export, table))
			continue;
		for (int i = 0; i < rows->n_columns; i++)
			if (is_exported(rows->name[i]))
				csv_cell(&csv, rows->cell[i].text, rows->cell[i].number);
		csv_end_row(&csv);
	}
	return rc;
}

static int write_claim_lines(struct export *export, struct err *err)
{
	struct claim_lines lines;
	int rc = 0;

	if (store_rows_open(export->store, TABLE_ARTICLES, 0, &export->rows, err))
		return -1;
	claim_lines_init(&lines, export->store, export->output.file);
	while (!rc && (rc = store_rows_next(&export->rows, err)) == 1) {
		if (is_left_out(export, TABLE_ARTICLES)) {
			rc = 0;
			continue;
		}
		rc = claim_lines_article(&lines, store_rows_int(&export->rows, "article_id"), err);
		if (!rc)
			rc = interrupt_check(err);
	}
	claim_lines_release(&lines);
	return rc;
}

static int write_conflict_lines(struct export *export, struct err *err)
{
	struct arena arena;
	jmp_buf escape;
	int rc;

	arena_init(&arena, &escape);
	if (setjmp(escape)) {
		arena_release(&arena);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	if (store_rows_open(export->store, TABLE_CONFLICTS, 0, &export->rows, err))
		return -1;
	while ((rc = store_rows_next(&export->rows, err)) == 1) {
		struct json json = json_new(&arena);
		struct conflict_line line;

		if (is_left_out(export, TABLE_CONFLICTS))
			continue;
		line = conflict_line_read(&export->rows, &arena);
		jsonl_conflict(&json, &line);
		fwrite(json.out.p, 1, json.out.n, export->output.file);
		putc('\n', export->output.file);
		arena_release(&arena);
	}
	arena_release(&arena);
	return rc;
}

static int write_all(struct export *export, enum store_table table, struct err *err)
{
	int format = options_word(export->options, OPTION_FORMAT, "csv jsonl", err);

	if (format == 0)
		return write_csv(export, table, err);
	return table == TABLE_CLAIMS ? write_claim_lines(export, err) : write_conflict_lines(export, err);
}

int cmd_export(struct session *session, struct err *err)
{
	struct export export = { .options = &session->options, .store = session->store };
	const char *what = session->options.arguments[0];
	enum store_table table = strcmp(what, "claims") ? TABLE_CONFLICTS : TABLE_CLAIMS;
	int rc;

	if (table == TABLE_CONFLICTS && strcmp(what, "conflicts"))
		return err_set(err, ERR_USAGE, "export what? claims or conflicts, not \"%.80s\"", what);
	if (output_open(&export.output, export.options->value[OPTION_OUTPUT], err))
		return -1;
	rc = write_all(&export, table, err);
	store_rows_close(&export.rows);
	if (!rc)
		rc = output_commit(&export.output, err);
	output_abandon(&export.output);
	return rc ? -1 : EXIT_DONE;
}
