#include "conflict/comparison.h"

#include <string.h>

#include "conflict/phrase.h"

/*
 * Two words that cannot both hold (rose, fell; open, shut), said alike of one thing: both as so, or both as
 * not so. Where one is said not to be so, the two agree.
 */
struct opposed {
	uint32_t i, j; /* the words */
	struct common common;
	float score;
};

/* Each says its own of two sides of one deal: who sells has a buyer. */
static bool converse(const char *a, const char *b)
{
	static const char *const pairs[][2] = { { "buy", "sell" }, { "borrow", "lend" }, { "lend", "repay" },
		{ "attack", "defend" }, { "export", "import" }, { "arrive", "leave" },
		{ "victim", "perpetrator" }, { "opponent", "supporter" }, { "owe", "pay" },
		{ "enemy", "friend" } };

	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		if ((!strcmp(pairs[i][0], a) && !strcmp(pairs[i][1], b)) ||
			(!strcmp(pairs[i][0], b) && !strcmp(pairs[i][1], a)))
			return true;
	return false;
}

/* Too plain to say that two claims differ, unless the rest is all the same. */
static bool plain(const char *word)
{
	static const char *const words[] = { "up", "down", "more", "fewer", "new", "old", "long", "short",
		"big", "small", "high", "low", "right", "left", "wrong", "good", "bad", "large", "late",
		"early", "far", "near", "hard", "easy", "same", "different", "public", "private", "hot",
		"cold", "end", "begin", "young", "light", "heavy", "close", "together", "apart", "full",
		"empty", "major", "minor", NULL };

	for (const char *const *one = words; *one; one++)
		if (!strcmp(*one, word))
			return true;
	return meaning_light(word);
}

/* A word that carries what is said: no preposition, no part of a name. */
static bool carries(const struct proposition *p, uint32_t at)
{
	static const char *const forms[] = { "up", "down", "more", "fewer", "closer", "further", "better",
		"worse", "higher", "lower", NULL };

	return phrase_in(p, at, forms) || (phrase_open(p, at) && !p->words[at].name) ||
	       (phrase_open(p, at) && segment_sentence(p, at).first == at);
}

static bool opposed_at(const struct pair *pair, uint32_t i, uint32_t j)
{
	const struct word *x = &pair->a->words[i], *y = &pair->b->words[j];

	if (!carries(pair->a, i) || !carries(pair->b, j) || converse(x->verb, y->verb))
		return false;
	return meaning_opposed(x->verb, y->verb) ||
	       (strcmp(x->noun, x->verb) && meaning_opposed(x->noun, y->noun));
}

static float score(const struct pair *pair, const struct opposed *o)
{
	float s = 0.4f + 0.1f * (float)(o->common.words < 4 ? o->common.words : 4) +
		  0.2f * segment_share(&o->common);

	s += o->common.names ? 0.05f : 0;
	s += pair->same_article && pair->distance <= 2 ? 0.05f : 0;
	if (segment_share(&o->common) < 1 || o->common.words < 2)
		s -= plain(pair->a->words[o->i].verb) || plain(pair->b->words[o->j].verb) ? 0.15f : 0;
	if (!segment_covered(&o->common) && s > comparison_doubtful)
		return comparison_doubtful;
	return s > 0.99f ? 0.99f : s;
}

static bool clashes(const struct pair *pair, struct opposed *o)
{
	enum segment_polarity p, q;

	if (!comparison_of_words(pair, o->i, o->j, &o->common))
		return false;
	p = segment_polarity(pair->a, o->i);
	q = segment_polarity(pair->b, o->j);
	if (p != q || p == SEGMENT_UNCLEAR)
		return false;
	o->score = score(pair, o);
	return true;
}

/* Words i of p and j of q; the sides of the pair in either order. */
static void look(const struct pair *pair, bool turned, uint32_t i, uint32_t j, struct opposed *best)
{
	struct opposed one = { .i = turned ? j : i, .j = turned ? i : j };

	if (opposed_at(pair, one.i, one.j) && clashes(pair, &one) && one.score > best->score)
		*best = one;
}

static bool has_opposite(const struct word *word, const struct word *other)
{
	for (int i = 0; i < 2; i++)
		for (uint16_t k = 0; k < word->opposites[i].n; k++) {
			const char *form = meaning_opposite((uint16_t)(word->opposites[i].first + k));

			if (!strcmp(form, other->verb) || !strcmp(form, other->noun))
				return true;
		}
	return !strncmp(word->verb, "un", 2) && meaning_opposed(word->verb, other->verb);
}

/* The opposites that the table has behind the words of one side, looked for on the other. */
static void search(const struct pair *pair, bool turned, struct opposed *best)
{
	const struct proposition *p = turned ? pair->b : pair->a, *q = turned ? pair->a : pair->b;

	for (uint32_t i = 0; i < p->n; i++) {
		const struct word *word = &p->words[i];

		if (!word->opposites[0].n && !word->opposites[1].n && strncmp(word->verb, "un", 2) != 0)
			continue;
		for (uint32_t j = 0; j < q->n; j++)
			if (has_opposite(word, &q->words[j]))
				look(pair, turned, i, j, best);
	}
}

static struct opposed best_of(const struct pair *pair)
{
	struct opposed best = { 0 };

	search(pair, false, &best);
	search(pair, true, &best);
	return best;
}

/* The word with what it stands in, as far as a reader needs it. */
static struct words_range shown(const struct proposition *p, uint32_t at)
{
	return (struct words_range){ phrase_group_start(p, at), at + 1 };
}

bool antonym_detect(const struct pair *pair, struct conflict *out)
{
	struct opposed best;
	struct words_range a, b;
	struct strbuf reason;
	struct str x, y;

	if (veto_statement(pair->a->statement) || veto_statement(pair->b->statement) ||
		pair->a->statement->polarity != pair->b->statement->polarity || !veto_one_story(pair) ||
		veto_times(pair) || veto_polls(pair, false))
		return false;
	best = best_of(pair);
	if (best.score <= 0)
		return false;
	a = shown(pair->a, best.i);
	b = shown(pair->b, best.j);
	x = proposition_words(pair->a, a.first, a.end, pair->arena);
	y = proposition_words(pair->b, b.first, b.end, pair->arena);
	reason = strbuf_new(pair->arena);
	strbuf_addf(
		&reason, "one side says “%.*s”, the other “%.*s”, of the same thing", STR_ARG(x), STR_ARG(y));
	out->type = CONFLICT_ANTONYM;
	out->evidence_a = proposition_evidence(pair->a, a.first, a.end);
	out->evidence_b = proposition_evidence(pair->b, b.first, b.end);
	out->reason = strbuf_str(&reason);
	out->issue = issue_of_claim(pair->a, pair->arena);
	out->score = best.score;
	return true;
}
