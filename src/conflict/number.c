#include "conflict/detectors.h"

#include <string.h>

#include "conflict/conflict.h"
#include "conflict/figure.h"
#include "conflict/phrase.h"
#include "conflict/segment.h"
#include "text/words.h"

/*
 * Two amounts of one thing that cannot both be right: the same counted noun or measure, words around it that
 * both sides share, and intervals that stay apart when both are read with the slack that rounding leaves.
 */
enum {
	STORY_WORDS = 2,
	WORDS_NOUN = 2,
	WORDS_SHARE = 3,
	FEW_WORDS = 4,
	NEAR = 3,
	SHORT_CLAIM = 24,
	DEEDS_MAX = 2
};

/* One of the two figures, with where it stands. */
struct side {
	const struct proposition *p;
	const struct figure *f;
};

/* ---- what the words around two figures share ---- */

static bool outside(const struct side *s, uint32_t at)
{
	return (at < s->f->first || at >= s->f->end) && at != s->f->noun;
}

/* A day that both name. */
static bool one_time(const struct proposition *p, const struct proposition *q)
{
	for (uint32_t i = 0; i < p->times.n; i++)
		for (uint32_t j = 0; j < q->times.n; j++)
			if (str_eq(p->times.v[i], q->times.v[j]))
				return true;
	return false;
}

/* ---- vetoes ---- */

/* "student visas" and "tourist visas" are counted apart; "visas" may be either. */
static bool modifiers_clash(const struct side *a, const struct side *b)
{
	struct words_range x = { a->f->first, a->f->end - 1 }, y = { b->f->first, b->f->end - 1 };
	struct overlap o;

	if (a->f->kind != FIGURE_COUNT)
		return false;
	o = align_words(a->p, x, b->p, y);
	return o.left > 0 && o.right > 0 && !o.words;
}

/* "a day", "per shift", "a year": amounts by different measures. */
static const char *rate_of(const struct side *s)
{
	static const char *const units[] = { "day", "hour", "week", "month", "year", "minute", "shift",
		"night", "head", "person", "barrel", "ton", "share", "hectare", "acre", "gallon", "liter",
		"piece", "mile", "flight", NULL };
	const struct proposition *p = s->p;
	uint32_t at = s->f->end;

	if (at + 1 >= p->n ||
		!phrase_in(p, at, (const char *const[]){ "a", "an", "per", "each", "every", "for", NULL }))
		return "";
	if (phrase_is(p, at, "for"))
		at += phrase_is(p, at + 1, "each") || phrase_is(p, at + 1, "every");
	for (const char *const *unit = units; *unit && !phrase_is(p, s->f->end, "for"); unit++)
		if (phrase_is(p, at + 1, *unit))
			return *unit;
	return "";
}

static bool has_verb(const struct side *s, const char *const *verbs)
{
	for (uint32_t at = s->f->clause.first; at < s->f->clause.end; at++)
		for (const char *const *verb = verbs; *verb; verb++)
			if (!strcmp(s->p->words[at].verb, *verb))
				return true;
	return false;
}

static bool is_toll(const struct side *s)
{
	static const char *const words[] = { "kill", "die", "injure", "detain", "arrest", "miss", "infect",
		"displace", "evacuate", "find", "recover", "rescue", "confirm", "sicken", "collapse",
		"destroy", "dead", "toll", "victim", "casualty", "body", "missing", "case", "infection",
		"death", "survivor", "bodies", "deaths", "cases", "victims", "casualties", "infections",
		"survivors", NULL };

	return has_verb(s, words);
}

/* detained 40, brought in 40 */
static bool holds(const struct proposition *p, uint32_t at)
{
	static const char *const verbs[] = { "detain", "arrest", "hold", "seize", NULL };

	for (const char *const *one = verbs; *one; one++)
		if (!strcmp(*one, p->words[at].verb))
			return true;
	return phrase_is(p, at, "brought");
}

/* Arrests are counted in hours, and grow little afterwards. */
static bool held(const struct side *s)
{
	for (uint32_t at = s->f->clause.first; at < s->f->clause.end; at++)
		if (holds(s->p, at))
			return true;
	return false;
}

/* A later figure of a count that grows by itself does not contradict an earlier one. */
static bool updated(const struct side *a, const struct side *b)
{
	const struct statement *x = a->p->statement, *y = b->p->statement;
	struct str day_x = x->said_on.n ? x->said_on : x->published,
		   day_y = y->said_on.n ? y->said_on : y->published;

	/* both say for when they hold: one time, two figures */
	if (a->p->times.n == 1 && b->p->times.n == 1 && str_eq(a->p->times.v[0], b->p->times.v[0]))
		return false;
	return date_differs(day_x, day_y) && (is_toll(a) || is_toll(b)) &&
	       !(held(a) && held(b) && figures_far_apart(a->f, b->f));
}

/* we raised, raising, to raise: the figure is of its source's own doing */
static bool own_subject(const struct side *s)
{
	const char *form = phrase_form(s->p, 0);
	size_t n = strlen(form);

	if (n > 5 && !strcmp(form + n - 3, "ing"))
		return true;
	for (uint32_t at = s->f->clause.first; at < s->f->first; at++)
		if (phrase_in(s->p, at, (const char *const[]){ "i", "we", "my", "our", NULL }) ||
			(at == s->f->clause.first && s->p->words[at].source &&
				phrase_has(s->p, at, WORD_SUBJECT_PRONOUN)))
			return true;
	return !strcmp(form, "to");
}

/* Two sources that each speak of themselves do not contradict each other, unless one names the other. */
static bool selves(const struct side *a, const struct side *b)
{
	if (!own_subject(a) || !own_subject(b))
		return false;
	for (uint32_t i = 0; i < a->p->names.n; i++)
		for (uint32_t j = 0; j < b->p->names.n; j++)
			if (str_eq(a->p->names.v[i], b->p->names.v[j]))
				return false;
	return !proposition_mentions_source(a->p, b->p) && !proposition_mentions_source(b->p, a->p);
}

/* A list of like amounts (29 points here, 21 there): which of them the other side means cannot be told. */
static bool listed(const struct side *s)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < s->p->figures.n; i++)
		n += s->p->figures.v[i].kind == s->f->kind && !strcmp(s->p->figures.v[i].unit, s->f->unit);
	return n > 2;
}

/* Shares of different wholes: of the voters, of the members. */
static bool wholes_differ(const struct side *a, const struct side *b)
{
	return a->f->kind == FIGURE_SHARE && a->f->noun < a->p->n && b->f->noun < b->p->n &&
	       !align_related(&a->p->words[a->f->noun], &b->p->words[b->f->noun]);
}

/*
 * The verb that the amount is subject or object of, where it stands beside it: 19 people were *admitted*,
 * police *brought* in 118. p->n where there is none.
 */
static uint32_t deed_of(const struct side *s)
{
	const struct proposition *p = s->p;
	uint32_t last = s->f->noun < p->n && s->f->noun >= s->f->end ? s->f->noun + 1 : s->f->end;
	uint32_t at = s->f->first;

	if (phrase_has(p, last, WORD_AUXILIARY | WORD_MODAL)) {
		at = phrase_verb(p, last);
		return at < p->n && phrase_open(p, at) && phrase_participle(p, at) ? at : p->n;
	}
	if (at && phrase_has(p, at - 1, WORD_PREPOSITION) &&
		phrase_in(p, at - 1, (const char *const[]){ "in", "out", "up", "off", "down", "away", NULL }))
		at--;
	return at && phrase_open(p, at - 1) && phrase_participle(p, at - 1) && p->words[at - 1].content
		       ? at - 1
		       : p->n;
}

/* 19 people were admitted, 118 were brought in: of two deeds. */
static bool deeds_differ(const struct side *a, const struct side *b)
{
	uint32_t x = deed_of(a), y = deed_of(b);

	return x < a->p->n && y < b->p->n && !align_related(&a->p->words[x], &b->p->words[y]) &&
	       !(holds(a->p, x) && holds(b->p, y));
}

/* cost, spent, paid: money going out, in whichever words */
static bool spent(const struct side *s)
{
	static const char *const verbs[] = { "cost", "spend", "pay", "price", "payment", "fee", NULL };

	return s->f->kind == FIGURE_MONEY && has_verb(s, verbs);
}

/* on board, on the plane, in the bus: all one where the story is */
static bool aboard(const struct side *s)
{
	static const char *const nouns[] = { "board", "aboard", "plane", "flight", "ship", "ferry", "bus",
		"train", "helicopter", NULL };

	for (uint32_t at = s->f->clause.first; at < s->f->clause.end; at++)
		for (const char *const *noun = nouns; *noun; noun++)
			if (!strcmp(s->p->words[at].noun, *noun) || phrase_is(s->p, at, *noun))
				return true;
	return false;
}

/* Words that say which part, or which one of several, an amount is of; those of one line say the same. */
static const char *const scope_words[][4] = { { "first", "initial", "initially" }, { "second" }, { "third" },
	{ "next" }, { "previous", "previously", "earlier", "former" }, { "other", "others", "another" },
	{ "additional", "further", "again" }, { "final", "last" }, { "alone" }, { "average", "mean" },
	{ "nationwide", "nationally" }, { "women", "female" }, { "men", "male" }, { "children" },
	{ "now", "currently" }, { "already" }, { "still" }, { "remaining" }, { "expected" }, { "planned" },
	{ "promised" }, { "new" }, { "so" }, { "each" }, { "short" }, { "outside" }, { "compared" },
	{ "needed", "need" } };

enum { N_SCOPES = sizeof scope_words / sizeof scope_words[0] };

/* Between commas: what is set off says more of something else. */
static bool has_scope(const struct side *s, int scope)
{
	uint32_t first = s->f->first, end = s->f->end;

	while (first > s->f->clause.first && !phrase_is(s->p, first - 1, ","))
		first--;
	while (end < s->f->clause.end && !phrase_is(s->p, end, ","))
		end++;
	for (uint32_t at = first; at < end; at++)
		for (int i = 0; i < 4 && scope_words[scope][i]; i++)
			if (phrase_is(s->p, at, scope_words[scope][i]) && at != s->f->noun &&
				(s->f->kind != FIGURE_SHARE || outside(s, at)))
				return true;
	return false;
}

/* by nightfall, by Monday; had reached 40: a count on its way */
static bool on_its_way(const struct side *s)
{
	static const char *const times[] = { "midday", "noon", "nightfall", "evening", "midnight", "dawn",
		"now", "early", "late", "then", NULL };
	static const char *const grew[] = { "reached", "climbed", "risen", "rose", "grown", "grew", "swollen",
		"swelled", NULL };

	for (uint32_t at = s->f->clause.first; at < s->f->clause.end; at++)
		if ((phrase_is(s->p, at, "by") &&
			    (phrase_in(s->p, at + 1, times) || phrase_has(s->p, at + 1, WORD_TIME))) ||
			(phrase_in(s->p, at, grew) && at < s->f->first && s->f->first - at <= 3))
			return true;
	return false;
}

/* The years that the words around the figure name, against those of the other side: turnout in 2012. */
static bool years_differ(const struct side *a, const struct side *b)
{
	bool left = false, right = false;

	for (int pass = 0; pass < 2; pass++) {
		const struct side *s = pass ? b : a;
		bool *has = pass ? &right : &left;
		struct date_mention date;

		for (uint32_t at = s->f->clause.first; at < s->f->clause.end; at++)
			*has = *has || (date_at(&s->p->doc, at, s->f->clause.end, &date) && date.year);
	}
	return left != right;
}

static bool scope_differs(const struct side *a, const struct side *b)
{
	for (int i = 0; i < N_SCOPES; i++)
		if (has_scope(a, i) != has_scope(b, i))
			return true;
	return (on_its_way(a) != on_its_way(b) && !one_time(a->p, b->p)) || years_differ(a, b);
}

/* What comes after "not one more" or "no others" closes the count, and denies nothing. */
static bool closes(const struct proposition *p, uint32_t at)
{
	static const char *const words[] = { "more", "other", "others", "else", "fewer", "less", NULL };

	return phrase_in(p, at, (const char *const[]){ "nobody", "none", "nothing", NULL })
		       ? phrase_in(p, at + 1, words)
		       : proposition_has(p, at + 1, at + 4, words);
}

/* Before the figure, or in the verb group behind it. */
static bool negation_in(const struct side *s)
{
	static const char *const words[] = { "not", "n't", "never", "no", "nobody", "none", "without",
		"neither", "nor", "nothing", "could", "may", "might", "if", "should", NULL };
	uint32_t end = s->f->end + 4 < s->f->clause.end ? s->f->end + 4 : s->f->clause.end;

	for (uint32_t at = s->f->clause.first; at < end; at++) {
		if (!phrase_in(s->p, at, words) || (at >= s->f->first && at < s->f->end))
			continue;
		/* read as a bound */
		if (s->f->rough && s->f->low <= 0 && at < s->f->first && s->f->first - at <= 4)
			continue;
		if (!closes(s->p, at))
			return true;
	}
	return false;
}

/* "critics say", "he was told that": what another than the source says. To add 4 to 5 is no saying. */
static bool reported(const struct side *s)
{
	static const char *const others[] = { "add", "charge", "call", "mean", "expect", "report", "promise",
		"set", "state", "estimate", NULL };

	for (uint32_t at = phrase_sentence_start(s->p, s->f->first); at < s->f->first; at++) {
		bool other = false;

		if (!phrase_open(s->p, at) || !meaning_reports(s->p->words[at].verb) ||
			(at && phrase_has(s->p, at - 1, WORD_DETERMINER | WORD_POSSESSIVE)))
			continue;
		for (const char *const *one = others; *one; one++)
			other = other || !strcmp(s->p->words[at].verb, *one);
		if (!other || phrase_is(s->p, at + 1, "that"))
			return true;
	}
	return false;
}

/* lost / gained, up / down, for / against: the two figures tell of opposite things */
static bool opposed(const struct side *a, const struct side *b)
{
	for (uint32_t i = a->f->clause.first; i < a->f->clause.end; i++) {
		const struct word *x = &a->p->words[i];

		if (!outside(a, i))
			continue;
		for (uint32_t j = b->f->clause.first; j < b->f->clause.end; j++) {
			const struct word *y = &b->p->words[j];

			if (outside(b, j) &&
				(meaning_opposed(x->verb, y->verb) || meaning_opposed(x->noun, y->noun)))
				return true;
		}
	}
	return false;
}

/* An amount of what is not said takes its noun from the words before it: the number of flights rose to eight.
 */
static bool noun_near(const struct side *s, const struct side *other)
{
	for (uint32_t at = s->f->clause.first; at < s->f->clause.end; at++)
		if (at != s->f->noun && align_related(&s->p->words[at], &other->p->words[other->f->noun]))
			return true;
	return false;
}

static bool comparable(const struct side *a, const struct side *b)
{
	bool x = a->f->unit[0], y = b->f->unit[0];

	if (!figures_comparable(a->f, b->f) || !figures_apart(a->f, b->f))
		return false;
	return a->f->kind != FIGURE_COUNT || x == y || (x ? noun_near(b, a) : noun_near(a, b));
}

/* The two figures need not exclude each other, though they differ. */
static bool vetoed(const struct pair *pair, const struct side *a, const struct side *b)
{
	if (a->f->negated || b->f->negated || negation_in(a) || negation_in(b) || reported(a) || reported(b))
		return true;
	if (strcmp(rate_of(a), rate_of(b)) != 0 || modifiers_clash(a, b) || wholes_differ(a, b) ||
		scope_differs(a, b))
		return true;
	if (updated(a, b) || selves(a, b) || listed(a) || listed(b))
		return true;
	return opposed(a, b) || deeds_differ(a, b) || (a->f->kind == FIGURE_SHARE && veto_polls(pair, false));
}

/* "Eleven million pounds, everything included": a sentence that is nothing but an amount. */
static bool bare_amount(const struct side *s)
{
	static const char *const filling[] = { "everything", "all", "included", "in", "told", "total",
		"altogether", "at", "most", "no", "and", "not", NULL };
	struct words_range sentence = segment_sentence(s->p, s->f->first);

	for (uint32_t at = sentence.first; at < sentence.end; at++)
		if ((at < s->f->first || at >= s->f->end) &&
			proposition_token(s->p, at)->kind == TOKEN_WORD && !phrase_in(s->p, at, filling))
			return false;
	return true;
}

/* Right behind a price, no more than another sum of that money: what it cost. */
static bool answers_sum(const struct pair *pair, const struct side *a, const struct side *b)
{
	return pair->same_article && pair->distance <= 1 && a->f->kind == FIGURE_MONEY && bare_amount(b) &&
	       !bare_amount(a);
}

/*
 * How many words must be shared: fewer where the counted noun is one already, and where the two stand in one
 * story, whose words need not be said again; and how large a part of the words on the side that has fewer.
 */
static bool enough(const struct pair *pair, const struct side *a, const struct side *b, unsigned shared,
	unsigned deeds, unsigned few)
{
	bool same = a->f->noun < a->p->n && b->f->noun < b->p->n;
	bool near = pair->same_article ? pair->distance <= NEAR : veto_one_story(pair);

	if (answers_sum(pair, a, b))
		return true;
	if (!near)
		return 2 * shared >= few && shared >= (same ? WORDS_NOUN : WORDS_SHARE);
	/* so little is said on each side that it is hardly of two things */
	if (same && !shared)
		return pair->same_article && pair->distance <= 1 && a->f->kind == FIGURE_COUNT &&
		       !strcmp(a->f->unit, b->f->unit) && few <= FEW_WORDS &&
		       strcmp(a->f->unit, "person") != 0 && a->p->n <= SHORT_CLAIM && b->p->n <= SHORT_CLAIM;
	if (same)
		return shared && (2 * shared >= few || deeds >= 3 || few <= FEW_WORDS);
	if (a->f->kind == FIGURE_SHARE && deeds < STORY_WORDS)
		return false;
	return shared >= STORY_WORDS && 2 * shared >= few;
}

/* The figure with its noun, which may stand apart from it. */
static struct words_range value_of(const struct side *s)
{
	struct words_range value = { s->f->first, s->f->end };

	if (s->f->noun == value.end)
		value.end++;
	return value;
}

static float clash(const struct pair *pair, const struct side *a, const struct side *b)
{
	struct overlap o;
	unsigned shared, deeds, few;

	if (!comparable(a, b))
		return 0;
	o = align_context(a->p, a->f->clause, value_of(a), b->p, b->f->clause, value_of(b));
	deeds = o.words - o.names;
	shared = o.words + one_time(a->p, b->p) + (aboard(a) && aboard(b)) + (spent(a) && spent(b));
	few = o.left < o.right ? o.left : o.right;
	if (!enough(pair, a, b, shared, deeds, few) || (o.left_names && o.right_names && !o.names) ||
		vetoed(pair, a, b) || (o.words < DEEDS_MAX && deeds_differ(a, b)))
		return 0;
	if (!shared)
		shared = answers_sum(pair, a, b) ? 1 : 0;
	return 0.5f + 0.1f * (float)(shared < 4 ? shared : 4) + (veto_one_story(pair) ? 0.25f : 0);
}

/* ---- what is said of it ---- */

static struct str figure_words(const struct side *s, struct arena *arena)
{
	return proposition_words(s->p, s->f->first, s->f->end, arena);
}

/* "64 people were detained" gives "How many people were detained?"; else the two figures are put to choice.
 */
static struct str issue_of(const struct side *a, const struct side *b, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);
	struct str x = figure_words(a, arena), y = figure_words(b, arena), question = { 0 };

	if (a->f->kind == FIGURE_COUNT && a->f->unit[0]) {
		question = issue_of_amount(a->p, a->f->first, a->f->end, arena);
		if (!question.n)
			question = issue_of_amount(b->p, b->f->first, b->f->end, arena);
	}
	if (question.n)
		return question;
	if (a->f->kind == FIGURE_SHARE)
		strbuf_adds(&out, !strcmp(a->f->unit, "points") ? "How many points" : "What share");
	else if (a->f->kind == FIGURE_COUNT && a->f->noun < a->p->n)
		strbuf_addf(&out, "How many %s", phrase_form(a->p, a->f->noun));
	else
		strbuf_adds(&out, "How much");
	strbuf_addf(&out, ": %.*s or %.*s?", STR_ARG(x), STR_ARG(y));
	return strbuf_str(&out);
}

static void fill(const struct pair *pair, const struct side *a, const struct side *b, float score,
	struct conflict *out)
{
	issue_of_values(pair, (struct words_range){ a->f->first, a->f->end },
		(struct words_range){ b->f->first, b->f->end }, "How much", "of the same thing", score, out);
	out->type = CONFLICT_NUMBER;
	out->issue = issue_of(a, b, pair->arena);
}

bool number_detect(const struct pair *pair, struct conflict *out)
{
	struct side best_a = { 0 }, best_b = { 0 };
	float best = 0;

	if (!pair->a->figures.n || !pair->b->figures.n || veto_facts(pair) || veto_times(pair) ||
		veto_polls(pair, true))
		return false;
	for (uint32_t i = 0; i < pair->a->figures.n; i++)
		for (uint32_t j = 0; j < pair->b->figures.n; j++) {
			struct side a = { pair->a, &pair->a->figures.v[i] };
			struct side b = { pair->b, &pair->b->figures.v[j] };
			float score = clash(pair, &a, &b);

			if (score > best) {
				best = score;
				best_a = a;
				best_b = b;
			}
		}
	if (best <= 0)
		return false;
	fill(pair, &best_a, &best_b, best, out);
	return true;
}
