#include "text/calendar.h"

#include <string.h>

#include "text/chars.h"

static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july",
	"august", "september", "october", "november", "december" };
static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
	"sunday" };

/* "March", "Mar", "MARCH", "Sept": the full name or its first letters, three at least; with a capital. */
static int named(struct str word, const char *const *names, int n)
{
	if (word.n < 3 || !char_is_upper(char_peek(word, 0)))
		return 0;
	for (int i = 0; i < n; i++) {
		size_t at = 0;

		while (at < word.n && names[i][at] && (word.p[at] | 0x20) == names[i][at])
			at++;
		if (at == word.n && (at <= 4 || !names[i][at]))
			return i + 1;
	}
	return 0;
}

bool calendar_is_weekday(struct str word)
{
	return named(word, weekdays, 7) != 0;
}

static size_t skip_spaces(struct str text, size_t at)
{
	while (char_is_blank(char_peek(text, at)))
		at = char_next(text, at);
	return at;
}

/* A number of at most `max` digits; *value is untouched and `at` returned when there is none. */
static size_t read_number(struct str text, size_t at, size_t max, int *value)
{
	size_t end = at;
	int number = 0;

	for (; end < text.n && text.p[end] >= '0' && text.p[end] <= '9'; end++) {
		if (end - at == max)
			return at;
		number = number * 10 + (text.p[end] - '0');
	}
	if (end > at)
		*value = number;
	return end;
}

static size_t read_name(struct str text, size_t at, const char *const *names, int n, int *value)
{
	size_t end = at;

	while (char_is_letter(char_peek(text, end)) && end - at < 12)
		end = char_next(text, end);
	*value = named(str_cut(text, at, end), names, n);
	if (!*value || char_is_letter(char_peek(text, end)))
		return at;
	return end + (char_peek(text, end) == '.');
}

static bool valid(struct calendar_day day)
{
	static const int lengths[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (day.month < 1 || day.month > 12 || day.day < 1 || day.day > lengths[day.month - 1])
		return false;
	if (day.month == 2 && day.day == 29 && day.year)
		return day.year % 4 == 0 && (day.year % 100 || day.year % 400 == 0);
	return true;
}

static size_t read_iso(struct str text, size_t at, struct calendar_day *day)
{
	size_t month, end;

	if (read_number(text, at, 4, &day->year) != at + 4 || char_peek(text, at + 4) != '-')
		return at;
	month = at + 5;
	if (read_number(text, month, 2, &day->month) != month + 2 || char_peek(text, month + 2) != '-')
		return at;
	end = read_number(text, month + 3, 2, &day->day);
	return end == month + 5 && !char_is_alnum(char_peek(text, end)) ? end : at;
}

/* ", 2025" or " 2025" behind day and month. */
static size_t read_year(struct str text, size_t at, struct calendar_day *day)
{
	size_t from = skip_spaces(text, at + (char_peek(text, at) == ',')), end;

	end = read_number(text, from, 4, &day->year);
	if (end != from + 4 || day->year < 1800 || day->year > 2199 || char_is_alnum(char_peek(text, end))) {
		day->year = 0;
		return at;
	}
	return end;
}

static size_t read_named(struct str text, size_t at, struct calendar_day *day)
{
	size_t end = read_name(text, at, months, 12, &day->month), from;

	if (end > at) {
		from = skip_spaces(text, end);
		end = read_number(text, from, 2, &day->day);
	} else {
		end = read_number(text, at, 2, &day->day);
		if (end == at)
			return at;
		from = skip_spaces(text, end);
		end = read_name(text, from, months, 12, &day->month);
	}
	if (end == from || char_is_alnum(char_peek(text, end)))
		return at;
	return read_year(text, end, day);
}

size_t calendar_read(struct str text, size_t at, struct calendar_day *day)
{
	int weekday;
	size_t from = read_name(text, at, weekdays, 7, &weekday), end;

	*day = (struct calendar_day){ 0 };
	if (from > at)
		from = skip_spaces(text, from + (char_peek(text, from) == ','));
	end = read_iso(text, from, day);
	if (end == from) {
		*day = (struct calendar_day){ 0 };
		end = read_named(text, from, day);
	}
	return end > from && valid(*day) ? end : at;
}

struct str calendar_iso(struct arena *arena, struct calendar_day day)
{
	struct strbuf iso = strbuf_new(arena);

	if (!day.year || !day.month || !day.day)
		return (struct str){ 0 };
	strbuf_addf(&iso, "%04d-%02d-%02d", day.year, day.month, day.day);
	return strbuf_str(&iso);
}
