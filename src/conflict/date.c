#include "conflict/detectors.h"

#include <limits.h>
#include <string.h>

#include "conflict/comparison.h"
#include "conflict/figure.h"
#include "conflict/moment.h"
#include "conflict/phrase.h"
#include "text/words.h"

/*
 * Two times for one event: each side names a time, the two stay apart, and the words around them tell of the
 * same thing. Only within an article, or between articles that tell one story; a schedule, a span of time or
 * a list of days is no such event.
 */
enum { NEAR = 3, SEQUENCE_REACH = 7 };

static bool unsure(const struct proposition *p, const struct moment *m)
{
	static const char *const words[] = { "may", "might", "could", "if", "expect", "expects", "expected",
		"hope", "hopes", "plan", "plans", "planned", "scheduled", "perhaps", "again", "another",
		"first", "second", "next", "also", "new", NULL };

	for (uint32_t at = m->clause.first; at < m->clause.end; at++)
		if ((at < m->first || at >= m->end) && phrase_in(p, at, words))
			return true;
	return false;
}

/* Do the two sides name one time somewhere? Then the others are of something else. */
static bool agree(const struct moment_vec *a, const struct moment_vec *b)
{
	for (uint32_t i = 0; i < a->n; i++)
		for (uint32_t j = 0; j < b->n; j++)
			if (a->v[i].scale == b->v[j].scale && a->v[i].low == b->v[j].low &&
				a->v[i].high == b->v[j].high)
				return true;
	return false;
}

/* The verb right before the time: opened | in July; p->n where another word stands there. */
static uint32_t deed_before(const struct proposition *p, const struct moment *m)
{
	uint32_t at = m->first;

	while (at && phrase_has(p, at - 1, WORD_PREPOSITION | WORD_DETERMINER | WORD_TIME))
		at--;
	return at && p->words[at - 1].content && phrase_participle(p, at - 1) ? at - 1 : p->n;
}

static bool tells_of(const struct proposition *p, struct words_range range, const struct word *deed)
{
	for (uint32_t at = range.first; at < range.end; at++)
		if (align_related(&p->words[at], deed))
			return true;
	return false;
}

/* Suspended in July, opened in March: two events. Inspected in May, the inspection was done in June: one. */
static bool deeds_differ(const struct pair *pair, const struct moment *x, const struct moment *y)
{
	uint32_t i = deed_before(pair->a, x), j = deed_before(pair->b, y);

	return i < pair->a->n && j < pair->b->n && !tells_of(pair->b, y->clause, &pair->a->words[i]) &&
	       !tells_of(pair->a, x->clause, &pair->b->words[j]);
}

/* A year says little against a day: in 2012, on Thursday. */
static bool wide(const struct moment *m)
{
	return m->low != LONG_MIN && m->high != LONG_MAX && m->high - m->low > 100;
}

/* Was it done at `y`, after what the other side calls the last time? Then how wide the times are is all one.
 */
static bool after_last(const struct moment *x, const struct moment *y)
{
	return x->latest && !y->latest && x->high < y->low;
}

/* A day against a day, or a month against a month; "Tuesday" and "tonight" are seldom of one event. */
static float clash(const struct pair *pair, const struct moment *x, const struct moment *y)
{
	struct overlap o;
	unsigned deeds, few;
	bool last = after_last(x, y) || after_last(y, x);

	if (x->loose || y->loose || !moments_apart(x, y) || unsure(pair->a, x) || unsure(pair->b, y))
		return 0;
	o = align_context(pair->a, x->clause, (struct words_range){ x->first, x->end }, pair->b, y->clause,
		(struct words_range){ y->first, y->end });
	deeds = o.words - o.names;
	few = o.left < o.right ? o.left : o.right;
	if (!deeds || (o.left_names && o.right_names && !o.names))
		return 0;
	if (deeds < 2 && (((wide(x) || wide(y)) && !(last && comparison_beside(pair))) ||
				 (pair->same_article && pair->distance > NEAR)))
		return 0;
	if ((wide(x) != wide(y) && !last) || deeds_differ(pair, x, y))
		return 0;
	/* one word in common is enough only where there is hardly another */
	if (deeds < 2 && (2 * o.words < few || few > 2))
		return 0;
	if (2 * o.words < few)
		return 0;
	return 0.72f + 0.06f * (float)(o.words < 4 ? o.words - 1 : 3);
}

static void fill(const struct pair *pair, struct words_range x, struct words_range y, float score,
	struct conflict *out)
{
	issue_of_values(pair, x, y, "When", "of what seems one event", score, out);
	out->type = CONFLICT_DATE;
}

/* ---- before against after ---- */

/* An event told as earlier, or later, than another that both sides name. */
struct sequence {
	uint32_t first, end; /* "before the audit was out" */
	bool later;
	struct words_range clause;
};

/* "before" words; "until after" and "not until" are after. False for what is no such word. */
static bool sequence_word(const struct proposition *p, uint32_t at, bool *later)
{
	static const char *const early[] = { "before", "ahead", "prior", NULL };
	static const char *const late[] = { "after", "following", NULL };

	*later = phrase_in(p, at, late);
	if (!*later && !phrase_in(p, at, early))
		return false;
	return !proposition_has(p, phrase_sentence_start(p, at), at,
		       (const char *const[]){ "not", "n't", "never", "no", "nobody", NULL }) ||
	       (*later && at && phrase_is(p, at - 1, "until")) ||
	       (*later && proposition_has(p, phrase_sentence_start(p, at), at,
				  (const char *const[]){ "until", NULL }));
}

static bool read_sequence(const struct proposition *p, uint32_t at, struct sequence *out)
{
	if (!sequence_word(p, at, &out->later))
		return false;
	out->first = at;
	for (out->end = at + 1; out->end < p->n && out->end - at <= SEQUENCE_REACH;)
		if (phrase_stops_clause(p, out->end) || phrase_is(p, out->end, ","))
			break;
		else
			out->end++;
	out->clause = (struct words_range){ phrase_sentence_start(p, at), out->end };
	return out->end > at + 1;
}

/* One event told as before and as after another one. */
static float sequences_clash(const struct pair *pair, const struct sequence *x, const struct sequence *y)
{
	struct words_range a = { x->first, x->end }, b = { y->first, y->end }, none = { 0, 0 };
	struct overlap anchor, rest;

	if (x->later == y->later)
		return 0;
	anchor = align_context(pair->a, a, none, pair->b, b, none);
	if (anchor.words <= anchor.names ||
		2 * anchor.words < (anchor.left < anchor.right ? anchor.left : anchor.right))
		return 0;
	rest = align_context(pair->a, x->clause, a, pair->b, y->clause, b);
	if (rest.words <= rest.names || 2 * rest.words < (rest.left < rest.right ? rest.left : rest.right) ||
		(rest.left_names && rest.right_names && !rest.names))
		return 0;
	return 0.72f + 0.06f * (float)(rest.words < 4 ? rest.words : 4);
}

static bool sequence_detect(const struct pair *pair, struct conflict *out)
{
	for (uint32_t i = 1; i < pair->a->n; i++) {
		struct sequence x, y;

		if (!read_sequence(pair->a, i, &x))
			continue;
		for (uint32_t j = 1; j < pair->b->n; j++) {
			float score;

			if (!read_sequence(pair->b, j, &y) || !(score = sequences_clash(pair, &x, &y)))
				continue;
			fill(pair, (struct words_range){ x.first, x.end },
				(struct words_range){ y.first, y.end }, score, out);
			return true;
		}
	}
	return false;
}

bool date_detect(const struct pair *pair, struct conflict *out)
{
	struct moment_vec a = { 0 }, b = { 0 };
	const struct moment *best_a = NULL, *best_b = NULL;
	float best = 0;

	if (!veto_one_story(pair) || veto_facts(pair))
		return false;
	if (sequence_detect(pair, out))
		return true;
	/* 300 in March, 1,200 in May: two events */
	if (!pair->a->times.n || !pair->b->times.n || figures_differ(pair->a, pair->b))
		return false;
	moments_read(pair->a, pair->arena, &a);
	moments_read(pair->b, pair->arena, &b);
	if (agree(&a, &b))
		return false;
	for (uint32_t i = 0; i < a.n; i++)
		for (uint32_t j = 0; j < b.n; j++) {
			float score = clash(pair, &a.v[i], &b.v[j]);

			if (score > best) {
				best = score;
				best_a = &a.v[i];
				best_b = &b.v[j];
			}
		}
	if (best <= 0)
		return false;
	fill(pair, (struct words_range){ best_a->said, best_a->end },
		(struct words_range){ best_b->said, best_b->end }, best, out);
	return true;
}
