#include "review/review.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/redate.h"
#include "cmd/who.h"
#include "store/store.h"

/* The words of the command line as one filter; what is undecided when there are none. */
static const char *filter_text(const struct options *options, char *buffer, size_t size)
{
	size_t n = 0;

	if (!options->n_arguments)
		return options_has(options, OPTION_ALL) ? "" : "status:new";
	buffer[0] = '\0';
	for (int i = 0; i < options->n_arguments && n < size; i++)
		n += (size_t)snprintf(buffer + n, size - n,
			strchr(options->arguments[i], ' ') ? "\"%s\" " : "%s ", options->arguments[i]);
	return n < size ? buffer : NULL;
}

/* The commands that the review runs are on its database, and by whom it is. */
static void hand_down(const struct session *session, struct str who)
{
	char name[WHO_BYTES + 1];

	setenv("SAYSO_DB", store_path(session->store), 1);
	snprintf(name, sizeof name, "%.*s", STR_ARG(who));
	if (who.n)
		setenv("USER", name, 1);
}

int cmd_review(struct session *session, struct err *err)
{
	const struct options *options = &session->options;
	bool all = options_has(options, OPTION_ALL);
	struct str who = who_decides(options);
	char buffer[2000];
	const char *filter = filter_text(options, buffer, sizeof buffer);
	int rc;

	if (!filter)
		return err_set(err, ERR_USAGE, "the filter is too long");
	hand_down(session, who);
	if (options_has(options, OPTION_LINE))
		rc = review_lines(session->store, who, str_of(filter), all, stdin, stdout, err);
	else
		rc = review_run(
			session->store, who, str_of(filter), all, options_has(options, OPTION_MOUSE), err);
	return rc || redate_pending(session->store, err) ? -1 : EXIT_DONE;
}
