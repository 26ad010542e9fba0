/* Which stored claims are held against a new one. */
#include "store.h"

#include <sqlite3.h>

static const struct source aide = { .name = { "aide", 4 }, .kind = SOURCE_PERSON };

enum { TERMS_MAX = 4, CLAIMS = 14 };

/* Stored claims: their ids are their places here, from 1. Claims of one article stand together. */
static const struct {
	int article;
	const char *day, *terms[TERMS_MAX + 1];
} stored[CLAIMS] = {
	{ 1, "2031-03-03", { "halden", "ferry", "212" } },
	{ 1, "2031-03-03", { "mayor", "pier" } },
	{ 2, "2031-03-04", { "ferry", "captain" } },
	{ 3, "2031-09-01", { "halden", "ferry", "ina holt" } },
	{ 3, "2031-09-01", { "sheep", "meadow" } },
	{ 4, NULL, { "captain", "harbor" } },
	/* one story, in words of their own */
	{ 5, "2032-01-10", { "orrin", "stadium", "gate" } },
	{ 5, "2032-01-10", { "marsh", "calloway" } },
	{ 5, "2032-01-10", { "bolt", "chain" } },
	{ 6, "2032-01-11", { "orrin", "stadium", "crowd" } },
	{ 6, "2032-01-11", { "marsh", "calloway" } },
	{ 6, "2032-01-11", { "open", "minute" } },
	/* quotation marks and such are no syntax */
	{ 7, "2033-05-05", { "\"halden\" OR *", "back\\slash" } },
	{ 7, "2033-05-05", { "\x01", "ferry" } },
};

static void fill(struct test_store *test)
{
	for (int i = 0; i < CLAIMS;) {
		int first = i, n = 0;
		struct strbuf text = strbuf_new(&test->arena);
		struct id_vec ids = { 0 };
		struct document doc;

		strbuf_addf(&text, "An aide said something, number %d.", stored[i].article);
		doc = test_document(test, "stored", strbuf_str(&text).p);
		doc.published = str_of(stored[i].day);
		for (; i < CLAIMS && stored[i].article == stored[first].article; i++, n++)
			test_claim(&doc, aide, "An aide", "said", "something");
		if (!test_add(test, &doc, &ids))
			exit(1);
		for (int k = 0; k < n; k++) {
			struct str_vec terms = { 0 };

			for (int t = 0; stored[first + k].terms[t]; t++)
				vec_push(&test->arena, &terms, str_of(stored[first + k].terms[t]));
			if (ids.v[k] != first + k + 1 ||
				store_add_terms(test->store, ids.v[k], &terms, &test->arena, &test->err))
				exit(1);
		}
	}
}

struct candidates_case {
	const char *what, *day;
	const char *terms[2][TERMS_MAX + 1]; /* of one or two new claims */
	int64_t before, article;             /* 0: not limited, not stored */
	uint32_t max;
	const char *found; /* for the first new claim */
};

static const struct candidates_case cases[] = {
	{ "most terms first, with the rest of that article", "2031-03-05", { { "halden", "ferry", "212" } },
		0, 0, 9, "1 2 3" },
	{ "one rare term is enough", "2031-03-05", { { "pier" } }, 0, 0, 9, "2" },
	{ "an article of unknown day", "2031-03-05", { { "harbor" } }, 0, 0, 9, "6" },
	{ "not half a year later", "2031-09-20", { { "ferry", "212" } }, 0, 0, 9, "4" },
	{ "but for a name of two words", "2035-01-01", { { "ina holt", "ferry" } }, 0, 0, 9, "4" },
	{ "of unknown day: by any", NULL, { { "ferry" } }, 0, 0, 9, "14 4 3 1" },
	{ "nothing in common", "2031-03-05", { { "zeppelin" } }, 0, 0, 9, "" },
	{ "no terms", "2031-03-05", { { NULL } }, 0, 0, 9, "" },
	{ "at most so many", NULL, { { "ferry" } }, 0, 0, 2, "14 4" },
	{ "none that is newer", NULL, { { "ferry" } }, 4, 0, 9, "3 1" },
	{ "none of its own article", NULL, { { "ferry" } }, 0, 3, 9, "14 3 1" },
	{ "no syntax", NULL, { { "\"halden\" OR *" } }, 0, 0, 9, "13" },
	{ "no escapes", NULL, { { "back\\slash" } }, 0, 0, 9, "13" },
	{ "bytes that are no letters", NULL, { { "\x01" } }, 0, 0, 9, "14" },
	{ "an article of the same story, whatever the words", "2032-01-12",
		{ { "shut" }, { "orrin", "stadium", "marsh", "calloway" } }, 0, 0, 20, "12 11 10 9 8 7" },
	{ "what shares words with the claim before the rest of its story", "2032-01-12",
		{ { "chain" }, { "orrin", "stadium", "marsh", "calloway" } }, 0, 0, 3, "9 8 7" },
	{ "one name in common makes no story", "2032-01-12", { { "shut" }, { "orrin" } }, 0, 0, 20, "" },
};

static void check(struct test_store *test, const struct candidates_case *c)
{
	struct str_vec terms[2] = { { 0 } };
	struct id_vec claims[2] = { { 0 } };
	struct store_search search = { .terms = terms,
		.n = 2,
		.article = c->article,
		.published = str_of(c->day),
		.before = c->before ? c->before : INT64_MAX,
		.max = c->max };
	struct strbuf found = strbuf_new(&test->arena);
	int rc;

	for (int i = 0; i < 2; i++)
		for (int t = 0; c->terms[i][t]; t++)
			vec_push(&test->arena, &terms[i], str_of(c->terms[i][t]));
	rc = store_candidates(test->store, &search, &test->arena, claims, &test->err);
	strbuf_adds(&found, "");
	for (uint32_t i = 0; i < claims[0].n; i++)
		strbuf_addf(&found, i ? " %lld" : "%lld", (long long)claims[0].v[i]);
	if (!ok(!rc && str_is(strbuf_str(&found), c->found), "%s", c->what))
		printf("# found: %s; wanted: %s %s\n", found.p, c->found, test->err.msg);
}

/* ---- the index follows the claims ---- */

static int64_t number(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	int64_t value = -1;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW)
		value = sqlite3_column_int64(stmt, 0);
	else
		printf("# %s\n", sqlite3_errmsg(db));
	sqlite3_finalize(stmt);
	return value;
}

/* What any program does to the tables; the index keeps up without us. */
static void check_changes(struct test_store *test)
{
	static const struct {
		const char *what, *change, *count;
		int64_t n;
	} steps[] = {
		{ "a row a term of a claim", "SELECT 1", "SELECT count(*) FROM term_claims", 32 },
		{ "an article of another day", "UPDATE articles SET published = '2031-03-05' WHERE id = 1",
			"SELECT count(*) FROM term_claims WHERE article_id = 1 AND day = 22343", 5 },
		{ "its old day is forgotten", "SELECT 1",
			"SELECT count(*) FROM term_claims WHERE day = 22341", 0 },
		{ "a claim of other words waits for new terms", "UPDATE claims SET quote = 'x' WHERE id = 1",
			"SELECT count(*) FROM term_claims WHERE claim_id = 1", 0 },
		{ "other columns change nothing", "UPDATE claims SET rule = 'x' WHERE id = 2",
			"SELECT count(*) FROM term_claims WHERE claim_id = 2", 2 },
		{ "a claim is removed", "DELETE FROM claims WHERE id = 2",
			"SELECT count(*) FROM term_claims WHERE claim_id = 2", 0 },
		{ "an article is removed", "DELETE FROM articles WHERE id = 5",
			"SELECT count(*) FROM term_claims WHERE article_id = 5", 0 },
		{ "the rest stays", "SELECT 1", "SELECT count(*) FROM term_claims", 20 },
	};
	struct id_vec waiting = { 0 };
	sqlite3 *db = NULL;

	if (sqlite3_open(test->path, &db) != SQLITE_OK)
		exit(1);
	sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		int64_t n;

		if (sqlite3_exec(db, steps[i].change, NULL, NULL, NULL) != SQLITE_OK)
			printf("# %s\n", sqlite3_errmsg(db));
		n = number(db, steps[i].count);
		if (!ok(n == steps[i].n, "%s", steps[i].what))
			printf("# %lld rows, wanted %lld\n", (long long)n, (long long)steps[i].n);
	}
	sqlite3_close(db);
	ok(!store_without_terms(test->store, 9, &test->arena, &waiting, &test->err) && waiting.n == 1 &&
			waiting.v[0] == 1,
		"the claim that waits is told");
}

/* ---- what most articles have ---- */

enum { CAMPAIGN = 12 };

/* Articles of one campaign all name the same people: no two of them tell one story by that. */
static void check_campaign(struct test_store *test)
{
	static const char *const names[] = { "holt", "marsh", "senate", "ballot" };
	struct str_vec terms = { 0 };
	struct id_vec found = { 0 };
	struct store_search search = {
		.terms = &terms, .n = 1, .published = STR("2036-02-03"), .before = INT64_MAX, .max = 40
	};

	for (int i = 0; i < 4; i++)
		vec_push(&test->arena, &terms, str_of(names[i]));
	for (int k = 0; k < CAMPAIGN; k++) {
		struct strbuf text = strbuf_new(&test->arena);
		struct id_vec ids = { 0 };
		struct document doc;

		strbuf_addf(&text, "An aide said something on the campaign, day %d.", k);
		doc = test_document(test, "campaign", strbuf_str(&text).p);
		doc.published = STR("2036-02-02");
		test_claim(&doc, aide, "An aide", "said", "something");
		if (!test_add(test, &doc, &ids) ||
			store_add_terms(test->store, ids.v[0], &terms, &test->arena, &test->err))
			exit(1);
	}
	if (store_candidates(test->store, &search, &test->arena, &found, &test->err) || !search.story.n)
		printf("# nothing found %s\n", test->err.msg);
	ok(search.story.n && search.story.v[0].nearness < 10, "whom all articles name makes no story: %.1f",
		search.story.n ? (double)search.story.v[0].nearness : 0);
}

/* ---- what is everywhere ---- */

enum { CROWD = 600 };

static void add_crowd(struct test_store *test, int number)
{
	struct strbuf text = strbuf_new(&test->arena);
	struct str_vec terms = { 0 };
	struct id_vec ids = { 0 };
	struct document doc;

	strbuf_addf(&text, "An aide said something to crowd %d.", number);
	doc = test_document(test, "crowd", strbuf_str(&text).p);
	doc.published = STR("2040-02-02");
	for (int i = 0; i < CROWD; i++)
		test_claim(&doc, aide, "An aide", "said", "something");
	vec_push(&test->arena, &terms, STR("everybody"));
	vec_push(&test->arena, &terms, STR("every body"));
	if (!test_add(test, &doc, &ids) || store_begin(test->store, &test->err))
		exit(1);
	for (uint32_t i = 0; i < ids.n; i++)
		if (store_add_terms(test->store, ids.v[i], &terms, &test->arena, &test->err))
			exit(1);
	if (store_commit(test->store, &test->err))
		exit(1);
}

/* Rows read for claims that have the two terms that all stored ones have. */
static uint64_t crowd_rows(struct test_store *test, uint32_t n, uint32_t *found)
{
	struct str_vec *terms = ARENA_ARRAY(&test->arena, struct str_vec, n);
	struct id_vec *claims = ARENA_ARRAY(&test->arena, struct id_vec, n);
	struct store_search search = {
		.terms = terms, .n = n, .published = STR("2040-02-03"), .before = INT64_MAX, .max = 40
	};

	for (uint32_t i = 0; i < n; i++) {
		vec_push(&test->arena, &terms[i], STR("everybody"));
		vec_push(&test->arena, &terms[i], STR("every body"));
	}
	if (store_candidates(test->store, &search, &test->arena, claims, &test->err))
		printf("# %s\n", test->err.msg);
	*found = claims[0].n;
	return search.rows_read;
}

static void check_crowd(struct test_store *test)
{
	uint32_t found;
	uint64_t one, more, many;

	add_crowd(test, 1);
	one = crowd_rows(test, 1, &found);
	ok(one && one < 1000 && !found,
		"a term of all claims is read a little way and tells nothing: %llu rows",
		(unsigned long long)one);
	for (int i = 2; i <= 4; i++)
		add_crowd(test, i);
	more = crowd_rows(test, 1, &found);
	ok(more == one, "four times the claims, the same rows: %llu", (unsigned long long)more);
	many = crowd_rows(test, 60, &found);
	ok(many == one, "terms that new claims share are read once: %llu", (unsigned long long)many);
}

int main(void)
{
	struct test_store test = { 0 };

	if (setjmp(test.escape))
		return 1;
	test_store_open(&test);
	fill(&test);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(&test, &cases[i]);
	check_changes(&test);
	check_campaign(&test);
	check_crowd(&test);
	test_store_close(&test);
	return tap_end();
}
