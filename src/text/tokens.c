#include "text/text.h"

#include <string.h>

#include "text/chars.h"
#include "text/scan.h"

/* ---- one token ---- */

static bool is_quotation_mark(uint32_t cp)
{
	switch (cp) {
	case '"':
	case '\'':
	case '`':
	case 0xAB:
	case 0xBB:
	case 0x2039:
	case 0x203A:
	case 0xFF02:
		return true;
	default:
		return cp >= 0x2018 && cp <= 0x201F;
	}
}

static bool repeats(struct str text, size_t at, uint32_t cp)
{
	return char_peek(text, char_next(text, at)) == cp;
}

/* '' and `` and ’’ are one mark. Of three, the outer two belong together: ,''' he said */
static size_t scan_mark(struct str text, size_t at)
{
	uint32_t cp;
	size_t n = char_at(text, at, &cp);

	if ((cp != '\'' && cp != '`' && cp != 0x2018 && cp != 0x2019) || !repeats(text, at, cp))
		return at + n;
	if (repeats(text, at + n, cp) && !repeats(text, at + 2 * n, cp) &&
		!char_is_blank(char_before(text, at)) && at && char_before(text, at) != cp)
		return at + n;
	return at + 2 * n;
}

/* Feet and inches: 5'10" */
static bool is_prime(struct str text, size_t at)
{
	uint32_t cp = char_peek(text, at);
	size_t from = at;

	if (char_is_apostrophe(cp))
		return char_is_digit(char_before(text, at)) &&
		       char_is_digit(char_peek(text, char_next(text, at)));
	if (cp != '"' && cp != 0x201D)
		return false;
	while (from && char_is_digit(char_before(text, from)))
		from = char_back(text, from);
	return from < at && char_is_apostrophe(char_before(text, from)) &&
	       char_is_digit(char_before(text, char_back(text, from)));
}

/* Words whose first letters went: ’em, ’til, ’n’; and years: ’90s, '16. */
static size_t scan_elision(struct str text, size_t at)
{
	static const char *const words[] = { "em", "til", "tis", "twas", "bout", "n", NULL };
	uint32_t mark, cp;
	size_t from = at + char_at(text, at, &mark), end = from;

	if (!char_is_apostrophe(mark) || char_is_alnum(char_before(text, at)))
		return at;
	while (char_is_digit(cp = char_peek(text, end)))
		end = char_next(text, end);
	if (end == from + 2 && (cp == 's' || mark != 0x2018)) {
		end += cp == 's';
		return char_is_alnum(char_peek(text, end)) ? at : end;
	}
	while (char_is_letter(char_peek(text, end)) && end - from < 8)
		end = char_next(text, end);
	for (const char *const *word = words; *word; word++) {
		struct str rest = str_cut(text, from, end);

		if (!str_is(rest, *word))
			continue;
		if (rest.n > 1)
			return end;
		return char_is_apostrophe(char_peek(text, end)) ? char_next(text, end) : at;
	}
	return at;
}

/* "...", "--", "——", ". . ." */
static size_t scan_run(struct str text, size_t at)
{
	uint32_t first;
	size_t end = at + char_at(text, at, &first);

	if (first != '.' && first != '-' && first != 0x2026 && !char_is_dash(first))
		return end;
	while (char_peek(text, end) == first || (first == 0x2026 && char_peek(text, end) == '.'))
		end = char_next(text, end);
	if (first == '.' && end == at + 1 && str_starts(str_cut(text, at, at + 5), ". . ."))
		end += 4;
	return end;
}

static enum token_kind mark_kind(uint32_t cp)
{
	if (cp < 0x80)
		return strchr("$%#@&*+<=>^_`|~\\", (int)cp) ? TOKEN_SYMBOL : TOKEN_PUNCT;
	return cp >= 0x2010 && cp <= 0x2027 && cp != 0x2022 && cp != 0x2020 && cp != 0x2021 ? TOKEN_PUNCT
											    : TOKEN_SYMBOL;
}

static size_t scan_letters_or_digits(struct str text, size_t at, enum token_kind *kind)
{
	uint32_t cp = char_peek(text, at);
	size_t end = scan_address(text, at);

	*kind = TOKEN_WORD;
	if (end > at)
		return end;
	if (char_is_digit(cp) || (cp == '.' && char_is_digit(char_peek(text, at + 1)) &&
					 !char_is_alnum(char_before(text, at)))) {
		end = scan_number(text, at + (cp == '.'), kind);
		return end;
	}
	return char_is_letter(cp) ? scan_word(text, at) : at;
}

static size_t scan_token(struct str text, size_t at, enum token_kind *kind)
{
	uint32_t cp = char_peek(text, at);
	size_t end = scan_clitic(text, at);

	*kind = TOKEN_WORD;
	if (end > at)
		return end;
	end = scan_letters_or_digits(text, at, kind);
	if (end > at)
		return end;
	if (is_quotation_mark(cp)) {
		end = scan_elision(text, at);
		*kind = char_is_digit(char_before(text, end)) || char_peek(text, char_back(text, end)) == 's'
				? TOKEN_NUMBER
				: TOKEN_WORD;
		if (end > at)
			return end;
		*kind = is_prime(text, at) ? TOKEN_SYMBOL : TOKEN_QUOTE;
		return scan_mark(text, at);
	}
	*kind = mark_kind(cp);
	return scan_run(text, at);
}

/* ---- its form ---- */

static const char *fold_ascii(struct arena *arena, struct str s)
{
	char *form = arena_alloc(arena, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		form[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + ('a' - 'A') : s.p[i]);
	return form;
}

static const char *fold(struct arena *arena, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return utf8_fold(arena, s).p;
	return fold_ascii(arena, s);
}

static void set_case(struct token *token, struct str s)
{
	uint32_t letters = 0, upper = 0, lower = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t cp;

		at += char_at(s, at, &cp);
		if (!char_is_letter(cp))
			continue;
		if (!letters++)
			token->capital = char_is_upper(cp);
		upper += char_is_upper(cp);
		lower += char_is_lower(cp);
	}
	token->all_caps = upper >= 2 && !lower;
}

/* ---- all of them ---- */

static void add_token(struct document *doc, struct span span, enum token_kind kind, bool space)
{
	struct str word = document_slice(doc, span);
	struct token token = { .span = span, .kind = kind, .space_before = space };

	token.form = fold(doc->arena, word);
	token.quote = token.sentence = INDEX_NONE;
	set_case(&token, word);
	vec_push(doc->arena, &doc->tokens, token);
}

static void tokenize_paragraph(struct document *doc, const struct paragraph *paragraph)
{
	struct str text = str_cut(doc->text, 0, paragraph->span.end);
	size_t at = paragraph->body_start;
	bool space = true;

	while (at < text.n) {
		enum token_kind kind;
		size_t end;

		if (char_is_blank(char_peek(text, at))) {
			at = char_next(text, at);
			space = true;
			continue;
		}
		end = scan_token(text, at, &kind);
		add_token(doc, (struct span){ (uint32_t)at, (uint32_t)end }, kind, space);
		at = end;
		space = false;
	}
}

void text_tokens(struct document *doc)
{
	for (uint32_t i = 0; i < doc->paragraphs.n; i++)
		tokenize_paragraph(doc, &doc->paragraphs.v[i]);
}
