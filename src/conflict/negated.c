#include "conflict/clause.h"

#include <string.h>

#include "conflict/meanings.h"
#include "conflict/phrase.h"
#include "text/words.h"

enum { NEITHER_REACH = 14, SUBJECT_GROUP_REACH = 10 };

/* "not only", "not yet", "not fully": less than a denial, or more than one thing denied. */
static bool partial(const struct proposition *p, uint32_t first, uint32_t end)
{
	static const char *const words[] = { "only", "just", "merely", "simply", "solely", "necessarily",
		"entirely", "fully", "all", "every", "everyone", "everything", "always", "quite", "exactly",
		"enough", "because", "directly", "personally", "immediately", "yet", "really", "completely",
		"totally", "altogether", "formally", "officially", "publicly", "specifically", "literally",
		"much", "many", "both", "longer", "actually", "technically", "explicitly", "initially",
		"usually", "generally", "often", "well", "so", "too", "as", "particularly", "especially",
		"alone", "occasionally", "sometimes", "rarely", "doubt", "hesitate", "anymore", NULL };

	return proposition_has(p, first, end, words);
}

/* The verb behind the negation is one itself: did not deny, was not untrue, never failed. */
static bool doubly_negative(const struct proposition *p, const struct clause *c)
{
	static const char *const words[] = { "deny", "doubt", "dispute", "reject", "refuse", "fail",
		"decline", "lack", "unaware", "untrue", "false", "unlikely", "wrong", "impossible", "without",
		"nothing", "contest", "unusual", "uncommon", "unknown", "ignore", "forget", "miss", "prevent",
		"stop", "avoid", "exclude", "hide", "conceal", "unhappy", "unreasonable", "unfair", "no",
		"oppose", "rule", "question", "hesitate", "overlook", "unable", "disagree", "incapable",
		"immune", "exempt", "anything", NULL };

	uint32_t end = c->negation == NEGATED_OBJECT ? c->object + 1 : c->end;

	for (const char *const *word = words; *word; word++)
		if (!strcmp(p->words[c->head].verb, *word))
			return true;
	return proposition_has(p, end, end + 3,
		(const char *const[]){ "without", "nothing", "no", "nobody", "except", "unless", NULL });
}

/* aux {adverb} ("not" | "n't") {aux | adverb} word; {aux} "never" {aux} word */
static bool negation_not(const struct proposition *p, uint32_t at, struct clause *c)
{
	bool never = phrase_is(p, at, "never"), cannot = phrase_is(p, at, "cannot");
	uint32_t next;

	c->first = phrase_group_start(p, at);
	if (c->first == at && !never && !cannot)
		return false;
	c->negation = NEGATED_NOT;
	c->universal = never;
	next = phrase_verb(p, at + 1);
	/* "has occasionally not paid": the adverb stands before it */
	if (partial(p, at + 1, next + 2) ||
		phrase_in(p, at - (at > 0),
			(const char *const[]){ "occasionally", "sometimes", "often", "usually", NULL }))
		return false;
	c->head = next;
	if (!phrase_open(p, next)) {
		/* "is not the founder": the noun is what is denied */
		if (!phrase_be(p, at - 1) || !phrase_has(p, next, WORD_DETERMINER))
			return false;
		c->head = phrase_noun(p, next);
		c->nominal = true;
	} else if (phrase_be(p, at - (at > 0)) && !phrase_participle(p, next)) {
		c->head = phrase_noun(p, next);
		c->nominal = true;
		if (c->head < p->n && strlen(phrase_form(p, next)) > 4 &&
			!strcmp(phrase_form(p, next) + strlen(phrase_form(p, next)) - 3, "ing")) {
			c->head = next;
			c->nominal = false;
		}
	}
	return c->head < p->n;
}

/* The first verb group behind `at`: an auxiliary and its verb, else a verb in the past. */
static bool group_behind(const struct proposition *p, uint32_t at, struct clause *c)
{
	uint32_t limit = at + SUBJECT_GROUP_REACH < p->n ? at + SUBJECT_GROUP_REACH : p->n;

	for (uint32_t i = at; i < limit && !phrase_stops_clause(p, i) && !phrase_is(p, i, ","); i++) {
		if (!phrase_has(p, i, WORD_AUXILIARY | WORD_MODAL))
			continue;
		c->first = i;
		c->head = phrase_verb(p, i);
		if (proposition_has(p, i, c->head, (const char *const[]){ "not", "n't", "never", NULL }))
			return false;
		return phrase_open(p, c->head);
	}
	for (uint32_t i = at; i < limit && !phrase_stops_clause(p, i) && !phrase_is(p, i, ","); i++)
		if (phrase_open(p, i) && phrase_participle(p, i) && strlen(phrase_form(p, i)) > 2 &&
			phrase_form(p, i)[strlen(phrase_form(p, i)) - 1] != 's') {
			c->first = c->head = i;
			return true;
		}
	return false;
}

/* (nobody | "no one" | none ["of" ...]) group */
static bool negation_nobody(const struct proposition *p, uint32_t at, struct clause *c)
{
	uint32_t next = phrase_is(p, at, "no") ? at + 2 : at + 1;

	if (!group_behind(p, next, c))
		return false;
	c->negation = NEGATED_SUBJECT;
	c->universal = true;
	c->from = at;
	return true;
}

/* "not" ("one" | "a" ["single"]) noun group: a subject that is no one */
static bool negation_not_one(const struct proposition *p, uint32_t at, struct clause *c)
{
	if (!phrase_is(p, at, "not") || !(phrase_is(p, at + 1, "one") || phrase_is(p, at + 1, "a")) ||
		phrase_group_start(p, at) < at)
		return false;
	return negation_nobody(p, at, c);
}

/* "neither" subject "nor" subject group */
static bool negation_neither(const struct proposition *p, uint32_t at, struct clause *c)
{
	uint32_t nor = at + 1, limit = at + NEITHER_REACH < p->n ? at + NEITHER_REACH : p->n;

	while (nor < limit && !phrase_is(p, nor, "nor") && !phrase_stops_sentence(p, nor))
		nor++;
	/* only of the subject: "neither saw nor heard" and "was neither told nor asked" are left alone */
	if (!phrase_is(p, nor, "nor") || (at && !phrase_stops_sentence(p, at - 1) &&
						 !phrase_is(p, at - 1, ",") && !phrase_is(p, at - 1, "that")))
		return false;
	if (!group_behind(p, nor + 1, c))
		return false;
	c->negation = NEGATED_SUBJECT;
	c->universal = true;
	c->from = at;
	return true;
}

/* verb "no" noun; "no" noun group */
static bool negation_no(const struct proposition *p, uint32_t at, struct clause *c)
{
	static const char *const idioms[] = { "longer", "doubt", "more", "fewer", "less", "matter", "comment",
		"way", "secret", "idea", "reason", "mistake", "wonder", "question", "problem", "one", "place",
		"means", "better", "other", "such", "sense", "apologies", "time", NULL };
	uint32_t noun = phrase_noun(p, at + 1);

	if (phrase_in(p, at + 1, idioms) && !phrase_is(p, at + 1, "such"))
		return false;
	if (noun >= p->n)
		return false;
	if (at && phrase_open(p, at - 1) && phrase_participle(p, at - 1)) {
		c->head = at - 1;
		c->first = phrase_group_start(p, at - 1);
		c->negation = NEGATED_OBJECT;
		c->object = noun;
		return true;
	}
	if (at && (phrase_has(p, at - 1, WORD_AUXILIARY)))
		return false;
	if (!group_behind(p, noun + 1, c))
		return false;
	c->negation = NEGATED_SUBJECT;
	c->universal = true;
	c->from = at;
	return true;
}

/* ("failed" | "refused" | "declined" | "neglected" | "yet") "to" verb; "without" verb-"ing" */
static bool negation_implied(const struct proposition *p, uint32_t at, struct clause *c)
{
	static const char *const verbs[] = { "failed", "refused", "declined", "neglected", "fails", "refuses",
		"yet", NULL };
	size_t n = strlen(phrase_form(p, at + 1));

	c->negation = NEGATED_NOT;
	c->first = at;
	if (phrase_is(p, at, "without")) {
		c->head = at + 1;
		return phrase_open(p, at + 1) && n > 5 && !strcmp(phrase_form(p, at + 1) + n - 3, "ing");
	}
	c->first = phrase_group_start(p, at);
	c->head = at + 2;
	if (!phrase_in(p, at, verbs) || !phrase_is(p, at + 1, "to") || !phrase_open(p, at + 2))
		return false;
	/* did not refuse to */
	return !proposition_has(
		p, phrase_group_start(p, at), at, (const char *const[]){ "not", "n't", "never", NULL });
}

static bool read_negation(const struct proposition *p, uint32_t at, struct clause *c)
{
	static const char *const nots[] = { "not", "n't", "never", "cannot", NULL };
	static const char *const bodies[] = { "nobody", "none", NULL };

	if (negation_not_one(p, at, c))
		return true;
	if (phrase_in(p, at, nots))
		return negation_not(p, at, c);
	if (phrase_in(p, at, bodies) || (phrase_is(p, at, "no") && phrase_is(p, at + 1, "one")))
		return negation_nobody(p, at, c);
	if (phrase_is(p, at, "neither"))
		return negation_neither(p, at, c);
	if (phrase_is(p, at, "no"))
		return negation_no(p, at, c);
	return negation_implied(p, at, c);
}

/* A second negation in the same clause turns the first round, or makes it hard to read: either way, no. */
static bool lone(const struct proposition *p, uint32_t at, const struct clause *c)
{
	static const char *const words[] = { "not", "n't", "never", "nobody", "none", "no", "nothing",
		"neither", "nor", "without", "hardly", "barely", "scarcely", NULL };
	uint32_t from = c->subject_first < at ? c->subject_first : at;

	/* it was untrue that nobody came */
	if (proposition_has(p, phrase_sentence_start(p, at), at,
		    (const char *const[]){ "untrue", "false", "lie", "wrong", "myth", NULL }))
		return false;
	if (phrase_is(p, at, "neither"))
		return true;
	return !proposition_has(p, from, at, words) && !proposition_has(p, at + 1, c->head, words);
}

void clause_negations(const struct proposition *p, struct arena *arena, struct clause_vec *out)
{
	for (uint32_t at = 0; at < p->n; at++) {
		struct clause c = { 0 };

		if (!read_negation(p, at, &c))
			continue;
		c.negated = true;
		clause_finish(p, &c);
		if (doubly_negative(p, &c) || clause_conditional(p, &c) || clause_reported(p, c.first) ||
			!lone(p, at, &c))
			continue;
		if (c.modal == MODAL_OTHER)
			continue;
		vec_push(arena, out, c);
	}
}
