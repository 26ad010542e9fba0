#include "conflict/rank.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "conflict/discourse.h"
#include "conflict/falsehood.h"
#include "conflict/meanings.h"

/* An article's possible conflicts are at most so many, and not less likely than this. */
enum { POSSIBLE_MAX = 12, SHARED_SHOWN = 3 };

static const float least = 0.004f;

/* The score of a possible conflict stays below that of a flagged one. */
static const float score_most = 0.69f;

static const float weights[FEATURES] = {
#define WEIGHT(name, value) [FEATURE_##name] = value##f,
#define BIAS(value)
#include "conflict/weights.def"
#undef BIAS
#undef WEIGHT
};

#define WEIGHT(name, value)
#define BIAS(value) value##f
static const float bias =
#include "conflict/weights.def"
	;
#undef BIAS
#undef WEIGHT

/*
 * By train/rank.py --join, on marked articles that the pair model had not seen: a logistic regression on the
 * logarithms of both odds.
 */
static const float join_likelihood = 0.664f, join_learned = 0.157f, join_bias = -1.344f;

static float odds(float probability)
{
	float p = fminf(fmaxf(probability, 1e-4f), 1 - 1e-4f);

	return logf(p / (1 - p));
}

float rank_likelihood(const float features[FEATURES])
{
	float sum = bias;

	for (int i = 0; i < FEATURES; i++)
		sum += weights[i] * features[i];
	return 1 / (1 + expf(-sum));
}

float rank_join(float likelihood, float learned)
{
	if (learned < 0)
		return likelihood;
	return 1 /
	       (1 + expf(-(join_likelihood * odds(likelihood) + join_learned * odds(learned) + join_bias)));
}

float rank_weight(enum feature feature)
{
	return weights[feature];
}

/* Of two articles the learned score alone decides, and has to be high: most of such pairs are none. */
static const float across_least = 0.5f, across_share = 0.1f;

struct ranking rank_begin(struct proposition *const *all, uint32_t n, struct arena *arena)
{
	return (struct ranking){ .all = all, .n = n, .arena = arena };
}

static uint32_t least_likely(const struct ranking *ranking)
{
	uint32_t least_at = 0;

	for (uint32_t i = 1; i < ranking->best.n; i++)
		if (ranking->best.v[i].likelihood < ranking->best.v[least_at].likelihood)
			least_at = i;
	return least_at;
}

static void keep(struct ranking *ranking, const struct ranked *one)
{
	uint32_t at;

	if (one->likelihood < least)
		return;
	if (ranking->best.n < CONFLICT_LEARNED_MAX) {
		vec_push(ranking->arena, &ranking->best, *one);
		return;
	}
	at = least_likely(ranking);
	if (one->likelihood > ranking->best.v[at].likelihood)
		ranking->best.v[at] = *one;
}

static bool states_nothing(const struct pair *pair)
{
	return !pair->a->n || !pair->b->n || veto_stance(pair->a->statement) ||
	       veto_stance(pair->b->statement);
}

void rank_add(struct ranking *ranking, const struct pair *pair)
{
	struct ranked one = { .pair = *pair, .learned = -1 };

	if (states_nothing(pair))
		return;
	features_read(pair, ranking->all, ranking->n, one.features);
	one.likelihood = rank_likelihood(one.features);
	keep(ranking, &one);
}

/* By hand: it chooses the pairs that are worth the learned score, and that score decides. */
static float likelihood_across(const float *f)
{
	float sum = -5 + 2 * f[FEATURE_words] + f[FEATURE_words_share] + f[FEATURE_names] +
		    0.5f * f[FEATURE_one_negated] + 0.5f * f[FEATURE_opposites] - f[FEATURE_not_certain] -
		    f[FEATURE_opinion] - f[FEATURE_source_unknown];

	return 1 / (1 + expf(-sum));
}

void rank_add_across(struct ranking *ranking, const struct pair *pair)
{
	struct ranked one = { .pair = *pair, .learned = -1 };

	if (states_nothing(pair))
		return;
	features_across(pair, one.features);
	if (!one.features[FEATURE_words_one] || one.features[FEATURE_same_source])
		return;
	one.likelihood = likelihood_across(one.features);
	keep(ranking, &one);
}

/* Of two articles, whose places are not known; `rest` decides where the two are one. */
static int by_claims(const struct statement *x, const struct statement *y, int rest)
{
	if (x->claim_id != y->claim_id)
		return x->claim_id < y->claim_id ? -1 : 1;
	return rest;
}

static int by_likelihood(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->likelihood != y->likelihood)
		return x->likelihood > y->likelihood ? -1 : 1;
	if (x->pair.place_a != y->pair.place_a)
		return x->pair.place_a < y->pair.place_a ? -1 : 1;
	if (x->pair.place_b != y->pair.place_b)
		return x->pair.place_b < y->pair.place_b ? -1 : 1;
	return by_claims(x->pair.a->statement, y->pair.a->statement,
		by_claims(x->pair.b->statement, y->pair.b->statement, 0));
}

static void ask_learned(struct ranking *ranking, const struct conflict_learned *learned)
{
	const struct statement *a[CONFLICT_LEARNED_MAX], *b[CONFLICT_LEARNED_MAX];
	float scores[CONFLICT_LEARNED_MAX];

	for (uint32_t i = 0; i < ranking->best.n; i++) {
		a[i] = ranking->best.v[i].pair.a->statement;
		b[i] = ranking->best.v[i].pair.b->statement;
		scores[i] = -1;
	}
	learned->score(learned->context, a, b, ranking->best.n, scores);
	for (uint32_t i = 0; i < ranking->best.n; i++) {
		struct ranked *one = &ranking->best.v[i];

		one->learned = scores[i];
		one->likelihood = one->pair.same_article         ? rank_join(one->likelihood, one->learned)
				  : one->learned >= across_least ? across_share * one->learned
								 : 0;
	}
}

/* ---- in words ---- */

static enum conflict_type type_of(const float *f)
{
	if (f[FEATURE_same_source])
		return CONFLICT_SELF;
	if (f[FEATURE_linked_strong] || f[FEATURE_b_denies] || f[FEATURE_a_denies] ||
		f[FEATURE_b_calls_false])
		return CONFLICT_DENIAL;
	if (f[FEATURE_number_score])
		return CONFLICT_NUMBER;
	if (f[FEATURE_opposites_shared])
		return CONFLICT_ANTONYM;
	if (f[FEATURE_negated_shared])
		return CONFLICT_NEGATION;
	return f[FEATURE_linked] || f[FEATURE_b_account] ? CONFLICT_DENIAL : CONFLICT_LEXICAL;
}

/* “wall”, “Mexico”: the first words that both have. */
static unsigned add_shared(struct strbuf *out, const struct pair *pair)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < pair->a->n && n < SHARED_SHOWN; i++) {
		bool shared = false, before = false;

		for (uint32_t k = 0; k < i && !before; k++)
			before = pair->a->words[k].content &&
				 !strcmp(pair->a->words[k].noun, pair->a->words[i].noun);
		for (uint32_t k = 0; k < pair->b->n && !shared && !before && pair->a->words[i].content; k++)
			shared = pair->b->words[k].content &&
				 !strcmp(pair->b->words[k].noun, pair->a->words[i].noun);
		/* a mark such as 's is no word that a reader sees */
		if (!shared || !pair->a->words[i].noun[0] || pair->a->words[i].noun[0] == '\'')
			continue;
		strbuf_addf(out, "%s“%.*s”", n++ ? ", " : " both speak of ",
			STR_ARG(document_slice(&pair->a->doc, proposition_token(pair->a, i)->span)));
	}
	return n;
}

static struct str reason_of(const struct ranked *one)
{
	struct strbuf out = strbuf_new(one->pair.arena);
	const float *f = one->features;
	const struct reply *reply = &one->pair.b->reply;

	strbuf_adds(
		&out, f[FEATURE_same_source] ? "perhaps a changed account:" : "perhaps against each other:");
	if (!add_shared(&out, &one->pair))
		strbuf_adds(&out, one->pair.same_article ? " they stand near each other"
							 : " their articles tell one story");
	if (f[FEATURE_one_negated])
		strbuf_adds(&out, ", and one says not");
	if (f[FEATURE_opposites])
		strbuf_adds(&out, ", with opposite words");
	if (f[FEATURE_b_denies] || f[FEATURE_a_denies])
		strbuf_adds(&out, ", and one denies");
	else if (reply->kind != REPLY_NONE && reply->words.n)
		strbuf_addf(&out, ", with “%.*s” between them", STR_ARG(reply->words));
	return strbuf_str(&out);
}

static struct conflict in_words(const struct ranked *one)
{
	const struct pair *pair = &one->pair;
	struct words_range a = proposition_nearest(pair->a, pair->b),
			   b = proposition_nearest(pair->b, pair->a);

	return (struct conflict){
		.a = pair->a->statement,
		.b = pair->b->statement,
		.type = type_of(one->features),
		.evidence_a = proposition_evidence(pair->a, a.first, a.end),
		.evidence_b = proposition_evidence(pair->b, b.first, b.end),
		.reason = reason_of(one),
		.issue = issue_of_claim(pair->a, pair->arena),
		.score = score_most * sqrtf(one->likelihood),
		.tier = TIER_POSSIBLE,
	};
}

void rank_sort(struct ranking *ranking, const struct conflict_learned *learned)
{
	if (!ranking->best.n)
		return;
	if (learned)
		ask_learned(ranking, learned);
	qsort(ranking->best.v, ranking->best.n, sizeof *ranking->best.v, by_likelihood);
}

void rank_end(struct ranking *ranking, const struct conflict_learned *learned, struct conflict_vec *found)
{
	rank_sort(ranking, learned);
	for (uint32_t i = 0; i < ranking->best.n && i < POSSIBLE_MAX && ranking->best.v[i].likelihood > 0;
		i++)
		vec_push(ranking->arena, found, in_words(&ranking->best.v[i]));
}
