#include "text/scan.h"

#include <string.h>

#include "text/abbreviations.h"
#include "text/chars.h"

static bool is_word_char(uint32_t cp)
{
	return char_is_alnum(cp) || cp == '_' || cp == 0xAD || cp == 0x200C || cp == 0x200D;
}

static size_t skip_word_chars(struct str text, size_t at)
{
	while (is_word_char(char_peek(text, at)))
		at = char_next(text, at);
	return at;
}

static bool equals_ignoring_case(struct str s, const char *lower)
{
	if (s.n != strlen(lower))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != lower[i])
			return false;
	}
	return true;
}

/* ---- clitics ---- */

static const char *const clitics[] = { "s", "re", "ve", "ll", "d", "m", NULL };

static bool is_clitic(struct str letters)
{
	for (const char *const *clitic = clitics; *clitic; clitic++)
		if (equals_ignoring_case(letters, *clitic))
			return true;
	return false;
}

size_t scan_clitic(struct str text, size_t at)
{
	uint32_t cp, before = char_before(text, at);
	size_t n = char_at(text, at, &cp), end;

	if (!before || char_is_blank(before))
		return at;
	if (char_is_apostrophe(cp)) {
		end = skip_word_chars(text, at + n);
		return is_clitic(str_cut(text, at + n, end)) ? end : at;
	}
	if ((cp | 0x20) != 'n' || !char_is_letter(before) || !char_is_apostrophe(char_peek(text, at + 1)))
		return at;
	end = skip_word_chars(text, char_next(text, at + 1));
	return equals_ignoring_case(str_cut(text, char_next(text, at + 1), end), "t") ? end : at;
}

/* Where the first of the clitics at a word's end begins: "would|n't|'ve", "Smith|'s". */
static size_t cut_clitics(struct str text, size_t at, size_t end)
{
	for (size_t tail = end;;) {
		size_t mark = tail;
		struct str letters;

		while (mark > at && is_word_char(char_before(text, mark)))
			mark = char_back(text, mark);
		letters = str_cut(text, mark, tail);
		if (mark <= at || letters.n > 2 || !char_is_apostrophe(char_before(text, mark)))
			return tail;
		mark = char_back(text, mark);
		if (equals_ignoring_case(letters, "t") && mark > at + 1 && (text.p[mark - 1] | 0x20) == 'n')
			mark--;
		else if (!is_clitic(letters))
			return tail;
		if (mark <= at)
			return tail;
		tail = mark;
	}
}

/* ---- addresses ---- */

static const char *const domains[] = { "com", "org", "net", "gov", "edu", "mil", "int", "info", "io", "co",
	"tv", "uk", "us", "ca", "au", "de", "fr", "eu", "ru", "cn", "il", "me", NULL };

/* example.com, news.example.co.uk: lower-case labels, the last one a top-level domain. Returns its end. */
static size_t scan_domain(struct str text, size_t at)
{
	size_t label = at, dots = 0;

	for (;;) {
		size_t end = label;
		uint32_t cp = 0;

		while (end - at < 256 && (char_is_alnum(cp = char_peek(text, end)) || cp == '-') && cp < 0x80)
			end++;
		if (end == label || end - at >= 256)
			return at;
		if (cp == '.' && char_is_alnum(char_peek(text, end + 1)) && char_peek(text, end + 1) < 0x80) {
			dots++;
			label = end + 1;
			continue;
		}
		for (const char *const *domain = domains; dots && *domain; domain++)
			if (str_is(str_cut(text, label, end), *domain) ||
				(label > at + 1 && equals_ignoring_case(str_cut(text, label, end), "com")))
				return end;
		return at;
	}
}

static bool ends_address(uint32_t cp)
{
	return !cp || char_is_blank(cp) || cp == '"' || cp == '<' || cp == '>' || cp == 0x201C ||
	       cp == 0x201D || cp == 0x2019 || cp == 0xAB || cp == 0xBB;
}

/* To the next white space, less the punctuation that closes the sentence around it. */
static size_t scan_path(struct str text, size_t at)
{
	size_t end = at;

	while (!ends_address(char_peek(text, end)))
		end = char_next(text, end);
	while (end > at && strchr(".,;:!?)]'*", text.p[end - 1]))
		end--;
	return end;
}

/* user.name@example.com */
static size_t scan_mail(struct str text, size_t at)
{
	size_t end = at;
	uint32_t cp;

	while (end - at < 128 && (char_is_alnum(cp = char_peek(text, end)) ||
					 (cp && strchr("._+-", (int)(cp & 0x7F)) && cp < 0x80)))
		end = char_next(text, end);
	if (end == at || char_peek(text, end) != '@' || text.p[end - 1] == '.')
		return at;
	return scan_domain(text, end + 1) > end + 1 ? scan_domain(text, end + 1) : at;
}

size_t scan_address(struct str text, size_t at)
{
	struct str rest = str_cut(text, at, at + 8);
	uint32_t cp = char_peek(text, at), next = char_peek(text, char_next(text, at));
	size_t end;

	if (char_is_alnum(char_before(text, at)))
		return at;
	if (cp == '#' || cp == '@')
		return char_is_letter(next) || next == '_' ? skip_word_chars(text, at + 1) : at;
	if (!char_is_alnum(cp))
		return at;
	if (str_starts(rest, "http://") || str_starts(rest, "https://") || str_starts(rest, "www."))
		return scan_path(text, at);
	end = scan_mail(text, at);
	if (end > at)
		return end;
	end = scan_domain(text, at);
	return end > at && char_peek(text, end) == '/' ? scan_path(text, at) : end;
}

/* ---- words ---- */

/* One letter and a period: "U.", "p."; at the second of them there is an acronym: "U.S". */
static bool letter_period(struct str text, size_t at)
{
	uint32_t cp = char_peek(text, at);

	return char_is_letter(cp) && char_peek(text, char_next(text, at)) == '.';
}

/* "U.S" and "U.N", whose last period was left out. */
static bool last_of_acronym(struct str text, size_t piece, size_t at)
{
	return char_is_upper(char_peek(text, piece)) && char_is_upper(char_peek(text, at)) &&
	       !char_is_alnum(char_peek(text, char_next(text, at)));
}

enum { NAME_BYTES_MAX = 40 };

/* Does the word before `at` start with a capital, or is there none? */
static bool name_before(struct str text, size_t at)
{
	size_t end = at, from;

	while (end && at - end < NAME_BYTES_MAX && char_is_blank(char_before(text, end))) {
		if (char_before(text, end) == '\n')
			return true;
		end = char_back(text, end);
	}
	from = end;
	while (from && end - from < NAME_BYTES_MAX && !char_is_blank(char_before(text, from)))
		from = char_back(text, from);
	return from == end || char_is_upper(char_peek(text, from));
}

/* A nickname in quotation marks, and a name behind it: John F. "Jack" Doe. */
static bool nickname_follows(struct str text, size_t at)
{
	uint32_t mark = char_peek(text, at);
	size_t from, end;

	if (mark != '"' && mark != 0x201C)
		return false;
	from = end = char_next(text, at);
	while (end - from < NAME_BYTES_MAX && char_is_letter(char_peek(text, end)))
		end = char_next(text, end);
	if (end == from || !char_is_upper(char_peek(text, from)) ||
		(char_peek(text, end) != '"' && char_peek(text, end) != 0x201D))
		return false;
	end = char_next(text, end);
	return char_is_blank(char_peek(text, end)) && char_is_upper(char_peek(text, char_next(text, end)));
}

/* A capital and a period before a name: "J. Edgar", "John F. Kennedy", "Joe B. and"; not "Plan B." at an end.
 */
static bool is_initial(struct str text, size_t at, size_t period)
{
	size_t next = period + 1;
	uint32_t cp = char_peek(text, at);

	if (!char_is_upper(cp) || char_next(text, at) != period)
		return false;
	while (char_is_blank(char_peek(text, next)))
		next = char_next(text, next);
	/* "So did I." and the next sentence */
	if (cp == 'I' && !name_before(text, at))
		return false;
	return char_is_letter(char_peek(text, next)) || char_peek(text, next) == '(' ||
	       (name_before(text, at) && nickname_follows(text, next));
}

static bool digit_follows(struct str text, size_t at)
{
	while (char_is_blank(char_peek(text, at)))
		at = char_next(text, at);
	return char_is_digit(char_peek(text, at));
}

/*
 * The period at `period` behind the piece that starts at `piece`: does it belong to the word? *chain says
 * that it was an acronym's, so that its next letters do.
 */
static bool period_joins(struct str text, size_t piece, size_t period, bool *chain)
{
	bool single = char_next(text, piece) == period && char_is_letter(char_peek(text, piece));
	bool before = *chain;

	*chain = (letter_period(text, period + 1) || last_of_acronym(text, piece, period + 1) ||
			 (single && char_peek(text, period + 1) == '&')) &&
		 (single || str_is(str_cut(text, piece, period), "Ph"));
	if (*chain || (single && before))
		return true;
	if (is_initial(text, piece, period))
		return true;
	switch (abbreviation_of(str_cut(text, piece, period))) {
	case ABBREVIATION_NONE:
		return false;
	case ABBREVIATION_NUMBER:
		return digit_follows(text, period + 1);
	default:
		return true;
	}
}

/* The second half of a letter that was decoded wrongly: the "§" of a "Ã§" (or A and a tilde) that was "ç".
 */
static bool is_broken_letter(uint32_t cp, uint32_t before, uint32_t after)
{
	bool first = before == 0xC2 || before == 0xC3 || before == 0x302 || before == 0x303;

	return cp >= 0x80 && cp < 0xC0 && first && char_is_letter(after);
}

static bool joins_inside(uint32_t cp, uint32_t before, uint32_t after)
{
	if (is_broken_letter(cp, before, after))
		return true;
	if (char_is_apostrophe(cp))
		return char_is_letter(after) || char_is_digit(after);
	if (char_is_hyphen(cp))
		return char_is_alnum(after);
	return cp == '&' && (char_is_upper(before) || before == '.') && char_is_upper(after);
}

size_t scan_word(struct str text, size_t at)
{
	size_t end = at, piece = at;
	bool chain = false, dotted = false;

	for (;;) {
		uint32_t cp;
		size_t n;

		if (!dotted || chain)
			end = skip_word_chars(text, end);
		n = char_at(text, end, &cp);
		if (cp == '.' && !(dotted && !chain) && period_joins(text, piece, end, &chain)) {
			piece = end += n;
			dotted = true;
		} else if (end > at && joins_inside(cp, char_before(text, end), char_peek(text, end + n))) {
			piece = end += n;
			chain &= cp == '&';
			dotted = false;
		} else {
			break;
		}
	}
	return cut_clitics(text, at, end);
}
