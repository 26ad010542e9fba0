#ifndef TEXT_CHARS_H
#define TEXT_CHARS_H

#include "base/utf8.h"

/* Characters of a text by byte offset, with a short way for ASCII. 0 stands for "none": no text holds NUL. */

static inline size_t char_at(struct str text, size_t at, uint32_t *cp)
{
	if (at >= text.n) {
		*cp = 0;
		return 0;
	}
	if ((unsigned char)text.p[at] < 0x80) {
		*cp = (unsigned char)text.p[at];
		return 1;
	}
	return utf8_decode(text.p + at, text.n - at, cp);
}

static inline uint32_t char_peek(struct str text, size_t at)
{
	uint32_t cp;

	char_at(text, at, &cp);
	return cp;
}

static inline size_t char_next(struct str text, size_t at)
{
	uint32_t cp;

	return at + char_at(text, at, &cp);
}

/* Where the character before `at` starts; `at` itself at the text's start. */
static inline size_t char_back(struct str text, size_t at)
{
	size_t from = at;

	while (from && at - from < 4) {
		from--;
		if (((unsigned char)text.p[from] & 0xC0) != 0x80)
			break;
	}
	return from;
}

static inline uint32_t char_before(struct str text, size_t at)
{
	return at ? char_peek(text, char_back(text, at)) : 0;
}

static inline bool char_is_lower(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'a' && cp <= 'z' : utf8_is_lower(cp);
}

static inline bool char_is_upper(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'A' && cp <= 'Z' : utf8_is_upper(cp);
}

/* Letters and what is written on them. */
static inline bool char_is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
	return utf8_is_letter(cp) || utf8_is_mark(cp);
}

/* Decimal digits and vulgar fractions. */
static inline bool char_is_digit(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= '0' && cp <= '9';
	return utf8_is_digit(cp) || (cp >= 0xBC && cp <= 0xBE) || (cp >= 0x2150 && cp <= 0x215E);
}

static inline bool char_is_alnum(uint32_t cp)
{
	return char_is_letter(cp) || char_is_digit(cp);
}

/* White space, and the marks that take no room: zero-width space, byte order mark, directions of writing. */
static inline bool char_is_blank(uint32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || (cp >= '\t' && cp <= '\r');
	return utf8_is_space(cp) || (cp >= 0x200B && cp <= 0x200F && cp != 0x200C && cp != 0x200D) ||
	       (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF;
}

static inline bool char_is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x2018 || cp == 0x02BC || cp == 0x201B;
}

static inline bool char_is_hyphen(uint32_t cp)
{
	return cp == '-' || cp == 0x2010 || cp == 0x2011;
}

static inline bool char_is_dash(uint32_t cp)
{
	return cp >= 0x2012 && cp <= 0x2015;
}

#endif
