#include "text/text.h"

#include <stdlib.h>

#include "text/pairing.h"
#include "text/reporting.h"
#include "text/words.h"

/* Text order; of two that start together the longer first. */
static int compare_quotes(const void *left, const void *right)
{
	const struct quote *a = left, *b = right;

	if (a->span.start != b->span.start)
		return a->span.start < b->span.start ? -1 : 1;
	return (a->span.end < b->span.end) - (a->span.end > b->span.end);
}

/* Sort the quotes; `continues`, an index into the old order, becomes one into the new. */
static void sort_quotes(struct document *doc)
{
	uint32_t n = doc->quotes.n, *start;

	if (!n)
		return;
	start = ARENA_ARRAY(doc->arena, uint32_t, n);
	for (uint32_t i = 0; i < n; i++)
		start[i] = doc->quotes.v[i].continues == INDEX_NONE
				   ? INDEX_NONE
				   : doc->quotes.v[doc->quotes.v[i].continues].span.start;
	for (uint32_t i = 0; i < n; i++)
		doc->quotes.v[i].continues = start[i];
	qsort(doc->quotes.v, n, sizeof *doc->quotes.v, compare_quotes);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t back = i;

		if (doc->quotes.v[i].continues == INDEX_NONE)
			continue;
		while (back && doc->quotes.v[back].span.start != doc->quotes.v[i].continues)
			back--;
		doc->quotes.v[i].continues = back;
	}
}

struct nesting {
	VEC(uint32_t) open; /* indices of quotes, outermost first */
};

/* A quotation that no mark ends may have been ended inside another: it then reaches to that one's end. */
static void contain(struct document *doc, const struct nesting *nesting, struct quote *quote)
{
	for (uint32_t i = nesting->open.n; i--;) {
		struct quote *outer = &doc->quotes.v[nesting->open.v[i]];

		if (outer->span.end >= quote->span.end)
			return;
		outer->span.end = outer->inner.end = quote->span.end;
	}
}

static void leave_ended(struct document *doc, struct nesting *nesting, uint32_t at)
{
	while (nesting->open.n && doc->quotes.v[nesting->open.v[nesting->open.n - 1]].span.end <= at)
		nesting->open.n--;
}

static void nest_quotes(struct document *doc)
{
	struct nesting nesting = { 0 };

	for (uint32_t q = 0; q < doc->quotes.n; q++) {
		struct quote *quote = &doc->quotes.v[q];

		leave_ended(doc, &nesting, quote->span.start);
		contain(doc, &nesting, quote);
		quote->depth = (uint8_t)(nesting.open.n < UINT8_MAX ? nesting.open.n + 1 : UINT8_MAX);
		vec_push(doc->arena, &nesting.open, q);
	}
}

static void mark_tokens(struct document *doc)
{
	struct nesting nesting = { 0 };
	uint32_t q = 0;

	for (uint32_t i = 0; i < doc->tokens.n; i++) {
		struct token *token = &doc->tokens.v[i];

		leave_ended(doc, &nesting, token->span.start);
		for (; q < doc->quotes.n && doc->quotes.v[q].span.start <= token->span.start; q++)
			vec_push(doc->arena, &nesting.open, q);
		leave_ended(doc, &nesting, token->span.start);
		token->quote = nesting.open.n ? nesting.open.v[nesting.open.n - 1] : INDEX_NONE;
		token->quote_depth = nesting.open.n ? doc->quotes.v[token->quote].depth : 0;
	}
}

enum { SCARE_WORDS = 4 };

/* Few words, no verb, no punctuation of their own. */
static bool is_term(const struct document *doc, uint32_t first, uint32_t end)
{
	uint32_t words = 0;

	for (uint32_t i = first; i < end; i++) {
		const struct token *token = &doc->tokens.v[i];

		words += token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER;
		if (words > SCARE_WORDS || (token->kind == TOKEN_PUNCT && pairing_is_quoted_end(token)))
			return false;
		if (token->kind == TOKEN_WORD &&
			word_has(token->form, WORD_AUXILIARY | WORD_MODAL | WORD_SUBJECT_PRONOUN))
			return false;
	}
	return words > 0;
}

/* the “surge” in Helmand; but not: said, “No way” / “No” was ... she said */
static bool is_scare(const struct document *doc, const struct quote *quote)
{
	uint32_t first = document_token_at(doc, quote->inner.start),
		 end = document_token_at(doc, quote->inner.end);
	uint32_t after = document_token_at(doc, quote->span.end), n = doc->tokens.n;
	const struct token *before = first > 1 ? &doc->tokens.v[first - 2] : NULL;

	if (quote->open || quote->continues != INDEX_NONE || end - first > 2 * SCARE_WORDS)
		return false;
	if (before && (token_is(before, ",") || token_is(before, ":") || reporting_verb(before)))
		return false;
	if (after < n && token_is(&doc->tokens.v[after], ","))
		after++;
	return is_term(doc, first, end) && !reporting_clause_at(doc, after, n);
}

static bool is_german(const struct document *doc)
{
	for (uint32_t i = 0; i < doc->tokens.n; i++)
		if (doc->tokens.v[i].kind == TOKEN_QUOTE && token_is(&doc->tokens.v[i], "„"))
			return true;
	return false;
}

static uint32_t paragraph_end(const struct document *doc, uint32_t paragraph, uint32_t from)
{
	while (from < doc->tokens.n && doc->tokens.v[from].span.start < doc->paragraphs.v[paragraph].span.end)
		from++;
	return from;
}

static bool is_body(const struct document *doc, uint32_t paragraph)
{
	return paragraph < doc->paragraphs.n && doc->paragraphs.v[paragraph].kind == PARAGRAPH_BODY;
}

void text_quotes(struct document *doc)
{
	struct pairing_left left = { INDEX_NONE, INDEX_NONE };
	struct pairing pairing = { .doc = doc, .german = is_german(doc) };
	uint32_t begin = 0;

	for (uint32_t i = 0; i < doc->paragraphs.n; i++) {
		uint32_t end = paragraph_end(doc, i, begin), next_end = end;

		if (is_body(doc, i) && is_body(doc, i + 1))
			next_end = paragraph_end(doc, i + 1, end);
		if (begin < end)
			pairing_paragraph(&pairing, begin, end, next_end, &left);
		if (next_end == end)
			left = (struct pairing_left){ INDEX_NONE, INDEX_NONE };
		begin = end;
	}
	sort_quotes(doc);
	nest_quotes(doc);
	mark_tokens(doc);
	for (uint32_t i = 0; i < doc->quotes.n; i++)
		doc->quotes.v[i].scare = is_scare(doc, &doc->quotes.v[i]);
}
