#include "attribution/skeleton.h"

#include <string.h>

#include "text/lemma.h"
#include "text/words.h"

struct skeleton skeleton_build(struct document *doc, uint32_t first, uint32_t end, uint8_t depth)
{
	struct skeleton s = { .doc = doc, .items = ARENA_ARRAY(doc->arena, struct item, end - first + 1) };
	uint32_t i = first;

	while (i < end) {
		const struct token *token = &doc->tokens.v[i];
		const struct quote *quote = token->quote == INDEX_NONE ? NULL : &doc->quotes.v[token->quote];
		struct item *item = &s.items[s.n];

		*item = (struct item){ .first = i, .end = i + 1 };
		if (quote && quote->depth > depth && !quote->scare) {
			uint32_t stop = quote->span.end;

			while (item->end < end && doc->tokens.v[item->end].span.start < stop)
				item->end++;
			item->quoted = true;
		}
		i = item->end;
		if (item->quoted || token->kind != TOKEN_QUOTE)
			s.n++;
	}
	return s;
}

static const struct token no_token = { .form = "", .kind = TOKEN_PUNCT, .quote = INDEX_NONE };

const struct token *item_token(const struct skeleton *s, int i)
{
	return i < 0 || i >= s->n ? &no_token : &s->doc->tokens.v[s->items[i].first];
}

bool item_quoted(const struct skeleton *s, int i)
{
	return i >= 0 && i < s->n && s->items[i].quoted;
}

bool item_is(const struct skeleton *s, int i, const char *form)
{
	return !item_quoted(s, i) && token_is(item_token(s, i), form);
}

bool item_in(const struct skeleton *s, int i, const char *const *forms)
{
	return !item_quoted(s, i) && token_in(item_token(s, i), forms);
}

static bool is_word(const struct skeleton *s, int i)
{
	enum token_kind kind = item_token(s, i)->kind;

	return !item_quoted(s, i) && (kind == TOKEN_WORD || kind == TOKEN_NUMBER);
}

bool item_has(const struct skeleton *s, int i, unsigned classes)
{
	unsigned found = is_word(s, i) ? word_classes(item_token(s, i)->form) : 0;

	/* "Theresa May", "George Will" */
	if (i > 0 && item_token(s, i)->capital && item_in(s, i, (const char *const[]){ "may", "will", NULL }))
		found &= ~(unsigned)WORD_MODAL;
	return (found & classes) != 0;
}

bool item_capital(const struct skeleton *s, int i)
{
	return is_word(s, i) && item_token(s, i)->capital;
}

bool item_nominal(const struct skeleton *s, int i)
{
	const unsigned closed = WORD_PREPOSITION | WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_AUXILIARY |
				WORD_MODAL | WORD_SUBJECT_PRONOUN | WORD_OBJECT_PRONOUN | WORD_RELATIVE |
				WORD_NEGATION | WORD_WH | WORD_DETERMINER | WORD_POSSESSIVE;

	if (item_quoted(s, i))
		return false;
	if (!is_word(s, i))
		return item_token(s, i)->kind == TOKEN_SYMBOL;
	/* A closed-class word inside a name: "Bank of America", "The Who". */
	return !item_has(s, i, closed) || (item_capital(s, i) && item_capital(s, i - 1));
}

bool item_quote_yields(const struct skeleton *s, int i)
{
	uint32_t last;

	if (!item_quoted(s, i))
		return false;
	last = s->items[i].end - 1;
	while (last > s->items[i].first && s->doc->tokens.v[last].kind == TOKEN_QUOTE)
		last--;
	return token_in(&s->doc->tokens.v[last], (const char *const[]){ ",", "?", "!", "...", "\xE2\x80\xA6",
							 "--", "\xE2\x80\x94", ".", NULL });
}

bool item_stops(const struct skeleton *s, int i)
{
	return i >= s->n ||
	       item_in(s, i, (const char *const[]){ ".", "?", "!", ";", "...", "\xE2\x80\xA6", NULL });
}

bool item_verbal(const struct skeleton *s, int i)
{
	const char *form = item_token(s, i)->form;
	size_t n = strlen(form);

	if (!is_word(s, i) || item_capital(s, i))
		return false;
	if (item_has(s, i, WORD_AUXILIARY | WORD_MODAL))
		return true;
	if (word_classes(form))
		return false;
	if (n > 3 && !strcmp(form + n - 2, "ed"))
		return true;
	return n > 2 && form[n - 1] != 's' && strcmp(form + n - (n > 3 ? 3 : 2), "ing") &&
	       strcmp(lemma_of(s->doc->arena, form, LEMMA_VERB), form) != 0;
}

bool skeleton_clause(const struct skeleton *s, int from, int to)
{
	/* A pronoun needs no sure verb behind it: "he wants", "that it hurt". */
	for (int i = from; i + 1 < to && i < from + 2; i++)
		if (item_has(s, i, WORD_SUBJECT_PRONOUN) && !item_has(s, i, WORD_DETERMINER | WORD_NUMBER))
			return true;
	for (int i = from + 1; i < to && i < s->n; i++)
		if (item_verbal(s, i) || item_quoted(s, i) || item_is(s, i, "'s") || item_is(s, i, "'re"))
			return true;
	return false;
}

struct span skeleton_span(const struct skeleton *s, int from, int to)
{
	const struct token *tokens = s->doc->tokens.v;

	while (to > from && !item_quoted(s, to - 1) &&
		item_in(s, to - 1,
			(const char *const[]){ ",", ".", ";", ":", "?", "!", "--", "-", "\xE2\x80\x94",
				"\xE2\x80\x93", NULL }))
		to--;
	while (from < to && !item_quoted(s, from) &&
		item_in(s, from,
			(const char *const[]){
				",", ".", ";", ":", "--", "\xE2\x80\x94", "\xE2\x80\x93", NULL }))
		from++;
	if (from >= to)
		return (struct span){ 0, 0 };
	return (struct span){ tokens[s->items[from].first].span.start,
		tokens[s->items[to - 1].end - 1].span.end };
}
