#ifndef BASE_REGEX_H
#define BASE_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

enum { REGEX_GROUPS_MAX = 16 };

/* A compiled pattern; UTF-8, caseless where asked. Safe to share between threads. */
struct regex;

struct regex_match {
	size_t n_groups; /* 1 + the groups that the pattern has, at most REGEX_GROUPS_MAX */
	/* Byte offsets into the subject; start is SIZE_MAX for a group that took no part. */
	struct {
		size_t start, end;
	} group[REGEX_GROUPS_MAX];
};

/*
 * Compile a pattern (ours, never a user's). Compiled with JIT where the processor has it. The caller closes
 * it. -1 when memory is short or the pattern is wrong, with its offset in the message.
 */
int regex_open(struct regex **regex, const char *pattern, bool caseless, struct err *err);
void regex_close(struct regex *regex);

/*
 * First match at or after byte `from` of valid UTF-8. Match and depth limits are set, so that no text can
 * make it run away; over the limit counts as no match.
 */
bool regex_find(const struct regex *regex, struct str subject, size_t from, struct regex_match *match);

#endif
