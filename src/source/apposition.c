#include "source/apposition.h"

#include "text/words.h"

/* Is the site, right behind the comma, a person's or perhaps one's? */
static bool is_apposed(const struct cast *cast, uint32_t site, uint32_t comma, uint32_t end)
{
	const struct site *s;

	if (site == cast->n_names)
		return false;
	s = &cast->sites.v[site];
	if (s->end > end || (s->first != comma + 1 && s->phrase != comma + 1 &&
				    !(s->phrase == comma + 2 && s->phrase < s->first &&
					    word_has(cast_token(cast, comma + 1)->form,
						    WORD_POSSESSIVE | WORD_DETERMINER))))
		return false;
	return s->kind == SOURCE_PERSON || (s->kind == SOURCE_UNKNOWN && s->end - s->first > 1);
}

bool apposition_dash(const struct cast *cast, uint32_t i)
{
	return cast_is(cast, i, "\xe2\x80\x94") || cast_is(cast, i, "\xe2\x80\x93") ||
	       cast_is(cast, i, "--") || (cast_is(cast, i, "-") && cast_token(cast, i)->space_before);
}

uint32_t apposition_name(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t next, site;
	bool relative = false;

	if (nominal->core_end + 1 >= nominal->end)
		return INDEX_NONE;
	for (next = nominal->core_end; next < nominal->end; next++) {
		relative |= word_has(cast_token(cast, next)->form, WORD_RELATIVE);
		if (!cast_is(cast, next, ",") && !apposition_dash(cast, next))
			continue;
		site = cast_site_from(cast, next);
		if (is_apposed(cast, site, next, nominal->end) &&
			(!relative || cast->sites.v[site].end == nominal->end))
			return site;
		if (!relative)
			return INDEX_NONE;
	}
	return INDEX_NONE;
}
