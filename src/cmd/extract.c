#include "cmd/command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd/input.h"
#include "export/jsonl.h"
#include "pipeline/pipeline.h"

static int print_claims(void *context, const struct document *doc, int64_t known, struct err *err)
{
	struct json json = json_new(doc->arena);

	(void)context;
	(void)known;
	for (uint32_t i = 0; i < doc->claims.n; i++) {
		json_clear(&json);
		jsonl_claim(&json, doc, i, 0);
		fwrite(json.out.p, 1, json.out.n, stdout);
		putchar('\n');
	}
	return ferror(stdout) ? err_set(err, ERR_SYSTEM, "cannot write: %s", strerror(errno)) : 0;
}

int cmd_extract(struct session *session, struct err *err)
{
	struct input_handler handler = {
		.model = session->model,
		.last = STAGE_WARNINGS,
		.threads = options_threads(&session->options),
		.document = print_claims,
	};
	struct input_counts counts = { 0 };

	if (input_each(&session->options, &handler, &counts, err))
		return -1;
	return counts.refused ? EXIT_INPUT : EXIT_DONE;
}
