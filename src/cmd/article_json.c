#include "cmd/article_json.h"

#include <jansson.h>
#include <string.h>

#include "cmd/options.h"

/* A field's string in the arena; null is as good as absent. Numbers are taken for an id, as written. */
static int field(struct arena *arena, const json_t *object, const char *key, struct str *out, struct err *err)
{
	const json_t *value = json_object_get(object, key);

	if (!value || json_is_null(value))
		return 0;
	if (json_is_integer(value)) {
		struct strbuf number = strbuf_new(arena);

		strbuf_addf(&number, "%lld", (long long)json_integer_value(value));
		*out = strbuf_str(&number);
		return 0;
	}
	if (!json_is_string(value))
		return err_set(err, ERR_INPUT, "\"%s\" is not a string", key);
	if (json_string_length(value))
		*out = str_copy(arena, (struct str){ json_string_value(value), json_string_length(value) });
	return 0;
}

/* Feeds give a time behind the day: 2025-03-06T10:00:00Z. The day is kept. */
static int check_date(struct str *published, struct err *err)
{
	char day[11] = "";

	if (!published->n)
		return 0;
	if (published->n >= 10 && (published->n == 10 || published->p[10] == 'T' || published->p[10] == ' '))
		memcpy(day, published->p, 10);
	if (!options_date_valid(day))
		return err_set(err, ERR_INPUT, "\"date\" is no day written as YYYY-MM-DD");
	published->n = 10;
	return 0;
}

static int fields(struct arena *arena, const json_t *object, struct article *article, struct err *err)
{
	if (!json_is_object(object))
		return err_set(err, ERR_INPUT, "not a JSON object");
	if (field(arena, object, "id", &article->id, err) ||
		field(arena, object, "outlet", &article->outlet, err) ||
		field(arena, object, "date", &article->published, err) ||
		field(arena, object, "title", &article->title, err) ||
		field(arena, object, "url", &article->url, err) ||
		field(arena, object, "author", &article->byline, err) ||
		field(arena, object, "text", &article->text, err))
		return -1;
	if (!article->text.p)
		return err_set(err, ERR_INPUT, "it has no \"text\"");
	return check_date(&article->published, err);
}

int article_json(struct arena *arena, struct str line, struct article *article, struct err *err)
{
	json_error_t why;
	json_t *object = json_loadb(line.p ? line.p : "", line.n, 0, &why);
	jmp_buf *outer = arena->escape, here;
	int rc;

	if (!object)
		return err_set(err, ERR_INPUT, "not JSON: %s at character %d", why.text, why.column);
	/* jansson's memory must be freed if the arena's runs out. */
	arena->escape = &here;
	if (setjmp(here)) {
		json_decref(object);
		arena->escape = outer;
		longjmp(*outer, 1);
	}
	rc = fields(arena, object, article, err);
	arena->escape = outer;
	json_decref(object);
	return rc;
}
