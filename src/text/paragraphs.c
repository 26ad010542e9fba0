#include "text/text.h"

#include "text/chars.h"

struct line {
	struct span span; /* trimmed; empty for a blank line */
	uint32_t indent;  /* bytes of white space before it */
	uint32_t width;   /* code points */
	bool terminal;    /* ends as sentences do */
	bool lower;       /* starts with a lower-case letter */
	bool after_blank;
};

VEC_DECLARE(line_vec, struct line);

/* Length of the line end at `at`, 0 if there is none: LF, CRLF, CR, FF and Unicode's own. */
static size_t line_end(struct str text, size_t at)
{
	uint32_t cp;
	size_t n = char_at(text, at, &cp);

	if (cp == '\r')
		return char_peek(text, at + 1) == '\n' ? 2 : 1;
	return cp == '\n' || cp == '\f' || cp == 0x85 || cp == 0x2028 || cp == 0x2029 ? n : 0;
}

static size_t skip_blank(struct str text, size_t at)
{
	while (at < text.n && char_is_blank(char_peek(text, at)))
		at = char_next(text, at);
	return at;
}

static size_t trim_back(struct str text, size_t from, size_t end)
{
	while (end > from && char_is_blank(char_before(text, end)))
		end = char_back(text, end);
	return end;
}

static bool closes(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0x201D || cp == 0x2019 ||
	       cp == 0xBB;
}

/* Does the text before `end` close a sentence: [.!?…:] and closing marks? */
static bool ends_sentence(struct str text, size_t from, size_t end)
{
	uint32_t cp;

	while (end > from && closes(char_before(text, end)))
		end = char_back(text, end);
	cp = end > from ? char_before(text, end) : 0;
	return cp == '.' || cp == '!' || cp == '?' || cp == ':' || cp == 0x2026;
}

static struct line read_line(struct str text, size_t from, size_t to)
{
	struct str row = str_cut(text, 0, to);
	size_t start = skip_blank(row, from), end = trim_back(row, start, to);
	struct line line = { .span = { (uint32_t)start, (uint32_t)end }, .indent = (uint32_t)(start - from) };

	line.width = (uint32_t)utf8_count(str_cut(text, start, end));
	line.terminal = ends_sentence(row, start, end);
	line.lower = char_is_lower(char_peek(row, start));
	return line;
}

static struct line_vec read_lines(struct document *doc)
{
	struct line_vec lines = { 0 };
	size_t from = 0, at = 0;
	bool blank = false;

	while (from < doc->text.n) {
		size_t ending = 0;
		struct line line;

		while (at < doc->text.n && !(ending = line_end(doc->text, at)))
			at = char_next(doc->text, at);
		line = read_line(doc->text, from, at);
		from = at += ending;
		line.after_blank = blank;
		blank = span_empty(line.span);
		if (!blank)
			vec_push(doc->arena, &lines, line);
	}
	return lines;
}

static uint32_t first_word_width(struct str text, struct span line)
{
	size_t at = line.start;

	while (at < line.end && !char_is_blank(char_peek(text, at)))
		at = char_next(text, at);
	return (uint32_t)utf8_count(str_cut(text, line.start, at));
}

enum { WRAP_WIDTH_MAX = 130 };

struct layout {
	bool wrapped; /* line ends stand inside paragraphs */
	uint32_t width;
};

/*
 * Are the lines broken at a fixed width? Then sentences go on over line ends, in lower case; or, if the
 * sample is small, nearly every line is as long as it could be: the next line's first word would not have
 * fitted.
 */
static struct layout find_layout(struct str text, const struct line_vec *lines)
{
	struct layout layout = { 0 };
	uint32_t boundaries = 0, lower = 0, full = 0, inside = 0;

	for (uint32_t i = 0; i < lines->n; i++)
		if (lines->v[i].width > layout.width)
			layout.width = lines->v[i].width;
	for (uint32_t i = 1; i < lines->n; i++) {
		const struct line *line = &lines->v[i], *before = line - 1;

		if (line->after_blank)
			continue;
		boundaries++;
		lower += line->lower;
		inside += !before->terminal;
		full += before->width + 1 + first_word_width(text, line->span) > layout.width;
	}
	layout.wrapped =
		lower * 7 > boundaries || (layout.width <= WRAP_WIDTH_MAX && boundaries >= 3 &&
						  full * 5 > boundaries * 3 && inside * 2 > boundaries);
	return layout;
}

/* Does a paragraph start at line i, which no blank line sets off? */
static bool starts_paragraph(struct str text, const struct line_vec *lines, uint32_t i, struct layout layout)
{
	const struct line *line = &lines->v[i], *before = line - 1;
	uint32_t last = char_before(str_cut(text, 0, before->span.end), before->span.end);

	if (!layout.wrapped)
		return !line->lower && last != ',' && last != ';';
	if (line->indent >= before->indent + 2)
		return true;
	return before->terminal && before->width + 16 + first_word_width(text, line->span) < layout.width;
}

void text_paragraphs(struct document *doc)
{
	struct line_vec lines = read_lines(doc);
	struct layout layout = find_layout(doc->text, &lines);

	for (uint32_t i = 0; i < lines.n; i++) {
		struct span span = lines.v[i].span;

		if (i && !lines.v[i].after_blank && !starts_paragraph(doc->text, &lines, i, layout)) {
			doc->paragraphs.v[doc->paragraphs.n - 1].span.end = span.end;
			continue;
		}
		vec_push(doc->arena, &doc->paragraphs,
			(struct paragraph){ .span = span, .body_start = span.start });
	}
}
