#include "conflict/comparison.h"

#include "conflict/phrase.h"
#include "text/words.h"

const float comparison_doubtful = 0.68f;

static const struct words_range nothing = { 0, 0 };

/* since the strike began, while it was open: told as known, not as the claim */
static bool background(const struct proposition *p, uint32_t at)
{
	static const char *const words[] = { "since", "when", "while", "after", "before", "until", "once",
		"as", "than", "who", "whose", "which", "where", "or", NULL };
	struct words_range clause = segment_clause(p, at);

	/* when the flood came, the gate was open: what stands before the comma is its own */
	for (uint32_t i = at; i > clause.first && !phrase_is(p, i - 1, ","); i--)
		if (phrase_in(p, i - 1, words))
			return true;
	return clause.first && phrase_in(p, clause.first - 1, words) &&
	       !proposition_has(p, clause.first, at, (const char *const[]){ ",", NULL });
}

/* we, their side: the source, or somebody of its own */
static bool speaks_of_itself(const struct proposition *p, struct words_range range)
{
	for (uint32_t at = range.first; at < range.end; at++)
		if (p->words[at].source)
			return true;
	return false;
}

/* The words of its clause before the one at `at`, behind the last comma. */
static struct words_range before(const struct proposition *p, struct words_range clause, uint32_t at)
{
	struct words_range range = { at, at };

	while (range.first > clause.first && !phrase_is(p, range.first - 1, ","))
		range.first--;
	return range;
}

static bool passive(const struct proposition *p, uint32_t at)
{
	for (uint32_t i = phrase_group_start(p, at); i < at; i++)
		if (phrase_be(p, i))
			return true;
	return false;
}

/* What stands before the two words is whom they are said of: somebody else on each side, and there is no
 * clash. */
static bool subjects_meet(const struct pair *pair, uint32_t i, uint32_t j)
{
	struct words_range a = segment_clause(pair->a, i), b = segment_clause(pair->b, j);
	struct words_range before_a = before(pair->a, a, i), before_b = before(pair->b, b, j);
	struct common subject = segment_common(pair->a, before_a, nothing, pair->b, before_b, nothing);

	if (subject.words || !subject.left || !subject.right || speaks_of_itself(pair->a, before_a) ||
		speaks_of_itself(pair->b, before_b))
		return true;
	/* the chamber rejected the bill, the bill was passed; not: turnout fell, the party had higher turnout
	 */
	if (!passive(pair->a, i) && !passive(pair->b, j))
		return false;
	return segment_common(pair->a, before_a, nothing, pair->b, b, nothing).words ||
	       segment_common(pair->a, a, nothing, pair->b, before_b, nothing).words;
}

/* an unclassified archive: what is so called must be what the other speaks of */
static bool attribute_of_other(
	const struct proposition *p, uint32_t at, const struct proposition *q, struct words_range range)
{
	struct words_range noun = { at + 1, at + 2 };

	if (!at ||
		!phrase_has(p, at - 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_PREPOSITION | WORD_NUMBER) ||
		!phrase_open(p, at + 1))
		return false;
	return !segment_common(p, noun, nothing, q, range, nothing).words;
}

/* acquitted of bribery, convicted of perjury */
static bool other_object(const struct pair *pair, uint32_t i, uint32_t j)
{
	struct words_range a = { i + 1, segment_clause(pair->a, i).end };
	struct words_range b = { j + 1, segment_clause(pair->b, j).end };
	struct common rest = segment_common(pair->a, a, nothing, pair->b, b, nothing);

	return rest.left && rest.right && !rest.words;
}

bool comparison_beside(const struct pair *pair)
{
	return pair->same_article && pair->distance <= 1;
}

/* Two claims side by side may have one word in common, where one of them says no more. */
static bool enough(const struct pair *pair, const struct common *common)
{
	return common->words >= 2 || (common->words == 1 && comparison_beside(pair) &&
					     (segment_share(common) >= 1 || common->names));
}

bool comparison_of_words(const struct pair *pair, uint32_t i, uint32_t j, struct common *common)
{
	const struct proposition *p = pair->a, *q = pair->b;
	struct words_range a = segment_sentence(p, i), b = segment_sentence(q, j);
	struct words_range x = { i, i + 1 }, y = { j, j + 1 };

	*common = segment_common(p, a, x, q, b, y);
	common->words += common->words && segment_same_time(p, q);
	if (!enough(pair, common) || segment_strangers(common) || !subjects_meet(pair, i, j))
		return false;
	if (!segment_factual(p, i) || !segment_factual(q, j) || background(p, i) || background(q, j))
		return false;
	if (common->words < 2 && other_object(pair, i, j))
		return false;
	return !attribute_of_other(p, i, q, b) && !attribute_of_other(q, j, p, a) &&
	       !segment_other_thing(p, a, q, b) && !segment_other_extent(p, a, q, b) &&
	       !segment_shaded(p, a, q, b);
}

/* "none of the firm's directors", "no round": those of whom all is denied; p->n behind "nobody". */
static uint32_t denied_head(const struct proposition *p, const struct clause *denied)
{
	uint32_t at = denied->from, head = p->n;

	if (!phrase_in(p, at, (const char *const[]){ "no", "none", "not", NULL }) ||
		phrase_is(p, at + 1, "one"))
		return p->n;
	for (at++; at < denied->first; at++) {
		if (phrase_open(p, at))
			head = at;
		else if (head < p->n && !phrase_is(p, at, "'s") && !phrase_is(p, at, "'"))
			break;
	}
	return head;
}

bool comparison_of_denied(
	const struct proposition *yes, uint32_t at, const struct proposition *no, const struct clause *denied)
{
	uint32_t head = denied->negation == NEGATED_SUBJECT ? denied_head(no, denied) : no->n;
	struct words_range one = { head, head + 1 };

	return head >= no->n || !no->words[head].content ||
	       segment_common(no, one, nothing, yes, segment_sentence(yes, at), nothing).words;
}
