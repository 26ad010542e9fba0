#ifndef REVIEW_SHEET_H
#define REVIEW_SHEET_H

#include "base/str.h"
#include "base/vec.h"

/* What a piece of text is on the screen. Each is told by more than colour: draw.c. */
enum style {
	STYLE_PLAIN,
	STYLE_FAINT,
	STYLE_STRONG,
	STYLE_TITLE,
	STYLE_CLAIM,    /* the words that were said, in the article */
	STYLE_CUE,      /* the reporting verb */
	STYLE_SOURCE,   /* who said it */
	STYLE_EVIDENCE, /* the words that clash */
	STYLE_CHOSEN,   /* the row under the cursor */
	STYLE_COUNT,
};

/*
 * Text as it is shown: control characters are spelt out, so that none reaches the terminal. It is filled
 * once, then wrapped to a width.
 */
struct sheet {
	struct arena *arena;
	struct strbuf text;
	VEC(struct sheet_run) runs;
	VEC(struct sheet_line) lines;
	VEC(uint32_t) fields; /* where lines start that are fields: their further lines are indented */
};

struct sheet_run {
	uint32_t end; /* bytes of the text so far */
	enum style style;
};

struct sheet_line {
	uint32_t start, end; /* bytes of the text, without the line break and the space before it */
	int indent;          /* columns left free before it */
};

struct sheet sheet_new(struct arena *arena);

/* Append; line breaks start new lines, "\r" and tabs are spaces. */
void sheet_add(struct sheet *sheet, struct str text, enum style style);
void sheet_adds(struct sheet *sheet, const char *text, enum style style);

/* "label    value" with the value's further lines under itself; nothing for an empty value. */
void sheet_field(struct sheet *sheet, const char *label, struct str value);

/* Break the text into lines of at most `width` columns: at spaces where it can be, never inside a character.
 */
void sheet_wrap(struct sheet *sheet, int width);

/* The line that holds byte `at` of the text. */
uint32_t sheet_line_at(const struct sheet *sheet, uint32_t at);

/* The style at a byte; *end: where it changes. */
enum style sheet_style_at(const struct sheet *sheet, uint32_t at, uint32_t *end);

/* The bytes of `text` that fit into `width` columns, whole characters; *used: their columns. */
size_t sheet_fit(struct str text, int width, int *used);

#endif
