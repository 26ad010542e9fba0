#include "store/identity.h"

#include "store/query.h"
#include "store/register.h"

/* A merge is held by so many appearances of a row, should the first of them change. */
enum { ANCHORS = 8, HASH = 64 };

int source_row(struct store *store, int64_t id, struct arena *arena, struct source_row *row, bool *found,
	struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCE_ROW);
	int rc;

	*row = (struct source_row){ .id = id };
	query_int(&query, id);
	rc = query_row(&query, err);
	*found = rc == 1;
	if (*found) {
		row->name = query_get_str(&query, 0, arena);
		row->kind = query_get_str(&query, 1, arena);
		row->named = query_get_int(&query, 2);
		row->merged_into = query_get_int(&query, 3);
		row->split = query_get_int(&query, 4);
	}
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

/* ---- what a decision holds on to ---- */

VEC_DECLARE(key_vec, struct history_key);

/* "hash split person Anna Kell\nKell" */
static struct history_key split_row_key(struct str split_key)
{
	struct str rest = str_cut(split_key, HASH + 1, split_key.n);
	size_t end = 0;

	while (end < rest.n && rest.p[end] != '\n')
		end++;
	return (struct history_key){ .subject = HISTORY_SOURCE,
		.sha256 = str_cut(split_key, 0, HASH),
		.place = str_cut(rest, 0, end),
		.other_place = str_cut(rest, end + 1, rest.n) };
}

static int anchors(
	struct store *store, int64_t row, struct arena *arena, struct key_vec *keys, struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCE_ANCHORS);
	int rc;

	query_int(&query, row);
	query_int(&query, ANCHORS);
	while ((rc = query_row(&query, err)) == 1) {
		struct history_key key = { .subject = HISTORY_SOURCE,
			.sha256 = query_get_str(&query, 0, arena),
			.place = query_get_str(&query, 1, arena) };

		if (!query_is_null(&query, 2))
			key = split_row_key(query_get_str(&query, 2, arena));
		vec_push(arena, keys, key);
	}
	if (!rc && !keys->n)
		return err_set(err, ERR_STORE, "%s: s%lld stands in no article", store->path, (long long)row);
	return rc;
}

/* The way back: what a merge's value says. */
static struct str value_of(struct arena *arena, const struct history_key *key)
{
	struct strbuf value = strbuf_new(arena);

	strbuf_addf(&value, "%.*s %.*s", STR_ARG(key->sha256), STR_ARG(key->place));
	if (key->other_place.n)
		strbuf_addf(&value, "\n%.*s", STR_ARG(key->other_place));
	return strbuf_str(&value);
}

/* ---- merge and rename ---- */

static void add_row(struct strbuf *out, const struct source_row *row)
{
	strbuf_addf(out, "s%lld “%.*s”", (long long)row->id, STR_ARG(row->name));
}

/* Set one value for all keys, in one step. */
static int decide_all(struct store *store, struct str who, struct key_vec *keys, const char *kind,
	struct str value, struct str *summary, struct err *err)
{
	struct history history;

	if (history_begin(&history, store, who, *summary, err))
		return -1;
	for (uint32_t i = 0; i < keys->n; i++) {
		keys->v[i].kind = str_of(kind);
		if (history_set(&history, &keys->v[i], value, err))
			goto failed;
	}
	if (!history.step)
		*summary = (struct str){ 0 };
	if (!history_end(&history, err))
		return 0;
failed:
	history_abandon(&history);
	return -1;
}

int source_merge(struct store *store, struct str who, const struct source_row *into,
	const struct source_row *from, struct arena *arena, struct str *summary, struct err *err)
{
	struct strbuf words = strbuf_new(arena);
	struct key_vec keys = { 0 }, target = { 0 };

	add_row(&words, from);
	strbuf_adds(&words, " merged into ");
	add_row(&words, into);
	*summary = strbuf_str(&words);
	if (anchors(store, from->id, arena, &keys, err) || anchors(store, into->id, arena, &target, err))
		return -1;
	return decide_all(store, who, &keys, "merge", value_of(arena, &target.v[0]), summary, err);
}

int source_rename(struct store *store, struct str who, const struct source_row *row, struct str name,
	struct arena *arena, struct str *summary, struct err *err)
{
	struct strbuf words = strbuf_new(arena);
	struct key_vec keys = { 0 };

	add_row(&words, row);
	strbuf_addf(&words, " renamed to “%.*s”", STR_ARG(name));
	*summary = strbuf_str(&words);
	if (str_eq(name, row->name)) {
		*summary = (struct str){ 0 };
		return 0;
	}
	if (anchors(store, row->id, arena, &keys, err))
		return -1;
	return decide_all(store, who, &keys, "rename", name, summary, err);
}

/* ---- split ---- */

/* Appearances of a row in an article, or those of a name: whole, or what is so written. */
static int parts(struct store *store, enum stmt stmt, int64_t row, int64_t article, struct str name,
	struct arena *arena, struct key_vec *keys, struct err *err)
{
	struct query query = query_begin(store, stmt);
	int rc;

	query_int(&query, row);
	if (article)
		query_int(&query, article);
	else
		query_words(&query, name);
	while ((rc = query_row(&query, err)) == 1)
		vec_push(arena, keys,
			(struct history_key){ .subject = HISTORY_SOURCE,
				.sha256 = query_get_str(&query, 0, arena),
				.place = query_get_str(&query, 1, arena),
				.other_place = query_get_str(&query, 2, arena),
				.kind = STR("split") });
	return rc;
}

static int number(
	struct store *store, enum stmt stmt, int64_t row, struct str value, int64_t *n, struct err *err)
{
	struct query query = query_begin(store, stmt);
	int rc;

	if (row)
		query_int(&query, row);
	if (value.n)
		query_words(&query, value);
	rc = query_row(&query, err);
	*n = rc == 1 ? query_get_int(&query, 0) : 0;
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

/* A name of the new row that no split has had: the first part's, numbered if need be. */
static int new_split_key(struct store *store, const struct history_key *first, struct arena *arena,
	struct str *key, struct err *err)
{
	for (int i = 1;; i++) {
		struct strbuf out = strbuf_new(arena);
		int64_t taken;

		strbuf_addf(&out, "%.*s split %.*s", STR_ARG(first->sha256), STR_ARG(first->place));
		if (first->other_place.n || i > 1)
			strbuf_addf(&out, "\n%.*s", STR_ARG(first->other_place));
		if (i > 1)
			strbuf_addf(&out, "#%d", i);
		*key = strbuf_str(&out);
		if (number(store, STMT_SPLIT_TAKEN, 0, *key, &taken, err))
			return -1;
		if (!taken)
			return 0;
	}
}

static int split(struct store *store, struct str who, int64_t row, const struct key_vec *keys,
	struct arena *arena, struct str summary, int64_t *made, struct err *err)
{
	struct history history;
	struct str value;
	int64_t left;

	if (history_begin(&history, store, who, summary, err))
		return -1;
	if (new_split_key(store, &keys->v[0], arena, &value, err))
		goto failed;
	for (uint32_t i = 0; i < keys->n; i++)
		if (history_set(&history, &keys->v[i], value, err))
			goto failed;
	if (number(store, STMT_SOURCE_CLAIMS, row, (struct str){ 0 }, &left, err) ||
		number(store, STMT_SPLIT_ROW, 0, value, made, err))
		goto failed;
	if (!left) {
		err_set(err, ERR_USAGE, "s%lld has nothing else: there is nothing to split", (long long)row);
		goto failed;
	}
	if (!history_end(&history, err))
		return 0;
failed:
	history_abandon(&history);
	return -1;
}

int source_split_article(struct store *store, struct str who, const struct source_row *row, int64_t article,
	struct arena *arena, struct str *summary, int64_t *made, struct err *err)
{
	struct strbuf words = strbuf_new(arena);
	struct key_vec keys = { 0 };

	strbuf_addf(&words, "a%lld split from ", (long long)article);
	add_row(&words, row);
	*summary = strbuf_str(&words);
	if (parts(store, STMT_PARTS_OF_ARTICLE, row->id, article, (struct str){ 0 }, arena, &keys, err))
		return -1;
	if (!keys.n)
		return err_set(err, ERR_USAGE, "s%lld has no claim in a%lld; \"sayso show s%lld\" says where",
			(long long)row->id, (long long)article, (long long)row->id);
	return split(store, who, row->id, &keys, arena, *summary, made, err);
}

/* Where the name is this row's alone, articles that come later follow. */
static int add_later(struct store *store, struct str name, const struct source_row *row, struct arena *arena,
	struct key_vec *keys, struct err *err)
{
	uint32_t n = keys->n;

	for (uint32_t i = 0; i < n; i++) {
		struct history_key later = keys->v[i];
		struct query query;
		int rc;

		later.sha256 = (struct str){ 0 };
		query = query_begin(store, STMT_ONLY_ROW_OF_NAME);
		query_words(&query, name);
		query_words(&query, row->kind);
		query_int(&query, row->named);
		rc = query_row(&query, err);
		query_end(&query);
		if (rc < 0)
			return -1;
		if (rc == 1 && !later.other_place.n)
			vec_push(arena, keys, later);
	}
	return 0;
}

int source_split_name(struct store *store, struct str who, const struct source_row *row, struct str name,
	struct arena *arena, struct str *summary, int64_t *made, struct err *err)
{
	struct strbuf words = strbuf_new(arena);
	struct key_vec keys = { 0 };

	strbuf_addf(&words, "“%.*s” split from ", STR_ARG(name));
	add_row(&words, row);
	*summary = strbuf_str(&words);
	if (parts(store, STMT_PARTS_OF_NAME, row->id, 0, name, arena, &keys, err) ||
		(!keys.n && parts(store, STMT_PARTS_AS_WRITTEN, row->id, 0, name, arena, &keys, err)))
		return -1;
	if (!keys.n)
		return err_set(err, ERR_USAGE,
			"s%lld is nowhere written “%.*s”; \"sayso show s%lld\" says how it is written",
			(long long)row->id, (int)(name.n < 80 ? name.n : 80), name.p, (long long)row->id);
	if (add_later(store, name, row, arena, &keys, err))
		return -1;
	return split(store, who, row->id, &keys, arena, *summary, made, err);
}
