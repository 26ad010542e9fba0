#include "cmd/command.h"

#include <stdio.h>
#include <string.h>

#include "claim/claim.h"
#include "cmd/family.h"
#include "cmd/input.h"
#include "cmd/interrupt.h"
#include "cmd/lookup.h"
#include "export/safe.h"
#include "pipeline/pipeline.h"
#include "store/store.h"
#include "text/text.h"

/* Unchanged articles named one by one. */
enum { SAID_AT_MOST = 10 };

struct adding {
	struct store *store;
	struct progress progress;
	uint64_t added, unchanged, copies, claims, conflicts;
};

/* What two claims that other printings of the story have too say of each other is told there already. */
static bool told_already(const struct conflict *conflict)
{
	return conflict->a->in_copy && conflict->b->in_copy;
}

static int add_conflicts(struct adding *adding, const struct document *doc, const struct family *family,
	const struct id_vec *ids, struct err *err)
{
	struct statement_vec fresh = { 0 },
			     *candidates = ARENA_ARRAY(doc->arena, struct statement_vec, ids->n);
	struct conflict_input input = { &fresh, candidates };
	struct conflict_vec found = { 0 };

	for (uint32_t i = 0; i < ids->n; i++) {
		struct statement statement = claim_statement(doc, i, doc->arena);

		statement.claim_id = ids->v[i];
		statement.article_id = family->article;
		if (store_source_ids(adding->store, &statement, doc->arena, err) ||
			family_claim(adding->store, family, &statement, doc->arena, err))
			return -1;
		vec_push(doc->arena, &fresh, statement);
	}
	if (lookup_candidates(adding->store, family, &fresh, ids->v[0], doc->arena, candidates, err))
		return -1;
	for (uint32_t i = 0; i < fresh.n; i++)
		if (family_agrees(adding->store, &fresh.v[i], &candidates[i], doc->arena, err))
			return -1;
	conflict_find(&input, doc->arena, &found);
	for (uint32_t i = 0; i < found.n; i++) {
		bool added;

		if (told_already(&found.v[i]))
			continue;
		if (store_add_conflict(adding->store, &found.v[i], &added, err))
			return -1;
		adding->conflicts += added && found.v[i].tier == TIER_FLAGGED;
	}
	return 0;
}

static void say_unchanged(struct adding *adding, const struct document *doc, int64_t article)
{
	if (++adding->unchanged > SAID_AT_MOST)
		return;
	progress_end(&adding->progress);
	safe_write(stdout, doc->path.n ? doc->path : doc->id);
	printf(": unchanged, its text is already there as a%lld\n", (long long)article);
}

/* Word for word from another outlet: its article and claims are there, that it printed them is noted. */
static int say_known(struct adding *adding, const struct document *doc, int64_t article, struct err *err)
{
	bool reprint = false;

	if (doc->outlet.n && store_add_reprint(adding->store, article, doc, &reprint, err))
		return -1;
	if (!reprint) {
		say_unchanged(adding, doc, article);
		return 0;
	}
	if (++adding->copies > SAID_AT_MOST)
		return 0;
	progress_end(&adding->progress);
	safe_write(stdout, doc->path.n ? doc->path : doc->id);
	printf(": a%lld word for word; noted that ", (long long)article);
	safe_write(stdout, doc->outlet);
	puts(" printed it too");
	return 0;
}

static void say_copy(struct adding *adding, const struct document *doc, const struct family *family)
{
	if (!family->nearest || ++adding->copies > SAID_AT_MOST)
		return;
	progress_end(&adding->progress);
	safe_write(stdout, doc->path.n ? doc->path : doc->id);
	if (family->original == family->article)
		printf(": a%lld is the original of a%lld", (long long)family->article,
			(long long)family->nearest);
	else
		printf(": a%lld is a copy of a%lld", (long long)family->article, (long long)family->original);
	printf("; they share %.0f%% of their words\n", (double)family->shared * 100);
}

static int store_document(struct adding *adding, const struct document *doc, struct err *err)
{
	uint64_t conflicts = adding->conflicts;
	struct family family;
	struct id_vec ids = { 0 };
	int64_t article;

	if (store_begin(adding->store, err))
		return -1;
	if (store_find_text(adding->store, doc->sha256, &article, err))
		goto failed;
	if (article) {
		store_rollback(adding->store);
		return say_known(adding, doc, article, err);
	}
	if (store_add(adding->store, doc, &article, &ids, err) ||
		family_find(adding->store, doc, article, &family, err) ||
		(ids.n && add_conflicts(adding, doc, &family, &ids, err)) || interrupt_check(err) ||
		store_commit(adding->store, err))
		goto failed;
	say_copy(adding, doc, &family);
	adding->added++;
	adding->claims += ids.n;
	return 0;
failed:
	store_rollback(adding->store);
	adding->conflicts = conflicts;
	return -1;
}

/* What is there already is told by its text alone, before the stages that take time. */
static int find_known(void *context, const struct document *doc, int64_t *known, struct err *err)
{
	struct adding *adding = context;

	return store_find_text(adding->store, doc->sha256, known, err);
}

static int add_article(void *context, const struct document *doc, int64_t known, struct err *err)
{
	struct adding *adding = context;

	/* Once more: the same text may have been on its way with it. */
	if (!known && store_find_text(adding->store, doc->sha256, &known, err))
		return -1;
	if (known)
		return say_known(adding, doc, known, err);
	if (store_document(adding, doc, err))
		return -1;
	if (doc->n_replaced) {
		progress_end(&adding->progress);
		fputs("sayso: ", stderr);
		safe_write(stderr, doc->path);
		fprintf(stderr, ": %u invalid bytes were replaced by U+FFFD\n", doc->n_replaced);
	}
	return 0;
}

static void abandon(void *context)
{
	struct adding *adding = context;

	store_rollback(adding->store);
}

static void print_count(uint64_t n, const char *what, const char *plural)
{
	printf("%llu %s%s", (unsigned long long)n, what, n == 1 ? "" : plural);
}

static void print_summary(const struct adding *adding, const struct input_counts *counts)
{
	if (adding->unchanged > SAID_AT_MOST)
		printf("... and %llu more are unchanged\n",
			(unsigned long long)(adding->unchanged - SAID_AT_MOST));
	fputs("Added ", stdout);
	print_count(adding->added, "article", "s");
	fputs(" with ", stdout);
	print_count(adding->claims, "claim", "s");
	fputs(" and ", stdout);
	print_count(adding->conflicts, "conflict", "s");
	if (adding->copies)
		printf(adding->copies == 1 ? "; %llu copy of a story" : "; %llu copies of stories",
			(unsigned long long)adding->copies);
	printf("; %llu unchanged, %llu refused", (unsigned long long)adding->unchanged,
		(unsigned long long)counts->refused);
	if (counts->passed)
		printf(counts->passed == 1 ? "; %llu file of another kind passed over"
					   : "; %llu files of other kinds passed over",
			(unsigned long long)counts->passed);
	putchar('\n');
}

int cmd_add(struct session *session, struct err *err)
{
	struct adding adding = { .store = session->store };
	struct input_handler handler = {
		.model = session->model,
		.last = STAGE_WARNINGS,
		.threads = options_threads(&session->options),
		.known = find_known,
		.document = add_article,
		.abandon = abandon,
		.context = &adding,
		.progress_word = "reading",
		.progress = &adding.progress,
	};
	struct input_counts counts = { 0 };
	int rc;

	if (family_catch_up(session->store, err) || lookup_catch_up(session->store, err))
		return -1;
	rc = input_each(&session->options, &handler, &counts, err);
	if (!rc || err->code != ERR_USAGE)
		print_summary(&adding, &counts);
	if (rc)
		return -1;
	return counts.refused ? EXIT_INPUT : EXIT_DONE;
}
