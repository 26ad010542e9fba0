#ifndef EXPORT_SAFE_H
#define EXPORT_SAFE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/str.h"

/*
 * Is it a character that a terminal obeys or that changes how its neighbours are shown: C0, DEL, C1, bidi
 * overrides and isolates, line and paragraph separators, tags, the byte order mark?
 */
bool safe_is_control(uint32_t cp);

/*
 * Append s as it may be shown on a terminal: control characters as <U+001B>, line breaks and tabs too unless
 * keep_lines is set. Invalid bytes are shown as U+FFFD.
 */
void safe_add(struct strbuf *out, struct str s, bool keep_lines);

/* One line that may be shown: line breaks and tabs are spaces, the rest as safe_add. In the arena. */
struct str safe_line(struct arena *arena, struct str s);

/* As safe_add, written out at once. */
void safe_write(FILE *out, struct str s);

#endif
