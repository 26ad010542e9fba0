#include "conflict/falsehood.h"

#include "conflict/meanings.h"

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

/* One word of falsehood, or two ("made up", "not true"). */
static uint32_t word_at(const struct proposition *p, uint32_t at)
{
	static const char *const words[] = { "lie", "lies", "false", "untrue", "fabrication", "fabricated",
		"invention", "fiction", "fictitious", "nonsense", "hoax", "baseless", "unfounded", "bogus",
		"groundless", "falsehood", "falsehoods", "malarkey", "invented", "forgery", "inaccurate",
		"incorrect", "unsubstantiated", "bullshit", "rubbish", "misrepresentation", NULL };
	static const char *const pairs[][2] = { { "made", "up" }, { "not", "true" }, { "n't", "true" },
		{ "never", "happened" }, { "no", "truth" }, { "without", "foundation" },
		{ "without", "merit" }, { "without", "basis" }, { "without", "substance" },
		{ "fairy", "tale" }, { "no", "such" } };

	if (token_is(proposition_token(p, at), "lies") && !counted_lies(p, at))
		return 0;
	if (token_in(proposition_token(p, at), words))
		return at + 1;
	for (size_t i = 0; at + 1 < p->n && i < sizeof pairs / sizeof pairs[0]; i++)
		if (token_is(proposition_token(p, at), pairs[i][0]) &&
			token_is(proposition_token(p, at + 1), pairs[i][1])) {
			/* no such order; but not: made up of six men */
			if (token_is(proposition_token(p, at + 1), "such"))
				return at + 3 <= p->n ? at + 3 : 0;
			return at + 2 < p->n && token_is(proposition_token(p, at + 2), "of") ? 0 : at + 2;
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
		/* "is no lie", "the claim that nobody came is false" */
		if (proposition_has(p, out->first, at, falsehood_negations))
			return false;
		/* the claim itself may give what it calls false: "We are told this, and it is a lie" */
		return out->first <= OPENING || falsehood_names_account(p, 0, OPENING) ||
		       proposition_has(p, 0, 2, falsehood_pointers);
	}
	return false;
}
