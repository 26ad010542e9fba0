#include "source/basis.h"

#include <string.h>

#include "text/words.h"

enum { PHRASE_MAX = 12, WINDOW = 80 };

/* (in | via | through | on | at | during) {word} channel      in a statement, on Twitter, at a news
 * conference */
static bool is_channel(const char *form)
{
	static const char *const channels[] = { "address", "affidavit", "blog", "briefing", "call", "column",
		"conference", "debate", "deposition", "editorial", "email", "e-mail", "emails", "essay",
		"facebook", "filing", "hearing", "instagram", "interview", "interviews", "lawsuit", "letter",
		"memo", "memoir", "message", "op-ed", "podcast", "post", "posting", "release", "remarks",
		"report", "speech", "statement", "statements", "telegram", "testimony", "tiktok", "truths",
		"tweet", "tweets", "twitter", "video", "x", "youtube", NULL };

	for (const char *const *channel = channels; *channel; channel++)
		if (!strcmp(form, *channel))
			return true;
	return false;
}

static bool opens_channel(const struct token *token)
{
	static const char *const openers[] = { "in", "on", "at", "via", "during", "through", "by", NULL };

	return token_in(token, openers);
}

/* End of the phrase that goes on from i: up to a mark, a verb or the content. */
static uint32_t phrase_end(
	const struct cast *cast, const struct attribution *attribution, uint32_t i, uint32_t limit)
{
	uint32_t from = i;

	for (; i < limit && i < from + PHRASE_MAX; i++) {
		const struct token *token = cast_token(cast, i);

		if ((token->kind == TOKEN_PUNCT && !token_is(token, "-")) || token->kind == TOKEN_QUOTE ||
			cast_says(attribution, token->span.start) ||
			(token->span.start < attribution->cue.end &&
				token->span.end > attribution->cue.start) ||
			(i > from &&
				word_has(token->form, WORD_AUXILIARY | WORD_MODAL | WORD_SUBJECT_PRONOUN |
							      WORD_COORDINATOR | WORD_RELATIVE)) ||
			(i > from && (token_is(token, "as") || token_is(token, "because"))))
			break;
	}
	while (i > from + 1 && word_has(cast_token(cast, i - 1)->form, WORD_PREPOSITION | WORD_DETERMINER))
		i--;
	return i;
}

/* in a statement to the paper; the channel's noun must come within the phrase. */
static uint32_t channel_end(
	const struct cast *cast, const struct attribution *attribution, uint32_t i, uint32_t limit)
{
	static const char *const sends[] = { "gave", "issued", "made", "published", "released", "sent",
		"wrote", NULL };
	uint32_t end;

	if (!opens_channel(cast_token(cast, i)))
		return i;
	end = phrase_end(cast, attribution, i + 1, limit);
	for (uint32_t k = i + 1; k < end; k++) {
		if (is_channel(cast_token(cast, k)->form) &&
			(!cast_token(cast, k)->capital || cast_site_at(cast, k) == INDEX_NONE ||
				k == i + 1)) {
			uint32_t stop = k + 1;

			/* a conference call, a news release */
			while (stop < end &&
				(is_channel(cast_token(cast, stop)->form) || cast_is(cast, stop, "calls")))
				stop++;
			/* with what hangs on it: "to the paper", "on X" */
			if (stop < end && word_has(cast_token(cast, stop)->form, WORD_PREPOSITION))
				stop = end;
			return stop;
		}
		if (k > i + 6 || token_in(cast_token(cast, k), sends) ||
			(k > i + 1 && word_has(cast_token(cast, k)->form, WORD_PREPOSITION)))
			break;
	}
	return i;
}

/* briefed on | familiar with | with knowledge of | close to ... : what an unnamed source knows it from. */
static uint32_t knowledge_end(
	const struct cast *cast, const struct attribution *attribution, uint32_t i, uint32_t limit)
{
	static const char *const pairs[][2] = { { "briefed", "on" }, { "familiar", "with" },
		{ "knowledge", "of" }, { "involved", "in" }, { "close", "to" }, { "privy", "to" },
		{ "present", "at" }, { "aware", "of" } };

	for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
		if (cast_is(cast, i, pairs[k][0]) && cast_is(cast, i + 1, pairs[k][1])) {
			uint32_t end = phrase_end(cast, attribution, i + 2, limit);

			return end > i + 2 ? end : i; /* "an issue he was briefed on" */
		}
	return i;
}

/* told reporters | told The Daily: the cue and whom it was said to. */
static uint32_t told_end(
	const struct cast *cast, const struct attribution *attribution, uint32_t i, uint32_t limit)
{
	uint32_t k = i + 1;

	if (!cast_is(cast, i, "told") || cast_token(cast, i)->span.end > attribution->cue.end ||
		cast_token(cast, i)->span.start < attribution->cue.start)
		return i;
	if (cast_is(cast, k, "the") || cast_is(cast, k, "a"))
		k++;
	if (k < limit && (cast_is(cast, k, "reporters") || cast_is(cast, k, "journalists") ||
				 cast_is(cast, k, "lawmakers")))
		return k + 1;
	if (k < limit && cast_site_at(cast, k) != INDEX_NONE)
		return cast->sites.v[cast_site_at(cast, k)].end < limit
			       ? cast->sites.v[cast_site_at(cast, k)].end
			       : limit;
	return i;
}

static uint32_t sentence_of(const struct cast *cast, const struct attribution *attribution)
{
	uint32_t at =
		span_empty(attribution->cue) ? attribution->source_spans.v[0].start : attribution->cue.start;
	uint32_t token = document_token_at(cast->doc, at);

	return token < cast->doc->tokens.n ? cast_token(cast, token)->sentence : INDEX_NONE;
}

/* The tokens of the sentence near the cue: [*first, *end). */
static bool window(
	const struct cast *cast, const struct attribution *attribution, uint32_t *first, uint32_t *end)
{
	uint32_t id = sentence_of(cast, attribution);
	uint32_t cue = document_token_at(cast->doc, attribution->cue.start);
	const struct sentence *sentence;

	if (id == INDEX_NONE)
		return false;
	sentence = &cast->doc->sentences.v[id];
	*first = sentence->first_token;
	*end = sentence->first_token + sentence->n_tokens;
	if (*first + WINDOW < cue && cue < *end)
		*first = cue - WINDOW;
	if (*end > *first + 2 * WINDOW)
		*end = *first + 2 * WINDOW;
	return true;
}

struct str basis_find(const struct cast *cast, const struct attribution *attribution, bool named)
{
	uint32_t first, limit;

	if (!window(cast, attribution, &first, &limit))
		return (struct str){ 0 };
	for (uint32_t i = first; i < limit; i++) {
		uint32_t end;

		if (cast_says(attribution, cast_token(cast, i)->span.start))
			continue;
		end = channel_end(cast, attribution, i, limit);
		if (end == i && !named)
			end = knowledge_end(cast, attribution, i, limit);
		if (end == i)
			end = told_end(cast, attribution, i, limit);
		if (end > i)
			return cast_words(cast, i, end);
	}
	return (struct str){ 0 };
}

/* ---- whom it was told to ---- */

/* The name at the token, behind an article, with the possessor in front that a show has: CBS’s “Late Desk”.
 */
static struct str name_at(const struct cast *cast, const struct attribution *attribution, uint32_t i)
{
	uint32_t s;

	if (cast_is(cast, i, "the"))
		i++;
	s = cast_site_from(cast, i);
	if (s == cast->n_names || cast->sites.v[s].phrase > i || cast->sites.v[s].end <= i ||
		cast_says(attribution, cast_token(cast, cast->sites.v[s].first)->span.start))
		return (struct str){ 0 };
	/* Russia’s network RT */
	if (cast_possessive(cast, cast->sites.v[s].end) &&
		lexicon_has(cast_token(cast, cast->sites.v[s].end - 1)->form, LEX_PLACE | LEX_COUNTRY)) {
		if (++s == cast->n_names || cast->sites.v[s].first > i + PHRASE_MAX)
			return (struct str){ 0 };
	}
	return cast_words(cast, cast->sites.v[s].first, cast->sites.v[s].end);
}

/* told Reuters | [in] an interview with The Courier | statement to the Courier */
struct str basis_relayed(const struct cast *cast, const struct attribution *attribution)
{
	static const char *const with[] = { "conversation", "interview", "interviews", NULL };
	static const char *const to[] = { "email", "e-mail", "letter", "remarks", "spoke", "speaking",
		"statement", NULL };
	uint32_t first, limit;

	if (!window(cast, attribution, &first, &limit))
		return (struct str){ 0 };
	for (uint32_t i = first; i + 1 < limit; i++) {
		const struct token *token = cast_token(cast, i);
		bool cue = token->span.start >= attribution->cue.start &&
			   token->span.end <= attribution->cue.end;
		struct str name = { 0 };

		if (cast_says(attribution, token->span.start))
			continue;
		if (cue &&
			(token_is(token, "told") || token_is(token, "telling") || token_is(token, "tells")))
			name = name_at(cast, attribution, i + 1);
		else if (token_in(token, with) && cast_is(cast, i + 1, "with") && i + 2 < limit)
			name = name_at(cast, attribution, i + 2);
		else if (token_in(token, to) && cast_is(cast, i + 1, "to") && i + 2 < limit)
			name = name_at(cast, attribution, i + 2);
		if (name.n)
			return name;
	}
	return (struct str){ 0 };
}

/* ---- anonymity ---- */

/*
 * on [the] condition of anonymity | on condition that ... not be | asked | declined | requested not to be
 * named; the reason starts at because, since, as, to, citing, out of, due to, in order.
 */
static uint32_t anonymity_at(const struct cast *cast, uint32_t first, uint32_t limit)
{
	static const char *const names[] = { "named", "identified", "quoted", NULL };

	for (uint32_t i = first; i < limit; i++) {
		const struct token *token = cast_token(cast, i);

		if (token_is(token, "anonymity") || token_is(token, "anonymously"))
			return i + 1;
		if (i > first && token_in(token, names) && cast_is(cast, i - 1, "be"))
			return i + 1;
	}
	return INDEX_NONE;
}

static struct str anonymity_in(const struct cast *cast, const struct attribution *attribution, uint32_t id)
{
	static const char *const openers[] = { "because", "since", "as", "to", "citing", "out", "due", "so",
		"for", "given", NULL };
	const struct sentence *sentence = &cast->doc->sentences.v[id];
	uint32_t limit = sentence->first_token +
			 (sentence->n_tokens < 2 * WINDOW ? sentence->n_tokens : 2 * WINDOW),
		 end;
	uint32_t at = anonymity_at(cast, sentence->first_token, limit);

	while (at != INDEX_NONE && at < limit && cast_is(cast, at, ","))
		at++;
	if (at == INDEX_NONE || at >= limit || !token_in(cast_token(cast, at), openers))
		return (struct str){ 0 };
	for (end = at; end < limit; end++)
		if (cast_token(cast, end)->kind == TOKEN_QUOTE || cast_is(cast, end, ";") ||
			cast_is(cast, end, "said") ||
			(cast_token(cast, end)->span.start >= attribution->cue.start &&
				cast_token(cast, end)->span.start < attribution->cue.end) ||
			cast_says(attribution, cast_token(cast, end)->span.start) ||
			(end + 1 == limit && cast_token(cast, end)->kind == TOKEN_PUNCT))
			break;
	if (cast_is(cast, end - 1, ","))
		end--;
	return cast_words(cast, at, end);
}

/* [was] not (authorized | permitted | allowed) to ...: why a source without a name has none. */
static struct str unauthorised_in(const struct cast *cast, const struct attribution *attribution, uint32_t id)
{
	static const char *const participles[] = { "allowed", "authorised", "authorized", "permitted",
		"supposed", NULL };
	const struct sentence *sentence = &cast->doc->sentences.v[id];
	uint32_t limit =
		sentence->first_token + (sentence->n_tokens < 2 * WINDOW ? sentence->n_tokens : 2 * WINDOW);

	for (uint32_t i = sentence->first_token + 1; i + 1 < limit; i++) {
		uint32_t from = i - 1;

		if (!token_in(cast_token(cast, i), participles) || !cast_is(cast, i + 1, "to") ||
			!(cast_is(cast, from, "not") || cast_is(cast, from, "n't")) ||
			cast_says(attribution, cast_token(cast, i)->span.start))
			continue;
		if (from > sentence->first_token &&
			word_has(cast_token(cast, from - 1)->form, WORD_AUXILIARY))
			from--;
		return cast_words(cast, from, phrase_end(cast, attribution, i + 1, limit));
	}
	return (struct str){ 0 };
}

struct str basis_anonymity(const struct cast *cast, const struct attribution *attribution)
{
	uint32_t id = sentence_of(cast, attribution);
	struct str reason = { 0 };

	if (id != INDEX_NONE)
		reason = anonymity_in(cast, attribution, id);
	if (!reason.n && id != INDEX_NONE && id + 1 < cast->doc->sentences.n &&
		cast->doc->sentences.v[id].paragraph == cast->doc->sentences.v[id + 1].paragraph)
		reason = anonymity_in(cast, attribution, id + 1);
	if (!reason.n && id != INDEX_NONE)
		reason = unauthorised_in(cast, attribution, id);
	if (!reason.n && id != INDEX_NONE && id + 1 < cast->doc->sentences.n &&
		cast->doc->sentences.v[id].paragraph == cast->doc->sentences.v[id + 1].paragraph)
		reason = unauthorised_in(cast, attribution, id + 1);
	return reason;
}
