#ifndef SOURCE_CONTENDER_H
#define SOURCE_CONTENDER_H

#include "source/scene.h"

/* What tells for or against a person whom he or she may mean; the weights are in contender.c. */
enum {
	FEATURE_SENTENCE_0,    /* spoken of last in the pronoun's sentence, */
	FEATURE_SENTENCE_1,    /* in the one before, */
	FEATURE_SENTENCE_2,    /* before that, */
	FEATURE_SENTENCE_3,    /* three back; the rest further */
	FEATURE_SUBJECT_0,     /* as a subject of the pronoun's sentence */
	FEATURE_SUBJECT_1,     /* as a subject of the one before */
	FEATURE_TOPIC,         /* as the first subject of the paragraph */
	FEATURE_PARAGRAPH,     /* at all in the paragraph */
	FEATURE_LAST_SOURCE,   /* who spoke last */
	FEATURE_SOURCE_1,      /* a source of this sentence or the one before */
	FEATURE_PRONOUN_0,     /* by he or she, in this sentence */
	FEATURE_PRONOUN_1,     /* in the one before */
	FEATURE_OBLIQUE,       /* always as a possessor or modifier */
	FEATURE_OBLIQUE_LAST,  /* so the last time */
	FEATURE_QUOTED,        /* only in others' quotations */
	FEATURE_SPEAKER,       /* says the indirect speech that the pronoun stands in */
	FEATURE_SPEAKER_QUOTE, /* says the quotation that the pronoun stands in */
	FEATURE_MOST_NAMED,    /* the article names them more often than the others */
	FEATURE_OFTEN,         /* how often in the sentences before */
	FEATURE_RECENCY,       /* how many others were spoken of since */
	FEATURE_NO_GENDER,     /* nothing tells the gender */
	FEATURE_DESCRIPTION,   /* has no name */
	FEATURE_UNSURE,        /* may be no person: two capital words that no table knows */
	FEATURE_PARALLEL,     /* as the first subject of the sentence before, the pronoun beginning its own */
	FEATURE_FIRST,        /* the first in the paragraph */
	FEATURE_HEARD,        /* a source in the paragraph */
	FEATURE_REPORTED,     /* only in what others say, the pronoun outside of it */
	FEATURE_TOPIC_BEFORE, /* the first subject of the paragraph before, this one beginning with the
				 pronoun */
	FEATURES,
};

enum { CONTENDERS_MAX = 12 };

/* Below it the best is wrong as often as right: better none, with those whom it may be. */
static const float CONTENDER_LIKELY = 0.5f;

struct contender {
	uint32_t entity;
	float feature[FEATURES];
	float chance; /* of all contenders; they sum to one */
};

/*
 * The people whom he or she at `token` may mean, the likeliest first, CONTENDERS_MAX at most. `attribution`
 * is the one whose source it is, NULL where it is none's. Returns how many.
 */
uint32_t contenders_find(const struct scene *scene, uint32_t token, enum gender gender,
	const struct attribution *attribution, struct contender contenders[CONTENDERS_MAX]);

#endif
