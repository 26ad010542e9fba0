#include <stdlib.h>

#include "base/utf8.h"
#include "text/text.h"

/* Any bytes through text/, and what its records promise held against them. */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void require(bool promise)
{
	if (!promise)
		abort();
}

static void check_text(struct str text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t cp;

		at += utf8_decode(text.p + at, text.n - at, &cp);
		require(cp && cp != UTF8_INVALID);
	}
}

static void check_span(const struct document *doc, struct span span)
{
	require(span.start <= span.end && span.end <= doc->text.n);
	require(span.end == doc->text.n || ((unsigned char)doc->text.p[span.end] & 0xC0) != 0x80);
	require(span.start == doc->text.n || ((unsigned char)doc->text.p[span.start] & 0xC0) != 0x80);
}

/* In order, not empty, inside their sentence and quote. */
static void check_tokens(const struct document *doc)
{
	for (uint32_t i = 0; i < doc->tokens.n; i++) {
		const struct token *token = &doc->tokens.v[i];

		check_span(doc, token->span);
		require(!span_empty(token->span) && token->form && *token->form);
		require(!i || token[-1].span.end <= token->span.start);
		require(token->sentence < doc->sentences.n);
		require(span_contains(doc->sentences.v[token->sentence].span, token->span));
		require((token->quote == INDEX_NONE) == (token->quote_depth == 0));
		if (token->quote == INDEX_NONE)
			continue;
		require(token->quote < doc->quotes.n);
		require(span_contains(doc->quotes.v[token->quote].span, token->span));
	}
}

static void check_sentences(const struct document *doc)
{
	uint32_t token = 0, sentence = 0;

	for (uint32_t p = 0; p < doc->paragraphs.n; p++) {
		const struct paragraph *paragraph = &doc->paragraphs.v[p];

		check_span(doc, paragraph->span);
		require(paragraph->span.start <= paragraph->body_start &&
			paragraph->body_start <= paragraph->span.end);
		require(paragraph->first_sentence == sentence);
		for (uint32_t i = 0; i < paragraph->n_sentences; i++, sentence++) {
			const struct sentence *s = &doc->sentences.v[sentence];

			check_span(doc, s->span);
			require(s->paragraph == p && s->n_tokens && s->first_token == token);
			require(span_contains(paragraph->span, s->span));
			token += s->n_tokens;
		}
	}
	require(sentence == doc->sentences.n && token == doc->tokens.n);
}

/* In text order and nested: each inside the one that it starts in. */
static void check_quotes(const struct document *doc)
{
	for (uint32_t i = 0; i < doc->quotes.n; i++) {
		const struct quote *quote = &doc->quotes.v[i];

		check_span(doc, quote->span);
		check_span(doc, quote->inner);
		require(!span_empty(quote->span) && span_contains(quote->span, quote->inner) && quote->depth);
		require(quote->continues == INDEX_NONE || quote->continues < i);
		if (!i || quote[-1].span.end <= quote->span.start)
			continue;
		require(quote[-1].span.start <= quote->span.start && quote[-1].span.end >= quote->span.end);
	}
}

static void check_metadata(const struct document *doc)
{
	check_span(doc, doc->date_span);
	check_span(doc, doc->title_span);
	check_span(doc, doc->byline_span);
	check_span(doc, doc->dateline_span);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct document doc, piece;
	struct arena arena;
	jmp_buf escape;
	struct err err;

	arena_init(&arena, &escape);
	if (setjmp(escape)) {
		arena_release(&arena);
		return 0;
	}
	document_init(&doc, &arena);
	if (!text_decode(&doc, (struct str){ (const char *)data, n }, &err)) {
		check_text(doc.text);
		if (!text_analyse(&doc, &err)) {
			check_tokens(&doc);
			check_sentences(&doc);
			check_quotes(&doc);
			check_metadata(&doc);
		}
	}
	text_tokenize_fragment(&piece, &arena, (struct str){ (const char *)data, n });
	arena_release(&arena);
	return 0;
}
