#include "review/view.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int row_load(struct store *store, enum store_table table, int64_t id, struct arena *arena, struct row *row,
	bool *found, struct err *err)
{
	struct store_rows rows;
	int rc;

	*row = (struct row){ 0 };
	if (store_rows_open(store, table, id, &rows, err))
		return -1;
	rc = store_rows_next(&rows, err);
	*found = rc == 1;
	for (int i = 0; rc == 1 && i < rows.n_columns; i++) {
		struct str text = rows.cell[i].text;

		row->name[i] = rows.name[i];
		if (text.p)
			row->cell[i] = (struct str){ arena_copy(arena, text.p, text.n), text.n };
	}
	row->n = rows.n_columns;
	store_rows_close(&rows);
	return rc < 0 ? -1 : 0;
}

struct str row_get(const struct row *row, const char *column)
{
	for (int i = 0; i < row->n; i++)
		if (row->name[i] && !strcmp(row->name[i], column))
			return row->cell[i];
	assert(!row->n && "a column of the table");
	return (struct str){ 0 };
}

int64_t row_int(const struct row *row, const char *column)
{
	struct str text = row_get(row, column);

	return text.p ? strtoll(text.p, NULL, 10) : 0;
}
