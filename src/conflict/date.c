#include "conflict/detectors.h"

#include <string.h>

#include "conflict/phrase.h"
#include "text/words.h"

/*
 * Two days for one event: each side names one day, the days differ, and they speak of the same thing. Only
 * within an article, or between articles that tell one story; a schedule, a span of time or a list of days is
 * no such event.
 */
enum { WORDS_NEAR = 2, WORDS_STORY = 1, AROUND = 10, FULL_DATE = 10 };

/* The one day that the content names, with where it stands. */
static bool one_day(
	const struct proposition *p, struct date_mention *at, struct str *day, struct arena *arena)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < p->n;) {
		struct date_mention mention;
		struct str resolved;

		if (!date_at(&p->doc, i, p->n, &mention)) {
			i++;
			continue;
		}
		resolved = date_resolve(&mention, p->statement->published, DATE_PAST, arena);
		if (resolved.n == FULL_DATE && (!n || !str_eq(resolved, *day))) {
			n++;
			*at = mention;
			*day = resolved;
		}
		i = mention.end;
	}
	return n == 1;
}

/* "Wednesday's call" dates the call; "until March" is an end, "March 3 or 4" no one day. */
static bool loose(const struct proposition *p, const struct date_mention *day)
{
	static const char *const before[] = { "before", "after", "until", "till", "through", "between",
		"than", "from", "by", "about", "around", "week", "or", NULL };

	/* the Sept. 11 attacks, Monday night's debate: the day names something else */
	if (phrase_open(p, day->end))
		return true;
	if (phrase_is(p, day->end, "'s") || phrase_is(p, day->end, "'") || phrase_is(p, day->end, "or"))
		return true;
	return day->first && phrase_in(p, day->first - 1, before);
}

/* did not come until March 3: it came then */
static bool until(const struct proposition *p, const struct date_mention *day)
{
	uint32_t from = day->first > AROUND ? day->first - AROUND : 0;

	return day->first && phrase_in(p, day->first - 1, (const char *const[]){ "until", "till", NULL }) &&
	       proposition_has(p, from, day->first, (const char *const[]){ "not", "n't", "never", NULL });
}

static struct words_range around(const struct proposition *p, const struct date_mention *day)
{
	struct words_range range = { day->first, day->end };

	while (range.first && day->first - range.first < AROUND && !phrase_stops_sentence(p, range.first - 1))
		range.first--;
	while (range.end < p->n && range.end - day->end < AROUND && !phrase_stops_sentence(p, range.end))
		range.end++;
	return range;
}

static bool unsure(const struct proposition *p, struct words_range range)
{
	static const char *const words[] = { "may", "might", "could", "if", "would", "expect", "expects",
		"expected", "hope", "hopes", "plan", "plans", "planned", "scheduled", "perhaps", "not", "n't",
		"never", "no", NULL };

	for (uint32_t at = range.first; at < range.end; at++)
		if (phrase_in(p, at, words))
			/* "did not cross the table until Sept. 22" names the day of the crossing */
			return !(phrase_in(p, at, (const char *const[]){ "not", "n't", "never", NULL }) &&
				 proposition_has(p, at, range.end,
					 (const char *const[]){ "until", "till", "but", NULL }));
	return false;
}

/* Shared words that are no names: what happened, not to whom. */
static unsigned shared_deeds(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b)
{
	unsigned n = 0;

	for (uint32_t i = a.first; i < a.end; i++)
		n += p->words[i].content && !p->words[i].name &&
		     align_stems(p, (struct words_range){ i, i + 1 }, q, b) > 0;
	return n;
}

static float score_of(const struct pair *pair, unsigned words, unsigned needed)
{
	float score = 0.72f + 0.06f * (float)(words - needed < 3 ? words - needed : 3);

	return score + (pair->same_article ? 0.05f : 0.06f);
}

bool date_detect(const struct pair *pair, struct conflict *out)
{
	struct date_mention x, y;
	struct words_range a, b;
	struct str day_x = { 0 }, day_y = { 0 }, words_x, words_y;
	struct strbuf text = strbuf_new(pair->arena);
	unsigned needed = pair->same_article ? WORDS_NEAR : WORDS_STORY, words;

	if (!veto_one_story(pair) || veto_stance(pair->a->statement) || veto_stance(pair->b->statement) ||
		pair->a->statement->polarity == POLARITY_DENIED ||
		pair->b->statement->polarity == POLARITY_DENIED ||
		!one_day(pair->a, &x, &day_x, pair->arena) || !one_day(pair->b, &y, &day_y, pair->arena) ||
		str_eq(day_x, day_y) || (loose(pair->a, &x) && !until(pair->a, &x)) ||
		(loose(pair->b, &y) && !until(pair->b, &y)) ||
		/* "Tuesday" and "tonight" are seldom of one event */
		x.kind != DATE_DAY || y.kind != DATE_DAY)
		return false;
	a = around(pair->a, &x);
	b = around(pair->b, &y);
	words = shared_deeds(pair->a, a, pair->b, b);
	if (unsure(pair->a, a) || unsure(pair->b, b) || words < needed)
		return false;
	words_x = proposition_words(pair->a, x.first, x.end, pair->arena);
	words_y = proposition_words(pair->b, y.first, y.end, pair->arena);
	strbuf_addf(&text, "one side says “%.*s”, the other “%.*s”, of what seems one event",
		STR_ARG(words_x), STR_ARG(words_y));
	out->type = CONFLICT_DATE;
	out->evidence_a = proposition_evidence(pair->a, x.first, x.end);
	out->evidence_b = proposition_evidence(pair->b, y.first, y.end);
	out->reason = strbuf_str(&text);
	out->issue = issue_of_choice("When", pair->a, words_x, words_y, pair->arena);
	out->score = score_of(pair, words, needed);
	return true;
}
