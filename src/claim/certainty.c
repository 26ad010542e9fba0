#include "claim/steps.h"

#include "text/words.h"

enum polarity claim_polarity(const struct attribution *attribution)
{
	bool denies = attribution->stance == STANCE_DENIES;

	return denies && !attribution->cue_negated ? POLARITY_DENIED : POLARITY_AFFIRMED;
}

struct clause {
	const struct document *doc;
	uint32_t at, end;
};

static const struct token *look(const struct clause *c, uint32_t ahead)
{
	return c->at + ahead < c->end ? &c->doc->tokens.v[c->at + ahead] : NULL;
}

static bool look_is(const struct clause *c, uint32_t ahead, const char *form)
{
	const struct token *token = look(c, ahead);

	return token && token_is(token, form);
}

/* may, perhaps, appears to, is believed to, it is possible */
static bool hedges(const struct clause *c)
{
	static const char *const words[] = { "may", "might", "maybe", "perhaps", "possibly", "probably",
		"likely", "unlikely", "reportedly", "allegedly", "apparently", "seemingly", "potentially",
		"presumably", "supposedly", "possible", "probable", "conceivable", "plausible", "unclear",
		"uncertain", NULL };
	static const char *const with_to[] = { "appear", "appears", "appeared", "seem", "seems", "seemed",
		"believed", "thought", "suspected", "rumored", "alleged", "said", NULL };
	const struct token *token = look(c, 0);

	/* "May" is a month, "the May vote" no hedge */
	if (token_is(token, "may") && token->capital && c->at)
		return false;
	if (token_in(token, words))
		return true;
	if (token_is(token, "could"))
		return !look_is(c, 1, "not") && !look_is(c, 1, "n't");
	return token_in(token, with_to) && look_is(c, 1, "to");
}

/* will, is going to, plans to, is expected to; "would" is will in reported speech. */
static bool foretells(const struct clause *c)
{
	static const char *const modals[] = { "will", "'ll", "shall", "wo", "would", "'d", NULL };
	static const char *const with_to[] = { "going", "plan", "plans", "planned", "planning", "expect",
		"expects", "expected", "intend", "intends", "intended", "aim", "aims", "set", "scheduled",
		"poised", "slated", "hope", "hopes", "about", NULL };
	const struct token *token = look(c, 0);

	if (token_in(token, modals))
		return !(token_is(token, "'d") && look_is(c, 1, "been"));
	if (token_is(token, "expects") || token_is(token, "expect"))
		return true;
	return token_in(token, with_to) && look_is(c, 1, "to");
}

/* would have paid; not: will have to pay, would have to pay */
static bool unreal(const struct clause *c)
{
	static const char *const would[] = { "would", "'d", NULL };

	return token_in(look(c, 0), would) && look_is(c, 1, "have") && !look_is(c, 2, "to");
}

/* "if" and "unless" make a condition; "as if", "even if", "what if" and an asked "if" do not. */
static bool has_condition(const struct clause *c)
{
	static const char *const words[] = { "unless", "provided", "assuming", NULL };
	static const char *const before[] = { "as", "even", "what", "ask", "asked", "know", "wonder", "see",
		"sure", "and", NULL };

	for (uint32_t at = c->at; at < c->end; at++) {
		const struct token *token = &c->doc->tokens.v[at];

		if (token_is(token, "if") && (at == c->at || !token_in(token - 1, before)))
			return true;
		if (token_is(token, "unless"))
			return true;
		if (at + 1 < c->end && token_in(token, words) && token_is(token + 1, "that"))
			return true;
	}
	return false;
}

/* The main clause ends where a clause of its own begins. */
static bool ends_clause(const struct token *token)
{
	static const char *const marks[] = { ";", ":", "—", ".", "?", "!", NULL };
	static const char *const prepositions[] = { "as", "before", "after", "since", "until", "till", "for",
		"than", "like", "once", NULL };

	if (token->kind == TOKEN_PUNCT)
		return token_in(token, marks);
	return word_has(token->form, WORD_SUBORDINATOR) && !token_in(token, prepositions);
}

/* While talks went on, the army ... : the clause in front ends at its comma. */
static void skip_opening(struct clause *c)
{
	const struct token *token = look(c, 0);

	if (!token || !word_has(token->form, WORD_SUBORDINATOR) || token_is(token, "that"))
		return;
	for (uint32_t at = c->at; at < c->end; at++)
		if (token_is(&c->doc->tokens.v[at], ",")) {
			c->at = at + 1;
			return;
		}
}

/* Certainty by the words of the main clause up to its verb and a few behind it. */
static enum certainty scan_clause(struct clause c)
{
	bool relative = false;

	skip_opening(&c);
	for (uint32_t start = c.at; c.at < c.end; c.at++) {
		const struct token *token = look(&c, 0);
		bool verb = word_has(token->form, WORD_AUXILIARY | WORD_MODAL);

		if (token_is(token, "who") || token_is(token, "which")) {
			relative = true;
			continue;
		}
		if (relative && verb) {
			relative = false;
			continue;
		}
		if (c.at > start && ends_clause(token))
			break;
		if (hedges(&c))
			return CERTAINTY_HEDGED;
		if (foretells(&c))
			return unreal(&c) ? CERTAINTY_CONDITIONAL : CERTAINTY_FORECAST;
		/* past the verb: "was", "had not been", then at most three words */
		if (verb && c.end > c.at + 5)
			c.end = c.at + 5;
	}
	return CERTAINTY_ASSERTED;
}

static bool is_question(const struct document *doc, struct token_range last, enum stance stance)
{
	static const char *const asks[] = { "whether", "if", "why", "how", "what", "who", "when", "where",
		NULL };
	uint32_t at = last.end;

	while (at > last.first && doc->tokens.v[at - 1].kind == TOKEN_QUOTE)
		at--;
	if (at > last.first && token_is(&doc->tokens.v[at - 1], "?"))
		return true;
	return stance == STANCE_ASKS && last.first < last.end && token_in(&doc->tokens.v[last.first], asks);
}

enum certainty claim_certainty(const struct document *doc, const struct attribution *attribution)
{
	struct token_range range = claim_tokens(doc, attribution->content.v[0]);
	struct token_range last = claim_tokens(doc, attribution->content.v[attribution->content.n - 1]);
	struct clause c = { doc, range.first, range.end };
	enum certainty certainty;

	if (is_question(doc, last, attribution->stance))
		return CERTAINTY_QUESTION;
	while (c.at < c.end && (doc->tokens.v[c.at].kind == TOKEN_QUOTE || look_is(&c, 0, "that")))
		c.at++;
	if (c.end - c.at > CLAIM_TOKENS_MAX)
		c.end = c.at + CLAIM_TOKENS_MAX;
	if (has_condition(&c))
		return CERTAINTY_CONDITIONAL;
	certainty = scan_clause(c);
	if (certainty == CERTAINTY_ASSERTED && attribution->content.n > 1) {
		/* the verb may stand behind the reporting clause: Boehler, she said, may talk */
		range = claim_tokens(doc, attribution->content.v[1]);
		if (range.end - range.first > CLAIM_TOKENS_MAX)
			range.end = range.first + CLAIM_TOKENS_MAX;
		certainty = scan_clause((struct clause){ doc, range.first, range.end });
	}
	if (certainty == CERTAINTY_ASSERTED && attribution->stance == STANCE_PREDICTS)
		return CERTAINTY_FORECAST;
	return certainty;
}
