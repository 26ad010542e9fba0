/* Memory that runs out at any place leaves no half article, and the store goes on. */
#include "base/mem.h"
#include "store.h"

static const struct source aide = { .name = { "aide", 4 }, .kind = SOURCE_PERSON };

struct run {
	struct test_store *test;
	unsigned long nth;
	bool escaped, stored;
};

/* One article into the store while the nth allocation fails. */
static void attempt(struct run *run)
{
	struct test_store *test = run->test;
	struct arena arena;
	jmp_buf escape;
	struct document doc = test_document(test, "memory", "An aide said it rained.");
	struct id_vec ids = { 0 };

	test_claim(&doc, aide, "An aide", "said", "it rained");
	arena_init(&arena, &escape);
	doc.arena = &arena;
	run->escaped = run->stored = false;
	if (setjmp(escape)) {
		mem_fail_nth(0);
		store_rollback(run->test->store);
		arena_release(&arena);
		run->escaped = true;
		return;
	}
	mem_fail_nth(run->nth);
	run->stored = test_add(test, &doc, &ids) > 0;
	mem_fail_nth(0);
	arena_release(&arena);
}

static void test_add_without_memory(struct test_store *test)
{
	struct run run = { .test = test, .nth = 1 };
	int64_t known = -1;

	attempt(&run);
	ok(run.escaped, "the first allocation fails");
	ok(!store_load(test->store, 1, &test->arena, &(struct document){ 0 }, &(struct id_vec){ 0 },
		   &(bool){ false }, &test->err) &&
			!store_claim_article(test->store, 1, &known, &test->err) && !known,
		"nothing is stored");
	run.nth = 0;
	attempt(&run);
	ok(run.stored, "with memory the article is stored");
}

static void test_open_without_memory(void)
{
	struct store *store = NULL;
	struct err err = { 0 };
	int rc;

	mem_fail_nth(1);
	rc = store_open(&store, "/tmp/sayso-none.db", STORE_WRITE, &err);
	mem_fail_nth(0);
	ok(rc && !store && err.code == ERR_SYSTEM, "a store that finds no memory says so");
	store_close(store);
}

int main(void)
{
	struct test_store test = { 0 };

	if (setjmp(test.escape))
		return 1;
	test_store_open(&test);
	test_add_without_memory(&test);
	test_open_without_memory();
	test_store_close(&test);
	return tap_end();
}
