#include "attribution/phrase.h"

#include <string.h>

#include "attribution/verbs.h"
#include "text/words.h"

/* Longest subject or apposition taken; PolNeAR train: 99% of sources have 30 words or fewer. */
enum { PHRASE_MAX = 40 };

static const struct phrase no_phrase = { 0, 0 };

static bool is_comma(const struct skeleton *s, int i)
{
	return item_is(s, i, ",");
}

static bool is_possessive(const struct skeleton *s, int i)
{
	return item_is(s, i, "'s") || item_is(s, i, "'");
}

/* "(R-IN)": the index of the opening bracket for a closing one at i, or i. */
static int bracket_start(const struct skeleton *s, int i)
{
	for (int k = i - 1; k >= 0 && k > i - 10; k--)
		if (item_is(s, k, "("))
			return k;
	return i;
}

/* Starts of a noun phrase: determiner, possessive, number; a capital after a lower-case word; a plural
 * pronoun. */
static bool starts_phrase(const struct skeleton *s, int i)
{
	if (item_has(s, i, WORD_DETERMINER | WORD_POSSESSIVE))
		return !item_has(s, i - 1, WORD_DETERMINER);
	return item_capital(s, i) && !item_capital(s, i - 1) &&
	       !item_has(s, i - 1, WORD_DETERMINER | WORD_PREPOSITION) && !is_possessive(s, i - 1);
}

/* Does [from, to) read as one noun phrase, without a clause of its own before a relative pronoun? */
static bool plain(const struct skeleton *s, int from, int to)
{
	for (int i = from; i < to; i++) {
		if (item_has(s, i, WORD_RELATIVE) && i > from)
			return true;
		if (item_quoted(s, i) || item_has(s, i, WORD_AUXILIARY | WORD_MODAL) ||
			(item_has(s, i, WORD_SUBJECT_PRONOUN) &&
				!item_has(s, i, WORD_DETERMINER | WORD_NUMBER)))
			return false;
	}
	return to > from;
}

/* What cannot begin a subject is left out: "But", "Meanwhile", "while", "still". */
static int skip_lead(const struct skeleton *s, int i, int end)
{
	while (i < end - 1) {
		bool lead =
			item_has(s, i, WORD_COORDINATOR | WORD_SUBORDINATOR) ||
			(item_has(s, i, WORD_ADVERB) && !item_has(s, i, WORD_DETERMINER | WORD_NUMBER)) ||
			(item_has(s, i, WORD_TIME) && !item_nominal(s, i + 1) && !is_possessive(s, i + 1)) ||
			is_comma(s, i);

		/* "that", "both", "either" may be determiners. */
		if (item_is(s, i, "that") && (item_capital(s, i + 1) || item_has(s, i + 1, WORD_DETERMINER)))
			lead = true;
		else if (!lead || item_has(s, i, WORD_DETERMINER))
			break;
		i++;
	}
	return i;
}

/* "In a statement Smith", "After the vote the mayor": the last noun phrase of the segment. */
static int last_phrase(const struct skeleton *s, int first, int end)
{
	int start = end;

	for (int i = end - 1; i > first; i--) {
		if (starts_phrase(s, i)) {
			start = i;
			/* "the head of the ministry": the phrase may go on to the left over a preposition. */
			if (!item_has(s, i - 1, WORD_PREPOSITION) || i - 2 <= first)
				return start;
		}
	}
	return start;
}

/* Walk left from a verb over what may belong to its subject; returns the first item of the stretch. */
static int walk_left(const struct skeleton *s, int from, int verb)
{
	int i = verb - 1, least = verb - PHRASE_MAX > from ? verb - PHRASE_MAX : from;
	bool relative = false; /* a relative pronoun was passed: what lies right of it may hold verbs */

	for (; i >= least; i--) {
		const struct token *token = item_token(s, i);

		if (item_quoted(s, i))
			break;
		if (item_is(s, i, ")")) {
			i = bracket_start(s, i);
			continue;
		}
		if (token->kind == TOKEN_PUNCT && !item_is(s, i, "-") && !item_is(s, i, "/"))
			break;
		if (item_has(s, i, WORD_RELATIVE) && item_nominal(s, i - 1)) {
			relative = true;
			continue;
		}
		if (item_has(s, i, WORD_AUXILIARY | WORD_MODAL)) {
			/* Belongs to a relative clause further left, or ends the stretch. */
			int k = i - 1;

			while (k >= least && !item_has(s, k, WORD_RELATIVE) &&
				item_token(s, k)->kind != TOKEN_PUNCT && !item_quoted(s, k))
				k--;
			if (k < least || !item_has(s, k, WORD_RELATIVE) || !item_nominal(s, k - 1))
				break;
			i = k;
			relative = true;
			continue;
		}
		if (item_has(s, i, WORD_SUBORDINATOR) && !item_has(s, i, WORD_PREPOSITION | WORD_RELATIVE))
			break;
		if (item_in(s, i,
			    (const char *const[]){ "but", "yet", "so", "after", "before", "until", NULL }))
			break;
		if (!relative && item_has(s, i, WORD_SUBJECT_PRONOUN) &&
			!item_has(s, i, WORD_DETERMINER | WORD_NUMBER | WORD_RELATIVE | WORD_OBJECT_PRONOUN))
			break;
	}
	return i + 1;
}

static bool gerund(const struct skeleton *s, int i)
{
	const char *form = item_token(s, i)->form;
	size_t n = strlen(form);

	return n > 4 && !item_capital(s, i) && !strcmp(form + n - 3, "ing");
}

/* subject = NP ',' (apposition | relative clause) ','		Hugh Hill, a doctor, said */
static struct phrase before_apposition(const struct skeleton *s, int from, int verb)
{
	int comma = verb - 1, open = comma - 1, start;

	while (open > from && comma - open < PHRASE_MAX && !is_comma(s, open) && !item_quoted(s, open))
		open--;
	if (!is_comma(s, open) || open <= from || comma - open < 2)
		return no_phrase;
	if (!item_nominal(s, open - 1) && !item_is(s, open - 1, ")"))
		return no_phrase;
	start = skip_lead(s, walk_left(s, from, open), open);
	if (item_has(s, start, WORD_PREPOSITION))
		start = last_phrase(s, start, open);
	if (start >= open || !plain(s, start, open))
		return no_phrase;
	/* "who led the inquiry", "asked about it", "speaking on television" are no part of the name. */
	if (item_has(s, open + 1, WORD_RELATIVE | WORD_PREPOSITION | WORD_SUBORDINATOR) ||
		item_verbal(s, open + 1) || gerund(s, open + 1))
		return (struct phrase){ start, open };
	return (struct phrase){ start, comma };
}

/* subject = item ',' item ',' ... 'and' item		two officials, a senior aide and two mediators said */
static int extend_list(const struct skeleton *s, int from, int first, int verb)
{
	bool has_and = false;

	for (int i = first; i < verb; i++)
		has_and |= item_is(s, i, "and");
	while (has_and && is_comma(s, first - 1) && first - 2 >= from) {
		int start = walk_left(s, from, first - 1);

		if (start >= first - 1 || first - start > 12 || !plain(s, start, first - 1) ||
			item_has(s, start,
				WORD_PREPOSITION | WORD_SUBORDINATOR | WORD_COORDINATOR | WORD_ADVERB |
					WORD_TIME))
			break;
		/* A list's members are noun phrases; "In 2016, Smith and Jones said" is none. */
		if (!starts_phrase(s, start) && !item_has(s, start, WORD_NUMBER))
			break;
		for (int i = start; i < first - 1; i++)
			if (item_verbal(s, i))
				return first;
		first = start;
	}
	return first;
}

/* "Theresa May", "June", "Steve August" */
static bool named_like_month(const struct skeleton *s, int i)
{
	return item_capital(s, i - 1) &&
	       item_in(s, i, (const char *const[]){ "may", "april", "june", "august", "summer", NULL });
}

/* "Carson shared a syllabus", against "a group started by" and "an armed man". */
static bool takes_object(const struct skeleton *s, int i)
{
	return item_verbal(s, i) && item_nominal(s, i - 1) && !item_has(s, i - 1, WORD_ADVERB) &&
	       item_has(s, i + 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_OBJECT_PRONOUN);
}

/* "the best plan", "refused to disclose detailed": what stands before a noun or an adjective is no subject.
 */
static bool heads_clause(const struct skeleton *s, int start, int verb)
{
	static const char *const articles[] = { "the", "a", "an", "his", "her", "their", "its", "our", "my",
		"your", "every", "no", NULL };

	if ((verb - start == 1 && item_in(s, start, articles)) ||
		item_token(s, verb - 1)->kind == TOKEN_SYMBOL)
		return false;
	if (verb - start > 1 && gerund(s, start))
		return false;
	for (int i = start + 1; i < verb - 1 && !item_has(s, i, WORD_RELATIVE); i++)
		if (takes_object(s, i))
			return false;
	return !item_verbal(s, start) || item_nominal(s, start + 1) || verb - start == 1;
}

struct phrase phrase_subject(const struct skeleton *s, int from, int verb)
{
	int i = verb - 1, start;

	if (i < from)
		return no_phrase;
	if (is_comma(s, i))
		return before_apposition(s, from, verb);
	if (item_in(s, i, (const char *const[]){ "when", "where", "why", "how", "what", NULL }))
		return no_phrase;
	if (item_has(s, i, WORD_SUBJECT_PRONOUN | WORD_RELATIVE) && !item_capital(s, i - 1))
		return (struct phrase){ i, verb };
	if (!item_nominal(s, i) && !item_is(s, i, ")") &&
		!item_has(s, i, WORD_NUMBER | WORD_OBJECT_PRONOUN | WORD_DETERMINER))
		return no_phrase;
	start = skip_lead(s, walk_left(s, from, verb), verb);
	while (verb > start + 1 && item_has(s, verb - 1, WORD_TIME | WORD_ADVERB) &&
		!item_has(s, verb - 1, WORD_NUMBER) && !named_like_month(s, verb - 1))
		verb--;
	if (item_has(s, start, WORD_PREPOSITION) ||
		(item_has(s, start, WORD_TIME) && !is_possessive(s, start + 1)))
		start = last_phrase(s, start, verb);
	if (start >= verb || !heads_clause(s, start, verb))
		return no_phrase;
	return (struct phrase){ extend_list(s, from, start, verb), verb };
}

int phrase_core_end(const struct skeleton *s, int i)
{
	int start = i;

	/* "told her that" against "told her aides". */
	if (item_has(s, i, WORD_SUBJECT_PRONOUN | WORD_OBJECT_PRONOUN) &&
		(!item_has(s, i, WORD_DETERMINER | WORD_POSSESSIVE | WORD_NUMBER) || !item_nominal(s, i + 1)))
		return i + 1;
	while (item_has(s, i, WORD_DETERMINER | WORD_POSSESSIVE | WORD_NUMBER))
		i++;
	while (item_nominal(s, i) && !item_verbal(s, i)) {
		bool new_name = i > start && item_capital(s, i) && !item_capital(s, i - 1) &&
				item_nominal(s, i - 1) && !is_possessive(s, i - 1) &&
				item_token(s, i - 1)->kind == TOKEN_WORD;

		/* "told reporters Clinton was": a name begins a new phrase; "campaign manager Robby Mook"
		 * does not. */
		if (new_name && item_verbal(s, i + 1))
			break;
		if (item_has(s, i, WORD_TIME) && i > start && !is_possessive(s, i + 1))
			break;
		i++;
	}
	return i;
}

/* Prepositions that go on with a source: "a spokesman for the ministry", "officials in Kyiv", "Smith of the
 * ACLU". */
static bool goes_on(const struct skeleton *s, int i)
{
	static const char *const any[] = { "of", "for", "from", "with", "by", "close", NULL };
	static const char *const noun[] = { "in", "at", "on", "inside", "within", "near", "to", "among",
		"who", NULL };

	if (item_in(s, i, any))
		return true;
	return item_in(s, i, noun) && !item_capital(s, i - 1) && !item_has(s, i + 1, WORD_TIME);
}

static int chunk_end(const struct skeleton *s, int i)
{
	int end = phrase_core_end(s, i);

	while (end > i && end < s->n) {
		int next;

		if (item_is(s, end, "(")) {
			for (next = end; next < s->n && next < end + 10 && !item_is(s, next, ")"); next++)
				;
			if (!item_is(s, next, ")"))
				break;
			end = next + 1;
			continue;
		}
		if (!goes_on(s, end) && !item_is(s, end, "and") && !item_is(s, end, "who"))
			break;
		if (item_is(s, end, "who")) {
			while (end < s->n && !item_quoted(s, end) && item_token(s, end)->kind != TOKEN_PUNCT)
				end++;
			break;
		}
		next = phrase_core_end(s, end + 1);
		if (next == end + 1 || item_verbal(s, next))
			break;
		end = next;
	}
	return end;
}

/* ',' apposition (',' | end)	", a Democrat from New York," */
static int apposition_end(const struct skeleton *s, int comma)
{
	int i = comma + 1;

	if (!is_comma(s, comma) ||
		item_has(s, i, WORD_TIME | WORD_PREPOSITION | WORD_SUBORDINATOR | WORD_COORDINATOR))
		return comma;
	if (!item_has(s, i, WORD_DETERMINER | WORD_NUMBER) && !item_nominal(s, i))
		return comma;
	/* "said Smith, adding that": a clause of its own. */
	if (verb_of_form(s->doc->arena, item_token(s, i)->form) && !item_capital(s, i))
		return comma;
	while (i < s->n && i - comma < PHRASE_MAX && !is_comma(s, i) && !item_stops(s, i) &&
		!item_quoted(s, i) && item_token(s, i)->kind != TOKEN_PUNCT) {
		if (item_has(s, i, WORD_AUXILIARY | WORD_MODAL | WORD_SUBJECT_PRONOUN) &&
			!item_has(s, i, WORD_RELATIVE) && !item_has(s, i, WORD_DETERMINER | WORD_NUMBER))
			return comma;
		i++;
	}
	return item_quoted(s, i) ? comma : i;
}

struct phrase phrase_after(const struct skeleton *s, int first, bool apposition)
{
	int end = chunk_end(s, first);

	/* "two U.S. officials, a senior Hamas official and two Arab mediators": commas, then "and". */
	for (int comma = end; is_comma(s, comma);) {
		int next = chunk_end(s, comma + 1 + item_is(s, comma + 1, "and"));
		bool list = item_is(s, comma + 1, "and");

		for (int i = comma + 1; i < next; i++)
			list |= item_is(s, i, "and");
		if (next <= comma + 1 || !(list || is_comma(s, next)) || item_verbal(s, next))
			break;
		if (list) {
			end = next;
			break;
		}
		comma = next;
	}
	if (apposition && end > first && item_capital(s, end - 1))
		end = apposition_end(s, end);
	return (struct phrase){ first, end };
}

static bool present_form(const struct skeleton *s, int i)
{
	const char *form = item_token(s, i)->form;
	size_t n = strlen(form);

	return item_nominal(s, i) && !item_capital(s, i) && n > 3 && form[n - 1] == 's' && form[n - 2] != 's';
}

struct phrase phrase_first(const struct skeleton *s, int from, int to)
{
	int start = skip_lead(s, from, to), end;

	if (item_has(s, start, WORD_PREPOSITION)) {
		while (start < to && !is_comma(s, start))
			start++;
		if (start == to)
			return no_phrase;
		start++;
	}
	end = chunk_end(s, start);
	/* "Orr rips the plan": a name's last word is no -s form in lower case. */
	if (end - start > 1 && item_capital(s, end - 2) && present_form(s, end - 1))
		end--;
	/* Only what a verb follows is a subject; "In Ohio, ..." leaves places and lists here. */
	if (end <= start || end > to ||
		!(item_verbal(s, end) || present_form(s, end) || item_has(s, end, WORD_ADVERB) ||
			verb_of_form(s->doc->arena, item_token(s, end)->form)))
		return no_phrase;
	return (struct phrase){ start, end };
}
