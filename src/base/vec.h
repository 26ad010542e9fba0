#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

/* A growing array in an arena: `VEC(struct token) tokens;`, then vec_push(arena, &tokens, token). Zeroed is
 * empty. */
#define VEC(type)                                                                                            \
	struct {                                                                                             \
		type *v;                                                                                     \
		uint32_t n, cap;                                                                             \
	}

/* The same with a name, where two places must agree on the type. */
#define VEC_DECLARE(name, type)                                                                              \
	struct name {                                                                                        \
		type *v;                                                                                     \
		uint32_t n, cap;                                                                             \
	}

#define vec_push(arena, vec, ...)                                                                            \
	do {                                                                                                 \
		if ((vec)->n == (vec)->cap)                                                                  \
			(vec)->v = vec_grow((arena), (vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v);     \
		(vec)->v[(vec)->n++] = (__VA_ARGS__);                                                        \
	} while (0)

/* Doubles the room; the old block stays in the arena until that is released. */
static inline void *vec_grow(struct arena *arena, const void *old, uint32_t n, uint32_t *cap, size_t item)
{
	uint32_t room = *cap ? *cap * 2 : 8;
	void *grown = arena_alloc(arena, room * item);

	if (n)
		memcpy(grown, old, n * item);
	*cap = room;
	return grown;
}

#endif
