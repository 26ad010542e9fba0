/* A database that the first version made is brought up to date with what is in it. */
#include <sqlite3.h>

#include "store.h"
#include "store/identity.h"
#include "store/migrations.h"

#define HASH_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

/* Two articles: one full name and one surname in both, and people without a name. */
static const char old_rows[] =
	"PRAGMA application_id = 1396791631; PRAGMA user_version = 1;"
	"INSERT INTO articles (id, document, sha256, text) VALUES (1, 'one', '" HASH_A
	"', 'Ines Holm said it rained.'),"
	" (2, 'two', '" HASH_B "', 'Ines Holm said it snowed.');"
	"INSERT INTO sources (id, name, kind, named, article_id, role) VALUES (1, 'Ines Holm', 'person', 1, "
	"NULL, 'pilot'),"
	" (2, 'Holm', 'person', 1, NULL, NULL), (3, 'pilots', 'group', 0, 1, NULL), (4, 'pilots', 'group', "
	"0, 2, NULL);"
	"INSERT INTO claims (id, article_id, ordinal, text, quote, speech, cue_negated, stance, polarity, "
	"certainty,"
	" paragraph, sentence, start, end, spans, confidence)"
	" SELECT value, 1 + (value > 3), value, 'it rained', 'it rained', 'indirect', 0, 'asserts', "
	"'affirmed',"
	" 'asserted', 1, 1, 15, 24, '15-24', 0.5 FROM json_each('[1, 2, 3, 4, 5, 6]');"
	"INSERT INTO claim_sources (claim_id, ordinal, source_id, kind, named, as_written, confidence) VALUES"
	" (1, 1, 1, 'person', 1, 'Ines Holm', 1), (2, 1, 2, 'person', 1, 'Holm', 1), (3, 1, 3, 'group', 0, "
	"'pilots', 1),"
	" (4, 1, 1, 'person', 1, 'Ines Holm', 1), (5, 1, 2, 'person', 1, 'Ms. Holm', 1),"
	" (6, 1, 4, 'group', 0, 'pilots', 1), (6, 2, NULL, 'person', 1, 'she', 1);"
	"INSERT INTO source_names (source_id, article_id, as_written) VALUES (1, 1, 'Ines Holm'), (2, 1, "
	"'Holm');"
	"INSERT INTO decisions (subject, article_sha256, spans, kind, value, decided_at)"
	" VALUES ('claim', '" HASH_A "', '15-24', 'note', 'called her', '2031-01-01');"
	"INSERT INTO events (happened_at, subject, article_sha256, spans, kind, new_value)"
	" VALUES ('2031-01-01', 'claim', '" HASH_A "', '15-24', 'note', 'called her');";

static bool make_old(const char *path)
{
	sqlite3 *db = NULL;
	char *why = NULL;
	bool made = sqlite3_open(path, &db) == SQLITE_OK &&
		    sqlite3_exec(db, migrations[0].sql, NULL, NULL, &why) == SQLITE_OK &&
		    sqlite3_exec(db, old_rows, NULL, NULL, &why) == SQLITE_OK;

	if (why)
		printf("# %s\n", why);
	sqlite3_free(why);
	sqlite3_close(db);
	return made;
}

static int64_t source_of(struct test_store *test, int64_t claim)
{
	struct statement statement = { .claim_id = claim };

	if (store_source_ids(test->store, &statement, &test->arena, &test->err) || !statement.source_ids.n)
		return -1;
	return statement.source_ids.v[0];
}

static int rows(struct test_store *test, enum store_table table)
{
	struct store_rows rows;
	int n = 0;

	if (store_rows_open(test->store, table, 0, &rows, &test->err))
		return -1;
	while (store_rows_next(&rows, &test->err) == 1)
		n++;
	return n;
}

int main(void)
{
	struct test_store test = { .path = "/tmp/sayso-migrate.XXXXXX" };
	struct source_row row;
	bool found = false;
	int fd = mkstemp(test.path);

	arena_init(&test.arena, &test.escape);
	if (fd < 0 || setjmp(test.escape))
		return 1;
	close(fd);
	ok(make_old(test.path), "a database of the first version");
	ok(!store_open(&test.store, test.path, STORE_READ, &test.err), "opens");
	if (!test.store) {
		printf("# %s\n", test.err.msg);
		return tap_end();
	}
	ok(rows(&test, TABLE_CLAIMS) == 6 && rows(&test, TABLE_STEPS) == 1,
		"with its claims and its history");
	ok(source_of(&test, 1) == 1 && source_of(&test, 4) == 1,
		"a full name is one row still, and has its id");
	ok(source_of(&test, 2) > 0 && source_of(&test, 5) > 0 && source_of(&test, 2) != source_of(&test, 5),
		"a surname is one an article");
	ok(source_of(&test, 3) == 3 && source_of(&test, 6) == 4, "people without a name keep their rows");
	ok(rows(&test, TABLE_SOURCES) == 5, "no row is left over");
	ok(!source_row(test.store, 1, &test.arena, &row, &found, &test.err) && found &&
			str_is(row.name, "Ines Holm") && row.named,
		"a row has its name");
	store_close(test.store);
	ok(!store_open(&test.store, test.path, STORE_WRITE, &test.err) && source_of(&test, 4) == 1,
		"it opens again as it is");
	test_store_close(&test);
	return tap_end();
}
