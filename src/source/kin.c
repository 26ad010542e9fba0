#include "source/kin.h"

#include "source/lexicon.h"
#include "text/words.h"

enum { STEPS_MAX = 40 };

/* Does the possessor before the noun mean the owner: Roe's, or his where the owner is a man? */
static bool owns(const struct cast *cast, uint32_t noun, uint32_t owner)
{
	uint32_t before = noun, site;

	if (!before)
		return false;
	before--;
	if (cast_is(cast, before, "his"))
		return cast->doc->entities.v[owner].gender != GENDER_FEMALE;
	if (cast_is(cast, before, "her"))
		return cast->doc->entities.v[owner].gender != GENDER_MALE;
	if (!cast_possessive(cast, before) || !before)
		return false;
	site = cast_site_at(cast, before - 1);
	return site != INDEX_NONE && cast->doc->mentions.v[site].entity == owner;
}

/* The name right behind the noun, or behind it and a comma. */
static uint32_t named_behind(const struct cast *cast, uint32_t noun, uint32_t owner)
{
	uint32_t next = noun + 1 + (cast_is(cast, noun + 1, ",") ? 1 : 0);
	uint32_t site = next < cast->doc->tokens.n ? cast_site_at(cast, next) : INDEX_NONE, entity;

	if (site == INDEX_NONE || cast->sites.v[site].first != next || cast->sites.v[site].possessive)
		return INDEX_NONE;
	entity = cast->doc->mentions.v[site].entity;
	if (entity == INDEX_NONE || entity == owner ||
		(cast->doc->entities.v[entity].kind != SOURCE_PERSON &&
			cast->doc->entities.v[entity].kind != SOURCE_UNKNOWN))
		return INDEX_NONE;
	return entity;
}

uint32_t kin_named(const struct cast *cast, uint32_t owner, const struct nominal *nominal)
{
	uint32_t token = nominal->core_end - 1, found = INDEX_NONE;

	if (nominal->core_end - nominal->core != 1 || nominal->tail_end > nominal->core_end ||
		!(lexicon_noun(cast_token(cast, token)->form) & (LEX_KIN | LEX_ROLE)) ||
		lexicon_noun(cast_token(cast, token)->form) & LEX_PLURAL)
		return INDEX_NONE;
	for (int steps = 0; cast->earlier[token] != INDEX_NONE && steps < STEPS_MAX; steps++)
		token = cast->earlier[token];
	for (int steps = 0; token != INDEX_NONE && steps < 2 * STEPS_MAX;
		steps++, token = cast->later[token]) {
		uint32_t entity = owns(cast, token, owner) ? named_behind(cast, token, owner) : INDEX_NONE;

		if (entity == INDEX_NONE || entity == found)
			continue;
		if (found != INDEX_NONE)
			return INDEX_NONE;
		found = entity;
	}
	return found;
}
