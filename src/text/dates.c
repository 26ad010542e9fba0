#include "text/dates.h"

#include <stdlib.h>
#include <string.h>

#include "text/words.h"

static const char *const month_names[] = { "january", "february", "march", "april", "may", "june", "july",
	"august", "september", "october", "november", "december", NULL };
static const char *const month_short[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept",
	"oct", "nov", "dec", NULL };
static const char *const weekday_names[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday", "sunday", NULL };
/* 1 + the place of `form` in a list, 0 when it is not there. */
static int place_in(const char *const *list, const char *form, size_t n)
{
	for (int i = 0; list[i]; i++)
		if (strlen(list[i]) == n && !memcmp(list[i], form, n))
			return i + 1;
	return 0;
}

static const struct token *token_at(const struct document *doc, uint32_t at, uint32_t end)
{
	return at < end && at < doc->tokens.n ? &doc->tokens.v[at] : NULL;
}

static int calendar_word(const struct token *token, const char *const *names)
{
	return token->kind == TOKEN_WORD && token->capital ? place_in(names, token->form, strlen(token->form))
							   : 0;
}

/* A short form counts only with its period: "Mar." is a month, "mar" is not. */
static int month_of(const struct token *token)
{
	size_t n = strlen(token->form);

	if (calendar_word(token, month_names))
		return calendar_word(token, month_names);
	if (token->kind != TOKEN_WORD || n < 2 || token->form[n - 1] != '.')
		return 0;
	return token_is(token, "sep.") ? 9 : place_in(month_short, token->form, n - 1);
}

static int weekday_of(const struct token *token)
{
	return calendar_word(token, weekday_names);
}

/* All digits, `min` to `max` of them. */
static int plain_number(const struct token *token, size_t min, size_t max)
{
	size_t n = strspn(token->form, "0123456789");

	if (token->kind != TOKEN_NUMBER || token->form[n] || n < min || n > max)
		return -1;
	return atoi(token->form);
}

/* 15, 15th */
static int day_of_month(const struct token *token)
{
	static const char *const suffixes[] = { "", "st", "nd", "rd", "th", NULL };
	size_t n = strspn(token->form, "0123456789");
	int day = n && n <= 2 ? atoi(token->form) : 0;

	if (token->kind != TOKEN_NUMBER || !place_in(suffixes, token->form + n, strlen(token->form + n)))
		return 0;
	return day <= 31 ? day : 0;
}

static int year_of(const struct token *token)
{
	int year = plain_number(token, 4, 4);

	return year >= 1900 && year < 2100 ? year : 0;
}

/* The year that follows a day or a month: ", 2025" or "2025". Returns the end of the expression. */
static uint32_t read_year(const struct document *doc, uint32_t at, uint32_t end, struct date_mention *out)
{
	const struct token *next = token_at(doc, at, end);
	bool comma = next && token_is(next, ",");
	const struct token *number = comma ? token_at(doc, at + 1, end) : next;

	if (!number || !year_of(number))
		return at;
	out->year = year_of(number);
	return at + (comma ? 2 : 1);
}

/* "may" and "march" are words, too: a month needs a day or year after it, or one of these before it. */
static bool month_is_plain_word(const struct document *doc, uint32_t at, const struct date_mention *out)
{
	static const char *const before[] = { "in", "last", "since", "of", "early", "late", "mid", "until",
		"by", "from", "to", "this", "next", "during", "through", "between", "before", "after", NULL };

	if ((out->month != 5 && out->month != 3) || out->day || out->year)
		return false;
	return !at || !token_in(&doc->tokens.v[at - 1], before);
}

/* month [day] [[','] year] */
static bool read_month_first(const struct document *doc, uint32_t at, uint32_t end, struct date_mention *out)
{
	const struct token *next = token_at(doc, at + 1, end);

	if (!(out->month = month_of(&doc->tokens.v[at])))
		return false;
	out->end = at + 1;
	out->kind = DATE_MONTH;
	if (next && (out->day = day_of_month(next))) {
		out->kind = DATE_DAY;
		out->end = read_year(doc, at + 2, end, out);
	} else if (next && year_of(next)) {
		out->end = read_year(doc, at + 1, end, out);
	}
	return !month_is_plain_word(doc, at, out);
}

/* day ["of"] month [year] */
static bool read_day_first(const struct document *doc, uint32_t at, uint32_t end, struct date_mention *out)
{
	const struct token *next = token_at(doc, at + 1, end);
	uint32_t month_at = next && token_is(next, "of") ? at + 2 : at + 1;
	const struct token *month = token_at(doc, month_at, end);

	if (!(out->day = day_of_month(&doc->tokens.v[at])) || !month || !(out->month = month_of(month)))
		return false;
	out->kind = DATE_DAY;
	out->end = read_year(doc, month_at + 1, end, out);
	return true;
}

/* 2025-02-15, as one token or as five. */
static bool read_iso(const struct document *doc, uint32_t at, uint32_t end, struct date_mention *out)
{
	struct span span = doc->tokens.v[at].span;
	const char *p = doc->text.p + span.start;
	static const char shape[] = "dddd-dd-dd";

	if (span.start + 10 > doc->text.n)
		return false;
	for (int i = 0; i < 10; i++)
		if (shape[i] == 'd' ? p[i] < '0' || p[i] > '9' : p[i] != shape[i])
			return false;
	out->kind = DATE_DAY;
	out->year = atoi(p);
	out->month = atoi(p + 5);
	out->day = atoi(p + 8);
	for (out->end = at + 1; out->end < end && doc->tokens.v[out->end].span.start < span.start + 10;)
		out->end++;
	return out->month >= 1 && out->month <= 12 && out->day >= 1 && out->day <= 31;
}

/* A bare year needs a word before it that takes a time; 2016 alone may count people. */
static bool read_year_alone(const struct document *doc, uint32_t at, struct date_mention *out)
{
	static const char *const before[] = { "in", "since", "during", "by", "until", "of", "early", "late",
		"before", "after", "from", "mid", "for", "back", NULL };

	if (!(out->year = year_of(&doc->tokens.v[at])) || !at || !token_in(&doc->tokens.v[at - 1], before))
		return false;
	out->kind = DATE_YEAR;
	out->end = at + 1;
	return true;
}

/* today | yesterday | tomorrow | tonight */
static bool read_near_day(const struct document *doc, uint32_t at, struct date_mention *out)
{
	static const char *const words[] = { "yesterday", "today", "tomorrow", "tonight", NULL };
	const char *form = doc->tokens.v[at].form;
	int place = place_in(words, form, strlen(form));

	if (!place)
		return false;
	out->kind = DATE_NEAR_DAY;
	out->shift = place == 4 ? 0 : place - 2;
	out->end = at + 1;
	return true;
}

/* (last | this | next) (month | year | week | weekday | month name) */
static bool read_near(const struct document *doc, uint32_t at, uint32_t end, struct date_mention *out)
{
	static const char *const which[] = { "last", "this", "next", NULL };
	const char *form = doc->tokens.v[at].form;
	int place = place_in(which, form, strlen(form));
	const struct token *unit = token_at(doc, at + 1, end);

	if (!place || !unit)
		return false;
	out->shift = place - 2;
	out->end = at + 2;
	if (token_is(unit, "month"))
		out->kind = DATE_NEAR_MONTH;
	else if (token_is(unit, "year"))
		out->kind = DATE_NEAR_YEAR;
	else if (token_is(unit, "week") || token_is(unit, "weekend") || weekday_of(unit) || month_of(unit))
		out->kind = DATE_VAGUE;
	else
		return false;
	return true;
}

bool date_at(const struct document *doc, uint32_t at, uint32_t end, struct date_mention *out)
{
	const struct date_mention empty = { .first = at, .end = at + 1 };

	if (!token_at(doc, at, end))
		return false;
	*out = empty;
	if (read_iso(doc, at, end, out))
		return true;
	*out = empty;
	if (read_near(doc, at, end, out) || read_near_day(doc, at, out))
		return true;
	*out = empty;
	if (read_month_first(doc, at, end, out))
		return true;
	*out = empty;
	if (read_day_first(doc, at, end, out))
		return true;
	*out = empty;
	if (read_year_alone(doc, at, out))
		return true;
	*out = empty;
	out->kind = DATE_WEEKDAY;
	return (out->weekday = weekday_of(&doc->tokens.v[at])) != 0;
}

struct day {
	int year, month, day;
};

/* Days since 1970-01-01 and back (Hinnant, "chrono-compatible low-level date algorithms"). */
static long days_of(struct day d)
{
	long y = d.year - (d.month <= 2), era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
	long doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static struct day day_of(long days)
{
	long z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	int month = (int)(mp < 10 ? mp + 3 : mp - 9);

	return (struct day){ (int)(yoe + era * 400) + (month <= 2), month,
		(int)(doy - (153 * mp + 2) / 5 + 1) };
}

static bool day_parse(struct str iso, struct day *out)
{
	char digits[11] = "";

	if (iso.n != 10)
		return false;
	memcpy(digits, iso.p, 10);
	*out = (struct day){ atoi(digits), atoi(digits + 5), atoi(digits + 8) };
	return out->year > 0 && out->month >= 1 && out->month <= 12 && out->day >= 1 && out->day <= 31;
}

static struct str print_date(struct arena *arena, struct day d)
{
	struct strbuf b = strbuf_new(arena);

	strbuf_addf(&b, "%04d", d.year);
	if (d.month)
		strbuf_addf(&b, "-%02d", d.month);
	if (d.day)
		strbuf_addf(&b, "-%02d", d.day);
	return strbuf_str(&b);
}

/* The day that exists: Feb. 30 is a slip, and no date. */
static bool day_exists(struct day d)
{
	struct day back = day_of(days_of(d));

	return back.month == d.month && back.day == d.day;
}

/* A day or month without a year: the nearest on the side that the tense says. */
static int nearest_year(struct day mention, struct day now, enum date_tense tense)
{
	int day = mention.day ? mention.day : now.day;
	bool later = mention.month > now.month || (mention.month == now.month && day > now.day);
	bool earlier = mention.month < now.month || (mention.month == now.month && day < now.day);

	if (tense == DATE_PAST)
		return now.year - later;
	return now.year + earlier;
}

static struct day nearest_weekday(int weekday, struct day now, enum date_tense tense)
{
	long days = days_of(now);
	int today = (int)((days % 7 + 7 + 3) % 7) + 1; /* 1970-01-01 was a Thursday */

	return tense == DATE_PAST ? day_of(days - (today - weekday + 7) % 7)
				  : day_of(days + (weekday - today + 7) % 7);
}

static struct day shifted_month(struct day now, int shift)
{
	int months = now.year * 12 + now.month - 1 + shift;

	return (struct day){ months / 12, months % 12 + 1, 0 };
}

struct str date_resolve(
	const struct date_mention *mention, struct str published, enum date_tense tense, struct arena *arena)
{
	struct day said = { mention->year, mention->month, mention->day }, now;
	bool known = day_parse(published, &now);

	if (mention->kind == DATE_VAGUE || (!mention->year && !known))
		return (struct str){ 0 };
	switch (mention->kind) {
	case DATE_WEEKDAY:
		return print_date(arena, nearest_weekday(mention->weekday, now, tense));
	case DATE_NEAR_DAY:
		return print_date(arena, day_of(days_of(now) + mention->shift));
	case DATE_NEAR_MONTH:
		return print_date(arena, shifted_month(now, mention->shift));
	case DATE_NEAR_YEAR:
		return print_date(arena, (struct day){ now.year + mention->shift, 0, 0 });
	default:
		break;
	}
	if (!said.year)
		said.year = nearest_year(said, now, tense);
	if (said.day && !day_exists(said))
		return (struct str){ 0 };
	return print_date(arena, said);
}

long date_distance(struct str a, struct str b)
{
	struct day x, y;
	long days;

	if (!day_parse(a, &x) || !day_parse(b, &y))
		return -1;
	days = days_of(x) - days_of(y);
	return days < 0 ? -days : days;
}

bool date_differs(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;

	return n && memcmp(a.p, b.p, n) != 0;
}
