#include "text/marks.h"

#include <string.h>

#include "text/chars.h"

/* ---- the glyph ---- */

struct glyph {
	const char *form;
	enum mark_family family;
	uint8_t opening, closing;
};

/* Straight marks say nothing; guillemets point either way, by country; curly ones are seldom wrong. */
static const struct glyph glyphs[] = {
	{ "\"", MARK_DOUBLE, 0, 0 },
	{ "“", MARK_DOUBLE, 0, 20 },
	{ "”", MARK_DOUBLE, 20, 0 },
	{ "„", MARK_DOUBLE, 0, 30 },
	{ "‟", MARK_DOUBLE, 0, 20 },
	{ "«", MARK_DOUBLE, 0, 10 },
	{ "»", MARK_DOUBLE, 10, 0 },
	{ "``", MARK_DOUBLE, 0, 30 },
	{ "''", MARK_DOUBLE, 0, 0 },
	{ "‘‘", MARK_DOUBLE, 0, 20 },
	{ "’’", MARK_DOUBLE, 20, 0 },
	{ "＂", MARK_DOUBLE, 0, 0 },
	{ "'", MARK_SINGLE, 0, 0 },
	{ "‘", MARK_SINGLE, 0, 20 },
	{ "’", MARK_SINGLE, 30, 0 },
	{ "‚", MARK_SINGLE, 0, 30 },
	{ "‛", MARK_SINGLE, 0, 20 },
	{ "`", MARK_SINGLE, 0, 20 },
	{ "‹", MARK_SINGLE, 0, 10 },
	{ "›", MARK_SINGLE, 10, 0 },
};

static const struct glyph *glyph_of(const struct document *doc, uint32_t token)
{
	struct str written = document_slice(doc, doc->tokens.v[token].span);

	for (size_t i = 0; i < sizeof glyphs / sizeof *glyphs; i++)
		if (str_is(written, glyphs[i].form))
			return &glyphs[i];
	return &glyphs[0];
}

enum mark_family mark_family(const struct document *doc, uint32_t token)
{
	return glyph_of(doc, token)->family;
}

/* ---- the neighbours ---- */

enum beside {
	BESIDE_SPACE, /* or an end of the paragraph */
	BESIDE_WORD,
	BESIDE_LEAD,   /* , : before a quotation without a space */
	BESIDE_END,    /* . ! ? ; ) and what else closes */
	BESIDE_DOTS,   /* an ellipsis, which both starts and ends quotations */
	BESIDE_OPENER, /* ( [ $ # and what else opens */
	BESIDE_DASH,
	BESIDE_CLITIC, /* 's */
};

static enum beside classify(const struct document *doc, const struct token *token)
{
	uint32_t cp = char_peek(doc->text, token->span.start);

	if (token->kind == TOKEN_WORD && char_is_apostrophe(cp) && token->form[1])
		return BESIDE_CLITIC;
	if (token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER)
		return BESIDE_WORD;
	if (char_is_dash(cp) || cp == '-' || cp == '/')
		return BESIDE_DASH;
	if (cp == 0x2026 || (cp == '.' && token->form[1]))
		return BESIDE_DOTS;
	if (cp == ',' || cp == ':')
		return BESIDE_LEAD;
	if (cp == '(' || cp == '[' || cp == '{' || token->kind == TOKEN_SYMBOL)
		return cp == '%' ? BESIDE_WORD : BESIDE_OPENER;
	return BESIDE_END;
}

enum { MARKS_SKIPPED = 3 };

/* Other marks in between are looked through: “‘No’,” he said. */
static enum beside before_mark(const struct document *doc, uint32_t token, uint32_t begin)
{
	for (int skipped = 0; skipped <= MARKS_SKIPPED; skipped++, token--) {
		if (token == begin || doc->tokens.v[token].space_before)
			return BESIDE_SPACE;
		if (doc->tokens.v[token - 1].kind != TOKEN_QUOTE)
			return classify(doc, &doc->tokens.v[token - 1]);
	}
	return BESIDE_WORD;
}

static enum beside after_mark(const struct document *doc, uint32_t token, uint32_t end)
{
	for (int skipped = 0; skipped <= MARKS_SKIPPED; skipped++, token++) {
		if (token + 1 == end || doc->tokens.v[token + 1].space_before)
			return BESIDE_SPACE;
		if (doc->tokens.v[token + 1].kind != TOKEN_QUOTE)
			return classify(doc, &doc->tokens.v[token + 1]);
	}
	return BESIDE_WORD;
}

/* An opening mark has space or an opening bracket before it and a word behind it. */
static uint8_t opening_cost(enum beside before, enum beside after)
{
	int cost = 0;

	if (after == BESIDE_SPACE)
		cost += before == BESIDE_SPACE ? 5 : 25;
	else if (after == BESIDE_END || after == BESIDE_LEAD || after == BESIDE_CLITIC)
		cost += 20;
	else if (after == BESIDE_DOTS || after == BESIDE_DASH)
		cost += 3;
	if (before == BESIDE_WORD)
		cost += 20;
	else if (before == BESIDE_END || before == BESIDE_DOTS)
		cost += 8;
	else if (before == BESIDE_LEAD)
		cost += 2;
	return (uint8_t)cost;
}

/* A closing mark has a word or punctuation before it and space or punctuation behind it. */
static uint8_t closing_cost(enum beside before, enum beside after)
{
	int cost = 0;

	if (before == BESIDE_SPACE)
		cost += after == BESIDE_SPACE ? 5 : after == BESIDE_WORD ? 25 : 10;
	else if (before == BESIDE_OPENER)
		cost += 20;
	else if (before == BESIDE_DASH)
		cost += 3;
	if (after == BESIDE_WORD)
		cost += before == BESIDE_WORD || before == BESIDE_DASH ? 20 : 4;
	else if (after == BESIDE_OPENER)
		cost += 5;
	return (uint8_t)cost;
}

/*
 * An apostrophe: the teachers’ union, James’ house, nothin’ doing. What stands behind a word without s, or
 * behind punctuation, hardly is one.
 */
static uint8_t apostrophe_cost(const struct document *doc, const struct glyph *glyph, uint32_t token,
	enum beside before, enum beside after)
{
	const struct token *word = &doc->tokens.v[token ? token - 1 : 0];
	size_t n = strlen(word->form);

	if (before == BESIDE_WORD && word->kind != TOKEN_QUOTE) {
		if (word->kind == TOKEN_NUMBER || (n && strchr("sxz", word->form[n - 1])))
			return 5;
		return n > 3 && !strcmp(word->form + n - 2, "in") ? 8 : 25;
	}
	if (after == BESIDE_WORD && before != BESIDE_END && before != BESIDE_LEAD) {
		if (token + 1 < doc->tokens.n && doc->tokens.v[token + 1].kind == TOKEN_NUMBER)
			return 10;
		return glyph->closing < 20 ? 20 : 30;
	}
	return before == BESIDE_SPACE && after == BESIDE_SPACE ? 22 : 30;
}

enum { STRAY_COST = 35, DOUBLED_COST = 10 };

/* ““We go,””: typed twice; the inner ones count. Straight ones may be a quotation's end and another's start.
 */
static bool is_doubled(
	const struct document *doc, const struct glyph *glyph, uint32_t token, uint32_t begin, uint32_t end)
{
	const struct token *mark = &doc->tokens.v[token];

	if (glyph->opening < glyph->closing)
		return token + 1 < end && !mark[1].space_before && token_is(mark, mark[1].form);
	return glyph->opening > glyph->closing && token > begin && !mark->space_before &&
	       token_is(mark, mark[-1].form);
}

struct mark mark_read(const struct document *doc, uint32_t token, uint32_t begin, uint32_t end, bool german)
{
	const struct glyph *glyph = glyph_of(doc, token);
	enum beside before = before_mark(doc, token, begin), after = after_mark(doc, token, end);
	uint8_t opening = glyph->opening,
		closing = german && str_is(str_of(glyph->form), "“") ? 0 : glyph->closing;
	struct mark mark = { .token = token };

	mark.reversed_opening = opening >= 20;
	mark.reversed_closing = closing >= 20;
	mark.opening = (uint8_t)(opening + opening_cost(before, after));
	mark.closing = (uint8_t)(closing + closing_cost(before, after));
	if (glyph->family == MARK_SINGLE)
		mark.none = apostrophe_cost(doc, glyph, token, before, after);
	else
		mark.none = is_doubled(doc, glyph, token, begin, end) ? DOUBLED_COST : STRAY_COST;
	return mark;
}
