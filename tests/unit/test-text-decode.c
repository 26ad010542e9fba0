#include "text.h"

#define BYTES(literal)                                                                                       \
	{                                                                                                    \
		literal, sizeof(literal) - 1                                                                 \
	}

struct read {
	const char *name;
	struct str bytes;
	const char *text;
	enum encoding encoding;
	uint32_t replaced;
};

static const struct read reads[] = {
	{ "ASCII", BYTES("a b\r\n"), "a b\r\n", ENCODING_UTF8, 0 },
	{ "UTF-8", BYTES("caf\xC3\xA9 \xE2\x80\x9Chi\xE2\x80\x9D"), "café “hi”", ENCODING_UTF8, 0 },
	{ "a byte order mark is no text", BYTES("\xEF\xBB\xBFhi"), "hi", ENCODING_UTF8, 0 },
	{ "UTF-16LE by its mark", BYTES("\xFF\xFEh\0\xE9\0\x1C\x20"), "hé“", ENCODING_UTF16LE, 0 },
	{ "UTF-16BE by its mark", BYTES("\xFE\xFF\0h\0\xE9\x20\x1C"), "hé“", ENCODING_UTF16BE, 0 },
	{ "UTF-16LE by its zeros", BYTES("h\0i\0 \0y\0o\0u\0"), "hi you", ENCODING_UTF16LE, 0 },
	{ "UTF-16BE by its zeros", BYTES("\0h\0i\0 \0y\0o\0u"), "hi you", ENCODING_UTF16BE, 0 },
	{ "UTF-16 surrogates", BYTES("\xFF\xFEh\0\x3D\xD8\x00\xDE"), "h\xF0\x9F\x98\x80", ENCODING_UTF16LE,
		0 },
	{ "half a surrogate", BYTES("\xFF\xFEh\0i\0h\0i\0h\0i\0h\0i\0h\0i\0h\0\x3D\xD8i\0"),
		"hihihihihih\xEF\xBF\xBDi", ENCODING_UTF16LE, 1 },
	{ "half a unit", BYTES("\xFF\xFEh\0i\0h\0i\0h\0i\0h\0i\0h\0i\0h\0x"), "hihihihihih\xEF\xBF\xBD",
		ENCODING_UTF16LE, 1 },
	{ "Windows-1252",
		BYTES("caf\xE9 \x93hi\x94 \x96 it\x92s \x80"
		      "5"),
		"café “hi” – it’s €5", ENCODING_WINDOWS1252, 0 },
	{ "Windows-1252 with a hole", BYTES("caf\xE9 \x93hi\x94 it\x92s \x85 na\xEFve \x81"),
		"café “hi” it’s … naïve \xEF\xBF\xBD", ENCODING_WINDOWS1252, 1 },
	{ "one bad byte in UTF-8", BYTES("caf\xC3\xA9 \x93na\xC3\xAFve"), "café \xEF\xBF\xBDnaïve",
		ENCODING_UTF8, 1 },
	{ "UTF-8 cut off", BYTES("she said: hello \xE2\x80"), "she said: hello \xEF\xBF\xBD", ENCODING_UTF8,
		1 },
	{ "overlong and surrogate forms",
		BYTES("it was \xC3\xA9t\xC3\xA9 and \xC0\xAF here and \xED\xA0\x80 there and on and on and "
		      "on"),
		"it was été and \xEF\xBF\xBD\xEF\xBF\xBD here and \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD there "
		"and on and on and on",
		ENCODING_UTF8, 5 },
};

static void test_reads(void)
{
	for (size_t i = 0; i < sizeof reads / sizeof *reads; i++) {
		const struct read *c = &reads[i];
		struct document doc;
		struct err err;

		document_init(&doc, &text_arena);
		ok(!text_decode(&doc, c->bytes, &err) && str_is(doc.text, c->text) &&
				doc.encoding == c->encoding && doc.n_replaced == c->replaced,
			"%s: “%s”, %u replaced", c->name, text_shown(doc.text), doc.n_replaced);
	}
}

struct refusal {
	const char *name;
	struct str bytes;
	const char *message; /* a part of it */
};

static const struct refusal refusals[] = {
	{ "no bytes", BYTES(""), "empty" },
	{ "white space", BYTES(" \n\t\r\n"), "empty" },
	{ "a byte order mark alone", BYTES("\xEF\xBB\xBF"), "empty" },
	{ "a NUL", BYTES("The mayor\0 said that the bridge is closed"), "NUL" },
	{ "a NUL in UTF-16", BYTES("\xFF\xFEh\0\0\0i\0"), "NUL" },
	{ "a PDF file", BYTES("%PDF-1.4\n"), "PDF" },
	{ "an archive", BYTES("PK\003\004 and so on"), "ZIP" },
	{ "UTF-32", BYTES("\xFF\xFE\0\0h\0\0\0"), "UTF-32" },
	{ "control characters", BYTES("a\001\002\003b\004\005\006"), "binary" },
	{ "noise", BYTES("\xFF\xFF\xFF\xC0\xC0\xF8 a"), "binary" },
	{ "no words", BYTES("12 -- 34 ... !"), "no words" },
};

static void test_refusals(void)
{
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		struct document doc;
		struct err err = { 0 };

		document_init(&doc, &text_arena);
		ok(text_decode(&doc, refusals[i].bytes, &err) == -1 && err.code == ERR_INPUT &&
				strstr(err.msg, refusals[i].message),
			"%s is refused: %s", refusals[i].name, err.msg);
	}
}

static void test_size(void)
{
	struct strbuf big = strbuf_new(&text_arena);
	struct document doc;
	struct err err = { 0 };

	while (big.n < TEXT_BYTES_MAX)
		strbuf_adds(&big, "The bridge is closed now. Roe.\n\n"); /* 32 bytes */
	document_init(&doc, &text_arena);
	ok(!text_decode(&doc, strbuf_str(&big), &err), "16 MiB are read");
	strbuf_adds(&big, ".");
	document_init(&doc, &text_arena);
	ok(text_decode(&doc, strbuf_str(&big), &err) == -1 && strstr(err.msg, "16 MiB"), "more are not: %s",
		err.msg);
}

static void test_digest_and_offsets(void)
{
	struct document doc;
	struct err err;
	struct strbuf text = strbuf_new(&text_arena);
	bool same = true;

	document_init(&doc, &text_arena);
	text_decode(&doc, STR("abc"), &err);
	ok(!strcmp(doc.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
		"the digest is FIPS 180's");
	for (int i = 0; i < 700; i++)
		strbuf_adds(&text, i % 3 ? "a" : "“");
	document_init(&doc, &text_arena);
	text_decode(&doc, strbuf_str(&text), &err);
	for (uint32_t at = 0, count = 0; at < doc.text.n; count++) {
		same &= document_code_point(&doc, at) == count;
		at += doc.text.p[at] == 'a' ? 1 : 3;
	}
	ok(same && document_code_point(&doc, (uint32_t)doc.text.n) == 700,
		"bytes are counted in code points");
}

int main(void)
{
	arena_init(&text_arena, &text_escape);
	if (setjmp(text_escape))
		return 1;
	test_reads();
	test_refusals();
	test_digest_and_offsets();
	test_size();
	arena_release(&text_arena);
	return tap_end();
}
