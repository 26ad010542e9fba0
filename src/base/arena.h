#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

/*
 * Memory that lives and dies together: one arena a document, one a command. Allocations are zeroed and never
 * NULL: when memory runs out, the arena jumps to `escape`, where its owner reports the error and releases it.
 *
 *	struct arena arena;
 *	jmp_buf escape;
 *
 *	if (setjmp(escape)) {
 *		arena_release(&arena);
 *		return err_set(err, ERR_SYSTEM, "not enough memory");
 *	}
 *	arena_init(&arena, &escape);	(before setjmp is as good: arena_init allocates nothing)
 *
 * So between setjmp and arena_release nothing may hold what only the skipped code would free (a FILE, a
 *statement), unless the escape path frees it.
 */
struct arena_chunk;

struct arena {
	struct arena_chunk *head;
	jmp_buf *escape;
	size_t total; /* bytes taken from the system */
};

void arena_init(struct arena *arena, jmp_buf *escape);
void arena_release(struct arena *arena);

/* `size` zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* A NUL-terminated copy. */
char *arena_copy(struct arena *arena, const char *p, size_t n);

struct err;

/*
 * Do some work with an arena of its own, which is released whatever becomes of it. Returns what the work
 * does, -1 with err set when memory runs out.
 */
int arena_run(
	int (*work)(struct arena *arena, void *context, struct err *err), void *context, struct err *err);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, n) ((type *)arena_alloc((arena), sizeof(type) * (size_t)(n)))

#endif
