#include "cmd/command.h"

#include <stdio.h>
#include <string.h>

#include "cmd/family.h"
#include "cmd/input.h"
#include "cmd/interrupt.h"
#include "cmd/lookup.h"
#include "cmd/matching.h"
#include "cmd/redate.h"
#include "cmd/who.h"
#include "export/safe.h"
#include "pipeline/pipeline.h"
#include "store/store.h"
#include "text/text.h"

/* Unchanged articles named one by one. */
enum { SAID_AT_MOST = 10 };

struct adding {
	struct store *store;
	const struct pair_model *pairs;
	struct progress progress;
	bool one_url;   /* --url was given */
	struct str who; /* decisions on older versions are taken over in this name */
	uint64_t added, unchanged, copies, versions, claims;
	struct matching_counts found;
};

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

/* One URL given for many articles says nothing of each. */
static int find_version(struct adding *adding, const struct document *doc, int64_t article,
	struct store_version *version, struct err *err)
{
	*version = (struct store_version){ 0 };
	if (!doc->url.n || (adding->one_url && adding->added))
		return 0;
	return store_new_version(adding->store, article, adding->who, doc->arena, version, err);
}

static void say_version(struct adding *adding, const struct document *doc, int64_t article,
	const struct store_version *version)
{
	if (!version->old || ++adding->versions > SAID_AT_MOST)
		return;
	progress_end(&adding->progress);
	safe_write(stdout, doc->path.n ? doc->path : doc->id);
	printf(": a%lld is a newer version of a%lld", (long long)article, (long long)version->old);
	if (version->kept)
		printf("; %u decision%s kept", version->kept, version->kept == 1 ? " is" : "s are");
	if (version->lost)
		printf("; %u stay%s with the old one, whose words are gone", version->lost,
			version->lost == 1 ? "s" : "");
	putchar('\n');
}

static int store_document(struct adding *adding, const struct document *doc, struct err *err)
{
	struct matching_counts before = adding->found;
	struct store_version version;
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
		find_version(adding, doc, article, &version, err) ||
		family_find(adding->store, doc, article, &family, err) ||
		(ids.n && matching_article(adding->store, adding->pairs, doc, &family, &ids, ids.v[0],
				  &adding->found, err)) ||
		interrupt_check(err) || store_commit(adding->store, err))
		goto failed;
	say_version(adding, doc, article, &version);
	say_copy(adding, doc, &family);
	adding->added++;
	adding->claims += ids.n;
	return 0;
failed:
	store_rollback(adding->store);
	adding->found = before;
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
	print_count(adding->found.flagged, "conflict", "s");
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
	struct adding adding = { .store = session->store,
		.pairs = session->pairs,
		.who = who_decides(&session->options),
		.one_url = options_has(&session->options, OPTION_URL) };
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
	if (rc || redate_pending(session->store, err))
		return -1;
	return counts.refused ? EXIT_INPUT : EXIT_DONE;
}
