#include "store/register.h"

#include "store/join.h"
#include "store/query.h"

/* The row that an older sayso gave the appearance's claims, when no other appearance took it. */
static int find_old_row(
	struct store *store, const struct appearance *appearance, int64_t *row, struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCE_OLD_ROW);
	int rc;

	query_int(&query, appearance->id);
	rc = query_row(&query, err);
	*row = rc == 1 ? query_get_int(&query, 0) : 0;
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

static int insert(struct store *store, const struct appearance *appearance, bool everywhere, int64_t *row,
	struct err *err)
{
	struct query query;

	if (find_old_row(store, appearance, row, err))
		return -1;
	query = query_begin(store, *row ? STMT_SOURCE_REUSE : STMT_SOURCE_INSERT);
	query_words(&query, appearance->name);
	query_words(&query, appearance->kind);
	query_int(&query, appearance->named);
	if (everywhere)
		query_null(&query);
	else
		query_int(&query, appearance->article);
	query_str(&query, appearance->role);
	query_str(&query, appearance->organization);
	if (*row)
		query_int(&query, *row);
	if (query_run(&query, err))
		return -1;
	if (!*row)
		*row = sqlite3_last_insert_rowid(store->db);
	return 0;
}

/* Fill in a role or organization that no article gave so far. */
static int learn(struct store *store, const struct appearance *appearance, int64_t row, struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCE_LEARN);

	query_int(&query, row);
	query_str(&query, appearance->role);
	query_str(&query, appearance->organization);
	return query_run(&query, err);
}

static int put(struct store *store, const struct appearance *appearance, int64_t row, const char *rule,
	struct err *err)
{
	struct query query = query_begin(store, STMT_APPEARANCE_REGISTER);

	query_int(&query, appearance->id);
	query_int(&query, row);
	query_words(&query, str_of(rule));
	return query_run(&query, err);
}

static int register_one(
	struct store *store, const struct appearance *appearance, struct arena *arena, struct err *err)
{
	struct joining joining = join_prepare(arena, appearance);
	struct join join;

	if (join_find(store, &joining, arena, &join, err) ||
		(!join.row && insert(store, appearance, join.everywhere, &join.row, err)) ||
		learn(store, appearance, join.row, err) || put(store, appearance, join.row, join.rule, err))
		return -1;
	if (join.everywhere && join_learn(store, &joining, join.row, err))
		return -1;
	if (join.also && settle_absorb(store, join.row, join.also, err))
		return -1;
	return settle_new(store, appearance->id, arena, err);
}

VEC_DECLARE(appearance_vec, struct appearance);

static int read_new(struct store *store, int64_t article, struct arena *arena, struct appearance_vec *all,
	struct err *err)
{
	struct query query = query_begin(store, STMT_APPEARANCES_NEW);
	int rc;

	query_int(&query, article);
	while ((rc = query_row(&query, err)) == 1)
		vec_push(arena, all,
			(struct appearance){ .article = article,
				.id = query_get_int(&query, 0),
				.name = query_get_str(&query, 1, arena),
				.kind = query_get_str(&query, 2, arena),
				.named = query_get_int(&query, 3),
				.role = query_get_str(&query, 4, arena),
				.organization = query_get_str(&query, 5, arena),
				.aliases = query_get_str(&query, 6, arena) });
	return rc;
}

int register_article(struct store *store, int64_t article, struct arena *arena, struct err *err)
{
	struct appearance_vec all = { 0 };

	if (read_new(store, article, arena, &all, err))
		return -1;
	for (uint32_t i = 0; i < all.n; i++)
		if (register_one(store, &all.v[i], arena, err))
			return -1;
	return 0;
}

/* The next article with sources that have no row, 0 when there is none. */
static int next_article(struct store *store, int64_t after, int64_t *article, struct err *err)
{
	struct query query = query_begin(store, STMT_ARTICLES_TO_REGISTER);
	int rc;

	query_int(&query, after);
	rc = query_row(&query, err);
	*article = rc == 1 ? query_get_int(&query, 0) : 0;
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

/* Rows that an older sayso made and that no appearance has now. */
static int drop_unused(struct store *store, struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCES_DROP_UNUSED);

	return query_run(&query, err);
}

static int register_all(struct arena *arena, void *context, struct err *err)
{
	struct store *store = context;
	int64_t article = 0;
	bool any = false;

	for (;;) {
		if (next_article(store, article, &article, err))
			return -1;
		if (!article)
			return any ? drop_unused(store, err) : 0;
		if (register_article(store, article, arena, err))
			return -1;
		any = true;
		arena_release(arena);
	}
}

int register_pending(struct store *store, struct err *err)
{
	return arena_run(register_all, store, err);
}
