#include "store/query.h"

#include <stdlib.h>

/* A mark that so many articles have is the newest ones' here: a paragraph printed under each article. */
enum { ARTICLES_A_MARK = 100, MARKS_LEAST = 2 };

int store_add_marks(struct store *store, int64_t article, const uint64_t *marks, uint32_t n, struct err *err)
{
	for (uint32_t i = 0; i < n; i++) {
		struct query query = query_begin(store, STMT_MARK_INSERT);

		query_int(&query, (int64_t)marks[i]);
		query_int(&query, article);
		if (query_run(&query, err))
			return -1;
	}
	return 0;
}

static int by_id(const void *a, const void *b)
{
	const struct store_printing *x = a, *y = b;

	return (x->article > y->article) - (x->article < y->article);
}

/* The most marks in common first. */
static int by_marks(const void *a, const void *b)
{
	const struct store_printing *x = a, *y = b;

	if (x->marks != y->marks)
		return x->marks < y->marks ? 1 : -1;
	return by_id(a, b);
}

/* Each article once, the likeliest first; those with too little in common are dropped. */
static void count_marks(struct printing_vec *all)
{
	uint32_t n = 0, kept = 0;

	if (!all->n)
		return;
	qsort(all->v, all->n, sizeof *all->v, by_id);
	for (uint32_t i = 1; i < all->n; i++) {
		if (all->v[i].article == all->v[n].article)
			all->v[n].marks++;
		else
			all->v[++n] = all->v[i];
	}
	for (uint32_t i = 0; i <= n; i++)
		if (all->v[i].marks >= MARKS_LEAST)
			all->v[kept++] = all->v[i];
	all->n = kept;
	qsort(all->v, all->n, sizeof *all->v, by_marks);
}

static int describe(
	struct store *store, struct store_printing *printing, struct arena *arena, struct err *err)
{
	struct query query = query_begin(store, STMT_PRINTING);
	int rc;

	query_int(&query, printing->article);
	rc = query_row(&query, err);
	if (rc == 1) {
		printing->story = query_get_int(&query, 0);
		printing->published = query_get_str(&query, 1, arena);
		printing->text = query_get_str(&query, 2, arena);
	}
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

int store_printings(struct store *store, const uint64_t *marks, uint32_t n, uint32_t max, struct arena *arena,
	struct printing_vec *out, struct err *err)
{
	struct printing_vec all = { 0 };

	for (uint32_t i = 0; i < n; i++) {
		struct query query = query_begin(store, STMT_MARK_ARTICLES);
		int rc;

		query_int(&query, (int64_t)marks[i]);
		query_int(&query, ARTICLES_A_MARK);
		while ((rc = query_row(&query, err)) == 1)
			vec_push(arena, &all,
				(struct store_printing){ .article = query_get_int(&query, 0), .marks = 1 });
		if (rc)
			return -1;
	}
	count_marks(&all);
	for (uint32_t i = 0; i < all.n && i < max; i++) {
		if (describe(store, &all.v[i], arena, err))
			return -1;
		vec_push(arena, out, all.v[i]);
	}
	return 0;
}

int store_printing(struct store *store, int64_t article, struct arena *arena, struct store_printing *out,
	struct err *err)
{
	*out = (struct store_printing){ .article = article };
	return describe(store, out, arena, err);
}

static int set_story(struct store *store, enum stmt stmt, int64_t article, int64_t story, struct err *err)
{
	struct query query = query_begin(store, stmt);

	query_int(&query, article);
	query_int(&query, story);
	return query_run(&query, err);
}

int store_join_story(struct store *store, int64_t story, int64_t original, struct err *err)
{
	if (story == original)
		return 0;
	/* The copies first: the story's own row is found by its id. */
	if (set_story(store, STMT_COPIES_MOVE, story, original, err) ||
		set_story(store, STMT_COPY_SET, story, original, err) ||
		set_story(store, STMT_COPY_SET, original, 0, err))
		return -1;
	return 0;
}

int store_add_copy(struct store *store, int64_t article, int64_t nearest, float shared, struct err *err)
{
	struct query query = query_begin(store, STMT_COPY_INSERT);

	query_int(&query, article);
	query_int(&query, nearest);
	query_real(&query, (double)shared);
	return query_run(&query, err);
}

int store_add_reprint(
	struct store *store, int64_t article, const struct document *doc, bool *added, struct err *err)
{
	struct query query = query_begin(store, STMT_REPRINT_INSERT);

	query_int(&query, article);
	query_words(&query, doc->id);
	query_str(&query, doc->path);
	query_str(&query, doc->outlet);
	query_str(&query, doc->title);
	query_str(&query, doc->byline);
	query_str(&query, doc->published);
	query_str(&query, doc->url);
	*added = false;
	if (query_run(&query, err))
		return -1;
	*added = sqlite3_changes(store->db) > 0;
	return 0;
}

int store_claim_ids(
	struct store *store, int64_t article, struct arena *arena, struct id_vec *claims, struct err *err)
{
	struct query query = query_begin(store, STMT_ARTICLE_CLAIMS);

	query_int(&query, article);
	return query_ids(&query, arena, claims, err);
}

int store_same_claim(struct store *store, int64_t claim, int64_t other, bool in_copy, struct err *err)
{
	struct query query = query_begin(store, STMT_CLAIM_SAME);

	query_int(&query, claim);
	query_int(&query, other);
	query_int(&query, in_copy);
	return query_run(&query, err);
}
