#include "text/document.h"

/* The words of CONTRACT.md for the enums of document.h, in the enums' order. */

static const char *const speech_names[] = { "indirect", "direct", "mixed" };
static const char *const stance_names[] = { "asserts", "denies", "admits", "confirms", "alleges", "predicts",
	"asks", "refuses", "attitude" };
static const char *const source_kind_names[] = { "", "person", "group", "organization", "document", "outlet",
	"author" };
static const char *const polarity_names[] = { "affirmed", "denied" };
static const char *const certainty_names[] = { "asserted", "hedged", "conditional", "forecast", "question" };
static const char *const conflict_type_names[] = { "self", "denial", "number", "date", "place", "agent",
	"negation", "antonym", "modality", "lexical" };
static const char *const conflict_tier_names[] = { "flagged", "possible" };

#define COUNT(names) ((int)(sizeof(names) / sizeof *(names)))

static int find(struct str name, const char *const *names, int n)
{
	for (int i = 0; i < n; i++)
		if (str_is(name, names[i]))
			return i;
	return -1;
}

#define NAME_AND_PARSE(type)                                                                                 \
	const char *type##_name(enum type value)                                                             \
	{                                                                                                    \
		return type##_names[value];                                                                  \
	}                                                                                                    \
	bool type##_parse(struct str name, enum type *value)                                                 \
	{                                                                                                    \
		int i = find(name, type##_names, COUNT(type##_names));                                       \
		if (i >= 0)                                                                                  \
			*value = (enum type)i;                                                               \
		return i >= 0;                                                                               \
	}

NAME_AND_PARSE(speech)
NAME_AND_PARSE(stance)
NAME_AND_PARSE(polarity)
NAME_AND_PARSE(certainty)
NAME_AND_PARSE(conflict_type)
NAME_AND_PARSE(conflict_tier)

const char *source_kind_name(enum source_kind kind)
{
	return kind == SOURCE_UNKNOWN ? NULL : source_kind_names[kind];
}

bool source_kind_parse(struct str name, enum source_kind *kind)
{
	int i = find(name, source_kind_names, COUNT(source_kind_names));

	if (i >= 0)
		*kind = (enum source_kind)i;
	return i >= 0;
}
