#include "attribution/report.h"

#include <stdlib.h>
#include <string.h>

#include "attribution/cue.h"
#include "text/lemma.h"
#include "text/words.h"

enum { CUE_REACH = 16 };

struct reporting_noun {
	const char *lemma;
	enum stance stance;
};

static const struct reporting_noun nouns[] = {
#define NOUN(lemma, stance) { lemma, STANCE_##stance },
#include "attribution/nouns.def"
#undef NOUN
};

static int noun_compare(const void *key, const void *item)
{
	return strcmp(key, ((const struct reporting_noun *)item)->lemma);
}

static const struct reporting_noun *noun_find(const char *lemma)
{
	return bsearch(lemma, nouns, sizeof nouns / sizeof *nouns, sizeof *nouns, noun_compare);
}

static bool is_negation(const struct token *token)
{
	return token_in(token, (const char *const[]){ "not", "n't", "never", "cannot", NULL });
}

/* How the verb takes its content, as far as a verb's stance hangs on it (verb_stance). */
static enum verb_frame frame_of(const struct document *doc, const struct attribution *a)
{
	for (uint32_t f = 0; f < a->content.n; f++) {
		uint32_t i = document_token_at(doc, a->content.v[f].start);
		const struct token *token;

		/* "They met three times, she said. ... to speak": what was said stands before. */
		if (a->content.v[f].start < a->cue.end || i >= doc->tokens.n)
			return FRAME_THAT;
		token = &doc->tokens.v[i];
		if (token->kind == TOKEN_QUOTE)
			return FRAME_QUOTE;
		if (token_is(token, "to"))
			return FRAME_TO;
		if (strlen(token->form) > 4 && !strcmp(token->form + strlen(token->form) - 3, "ing"))
			return FRAME_ING;
		break;
	}
	return FRAME_THAT;
}

/*
 * The reporting verb of the cue's tokens [first, end): the first one, unless a later one takes it into its
 * group ("is quoted as saying", "went on to say").
 */
static bool read_verb(struct document *doc, uint32_t first, uint32_t end, struct cue *found)
{
	const struct token *token = &doc->tokens.v[first];
	const struct sentence *sentence = &doc->sentences.v[token->sentence];
	uint32_t from = sentence->first_token, to = sentence->first_token + sentence->n_tokens;
	struct skeleton s;
	bool any = false;

	/* A cue is read by the words near it; a whole sentence for each of its cues would be their square. */
	from = first > from + CUE_REACH ? first - CUE_REACH : from;
	to = to > end + CUE_REACH ? end + CUE_REACH : to;
	s = skeleton_build(doc, from, to, token->quote_depth);

	for (int i = 0; i < s.n; i++) {
		struct cue cue;

		if (s.items[i].first < first || s.items[i].first >= end || !cue_read(&s, i, &cue))
			continue;
		if (!any || cue.first <= found->verb)
			*found = cue;
		any = true;
	}
	return any;
}

/* A verb of the table by its form alone, where the words around it did not let it be read as one. */
static const struct reporting_verb *verb_among(struct document *doc, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const char *form = doc->tokens.v[i].form;
		const struct reporting_verb *verb = NULL;

		if (word_has(form, WORD_AUXILIARY | WORD_MODAL | WORD_PREPOSITION | WORD_DETERMINER))
			continue;
		if (i + 1 < end)
			verb = verb_of_phrase(doc->arena, form, doc->tokens.v[i + 1].form);
		if (!verb)
			verb = verb_of_form(doc->arena, form);
		if (verb)
			return verb;
	}
	return NULL;
}

static const struct reporting_noun *noun_among(struct document *doc, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const struct reporting_noun *noun =
			noun_find(lemma_of(doc->arena, doc->tokens.v[i].form, LEMMA_NOUN));

		if (noun)
			return noun;
	}
	return NULL;
}

/* A colon or a dash does for "said" in transcripts and captions. */
static bool has_word(const struct document *doc, uint32_t first, uint32_t end)
{
	while (first < end && doc->tokens.v[first].kind != TOKEN_WORD)
		first++;
	return first < end;
}

/* The last word of the cue that is of no closed class, else the last at all. */
static const char *last_word(struct document *doc, uint32_t first, uint32_t end)
{
	for (uint32_t i = end; i-- > first;)
		if (doc->tokens.v[i].kind == TOKEN_WORD && !word_classes(doc->tokens.v[i].form))
			return lemma_of(doc->arena, doc->tokens.v[i].form, LEMMA_VERB);
	return doc->tokens.v[end - 1].form;
}

void report_read(struct document *doc, struct attribution *a)
{
	uint32_t first = document_token_at(doc, a->cue.start), end = document_token_at(doc, a->cue.end);
	const struct reporting_noun *noun;
	const struct reporting_verb *verb;
	struct cue cue;

	a->verb = "say";
	a->stance = STANCE_ASSERTS;
	if (!has_word(doc, first, end))
		return;
	noun = noun_among(doc, first, end);
	if (read_verb(doc, first, end, &cue)) {
		verb = cue.entry;
		a->cue_negated = cue.negated;
	} else {
		verb = noun ? NULL : verb_among(doc, first, end);
	}
	for (uint32_t i = first; i < end; i++)
		a->cue_negated |= is_negation(&doc->tokens.v[i]);
	if (verb) {
		a->verb = verb->lemma;
		a->stance = verb_stance(verb, frame_of(doc, a));
	} else if (noun) {
		a->verb = noun->lemma;
		a->stance = noun->stance;
	} else {
		a->verb = last_word(doc, first, end);
		a->stance = STANCE_ATTITUDE;
	}
	/* "did not say" and "could not confirm" state nothing. */
	if (a->cue_negated && a->stance != STANCE_ATTITUDE && a->stance != STANCE_ASKS)
		a->stance = STANCE_REFUSES;
}
