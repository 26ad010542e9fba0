#include "attribution/combine.h"

#include <string.h>

/* Of what rules as sure as this added or took back on PolNeAR dev, nine in ten are marked there. */
static const float SURE = 0.9f;

/* Below it the boundaries that the model gives are wrong as often as not. */
static const float UNSURE = 0.8f;

static bool trusted(const struct attribution *a)
{
	static const char *const rules[] = { "postposed", "inverted", "according-to" };

	if (a->confidence < SURE || !a->source_spans.n || !a->content.n)
		return false;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (!strcmp(a->rule, rules[i]))
			return true;
	return false;
}

/* From the first to the last byte of an attribution. */
static struct span extent(const struct attribution *a)
{
	struct span span = a->cue;

	for (uint32_t i = 0; i < a->source_spans.n; i++) {
		span.start =
			a->source_spans.v[i].start < span.start ? a->source_spans.v[i].start : span.start;
		span.end = a->source_spans.v[i].end > span.end ? a->source_spans.v[i].end : span.end;
	}
	for (uint32_t i = 0; i < a->content.n; i++) {
		span.start = a->content.v[i].start < span.start ? a->content.v[i].start : span.start;
		span.end = a->content.v[i].end > span.end ? a->content.v[i].end : span.end;
	}
	return span;
}

static bool any_overlaps(const struct span_vec *spans, struct span span)
{
	for (uint32_t i = 0; i < spans->n; i++)
		if (span_overlaps(spans->v[i], span))
			return true;
	return false;
}

static struct span trim(const struct document *doc, struct span f)
{
	while (f.end > f.start && strchr(" \t\n\r", doc->text.p[f.end - 1]))
		f.end--;
	while (f.start < f.end && strchr(" \t\n\r", doc->text.p[f.start]))
		f.start++;
	return f;
}

/* Fragments of `a` without what lies in `span`, which may cut their ends; -1 if it would cut one in two or
 * take all. */
static int without(
	const struct document *doc, const struct attribution *a, struct span span, struct span_vec *left)
{
	*left = (struct span_vec){ 0 };
	for (uint32_t i = 0; i < a->content.n; i++) {
		struct span f = a->content.v[i];

		if (span_overlaps(f, span)) {
			if (f.start < span.start && f.end > span.end)
				return -1;
			f = trim(doc, f.start < span.start ? (struct span){ f.start, span.start }
							   : (struct span){ span.end, f.end });
		}
		if (!span_empty(f))
			vec_push(doc->arena, left, f);
	}
	return left->n ? 0 : -1;
}

/* Is the one of the model reported in that of the rule: "Orr had voiced interest in a deal, they added"? */
static bool reported_in(const struct attribution *learned, const struct attribution *a)
{
	struct span span = extent(learned);

	for (uint32_t i = 0; i < a->content.n; i++)
		if (span_contains(a->content.v[i], span))
			return true;
	return false;
}

/*
 * May the rule's attribution take its words from this one of the model? Yes where they share nothing, where
 * it is reported, and where it keeps some of what it took from another sentence.
 */
static bool yields(const struct document *doc, const struct attribution *learned, const struct attribution *a)
{
	struct span span = extent(a);
	struct span_vec left;

	if (learned->parent != INDEX_NONE || reported_in(learned, a))
		return true;
	if (span_overlaps(learned->cue, span) || any_overlaps(&learned->source_spans, span))
		return false;
	return !any_overlaps(&learned->content, span) ||
	       (learned->sentence != a->sentence && !without(doc, learned, span, &left));
}

static void add(struct document *doc, uint32_t n_learned, const struct attribution *a)
{
	for (uint32_t k = 0; k < n_learned; k++)
		if (!yields(doc, &doc->attributions.v[k], a))
			return;
	for (uint32_t k = 0; k < n_learned; k++) {
		struct attribution *learned = &doc->attributions.v[k];
		struct span_vec left;

		if (learned->parent != INDEX_NONE)
			continue;
		if (reported_in(learned, a))
			learned->parent = doc->attributions.n;
		else if (any_overlaps(&learned->content, extent(a)) &&
			 !without(doc, learned, extent(a), &left))
			learned->content = left;
	}
	vec_push(doc->arena, &doc->attributions, *a);
}

/* Fragments in text order. */
static void insert(struct arena *arena, struct span_vec *spans, struct span span)
{
	uint32_t i;

	vec_push(arena, spans, span);
	for (i = spans->n - 1; i > 0 && spans->v[i - 1].start > span.start; i--)
		spans->v[i] = spans->v[i - 1];
	spans->v[i] = span;
}

static bool is_free(const struct document *doc, struct span span)
{
	for (uint32_t k = 0; k < doc->attributions.n; k++) {
		const struct attribution *other = &doc->attributions.v[k];

		if (span_overlaps(other->cue, span) || any_overlaps(&other->content, span) ||
			any_overlaps(&other->source_spans, span))
			return false;
	}
	return true;
}

/*
 * A content that begins inside a phrase ("Kell was told" of "Envoys of Kell were told, officials said"): the
 * rule's start, where the model is unsure; on PolNeAR dev the rule is right in five of seven such.
 */
static void widen(const struct document *doc, struct attribution *learned, struct span span)
{
	for (uint32_t i = 0; i < learned->content.n && learned->confidence < UNSURE; i++) {
		struct span *f = &learned->content.v[i];

		if (f->end == span.end && f->start > span.start &&
			is_free(doc, (struct span){ span.start, f->start }))
			f->start = span.start;
	}
}

/* "..., say officials": whom the rule sees speak where the model sees nobody, or more content. */
static void take_source(struct document *doc, struct attribution *learned, const struct attribution *a)
{
	struct span_vec left;

	if (learned->source_spans.n || without(doc, learned, a->source_spans.v[0], &left))
		return;
	learned->source_spans = a->source_spans;
	learned->content = left;
}

/* Content around a reporting clause that both have found: what the rule sees on its other side is not lost.
 */
static bool complete(struct document *doc, const struct attribution *a)
{
	for (uint32_t k = 0; k < doc->attributions.n; k++) {
		struct attribution *learned = &doc->attributions.v[k];

		if (!span_overlaps(learned->cue, a->cue))
			continue;
		take_source(doc, learned, a);
		for (uint32_t i = 0; i < a->content.n; i++)
			if (is_free(doc, a->content.v[i]))
				insert(doc->arena, &learned->content, a->content.v[i]);
			else
				widen(doc, learned, a->content.v[i]);
		return true;
	}
	return false;
}

/* A signed quotation leaves no doubt: what the model made of its words goes. */
static void overrule(struct document *doc, const struct attribution *a)
{
	struct span span = extent(a);
	uint32_t kept = 0;

	for (uint32_t k = 0; k < doc->attributions.n; k++) {
		struct attribution learned = doc->attributions.v[k];
		struct span_vec left;

		if (span_overlaps(learned.cue, span) || any_overlaps(&learned.source_spans, span) ||
			without(doc, &learned, span, &left))
			continue;
		learned.content = left;
		doc->attributions.v[kept++] = learned;
	}
	doc->attributions.n = kept;
	vec_push(doc->arena, &doc->attributions, *a);
}

void combine(struct document *doc, const struct attribution *by_rule, uint32_t n)
{
	uint32_t n_learned;

	for (uint32_t i = 0; i < n; i++)
		if (!strcmp(by_rule[i].rule, "signature"))
			overrule(doc, &by_rule[i]);
	n_learned = doc->attributions.n;
	for (uint32_t i = 0; i < n; i++)
		if (trusted(&by_rule[i]) && !complete(doc, &by_rule[i]))
			add(doc, n_learned, &by_rule[i]);
}
