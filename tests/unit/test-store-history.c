/* Decisions, and the way back and forth through them. */
#include "store.h"
#include "store/history.h"

static const struct source pilot = { .name = { "Ines Holm", 9 }, .kind = SOURCE_PERSON, .named = true };

/* Two articles of one claim each, and a conflict between them. */
static void add_articles(struct test_store *test, struct id_vec claims[2])
{
	static const char *const texts[] = { "Ines Holm said the ferry was late.",
		"Ines Holm said the ferry was early." };
	static const char *const contents[] = { "the ferry was late", "the ferry was early" };

	for (int i = 0; i < 2; i++) {
		struct document doc = test_document(test, i ? "early" : "late", texts[i]);

		test_claim(&doc, pilot, "Ines Holm", "said", contents[i]);
		if (!test_add(test, &doc, &claims[i]))
			exit(1);
	}
}

static struct history_key claim_key(struct test_store *test, int64_t claim, const char *kind)
{
	struct history_key key;
	bool found = false;

	if (history_claim_key(test->store, claim, &test->arena, &key, &found, &test->err) || !found)
		exit(1);
	key.kind = str_of(kind);
	return key;
}

/* One step that sets one value. */
static bool decide(
	struct test_store *test, const char *who, int64_t claim, const char *kind, const char *value)
{
	struct history_key key = claim_key(test, claim, kind);
	struct history history;
	struct strbuf summary = strbuf_new(&test->arena);

	strbuf_addf(&summary, "c%lld: %s %s", (long long)claim, kind, value ? value : "taken back");
	if (history_begin(&history, test->store, str_of(who), strbuf_str(&summary), &test->err))
		return false;
	if (history_set(&history, &key, str_of(value), &test->err) || history_end(&history, &test->err)) {
		history_abandon(&history);
		return false;
	}
	return true;
}

static struct str column(struct test_store *test, int64_t claim, const char *name)
{
	struct store_rows rows;
	struct str value = { 0 };

	if (store_rows_open(test->store, TABLE_CLAIMS, claim, &rows, &test->err))
		exit(1);
	if (store_rows_next(&rows, &test->err) == 1)
		value = str_copy(&test->arena, store_rows_get(&rows, name));
	store_rows_close(&rows);
	return value;
}

static int steps(struct test_store *test)
{
	struct store_rows rows;
	int n = 0;

	if (store_rows_open(test->store, TABLE_STEPS, 0, &rows, &test->err))
		exit(1);
	while (store_rows_next(&rows, &test->err) == 1)
		n++;
	return n;
}

static int undo(struct test_store *test, struct str *what)
{
	return history_undo(test->store, STR("Bo"), &test->arena, what, &test->err);
}

static int redo(struct test_store *test, struct str *what)
{
	return history_redo(test->store, STR("Bo"), &test->arena, what, &test->err);
}

static void reopen(struct test_store *test)
{
	store_close(test->store);
	if (store_open(&test->store, test->path, STORE_CHANGE, &test->err))
		exit(1);
}

static void test_walk(struct test_store *test, int64_t claim)
{
	struct str what;

	ok(undo(test, &what) == 0 && redo(test, &what) == 0, "nothing is undone where nothing was done");
	ok(decide(test, "Ann", claim, "status", "accepted") &&
			str_is(column(test, claim, "status"), "accepted") &&
			str_is(column(test, claim, "reviewer"), "Ann"),
		"a decision holds, with who made it");
	ok(decide(test, "Bo", claim, "status", "rejected") && str_is(column(test, claim, "reviewer"), "Bo"),
		"a second one takes its place");
	ok(decide(test, "Cy", claim, "status", "rejected") && steps(test) == 2,
		"the same once more is no step");
	ok(undo(test, &what) == 1 && str_is(what, "c1: status rejected") &&
			str_is(column(test, claim, "status"), "accepted") &&
			str_is(column(test, claim, "reviewer"), "Ann"),
		"undo brings back the one before, as Ann's");
	reopen(test);
	ok(undo(test, &what) == 1 && str_is(column(test, claim, "status"), "new"),
		"undo goes on after the database was closed");
	ok(undo(test, &what) == 0 && steps(test) == 2, "and ends where all is undone");
	ok(redo(test, &what) == 1 && str_is(what, "c1: status accepted") &&
			str_is(column(test, claim, "status"), "accepted"),
		"redo begins with the first");
	ok(decide(test, "Ann", claim, "note", "called her") && steps(test) == 2 && redo(test, &what) == 0,
		"a new decision ends what can be redone");
	ok(decide(test, "Ann", claim, "note", NULL) && !column(test, claim, "note").n,
		"a decision can be taken back");
	ok(undo(test, &what) == 1 && str_is(column(test, claim, "note"), "called her"), "and that undone");
	ok(redo(test, &what) == 1 && !column(test, claim, "note").n, "and done again");
}

static void test_many_at_once(struct test_store *test, const struct id_vec claims[2])
{
	struct history history;
	struct str what;
	int before = steps(test);
	bool done = !history_begin(&history, test->store, STR("Ann"), STR("all are flagged"), &test->err);

	for (int i = 0; i < 2 && done; i++) {
		struct history_key key = claim_key(test, claims[i].v[0], "status");

		done = !history_set(&history, &key, STR("flagged"), &test->err);
	}
	ok(done && !history_end(&history, &test->err) && steps(test) == before + 1,
		"many values in one step");
	ok(undo(test, &what) == 1 && str_is(what, "all are flagged") &&
			str_is(column(test, claims[0].v[0], "status"), "accepted") &&
			str_is(column(test, claims[1].v[0], "status"), "new"),
		"are undone together");
}

static void test_refused(struct test_store *test, int64_t claim)
{
	int before = steps(test);

	ok(!decide(test, "Ann", claim, "status", "maybe") && test->err.code == ERR_INPUT &&
			steps(test) == before,
		"a value that is none is refused, and leaves no step");
	ok(!decide(test, "Ann", claim, "merge", "x"), "a kind of decision on another subject is refused");
	ok(decide(test, "Ann", claim, "status", "flagged"), "the next one is taken");
}

/* The article is gone and comes again, with other ids: what was decided holds on. */
static void test_outlives(struct test_store *test, int64_t claim)
{
	struct history_key key = claim_key(test, claim, "status");

	ok(key.sha256.n == 64 && str_is(key.place, "15-33"), "a claim's key is its article and its spans");
}

static void test_conflict(struct test_store *test, const struct id_vec claims[2])
{
	struct statement a, b;
	struct conflict conflict = {
		.a = &a, .b = &b, .score = 0.5f, .issue = STR("Late?"), .reason = STR("late")
	};
	struct history_key key;
	struct history history;
	struct store_rows rows;
	bool found = false, added = false;

	if (store_statement(test->store, claims[0].v[0], &test->arena, &a, &found, &test->err) ||
		store_statement(test->store, claims[1].v[0], &test->arena, &b, &found, &test->err))
		exit(1);
	conflict.evidence_a = (struct span){ 15, 20 };
	conflict.evidence_b = (struct span){ 15, 20 };
	ok(!store_begin(test->store, &test->err) &&
			!store_add_conflict(test->store, &conflict, &added, &test->err) && added &&
			!store_commit(test->store, &test->err),
		"a conflict");
	ok(!history_conflict_key(test->store, 1, &test->arena, &key, &found, &test->err) && found &&
			key.other_sha256.n == 64 && str_is(key.other_place, "15-34"),
		"its key is both claims");
	key.kind = STR("status");
	ok(!history_begin(&history, test->store, STR("Ann"), STR("x1 is dismissed"), &test->err) &&
			!history_set(&history, &key, STR("dismissed"), &test->err) &&
			!history_end(&history, &test->err),
		"it can be dismissed");
	if (store_rows_open(test->store, TABLE_CONFLICTS, 1, &rows, &test->err) ||
		store_rows_next(&rows, &test->err) != 1)
		exit(1);
	ok(str_is(store_rows_get(&rows, "status"), "dismissed"), "and is");
	store_rows_close(&rows);
	ok(!history_conflict_key(test->store, 99, &test->arena, &key, &found, &test->err) && !found,
		"a conflict that is not there has no key");
}

int main(void)
{
	struct test_store test = { 0 };
	struct id_vec claims[2] = { 0 };

	if (setjmp(test.escape))
		return 1;
	test_store_open(&test);
	add_articles(&test, claims);
	test_walk(&test, claims[0].v[0]);
	test_many_at_once(&test, claims);
	test_refused(&test, claims[0].v[0]);
	test_outlives(&test, claims[0].v[0]);
	test_conflict(&test, claims);
	test_store_close(&test);
	return tap_end();
}
