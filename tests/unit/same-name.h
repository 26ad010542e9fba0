#ifndef TESTS_UNIT_SAME_NAME_H
#define TESTS_UNIT_SAME_NAME_H

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

/*
 * When a resolved source name is the expected one. A person: the last names agree and no first name
 * contradicts. Else: every content word of the expected name is there, and at most three others; of four or
 * more, one may be missing.
 */

enum { NAME_WORDS_MAX = 24, NAME_WORD_MAX = 32 };

struct name_words {
	char word[NAME_WORDS_MAX][NAME_WORD_MAX];
	int n;
};

static bool name_word_is_small(const char *word)
{
	static const char *const small[] = { "the", "a", "an", "of", "s", "and", "for", "to", "in", "at",
		"on", "with", "by", "from", "mr", "mrs", "ms", "dr", "gov", "senior", "some", "several",
		"many", "few", "two", "three", "four", "five" };

	for (size_t i = 0; i < sizeof small / sizeof *small; i++)
		if (strcmp(word, small[i]) == 0)
			return true;
	return false;
}

static void name_words_add(struct name_words *words, const char *p, size_t n)
{
	if (n == 0 || n >= NAME_WORD_MAX || words->n == NAME_WORDS_MAX)
		return;
	if (n > 2 && p[n - 1] == 's' && p[n - 2] != 's' && p[n - 3] != 's')
		n--;
	memcpy(words->word[words->n], p, n);
	words->word[words->n][n] = '\0';
	if (!name_word_is_small(words->word[words->n]))
		words->n++;
}

static struct name_words name_words(struct arena *arena, struct str name)
{
	struct name_words words = { 0 };
	struct str folded = utf8_fold(arena, name);
	size_t start = 0;

	for (size_t i = 0; i <= folded.n; i++) {
		unsigned char c = i < folded.n ? (unsigned char)folded.p[i] : ' ';

		if (isalnum(c) || c >= 0x80)
			continue;
		name_words_add(&words, folded.p + start, i - start);
		start = i + 1;
	}
	return words;
}

static bool name_has(const struct name_words *words, const char *word)
{
	for (int i = 0; i < words->n; i++)
		if (strcmp(words->word[i], word) == 0)
			return true;
	return false;
}

static int name_missing(const struct name_words *from, const struct name_words *in)
{
	int missing = 0;

	for (int i = 0; i < from->n; i++)
		missing += !name_has(in, from->word[i]);
	return missing;
}

/* Two to four words, each with a capital. */
static bool name_is_personal(struct str name)
{
	int n = 0;

	for (size_t i = 0; i < name.n; i++) {
		if (i > 0 && name.p[i - 1] != ' ')
			continue;
		if (!isupper((unsigned char)name.p[i]))
			return false;
		n++;
	}
	return n >= 2 && n <= 4;
}

static bool same_name(struct arena *arena, struct str expected, struct str got)
{
	struct name_words want = name_words(arena, expected), have = name_words(arena, got);
	int missing = name_missing(&want, &have), others = have.n - (want.n - missing);

	if (want.n == 0 || have.n == 0)
		return false;
	if (missing == 0 && name_missing(&have, &want) == 0)
		return true;
	if (name_is_personal(expected) && strcmp(want.word[want.n - 1], have.word[have.n - 1]) == 0)
		return have.n == 1 || name_has(&have, want.word[0]);
	return missing <= (want.n >= 4) && others <= 3;
}

#endif
