#include "text/text.h"

#include <sha2.h>

#include "text/chars.h"

/* ---- what the bytes are ---- */

struct signature {
	struct str bytes;
	const char *what;
};

static const struct signature signatures[] = {
	{ { "%PDF-", 5 }, "a PDF file" },
	{ { "PK\003\004", 4 }, "a ZIP archive or an office document" },
	{ { "\x1F\x8B", 2 }, "a gzip archive" },
	{ { "{\\rtf", 5 }, "an RTF document" },
	{ { "\x89PNG", 4 }, "a picture" },
	{ { "\xFF\xD8\xFF", 3 }, "a picture" },
	{ { "GIF8", 4 }, "a picture" },
	{ { "\xD0\xCF\x11\xE0", 4 }, "an old office document" },
	{ { "\x7F"
	    "ELF",
		  4 },
		"a program" },
	{ { "SQLite format 3", 15 }, "a database" },
	{ { "\xFF\xFE\0\0", 4 }, "UTF-32 text" },
	{ { "\0\0\xFE\xFF", 4 }, "UTF-32 text" },
};

static const char *known_binary(struct str bytes)
{
	for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
		if (str_eq(str_cut(bytes, 0, signatures[i].bytes.n), signatures[i].bytes))
			return signatures[i].what;
	return NULL;
}

enum { SNIFF_BYTES = 4096 };

/*
 * UTF-16 without a mark: English has a zero in every other byte, nearly always on the same side. Sets
 * *encoding; false when the zeros have no such pattern.
 */
static bool sniff_utf16(struct str bytes, enum encoding *encoding)
{
	size_t n = bytes.n < SNIFF_BYTES ? bytes.n & ~(size_t)1 : SNIFF_BYTES;
	size_t zeros[2] = { 0, 0 };

	for (size_t i = 0; i < n; i++)
		zeros[i % 2] += bytes.p[i] == '\0';
	if (n < 4 || (zeros[0] + zeros[1]) * 4 < n)
		return false;
	if (zeros[1] > zeros[0] * 16)
		*encoding = ENCODING_UTF16LE;
	else if (zeros[0] > zeros[1] * 16)
		*encoding = ENCODING_UTF16BE;
	else
		return false;
	return true;
}

/* The bytes 0x80 to 0x9F of Windows-1252; 0 where it has none. */
static const uint16_t windows1252[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, /* 80 */
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,      /* 88 */
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, /* 90 */
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178, /* 98 */
};

static uint32_t windows1252_char(unsigned char byte)
{
	return byte >= 0x80 && byte < 0xA0 ? windows1252[byte - 0x80] : byte;
}

/* Does a byte read as Windows-1252 in its place: a mark of punctuation, or a letter beside a letter? */
static bool plausible_windows1252(struct str bytes, size_t at)
{
	unsigned char byte = (unsigned char)bytes.p[at];
	unsigned char before = at ? (unsigned char)bytes.p[at - 1] : ' ';
	unsigned char after = at + 1 < bytes.n ? (unsigned char)bytes.p[at + 1] : ' ';
	uint32_t cp = windows1252_char(byte);

	if (!cp || byte == 0xFF)
		return false;
	if (!char_is_letter(cp))
		return true;
	return char_is_letter(windows1252_char(before)) || char_is_letter(windows1252_char(after));
}

/*
 * UTF-8 unless the bytes say otherwise: well-formed sequences, and sequences that were cut off, speak for
 * UTF-8; single stray bytes that read as Windows-1252 speak for that.
 */
static enum encoding utf8_or_windows1252(struct str bytes)
{
	size_t utf8 = 0, windows = 0, damage = 0, at = 0;

	while (at < bytes.n) {
		uint32_t cp;
		size_t n = char_at(bytes, at, &cp);

		if (cp == UTF8_INVALID && n == 1)
			*(plausible_windows1252(bytes, at) ? &windows : &damage) += 1;
		else if (cp == UTF8_INVALID || n > 1)
			utf8++;
		at += n;
	}
	return windows > utf8 && windows > 4 * damage ? ENCODING_WINDOWS1252 : ENCODING_UTF8;
}

/* ---- to UTF-8 ---- */

static void add_char(struct document *doc, struct strbuf *out, uint32_t cp)
{
	char encoded[4];

	if (cp == UTF8_INVALID) {
		cp = UTF8_REPLACEMENT;
		doc->n_replaced++;
	}
	strbuf_add(out, encoded, utf8_encode(cp, encoded));
}

static uint32_t utf16_unit(struct str bytes, size_t at, bool big)
{
	unsigned char first = (unsigned char)bytes.p[at], second = (unsigned char)bytes.p[at + 1];

	return big ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

static void decode_utf16(struct document *doc, struct str bytes, struct strbuf *out)
{
	bool big = doc->encoding == ENCODING_UTF16BE;
	size_t at = 0;

	for (; at + 1 < bytes.n; at += 2) {
		uint32_t cp = utf16_unit(bytes, at, big), low = 0;

		if (cp >= 0xD800 && cp < 0xDC00 && at + 3 < bytes.n)
			low = utf16_unit(bytes, at + 2, big);
		if (low >= 0xDC00 && low < 0xE000) {
			cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
			at += 2;
		} else if (cp >= 0xD800 && cp < 0xE000) {
			cp = UTF8_INVALID;
		}
		add_char(doc, out, cp);
	}
	if (at < bytes.n)
		add_char(doc, out, UTF8_INVALID);
}

static void decode_windows1252(struct document *doc, struct str bytes, struct strbuf *out)
{
	for (size_t i = 0; i < bytes.n; i++) {
		uint32_t cp = windows1252_char((unsigned char)bytes.p[i]);

		add_char(doc, out, cp || !bytes.p[i] ? cp : UTF8_INVALID);
	}
}

static void decode_utf8(struct document *doc, struct str bytes, struct strbuf *out)
{
	size_t at = 0, good = 0;

	while (at < bytes.n) {
		uint32_t cp;
		size_t n = char_at(bytes, at, &cp);

		if (cp == UTF8_INVALID) {
			strbuf_add(out, bytes.p + good, at - good);
			add_char(doc, out, cp);
			good = at + n;
		}
		at += n;
	}
	strbuf_add(out, bytes.p + good, at - good);
}

static void decode(struct document *doc, struct str bytes)
{
	struct strbuf out = strbuf_new(doc->arena);

	if (str_starts(bytes, "\xEF\xBB\xBF"))
		bytes = str_cut(bytes, 3, bytes.n);
	if (str_starts(bytes, "\xFF\xFE") || str_starts(bytes, "\xFE\xFF")) {
		doc->encoding = bytes.p[0] == '\xFF' ? ENCODING_UTF16LE : ENCODING_UTF16BE;
		bytes = str_cut(bytes, 2, bytes.n);
	} else if (!sniff_utf16(bytes, &doc->encoding)) {
		doc->encoding = utf8_or_windows1252(bytes);
	}
	if (doc->encoding == ENCODING_UTF8)
		decode_utf8(doc, bytes, &out);
	else if (doc->encoding == ENCODING_WINDOWS1252)
		decode_windows1252(doc, bytes, &out);
	else
		decode_utf16(doc, bytes, &out);
	doc->text = strbuf_str(&out);
}

/* ---- is it an article at all ---- */

struct census {
	size_t letters, controls, characters, replaced;
	bool nul;
};

static struct census take_census(struct str text)
{
	struct census census = { 0 };

	for (size_t at = 0; at < text.n;) {
		uint32_t cp;

		at += char_at(text, at, &cp);
		census.characters++;
		census.nul |= cp == 0;
		census.controls += cp < ' ' && !(cp >= '\t' && cp <= '\r') && cp != 0x1B;
		census.letters += char_is_letter(cp);
		census.replaced += cp == UTF8_REPLACEMENT;
	}
	return census;
}

static int check_text(struct str text, struct err *err)
{
	struct census census = take_census(text);

	if (census.nul)
		return err_set(err, ERR_INPUT, "it has NUL bytes: a binary file, not text");
	/* Text has no control characters to speak of; a tenth of a file that had to be replaced is none
	 * either. */
	if (census.controls * 20 > census.characters || census.replaced * 10 > census.characters)
		return err_set(err, ERR_INPUT, "a binary file, not text");
	if (!str_trim(text).n)
		return err_set(err, ERR_INPUT, "it is empty");
	if (!census.letters)
		return err_set(err, ERR_INPUT, "there are no words in it");
	return 0;
}

static void mark_code_points(struct document *doc)
{
	enum { MARK_EVERY = 256 }; /* as document_code_point reads it */
	size_t n = doc->text.n / MARK_EVERY + 1;
	uint32_t count = 0;

	doc->code_point_marks = ARENA_ARRAY(doc->arena, uint32_t, n);
	for (size_t i = 0; i < n; i++) {
		doc->code_point_marks[i] = count;
		count += (uint32_t)utf8_count(str_cut(doc->text, i * MARK_EVERY, (i + 1) * MARK_EVERY));
	}
}

int text_decode(struct document *doc, struct str bytes, struct err *err)
{
	const char *binary = known_binary(bytes);

	if (!bytes.n)
		return err_set(err, ERR_INPUT, "it is empty");
	if (bytes.n > TEXT_BYTES_MAX)
		return err_set(err, ERR_INPUT, "it is larger than %d MiB", TEXT_BYTES_MAX / 1024 / 1024);
	if (binary)
		return err_set(err, ERR_INPUT, "it is %s, not plain text", binary);
	decode(doc, bytes);
	if (check_text(doc->text, err))
		return -1;
	SHA256Data((const uint8_t *)doc->text.p, doc->text.n, doc->sha256);
	mark_code_points(doc);
	return 0;
}
