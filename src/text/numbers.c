#include "text/scan.h"

#include <string.h>

#include "text/chars.h"

static size_t skip_digits(struct str text, size_t at)
{
	while (char_is_digit(char_peek(text, at)))
		at = char_next(text, at);
	return at;
}

static size_t skip_letters(struct str text, size_t at)
{
	while (char_is_letter(char_peek(text, at)))
		at = char_next(text, at);
	return at;
}

/* "1,200", "1,50,000": a comma joins when three digits follow it, or two and another comma. */
static bool comma_joins(struct str text, size_t comma)
{
	size_t digits = skip_digits(text, comma + 1) - (comma + 1);

	return digits == 3 || (digits == 2 && char_peek(text, comma + 3) == ',' &&
				      char_is_digit(char_peek(text, comma + 4)));
}

/* 1,200.5  10:30  9/11  1⁄2 */
static size_t scan_amount(struct str text, size_t at)
{
	for (;;) {
		uint32_t cp;
		size_t n;

		at = skip_digits(text, at);
		n = char_at(text, at, &cp);
		if (!n || !char_is_digit(char_peek(text, at + n)))
			return at;
		if (cp == ',' && !comma_joins(text, at))
			return at;
		if (cp != ',' && cp != '.' && cp != ':' && cp != '/' && cp != 0x2044)
			return at;
		at += n;
	}
}

static bool listed(struct str word, const char *const *list)
{
	char lower[4];

	if (!word.n || word.n > sizeof lower)
		return false;
	for (size_t i = 0; i < word.n; i++)
		lower[i] = (char)(word.p[i] >= 'A' && word.p[i] <= 'Z' ? word.p[i] + ('a' - 'A') : word.p[i]);
	for (; *list; list++)
		if (strlen(*list) == word.n && !memcmp(*list, lower, word.n))
			return true;
	return false;
}

/* What belongs to the number ("15th", "1990s") and what is a unit of its own ("10am", "5bn", "30km"). */
static const char *const endings[] = { "st", "nd", "rd", "th", "s", NULL };
static const char *const units[] = { "am", "pm", "m", "mn", "bn", "tn", "k", "kg", "km", "cm", "mm", "mph",
	"kph", "lb", "lbs", "ft", "oz", "gmt", "et", "est", "p", "a", NULL };

size_t scan_number(struct str text, size_t at, enum token_kind *kind)
{
	size_t end = scan_amount(text, at), tail = skip_letters(text, end);
	struct str letters = str_cut(text, end, tail);

	if (end == at)
		return at;
	*kind = TOKEN_NUMBER;
	if (letters.n && listed(letters, units))
		return end;
	if (letters.n && !listed(letters, endings)) {
		*kind = TOKEN_WORD;
		return scan_word(text, end);
	}
	end = tail;
	/* 2025-03-06, 6-1; but 21-year-old and 1990s-era are words */
	while (char_is_hyphen(char_peek(text, end)) && char_is_digit(char_peek(text, char_next(text, end))))
		end = scan_amount(text, char_next(text, end));
	if (char_is_hyphen(char_peek(text, end)) && char_is_letter(char_peek(text, char_next(text, end)))) {
		*kind = TOKEN_WORD;
		return scan_word(text, char_next(text, end));
	}
	return end;
}
