#ifndef EXPORT_JSON_H
#define EXPORT_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "base/str.h"

/*
 * Writes one JSON value without white space but after ':' and ','. The caller opens and closes what it writes
 * in order; commas come by themselves. Strings must be valid UTF-8. What a terminal would obey (control
 * characters, also C1, bidi overrides) is escaped, so that a line is safe to print and reads back the same.
 */
struct json {
	struct strbuf out;
	bool comma; /* something precedes at this level */
};

struct json json_new(struct arena *arena);

/* Forget what was written, keep the room. */
void json_clear(struct json *json);

void json_open(struct json *json, char bracket); /* '{' or '[' */
void json_close(struct json *json, char bracket);
void json_key(struct json *json, const char *key); /* a value must follow */

void json_str(struct json *json, struct str s); /* {0} is null */
void json_int(struct json *json, int64_t value);
void json_real(struct json *json, double value); /* four decimals at most, 0.97 for 0.97f; not finite: null */
void json_bool(struct json *json, bool value);
void json_null(struct json *json);

/* A key and its value. */
void json_put_str(struct json *json, const char *key, struct str s);
void json_put_int(struct json *json, const char *key, int64_t value);
void json_put_real(struct json *json, const char *key, double value);
void json_put_bool(struct json *json, const char *key, bool value);
void json_put_null(struct json *json, const char *key);

#endif
