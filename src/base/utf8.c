#include "base/utf8.h"

#include <utf8proc.h>

static bool continues(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

size_t utf8_decode(const char *p, size_t n, uint32_t *cp)
{
	const unsigned char *u = (const unsigned char *)p;
	unsigned char low = 0x80, high = 0xBF;
	size_t length, i;
	uint32_t value;

	if (u[0] < 0x80) {
		*cp = u[0];
		return 1;
	}
	*cp = UTF8_INVALID;
	if (u[0] < 0xC2 || u[0] > 0xF4)
		return 1;
	length = u[0] < 0xE0 ? 2 : u[0] < 0xF0 ? 3 : 4;
	value = u[0] & (0xFFu >> (length + 1));
	/* The second byte's range rules out overlong forms, surrogates and what lies above U+10FFFF. */
	if (u[0] == 0xE0)
		low = 0xA0;
	else if (u[0] == 0xED)
		high = 0x9F;
	else if (u[0] == 0xF0)
		low = 0x90;
	else if (u[0] == 0xF4)
		high = 0x8F;
	for (i = 1; i < length; i++) {
		if (i >= n || !continues(u[i]) || (i == 1 && (u[i] < low || u[i] > high)))
			return i;
		value = value << 6 | (u[i] & 0x3Fu);
	}
	*cp = value;
	return length;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
	return (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)out);
}

size_t utf8_count(struct str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.n; i++)
		count += !continues((unsigned char)s.p[i]);
	return count;
}

size_t utf8_offset(struct str s, size_t cp_index)
{
	size_t i = 0;

	while (i < s.n) {
		if (!continues((unsigned char)s.p[i]) && !cp_index--)
			return i;
		i++;
	}
	return s.n;
}

static utf8proc_category_t category(uint32_t cp)
{
	return utf8proc_category((utf8proc_int32_t)cp);
}

bool utf8_is_letter(uint32_t cp)
{
	utf8proc_category_t c = category(cp);

	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool utf8_is_upper(uint32_t cp)
{
	return category(cp) == UTF8PROC_CATEGORY_LU || category(cp) == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_lower(uint32_t cp)
{
	return category(cp) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_digit(uint32_t cp)
{
	return category(cp) == UTF8PROC_CATEGORY_ND;
}

bool utf8_is_space(uint32_t cp)
{
	utf8proc_category_t c;

	if ((cp >= '\t' && cp <= '\r') || cp == 0x85)
		return true;
	c = category(cp);
	return c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP;
}

bool utf8_is_mark(uint32_t cp)
{
	utf8proc_category_t c = category(cp);

	return c >= UTF8PROC_CATEGORY_MN && c <= UTF8PROC_CATEGORY_ME;
}

bool utf8_is_nonspacing(uint32_t cp)
{
	return category(cp) == UTF8PROC_CATEGORY_MN;
}

bool utf8_is_punctuation(uint32_t cp)
{
	utf8proc_category_t c = category(cp);

	return c >= UTF8PROC_CATEGORY_PC && c <= UTF8PROC_CATEGORY_PO;
}

bool utf8_is_number(uint32_t cp)
{
	utf8proc_category_t c = category(cp);

	return c >= UTF8PROC_CATEGORY_ND && c <= UTF8PROC_CATEGORY_NO;
}

bool utf8_is_format(uint32_t cp)
{
	utf8proc_category_t c = category(cp);

	return c == UTF8PROC_CATEGORY_CC || c == UTF8PROC_CATEGORY_CF || c == UTF8PROC_CATEGORY_CO;
}

bool utf8_is_separator(uint32_t cp)
{
	return category(cp) == UTF8PROC_CATEGORY_ZS;
}

uint32_t utf8_lower(uint32_t cp)
{
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

size_t utf8_decompose(uint32_t cp, uint32_t parts[UTF8_PARTS])
{
	utf8proc_int32_t out[UTF8_PARTS];
	int boundary = 0;
	utf8proc_ssize_t n =
		utf8proc_decompose_char((utf8proc_int32_t)cp, out, UTF8_PARTS, UTF8PROC_DECOMPOSE, &boundary);

	if (n < 1 || n > UTF8_PARTS) {
		parts[0] = cp;
		return 1;
	}
	for (utf8proc_ssize_t i = 0; i < n; i++)
		parts[i] = (uint32_t)out[i];
	return (size_t)n;
}

int utf8_width(uint32_t cp)
{
	return utf8proc_charwidth((utf8proc_int32_t)cp);
}

size_t utf8_cluster(struct str s, int *columns)
{
	utf8proc_int32_t state = 0;
	uint32_t cp, next;
	size_t at = utf8_decode(s.p, s.n, &cp), n;

	*columns = cp == UTF8_INVALID ? 1 : utf8_width(cp);
	while (at < s.n && cp != UTF8_INVALID) {
		n = utf8_decode(s.p + at, s.n - at, &next);
		if (next == UTF8_INVALID || utf8proc_grapheme_break_stateful(
						    (utf8proc_int32_t)cp, (utf8proc_int32_t)next, &state))
			break;
		*columns += utf8_width(next);
		at += n;
		cp = next;
	}
	return at;
}

static bool is_apostrophe(uint32_t cp)
{
	return cp == 0x2019 || cp == 0x2018 || cp == 0x02BC || cp == 0x201B;
}

struct str utf8_fold(struct arena *arena, struct str s)
{
	struct strbuf out = strbuf_new(arena);
	size_t i = 0;

	while (i < s.n) {
		char bytes[4];
		uint32_t cp;

		i += utf8_decode(s.p + i, s.n - i, &cp);
		if (cp == UTF8_INVALID)
			cp = UTF8_REPLACEMENT;
		else if (is_apostrophe(cp))
			cp = '\'';
		else if (utf8_is_space(cp))
			cp = ' ';
		else
			cp = (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
		strbuf_add(&out, bytes, utf8_encode(cp, bytes));
	}
	return strbuf_str(&out);
}

bool utf8_is_line(struct str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t cp;

		at += utf8_decode(s.p + at, s.n - at, &cp);
		if (cp == UTF8_INVALID || cp < ' ' || cp == 0x7F)
			return false;
	}
	return true;
}
