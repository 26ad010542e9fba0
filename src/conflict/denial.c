#include "conflict/detectors.h"

#include <string.h>

#include "text/words.h"

/*
 * One source denies what the other asserts, in one of three ways:
 *	denied having met the envoy	the reporting verb denies, and says what
 *	denied the allegation		it denies, and what was said stands before it
 *	"That is a lie"			the content calls what was said before false
 */

enum { REACH_CLAIMS = 3, REACH_PARAGRAPHS = 2, VERDICT_REACH = 24 };

static const char *const negations[] = { "not", "n't", "never", "nobody", "none", "no", "nothing", "neither",
	"nor", "without", "denied", "denies", "deny", "refused", "failed", "false", "untrue", NULL };

/* How it ought to be, or might: nothing to be denied. */
static const char *const unreal[] = { "should", "must", "ought", "may", "might", "could", "would", "if",
	"whether", "perhaps", "?", NULL };

static struct words_range whole(const struct proposition *p)
{
	return (struct words_range){ 0, p->n };
}

/* The claim says outright that something is so. */
static bool accuses(const struct proposition *p)
{
	return p->statement->polarity == POLARITY_AFFIRMED && !veto_statement(p->statement) &&
	       !proposition_has(p, 0, p->n, unreal) && !proposition_has(p, 0, p->n, negations);
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

static bool names_account(const struct proposition *p, uint32_t first, uint32_t end)
{
	for (uint32_t at = first; at < end; at++)
		if (meaning_account(p->words[at].noun))
			return true;
	return false;
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

/* denied that P, denied P-ing: P's words must be the other's. */
static float denies_content(
	const struct pair *pair, const struct proposition *denier, const struct proposition *other)
{
	struct overlap o = align_words(denier, whole(denier), other, whole(other));
	bool about = o.names || proposition_mentions_source(denier, other);
	bool near = follows(pair, denier, other);

	if (proposition_has(denier, 0, denier->n, negations) || veto_times(pair))
		return 0;
	if (o.left_names && o.right_names && !o.names && !about)
		return 0;
	if (!o.words || 2 * o.words < o.left)
		return 0;
	if (o.words < 2 && !(about && near))
		return 0;
	return 0.45f + 0.1f * (float)(o.words < 3 ? o.words : 3) + (about ? 0.1f : 0) + (near ? 0.1f : 0) +
	       nearness(pair, denier, other) / 2;
}

/* denied the allegations: the claim next before it that speaks of the denier. */
static float denies_account(
	const struct pair *pair, const struct proposition *denier, const struct proposition *other)
{
	if (!names_account(denier, 0, denier->n) || !follows(pair, denier, other))
		return 0;
	if (!proposition_mentions_source(denier, other) && other->statement->stance != STANCE_ALLEGES)
		return 0;
	return 0.5f + nearness(pair, denier, other);
}

/* One word of falsehood, or two ("made up", "not true"). */
static uint32_t falsehood_at(const struct proposition *p, uint32_t at)
{
	static const char *const words[] = { "lie", "lies", "false", "untrue", "fabrication", "fabricated",
		"invention", "fiction", "fictitious", "nonsense", "hoax", "baseless", "unfounded", "bogus",
		"groundless", "falsehood", "falsehoods", "malarkey", "invented", "forgery", NULL };
	static const char *const pairs[][2] = { { "made", "up" }, { "not", "true" }, { "n't", "true" },
		{ "never", "happened" }, { "no", "truth" }, { "without", "foundation" },
		{ "without", "merit" }, { "without", "basis" }, { "without", "substance" },
		{ "fairy", "tale" }, { "no", "such" } };

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

/* The verdict of falsehood at the claim's beginning; *first is where its sentence starts. */
static uint32_t find_verdict(const struct proposition *p, uint32_t *first)
{
	uint32_t limit = p->n < VERDICT_REACH ? p->n : VERDICT_REACH;

	*first = 0;
	for (uint32_t at = 0; at < limit; at++) {
		uint32_t end = falsehood_at(p, at);

		if (token_is(proposition_token(p, at), "."))
			*first = at + 1;
		if (!end)
			continue;
		/* "is no lie", "not false" */
		if (proposition_has(p, at > 3 ? at - 3 : 0, at, negations))
			return 0;
		return end;
	}
	return 0;
}

/*
 * "That is a lie", "the story is pure invention", "the bullets are a fabrication": the subject points back,
 * or its words are the other's.
 */
static float calls_false(
	const struct pair *pair, const struct proposition *denier, const struct proposition *other)
{
	uint32_t first, end = find_verdict(denier, &first);
	struct words_range verdict = { first, end };
	struct overlap o;
	bool points;

	if (!end || proposition_has(denier, first, end, unreal))
		return 0;
	o = align_words(denier, verdict, other, whole(other));
	points = names_account(denier, first, end) ||
		 proposition_has(
			 denier, first, end, (const char *const[]){ "this", "that", "it", "all", NULL }) ||
		 end - first <= 4;
	if (!points && !o.words)
		return 0;
	/* a subject of its own that the other does not speak of is another matter */
	if (own_words(denier, first, end) > o.words + 2)
		return 0;
	if (!follows(pair, denier, other) && o.words < 2)
		return 0;
	return 0.45f + 0.1f * (float)(o.words < 3 ? o.words : 3) + nearness(pair, denier, other);
}

static float denial(
	const struct pair *pair, const struct proposition *denier, const struct proposition *other)
{
	if (!accuses(other))
		return 0;
	if (denier->statement->polarity == POLARITY_DENIED)
		return own_words(denier, 0, denier->n) ? denies_content(pair, denier, other)
						       : denies_account(pair, denier, other);
	return veto_statement(denier->statement) ? 0 : calls_false(pair, denier, other);
}

static uint32_t claim_end(const struct proposition *p)
{
	uint32_t end = p->n;

	while (end > 1 && proposition_token(p, end - 1)->kind != TOKEN_WORD)
		end--;
	return end;
}

static void fill(const struct pair *pair, const struct proposition *denier, const struct proposition *other,
	float score, struct conflict *out)
{
	struct strbuf reason = strbuf_new(pair->arena);
	uint32_t first = 0, end = claim_end(denier);
	struct span no, yes = proposition_evidence(other, 0, claim_end(other));
	struct str words;

	if (denier->statement->polarity == POLARITY_AFFIRMED)
		end = find_verdict(denier, &first);
	no = proposition_evidence(denier, first, end);
	words = proposition_words(denier, first, end, pair->arena);
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
