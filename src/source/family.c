#include "source/family.h"

#include <string.h>

#include "source/description.h"

enum { FORM_MAX = 48, BEARERS_MAX = 3 };

bool family_resolve(
	const struct cast *cast, struct source_vec *out, struct source blank, const struct nominal *nominal)
{
	const struct token *word = cast_token(cast, nominal->core);
	uint32_t bearers[BEARERS_MAX], n;
	char surname[FORM_MAX];
	size_t length = strlen(word->form);

	if (nominal->core_end - nominal->core != 1 || !word->capital || length < 4 || length >= FORM_MAX ||
		word->form[length - 1] != 's' || !nominal->core || !cast_is(cast, nominal->core - 1, "the"))
		return false;
	memcpy(surname, word->form, length - 1);
	surname[length - 1] = '\0';
	n = people_bearers(cast, surname, GENDER_UNKNOWN, bearers, BEARERS_MAX);
	if (n != 2)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		struct source source = blank;

		description_from_entity(cast, &source, bearers[i], "family", 0.7f);
		vec_push(cast->arena, out, source);
	}
	return true;
}

void family_offer(const struct cast *cast, struct source *source, uint32_t site)
{
	uint32_t bearers[BEARERS_MAX];
	uint32_t n = people_bearers(cast, cast_token(cast, cast->sites.v[site].end - 1)->form,
		cast->sites.v[site].gender, bearers, BEARERS_MAX);

	for (uint32_t i = 0; i < n; i++)
		vec_push(cast->arena, &source->candidates, cast->doc->entities.v[bearers[i]].name);
}
