#include "conflict/comparison.h"

#include <string.h>

#include "conflict/phrase.h"
#include "text/words.h"

/*
 * One side denies a clause that the other affirms or whose truth the other's implies:
 * Israel was consulted => Israel was informed; Israel had not been informed.
 */
struct clash {
	const struct proposition *yes, *no;
	struct clause affirmed, denied;
	enum entailed_roles roles;
	struct alignment alignment;
	float score;
};

/* given no notice, received no word: not informed */
static bool no_notice(const struct clash *clash)
{
	static const char *const verbs[] = { "given", "received", "got", "had", NULL };
	static const char *const nouns[] = { "notice", "word", "information", "notification", "briefing",
		"warning", NULL };
	const struct clause *denied = &clash->denied;

	return denied->negation == NEGATED_OBJECT && phrase_in(clash->no, denied->head, verbs) &&
	       phrase_in(clash->no, denied->object, nouns);
}

/* What it is that did not happen, as a verb. */
static const char *denied_verb(const struct clash *clash)
{
	return no_notice(clash) ? "inform" : clash->no->words[clash->denied.head].verb;
}

static bool verb_entails(const struct clash *clash, uint32_t at, enum entailed_roles *roles)
{
	*roles = meaning_entails(clash->yes->words[at].verb, denied_verb(clash));
	return *roles != ROLES_NONE;
}

static bool same_noun(const struct clash *clash, uint32_t at, uint32_t head)
{
	/* "good" and "important" are opinions */
	return clash->no->words[head].content &&
	       !strcmp(clash->yes->words[at].noun, clash->no->words[head].noun);
}

/* nobody in his parish: whose it is, the other side does not say, unless it speaks of him */
static bool owned(const struct clash *clash)
{
	if (clash->denied.negation != NEGATED_SUBJECT)
		return false;
	for (uint32_t at = clash->denied.subject_first; at < clash->denied.subject_end; at++)
		if (word_has(proposition_token(clash->no, at)->form, WORD_POSSESSIVE))
			return !clash->alignment.subject.names;
	return false;
}

/* no one warned us; it warned every household: whoever "us" is, they are among all */
static bool all_and_none(const struct clash *clash)
{
	static const char *const all[] = { "every", "each", "all", "everyone", "everybody", NULL };
	static const char *const us[] = { "us", "me", "them", "him", "her", NULL };
	const struct clause *yes = &clash->affirmed, *no = &clash->denied;

	return no->negation == NEGATED_SUBJECT && !clash->alignment.rest.right &&
	       !meaning_light(clash->no->words[no->head].verb) &&
	       proposition_has(clash->no, no->complement_first, no->complement_end, us) &&
	       proposition_has(clash->yes, yes->complement_first, yes->complement_first + 3, all);
}

/*
 * Some part of the subject must be the same: what is said of one thing says nothing of another. Where each
 * side limits the subject by a word of its own (household contacts, laboratory contacts) they are two.
 */
static bool subjects_meet(const struct clash *clash, bool near, bool side_by_side)
{
	const struct alignment *al = &clash->alignment;
	const struct overlap *s = &al->subject;

	if (s->words)
		return (s->left <= s->words || s->right <= s->words) && !owned(clash);
	/* nobody told the panel: there is no subject to compare, so the rest must carry it */
	if (clash->denied.negation != NEGATED_SUBJECT)
		return false;
	if (!near)
		return false;
	if (all_and_none(clash))
		return true;
	return al->subject.right ? al->rest.words >= (side_by_side ? 2 : 3) && al->rest.names
				 : al->rest.words >= 2;
}

/* received no order: the other side must speak of an order */
static bool has_object(const struct clash *clash)
{
	const char *object = clash->no->words[clash->denied.object].noun;

	for (uint32_t at = clash->affirmed.complement_first; at < clash->affirmed.complement_end; at++)
		if (!strcmp(clash->yes->words[at].noun, object))
			return true;
	return false;
}

/* What is said of the subject must be the same, too, or one side must say nothing more. */
static bool rests_meet(const struct clash *clash)
{
	const struct overlap *rest = &clash->alignment.rest;

	if (clash->denied.negation == NEGATED_OBJECT && !no_notice(clash) && !has_object(clash))
		return false;
	if (rest->words)
		return !(rest->left_names && rest->right_names && !rest->names);
	return !rest->right || (!rest->left && clash->denied.universal);
}

static bool agents_meet(const struct clash *clash)
{
	const struct overlap *agent = &clash->alignment.agent;

	return !agent->left || !agent->right || agent->words;
}

static float score(const struct pair *pair, const struct clash *clash)
{
	const struct alignment *al = &clash->alignment;
	bool light = !clash->denied.nominal && meaning_light(denied_verb(clash));
	float s = 0.5f;

	s += al->subject.names ? 0.15f : al->subject.words ? 0.1f : 0.0f;
	s += 0.1f * (float)(al->rest.words < 3 ? al->rest.words : 3);
	s += light ? -0.15f : 0.1f;
	s += clash->affirmed.passive == clash->denied.passive ? 0.05f : 0.0f;
	s += pair->same_article && pair->distance <= 3 ? 0.05f : 0.0f;
	s += all_and_none(clash) ? 0.15f : 0.0f;
	s -= clash->denied.modal != MODAL_NONE ? 0.2f : 0.0f;
	return s > 0.99f ? 0.99f : s;
}

/* In one article, with few claims between them: they speak of one thing. */
static bool side_by_side(const struct pair *pair)
{
	return pair->place_a != INDEX_NONE && pair->place_b != INDEX_NONE &&
	       (pair->place_a > pair->place_b ? pair->place_a - pair->place_b
					      : pair->place_b - pair->place_a) <= 3;
}

static bool clashes(const struct pair *pair, struct clash *clash)
{
	struct words_range a = { clash->affirmed.subject_first, clash->affirmed.complement_end };
	struct words_range b = { clash->denied.subject_first, clash->denied.complement_end };

	if (clash->affirmed.modal != clash->denied.modal)
		return false;
	clash->alignment =
		align_clauses(clash->yes, &clash->affirmed, clash->no, &clash->denied, clash->roles);
	if (!subjects_meet(clash, pair->same_article, side_by_side(pair)) || !rests_meet(clash) ||
		!comparison_of_denied(clash->yes, clash->affirmed.head, clash->no, &clash->denied) ||
		!agents_meet(clash))
		return false;
	if (!clash->denied.universal && veto_scope(clash->yes, a, clash->no, b))
		return false;
	clash->score = score(pair, clash);
	return true;
}

/* The best clash between an affirmation of `yes` and one denied clause of `no`. */
static void search(const struct pair *pair, struct clash clash, struct clash *best)
{
	for (uint32_t at = 0; at < clash.yes->n; at++) {
		bool nominal = clash.denied.nominal;

		clash.roles = ROLES_SAME;
		if (proposition_token(clash.yes, at)->kind != TOKEN_WORD)
			continue;
		if (nominal ? !same_noun(&clash, at, clash.denied.head)
			    : !verb_entails(&clash, at, &clash.roles))
			continue;
		if (!clause_affirmed(clash.yes, at, nominal, &clash.affirmed))
			continue;
		if (clashes(pair, &clash) && clash.score > best->score)
			*best = clash;
	}
}

static void search_side(const struct pair *pair, const struct proposition *yes, const struct proposition *no,
	struct clash *best)
{
	struct clause_vec negations = { 0 };

	if (yes->statement->polarity == POLARITY_DENIED || no->statement->polarity == POLARITY_DENIED)
		return;
	clause_negations(no, pair->arena, &negations);
	for (uint32_t i = 0; i < negations.n; i++) {
		struct clash clash = { .yes = yes, .no = no, .denied = negations.v[i] };

		/* who has received no notice is the one not informed */
		clash.denied.passive = clash.denied.passive || no_notice(&clash);
		search(pair, clash, best);
	}
}

/* The clashing words take in the denied noun: "received no orders". */
static uint32_t denied_end(const struct clash *clash)
{
	return clash->denied.negation == NEGATED_OBJECT ? clash->denied.object + 1 : clash->denied.end;
}

static struct str reason_of(const struct pair *pair, const struct clash *clash)
{
	struct strbuf out = strbuf_new(pair->arena);
	struct str yes =
		proposition_words(clash->yes, clash->affirmed.first, clash->affirmed.end, pair->arena);
	struct str no = proposition_words(clash->no, clash->denied.from, denied_end(clash), pair->arena);
	const char *premise = clash->yes->words[clash->affirmed.head].verb;
	const char *conclusion = denied_verb(clash);

	if (clash->denied.nominal || !strcmp(premise, conclusion))
		strbuf_addf(&out, "one side says “%.*s”, the other “%.*s”", STR_ARG(yes), STR_ARG(no));
	else if (clash->denied.passive && !no_notice(clash))
		strbuf_addf(&out, "“%.*s” implies being %s; the other side says “%.*s”", STR_ARG(yes),
			proposition_token(clash->no, clash->denied.head)->form, STR_ARG(no));
	else
		strbuf_addf(&out, "“%.*s” implies “%s”; the other side says “%.*s”", STR_ARG(yes), conclusion,
			STR_ARG(no));
	return strbuf_str(&out);
}

bool negation_detect(const struct pair *pair, struct conflict *out)
{
	struct clash best = { 0 };
	struct span yes, no;

	if (veto_statement(pair->a->statement) || veto_statement(pair->b->statement) || veto_times(pair))
		return false;
	search_side(pair, pair->a, pair->b, &best);
	search_side(pair, pair->b, pair->a, &best);
	if (best.score <= 0)
		return false;
	yes = proposition_evidence(best.yes, best.affirmed.first, best.affirmed.end);
	no = proposition_evidence(best.no, best.denied.from, denied_end(&best));
	out->type = CONFLICT_NEGATION;
	out->evidence_a = best.yes == pair->a ? yes : no;
	out->evidence_b = best.yes == pair->a ? no : yes;
	out->score = best.score;
	out->reason = reason_of(pair, &best);
	out->issue = issue_of_clause(best.yes, &best.affirmed, pair->arena);
	return true;
}
