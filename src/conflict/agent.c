#include "conflict/comparison.h"

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
enum { CLEFT_REACH = 12, SUBJECT_REACH = 8, BY_REACH = 7 };

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

/* What is done once, by one: that two did it would have to be said. */
static bool done_once(const char *verb)
{
	static const char *const verbs[] = { "kill", "shoot", "order", "cause", "launch", "plant", "write",
		"draft", "pay", "choose", "appoint", "arrest", "found", "invent", "discover", "find", "drive",
		"cut", "burn", "set", "light", "ignite", "cancel", "leak", "hack", "steal", "build", "design",
		"initiate", "kidnap", "seize", "dismiss", "fire", "release", "delete", "authorize", "approve",
		"forge", "record", "film", "throw", "start", "begin", "open", "close", "end", "fund",
		"instigate", "organize", "murder", "poison", "bomb", "sink", "trigger", "provoke", "request",
		"break", "send", "quit", "remove", "stab", "hire", "sign", "blow", "detonate", "plan", "wipe",
		NULL };

	for (const char *const *one = verbs; *one; one++)
		if (!strcmp(*one, verb))
			return true;
	return false;
}

/* Told as a fact, and a deed; that something ended is none. */
static bool brought_about(const struct proposition *p, uint32_t at)
{
	size_t n = strlen(phrase_form(p, at));

	return done_once(p->words[at].verb) && strcmp(p->words[at].verb, "end") != 0 &&
	       !(n > 3 && !strcmp(phrase_form(p, at) + n - 3, "ing")) &&
	       segment_polarity(p, at) == SEGMENT_SO && segment_factual(p, at);
}

/* "it was the firm that did it": whatever was told of last */
static bool stands_for_deed(const struct proposition *p, const struct cleft *cleft)
{
	/* "did" counts as an auxiliary: the verb would stand behind it */
	return phrase_in(p, cleft->verb, (const char *const[]){ "it", "that", "this", NULL }) &&
	       phrase_is(p, cleft->verb - 1, "did");
}

/* The other side's verb of the same meaning whose subject is somebody else; p->n when there is none. */
static uint32_t rival(
	const struct proposition *p, const struct cleft *cleft, const struct proposition *other, bool beside)
{
	struct words_range who = { cleft->first, cleft->end };
	bool did_it = stands_for_deed(p, cleft) && beside;

	for (uint32_t at = 1; at < other->n; at++) {
		struct words_range subject;
		struct overlap o;

		if (!other->words[at].content ||
			!(did_it ? brought_about(other, at)
				 : meaning_entails(other->words[at].verb, p->words[cleft->verb].verb)))
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

/* ---- by whom ---- */

/* A deed, and who is said to have done it. */
struct deed {
	uint32_t verb;
	struct words_range who;
	bool by; /* "by" says it, or the words "alone", "and nobody else" */
};

VEC_DECLARE(deed_vec, struct deed);

/* by mistake, by Friday, by a fifth: no doer */
static bool doer(const struct proposition *p, uint32_t at)
{
	static const char *const ways[] = { "mistake", "accident", "hand", "phone", "telephone", "email",
		"letter", "law", "then", "now", "far", "air", "sea", "road", "night", "day", "text", "force",
		"chance", "error", "fire", "post", "mail", "surprise", "train", "car", "boat", "a", "an",
		"half", "name", "nature", NULL };
	size_t n = strlen(phrase_form(p, at));

	if (phrase_has(p, at, WORD_TIME | WORD_NUMBER | WORD_WH) ||
		(n > 4 && !strcmp(phrase_form(p, at) + n - 3, "ing")))
		return false;
	return !phrase_in(p, at, ways) ||
	       (phrase_in(p, at, (const char *const[]){ "a", "an", NULL }) && phrase_open(p, at + 1));
}

static struct words_range noun_group(const struct proposition *p, uint32_t at)
{
	struct words_range who = { at, at };

	while (who.end < p->n && who.end - at < SUBJECT_REACH && !phrase_stops_clause(p, who.end) &&
		!phrase_is(p, who.end, ",") && !phrase_is(p, who.end, "and") &&
		(who.end == at || !phrase_has(p, who.end, WORD_PREPOSITION) || phrase_is(p, who.end, "of")))
		who.end++;
	return who;
}

/* The participle that "by" belongs to; p->n when there is none. */
static uint32_t participle_before(const struct proposition *p, uint32_t by)
{
	struct words_range clause = segment_clause(p, by);

	for (uint32_t at = by; at > clause.first && by - at < BY_REACH; at--) {
		if (phrase_is(p, at - 1, ","))
			break;
		if (phrase_open(p, at - 1) && phrase_participle(p, at - 1))
			return at - 1;
	}
	return p->n;
}

/* the order came from the chairman: the last noun before it is the deed */
static uint32_t thing_that_came(const struct proposition *p, uint32_t came)
{
	struct words_range clause = segment_clause(p, came);

	for (uint32_t at = clause.first; at < came; at++)
		if (p->words[at].content && done_once(p->words[at].verb))
			return at;
	return p->n;
}

/* it was the chairman who ordered it: as sure as "by the chairman" */
static void find_cleft_deed(const struct pair *pair, const struct proposition *p, struct deed_vec *out)
{
	struct cleft cleft;

	if (find_cleft(p, &cleft) && segment_polarity(p, cleft.verb) == SEGMENT_SO)
		vec_push(pair->arena, out, (struct deed){ cleft.verb, { cleft.first, cleft.end }, true });
}

static void find_deeds(const struct pair *pair, const struct proposition *p, struct deed_vec *out)
{
	static const char *const came[] = { "came", "come", "comes", NULL };

	find_cleft_deed(pair, p, out);
	for (uint32_t at = 1; at < p->n; at++) {
		struct deed deed = { p->n, { 0, 0 }, false };

		if (phrase_is(p, at, "from") && phrase_in(p, at - 1, came) && doer(p, at + 1)) {
			deed.verb = thing_that_came(p, at - 1);
			deed.who = noun_group(p, at + 1);
			deed.by = true;
		} else if (phrase_is(p, at, "by") && doer(p, at + 1)) {
			deed.verb = participle_before(p, at);
			deed.who = noun_group(p, at + 1);
			deed.by = true;
		} else if (p->words[at].content && done_once(p->words[at].verb) && phrase_participle(p, at) &&
			   !proposition_has(p, phrase_group_start(p, at), at,
				   (const char *const[]){
					   "be", "been", "was", "were", "is", "are", "being", NULL })) {
			deed.verb = at;
			deed.who = (struct words_range){ subject_of(p, at).first, phrase_group_start(p, at) };
		}
		if (deed.verb < p->n && content_in(p, deed.who) && done_once(p->words[deed.verb].verb) &&
			segment_polarity(p, deed.verb) == SEGMENT_SO && segment_factual(p, deed.verb))
			vec_push(pair->arena, out, deed);
	}
}

/* Mr. Adler, the chairman: the two may be one man */
static bool may_be_one(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b)
{
	bool name_a = false, name_b = false;

	for (uint32_t at = a.first; at < a.end; at++)
		name_a = name_a || p->words[at].name || p->words[at].source;
	for (uint32_t at = b.first; at < b.end; at++)
		name_b = name_b || q->words[at].name || q->words[at].source;
	return name_a != name_b;
}

/* had launched it: what the other side names */
static bool points_back(const struct proposition *p, const struct deed *deed)
{
	return phrase_in(p, deed->verb + 1, (const char *const[]){ "it", "them", "him", "her", NULL });
}

static bool rivals(const struct pair *pair, const struct deed *x, const struct deed *y)
{
	const struct proposition *p = pair->a, *q = pair->b;
	struct words_range none = { 0, 0 }, a = segment_sentence(p, x->verb),
			   b = segment_sentence(q, y->verb);
	struct common who, rest;

	if (!(x->by || y->by) || (!meaning_entails(p->words[x->verb].verb, q->words[y->verb].verb) &&
					 !meaning_entails(q->words[y->verb].verb, p->words[x->verb].verb)))
		return false;
	who = segment_common(p, x->who, none, q, y->who, none);
	if (who.words || may_be_one(p, x->who, q, y->who))
		return false;
	/* whom the one names, the other must not name elsewhere: "cut by guards, as the miners say" */
	rest = segment_common(p, a, (struct words_range){ x->verb, x->verb + 1 }, q, b,
		(struct words_range){ y->verb, y->verb + 1 });
	rest.words += points_back(p, x) || points_back(q, y) ? 1 : 0;
	return rest.words >= (comparison_beside(pair) ? 1 : 2) && !segment_other_thing(p, a, q, b) &&
	       !segment_other_extent(p, a, q, b);
}

static bool fill_deeds(
	const struct pair *pair, const struct deed *x, const struct deed *y, struct conflict *out)
{
	struct strbuf text = strbuf_new(pair->arena);
	struct str a = proposition_words(pair->a, x->who.first, x->who.end, pair->arena);
	struct str b = proposition_words(pair->b, y->who.first, y->who.end, pair->arena);

	strbuf_addf(&text, "one side says that it was “%.*s”, the other “%.*s”", STR_ARG(a), STR_ARG(b));
	out->type = CONFLICT_AGENT;
	out->evidence_a = proposition_evidence(pair->a, x->who.first, x->who.end);
	out->evidence_b = proposition_evidence(pair->b, y->who.first, y->who.end);
	out->reason = strbuf_str(&text);
	out->issue = issue_of_choice("Who", pair->a, a, b, pair->arena);
	out->score = 0.75f;
	return true;
}

static bool by_whom(const struct pair *pair, struct conflict *out)
{
	struct deed_vec a = { 0 }, b = { 0 };

	find_deeds(pair, pair->a, &a);
	if (a.n)
		find_deeds(pair, pair->b, &b);
	for (uint32_t i = 0; i < a.n; i++)
		for (uint32_t j = 0; j < b.n; j++)
			if (rivals(pair, &a.v[i], &b.v[j]))
				return fill_deeds(pair, &a.v[i], &b.v[j], out);
	return false;
}

bool agent_detect(const struct pair *pair, struct conflict *out)
{
	struct cleft cleft;
	uint32_t verb;

	if (!veto_one_story(pair) || veto_statement(pair->a->statement) || veto_statement(pair->b->statement))
		return false;
	if (find_cleft(pair->a, &cleft) &&
		(verb = rival(pair->a, &cleft, pair->b, comparison_beside(pair))) < pair->b->n)
		return fill(pair, pair->a, &cleft, pair->b, verb, out);
	if (find_cleft(pair->b, &cleft) &&
		(verb = rival(pair->b, &cleft, pair->a, comparison_beside(pair))) < pair->a->n)
		return fill(pair, pair->b, &cleft, pair->a, verb, out);
	return !veto_times(pair) && by_whom(pair, out);
}
