#include "conflict/comparison.h"

#include <string.h>

#include "conflict/phrase.h"
#include "text/words.h"

/*
 * What one side says was not (nobody did it, there was none, it never came), the other tells as having been,
 * in whatever construction: the looser sister of negation.c. It asks for less of the grammar, and for more in
 * common.
 */
struct absent {
	uint32_t at;        /* the word for what was not */
	uint32_t from, end; /* the words that say so */
	bool thing;         /* a noun: no warrant */
	struct words_range subject;
	const struct clause *clause; /* NULL: a thing */
};

VEC_DECLARE(absent_vec, struct absent);

enum { LEAST_COMMON = 2 };

/* No: "no" and its noun, "not a", "never any", "without a". */
static bool thing_at(const struct proposition *p, uint32_t at, struct absent *out)
{
	static const char *const idioms[] = { "longer", "doubt", "more", "fewer", "less", "matter", "comment",
		"way", "idea", "reason", "mistake", "wonder", "question", "problem", "one", "means", "better",
		"other", "sense", "time", "chance", "possibility", "choice", "plan", "intention", "need",
		"guarantee", "secret", "mean", "place", "interest", "information", "knowledge", "evidence",
		NULL };
	static const char *const nots[] = { "not", "n't", "without", "never", NULL };
	static const char *const any[] = { "a", "any", "one", "an", NULL };
	uint32_t noun = p->n;

	if (phrase_is(p, at, "no"))
		noun = phrase_noun(p, at + 1);
	else if (phrase_in(p, at, nots) && phrase_in(p, at + 1, any))
		noun = phrase_noun(p, at + 1);
	else if (phrase_in(p, at, nots) && phrase_in(p, at + 2, any) && phrase_open(p, at + 1))
		noun = phrase_noun(p, at + 2);
	if (noun >= p->n)
		return false;
	for (const char *const *idiom = idioms; *idiom; idiom++)
		if (!strcmp(p->words[noun].noun, *idiom))
			return false;
	*out = (struct absent){ noun, at, noun + 1, true, { noun, noun }, NULL };
	return true;
}

/* there was none, none came, gave none: all that is said of the thing is that it was not */
static bool of_being(const struct proposition *p, uint32_t at)
{
	static const char *const verbs[] = { "be", "have", "come", "exist", "reach", "receive", "get", "give",
		"issue", "make", "arrive", "appear", "hear", "see", "find", "take", "send", "hold", "happen",
		"offer", "carry", "keep", "leave", "put", "bring", "deliver", "show", NULL };

	for (const char *const *verb = verbs; *verb; verb++)
		if (!strcmp(p->words[at].verb, *verb))
			return true;
	return phrase_has(p, at, WORD_AUXILIARY);
}

static bool only_being(const struct proposition *p, const struct absent *one)
{
	uint32_t before = one->from, verb = one->at + 1;

	while (before && phrase_auxiliary(p, before - 1) && !phrase_has(p, before - 1, WORD_AUXILIARY))
		before--;
	if (before && (of_being(p, before - 1)))
		return true;
	if (before && phrase_open(p, before - 1))
		return false;
	while (verb < p->n && verb < one->at + 6 && !phrase_has(p, verb, WORD_AUXILIARY) &&
		!phrase_participle(p, verb) && !phrase_stops_clause(p, verb))
		verb++;
	verb = phrase_verb(p, verb);
	return verb < p->n && of_being(p, verb);
}

/* Whom or what the denied clause is about: the other must speak of it, too, unless it is a pronoun. */
static bool about(const struct absent *absent, const struct proposition *no, const struct proposition *yes,
	struct words_range sentence)
{
	struct words_range none = { 0, 0 };
	struct common subject = segment_common(no, absent->subject, none, yes, sentence, none);

	if (absent->clause && !comparison_of_denied(yes, sentence.first, no, absent->clause))
		return false;
	return subject.words || !subject.left;
}

/* paid nothing in tax; not: said nothing, did nothing */
static bool did_nothing(const struct proposition *p, uint32_t verb)
{
	return phrase_open(p, verb) && phrase_participle(p, verb) && p->words[verb].content &&
	       !meaning_light(p->words[verb].verb) && !meaning_reports(p->words[verb].verb) &&
	       !phrase_in(p, verb + 2, (const char *const[]){ "but", "more", "to", NULL }) &&
	       !clause_reported(p, verb);
}

static void find_absent(const struct pair *pair, const struct proposition *p, struct absent_vec *out)
{
	struct clause_vec clauses = { 0 };

	clause_negations(p, pair->arena, &clauses);
	for (uint32_t i = 0; i < clauses.n; i++) {
		const struct clause *c = &clauses.v[i];

		if (c->modal == MODAL_NONE && !c->nominal && !meaning_light(p->words[c->head].verb))
			vec_push(pair->arena, out,
				(struct absent){ c->head, c->from, c->end, false,
					{ c->subject_first, c->subject_end }, c });
	}
	for (uint32_t at = 1; at < p->n; at++)
		if (phrase_is(p, at, "nothing") && did_nothing(p, at - 1))
			vec_push(pair->arena, out,
				(struct absent){ at - 1, at - 1, at + 1, false, { at - 1, at - 1 }, NULL });
	for (uint32_t at = 0; at < p->n; at++) {
		struct absent one;

		if (thing_at(p, at, &one) && !clause_reported(p, at) && segment_factual(p, one.at) &&
			only_being(p, &one))
			vec_push(pair->arena, out, one);
	}
}

static bool same(
	const struct proposition *yes, uint32_t i, const struct proposition *no, const struct absent *absent)
{
	const struct word *x = &yes->words[i], *y = &no->words[absent->at];

	if (!x->content || !y->content)
		return false;
	if (absent->thing)
		return !strcmp(x->noun, y->noun) || meaning_entails(x->verb, y->verb) == ROLES_SAME;
	return meaning_entails(x->verb, y->verb) == ROLES_SAME || !strcmp(x->noun, y->noun);
}

struct found {
	const struct proposition *yes, *no;
	uint32_t i;
	struct absent absent;
	struct common common;
	float score;
};

static float score(const struct pair *pair, const struct found *found)
{
	unsigned words = found->common.words < 4 ? found->common.words : 4;
	float s = 0.4f + 0.1f * (float)words + 0.2f * segment_share(&found->common);

	s += found->common.names ? 0.05f : 0;
	s += comparison_beside(pair) ? 0.05f : 0;
	if (!segment_covered(&found->common) && s > comparison_doubtful)
		return comparison_doubtful;
	return s > 0.99f ? 0.99f : s;
}

static void search(const struct pair *pair, const struct proposition *yes, const struct proposition *no,
	struct found *best)
{
	struct absent_vec absent = { 0 };
	bool first = yes == pair->a;

	if (!no->negates)
		return;
	find_absent(pair, no, &absent);
	for (uint32_t k = 0; k < absent.n; k++)
		for (uint32_t i = 0; i < yes->n; i++) {
			struct found one = { .yes = yes, .no = no, .i = i, .absent = absent.v[k] };
			uint32_t j = absent.v[k].at;

			if (!same(yes, i, no, &one.absent) || segment_polarity(yes, i) != SEGMENT_SO ||
				!comparison_of_words(pair, first ? i : j, first ? j : i, &one.common) ||
				(one.common.words < LEAST_COMMON && !one.common.speakers) ||
				!about(&one.absent, no, yes, segment_sentence(yes, i)))
				continue;
			one.score = score(pair, &one);
			if (one.score > best->score)
				*best = one;
		}
}

static struct words_range shown(const struct proposition *p, uint32_t at)
{
	return (struct words_range){ phrase_group_start(p, at), at + 1 };
}

bool absence_detect(const struct pair *pair, struct conflict *out)
{
	struct found best = { 0 };
	struct words_range range;
	struct span yes, no;
	struct strbuf reason;
	struct str x, y;

	if (veto_statement(pair->a->statement) || veto_statement(pair->b->statement) ||
		pair->a->statement->polarity == POLARITY_DENIED ||
		pair->b->statement->polarity == POLARITY_DENIED || !veto_one_story(pair) || veto_times(pair))
		return false;
	search(pair, pair->a, pair->b, &best);
	search(pair, pair->b, pair->a, &best);
	if (best.score <= 0)
		return false;
	range = shown(best.yes, best.i);
	yes = proposition_evidence(best.yes, range.first, range.end);
	no = proposition_evidence(best.no, best.absent.from, best.absent.end);
	x = proposition_words(best.yes, range.first, range.end, pair->arena);
	y = proposition_words(best.no, best.absent.from, best.absent.end, pair->arena);
	reason = strbuf_new(pair->arena);
	strbuf_addf(&reason, "one side says “%.*s”, the other “%.*s”", STR_ARG(x), STR_ARG(y));
	out->type = CONFLICT_NEGATION;
	out->evidence_a = best.yes == pair->a ? yes : no;
	out->evidence_b = best.yes == pair->a ? no : yes;
	out->reason = strbuf_str(&reason);
	out->issue = issue_of_claim(best.yes, pair->arena);
	out->score = best.score;
	return true;
}
