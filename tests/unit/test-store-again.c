/* An article read again, and a newer version of it: what was decided follows the words. */
#include "store.h"
#include "store/decide.h"
#include "store/history.h"

static const struct source pilot = { .name = { "Ines Holm", 9 }, .kind = SOURCE_PERSON, .named = true };
static const char text[] =
	"Ines Holm said the old ferry was late, and very late on Monday. Bo Ek said that it was early.";

struct world {
	struct test_store test;
	int64_t article;
};

static struct document document(struct world *world, const char *words, const char *content)
{
	struct document doc = test_document(&world->test, "ferry", words);

	doc.url = STR("http://x.example/ferry");
	if (content)
		test_claim(&doc, pilot, "Ines Holm", "said", content);
	return doc;
}

static void open_world(struct world *world, const char *content)
{
	struct document doc;
	struct id_vec ids;

	*world = (struct world){ 0 };
	test_store_open(&world->test);
	doc = document(world, text, content);
	world->article = test_add(&world->test, &doc, &ids);
	if (!world->article)
		exit(1);
}

static bool set(struct world *world, int64_t claim, const char *what, const char *value)
{
	struct decision decision = { what, str_of(value) };
	struct str summary;

	return !decide(world->test.store, STR("Ann"), 'c', claim, &decision, 1, &world->test.arena, &summary,
		       &world->test.err) &&
	       summary.n;
}

static struct str cell(struct world *world, int64_t claim, const char *column)
{
	struct store_rows rows;
	struct str value = { 0 };

	if (store_rows_open(world->test.store, TABLE_CLAIMS, claim, &rows, &world->test.err))
		exit(1);
	if (store_rows_next(&rows, &world->test.err) == 1)
		value = str_copy(&world->test.arena, store_rows_get(&rows, column));
	store_rows_close(&rows);
	return value;
}

static struct store_again read_again(struct world *world, const char *content, struct id_vec *ids)
{
	struct document doc = document(world, text, content);
	struct store_again result = { 0 };

	if (store_begin(world->test.store, &world->test.err) ||
		store_read_again(world->test.store, world->article, &doc, ids, &result, &world->test.err) ||
		store_commit(world->test.store, &world->test.err)) {
		printf("# %s\n", world->test.err.msg);
		exit(1);
	}
	return result;
}

/* ---- the same words, or nearly ---- */

static void test_spans(void)
{
	static const struct {
		const char *before, *after;
		bool same, near;
	} cases[] = {
		{ "the old ferry was late", "the old ferry was late", true, false },
		{ "the old ferry was late", "old ferry was late", false, true },
		{ "old ferry was late", "the old ferry was late", false, true },
		{ "the old ferry was late", "the old ferry was late,", false, true },
		{ "the old ferry was late", "the old ferry was", false, true },
		{ "the old ferry was late", "old ferry was late, and", false, true },
		{ "the old ferry was late", "ferry was late", false, false },
		{ "the old ferry was late", "the old ferry was late, and very late", false, false },
		{ "the old ferry was late", "it was early", false, false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct store_again result;
		struct world world;
		struct id_vec ids;
		bool kept;

		open_world(&world, cases[i].before);
		set(&world, 1, "status", "accepted");
		result = read_again(&world, cases[i].after, &ids);
		kept = ids.v[0] == 1 && str_is(cell(&world, 1, "status"), "accepted") &&
		       str_is(cell(&world, 1, "quote"), cases[i].after);
		ok(result.same == cases[i].same && result.near == cases[i].near &&
				kept == (cases[i].same || cases[i].near),
			"\"%s\", then \"%s\" (%u %u)", cases[i].before, cases[i].after, result.same,
			result.near);
		read_again(&world, cases[i].before, &ids);
		ok(str_is(cell(&world, ids.v[0], "status"), "accepted") &&
				str_is(cell(&world, ids.v[0], "quote"), cases[i].before),
			"and back");
		test_store_close(&world.test);
	}
}

static uint32_t lost(struct world *world)
{
	struct store_rows rows;
	uint32_t n = 0;

	if (store_rows_open(world->test.store, TABLE_LOST, world->article, &rows, &world->test.err))
		exit(1);
	while (store_rows_next(&rows, &world->test.err) == 1)
		n += str_is(store_rows_get(&rows, "words"), "the old ferry was late");
	return n;
}

static void test_gone(void)
{
	struct store_again result;
	struct world world;
	struct str summary;
	struct id_vec ids;
	int64_t given;

	open_world(&world, "the old ferry was late");
	set(&world, 1, "claim", "The ferry was late");
	set(&world, 1, "source", "Bo Ek");
	ok(!decide_new_claim(world.test.store, STR("Ann"), world.article, 80, 92, STR("Bo Ek"),
		   &world.test.arena, &given, &summary, &world.test.err),
		"a claim given");
	result = read_again(&world, NULL, &ids);
	ok(result.gone == 1 && !ids.n && lost(&world) == 2 && str_is(cell(&world, given, "source"), "Bo Ek"),
		"a claim is gone: decisions are listed, the claim given stays");
	result = read_again(&world, "the old ferry was late", &ids);
	ok(result.back == 1 && !lost(&world) &&
			str_is(cell(&world, ids.v[0], "claim"), "The ferry was late") &&
			str_is(cell(&world, ids.v[0], "source"), "Bo Ek"),
		"it is back: they hold again");
	result = read_again(&world, "old ferry was late", &ids);
	ok(result.near == 1 && str_is(cell(&world, ids.v[0], "claim"), "The ferry was late") &&
			str_is(cell(&world, ids.v[0], "quote"), "old ferry was late"),
		"nearly the same: they hold too");
	ok(history_undo(world.test.store, STR("Bo"), &world.test.arena, &summary, &world.test.err) == 1 &&
			history_undo(world.test.store, STR("Bo"), &world.test.arena, &summary,
				&world.test.err) == 1 &&
			history_undo(world.test.store, STR("Bo"), &world.test.arena, &summary,
				&world.test.err) == 1 &&
			str_is(cell(&world, ids.v[0], "claim"), "old ferry was late") &&
			str_is(cell(&world, ids.v[0], "source"), "Ines Holm") &&
			!cell(&world, given, "claim").n,
		"undo gives what was found now");
	read_again(&world, "it was early", &ids);
	ok(!decide_new_claim(world.test.store, STR("Ann"), world.article, 15, 37, STR(""), &world.test.arena,
		   &given, &summary, &world.test.err),
		"another one given");
	result = read_again(&world, "the old ferry was late", &ids);
	ok(result.same == 1 && ids.v[0] == given && str_is(cell(&world, given, "rule"), "hand"),
		"what was given and is found now is one claim");
	test_store_close(&world.test);
}

/* ---- newer versions ---- */

static struct store_version add_version(
	struct world *world, const char *words, const char *content, int64_t *claim)
{
	struct document doc = document(world, words, content);
	struct store_version version = { 0 };
	struct id_vec ids = { 0 };
	int64_t article;

	if (store_begin(world->test.store, &world->test.err) ||
		store_add(world->test.store, &doc, &article, &ids, &world->test.err) ||
		store_new_version(world->test.store, article, STR("Bo"), &world->test.arena, &version,
			&world->test.err) ||
		store_commit(world->test.store, &world->test.err)) {
		printf("# %s\n", world->test.err.msg);
		exit(1);
	}
	*claim = ids.n ? ids.v[0] : 0;
	return version;
}

static void test_versions(void)
{
	static const struct {
		const char *words, *content;
		uint32_t kept, lost;
	} cases[] = {
		{ "Update. Ines Holm said the old ferry was late, and very late on Monday.",
			"the old ferry was late", 3, 0 },
		{ "Ines Holm said the new ferry was late, and very late on Monday.", "the new ferry was late",
			0, 3 },
		{ "Ines Holm said the old ferry was late, and sunk.", "the old ferry was late", 2, 1 },
		{ "Ines Holm said nothing at all.", NULL, 0, 3 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct store_version version;
		struct world world;
		int64_t claim;
		struct str summary;

		open_world(&world, "the old ferry was late");
		set(&world, 1, "status", "accepted");
		set(&world, 1, "note", "Ann knows");
		set(&world, 1, "spans", "15-37 43-62");
		version = add_version(&world, cases[i].words, cases[i].content, &claim);
		ok(version.old == 1 && version.kept == cases[i].kept && version.lost == cases[i].lost,
			"%s: %u kept, %u lost", cases[i].words, version.kept, version.lost);
		if (cases[i].kept)
			ok(str_is(cell(&world, claim, "status"), "accepted") &&
					str_is(cell(&world, claim, "reviewer"), "Ann") &&
					str_is(cell(&world, claim, "quote"),
						cases[i].kept == 3
							? "the old ferry was late … very late on Monday"
							: "the old ferry was late"),
				"they hold, as Ann's, byte-true in the new text");
		if (cases[i].kept)
			ok(history_undo(world.test.store, STR("Bo"), &world.test.arena, &summary,
				   &world.test.err) == 1 &&
					str_is(cell(&world, claim, "status"), "new") &&
					str_is(cell(&world, 1, "status"), "accepted"),
				"taking over is a step that can be undone");
		ok(str_is(cell(&world, 1, "superseded_by"), "2"), "the old one is set aside");
		test_store_close(&world.test);
	}
}

static void test_given_version(void)
{
	struct store_version version;
	struct world world;
	struct str summary;
	int64_t given, claim;

	open_world(&world, "the old ferry was late");
	ok(!decide_new_claim(world.test.store, STR("Ann"), world.article, 80, 92, STR("Bo Ek"),
		   &world.test.arena, &given, &summary, &world.test.err) &&
			!decide_new_conflict(world.test.store, STR("Ann"), 1, given, STR("late, early"),
				&world.test.arena, &claim, &summary, &world.test.err),
		"a claim and a conflict given");
	version = add_version(&world,
		"Update. Ines Holm said the old ferry was late. Bo Ek said that it was early.",
		"the old ferry was late", &claim);
	ok(version.kept == 3 && !version.lost && str_is(cell(&world, claim, "conflicts_with"), "4") &&
			str_is(cell(&world, 4, "quote"), "it was early") &&
			str_is(cell(&world, 4, "source"), "Bo Ek"),
		"they are given in the newer version too");
	test_store_close(&world.test);
}

int main(void)
{
	test_spans();
	test_gone();
	test_versions();
	test_given_version();
	return tap_end();
}
