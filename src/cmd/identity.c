#include "store/identity.h"

#include <stdio.h>

#include "base/utf8.h"
#include "cmd/command.h"
#include "cmd/fields.h"
#include "cmd/who.h"
#include "export/safe.h"

/* merge, split and rename: who is who. */

enum { NAME_BYTES = 400 };

struct deciding {
	struct session *session;
	struct store *store;
	struct str who;
	struct arena arena;
	jmp_buf escape;
};

/* The row of an argument, which must have claims. The exit code when it is not to be had, -1 with err, else
 * 0. */
static int find_row(struct deciding *deciding, const char *word, struct source_row *row, struct err *err)
{
	int64_t id;
	char letter;
	bool found;

	if (!field_id(word, &letter, &id) || letter != 's')
		return err_set(err, ERR_USAGE,
			"\"%.40s\" is no source: s1 is one, \"sayso sources\" lists them", word);
	if (source_row(deciding->store, id, &deciding->arena, row, &found, err))
		return -1;
	if (!found)
		return err_set(err, ERR_USAGE, "there is no source %s; \"sayso sources\" lists them", word);
	if (row->merged_into)
		return err_set(err, ERR_USAGE, "%s was merged into s%lld", word, (long long)row->merged_into);
	return 0;
}

static void say(struct str summary, const char *nothing)
{
	if (!summary.n) {
		fputs(nothing, stderr);
		return;
	}
	safe_write(stdout, summary);
	putchar('\n');
}

/* ---- merge ---- */

static const char *kind_word(const struct source_row *row)
{
	return row->kind.n ? row->kind.p : "unknown";
}

/* Two of different kinds are rarely one. */
static int check_kinds(const struct deciding *deciding, const struct source_row *into,
	const struct source_row *from, struct err *err)
{
	if (options_has(&deciding->session->options, OPTION_YES))
		return 0;
	if (!str_eq(into->kind, from->kind))
		return err_set(err, ERR_USAGE,
			"s%lld is of kind %s, s%lld of kind %s; if they are one all the same, say so with "
			"--yes",
			(long long)into->id, kind_word(into), (long long)from->id, kind_word(from));
	if (into->named != from->named)
		return err_set(err, ERR_USAGE,
			"s%lld is %snamed and s%lld is %snamed; if they are one all the same, say so with "
			"--yes",
			(long long)into->id, into->named ? "" : "not ", (long long)from->id,
			from->named ? "" : "not ");
	return 0;
}

static int merge_all(struct deciding *deciding, struct err *err)
{
	const struct options *options = &deciding->session->options;
	struct source_row into, from;

	if (find_row(deciding, options->arguments[0], &into, err))
		return -1;
	/* All are looked at before the first is merged. */
	for (int i = 1; i < options->n_arguments; i++) {
		if (find_row(deciding, options->arguments[i], &from, err) ||
			check_kinds(deciding, &into, &from, err))
			return -1;
		if (from.id == into.id)
			return err_set(err, ERR_USAGE, "s%lld is s%lld already", (long long)from.id,
				(long long)into.id);
	}
	for (int i = 1; i < options->n_arguments; i++) {
		struct str summary = { 0 };

		if (find_row(deciding, options->arguments[i], &from, err) ||
			source_merge(deciding->store, deciding->who, &into, &from, &deciding->arena, &summary,
				err))
			return -1;
		say(summary, "Nothing to do\n");
	}
	return EXIT_DONE;
}

/* ---- split and rename ---- */

static int split(struct deciding *deciding, struct err *err)
{
	const char *part = deciding->session->options.arguments[1];
	struct arena *arena = &deciding->arena;
	struct str summary = { 0 };
	struct source_row row;
	int64_t article, made = 0;
	char letter;
	int rc;

	if (find_row(deciding, deciding->session->options.arguments[0], &row, err))
		return -1;
	if (field_id(part, &letter, &article) && letter == 'a')
		rc = source_split_article(
			deciding->store, deciding->who, &row, article, arena, &summary, &made, err);
	else
		rc = source_split_name(
			deciding->store, deciding->who, &row, str_of(part), arena, &summary, &made, err);
	if (rc)
		return -1;
	say(summary, "Nothing to do\n");
	printf("It is s%lld now\n", (long long)made);
	return EXIT_DONE;
}

static int rename_source(struct deciding *deciding, struct err *err)
{
	struct str name = str_trim(str_of(deciding->session->options.arguments[1])), summary = { 0 };
	struct source_row row;

	if (find_row(deciding, deciding->session->options.arguments[0], &row, err))
		return -1;
	if (!name.n || name.n > NAME_BYTES || !utf8_is_line(name))
		return err_set(err, ERR_USAGE, "a name is 1 to %d bytes of text on one line", NAME_BYTES);
	if (source_rename(deciding->store, deciding->who, &row, name, &deciding->arena, &summary, err))
		return -1;
	say(summary, "It has this name already\n");
	return EXIT_DONE;
}

static int run(
	struct session *session, int (*command)(struct deciding *deciding, struct err *err), struct err *err)
{
	struct deciding deciding = {
		.session = session, .store = session->store, .who = who_decides(&session->options)
	};
	int rc;

	arena_init(&deciding.arena, &deciding.escape);
	if (setjmp(deciding.escape)) {
		store_rollback(session->store);
		arena_release(&deciding.arena);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	rc = command(&deciding, err);
	arena_release(&deciding.arena);
	return rc;
}

int cmd_merge(struct session *session, struct err *err)
{
	return run(session, merge_all, err);
}

int cmd_split(struct session *session, struct err *err)
{
	return run(session, split, err);
}

int cmd_rename(struct session *session, struct err *err)
{
	return run(session, rename_source, err);
}
