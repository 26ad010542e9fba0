#include "conflict/rejoinder.h"

#include "conflict/falsehood.h"
#include "conflict/phrase.h"
#include "text/words.h"

enum {
	REACH = 40,  /* words of a content in which "no such" is looked for */
	OPENING = 5, /* in which a "no" is */
};

/* Does the sentence that begins at `at` say: that order was never given; no such order was given? */
static bool never_was_at(const struct proposition *p, uint32_t at)
{
	uint32_t noun = at;

	if (phrase_is(p, at, "no") && phrase_is(p, at + 1, "such"))
		return true;
	/* not "said that orders were never given" */
	if (proposition_token(p, at)->capital &&
		phrase_in(p, at, (const char *const[]){ "that", "this", "those", "these", NULL }))
		noun = at + 1;
	else if (at || !p->lead.tokens.n || !p->lead.tokens.v[p->lead.tokens.n - 1].capital ||
		 !token_is(&p->lead.tokens.v[p->lead.tokens.n - 1], "that"))
		return false;
	/* but: this narrative is not just a nuisance */
	return phrase_open(p, noun) && phrase_has(p, noun + 1, WORD_AUXILIARY) &&
	       (phrase_is(p, noun + 2, "never") ||
		       (phrase_in(p, noun + 2, (const char *const[]){ "not", "n't", NULL }) &&
			       phrase_open(p, noun + 3) && phrase_participle(p, noun + 3)));
}

/* gave no such order; neither saw nor approved any such payment */
static bool none_such(const struct proposition *p, uint32_t *first, uint32_t *end)
{
	static const char *const nots[] = { "no", "not", "n't", "never", "nor", "neither", "nobody", "none",
		NULL };
	static const char *const vague[] = { "thing", "things", "as", "luck", NULL };

	for (uint32_t at = 1; at + 2 < p->n && at < REACH; at++) {
		uint32_t start = phrase_sentence_start(p, at);
		bool such = phrase_in(p, at, (const char *const[]){ "no", "any", NULL }) &&
			    phrase_is(p, at + 1, "such");

		if (!such || phrase_in(p, at + 2, vague) || !proposition_has(p, start, at + 1, nots))
			continue;
		*first = start;
		*end = at + 3;
		return true;
	}
	return false;
}

static bool never_was(const struct proposition *p, uint32_t *first, uint32_t *end)
{
	for (uint32_t at = 0; at < p->n && at < REACH; at++) {
		if ((at && !phrase_stops_sentence(p, at - 1) &&
			    proposition_token(p, at - 1)->kind != TOKEN_QUOTE) ||
			!never_was_at(p, at))
			continue;
		*first = at;
		*end = at + OPENING < p->n ? at + OPENING : p->n;
		return true;
	}
	return false;
}

/* he had nothing to do with it, we played no part in that: whom the other names says that it was not he */
static bool no_part(const struct proposition *p, struct reply *reply)
{
	static const char *const who[] = { "i", "we", "he", "she", "they", NULL };
	static const char *const nouns[] = { "part", "role", "hand", "involvement", "knowledge", NULL };
	static const char *const took[] = { "played", "took", NULL };
	uint32_t at = 0, verb;

	while (at < p->n && proposition_token(p, at)->kind == TOKEN_QUOTE)
		at++;
	verb = at + 1;
	while (phrase_has(p, verb, WORD_AUXILIARY | WORD_ADVERB) || phrase_in(p, verb, took))
		verb++;
	reply->first = at;
	reply->end = verb + 3;
	if (phrase_is(p, verb, "nothing") && phrase_is(p, verb + 1, "to") && phrase_is(p, verb + 2, "do"))
		return phrase_in(p, at, who) && phrase_is(p, verb + 3, "with");
	return phrase_in(p, at, who) && phrase_is(p, verb, "no") && phrase_in(p, verb + 1, nouns) &&
	       phrase_in(p, verb + 2, (const char *const[]){ "in", "of", NULL });
}

/* "No, ...", "Nonsense", "That's not true", "I never said that" */
static bool says_no(const struct proposition *p, uint32_t *first, uint32_t *end)
{
	static const char *const alone[] = { "no", "nonsense", "wrong", "absolutely", "rubbish", "baloney",
		NULL };
	uint32_t at = 0;

	while (at < p->n && proposition_token(p, at)->kind == TOKEN_QUOTE)
		at++;
	*first = at;
	if (phrase_in(p, at, alone) && !phrase_is(p, at, "absolutely") && proposition_token(p, at)->capital &&
		(phrase_is(p, at + 1, ",") || phrase_is(p, at + 1, ".") || phrase_is(p, at + 1, "!"))) {
		*end = at + 1;
		return true;
	}
	if (phrase_is(p, at, "absolutely") && phrase_is(p, at + 1, "not")) {
		*end = at + 2;
		return true;
	}
	if (phrase_in(p, at, falsehood_pointers) && phrase_be(p, at + 1) &&
		phrase_in(p, at + 2, (const char *const[]){ "not", "n't", NULL }) &&
		phrase_in(p, at + 3,
			(const char *const[]){
				"true", "right", "correct", "accurate", "so", "what", "how", NULL })) {
		*end = at + 4;
		return true;
	}
	if (never_was(p, first, end) || none_such(p, first, end))
		return true;
	if (phrase_in(p, at, (const char *const[]){ "i", "we", NULL }) &&
		phrase_in(p, at + 1, (const char *const[]){ "never", "did", NULL }) &&
		proposition_has(p, at + 2, at + 5,
			(const char *const[]){ "said", "say", "did", "do", "made", "make", "told", NULL }) &&
		(phrase_is(p, at + 1, "never") || phrase_is(p, at + 2, "n't") ||
			phrase_is(p, at + 2, "not"))) {
		*end = at + 4 < p->n ? at + 4 : p->n;
		return true;
	}
	return false;
}

/* She never said she wanted it: against who says that she did. */
static bool never_said(const struct proposition *p, struct reply *reply)
{
	static const char *const who[] = { "he", "she", "they", NULL };
	uint32_t at = 0;

	while (at < p->n && (proposition_token(p, at)->kind == TOKEN_QUOTE || phrase_is(p, at, "that")))
		at++;
	reply->first = at;
	while (phrase_open(p, at) && proposition_token(p, at)->capital)
		at++;
	at += at == reply->first && phrase_in(p, at, who);
	reply->end = at + 2;
	return at > reply->first && phrase_is(p, at, "never") && phrase_is(p, at + 1, "said");
}

bool rejoinder_find(const struct proposition *p, struct reply *reply)
{
	if (says_no(p, &reply->first, &reply->end))
		return true;
	if (never_said(p, reply)) {
		reply->of_its_own = true;
		return true;
	}
	reply->personal = no_part(p, reply);
	return reply->personal;
}
