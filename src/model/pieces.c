#include "model/pieces.h"

#include <string.h>

#include "base/utf8.h"

/* A longer word is unknown as a whole. */
enum { WORD_CHARS_MAX = 100, WORD_BYTES_MAX = WORD_CHARS_MAX * 4 };

struct splitter {
	const struct vocabulary *vocabulary;
	struct arena *arena;
	struct str text;
	struct piece_vec *out;

	/* The word being read, in lower case and without accents; where each of its bytes comes from. */
	char word[WORD_BYTES_MAX];
	struct span from[WORD_BYTES_MAX];
	uint32_t n, chars;
	struct span whole; /* the word in the text */

	/* What pieces are told of their surroundings: as of the character being read, and of the word's
	 * start. */
	bool inside, line, word_line;
};

/* ---- features ---- */

static bool opens(uint32_t cp)
{
	return cp == 0x201C || cp == 0x201E || cp == 0xAB; /* “ „ « */
}

static bool closes(uint32_t cp)
{
	return cp == 0x201D || cp == 0xBB; /* ” » */
}

/* The state behind a character; the end of a line closes what is open. */
static bool inside_after(bool inside, uint32_t cp)
{
	if (cp == '"')
		return !inside;
	return !closes(cp) && cp != '\n' && (inside || opens(cp));
}

static bool is_space(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r' || (cp >= 0x80 && utf8_is_separator(cp));
}

static bool space_before(const struct splitter *s, uint32_t at)
{
	uint32_t start = at, cp;

	while (start > 0 && at - start < 4) {
		start--;
		if (((unsigned char)s->text.p[start] & 0xC0) != 0x80)
			break;
	}
	if (start == at)
		return false;
	utf8_decode(s->text.p + start, at - start, &cp);
	return cp != UTF8_INVALID && is_space(cp);
}

static uint8_t capitals(struct str s)
{
	uint32_t cp;
	size_t i = utf8_decode(s.p, s.n, &cp);
	bool first;

	if (cp == UTF8_INVALID || !(utf8_is_letter(cp) || utf8_is_number(cp)))
		return CAPITALS_OTHER;
	first = utf8_is_upper(cp);
	while (i < s.n) {
		i += utf8_decode(s.p + i, s.n - i, &cp);
		if (cp != UTF8_INVALID && utf8_is_upper(cp))
			return CAPITALS_MORE;
	}
	return first ? CAPITALS_FIRST : CAPITALS_NONE;
}

static bool is_mark(struct str s)
{
	uint32_t cp;

	utf8_decode(s.p, s.n, &cp);
	return opens(cp) || closes(cp) || cp == '"';
}

/* `inside` does not change within a word: what changes it is punctuation, and so a word of its own. */
static void push(struct splitter *s, uint32_t id, struct span span, bool first, bool inside)
{
	struct str written = str_cut(s->text, span.start, span.end);

	vec_push(s->arena, s->out,
		(struct piece){ .span = span,
			.id = id,
			.capitals = capitals(written),
			.quoted = inside && !is_mark(written),
			.line_start = first && s->word_line,
			.space_before = space_before(s, span.start),
			.word_start = first });
}

/* ---- words ---- */

/* Greedy, the longest piece first; a word with a part that is in no vocabulary is unknown as a whole. */
static bool push_pieces(struct splitter *s)
{
	uint32_t begin = s->out->n, at = 0, length;

	if (s->chars > WORD_CHARS_MAX)
		return false;
	while (at < s->n) {
		uint32_t id = vocabulary_longest(s->vocabulary, s->word + at, s->n - at, at > 0, &length);

		if (id == INDEX_NONE) {
			s->out->n = begin;
			return false;
		}
		push(s, id, (struct span){ s->from[at].start, s->from[at + length - 1].end }, at == 0,
			s->inside);
		at += length;
	}
	return true;
}

static void end_word(struct splitter *s)
{
	if (!s->chars)
		return;
	if (!push_pieces(s))
		push(s, s->vocabulary->unknown, s->whole, true, s->inside);
	s->n = s->chars = 0;
}

static void add_char(struct splitter *s, const char *bytes, size_t n, struct span from)
{
	if (!s->chars++) {
		s->whole.start = from.start;
		s->word_line = s->line;
		s->line = false;
	}
	s->whole.end = from.end;
	if (s->chars > WORD_CHARS_MAX)
		return;
	memcpy(s->word + s->n, bytes, n);
	for (size_t i = 0; i < n; i++)
		s->from[s->n++] = from;
}

/* ---- characters ---- */

/* What stands in the vocabulary character by character: the blocks of BERT's tokenizer. */
static bool is_ideograph(uint32_t cp)
{
	return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF) ||
	       (cp >= 0x20000 && cp <= 0x2A6DF) || (cp >= 0x2A700 && cp <= 0x2B73F) ||
	       (cp >= 0x2B740 && cp <= 0x2B81F) || (cp >= 0x2B920 && cp <= 0x2CEAF) ||
	       (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x2F800 && cp <= 0x2FA1F);
}

static bool is_ascii_punctuation(unsigned char c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
	       (c >= '{' && c <= '~');
}

static void add_alone(struct splitter *s, const char *bytes, size_t n, struct span from)
{
	end_word(s);
	add_char(s, bytes, n, from);
	end_word(s);
}

static void read_ascii(struct splitter *s, unsigned char c, uint32_t at)
{
	struct span from = { at, at + 1 };
	char lower = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : (char)c;

	if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
		end_word(s);
	else if (c < ' ' || c == 0x7F)
		return;
	else if (is_ascii_punctuation(c))
		add_alone(s, &lower, 1, from);
	else
		add_char(s, &lower, 1, from);
}

/* A letter with an accent becomes the letter; each part keeps the whole character as its place. */
static void read_parts(struct splitter *s, uint32_t cp, struct span from)
{
	uint32_t parts[UTF8_PARTS];
	size_t n = utf8_decompose(cp, parts);
	char bytes[4];

	for (size_t i = 0; i < n; i++) {
		uint32_t part = utf8_lower(parts[i]);
		size_t length;

		if (utf8_is_nonspacing(parts[i]))
			continue;
		length = utf8_encode(part, bytes);
		if (part < 0x80 ? is_ascii_punctuation((unsigned char)part) : utf8_is_punctuation(part))
			add_alone(s, bytes, length, from);
		else
			add_char(s, bytes, length, from);
	}
}

static void read_other(struct splitter *s, uint32_t cp, struct span from)
{
	if (cp == UTF8_INVALID || cp == UTF8_REPLACEMENT || utf8_is_format(cp))
		return;
	if (utf8_is_space(cp)) {
		end_word(s);
	} else if (is_ideograph(cp)) {
		end_word(s);
		read_parts(s, cp, from);
		end_word(s);
	} else {
		read_parts(s, cp, from);
	}
}

int pieces_of(
	const struct vocabulary *vocabulary, struct arena *arena, struct str text, struct piece_vec *out)
{
	struct splitter s = {
		.vocabulary = vocabulary, .arena = arena, .text = text, .out = out, .line = true
	};
	uint32_t at = 0, cp;

	if (text.n >= UINT32_MAX)
		return -1;
	while (at < text.n) {
		unsigned char c = (unsigned char)text.p[at];
		uint32_t next = at + 1;

		cp = c;
		if (c < 0x80) {
			read_ascii(&s, c, at);
		} else {
			next = at + (uint32_t)utf8_decode(text.p + at, text.n - at, &cp);
			read_other(&s, cp, (struct span){ at, next });
		}
		s.line |= cp == '\n';
		s.inside = inside_after(s.inside, cp);
		at = next;
	}
	end_word(&s);
	return 0;
}
