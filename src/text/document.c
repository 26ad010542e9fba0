#include "text/document.h"

#include <string.h>

#include "base/utf8.h"

void document_init(struct document *doc, struct arena *arena)
{
	*doc = (struct document){ .arena = arena };
}

struct str document_slice(const struct document *doc, struct span span)
{
	return str_cut(doc->text, span.start, span.end);
}

enum { MARK_EVERY = 256 };

uint32_t document_code_point(const struct document *doc, uint32_t at)
{
	uint32_t mark = at / MARK_EVERY, from = mark * MARK_EVERY;

	return doc->code_point_marks[mark] + (uint32_t)utf8_count(str_cut(doc->text, from, at));
}

uint32_t document_token_at(const struct document *doc, uint32_t at)
{
	uint32_t low = 0, high = doc->tokens.n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (doc->tokens.v[middle].span.start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t document_sentence_at(const struct document *doc, uint32_t at)
{
	uint32_t low = 0, high = doc->sentences.n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (doc->sentences.v[middle].span.end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == doc->sentences.n || doc->sentences.v[low].span.start > at)
		return INDEX_NONE;
	return low;
}

bool token_is(const struct token *token, const char *form)
{
	return !strcmp(token->form, form);
}

bool token_in(const struct token *token, const char *const *forms)
{
	for (; *forms; forms++)
		if (!strcmp(token->form, *forms))
			return true;
	return false;
}
