#include "conflict/features.h"

#include <stdlib.h>
#include <string.h>

#include "conflict/detectors.h"
#include "conflict/discourse.h"
#include "conflict/falsehood.h"
#include "conflict/finite.h"
#include "conflict/meanings.h"
#include "conflict/phrase.h"
#include "text/words.h"

enum { SHORT = 8, BEGINNING = 10, RARE_CLAIMS = 4, BETWEEN_MAX = 12, LOOKED_AT = 60 };

static const char *const names_of[FEATURES] = {
#define FEATURE(name) #name,
#include "conflict/features.def"
#undef FEATURE
};

const char *feature_name(enum feature feature)
{
	return names_of[feature];
}

static float yes(bool is)
{
	return is ? 1 : 0;
}

static float share(unsigned n, unsigned of)
{
	return of ? (float)(n < of ? n : of) / (float)of : 0;
}

static uint32_t gap(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

static bool known(const struct proposition *p)
{
	return p->names.n != 0;
}

static struct words_range looked_at(const struct proposition *p)
{
	return (struct words_range){ 0, p->n < LOOKED_AT ? p->n : LOOKED_AT };
}

/* ---- place and source ---- */

static void read_place(const struct pair *pair, float *f)
{
	uint32_t claims = gap(pair->place_a, pair->place_b);

	f[FEATURE_next] = yes(claims == 1);
	f[FEATURE_near] = yes(claims == 2 || claims == 3);
	f[FEATURE_claims] = 1.0f / (float)(claims ? claims : 1);
	f[FEATURE_paragraph] = yes(pair->distance == 0);
	f[FEATURE_paragraph_on] = yes(pair->distance == 1);
	f[FEATURE_paragraphs] = share(pair->distance, 12);
}

static bool document_names(const struct document *doc, const struct proposition *p)
{
	for (uint32_t at = 0; at < doc->tokens.n; at++)
		if (doc->tokens.v[at].capital && proposition_names(p, doc->tokens.v[at].form))
			return true;
	return false;
}

static void read_sources(const struct pair *pair, float *f)
{
	const struct proposition *a = pair->a, *b = pair->b;

	f[FEATURE_same_source] = yes(known(a) && known(b) && veto_one_source(a, b));
	f[FEATURE_source_unknown] = yes(!known(a) || !known(b));
	f[FEATURE_a_names_b] = yes(proposition_mentions_source(b, a));
	f[FEATURE_b_names_a] = yes(proposition_mentions_source(a, b));
	f[FEATURE_lead_names_a] = yes(document_names(&b->lead, a) && !f[FEATURE_same_source]);
	f[FEATURE_nested] =
		yes(a->statement->parent == pair->place_b || b->statement->parent == pair->place_a);
}

/* ---- how they are said ---- */

static bool uncertain(const struct proposition *p)
{
	return p->statement->certainty != CERTAINTY_ASSERTED;
}

static void read_manner(const struct pair *pair, float *f)
{
	const struct statement *a = pair->a->statement, *b = pair->b->statement;

	f[FEATURE_a_alleges] = yes(a->stance == STANCE_ALLEGES);
	f[FEATURE_b_alleges] = yes(b->stance == STANCE_ALLEGES);
	f[FEATURE_a_denies] = yes(a->polarity == POLARITY_DENIED);
	f[FEATURE_b_denies] = yes(b->polarity == POLARITY_DENIED);
	f[FEATURE_states_nothing] = yes(veto_stance(a) || veto_stance(b));
	f[FEATURE_not_certain] = yes(uncertain(pair->a) || uncertain(pair->b));
	f[FEATURE_both_uncertain] = yes(uncertain(pair->a) && uncertain(pair->b));
	f[FEATURE_a_direct] = yes(a->speech != SPEECH_INDIRECT);
	f[FEATURE_b_direct] = yes(b->speech != SPEECH_INDIRECT);
	f[FEATURE_a_short] = yes(pair->a->n < SHORT);
	f[FEATURE_b_short] = yes(pair->b->n < SHORT);
	f[FEATURE_question] = yes(a->certainty == CERTAINTY_QUESTION || b->certainty == CERTAINTY_QUESTION);
}

static bool strong(int kind)
{
	return kind != REPLY_NONE && kind < REPLY_COUNTERS;
}

static bool contrast_between(const struct pair *pair, struct proposition *const *all)
{
	uint32_t first = pair->place_a + 1;

	if (pair->place_b < first || pair->place_b - first > BETWEEN_MAX)
		return false;
	for (uint32_t i = first; i <= pair->place_b; i++)
		if (all[i]->reply.kind != REPLY_NONE && all[i]->reply.words.n)
			return true;
	return false;
}

static void read_replies(const struct pair *pair, struct proposition *const *all, float *f)
{
	static const enum feature kinds[REPLY_KINDS] = {
		[REPLY_DENIES_ACCOUNT] = FEATURE_b_denies_account,
		[REPLY_DENIES_CONTENT] = FEATURE_b_denies_content,
		[REPLY_CALLS_FALSE] = FEATURE_b_calls_false,
		[REPLY_SAYS_NO] = FEATURE_b_says_no,
		[REPLY_CONTRADICTS] = FEATURE_b_contradicts,
		[REPLY_COUNTERS] = FEATURE_b_counters,
		[REPLY_ANSWERS] = FEATURE_b_answers,
		[REPLY_CONTRAST] = FEATURE_b_contrast,
	};
	const struct reply *a = &pair->a->reply, *b = &pair->b->reply;
	bool ab = b->target == pair->place_a, ba = a->target == pair->place_b;
	float fit = ab ? b->fit : ba ? a->fit : 0;
	int kind = ab ? b->kind : ba ? a->kind : REPLY_NONE;

	if (b->kind != REPLY_NONE)
		f[kinds[b->kind]] = 1;
	f[FEATURE_a_replies] = yes(strong(a->kind));
	f[FEATURE_linked] = fit;
	f[FEATURE_linked_strong] = strong(kind) ? fit : 0;
	f[FEATURE_linked_contrast] = kind >= REPLY_ANSWERS ? fit : 0;
	f[FEATURE_contrast_between] = yes(contrast_between(pair, all));
	if (pair->place_b > 0 && pair->place_b - 1 != pair->place_a) {
		const struct proposition *before = all[pair->place_b - 1];

		f[FEATURE_linked_before] =
			yes(strong(before->reply.kind) && before->reply.target == pair->place_a &&
				veto_one_source(before, pair->b));
	}
}

static bool denies(const struct proposition *p)
{
	return p->statement->polarity == POLARITY_DENIED || strong(p->reply.kind);
}

/* What is turned down: an object that is nothing anybody said. */
static bool turns_down(const struct proposition *p)
{
	static const char *const offers[] = { "offer", "proposal", "plan", "request", "demand", "call", "bid",
		"deal", "bill", "plea", "invitation", "appeal", "motion", "nomination", "advice", "ban",
		"petition", "candidacy", "endorsement", "application", "compromise", "position", "vote",
		NULL };

	if (p->statement->polarity != POLARITY_DENIED || falsehood_names_account(p, 0, BEGINNING))
		return false;
	for (uint32_t at = 0; at < p->n && at < BEGINNING; at++)
		for (const char *const *offer = offers; *offer; offer++)
			if (!strcmp(p->words[at].noun, *offer))
				return true;
	return false;
}

/* "must rebut", "to deny" */
static bool not_actual(const struct statement *statement)
{
	static const char *const words[] = { "must ", "should ", "would ", "could ", "may ", "might ", "can ",
		"cannot ", "to ", "will ", NULL };

	for (const char *const *word = words; *word; word++)
		if (str_starts(statement->cue, *word))
			return true;
	return false;
}

/* Is it no clause: "comments about Israel"? */
static bool fragment(const struct proposition *p)
{
	return !finite_clause(p, 0, looked_at(p).end);
}

static bool is_record(const struct proposition *p)
{
	static const char *const records[] = { "record", "report", "document", "data", "figure", "transcript",
		"video", "statistics", "statistic", "checker", "politifact", "factcheck", "investigation",
		"audit", "study", "analysis", "inspector", "review", "poll", "letter", "email", NULL };

	for (const char *const *record = records; *record; record++)
		if (proposition_names(p, *record))
			return true;
	return false;
}

static bool turns(const struct proposition *p)
{
	static const char *const words[] = { "later", "now", "earlier", "previously", "initially",
		"originally", "once", "since", "but", "however", "though", "although", "yet", "backtracked",
		"clarified", "reversed", "ago", NULL };

	for (uint32_t k = 0; k < p->lead.tokens.n; k++)
		if (token_in(&p->lead.tokens.v[k], words))
			return true;
	return false;
}

static void read_more_manner(const struct pair *pair, float *f)
{
	const struct proposition *a = pair->a, *b = pair->b;

	f[FEATURE_both_deny] = yes(denies(a) && denies(b));
	f[FEATURE_turns_down] = yes(turns_down(a) || turns_down(b));
	f[FEATURE_not_actual] = yes(not_actual(a->statement) || not_actual(b->statement));
	f[FEATURE_a_fragment] = yes(fragment(a));
	f[FEATURE_b_fragment] = yes(fragment(b) && !denies(b));
	f[FEATURE_alleged_denied] = yes((a->statement->stance == STANCE_ALLEGES && denies(b)) ||
					(b->statement->stance == STANCE_ALLEGES && denies(a)));
	f[FEATURE_record] = yes(is_record(a) != is_record(b));
	f[FEATURE_self_turn] = f[FEATURE_same_source] * yes(turns(b));
}

/* ---- what they say ---- */

static bool has_noun(const struct proposition *p, const char *noun)
{
	uint32_t end = looked_at(p).end;

	for (uint32_t i = 0; i < end; i++)
		if (p->words[i].content && !strcmp(p->words[i].noun, noun))
			return true;
	return false;
}

/* A shared word that few claims of the article have. */
static bool shares_rare(const struct pair *pair)
{
	uint32_t end = looked_at(pair->a).end;

	for (uint32_t i = 0; i < end; i++)
		if (pair->a->words[i].content && pair->a->words[i].claims <= RARE_CLAIMS &&
			has_noun(pair->b, pair->a->words[i].noun))
			return true;
	return false;
}

static uint32_t first_content(const struct proposition *p)
{
	uint32_t at = 0;

	while (at < p->n && !p->words[at].content)
		at++;
	return at;
}

static bool subjects_meet(const struct proposition *a, const struct proposition *b)
{
	uint32_t i = first_content(a), j = first_content(b);

	return i < a->n && j < b->n && !strcmp(a->words[i].noun, b->words[j].noun);
}

static bool negated(const struct proposition *p)
{
	return proposition_has(p, 0, looked_at(p).end, falsehood_negations);
}

static bool opposites(const struct proposition *a, const struct proposition *b)
{
	uint32_t n = looked_at(a).end, m = looked_at(b).end;

	for (uint32_t i = 0; i < n; i++) {
		const struct word *x = &a->words[i];

		if (proposition_token(a, i)->kind != TOKEN_WORD || strlen(x->verb) < 3)
			continue;
		for (uint32_t j = 0; j < m; j++)
			if (meaning_opposed(x->verb, b->words[j].verb) ||
				meaning_opposed(x->noun, b->words[j].noun))
				return true;
	}
	return false;
}

static void read_words(const struct pair *pair, float *f)
{
	static const char *const wrong[] = { "false", "wrong", "untrue", "lie", "lies", "lying", "myth",
		"incorrect", "inaccurate", "mistaken", "misleading", "disagree", "opposite", "contrary",
		"nonsense", "ridiculous", "absurd", NULL };
	static const char *const opinions[] = { "believe", "believes", "think", "thinks", "should", "ought",
		"hope", "hopes", "feel", "feels", "must", "want", "wants", "if", NULL };
	const struct proposition *a = pair->a, *b = pair->b;
	struct overlap o = align_words(a, looked_at(a), b, looked_at(b));
	bool na = negated(a), nb = negated(b);

	f[FEATURE_words] = share(o.words, 6);
	f[FEATURE_words_one] = yes(o.words >= 1);
	f[FEATURE_words_two] = yes(o.words >= 2);
	f[FEATURE_words_share] = share(o.words, o.left < o.right ? o.left : o.right);
	f[FEATURE_names] = share(o.names, 2);
	f[FEATURE_names_missed] = yes(o.left_names && o.right_names && !o.names);
	f[FEATURE_rare_word] = yes(o.words && shares_rare(pair));
	f[FEATURE_subject] = yes(subjects_meet(a, b));
	f[FEATURE_one_negated] = yes(na != nb);
	f[FEATURE_both_negated] = yes(na && nb);
	f[FEATURE_negated_shared] = yes(na != nb && o.words >= 2);
	f[FEATURE_opposites] = yes(opposites(a, b));
	f[FEATURE_opposites_shared] = f[FEATURE_opposites] * f[FEATURE_words_one];
	f[FEATURE_false_words] = yes(proposition_has(b, 0, looked_at(b).end, wrong));
	f[FEATURE_number_both] = yes(a->quantities.n && b->quantities.n);
	f[FEATURE_times_differ] = yes(veto_times(pair));
	f[FEATURE_opinion] = yes(proposition_has(a, 0, looked_at(a).end, opinions) ||
				 proposition_has(b, 0, looked_at(b).end, opinions));
	f[FEATURE_quoted_denial] = yes(proposition_has(b, 0, BEGINNING, falsehood_negations));
}

/* ---- around ---- */

static bool verb_in(const struct proposition *p, const char *const *verbs)
{
	for (; *verbs; verbs++)
		if (str_starts(p->statement->verb, *verbs))
			return true;
	return false;
}

/* Shared words of a with b, each worth the more the fewer claims around have it. */
static void read_weights(const struct pair *pair, float *f)
{
	uint32_t end = looked_at(pair->a).end;
	const struct document *lead = &pair->b->lead;
	float weight = 0, context = 0;
	unsigned words = 0;

	for (uint32_t i = 0; i < end; i++) {
		const struct word *word = &pair->a->words[i];
		bool in_b, in_lead = false;
		float one;

		if (!word->content)
			continue;
		in_b = has_noun(pair->b, word->noun);
		for (uint32_t k = 0; k < lead->tokens.n && !in_lead; k++)
			in_lead = !strcmp(lead->tokens.v[k].form, word->noun) ||
				  !strcmp(lead->tokens.v[k].form, proposition_token(pair->a, i)->form);
		if (!in_b && !in_lead)
			continue;
		one = 1.0f / (float)(1 + word->claims);
		weight += in_b ? one : 0;
		context += one;
		words += in_lead;
		if (in_lead && one >= 0.25f)
			f[FEATURE_lead_rare] = 1;
	}
	f[FEATURE_lead_words] = share(words, 3);
	f[FEATURE_idf] = weight > 1.5f ? 1 : weight / 1.5f;
	f[FEATURE_idf_context] = context > 2 ? 1 : context / 2;
}

static bool answers_each_other(
	const struct proposition *x, const struct proposition *y, struct proposition *const *all)
{
	const struct proposition *target = x->reply.target == INDEX_NONE ? NULL : all[x->reply.target];

	return target && strong(x->reply.kind) && veto_one_source(target, y);
}

static void read_around(const struct pair *pair, struct proposition *const *all, uint32_t n, float *f)
{
	static const char *const accuse[] = { "accus", "charg", "suggest", "blam", "alleg", "claim",
		"question", "critic", "attack", "argu", "slam", "contend", "complain", "blast", "warn",
		"call", NULL };
	static const char *const defend[] = { "insist", "maintain", "counter", "repl", "respond", "defend",
		"retort", "den", "contend", "reject", "dismiss", "disput", "argu", "push", NULL };
	uint32_t first = pair->place_b > LOOKED_AT / 2 ? pair->place_b - LOOKED_AT / 2 : 0;
	uint32_t last = first + LOOKED_AT < n ? first + LOOKED_AT : n;

	f[FEATURE_a_accuses] = yes(verb_in(pair->a, accuse));
	f[FEATURE_b_defends] = yes(verb_in(pair->b, defend));
	f[FEATURE_lead_account] = 0;
	for (uint32_t k = 0; k < pair->b->lead.tokens.n; k++)
		if (meaning_account(pair->b->lead.tokens.v[k].form))
			f[FEATURE_lead_account] = 1;
	f[FEATURE_b_account] = yes(falsehood_names_account(pair->b, 0, BEGINNING));
	f[FEATURE_owner] = yes(pair->b->reply.owner.n && proposition_names(pair->a, pair->b->reply.owner.p));
	for (uint32_t k = first; k < last; k++)
		if (k != pair->place_a && k != pair->place_b &&
			((veto_one_source(all[k], pair->a) && answers_each_other(all[k], pair->b, all)) ||
				(veto_one_source(all[k], pair->b) &&
					answers_each_other(all[k], pair->a, all)))) {
			f[FEATURE_sources_clash] = 1;
			break;
		}
}

static float score_of(conflict_detector detect, const struct pair *pair)
{
	struct conflict found = { .a = pair->a->statement, .b = pair->b->statement };

	return detect(pair, &found) ? found.score : 0;
}

struct occurrence {
	struct word *word;
	uint32_t claim;
};

static int by_noun(const void *a, const void *b)
{
	const struct occurrence *x = a, *y = b;
	int order = strcmp(x->word->noun, y->word->noun);

	return order ? order : (x->claim > y->claim) - (x->claim < y->claim);
}

void features_count(struct proposition *const *all, uint32_t n, struct arena *arena)
{
	VEC(struct occurrence) found = { 0 };

	for (uint32_t i = 0; i < n; i++)
		for (uint32_t at = 0; at < looked_at(all[i]).end; at++)
			if (all[i]->words[at].content)
				vec_push(arena, &found, (struct occurrence){ &all[i]->words[at], i });
	if (found.n)
		qsort(found.v, found.n, sizeof *found.v, by_noun);
	for (uint32_t first = 0, end; first < found.n; first = end) {
		uint32_t claims = 1;

		for (end = first + 1;
			end < found.n && !strcmp(found.v[first].word->noun, found.v[end].word->noun); end++)
			claims += found.v[end].claim != found.v[end - 1].claim;
		for (uint32_t i = first; i < end; i++)
			found.v[i].word->claims = claims;
	}
}

static void read_scores(const struct pair *pair, float *f)
{
	if (!known(pair->a) || !known(pair->b) || f[FEATURE_same_source] || f[FEATURE_states_nothing])
		return;
	f[FEATURE_denial_score] = score_of(denial_detect, pair);
	f[FEATURE_number_score] = score_of(number_detect, pair);
	f[FEATURE_negation_score] = score_of(negation_detect, pair);
}

void features_across(const struct pair *pair, float out[FEATURES])
{
	memset(out, 0, FEATURES * sizeof *out);
	out[FEATURE_same_source] = yes(known(pair->a) && known(pair->b) && veto_one_source(pair->a, pair->b));
	out[FEATURE_source_unknown] = yes(!known(pair->a) || !known(pair->b));
	read_manner(pair, out);
	read_more_manner(pair, out);
	read_words(pair, out);
}

void features_read(const struct pair *pair, struct proposition *const *all, uint32_t n, float out[FEATURES])
{
	memset(out, 0, FEATURES * sizeof *out);
	read_place(pair, out);
	read_sources(pair, out);
	read_manner(pair, out);
	read_more_manner(pair, out);
	read_replies(pair, all, out);
	read_words(pair, out);
	read_weights(pair, out);
	read_around(pair, all, n, out);
	read_scores(pair, out);
}
