#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* The only callers of malloc. NULL when there is no memory, or when a test asked for the failure. */
void *mem_alloc(size_t size);
void mem_free(void *p);

/* For tests: let the n-th allocation from now fail (1 is the next), once. 0 turns it off. */
void mem_fail_nth(unsigned long n);

#endif
