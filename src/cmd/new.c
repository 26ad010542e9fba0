#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/target.h"
#include "cmd/who.h"
#include "export/safe.h"
#include "store/store.h"

struct finding {
	struct session *session;
	struct arena arena;
	jmp_buf escape;
};

static int check_new(const struct session *session, struct err *err)
{
	if (!strcmp(session->options.arguments[0], "new"))
		return 0;
	return err_set(
		err, ERR_USAGE, "usage: sayso %s %s", session->command->name, session->command->arguments);
}

/* Code points of an article. */
static int read_place(const char *word, uint32_t *place, struct err *err)
{
	size_t n = strlen(word);

	if (n < 1 || n > 9 || strspn(word, "0123456789") != n)
		return err_set(err, ERR_USAGE,
			"\"%.40s\" is no place: characters of the article are counted from 0", word);
	*place = (uint32_t)strtoul(word, NULL, 10);
	return 0;
}

static int say(struct str summary)
{
	safe_write(stdout, summary);
	putchar('\n');
	return EXIT_DONE;
}

static int new_claim(struct finding *finding, struct err *err)
{
	const struct options *options = &finding->session->options;
	struct decide_target article;
	uint32_t start, end;
	struct str summary;
	int64_t claim;

	if (check_new(finding->session, err) || target_read(options->arguments[1], "a", &article, err) ||
		read_place(options->arguments[2], &start, err) ||
		read_place(options->arguments[3], &end, err) ||
		decide_new_claim(finding->session->store, who_decides(options), article.id, start, end,
			str_of(options->value[OPTION_SOURCE]), &finding->arena, &claim, &summary, err))
		return -1;
	return say(summary);
}

static int new_conflict(struct finding *finding, struct err *err)
{
	const struct options *options = &finding->session->options;
	struct decide_target a, b;
	struct str summary;
	int64_t conflict;

	if (check_new(finding->session, err) || target_read(options->arguments[1], "c", &a, err) ||
		target_read(options->arguments[2], "c", &b, err))
		return -1;
	if (!options_has(options, OPTION_REASON))
		return err_set(err, ERR_USAGE, "say why with --reason \"...\"");
	if (decide_new_conflict(finding->session->store, who_decides(options), a.id, b.id,
		    str_of(options->value[OPTION_REASON]), &finding->arena, &conflict, &summary, err))
		return -1;
	return say(summary);
}

static int run(struct session *session, int (*make)(struct finding *, struct err *), struct err *err)
{
	struct finding finding = { .session = session };
	int rc;

	arena_init(&finding.arena, &finding.escape);
	if (setjmp(finding.escape)) {
		arena_release(&finding.arena);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	rc = make(&finding, err);
	arena_release(&finding.arena);
	return rc;
}

int cmd_claim(struct session *session, struct err *err)
{
	return run(session, new_claim, err);
}

int cmd_conflict(struct session *session, struct err *err)
{
	return run(session, new_conflict, err);
}
