#include "conflict/detectors.h"

#include <math.h>
#include <string.h>

#include "conflict/conflict.h"
#include "conflict/phrase.h"
#include "text/lemma.h"
#include "text/words.h"

/*
 * Two amounts of one thing that cannot both be right: the same counted noun, the same verb or subject around
 * it, and intervals that stay apart when both are read with the slack that rounding leaves.
 */

/* Slack: two exact figures are compared to 5 in a hundred, others to 15. */
static const double slack_exact = 0.05, slack_approximate = 0.15;

enum { CLAUSE_REACH = 18, WORDS_NOUN = 2, WORDS_SHARE = 3, FIGURES_MAX = 16 };

struct figure {
	const struct proposition *p;
	const struct quantity *q;
	uint32_t first, end;       /* its tokens */
	struct words_range clause; /* the words around it */
};

static bool is_toll(const struct figure *f)
{
	static const char *const verbs[] = { "kill", "die", "injure", "detain", "arrest", "miss", "infect",
		"displace", "evacuate", "find", "recover", "rescue", "count", "confirm", "sicken", "collapse",
		"destroy", NULL };
	static const char *const nouns[] = { "dead", "toll", "victim", "casualty", "body", "missing", "case",
		"infection", "death", "survivor", NULL };

	for (uint32_t at = f->clause.first; at < f->clause.end; at++) {
		for (const char *const *verb = verbs; *verb; verb++)
			if (!strcmp(f->p->words[at].verb, *verb))
				return true;
		for (const char *const *noun = nouns; *noun; noun++)
			if (!strcmp(f->p->words[at].noun, *noun))
				return true;
	}
	return false;
}

static bool stops(const struct token *token)
{
	static const char *const words[] = { ".", "?", "!", ";", ":", "—", "–", "(", ")", "because", "while",
		"although", "though", "if", "unless", "but", "whereas", "who", "which", NULL };

	return token_in(token, words);
}

static struct figure locate(const struct proposition *p, const struct quantity *q)
{
	struct figure f = { .p = p, .q = q };

	f.first = document_token_at(&p->doc, q->span.start);
	f.end = document_token_at(&p->doc, q->span.end);
	f.clause = (struct words_range){ f.first, f.end };
	while (f.clause.first && f.first - f.clause.first < CLAUSE_REACH &&
		!stops(proposition_token(p, f.clause.first - 1)))
		f.clause.first--;
	while (f.clause.end < p->n && f.clause.end - f.end < CLAUSE_REACH &&
		!stops(proposition_token(p, f.clause.end)))
		f.clause.end++;
	return f;
}

static bool share(const struct quantity *q)
{
	return str_is(q->unit, "percent") || str_is(q->unit, "points");
}

static bool money(const struct quantity *q)
{
	static const char *const units[] = { "dollars", "euros", "pounds", "yen", "rupees", NULL };

	for (const char *const *unit = units; *unit; unit++)
		if (str_is(q->unit, *unit))
			return true;
	return false;
}

/* Words for people at large: 46 people, 53 passengers and crew. */
static bool is_people(const struct figure *f)
{
	static const char *const words[] = { "people", "person", "persons", "passengers", "crew",
		"demonstrators", "protesters", "marchers", "spectators", "residents", "villagers",
		"civilians", NULL };

	for (const char *const *word = words; *word; word++)
		if (str_is(f->q->unit, *word))
			return true;
	return false;
}

static bool same_unit(const struct figure *a, const struct figure *b)
{
	if (str_eq(a->q->unit, b->q->unit))
		return true;
	if (share(a->q) || share(b->q) || money(a->q) || money(b->q))
		return false;
	return !strcmp(a->p->words[a->end - 1].noun, b->p->words[b->end - 1].noun) ||
	       (is_people(a) && is_people(b));
}

/* Round figures ("2,000") stand for what they were rounded from. */
static bool is_round(double value)
{
	double scale = value >= 1000 ? 100 : value >= 100 ? 10 : 1;

	return value >= 100 && fmod(value, scale * 10) == 0;
}

static bool apart(const struct quantity *a, const struct quantity *b)
{
	bool rough = a->approximate || b->approximate || is_round(a->low) || is_round(b->low);
	double slack = rough ? slack_approximate : slack_exact;

	return a->high < b->low * (1 - slack) || b->high < a->low * (1 - slack);
}

/* "student visas" and "tourist visas" are counted apart; "visas" may be either. */
static bool modifiers_clash(const struct figure *a, const struct figure *b)
{
	struct words_range x = { a->first, a->end - 1 }, y = { b->first, b->end - 1 };
	struct overlap o = align_words(a->p, x, b->p, y);

	return (o.left > 0 || o.right > 0) && o.words < (o.left > o.right ? o.left : o.right);
}

/* "a day", "per shift", "a year": amounts by different measures. */
static const char *rate_of(const struct figure *f)
{
	static const char *const units[] = { "day", "hour", "week", "month", "year", "minute", "shift",
		"night", "head", "person", "barrel", "ton", "share", "hectare", "acre", "gallon", "liter",
		"piece", "mile", NULL };
	const struct proposition *p = f->p;

	if (f->end + 1 >= p->n || !token_in(proposition_token(p, f->end),
					  (const char *const[]){ "a", "an", "per", "each", "every", NULL }))
		return "";
	for (const char *const *unit = units; *unit; unit++)
		if (token_is(proposition_token(p, f->end + 1), *unit))
			return *unit;
	return "";
}

static bool negated(const struct figure *f)
{
	static const char *const words[] = { "not", "n't", "never", "no", "without", "would", "could", "may",
		"might", "if", "should", "neither", "nor", "nothing", "deny", "than", "least", "until",
		NULL };
	struct words_range before = { f->clause.first, f->first };

	return proposition_has(f->p, before.first, before.end, words);
}

/* A verb on each side with one meaning, in either direction. */
static bool verbs_meet(const struct figure *a, const struct figure *b)
{
	for (uint32_t i = a->clause.first; i < a->clause.end; i++) {
		if (!a->p->words[i].content || (i >= a->first && i < a->end))
			continue;
		for (uint32_t j = b->clause.first; j < b->clause.end; j++)
			if (b->p->words[j].content && !(j >= b->first && j < b->end) &&
				(meaning_entails(a->p->words[i].verb, b->p->words[j].verb) ||
					meaning_entails(b->p->words[j].verb, a->p->words[i].verb)))
				return true;
	}
	return false;
}

/* on board, on the plane, in the bus: all one where the story is */
static bool aboard(const struct figure *f)
{
	static const char *const nouns[] = { "board", "aboard", "plane", "flight", "ship", "ferry", "bus",
		"train", "helicopter", NULL };

	for (uint32_t at = f->clause.first; at < f->clause.end; at++)
		for (const char *const *noun = nouns; *noun; noun++)
			if (!strcmp(f->p->words[at].noun, *noun) || phrase_is(f->p, at, *noun))
				return true;
	return false;
}

/* Arrests are counted in hours, and grow little afterwards. */
static bool held(const struct figure *f)
{
	static const char *const verbs[] = { "detain", "arrest", "bring", "hold", "seize", NULL };

	for (uint32_t at = f->clause.first; at < f->clause.end; at++)
		for (const char *const *verb = verbs; *verb; verb++)
			if (!strcmp(f->p->words[at].verb, *verb))
				return true;
	return false;
}

static bool far_apart(const struct quantity *a, const struct quantity *b)
{
	return a->low > 1.5 * b->high || b->low > 1.5 * a->high;
}

/* A later figure of a count that grows by itself does not contradict an earlier one. */
static bool updated(const struct figure *a, const struct figure *b)
{
	const struct statement *x = a->p->statement, *y = b->p->statement;
	struct str day_x = x->said_on.n ? x->said_on : x->published,
		   day_y = y->said_on.n ? y->said_on : y->published;

	/* both say for when they hold: one time, two figures */
	if (a->p->times.n == 1 && b->p->times.n == 1 && str_eq(a->p->times.v[0], b->p->times.v[0]))
		return false;
	return date_differs(day_x, day_y) && (is_toll(a) || is_toll(b)) &&
	       !(held(a) && held(b) && far_apart(a->q, b->q));
}

static struct overlap shared_words(const struct figure *a, const struct figure *b)
{
	struct overlap o = align_words(a->p, a->clause, b->p, b->clause);

	/* the counted noun is shared already */
	if (!share(a->q) && !money(a->q) && a->p->words[a->end - 1].content && o.words)
		o.words--;
	return o;
}

/* we raised, raising, to raise: the figure is of its source's own doing */
static bool own_subject(const struct figure *f)
{
	const char *form = proposition_token(f->p, 0)->form;
	size_t n = strlen(form);

	if (n > 5 && !strcmp(form + n - 3, "ing"))
		return true;
	for (uint32_t at = f->clause.first; at < f->first; at++)
		if (f->p->words[at].source)
			return true;
	return !strcmp(form, "to");
}

/* Two sources that each speak of themselves do not contradict each other, unless one names the other. */
static bool selves(const struct figure *a, const struct figure *b)
{
	if (!own_subject(a) && !own_subject(b))
		return false;
	for (uint32_t i = 0; i < a->p->names.n; i++)
		for (uint32_t j = 0; j < b->p->names.n; j++)
			if (str_eq(a->p->names.v[i], b->p->names.v[j]))
				return false;
	return !proposition_mentions_source(a->p, b->p) && !proposition_mentions_source(b->p, a->p);
}

/* A list of like amounts (29 points here, 21 there): which of them the other side means cannot be told. */
static bool listed(const struct figure *f)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < f->p->quantities.n; i++)
		n += str_eq(f->p->quantities.v[i].unit, f->q->unit);
	return n > 2;
}

static float clash(const struct pair *pair, const struct figure *a, const struct figure *b)
{
	struct overlap o;
	unsigned needed = share(a->q) || money(a->q) ? WORDS_SHARE : WORDS_NOUN;
	bool verb, story;
	unsigned stems;

	if (!same_unit(a, b) || !apart(a->q, b->q) || strcmp(rate_of(a), rate_of(b)) != 0)
		return 0;
	if (modifiers_clash(a, b) || negated(a) || negated(b) || updated(a, b))
		return 0;
	if (selves(a, b) || listed(a) || listed(b) || (share(a->q) && veto_polls(pair, false)))
		return 0;
	if (clause_reported(a->p, a->first) || clause_reported(b->p, b->first))
		return 0;
	o = shared_words(a, b);
	stems = align_stems(a->p, a->clause, b->p, b->clause);
	story = pair->nearness >= conflict_story_least;
	if (story && !money(a->q)) {
		/* the story is one: the counted noun and one word more will do */
		stems += is_people(a) + (aboard(a) && aboard(b));
		if (stems < 2)
			return 0;
		o.words = stems - 1;
	} else if (reply_links(pair) && far_apart(a->q, b->q) && (share(a->q) || money(a->q))) {
		/* the article puts one figure against the other */
		o.words = o.words > 2 ? o.words : 2;
	} else if (o.words < needed || (o.left_names && o.right_names && !o.names)) {
		return 0;
	}
	if (veto_scope(a->p, a->clause, b->p, b->clause))
		return 0;
	verb = verbs_meet(a, b);
	return 0.4f + 0.1f * (float)(o.words < 4 ? o.words : 4) + (o.names ? 0.1f : 0) + (verb ? 0.1f : 0) +
	       (pair->same_article ? 0.05f : 0) + (story ? 0.25f : 0);
}

static struct str figure_words(const struct figure *f, struct arena *arena)
{
	return proposition_words(f->p, f->first, f->end, arena);
}

/* "64 people were detained" gives "How many people were detained?"; else the two figures are put to choice.
 */
static struct str issue_of(const struct figure *a, const struct figure *b, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);
	struct str x = figure_words(a, arena), y = figure_words(b, arena), question = { 0 };

	if (!share(a->q) && !money(a->q)) {
		question = issue_of_amount(a->p, a->first, a->end, arena);
		if (!question.n)
			question = issue_of_amount(b->p, b->first, b->end, arena);
	}
	if (question.n)
		return question;
	if (share(a->q))
		strbuf_adds(&out, str_is(a->q->unit, "points") ? "How many points" : "What share");
	else if (money(a->q))
		strbuf_adds(&out, "How much");
	else
		strbuf_addf(&out, "How many %.*s", STR_ARG(a->q->unit));
	strbuf_addf(&out, ": %.*s or %.*s?", STR_ARG(x), STR_ARG(y));
	return strbuf_str(&out);
}

bool number_detect(const struct pair *pair, struct conflict *out)
{
	struct figure best_a = { 0 }, best_b = { 0 };
	float best = 0;
	struct strbuf reason = strbuf_new(pair->arena);
	uint32_t n = pair->a->quantities.n < FIGURES_MAX ? pair->a->quantities.n : FIGURES_MAX;
	uint32_t m = pair->b->quantities.n < FIGURES_MAX ? pair->b->quantities.n : FIGURES_MAX;
	struct str x, y;

	if (veto_statement(pair->a->statement) || veto_statement(pair->b->statement) || veto_times(pair) ||
		veto_polls(pair, true) || pair->a->statement->polarity == POLARITY_DENIED ||
		pair->b->statement->polarity == POLARITY_DENIED)
		return false;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t j = 0; j < m; j++) {
			struct figure a = locate(pair->a, &pair->a->quantities.v[i]);
			struct figure b = locate(pair->b, &pair->b->quantities.v[j]);
			float score = clash(pair, &a, &b);

			if (score > best) {
				best = score;
				best_a = a;
				best_b = b;
			}
		}
	if (best <= 0)
		return false;
	x = figure_words(&best_a, pair->arena);
	y = figure_words(&best_b, pair->arena);
	strbuf_addf(
		&reason, "one side says “%.*s”, the other “%.*s”, of the same thing", STR_ARG(x), STR_ARG(y));
	out->type = CONFLICT_NUMBER;
	out->evidence_a = proposition_evidence(pair->a, best_a.first, best_a.end);
	out->evidence_b = proposition_evidence(pair->b, best_b.first, best_b.end);
	out->reason = strbuf_str(&reason);
	out->issue = issue_of(&best_a, &best_b, pair->arena);
	out->score = best > 0.99f ? 0.99f : best;
	return true;
}
