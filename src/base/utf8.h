#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

#define UTF8_INVALID 0xFFFFFFFFu
#define UTF8_REPLACEMENT 0xFFFDu

/*
 * Decode the character at p (n > 0 bytes are left). Returns its length in bytes; on an invalid sequence *cp
 * is UTF8_INVALID and the length is that of the maximal invalid prefix (Unicode 15, §3.9, "substitution of
 * maximal subparts"), so that a caller can replace it and go on. Surrogates and overlong forms are invalid.
 */
size_t utf8_decode(const char *p, size_t n, uint32_t *cp);

/* Write cp (a valid scalar value) to out; returns the length, 1 to 4. */
size_t utf8_encode(uint32_t cp, char out[4]);

/* Code points in valid UTF-8. */
size_t utf8_count(struct str s);

/* Byte offset of code point `cp_index` in s; s.n if there are fewer. */
size_t utf8_offset(struct str s, size_t cp_index);

bool utf8_is_letter(uint32_t cp);
bool utf8_is_upper(uint32_t cp); /* upper or title case */
bool utf8_is_lower(uint32_t cp);
bool utf8_is_digit(uint32_t cp); /* decimal digits of any script */
bool utf8_is_space(uint32_t cp); /* white space, also no-break, thin, ideographic; not U+200B */
bool utf8_is_mark(uint32_t cp);  /* combining */

bool utf8_is_nonspacing(uint32_t cp);  /* a combining mark without width (Mn) */
bool utf8_is_punctuation(uint32_t cp); /* categories P* */
bool utf8_is_number(uint32_t cp);      /* categories N*: also fractions and Roman numerals */
bool utf8_is_format(uint32_t cp);      /* control, format and private use (Cc, Cf, Co) */
bool utf8_is_separator(uint32_t cp);   /* a space of some width (Zs) */

/* Is it valid, and without control characters? */
bool utf8_is_line(struct str s);

uint32_t utf8_lower(uint32_t cp);

/* The canonical decomposition (NFD) of one character, unordered; returns its length, 1 to UTF8_PARTS. */
enum { UTF8_PARTS = 4 };
size_t utf8_decompose(uint32_t cp, uint32_t parts[UTF8_PARTS]);

/* Terminal columns of a code point: 0, 1 or 2. */
int utf8_width(uint32_t cp);

/*
 * The first character as a reader counts them (an extended grapheme cluster, Unicode 15, annex 29) of s,
 * which is not empty: its length in bytes, and in *columns the terminal columns of its code points together.
 */
size_t utf8_cluster(struct str s, int *columns);

/*
 * Case folded, with curly and modifier apostrophes made straight (') and no-break and other spaces made ' ':
 * for comparing words. In the arena.
 */
struct str utf8_fold(struct arena *arena, struct str s);

#endif
