#include "review/view.h"

#include <string.h>

#include "base/utf8.h"

enum { TYPED_MAX = 2000 };

struct typed {
	char text[TYPED_MAX + 1];
	size_t n, at; /* the cursor, on a character's first byte */
};

static size_t before(const struct typed *typed, size_t at)
{
	size_t start = 0, n;
	int columns;

	for (size_t i = 0; i < at; i += n) {
		start = i;
		n = utf8_cluster((struct str){ typed->text + i, typed->n - i }, &columns);
	}
	return start;
}

static size_t behind(const struct typed *typed, size_t at)
{
	int columns;

	return at < typed->n ? at + utf8_cluster((struct str){ typed->text + at, typed->n - at }, &columns)
			     : at;
}

static void remove_range(struct typed *typed, size_t start, size_t end)
{
	memmove(typed->text + start, typed->text + end, typed->n - end);
	typed->n -= end - start;
	typed->at = start;
}

static void insert(struct typed *typed, uint32_t cp)
{
	char bytes[4];
	size_t n = utf8_encode(cp, bytes);

	if (typed->n + n > TYPED_MAX)
		return;
	memmove(typed->text + typed->at + n, typed->text + typed->at, typed->n - typed->at);
	memcpy(typed->text + typed->at, bytes, n);
	typed->n += n;
	typed->at += n;
}

/* The start of the word before the cursor. */
static size_t word_before(const struct typed *typed)
{
	size_t at = typed->at;

	while (at && typed->text[at - 1] == ' ')
		at--;
	while (at && typed->text[at - 1] != ' ')
		at--;
	return at;
}

static void edit(struct typed *typed, uint32_t key)
{
	switch (key) {
	case TERM_LEFT:
		typed->at = before(typed, typed->at);
		break;
	case TERM_RIGHT:
		typed->at = behind(typed, typed->at);
		break;
	case TERM_HOME:
	case TERM_CTRL('a'):
		typed->at = 0;
		break;
	case TERM_END:
	case TERM_CTRL('e'):
		typed->at = typed->n;
		break;
	case TERM_BACKSPACE:
		if (typed->at)
			remove_range(typed, before(typed, typed->at), typed->at);
		break;
	case TERM_DELETE:
		remove_range(typed, typed->at, behind(typed, typed->at));
		break;
	case TERM_CTRL('u'):
		remove_range(typed, 0, typed->at);
		break;
	case TERM_CTRL('w'):
		remove_range(typed, word_before(typed), typed->at);
		break;
	default:
		if (key >= ' ' && key < TERM_NONE && !(key >= 0x7F && key < 0xA0))
			insert(typed, key);
	}
}

void prompt_text(struct review *review, const char *label, struct str given, struct str *text)
{
	struct typed typed = { .n = given.n < TYPED_MAX ? given.n : TYPED_MAX };
	uint32_t key;

	if (typed.n)
		memcpy(typed.text, given.p, typed.n);
	typed.at = typed.n;
	*text = (struct str){ 0 };
	for (;;) {
		review_draw(review, str_of(label), (struct str){ typed.text, typed.n }, (int)typed.at);
		key = term_key(-1);
		if (key == TERM_CLOSED)
			review->closed = true;
		if (key == TERM_CLOSED || key == TERM_ESCAPE)
			return;
		if (key == TERM_ENTER)
			break;
		edit(&typed, key);
	}
	*text = (struct str){ arena_copy(&review->arena, typed.text, typed.n), typed.n };
}

char prompt_key(struct review *review, const char *question, const char *allowed)
{
	for (;;) {
		uint32_t key;

		review_draw(review, str_of(question), (struct str){ 0 }, -1);
		key = term_key(-1);
		if (key == TERM_CLOSED)
			review->closed = true;
		if (key == TERM_CLOSED || key == TERM_ESCAPE || key == 'q')
			return 0;
		if (key && key < 128 && strchr(allowed, (int)key))
			return (char)key;
	}
}
