#include "source/firm.h"

/* A single capital word that only the place at the head of its sentence made a person's. */
static bool is_bare_word(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] == ' ')
			return false;
	return name.n > 1 && name.p[0] >= 'A' && name.p[0] <= 'Z';
}

bool firm_possible(const struct cast *cast, uint32_t entity)
{
	const struct figure *figure = &cast->figures.v[entity];
	const struct entity *who = &cast->doc->entities.v[entity];
	bool person = who->kind == SOURCE_PERSON;

	if ((person && figure->given) || figure->last_titled != INDEX_NONE || figure->he || figure->she ||
		(!person && who->kind != SOURCE_UNKNOWN) || (person && !is_bare_word(who->name)))
		return false;
	if (figure->name_first >= figure->name_end)
		return person;
	return figure->n_sites >= 2 &&
	       !lexicon_has(cast_token(cast, figure->name_first)->form, LEX_GIVEN | LEX_DEMONYM);
}

/* the Kestrel battery plant: the word, or the next but one, is a thing that firms have */
static bool owns_works(const struct cast *cast, uint32_t i)
{
	static const char *const works[] = { "brand", "factory", "headquarters", "mill", "mine", "plant",
		"refinery", "shares", "stock", "subsidiary", "warehouse", NULL };

	for (uint32_t end = i + 2; i < end && i < cast->doc->tokens.n; i++) {
		if (cast_token(cast, i)->kind != TOKEN_WORD || cast_token(cast, i)->capital)
			return false;
		if (token_in(cast_token(cast, i), works))
			return true;
	}
	return false;
}

void firm_mark(struct cast *cast)
{
	for (uint32_t s = 0; s < cast->n_names; s++) {
		const struct site *site = &cast->sites.v[s];
		uint32_t entity = cast->doc->mentions.v[s].entity;

		if (entity != INDEX_NONE && site->first && cast_is(cast, site->first - 1, "the") &&
			owns_works(cast, site->end) && firm_possible(cast, entity))
			cast->doc->entities.v[entity].kind = SOURCE_ORGANIZATION;
	}
}
