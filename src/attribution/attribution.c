#include "attribution/attribution.h"

#include <stdlib.h>
#include <string.h>

#include "attribution/combine.h"
#include "attribution/learned.h"
#include "attribution/quotation.h"
#include "attribution/region.h"
#include "attribution/signature.h"
#include "attribution/subject.h"
#include "attribution/verbs.h"

/* Reports within reports are rarely deeper than two; each level reads a part of the one above, so this only
 * caps the work. */
enum { NESTING_MAX = 4 };

static bool readable(enum paragraph_kind kind)
{
	return kind == PARAGRAPH_BODY || kind == PARAGRAPH_HEADLINE;
}

/* Read what lies in the span, sentence by sentence. */
static void read_span(struct document *doc, struct span span, uint8_t depth, uint32_t parent)
{
	uint32_t first = document_token_at(doc, span.start), end = document_token_at(doc, span.end);

	while (first < end) {
		const struct sentence *sentence = &doc->sentences.v[doc->tokens.v[first].sentence];
		uint32_t stop = sentence->first_token + sentence->n_tokens;

		if (stop > end)
			stop = end;
		if (stop <= first)
			break;
		region_read(doc, first, stop, depth, parent);
		first = stop;
	}
}

/* The quotation that a fragment is, marks and all, or NULL. */
static const struct quote *is_quote(const struct document *doc, struct span span)
{
	uint32_t i = document_token_at(doc, span.start), q;

	if (i >= doc->tokens.n || doc->tokens.v[i].kind != TOKEN_QUOTE)
		return NULL;
	q = doc->tokens.v[i].quote;
	if (q == INDEX_NONE || doc->quotes.v[q].span.start != span.start ||
		doc->quotes.v[q].span.end != span.end)
		return NULL;
	return &doc->quotes.v[q];
}

/*
 * The share of a rule's attributions that PolNeAR's train articles mark too (source, cue and content
 * overlap), by the verb's strength 1 to 3: 12,400 attributions of 840 articles.
 */
static const struct {
	const char *rule;
	float share[3];
} rule_shares[] = {
	{ "according-to", { 0.91f, 0.91f, 0.91f } },
	{ "coordinated", { 0.25f, 0.61f, 0.65f } },
	{ "impersonal", { 0.89f, 0.89f, 0.89f } },
	{ "inverted", { 0.20f, 0.54f, 0.95f } },
	{ "label", { 0.71f, 0.71f, 0.71f } },
	{ "participle", { 0.50f, 0.71f, 0.80f } },
	{ "postposed", { 0.69f, 0.89f, 0.95f } },
	{ "preposed", { 0.42f, 0.75f, 0.88f } },
	{ "signature", { 0.95f, 0.95f, 0.95f } },
};

static float confidence(const struct attribution *a)
{
	const struct reporting_verb *verb = verb_find(a->verb);
	int strength = verb ? verb->strength : 3;

	for (size_t i = 0; i < sizeof rule_shares / sizeof *rule_shares; i++)
		if (!strcmp(rule_shares[i].rule, a->rule))
			return rule_shares[i].share[strength - 1];
	return 0.0f;
}

/* Of the rules' attributions from the k-th on. */
static void set_confidence(struct document *doc, uint32_t k)
{
	for (; k < doc->attributions.n; k++)
		doc->attributions.v[k].confidence = confidence(&doc->attributions.v[k]);
}

/* Is the cue of attribution k one that an earlier attribution has? */
static bool known(const struct document *doc, uint32_t k)
{
	for (uint32_t i = 0; i < k; i++)
		if (span_overlaps(doc->attributions.v[i].cue, doc->attributions.v[k].cue))
			return true;
	return false;
}

/* What the model has seen inside a content already, the rules need not find again. */
static void drop_known(struct document *doc, uint32_t from)
{
	uint32_t kept = from;

	for (uint32_t k = from; k < doc->attributions.n; k++)
		if (!known(doc, k))
			doc->attributions.v[kept++] = doc->attributions.v[k];
	doc->attributions.n = kept;
}

/* Nested attributions: each content is read again on its own; what is found is reported by its speaker. */
static void read_nested(struct document *doc)
{
	uint32_t from = 0;

	for (int level = 1; level < NESTING_MAX && from < doc->attributions.n; level++) {
		uint32_t to = doc->attributions.n;
		bool *reports = ARENA_ARRAY(doc->arena, bool, to + 1);

		for (uint32_t k = 0; k < to; k++)
			if (doc->attributions.v[k].parent != INDEX_NONE)
				reports[doc->attributions.v[k].parent] = true;
		for (uint32_t k = from; k < to; k++) {
			struct span_vec content = doc->attributions.v[k].content;
			uint32_t found = doc->attributions.n;

			for (uint32_t f = 0; f < content.n; f++) {
				const struct quote *quote = is_quote(doc, content.v[f]);

				if (quote)
					read_span(doc, quote->inner, quote->depth, k);
				else
					read_span(doc, content.v[f], 0, k);
			}
			if (reports[k])
				drop_known(doc, found);
			set_confidence(doc, found);
		}
		from = to;
	}
}

static void drop(
	struct document *doc, bool (*is)(const struct document *doc, const struct attribution *attribution))
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < doc->attributions.n; i++)
		if (!is(doc, &doc->attributions.v[i]))
			doc->attributions.v[kept++] = doc->attributions.v[i];
	doc->attributions.n = kept;
}

static bool is_empty(const struct document *doc, const struct attribution *a)
{
	(void)doc;
	return !a->content.n;
}

/* ---- order ---- */

struct place {
	uint32_t start, depth, index;
};

static int by_place(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->depth != y->depth)
		return x->depth < y->depth ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

static uint32_t first_byte(const struct attribution *a)
{
	uint32_t start = a->content.v[0].start;

	if (!span_empty(a->cue) && a->cue.start < start)
		start = a->cue.start;
	if (a->source_spans.n && a->source_spans.v[0].start < start)
		start = a->source_spans.v[0].start;
	return start;
}

/* In how many attributions this one is reported. */
static uint32_t depth_of(const struct document *doc, const struct attribution *a)
{
	uint32_t depth = 0;

	for (; a->parent != INDEX_NONE && depth < NESTING_MAX; a = &doc->attributions.v[a->parent])
		depth++;
	return depth;
}

/* A continued source ("and added") lies in front; the outer one must not move behind its parts. */
static uint32_t place_of(const struct document *doc, const struct attribution *a)
{
	uint32_t start = first_byte(a);

	for (uint32_t depth = 0; a->parent != INDEX_NONE && depth < NESTING_MAX; depth++) {
		a = &doc->attributions.v[a->parent];
		if (first_byte(a) > start)
			start = first_byte(a);
	}
	return start;
}

/* Text order; of two that begin together the outer one comes first. */
static void sort(struct document *doc)
{
	uint32_t n = doc->attributions.n;
	struct place *places = ARENA_ARRAY(doc->arena, struct place, n + 1);
	struct attribution *sorted = ARENA_ARRAY(doc->arena, struct attribution, n + 1);
	uint32_t *now = ARENA_ARRAY(doc->arena, uint32_t, n + 1);

	for (uint32_t i = 0; i < n; i++) {
		const struct attribution *a = &doc->attributions.v[i];

		places[i] =
			(struct place){ .start = place_of(doc, a), .depth = depth_of(doc, a), .index = i };
	}
	qsort(places, n, sizeof *places, by_place);
	for (uint32_t i = 0; i < n; i++)
		now[places[i].index] = i;
	for (uint32_t i = 0; i < n; i++) {
		sorted[i] = doc->attributions.v[places[i].index];
		if (sorted[i].parent != INDEX_NONE)
			sorted[i].parent = now[sorted[i].parent];
	}
	doc->attributions.v = sorted;
}

/* who (requested | was granted) anonymity | who asked not to be named: how it was said, no claim */
static bool asks_for_anonymity(const struct document *doc, const struct attribution *a)
{
	uint32_t i = document_token_at(doc, a->content.v[0].start);
	const struct token *token = doc->tokens.v + i;

	if (i + 3 >= doc->tokens.n || a->stance != STANCE_ASKS)
		return false;
	if (token_is(token, "for"))
		return token_is(token + 1, "anonymity");
	return token_is(token, "anonymity") ||
	       (token_is(token, "not") && token_is(token + 1, "to") && token_is(token + 2, "be") &&
		       token_in(token + 3, (const char *const[]){ "identified", "named", "quoted", NULL }));
}

/* What the rules see in the document, the model aside. */
static void find_by_rule(struct document *doc)
{
	for (uint32_t i = 0; i < doc->sentences.n; i++) {
		const struct sentence *sentence = &doc->sentences.v[i];

		if (readable(doc->paragraphs.v[sentence->paragraph].kind))
			region_read(doc, sentence->first_token, sentence->first_token + sentence->n_tokens, 0,
				INDEX_NONE);
	}
	quotation_attach(doc);
	drop(doc, is_empty);
	drop(doc, asks_for_anonymity);
	signature_find(doc);
	set_confidence(doc, 0);
}

/* A headline claims things; a byline and a date line do not, nor what metadata took off a paragraph. */
static bool is_metadata(const struct document *doc, const struct attribution *a)
{
	const struct paragraph *paragraph = &doc->paragraphs.v[doc->sentences.v[a->sentence].paragraph];

	return !readable(paragraph->kind) || a->cue.start < paragraph->body_start;
}

/* Both read the document; the rules add what the model left. */
static int find_by_model(const struct model *model, struct document *doc, struct err *err)
{
	struct attribution *by_rule;
	uint32_t n;

	find_by_rule(doc);
	by_rule = doc->attributions.v;
	n = doc->attributions.n;
	doc->attributions.v = NULL;
	doc->attributions.n = doc->attributions.cap = 0;
	if (learned_find(model, doc, err))
		return -1;
	drop(doc, is_metadata);
	drop(doc, asks_for_anonymity);
	combine(doc, by_rule, n);
	subject_fill(doc);
	return 0;
}

int attribution_find(const struct model *model, struct document *doc, struct err *err)
{
	if (!model)
		find_by_rule(doc);
	else if (find_by_model(model, doc, err))
		return -1;
	read_nested(doc);
	for (uint32_t i = 0; i < doc->attributions.n; i++)
		doc->attributions.v[i].speech = quotation_speech(doc, &doc->attributions.v[i]);
	sort(doc);
	return 0;
}
