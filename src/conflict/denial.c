#include "conflict/detectors.h"

#include <string.h>

#include "conflict/falsehood.h"
#include "text/words.h"

/*
 * One source denies what the other asserts, in one of three ways:
 *	denied having met the envoy	the reporting verb denies, and says what
 *	denied the allegation		it denies, and what was said stands before it
 *	"That is a lie"			the content calls what was said before false
 */

enum { REACH_CLAIMS = 3, REACH_PARAGRAPHS = 2, REFUSED_REACH = 8, OPENING = 4, OPINION_REACH = 7 };

/* How it ought to be, or might: nothing to be denied. */
static const char *const unreal[] = { "should", "must", "ought", "may", "might", "could", "would", "if",
	"whether", "perhaps", "?", NULL };

/* What is so called has been claimed. */
static const char *const claim_words[] = { "claim", "claims", "allegation", "allegations", "accusation",
	"accusations", "suggestion", "suggestions", "charge", "charges", "report", "reports", "assertion",
	"assertions", "notion", "rumor", "rumors", "contention", "idea", "argument", "implication",
	"insinuation", NULL };

static struct words_range whole(const struct proposition *p)
{
	return (struct words_range){ 0, p->n };
}

/* Against a claim of one's own, or of what one merely thinks, there is nothing to deny. */
static const char *const answers[] = { "disagree", "disagrees", "disagreed", "meritless", "baseless",
	"unfounded", "rejected", "rejects", "dismissed", "disputed", "disputes", "misrepresented",
	"inaccurate", "lie", "lies", "fabricated", NULL };
static const char *const opinions[] = { "believe", "believes", "believed", "think", "thinks", "thought",
	"feel", "feels", "felt", "hope", "hopes", "hoped", "want", "wants", "wanted", "expect", "expects",
	"expected", NULL };

/* The claim says that something is so; outright, unless the denier answers whatever was said. */
static bool accuses(const struct proposition *p, bool outright)
{
	const struct statement *s = p->statement;

	if (s->polarity != POLARITY_AFFIRMED || proposition_has(p, 0, p->n, answers) ||
		proposition_has(p, 0, OPINION_REACH, opinions))
		return false;
	if (!outright && s->certainty == CERTAINTY_HEDGED && !s->cue_negated &&
		(s->stance == STANCE_ASSERTS || s->stance == STANCE_ALLEGES))
		return true;
	return !veto_statement(s) && !proposition_has(p, 0, p->n, unreal) &&
	       !proposition_has(p, 0, p->n, falsehood_negations);
}

/* Content words that are no names for something said: "the allegation of fraud" has one, "the claims" none.
 */
static unsigned own_words(const struct proposition *p, uint32_t first, uint32_t end)
{
	unsigned n = 0;

	for (uint32_t at = first; at < end; at++)
		n += p->words[at].content && !meaning_account(p->words[at].noun);
	return n;
}

/* Does the denier's claim come shortly behind the other in one article? */
static bool follows(
	const struct pair *pair, const struct proposition *denier, const struct proposition *other)
{
	uint32_t x = denier->statement->ordinal, y = other->statement->ordinal;

	return pair->same_article && x > y && x - y <= REACH_CLAIMS && pair->distance <= REACH_PARAGRAPHS;
}

/* How clearly the two speak to each other, beside what they say. */
static float nearness(
	const struct pair *pair, const struct proposition *denier, const struct proposition *other)
{
	float s = 0;

	s += proposition_mentions_source(denier, other) ? 0.15f : 0;
	s += proposition_mentions_source(other, denier) ? 0.15f : 0;
	s += other->statement->stance == STANCE_ALLEGES ? 0.1f : 0;
	if (follows(pair, denier, other) && denier->statement->ordinal == other->statement->ordinal + 1)
		s += 0.1f;
	return s;
}

/* To deny a request, to reject a plan: what is turned down is no statement. */
static bool refuses(const struct proposition *denier)
{
	static const char *const nouns[] = { "request", "motion", "petition", "bid", "appeal", "access",
		"permission", "entry", "visa", "bail", "parole", "aid", "funding", "right", "plan",
		"proposal", "offer", "call", "demand", "application", "nomination", "deal", "invitation",
		"visa", "permit", "service", "help", "candidate", "candidacy", "measure", "bill", "amendment",
		"effort", "attempt", "approach", "support", NULL };
	uint32_t limit = denier->n < REFUSED_REACH ? denier->n : REFUSED_REACH;

	for (uint32_t at = 0; at < limit; at++)
		for (const char *const *noun = nouns; *noun; noun++)
			if (!strcmp(denier->words[at].noun, *noun))
				return true;
	return false;
}

static bool denies_outright(const struct proposition *denier)
{
	static const char *const verbs[] = { "deny", "dispute", "refute", "contest", "rebut", "debunk",
		"disprove", NULL };

	for (const char *const *verb = verbs; *verb; verb++)
		if (str_is(denier->statement->verb, *verb))
			return true;
	return false;
}

/* To deny is to say that something is not so; to reject, to dismiss may be to dislike it, unless it is a
 * claim. */
static bool denies_a_fact(const struct proposition *denier)
{
	if (denies_outright(denier))
		return true;
	for (uint32_t at = 0; at < denier->n && at < REFUSED_REACH; at++)
		if (token_in(proposition_token(denier, at), claim_words))
			return true;
	return false;
}

/* Account words that both sides use: they say nothing of what the account is. */
static unsigned shared_accounts(const struct proposition *p, const struct proposition *q)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < p->n; i++) {
		if (!p->words[i].content || !meaning_account(p->words[i].noun))
			continue;
		for (uint32_t j = 0; j < q->n; j++)
			if (!strcmp(p->words[i].noun, q->words[j].noun)) {
				n++;
				break;
			}
	}
	return n;
}

/* What is denied ends where the denier goes on to say something: "the charge, but says that", "it and points
 * out" */
static struct words_range denied_words(const struct proposition *denier)
{
	uint32_t end = 0;

	while (end < denier->n &&
		!token_in(proposition_token(denier, end),
			(const char *const[]){ "but", ",", ";", "saying", "says", "said", NULL }))
		end++;
	return (struct words_range){ 0, end };
}

/* Does the other affirm, as a fact, a verb of what is denied? */
static bool affirms_shared(
	const struct proposition *denier, struct words_range denied, const struct proposition *other)
{
	struct clause c;

	for (uint32_t i = denied.first; i < denied.end; i++)
		for (uint32_t j = 0; denier->words[i].content && j < other->n; j++)
			if (other->words[j].content &&
				meaning_entails(other->words[j].verb, denier->words[i].verb) &&
				clause_affirmed(other, j, false, &c))
				return true;
	return false;
}

/* denied that P, denied P-ing: P's words must be the other's, and not its names alone. */
static float denies_content(
	const struct pair *pair, const struct proposition *denier, const struct proposition *other)
{
	struct words_range denied = denied_words(denier);
	struct overlap o = align_words(denier, denied, other, whole(other));
	unsigned accounts = shared_accounts(denier, other);
	bool about = o.names || proposition_mentions_source(denier, other);
	bool near = follows(pair, denier, other);

	if (proposition_has(denier, 0, denier->n, falsehood_negations) ||
		(veto_times(pair) && !reply_links(pair)) || refuses(denier) || !denies_a_fact(denier))
		return 0;
	if (o.left_names && o.right_names && !o.names && !about)
		return 0;
	if (o.words <= o.names + accounts || 2 * o.words < o.left)
		return 0;
	if (o.words < (near ? 2 : 3) + accounts && !(about && near))
		return 0;
	if (!near && !affirms_shared(denier, denied, other))
		return 0;
	/* denied that the bridge was unsafe: so it was safe */
	if (align_opposites(denier, other))
		return 0;
	return 0.45f + 0.1f * (float)(o.words < 3 ? o.words : 3) + (about ? 0.1f : 0) + (near ? 0.1f : 0) +
	       nearness(pair, denier, other) / 2;
}

/*
 * ("the" | "those" | "any" | possessive) account [preposition ...]: nothing but a word for what was said.
 * "the claim that", "the allegation of" say more.
 */
static bool bare_account(const struct proposition *p, uint32_t *end)
{
	static const char *const vague[] = { "idea", "ideas", "notion", "notions", "theory", "theories",
		"talk", "criticism", "remark", "remarks", NULL };
	static const char *const goes_on[] = { "that", "of", "about", "for", "against", "to", "she", "he",
		"they", NULL };
	uint32_t at = 0;

	while (at < p->n && at < OPENING && !p->words[at].content)
		at++;
	if (at == p->n || !meaning_account(p->words[at].noun) || token_in(proposition_token(p, at), vague))
		return false;
	if (at + 1 < p->n && (token_in(proposition_token(p, at + 1), goes_on) || p->words[at + 1].content))
		return false;
	*end = at + 1;
	return true;
}

/* denied the allegations: the claim next before it, where that speaks of the denier or alleges. */
static float denies_account(
	const struct pair *pair, const struct proposition *denier, const struct proposition *other)
{
	bool next = denier->statement->ordinal == other->statement->ordinal + 1 && pair->distance <= 1;

	if (!denies_a_fact(denier) || !follows(pair, denier, other))
		return 0;
	if (!next && !proposition_mentions_source(denier, other) &&
		other->statement->stance != STANCE_ALLEGES)
		return 0;
	return (denies_outright(denier) ? 0.6f : 0.55f) + nearness(pair, denier, other);
}

/*
 * "That is a lie", "the story is pure invention", "the bullets are a fabrication": the subject points back,
 * or its words are the other's.
 */
static float calls_false(
	const struct pair *pair, const struct proposition *denier, const struct proposition *other)
{
	struct falsehood v;
	struct words_range range;
	struct overlap o;
	unsigned accounts;
	bool account, points, near = follows(pair, denier, other);

	if (!falsehood_find(denier, &v) || proposition_has(denier, v.first, v.end, unreal))
		return 0;
	range = (struct words_range){ v.first, v.end };
	o = align_words(denier, range, other, whole(other));
	accounts = shared_accounts(denier, other);
	o.words -= accounts < o.words ? accounts : o.words;
	account = falsehood_names_account(denier, v.first, v.word);
	points = account || proposition_has(denier, v.first, v.word, falsehood_pointers) ||
		 v.word - v.first <= 1;
	/* a subject of its own that the other does not speak of is another matter */
	if (own_words(denier, v.first, v.word) > o.words + (account ? 1 : 0))
		return 0;
	if (near ? !points && !o.words : o.words < 2 || !account || (o.left_names && !o.names))
		return 0;
	return 0.5f + 0.1f * (float)(o.words < 3 ? o.words : 3) + (account ? 0.1f : 0) +
	       nearness(pair, denier, other);
}

static float denial(
	const struct pair *pair, const struct proposition *denier, const struct proposition *other)
{
	bool denied = denier->statement->polarity == POLARITY_DENIED;
	uint32_t end;
	bool account = denied && bare_account(denier, &end);

	if (!accuses(other, !account))
		return 0;
	if (denied && !account)
		return denies_content(pair, denier, other);
	/* within an article what is answered is known (reply.c) */
	if (pair->place_a != INDEX_NONE)
		return 0;
	if (account)
		return denies_account(pair, denier, other);
	return veto_statement(denier->statement) ? 0 : calls_false(pair, denier, other);
}

static uint32_t claim_end(const struct proposition *p)
{
	uint32_t end = p->n;

	while (end > 1 && proposition_token(p, end - 1)->kind != TOKEN_WORD)
		end--;
	return end;
}

/* What the denier says no with: all that is denied, or the words that call it false. */
static struct words_range denying_words(const struct proposition *denier)
{
	struct words_range range;
	struct falsehood v;

	if (denier->statement->polarity == POLARITY_AFFIRMED && falsehood_find(denier, &v)) {
		struct span all = proposition_evidence(denier, v.first, v.end);
		struct span word = proposition_evidence(denier, v.word, v.end);

		/* the subject may stand in another fragment, before the reporting clause */
		return (struct words_range){ all.end >= word.end ? v.first : v.word, v.end };
	}
	range = (struct words_range){ 0, claim_end(denier) };
	if (denier->statement->polarity == POLARITY_DENIED)
		bare_account(denier, &range.end);
	return range;
}

static void fill(const struct pair *pair, const struct proposition *denier, const struct proposition *other,
	float score, struct conflict *out)
{
	struct strbuf reason = strbuf_new(pair->arena);
	struct words_range denying = denying_words(denier);
	struct span no = proposition_evidence(denier, denying.first, denying.end);
	struct span yes = proposition_evidence(other, 0, claim_end(other));
	struct str words = proposition_words(denier, denying.first, denying.end, pair->arena);

	if (denier->statement->polarity == POLARITY_DENIED)
		strbuf_addf(&reason, "one side denies what the other says: “%.*s”", STR_ARG(words));
	else
		strbuf_addf(&reason, "one side calls what the other says false: “%.*s”", STR_ARG(words));
	out->type = CONFLICT_DENIAL;
	out->evidence_a = denier == pair->a ? no : yes;
	out->evidence_b = denier == pair->a ? yes : no;
	out->reason = strbuf_str(&reason);
	out->issue = issue_of_claim(other, pair->arena);
	out->score = score > 0.99f ? 0.99f : score;
}

bool denial_detect(const struct pair *pair, struct conflict *out)
{
	float a, b;

	if (!pair->a->n || !pair->b->n)
		return false;
	a = denial(pair, pair->a, pair->b);
	b = denial(pair, pair->b, pair->a);
	if (a <= 0 && b <= 0)
		return false;
	if (a >= b)
		fill(pair, pair->a, pair->b, a, out);
	else
		fill(pair, pair->b, pair->a, b, out);
	return true;
}
