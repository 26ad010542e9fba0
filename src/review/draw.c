#include "review/draw.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>

enum { PAIR_CLAIM = 1, PAIR_SOURCE, PAIR_CUE, PAIR_EVIDENCE, PAIR_TITLE };

/* Told by weight, line and inversion alone; colour comes on top and means nothing by itself. */
static const struct {
	attr_t attributes;
	short pair;
} looks[STYLE_COUNT] = {
	[STYLE_PLAIN] = { A_NORMAL, 0 },
	[STYLE_FAINT] = { A_DIM, 0 },
	[STYLE_STRONG] = { A_BOLD, 0 },
	[STYLE_TITLE] = { A_BOLD, PAIR_TITLE },
	[STYLE_CLAIM] = { A_BOLD, PAIR_CLAIM },
	[STYLE_CUE] = { A_NORMAL, PAIR_CUE },
	[STYLE_SOURCE] = { A_UNDERLINE, PAIR_SOURCE },
	[STYLE_EVIDENCE] = { A_BOLD | A_UNDERLINE, PAIR_EVIDENCE },
	[STYLE_CHOSEN] = { A_REVERSE, 0 },
};

/* Letters keep the terminal's own background, so light and dark ones are both right. */
void draw_start(void)
{
	const char *no_color = getenv("NO_COLOR");

	if ((no_color && *no_color) || !has_colors())
		return;
	start_color();
	use_default_colors();
	init_pair(PAIR_CLAIM, COLOR_BLUE, -1);
	init_pair(PAIR_SOURCE, COLOR_MAGENTA, -1);
	init_pair(PAIR_CUE, COLOR_CYAN, -1);
	init_pair(PAIR_EVIDENCE, COLOR_RED, -1);
	init_pair(PAIR_TITLE, COLOR_BLUE, -1);
}

struct area draw_begin(void)
{
	struct area screen = { 0, 0, 0, 0 };

	getmaxyx(stdscr, screen.rows, screen.columns);
	erase();
	curs_set(0);
	return screen;
}

void draw_end(void)
{
	refresh();
}

static void put(int y, int x, struct str text, enum style style)
{
	/* none before draw_start has begun with colours */
	short pair = looks[style].pair < COLOR_PAIRS ? looks[style].pair : 0;

	attr_set(looks[style].attributes, pair, NULL);
	mvaddnstr(y, x, text.p, (int)text.n);
	attr_set(A_NORMAL, 0, NULL);
}

void draw_text(const struct area *area, int row, int x, int columns, struct str text, enum style style)
{
	int used;
	size_t n;

	if (row < 0 || row >= area->rows || x >= area->columns)
		return;
	if (x + columns > area->columns)
		columns = area->columns - x;
	if (columns <= 0)
		return;
	n = sheet_fit(text, columns, &used);
	if (n < text.n) {
		n = sheet_fit(text, columns - 1, &used);
		put(area->y + row, area->x + x, str_cut(text, 0, n), style);
		put(area->y + row, area->x + x + used, STR("…"), style);
		used++;
	} else if (n) {
		put(area->y + row, area->x + x, text, style);
	}
	for (; used < columns; used++)
		put(area->y + row, area->x + x + used, STR(" "), style);
}

void draw_sheet(const struct area *area, const struct sheet *sheet, uint32_t first)
{
	struct str text = strbuf_str(&sheet->text);

	for (int row = 0; row < area->rows && first + (uint32_t)row < sheet->lines.n; row++) {
		struct sheet_line line = sheet->lines.v[first + (uint32_t)row];
		int x = line.indent, used;

		for (uint32_t at = line.start, end; at < line.end; at = end) {
			enum style style = sheet_style_at(sheet, at, &end);
			size_t n;

			if (end > line.end)
				end = line.end;
			n = sheet_fit(str_cut(text, at, end), area->columns - x, &used);
			put(area->y + row, area->x + x, str_cut(text, at, at + n), style);
			x += used;
		}
	}
}

void draw_row_rule(const struct area *area, int row)
{
	for (int x = 0; row < area->rows && x < area->columns; x++)
		put(area->y + row, area->x + x, STR("─"), STYLE_FAINT);
}

void draw_column_rule(const struct area *area, int x)
{
	for (int row = 0; x < area->columns && row < area->rows; row++)
		put(area->y + row, area->x + x, STR("│"), STYLE_FAINT);
}

void draw_cursor(const struct area *area, int row, int x)
{
	curs_set(1);
	move(area->y + row, area->x + (x < area->columns ? x : area->columns - 1));
}
