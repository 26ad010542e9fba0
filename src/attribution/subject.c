#include "attribution/subject.h"

#include <string.h>

#include "attribution/phrase.h"
#include "text/lemma.h"
#include "text/words.h"

enum { REACH = 60, ASIDE_MAX = 24 };

enum form { FORM_OTHER, FORM_FINITE, FORM_PARTICIPLE };

static bool ends(const char *form, const char *suffix)
{
	size_t n = strlen(form), m = strlen(suffix);

	return n > m + 1 && !strcmp(form + n - m, suffix);
}

static bool is_be(const struct skeleton *s, int i)
{
	return item_in(s, i,
		(const char *const[]){
			"is", "are", "was", "were", "be", "been", "being", "'s", "'re", NULL });
}

/* said, declared, known: a verb's past form that may be a passive's participle */
static bool is_past(const struct skeleton *s, int i)
{
	const char *form = item_token(s, i)->form;

	return ends(form, "ed") || (item_verbal(s, i) && !item_has(s, i, WORD_AUXILIARY | WORD_MODAL));
}

/* The cue's items [first, end): an active verb, a participle, or something else. */
static enum form read_form(const struct skeleton *s, int first, int end)
{
	int i = first;
	bool be = false, helped = false;

	for (; i < end && (item_has(s, i, WORD_AUXILIARY | WORD_MODAL | WORD_NEGATION) ||
				  (item_has(s, i, WORD_ADVERB) && i + 1 < end) || is_be(s, i) ||
				  item_in(s, i, (const char *const[]){ "all", "both", "each", NULL }));
		i++) {
		be = is_be(s, i) || (be && !item_has(s, i, WORD_AUXILIARY));
		helped |= item_has(s, i, WORD_AUXILIARY | WORD_MODAL);
	}
	if (i == end || item_quoted(s, i) || item_has(s, i, WORD_PREPOSITION | WORD_DETERMINER))
		return be ? FORM_FINITE : FORM_OTHER;
	/* is accused, known as */
	if ((be && is_past(s, i)) || (!helped && ends(item_token(s, i)->form, "wn")))
		return FORM_OTHER;
	if (!helped && ends(item_token(s, i)->form, "ing"))
		return FORM_PARTICIPLE;
	if (helped || is_past(s, i))
		return FORM_FINITE;
	/* they despair, whose owners despair */
	if (!word_classes(item_token(s, i)->form) && !item_capital(s, i) &&
		(item_in(s, first - 1, (const char *const[]){ "they", "we", "i", "you", "who", NULL }) ||
			(ends(item_token(s, first - 1)->form, "s") && item_nominal(s, first - 1) &&
				!item_is(s, first - 1, "'s"))))
		return FORM_FINITE;
	/* says, calls: not a noun behind a determiner */
	return !item_capital(s, i) && ends(item_token(s, i)->form, "s") &&
			       !item_has(s, i - 1, WORD_DETERMINER | WORD_POSSESSIVE) &&
			       !item_is(s, i - 1, "'s") && !item_is(s, i - 1, "'")
		       ? FORM_FINITE
		       : FORM_OTHER;
}

/* subject ',' ... ',' cue		Mrs. Orr, in reply to the board, accused */
static struct phrase over_aside(const struct skeleton *s, int cue)
{
	int open = cue - 2;
	struct phrase p;

	if (!item_is(s, cue - 1, ","))
		return (struct phrase){ 0, 0 };
	while (open > 0 && cue - open < ASIDE_MAX && !item_is(s, open, ","))
		open--;
	if (!item_is(s, open, ",") || item_is(s, open + 1, "and") || item_is(s, open + 1, "but"))
		return (struct phrase){ 0, 0 };
	p = phrase_subject(s, 0, open);
	/* it began when Mrs. Orr, in reply, accused */
	for (int i = p.first; i + 1 < p.end; i++)
		if (item_has(s, i, WORD_SUBORDINATOR | WORD_WH) &&
			!item_has(s, i, WORD_PREPOSITION | WORD_RELATIVE))
			p.first = i + 1;
	return p;
}

/* The last attribution of the sentence before the cue whose source stands there, or NULL. */
static const struct attribution *verb_before(const struct document *doc, uint32_t k)
{
	const struct attribution *a = &doc->attributions.v[k], *best = NULL;
	uint32_t from = k > 12 ? k - 12 : 0, to = k + 12 < doc->attributions.n ? k + 12 : doc->attributions.n;

	for (uint32_t i = from; i < to; i++) {
		const struct attribution *other = &doc->attributions.v[i];

		if (i == k || other->sentence != a->sentence || !other->source_spans.n ||
			other->cue.end > a->cue.start || other->source_spans.v[0].end > a->cue.start)
			continue;
		if (!best || other->cue.start > best->cue.start)
			best = other;
	}
	return best;
}

/* Is what stands before the item a comma, a quotation or a coordinator? */
static bool goes_on(const struct skeleton *s, int i)
{
	return item_is(s, i - 1, ",") || item_quoted(s, i - 1) || item_is(s, i - 1, "and") ||
	       item_is(s, i - 1, "but") || item_is(s, i - 1, "or");
}

/* A noun phrase, not a clause: no verb but behind who, which or that. */
static bool is_plain(const struct skeleton *s, struct phrase p)
{
	for (int i = p.first; i < p.end; i++) {
		if (item_has(s, i, WORD_RELATIVE))
			return true;
		if (item_has(s, i, WORD_AUXILIARY | WORD_MODAL) ||
			(item_has(s, i, WORD_SUBORDINATOR) && !item_has(s, i, WORD_PREPOSITION)) ||
			(item_verbal(s, i) && !item_nominal(s, i + 1)))
			return false;
	}
	return true;
}

/* The subject of the sentence's first verb, when nothing between it and the cue has a subject of its own. */
static struct phrase first_subject(const struct skeleton *s, int cue)
{
	struct phrase p = phrase_first(s, 0, cue);

	for (int i = p.end; phrase_found(p) && i < cue; i++)
		if (item_has(s, i, WORD_RELATIVE))
			return (struct phrase){ 0, 0 };
	return p;
}

/* Before a participle: before announcing, by calling, without naming. */
static bool is_adverbial(const struct skeleton *s, int i)
{
	return item_in(s, i,
		(const char *const[]){ "after", "before", "by", "besides", "despite", "since", "upon", "when",
			"while", "without", NULL });
}

/*
 * preposition participle ... ',' subject verb	After bragging of the pier, Mrs. Orr closed it.
 * subject verb ... preposition participle	Mrs. Orr closed the pier after telling the board ...
 */
static struct phrase adverbial_subject(const struct skeleton *s, int cue)
{
	if (cue > 1)
		return first_subject(s, cue - 1);
	for (int i = cue + 1; i < s->n && i - cue < REACH / 2; i++)
		if (item_is(s, i, ",") && phrase_found(phrase_first(s, i + 1, s->n)))
			return phrase_first(s, i + 1, s->n);
	return (struct phrase){ 0, 0 };
}

/* be past cue			He is shown discussing the toll. */
static struct phrase shown_subject(const struct skeleton *s, int cue)
{
	int be = cue - 2;

	if (be < 1 || !is_past(s, cue - 1) || !is_be(s, be))
		return (struct phrase){ 0, 0 };
	while (be > 1 && item_has(s, be - 1, WORD_AUXILIARY | WORD_MODAL))
		be--;
	return phrase_subject(s, 0, be);
}

static bool overlaps_own(const struct attribution *a, struct span span)
{
	for (uint32_t i = 0; i < a->content.n; i++)
		if (span_overlaps(a->content.v[i], span))
			return true;
	return span_overlaps(a->cue, span);
}

static void fill(struct document *doc, uint32_t k)
{
	struct attribution *a = &doc->attributions.v[k];
	uint32_t first = document_token_at(doc, a->cue.start), end = document_token_at(doc, a->cue.end), from;
	const struct sentence *sentence;
	const struct attribution *before;
	struct phrase p = { 0, 0 };
	struct skeleton s;
	struct span span;
	enum form form;
	int cue = 0, cue_end;
	uint32_t to;

	if (first >= end)
		return;
	sentence = &doc->sentences.v[doc->tokens.v[first].sentence];
	from = first > sentence->first_token + REACH ? first - REACH : sentence->first_token;
	if (end > sentence->first_token + sentence->n_tokens)
		end = sentence->first_token + sentence->n_tokens;
	to = first == sentence->first_token + 1 ? sentence->first_token + sentence->n_tokens : end;
	if (to > first + REACH)
		to = end > first + REACH ? end : first + REACH;
	s = skeleton_build(doc, from, to, doc->tokens.v[first].quote_depth);
	while (cue < s.n && s.items[cue].first < first)
		cue++;
	if (cue >= s.n)
		return;
	for (cue_end = cue + 1; cue_end < s.n && s.items[cue_end].first < end; cue_end++)
		;
	form = read_form(&s, cue, cue_end);
	if (form == FORM_OTHER)
		return;
	before = goes_on(&s, cue) ? verb_before(doc, k) : NULL;
	if (form == FORM_FINITE && !item_is(&s, cue - 1, "and") && !item_is(&s, cue - 1, "but")) {
		p = phrase_subject(&s, 0, cue);
		if (!phrase_found(p))
			p = over_aside(&s, cue);
	}
	if (!phrase_found(p) && before) {
		if (!overlaps_own(a, before->source_spans.v[0]))
			vec_push(doc->arena, &a->source_spans, before->source_spans.v[0]);
		return;
	}
	if (!phrase_found(p) && from == sentence->first_token && goes_on(&s, cue))
		p = first_subject(&s, cue);
	if (!phrase_found(p) && form == FORM_PARTICIPLE && from == sentence->first_token)
		p = is_adverbial(&s, cue - 1) ? adverbial_subject(&s, cue) : shown_subject(&s, cue);
	if (!phrase_found(p) || !is_plain(&s, p))
		return;
	span = skeleton_span(&s, p.first, p.end);
	if (!span_empty(span) && !overlaps_own(a, span))
		vec_push(doc->arena, &a->source_spans, span);
}

void subject_fill(struct document *doc)
{
	for (uint32_t k = 0; k < doc->attributions.n; k++)
		if (!doc->attributions.v[k].source_spans.n && !span_empty(doc->attributions.v[k].cue))
			fill(doc, k);
}
