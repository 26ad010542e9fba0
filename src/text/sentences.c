#include "text/text.h"

#include <string.h>

#include "text/abbreviations.h"
#include "text/chars.h"
#include "text/reporting.h"
#include "text/words.h"

/*
 * A sentence ends at [.!?…] and the marks that close with it, when what follows does not start in lower case.
 * An abbreviation's period ends one only where the next word is one that starts sentences.
 */

struct splitter {
	struct document *doc;
	uint32_t begin, end; /* the paragraph's tokens */
};

static const struct token *token_of(const struct splitter *s, uint32_t i)
{
	return &s->doc->tokens.v[i];
}

static bool in_list(const struct token *token, const char *const *list)
{
	return token_in(token, list);
}

/* ---- the ends ---- */

enum ending {
	ENDING_NONE,
	ENDING_PERIOD,
	ENDING_OPEN,    /* ! ? …: a reporting clause may go on */
	ENDING_GUARDED, /* an abbreviation that may end a sentence */
};

/* "J.", "U.S.", "p.m.", "Inc.", "Gen." */
static enum ending abbreviation_ending(struct str word)
{
	struct str bare = str_cut(word, 0, word.n - 1);

	for (size_t i = 0; i < bare.n; i++)
		if (bare.p[i] == '.')
			return ENDING_GUARDED;
	if (char_next(bare, 0) == bare.n)
		return ENDING_GUARDED;
	return abbreviation_of(bare) == ABBREVIATION_TITLE ? ENDING_NONE : ENDING_GUARDED;
}

static enum ending ending_of(const struct splitter *s, uint32_t i)
{
	const struct token *token = token_of(s, i);
	struct str word = document_slice(s->doc, token->span);

	if (token->kind == TOKEN_WORD && word.n > 1 && word.p[word.n - 1] == '.')
		return abbreviation_ending(word);
	if (token->kind != TOKEN_PUNCT)
		return ENDING_NONE;
	if (token_is(token, "."))
		return ENDING_PERIOD;
	if (token_is(token, "!") || token_is(token, "?") || str_starts(word, "…") || word.p[0] == '.')
		return ENDING_OPEN;
	return ENDING_NONE;
}

/* ---- what closes with the sentence ---- */

static bool is_opening_mark(const struct splitter *s, uint32_t i)
{
	const struct token *token = token_of(s, i);

	return token->kind == TOKEN_QUOTE && token->quote != INDEX_NONE &&
	       s->doc->quotes.v[token->quote].span.start == token->span.start;
}

static bool closes_sentence(const struct splitter *s, uint32_t i)
{
	const struct token *token = token_of(s, i);

	if (token->kind == TOKEN_QUOTE)
		return !is_opening_mark(s, i) && (!token->space_before || token->quote != INDEX_NONE);
	if (token_is(token, ")") || token_is(token, "]"))
		return true;
	return !token->space_before && (token_is(token, "!") || token_is(token, "?") || token_is(token, "."));
}

/* ---- what starts the next ---- */

/* Words that are capital because a sentence starts, not because they are names. */
static bool starts_sentences(const struct splitter *s, uint32_t i)
{
	static const char *const others[] = { "there", "here", "however", "meanwhile", "according", "still",
		"yet", "instead", "please", "yes", "perhaps", "maybe", "then", "now", "so", "together",
		"later", "earlier", "once", "even", "also", "again", "soon", "thus", "overall", "nearly",
		"recently", NULL };
	const struct token *token = token_of(s, i);

	if (is_opening_mark(s, i))
		return !s->doc->quotes.v[token->quote].scare;
	if (token->kind != TOKEN_WORD || !token->capital)
		return false;
	return in_list(token, others) ||
	       word_has(token->form, WORD_DETERMINER | WORD_PREPOSITION | WORD_COORDINATOR |
					     WORD_SUBORDINATOR | WORD_SUBJECT_PRONOUN | WORD_POSSESSIVE |
					     WORD_WH);
}

static bool starts_lower(const struct splitter *s, uint32_t i)
{
	while (i < s->end && (token_of(s, i)->kind == TOKEN_QUOTE || token_is(token_of(s, i), "(") ||
				     token_is(token_of(s, i), "[")))
		i++;
	return i < s->end && token_of(s, i)->kind == TOKEN_WORD &&
	       char_is_lower(char_peek(s->doc->text, token_of(s, i)->span.start));
}

static bool may_start(const struct splitter *s, uint32_t i)
{
	const struct token *token = token_of(s, i);

	if (starts_lower(s, i))
		return false;
	if (token->kind != TOKEN_PUNCT)
		return true;
	return token_is(token, "(") || token_is(token, "[") || token_is(token, "…") ||
	       token->form[0] == '.' || char_is_dash(char_peek(s->doc->text, token->span.start)) ||
	       token->form[0] == '-';
}

/* "1." at the start of a list's line. */
static bool is_enumerator(const struct splitter *s, uint32_t first, uint32_t period)
{
	return period == first + 1 && token_of(s, first)->kind == TOKEN_NUMBER;
}

/* `“Why?” Roe asked.` goes on; a clause that starts with a capital He or The is a sentence of its own. */
static bool goes_on(const struct splitter *s, uint32_t next)
{
	return !starts_sentences(s, next) && reporting_clause_at(s->doc, next, s->end);
}

/* "in Salem, Ore. Roe": had the sentence gone on, a comma would follow the state. */
static bool ends_place(const struct splitter *s, uint32_t first, uint32_t last, uint32_t next)
{
	return last > first + 1 && token_is(token_of(s, last - 1), ",") && token_of(s, last - 2)->capital &&
	       token_of(s, next)->kind == TOKEN_WORD && token_of(s, next)->capital &&
	       abbreviation_is_place(document_slice(s->doc, token_of(s, last)->span));
}

/* Has the sentence that began at `first` no word before `at`? Then an ellipsis there begins it. */
static bool is_leading(const struct splitter *s, uint32_t first, uint32_t at)
{
	while (first < at &&
		(token_of(s, first)->kind == TOKEN_QUOTE || token_of(s, first)->kind == TOKEN_PUNCT))
		first++;
	return first == at;
}

/* Does the sentence that began at `first` end with token `last` and what closes with it, before `next`? */
static bool splits(const struct splitter *s, uint32_t first, uint32_t last, uint32_t next)
{
	enum ending ending = ending_of(s, last);
	bool quoted = next > last + 1 && token_of(s, next - 1)->kind == TOKEN_QUOTE;

	if (!may_start(s, next) || is_enumerator(s, first, last) || is_leading(s, first, last))
		return false;
	if (ending == ENDING_GUARDED && !quoted)
		return starts_sentences(s, next) || ends_place(s, first, last, next);
	if (ending == ENDING_OPEN && quoted)
		return !goes_on(s, next);
	/* "v2.x", "a.B" without a space */
	return token_of(s, next)->space_before || token_of(s, next)->capital ||
	       token_of(s, next)->kind == TOKEN_QUOTE;
}

static void close_sentence(struct splitter *s, uint32_t paragraph, uint32_t first, uint32_t next)
{
	struct document *doc = s->doc;
	struct sentence sentence = {
		.span = { doc->tokens.v[first].span.start, doc->tokens.v[next - 1].span.end },
		.paragraph = paragraph,
		.first_token = first,
		.n_tokens = next - first,
	};

	for (uint32_t i = first; i < next; i++)
		doc->tokens.v[i].sentence = doc->sentences.n;
	doc->paragraphs.v[paragraph].n_sentences++;
	vec_push(doc->arena, &doc->sentences, sentence);
}

static void split_paragraph(struct splitter *s, uint32_t paragraph)
{
	uint32_t first = s->begin;

	s->doc->paragraphs.v[paragraph].first_sentence = s->doc->sentences.n;
	for (uint32_t i = s->begin; i < s->end; i++) {
		uint32_t next = i + 1;

		if (ending_of(s, i) == ENDING_NONE)
			continue;
		while (next < s->end && closes_sentence(s, next))
			next++;
		if (next < s->end && splits(s, first, i, next)) {
			close_sentence(s, paragraph, first, next);
			first = next;
		}
		i = next - 1;
	}
	if (first < s->end)
		close_sentence(s, paragraph, first, s->end);
}

void text_sentences(struct document *doc)
{
	struct splitter s = { .doc = doc };

	for (uint32_t i = 0; i < doc->paragraphs.n; i++) {
		s.begin = s.end;
		while (s.end < doc->tokens.n &&
			doc->tokens.v[s.end].span.start < doc->paragraphs.v[i].span.end)
			s.end++;
		split_paragraph(&s, i);
	}
}
