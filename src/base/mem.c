#include "base/mem.h"

#include <stdatomic.h>
#include <stdlib.h>

/* The one global that changes: a test's switch, 0 in every run of the program. */
static atomic_ulong fail_after;

void mem_fail_nth(unsigned long n)
{
	atomic_store(&fail_after, n);
}

static int must_fail(void)
{
	unsigned long n = atomic_load(&fail_after);

	/* Of several threads one counts down to the failure. */
	while (n && !atomic_compare_exchange_weak(&fail_after, &n, n - 1))
		;
	return n == 1;
}

void *mem_alloc(size_t size)
{
	return must_fail() ? NULL : malloc(size ? size : 1);
}

void mem_free(void *p)
{
	free(p);
}
