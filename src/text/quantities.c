#include "text/quantities.h"

#include <math.h>
#include <string.h>

#include "text/dates.h"
#include "text/words.h"

/* What "about 200" may stand for: a tenth either way. */
static const double about = 0.1;

enum bound { BOUND_EXACT, BOUND_ABOUT, BOUND_NEARLY, BOUND_OVER, BOUND_AT_LEAST, BOUND_UNDER, BOUND_AT_MOST };

/* Longest first where one begins another. */
static const struct {
	const char *words[4];
	enum bound bound;
} bounds[] = {
	{ { "no", "more", "than" }, BOUND_AT_MOST },
	{ { "not", "more", "than" }, BOUND_AT_MOST },
	{ { "no", "fewer", "than" }, BOUND_AT_LEAST },
	{ { "no", "less", "than" }, BOUND_AT_LEAST },
	{ { "no", "longer", "than" }, BOUND_AT_MOST },
	{ { "a", "little", "under" }, BOUND_ABOUT },
	{ { "a", "little", "over" }, BOUND_ABOUT },
	{ { "in", "excess", "of" }, BOUND_OVER },
	{ { "as", "many", "as" }, BOUND_AT_MOST },
	{ { "as", "much", "as" }, BOUND_AT_MOST },
	{ { "upward", "of" }, BOUND_OVER },
	{ { "upwards", "of" }, BOUND_OVER },
	{ { "more", "than" }, BOUND_OVER },
	{ { "fewer", "than" }, BOUND_UNDER },
	{ { "less", "than" }, BOUND_UNDER },
	{ { "just", "over" }, BOUND_ABOUT },
	{ { "just", "under" }, BOUND_ABOUT },
	{ { "well", "over" }, BOUND_OVER },
	{ { "well", "under" }, BOUND_UNDER },
	{ { "well", "above" }, BOUND_OVER },
	{ { "well", "below" }, BOUND_UNDER },
	{ { "not", "even" }, BOUND_UNDER },
	{ { "close", "to" }, BOUND_ABOUT },
	{ { "at", "least" }, BOUND_AT_LEAST },
	{ { "at", "most" }, BOUND_AT_MOST },
	{ { "up", "to" }, BOUND_AT_MOST },
	{ { "over" }, BOUND_OVER },
	{ { "above" }, BOUND_OVER },
	{ { "under" }, BOUND_UNDER },
	{ { "below" }, BOUND_UNDER },
	{ { "nearly" }, BOUND_NEARLY },
	{ { "almost" }, BOUND_NEARLY },
	{ { "barely" }, BOUND_ABOUT },
	{ { "about" }, BOUND_ABOUT },
	{ { "around" }, BOUND_ABOUT },
	{ { "roughly" }, BOUND_ABOUT },
	{ { "approximately" }, BOUND_ABOUT },
	{ { "some" }, BOUND_ABOUT },
};

static const struct {
	const char *sign, *word, *unit;
} currencies[] = {
	{ "$", "dollars", "dollars" },
	{ "£", "pounds", "pounds" },
	{ "€", "euros", "euros" },
	{ "¥", "yen", "yen" },
	{ "₹", "rupees", "rupees" },
};

enum { N_BOUNDS = sizeof bounds / sizeof bounds[0], N_CURRENCIES = sizeof currencies / sizeof currencies[0] };

/* What stands between the number and the noun that it counts, at most. */
enum { UNIT_REACH = 5 };

struct reader {
	const struct document *doc;
	uint32_t first, end;
	bool bare; /* fractions, and numbers whose unit is not said, too */
	struct arena *arena;
};

static const struct token *peek(const struct reader *r, uint32_t at)
{
	return at < r->end ? &r->doc->tokens.v[at] : NULL;
}

static bool is_form(const struct reader *r, uint32_t at, const char *form)
{
	return at < r->end && token_is(&r->doc->tokens.v[at], form);
}

/* The bound whose words start at `at`; *next is behind them. */
static bool read_bound(const struct reader *r, uint32_t at, enum bound *bound, uint32_t *next)
{
	for (int i = 0; i < N_BOUNDS; i++) {
		uint32_t n = 0;

		while (n < 4 && bounds[i].words[n] && is_form(r, at + n, bounds[i].words[n]))
			n++;
		if (n == 4 || bounds[i].words[n])
			continue;
		*bound = bounds[i].bound;
		*next = at + n;
		return true;
	}
	return false;
}

static const char *currency_sign(const struct token *token)
{
	size_t n = strlen(token->form);

	for (int i = 0; token->kind == TOKEN_SYMBOL && i < N_CURRENCIES; i++) {
		size_t sign = strlen(currencies[i].sign);

		if (n >= sign && !strcmp(token->form + n - sign, currencies[i].sign))
			return currencies[i].unit;
	}
	return NULL;
}

static const char *currency_word(const char *form)
{
	size_t n = strlen(form);

	for (int i = 0; i < N_CURRENCIES; i++) {
		size_t word = strlen(currencies[i].word);

		if (!strcmp(form, currencies[i].word) ||
			(n + 1 == word && form[0] && !strncmp(form, currencies[i].word, n) && n > 3))
			return currencies[i].unit;
	}
	return NULL;
}

/* A cardinal: digits or a number word, no ordinal, no decade ("1990s"). */
static double cardinal(const struct token *token)
{
	static const char *const ordinals[] = { "first", "second", "third", "fourth", "fifth", "sixth",
		"seventh", "eighth", "ninth", "tenth", "half", "quarter", "both", "many", "several", "few",
		NULL };
	size_t n = strlen(token->form);

	if (token->kind == TOKEN_NUMBER && (n == 0 || token->form[n - 1] < '0' || token->form[n - 1] > '9'))
		return -1;
	if ((token->kind != TOKEN_NUMBER && token->kind != TOKEN_WORD) || token_in(token, ordinals))
		return -1;
	return word_number(token->form);
}

/* cardinal {cardinal | multiplier}: "12", "1.2 million", "two hundred", "twenty five thousand". */
static bool read_number(const struct reader *r, uint32_t at, bool money, double *value, uint32_t *next)
{
	const struct token *token = peek(r, at);
	double total = 0, group = token ? cardinal(token) : -1;
	double times = token ? word_multiplier(token->form) : 0;

	if (group < 0 || times > 0) {
		bool article = token && (token_is(token, "a") || token_is(token, "half"));

		/* "a dozen", "half a million", "hundred" alone only as "a hundred" */
		if (!article)
			return false;
		group = token_is(token, "half") ? 0.5 : 1;
		at += token_is(token, "half") && is_form(r, at + 1, "a") ? 2 : 1;
		if (!peek(r, at) || !word_multiplier(peek(r, at)->form))
			return false;
	} else {
		at++;
	}
	for (; (token = peek(r, at)); at++) {
		times = word_multiplier(token->form);
		/* $40m */
		if (money && token_is(token, "m") && !token->space_before)
			times = 1e6;
		if (times >= 1000) {
			total += group * times;
			group = 0;
		} else if (times > 0) {
			group *= times;
		} else if (token->kind == TOKEN_WORD && cardinal(token) > 0 && cardinal(token) < 100 &&
			   r->doc->tokens.v[at - 1].kind == TOKEN_WORD) {
			group += cardinal(token);
		} else {
			break;
		}
	}
	*value = total + group;
	*next = at;
	return true;
}

/* "dozens of", "hundreds of", "tens of thousands of": a range of its own. */
static bool read_vague(const struct reader *r, uint32_t at, double *low, double *high, uint32_t *next)
{
	static const struct {
		const char *form;
		double low, high;
	} vague[] = { { "dozens", 24, 200 }, { "scores", 40, 200 }, { "hundreds", 200, 2000 },
		{ "thousands", 2000, 100000 }, { "millions", 2e6, 1e9 }, { "billions", 2e9, 1e12 } };

	if (is_form(r, at, "tens") && is_form(r, at + 1, "of") && is_form(r, at + 2, "thousands")) {
		*low = 20000, *high = 200000, *next = at + 3;
		return true;
	}
	if (is_form(r, at, "hundreds") && is_form(r, at + 1, "of") && is_form(r, at + 2, "thousands")) {
		*low = 200000, *high = 2e6, *next = at + 3;
		return true;
	}
	for (size_t i = 0; i < sizeof vague / sizeof vague[0]; i++)
		if (is_form(r, at, vague[i].form)) {
			*low = vague[i].low, *high = vague[i].high, *next = at + 1;
			return is_form(r, at + 1, "of");
		}
	return false;
}

static bool plural_noun(const struct token *token)
{
	static const char *const irregular[] = { "people", "men", "women", "children", "police", "troops",
		"percent", "personnel", "staff", "crew", "cattle", "fish", "feet", "teeth", "yen", "rand",
		"baht", "won", "aircraft", "fishermen", "policemen", "servicemen", "gunmen", "lawmakers",
		NULL };
	static const char *const no_noun[] = { "was", "has", "is", "does", "this", "his", "its", "us", "as",
		"'s", "times", "across", "always", "perhaps", "besides", "towards", "versus", "plus", "minus",
		"afterwards", "overseas", NULL };
	size_t n = strlen(token->form);

	if (token->kind != TOKEN_WORD || token_in(token, no_noun))
		return false;
	if (token_in(token, irregular))
		return true;
	return n > 3 && token->form[n - 1] == 's' && token->form[n - 2] != 's' && token->form[n - 2] != '\'';
}

/* Words that end the noun phrase before its noun has come. */
static bool breaks_phrase(const struct token *token)
{
	if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_SYMBOL)
		return true;
	if (token->kind == TOKEN_PUNCT || token->kind == TOKEN_QUOTE)
		return !token_is(token, "-");
	return word_has(token->form, WORD_AUXILIARY | WORD_MODAL | WORD_SUBJECT_PRONOUN | WORD_SUBORDINATOR |
					     WORD_RELATIVE | WORD_PREPOSITION | WORD_NEGATION | WORD_TIME) &&
	       !plural_noun(token);
}

/* ["of" ["the" | "its" | ...]] {modifier} plural noun. Returns the noun's index, 0 when there is none. */
static uint32_t find_unit(const struct reader *r, uint32_t at)
{
	uint32_t limit;

	if (is_form(r, at, "of"))
		at++;
	limit = at + UNIT_REACH < r->end ? at + UNIT_REACH : r->end;
	for (; at < limit; at++) {
		const struct token *token = &r->doc->tokens.v[at];
		const struct token *next = peek(r, at + 1);

		if (breaks_phrase(token) || word_has(token->form, WORD_COORDINATOR))
			return 0;
		/* "200 weapons inspectors": a noun that modifies the next one counts nothing */
		if (plural_noun(token) &&
			!(next && next->kind == TOKEN_WORD && plural_noun(next) && !breaks_phrase(next)))
			return at;
	}
	return 0;
}

/* A bare 2012 is a year more often than a count. */
static bool like_a_year(const struct reader *r, uint32_t at)
{
	const char *form = r->doc->tokens.v[at].form;

	return r->doc->tokens.v[at].kind == TOKEN_NUMBER && strlen(form) == 4 &&
	       (!strncmp(form, "19", 2) || !strncmp(form, "20", 2));
}

/* A number that names: No. 5, Flight 370, Article 2, page 7, at age 12; and one that tells the time. */
static bool names_a_thing(const struct reader *r, uint32_t at, uint32_t next)
{
	static const char *const before[] = { "no.", "number", "page", "chapter", "article", "section", "age",
		"aged", "flight", "route", "highway", "interstate", "room", "apartment", "channel", "title",
		"rule", "resolution", "proposition", "district", "ward", "level", "phase", "#", NULL };
	static const char *const after[] = { "a.m.", "p.m.", "a.m", "p.m", "am", "pm", "o'clock", ":", "st.",
		"th", "years-old", "year-old", "ad", "bc", NULL };

	if (at > r->first && token_in(&r->doc->tokens.v[at - 1], before))
		return true;
	if (at > r->first + 1 && is_form(r, at - 1, "of") && is_form(r, at - 2, "age"))
		return true;
	if (at > r->first && (is_form(r, at - 1, "-") || is_form(r, at - 1, "/") || is_form(r, at - 1, ":")))
		return !r->doc->tokens.v[at].space_before;
	if (next < r->end && token_in(&r->doc->tokens.v[next], after))
		return true;
	/* 21-year-old; 3-2 */
	if (is_form(r, next, "-") && !r->doc->tokens.v[next].space_before)
		return true;
	return is_form(r, next, "years") && is_form(r, next + 1, "old");
}

static void set_interval(struct quantity *q, enum bound bound, double low, double high)
{
	q->approximate = bound != BOUND_EXACT;
	q->low = low;
	q->high = high;
	switch (bound) {
	case BOUND_EXACT:
		break;
	case BOUND_ABOUT:
		q->low = low * (1 - about);
		q->high = high * (1 + about);
		break;
	case BOUND_NEARLY:
		q->low = low * (1 - about);
		break;
	case BOUND_OVER:
	case BOUND_AT_LEAST:
		q->high = INFINITY;
		break;
	case BOUND_UNDER:
	case BOUND_AT_MOST:
		q->low = 0;
		break;
	}
}

/* number ("to" | "-" | "–" | "and") number; "and" only after "between". */
static void read_range(const struct reader *r, bool between, bool money, double *high, uint32_t *next)
{
	static const char *const joints[] = { "to", "-", "–", "or", NULL };
	const struct token *joint = peek(r, *next);
	uint32_t at = *next + 1;
	double value;

	if (!joint || !(between ? token_is(joint, "and") : token_in(joint, joints)))
		return;
	if (peek(r, at) && currency_sign(peek(r, at)))
		at++;
	if (read_number(r, at, money, &value, &at) && value > *high) {
		*high = value;
		*next = at;
	}
}

/* The unit behind the number: %, percent, a currency, a counted noun. False where it cannot be told. */
static bool read_unit(const struct reader *r, const char *currency, uint32_t *next, struct quantity *q)
{
	const struct token *token = peek(r, *next);
	uint32_t noun;

	if (currency) {
		q->unit = str_of(currency);
		return true;
	}
	if (!token)
		return false;
	if (token_is(token, "%") || token_is(token, "percent") || token_is(token, "per")) {
		bool two = token_is(token, "per");

		if (two && !is_form(r, *next + 1, "cent"))
			return false;
		q->unit = STR("percent");
		*next += two ? 2 : 1;
		return true;
	}
	if (currency_word(token->form)) {
		q->unit = str_of(currency_word(token->form));
		*next += 1;
		return true;
	}
	if (!(noun = find_unit(r, *next)))
		return false;
	q->unit = str_of(r->doc->tokens.v[noun].form);
	*next = noun + 1;
	return true;
}

/*
 * number [noun] ("in" | "out" "of") number: "one train in ten", "six out of ten" as a share in percent; not
 * "two deaths in three days".
 */
static bool read_share(const struct reader *r, double part, uint32_t *next, double *percent)
{
	uint32_t at = *next;
	double whole;

	if (peek(r, at) && peek(r, at)->kind == TOKEN_WORD && !is_form(r, at, "in") && !is_form(r, at, "out"))
		at++;
	if (is_form(r, at, "in"))
		at++;
	else if (is_form(r, at, "out") && is_form(r, at + 1, "of"))
		at += 2;
	else
		return false;
	if (!read_number(r, at, false, &whole, &at) || whole <= part || whole > 100)
		return false;
	if (peek(r, at) && plural_noun(peek(r, at)))
		return false;
	*percent = 100 * part / whole;
	*next = at;
	return true;
}

/* "of a million" behind a fraction: its multiplier, 0 where there is none. */
static double multiplier_behind(const struct reader *r, uint32_t at, uint32_t *next)
{
	if (!is_form(r, at, "of") || !is_form(r, at + 1, "a") || !peek(r, at + 2))
		return 0;
	*next = at + 3;
	return word_multiplier(peek(r, at + 2)->form);
}

/* Behind "a third": what makes it a share, and not an ordinal. */
static bool ends_fraction(const struct reader *r, uint32_t at)
{
	static const char *const words[] = { "of", "smaller", "larger", "bigger", "less", "more", "lower",
		"higher", "fewer", "cheaper", "in", "the", "its", "their", "his", "her", "had", "were",
		NULL };
	const struct token *token = peek(r, at);

	return !token || token->kind == TOKEN_PUNCT || token->kind == TOKEN_QUOTE || token_in(token, words);
}

/*
 * ["a" | "one" | "two" | ...] ("half" | "third" | "quarters" | ...): a share, in percent; with "of a
 * million", an amount. "most of" is more than half.
 */
static bool read_fraction(const struct reader *r, uint32_t at, struct quantity *q, uint32_t *next)
{
	static const struct {
		const char *one, *many;
		double part;
	} parts[] = { { "half", "halves", 2 }, { "third", "thirds", 3 }, { "quarter", "quarters", 4 },
		{ "fifth", "fifths", 5 }, { "sixth", "sixths", 6 }, { "seventh", "sevenths", 7 },
		{ "eighth", "eighths", 8 }, { "tenth", "tenths", 10 } };
	const struct token *token = peek(r, at);
	double count, times;

	if (token && token_is(token, "most") && is_form(r, at + 1, "of")) {
		*q = (struct quantity){ .low = 51, .high = 99, .approximate = true, .unit = STR("percent") };
		*next = at + 1;
		return true;
	}
	count = !token ? -1 : token_is(token, "a") || token_is(token, "half") ? 1 : word_number(token->form);
	if (count <= 0 || count > 9)
		return false;
	at += token_is(token, "half") ? 0 : 1;
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		if (!is_form(r, at, count > 1 ? parts[i].many : parts[i].one))
			continue;
		*next = at + 1;
		if ((times = multiplier_behind(r, at + 1, next)) > 0) {
			q->low = q->high = count * times / parts[i].part;
			return true;
		}
		if (!ends_fraction(r, at + 1))
			return false;
		q->low = q->high = 100 * count / parts[i].part;
		q->unit = STR("percent");
		return true;
	}
	return false;
}

/* [bound | "between" | "from"] [currency] number [range] unit */
static bool read_quantity(const struct reader *r, uint32_t at, struct quantity *q, uint32_t *next)
{
	enum bound bound = BOUND_EXACT;
	uint32_t start = at, number;
	const char *currency = NULL;
	double low, high;
	bool between = false, plain, fraction = false;

	if (is_form(r, at, "between") || is_form(r, at, "from"))
		between = is_form(r, at++, "between");
	else
		read_bound(r, at, &bound, &at);
	if (peek(r, at) && (currency = currency_sign(peek(r, at))))
		at++;
	number = at;
	if (r->bare && read_fraction(r, at, q, &at)) {
		/* a share is seldom exact */
		fraction = plain = true;
		bound = bound == BOUND_EXACT && !q->approximate ? BOUND_ABOUT : bound;
		low = q->low;
		high = q->high;
	} else if (read_vague(r, at, &low, &high, &at)) {
		bound = BOUND_EXACT;
		q->approximate = true;
		plain = false;
	} else if (read_number(r, at, currency, &low, &at)) {
		high = low;
		plain = true;
		read_range(r, between, currency, &high, &at);
	} else {
		return false;
	}
	if (!currency && plain && names_a_thing(r, number, at))
		return false;
	if (fraction && q->unit.n) {
		/* the unit is told */
	} else if (plain && !currency && low == high && read_share(r, low, &at, &low)) {
		high = low;
		q->unit = STR("percent");
	} else if (!read_unit(r, currency, &at, q) && (!r->bare || like_a_year(r, number))) {
		return false;
	}
	/* "one day", "one thing": an article more than an amount */
	if (low <= 1 && high <= 1 && is_form(r, number, "one") && bound == BOUND_EXACT)
		return false;
	if (fraction && q->approximate) {
		q->low = bound == BOUND_UNDER || bound == BOUND_AT_MOST ? 0 : low;
	} else if (plain) {
		set_interval(q, bound, low, high);
		/* "a dozen" is seldom counted */
		if (!fraction && (is_form(r, number, "a") || is_form(r, number, "half")))
			set_interval(q, bound == BOUND_EXACT ? BOUND_ABOUT : bound, low, high);
		q->approximate = q->approximate || high > low;
	} else {
		q->low = low;
		q->high = high;
	}
	q->span = (struct span){ r->doc->tokens.v[start].span.start, r->doc->tokens.v[at - 1].span.end };
	*next = at;
	return true;
}

void text_quantities(const struct document *doc, uint32_t first, uint32_t end, struct arena *arena,
	struct quantity_vec *out)
{
	struct reader r = { .doc = doc, .first = first, .arena = arena };

	r.end = end < doc->tokens.n ? end : doc->tokens.n;
	for (uint32_t at = first; at < r.end;) {
		struct date_mention date;
		struct quantity q = { 0 };
		uint32_t next;

		if (date_at(doc, at, r.end, &date)) {
			at = date.end;
		} else if (read_quantity(&r, at, &q, &next)) {
			vec_push(arena, out, q);
			at = next;
		} else {
			at++;
		}
	}
}

bool text_amount(const struct document *doc, uint32_t at, uint32_t end, struct quantity *out, uint32_t *next)
{
	struct reader r = { .doc = doc, .bare = true };
	struct date_mention date;

	*out = (struct quantity){ 0 };
	r.end = end < doc->tokens.n ? end : doc->tokens.n;
	return !date_at(doc, at, r.end, &date) && read_quantity(&r, at, out, next);
}
