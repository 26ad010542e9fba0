#ifndef TESTS_UNIT_TEXT_H
#define TESTS_UNIT_TEXT_H

#include <string.h>

#include "tap.h"
#include "text/text.h"

/* Articles for the tests of text/, one at a time, in an arena of the test program. */
static struct arena text_arena;
static jmp_buf text_escape;

/* The analysed document of a text; released by the next call. An error leaves it without tokens. */
__attribute__((unused)) static struct document *text_document(const char *text)
{
	static struct document doc;
	struct err err;

	arena_release(&text_arena);
	arena_init(&text_arena, &text_escape);
	document_init(&doc, &text_arena);
	if (!text_decode(&doc, str_of(text), &err))
		text_analyse(&doc, &err);
	return &doc;
}

/* Spans joined with a bar. */
__attribute__((unused)) static void text_join(
	struct strbuf *out, const struct document *doc, struct span span)
{
	if (out->n)
		strbuf_adds(out, "|");
	strbuf_addstr(out, document_slice(doc, span));
}

/* A part n times over, in front of an ending; as much of it as 64 KiB hold, until the next call. */
__attribute__((unused)) static const char *text_times(const char *part, int n, const char *ending)
{
	static char text[65536];
	size_t at = 0;

	for (int i = 0; i < n && at + strlen(part) < sizeof text; i++)
		at += (size_t)snprintf(text + at, sizeof text - at, "%s", part);
	snprintf(text + at, sizeof text - at, "%s", ending);
	return text;
}

/* A text on one line of a test's name. */
__attribute__((unused)) static const char *text_shown(struct str text)
{
	char *shown = arena_copy(&text_arena, text.p ? text.p : "", text.n);

	for (size_t i = 0; i < text.n; i++)
		if (shown[i] == '\n' || shown[i] == '\r')
			shown[i] = '/';
	return shown;
}

__attribute__((unused)) static bool text_is(struct str got, const char *expected, const char *name)
{
	return ok(str_is(got, expected), "%s: “%s”", name, text_shown(got));
}

#endif
