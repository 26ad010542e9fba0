#include "export/csv.h"

#include <string.h>

#include "export/safe.h"

void csv_begin(struct csv *csv)
{
	if (csv->excel)
		fputs("\xEF\xBB\xBF", csv->out);
}

/* Would Excel read it as a formula, also behind leading spaces? */
static bool is_formula(struct str text)
{
	size_t i = 0;

	if (text.n && memchr("\t\r", text.p[0], 2))
		return true;
	while (i < text.n && text.p[i] == ' ')
		i++;
	return i < text.n && memchr("=+-@\t\r", text.p[i], 6);
}

static bool must_quote(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (memchr("\",\r\n", text.p[i], 4))
			return true;
	/* Some readers strip spaces that are not quoted. */
	return text.n && (text.p[0] == ' ' || text.p[text.n - 1] == ' ');
}

static void put(struct csv *csv, struct str text)
{
	if (csv->terminal)
		safe_write(csv->out, text);
	else if (text.n)
		fwrite(text.p, 1, text.n, csv->out);
}

static void put_quoted(struct csv *csv, struct str text, bool guard)
{
	size_t from = 0;

	fputs(guard ? "\"'" : "\"", csv->out);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] != '"')
			continue;
		put(csv, str_cut(text, from, i + 1));
		from = i;
	}
	put(csv, str_cut(text, from, text.n));
	putc('"', csv->out);
}

void csv_cell(struct csv *csv, struct str text, bool number)
{
	bool guard = csv->excel && !number && is_formula(text);

	if (csv->column++)
		putc(',', csv->out);
	if (must_quote(text)) {
		put_quoted(csv, text, guard);
		return;
	}
	if (guard)
		putc('\'', csv->out);
	put(csv, text);
}

void csv_end_row(struct csv *csv)
{
	fputs("\r\n", csv->out);
	csv->column = 0;
}
