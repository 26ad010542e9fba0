#include "review/review.h"

#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/redate.h"
#include "cmd/who.h"

/* The words of the command line as one filter; what is undecided when there are none. */
static const char *filter_text(const struct options *options, char *buffer, size_t size)
{
	size_t n = 0;

	if (!options->n_arguments)
		return options_has(options, OPTION_ALL) ? "" : "status:new";
	buffer[0] = '\0';
	for (int i = 0; i < options->n_arguments && n < size; i++)
		n += (size_t)snprintf(buffer + n, size - n, "%s%s", i ? " " : "", options->arguments[i]);
	return n < size ? buffer : NULL;
}

int cmd_review(struct session *session, struct err *err)
{
	const struct options *options = &session->options;
	char buffer[2000];
	const char *filter = filter_text(options, buffer, sizeof buffer);
	int rc;

	if (!filter)
		return err_set(err, ERR_USAGE, "the filter is too long");
	if (options_has(options, OPTION_LINE))
		rc = review_lines(session->store, who_decides(options), str_of(filter), stdin, stdout, err);
	else
		rc = review_run(session->store, who_decides(options), str_of(filter),
			options_has(options, OPTION_MOUSE), err);
	return rc || redate_pending(session->store, err) ? -1 : EXIT_DONE;
}
