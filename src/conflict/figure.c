#include "conflict/figure.h"

#include <math.h>
#include <string.h>

#include "conflict/meanings.h"
#include "conflict/phrase.h"
#include "text/lemma.h"
#include "text/quantities.h"
#include "text/words.h"

/* Slack: two exact figures are compared to 5 in a hundred, others to 15; shares to 2 points at least. */
static const double slack_exact = 0.05, slack_rough = 0.15, slack_points = 2;

enum { CLAUSE_REACH = 18, FIGURES_MAX = 16, NEGATION_REACH = 4, GATHERING_REACH = 8 };

/* Units of one dimension by base form, and what one of them is in the smallest. */
static const struct {
	const char *noun, *dimension;
	double times;
} measures[] = {
	{ "second", "time", 1 },
	{ "minute", "time", 60 },
	{ "hour", "time", 3600 },
	{ "day", "time", 86400 },
	{ "week", "time", 604800 },
	{ "fortnight", "time", 1209600 },
	{ "month", "time", 2629800 },
	{ "year", "time", 31557600 },
	{ "decade", "time", 315576000 },
	{ "inch", "length", 0.0254 },
	{ "foot", "length", 0.3048 },
	{ "yard", "length", 0.9144 },
	{ "mile", "length", 1609.344 },
	{ "centimeter", "length", 0.01 },
	{ "centimetre", "length", 0.01 },
	{ "cm", "length", 0.01 },
	{ "meter", "length", 1 },
	{ "metre", "length", 1 },
	{ "m", "length", 1 },
	{ "kilometer", "length", 1000 },
	{ "kilometre", "length", 1000 },
	{ "km", "length", 1000 },
	{ "acre", "area", 4046.856 },
	{ "hectare", "area", 10000 },
	{ "kilogram", "weight", 1 },
	{ "kilo", "weight", 1 },
	{ "kg", "weight", 1 },
	{ "ton", "weight", 1000 },
	{ "tonne", "weight", 1000 },
	{ "liter", "volume", 1 },
	{ "litre", "volume", 1 },
	{ "gallon", "volume", 3.785 },
};

/* Words for people at large, and for those whom a disaster leaves behind. */
static bool people_word(const char *noun)
{
	static const char *const nouns[] = { "people", "person", "passenger", "crew", "demonstrator",
		"protester", "marcher", "spectator", "resident", "villager", "civilian", "victim", "casualty",
		"body", "dead", "death", "fatality", "man", "soldier", "fighter", "worker", "staff", "guard",
		"officer", "inmate", "prisoner", "detainee", "migrant", "refugee", "troop", NULL };

	for (const char *const *one = nouns; *one; one++)
		if (!strcmp(noun, *one))
			return true;
	return false;
}

static bool broad_people(const char *noun)
{
	static const char *const nouns[] = { "people", "person", "dead", "death", "victim", "casualty",
		"fatality", "body", "man", NULL };

	for (const char *const *one = nouns; *one; one++)
		if (!strcmp(noun, *one))
			return true;
	return false;
}

/* "12 of the 40 boats": the boats are counted. Returns the noun's token, `at` where there is none. */
static uint32_t counted_of(const struct proposition *p, uint32_t at)
{
	struct quantity whole;
	uint32_t next;

	if (!phrase_is(p, at, "of"))
		return at;
	at++;
	while (phrase_has(p, at, WORD_DETERMINER | WORD_POSSESSIVE) && !phrase_has(p, at, WORD_NUMBER))
		at++;
	if (!text_amount(&p->doc, at, p->n, &whole, &next) || !whole.unit.n)
		return at - 1 < p->n && phrase_open(p, at) ? at : at - 1;
	return next - 1;
}

/* "one train in ten", "40 percent of the trains": the trains. p->n where it is not said. */
static uint32_t whole_of(const struct proposition *p, const struct figure *f)
{
	uint32_t at = f->end + 1, noun = p->n;

	for (uint32_t i = f->first; i < f->end; i++)
		if (p->words[i].content)
			return i;
	if (!phrase_is(p, f->end, "of"))
		return p->n;
	while (phrase_has(p, at, WORD_DETERMINER | WORD_POSSESSIVE | WORD_NUMBER))
		at++;
	/* the mill's workers, the members voted: up to the plural */
	for (; phrase_open(p, at) || phrase_is(p, at, "'s"); at++) {
		if (!phrase_is(p, at, "'s"))
			noun = at;
		if (str_ends(str_of(phrase_form(p, at)), "s") && !phrase_is(p, at, "'s"))
			break;
	}
	return noun < p->n && p->words[noun].content ? noun : p->n;
}

/* The crowd peaked at 31,000; a toll of 40: people. p->n where the words before the figure name none. */
static uint32_t gathering(const struct proposition *p, const struct figure *f)
{
	static const char *const nouns[] = { "crowd", "turnout", "attendance", "audience", "toll",
		"demonstration", "march", "rally", NULL };
	uint32_t from = f->first > GATHERING_REACH ? f->first - GATHERING_REACH : 0;

	for (uint32_t at = f->first; at > from && !phrase_ends_around(p, at - 1); at--)
		for (const char *const *one = nouns; *one; one++)
			if (!strcmp(p->words[at - 1].noun, *one))
				return at - 1;
	return p->n;
}

static void set_unit(
	const struct proposition *p, const struct quantity *q, struct figure *f, struct arena *arena)
{
	static const char *const currencies[] = { "dollars", "euros", "pounds", "yen", "rupees", NULL };
	uint32_t last = f->end - 1, of;
	const char *noun;

	f->noun = p->n;
	f->unit = "";
	if (str_is(q->unit, "percent") || str_is(q->unit, "points")) {
		f->kind = FIGURE_SHARE;
		f->unit = str_is(q->unit, "points") ? "points" : "percent";
		f->noun = whole_of(p, f);
		return;
	}
	for (const char *const *one = currencies; *one; one++)
		if (str_is(q->unit, *one) && !phrase_is(p, f->end, "of")) {
			f->kind = FIGURE_MONEY;
			f->unit = *one;
			return;
		}
	f->kind = FIGURE_COUNT;
	if (q->unit.n) {
		f->noun = last;
	} else {
		of = counted_of(p, f->end);
		if (of == f->end)
			of = gathering(p, f);
		if (of == p->n)
			return;
		f->noun = of;
	}
	f->unit = f->noun < f->first ? "person" : p->words[f->noun].noun;
	noun = lemma_of(arena, phrase_form(p, f->noun), LEMMA_NOUN);
	for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++)
		if (!strcmp(noun, measures[i].noun)) {
			f->kind = FIGURE_MEASURE;
			f->unit = measures[i].dimension;
			f->low *= measures[i].times;
			f->high *= measures[i].times;
		}
}

/* not {word} more than N, never exceeded N: no more than N; not N: fewer. */
static void apply_negation(const struct proposition *p, struct figure *f)
{
	static const char *const no[] = { "not", "n't", "never", "nor", NULL };
	static const char *const bound[] = { "exceed", "exceeded", "exceeding", "topped", "reached", NULL };
	uint32_t from = f->first > NEGATION_REACH ? f->first - NEGATION_REACH : 0;
	bool over = isinf(f->high);

	for (uint32_t at = f->first; at > from; at--) {
		if (!phrase_in(p, at - 1, no))
			continue;
		f->negated = true;
		if (over || proposition_has(p, at, f->first, bound) || at == f->first) {
			f->high = over ? f->low : f->high;
			f->low = 0;
			f->rough = true;
			f->negated = false;
		}
		return;
	}
}

/* 11 hours and 50 minutes are one measure. Returns what is behind it. */
static uint32_t add_smaller(const struct proposition *p, struct figure *f, struct arena *arena)
{
	uint32_t at = f->end + phrase_is(p, f->end, "and"), next;
	struct quantity q;
	struct figure more = { 0 };

	if (!text_amount(&p->doc, at, p->n, &q, &next))
		return f->end;
	more.first = at;
	more.end = next;
	more.low = q.low;
	more.high = q.high;
	set_unit(p, &q, &more, arena);
	if (more.kind != FIGURE_MEASURE || strcmp(more.unit, f->unit) != 0 || more.high >= f->low)
		return f->end;
	f->low += more.low;
	f->high += more.high;
	f->noun = more.noun;
	return next;
}

static bool add_amount(struct proposition *p, uint32_t at, struct arena *arena, uint32_t *next)
{
	struct figure f = { 0 };
	struct quantity q;

	if (!text_amount(&p->doc, at, p->n, &q, next))
		return false;
	f.first = at;
	f.end = *next;
	f.low = q.low;
	f.high = q.high;
	f.rough = q.approximate;
	set_unit(p, &q, &f, arena);
	if (f.kind == FIGURE_MEASURE)
		*next = f.end = add_smaller(p, &f, arena);
	if (f.kind != FIGURE_SHARE && f.noun < p->n && f.noun >= f.end)
		*next = f.noun + 1;
	apply_negation(p, &f);
	f.clause = phrase_around(p, f.first, f.end, CLAUSE_REACH);
	vec_push(arena, &p->figures, f);
	return true;
}

void figures_read(struct proposition *p, struct arena *arena)
{
	for (uint32_t at = 0; at < p->n && p->figures.n < FIGURES_MAX;) {
		struct date_mention date;
		uint32_t next;

		if (date_at(&p->doc, at, p->n, &date))
			at = date.end;
		else if (add_amount(p, at, arena, &next))
			at = next;
		else
			at++;
	}
}

bool figures_comparable(const struct figure *a, const struct figure *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind != FIGURE_COUNT)
		return !strcmp(a->unit, b->unit);
	if (!a->unit[0] || !b->unit[0] || !strcmp(a->unit, b->unit))
		return true;
	return people_word(a->unit) && people_word(b->unit) &&
	       (broad_people(a->unit) || broad_people(b->unit));
}

/* Round figures ("2,000") stand for what they were rounded from. */
static bool is_round(double value)
{
	double scale = value >= 1000 ? 100 : value >= 100 ? 10 : 1;

	return value >= 100 && fmod(value, scale * 10) == 0;
}

bool figures_apart(const struct figure *a, const struct figure *b)
{
	bool rough =
		a->rough || b->rough || is_round(a->low) || is_round(b->low) || a->kind == FIGURE_MEASURE;
	double slack = rough ? slack_rough : slack_exact;
	double points = a->kind == FIGURE_SHARE && rough ? slack_points : 0;

	return a->high < b->low * (1 - slack) - points || b->high < a->low * (1 - slack) - points;
}

bool figures_far_apart(const struct figure *a, const struct figure *b)
{
	return a->low > 1.5 * b->high || b->low > 1.5 * a->high;
}

bool figures_differ(const struct proposition *p, const struct proposition *q)
{
	for (uint32_t i = 0; i < p->figures.n; i++)
		for (uint32_t j = 0; j < q->figures.n; j++)
			if (p->figures.v[i].unit[0] && q->figures.v[j].unit[0] &&
				figures_comparable(&p->figures.v[i], &q->figures.v[j]) &&
				figures_apart(&p->figures.v[i], &q->figures.v[j]))
				return true;
	return false;
}
