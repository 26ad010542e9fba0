#include "source/resolve.h"

#include "source/description.h"
#include "source/family.h"
#include "source/plural.h"
#include "source/pronoun.h"
#include "source/relative.h"

enum { SOURCE_MAX = 120 };

static struct source unresolved(struct str as_written, struct span span)
{
	return (struct source){
		.as_written = as_written, .span = span, .entity = INDEX_NONE, .rule = "unresolved"
	};
}

static const char *name_rule(const struct cast *cast, uint32_t s, uint32_t entity)
{
	const struct site *site = &cast->sites.v[s];
	const struct figure *figure = &cast->figures.v[entity];

	if (figure->name_end - figure->name_first == site->end - site->first)
		return "full-name";
	if (site->kind != SOURCE_PERSON && site->kind != SOURCE_UNKNOWN)
		return "acronym";
	return site->end - site->first == 1 ? "surname" : "full-name";
}

/* the two, the pair */
static bool is_the_two(const struct cast *cast, const struct nominal *nominal)
{
	return nominal->end - nominal->first == 2 && cast_is(cast, nominal->first, "the") &&
	       token_in(cast_token(cast, nominal->end - 1),
		       (const char *const[]){ "two", "pair", "duo", NULL });
}

/* 42 percent: of those whom the poll asked, where it says whom. */
static void name_polled(struct cast *cast, struct source *source, const struct nominal *nominal)
{
	source->name = plural_polled(cast, nominal->end);
	if (!source->name.n)
		return;
	source->kind = SOURCE_GROUP;
	source->entity = description_entity(cast, source->name, SOURCE_GROUP, true);
	source->rule = "polled";
	source->confidence = 0.7f;
}

/*
 * whose leaders, its defenders: whose they are stands in front, where one is meant. The sources of the same
 * phrase that are known already are the nearest: "the union and its lawyers".
 */
static void own(
	struct resolver *resolver, struct source *source, const struct nominal *nominal, uint32_t self)
{
	struct cast *cast = resolver->cast;
	const struct source_vec *before = &cast->doc->attributions.v[self].sources;
	struct source blank = unresolved(source->as_written, source->span);
	struct source_vec owners = { 0 };
	struct strbuf name = strbuf_new(cast->arena);
	uint32_t i = nominal->possessor;

	if (!source->name.n || nominal->possessor_end != i + 1)
		return;
	if (cast_is(cast, i, "whose"))
		relative_resolve(resolver, &owners, blank, i, self);
	else if ((cast_is(cast, i, "its") || cast_is(cast, i, "their")) && before->n)
		vec_push(cast->arena, &owners, before->v[before->n - 1]);
	if (owners.n != 1 || !owners.v[0].name.n)
		return;
	strbuf_addstr(&name, owners.v[0].name);
	strbuf_adds(&name, owners.v[0].name.p[owners.v[0].name.n - 1] == 's' ? "’ " : "’s ");
	strbuf_addstr(&name, source->name);
	source->name = strbuf_str(&name);
	source->entity = INDEX_NONE;
	source->rule = "owner";
}

void resolve_piece(
	struct resolver *resolver, struct source_vec *out, const struct piece *piece, uint32_t self)
{
	struct cast *cast = resolver->cast;
	struct nominal nominal = nominal_read(cast, piece->first, piece->end);
	struct str words = cast_words(cast, nominal.first, nominal.end);
	struct source source;
	uint32_t entity;

	source = unresolved(words, (struct span){ cast_token(cast, nominal.first)->span.start,
					   cast_token(cast, nominal.end - 1)->span.end });
	if (piece->end - piece->first > 1 && cast_is(cast, piece->end - 1, "whom")) {
		relative_resolve(resolver, out, source, piece->end - 1, self); /* many of whom */
		return;
	}
	if ((nominal.end - nominal.first == 1 || is_the_two(cast, &nominal)) &&
		pronoun_resolve(resolver, out, source, nominal.end - 1, self))
		return;
	if (family_resolve(cast, out, source, &nominal))
		return;
	if (nominal.name != INDEX_NONE && piece->head_first == piece->head_end) {
		entity = cast->doc->mentions.v[nominal.name].entity;
		if (entity != INDEX_NONE && !cast->figures.v[entity].given &&
			description_misspelt(cast, &nominal) != INDEX_NONE)
			description_from_entity(
				cast, &source, description_misspelt(cast, &nominal), "misspelt", 0.6f);
		else if (entity != INDEX_NONE)
			description_from_entity(
				cast, &source, entity, name_rule(cast, nominal.name, entity), 0.95f);
		else
			family_offer(cast, &source, nominal.name);
	} else if (nominal.share) {
		name_polled(cast, &source, &nominal);
	} else if (nominal.core < nominal.end) {
		description_resolve(resolver, &source, &nominal, piece, &cast->doc->attributions.v[self]);
		own(resolver, &source, &nominal, self);
		if (source.name.n && source.entity == INDEX_NONE)
			source.entity =
				description_entity(cast, source.name, source.kind, source.number != 1);
	}
	vec_push(cast->arena, out, source);
}

static bool token_range(const struct cast *cast, struct span span, uint32_t *first, uint32_t *end)
{
	*first = document_token_at(cast->doc, span.start);
	*end = document_token_at(cast->doc, span.end);
	return *first < *end;
}

bool resolve_waits(const struct resolver *resolver, uint32_t attribution)
{
	const struct cast *cast = resolver->cast;
	const struct attribution *a = &cast->doc->attributions.v[attribution];
	uint32_t first, end;

	return a->source_spans.n && token_range(cast, a->source_spans.v[0], &first, &end) &&
	       end - first == 1 && pronoun_is_first_person(cast_token(cast, first)->form);
}

void resolve_attribution(struct resolver *resolver, uint32_t attribution, bool late)
{
	struct cast *cast = resolver->cast;
	struct attribution *a = &cast->doc->attributions.v[attribution];
	struct piece pieces[PIECES_MAX];
	uint32_t first, end;
	int n;

	a->sources = (struct source_vec){ 0 };
	if (!a->source_spans.n || !token_range(cast, a->source_spans.v[0], &first, &end))
		return;
	if (end > first + SOURCE_MAX)
		end = first + SOURCE_MAX;
	if (!late)
		scene_advance(&resolver->scene, first);
	n = coordination_split(cast, first, end, pieces);
	for (int i = 0; i < n; i++) {
		struct source_vec found = { 0 };

		resolve_piece(resolver, &found, &pieces[i], attribution);
		for (uint32_t k = 0; k < found.n; k++)
			vec_push(cast->arena, &a->sources, found.v[k]);
	}
	if (late)
		return;
	for (uint32_t i = 0; i < a->sources.n; i++)
		if (a->sources.v[i].entity != INDEX_NONE)
			scene_source(&resolver->scene, first, a->sources.v[i].entity);
	vec_push(cast->arena, &resolver->told,
		(struct told){ attribution, first, cast_token(cast, first)->sentence,
			cast->doc->sentences.v[cast_token(cast, first)->sentence].paragraph });
}
