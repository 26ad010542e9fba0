#include "conflict/detectors.h"

#include <string.h>

#include "conflict/discourse.h"
#include "conflict/falsehood.h"
#include "conflict/phrase.h"
#include "text/words.h"

/*
 * One claim answers the other and says that it is not so: by its verb, by its words, or by what the article
 * puts between them. Which claim is answered, discourse.c has found out.
 */

/* How sure each kind of reply is of itself to be a denial of its target; chosen on real copy. */
static const float trust[REPLY_KINDS] = {
	[REPLY_DENIES_ACCOUNT] = 0.5f,
	[REPLY_DENIES_CONTENT] = 0.3f,
	[REPLY_CALLS_FALSE] = 0.45f,
	[REPLY_SAYS_NO] = 0.47f,
	[REPLY_CONTRADICTS] = 0.55f,
	[REPLY_COUNTERS] = 0.15f,
	[REPLY_ANSWERS] = 0.05f,
	[REPLY_CONTRAST] = 0.05f,
};

static bool verb_in(const struct proposition *p, const char *const *verbs)
{
	for (; *verbs; verbs++)
		if (str_starts(p->statement->verb, *verbs))
			return true;
	return false;
}

/* To deny is to say that something is not so. */
static bool denies_outright(const struct proposition *p)
{
	return verb_in(p, (const char *const[]){ "den", "disput", "refut", "contradict", "rebut", "contest",
				  "repudiat", "debunk", "disprov", NULL });
}

/* To reject may be to dislike, unless it is an account that is rejected. */
static bool rejects(const struct proposition *p)
{
	return verb_in(p, (const char *const[]){ "reject", "dismiss", "push", "brush", "discount", "shoot",
				  "rubbish", "knock", "bat", "wave", NULL });
}

static bool names_strict_account(const struct proposition *p)
{
	static const char *const accounts[] = { "account", "accusation", "allegation", "argument",
		"assertion", "charge", "claim", "characterization", "contention", "insinuation", "narrative",
		"report", "rumor", "story", "suggestion", "version", "wrongdoing", "tale", "complaint",
		"view", "case", NULL };
	uint32_t end = p->reply.end < p->n ? p->reply.end : p->n;

	for (uint32_t at = 0; at < end; at++)
		for (const char *const *account = accounts; *account; account++)
			if (!strcmp(p->words[at].noun, *account))
				return true;
	return false;
}

/* How much less is it a denial of fact than its kind says? */
static float doubt(const struct proposition *reply)
{
	bool account = names_strict_account(reply);

	if (reply->reply.kind == REPLY_DENIES_ACCOUNT)
		return denies_outright(reply) || (rejects(reply) && account) ? 0 : 0.3f;
	if (reply->reply.kind == REPLY_DENIES_CONTENT)
		return denies_outright(reply) ? 0 : 0.15f;
	return 0;
}

static bool negated(const struct proposition *p)
{
	return proposition_has(p, 0, p->n, falsehood_negations);
}

/* An answer that says "not" where the other does not is more than an answer. */
static float denying(const struct proposition *reply, const struct proposition *other)
{
	static const char *const articles[] = { "a", "an", "the", NULL };
	struct overlap o;

	/* responded with a phrase that, by using the example of */
	if (reply->statement->speech == SPEECH_INDIRECT && reply->n &&
		token_in(proposition_token(reply, 0), articles))
		return 0;
	if (!negated(reply) || negated(other))
		return 0;
	if (reply->reply.kind == REPLY_COUNTERS)
		return 0.35f;
	o = align_words(
		reply, (struct words_range){ 0, reply->n }, other, (struct words_range){ 0, other->n });
	return reply->reply.kind == REPLY_ANSWERS && o.words >= 2 ? 0.4f : 0;
}

static bool says_not(const struct proposition *p, uint32_t first, uint32_t end)
{
	static const char *const nots[] = { "not", "n't", "never", "nobody", "none", "no", "nothing",
		"neither", "nor", "without", "cannot", "unaware", "unable", NULL };

	return proposition_has(p, first, end, nots);
}

/*
 * "It is untrue that nobody was told", "denied that the bridge was unsafe": what is denied is itself the
 * denial of what the other says, and the two agree.
 */
static bool agrees(const struct proposition *reply, const struct proposition *other)
{
	const struct reply *r = &reply->reply;
	bool calls = r->kind == REPLY_CALLS_FALSE && r->of_its_own;
	bool inside;

	if (!calls && r->kind != REPLY_DENIES_CONTENT)
		return false;
	inside = calls ? says_not(reply, 0, r->word) || says_not(reply, r->end, reply->n)
		       : says_not(reply, 0, reply->n);
	if (inside != says_not(other, 0, other->n))
		return true;
	return align_opposites(reply, other);
}

/* "which which": not a word to hold against the other */
static bool says_nothing(const struct proposition *p)
{
	for (uint32_t at = 0; at < p->n; at++)
		if (p->words[at].content || phrase_has(p, at, WORD_NEGATION))
			return false;
	return true;
}

/* "The account was pure invention", right behind it: there is nothing else that could be meant. */
static float outright(
	const struct pair *pair, const struct proposition *reply, const struct proposition *other)
{
	const struct statement *x = reply->statement, *y = other->statement;

	if ((reply->reply.kind != REPLY_CALLS_FALSE && reply->reply.kind != REPLY_SAYS_NO) ||
		reply->reply.of_its_own || pair->distance > 1 || x->ordinal <= y->ordinal ||
		x->ordinal - y->ordinal > 2)
		return 0;
	return y->certainty == CERTAINTY_ASSERTED && y->polarity == POLARITY_AFFIRMED && !negated(other)
		       ? 0.08f
		       : 0;
}

/* "denied the allegation": a charge, no mere remark. */
static bool names_charge(const struct proposition *p)
{
	static const char *const charges[] = { "allegation", "accusation", "charge", NULL };

	for (uint32_t at = 0; at < p->reply.end && at < p->n; at++)
		for (const char *const *charge = charges; *charge; charge++)
			if (!strcmp(p->words[at].noun, *charge))
				return true;
	return false;
}

/* A charge is denied, and what stands right before it is a fact told by another source: that is the charge.
 */
static float denies_charge(
	const struct pair *pair, const struct proposition *reply, const struct proposition *other)
{
	const struct statement *x = reply->statement, *y = other->statement;

	if (reply->reply.kind != REPLY_DENIES_ACCOUNT || !denies_outright(reply) || !names_charge(reply) ||
		reply->reply.owner.n)
		return 0;
	if (x->ordinal <= y->ordinal || x->ordinal - y->ordinal > 2 || pair->distance > 2)
		return 0;
	return (y->stance == STANCE_ASSERTS || y->stance == STANCE_ALLEGES) &&
			       y->certainty == CERTAINTY_ASSERTED && y->polarity == POLARITY_AFFIRMED &&
			       !y->cue_negated && !negated(other) && y->parent == INDEX_NONE
		       ? 0.05f
		       : 0;
}

static float answers(const struct pair *pair, const struct proposition *reply,
	const struct proposition *other, uint32_t target)
{
	if (target == INDEX_NONE || reply->reply.kind == REPLY_NONE || reply->reply.target != target)
		return 0;
	if ((reply->reply.kind == REPLY_CONTRADICTS && says_nothing(reply)) || agrees(reply, other))
		return 0;
	return trust[reply->reply.kind] - doubt(reply) + reply->reply.fit / 2 +
	       (reply->reply.twice ? 0.1f : 0) + denying(reply, other) + outright(pair, reply, other) +
	       denies_charge(pair, reply, other);
}

static uint32_t words_end(const struct proposition *p)
{
	uint32_t end = p->n;

	while (end > 1 && proposition_token(p, end - 1)->kind != TOKEN_WORD)
		end--;
	return end;
}

/* The article says that the two differ, not how: one denies it in so many words, or they are opposed. */
static enum conflict_type told_type(const struct proposition *no, const struct proposition *yes)
{
	return negated(no) != negated(yes) ? CONFLICT_NEGATION : CONFLICT_ANTONYM;
}

/* The sentence with the "not" in it. */
static struct words_range negated_sentence(const struct proposition *p)
{
	struct words_range range = { 0, 0 };

	for (uint32_t at = 0; at < p->n; at++) {
		if (token_in(proposition_token(p, at), falsehood_negations))
			range.end = 1;
		if (!token_in(proposition_token(p, at), (const char *const[]){ ".", "?", "!", "…", NULL }))
			continue;
		if (range.end) {
			range.end = at;
			return range;
		}
		range.first = at + 1;
	}
	range.end = p->n;
	return range;
}

/* "the charge, but says": what is denied ends where the denier goes on. */
static uint32_t denied_end(const struct proposition *p)
{
	uint32_t end = p->reply.end;

	while (end < p->n && !token_in(proposition_token(p, end),
				     (const char *const[]){ "but", ",", ";", "and", "saying", ".", NULL }))
		end++;
	return end;
}

/* The words that say no. */
static struct words_range denying_words(const struct proposition *no, const struct proposition *yes)
{
	const struct reply *reply = &no->reply;
	struct words_range range = { reply->first, reply->end };

	if (reply->kind >= REPLY_CONTRADICTS)
		return negated(no) && !negated(yes) ? negated_sentence(no) : proposition_nearest(no, yes);
	if (reply->kind == REPLY_DENIES_ACCOUNT)
		range.end = denied_end(no);
	/* the subject may stand in another fragment, before the reporting clause */
	if (reply->kind == REPLY_CALLS_FALSE && proposition_evidence(no, range.first, range.end).end <
							proposition_evidence(no, reply->word, range.end).end)
		range.first = reply->word;
	return range.first < range.end ? range : (struct words_range){ 0, words_end(no) };
}

static void fill(const struct pair *pair, const struct proposition *no, const struct proposition *yes,
	float score, struct conflict *out)
{
	static const char *const said[REPLY_KINDS] = {
		[REPLY_DENIES_ACCOUNT] = "one side denies what the other says",
		[REPLY_DENIES_CONTENT] = "one side denies what the other says",
		[REPLY_CALLS_FALSE] = "one side calls what the other says false",
		[REPLY_SAYS_NO] = "one side says no to what the other says",
		[REPLY_CONTRADICTS] = "the article says that one side contradicts the other",
		[REPLY_COUNTERS] = "one side speaks against what the other says",
		[REPLY_ANSWERS] = "one side answers the other",
		[REPLY_CONTRAST] = "the article sets one side against the other",
	};
	struct strbuf reason = strbuf_new(pair->arena);
	struct words_range a = denying_words(no, yes), b = proposition_nearest(yes, no);
	struct span no_words = proposition_evidence(no, a.first, a.end);
	struct span yes_words = proposition_evidence(yes, b.first, b.end);
	struct str words =
		no->reply.words.n ? no->reply.words : proposition_words(no, a.first, a.end, pair->arena);

	strbuf_addf(&reason, "%s: “%.*s”", said[no->reply.kind], STR_ARG(words));
	out->type = no->reply.kind >= REPLY_CONTRADICTS ? told_type(no, yes) : CONFLICT_DENIAL;
	out->evidence_a = no == pair->a ? no_words : yes_words;
	out->evidence_b = no == pair->a ? yes_words : no_words;
	out->reason = strbuf_str(&reason);
	out->issue = issue_of_claim(yes, pair->arena);
	out->score = score > 0.99f ? 0.99f : score;
}

static bool detect(const struct pair *pair, bool told, struct conflict *out)
{
	float a, b;

	if (!pair->a->n || !pair->b->n)
		return false;
	a = told == (pair->a->reply.kind >= REPLY_CONTRADICTS)
		    ? answers(pair, pair->a, pair->b, pair->place_b)
		    : 0;
	b = told == (pair->b->reply.kind >= REPLY_CONTRADICTS)
		    ? answers(pair, pair->b, pair->a, pair->place_a)
		    : 0;
	if (a <= 0 && b <= 0)
		return false;
	if (a > b)
		fill(pair, pair->a, pair->b, a, out);
	else
		fill(pair, pair->b, pair->a, b, out);
	return true;
}

bool reply_detect(const struct pair *pair, struct conflict *out)
{
	return detect(pair, false, out);
}

bool told_detect(const struct pair *pair, struct conflict *out)
{
	return detect(pair, true, out);
}

bool reply_links(const struct pair *pair)
{
	const struct reply *a = &pair->a->reply, *b = &pair->b->reply;

	return (pair->place_a != INDEX_NONE && b->kind != REPLY_NONE && b->target == pair->place_a) ||
	       (pair->place_b != INDEX_NONE && a->kind != REPLY_NONE && a->target == pair->place_b);
}
