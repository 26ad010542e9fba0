/* What a person decides on claims, conflicts and articles, and that it can all be taken back. */
#include "store.h"
#include "store/decide.h"
#include "store/history.h"
#include "store/excerpt.h"

static const struct source pilot = { .name = { "Ines Holm", 9 }, .kind = SOURCE_PERSON, .named = true };
static const char text[] = "Ferry talk\n\nInes Holm said the ferry was late. “It was very late,” she said, "
			   "“and cold”.\n\nBo Ek said the ferry was early.";

struct world {
	struct test_store test;
	int64_t article;
	struct id_vec claims; /* c1 to c3 */
};

static void open_world(struct world *world)
{
	struct test_store *test = &world->test;
	struct document doc;

	test_store_open(test);
	doc = test_document(test, "ferry", text);
	test_claim(&doc, pilot, "Ines Holm", "said", "the ferry was late");
	test_claim(&doc, pilot, NULL, "she said", "It was very late");
	test_claim(&doc, (struct source){ .name = STR("Bo Ek"), .kind = SOURCE_PERSON, .named = true },
		"Bo Ek", "said", "the ferry was early");
	world->article = test_add(test, &doc, &world->claims);
	if (!world->article)
		exit(1);
}

/* A cell of the row, "" where there is none. */
static struct str cell(struct world *world, enum store_table table, int64_t id, const char *column)
{
	struct test_store *test = &world->test;
	struct store_rows rows;
	struct str value = { 0 };

	if (store_rows_open(test->store, table, id, &rows, &test->err))
		exit(1);
	if (store_rows_next(&rows, &test->err) == 1)
		value = str_copy(&test->arena, store_rows_get(&rows, column));
	store_rows_close(&rows);
	return value;
}

static bool cell_is(struct world *world, int64_t claim, const char *column, const char *wanted)
{
	struct str value = cell(world, TABLE_CLAIMS, claim, column);

	if (str_is(value, wanted) || (!*wanted && !value.n))
		return true;
	printf("# c%lld %s: \"%.*s\", wanted \"%s\"\n", (long long)claim, column, STR_ARG(value), wanted);
	return false;
}

static struct str set(struct world *world, char kind, int64_t id, const char *what, const char *value)
{
	struct decision decision = { what, str_of(value) };
	struct str summary = { 0 };

	world->test.err = (struct err){ 0 };
	if (decide(world->test.store, STR("Ann"), kind, id, &decision, 1, &world->test.arena, &summary,
		    &world->test.err))
		return (struct str){ 0 };
	return summary;
}

static bool undo(struct world *world)
{
	struct str summary;

	return history_undo(world->test.store, STR("Ann"), &world->test.arena, &summary, &world->test.err) ==
	       1;
}

static bool redo(struct world *world)
{
	struct str summary;

	return history_redo(world->test.store, STR("Ann"), &world->test.arena, &summary, &world->test.err) ==
	       1;
}

/* ---- values ---- */

static void test_values(struct world *world)
{
	static const struct {
		char kind;
		int64_t id;
		const char *what, *value, *summary; /* NULL: refused; "": not there */
	} cases[] = {
		{ 'c', 1, "status", "accepted", "c1 is accepted" },
		{ 'c', 1, "status", "rejected", "c1 is rejected (was accepted)" },
		{ 'c', 1, "status", "", "c1 has no own status any more: rejected" },
		{ 'c', 1, "status", "maybe", NULL },
		{ 'c', 1, "status", "Accepted", NULL },
		{ 'c', 1, "mood", "good", NULL },
		{ 'c', 1, "dismissed_for", "1", NULL },
		{ 'x', 1, "status", "accepted", "" },
		{ 'c', 99, "status", "accepted", "" },
		{ 'c', 1, "note", "  call\ther ", "c1 has the note “call her”" },
		{ 'c', 1, "note", "\xff", NULL },
		{ 'c', 1, "checked_at", "2024-02-30", NULL },
		{ 'c', 1, "checked_at", "2024-02-29", "c1 is checked on 2024-02-29" },
		{ 'c', 1, "check_status", "verified", "c1 is verified" },
		{ 'c', 1, "check_status", "true", NULL },
		{ 'c', 1, "spans", "5-5", NULL },
		{ 'c', 1, "spans", "5-3", NULL },
		{ 'c', 1, "spans", "10-20 15-30", NULL },
		{ 'c', 1, "spans", "10-20,30-40", NULL },
		{ 'c', 1, "spans", "10-12", NULL }, /* line breaks alone */
		{ 'c', 1, "spans", "10-999", NULL },
		{ 'c', 1, "spans", "99999999999999999999-5", NULL },
		{ 'c', 1, "source", "s99", NULL },
		{ 'c', 1, "source", ";", NULL },
		{ 'a', 1, "date", "yesterday", NULL },
		{ 'a', 1, "status", "accepted", NULL },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str summary = set(world, cases[i].kind, cases[i].id, cases[i].what, cases[i].value);
		bool refused = world->test.err.code == ERR_USAGE;

		if (!cases[i].summary)
			ok(refused, "%s=%s is refused", cases[i].what, cases[i].value);
		else if (!ok(!refused && (str_is(summary, cases[i].summary) ||
						 (!summary.n && !*cases[i].summary)),
				 "%c%lld %s=%s", cases[i].kind, (long long)cases[i].id, cases[i].what,
				 cases[i].value))
			printf("# %.*s%s\n", STR_ARG(summary), world->test.err.msg);
	}
}

/* ---- edits ---- */

static void test_edits(struct world *world)
{
	struct str found = cell(world, TABLE_CLAIMS, 2, "spans"), words;

	ok(cell_is(world, 2, "speech", "indirect"), "found with the speech it was given");
	words = set(world, 'c', 2, "spans", "55-70 78-87");
	ok(str_ends(words, ")") && cell_is(world, 2, "quote", "very late,” she … and cold”"),
		"other words: byte-true from the article");
	ok(cell_is(world, 2, "speech", "mixed") && cell_is(world, 2, "start", "55") &&
			cell_is(world, 2, "end", "87") && cell_is(world, 2, "spans", "55-70 78-87") &&
			cell_is(world, 2, "claim", "very late,” she … and cold”"),
		"with them speech, bounds, spans and claim");
	set(world, 'c', 2, "spans", "55-64");
	ok(cell_is(world, 2, "quote", "very late") && cell_is(world, 2, "speech", "direct"),
		"inside quotation marks alone it is direct");
	set(world, 'c', 2, "claim", "The ferry was very late");
	ok(cell_is(world, 2, "claim", "The ferry was very late") && cell_is(world, 2, "quote", "very late"),
		"another wording leaves the quote alone");
	set(world, 'c', 2, "status", "accepted");
	ok(cell_is(world, 2, "status", "accepted"), "an edited claim can be decided on");
	ok(undo(world) && undo(world) && cell_is(world, 2, "claim", "very late"), "undo: the words again");
	ok(undo(world) && undo(world) && cell_is(world, 2, "quote", "It was very late") &&
			str_eq(cell(world, TABLE_CLAIMS, 2, "spans"), found) &&
			cell_is(world, 2, "speech", "indirect") &&
			cell_is(world, 2, "claim", "It was very late"),
		"undo: all as it was found");
	ok(redo(world) && redo(world) && redo(world) && cell_is(world, 2, "claim", "The ferry was very late"),
		"redo: the wording");
	ok(str_is(set(world, 'c', 2, "claim", "It was very late"),
		   "c2 reads “It was very late” (was “The ferry was very late”)"),
		"the wording that was found is no decision");
	set(world, 'c', 2, "spans", "");
	ok(cell_is(world, 2, "quote", "It was very late"), "spans can be taken back by themselves");
}

static void test_sources(struct world *world)
{
	static const struct {
		const char *given, *source, *named;
	} cases[] = {
		{ "Bo Ek", "Bo Ek", "yes" },
		{ "bo ek", "Bo Ek", "yes" },
		{ "s1", "Ines Holm", "yes" },
		{ "Bo Ek; s1; Bo Ek", "Bo Ek; Ines Holm", "yes; yes" },
		{ "harbor officials", "harbor officials", "no" },
		{ "Harbor Board (organization)", "Harbor Board", "yes" },
		{ "-", "", "" },
		{ "Ines Holm (person)", "Ines Holm", "yes" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		set(world, 'c', 3, "source", cases[i].given);
		ok(cell_is(world, 3, "source", cases[i].source) && cell_is(world, 3, "named", cases[i].named),
			"source=%s", cases[i].given);
	}
	ok(str_is(set(world, 'c', 3, "source", ""), "c3 comes from “Bo Ek” (was “Ines Holm”)") &&
			cell_is(world, 3, "source", "Bo Ek") &&
			cell_is(world, 3, "source_as_written", "Bo Ek"),
		"as found again");
	ok(undo(world) && cell_is(world, 3, "source", "Ines Holm") && redo(world) &&
			cell_is(world, 3, "source", "Bo Ek"),
		"undo and redo of a source");
}

/* ---- what a person found ---- */

static uint32_t listed(struct world *world, enum store_table table, bool any)
{
	struct id_vec ids;

	if (store_ids(world->test.store, table, STR(""), any, &world->test.arena, &ids, &world->test.err))
		exit(1);
	return ids.n;
}

static void test_given(struct world *world)
{
	struct test_store *test = &world->test;
	struct str summary;
	int64_t claim, conflict;

	ok(!decide_new_claim(test->store, STR("Ann"), 1, 82, 86, STR("Bo Ek"), &test->arena, &claim, &summary,
		   &test->err) &&
			claim == 4 && str_is(summary, "c4 is found in a1: “cold”, from Bo Ek"),
		"a claim that was missed");
	ok(cell_is(world, 4, "rule", "person") && cell_is(world, 4, "source", "Bo Ek") &&
			cell_is(world, 4, "paragraph", "2"),
		"it is a row as any");
	ok(decide_new_claim(
		   test->store, STR("Ann"), 1, 82, 86, STR(""), &test->arena, &claim, &summary, &test->err) &&
			test->err.code == ERR_USAGE,
		"not twice");
	ok(decide_new_claim(test->store, STR("Ann"), 1, 500, 600, STR(""), &test->arena, &claim, &summary,
		   &test->err) &&
			test->err.code == ERR_USAGE,
		"not beyond the text");
	ok(decide_new_claim(
		   test->store, STR("Ann"), 9, 1, 6, STR(""), &test->arena, &claim, &summary, &test->err) &&
			test->err.code == ERR_USAGE,
		"not in an article that is not there");
	set(world, 'c', 4, "note", "seen by Ann");
	ok(!decide_new_conflict(test->store, STR("Ann"), 3, 1, STR("late or early"), &test->arena, &conflict,
		   &summary, &test->err) &&
			conflict == 1 && str_is(summary, "x1 is found: c1 against c3, “late or early”"),
		"a conflict that was missed; the earlier claim stands first");
	ok(decide_new_conflict(test->store, STR("Ann"), 1, 3, STR("again"), &test->arena, &conflict, &summary,
		   &test->err) &&
			test->err.code == ERR_USAGE,
		"not twice");
	ok(str_is(cell(world, TABLE_CONFLICTS, 1, "reason"), "late or early") &&
			str_is(cell(world, TABLE_CONFLICTS, 1, "rule"), "person") &&
			str_is(cell(world, TABLE_CONFLICTS, 1, "a_evidence"), "the ferry was late"),
		"it is a row as any");
	ok(cell_is(world, 1, "conflicts_with", "3") && cell_is(world, 1, "conflict_status", "open"),
		"its claims tell it");
	set(world, 'c', 3, "status", "rejected");
	ok(cell_is(world, 1, "conflicts_with", "") && cell_is(world, 1, "conflict_status", "none") &&
			str_is(cell(world, TABLE_CONFLICTS, 1, "set_aside"), "rejected"),
		"a rejected claim sets its conflicts aside");
	ok(listed(world, TABLE_CONFLICTS, false) == 0 && listed(world, TABLE_CONFLICTS, true) == 1 &&
			listed(world, TABLE_CLAIMS, false) == 4,
		"lists leave them out unless all is asked for");
	ok(undo(world) && cell_is(world, 1, "conflicts_with", "3"), "and brings them back");
	ok(str_is(set(world, 'x', 1, "dismissed_for", "3"), "x1 has the reason: an update") &&
			str_is(cell(world, TABLE_CONFLICTS, 1, "dismissed_for"), "an update"),
		"a reason is given by its number");
	set(world, 'x', 1, "status", "confirmed");
	ok(!cell(world, TABLE_CONFLICTS, 1, "dismissed_for").n && undo(world) &&
			str_is(cell(world, TABLE_CONFLICTS, 1, "dismissed_for"), "an update"),
		"which goes when it is confirmed, and comes back");
	ok(undo(world) && undo(world) && !cell(world, TABLE_CONFLICTS, 1, "reason").n,
		"undo: the conflict is gone");
	ok(undo(world) && undo(world) && !cell(world, TABLE_CLAIMS, 4, "claim").n, "undo: the claim is gone");
	ok(redo(world) && cell_is(world, 4, "source", "Bo Ek") && redo(world) &&
			cell_is(world, 4, "note", "seen by Ann") && redo(world) &&
			str_is(cell(world, TABLE_CONFLICTS, 1, "reason"), "late or early"),
		"redo: all are back");
}

/* ---- articles and progress ---- */

static void test_article(struct world *world)
{
	struct article_progress progress;

	ok(str_is(set(world, 'a', 1, "date", "2024-09-12"), "a1 is of 2024-09-12") &&
			str_is(cell(world, TABLE_ARTICLES, 1, "published_at"), "2024-09-12"),
		"an article's day");
	set(world, 'a', 1, "outlet", "Harbor Gazette");
	ok(str_is(cell(world, TABLE_ARTICLES, 1, "outlet"), "Harbor Gazette") && undo(world) && undo(world) &&
			!cell(world, TABLE_ARTICLES, 1, "outlet").n &&
			!cell(world, TABLE_ARTICLES, 1, "published_at").n,
		"and back to what was read");
	set(world, 'c', 1, "status", "accepted");
	ok(!store_article_progress(world->test.store, 1, &progress, &world->test.err) &&
			progress.claims == 4 && progress.decided == 1 && progress.sources == 3 &&
			!progress.unnamed,
		"how far the article is: %d of %d, %d sources", progress.decided, progress.claims,
		progress.sources);
	set(world, 'c', 1, "status", "new");
	ok(!store_article_progress(world->test.store, 0, &progress, &world->test.err) &&
			progress.claims == 4 && !progress.decided,
		"and all of them");
}

static void test_many(struct world *world)
{
	struct decide_target targets[] = { { 'c', 1 }, { 'c', 77 }, { 'c', 3 } };
	struct decision decisions[] = { { "status", STR("flagged") }, { "note", STR("ask") } };
	struct str summary = { 0 };

	ok(!decide_all(world->test.store, STR("Ann"), targets, 3, decisions, 2, &world->test.arena, &summary,
		   &world->test.err) &&
			str_is(summary, "c1 is flagged (was new), has the note “ask” (was “call her”); c3 is "
					"flagged, has the note “ask”"),
		"several rows: %.*s", STR_ARG(summary));
	ok(undo(world) && cell_is(world, 1, "status", "new") && cell_is(world, 3, "status", "new"),
		"in one step");
}

int main(void)
{
	struct world world = { 0 };

	if (setjmp(world.test.escape))
		return 1;
	open_world(&world);
	test_values(&world);
	test_edits(&world);
	test_sources(&world);
	test_given(&world);
	test_article(&world);
	test_many(&world);
	test_store_close(&world.test);
	return tap_end();
}
