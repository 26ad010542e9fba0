#include "store/query.h"

#include <errno.h>
#include <string.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "store/decisions.h"
#include "store/migrations.h"
#include "store/register.h"

/* "SAYO": what tells our files from other SQLite databases. */
enum { APPLICATION_ID = 0x5341594F };

/* How long to wait for another program to let go of the file. */
enum { BUSY_MILLISECONDS = 5000 };

int store_fail(struct store *store, int rc, struct err *err)
{
	const char *why = store->db ? sqlite3_errmsg(store->db) : sqlite3_errstr(rc);

	switch (rc & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(err, ERR_BUSY,
			"%s: another program is using the database; try again when it is done", store->path);
	case SQLITE_NOTADB:
		return err_set(err, ERR_STORE, "%s is not a sayso database", store->path);
	case SQLITE_CORRUPT:
		return err_set(err, ERR_STORE,
			"%s: the database is damaged (%s); restore a copy of it, or add the articles again",
			store->path, why);
	case SQLITE_CONSTRAINT:
	case SQLITE_TOOBIG:
		return err_set(err, ERR_INPUT, "the database refuses it: %s", why);
	case SQLITE_FULL:
		return err_set(err, ERR_SYSTEM, "%s: the disk is full", store->path);
	case SQLITE_READONLY:
		return err_set(err, ERR_STORE, "%s: the database may not be written: %s", store->path, why);
	default:
		return err_set(err, ERR_STORE, "%s: %s", store->path, why);
	}
}

static int exec(struct store *store, const char *sql, struct err *err)
{
	int rc = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK ? 0 : store_fail(store, rc, err);
}

/* The first number of a statement's only row. */
static int number(struct store *store, const char *sql, int64_t *value, struct err *err)
{
	sqlite3_stmt *stmt = NULL;
	int rc = sqlite3_prepare_v2(store->db, sql, -1, &stmt, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		*value = sqlite3_column_int64(stmt, 0);
	else
		store_fail(store, rc, err);
	sqlite3_finalize(stmt);
	return rc == SQLITE_ROW ? 0 : -1;
}

/* Which schema the file has: *version 0 for an empty file, -1 with err when it is not ours or newer. */
static int identify(struct store *store, int64_t *version, struct err *err)
{
	int64_t id, tables;

	if (number(store, "PRAGMA application_id", &id, err) ||
		number(store, "PRAGMA user_version", version, err) ||
		number(store, "SELECT count(*) FROM sqlite_schema", &tables, err))
		return -1;
	if (id != APPLICATION_ID && (id || *version || tables))
		return err_set(err, ERR_STORE, "%s is a database, but not a sayso database", store->path);
	if (id == APPLICATION_ID && *version < 1)
		return err_set(
			err, ERR_STORE, "%s: the database is damaged (it has no version)", store->path);
	if (*version > n_migrations)
		return err_set(err, ERR_STORE,
			"%s was made by a newer sayso (schema %lld; this one knows %d): install that version",
			store->path, (long long)*version, n_migrations);
	return 0;
}

/* The sources of an older sayso are registered with the last one, when all tables are as the code knows them.
 */
static int apply(struct store *store, const struct migration *migration, struct err *err)
{
	char version[64];

	snprintf(version, sizeof version, "PRAGMA user_version = %d", migration->number);
	if (exec(store, migration->sql, err) || exec(store, version, err) ||
		(migration->number == n_migrations && register_pending(store, err)) ||
		exec(store, "COMMIT", err))
		return err_prefix(err, migration->name);
	return 0;
}

/* Each migration in a transaction of its own; the version is read again in it, since another may be
 * migrating. */
static int migrate(struct store *store, struct err *err)
{
	int64_t version;

	for (;;) {
		if (exec(store, "BEGIN IMMEDIATE", err))
			return -1;
		if (identify(store, &version, err) ||
			(version < n_migrations && apply(store, &migrations[version], err))) {
			store_rollback(store);
			return -1;
		}
		if (version >= n_migrations)
			return exec(store, "COMMIT", err);
	}
}

static int set_up(struct store *store, enum store_mode mode, struct err *err)
{
	int64_t version;

	sqlite3_extended_result_codes(store->db, 1);
	sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
	/* The file may come from anybody. (Its schema must be trusted, or no trigger may write to an FTS5
	 * table.) */
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (exec(store, "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;", err) ||
		identify(store, &version, err))
		return -1;
	if (!version && mode != STORE_WRITE)
		return err_set(err, ERR_STORE, "%s is empty: no article was added yet", store->path);
	if (version < n_migrations && migrate(store, err))
		return -1;
	store_changed(store);
	return mode == STORE_READ ? exec(store, "PRAGMA query_only = ON", err) : 0;
}

/* Never a temporary or in-memory database: those have names that a user's file cannot. */
static const char *file_name(const char *path, char *buffer, size_t size)
{
	if (path[0] != ':')
		return path;
	snprintf(buffer, size, "./%s", path);
	return buffer;
}

static int open_file(struct store *store, const char *path, enum store_mode mode, struct err *err)
{
	/* Writable also for reading, so that what a killed process left half done can be rolled back; SQLite
	 * falls back to reading where the file may not be written. */
	int flags = SQLITE_OPEN_READWRITE | (mode == STORE_WRITE ? SQLITE_OPEN_CREATE : 0), rc;
	char buffer[1024];
	struct stat st;

	if (!*path)
		return err_set(err, ERR_USAGE, "the database needs a name");
	if (mode != STORE_WRITE && stat(path, &st) && errno == ENOENT)
		return err_set(err, ERR_STORE,
			"there is no database %s; \"sayso add\" makes one, --db names another", store->path);
	rc = sqlite3_open_v2(file_name(path, buffer, sizeof buffer), &store->db, flags, NULL);
	if (rc == SQLITE_OK)
		return set_up(store, mode, err);
	store_fail(store, rc, err);
	return -1;
}

int store_open(struct store **store, const char *path, enum store_mode mode, struct err *err)
{
	struct store *opened = mem_alloc(sizeof *opened);

	*store = NULL;
	if (!opened)
		return err_set(err, ERR_SYSTEM, "not enough memory");
	*opened = (struct store){ 0 };
	snprintf(opened->path, sizeof opened->path, "%s", path);
	if (open_file(opened, path, mode, err)) {
		store_close(opened);
		return -1;
	}
	*store = opened;
	return 0;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	for (int i = 0; i < STMT_COUNT; i++)
		sqlite3_finalize(store->stmt[i]);
	sqlite3_finalize(store->listing);
	sqlite3_close(store->db);
	mem_free(store);
}

bool store_changed(struct store *store)
{
	struct query query = query_begin(store, STMT_DATA_VERSION);
	int64_t seen = store->data_version;

	if (query_row(&query, NULL) == 1)
		store->data_version = query_get_int(&query, 0);
	query_end(&query);
	return store->data_version != seen;
}

const char *store_path(const struct store *store)
{
	return sqlite3_db_filename(store->db, "main");
}

int store_begin(struct store *store, struct err *err)
{
	struct query query = query_begin(store, STMT_BEGIN);

	return query_run(&query, err);
}

int store_commit(struct store *store, struct err *err)
{
	struct query query;

	if (decisions_counted(store, err))
		return -1;
	query = query_begin(store, STMT_COMMIT);
	return query_run(&query, err);
}

void store_rollback(struct store *store)
{
	store->to_count = 0;
	/* An error may have rolled it back already. */
	for (int i = 0; i < STMT_COUNT; i++)
		sqlite3_reset(store->stmt[i]);
	if (!sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

/* FTS5 makes its shadow tables itself. */
static const char schema_sql[] = "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT "
				 "LIKE 'claims_fts\\__%' ESCAPE '\\'"
				 " OR type = 'trigger' ORDER BY type = 'view', type = 'trigger', rowid";

int store_schema(struct store *store, struct strbuf *out, struct err *err)
{
	sqlite3_stmt *stmt = NULL;
	int rc = sqlite3_prepare_v2(store->db, schema_sql, -1, &stmt, NULL);

	strbuf_addf(out,
		"-- Generated from db/migrations/ by tests/unit/test-store-schema --print; a test holds it "
		"true.\n"
		"PRAGMA application_id = %d;\nPRAGMA user_version = %d;\n",
		APPLICATION_ID, n_migrations);
	while (rc == SQLITE_OK || rc == SQLITE_ROW) {
		rc = sqlite3_step(stmt);
		if (rc == SQLITE_ROW)
			strbuf_addf(out, "\n%s\n", (const char *)sqlite3_column_text(stmt, 0));
	}
	if (rc != SQLITE_DONE)
		store_fail(store, rc, err);
	sqlite3_finalize(stmt);
	return rc == SQLITE_DONE ? 0 : -1;
}
