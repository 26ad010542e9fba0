#include "source/state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	const char *form;
	int state;
};

#define STATE(form, state) { form, state },

static const struct entry states[] = {
#include "source/states.def"
};

enum { STATES = sizeof states / sizeof *states, FORM_MAX = 24 };

static int compare(const void *key, const void *entry)
{
	return strcmp(key, ((const struct entry *)entry)->form);
}

static int lookup(const char *form)
{
	const struct entry *found = bsearch(form, states, STATES, sizeof *states, compare);

	return found ? found->state : 0;
}

static int lookup_pair(const char *a, const char *b)
{
	char form[2 * FORM_MAX + 2];

	if (strlen(a) > FORM_MAX || strlen(b) > FORM_MAX)
		return 0;
	snprintf(form, sizeof form, "%s %s", a, b);
	return lookup(form);
}

int state_at(const struct cast *cast, uint32_t first, uint32_t *end)
{
	int state = 0;

	if (first + 1 < cast->doc->tokens.n)
		state = lookup_pair(cast_token(cast, first)->form, cast_token(cast, first + 1)->form);
	*end = first + (state ? 2 : 1);
	return state ? state : lookup(cast_token(cast, first)->form);
}

int state_in(const struct cast *cast, uint32_t first, uint32_t end)
{
	for (uint32_t i = first, next; i < end; i = next) {
		int state = state_at(cast, i, &next);

		if (state && next <= end && cast_token(cast, i)->capital)
			return state;
	}
	return 0;
}

int state_of_tag(const struct cast *cast, uint32_t token)
{
	const char *form = cast_token(cast, token)->form;

	if (!form[0] || !strchr("rdi", form[0]) || form[1] != '-')
		return 0;
	if (!strcmp(form + 2, "new") && token + 1 < cast->doc->tokens.n)
		return lookup_pair("new", cast_token(cast, token + 1)->form);
	return lookup(form + 2);
}

bool state_sorted(void)
{
	for (size_t i = 1; i < STATES; i++)
		if (strcmp(states[i - 1].form, states[i].form) >= 0)
			return false;
	return true;
}
