#include "source/source.h"

#include <stdlib.h>

#include "source/basis.h"
#include "source/epithet.h"
#include "source/firm.h"
#include "source/resolve.h"

/* ---- Of Doe, Roe said: whom the talk is of is no source ---- */

enum { TOPIC_MAX = 8 };

/* Where the source begins behind a topic in front: its own start if there is none. */
static uint32_t behind_topic(const struct document *doc, struct span span)
{
	uint32_t first = document_token_at(doc, span.start), end = document_token_at(doc, span.end);

	if (first < end && first && token_is(&doc->tokens.v[first - 1], "of"))
		first--;
	if (first >= end || !token_is(&doc->tokens.v[first], "of") || !doc->tokens.v[first].capital)
		return span.start;
	for (uint32_t i = first + 1; i + 1 < end && i <= first + TOPIC_MAX; i++)
		if (token_is(&doc->tokens.v[i], ",")) {
			const struct token *next = &doc->tokens.v[i + 1];

			return next->capital || token_is(next, "the") ? next->span.start : span.start;
		}
	return span.start;
}

static void skip_topics(struct document *doc)
{
	for (uint32_t i = 0; i < doc->attributions.n; i++)
		if (doc->attributions.v[i].source_spans.n) {
			struct span *span = &doc->attributions.v[i].source_spans.v[0];

			span->start = behind_topic(doc, *span);
		}
}

struct place {
	uint32_t start, attribution;
};

static int compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->start != y->start)
		return (x->start > y->start) - (x->start < y->start);
	return (x->attribution > y->attribution) - (x->attribution < y->attribution);
}

/* The attributions that have a source, by where it stands. */
static struct place *in_source_order(const struct document *doc, uint32_t *n)
{
	struct place *places = ARENA_ARRAY(doc->arena, struct place, doc->attributions.n + 1);

	*n = 0;
	for (uint32_t i = 0; i < doc->attributions.n; i++)
		if (doc->attributions.v[i].source_spans.n)
			places[(*n)++] = (struct place){ doc->attributions.v[i].source_spans.v[0].start, i };
	qsort(places, *n, sizeof *places, compare_places);
	return places;
}

static void add_basis(const struct cast *cast, struct attribution *attribution)
{
	struct str reason, relayed;

	if (!attribution->sources.n)
		return;
	reason = basis_anonymity(cast, attribution);
	relayed = basis_relayed(cast, attribution);
	for (uint32_t i = 0; i < attribution->sources.n; i++) {
		struct source *source = &attribution->sources.v[i];

		source->basis = basis_find(cast, attribution, source->named);
		if (!str_eq(source->as_written, relayed))
			source->relayed_by = relayed;
		if (!source->named)
			source->anonymity_reason = reason;
	}
}

/* Whoever proved to be a firm further down was one before. */
static void settle_kinds(const struct document *doc)
{
	for (uint32_t i = 0; i < doc->attributions.n; i++)
		for (uint32_t k = 0; k < doc->attributions.v[i].sources.n; k++) {
			struct source *source = &doc->attributions.v[i].sources.v[k];

			if (source->kind == SOURCE_PERSON && source->entity != INDEX_NONE && source->named &&
				doc->entities.v[source->entity].kind == SOURCE_ORGANIZATION)
				source->kind = SOURCE_ORGANIZATION;
		}
}

int source_resolve(struct document *doc, struct err *err)
{
	struct cast cast;
	struct resolver resolver = { .cast = &cast };
	struct place *places;
	uint32_t n;

	(void)err;
	skip_topics(doc);
	cast_init(&cast, doc);
	names_find(&cast);
	people_link(&cast);
	firm_mark(&cast);
	epithet_mark_speakers(&cast);
	scene_genders(&cast);
	scene_init(&resolver.scene, &cast);
	places = in_source_order(doc, &n);
	for (uint32_t i = 0; i < n; i++)
		resolve_attribution(&resolver, places[i].attribution, false);
	for (uint32_t i = 0; i < n; i++)
		if (resolve_waits(&resolver, places[i].attribution))
			resolve_attribution(&resolver, places[i].attribution, true);
	settle_kinds(doc);
	for (uint32_t i = 0; i < n; i++)
		add_basis(&cast, &doc->attributions.v[places[i].attribution]);
	return 0;
}
