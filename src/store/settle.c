#include "store/register.h"

#include "store/query.h"

/* What people decided about sources, made true in the rows. */

enum { HASH = 64 };

/* The first column of the only row, 0 when there is none. */
static int first_int(struct query *query, int64_t *value, struct err *err)
{
	int rc = query_row(query, err);

	*value = rc == 1 ? query_get_int(query, 0) : 0;
	query_end(query);
	return rc < 0 ? -1 : 0;
}

/* "unnamed group officials" → its parts */
static struct appearance parse(struct str source)
{
	struct appearance appearance = { .named = !str_starts(source, "unnamed ") };
	size_t space = 0;

	if (!appearance.named)
		source = str_cut(source, 8, source.n);
	while (space < source.n && source.p[space] != ' ')
		space++;
	appearance.kind = str_cut(source, 0, space);
	appearance.name = str_cut(source, space + 1, source.n);
	return appearance;
}

static int find_split(struct store *store, struct str key, int64_t *row, struct err *err)
{
	struct query query = query_begin(store, STMT_SPLIT_ROW);

	query_words(&query, key);
	return first_int(&query, row, err);
}

/* Where the article is gone, its name is enough if only one row has it. */
static int find_appearance(
	struct store *store, struct str sha256, struct str source, int64_t *row, struct err *err)
{
	struct appearance appearance = parse(source);
	struct query query = query_begin(store, STMT_APPEARANCE_ROW);

	query_words(&query, sha256);
	query_words(&query, appearance.name);
	query_words(&query, appearance.kind);
	query_int(&query, appearance.named);
	if (first_int(&query, row, err))
		return -1;
	if (*row)
		return 0;
	query = query_begin(store, STMT_ONLY_ROW_OF_NAME);
	query_words(&query, appearance.name);
	query_words(&query, appearance.kind);
	query_int(&query, appearance.named);
	return first_int(&query, row, err);
}

int settle_find_value(struct store *store, struct str value, int64_t *row, struct err *err)
{
	struct str source = str_cut(value, HASH + 1, value.n);

	if (str_starts(source, "split "))
		return find_split(store, value, row, err);
	return find_appearance(store, str_cut(value, 0, HASH), source, row, err);
}

static int find_key(struct store *store, const struct history_key *key, int64_t *row, struct err *err)
{
	struct query query;

	if (!str_starts(key->place, "split "))
		return find_appearance(store, key->sha256, key->place, row, err);
	query = query_begin(store, STMT_SPLIT_ROW_OF_KEY);
	query_words(&query, key->sha256);
	query_words(&query, key->place);
	query_words(&query, key->other_place);
	return first_int(&query, row, err);
}

/* ---- rows ---- */

static int rename_row(struct store *store, int64_t row, struct str name, struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCE_RENAME);

	query_int(&query, row);
	query_str(&query, name);
	return query_run(&query, err);
}

/* Decisions of a row come the newest first; one of each kind holds. */
static int read_decisions(struct store *store, int64_t row, int64_t *target, struct err *err)
{
	struct str name = { 0 }, value = { 0 };
	struct arena arena;
	jmp_buf escape;
	struct query query;
	int rc;

	if (setjmp(escape)) {
		arena_release(&arena);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	arena_init(&arena, &escape);
	query = query_begin(store, STMT_ROW_DECISIONS);
	query_int(&query, row);
	while ((rc = query_row(&query, err)) == 1) {
		struct str *held = query_get_int(&query, 0) ? &name : &value;

		if (!held->n)
			*held = query_get_str(&query, 1, &arena);
	}
	if (!rc)
		rc = rename_row(store, row, name, err);
	if (!rc && value.n)
		rc = settle_find_value(store, value, target, err);
	arena_release(&arena);
	return rc;
}

static int target_of(struct store *store, int64_t row, int64_t *target, struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCE_TARGET);

	query_int(&query, row);
	return first_int(&query, target, err);
}

static int lead(struct store *store, int64_t row, int64_t target, struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCE_LEAD);

	query_int(&query, row);
	if (target)
		query_int(&query, target);
	else
		query_null(&query);
	return query_run(&query, err);
}

static int settle_row(struct store *store, int64_t row, bool *changed, struct err *err)
{
	int64_t wanted = 0, target;

	*changed = false;
	if (read_decisions(store, row, &wanted, err) || target_of(store, row, &target, err))
		return -1;
	if (wanted == row)
		wanted = 0;
	*changed = wanted != target;
	return *changed ? lead(store, row, wanted, err) : 0;
}

/* ---- claims ---- */

static int run_on(struct store *store, enum stmt stmt, int64_t id, struct err *err)
{
	struct query query = query_begin(store, stmt);

	query_int(&query, id);
	return query_run(&query, err);
}

static int settle_claims(struct store *store, int64_t row, struct err *err)
{
	return run_on(store, STMT_SETTLE_ROW, row, err) || run_on(store, STMT_SCOPE_ROW, row, err) ? -1 : 0;
}

static int settle_appearance(struct store *store, int64_t appearance, struct err *err)
{
	return run_on(store, STMT_SETTLE_APPEARANCE, appearance, err) ||
			       run_on(store, STMT_SCOPE_APPEARANCE, appearance, err)
		       ? -1
		       : 0;
}

/* Where a row leads in the end: itself when it was not merged. */
static int follow(struct store *store, int64_t row, int64_t *end, struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCE_END);

	query_int(&query, row);
	return first_int(&query, end, err);
}

static int settle_end(struct store *store, int64_t row, struct err *err)
{
	int64_t end;

	if (!row)
		return 0;
	return follow(store, row, &end, err) || settle_claims(store, end, err) ? -1 : 0;
}

int settle_absorb(struct store *store, int64_t row, int64_t also, struct err *err)
{
	static const enum stmt moves[] = { STMT_ABSORB_KEYS, STMT_ABSORB_FACTS, STMT_ABSORB_APPEARANCES,
		STMT_ABSORB_MERGED };
	int64_t end;
	bool changed;

	if (follow(store, also, &end, err))
		return -1;
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
		struct query query = query_begin(store, moves[i]);

		query_int(&query, row);
		query_int(&query, also);
		if (query_run(&query, err))
			return -1;
	}
	if (settle_row(store, row, &changed, err) || settle_claims(store, end, err) ||
		settle_end(store, row, err))
		return -1;
	return run_on(store, STMT_SOURCE_DROP, also, err);
}

/* ---- decisions as they are written ---- */

static int follow_row(struct store *store, const struct history_key *key, struct err *err)
{
	int64_t row, before = 0, after = 0;
	bool changed;

	if (find_key(store, key, &row, err))
		return -1;
	if (!row)
		return 0;
	if (follow(store, row, &before, err) || settle_row(store, row, &changed, err))
		return -1;
	if (!changed)
		return 0;
	if (settle_claims(store, before, err) || follow(store, row, &after, err) ||
		settle_claims(store, row, err) || settle_claims(store, after, err))
		return -1;
	return 0;
}

static int make_split_row(struct store *store, struct str source, struct str key, struct err *err)
{
	struct appearance appearance = parse(source);
	struct query query = query_begin(store, STMT_SPLIT_INSERT);

	query_words(&query, appearance.name);
	query_words(&query, appearance.kind);
	query_int(&query, appearance.named);
	query_words(&query, key);
	return query_run(&query, err);
}

static int follow_split(
	struct store *store, const struct history_key *key, struct str old, struct str value, struct err *err)
{
	int64_t row, from = 0, to = 0;

	if (value.n && make_split_row(store, key->place, value, err))
		return -1;
	if (old.n && settle_find_value(store, old, &from, err))
		return -1;
	if (value.n && settle_find_value(store, value, &to, err))
		return -1;
	if (!key->sha256.n)
		return 0;
	if (find_key(store, key, &row, err) || settle_end(store, row, err) || settle_end(store, from, err) ||
		settle_end(store, to, err) || settle_end(store, row, err))
		return -1;
	return 0;
}

struct key_vec {
	VEC(struct history_key) all;
};

/* Decisions about an appearance that has just come: of its own row, and of those that lead to it. */
static int decisions_about(
	struct store *store, int64_t appearance, struct arena *arena, struct key_vec *keys, struct err *err)
{
	struct query query = query_begin(store, STMT_DECISIONS_ABOUT);
	int rc;

	query_int(&query, appearance);
	while ((rc = query_row(&query, err)) == 1)
		vec_push(arena, &keys->all,
			(struct history_key){ .subject = HISTORY_SOURCE,
				.sha256 = query_get_str(&query, 0, arena),
				.place = query_get_str(&query, 1, arena),
				.other_place = query_get_str(&query, 2, arena) });
	return rc;
}

int settle_new(struct store *store, int64_t appearance, struct arena *arena, struct err *err)
{
	struct key_vec keys = { 0 };

	if (settle_appearance(store, appearance, err) ||
		decisions_about(store, appearance, arena, &keys, err))
		return -1;
	for (uint32_t i = 0; i < keys.all.n; i++)
		if (follow_row(store, &keys.all.v[i], err))
			return -1;
	return 0;
}

int register_follow(
	struct store *store, const struct history_key *key, struct str old, struct str value, struct err *err)
{
	if (str_is(key->kind, "split"))
		return follow_split(store, key, old, value, err);
	return follow_row(store, key, err);
}
