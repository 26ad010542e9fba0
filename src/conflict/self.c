#include "conflict/detectors.h"

#include "conflict/phrase.h"

/*
 * One source, a changed account: what the other detectors see between two sources, between what one said at
 * two times. People say "not this but that" in one breath, and repeat what others say of them: so the two
 * must have been said at different times, or the article must set then against now.
 */

/* One source speaks of many like things: less is taken for a clash than between two. */
static const float sure = 0.78f;

static const char *const then_and_now[] = { "earlier", "previously", "initially", "originally", "once",
	"formerly", "now", "later", "subsequently", "backtracked", "backtracking", "reversed", "reversal",
	"retracted", "recanted", "recants", "contradicted", "contradicting", "contradicts", "amended",
	"revised", "changed", "walked", NULL };

static bool sets_apart(const struct document *words)
{
	for (uint32_t at = 0; at < words->tokens.n; at++) {
		const struct token *token = &words->tokens.v[at];

		if (token_in(token, then_and_now))
			return true;
		if (token_is(token, "at") && at + 1 < words->tokens.n &&
			token_in(&words->tokens.v[at + 1], (const char *const[]){ "first", "the", NULL }) &&
			(token_is(&words->tokens.v[at + 1], "first") ||
				(at + 2 < words->tokens.n && token_is(&words->tokens.v[at + 2], "time"))))
			return true;
	}
	return false;
}

/* Said at two times: in articles of different days, on days that are known, or the article says so. */
static bool two_times(const struct pair *pair)
{
	const struct statement *a = pair->a->statement, *b = pair->b->statement;

	if (!pair->same_article)
		return date_distance(a->published, b->published) > 0;
	if (date_differs(a->said_on, b->said_on))
		return true;
	return sets_apart(&pair->a->lead) || sets_apart(&pair->a->tail) || sets_apart(&pair->b->lead) ||
	       sets_apart(&pair->b->tail);
}

/* It may have come about in between: nothing yet on Monday, and something on Friday. */
static bool may_have_changed(const struct proposition *p)
{
	static const char *const words[] = { "yet", "still", "so", "currently", "now", "today", "longer",
		"plan", "plans", "will", "would", NULL };

	return proposition_has(p, 0, p->n, words);
}

static bool ask(const struct pair *pair, struct conflict *out)
{
	static const conflict_detector detectors[] = { negation_detect, absence_detect, antonym_detect,
		modality_detect };
	struct conflict best = { 0 };

	for (size_t i = 0; i < sizeof detectors / sizeof detectors[0]; i++) {
		struct conflict one = { .a = out->a, .b = out->b };

		if (detectors[i](pair, &one) && one.score > best.score)
			best = one;
	}
	if (best.score > 0)
		*out = best;
	return best.score > 0;
}

bool self_detect(const struct pair *pair, struct conflict *out)
{
	struct strbuf reason;

	if (!pair->a->names.n || !pair->b->names.n || !veto_one_source(pair->a, pair->b) || !ask(pair, out))
		return false;
	reason = strbuf_new(pair->arena);
	strbuf_addf(&reason, "the same source, a changed account? %.*s", STR_ARG(out->reason));
	out->reason = strbuf_str(&reason);
	out->type = CONFLICT_SELF;
	if (out->score < sure || !two_times(pair) || may_have_changed(pair->a) || may_have_changed(pair->b))
		out->score = out->score < 0.65f ? out->score : 0.65f;
	return true;
}
