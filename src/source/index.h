#ifndef SOURCE_INDEX_H
#define SOURCE_INDEX_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/vec.h"

/* From a word to the numbers filed under it, the last filed first. Keys are kept, not copied. */
struct index_entry {
	const char *key;
	uint32_t value, older; /* older: entry filed before under the same key, or INDEX_NONE */
};

struct index {
	struct arena *arena;
	uint32_t *slots; /* entry + 1, 0 empty; always the last filed under its key */
	uint32_t n_slots, n_keys;
	VEC(struct index_entry) entries;
};

void index_init(struct index *index, struct arena *arena);
void index_add(struct index *index, const char *key, uint32_t value);

/* The last entry filed under key, INDEX_NONE if there is none; go on with entries.v[i].older. */
uint32_t index_find(const struct index *index, const char *key);

#endif
