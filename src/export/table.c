#include "export/table.h"

#include <assert.h>

#include "base/utf8.h"
#include "export/safe.h"

enum { GAP = 2, NARROWEST = 8 };

struct table table_new(struct arena *arena, const struct table_column *columns, int n_columns)
{
	struct table table = { .arena = arena, .columns = columns, .n_columns = n_columns };

	assert(n_columns <= TABLE_COLUMNS_MAX);
	for (int i = 0; i < n_columns; i++)
		table.widest[i] = table_text_width(str_of(columns[i].title));
	return table;
}

int table_text_width(struct str text)
{
	int width = 0;
	uint32_t cp;

	for (size_t i = 0; i < text.n; i += utf8_decode(text.p + i, text.n - i, &cp)) {
		utf8_decode(text.p + i, text.n - i, &cp);
		width += cp == UTF8_INVALID ? 1 : utf8_width(cp);
	}
	return width;
}

void table_add(struct table *table, const struct str *cells)
{
	for (int i = 0; i < table->n_columns; i++) {
		struct str cell = safe_line(table->arena, cells[i]);
		int width = table_text_width(cell);

		vec_push(table->arena, &table->cells, cell);
		if (width > table->widest[i])
			table->widest[i] = width;
	}
}

size_t table_break(struct str text, int width)
{
	size_t fits = 0, word_end = 0, n;
	int used = 0;
	uint32_t cp;

	for (size_t i = 0; i < text.n; i += n) {
		n = utf8_decode(text.p + i, text.n - i, &cp);
		used += cp == UTF8_INVALID ? 1 : utf8_width(cp);
		if (text.p[i] == ' ')
			word_end = i;
		if (used > width && fits)
			return word_end ? word_end : fits;
		fits = i + n;
	}
	return text.n;
}

static struct str skip_spaces(struct str text)
{
	while (text.n && text.p[0] == ' ')
		text = str_cut(text, 1, text.n);
	return text;
}

void table_wrap(FILE *out, struct str text, int indent, int width)
{
	if (width - indent < NARROWEST)
		width = indent + NARROWEST;
	for (text = skip_spaces(text); text.n; text = skip_spaces(text)) {
		size_t n = table_break(text, width - indent);

		fprintf(out, "%*s%.*s\n", indent, "", (int)n, text.p);
		text = str_cut(text, n, text.n);
	}
}

/*
 * Fixed columns take their widest cell. Flexible ones share the rest by weight; one that needs less than its
 * share leaves what it spares to the others.
 */
static void lay_out(const struct table *table, int width, int *widths)
{
	bool settled[TABLE_COLUMNS_MAX] = { false };
	int room = width - GAP * (table->n_columns - 1), weights = 0;
	bool again = true;

	for (int i = 0; i < table->n_columns; i++) {
		settled[i] = !table->columns[i].weight;
		widths[i] = table->widest[i];
		if (settled[i])
			room -= widths[i];
		else
			weights += table->columns[i].weight;
	}
	while (again && weights) {
		again = false;
		for (int i = 0; i < table->n_columns && !again; i++) {
			if (settled[i] || table->widest[i] * weights > room * table->columns[i].weight)
				continue;
			settled[i] = again = true;
			room -= table->widest[i];
			weights -= table->columns[i].weight;
		}
	}
	for (int i = 0; i < table->n_columns; i++) {
		if (settled[i])
			continue;
		widths[i] = room * table->columns[i].weight / weights;
		if (widths[i] < NARROWEST)
			widths[i] = NARROWEST;
	}
}

static void print_line(struct str *rest, const int *widths, int n, FILE *out)
{
	int last = n - 1;

	while (last > 0 && !rest[last].n)
		last--;
	for (int i = 0; i <= last; i++) {
		size_t bytes = table_break(rest[i], widths[i]);
		struct str line = str_cut(rest[i], 0, bytes);

		fprintf(out, "%.*s", STR_ARG(line));
		if (i < last)
			fprintf(out, "%*s", widths[i] - table_text_width(line) + GAP, "");
		rest[i] = skip_spaces(str_cut(rest[i], bytes, rest[i].n));
	}
	putc('\n', out);
}

static void print_row(const struct str *cells, const int *widths, int n, FILE *out)
{
	struct str rest[TABLE_COLUMNS_MAX];
	bool more = true;

	for (int i = 0; i < n; i++)
		rest[i] = cells[i];
	while (more) {
		print_line(rest, widths, n, out);
		more = false;
		for (int i = 0; i < n; i++)
			more |= rest[i].n > 0;
	}
}

void table_print(const struct table *table, int width, FILE *out)
{
	struct str titles[TABLE_COLUMNS_MAX];
	int widths[TABLE_COLUMNS_MAX];

	lay_out(table, width, widths);
	for (int i = 0; i < table->n_columns; i++)
		titles[i] = str_of(table->columns[i].title);
	print_row(titles, widths, table->n_columns, out);
	for (uint32_t row = 0; row < table->cells.n; row += (uint32_t)table->n_columns)
		print_row(&table->cells.v[row], widths, table->n_columns, out);
}
