#include "text/layout.h"

#include <string.h>

#include "text/chars.h"
#include "text/words.h"

static bool starts_with(struct str line, const char *lower)
{
	size_t i = 0;

	for (; lower[i]; i++) {
		char c = i < line.n ? line.p[i] : '\0';

		if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != lower[i])
			return false;
	}
	return !char_is_alnum(char_peek(line, i));
}

static size_t count_words(struct str line)
{
	size_t words = 0;
	bool inside = false;

	for (size_t at = 0; at < line.n; at = char_next(line, at)) {
		bool blank = char_is_blank(char_peek(line, at));

		words += !blank && !inside;
		inside = !blank;
	}
	return words;
}

static bool has_letters(struct str line)
{
	for (size_t at = 0; at < line.n; at = char_next(line, at))
		if (char_is_alnum(char_peek(line, at)))
			return true;
	return false;
}

enum { FURNITURE_BYTES_MAX = 200 };

/* Whole lines; a full stop or colon may follow. */
static const char *const whole[] = { "advertisement", "abstract", "full text", "story continues below",
	"story continues below advertisement", "continue reading the main story", "article continues below",
	"read more", "related", "related articles", "related stories", "share this article", "share",
	"comments", "print", "email", "photo", "video", "graphic", "editor's note", "breaking news",
	"correction", NULL };

/* How longer ones begin. */
static const char *const openings[] = { "read more:", "related:", "also read:", "sign up for", "click here",
	"subscribe to", "photo by", "(photo by", "photo:", "image:", "copyright", "all rights reserved",
	"watch:", "see also:", NULL };

bool furniture_is(struct str text, size_t at)
{
	struct str line = str_cut(text, at, text.n), bare;

	if (line.n > FURNITURE_BYTES_MAX)
		return false;
	if (!has_letters(line))
		return true;
	bare = line;
	while (bare.n && strchr(".:…", bare.p[bare.n - 1]))
		bare.n--;
	for (const char *const *form = whole; *form; form++)
		if (bare.n == strlen(*form) && starts_with(bare, *form))
			return true;
	for (const char *const *form = openings; *form; form++)
		if (starts_with(line, *form) && count_words(line) <= 14)
			return true;
	return false;
}

/* ---- dates ---- */

static size_t skip_spaces(struct str text, size_t at)
{
	while (char_is_blank(char_peek(text, at)))
		at = char_next(text, at);
	return at;
}

/* "date", "Published:", "Last updated on" */
static size_t skip_label(struct str text, size_t at)
{
	static const char *const labels[] = { "date", "published", "last updated", "first published",
		"updated", "posted", NULL };

	for (const char *const *label = labels; *label; label++) {
		if (!starts_with(str_cut(text, at, text.n), *label))
			continue;
		at += strlen(*label);
		at = skip_spaces(text, at + (char_peek(text, at) == ':'));
		if (starts_with(str_cut(text, at, text.n), "on"))
			at = skip_spaces(text, at + 2);
		return at;
	}
	return at;
}

bool dateonly_read(struct str text, size_t at, struct span *date, struct calendar_day *day)
{
	size_t start = skip_label(text, at), end = calendar_read(text, start, day);

	if (end == start)
		return false;
	*date = (struct span){ (uint32_t)start, (uint32_t)end };
	/* What follows is a clock's time, if anything: "10:30 a.m. ET", "| Updated 11:00" */
	return count_words(str_cut(text, end, text.n)) <= 6 && char_before(text, text.n) != '.';
}

/* ---- headlines ---- */

enum { HEADLINE_WORDS_MAX = 22, HEADLINE_BYTES_MAX = 220, TITLE_WORDS_MIN = 4 };

static bool closes(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0x201D || cp == 0x2019 ||
	       cp == 0xBB;
}

static uint32_t last_char(struct str line)
{
	size_t end = line.n;

	while (end && closes(char_before(line, end)))
		end = char_back(line, end);
	return char_before(line, end);
}

/* Every Main Word Has a Capital: all but the small words, and there are some. */
static bool is_title_case(struct arena *arena, struct str line)
{
	int capital = 0;

	for (size_t at = 0; at < line.n;) {
		size_t end = at;
		struct str word;

		while (char_is_letter(char_peek(line, end)))
			end = char_next(line, end);
		if (end == at) {
			at = char_next(line, at);
			continue;
		}
		word = str_cut(line, at, end);
		if (char_is_upper(char_peek(word, 0)))
			capital += word.n > 2;
		else if (word.n > 2 && !char_is_apostrophe(char_before(line, at)) &&
			 char_before(line, at) != '-' &&
			 !word_has(utf8_fold(arena, word).p,
				 WORD_DETERMINER | WORD_PREPOSITION | WORD_COORDINATOR | WORD_SUBORDINATOR))
			return false;
		at = end;
	}
	return capital >= TITLE_WORDS_MIN;
}

bool headline_is(struct arena *arena, struct str text, size_t at)
{
	struct str line = str_cut(text, at, text.n);
	size_t words = line.n <= HEADLINE_BYTES_MAX ? count_words(line) : 0;
	uint32_t last;

	if (words < 2 || words > HEADLINE_WORDS_MAX)
		return false;
	last = last_char(line);
	if (last == ',' || last == ';' || last == ':' || char_is_dash(last) || last == '-')
		return false;
	/* `... will go,” she said` and `“We will go.”` are sentences. */
	if (last == '.' || last == 0x2026)
		return is_title_case(arena, line);
	return true;
}
