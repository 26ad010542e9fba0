#include "conflict/finite.h"

#include <string.h>

#include "conflict/phrase.h"
#include "text/words.h"

static bool ends_in(const struct proposition *p, uint32_t at, const char *suffix)
{
	return str_ends(str_of(phrase_form(p, at)), suffix);
}

static bool lower_word(const struct proposition *p, uint32_t at)
{
	const struct token *token = proposition_token(p, at);

	return token->kind == TOKEN_WORD && !token->capital;
}

static const char *const not_finite[] = { "be", "been", "being", "having", "doing", "done", "'s", NULL };

/* "... and also had": the second verb of a clause whose first was not seen, or of none. */
static bool coordinated(const struct proposition *p, uint32_t at)
{
	while (at > 1 && phrase_has(p, at - 1, WORD_ADVERB))
		at--;
	return phrase_has(p, at - 1, WORD_COORDINATOR);
}

static bool auxiliary(const struct proposition *p, uint32_t at)
{
	/* May is a month, and Will a name */
	return phrase_has(p, at, WORD_AUXILIARY | WORD_MODAL) && !proposition_token(p, at)->capital &&
	       !phrase_in(p, at, not_finite);
}

/* The company sold; not "the plant sold by", "the strategy based on", "three charged with". */
static bool past(const struct proposition *p, uint32_t at, uint32_t end)
{
	static const char *const reduced[] = { "by", "of", "as", "with", NULL };

	if (!lower_word(p, at) || ends_in(p, at, "s") || ends_in(p, at, "ing") || !p->words[at].inflected)
		return false;
	if (at + 1 < end && phrase_in(p, at + 1, reduced))
		return false;
	return !phrase_has(
		       p, at - 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_PREPOSITION | WORD_COORDINATOR) &&
	       !phrase_is(p, at - 1, ",") && !phrase_in(p, at - 1, not_finite);
}

/* It leaves, Orrin sells the mill. "Orrin supporters" has no verb. */
static bool present(const struct proposition *p, uint32_t at, uint32_t end)
{
	static const char *const singular[] = { "it", "he", "she", "this", "nobody", "everyone", NULL };

	if (!lower_word(p, at) || !ends_in(p, at, "s") || !p->words[at].inflected)
		return false;
	return phrase_in(p, at - 1, singular) ||
	       (proposition_token(p, at - 1)->capital && at + 1 < end &&
		       phrase_has(p, at + 1,
			       WORD_DETERMINER | WORD_POSSESSIVE | WORD_NUMBER | WORD_OBJECT_PRONOUN));
}

/* "who" and "that" begin a clause with a verb of its own; so does "he" behind a noun: the plan he made. */
static bool opens_relative(const struct proposition *p, uint32_t at)
{
	static const char *const relative[] = { "who", "which", "that", "whom", "whose", "where", NULL };
	static const char *const subject[] = { "i", "he", "she", "we", "they", NULL };

	return phrase_in(p, at, relative) || (phrase_in(p, at, subject) && phrase_open(p, at - 1));
}

/* Its verb stands right behind "who", also in the present, which elsewhere could be a noun. */
static bool relative_verb(const struct proposition *p, uint32_t at)
{
	static const char *const subject[] = { "who", "which", "that", NULL };

	return phrase_in(p, at - 1, subject) && lower_word(p, at) && phrase_open(p, at) &&
	       (p->words[at].inflected || !phrase_in(p, at - 1, subject + 2));
}

static bool begins_phrase(const struct proposition *p, uint32_t first)
{
	static const char *const words[] = { "of", "to", "who", "which", "whose", "for", "as", "with", "by",
		"was", "is", "are", "were", "has", "had", "have", "about", "not", NULL };

	return phrase_in(p, first, words) || ends_in(p, first, "ing");
}

bool finite_clause(const struct proposition *p, uint32_t first, uint32_t end)
{
	static const char *const subordinate[] = { "because", "if", "when", "while", "although", "whether",
		"since", "until", NULL };
	uint32_t relatives = 0;

	if (first >= end || begins_phrase(p, first))
		return false;
	for (uint32_t at = first + 1; at < end; at++) {
		bool verb =
			(auxiliary(p, at) && !coordinated(p, at)) || past(p, at, end) || present(p, at, end);

		if (phrase_in(p, at, subordinate))
			return false;
		if (opens_relative(p, at) && !(at == first + 1 && phrase_has(p, first, WORD_ADVERB))) {
			relatives++;
		} else if (relatives && (verb || relative_verb(p, at))) {
			relatives--;
			/* had been told is one verb */
			while (at + 1 < end && (phrase_auxiliary(p, at + 1) ||
						       (auxiliary(p, at) && phrase_participle(p, at + 1))))
				at++;
		} else if (verb) {
			return true;
		}
		/* accused him of taking */
		if (phrase_is(p, at, "of") && at + 1 < end && ends_in(p, at + 1, "ing"))
			return false;
	}
	return false;
}
