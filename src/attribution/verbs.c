#include "attribution/verbs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/lemma.h"

#define ASSERTS STANCE_ASSERTS
#define DENIES STANCE_DENIES
#define ADMITS STANCE_ADMITS
#define CONFIRMS STANCE_CONFIRMS
#define ALLEGES STANCE_ALLEGES
#define PREDICTS STANCE_PREDICTS
#define ASKS STANCE_ASKS
#define REFUSES STANCE_REFUSES
#define ATTITUDE STANCE_ATTITUDE

#define THAT FRAME_THAT
#define QUOTE FRAME_QUOTE
#define ADDRESSEE FRAME_ADDRESSEE
#define TO FRAME_TO
#define NOUN FRAME_NOUN
#define ING FRAME_ING
#define WHETHER FRAME_WHETHER
#define AS FRAME_AS

static const struct reporting_verb verbs[] = {
#define VERB(lemma, stance, frames, strength) { lemma, stance, frames, strength },
#include "attribution/verbs.def"
#undef VERB
};

enum { N_VERBS = sizeof verbs / sizeof *verbs };

static int verb_compare(const void *key, const void *item)
{
	const char *lemma = key, *other = ((const struct reporting_verb *)item)->lemma;
	int difference = (unsigned char)*lemma - (unsigned char)*other;

	return difference ? difference : strcmp(lemma, other);
}

const struct reporting_verb *verb_find(const char *lemma)
{
	return bsearch(lemma, verbs, N_VERBS, sizeof *verbs, verb_compare);
}

const struct reporting_verb *verb_of_form(struct arena *arena, const char *form)
{
	const char *lemmas[LEMMA_CANDIDATES_MAX];
	int n = lemma_candidates(arena, form, LEMMA_VERB, lemmas);

	for (int i = 0; i < n; i++) {
		const struct reporting_verb *verb = verb_find(lemmas[i]);

		if (verb)
			return verb;
	}
	return NULL;
}

const struct reporting_verb *verb_of_phrase(struct arena *arena, const char *form, const char *particle)
{
	const char *lemmas[LEMMA_CANDIDATES_MAX];
	int n = lemma_candidates(arena, form, LEMMA_VERB, lemmas);
	char phrase[32];

	for (int i = 0; i < n; i++) {
		const struct reporting_verb *verb;
		int length = snprintf(phrase, sizeof phrase, "%s %s", lemmas[i], particle);

		if (length < 0 || (size_t)length >= sizeof phrase)
			continue;
		verb = verb_find(phrase);
		if (verb)
			return verb;
	}
	return NULL;
}

enum stance verb_stance(const struct reporting_verb *verb, enum verb_frame frame)
{
	static const struct {
		const char *lemma;
		enum verb_frame frame;
		enum stance stance;
	} turns[] = {
		{ "agree", FRAME_TO, PREDICTS },
		{ "caution", FRAME_TO, ASKS },
		{ "decide", FRAME_TO, PREDICTS },
		{ "offer", FRAME_TO, PREDICTS },
		{ "remind", FRAME_TO, ASKS },
		{ "say", FRAME_TO, ASKS },
		{ "suggest", FRAME_ING, ASKS },
		{ "tell", FRAME_TO, ASKS },
		{ "warn", FRAME_TO, ASKS },
	};

	for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
		if (turns[i].frame == frame && strcmp(turns[i].lemma, verb->lemma) == 0)
			return turns[i].stance;
	return verb->stance;
}

const struct reporting_verb *verb_table(size_t *n)
{
	*n = N_VERBS;
	return verbs;
}
