#include "text/text.h"

int text_analyse(struct document *doc, struct err *err)
{
	text_paragraphs(doc);
	text_metadata(doc);
	text_tokens(doc);
	text_quotes(doc);
	text_sentences(doc);
	if (!doc->tokens.n)
		return err_set(err, ERR_INPUT, "there are no words in it");
	return 0;
}

void text_tokenize_fragment(struct document *doc, struct arena *arena, struct str text)
{
	struct sentence sentence = { 0 };

	document_init(doc, arena);
	doc->text = text;
	vec_push(arena, &doc->paragraphs, (struct paragraph){ .span = { 0, (uint32_t)text.n } });
	text_tokens(doc);
	text_quotes(doc);
	if (!doc->tokens.n)
		return;
	for (uint32_t i = 0; i < doc->tokens.n; i++)
		doc->tokens.v[i].sentence = 0;
	sentence.n_tokens = doc->tokens.n;
	sentence.span =
		(struct span){ doc->tokens.v[0].span.start, doc->tokens.v[doc->tokens.n - 1].span.end };
	vec_push(arena, &doc->sentences, sentence);
	doc->paragraphs.v[0].n_sentences = 1;
}
