#include "attribution/cue.h"

#include <string.h>

#include "attribution/phrase.h"
#include "text/lemma.h"
#include "text/words.h"

/* What a verb's form tells. "said" is both past and participle. */
static bool ends(const char *form, const char *suffix)
{
	size_t n = strlen(form), m = strlen(suffix);

	return n > m && !strcmp(form + n - m, suffix);
}

static bool is_be(const struct skeleton *s, int i)
{
	return item_in(s, i,
		(const char *const[]){
			"is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m", NULL });
}

static bool is_have(const struct skeleton *s, int i)
{
	return item_in(s, i, (const char *const[]){ "has", "have", "had", "'ve", "having", NULL });
}

/* A word between auxiliary and verb: adverb, negation. */
static bool between(const struct skeleton *s, int i)
{
	return (item_has(s, i, WORD_ADVERB) || item_is(s, i, "not") || item_is(s, i, "n't") ||
		       item_is(s, i, "never")) &&
	       !item_has(s, i, WORD_SUBJECT_PRONOUN | WORD_PREPOSITION);
}

static bool is_aux(const struct skeleton *s, int i)
{
	/* he's always denied it: has, not a possessor's mark */
	return item_has(s, i, WORD_AUXILIARY | WORD_MODAL) ||
	       (i && item_is(s, i, "'s") && item_has(s, i - 1, WORD_SUBJECT_PRONOUN));
}

/* The verb group's first item: auxiliaries, modals and the adverbs before and among them. */
static int group_start(const struct skeleton *s, int verb)
{
	int i = verb;

	while (i > 0 && (is_aux(s, i - 1) || between(s, i - 1)))
		i--;
	/* Time words lead a clause rather than a verb: "Wednesday said". */
	while (i < verb && item_has(s, i, WORD_TIME) && !is_aux(s, i))
		i++;
	return i;
}

/* "claims" after "the", "its", "of", a number or 's is a noun. */
static bool is_noun(const struct skeleton *s, int first, int verb)
{
	const char *form = item_token(s, verb)->form;
	bool could_be_noun = !ends(form, "ing") && !is_aux(s, verb - 1);

	if (item_capital(s, verb) && verb > 0)
		return true;
	if (item_is(s, verb - 1, "'s") || item_is(s, verb - 1, "'"))
		return true;
	/* "the most detailed plan" */
	for (int i = first; i < verb; i++)
		could_be_noun &= !is_aux(s, i);
	return could_be_noun && item_has(s, first - 1, WORD_DETERMINER | WORD_POSSESSIVE) &&
	       !item_has(s, first - 1, WORD_SUBJECT_PRONOUN | WORD_RELATIVE);
}

/* "critics say", "they plan": a base form without auxiliary needs a plural before it; else it is a noun ("the
 * best plan"). */
static bool lacks_plural(const struct skeleton *s, const struct cue *cue)
{
	static const char *const never_nouns[] = { "say", "tell", "argue", "believe", "think", "know",
		"insist", "agree", "admit", "deny", "acknowledge", "suggest", "describe", "explain", NULL };
	static const char *const plurals[] = { "people", "police", "men", "women", "children", "media",
		"staff", "i", "we", "you", "they", "who", "that", "which", "some", "many", "most", "all",
		"others", "few", "both", "these", "those", "several", "each", ")", ",", NULL };
	const char *form = item_token(s, cue->verb)->form;

	if (cue->first != cue->verb || strcmp(form, cue->entry->lemma) || cue->form != CUE_FINITE ||
		cue->verb == 0 || item_in(s, cue->verb, never_nouns))
		return false;
	for (int i = cue->verb - 1; i >= 0 && i > cue->verb - 8 && !item_is(s, i, ","); i--)
		if (item_is(s, i, "and"))
			return false;
	return !ends(item_token(s, cue->verb - 1)->form, "s") && !item_in(s, cue->verb - 1, plurals) &&
	       !item_quoted(s, cue->verb - 1) && !item_has(s, cue->verb - 1, WORD_NUMBER) &&
	       strcmp(form, "read") && strcmp(form, "put");
}

/* "swing states where", "campaign pledges": an -s form behind bare lower-case words is a plural noun. */
static bool bare_plural(const struct skeleton *s, const struct cue *cue)
{
	int i = cue->verb - 1;

	if (cue->first != cue->verb || !ends(item_token(s, cue->verb)->form, "s"))
		return false;
	while (item_nominal(s, i) && !item_capital(s, i) && !item_is(s, i, "'s") &&
		!item_has(s, i, WORD_NUMBER | WORD_TIME))
		i--;
	return i < cue->verb - 1 && !item_capital(s, i) && !item_is(s, i, "'s") &&
	       !item_has(s, i, WORD_DETERMINER | WORD_POSSESSIVE | WORD_NUMBER);
}

static bool read_according(const struct skeleton *s, int i, struct cue *cue)
{
	static const struct reporting_verb according = { "according to", STANCE_ASSERTS, FRAME_THAT, 3 };

	if (!item_is(s, i, "according") || !item_is(s, i + 1, "to"))
		return false;
	*cue = (struct cue){
		.first = i, .verb = i, .end = i + 2, .form = CUE_ACCORDING, .entry = &according
	};
	return true;
}

/* "is quoted as saying", "went on to say", "continued to argue": the verb of saying ends a longer cue. */
static bool read_chain(const struct skeleton *s, int i, struct cue *cue)
{
	static const char *const links[] = { "on", "continued", "continues", "interjected", "began", NULL };
	const struct reporting_verb *entry = verb_of_form(s->doc->arena, item_token(s, i)->form);
	int first;

	if (!entry || entry->strength < 3)
		return false;
	if (item_is(s, i - 1, "as") && item_is(s, i - 2, "quoted"))
		first = i - 2;
	else if (item_is(s, i - 1, "to") && item_in(s, i - 2, links))
		first = i - 2 - item_is(s, i - 2, "on");
	else
		return false;
	*cue = (struct cue){
		.first = group_start(s, first), .verb = i, .end = i + 1, .form = CUE_FINITE, .entry = entry
	};
	return true;
}

bool cue_read(const struct skeleton *s, int i, struct cue *cue)
{
	const struct reporting_verb *entry;
	const char *form = item_token(s, i)->form;
	bool phrasal;

	if (item_quoted(s, i) || item_token(s, i)->kind != TOKEN_WORD)
		return false;
	if (read_according(s, i, cue) || read_chain(s, i, cue))
		return true;
	entry = verb_of_phrase(s->doc->arena, form, item_token(s, i + 1)->form);
	phrasal = entry && !item_quoted(s, i + 1);
	if (!phrasal)
		entry = verb_of_form(s->doc->arena, form);
	if (!entry || word_has(form, WORD_AUXILIARY | WORD_MODAL | WORD_PREPOSITION | WORD_COORDINATOR))
		return false;
	*cue = (struct cue){ .first = group_start(s, i), .verb = i, .end = i + 1 + phrasal, .entry = entry };
	/* "pushed back on", "lashed out at": the third word brings the content. */
	cue->object = phrasal && item_in(s, cue->end, (const char *const[]){ "on", "at", "against", NULL });
	cue->end += cue->object;
	if (is_noun(s, cue->first, i))
		return false;
	if (item_is(s, i - 1, "to") || item_has(s, i - 1, WORD_PREPOSITION & ~WORD_ADVERB)) {
		cue->form = CUE_INFINITIVE;
		return true;
	}
	for (int k = cue->first; k < i; k++) {
		cue->negated |= item_is(s, k, "not") || item_is(s, k, "n't") || item_is(s, k, "never");
		if (is_be(s, k) && !ends(form, "ing"))
			cue->form = CUE_PASSIVE;
		if (is_have(s, k) && cue->form == CUE_PASSIVE && k > cue->first && is_be(s, k - 1))
			cue->form = CUE_FINITE;
	}
	if (ends(form, "ing") && !is_aux(s, i - 1) && !(between(s, i - 1) && is_aux(s, i - 2)))
		cue->form = CUE_PARTICIPLE;
	return !lacks_plural(s, cue) && !bare_plural(s, cue);
}

/* ---- what stands behind ---- */

/* "at least 12", "in all", "about 200": amounts, not places or times. */
static bool leads_amount(const struct skeleton *s, int i)
{
	return (item_is(s, i, "at") && (item_is(s, i + 1, "least") || item_is(s, i + 1, "most"))) ||
	       item_in(s, i,
		       (const char *const[]){ "about", "around", "over", "under", "nearly", "almost", NULL });
}

static bool unit_of_time(const struct skeleton *s, int i)
{
	static const char *const units[] = { "day", "days", "week", "weeks", "month", "months", "year",
		"years", "hour", "hours", "morning", "afternoon", "evening", "night", "weekend", "summer",
		"spring", "fall", "winter", NULL };

	return item_in(s, i, units);
}

/* One prepositional phrase, time word or adverb at i: the item behind it, or i. */
static int skip_adjunct(const struct skeleton *s, int i)
{
	int end;

	if (leads_amount(s, i))
		return i;
	/* "to reporters", "to comment": an infinitive is no adjunct. */
	if (item_is(s, i, "to") && !item_capital(s, i + 1) &&
		!item_has(s, i + 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_OBJECT_PRONOUN) &&
		strcmp(lemma_of(s->doc->arena, item_token(s, i + 1)->form, LEMMA_NOUN),
			item_token(s, i + 1)->form) == 0)
		return i;
	if (item_in(s, i,
		    (const char *const[]){ "this", "last", "next", "earlier", "late", "early", NULL })) {
		end = i + 1;
		while (item_in(s, end, (const char *const[]){ "this", "last", "next", "in", "the", NULL }) &&
			end < i + 4)
			end++;
		if (unit_of_time(s, end) || item_has(s, end, WORD_TIME))
			return end + 1;
	}
	if (item_has(s, i, WORD_PREPOSITION) && !item_is(s, i, "that") &&
		!(item_has(s, i, WORD_SUBORDINATOR) && item_has(s, i + 1, WORD_SUBJECT_PRONOUN))) {
		end = phrase_core_end(s, i + 1);
		if (end > i + 1)
			return end;
		return item_has(s, i + 1, WORD_TIME) ? i + 2 : i;
	}
	if (item_has(s, i, WORD_TIME)) {
		end = i + 1;
		while (item_has(s, end, WORD_TIME | WORD_NUMBER) ||
			(item_token(s, end)->kind == TOKEN_NUMBER && !item_quoted(s, end)))
			end++;
		return end;
	}
	return i;
}

/* "reported ten days ago", "said this week" */
static bool says_when(const struct skeleton *s, int i)
{
	int end = phrase_core_end(s, i);

	return item_has(s, end, WORD_TIME) || item_is(s, end, "ago") || unit_of_time(s, end - 1);
}

static bool opens_clause(const struct skeleton *s, int i, int end)
{
	return (item_has(s, i, WORD_SUBJECT_PRONOUN | WORD_DETERMINER | WORD_POSSESSIVE | WORD_NUMBER) ||
		       item_nominal(s, i)) &&
	       skeleton_clause(s, i, end);
}

/* "denied the charges were true" against "denied the charges and sued": does the noun at i have a verb of its
 * own? */
static bool noun_has_verb(const struct skeleton *s, int i, int end)
{
	if (item_has(s, i, WORD_SUBJECT_PRONOUN) && !item_has(s, i, WORD_OBJECT_PRONOUN | WORD_DETERMINER))
		return true;
	for (int k = i + 1; k < end && !item_has(s, k, WORD_COORDINATOR); k++)
		if (item_verbal(s, k) || item_quoted(s, k))
			return item_verbal(s, k);
	return false;
}

static int statement_end(const struct skeleton *s, int i)
{
	while (i < s->n && !item_stops(s, i) && !item_is(s, i, ","))
		i++;
	return i;
}

/* The frame by which the verb takes what begins at i as its content; 0 for none. */
static unsigned frame_of(const struct skeleton *s, const struct cue *cue, int i)
{
	unsigned frames = cue->entry->frames;
	int strength = cue->entry->strength;
	bool adjacent = i == cue->end;

	if (item_quoted(s, i))
		return FRAME_QUOTE;
	/* "requested anonymity" says how the source is named, not what it said. */
	if (item_is(s, i, "anonymity"))
		return 0;
	if (item_is(s, i, "that") && skeleton_clause(s, i, s->n)) {
		/* "withdraw from the market that has been": behind a noun "that" is a relative, but for verbs
		 * of saying. */
		if (!adjacent && strength < 3 && item_nominal(s, i - 1) &&
			!item_has(s, i - 1, WORD_TIME | WORD_ADVERB))
			return 0;
		return frames & (FRAME_THAT | FRAME_NOUN) ? FRAME_THAT : 0;
	}
	if (item_is(s, i, "to") && item_token(s, i + 1)->kind == TOKEN_WORD)
		return frames & FRAME_TO;
	if (item_has(s, i, WORD_WH) || item_is(s, i, "if"))
		return frames & (FRAME_WHETHER | FRAME_THAT) ? FRAME_WHETHER : 0;
	if (adjacent && (frames & FRAME_ING) && ends(item_token(s, i)->form, "ing"))
		return FRAME_ING;
	if (((frames & FRAME_NOUN) || cue->object) && !noun_has_verb(s, i, statement_end(s, i)))
		frames &= ~(unsigned)FRAME_THAT;
	if ((frames & FRAME_THAT) && strength >= 2 && (adjacent || strength == 3) &&
		opens_clause(s, i, statement_end(s, i)))
		return FRAME_THAT;
	/* "said there is", "said if they win, ...", "said in Ohio that": a strong verb takes any clause. */
	if ((frames & FRAME_THAT) && strength == 3 && skeleton_clause(s, i, s->n))
		return FRAME_THAT;
	if (adjacent && ((frames & FRAME_NOUN) || cue->object) && strength >= 2 && !item_verbal(s, i) &&
		!says_when(s, i) &&
		(item_nominal(s, i) ||
			item_has(s, i, WORD_DETERMINER | WORD_POSSESSIVE | WORD_OBJECT_PRONOUN)))
		return FRAME_NOUN;
	return 0;
}

/* "told reporters that" against "warned the dam would break", where the noun is the content's. */
static int skip_addressee(const struct skeleton *s, const struct cue *cue)
{
	int end;

	if (!(cue->entry->frames & FRAME_ADDRESSEE))
		return cue->end;
	end = phrase_core_end(s, cue->end);
	return item_verbal(s, end) ? cue->end : end;
}

struct cue_right cue_right(const struct skeleton *s, const struct cue *cue)
{
	/* The addressee is no adjunct: what follows it counts as adjacent. */
	struct cue passed = *cue;
	int i, next;
	unsigned frame;

	passed.end = skip_addressee(s, cue);
	for (i = passed.end; i < s->n && !item_stops(s, i); i = next) {
		if (item_is(s, i, ","))
			return (struct cue_right){ RIGHT_COMMA, i, 0 };
		if (item_is(s, i, ":"))
			return (struct cue_right){ RIGHT_COLON, i, 0 };
		if (item_quoted(s, i) || item_is(s, i, "that"))
			break;
		next = skip_adjunct(s, i);
		if (next == i && item_has(s, i, WORD_ADVERB) &&
			!item_has(s, i, WORD_DETERMINER | WORD_NUMBER) &&
			!item_in(s, i, (const char *const[]){ "more", "most", "less", NULL }))
			next = i + 1;
		if (next == i)
			break;
	}
	if (i >= s->n || item_stops(s, i))
		return (struct cue_right){ RIGHT_END, i, 0 };
	frame = frame_of(s, &passed, i);
	return (struct cue_right){ frame ? RIGHT_CONTENT : RIGHT_OTHER, i, frame };
}
