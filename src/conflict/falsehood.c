#include "conflict/falsehood.h"

#include <string.h>

#include "conflict/meanings.h"
#include "conflict/phrase.h"
#include "text/words.h"

/* How far into the claim the word is looked for; the words of a claim's opening. */
enum { VERDICT_REACH = 24, OPENING = 4 };

const char *const falsehood_negations[] = { "not", "n't", "never", "nobody", "none", "no", "nothing",
	"neither", "nor", "without", "denied", "denies", "deny", "refused", "failed", "false", "untrue",
	NULL };

const char *const falsehood_pointers[] = { "this", "that", "it", "all", "those", "these", NULL };

bool falsehood_names_account(const struct proposition *p, uint32_t first, uint32_t end)
{
	for (uint32_t at = first; at < end && at < p->n; at++)
		if (meaning_account(p->words[at].noun))
			return true;
	return false;
}

/* "all lies", "a pack of lies"; but not: the village lies in a valley */
static bool counted_lies(const struct proposition *p, uint32_t at)
{
	static const char *const before[] = { "are", "were", "all", "of", "the", "these", "those", "pure",
		"more", "his", "her", "their", "told", "tell", "telling", "outright", "just", NULL };

	return at && token_in(proposition_token(p, at - 1), before);
}

/* not a word of truth, without a shred of substance */
static bool shred_at(const struct proposition *p, uint32_t at)
{
	static const char *const bits[] = { "word", "shred", "grain", "ounce", "scrap", "syllable", "iota",
		"jot", NULL };
	static const char *const truth[] = { "truth", "substance", "foundation", "it", "this", NULL };

	return at + 4 <= p->n && at &&
	       token_in(proposition_token(p, at), (const char *const[]){ "a", "one", NULL }) &&
	       token_in(proposition_token(p, at - 1),
		       (const char *const[]){ "not", "without", "n't", NULL }) &&
	       token_in(proposition_token(p, at + 1), bits) && token_is(proposition_token(p, at + 2), "of") &&
	       token_in(proposition_token(p, at + 3), truth);
}

/* two false passports, lost her libel action: what is said of a thing, not of what was said */
static bool of_something_else(const struct proposition *p, uint32_t at)
{
	const char *form = phrase_form(p, at + 1);
	size_t n = strlen(form);

	return phrase_open(p, at + 1) && proposition_token(p, at + 1)->space_before &&
	       (!phrase_participle(p, at + 1) || (n && form[n - 1] == 's')) &&
	       !meaning_account(p->words[at + 1].noun);
}

/* One word of falsehood, or two ("made up", "not true"). */
static uint32_t word_at(const struct proposition *p, uint32_t at)
{
	static const char *const words[] = { "lie", "lies", "false", "untrue", "fabrication", "fabricated",
		"invention", "fiction", "fictitious", "nonsense", "hoax", "baseless", "unfounded", "bogus",
		"groundless", "falsehood", "falsehoods", "malarkey", "invented", "forgery", "inaccurate",
		"incorrect", "unsubstantiated", "bullshit", "rubbish", "misrepresentation", "slander",
		"libel", "smear", "concocted", "fictional", "figment", "fable", "hogwash", "poppycock",
		"claptrap", "balderdash", "baloney", "distortion", "preposterous", NULL };
	static const char *const pairs[][2] = { { "made", "up" }, { "not", "true" }, { "n't", "true" },
		{ "never", "happened" }, { "no", "truth" }, { "without", "foundation" },
		{ "without", "merit" }, { "without", "basis" }, { "without", "substance" },
		{ "fairy", "tale" }, { "no", "such" }, { "thin", "air" }, { "whole", "cloth" },
		{ "without", "truth" }, { "no", "foundation" }, { "no", "substance" }, { "no", "basis" },
		{ "cooked", "up" }, { "dreamed", "up" }, { "dreamt", "up" }, { "trumped", "up" },
		{ "pure", "fantasy" }, { "sheer", "fantasy" }, { "pure", "imagination" } };

	if (token_is(proposition_token(p, at), "lies") && !counted_lies(p, at))
		return 0;
	if (token_in(proposition_token(p, at), words))
		return of_something_else(p, at) ? 0 : at + 1;
	if (shred_at(p, at))
		return at + 4;
	for (size_t i = 0; at + 1 < p->n && i < sizeof pairs / sizeof pairs[0]; i++)
		if (token_is(proposition_token(p, at), pairs[i][0]) &&
			token_is(proposition_token(p, at + 1), pairs[i][1])) {
			/* no such order; but not: made up of six men */
			if (token_is(proposition_token(p, at + 1), "such"))
				return at + 3 <= p->n ? at + 3 : 0;
			/* nor: made up her mind */
			return at + 2 < p->n && (token_is(proposition_token(p, at + 2), "of") ||
							phrase_has(p, at + 2, WORD_POSSESSIVE))
				       ? 0
				       : at + 2;
		}
	return 0;
}

/* Where the clause that holds `at` begins: behind a comma or "and", not inside a noun phrase. */
static uint32_t clause_start(const struct proposition *p, uint32_t at)
{
	while (at && !token_in(proposition_token(p, at - 1),
			     (const char *const[]){ ".", ",", ";", ":", "—", NULL }))
		at--;
	if (token_in(proposition_token(p, at), (const char *const[]){ "and", "but", NULL }))
		at++;
	return at;
}

/* cites an unfounded theory, rates claims as false: the source has it from somewhere, or for a whole lot */
static bool hands_on(const struct proposition *p)
{
	static const char *const verbs[] = { "cit", "repeat", "spread", "tout", "promot", "rate", "recall",
		"push", NULL };

	for (const char *const *verb = verbs; *verb; verb++)
		if (str_starts(p->statement->verb, *verb))
			return true;
	return false;
}

bool falsehood_find(const struct proposition *p, struct falsehood *out)
{
	uint32_t limit = p->n < VERDICT_REACH ? p->n : VERDICT_REACH;

	if (hands_on(p))
		return false;
	for (uint32_t at = 0; at < limit; at++) {
		if (token_is(proposition_token(p, at), ".") && at > 3)
			return false;
		if (!(out->end = word_at(p, at)))
			continue;
		/* "cites so many claims as inaccurate": somebody's count of them */
		if (at > OPENING && token_is(proposition_token(p, at - 1), "as"))
			continue;
		out->word = at;
		out->first = clause_start(p, at);
		/* "is no lie", "the claim that nobody came is false"; the "not" of "not a word of truth" is
		 * its own */
		if (shred_at(p, at))
			out->word = at - 1;
		if (proposition_has(p, out->first, out->word, falsehood_negations))
			return false;
		/* the claim itself may give what it calls false: "We are told this, and it is a lie" */
		return out->first <= OPENING || falsehood_names_account(p, 0, OPENING) ||
		       proposition_has(p, 0, 2, falsehood_pointers);
	}
	return false;
}
