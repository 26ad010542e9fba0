#include "attribution/quotation.h"

/* The outermost quote that holds token i and is speech, or NULL. */
static const struct quote *quote_at(const struct document *doc, uint32_t i)
{
	uint32_t q = i < doc->tokens.n ? doc->tokens.v[i].quote : INDEX_NONE;

	while (q != INDEX_NONE && q > 0 && doc->quotes.v[q].depth > 1)
		q--;
	return q == INDEX_NONE || doc->quotes.v[q].scare ? NULL : &doc->quotes.v[q];
}

struct span quotation_snap(const struct document *doc, struct span content)
{
	uint32_t first = document_token_at(doc, content.start), last = document_token_at(doc, content.end);
	uint32_t q;

	/* The innermost quotation that begins before the content: take in its start when the content ends
	 * with it. */
	if (first < doc->tokens.n && (q = doc->tokens.v[first].quote) != INDEX_NONE) {
		const struct quote *quote = &doc->quotes.v[q];

		if (quote->span.start < content.start && quote->span.end <= content.end && !quote->scare)
			content.start = quote->span.start;
	}
	if (last > 0 && (q = doc->tokens.v[last - 1].quote) != INDEX_NONE) {
		const struct quote *quote = &doc->quotes.v[q];

		if (quote->span.end > content.end && quote->span.start >= content.start)
			content.end = quote->span.end;
	}
	return content;
}

enum speech quotation_speech(const struct document *doc, const struct attribution *a)
{
	uint32_t inside = 0, outside = 0;

	for (uint32_t f = 0; f < a->content.n; f++) {
		uint32_t i = document_token_at(doc, a->content.v[f].start);

		for (; i < doc->tokens.n && doc->tokens.v[i].span.start < a->content.v[f].end; i++) {
			const struct token *token = &doc->tokens.v[i];

			if (token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER)
				token->quote_depth ? inside++ : outside++;
		}
	}
	return !inside ? SPEECH_INDIRECT : outside ? SPEECH_MIXED : SPEECH_DIRECT;
}

/* ---- floating quotations ---- */

/* The quotation that makes up the whole sentence, or NULL. */
static const struct quote *whole_quote(const struct document *doc, const struct sentence *sentence)
{
	const struct quote *quote = quote_at(doc, sentence->first_token);
	uint32_t end = sentence->first_token + sentence->n_tokens;

	for (uint32_t i = sentence->first_token; i < end; i++) {
		const struct token *token = &doc->tokens.v[i];

		if ((token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER) && quote_at(doc, i) != quote)
			return NULL;
	}
	return quote;
}

/* Is the attribution still waiting for its content ("Smith said:")? */
static bool waiting(const struct attribution *a)
{
	return a->content.n == 0;
}

/* Did its content end with a quotation, so that the next one can go on with it? */
static bool ends_quoted(const struct document *doc, const struct attribution *a)
{
	uint32_t i;

	if (waiting(a))
		return true;
	i = document_token_at(doc, a->content.v[a->content.n - 1].end);
	return i > 0 && quote_at(doc, i - 1) != NULL;
}

bool quotation_same(const struct document *doc, struct span before, struct span after)
{
	uint32_t i = document_token_at(doc, before.end), k = document_token_at(doc, after.start);

	return i > 0 && quote_at(doc, i - 1) && quote_at(doc, i - 1) == quote_at(doc, k);
}

static void attach(struct document *doc, struct attribution *a, struct span span)
{
	struct span *last = a->content.n ? &a->content.v[a->content.n - 1] : NULL;

	/* Sentences of one quotation are one fragment. */
	if (last && (last->end >= span.start || quotation_same(doc, *last, span)))
		last->end = span.end > last->end ? span.end : last->end;
	else
		vec_push(doc->arena, &a->content, span);
}

struct walk {
	struct document *doc;
	uint32_t next;    /* the next attribution in text order */
	uint32_t speaker; /* who may go on speaking */
	uint32_t covered; /* end of the content seen so far */
	uint32_t at_paragraph;
};

/* "“We lost,” Orr said, adding that it hurt. “It was close.”": the same source in the same sentence. */
static bool goes_on_speaking(const struct document *doc, uint32_t speaker, const struct attribution *a)
{
	const struct attribution *before = speaker == INDEX_NONE ? NULL : &doc->attributions.v[speaker];

	return before && before->sentence == a->sentence && before->source_spans.n && a->source_spans.n &&
	       before->source_spans.v[0].start == a->source_spans.v[0].start;
}

/* Take in the attributions of the sentence; true if there was any. */
static bool pass_attributions(struct walk *w, uint32_t sentence)
{
	struct document *doc = w->doc;
	bool any = false;

	for (; w->next < doc->attributions.n && doc->attributions.v[w->next].sentence <= sentence;
		w->next++) {
		const struct attribution *a = &doc->attributions.v[w->next];

		any = true;
		if (a->content.n && a->content.v[a->content.n - 1].end > w->covered)
			w->covered = a->content.v[a->content.n - 1].end;
		if (ends_quoted(doc, a))
			w->speaker = w->next;
		else if (!goes_on_speaking(doc, w->speaker, a))
			w->speaker = INDEX_NONE;
		w->at_paragraph = doc->sentences.v[sentence].paragraph;
	}
	return any;
}

void quotation_attach(struct document *doc)
{
	struct walk w = { .doc = doc, .speaker = INDEX_NONE };

	for (uint32_t i = 0; i < doc->sentences.n; i++) {
		const struct sentence *sentence = &doc->sentences.v[i];
		const struct quote *quote;

		if (pass_attributions(&w, i) || sentence->span.end <= w.covered)
			continue;
		/* A quotation that a later sentence's reporting clause closes is that one's. */
		quote = whole_quote(doc, sentence);
		if (w.next < doc->attributions.n && doc->attributions.v[w.next].content.n &&
			doc->attributions.v[w.next].content.v[0].start <= sentence->span.start)
			continue;
		if (!quote || w.speaker == INDEX_NONE || sentence->paragraph > w.at_paragraph + 1) {
			w.speaker = INDEX_NONE;
			continue;
		}
		attach(doc, &doc->attributions.v[w.speaker], sentence->span);
		w.at_paragraph = sentence->paragraph;
	}
}
