#include <stdio.h>
#include <string.h>

#include "cmd/ask.h"
#include "cmd/command.h"
#include "cmd/redate.h"
#include "cmd/target.h"
#include "cmd/who.h"
#include "export/safe.h"
#include "store/store.h"

enum { VALUES_MAX = 16 };

struct setting {
	struct session *session;
	struct arena arena;
	jmp_buf escape;
	struct decide_target *targets; /* [n_targets] */
	int n_targets;
	struct decision decisions[VALUES_MAX];
	int n_decisions;
};

/* What is typed, and what it is in the store. */
static const struct alias {
	const char *typed, *what;
} aliases[] = {
	{ "check", "check_status" },
	{ "method", "check_method" },
	{ "checked", "checked_at" },
	{ "reason", "dismissed_for" },
	{ "published", "date" },
	{ "byline", "author" },
};

static const char *what_of(const char *typed)
{
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (!strcmp(aliases[i].typed, typed))
			return aliases[i].what;
	return typed;
}

/* "status=accepted" */
static int read_value(struct setting *setting, const char *word, const char *equals, struct err *err)
{
	struct decision *decision = &setting->decisions[setting->n_decisions];

	if (setting->n_decisions == VALUES_MAX)
		return err_set(err, ERR_USAGE, "%d values at a time, not more", VALUES_MAX);
	decision->what = what_of(arena_copy(&setting->arena, word, (size_t)(equals - word)));
	decision->value = str_of(equals + 1);
	setting->n_decisions++;
	return 0;
}

static int read_words(struct setting *setting, struct err *err)
{
	const struct options *options = &setting->session->options;

	setting->targets = ARENA_ARRAY(&setting->arena, struct decide_target, options->n_arguments);
	for (int i = 0; i < options->n_arguments; i++) {
		const char *word = options->arguments[i], *equals = strchr(word, '=');
		struct decide_target *target = &setting->targets[setting->n_targets];

		if (equals && read_value(setting, word, equals, err))
			return -1;
		if (equals)
			continue;
		if (!target_parse(word, target))
			return err_set(err, ERR_USAGE,
				"\"%.40s\" is neither an id, as c12, nor a value, as status=accepted", word);
		if (target->kind == 's' || target->kind == 'i')
			return err_set(err, ERR_USAGE,
				"%s: claims (c), conflicts (x) and articles (a) can be set", word);
		setting->n_targets++;
	}
	if (!setting->n_targets || !setting->n_decisions)
		return err_set(err, ERR_USAGE,
			"set what? ids and values are wanted, as in: sayso set c12 c13 status=accepted");
	return 0;
}

static void print_line(struct str line, const char *end)
{
	safe_write(stdout, line);
	fputs(end, stdout);
}

/* Several rows at once are shown first. 1: go on. */
static int show_and_ask(struct setting *setting, const struct str_vec *lines, struct err *err)
{
	char question[64];

	for (uint32_t i = 0; i < lines->n; i++)
		print_line(lines->v[i], "\n");
	if (lines->n < 2)
		return 1;
	snprintf(question, sizeof question, "Set these %u?", lines->n);
	return ask(&setting->session->options, question, err);
}

static int set_all(struct setting *setting, struct err *err)
{
	struct store *store = setting->session->store;
	struct str_vec lines = { 0 };
	struct str summary;
	int missing = 0, rc;

	if (decide_preview(store, setting->targets, setting->n_targets, setting->decisions,
		    setting->n_decisions, &setting->arena, &lines, &missing, err))
		return -1;
	if (missing >= 0) {
		fprintf(stderr, "sayso: there is no %s %c%lld; nothing was changed\n",
			target_noun(setting->targets[missing].kind), setting->targets[missing].kind,
			(long long)setting->targets[missing].id);
		return EXIT_NO;
	}
	rc = show_and_ask(setting, &lines, err);
	if (rc != 1)
		return rc ? -1 : EXIT_NO;
	if (decide_all(store, who_decides(&setting->session->options), setting->targets, setting->n_targets,
		    setting->decisions, setting->n_decisions, &setting->arena, &summary, err) ||
		redate_pending(store, err))
		return -1;
	return EXIT_DONE;
}

/* "s3" "name=Ilse Varga" is what rename does. */
static bool is_rename(struct options *options)
{
	struct decide_target target;

	if (options->n_arguments != 2 || !target_parse(options->arguments[0], &target) ||
		target.kind != 's' || strncmp(options->arguments[1], "name=", 5) != 0)
		return false;
	options->arguments[1] += 5;
	return true;
}

int cmd_set(struct session *session, struct err *err)
{
	struct setting setting = { .session = session };
	int rc;

	if (is_rename(&session->options))
		return cmd_rename(session, err);
	arena_init(&setting.arena, &setting.escape);
	if (setjmp(setting.escape)) {
		arena_release(&setting.arena);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	rc = read_words(&setting, err) ? -1 : set_all(&setting, err);
	arena_release(&setting.arena);
	return rc;
}
