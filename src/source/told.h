#ifndef SOURCE_TOLD_H
#define SOURCE_TOLD_H

#include "source/resolve.h"

/* Is the one reported in the other? Whom a claim speaks of is not who makes it. */
bool told_reported_in(const struct document *doc, uint32_t inner, uint32_t outer);

/*
 * The last attribution before `token` whose first source is of these kinds (bits, 1 << SOURCE_...) and has a
 * name, near enough to be meant by the source of attribution `self`; NULL if there is none.
 */
const struct attribution *told_last(
	const struct resolver *resolver, uint32_t self, uint32_t token, unsigned kinds);

/* The innermost attribution but `except` (NULL for none) that says what stands at byte `at`, of those near
 * the place; NULL when none does. */
const struct attribution *told_at(const struct document *doc, uint32_t at, const struct attribution *except);

#endif
