#include "sourcing/sourcing.h"

#include <string.h>

static const struct sourcing_rule rules[] = {
	{ "no-source", "no source", "The article does not say whose claim this is." },
	{ "anonymous-only", "anonymous sources alone",
		"The claim rests on sources that the article does not name." },
	{ "no-reason", "no reason for anonymity",
		"The article does not say why this source goes without a name." },
	{ "plural-one", "several sources or one?",
		"Several sources are cited, but one is described: how many were there?" },
	{ "accused-silent", "accused, no answer recorded",
		"Somebody is accused, and the article records no answer and no attempt to get one." },
	{ "single-source", "a single source", "All claims of the article come from one source." },
	{ "one-outlet", "one outlet or story",
		"Several articles carry the claim, but all are one outlet's or copies of one story." },
	{ 0 },
};

const struct sourcing_rule *sourcing_rules(void)
{
	return rules;
}

const struct sourcing_rule *sourcing_rule(const char *id)
{
	for (const struct sourcing_rule *rule = rules; rule->id && id; rule++)
		if (!strcmp(rule->id, id))
			return rule;
	return NULL;
}
