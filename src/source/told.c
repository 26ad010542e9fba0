#include "source/told.h"

enum { NEAR = 2, STEPS_MAX = 4 };

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
