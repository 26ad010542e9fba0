#include "source/index.h"

#include <string.h>

enum { SLOTS_MIN = 64 };

/* FNV-1a, 32 bits. */
static uint32_t hash(const char *key)
{
	uint32_t h = 2166136261u;

	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * 16777619u;
	return h;
}

static uint32_t *slot_of(const struct index *index, const char *key)
{
	uint32_t i = hash(key) & (index->n_slots - 1);

	while (index->slots[i] && strcmp(index->entries.v[index->slots[i] - 1].key, key) != 0)
		i = (i + 1) & (index->n_slots - 1);
	return &index->slots[i];
}

static void grow(struct index *index)
{
	uint32_t *old = index->slots, n = index->n_slots;

	index->n_slots = n ? n * 2 : SLOTS_MIN;
	index->slots = ARENA_ARRAY(index->arena, uint32_t, index->n_slots);
	for (uint32_t i = 0; i < n; i++)
		if (old[i])
			*slot_of(index, index->entries.v[old[i] - 1].key) = old[i];
}

void index_init(struct index *index, struct arena *arena)
{
	*index = (struct index){ .arena = arena };
	grow(index);
}

void index_add(struct index *index, const char *key, uint32_t value)
{
	uint32_t *slot;

	if (index->n_keys * 2 >= index->n_slots)
		grow(index);
	slot = slot_of(index, key);
	index->n_keys += !*slot;
	vec_push(index->arena, &index->entries,
		(struct index_entry){ key, value, *slot ? *slot - 1 : INDEX_NONE });
	*slot = index->entries.n;
}

uint32_t index_find(const struct index *index, const char *key)
{
	return *slot_of(index, key) - 1; /* 0 - 1 is INDEX_NONE */
}
