#include "conflict/account.h"

#include <stdlib.h>
#include <string.h>

#include "conflict/detectors.h"
#include "conflict/discourse.h"
#include "conflict/rank.h"
#include "conflict/reading.h"

enum { REASONS_SHOWN = 6 };

struct account {
	struct arena *arena;
	struct account_vec *out;
	const struct pair *pair;
};

static void tell(struct account *account, const char *what, struct strbuf *detail)
{
	vec_push(account->arena, account->out, (struct account_line){ what, strbuf_str(detail) });
}

static void tell_words(struct account *account, const char *what, struct str detail)
{
	if (detail.n)
		vec_push(account->arena, account->out, (struct account_line){ what, detail });
}

static void tell_reading(struct account *account)
{
	const struct proposition *p = account->pair->a, *q = account->pair->b;
	struct str aligned = reading_alignment(p, q, account->arena);

	tell_words(account, "the earlier one says", reading_clauses(p, account->arena));
	tell_words(account, "the later one says", reading_clauses(q, account->arena));
	tell_words(account, "words that meet", aligned.n ? aligned : STR("none"));
}

static void tell_story(struct account *account)
{
	struct strbuf words = strbuf_new(account->arena);

	if (account->pair->same_article)
		return;
	strbuf_addf(&words, "%.1f: %s", (double)account->pair->nearness,
		veto_one_story(account->pair)
			? "the two articles tell one story"
			: "not near enough to be sure that the articles tell one story");
	tell(account, "nearness", &words);
}

static const char *reply_words(int kind)
{
	static const char *const kinds[REPLY_KINDS] = {
		[REPLY_DENIES_ACCOUNT] = "denies an account",
		[REPLY_DENIES_CONTENT] = "denies what it says itself",
		[REPLY_CALLS_FALSE] = "calls something false",
		[REPLY_SAYS_NO] = "says no",
		[REPLY_CONTRADICTS] = "is set against another claim by the article",
		[REPLY_COUNTERS] = "speaks against something",
		[REPLY_ANSWERS] = "is an answer",
		[REPLY_CONTRAST] = "stands behind a word like “but”",
	};

	return kind > REPLY_NONE && kind < REPLY_KINDS ? kinds[kind] : NULL;
}

static void tell_reply(struct account *account, const char *what, const struct proposition *p, uint32_t other)
{
	struct strbuf words = strbuf_new(account->arena);

	if (!reply_words(p->reply.kind))
		return;
	strbuf_adds(&words, reply_words(p->reply.kind));
	if (p->reply.words.n)
		strbuf_addf(&words, " (“%.*s”)", STR_ARG(p->reply.words));
	if (p->reply.target == other)
		strbuf_addf(
			&words, "; most likely it answers the other side (fit %.2f)", (double)p->reply.fit);
	else
		strbuf_adds(&words, p->reply.target == INDEX_NONE ? "; nothing near it seems to be meant"
								  : "; another claim seems to be meant");
	tell(account, what, &words);
}

static void tell_detectors(struct account *account)
{
	static const struct {
		const char *what;
		conflict_detector detect;
	} detectors[] = {
		{ "denial", denial_detect },
		{ "answer", reply_detect },
		{ "number", number_detect },
		{ "date", date_detect },
		{ "place", place_detect },
		{ "who did it", agent_detect },
		{ "negation", negation_detect },
		{ "what was not", absence_detect },
		{ "opposite words", antonym_detect },
		{ "certainty", modality_detect },
		{ "changed account", self_detect },
		{ "said by the article", told_detect },
	};

	struct strbuf silent = strbuf_new(account->arena);

	for (size_t i = 0; i < sizeof detectors / sizeof detectors[0]; i++) {
		struct conflict found = { .a = account->pair->a->statement,
			.b = account->pair->b->statement };
		struct strbuf words = strbuf_new(account->arena);

		if (!detectors[i].detect(account->pair, &found)) {
			strbuf_addf(&silent, "%s%s", silent.n ? ", " : "", detectors[i].what);
			continue;
		}
		strbuf_addf(&words, "%.2f: %.*s", (double)found.score, STR_ARG(found.reason));
		tell(account, detectors[i].what, &words);
	}
	tell_words(account, "looked for, not met", strbuf_str(&silent));
}

/* ---- what rules a pair out ---- */

static bool days_known(const struct pair *pair)
{
	return !pair->same_article && pair->a->statement->published.n && pair->b->statement->published.n;
}

static bool one_source(const struct pair *pair)
{
	return pair->a->names.n && pair->b->names.n && veto_one_source(pair->a, pair->b);
}

static bool source_open(const struct pair *pair)
{
	return !pair->a->names.n || !pair->b->names.n;
}

static bool nested(const struct pair *pair)
{
	return pair->same_article && (pair->a->statement->parent == pair->b->statement->ordinal ||
					     pair->b->statement->parent == pair->a->statement->ordinal);
}

static bool states_nothing(const struct pair *pair)
{
	return veto_stance(pair->a->statement) || veto_stance(pair->b->statement);
}

static bool uncertain(const struct pair *pair)
{
	return pair->a->statement->certainty != CERTAINTY_ASSERTED ||
	       pair->b->statement->certainty != CERTAINTY_ASSERTED;
}

static bool far_days(const struct pair *pair)
{
	return veto_days(pair->a->statement, pair->b->statement);
}

static bool polls(const struct pair *pair)
{
	return veto_polls(pair, true);
}

static void tell_vetoes(struct account *account)
{
	static const struct {
		const char *what, *holds;
		bool (*veto)(const struct pair *pair);
	} vetoes[] = {
		{ "one source", "the two have one source: at most a changed account", one_source },
		{ "source not known", "one side's source is not known", source_open },
		{ "one in the other", "one is reported in the other: one account, not two", nested },
		{ "states nothing", "one side asks, declines or hopes", states_nothing },
		{ "not certain", "one side is hedged, foretold or on a condition", uncertain },
		{ "other times", "the times that they name exclude each other", veto_times },
		{ "far apart", "the articles are more than two weeks apart", far_days },
		{ "two polls", "both are polls: each can be right", polls },
	};
	struct strbuf none = strbuf_new(account->arena);

	for (size_t i = 0; i < sizeof vetoes / sizeof vetoes[0]; i++) {
		if (vetoes[i].veto(account->pair))
			tell_words(account, vetoes[i].what, str_of(vetoes[i].holds));
		else if (vetoes[i].veto != far_days || days_known(account->pair))
			strbuf_addf(&none, "%s%s", none.n ? ", " : "", vetoes[i].what);
	}
	tell_words(account, "does not hold", strbuf_str(&none));
}

/* ---- the ranker ---- */

struct part {
	enum feature feature;
	float worth;
};

static int by_worth(const void *a, const void *b)
{
	const struct part *x = a, *y = b;
	float p = x->worth < 0 ? -x->worth : x->worth, q = y->worth < 0 ? -y->worth : y->worth;

	return p > q ? -1 : p < q;
}

static const char *feature_words(enum feature feature)
{
	static const char *const words[FEATURES] = {
#define WORDS(name, text) [FEATURE_##name] = text,
#include "conflict/feature_words.def"
#undef WORDS
	};

	return words[feature] ? words[feature] : feature_name(feature);
}

static void tell_parts(struct account *account, const char *what, const struct part *parts, bool against)
{
	struct strbuf words = strbuf_new(account->arena);

	for (int i = 0; i < REASONS_SHOWN && parts[i].worth != 0; i++)
		if ((parts[i].worth < 0) == against)
			strbuf_addf(&words, "%s%s", words.n ? "; " : "", feature_words(parts[i].feature));
	tell_words(account, what, strbuf_str(&words));
}

static void tell_rank(struct account *account, struct proposition *const *all, uint32_t n)
{
	struct strbuf words = strbuf_new(account->arena);
	float features[FEATURES];
	struct part parts[FEATURES];

	features_read(account->pair, all, n, features);
	strbuf_addf(&words, "%.4f", (double)rank_likelihood(features));
	for (int i = 0; i < FEATURES; i++)
		parts[i] = (struct part){ (enum feature)i, rank_weight((enum feature)i) * features[i] };
	qsort(parts, FEATURES, sizeof *parts, by_worth);
	tell(account, "likelihood", &words);
	tell_parts(account, "speaks for it", parts, false);
	tell_parts(account, "speaks against it", parts, true);
}

void account_of_pair(const struct statement_vec *article, uint32_t a, uint32_t b, bool one_article,
	float nearness, struct arena *arena, struct account_vec *out)
{
	struct proposition **all = conflict_read(article, arena);
	struct pair pair = { .a = all[a], .b = all[b], .arena = arena };
	struct account account = { arena, out, &pair };

	pair.same_article = one_article;
	pair.nearness = nearness;
	pair.place_a = one_article ? a : INDEX_NONE;
	pair.place_b = one_article ? b : INDEX_NONE;
	if (one_article)
		pair.distance = all[a]->statement->paragraph > all[b]->statement->paragraph
					? all[a]->statement->paragraph - all[b]->statement->paragraph
					: all[b]->statement->paragraph - all[a]->statement->paragraph;
	tell_detectors(&account);
	tell_reading(&account);
	tell_story(&account);
	if (one_article) {
		tell_reply(&account, "the earlier side", pair.a, b);
		tell_reply(&account, "the later side", pair.b, a);
	}
	tell_vetoes(&account);
	if (one_article)
		tell_rank(&account, all, article->n);
}
