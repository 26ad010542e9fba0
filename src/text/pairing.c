#include "text/pairing.h"

#include "text/reporting.h"
#include "text/words.h"

/*
 * Quotation marks are paired paragraph by paragraph, so that an error ends with its paragraph. Within one,
 * every mark is read as opening, closing or neither such that the whole is cheapest (Viterbi over "how deep
 * are we"): glyph and spacing give each mark's costs, what is missing costs extra. First the double marks;
 * then the single ones in each stretch between the double ones, where apostrophes compete with them.
 */

enum { DEPTHS = 3 }; /* 0 outside, 1 inside, 2 double marks inside double marks */

enum action {
	ACTION_NONE,   /* stray, or an apostrophe */
	ACTION_OPEN,   /* 0 to 1, 1 to 2 */
	ACTION_CLOSE,  /* 1 to 0, 2 to 1 */
	ACTION_REOPEN, /* 1 to 1: the one before was never closed */
	ACTION_END,    /* 0 to 0: closes what was never opened */
	ACTIONS,
};

enum {
	COST_NEST = 25,
	COST_REOPEN = 30,
	COST_END_CLEAR = 20,   /* the start of the quotation can be told */
	COST_END_CARRIED = 10, /* the paragraph before was left open */
	COST_END = 60,
	COST_LEFT_OPEN = 25,
	COST_SINGLE_LEFT_OPEN = 60,
	COST_CONTINUED = 8,
	COST_NEVER = 1000,
};

static const struct token *token_at(const struct pairing *p, uint32_t i)
{
	return &p->doc->tokens.v[i];
}

/* ---- the clauses that show where a quotation without its mark ends ---- */

bool pairing_is_quoted_end(const struct token *token)
{
	return token->kind == TOKEN_PUNCT &&
	       (token_is(token, ",") || token_is(token, ".") || token_is(token, "?") ||
		       token_is(token, "!") || token_is(token, "…") || token_is(token, "..."));
}

/* "she said", "said Roe", "Roe said": a clause whose subject is a pronoun or a name. */
static bool plain_clause_at(const struct pairing *p, uint32_t at, uint32_t end)
{
	if (at + 1 >= end || !reporting_clause_at(p->doc, at, end))
		return false;
	return token_at(p, at)->capital || token_at(p, at + 1)->capital ||
	       word_has(token_at(p, at)->form, WORD_SUBJECT_PRONOUN);
}

/* The token behind the first ", she said" from `from` on, INDEX_NONE if there is none before `limit`. */
static uint32_t clause_boundary(const struct pairing *p, uint32_t from, uint32_t limit)
{
	for (uint32_t i = from; i < limit; i++)
		if (token_is(token_at(p, i), ",") && plain_clause_at(p, i + 1, limit))
			return i + 1;
	return INDEX_NONE;
}

/* Where a quotation that opens before `from` and was not closed before `limit` ends. */
static uint32_t sane_end(const struct pairing *p, uint32_t from, uint32_t limit)
{
	uint32_t end = clause_boundary(p, from, limit);

	if (end != INDEX_NONE)
		return end;
	for (end = limit; end > from; end--)
		if (pairing_is_quoted_end(token_at(p, end - 1)) && !token_is(token_at(p, end - 1), ","))
			return end;
	return limit;
}

/* Does the closing mark at `at` stand before a reporting clause, as in `We will go,” she said`? */
static bool closes_speech(const struct pairing *p, uint32_t at)
{
	return at > p->begin && pairing_is_quoted_end(token_at(p, at - 1)) &&
	       reporting_clause_at(p->doc, at + 1, p->end);
}

/* Where a quotation that was never opened starts: at its sentence, behind the mark before it. */
static uint32_t sane_start(const struct pairing *p, uint32_t floor, uint32_t at)
{
	uint32_t start = at - 1;

	while (start > floor &&
		!(token_at(p, start - 1)->kind == TOKEN_PUNCT && !token_is(token_at(p, start - 1), ",") &&
			pairing_is_quoted_end(token_at(p, start - 1))))
		start--;
	return start;
}

enum { SPEECH_TOKENS = 20 };

/* Words that go on with a quotation, not the speaker's name and office below it. */
static bool reads_as_speech(const struct pairing *p, uint32_t from, uint32_t end)
{
	if (end - from >= SPEECH_TOKENS)
		return true;
	for (uint32_t i = from; i < end; i++)
		if (word_has(token_at(p, i)->form, WORD_AUXILIARY | WORD_MODAL | WORD_SUBJECT_PRONOUN))
			return true;
	return false;
}

/* ---- the cheapest reading ---- */

static int end_cost(const struct pairing *p, uint32_t mark)
{
	if (p->family == MARK_SINGLE)
		return COST_NEVER;
	if (!mark && p->carried != INDEX_NONE && reads_as_speech(p, p->begin, p->marks.v[mark].token))
		return COST_END_CARRIED;
	return closes_speech(p, p->marks.v[mark].token) ? COST_END_CLEAR : COST_END;
}

/* Cost of an action on a mark at a depth; sets the depth behind it. COST_NEVER: not from here. */
static int action_cost(const struct pairing *p, uint32_t mark, int depth, enum action action, int *after)
{
	const struct mark *m = &p->marks.v[mark];
	bool single = p->family == MARK_SINGLE;

	*after = depth;
	switch (action) {
	case ACTION_NONE:
		return m->none;
	case ACTION_OPEN:
		*after = depth + 1;
		if (depth == 2 || (single && depth))
			return COST_NEVER;
		return m->opening + (depth ? COST_NEST : 0);
	case ACTION_CLOSE:
		*after = depth - 1;
		return depth ? m->closing : COST_NEVER;
	case ACTION_REOPEN:
		return depth == 1 && !single ? m->opening + COST_REOPEN : COST_NEVER;
	default:
		return depth ? COST_NEVER : m->closing + end_cost(p, mark);
	}
}

static int left_open_cost(const struct pairing *p, int depth)
{
	if (!depth)
		return 0;
	if (depth == 1 && p->continued)
		return COST_CONTINUED;
	return p->family == MARK_SINGLE ? COST_SINGLE_LEFT_OPEN : depth * COST_LEFT_OPEN;
}

/* A single mark's partner is near: each eight words more make the pair a little less likely. */
static int stay_cost(const struct pairing *p, uint32_t mark, int depth)
{
	uint32_t gap;

	if (p->family == MARK_DOUBLE || !depth || !mark)
		return 0;
	gap = (p->marks.v[mark].token - p->marks.v[mark - 1].token) / 8;
	return gap < 10 ? (int)gap : 10;
}

static void step(struct pairing *p, uint32_t mark, int64_t cost[DEPTHS])
{
	int64_t next[DEPTHS] = { INT64_MAX, INT64_MAX, INT64_MAX };
	uint8_t back[DEPTHS] = { 0 };

	for (int depth = 0; depth < DEPTHS; depth++) {
		for (enum action action = 0; action < ACTIONS; action++) {
			int after, price = action_cost(p, mark, depth, action, &after);

			if (price >= COST_NEVER || cost[depth] == INT64_MAX)
				continue;
			price += stay_cost(p, mark, depth);
			if (cost[depth] + price < next[after]) {
				next[after] = cost[depth] + price;
				back[after] = (uint8_t)((int)action * DEPTHS + depth);
			}
		}
	}
	for (int depth = 0; depth < DEPTHS; depth++) {
		cost[depth] = next[depth];
		vec_push(p->doc->arena, &p->back, back[depth]);
	}
}

/* The cheapest actions, one a mark; the caller's array is as long as the marks. */
static void read_marks(struct pairing *p, enum action *actions)
{
	int64_t cost[DEPTHS] = { 0, INT64_MAX, INT64_MAX };
	int depth = 0;

	p->back.n = 0;
	for (uint32_t mark = 0; mark < p->marks.n; mark++)
		step(p, mark, cost);
	for (int i = 1; i < DEPTHS; i++)
		if (cost[i] != INT64_MAX &&
			cost[i] + left_open_cost(p, i) < cost[depth] + left_open_cost(p, depth))
			depth = i;
	for (uint32_t mark = p->marks.n; mark--;) {
		uint8_t back = p->back.v[(size_t)mark * DEPTHS + (size_t)depth];

		actions[mark] = (enum action)(back / DEPTHS);
		depth = back % DEPTHS;
	}
}

/* ---- from actions to quotes ---- */

struct opened {
	uint32_t token;
	bool reversed;
};

/* `first` and `last` are tokens; with a mark at the front or at the back or both. */
static uint32_t add_quote(struct pairing *p, uint32_t first, uint32_t last, bool front, bool back)
{
	struct quote quote = { .open = !back, .continues = INDEX_NONE };

	quote.span = (struct span){ token_at(p, first)->span.start, token_at(p, last)->span.end };
	quote.inner.start = front ? token_at(p, first)->span.end : quote.span.start;
	quote.inner.end = back ? token_at(p, last)->span.start : quote.span.end;
	if (quote.inner.end < quote.inner.start)
		quote.inner.end = quote.inner.start;
	vec_push(p->doc->arena, &p->doc->quotes, quote);
	return p->doc->quotes.n - 1;
}

static uint32_t close_quote(struct pairing *p, struct opened opened, const struct mark *mark)
{
	uint32_t quote = add_quote(p, opened.token, mark->token, true, true);

	p->doc->quotes.v[quote].repaired = opened.reversed || mark->reversed_closing;
	return quote;
}

static uint32_t end_quote(struct pairing *p, struct opened opened, uint32_t end)
{
	uint32_t quote = add_quote(p, opened.token, end > opened.token ? end - 1 : opened.token, true, false);

	p->doc->quotes.v[quote].repaired = true;
	return quote;
}

/* Is the quotation over although no mark says so: `... will go, she said.` at the paragraph's end? */
static bool ends_in_clause(const struct pairing *p, uint32_t from)
{
	uint32_t tail = p->end > p->begin + 10 ? p->end - 10 : p->begin;

	return clause_boundary(p, from > tail ? from : tail, p->end) != INDEX_NONE;
}

/* The paragraph ends inside a quotation. Returns it when the next paragraph goes on with it. */
static uint32_t leave_open(struct pairing *p, struct opened opened)
{
	uint32_t end, quote;

	if (p->continued && !ends_in_clause(p, opened.token + 1))
		return add_quote(p, opened.token, p->end - 1, true, false);
	end = clause_boundary(p, opened.token + 1, p->end);
	quote = end_quote(p, opened, end == INDEX_NONE ? p->end : end);
	return end == INDEX_NONE && p->family == MARK_DOUBLE ? quote : INDEX_NONE;
}

/* A closing mark without an opening one: from the paragraph's start if that goes on with the one before. */
static uint32_t end_unopened(struct pairing *p, uint32_t mark)
{
	uint32_t at = p->marks.v[mark].token, floor = mark ? p->marks.v[mark - 1].token + 1 : p->begin, quote;
	bool carried = !mark && p->carried != INDEX_NONE && reads_as_speech(p, p->begin, at);

	if (at == floor)
		return INDEX_NONE;
	quote = add_quote(p, carried ? p->begin : sane_start(p, floor, at), at, false, true);
	p->doc->quotes.v[quote].repaired = true;
	if (carried)
		p->doc->quotes.v[quote].continues = p->carried;
	return quote;
}

/* Make the quotes of the family's marks. Returns the quote that the next paragraph may continue. */
static uint32_t build_quotes(struct pairing *p, const enum action *actions)
{
	struct opened stack[DEPTHS];
	uint32_t left = INDEX_NONE;
	int depth = 0;

	for (uint32_t i = 0; i < p->marks.n; i++) {
		const struct mark *mark = &p->marks.v[i];

		if (actions[i] == ACTION_REOPEN) {
			depth--;
			end_quote(p, stack[depth], sane_end(p, stack[depth].token + 1, mark->token));
		}
		if (actions[i] == ACTION_OPEN || actions[i] == ACTION_REOPEN)
			stack[depth++] = (struct opened){ mark->token, mark->reversed_opening };
		else if (actions[i] == ACTION_CLOSE)
			close_quote(p, stack[--depth], mark);
		else if (actions[i] == ACTION_END)
			end_unopened(p, i);
	}
	while (depth > 0)
		left = leave_open(p, stack[--depth]);
	return left;
}

static uint32_t pair_marks(struct pairing *p)
{
	enum action *actions;

	if (!p->marks.n)
		return INDEX_NONE;
	actions = ARENA_ARRAY(p->doc->arena, enum action, p->marks.n);
	read_marks(p, actions);
	for (uint32_t i = 0; i < p->marks.n; i++)
		if (p->family == MARK_SINGLE && actions[i] == ACTION_NONE && p->marks.v[i].none <= 20)
			p->doc->tokens.v[p->marks.v[i].token].kind = TOKEN_WORD;
	return build_quotes(p, actions);
}

/* ---- a paragraph ---- */

static void collect(struct pairing *p, uint32_t from, uint32_t to, uint32_t scope)
{
	p->marks.n = 0;
	for (uint32_t i = from; i < to; i++)
		if (token_at(p, i)->kind == TOKEN_QUOTE && mark_family(p->doc, i) == p->family &&
			(p->family == MARK_DOUBLE || token_at(p, i)->quote == scope))
			vec_push(p->doc->arena, &p->marks, mark_read(p->doc, i, p->begin, p->end, p->german));
}

/* Tell the tokens of [from, quotes.n) which quote holds them, for the single marks' scopes. */
static void mark_scopes(struct pairing *p, uint32_t from)
{
	/* An inner quote is made before the one around it: the other way round the inner one is written last.
	 */
	for (uint32_t q = p->doc->quotes.n; q-- > from;) {
		struct span span = p->doc->quotes.v[q].span;

		for (uint32_t i = document_token_at(p->doc, span.start);
			i < p->end && token_at(p, i)->span.start < span.end; i++)
			p->doc->tokens.v[i].quote = q;
	}
}

static bool starts_with_mark(const struct pairing *p, uint32_t begin, uint32_t end)
{
	struct mark mark;

	if (begin == end || token_at(p, begin)->kind != TOKEN_QUOTE ||
		mark_family(p->doc, begin) != p->family)
		return false;
	mark = mark_read(p->doc, begin, begin, end, p->german);
	return mark.opening < mark.closing && mark.opening < 10;
}

static void link_carried(struct pairing *p, uint32_t from)
{
	if (p->carried == INDEX_NONE)
		return;
	for (uint32_t q = from; q < p->doc->quotes.n; q++)
		if (p->doc->quotes.v[q].span.start == token_at(p, p->begin)->span.start)
			p->doc->quotes.v[q].continues = p->carried;
}

static uint32_t pair_doubles(struct pairing *p, uint32_t next_end)
{
	uint32_t from = p->doc->quotes.n, left;

	p->family = MARK_DOUBLE;
	p->continued = starts_with_mark(p, p->end, next_end);
	collect(p, p->begin, p->end, INDEX_NONE);
	left = pair_marks(p);
	link_carried(p, from);
	mark_scopes(p, from);
	return left;
}

/* The single marks outside the double ones, then those inside each of the quotes from `from` on. */
static uint32_t pair_singles(struct pairing *p, uint32_t from, uint32_t next_end)
{
	uint32_t doubles = p->doc->quotes.n, left;

	p->family = MARK_SINGLE;
	p->continued = starts_with_mark(p, p->end, next_end);
	collect(p, p->begin, p->end, INDEX_NONE);
	left = pair_marks(p);
	link_carried(p, doubles);
	p->continued = false;
	for (uint32_t q = from; q < doubles; q++) {
		struct span span = p->doc->quotes.v[q].span;

		collect(p, document_token_at(p->doc, span.start), document_token_at(p->doc, span.end), q);
		pair_marks(p);
	}
	return left;
}

void pairing_paragraph(
	struct pairing *p, uint32_t begin, uint32_t end, uint32_t next_end, struct pairing_left *left)
{
	uint32_t from = p->doc->quotes.n;

	p->begin = begin;
	p->end = end;
	p->carried = left->doubles;
	left->doubles = pair_doubles(p, next_end);
	p->carried = left->singles;
	left->singles = pair_singles(p, from, next_end);
}
