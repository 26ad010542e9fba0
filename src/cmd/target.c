#include "cmd/target.h"

#include <string.h>

#include "cmd/fields.h"

static const struct noun {
	char letter;
	const char *noun;
} nouns[] = { { 'a', "article" }, { 'c', "claim" }, { 's', "source" }, { 'x', "conflict" },
	{ 'i', "issue" } };

enum { N_NOUNS = sizeof nouns / sizeof *nouns };

const char *target_noun(char kind)
{
	for (int i = 0; i < N_NOUNS; i++)
		if (nouns[i].letter == kind)
			return nouns[i].noun;
	return NULL;
}

bool target_parse(const char *word, struct decide_target *target)
{
	char letter;

	if (!field_id(word, &letter, &target->id) || !target_noun(letter))
		return false;
	target->kind = letter;
	return true;
}

int target_read(const char *word, const char *letters, struct decide_target *target, struct err *err)
{
	if (target_parse(word, target) && strchr(letters, target->kind))
		return 0;
	return err_set(err, ERR_USAGE, "\"%.40s\" is no id of %s %s, as %c1 is", word,
		letters[0] == 'a' ? "an" : "a", target_noun(letters[0]), letters[0]);
}
