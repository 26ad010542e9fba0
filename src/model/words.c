#include "model/words.h"

#include <string.h>

/* Pieces that neighbouring windows share, about: what a word has around it at the least is half of that. */
enum { OVERLAP = 24 };

struct reading {
	const struct model *model;
	struct piece_vec pieces;
	uint32_t *first;  /* [n_words] the piece that a word begins with */
	uint32_t *margin; /* [n_words] pieces to the nearer edge of the window that its vector is from */
	struct words *words;
};

/* The sentence that begins last at or before a byte; `from` is a sentence that does. */
static uint32_t sentence_from(const struct document *doc, uint32_t from, uint32_t at)
{
	while (from + 1 < doc->sentences.n && doc->sentences.v[from + 1].span.start <= at)
		from++;
	return from;
}

static void collect_words(struct reading *r, struct arena *arena, const struct document *doc, uint32_t offset)
{
	struct words *words = r->words;
	uint32_t line = 0, token = document_token_at(doc, offset);
	uint32_t sentence = token < doc->tokens.n ? doc->tokens.v[token].sentence : 0;

	words->v = ARENA_ARRAY(arena, struct word, r->pieces.n + 1);
	r->first = ARENA_ARRAY(arena, uint32_t, r->pieces.n + 1);
	for (uint32_t p = 0; p < r->pieces.n; p++) {
		const struct piece *piece = &r->pieces.v[p];
		struct span span = { piece->span.start + offset, piece->span.end + offset };

		if (p && !piece->word_start) {
			words->v[words->n - 1].span.end = span.end;
			continue;
		}
		line += p && piece->line_start;
		sentence = sentence_from(doc, sentence, span.start);
		r->first[words->n] = p;
		words->v[words->n++] = (struct word){
			.span = span, .line = line, .sentence = sentence, .quoted = piece->quoted
		};
	}
}

/* The last word that begins at or before a piece. */
static uint32_t word_at(const struct reading *r, uint32_t piece)
{
	uint32_t low = 0, high = r->words->n;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (r->first[middle] <= piece)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static bool begins_sentence(const struct reading *r, uint32_t w)
{
	return w == 0 || r->words->v[w].line != r->words->v[w - 1].line ||
	       r->words->v[w].sentence != r->words->v[w - 1].sentence;
}

/* Where the window behind [at, end) begins: with the sentence that leaves about OVERLAP pieces to share. */
static uint32_t next_window(const struct reading *r, uint32_t at, uint32_t end)
{
	uint32_t most = model_window(r->model), w = word_at(r, end > OVERLAP ? end - OVERLAP : 0), s = w;

	while (s > 0 && !begins_sentence(r, s) && r->first[s] > at + most / 3)
		s--;
	if (begins_sentence(r, s) && r->first[s] > at + most / 3)
		return r->first[s];
	return r->first[w] > at ? r->first[w] : at + 1;
}

/* Where a window that begins at `at` ends: before a word, if one begins in it. */
static uint32_t window_end(const struct reading *r, uint32_t at)
{
	uint32_t n = r->pieces.n, most = model_window(r->model), end;

	if (n - at <= most)
		return n;
	end = r->first[word_at(r, at + most)];
	return end > at ? end : at + most;
}

static void keep_best(const struct reading *r, uint32_t at, uint32_t end, const float *vectors)
{
	uint32_t width = model_width(r->model), n = r->pieces.n;

	for (uint32_t w = word_at(r, at); w < r->words->n && r->first[w] < end; w++) {
		uint32_t p = r->first[w], left, right, margin;

		if (p < at)
			continue;
		left = at == 0 ? UINT32_MAX : p - at;
		right = end == n ? UINT32_MAX : end - 1 - p;
		margin = left < right ? left : right;
		/* The first window that has it leaves at least a margin of one. */
		if (margin < UINT32_MAX)
			margin++;
		if (margin <= r->margin[w])
			continue;
		r->margin[w] = margin;
		memcpy(r->words->vectors + (size_t)w * width, vectors + (size_t)(p - at) * width,
			width * sizeof *vectors);
	}
}

int words_read(const struct model *model, struct model_scratch *scratch, struct arena *arena,
	const struct document *doc, struct span stretch, struct words *words, struct err *err)
{
	struct reading r = { .model = model, .words = words };
	uint32_t width = model_width(model);
	float *vectors = ARENA_ARRAY(arena, float, (size_t)model_window(model) * width);

	*words = (struct words){ 0 };
	if (pieces_split(model, arena, document_slice(doc, stretch), &r.pieces))
		return err_set(err, ERR_INPUT, "the text is too long");
	collect_words(&r, arena, doc, stretch.start);
	words->vectors = ARENA_ARRAY(arena, float, (size_t)words->n *width + 1);
	r.margin = ARENA_ARRAY(arena, uint32_t, words->n + 1);
	for (uint32_t at = 0, end = 0; end < r.pieces.n; at = next_window(&r, at, end)) {
		end = window_end(&r, at);
		model_encode_window(model, scratch, r.pieces.v + at, end - at, vectors);
		keep_best(&r, at, end, vectors);
	}
	return 0;
}
