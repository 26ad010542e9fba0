#include "conflict/detectors.h"

#include <string.h>

#include "conflict/discourse.h"
#include "conflict/meanings.h"
#include "conflict/phrase.h"
#include "text/words.h"

/*
 * Two answers to who did it: one side says "it was the union that left", the other tells the same deed of
 * somebody else, as the subject of the same verb. The cleft is what makes it sure: who says it so denies that
 * it was another.
 */
enum { CLEFT_REACH = 12, SUBJECT_REACH = 8 };

struct cleft {
	uint32_t first, end; /* whom: the noun phrase */
	uint32_t verb;
};

/* A noun phrase, no "likely" nor "clear": a name, or a determiner before it. */
static bool names_somebody(const struct proposition *p, uint32_t at)
{
	return proposition_token(p, at)->capital || phrase_has(p, at, WORD_DETERMINER | WORD_POSSESSIVE);
}

/* "it" be noun-phrase ("that" | "who" | "which") {auxiliary} verb */
static bool find_cleft(const struct proposition *p, struct cleft *out)
{
	for (uint32_t at = 0; at + 4 < p->n; at++) {
		uint32_t end;

		if (!phrase_is(p, at, "it") ||
			!phrase_in(p, at + 1, (const char *const[]){ "was", "is", "'s", NULL }) ||
			phrase_has(p, at + 2, WORD_NEGATION | WORD_PREPOSITION | WORD_TIME) ||
			!names_somebody(p, at + 2))
			continue;
		for (end = at + 2; end < p->n && end - at < CLEFT_REACH; end++)
			if (phrase_in(p, end, (const char *const[]){ "that", "who", "which", NULL }) ||
				phrase_stops_clause(p, end) || phrase_is(p, end, ","))
				break;
		if (end <= at + 2 ||
			!phrase_in(p, end, (const char *const[]){ "that", "who", "which", NULL }))
			continue;
		out->first = at + 2;
		out->end = end;
		out->verb = phrase_verb(p, end + 1);
		if (out->verb < p->n)
			return true;
	}
	return false;
}

/* The words before a verb that may be its subject. */
static struct words_range subject_of(const struct proposition *p, uint32_t verb)
{
	struct words_range range = { verb, verb };

	while (range.first && verb - range.first < SUBJECT_REACH &&
		!phrase_stops_clause(p, range.first - 1) && !phrase_is(p, range.first - 1, ","))
		range.first--;
	return range;
}

static bool content_in(const struct proposition *p, struct words_range range)
{
	for (uint32_t at = range.first; at < range.end; at++)
		if (p->words[at].content)
			return true;
	return false;
}

/* The other side's verb of the same meaning whose subject is somebody else; p->n when there is none. */
static uint32_t rival(const struct proposition *p, const struct cleft *cleft, const struct proposition *other)
{
	struct words_range who = { cleft->first, cleft->end };

	for (uint32_t at = 1; at < other->n; at++) {
		struct words_range subject;
		struct overlap o;

		if (!other->words[at].content ||
			!meaning_entails(other->words[at].verb, p->words[cleft->verb].verb))
			continue;
		subject = subject_of(other, at);
		o = align_words(other, subject, p, who);
		if (content_in(other, subject) && !o.words)
			return at;
	}
	return other->n;
}

static bool fill(const struct pair *pair, const struct proposition *p, const struct cleft *cleft,
	const struct proposition *other, uint32_t verb, struct conflict *out)
{
	struct strbuf text = strbuf_new(pair->arena);
	struct words_range subject = subject_of(other, verb);
	struct span x = proposition_evidence(p, cleft->first, cleft->end);
	struct span y = proposition_evidence(other, subject.first, verb + 1);
	struct str who = proposition_words(p, cleft->first, cleft->end, pair->arena);
	struct str rival_words = proposition_words(other, subject.first, verb + 1, pair->arena);

	strbuf_addf(&text, "one side says that it was “%.*s”, the other “%.*s”", STR_ARG(who),
		STR_ARG(rival_words));
	out->type = CONFLICT_AGENT;
	out->evidence_a = p == pair->a ? x : y;
	out->evidence_b = p == pair->a ? y : x;
	out->reason = strbuf_str(&text);
	out->issue = issue_of_choice("Who", p, who, rival_words, pair->arena);
	out->score = 0.85f;
	return true;
}

bool agent_detect(const struct pair *pair, struct conflict *out)
{
	struct cleft cleft;
	uint32_t verb;

	if (!veto_one_story(pair) || veto_statement(pair->a->statement) || veto_statement(pair->b->statement))
		return false;
	if (find_cleft(pair->a, &cleft) && (verb = rival(pair->a, &cleft, pair->b)) < pair->b->n)
		return fill(pair, pair->a, &cleft, pair->b, verb, out);
	if (find_cleft(pair->b, &cleft) && (verb = rival(pair->b, &cleft, pair->a)) < pair->a->n)
		return fill(pair, pair->b, &cleft, pair->a, verb, out);
	return false;
}
