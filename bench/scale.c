/*
 * How the conflict work of adding an article grows with what is stored. The encoder has no part in it. Run by
 * scale.sh.
 *
 *	bench-scale fill SEED.db OUT.db CLAIMS  copy articles of SEED, made other events (shuffle.h), until
 *OUT has so many claims bench-scale probe SEED.db OUT.db N WAY  add N articles of about 25 claims, each taken
 *back; WAY: warm, or cold, with the file out of the page cache before each bench-scale all SEED.db OUT.db
 *compare an article with some thousands of stored claims, and say how long all would take bench-scale size
 *OUT.db                 bytes a claim bench-scale candidates DB               each claim with its candidates
 *in other articles, for recall.py
 */
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "claim/claim.h"
#include "cmd/lookup.h"
#include "conflict/conflict.h"
#include "shuffle.h"
#include "store/query.h"

enum { ARTICLES_A_COMMIT = 2000, WORLD_DAYS = 76, CLAIMS_LEAST = 22, CLAIMS_MOST = 28 };

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Of this processor alone: what the time would be on a machine that does nothing else, but for the disk. */
static double busy(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Pages of 4 KiB that came from the disk so far. */
static long pages_read(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_inblock / 8;
}

static _Noreturn void give_up(const struct err *err)
{
	fprintf(stderr, "bench-scale: %s\n", err->msg);
	exit(1);
}

static void must(int rc, const struct err *err)
{
	if (rc)
		give_up(err);
}

static struct store *open_store(const char *path, enum store_mode mode)
{
	struct store *store;
	struct err err = { 0 };

	must(store_open(&store, path, mode, &err), &err);
	return store;
}

/* The only number that a query gives, -1 where it gives none. */
static int64_t number(struct store *store, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	int64_t value = -1;

	if (sqlite3_prepare_v2(store->db, sql, -1, &stmt, NULL) == SQLITE_OK &&
		sqlite3_step(stmt) == SQLITE_ROW)
		value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return value;
}

/* Ids of all articles that have claims. */
static void article_ids(struct store *store, struct arena *arena, struct id_vec *out)
{
	struct store_rows rows;
	struct err err = { 0 };
	int rc;

	must(store_rows_open(store, TABLE_ARTICLES, 0, &rows, &err), &err);
	while ((rc = store_rows_next(&rows, &err)) == 1)
		if (store_rows_int(&rows, "claims"))
			vec_push(arena, out, store_rows_int(&rows, "article_id"));
	must(rc, &err);
	store_rows_close(&rows);
}

static bool load(struct store *store, int64_t article, struct arena *arena, struct document *doc)
{
	struct id_vec ids = { 0 };
	struct err err = { 0 };
	bool found;

	must(store_load(store, article, arena, doc, &ids, &found, &err), &err);
	return found && doc->claims.n;
}

static void statements(struct store *store, const struct document *doc, const struct id_vec *ids,
	int64_t article, struct statement_vec *out)
{
	struct err err = { 0 };

	for (uint32_t i = 0; i < doc->claims.n; i++) {
		struct statement one = claim_statement(doc, i, doc->arena);

		one.claim_id = ids->v[i];
		one.article_id = article;
		must(store_source_ids(store, &one, doc->arena, &err), &err);
		vec_push(doc->arena, out, one);
	}
}

/* ---- fill ---- */

/* Without a comparison: the terms alone. */
static void add(struct store *store, const struct document *doc)
{
	struct id_vec ids = { 0 };
	struct err err = { 0 };
	int64_t article;

	must(store_add(store, doc, &article, &ids, &err), &err);
	for (uint32_t i = 0; i < ids.n; i++) {
		struct statement one = claim_statement(doc, i, doc->arena);
		struct str_vec terms = { 0 };

		one.claim_id = ids.v[i];
		must(lookup_terms(store, &one, doc->arena, &terms, &err), &err);
	}
}

static void fill(const char *seed_path, const char *path, uint64_t wanted, jmp_buf *escape)
{
	struct store *seed = open_store(seed_path, STORE_READ), *store = open_store(path, STORE_WRITE);
	struct arena arena, scratch;
	struct id_vec ids = { 0 };
	struct err err = { 0 };
	uint64_t claims = 0, articles = 0;
	double began = seconds();

	/* a file that can be made again: fast, not safe */
	sqlite3_exec(store->db, "PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000", NULL, NULL, NULL);
	arena_init(&arena, escape);
	arena_init(&scratch, escape);
	article_ids(seed, &arena, &ids);
	must(store_begin(store, &err), &err);
	for (uint64_t world = 1; claims < wanted; world++)
		for (uint32_t i = 0; i < ids.n && claims < wanted; i++) {
			struct document doc;

			if (load(seed, ids.v[i], &scratch, &doc)) {
				shuffle_document(&doc, world, (long)world * WORLD_DAYS);
				add(store, &doc);
				claims += doc.claims.n;
				if (++articles % ARTICLES_A_COMMIT == 0) {
					fprintf(stderr, "%llu claims in %.0f seconds\n",
						(unsigned long long)claims, seconds() - began);
					must(store_commit(store, &err), &err);
					must(store_begin(store, &err), &err);
				}
			}
			arena_release(&scratch);
		}
	must(store_commit(store, &err), &err);
	store_close(store);
	store_close(seed);
	arena_release(&arena);
	printf("%llu claims of %llu articles in %.1f seconds\n", (unsigned long long)claims,
		(unsigned long long)articles, seconds() - began);
}

/* ---- probe ---- */

struct took {
	double add, candidates, compare, busy;
	uint64_t found;
	long pages;
	uint32_t claims;
};

/* As `sayso add` does it, then taken back. */
static struct took probe_one(struct store *store, struct document *doc)
{
	struct statement_vec fresh = { 0 };
	struct statement_vec *candidates = ARENA_ARRAY(doc->arena, struct statement_vec, doc->claims.n);
	struct conflict_input input = { &fresh, candidates };
	struct conflict_vec found = { 0 };
	struct took took = { .claims = doc->claims.n };
	struct family family = { 0 };
	struct id_vec ids = { 0 };
	struct err err = { 0 };
	double at = seconds(), began;
	int64_t article;

	must(store_begin(store, &err), &err);
	must(store_add(store, doc, &article, &ids, &err), &err);
	statements(store, doc, &ids, article, &fresh);
	took.add = seconds() - at;
	took.pages = -pages_read();
	began = busy();
	at = seconds();
	family.article = family.original = article;
	must(lookup_candidates(store, &family, &fresh, ids.v[0], doc->arena, candidates, &err), &err);
	took.candidates = seconds() - at;
	at = seconds();
	conflict_find(&input, doc->arena, &found);
	took.compare = seconds() - at;
	took.busy = busy() - began;
	took.pages += pages_read();
	for (uint32_t i = 0; i < fresh.n; i++)
		took.found += candidates[i].n;
	store_rollback(store);
	return took;
}

/* Out of the system's page cache; what SQLite itself holds goes with the handle. */
static void forget(const char *path)
{
	int fd = open(path, O_RDONLY);

	if (fd >= 0) {
		fdatasync(fd);
		posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
		close(fd);
	}
}

static int by_number(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The n-th article of the seed that has about 25 claims, as an event of a world that is stored. */
static bool load_probe(struct store *seed, const struct id_vec *ids, uint32_t *next, uint32_t worlds,
	struct arena *arena, struct document *doc)
{
	while (*next < ids->n) {
		if (load(seed, ids->v[(*next)++], arena, doc) && doc->claims.n >= CLAIMS_LEAST &&
			doc->claims.n <= CLAIMS_MOST) {
			uint64_t world = 1 + *next % worlds;

			/* another article of that world: same people, other text and day */
			shuffle_document(doc, world, (long)world * WORLD_DAYS + 3);
			memset(doc->sha256, 'f', 16);
			return true;
		}
		arena_release(arena);
	}
	return false;
}

static void probe(const char *seed_path, const char *path, uint32_t n, bool cold, jmp_buf *escape)
{
	struct store *seed = open_store(seed_path, STORE_READ), *store = open_store(path, STORE_WRITE);
	struct arena arena, scratch;
	struct id_vec ids = { 0 };
	double *times, *busy_times, candidates = 0, compare = 0, adding = 0;
	uint64_t found = 0, claims = 0;
	long pages = 0;
	uint32_t next = 0, done = 0, worlds;

	arena_init(&arena, escape);
	arena_init(&scratch, escape);
	article_ids(seed, &arena, &ids);
	times = ARENA_ARRAY(&arena, double, n);
	busy_times = ARENA_ARRAY(&arena, double, n);
	worlds = (uint32_t)(number(store, "SELECT count(*) FROM articles") / ids.n) + 1;
	for (; done < n; done++) {
		struct document doc;
		struct took took;

		if (!load_probe(seed, &ids, &next, worlds, &scratch, &doc))
			break;
		if (cold) {
			store_close(store);
			forget(path);
			store = open_store(path, STORE_WRITE);
		} else {
			probe_one(store, &doc);
		}
		took = probe_one(store, &doc);
		times[done] = took.candidates + took.compare;
		busy_times[done] = took.busy;
		candidates += took.candidates;
		compare += took.compare;
		adding += took.add;
		found += took.found;
		claims += took.claims;
		pages += took.pages;
		arena_release(&scratch);
	}
	if (done) {
		qsort(times, done, sizeof *times, by_number);
		qsort(busy_times, done, sizeof *busy_times, by_number);
		printf("%s  median %.3f s, most %.3f (of processor %.3f, %.3f)  on average: candidates %.3f, "
		       "comparing %.3f, "
		       "%ld pages from the disk; storing %.3f before it  %.1f candidates a claim\n",
			cold ? "cold" : "warm", times[done / 2], times[done - 1], busy_times[done / 2],
			busy_times[done - 1], candidates / done, compare / done, pages / (long)done,
			adding / done, (double)found / (double)claims);
	}
	arena_release(&scratch);
	arena_release(&arena);
	store_close(store);
	store_close(seed);
}

/* ---- all, and size ---- */

static void compare_all(const char *seed_path, const char *path, jmp_buf *escape)
{
	enum { SAMPLE = 4000 };
	struct store *seed = open_store(seed_path, STORE_READ), *store = open_store(path, STORE_READ);
	struct statement_vec stored = { 0 }, fresh = { 0 }, *candidates;
	struct conflict_input input = { .fresh = &fresh };
	struct conflict_vec conflicts = { 0 };
	struct id_vec ids = { 0 };
	struct arena arena;
	struct document doc;
	struct err err = { 0 };
	uint32_t next = 0;
	double began, took, all;

	arena_init(&arena, escape);
	article_ids(seed, &arena, &ids);
	if (!load_probe(seed, &ids, &next, 1, &arena, &doc))
		return;
	candidates = ARENA_ARRAY(&arena, struct statement_vec, doc.claims.n);
	input.candidates = candidates;
	began = busy();
	for (int64_t id = 1; id <= SAMPLE; id++) {
		struct statement one;
		bool found;

		must(store_statement(store, id, &arena, &one, &found, &err), &err);
		one.published = doc.published; /* or the veto of distant days would spare it all */
		if (found)
			vec_push(&arena, &stored, one);
	}
	for (uint32_t i = 0; i < doc.claims.n; i++) {
		vec_push(&arena, &fresh, claim_statement(&doc, i, &arena));
		candidates[i] = stored;
	}
	conflict_find(&input, &arena, &conflicts);
	took = busy() - began;
	all = (double)number(store, "SELECT count(*) FROM claims");
	printf("%u claims against %u in %.2f s of processor: against all %.0f of them %.1f s\n", fresh.n,
		stored.n, took, all, took / stored.n * all);
	arena_release(&arena);
	store_close(store);
	store_close(seed);
}

static void size(const char *path)
{
	struct store *store = open_store(path, STORE_READ);
	double claims = (double)number(store, "SELECT count(*) FROM claims");
	double file = (double)number(
		store, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
	/* needs SQLite with its table of statistics, as Debian's is; else it says -1 */
	double terms =
		(double)number(store, "SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND name IN"
				      " ('claim_terms', 'term_claims', 'claim_terms_missing')");

	printf("%.0f claims  %.1f MB  %.0f bytes a claim, %.0f of them for finding candidates  %.1f terms a "
	       "claim\n",
		claims, file / 1e6, file / claims, terms / claims,
		(double)number(store, "SELECT count(*) FROM term_claims") / claims);
	store_close(store);
}

/* ---- candidates ---- */

static void print_candidates(const char *path, jmp_buf *escape)
{
	struct store *store = open_store(path, STORE_WRITE);
	struct arena arena, scratch;
	struct id_vec articles = { 0 };
	struct err err = { 0 };

	must(lookup_catch_up(store, &err), &err);
	arena_init(&arena, escape);
	arena_init(&scratch, escape);
	article_ids(store, &arena, &articles);
	for (uint32_t a = 0; a < articles.n; a++) {
		struct family family = { .article = articles.v[a], .original = articles.v[a] };
		struct statement_vec fresh = { 0 }, *candidates;
		struct id_vec ids = { 0 };
		struct document doc;
		bool found;

		must(store_load(store, articles.v[a], &scratch, &doc, &ids, &found, &err), &err);
		candidates = ARENA_ARRAY(&scratch, struct statement_vec, ids.n);
		statements(store, &doc, &ids, articles.v[a], &fresh);
		must(store_begin(store, &err), &err);
		must(lookup_candidates(store, &family, &fresh, INT64_MAX, &scratch, candidates, &err), &err);
		store_rollback(store);
		for (uint32_t i = 0; i < fresh.n; i++) {
			printf("%lld", (long long)ids.v[i]);
			for (uint32_t k = 0; k < candidates[i].n; k++)
				printf(" %lld", (long long)candidates[i].v[k].claim_id);
			putchar('\n');
		}
		arena_release(&scratch);
	}
	arena_release(&arena);
	store_close(store);
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";
	jmp_buf escape;

	if (setjmp(escape)) {
		fprintf(stderr, "bench-scale: not enough memory\n");
		return 1;
	}
	if (!strcmp(what, "fill") && argc == 5)
		fill(argv[2], argv[3], strtoull(argv[4], NULL, 10), &escape);
	else if (!strcmp(what, "probe") && argc == 6)
		probe(argv[2], argv[3], (uint32_t)strtoul(argv[4], NULL, 10), !strcmp(argv[5], "cold"),
			&escape);
	else if (!strcmp(what, "all") && argc == 4)
		compare_all(argv[2], argv[3], &escape);
	else if (!strcmp(what, "size") && argc == 3)
		size(argv[2]);
	else if (!strcmp(what, "candidates") && argc == 3)
		print_candidates(argv[2], &escape);
	else {
		fprintf(stderr, "usage: bench-scale fill|probe|all|size|candidates ...\n");
		return 2;
	}
	return 0;
}
