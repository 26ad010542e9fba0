#include <stdio.h>

#include "cmd/ask.h"
#include "cmd/command.h"
#include "cmd/target.h"
#include "export/safe.h"
#include "store/store.h"

/* "a3  Meridian Post, 2024-09-12: Talks resume; 12 claims" */
static int print_article(struct store *store, int64_t article, bool *found, struct err *err)
{
	struct store_rows rows;
	struct str title;
	int rc;

	if (store_rows_open(store, TABLE_ARTICLES, article, &rows, err))
		return -1;
	rc = store_rows_next(&rows, err);
	*found = rc == 1;
	if (*found) {
		title = store_rows_get(&rows, "title");
		printf("a%lld  ", (long long)article);
		safe_write(stdout, title.n ? title : store_rows_get(&rows, "document"));
		fputs("; ", stdout);
		safe_write(stdout, store_rows_get(&rows, "claims"));
		puts(" claims");
	}
	store_rows_close(&rows);
	return rc < 0 ? -1 : 0;
}

int cmd_remove(struct session *session, struct err *err)
{
	struct decide_target target;
	bool found;
	int rc;

	if (target_read(session->options.arguments[0], "a", &target, err) ||
		print_article(session->store, target.id, &found, err))
		return -1;
	rc = found ? ask(&session->options, "Remove this article with its claims and conflicts?", err) : 1;
	if (rc != 1)
		return rc ? -1 : EXIT_NO;
	if (found && store_remove(session->store, target.id, &found, err))
		return -1;
	if (!found) {
		fprintf(stderr, "sayso: there is no article a%lld\n", (long long)target.id);
		return EXIT_NO;
	}
	printf("a%lld is removed; what was decided on it is kept, and holds again when it is added again\n",
		(long long)target.id);
	return EXIT_DONE;
}
