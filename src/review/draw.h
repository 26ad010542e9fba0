#ifndef REVIEW_DRAW_H
#define REVIEW_DRAW_H

#include "review/sheet.h"

/* A part of the screen, in character cells. */
struct area {
	int y, x, rows, columns;
};

/* Once the terminal is ours: what each style looks like on it. Without colours where NO_COLOR is set. */
void draw_start(void);

/* The whole screen, wiped; drawn into until draw_end shows it. */
struct area draw_begin(void);
void draw_end(void);

/*
 * A line of `area` from column x on: what fits of the text, which must be safe to show, an ellipsis where it
 * is cut, spaces up to `columns`. Rows and columns outside the area are left out.
 */
void draw_text(const struct area *area, int row, int x, int columns, struct str text, enum style style);

/* Lines of a wrapped sheet from `first` on. */
void draw_sheet(const struct area *area, const struct sheet *sheet, uint32_t first);

/* A rule along a row or a column of the screen. */
void draw_row_rule(const struct area *area, int row);
void draw_column_rule(const struct area *area, int x);

/* Show the cursor at a place, for a line that is typed. Hidden again by draw_begin. */
void draw_cursor(const struct area *area, int row, int x);

#endif
