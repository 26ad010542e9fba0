#include "pronouns.h"

#include <stdio.h>

#include "source/contender.h"
#include "source/resolve.h"

static void print_contender(const struct cast *cast, const struct contender *c)
{
	const struct entity *entity = &cast->doc->entities.v[c->entity];

	printf("\t%g", (double)c->chance);
	for (int f = 0; f < FEATURES; f++)
		printf("%c%g", f ? ' ' : '\t', (double)c->feature[f]);
	printf("\t%.*s\t", STR_ARG(entity->name));
	for (uint32_t s = cast->figures.v[c->entity].last_site; s != INDEX_NONE; s = cast->sites.v[s].older)
		printf("%u-%u ", cast->doc->mentions.v[s].head.start, cast->doc->mentions.v[s].head.end);
	printf("\n");
}

static void print_pronoun(
	const struct cast *cast, const struct scene *scene, uint32_t token, uint32_t attribution)
{
	struct contender contenders[CONTENDERS_MAX];
	const char *form = cast_token(cast, token)->form;
	const struct attribution *self =
		attribution == INDEX_NONE ? NULL : &cast->doc->attributions.v[attribution];
	uint32_t n = contenders_find(scene, token, pronoun_gender(form), self, contenders);

	printf("%u %s %d\n", cast_token(cast, token)->span.start, form, self != NULL);
	for (uint32_t k = 0; k < n; k++)
		print_contender(cast, &contenders[k]);
}

/* The attribution whose source begins here, INDEX_NONE. */
static uint32_t source_at(const struct document *doc, uint32_t at)
{
	for (uint32_t i = 0; i < doc->attributions.n; i++)
		if (doc->attributions.v[i].source_spans.n &&
			doc->attributions.v[i].source_spans.v[0].start == at)
			return i;
	return INDEX_NONE;
}

void pronouns_print(struct document *doc)
{
	struct cast cast;
	struct resolver resolver = { .cast = &cast };

	cast_init(&cast, doc);
	names_find(&cast);
	people_link(&cast);
	scene_genders(&cast);
	scene_init(&resolver.scene, &cast);
	for (uint32_t i = 0; i < doc->tokens.n; i++) {
		uint32_t a = source_at(doc, doc->tokens.v[i].span.start);

		if (pronoun_gender(doc->tokens.v[i].form) != GENDER_UNKNOWN) {
			scene_advance(&resolver.scene, i);
			print_pronoun(&cast, &resolver.scene, i, a);
		}
		for (uint32_t k = a; k < doc->attributions.n && a != INDEX_NONE; k++)
			if (doc->attributions.v[k].source_spans.n &&
				doc->attributions.v[k].source_spans.v[0].start == doc->tokens.v[i].span.start)
				resolve_attribution(&resolver, k, false);
	}
}
