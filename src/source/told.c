#include "source/told.h"

enum { NEAR = 2, STEPS_MAX = 4, ENCLOSING_MAX = 12 };

bool told_reported_in(const struct document *doc, uint32_t inner, uint32_t outer)
{
	uint32_t parent = doc->attributions.v[inner].parent;

	while (parent != INDEX_NONE && parent != outer)
		parent = doc->attributions.v[parent].parent;
	return parent != INDEX_NONE;
}

const struct attribution *told_last(
	const struct resolver *resolver, uint32_t self, uint32_t token, unsigned kinds)
{
	const struct document *doc = resolver->cast->doc;
	uint32_t sentence = cast_token(resolver->cast, token)->sentence;

	for (uint32_t i = resolver->told.n, steps = 0; i-- > 0 && steps < STEPS_MAX; steps++) {
		const struct told *told = &resolver->told.v[i];
		const struct attribution *attribution = &doc->attributions.v[told->attribution];
		const struct source *first = attribution->sources.v;

		if (told->sentence + NEAR < sentence || !attribution->sources.n || told->token >= token)
			break;
		if (told_reported_in(doc, told->attribution, self))
			continue;
		if (kinds >> first->kind & 1 && first->name.n)
			return attribution;
	}
	return NULL;
}

static uint32_t first_byte(const struct attribution *a)
{
	uint32_t start = a->content.n ? a->content.v[0].start : UINT32_MAX;

	if (a->source_spans.n && a->source_spans.v[0].start < start)
		start = a->source_spans.v[0].start;
	return !span_empty(a->cue) && a->cue.start < start ? a->cue.start : start;
}

/* Attributions are in text order. */
const struct attribution *told_at(const struct document *doc, uint32_t at, const struct attribution *except)
{
	uint32_t low = 0, high = doc->attributions.n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (first_byte(&doc->attributions.v[middle]) <= at)
			low = middle + 1;
		else
			high = middle;
	}
	for (uint32_t i = low; i-- > 0 && i + ENCLOSING_MAX > low;)
		if (&doc->attributions.v[i] != except && cast_says(&doc->attributions.v[i], at))
			return &doc->attributions.v[i];
	return NULL;
}
