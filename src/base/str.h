#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* A run of bytes that somebody else owns; not NUL-terminated. {0} is "unknown", and prints as nothing. */
struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : "" /* for "%.*s" */

struct str str_of(const char *c); /* NULL gives {0} */
struct str str_cut(struct str s, size_t start, size_t end);
struct str str_copy(struct arena *arena, struct str s);
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *b);
bool str_starts(struct str s, const char *prefix);
bool str_ends(struct str s, const char *suffix);
struct str str_trim(struct str s);           /* ASCII white space at both ends */
int str_compare(struct str a, struct str b); /* by bytes, as strcmp */

/* A growing string in an arena; p is always NUL-terminated once something was added. */
struct strbuf {
	struct arena *arena;
	char *p;
	size_t n, cap;
};

struct strbuf strbuf_new(struct arena *arena);
void strbuf_add(struct strbuf *b, const char *p, size_t n);
void strbuf_adds(struct strbuf *b, const char *c);
void strbuf_addstr(struct strbuf *b, struct str s);
__attribute__((format(printf, 2, 3))) void strbuf_addf(struct strbuf *b, const char *format, ...);
struct str strbuf_str(const struct strbuf *b);

#endif
