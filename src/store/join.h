#ifndef STORE_JOIN_H
#define STORE_JOIN_H

#include "store/facts.h"

/* How a source is looked up; the last three only propose. */
enum key_sort { KEY_NAME, KEY_ACRONYM, KEY_PART, KEY_FAMILIAR, KEY_INITIALS, KEY_SORTS };

struct source_key {
	enum key_sort sort;
	struct str key;
	bool own; /* of the fullest name, not of another one that the article gives */
};

VEC_DECLARE(source_key_vec, struct source_key);

/* An appearance with all that joining looks at. */
struct joining {
	const struct appearance *appearance;
	bool everywhere; /* may be one and the same in other articles */
	struct str own;  /* the key of its fullest name */
	struct person_name person;
	struct source_key_vec keys;
	struct fact_vec facts;
};

struct joining join_prepare(struct arena *arena, const struct appearance *appearance);

struct join {
	int64_t row;      /* 0: a new one */
	int64_t also;     /* a row that the article shows to be the same, to be put into `row` */
	const char *rule; /* first, name, spelling, initial, forms, acronym; apart: another has the name;
			     ambiguous: several have it; article: not joined by name */
	bool everywhere;  /* of a new row */
};

/*
 * Which row an appearance belongs to. Exact names join, and what an article itself shows to be one name;
 * never a surname alone. Looks at a few rows of the name, however large the register is.
 */
int join_find(struct store *store, const struct joining *joining, struct arena *arena, struct join *join,
	struct err *err);

/* Let a row be found by the appearance's names, and remember its facts. */
int join_learn(struct store *store, const struct joining *joining, int64_t row, struct err *err);

extern const char *const key_sort_names[KEY_SORTS]; /* of source_keys.sort */

#endif
