#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"

enum { CHUNK_BYTES = 64 * 1024, ALIGN = sizeof(max_align_t) };

struct arena_chunk {
	struct arena_chunk *next;
	size_t size, used;
	max_align_t data[];
};

void arena_init(struct arena *arena, jmp_buf *escape)
{
	assert(escape);
	*arena = (struct arena){ .escape = escape };
}

void arena_release(struct arena *arena)
{
	struct arena_chunk *chunk = arena->head;

	while (chunk) {
		struct arena_chunk *next = chunk->next;
		mem_free(chunk);
		chunk = next;
	}
	arena->head = NULL;
	arena->total = 0;
}

static struct arena_chunk *add_chunk(struct arena *arena, size_t size)
{
	size_t bytes = size > CHUNK_BYTES ? size : CHUNK_BYTES;
	struct arena_chunk *chunk = mem_alloc(sizeof *chunk + bytes);

	if (!chunk)
		longjmp(*arena->escape, 1);
	chunk->size = bytes;
	chunk->used = 0;
	arena->total += bytes;
	/* A large block goes behind the head, so that the room left in the head is still used. */
	if (arena->head && size > CHUNK_BYTES / 2) {
		chunk->next = arena->head->next;
		arena->head->next = chunk;
	} else {
		chunk->next = arena->head;
		arena->head = chunk;
	}
	return chunk;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = arena->head;
	char *p;

	if (size > SIZE_MAX / 2)
		longjmp(*arena->escape, 1);
	size = (size + ALIGN - 1) / ALIGN * ALIGN;
	if (!chunk || chunk->size - chunk->used < size)
		chunk = add_chunk(arena, size);
	p = (char *)chunk->data + chunk->used;
	chunk->used += size;
	memset(p, 0, size);
	return p;
}

char *arena_copy(struct arena *arena, const char *p, size_t n)
{
	char *copy = arena_alloc(arena, n + 1);

	if (n)
		memcpy(copy, p, n);
	return copy;
}

int arena_run(
	int (*work)(struct arena *arena, void *context, struct err *err), void *context, struct err *err)
{
	struct arena arena;
	jmp_buf escape;
	int rc;

	arena_init(&arena, &escape);
	if (setjmp(escape)) {
		arena_release(&arena);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	rc = work(&arena, context, err);
	arena_release(&arena);
	return rc;
}
