#ifndef CONFLICT_FEATURES_H
#define CONFLICT_FEATURES_H

#include <stdint.h>

#include "base/arena.h"

struct pair;
struct proposition;

/*
 * What the ranker of possible conflicts looks at (rank.c), for two claims of one article. FEATURE(name):
 * every value lies between 0 and 1.
 */
enum feature {
#define FEATURE(name) FEATURE_##name,
#include "conflict/features.def"
#undef FEATURE
	FEATURES
};

const char *feature_name(enum feature feature);

/* Count how many claims of an article have each word, before features are read of any pair. */
void features_count(struct proposition *const *all, uint32_t n, struct arena *arena);

/* The same for two claims of different articles: what does not lean on where they stand. */
void features_across(const struct pair *pair, float out[FEATURES]);

/* all: the article's propositions, with their replies linked (discourse_link). */
void features_read(const struct pair *pair, struct proposition *const *all, uint32_t n, float out[FEATURES]);

#endif
