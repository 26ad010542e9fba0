#include "text/places.h"

#include <string.h>

enum { NAME_TOKENS = 4, NAME_BYTES = 40, DEPTH_MAX = 6 };

enum relation { WITHIN, ALIAS };

struct place {
	const char *name, *other;
	enum relation relation;
};

#define PLACE(name, other, relation) { name, other, relation },
static const struct place places[] = {
#include "text/places.def"
};
#undef PLACE

enum { N_PLACES = sizeof places / sizeof places[0] };

static const struct place *find(const char *name)
{
	size_t low = 0, high = N_PLACES;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(places[middle].name, name);

		if (!order)
			return &places[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

bool place_at(const struct document *doc, uint32_t at, uint32_t end, struct place_mention *out)
{
	char name[NAME_BYTES] = "";
	size_t n = 0;
	bool found = false;

	if (at >= end || !doc->tokens.v[at].capital)
		return false;
	for (uint32_t i = at; i < end && i - at < NAME_TOKENS; i++) {
		const char *form = doc->tokens.v[i].form;
		size_t length = strlen(form);
		const struct place *place;

		if (n + length + 2 > sizeof name || doc->tokens.v[i].kind != TOKEN_WORD)
			break;
		if (n)
			name[n++] = ' ';
		memcpy(name + n, form, length + 1);
		n += length;
		if (!(place = find(name)))
			continue;
		*out = (struct place_mention){ at, i + 1,
			place->relation == ALIAS ? place->other : place->name };
		found = true;
	}
	return found;
}

bool place_within(const char *inner, const char *outer)
{
	for (int depth = 0; depth < DEPTH_MAX; depth++) {
		const struct place *place;

		if (!strcmp(inner, outer))
			return true;
		place = find(inner);
		if (!place || place->relation == ALIAS || !place->other[0])
			return false;
		inner = place->other;
	}
	return false;
}

bool places_sorted(void)
{
	for (size_t i = 0; i < N_PLACES; i++) {
		if (i && strcmp(places[i - 1].name, places[i].name) >= 0)
			return false;
		if (places[i].other[0] && !find(places[i].other))
			return false;
	}
	return true;
}
