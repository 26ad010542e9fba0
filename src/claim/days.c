#include "claim/steps.h"

#include "text/dates.h"
#include "text/words.h"

/* How far from the cue the day of saying is looked for, in tokens. */
enum { SAID_REACH = 10, FUTURE_REACH = 8, BOUND_REACH = 9 };

static bool inside_content(const struct attribution *attribution, struct span span)
{
	for (uint32_t i = 0; i < attribution->content.n; i++)
		if (span_overlaps(attribution->content.v[i], span))
			return true;
	return false;
}

/* Wednesday's vote: the day belongs to the vote. */
static bool possessive(const struct document *doc, uint32_t end)
{
	return end < doc->tokens.n &&
	       (token_is(&doc->tokens.v[end], "'s") || token_is(&doc->tokens.v[end], "'"));
}

/* Behind these words a day is that of another event, or the clause has ended. */
static bool ends_reporting(const struct token *token)
{
	static const char *const stops[] = { "before", "after", "ahead", "since", "until", "when", "while",
		"that", "as", "if", "following", "who", "which", "from", "of", "and", "but", "because",
		"about", "by", "for", ".", ";", ":", "—", "–", "?", "!", "(", ")", NULL };

	return token_in(token, stops);
}

static struct str day_in(const struct document *doc, uint32_t at, uint32_t end)
{
	struct date_mention mention;
	struct str day;

	if (!date_at(doc, at, end, &mention) || possessive(doc, mention.end))
		return (struct str){ 0 };
	day = date_resolve(&mention, doc->published, DATE_PAST, doc->arena);
	return day.n == 10 ? day : (struct str){ 0 };
}

/* A day that the cue itself holds: "said Wednesday", "said in a report on Monday". */
static struct str day_within_cue(const struct document *doc, const struct attribution *attribution)
{
	uint32_t end = document_token_at(doc, attribution->cue.end);
	struct str day = { 0 };

	for (uint32_t at = document_token_at(doc, attribution->cue.start); at < end && !day.n; at++)
		day = day_in(doc, at, end);
	return day;
}

/* cue {word} day, as far as the reporting clause goes. */
static struct str day_behind(const struct document *doc, const struct attribution *attribution)
{
	uint32_t at = document_token_at(doc, attribution->cue.end);
	uint32_t end = at + SAID_REACH < doc->tokens.n ? at + SAID_REACH : doc->tokens.n;

	for (; at < end; at++) {
		const struct token *token = &doc->tokens.v[at];
		struct str day;

		if (token->kind == TOKEN_QUOTE || inside_content(attribution, token->span) ||
			token->sentence != attribution->sentence || ends_reporting(token))
			break;
		day = day_in(doc, at, end);
		if (day.n)
			return day;
	}
	return (struct str){ 0 };
}

/* source ["on"] day cue: "the ministry on Tuesday told reporters". */
static struct str day_before_cue(const struct document *doc, const struct attribution *attribution)
{
	uint32_t cue = document_token_at(doc, attribution->cue.start);
	uint32_t first = cue > 5 ? cue - 5 : 0;

	for (uint32_t at = cue; at-- > first;) {
		const struct token *token = &doc->tokens.v[at];
		struct date_mention mention;
		struct str day;

		if (token->sentence != attribution->sentence || inside_content(attribution, token->span) ||
			token->kind == TOKEN_QUOTE)
			break;
		day = day_in(doc, at, cue);
		/* right before the cue, and not "on Tuesday's trip" or "since Tuesday" */
		if (day.n && date_at(doc, at, cue, &mention))
			return mention.end == cue && (!at || !ends_reporting(token - 1)) ? day
											 : (struct str){ 0 };
	}
	return (struct str){ 0 };
}

/* "On" day ["," ] source cue, at the start of the sentence. */
static struct str day_opening(const struct document *doc, const struct attribution *attribution)
{
	const struct sentence *sentence;
	uint32_t at, end;

	if (attribution->sentence >= doc->sentences.n)
		return (struct str){ 0 };
	sentence = &doc->sentences.v[attribution->sentence];
	at = sentence->first_token;
	end = at + sentence->n_tokens;
	if (at < end && token_is(&doc->tokens.v[at], "on"))
		at++;
	if (at >= end || inside_content(attribution, doc->tokens.v[at].span) ||
		doc->tokens.v[at].span.start > attribution->cue.start)
		return (struct str){ 0 };
	/* the cue's own clause: no content and no other verb's subject between */
	if (document_token_at(doc, attribution->cue.start) > at + SAID_REACH)
		return (struct str){ 0 };
	return day_in(doc, at, end);
}

struct str claim_said_on(const struct document *doc, const struct attribution *attribution)
{
	struct str day;

	if (span_empty(attribution->cue))
		return (struct str){ 0 };
	day = day_within_cue(doc, attribution);
	if (!day.n)
		day = day_behind(doc, attribution);
	if (!day.n)
		day = day_before_cue(doc, attribution);
	if (!day.n)
		day = day_opening(doc, attribution);
	return day;
}

/* "will meet Wednesday", "expects results in March": what is asked or foretold lies ahead, or a modal or a
 * plan says so. */
enum date_tense claim_tense(
	const struct document *doc, const struct attribution *attribution, uint32_t first, uint32_t at)
{
	static const char *const future[] = { "will", "'ll", "shall", "would", "wo", "going", "plans", "plan",
		"expected", "scheduled", "set", "due", "intends", NULL };
	uint32_t from = at > first + FUTURE_REACH ? at - FUTURE_REACH : first;

	if (attribution->stance == STANCE_PREDICTS || attribution->stance == STANCE_ASKS)
		return DATE_FUTURE;
	for (uint32_t i = from; i < at; i++)
		if (token_in(&doc->tokens.v[i], future))
			return DATE_FUTURE;
	return DATE_PAST;
}

/* since March, until Friday, the 2016 election, Tuesday's vote: no time at which the thing said happened. */
static bool bounds_time(const struct document *doc, uint32_t first, const struct date_mention *mention)
{
	static const char *const before[] = { "since", "until", "till", "by", "before", "after", "from", "to",
		"through", "between", "of", "the", "for", "than", "and", NULL };
	static const char *const bounding[] = { "since", "until", "till", "before", "after", "ahead",
		"following", "from", "between", NULL };

	if (possessive(doc, mention->end) ||
		(mention->first > first && token_in(&doc->tokens.v[mention->first - 1], before)))
		return true;
	/* since the start of the war on Oct. 7 */
	for (uint32_t at = mention->first; at > first && mention->first - at < BOUND_REACH; at--)
		if (token_in(&doc->tokens.v[at - 1], bounding))
			return true;
	return false;
}

struct str claim_event_time(const struct document *doc, const struct attribution *attribution)
{
	struct str time = { 0 };

	for (uint32_t i = 0; i < attribution->content.n; i++) {
		struct token_range range = claim_tokens(doc, attribution->content.v[i]);

		for (uint32_t at = range.first; at < range.end;) {
			struct date_mention mention;
			struct str one;

			/* a year may stand behind the content */
			if (!date_at(doc, at, range.end + 2, &mention)) {
				at++;
				continue;
			}
			at = mention.end;
			if (bounds_time(doc, range.first, &mention))
				continue;
			one = date_resolve(&mention, doc->published,
				claim_tense(doc, attribution, range.first, mention.first), doc->arena);
			if (!one.n || (time.n && !str_eq(one, time)))
				return (struct str){ 0 };
			time = one;
		}
	}
	return time;
}
