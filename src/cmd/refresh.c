#include <stdio.h>

#include "cmd/command.h"
#include "cmd/interrupt.h"
#include "cmd/matching.h"
#include "cmd/redate.h"
#include "cmd/target.h"
#include "export/safe.h"
#include "pipeline/pipeline.h"
#include "store/store.h"

enum { LOST_SHOWN = 20 };

struct refresh {
	struct session *session;
	struct arena arena; /* an article's */
	jmp_buf escape;
	uint64_t articles;
	struct matching_counts found;
	struct store_again total;
};

static struct article stored_article(const struct document *doc)
{
	return (struct article){ .id = doc->id,
		.path = doc->path,
		.title = doc->title,
		.outlet = doc->outlet,
		.published = doc->published,
		.url = doc->url,
		.byline = doc->byline,
		.text = doc->text };
}

/* The stages, on the stored text. */
static int read_again(
	struct refresh *refresh, int64_t article, struct document *doc, bool *found, struct err *err)
{
	struct document stored;
	struct id_vec ids = { 0 };
	struct article again;

	if (store_load(refresh->session->store, article, &refresh->arena, &stored, &ids, found, err))
		return -1;
	if (!*found)
		return 0;
	again = stored_article(&stored);
	return pipeline_run(refresh->session->model, &again, STAGE_WARNINGS, &refresh->arena, doc, err);
}

static int write_again(struct refresh *refresh, int64_t article, const struct document *doc,
	struct store_again *result, struct err *err)
{
	struct store *store = refresh->session->store;
	struct matching_counts found = refresh->found;
	struct family family;
	struct id_vec ids;

	if (store_begin(store, err))
		return -1;
	if (store_read_again(store, article, doc, &ids, result, err) ||
		family_recall(store, article, doc->arena, &family, err) ||
		matching_again(store, refresh->session->pairs, doc, &family, &ids, &found, err) ||
		interrupt_check(err) || store_commit(store, err)) {
		store_rollback(store);
		return -1;
	}
	refresh->found = found;
	return 0;
}

static void print_counts(const struct store_again *result)
{
	printf("%u claim%s as before", result->same, result->same == 1 ? "" : "s");
	if (result->near)
		printf(", %u with a word more or less", result->near);
	if (result->fresh)
		printf(", %u new", result->fresh);
	if (result->back)
		printf(", %u found again with what was decided on %s", result->back,
			result->back == 1 ? "it" : "them");
	if (result->gone)
		printf(", %u no longer found", result->gone);
}

/* Decisions that have no claim now. */
static int print_lost(struct refresh *refresh, int64_t article, struct err *err)
{
	struct store_rows rows;
	int n = 0, rc;

	if (store_rows_open(refresh->session->store, TABLE_LOST, article, &rows, err))
		return -1;
	while ((rc = store_rows_next(&rows, err)) == 1) {
		if (++n > LOST_SHOWN)
			continue;
		fputs(n == 1 ? "    decided on words that are no claim now, and kept:\n      “" : "      “",
			stdout);
		safe_write(stdout, store_rows_get(&rows, "words"));
		fputs("”: ", stdout);
		safe_write(stdout, store_rows_get(&rows, "kind"));
		fputs(" ", stdout);
		safe_write(stdout, store_rows_get(&rows, "value"));
		putchar('\n');
	}
	if (n > LOST_SHOWN)
		printf("      ... and %d more\n", n - LOST_SHOWN);
	return rc;
}

static void add_up(struct store_again *total, const struct store_again *one)
{
	total->same += one->same;
	total->near += one->near;
	total->fresh += one->fresh;
	total->back += one->back;
	total->gone += one->gone;
}

static int refresh_article(struct refresh *refresh, int64_t article, bool *found, struct err *err)
{
	struct store_again result;
	struct document doc;

	if (read_again(refresh, article, &doc, found, err))
		return -1;
	if (!*found)
		return 0;
	if (write_again(refresh, article, &doc, &result, err))
		return -1;
	refresh->articles++;
	add_up(&refresh->total, &result);
	printf("a%lld: ", (long long)article);
	print_counts(&result);
	putchar('\n');
	return print_lost(refresh, article, err);
}

static int refresh_one(struct refresh *refresh, int64_t article, bool *found, struct err *err)
{
	int rc;

	arena_init(&refresh->arena, &refresh->escape);
	if (setjmp(refresh->escape)) {
		store_rollback(refresh->session->store);
		rc = err_set(err, ERR_SYSTEM, "not enough memory");
	} else {
		rc = refresh_article(refresh, article, found, err);
	}
	arena_release(&refresh->arena);
	return rc || interrupt_check(err) ? -1 : 0;
}

static int refresh_named(struct refresh *refresh, int *missing, struct err *err)
{
	const struct options *options = &refresh->session->options;

	for (int i = 0; i < options->n_arguments; i++) {
		struct decide_target target;
		bool found;

		if (target_read(options->arguments[i], "a", &target, err) ||
			refresh_one(refresh, target.id, &found, err))
			return -1;
		if (found)
			continue;
		fprintf(stderr, "sayso: there is no article %s\n", options->arguments[i]);
		++*missing;
	}
	return 0;
}

static int refresh_all(struct refresh *refresh, struct err *err)
{
	int64_t article = 0;
	bool found;

	for (;;) {
		if (store_next_article(refresh->session->store, article, &article, err))
			return -1;
		if (!article)
			return 0;
		if (refresh_one(refresh, article, &found, err))
			return -1;
	}
}

int cmd_refresh(struct session *session, struct err *err)
{
	struct refresh refresh = { .session = session };
	int missing = 0, rc;

	rc = session->options.n_arguments ? refresh_named(&refresh, &missing, err)
					  : refresh_all(&refresh, err);
	if (rc || redate_pending(session->store, err))
		return -1;
	printf("Read %llu article%s again: ", (unsigned long long)refresh.articles,
		refresh.articles == 1 ? "" : "s");
	print_counts(&refresh.total);
	printf("; %llu new conflict%s", (unsigned long long)refresh.found.flagged,
		refresh.found.flagged == 1 ? "" : "s");
	if (refresh.found.withdrawn)
		printf(", %llu no longer found", (unsigned long long)refresh.found.withdrawn);
	putchar('\n');
	return missing ? EXIT_NO : EXIT_DONE;
}
