/* Words with their vectors out of windows that overlap, by the tests' model, whose window is 70 pieces. */
#include <stdio.h>
#include <string.h>

#include "model.h"
#include "model/words.h"
#include "text.h"

enum { SENTENCES = 60, SHORT = 30, ROOM = 16384 };

static struct model *model;

static struct words read_stretch(const struct document *doc, struct span stretch)
{
	struct words words = { 0 };
	struct err err;

	if (words_read(model, model_scratch(model, &text_arena), &text_arena, doc, stretch, &words, &err))
		ok(false, "the text is read: %s", err.msg);
	return words;
}

static struct words read_all(const struct document *doc)
{
	return read_stretch(doc, (struct span){ 0, (uint32_t)doc->text.n });
}

/* Sentences of several lengths, a new paragraph after every seventh, then the ending. */
static const char *long_text(const char *ending)
{
	static const char *const sentences[] = {
		"The officials were not informed, she said.",
		"“It had been said,” they said in Israel of the talks.",
		"He told them.",
		("Zoë said that officials had been unhappy with the information and that talks of the "
		 "unknown "
		 "were not to be talked of in Israel, said the official."),
	};
	static char text[ROOM];
	size_t n = 0;

	for (int i = 0; i < SENTENCES && n < sizeof text; i++)
		n += (size_t)snprintf(
			text + n, sizeof text - n, "%s%s", sentences[i % 4], i % 7 == 6 ? "\n\n" : " ");
	snprintf(text + n, sizeof text - n, "%s", ending);
	return text;
}

static bool has_vector(const struct words *words, uint32_t w)
{
	uint32_t width = model_width(model);
	float sum = 0;

	for (uint32_t i = 0; i < width; i++)
		sum += words->vectors[(size_t)w * width + i] * words->vectors[(size_t)w * width + i];
	return sum > 0 && sum < 1e6f;
}

/* Its words are those that the pieces make, each with a vector. */
static void are_the_pieces(const struct document *doc, const struct words *words, const char *what)
{
	struct piece_vec pieces = { 0 };
	uint32_t n = 0, same = 0, with_vector = 0;

	pieces_split(model, &text_arena, doc->text, &pieces);
	for (uint32_t p = 0, end; p < pieces.n; p = end) {
		for (end = p + 1; end < pieces.n && !pieces.v[end].word_start; end++)
			;
		if (n < words->n) {
			same += words->v[n].span.start == pieces.v[p].span.start &&
				words->v[n].span.end == pieces.v[end - 1].span.end;
			with_vector += has_vector(words, n);
		}
		n++;
	}
	ok(words->n == n && same == n, "%s: the words of the pieces: %u of %u", what, same, n);
	ok(with_vector == n, "%s: each with a vector: %u of %u", what, with_vector, n);
}

/* ---- the tests ---- */

static void test_long(void)
{
	const struct document *doc = text_document(long_text("It talks."));
	struct words words = read_all(doc);
	uint32_t in_order = 1, paragraphs = 0, sentences = 0;

	are_the_pieces(doc, &words, "a long text");
	for (uint32_t w = 1; w < words.n; w++) {
		in_order += words.v[w - 1].span.end <= words.v[w].span.start &&
			    words.v[w - 1].line <= words.v[w].line &&
			    words.v[w - 1].sentence <= words.v[w].sentence;
		paragraphs += words.v[w - 1].line != words.v[w].line;
		sentences += words.v[w].sentence != words.v[w - 1].sentence;
	}
	ok(in_order == words.n, "they are in order");
	ok(paragraphs == SENTENCES / 7, "lines are counted: %u", paragraphs);
	ok(sentences + 1 == doc->sentences.n, "and sentences: %u", sentences);
}

/* A word that no space ends, and one that is longer than a window. */
static void test_long_words(void)
{
	const struct document *doc = text_document(text_times("of,to,", 400, "of"));
	struct words words = read_all(doc);

	are_the_pieces(doc, &words, "a line without a space");
	doc = text_document(text_times("x", 95, " said of the talks."));
	words = read_all(doc);
	are_the_pieces(doc, &words, "a word of more pieces than a window has");
}

/* What fits into one window is read as one. */
static void test_short(void)
{
	const struct document *doc = text_document("The officials were unhappy, she said. He told them.");
	struct words words = read_all(doc);
	struct piece_vec pieces = { 0 };
	uint32_t width = model_width(model), same = 0, w = 0;
	float *vectors = ARENA_ARRAY(&text_arena, float, (size_t)model_window(model) * width);

	pieces_split(model, &text_arena, doc->text, &pieces);
	model_encode_window(model, model_scratch(model, &text_arena), pieces.v, pieces.n, vectors);
	for (uint32_t p = 0; p < pieces.n && w < words.n; p++)
		if (pieces.v[p].word_start)
			same += !memcmp(words.vectors + (size_t)w++ * width, vectors + (size_t)p * width,
				width * sizeof *vectors);
	ok(same == words.n && w == words.n, "a short text: the vectors of its only window: %u of %u", same,
		words.n);
}

/* Two texts that differ only behind the first windows. */
static void test_what_follows(void)
{
	uint32_t width = model_width(model);
	float first[SHORT * 64];
	struct words words;

	words = read_all(text_document(long_text("It talks.")));
	if (!ok(words.n > SHORT && width <= 64, "there are words enough"))
		return;
	memcpy(first, words.vectors, SHORT * width * sizeof *first);
	words = read_all(text_document(long_text("“Officials in Israel,” he said, “were to talk of it.”")));
	ok(!memcmp(first, words.vectors, SHORT * width * sizeof *first),
		"what follows far behind makes no difference");
}

/* A part of the document: offsets and sentences are the document's, lines are counted from its start. */
static void test_stretch(void)
{
	const struct document *doc = text_document(
		"The officials said it.\n\nHe told them.\nShe “said of it” to them.\n\nIt talks.");
	struct span part = { 24, 66 };
	struct words words = read_stretch(doc, part);
	struct strbuf out = strbuf_new(&text_arena), quoted = strbuf_new(&text_arena);

	for (uint32_t w = 0; w < words.n; w++) {
		text_join(&out, doc, words.v[w].span);
		if (words.v[w].quoted)
			text_join(&quoted, doc, words.v[w].span);
	}
	text_is(strbuf_str(&out), "He|told|them|.|She|“|said|of|it|”|to|them", "a stretch's words");
	text_is(strbuf_str(&quoted), "said|of|it", "its quoted words");
	if (!ok(words.n > 4, "there are some"))
		return;
	ok(words.v[0].line == 0 && words.v[3].line == 0 && words.v[4].line == 1, "its lines");
	ok(words.v[0].sentence == document_sentence_at(doc, 24) &&
			words.v[4].sentence == words.v[0].sentence + 1,
		"its sentences are the document's");
	words = read_stretch(doc, (struct span){ 22, 24 });
	ok(words.n == 0, "white space has no words");
	words = read_stretch(doc, (struct span){ 7, 7 });
	ok(words.n == 0, "nor has nothing");
}

int main(void)
{
	if (setjmp(text_escape))
		return 1;
	model = tiny_open("");
	test_long();
	test_long_words();
	test_short();
	test_what_follows();
	test_stretch();
	model_close(model);
	arena_release(&text_arena);
	return tap_end();
}
