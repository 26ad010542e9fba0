#include "conflict/proposition.h"

#include <string.h>

#include "base/utf8.h"
#include "conflict/figure.h"
#include "conflict/meanings.h"
#include "text/lemma.h"
#include "text/quantities.h"
#include "text/text.h"
#include "text/words.h"

static const unsigned function_classes =
	WORD_DETERMINER | WORD_PREPOSITION | WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_AUXILIARY |
	WORD_MODAL | WORD_SUBJECT_PRONOUN | WORD_OBJECT_PRONOUN | WORD_POSSESSIVE | WORD_RELATIVE |
	WORD_NEGATION | WORD_ADVERB | WORD_TIME | WORD_NUMBER | WORD_WH;

/* Enough for PROPOSITION_TOKENS_MAX words. */
enum { FRAGMENT_BYTES_MAX = 4096, FRAGMENTS_MAX = 32, PARTICLE_REACH = 5 };

/* I, we and, in reported speech, he, she, it and they may be who speaks. */
static bool source_pronoun(const struct token *token)
{
	static const char *const forms[] = { "i", "we", "me", "us", "my", "our", "he", "she", "him", "her",
		"his", "they", "them", "their", "it", "its", "himself", "herself", NULL };

	return token_in(token, forms);
}

static struct word read_word(const struct document *doc, uint32_t at, struct arena *arena)
{
	const struct token *token = &doc->tokens.v[at];
	struct word word = { .noun = token->form, .verb = token->form };
	bool begins =
		!at || doc->tokens.v[at - 1].kind == TOKEN_QUOTE || token_is(&doc->tokens.v[at - 1], ".");

	if (token->kind != TOKEN_WORD)
		return word;
	word.source = source_pronoun(token);
	if (word_has(token->form, function_classes) && !(token->capital && !begins && token->all_caps))
		return word;
	word.noun = meaning_canonical(lemma_of(arena, token->form, LEMMA_NOUN));
	word.verb = lemma_of(arena, token->form, LEMMA_VERB);
	word.inflected = strcmp(word.verb, token->form) != 0;
	word.verb = meaning_canonical(word.verb);
	word.content = strlen(token->form) > 1 && word_number(token->form) < 0 && !meaning_empty(word.noun) &&
		       !meaning_empty(word.verb);
	word.name = token->capital && !begins;
	return word;
}

/* The beginning of a fragment, cut between characters: more than a proposition reads. */
static struct str readable(struct str text)
{
	size_t n = text.n < FRAGMENT_BYTES_MAX ? text.n : FRAGMENT_BYTES_MAX;

	while (n < text.n && n && ((unsigned char)text.p[n] & 0xC0) == 0x80)
		n--;
	return str_cut(text, 0, n);
}

/* Its first letter is a capital: what stands before it, behind the reporting clause, was a sentence of its
 * own. */
static bool begins_sentence(struct str text)
{
	for (size_t i = 0; i < text.n;) {
		uint32_t cp;

		i += utf8_decode(text.p + i, text.n - i, &cp);
		if (utf8_is_letter(cp) || utf8_is_digit(cp))
			return utf8_is_upper(cp);
	}
	return false;
}

static void join_fragments(struct proposition *p, struct arena *arena, struct strbuf *text)
{
	const struct fragment_vec *content = &p->statement->content;

	p->fragment_start = ARENA_ARRAY(arena, uint32_t, content->n);
	for (uint32_t i = 0; i < content->n && i < FRAGMENTS_MAX; i++) {
		if (i)
			strbuf_adds(text, begins_sentence(content->v[i].text) ? " … " : " ");
		p->fragment_start[i] = (uint32_t)text->n;
		strbuf_addstr(text, readable(content->v[i].text));
	}
}

static void read_names(struct proposition *p, struct arena *arena)
{
	for (uint32_t i = 0; i < p->statement->source_names.n; i++) {
		struct document name;

		if (!p->statement->source_names.v[i].n)
			continue;
		text_tokenize_fragment(&name, arena, p->statement->source_names.v[i]);
		for (uint32_t t = 0; t < name.tokens.n; t++) {
			const char *form = name.tokens.v[t].form;

			if (name.tokens.v[t].kind == TOKEN_WORD && strlen(form) > 2 &&
				!word_has(form, function_classes))
				vec_push(arena, &p->names,
					str_of(meaning_canonical(lemma_of(arena, form, LEMMA_NOUN))));
		}
	}
}

/* A time that leans on an unknown day of publication: still, Tuesday is not Friday and May 3 is not May 9. */
static struct str bare_time(const struct date_mention *mention, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);

	if (mention->kind == DATE_WEEKDAY)
		strbuf_addf(&out, "weekday %d", mention->weekday);
	else if (mention->kind == DATE_DAY)
		strbuf_addf(&out, "0000-%02d-%02d", mention->month, mention->day);
	else if (mention->kind == DATE_MONTH)
		strbuf_addf(&out, "0000-%02d", mention->month);
	return strbuf_str(&out);
}

static void read_times(struct proposition *p, struct arena *arena)
{
	for (uint32_t at = 0; at < p->n;) {
		struct date_mention mention;
		struct str time;

		if (!date_at(&p->doc, at, p->n, &mention)) {
			at++;
			continue;
		}
		time = date_resolve(&mention, p->statement->published, DATE_PAST, arena);
		if (!time.n)
			time = bare_time(&mention, arena);
		if (time.n)
			vec_push(arena, &p->times, time);
		at = mention.end;
	}
}

/* "turned it down", "turned the offer down": the verb means what both mean. */
static void join_particle(struct proposition *p, uint32_t at)
{
	uint32_t limit = at + PARTICLE_REACH < p->n ? at + PARTICLE_REACH : p->n;

	for (uint32_t i = at + 1; i < limit; i++) {
		const char *whole = meaning_phrasal(p->words[at].verb, proposition_token(p, i)->form);

		if (proposition_token(p, i)->kind != TOKEN_WORD)
			return;
		/* down the hill: a place */
		if (whole && !(i > at + 1 && i + 1 < p->n &&
				     word_has(proposition_token(p, i + 1)->form, WORD_DETERMINER))) {
			p->words[at].verb = whole;
			p->words[at].content = true;
			return;
		}
		if (word_has(proposition_token(p, i)->form, WORD_PREPOSITION | WORD_AUXILIARY | WORD_MODAL) &&
			!whole)
			return;
	}
}

static void read_opposites(struct word *word)
{
	word->opposites[0] = meaning_opposites(word->verb);
	if (strcmp(word->noun, word->verb) != 0)
		word->opposites[1] = meaning_opposites(word->noun);
}

struct proposition *proposition_read(const struct statement *statement, struct arena *arena)
{
	struct proposition *p = ARENA_NEW(arena, struct proposition);
	struct strbuf text = strbuf_new(arena);

	p->statement = statement;
	join_fragments(p, arena, &text);
	text_tokenize_fragment(&p->doc, arena, strbuf_str(&text));
	p->n = p->doc.tokens.n < PROPOSITION_TOKENS_MAX ? p->doc.tokens.n : PROPOSITION_TOKENS_MAX;
	p->words = ARENA_ARRAY(arena, struct word, p->n ? p->n : 1);
	for (uint32_t i = 0; i < p->n; i++)
		p->words[i] = read_word(&p->doc, i, arena);
	for (uint32_t i = 0; i < p->n; i++)
		if (proposition_token(p, i)->kind == TOKEN_WORD) {
			join_particle(p, i);
			read_opposites(&p->words[i]);
			p->negates = p->negates || word_has(proposition_token(p, i)->form, WORD_NEGATION);
		}
	if (statement->lead.n)
		text_tokenize_fragment(&p->lead, arena, statement->lead);
	if (statement->tail.n)
		text_tokenize_fragment(&p->tail, arena, statement->tail);
	p->reply.target = INDEX_NONE;
	read_names(p, arena);
	read_times(p, arena);
	text_quantities(&p->doc, 0, p->n, arena, &p->quantities);
	figures_read(p, arena);
	return p;
}

static uint32_t fragment_of(const struct proposition *p, uint32_t byte)
{
	uint32_t i = 0;

	while (i + 1 < p->statement->content.n && i + 1 < FRAGMENTS_MAX && p->fragment_start[i + 1] <= byte)
		i++;
	return i;
}

/* Bytes of doc.text, inside one fragment. */
static struct span clip(const struct proposition *p, uint32_t first, uint32_t end)
{
	struct span span = proposition_token(p, first)->span;
	uint32_t fragment = fragment_of(p, span.start);
	uint32_t limit =
		p->fragment_start[fragment] + (uint32_t)readable(p->statement->content.v[fragment].text).n;
	uint32_t start = span.start;

	for (uint32_t at = first; at < end; at++) {
		struct span next = proposition_token(p, at)->span;

		if (next.end > limit || utf8_count(str_cut(p->doc.text, start, next.end)) > EVIDENCE_MAX)
			break;
		span.end = next.end;
	}
	return span;
}

struct span proposition_evidence(const struct proposition *p, uint32_t first, uint32_t end)
{
	struct span bytes = clip(p, first, end);
	uint32_t fragment = fragment_of(p, bytes.start);
	uint32_t start = p->statement->content.v[fragment].start +
			 (uint32_t)utf8_count(str_cut(p->doc.text, p->fragment_start[fragment], bytes.start));
	uint32_t length = (uint32_t)utf8_count(str_cut(p->doc.text, bytes.start, bytes.end));

	return (struct span){ start, start + (length < EVIDENCE_MAX ? length : EVIDENCE_MAX) };
}

struct str proposition_words(const struct proposition *p, uint32_t first, uint32_t end, struct arena *arena)
{
	struct span bytes = clip(p, first, end);
	struct str words = str_cut(p->doc.text, bytes.start, bytes.end);
	struct strbuf out = strbuf_new(arena);
	uint32_t at = first;

	for (size_t i = 0; i < words.n; i++) {
		uint32_t byte = bytes.start + (uint32_t)i;
		bool space =
			words.p[i] == '\n' || words.p[i] == '\r' || words.p[i] == '\t' || words.p[i] == ' ';

		while (at < p->n && proposition_token(p, at)->span.end <= byte)
			at++;
		/* they get quotation marks of their own */
		if (at < p->n && proposition_token(p, at)->kind == TOKEN_QUOTE &&
			proposition_token(p, at)->span.start <= byte)
			continue;
		if (!space)
			strbuf_add(&out, words.p + i, 1);
		else if (out.n && out.p[out.n - 1] != ' ')
			strbuf_adds(&out, " ");
	}
	while (out.n && out.p[out.n - 1] == ' ')
		out.n--;
	return strbuf_str(&out);
}

static unsigned shared_words(
	const struct proposition *p, uint32_t first, uint32_t end, const struct proposition *other)
{
	unsigned n = 0;

	for (uint32_t i = first; i < end; i++)
		for (uint32_t k = 0; p->words[i].content && k < other->n; k++)
			if (other->words[k].content && !strcmp(other->words[k].noun, p->words[i].noun)) {
				n++;
				break;
			}
	return n;
}

struct words_range proposition_nearest(const struct proposition *p, const struct proposition *other)
{
	struct words_range best = { 0, p->n };
	unsigned most = 0;

	for (uint32_t first = 0, at = 0; at < p->n; at++) {
		bool ends = at + 1 == p->n || token_in(proposition_token(p, at),
						      (const char *const[]){ ".", "?", "!", "…", NULL });
		unsigned n;

		if (!ends)
			continue;
		n = shared_words(p, first, at + 1, other);
		if (first == 0 || n > most) {
			best = (struct words_range){ first, at + 1 };
			most = n;
		}
		first = at + 1;
	}
	while (best.end > best.first + 1 && proposition_token(p, best.end - 1)->kind != TOKEN_WORD)
		best.end--;
	return best;
}

bool proposition_has(const struct proposition *p, uint32_t first, uint32_t end, const char *const *forms)
{
	for (uint32_t at = first; at < end && at < p->n; at++)
		if (token_in(proposition_token(p, at), forms))
			return true;
	return false;
}

bool proposition_names(const struct proposition *p, const char *noun)
{
	for (uint32_t i = 0; i < p->names.n; i++)
		if (str_is(p->names.v[i], noun))
			return true;
	return false;
}

bool proposition_mentions_source(const struct proposition *p, const struct proposition *other)
{
	for (uint32_t at = 0; at < other->n; at++)
		if (other->words[at].content && proposition_token(other, at)->capital &&
			proposition_names(p, other->words[at].noun))
			return true;
	return false;
}
