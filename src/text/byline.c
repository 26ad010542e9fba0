#include "text/layout.h"

#include <string.h>

#include "text/chars.h"

enum { BYLINE_WORDS_MAX = 24 };

struct words {
	struct str text;
	struct span v[BYLINE_WORDS_MAX]; /* without the commas and bars around them */
	bool comma[BYLINE_WORDS_MAX];    /* a comma or bar follows */
	bool bar[BYLINE_WORDS_MAX];      /* a bar or dash does: the names are over */
	size_t n;
};

static bool separates(uint32_t cp)
{
	return cp == ',' || cp == '|' || cp == ';' || cp == 0x2022 || cp == 0xB7 || char_is_dash(cp);
}

/* The paragraph's words; false when they are too many for a byline. */
static bool split_words(struct str text, size_t at, struct words *words)
{
	words->text = text;
	words->n = 0;
	while (at < text.n) {
		size_t end = at;
		uint32_t cp = char_peek(text, at);

		if (char_is_blank(cp) || separates(cp)) {
			if (words->n && !char_is_blank(cp)) {
				words->comma[words->n - 1] = true;
				words->bar[words->n - 1] |= cp != ',';
			}
			at = char_next(text, at);
			continue;
		}
		if (words->n == BYLINE_WORDS_MAX)
			return false;
		while (end < text.n && !char_is_blank(char_peek(text, end)) &&
			!separates(char_peek(text, end)))
			end = char_next(text, end);
		words->comma[words->n] = words->bar[words->n] = false;
		words->v[words->n++] = (struct span){ (uint32_t)at, (uint32_t)end };
		at = end;
	}
	return words->n > 0;
}

static struct str word_at(const struct words *words, size_t i)
{
	return i < words->n ? str_cut(words->text, words->v[i].start, words->v[i].end) : (struct str){ 0 };
}

static bool equals(struct str s, const char *lower)
{
	size_t i = 0;

	while (i < s.n && lower[i] && (s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 0x20 : s.p[i]) == lower[i])
		i++;
	return i == s.n && !lower[i];
}

static bool among(struct str s, const char *const *list)
{
	for (; *list; list++)
		if (equals(s, *list))
			return true;
	return false;
}

static const char *const roles[] = { "staff", "writer", "writers", "reporter", "reporters", "correspondent",
	"correspondents", "editor", "editors", "press", "reuters", "bureau", "special", "times", "post",
	"news", "ap", "afp", "columnist", "contributor", "chief", "journalist", "cnn", "bloomberg", NULL };
static const char *const particles[] = { "de", "da", "del", "della", "van", "von", "der", "den", "bin", "al",
	"el", "la", "le", "ten", "dos", NULL };

static bool is_name_word(const struct words *words, size_t i)
{
	struct str word = word_at(words, i);

	return word.n && (char_is_upper(char_peek(word, 0)) || among(word, particles)) && !among(word, roles);
}

static bool joins_names(struct str word)
{
	return equals(word, "and") || equals(word, "&") || equals(word, "with");
}

/* Name { (, | and) Name }: returns the word behind the names; a name has two to five words. */
static size_t read_names(const struct words *words, size_t i)
{
	size_t end = i;

	for (;;) {
		size_t first = i;

		while (is_name_word(words, i) && i - first < 5 && (i == first || !words->comma[i - 1]))
			i++;
		if (i - first < 2)
			return end;
		end = i;
		if (joins_names(word_at(words, i)))
			i++;
		else if (i == words->n || !words->comma[i - 1] || words->bar[i - 1])
			return end;
	}
}

/* What may follow the names: nothing, or a role, paper or place: "of The Sentinel", "in Oslo", "Staff
 * Writer". */
static bool is_affiliation(const struct words *words, size_t i)
{
	bool role = i == words->n;

	for (size_t from = i; i < words->n; i++) {
		struct str word = word_at(words, i);

		if (i - from >= 8)
			return false;
		role |= among(word, roles) || equals(word, "of") || equals(word, "in") ||
			equals(word, "for") || (i && words->comma[i - 1]);
		if (!among(word, roles) && !among(word, particles) && !equals(word, "of") &&
			!equals(word, "in") && !equals(word, "for") && !equals(word, "to") &&
			!equals(word, "the") && !equals(word, "and") && !char_is_upper(char_peek(word, 0)))
			return false;
	}
	return role;
}

/* "By Staff", "By Associated Press", "By AFP": capitals and roles alone. */
static bool is_desk(const struct words *words, size_t i)
{
	if (words->n - i > 4 || i == words->n || calendar_is_weekday(word_at(words, i)))
		return false;
	for (; i < words->n; i++)
		if (!among(word_at(words, i), roles))
			return equals(word_at(words, i), "associated") && i + 2 == words->n;
	return true;
}

static void drop_period(struct words *words)
{
	struct span *last = &words->v[words->n - 1];

	if (last->end > last->start + 2 && words->text.p[last->end - 1] == '.' &&
		words->text.p[last->end - 3] != '.')
		last->end--;
}

/* "By", "Byline:", "Author:", "Written by": returns how many words. */
static size_t label_words(const struct words *words)
{
	static const char *const labels[] = { "by", "by:", "byline:", "author:", "authors:", NULL };
	struct str first = word_at(words, 0);

	if (among(first, labels))
		return 1;
	return (equals(first, "written") || equals(first, "story")) && equals(word_at(words, 1), "by") ? 2
												       : 0;
}

bool byline_read(struct str text, size_t at, struct span *names)
{
	struct words words;
	size_t first, end;
	bool by;

	if (!split_words(text, at, &words))
		return false;
	drop_period(&words);
	first = label_words(&words);
	by = first > 0;
	end = read_names(&words, first);
	*names = (struct span){ 0 };
	if (!by && is_desk(&words, equals(word_at(&words, 0), "the")))
		return true;
	if (by && end == first && is_desk(&words, first))
		end = words.n;
	if (end == first || (!by && (end == words.n || !words.comma[end - 1] ||
					    !among(word_at(&words, words.n - 1), roles))))
		return false;
	if (!is_affiliation(&words, end))
		return false;
	*names = (struct span){ words.v[first].start, words.v[end - 1].end };
	return true;
}

/* ---- credits at the end ---- */

static bool has_prefix(struct str s, const char *lower)
{
	return equals(str_cut(s, 0, strlen(lower)), lower);
}

static bool has_phrase(struct str s, const char *lower)
{
	size_t n = strlen(lower);

	for (size_t i = 0; i + n <= s.n; i++)
		if (equals(str_cut(s, i, i + n), lower))
			return true;
	return false;
}

enum { CREDIT_BYTES_MAX = 600 };

/* The names behind "Reporting by": up to the semicolon, period or bracket. */
static struct span reporters(struct str text, size_t at)
{
	struct words words;
	size_t end = at, last;

	while (end < text.n && text.p[end] != ';' && text.p[end] != ')')
		end++;
	if (!split_words(str_cut(text, 0, end), at, &words))
		return (struct span){ 0 };
	drop_period(&words);
	last = read_names(&words, 0);
	return last ? (struct span){ words.v[0].start, words.v[last - 1].end } : (struct span){ 0 };
}

bool credit_read(struct str text, size_t at, struct span *names)
{
	static const char *const starts[] = { "additional reporting by ", "editing by ", "writing by ",
		"contributing:", "compiled by ", "edited by ", "with reporting by ", NULL };
	struct str line;

	*names = (struct span){ 0 };
	at += char_peek(text, at) == '(' || char_peek(text, at) == '[';
	line = str_cut(text, at, text.n);
	if (line.n > CREDIT_BYTES_MAX)
		return false;
	if (has_prefix(line, "reporting by ")) {
		*names = reporters(text, at + strlen("reporting by "));
		return true;
	}
	for (const char *const *start = starts; *start; start++)
		if (has_prefix(line, *start))
			return true;
	return has_phrase(line, "contributed to this report") ||
	       has_phrase(line, "contributed to this story") ||
	       has_phrase(line, "contributed to this article") || has_phrase(line, "contributed reporting");
}
