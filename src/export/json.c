#include "export/json.h"

#include <math.h>
#include <stdio.h>

#include "base/utf8.h"
#include "export/safe.h"

struct json json_new(struct arena *arena)
{
	return (struct json){ .out = strbuf_new(arena) };
}

void json_clear(struct json *json)
{
	json->out.n = 0;
	json->comma = false;
}

static void begin_value(struct json *json)
{
	if (json->comma)
		strbuf_adds(&json->out, ", ");
	json->comma = true;
}

void json_open(struct json *json, char bracket)
{
	begin_value(json);
	strbuf_add(&json->out, &bracket, 1);
	json->comma = false;
}

void json_close(struct json *json, char bracket)
{
	strbuf_add(&json->out, &bracket, 1);
	json->comma = true;
}

static void escape(struct strbuf *out, uint32_t cp, const char *bytes, size_t n)
{
	if (cp == '"' || cp == '\\')
		strbuf_addf(out, "\\%c", (int)cp);
	else if (cp == '\n')
		strbuf_adds(out, "\\n");
	else if (cp == '\t')
		strbuf_adds(out, "\\t");
	else if (cp == UTF8_INVALID)
		strbuf_adds(out, "\\ufffd");
	else if (cp > 0xFFFF && safe_is_control(cp))
		strbuf_addf(out, "\\u%04x\\u%04x", (unsigned)(0xD800 + ((cp - 0x10000) >> 10)),
			(unsigned)(0xDC00 + ((cp - 0x10000) & 0x3FF)));
	else if (safe_is_control(cp))
		strbuf_addf(out, "\\u%04x", (unsigned)cp);
	else
		strbuf_add(out, bytes, n);
}

static void quoted(struct strbuf *out, struct str s)
{
	uint32_t cp;

	strbuf_adds(out, "\"");
	for (size_t i = 0, n; i < s.n; i += n) {
		n = utf8_decode(s.p + i, s.n - i, &cp);
		escape(out, cp, s.p + i, n);
	}
	strbuf_adds(out, "\"");
}

void json_key(struct json *json, const char *key)
{
	begin_value(json);
	quoted(&json->out, str_of(key));
	strbuf_adds(&json->out, ": ");
	json->comma = false;
}

void json_str(struct json *json, struct str s)
{
	if (!s.p) {
		json_null(json);
		return;
	}
	begin_value(json);
	quoted(&json->out, s);
}

void json_int(struct json *json, int64_t value)
{
	begin_value(json);
	strbuf_addf(&json->out, "%lld", (long long)value);
}

void json_real(struct json *json, double value)
{
	if (!isfinite(value)) {
		json_null(json);
		return;
	}
	begin_value(json);
	/* Adding zero takes the sign off a negative zero. */
	strbuf_addf(&json->out, "%.15g", round(value * 10000) / 10000 + 0.0);
}

void json_bool(struct json *json, bool value)
{
	begin_value(json);
	strbuf_adds(&json->out, value ? "true" : "false");
}

void json_null(struct json *json)
{
	begin_value(json);
	strbuf_adds(&json->out, "null");
}

void json_put_str(struct json *json, const char *key, struct str s)
{
	json_key(json, key);
	json_str(json, s);
}

void json_put_int(struct json *json, const char *key, int64_t value)
{
	json_key(json, key);
	json_int(json, value);
}

void json_put_real(struct json *json, const char *key, double value)
{
	json_key(json, key);
	json_real(json, value);
}

void json_put_bool(struct json *json, const char *key, bool value)
{
	json_key(json, key);
	json_bool(json, value);
}

void json_put_null(struct json *json, const char *key)
{
	json_key(json, key);
	json_null(json);
}
