#include "text/layout.h"

#include "text/chars.h"

/*
 * [place [, region] [, day]] [(agency)] dash	WASHINGTON—  MUSCAT, Oman —  GENEVA, June 4 (Reuters) -
 * (Reuters) - A place is in capitals; before an agency capital first letters will do, and the dash may be
 * missing: Rome (CNN)The
 */

enum { PLACE_WORDS_MAX = 5, WORD_BYTES_MAX = 40, AGENCY_BYTES_MAX = 32 };

struct reader {
	struct str text;
	size_t at;
	bool capitals;    /* the place is in capitals throughout */
	uint32_t letters; /* in the place */
};

static void skip_spaces(struct reader *r)
{
	while (char_is_blank(char_peek(r->text, r->at)))
		r->at = char_next(r->text, r->at);
}

static bool in_place_name(uint32_t cp)
{
	return char_is_letter(cp) || cp == '.' || cp == '-' || cp == '/' || char_is_apostrophe(cp);
}

/* One word with a capital; counts its letters and notes lower-case ones. Returns false at anything else. */
static bool read_capital_word(struct reader *r, bool *upper)
{
	size_t at = r->at;
	uint32_t cp = char_peek(r->text, at);

	if (!char_is_upper(cp))
		return false;
	*upper = true;
	for (; in_place_name(cp) && at - r->at < WORD_BYTES_MAX; cp = char_peek(r->text, at)) {
		/* "ST. LOUIS - " has a hyphen for a dash, "WASHINGTON--" two */
		if (cp == '-' && !char_is_letter(char_peek(r->text, at + 1)))
			break;
		*upper &= !char_is_lower(cp);
		r->letters += char_is_letter(cp);
		at = char_next(r->text, at);
	}
	r->at = at;
	return true;
}

static bool read_place(struct reader *r)
{
	int words = 0;

	r->capitals = true;
	for (; words < PLACE_WORDS_MAX; words++) {
		size_t before = r->at;
		bool upper;

		skip_spaces(r);
		if (!read_capital_word(r, &upper)) {
			r->at = before;
			break;
		}
		r->capitals &= upper;
	}
	return words && r->letters >= 3;
}

/* ", Oman", ", N.C.", ", New South Wales" */
static bool read_region(struct reader *r)
{
	size_t before = r->at;
	int words = 0;
	bool upper;

	if (char_peek(r->text, r->at) != ',')
		return false;
	r->at++;
	for (skip_spaces(r); words < 3 && read_capital_word(r, &upper); words++) {
		before = r->at;
		skip_spaces(r);
	}
	r->at = before;
	return words > 0;
}

static bool read_day(struct reader *r, struct dateline *dateline)
{
	struct reader ahead = *r;
	size_t end;

	if (char_peek(r->text, r->at) == ',')
		ahead.at++;
	skip_spaces(&ahead);
	end = calendar_read(r->text, ahead.at, &dateline->day);
	if (end == ahead.at || end == r->at)
		return false;
	dateline->date = (struct span){ (uint32_t)ahead.at, (uint32_t)end };
	r->at = end;
	return true;
}

/* "(Reuters)", "(Thomson Reuters Foundation)" */
static bool read_agency(struct reader *r)
{
	struct reader ahead = *r;
	size_t start;

	skip_spaces(&ahead);
	if (char_peek(r->text, ahead.at) != '(')
		return false;
	start = ++ahead.at;
	if (!char_is_upper(char_peek(r->text, start)))
		return false;
	while (ahead.at - start < AGENCY_BYTES_MAX &&
		(char_is_alnum(char_peek(r->text, ahead.at)) || char_peek(r->text, ahead.at) == ' ' ||
			char_peek(r->text, ahead.at) == '/' || char_peek(r->text, ahead.at) == '.'))
		ahead.at = char_next(r->text, ahead.at);
	if (char_peek(r->text, ahead.at) != ')')
		return false;
	r->at = ahead.at + 1;
	return true;
}

/* A dash of any length, or a hyphen between spaces. */
static bool read_dash(struct reader *r)
{
	size_t before = r->at, start;

	skip_spaces(r);
	start = r->at;
	while (char_is_dash(char_peek(r->text, r->at)))
		r->at = char_next(r->text, r->at);
	while (r->at < r->text.n && r->text.p[r->at] == '-')
		r->at++;
	if (r->at == start + 1 && (before == start || !char_is_blank(char_peek(r->text, r->at))))
		r->at = start;
	if (r->at == start)
		r->at = before;
	return r->at > before;
}

size_t dateline_read(struct str text, size_t at, struct dateline *dateline)
{
	struct reader r = { .text = text, .at = at };
	bool place = read_place(&r), agency, dash;

	*dateline = (struct dateline){ 0 };
	if (place) {
		while (!read_day(&r, dateline) && read_region(&r))
			;
	} else {
		r.at = at;
	}
	agency = read_agency(&r);
	if (!agency && (!place || !r.capitals))
		return at;
	dateline->span = (struct span){ (uint32_t)at, (uint32_t)r.at };
	dash = read_dash(&r);
	skip_spaces(&r);
	/* "NATO — the alliance — said" is no dateline, nor is "Donald Trump (R) said". */
	if ((!dash && (!agency || r.at > dateline->span.end)) || r.at >= text.n ||
		char_is_lower(char_peek(text, r.at)))
		return at;
	return r.at;
}
