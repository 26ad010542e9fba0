#include "cmd/target.h"

#include <stdlib.h>
#include <string.h>

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
	char *end;

	if (!target_noun(word[0]) || word[1] < '1' || word[1] > '9' || strlen(word) >= 19)
		return false;
	*target = (struct decide_target){ word[0], strtoll(word + 1, &end, 10) };
	return !*end;
}

int target_read(const char *word, const char *letters, struct decide_target *target, struct err *err)
{
	if (target_parse(word, target) && strchr(letters, target->kind))
		return 0;
	return err_set(err, ERR_USAGE, "\"%.40s\" is no id of %s %s, as %c1 is", word,
		letters[0] == 'a' ? "an" : "a", target_noun(letters[0]), letters[0]);
}
