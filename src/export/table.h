#ifndef EXPORT_TABLE_H
#define EXPORT_TABLE_H

#include <stdio.h>

#include "base/str.h"
#include "base/vec.h"

enum { TABLE_COLUMNS_MAX = 12 };

/* A column takes what it needs up to `most`; of the room that is left, flexible ones (weight > 0) take
 * shares. */
struct table_column {
	const char *title;
	int weight; /* 0: as wide as its widest cell */
};

/*
 * A table for people: cells are wrapped at words to fit `width` columns of a terminal, control characters are
 * shown. Rows are kept in the arena until table_print.
 */
struct table {
	struct arena *arena;
	const struct table_column *columns;
	int n_columns;
	VEC(struct str) cells; /* [n_rows * n_columns], safe to print */
	int widest[TABLE_COLUMNS_MAX];
};

struct table table_new(struct arena *arena, const struct table_column *columns, int n_columns);
void table_add(struct table *table, const struct str *cells);
void table_print(const struct table *table, int width, FILE *out);

/* Terminal columns that a text takes. */
int table_text_width(struct str text);

/* The bytes of `text` that go on one line of `width` columns (at least one character), cut after a word if it
 * can be. */
size_t table_break(struct str text, int width);

/* Print a text wrapped to `width`, each line after `indent` spaces. */
void table_wrap(FILE *out, struct str text, int indent, int width);

#endif
