#include "copies/copies.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { WORDS_MAX = 65536 };

static bool is_word(const struct token *token)
{
	return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER;
}

/* Tokens [*first, *end) of a paragraph. */
static void paragraph_tokens(
	const struct document *doc, const struct paragraph *paragraph, uint32_t *first, uint32_t *end)
{
	const struct sentence *last;

	*first = *end = 0;
	if (!paragraph->n_sentences)
		return;
	last = &doc->sentences.v[paragraph->first_sentence + paragraph->n_sentences - 1];
	*first = doc->sentences.v[paragraph->first_sentence].first_token;
	*end = last->first_token + last->n_tokens;
}

/* Adds up what the words of the body are; with hash NULL it only counts them. */
static uint32_t read_words(const struct document *doc, uint64_t *hash, bool *quoted)
{
	uint32_t n = 0, first, end;

	for (uint32_t p = 0; p < doc->paragraphs.n; p++) {
		if (doc->paragraphs.v[p].kind != PARAGRAPH_BODY)
			continue;
		paragraph_tokens(doc, &doc->paragraphs.v[p], &first, &end);
		for (; first < end && n < WORDS_MAX; first++) {
			const struct token *token = &doc->tokens.v[first];

			if (!is_word(token))
				continue;
			if (hash) {
				hash[n] = XXH3_64bits(token->form, strlen(token->form));
				quoted[n] = token->quote_depth > 0;
			}
			n++;
		}
	}
	return n;
}

static int by_hash(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void sort_kinds(struct shingles *shingles)
{
	uint64_t *kinds = shingles->kinds;

	memcpy(kinds, shingles->hash, sizeof *kinds * shingles->n);
	qsort(kinds, shingles->n, sizeof *kinds, by_hash);
	for (uint32_t i = 0; i < shingles->n; i++)
		if (!i || kinds[i] != kinds[shingles->n_kinds - 1])
			kinds[shingles->n_kinds++] = kinds[i];
}

struct shingles shingles_read(const struct document *doc, struct arena *arena)
{
	struct shingles shingles = { .n_words = read_words(doc, NULL, NULL) };
	uint64_t *word = ARENA_ARRAY(arena, uint64_t, shingles.n_words + 1);

	shingles.quoted = ARENA_ARRAY(arena, bool, shingles.n_words + 1);
	read_words(doc, word, shingles.quoted);
	if (shingles.n_words < SHINGLE_WORDS)
		return shingles;
	shingles.n = shingles.n_words - SHINGLE_WORDS + 1;
	shingles.hash = ARENA_ARRAY(arena, uint64_t, shingles.n);
	shingles.kinds = ARENA_ARRAY(arena, uint64_t, shingles.n);
	/* 63 bits: SQLite's integers are signed. */
	for (uint32_t i = 0; i < shingles.n; i++)
		shingles.hash[i] = XXH3_64bits(word + i, sizeof *word * SHINGLE_WORDS) >> 1;
	sort_kinds(&shingles);
	return shingles;
}

struct sketch shingles_sketch(const struct shingles *shingles)
{
	struct sketch sketch = { 0 };

	if (shingles->n_words < COPY_WORDS_LEAST)
		return sketch;
	while (sketch.n < SKETCH_MARKS && sketch.n < shingles->n_kinds) {
		sketch.mark[sketch.n] = shingles->kinds[sketch.n];
		sketch.n++;
	}
	return sketch;
}
