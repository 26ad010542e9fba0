#include "source/source.h"

#include <stdlib.h>

#include "source/basis.h"
#include "source/epithet.h"
#include "source/resolve.h"

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

int source_resolve(struct document *doc, struct err *err)
{
	struct cast cast;
	struct resolver resolver = { .cast = &cast };
	struct place *places;
	uint32_t n;

	(void)err;
	cast_init(&cast, doc);
	names_find(&cast);
	people_link(&cast);
	epithet_mark_speakers(&cast);
	scene_genders(&cast);
	scene_init(&resolver.scene, &cast);
	places = in_source_order(doc, &n);
	for (uint32_t i = 0; i < n; i++)
		resolve_attribution(&resolver, places[i].attribution, false);
	for (uint32_t i = 0; i < n; i++)
		if (resolve_waits(&resolver, places[i].attribution))
			resolve_attribution(&resolver, places[i].attribution, true);
	for (uint32_t i = 0; i < n; i++)
		add_basis(&cast, &doc->attributions.v[places[i].attribution]);
	return 0;
}
