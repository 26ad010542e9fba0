#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/vec.h"
#include "tap.h"

static void test_alignment_and_zero(struct arena *arena)
{
	bool aligned = true, zero = true;

	for (size_t size = 1; size < 300; size += 7) {
		unsigned char *p = arena_alloc(arena, size);

		aligned &= (uintptr_t)p % sizeof(max_align_t) == 0;
		for (size_t i = 0; i < size; i++)
			zero &= p[i] == 0;
		memset(p, 0xFF, size);
	}
	ok(aligned, "blocks are aligned");
	ok(zero, "blocks are zeroed");
}

static void test_vec(struct arena *arena)
{
	VEC(int) numbers = { 0 };
	bool same = true;

	for (int i = 0; i < 1000; i++)
		vec_push(arena, &numbers, i);
	for (int i = 0; i < 1000; i++)
		same &= numbers.v[i] == i;
	ok(same && numbers.n == 1000, "a vec keeps what was pushed");
}

static void test_out_of_memory(void)
{
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, &escape);
	mem_fail_nth(2);
	if (setjmp(escape)) {
		arena_release(&arena);
		ok(true, "running out of memory jumps to the owner");
		return;
	}
	for (int i = 0; i < 10; i++)
		arena_alloc(&arena, 60000);
	mem_fail_nth(0);
	ok(false, "running out of memory jumps to the owner");
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 1;
	test_alignment_and_zero(&arena);
	test_vec(&arena);
	arena_release(&arena);
	test_out_of_memory();
	return tap_end();
}
