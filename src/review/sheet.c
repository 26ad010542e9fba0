#include "review/sheet.h"

#include "base/utf8.h"
#include "export/safe.h"

enum { LABEL = 14 };

struct sheet sheet_new(struct arena *arena)
{
	return (struct sheet){ .arena = arena, .text = strbuf_new(arena) };
}

static void end_run(struct sheet *sheet, enum style style)
{
	uint32_t end = (uint32_t)sheet->text.n;

	if (sheet->runs.n && sheet->runs.v[sheet->runs.n - 1].style == style)
		sheet->runs.v[sheet->runs.n - 1].end = end;
	else
		vec_push(sheet->arena, &sheet->runs, (struct sheet_run){ end, style });
}

void sheet_add(struct sheet *sheet, struct str text, enum style style)
{
	size_t from = 0;

	for (size_t i = 0; i <= text.n; i++) {
		if (i < text.n && text.p[i] != '\r' && text.p[i] != '\t')
			continue;
		safe_add(&sheet->text, str_cut(text, from, i), true);
		if (i < text.n)
			strbuf_adds(&sheet->text, " ");
		from = i + 1;
	}
	end_run(sheet, style);
}

void sheet_adds(struct sheet *sheet, const char *text, enum style style)
{
	sheet_add(sheet, str_of(text), style);
}

void sheet_field(struct sheet *sheet, const char *label, struct str value)
{
	if (!value.n)
		return;
	vec_push(sheet->arena, &sheet->fields, (uint32_t)sheet->text.n);
	strbuf_addf(&sheet->text, "%-*s", LABEL, label);
	end_run(sheet, STYLE_FAINT);
	sheet_add(sheet, value, STYLE_PLAIN);
	sheet_adds(sheet, "\n", STYLE_PLAIN);
}

size_t sheet_fit(struct str text, int width, int *used)
{
	size_t at = 0;

	*used = 0;
	while (at < text.n) {
		int columns;
		size_t n = utf8_cluster(str_cut(text, at, text.n), &columns);

		if (*used + columns > width)
			break;
		*used += columns;
		at += n;
	}
	return at;
}

/* The bytes of one line of `width` columns: up to its last space if it has one, at least one character. */
static size_t line_end(struct str rest, int width)
{
	int used;
	size_t n = sheet_fit(rest, width, &used), space = n;

	if (n == rest.n)
		return n;
	if (!n)
		return utf8_cluster(rest, &used);
	if (rest.p[n] == ' ')
		return n;
	while (space && rest.p[space - 1] != ' ')
		space--;
	return space ? space : n;
}

static void add_line(struct sheet *sheet, size_t start, size_t end, int indent)
{
	while (end > start && sheet->text.p[end - 1] == ' ')
		end--;
	vec_push(sheet->arena, &sheet->lines, (struct sheet_line){ (uint32_t)start, (uint32_t)end, indent });
}

static void wrap_line(struct sheet *sheet, size_t start, size_t end, int width, bool field)
{
	struct str text = strbuf_str(&sheet->text);
	int indent = 0;

	do {
		size_t n = line_end(str_cut(text, start, end), width - indent);

		add_line(sheet, start, start + n, indent);
		start += n;
		while (start < end && text.p[start] == ' ')
			start++;
		if (field)
			indent = LABEL < width / 2 ? LABEL : width / 4;
	} while (start < end);
}

void sheet_wrap(struct sheet *sheet, int width)
{
	struct str text = strbuf_str(&sheet->text);
	size_t start = 0;
	uint32_t fields = 0;

	sheet->lines.n = 0;
	if (width < 1)
		width = 1;
	for (size_t i = 0; i <= text.n; i++)
		if (i == text.n || text.p[i] == '\n') {
			bool field = fields < sheet->fields.n && sheet->fields.v[fields] == start;

			fields += field;
			if (i < text.n || start < i)
				wrap_line(sheet, start, i, width, field);
			start = i + 1;
		}
}

uint32_t sheet_line_at(const struct sheet *sheet, uint32_t at)
{
	uint32_t low = 0, high = sheet->lines.n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (sheet->lines.v[middle].start <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? low - 1 : 0;
}

enum style sheet_style_at(const struct sheet *sheet, uint32_t at, uint32_t *end)
{
	uint32_t low = 0, high = sheet->runs.n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (sheet->runs.v[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == sheet->runs.n) {
		*end = (uint32_t)sheet->text.n;
		return STYLE_PLAIN;
	}
	*end = sheet->runs.v[low].end;
	return sheet->runs.v[low].style;
}
