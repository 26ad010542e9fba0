#include "claim/steps.h"

#include "text/words.h"

struct token_range claim_tokens(const struct document *doc, struct span fragment)
{
	struct token_range range = { document_token_at(doc, fragment.start),
		document_token_at(doc, fragment.end) };

	if (range.end > range.first && doc->tokens.v[range.end - 1].span.end > fragment.end)
		range.end--;
	return range;
}

/* Marks that open a fragment or stand before the reporting clause, and belong to neither. */
static bool joint_mark(const struct token *token)
{
	static const char *const marks[] = { ",", ":", ";", "—", "–", "-", NULL };

	return token->kind == TOKEN_PUNCT && token_in(token, marks);
}

static bool final_mark(const struct token *token)
{
	return joint_mark(token) || (token->kind == TOKEN_PUNCT && token_is(token, "."));
}

/*
 * "that" before a clause, "as" before what a thing is called. "said that was wrong" has no conjunction: there
 * "that" is the subject.
 */
static bool leading_word(const struct document *doc, uint32_t at, uint32_t end)
{
	const struct token *token = &doc->tokens.v[at];

	if (at + 1 >= end || token->quote_depth)
		return false;
	if (token_is(token, "that"))
		return !word_has(doc->tokens.v[at + 1].form, WORD_AUXILIARY | WORD_MODAL);
	return token_is(token, "as");
}

static struct token_range trim_start(const struct document *doc, struct token_range range, bool lead)
{
	while (range.first < range.end && joint_mark(&doc->tokens.v[range.first]))
		range.first++;
	if (lead && range.first < range.end && leading_word(doc, range.first, range.end))
		range.first++;
	return range;
}

/*
 * First of the marks at the fragment's end that are left out; closing quotation marks may stand behind it, as
 * in `a “good effort,”`. range.end when there is none.
 */
static uint32_t final_marks(const struct document *doc, struct token_range range, bool last)
{
	uint32_t at = range.end;

	while (at > range.first) {
		const struct token *token = &doc->tokens.v[at - 1];

		if (token->kind == TOKEN_QUOTE ? at - 1 == range.first
			: last                 ? !final_mark(token)
					       : !joint_mark(token))
			break;
		at--;
	}
	return at;
}

static void add_token(const struct document *doc, uint32_t at, bool space, struct strbuf *out)
{
	if (space && out->n)
		strbuf_adds(out, " ");
	strbuf_addstr(out, document_slice(doc, doc->tokens.v[at].span));
}

/* "We got it," he said. "I counted it." The comma before the reporting clause was a full stop. */
static bool new_sentence(const struct document *doc, struct span before, struct token_range range)
{
	struct token_range last = claim_tokens(doc, before);
	uint32_t at = last.end;

	while (range.first < range.end && doc->tokens.v[range.first].kind == TOKEN_QUOTE)
		range.first++;
	while (at > last.first && doc->tokens.v[at - 1].kind == TOKEN_QUOTE)
		at--;
	if (range.first == range.end || at == last.first)
		return false;
	return doc->tokens.v[range.first].capital && token_is(&doc->tokens.v[at - 1], ",") &&
	       doc->tokens.v[range.first].sentence != doc->tokens.v[at - 1].sentence;
}

/* A fragment's words as they stand, but for what is filled in. */
static void add_words(const struct document *doc, struct filler *filler, struct token_range range,
	uint32_t marks, struct strbuf *out)
{
	bool direct = filler->attribution->speech == SPEECH_DIRECT, space = true;

	for (uint32_t at = range.first, next; at < range.end; at = next) {
		const struct token *token = &doc->tokens.v[at];
		struct str filled = filler_word(filler, at, marks, &next);

		space = space || token->space_before;
		if (filled.n) {
			strbuf_adds(out, space && out->n ? " " : "");
			strbuf_addstr(out, filled);
			space = false;
			continue;
		}
		next = at + 1;
		if (token->kind == TOKEN_QUOTE ? direct && token->quote_depth <= 1 : at >= marks)
			continue;
		add_token(doc, at, space, out);
		space = false;
	}
}

static void add_fragment(const struct fills *fills, const struct attribution *attribution, uint32_t index,
	struct filler *filler, struct strbuf *out)
{
	const struct document *doc = fills->doc;
	bool direct = attribution->speech == SPEECH_DIRECT;
	struct token_range range = claim_tokens(doc, attribution->content.v[index]);
	uint32_t marks;

	range = trim_start(doc, range, index == 0 && !direct);
	marks = final_marks(doc, range, index + 1 == attribution->content.n);
	if (!index) {
		*filler = filler_new(fills, attribution, range.first);
		strbuf_addstr(out, filler_subject(filler, marks));
	} else if (new_sentence(doc, attribution->content.v[index - 1], range)) {
		strbuf_adds(out, ".");
	}
	add_words(doc, filler, range, marks, out);
}

struct str claim_normal_form(const struct fills *fills, const struct attribution *attribution)
{
	struct strbuf out = strbuf_new(fills->doc->arena);
	struct filler filler = { 0 };

	for (uint32_t i = 0; i < attribution->content.n; i++)
		add_fragment(fills, attribution, i, &filler, &out);
	return claim_stamped(fills->doc, attribution, strbuf_str(&out));
}
