#include "conflict/phrase.h"

#include <string.h>

#include "text/words.h"

enum { GROUP_REACH = 8 };

const char *phrase_form(const struct proposition *p, uint32_t at)
{
	return at < p->n ? proposition_token(p, at)->form : "";
}

bool phrase_is(const struct proposition *p, uint32_t at, const char *form)
{
	return !strcmp(phrase_form(p, at), form);
}

bool phrase_has(const struct proposition *p, uint32_t at, unsigned classes)
{
	return at < p->n && proposition_token(p, at)->kind == TOKEN_WORD &&
	       word_has(phrase_form(p, at), classes);
}

bool phrase_in(const struct proposition *p, uint32_t at, const char *const *forms)
{
	return at < p->n && token_in(proposition_token(p, at), forms);
}

/* A noun, verb or adjective. */
bool phrase_open(const struct proposition *p, uint32_t at)
{
	static const unsigned closed =
		WORD_DETERMINER | WORD_PREPOSITION | WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_AUXILIARY |
		WORD_MODAL | WORD_SUBJECT_PRONOUN | WORD_OBJECT_PRONOUN | WORD_POSSESSIVE | WORD_RELATIVE |
		WORD_NEGATION | WORD_ADVERB | WORD_TIME | WORD_NUMBER | WORD_WH;

	return at < p->n && proposition_token(p, at)->kind == TOKEN_WORD &&
	       !word_has(phrase_form(p, at), closed);
}

bool phrase_stops_sentence(const struct proposition *p, uint32_t at)
{
	static const char *const marks[] = { ".", "?", "!", ";", ":", "—", "–", "(", ")", "…", "...", NULL };

	if (at >= p->n || proposition_token(p, at)->kind != TOKEN_PUNCT)
		return false;
	/* a hyphen between spaces is a dash */
	if (phrase_is(p, at, "--") || (phrase_is(p, at, "-") && proposition_token(p, at)->space_before))
		return true;
	return token_in(proposition_token(p, at), marks);
}

bool phrase_stops_clause(const struct proposition *p, uint32_t at)
{
	static const char *const words[] = { "because", "while", "although", "though", "when", "if", "unless",
		"whether", "but", "who", "which", "whose", "where", "whereas", "since", "nor", "yet", NULL };

	return phrase_stops_sentence(p, at) || phrase_in(p, at, words);
}

/* First token of the sentence, within the content, that holds `at`. */
uint32_t phrase_sentence_start(const struct proposition *p, uint32_t at)
{
	while (at && !phrase_stops_sentence(p, at - 1))
		at--;
	return at;
}

/* -ed, or the participle of an irregular verb: its base form is another word. */
bool phrase_participle(const struct proposition *p, uint32_t at)
{
	size_t n = strlen(phrase_form(p, at));

	if (at >= p->n || (n > 3 && !strcmp(phrase_form(p, at) + n - 3, "ing")))
		return false;
	return p->words[at].inflected || (n > 3 && !strcmp(phrase_form(p, at) + n - 2, "en")) ||
	       phrase_is(p, at, "put") || phrase_is(p, at, "hit") || phrase_is(p, at, "cut") ||
	       phrase_is(p, at, "shut");
}

bool phrase_be(const struct proposition *p, uint32_t at)
{
	static const char *const forms[] = { "be", "am", "is", "are", "was", "were", "been", "being", "'m",
		"'re", "'s", "ai", NULL };

	return phrase_in(p, at, forms) &&
	       (!phrase_is(p, at, "'s") ||
		       phrase_has(p, at + 1, WORD_NEGATION | WORD_ADVERB | WORD_DETERMINER));
}

bool phrase_auxiliary(const struct proposition *p, uint32_t at)
{
	/* kept informed, got arrested */
	if ((phrase_is(p, at, "kept") || phrase_is(p, at, "got")) && at + 1 < p->n &&
		phrase_participle(p, at + 1))
		return true;
	return phrase_has(p, at, WORD_AUXILIARY | WORD_MODAL) || phrase_is(p, at, "n't") ||
	       phrase_is(p, at, "not") ||
	       (phrase_has(p, at, WORD_ADVERB) && !phrase_has(p, at, WORD_PREPOSITION | WORD_SUBORDINATOR));
}

/* The first auxiliary of the group that ends before `at`, or `at`. */
uint32_t phrase_group_start(const struct proposition *p, uint32_t at)
{
	uint32_t first = at, limit = at > GROUP_REACH ? at - GROUP_REACH : 0;

	for (uint32_t i = at; i > limit && phrase_auxiliary(p, i - 1); i--)
		if (phrase_has(p, i - 1, WORD_AUXILIARY | WORD_MODAL) || phrase_has(p, i - 1, WORD_NEGATION))
			first = i - 1;
	return first;
}

/* Behind a negation: auxiliaries and adverbs up to the word that is denied. */
uint32_t phrase_verb(const struct proposition *p, uint32_t at)
{
	uint32_t limit = at + GROUP_REACH < p->n ? at + GROUP_REACH : p->n;

	while (at < limit && phrase_auxiliary(p, at))
		at++;
	return at;
}

/* The last word of the noun phrase that starts at `at`: "a lie", "the founder". p->n when there is none. */
uint32_t phrase_noun(const struct proposition *p, uint32_t at)
{
	uint32_t head = p->n;

	while (phrase_has(p, at, WORD_DETERMINER | WORD_POSSESSIVE | WORD_NUMBER | WORD_ADVERB) &&
		!phrase_open(p, at))
		at++;
	for (; phrase_open(p, at) && (head == p->n || proposition_token(p, at)->space_before); at++)
		head = at;
	return head;
}

bool phrase_ends_around(const struct proposition *p, uint32_t at)
{
	static const char *const words[] = { "because", "while", "although", "though", "if", "unless", "but",
		"whereas", "who", "which", NULL };

	return phrase_stops_sentence(p, at) || phrase_in(p, at, words);
}

struct words_range phrase_around(const struct proposition *p, uint32_t first, uint32_t end, uint32_t reach)
{
	struct words_range range = { first, end };

	while (range.first && first - range.first < reach && !phrase_ends_around(p, range.first - 1))
		range.first--;
	while (range.end < p->n && range.end - end < reach && !phrase_ends_around(p, range.end))
		range.end++;
	return range;
}
