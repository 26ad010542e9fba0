#include "conflict/clause.h"

#include <string.h>

#include "conflict/meanings.h"
#include "text/words.h"

enum { SUBJECT_REACH = 14, COMPLEMENT_REACH = 22, GROUP_REACH = 8, ASIDE_REACH = 20 };

static const char *form_at(const struct proposition *p, uint32_t at)
{
	return at < p->n ? proposition_token(p, at)->form : "";
}

static bool is(const struct proposition *p, uint32_t at, const char *form)
{
	return !strcmp(form_at(p, at), form);
}

static bool has(const struct proposition *p, uint32_t at, unsigned classes)
{
	return at < p->n && proposition_token(p, at)->kind == TOKEN_WORD && word_has(form_at(p, at), classes);
}

static bool in(const struct proposition *p, uint32_t at, const char *const *forms)
{
	return at < p->n && token_in(proposition_token(p, at), forms);
}

/* A noun, verb or adjective. */
static bool is_open(const struct proposition *p, uint32_t at)
{
	static const unsigned closed =
		WORD_DETERMINER | WORD_PREPOSITION | WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_AUXILIARY |
		WORD_MODAL | WORD_SUBJECT_PRONOUN | WORD_OBJECT_PRONOUN | WORD_POSSESSIVE | WORD_RELATIVE |
		WORD_NEGATION | WORD_ADVERB | WORD_TIME | WORD_NUMBER | WORD_WH;

	return at < p->n && proposition_token(p, at)->kind == TOKEN_WORD && !word_has(form_at(p, at), closed);
}

/* ---- where a clause ends ---- */

static bool stops_sentence(const struct proposition *p, uint32_t at)
{
	static const char *const marks[] = { ".", "?", "!", ";", ":", "—", "–", "(", ")", "…", "...", NULL };

	if (at >= p->n || proposition_token(p, at)->kind != TOKEN_PUNCT)
		return false;
	/* a hyphen between spaces is a dash */
	if (is(p, at, "--") || (is(p, at, "-") && proposition_token(p, at)->space_before))
		return true;
	return token_in(proposition_token(p, at), marks);
}

static bool stops_clause(const struct proposition *p, uint32_t at)
{
	static const char *const words[] = { "because", "while", "although", "though", "when", "if", "unless",
		"whether", "but", "who", "which", "whose", "where", "whereas", "since", "nor", "yet", NULL };

	return stops_sentence(p, at) || in(p, at, words);
}

/* First token of the sentence, within the content, that holds `at`. */
static uint32_t sentence_start(const struct proposition *p, uint32_t at)
{
	while (at && !stops_sentence(p, at - 1))
		at--;
	return at;
}

/* Kelland, which keeps soldiers there, | was told: the aside before the group is passed over. */
static uint32_t before_aside(const struct proposition *p, uint32_t at)
{
	uint32_t limit = at > ASIDE_REACH ? at - ASIDE_REACH : 0;

	if (at < 2 || !is(p, at - 1, ","))
		return at;
	for (uint32_t i = at - 1; i > limit && !stops_sentence(p, i - 1); i--)
		if (is(p, i - 1, ","))
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
		if (stops_clause(p, at - 1) || has(p, at - 1, WORD_MODAL | WORD_AUXILIARY) ||
			is(p, at - 1, "that"))
			break;
		if (is(p, at - 1, ",") && any)
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

	while (at < limit && !stops_clause(p, at))
		at++;
	c->complement_first = c->end;
	c->complement_end = at;
	for (at = c->end; c->passive && at < c->complement_end; at++) {
		if (!is(p, at, "by"))
			continue;
		c->agent_first = c->agent_end = at + 1;
		while (c->agent_end < c->complement_end && !is(p, c->agent_end, ",") &&
			!(has(p, c->agent_end, WORD_PREPOSITION) && !is(p, c->agent_end, "of")))
			c->agent_end++;
		break;
	}
}

/* ---- verb groups ---- */

/* -ed, or the participle of an irregular verb: its base form is another word. */
static bool participle(const struct proposition *p, uint32_t at)
{
	size_t n = strlen(form_at(p, at));

	if (n > 3 && !strcmp(form_at(p, at) + n - 3, "ing"))
		return false;
	return strcmp(p->words[at].verb, form_at(p, at)) != 0 ||
	       (n > 3 && !strcmp(form_at(p, at) + n - 2, "en")) || is(p, at, "put") || is(p, at, "hit") ||
	       is(p, at, "cut") || is(p, at, "shut");
}

static bool is_be(const struct proposition *p, uint32_t at)
{
	static const char *const forms[] = { "be", "am", "is", "are", "was", "were", "been", "being", "'m",
		"'re", "'s", "ai", NULL };

	return in(p, at, forms) &&
	       (!is(p, at, "'s") || has(p, at + 1, WORD_NEGATION | WORD_ADVERB | WORD_DETERMINER));
}

static enum clause_modal modal_of(const char *form)
{
	if (!strcmp(form, "will") || !strcmp(form, "would") || !strcmp(form, "wo") || !strcmp(form, "'ll"))
		return MODAL_FUTURE;
	if (!strcmp(form, "can") || !strcmp(form, "could") || !strcmp(form, "ca") || !strcmp(form, "cannot"))
		return MODAL_ABILITY;
	return MODAL_OTHER;
}

static bool in_group(const struct proposition *p, uint32_t at)
{
	/* kept informed, got arrested */
	if ((is(p, at, "kept") || is(p, at, "got")) && at + 1 < p->n && participle(p, at + 1))
		return true;
	return has(p, at, WORD_AUXILIARY | WORD_MODAL) || is(p, at, "n't") || is(p, at, "not") ||
	       (has(p, at, WORD_ADVERB) && !has(p, at, WORD_PREPOSITION | WORD_SUBORDINATOR));
}

/* Modal and voice of the group [first, head]. */
static void read_group(const struct proposition *p, struct clause *c)
{
	bool be = false;

	for (uint32_t at = c->first; at < c->head; at++) {
		if (has(p, at, WORD_MODAL))
			c->modal = modal_of(form_at(p, at));
		be = be || is_be(p, at);
	}
	c->passive = be && !c->nominal && participle(p, c->head);
}

/* The first auxiliary of the group that ends before `at`, or `at`. */
static uint32_t group_start(const struct proposition *p, uint32_t at)
{
	uint32_t first = at, limit = at > GROUP_REACH ? at - GROUP_REACH : 0;

	for (uint32_t i = at; i > limit && in_group(p, i - 1); i--)
		if (has(p, i - 1, WORD_AUXILIARY | WORD_MODAL) || has(p, i - 1, WORD_NEGATION))
			first = i - 1;
	return first;
}

static void finish(const struct proposition *p, struct clause *c)
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

/* ---- what keeps a clause from being a fact ---- */

bool clause_reported(const struct proposition *p, uint32_t first)
{
	for (uint32_t at = sentence_start(p, first); at < first; at++)
		if (is_open(p, at) && meaning_reports(p->words[at].verb) &&
			!(at && has(p, at - 1, WORD_DETERMINER | WORD_POSSESSIVE)))
			return true;
	return false;
}

static bool conditional(const struct proposition *p, const struct clause *c)
{
	static const char *const words[] = { "if", "unless", "whether", "would", "could", "might", "may",
		"reportedly", "allegedly", "perhaps", "possibly", "maybe", "apparently", "supposedly",
		"likely", "should", "rather", "hypothetically", "until", "till", "once", "almost", "nearly",
		NULL };
	static const char *const behind[] = { "if", "unless", "until", "till", "?", NULL };
	uint32_t end = c->end;

	while (end < p->n && !stops_sentence(p, end))
		end++;
	return proposition_has(p, sentence_start(p, c->first), c->first, words) ||
	       proposition_has(p, c->end, end < p->n ? end + 1 : end, behind);
}

/* "not only", "not yet", "not fully": less than a denial, or more than one thing denied. */
static bool partial(const struct proposition *p, uint32_t first, uint32_t end)
{
	static const char *const words[] = { "only", "just", "merely", "simply", "solely", "necessarily",
		"entirely", "fully", "all", "every", "everyone", "everything", "always", "quite", "exactly",
		"enough", "because", "directly", "personally", "immediately", "yet", "really", "completely",
		"totally", "altogether", "formally", "officially", "publicly", "specifically", "literally",
		"much", "many", "both", "longer", "actually", "technically", "explicitly", "initially",
		"usually", "generally", "often", "well", "so", "too", "as", "particularly", "especially",
		"alone", "doubt", "hesitate", "anymore", NULL };

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

	for (const char *const *word = words; *word; word++)
		if (!strcmp(p->words[c->head].verb, *word))
			return true;
	return proposition_has(p, c->end, c->end + 3,
		(const char *const[]){ "without", "nothing", "no", "nobody", "except", "unless", NULL });
}

/* ---- negations ---- */

/* Behind a negation: auxiliaries and adverbs up to the word that is denied. */
static uint32_t skip_to_head(const struct proposition *p, uint32_t at)
{
	uint32_t limit = at + GROUP_REACH < p->n ? at + GROUP_REACH : p->n;

	while (at < limit && in_group(p, at))
		at++;
	return at;
}

/* The last word of the noun phrase that starts at `at`: "a lie", "the founder". p->n when there is none. */
static uint32_t noun_phrase_head(const struct proposition *p, uint32_t at)
{
	uint32_t head = p->n;

	while (has(p, at, WORD_DETERMINER | WORD_POSSESSIVE | WORD_NUMBER | WORD_ADVERB) && !is_open(p, at))
		at++;
	for (; is_open(p, at) && (head == p->n || proposition_token(p, at)->space_before); at++)
		head = at;
	return head;
}

/* aux {adverb} ("not" | "n't") {aux | adverb} word; {aux} "never" {aux} word */
static bool negation_not(const struct proposition *p, uint32_t at, struct clause *c)
{
	bool never = is(p, at, "never"), cannot = is(p, at, "cannot");
	uint32_t next;

	c->first = group_start(p, at);
	if (c->first == at && !never && !cannot)
		return false;
	c->negation = NEGATED_NOT;
	c->universal = never;
	next = skip_to_head(p, at + 1);
	if (partial(p, at + 1, next + 2))
		return false;
	c->head = next;
	if (!is_open(p, next)) {
		/* "is not the founder": the noun is what is denied */
		if (!is_be(p, at - 1) || !has(p, next, WORD_DETERMINER))
			return false;
		c->head = noun_phrase_head(p, next);
		c->nominal = true;
	} else if (is_be(p, at - (at > 0)) && !participle(p, next)) {
		c->head = noun_phrase_head(p, next);
		c->nominal = true;
		if (c->head < p->n && strlen(form_at(p, next)) > 4 &&
			!strcmp(form_at(p, next) + strlen(form_at(p, next)) - 3, "ing")) {
			c->head = next;
			c->nominal = false;
		}
	}
	return c->head < p->n;
}

/* The first verb group behind `at`: an auxiliary and its verb, else a verb in the past. */
static bool group_behind(const struct proposition *p, uint32_t at, struct clause *c)
{
	uint32_t limit = at + 10 < p->n ? at + 10 : p->n;

	for (uint32_t i = at; i < limit && !stops_clause(p, i) && !is(p, i, ","); i++) {
		if (!has(p, i, WORD_AUXILIARY | WORD_MODAL))
			continue;
		c->first = i;
		c->head = skip_to_head(p, i);
		if (proposition_has(p, i, c->head, (const char *const[]){ "not", "n't", "never", NULL }))
			return false;
		return is_open(p, c->head);
	}
	for (uint32_t i = at; i < limit && !stops_clause(p, i) && !is(p, i, ","); i++)
		if (is_open(p, i) && participle(p, i) && strlen(form_at(p, i)) > 2 &&
			form_at(p, i)[strlen(form_at(p, i)) - 1] != 's') {
			c->first = c->head = i;
			return true;
		}
	return false;
}

/* (nobody | "no one" | none ["of" ...]) group */
static bool negation_nobody(const struct proposition *p, uint32_t at, struct clause *c)
{
	uint32_t next = is(p, at, "no") ? at + 2 : at + 1;

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
	if (!is(p, at, "not") || !(is(p, at + 1, "one") || is(p, at + 1, "a")) || group_start(p, at) < at)
		return false;
	return negation_nobody(p, at, c);
}

/* "neither" subject "nor" subject group */
static bool negation_neither(const struct proposition *p, uint32_t at, struct clause *c)
{
	uint32_t nor = at + 1, limit = at + SUBJECT_REACH < p->n ? at + SUBJECT_REACH : p->n;

	while (nor < limit && !is(p, nor, "nor") && !stops_sentence(p, nor))
		nor++;
	/* only of the subject: "neither saw nor heard" and "was neither told nor asked" are left alone */
	if (!is(p, nor, "nor") ||
		(at && !stops_sentence(p, at - 1) && !is(p, at - 1, ",") && !is(p, at - 1, "that")))
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
	uint32_t noun = noun_phrase_head(p, at + 1);

	if (in(p, at + 1, idioms) && !is(p, at + 1, "such"))
		return false;
	if (noun >= p->n)
		return false;
	if (at && is_open(p, at - 1) && participle(p, at - 1)) {
		c->head = at - 1;
		c->first = group_start(p, at - 1);
		c->negation = NEGATED_OBJECT;
		return true;
	}
	if (at && (has(p, at - 1, WORD_AUXILIARY)))
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
	size_t n = strlen(form_at(p, at + 1));

	c->negation = NEGATED_NOT;
	c->first = at;
	if (is(p, at, "without")) {
		c->head = at + 1;
		return is_open(p, at + 1) && n > 5 && !strcmp(form_at(p, at + 1) + n - 3, "ing");
	}
	c->first = group_start(p, at);
	c->head = at + 2;
	if (!in(p, at, verbs) || !is(p, at + 1, "to") || !is_open(p, at + 2))
		return false;
	/* did not refuse to */
	return !proposition_has(
		p, group_start(p, at), at, (const char *const[]){ "not", "n't", "never", NULL });
}

static bool read_negation(const struct proposition *p, uint32_t at, struct clause *c)
{
	static const char *const nots[] = { "not", "n't", "never", "cannot", NULL };
	static const char *const bodies[] = { "nobody", "none", NULL };

	if (negation_not_one(p, at, c))
		return true;
	if (in(p, at, nots))
		return negation_not(p, at, c);
	if (in(p, at, bodies) || (is(p, at, "no") && is(p, at + 1, "one")))
		return negation_nobody(p, at, c);
	if (is(p, at, "neither"))
		return negation_neither(p, at, c);
	if (is(p, at, "no"))
		return negation_no(p, at, c);
	return negation_implied(p, at, c);
}

/* A second negation in the same clause turns the first round, or makes it hard to read: either way, no. */
static bool lone(const struct proposition *p, uint32_t at, const struct clause *c)
{
	static const char *const words[] = { "not", "n't", "never", "nobody", "none", "no", "nothing",
		"neither", "nor", "without", "hardly", "barely", "scarcely", NULL };
	uint32_t from = c->subject_first < at ? c->subject_first : at;

	if (is(p, at, "neither"))
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
		finish(p, &c);
		if (doubly_negative(p, &c) || conditional(p, &c) || clause_reported(p, c.first) ||
			!lone(p, at, &c))
			continue;
		if (c.modal == MODAL_OTHER)
			continue;
		vec_push(arena, out, c);
	}
}

/* ---- affirmations ---- */

/* A form that may be a noun, too, is a verb behind "they" or a plural: officials support the plan. */
static bool base_form_place(const struct proposition *p, uint32_t at)
{
	size_t n = strlen(form_at(p, at - 1));

	if (has(p, at - 1, WORD_SUBJECT_PRONOUN))
		return true;
	return is_open(p, at - 1) && n > 3 && form_at(p, at - 1)[n - 1] == 's' &&
	       has(p, at + 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_OBJECT_PRONOUN);
}

/* "emails" is a verb where an object or a clause follows, or "she" stands before. */
static bool third_person_place(const struct proposition *p, uint32_t at)
{
	if (at && has(p, at - 1, WORD_SUBJECT_PRONOUN))
		return true;
	return at && is_open(p, at - 1) &&
	       has(p, at + 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_OBJECT_PRONOUN);
}

/* The words before a verb that make it a noun, an infinitive or the attribute of one. */
static bool verb_place(const struct proposition *p, uint32_t first, uint32_t at)
{
	size_t n = strlen(form_at(p, at));
	bool ing = n > 4 && !strcmp(form_at(p, at) + n - 3, "ing");

	if (first < at)
		return true; /* an auxiliary stands before it */
	if (at && !strcmp(form_at(p, at), p->words[at].verb) && !participle(p, at))
		return base_form_place(p, at);
	if (n > 2 && form_at(p, at)[n - 1] == 's')
		return third_person_place(p, at);
	if (!at)
		return !ing;
	if (has(p, at - 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_PREPOSITION | WORD_NUMBER | WORD_WH) ||
		is(p, at - 1, "'s") || is(p, at - 1, "to"))
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
			(has(p, from - 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_ADVERB) ||
				is_open(p, from - 1)) &&
			at - from < 4 && !is_be(p, from - 1))
			from--;
		if (!from || !is_be(p, from - 1))
			return false;
	}
	c.first = group_start(p, from);
	if (nominal && c.first == from)
		return false;
	if (!nominal && !verb_place(p, c.first, at))
		return false;
	finish(p, &c);
	if (c.modal == MODAL_OTHER || negative_near(p, &c) || conditional(p, &c) ||
		clause_reported(p, c.first))
		return false;
	if (c.first && is(p, c.first - 1, "to"))
		return false;
	*out = c;
	return true;
}
