#include "attribution/signature.h"

#include <string.h>

enum { NAME_TOKENS_MAX = 8, QUOTE_WORDS_MIN = 4 };

static bool is_dash(const struct token *token)
{
	return token_in(token,
		(const char *const[]){ "\xE2\x80\x94", "\xE2\x80\x95", "\xE2\x80\x93", "--", "-", NULL });
}

/* The end of the line that token `first` begins; a paragraph may have several. */
static uint32_t line_end(const struct document *doc, uint32_t first)
{
	const struct token *tokens = doc->tokens.v;
	uint32_t i = first + 1;

	while (i < doc->tokens.n && !memchr(doc->text.p + tokens[i - 1].span.end, '\n',
					    tokens[i].span.start - tokens[i - 1].span.end))
		i++;
	return i;
}

/* A name up to the end: capital words, a comma, a period or "of" between them; at least one capital at the
 * front. */
static bool is_name(const struct document *doc, uint32_t first, uint32_t end)
{
	if (first >= end || end - first > NAME_TOKENS_MAX || !doc->tokens.v[first].capital)
		return false;
	for (uint32_t i = first; i < end; i++) {
		const struct token *token = &doc->tokens.v[i];

		if (token->kind == TOKEN_NUMBER || token->capital ||
			token_in(token, (const char *const[]){ ",", ".", "of", "the", "de", "van", NULL }))
			continue;
		return false;
	}
	return true;
}

/* The dash before a signature that ends at `end`, or `end` where there is none. */
static uint32_t dash_before(const struct document *doc, uint32_t first, uint32_t end)
{
	for (uint32_t i = end; i-- > first && end - i <= NAME_TOKENS_MAX + 1;)
		if (is_dash(&doc->tokens.v[i]))
			return is_name(doc, i + 1, end) ? i : end;
	return end;
}

/* Do tokens [first, end) stand in quotation marks from one end to the other? */
static bool is_quotation(const struct document *doc, uint32_t first, uint32_t end)
{
	uint32_t words = 0;

	if (end - first < QUOTE_WORDS_MIN || doc->tokens.v[first].kind != TOKEN_QUOTE ||
		doc->tokens.v[end - 1].kind != TOKEN_QUOTE)
		return false;
	for (uint32_t i = first; i < end; i++)
		words += doc->tokens.v[i].kind == TOKEN_WORD;
	return words >= QUOTE_WORDS_MIN;
}

static void sign(struct document *doc, uint32_t first, uint32_t end, uint32_t dash, uint32_t name_end)
{
	const struct token *tokens = doc->tokens.v;
	struct span source, content = { tokens[first].span.start, tokens[end - 1].span.end };
	struct attribution a = { .cue = tokens[dash].span,
		.parent = INDEX_NONE,
		.sentence = tokens[dash].sentence,
		.verb = "say",
		.stance = STANCE_ASSERTS,
		.rule = "signature" };

	while (name_end > dash + 2 && tokens[name_end - 1].kind == TOKEN_PUNCT)
		name_end--;
	source = (struct span){ tokens[dash + 1].span.start, tokens[name_end - 1].span.end };
	vec_push(doc->arena, &a.source_spans, source);
	vec_push(doc->arena, &a.content, content);
	vec_push(doc->arena, &doc->attributions, a);
}

void signature_find(struct document *doc)
{
	uint32_t before = 0, before_end = 0; /* the line before, when it is a quotation */

	for (uint32_t first = 0, end; first < doc->tokens.n; first = end) {
		uint32_t dash;

		end = line_end(doc, first);
		dash = dash_before(doc, first, end);
		if (dash == first && before < before_end)
			sign(doc, before, before_end, dash, end);
		else if (dash < end && is_quotation(doc, first, dash))
			sign(doc, first, dash, dash, end);
		before = before_end = first;
		if (dash == end && is_quotation(doc, first, end))
			before_end = end;
	}
}
