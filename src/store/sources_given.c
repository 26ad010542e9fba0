#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "store/decisions.h"
#include "store/register.h"

/*
 * Sources that a person names. They are stored by name, so that they outlive the ids of rows; where a name
 * alone would lead elsewhere, its kind stands behind it in parentheses, and where that does too, its id.
 */

enum { NAMES_MAX = 16, NAME_BYTES = 300 };

/* "-": the article gives no source */
static const char no_source[] = "-";

struct given {
	struct str name, kind;
	bool named;
	int64_t row; /* of the register, 0: the article's own, or none yet */
};

/* The first row of name, kind, named, id; name {0} for none. */
static int read_given(struct query *query, struct arena *arena, struct given *given, struct err *err)
{
	int rc = query_row(query, err);

	*given = (struct given){ 0 };
	if (rc == 1 && !query_is_null(query, 0)) {
		given->name = query_get_str(query, 0, arena);
		given->kind = query_get_str(query, 1, arena);
		given->named = query_get_int(query, 2);
		given->row = query_get_int(query, 3);
	}
	query_end(query);
	return rc < 0 ? -1 : 0;
}

static int find_by_id(
	struct store *store, int64_t id, struct arena *arena, struct given *given, struct err *err)
{
	struct query query = decide_query(store, DECIDE_SOURCE_BY_ID);

	query_int(&query, id);
	return read_given(&query, arena, given, err);
}

/* As the article has it, as the article writes it, or the only one of all articles. */
static int find_by_name(struct store *store, int64_t article, struct str name, struct str kind,
	struct arena *arena, struct given *given, struct err *err)
{
	static const enum decide_stmt places[] = { DECIDE_SOURCE_IN_ARTICLE, DECIDE_SOURCE_AS_WRITTEN,
		DECIDE_SOURCE_ANYWHERE };

	for (int i = 0; i < 3; i++) {
		struct query query = decide_query(store, places[i]);

		query_int(&query, article);
		query_words(&query, name);
		query_words(&query, kind);
		if (read_given(&query, arena, given, err))
			return -1;
		if (given->name.n)
			return 0;
	}
	return 0;
}

/* "s12" */
static int64_t id_of(struct str word)
{
	int64_t id = 0;

	if (word.n < 2 || word.n > 18 || word.p[0] != 's' || word.p[1] == '0')
		return 0;
	for (size_t i = 1; i < word.n; i++) {
		if (word.p[i] < '0' || word.p[i] > '9')
			return 0;
		id = id * 10 + (word.p[i] - '0');
	}
	return id;
}

/* "Harbor Board (organization)": cuts off the word in parentheses. */
static struct str take_hint(struct str *name)
{
	size_t open = name->n;
	struct str hint;

	if (name->n < 4 || name->p[name->n - 1] != ')')
		return (struct str){ 0 };
	while (open > 0 && name->p[open - 1] != '(')
		open--;
	if (open < 3 || name->p[open - 2] != ' ')
		return (struct str){ 0 };
	hint = str_cut(*name, open, name->n - 1);
	*name = str_cut(*name, 0, open - 2);
	return hint;
}

static bool is_kind(struct str word)
{
	enum source_kind kind;

	return word.n && source_kind_parse(word, &kind);
}

static bool starts_upper(struct str name)
{
	uint32_t cp;

	utf8_decode(name.p, name.n, &cp);
	return cp != UTF8_INVALID && utf8_is_upper(cp);
}

/* One name: a row that is there, else a new source of unknown kind. Not *found for an id that is none. */
static int resolve(struct store *store, int64_t article, struct str word, struct arena *arena,
	struct given *given, bool *found, struct err *err)
{
	struct str name = word, hint = take_hint(&name), kind = { 0 };
	int64_t id = id_of(word);

	*found = true;
	if (!id && id_of(hint))
		id = id_of(hint);
	if (id) {
		if (find_by_id(store, id, arena, given, err))
			return -1;
		*found = given->name.n;
		if (*found || !hint.n)
			return 0;
		*found = true;
	}
	if (is_kind(hint))
		kind = hint;
	else if (!id)
		name = word;
	if (find_by_name(store, article, name, kind, arena, given, err))
		return -1;
	if (!given->name.n)
		*given = (struct given){ .name = name, .kind = kind, .named = starts_upper(name) };
	return 0;
}

/* ---- from words to what is stored ---- */

static bool same(const struct given *a, const struct given *b)
{
	return str_eq(a->name, b->name) && str_eq(a->kind, b->kind) && a->named == b->named &&
	       (!a->row || !b->row || a->row == b->row);
}

static struct str with_hint(struct arena *arena, struct str name, struct str hint)
{
	struct strbuf out = strbuf_new(arena);

	strbuf_addf(&out, "%.*s (%.*s)", STR_ARG(name), STR_ARG(hint));
	return strbuf_str(&out);
}

static struct str id_word(struct arena *arena, int64_t id)
{
	struct strbuf out = strbuf_new(arena);

	strbuf_addf(&out, "s%lld", (long long)id);
	return strbuf_str(&out);
}

/* The shortest form that leads back to it. */
static int stored_form(struct store *store, int64_t article, const struct given *given, struct arena *arena,
	struct str *form, struct err *err)
{
	struct given back;
	bool found;

	*form = given->name;
	if (resolve(store, article, *form, arena, &back, &found, err))
		return -1;
	if (found && same(given, &back))
		return 0;
	if (given->kind.n) {
		*form = with_hint(arena, given->name, given->kind);
		if (resolve(store, article, *form, arena, &back, &found, err))
			return -1;
		if (found && same(given, &back))
			return 0;
	}
	if (given->row)
		*form = with_hint(arena, given->name, id_word(arena, given->row));
	return 0;
}

/* The next name of "Leavitt; s12", trimmed. */
static struct str next_name(struct str *rest)
{
	size_t end = 0;
	struct str name;

	while (end < rest->n && rest->p[end] != ';')
		end++;
	name = str_trim(str_cut(*rest, 0, end));
	*rest = str_cut(*rest, end + 1, rest->n);
	return name;
}

static bool is_in(const struct str_vec *all, struct str name)
{
	for (uint32_t i = 0; i < all->n; i++)
		if (str_eq(all->v[i], name))
			return true;
	return false;
}

static int read_name(struct store *store, int64_t article, struct str word, struct arena *arena,
	struct str_vec *forms, struct err *err)
{
	struct given given;
	struct str form;
	bool found;

	if (word.n > NAME_BYTES)
		return err_set(
			err, ERR_USAGE, "a source's name may have %d bytes, not %zu", NAME_BYTES, word.n);
	if (resolve(store, article, word, arena, &given, &found, err))
		return -1;
	if (!found)
		return err_set(err, ERR_USAGE, "there is no source %.*s", STR_ARG(word));
	if (stored_form(store, article, &given, arena, &form, err))
		return -1;
	if (!is_in(forms, form))
		vec_push(arena, forms, form);
	return 0;
}

int sources_given_read(struct store *store, int64_t article, struct str given, struct arena *arena,
	struct str *value, struct err *err)
{
	struct strbuf out = strbuf_new(arena);
	struct str_vec forms = { 0 };

	*value = str_trim(given);
	if (!value->n || str_is(*value, no_source))
		return 0;
	for (struct str rest = given; rest.n;) {
		struct str word = next_name(&rest);

		if (word.n && read_name(store, article, word, arena, &forms, err))
			return -1;
		if (forms.n > NAMES_MAX)
			return err_set(err, ERR_USAGE, "a claim may have %d sources, not more", NAMES_MAX);
	}
	for (uint32_t i = 0; i < forms.n; i++)
		strbuf_addf(&out, "%s%.*s", i ? "; " : "", STR_ARG(forms.v[i]));
	if (!forms.n)
		return err_set(err, ERR_USAGE, "\"%.*s\" names no source", (int)(given.n < 60 ? given.n : 60),
			given.p);
	*value = strbuf_str(&out);
	return 0;
}

/* ---- from what is stored to rows ---- */

/* The source in this article, made where it was not in it so far. */
static int add_appearance(
	struct store *store, int64_t article, const struct given *given, int64_t *appearance, struct err *err)
{
	struct query query = decide_query(store, DECIDE_APPEARANCE_ADD);

	query_int(&query, article);
	query_words(&query, given->name);
	query_words(&query, given->kind);
	query_int(&query, given->named);
	if (query_run(&query, err))
		return -1;
	query = decide_query(store, DECIDE_APPEARANCE_FIND);
	query_int(&query, article);
	query_words(&query, given->name);
	query_words(&query, given->kind);
	query_int(&query, given->named);
	if (decide_int(&query, appearance, err))
		return -1;
	if (!given->row)
		return 0;
	query = decide_query(store, DECIDE_APPEARANCE_LEAD);
	query_int(&query, *appearance);
	query_int(&query, given->row);
	return query_run(&query, err);
}

static int add_source(
	struct store *store, int64_t claim, uint32_t ordinal, int64_t appearance, struct err *err)
{
	struct query query = decide_query(store, DECIDE_SOURCE_ADD);

	query_int(&query, claim);
	query_int(&query, (int64_t)ordinal + 1);
	query_int(&query, appearance);
	return query_run(&query, err);
}

int sources_given_add(struct store *store, int64_t article, int64_t claim, struct str value,
	struct arena *arena, struct err *err)
{
	struct id_vec appearances = { 0 };

	if (str_is(value, no_source))
		return 0;
	for (struct str rest = value; rest.n && appearances.n < NAMES_MAX;) {
		struct str word = next_name(&rest);
		struct given given;
		int64_t appearance = 0;
		bool found = false;

		if (word.n && resolve(store, article, word, arena, &given, &found, err))
			return -1;
		if (!found)
			continue;
		if (add_appearance(store, article, &given, &appearance, err))
			return -1;
		vec_push(arena, &appearances, appearance);
	}
	if (register_article(store, article, arena, err))
		return -1;
	for (uint32_t i = 0; i < appearances.n; i++)
		if (add_source(store, claim, i, appearances.v[i], err) ||
			settle_new(store, appearances.v[i], arena, err))
			return -1;
	return 0;
}
