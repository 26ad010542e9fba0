#include "store/excerpt.h"

#include "base/utf8.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A number without a sign, at most nine digits. */
static bool number(struct str s, size_t *at, uint32_t *value)
{
	size_t start = *at;

	for (*value = 0; *at < s.n && is_digit(s.p[*at]); ++*at) {
		if (*at - start == 9)
			return false;
		*value = *value * 10 + (uint32_t)(s.p[*at] - '0');
	}
	return *at > start;
}

bool excerpt_parse(struct str spans, struct arena *arena, struct span_vec *fragments)
{
	size_t at = 0;

	*fragments = (struct span_vec){ 0 };
	while (at < spans.n) {
		struct span span;

		if (fragments->n && spans.p[at++] != ' ')
			return false;
		if (!number(spans, &at, &span.start) || at == spans.n || spans.p[at++] != '-' ||
			!number(spans, &at, &span.end) || span_empty(span))
			return false;
		if (fragments->n && span.start < fragments->v[fragments->n - 1].end)
			return false;
		vec_push(arena, fragments, span);
	}
	return fragments->n;
}

/* ---- quotation marks ---- */

enum mark { MARK_NONE, MARK_OPENS, MARK_CLOSES, MARK_EITHER };

static enum mark mark_of(uint32_t cp)
{
	switch (cp) {
	case '"':
		return MARK_EITHER;
	case 0x201C:
	case 0x201E:
	case 0xAB:
		return MARK_OPENS;
	case 0x201D:
	case 0xBB:
		return MARK_CLOSES;
	default:
		return MARK_NONE;
	}
}

/* One way through the text, which stops at each fragment's start and end. */
struct walk {
	struct str text;
	size_t at;
	uint32_t code_point;
	bool blank_lines;         /* they part the paragraphs; else every line is one */
	bool empty, parted;       /* the line so far; nothing of the paragraph yet */
	uint32_t paragraph;       /* from 1, 0 before the first */
	bool quoted, in_word;     /* a quotation ends with its paragraph */
	bool marked;              /* a mark in this paragraph */
	uint32_t inside, outside; /* words, in and out of quotation marks */
};

static bool has_blank_lines(struct str text)
{
	bool empty = false;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\n' && empty)
			return true;
		if (text.p[i] == '\n' || (text.p[i] != ' ' && text.p[i] != '\t' && text.p[i] != '\r'))
			empty = text.p[i] == '\n';
	}
	return false;
}

static void end_line(struct walk *walk)
{
	if (!walk->blank_lines || walk->empty) {
		walk->parted = true;
		walk->quoted = walk->marked = false;
	}
	walk->empty = true;
}

static void begin_line(struct walk *walk)
{
	walk->paragraph += walk->parted;
	walk->empty = walk->parted = false;
}

static void step(struct walk *walk)
{
	uint32_t cp;
	size_t n = utf8_decode(walk->text.p + walk->at, walk->text.n - walk->at, &cp);
	enum mark mark = mark_of(cp);
	bool letter = cp != UTF8_INVALID && (utf8_is_letter(cp) || utf8_is_digit(cp));

	if (cp == '\n')
		end_line(walk);
	else if (walk->empty && (cp == UTF8_INVALID || !utf8_is_space(cp)))
		begin_line(walk);
	if (mark != MARK_NONE) {
		walk->marked = true;
		walk->quoted = mark == MARK_OPENS || (mark == MARK_EITHER && !walk->quoted);
	}
	if (letter && !walk->in_word)
		walk->quoted ? walk->inside++ : walk->outside++;
	walk->in_word = letter || (walk->in_word && (cp == '\'' || cp == 0x2019));
	walk->at += n;
	walk->code_point++;
}

static bool walk_to(struct walk *walk, uint32_t code_point)
{
	while (walk->code_point < code_point && walk->at < walk->text.n)
		step(walk);
	return walk->code_point == code_point;
}

/* Is there more than white space? */
static bool has_text(struct str words)
{
	for (size_t at = 0; at < words.n;) {
		uint32_t cp;

		at += utf8_decode(words.p + at, words.n - at, &cp);
		if (cp == UTF8_INVALID || !utf8_is_space(cp))
			return true;
	}
	return false;
}

static bool read_fragment(
	struct walk *walk, struct span fragment, struct excerpt *words, struct strbuf *quote)
{
	size_t start;

	if (!walk_to(walk, fragment.start))
		return false;
	words->marked |= walk->marked;
	walk->inside = walk->outside = 0;
	start = walk->at;
	if (!walk_to(walk, fragment.end) || !has_text(str_cut(walk->text, start, walk->at)))
		return false;
	if (quote->n)
		strbuf_adds(quote, " … ");
	else
		words->paragraph = walk->paragraph;
	strbuf_addstr(quote, str_cut(walk->text, start, walk->at));
	words->marked |= walk->marked;
	return true;
}

static struct str list(struct arena *arena, const struct span_vec *fragments)
{
	struct strbuf out = strbuf_new(arena);

	for (uint32_t i = 0; i < fragments->n; i++)
		strbuf_addf(&out, "%s%u-%u", i ? " " : "", fragments->v[i].start, fragments->v[i].end);
	return strbuf_str(&out);
}

bool excerpt_read(struct str text, struct str spans, struct arena *arena, struct excerpt *words)
{
	struct walk walk = {
		.text = text, .blank_lines = has_blank_lines(text), .empty = true, .parted = true
	};
	struct strbuf quote = strbuf_new(arena);
	uint32_t inside = 0, outside = 0;

	*words = (struct excerpt){ 0 };
	if (!excerpt_parse(spans, arena, &words->fragments) || words->fragments.n > FRAGMENTS_MAX)
		return false;
	for (uint32_t i = 0; i < words->fragments.n; i++) {
		if (!read_fragment(&walk, words->fragments.v[i], words, &quote))
			return false;
		inside += walk.inside;
		outside += walk.outside;
	}
	words->spans = list(arena, &words->fragments);
	words->quote = strbuf_str(&quote);
	words->speech = !inside ? SPEECH_INDIRECT : outside ? SPEECH_MIXED : SPEECH_DIRECT;
	words->paragraph += !words->paragraph;
	return true;
}
