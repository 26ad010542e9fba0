#include "conflict/moment.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "conflict/phrase.h"
#include "text/words.h"

enum { MOMENTS_MAX = 12, CLAUSE_REACH = 16, NEGATION_REACH = 10 };

/* ---- the interval of the words alone ---- */

/* "2024-05-03", "2024-05", "2024", and the same with 0000 for an unknown year. */
static void interval_of(struct str iso, struct moment *m)
{
	char digits[11] = "";
	long year, month, day;

	memcpy(digits, iso.p, iso.n < 10 ? iso.n : 10);
	year = atol(digits);
	month = iso.n >= 7 ? atol(digits + 5) : 0;
	day = iso.n >= 10 ? atol(digits + 8) : 0;
	m->scale = year ? SCALE_DATE : SCALE_DAY_OF_YEAR;
	m->low = year * 10000 + month * 100 + day;
	m->high = year * 10000 + (month ? month : 12) * 100 + (day ? day : 31);
}

static bool resolve(
	const struct proposition *p, const struct date_mention *date, struct moment *m, struct arena *arena)
{
	struct str iso = date_resolve(date, p->statement->published,
		p->statement->certainty == CERTAINTY_FORECAST ? DATE_FUTURE : DATE_PAST, arena);
	struct strbuf bare = strbuf_new(arena);

	if (iso.n) {
		interval_of(iso, m);
		return true;
	}
	if (date->kind == DATE_WEEKDAY) {
		m->scale = SCALE_WEEKDAY;
		m->low = m->high = date->weekday;
		return true;
	}
	if (date->kind != DATE_DAY && date->kind != DATE_MONTH)
		return false;
	strbuf_addf(&bare, date->kind == DATE_DAY ? "0000-%02d-%02d" : "0000-%02d", date->month, date->day);
	interval_of(strbuf_str(&bare), m);
	return true;
}

/* early, mid, late; the end of, the middle of: a part of a month. Returns the first of its words. */
static uint32_t narrow(const struct proposition *p, uint32_t at, struct moment *m)
{
	static const char *const late[] = { "late", "end", NULL };
	static const char *const early[] = { "early", "beginning", "start", NULL };
	static const char *const middle[] = { "mid", "middle", NULL };
	uint32_t word = at;

	if (m->high - m->low != 31)
		return at;
	if (word > 1 && phrase_is(p, word - 1, "of"))
		word--;
	if (!word)
		return at;
	word--;
	if (phrase_in(p, word, late))
		m->low += 18;
	else if (phrase_in(p, word, early))
		m->high -= 17;
	else if (phrase_in(p, word, middle))
		m->low += 8, m->high -= 9;
	else
		return at;
	return word && phrase_is(p, word - 1, "the") ? word - 1 : word;
}

/* ---- the words around it ---- */

/* The negation before `at` in its sentence; `at` where there is none. */
static uint32_t negation_before(const struct proposition *p, uint32_t at)
{
	static const char *const words[] = { "not", "n't", "never", "no", "nothing", "nobody", NULL };
	uint32_t from = at > NEGATION_REACH ? at - NEGATION_REACH : 0, start = phrase_sentence_start(p, at);

	for (uint32_t i = from > start ? from : start; i < at; i++)
		if (phrase_in(p, i, words))
			return i;
	return at;
}

/*
 * by X, before X: no later; after X: no earlier; not until X, not before X: no earlier; not after X: no
 * later. Between X and Y, until X: the end of a span, no time of an event.
 */
static void bound(const struct proposition *p, struct moment *m)
{
	static const char *const skipped[] = { "the", "on", "in", "only", NULL };
	static const char *const spans[] = { "between", "through", "from", "to", "and", "or", "than", "about",
		"around", "of", "for", NULL };
	uint32_t at = m->first, negation = negation_before(p, m->first);
	bool no = negation < m->first;

	m->latest = !no && proposition_has(p, phrase_sentence_start(p, at), at,
				   (const char *const[]){ "last", "latest", NULL });

	while (at && phrase_in(p, at - 1, skipped))
		at--;
	if (at > 1 && phrase_is(p, at - 1, "of") && phrase_has(p, at - 2, WORD_TIME))
		return; /* on the morning of May 3 */
	if (!at)
		return;
	at--;
	if (phrase_is(p, at, "by")) {
		m->low = LONG_MIN;
		m->loose = no;
	} else if (phrase_is(p, at, "before")) {
		if (no)
			m->high = LONG_MAX;
		else
			m->high = m->low - 1, m->low = LONG_MIN;
	} else if (phrase_is(p, at, "after")) {
		if (no)
			m->low = LONG_MIN;
		else
			m->high = LONG_MAX;
	} else if (no && phrase_is(p, at, "since")) {
		m->latest = true;
		return;
	} else if (phrase_in(p, at, (const char *const[]){ "until", "till", NULL })) {
		m->high = LONG_MAX;
		m->loose = !no;
	} else if (phrase_in(p, at, spans)) {
		m->loose = true;
		return;
	} else if (no) {
		m->loose = true;
		return;
	} else {
		return;
	}
	m->first = at;
	m->said = no ? negation : at;
}

/* "Wednesday's call", the July rescue, the hearing on Monday lasted: the day names something else. */
static bool attached(const struct proposition *p, const struct moment *m)
{
	bool genitive = phrase_is(p, m->end, "'s") || phrase_is(p, m->end, "'");

	if (genitive)
		/* at Tuesday's sitting: then */
		return !(m->first && phrase_in(p, m->first - 1, (const char *const[]){ "at", "in", NULL }));
	if (phrase_is(p, m->end, "or") || phrase_is(p, m->end, "to") || phrase_is(p, m->end, "through"))
		return true;
	/* the Sunday clinics */
	if (phrase_open(p, m->end) && !phrase_has(p, m->end, WORD_TIME) &&
		(!phrase_participle(p, m->end) || str_ends(str_of(phrase_form(p, m->end)), "s")))
		return true;
	return m->first > m->clause.first + 1 && phrase_has(p, m->end, WORD_AUXILIARY | WORD_MODAL) &&
	       !phrase_is(p, m->clause.first, "on");
}

void moments_read(const struct proposition *p, struct arena *arena, struct moment_vec *out)
{
	for (uint32_t at = 0; at < p->n && out->n < MOMENTS_MAX;) {
		struct moment m = { .first = at };
		struct date_mention date;

		if (!date_at(&p->doc, at, p->n, &date)) {
			at++;
			continue;
		}
		at = m.end = date.end;
		if (!resolve(p, &date, &m, arena))
			continue;
		m.first = m.said = narrow(p, m.first, &m);
		bound(p, &m);
		m.clause = phrase_around(p, m.first, m.end, CLAUSE_REACH);
		m.loose = m.loose || attached(p, &m);
		vec_push(arena, out, m);
	}
}

bool moments_apart(const struct moment *a, const struct moment *b)
{
	return a->scale == b->scale && (a->high < b->low || b->high < a->low);
}
