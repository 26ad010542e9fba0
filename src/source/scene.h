#ifndef SOURCE_SCENE_H
#define SOURCE_SCENE_H

#include "source/cast.h"

/* One place where an entity was spoken of, in text order. */
struct trace {
	uint32_t token, sentence, entity;
	bool quoted, oblique, subject, source, pronoun; /* oblique: possessive, or a modifier of a noun */
	bool reported;                                  /* in what somebody says */
};

/* What the reader of the article has in mind at one place of it. */
struct scene {
	struct cast *cast;
	VEC(struct trace) traces;
	uint32_t at;        /* tokens before this are read */
	uint32_t next_site; /* name sites before this are traced */
};

void scene_init(struct scene *scene, struct cast *cast);

/* Read on to `token`: trace the names, resolve he and she. Tokens must come in order. */
void scene_advance(struct scene *scene, uint32_t token);

/* An attribution's source at `token` was found to be `entity`. */
void scene_source(struct scene *scene, uint32_t token, uint32_t entity);

/*
 * Whom he or she at `token` means, in the source of `attribution`, whose own words speak less for anybody.
 * INDEX_NONE when nobody fits; *confidence is 0 to 1.
 */
uint32_t scene_person(const struct scene *scene, uint32_t token, enum gender gender,
	const struct attribution *attribution, float *confidence);

/* The organization or document that it at `token` means: the last subject that is one, in this sentence or
 * the one before. */
uint32_t scene_thing(const struct scene *scene, uint32_t token);

/* Nothing that governs a noun stands before the token, but for a determiner: it begins a clause. */
bool scene_begins_clause(const struct cast *cast, uint32_t token);

/* Count he and she near the people whose gender nothing else tells, and settle it. */
void scene_genders(struct cast *cast);

/* The sex that he, her, himself ... tell. */
enum gender pronoun_gender(const char *form);

#endif
