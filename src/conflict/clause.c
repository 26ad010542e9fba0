#include "conflict/clause.h"

#include <string.h>

#include "conflict/meanings.h"
#include "conflict/phrase.h"
#include "text/words.h"

enum { SUBJECT_REACH = 14, COMPLEMENT_REACH = 22, ASIDE_REACH = 20 };

/* Kelland, which keeps soldiers there, | was told: the aside before the group is passed over. */
static uint32_t before_aside(const struct proposition *p, uint32_t at)
{
	uint32_t limit = at > ASIDE_REACH ? at - ASIDE_REACH : 0;

	if (at < 2 || !phrase_is(p, at - 1, ","))
		return at;
	for (uint32_t i = at - 1; i > limit && !phrase_stops_sentence(p, i - 1); i--)
		if (phrase_is(p, i - 1, ","))
			return i - 1;
	return at;
}

/* The subject's words: back from the group to the verb or conjunction before it. */
static void find_subject(const struct proposition *p, struct clause *c)
{
	uint32_t end = before_aside(p, c->first), at = end;
	uint32_t limit = end > SUBJECT_REACH ? end - SUBJECT_REACH : 0;
	bool any = false;

	for (; at > limit; at--) {
		if (phrase_stops_clause(p, at - 1) || phrase_has(p, at - 1, WORD_MODAL | WORD_AUXILIARY) ||
			phrase_is(p, at - 1, "that"))
			break;
		if (phrase_is(p, at - 1, ",") && any)
			break;
		any = any || p->words[at - 1].content || p->words[at - 1].source;
	}
	c->subject_first = at;
	c->subject_end = end;
}

static void find_complement(const struct proposition *p, struct clause *c)
{
	uint32_t limit = c->end + COMPLEMENT_REACH < p->n ? c->end + COMPLEMENT_REACH : p->n;
	uint32_t at = c->end;

	while (at < limit && !phrase_stops_clause(p, at))
		at++;
	c->complement_first = c->end;
	c->complement_end = at;
	for (at = c->end; c->passive && at < c->complement_end; at++) {
		if (!phrase_is(p, at, "by"))
			continue;
		c->agent_first = c->agent_end = at + 1;
		while (c->agent_end < c->complement_end && !phrase_is(p, c->agent_end, ",") &&
			!(phrase_has(p, c->agent_end, WORD_PREPOSITION) && !phrase_is(p, c->agent_end, "of")))
			c->agent_end++;
		break;
	}
}

static enum clause_modal modal_of(const char *form)
{
	if (!strcmp(form, "will") || !strcmp(form, "would") || !strcmp(form, "wo") || !strcmp(form, "'ll"))
		return MODAL_FUTURE;
	if (!strcmp(form, "can") || !strcmp(form, "could") || !strcmp(form, "ca") || !strcmp(form, "cannot"))
		return MODAL_ABILITY;
	return MODAL_OTHER;
}

/* Modal and voice of the group [first, head]. */
static void read_group(const struct proposition *p, struct clause *c)
{
	bool be = false;

	for (uint32_t at = c->first; at < c->head; at++) {
		if (phrase_has(p, at, WORD_MODAL))
			c->modal = modal_of(phrase_form(p, at));
		be = be || phrase_be(p, at);
	}
	c->passive = be && !c->nominal && phrase_participle(p, c->head);
}

void clause_finish(const struct proposition *p, struct clause *c)
{
	c->end = c->head + 1;
	read_group(p, c);
	find_subject(p, c);
	if (c->negated && c->negation == NEGATED_SUBJECT)
		c->subject_first = c->from;
	else
		c->from = c->first;
	find_complement(p, c);
}

bool clause_reported(const struct proposition *p, uint32_t first)
{
	for (uint32_t at = phrase_sentence_start(p, first); at < first; at++)
		if (phrase_open(p, at) && meaning_reports(p->words[at].verb) &&
			!(at && phrase_has(p, at - 1, WORD_DETERMINER | WORD_POSSESSIVE)))
			return true;
	return false;
}

bool clause_conditional(const struct proposition *p, const struct clause *c)
{
	static const char *const words[] = { "if", "unless", "whether", "would", "could", "might", "may",
		"reportedly", "allegedly", "perhaps", "possibly", "maybe", "apparently", "supposedly",
		"likely", "should", "rather", "hypothetically", "until", "till", "once", "almost", "nearly",
		NULL };
	static const char *const behind[] = { "if", "unless", "until", "till", "?", NULL };
	uint32_t end = c->end;

	while (end < p->n && !phrase_stops_sentence(p, end))
		end++;
	return proposition_has(p, phrase_sentence_start(p, c->first), c->first, words) ||
	       proposition_has(p, c->end, end < p->n ? end + 1 : end, behind);
}

/* A form that may be a noun, too, is a verb behind "they" or a plural: officials support the plan. */
static bool base_form_place(const struct proposition *p, uint32_t at)
{
	size_t n = strlen(phrase_form(p, at - 1));

	if (phrase_has(p, at - 1, WORD_SUBJECT_PRONOUN))
		return true;
	return phrase_open(p, at - 1) && n > 3 && phrase_form(p, at - 1)[n - 1] == 's' &&
	       phrase_has(p, at + 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_OBJECT_PRONOUN);
}

/* "emails" is a verb where an object or a clause follows, or "she" stands before. */
static bool third_person_place(const struct proposition *p, uint32_t at)
{
	if (at && phrase_has(p, at - 1, WORD_SUBJECT_PRONOUN))
		return true;
	return at && phrase_open(p, at - 1) &&
	       phrase_has(p, at + 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_OBJECT_PRONOUN);
}

/* The words before a verb that make it a noun, an infinitive or the attribute of one. */
static bool verb_place(const struct proposition *p, uint32_t first, uint32_t at)
{
	size_t n = strlen(phrase_form(p, at));
	bool ing = n > 4 && !strcmp(phrase_form(p, at) + n - 3, "ing");

	if (first < at)
		return true; /* an auxiliary stands before it */
	if (at && !p->words[at].inflected && !phrase_participle(p, at))
		return base_form_place(p, at);
	if (n > 2 && phrase_form(p, at)[n - 1] == 's')
		return third_person_place(p, at);
	if (!at)
		return !ing;
	if (phrase_has(p, at - 1,
		    WORD_DETERMINER | WORD_POSSESSIVE | WORD_PREPOSITION | WORD_NUMBER | WORD_WH) ||
		phrase_is(p, at - 1, "'s") || phrase_is(p, at - 1, "to"))
		return false;
	return !ing;
}

static bool negative_near(const struct proposition *p, const struct clause *c)
{
	static const char *const words[] = { "not", "n't", "never", "nobody", "none", "no", "nothing",
		"neither", "nor", "without", "hardly", "barely", "scarcely", "few", "fail", "failed",
		"refused", "declined", "denied", "deny", "denies", "rejected", "false", "falsely", "unable",
		"untrue", "little", "seldom", "rarely", "instead", "cannot", "prevented", "avoided", NULL };

	return proposition_has(p, c->subject_first, c->end, words) ||
	       proposition_has(p, c->complement_first, c->complement_first + 3, words);
}

bool clause_affirmed(const struct proposition *p, uint32_t at, bool nominal, struct clause *out)
{
	struct clause c = { .head = at, .nominal = nominal };
	uint32_t from = at;

	if (nominal) {
		while (from &&
			(phrase_has(p, from - 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_ADVERB) ||
				phrase_open(p, from - 1)) &&
			at - from < 4 && !phrase_be(p, from - 1))
			from--;
		if (!from || !phrase_be(p, from - 1))
			return false;
	}
	c.first = phrase_group_start(p, from);
	if (nominal && c.first == from)
		return false;
	if (!nominal && !verb_place(p, c.first, at))
		return false;
	clause_finish(p, &c);
	if (c.modal == MODAL_OTHER || negative_near(p, &c) || clause_conditional(p, &c) ||
		clause_reported(p, c.first))
		return false;
	if (c.first && phrase_is(p, c.first - 1, "to"))
		return false;
	*out = c;
	return true;
}
