#include "copies/copies.h"

#include <stdlib.h>
#include <string.h>

#include "text/text.h"
#include "text/words.h"

/* A claim is compared by its first words. */
enum { WORDS_MAX = 200, STATEMENT_WORDS_LEAST = 5 };

static const float copy_least = 0.6f, statement_least = 0.85f;

struct bag {
	const char *word[WORDS_MAX]; /* sorted, each once */
	uint32_t n;
};

static bool states(const struct statement *statement)
{
	return statement->stance != STANCE_ASKS && statement->stance != STANCE_REFUSES &&
	       statement->stance != STANCE_ATTITUDE && !statement->cue_negated;
}

/* Small words: what is left of "the talks were held in the capital" is talks, held, capital. */
static bool is_small(const char *form)
{
	return word_has(form, WORD_DETERMINER | WORD_PREPOSITION | WORD_COORDINATOR | WORD_SUBORDINATOR |
				      WORD_AUXILIARY | WORD_POSSESSIVE | WORD_RELATIVE) &&
	       !word_has(form, WORD_NEGATION | WORD_NUMBER);
}

/* Words that change what is said: numbers, not, may. */
static bool is_decisive(const char *form)
{
	return word_has(form, WORD_NEGATION | WORD_NUMBER | WORD_MODAL) || (*form >= '0' && *form <= '9');
}

static int by_word(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void bag_fill(struct bag *bag, struct str text, struct arena *arena)
{
	struct document doc;
	uint32_t n = 0;

	text_tokenize_fragment(&doc, arena, text);
	for (uint32_t i = 0; i < doc.tokens.n && bag->n < WORDS_MAX; i++) {
		const struct token *token = &doc.tokens.v[i];

		if ((token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER) && !is_small(token->form))
			bag->word[bag->n++] = token->form;
	}
	qsort(bag->word, bag->n, sizeof *bag->word, by_word);
	for (uint32_t i = 0; i < bag->n; i++)
		if (!i || strcmp(bag->word[i], bag->word[n - 1]))
			bag->word[n++] = bag->word[i];
	bag->n = n;
}

/* The share of all their words that both have; 0 where a decisive one is only in one. */
static float overlap(const struct bag *a, const struct bag *b)
{
	uint32_t i = 0, k = 0, both = 0;

	while (i < a->n || k < b->n) {
		int order = i == a->n ? 1 : k == b->n ? -1 : strcmp(a->word[i], b->word[k]);

		if (order && is_decisive(order < 0 ? a->word[i] : b->word[k]))
			return 0;
		both += !order;
		i += order <= 0;
		k += order >= 0;
	}
	return a->n + b->n ? (float)both / (float)(a->n + b->n - both) : 0;
}

static bool same_source(const struct statement *a, const struct statement *b)
{
	if (a->source_names.n != b->source_names.n)
		return false;
	for (uint32_t i = 0; i < a->source_names.n; i++)
		if (!str_eq(a->source_names.v[i], b->source_names.v[i]))
			return false;
	return true;
}

static bool near_in_length(struct str a, struct str b)
{
	return a.n <= 2 * b.n && b.n <= 2 * a.n;
}

bool claims_same(
	const struct statement *a, const struct statement *b, enum sameness sameness, struct arena *arena)
{
	struct bag x = { 0 }, y = { 0 };

	if (a->polarity != b->polarity || a->stance != b->stance || a->cue_negated != b->cue_negated)
		return false;
	if (sameness == SAME_IN_COPY && !same_source(a, b))
		return false;
	if (sameness == SAME_STATEMENT && (!states(a) || a->certainty != b->certainty))
		return false;
	if (!near_in_length(a->claim_text, b->claim_text))
		return false;
	bag_fill(&x, a->claim_text, arena);
	bag_fill(&y, b->claim_text, arena);
	if (sameness == SAME_IN_COPY)
		return overlap(&x, &y) >= copy_least;
	return x.n >= STATEMENT_WORDS_LEAST && y.n >= STATEMENT_WORDS_LEAST &&
	       overlap(&x, &y) >= statement_least;
}
