#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "attribution/learned.h"
#include "cmd/command.h"
#include "cmd/interrupt.h"
#include "cmd/model_file.h"
#include "config.h"
#include "export/safe.h"
#include "store/store.h"

#define BIT OPTION_BIT
#define METADATA                                                                                             \
	(BIT(OPTION_OUTLET) | BIT(OPTION_DATE) | BIT(OPTION_TITLE) | BIT(OPTION_URL) | BIT(OPTION_AUTHOR))

#define READING (BIT(OPTION_INPUT) | BIT(OPTION_MODEL) | METADATA)
#define DECIDING (BIT(OPTION_DB) | BIT(OPTION_AS))
#define LIST (BIT(OPTION_DB) | BIT(OPTION_FORMAT))

static const char list_detail[] = "With words, only rows in which each of them stands (in any case) are "
				  "listed. \"sayso show ID\" says more.";

/* What a command needs is opened here, before it runs. */
static const struct command commands[] = {
	{ "add", cmd_add, NEED_STORE_WRITE | NEED_MODEL | NEED_PAIRS | NEED_INTERRUPT,
		READING | BIT(OPTION_DB) | BIT(OPTION_THREADS) | BIT(OPTION_AS), NULL, "PATH...|-", 1, -1,
		"read articles and record their claims",
		"A PATH is a text file, a file of JSON lines (*.jsonl), or a folder, which is walked for "
		"*.txt and\n"
		"*.jsonl. The database is made when it is missing. An article whose text is there already is "
		"left\n"
		"alone. The options that describe an article hold for all that are read and do not say it "
		"themselves.",
		"sayso add --outlet \"Harbor Gazette\" --date 2025-03-06 talks.txt" },
	{ "articles", cmd_articles, NEED_STORE_READ, LIST | BIT(OPTION_ALL), "table jsonl", "[WORD]...", 0,
		-1, "list the articles", list_detail, "sayso articles gazette" },
	{ "claims", cmd_claims, NEED_STORE_READ, LIST | BIT(OPTION_ALL), "table jsonl", "[WORD]...", 0, -1,
		"list who said what", list_detail, "sayso claims minister denied" },
	{ "sources", cmd_sources, NEED_STORE_READ,
		LIST | BIT(OPTION_KIND) | BIT(OPTION_NAMED) | BIT(OPTION_PROPOSALS), "table jsonl",
		"[WORD]...", 0, -1, "list whom the claims come from", list_detail,
		"sayso sources officials --named no" },
	{ "conflicts", cmd_conflicts, NEED_STORE_READ, LIST | BIT(OPTION_POSSIBLE) | BIT(OPTION_ALL),
		"table jsonl", "[WORD]...", 0, -1, "list claims that contradict each other, the surest first",
		list_detail, "sayso conflicts --possible" },
	{ "show", cmd_show, NEED_STORE_READ, BIT(OPTION_DB), NULL, "ID", 1, 1,
		"tell all about an article, claim, source, conflict or issue",
		"The first letter of an ID says what it is: a1 an article, c12 a claim, s3 a source, x19 a "
		"conflict,\n"
		"i4 an issue (one question in dispute, with all its conflicts).",
		"sayso show c12" },
	{ "set", cmd_set, NEED_STORE_CHANGE, DECIDING | BIT(OPTION_YES), NULL, "ID... KEY=VALUE...", 2, -1,
		"decide on claims, conflicts and articles",
		"Of claims (c12): status=new|accepted|rejected|flagged, check=unchecked|verified|corrected|"
		"unverifiable,\n"
		"evidence, method, checked=YYYY-MM-DD, note, claim (the wording), spans (the words of the "
		"article:\n"
		"\"10-20 30-40\", characters counted from 0), source (a name, s12, several with ; between, "
		"or -"
		" for none).\n"
		"Of conflicts (x3): status=open|confirmed|dismissed, reason (1 another time, 2 another "
		"place, "
		"person or\n"
		"thing, 3 an update, 4 the same in other words, 5 no contradiction, or words of your own), "
		"note.\n"
		"Of articles (a3): date, outlet, title, author, url. Of a source (s3): name.\n"
		"KEY= takes a value away. Several rows are shown before they are changed. \"sayso undo\" "
		"takes "
		"back.",
		"sayso set c12 c13 status=accepted" },
	{ "claim", cmd_claim, NEED_STORE_CHANGE, DECIDING | BIT(OPTION_SOURCE), NULL, "new ARTICLE START END",
		4, 4, "record a claim that was missed",
		"START and END are places in the article, characters counted from 0, END not included.",
		"sayso claim new a3 1200 1246 --source \"Greta Solheim\"" },
	{ "conflict", cmd_conflict, NEED_STORE_CHANGE, DECIDING | BIT(OPTION_REASON), NULL, "new CLAIM CLAIM",
		3, 3, "record a conflict that was missed", NULL,
		"sayso conflict new c3 c14 --reason \"one says May, the other June\"" },
	{ "refresh", cmd_refresh, NEED_STORE_CHANGE | NEED_MODEL | NEED_PAIRS | NEED_INTERRUPT,
		BIT(OPTION_DB) | BIT(OPTION_MODEL), NULL, "[ARTICLE]...", 0, -1,
		"read stored articles again, as after an update",
		"What was decided follows its claims. A decision whose claim is no longer found is listed, "
		"kept, and\n"
		"holds again when the claim is found again. All articles, unless some are named.",
		"sayso refresh a3" },
	{ "remove", cmd_remove, NEED_STORE_CHANGE, BIT(OPTION_DB) | BIT(OPTION_YES), NULL, "ARTICLE", 1, 1,
		"take an article out of the database",
		"Its claims and conflicts go with it. What was decided on them is kept, and holds again when "
		"the\n"
		"article is added again.",
		"sayso remove a3" },
	{ "merge", cmd_merge, NEED_STORE_CHANGE, DECIDING | BIT(OPTION_YES), NULL, "SOURCE SOURCE...", 2, -1,
		"say that sources are one: the others go into the first",
		"People and organizations of one full name are one row by themselves. A merge holds for "
		"articles to "
		"come,\n"
		"too. \"sayso sources --proposals\" lists sources that may be one; \"sayso undo\" takes a "
		"merge back.",
		"sayso merge s12 s15" },
	{ "split", cmd_split, NEED_STORE_CHANGE, DECIDING, NULL, "SOURCE ARTICLE|NAME", 2, 2,
		"say that a source is more than one: part of it becomes one of its own",
		"The part is what one article has (a3), or what is called or written so (\"Bo Kell\").",
		"sayso split s12 a3" },
	{ "rename", cmd_rename, NEED_STORE_CHANGE, DECIDING, NULL, "SOURCE NAME", 2, 2,
		"give a source another name in all lists", NULL, "sayso rename s12 \"Robert C. Scott\"" },
	{ "review", cmd_review, NEED_STORE_CHANGE,
		BIT(OPTION_DB) | BIT(OPTION_AS) | BIT(OPTION_ALL) | BIT(OPTION_LINE) | BIT(OPTION_MOUSE),
		NULL, "[WORD]...", 0, -1, "decide on claims and conflicts, one key each",
		"Opens on the claims that are not decided yet. Words narrow it down, as in the screen's own "
		"filter:\n"
		"status:new source:leavitt named:no talks. The key ? lists the keys.",
		"sayso review source:officials" },
	{ "undo", cmd_undo, NEED_STORE_CHANGE, DECIDING, NULL, "", 0, 0, "take back the last decision",
		"Once more, and the one before it is taken back; \"sayso redo\" makes it hold again, also "
		"another "
		"day.\n"
		"A new decision ends what can be redone.",
		"sayso undo" },
	{ "redo", cmd_redo, NEED_STORE_CHANGE, DECIDING, NULL, "", 0, 0,
		"make the decision hold again that was taken back", NULL, "sayso redo" },
	{ "log", cmd_log, NEED_STORE_READ, LIST, "table jsonl", "[WORD]...", 0, -1,
		"list what people decided, the newest first",
		"With words, only decisions in which each of them stands (in any case) are listed.",
		"sayso log" },
	{ "explain", cmd_explain, NEED_STORE_READ, LIST, "text jsonl", "ID", 1, 1,
		"say how a claim, its sources and its warnings, or a conflict, came about",
		"For a claim (c12): the article's words, the rule that found it, the rule that told each "
		"source,\n"
		"and each warning with its rule. For a conflict (x19): how both sides were read, what each "
		"step of\n"
		"the comparison found, and what would have ruled it out.",
		"sayso explain c12" },
	{ "sourcing", cmd_sourcing, NEED_STORE_READ, LIST, "table jsonl", "[ARTICLE|WORD...]", 0, -1,
		"list how articles are sourced, and what to ask about it",
		"For one article (a3): each question about its sources, with the claims that raise it. "
		"Without: a line\n"
		"an article, with the share of its claims by named, anonymous and official sources and by "
		"documents.",
		"sayso sourcing a3" },
	{ "export", cmd_export, NEED_STORE_READ | NEED_INTERRUPT,
		LIST | BIT(OPTION_OUTPUT) | BIT(OPTION_EXCEL) | BIT(OPTION_POSSIBLE) | BIT(OPTION_ALL),
		"csv jsonl", "claims|conflicts", 1, 1, "write claims or conflicts for other programs", NULL,
		"sayso export claims --format csv -o claims.csv" },
	{ "extract", cmd_extract, NEED_MODEL | NEED_INTERRUPT,
		READING | BIT(OPTION_FORMAT) | BIT(OPTION_THREADS), "jsonl", "FILE...|-", 1, -1,
		"print the claims of articles, without a database",
		"One claim a line, as JSON. Folders are walked for *.txt and *.jsonl.",
		"sayso extract --format jsonl article.txt" },
	{ "dump", cmd_dump, NEED_MODEL | NEED_PAIRS, READING | BIT(OPTION_STAGE), NULL, "FILE...|-", 1, -1,
		"show what each stage of reading makes of an article", NULL,
		"sayso dump --stage=attributions article.txt" },
	{ "help", cmd_help, 0, 0, NULL, "[COMMAND]", 0, 1, "say what the commands do", NULL,
		"sayso help add" },
	{ 0 },
};

/* A database opened as descriptor 1 would be written over by the next line printed. */
static void open_standard_files(void)
{
	int fd;

	do {
		fd = open("/dev/null", O_RDWR);
	} while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

static int exit_code(enum err_code code)
{
	switch (code) {
	case ERR_NONE:
		return EXIT_DONE;
	case ERR_USAGE:
		return EXIT_USAGE;
	case ERR_INPUT:
	case ERR_SYSTEM:
		return EXIT_INPUT;
	case ERR_STORE:
	case ERR_BUSY:
		return EXIT_STORE;
	case ERR_INTERRUPT:
		return EXIT_INTERRUPT;
	}
	return EXIT_INPUT;
}

static int print_error(const struct err *err)
{
	fputs("sayso: ", stderr);
	safe_write(stderr, str_of(err->msg));
	fputc('\n', stderr);
	return exit_code(err->code);
}

/* The command that the words name; its arguments are left in session->options. */
static int choose(struct session *session, struct err *err)
{
	struct options *options = &session->options;
	const struct command *command;

	session->command = command = command_find(commands, options->arguments[0]);
	if (!command)
		return err_set(err, ERR_USAGE, "there is no command \"%.80s\"; \"sayso help\" lists them",
			options->arguments[0]);
	options->arguments++;
	options->n_arguments--;
	if (options_has(options, OPTION_HELP))
		return 0;
	if (options_allowed(options, command->options, command->name, err))
		return -1;
	if (command->formats && options_word(options, OPTION_FORMAT, command->formats, err) < 0)
		return -1;
	if (options->n_arguments < command->n_least ||
		(command->n_most >= 0 && options->n_arguments > command->n_most))
		return err_set(err, ERR_USAGE, "usage: sayso %s %s; \"sayso help %s\" says more",
			command->name, command->arguments, command->name);
	return 0;
}

static const char *database_path(const struct options *options)
{
	const char *path = options->value[OPTION_DB];

	if (!path)
		path = getenv("SAYSO_DB");
	return path && *path ? path : "sayso.db";
}

/* The text stage alone does without. */
static bool needs_model(const struct session *session)
{
	const char *stage = session->options.value[OPTION_STAGE];

	return session->command->needs & NEED_MODEL && !(stage && !strcmp(stage, "text"));
}

static int open_model(struct session *session, struct err *err)
{
	static const char *const places[] = { SAYSO_MODEL_FOLDER "/attribution.model",
		SAYSO_SOURCE_ROOT "/models/attribution.model", NULL };
	const char *given = session->options.value[OPTION_MODEL];

	struct pair_model **pairs = session->command->needs & NEED_PAIRS ? &session->pairs : NULL;

	if (model_file_open(
		    &session->model, pairs, given && *given ? given : getenv("SAYSO_MODEL"), places, err))
		return -1;
	return learned_check(session->model, err);
}

static int open_store(struct session *session, struct err *err)
{
	unsigned needs = session->command->needs;
	const char *path = database_path(&session->options);
	enum store_mode mode = STORE_READ;

	if (!(needs & (NEED_STORE_READ | NEED_STORE_CHANGE | NEED_STORE_WRITE)))
		return 0;
	if (needs & (NEED_STORE_CHANGE | NEED_STORE_WRITE))
		mode = needs & NEED_STORE_WRITE ? STORE_WRITE : STORE_CHANGE;
	return store_open(&session->store, path, mode, err);
}

static int run(struct session *session, struct err *err)
{
	int rc = -1;

	if (needs_model(session) && open_model(session, err))
		goto out;
	if (open_store(session, err))
		goto out;
	if (session->command->needs & NEED_INTERRUPT)
		interrupt_catch();
	rc = session->command->run(session, err);
out:
	store_close(session->store);
	pair_close(session->pairs);
	model_close(session->model);
	return rc;
}

/* What is still in stdio's buffer must reach its reader; one that has gone is no error. */
static int finish(int rc)
{
	bool failed = ferror(stdout) != 0;

	errno = 0;
	if (fflush(stdout) == 0 && !failed)
		return rc;
	if (errno != EPIPE && rc == EXIT_DONE) {
		fprintf(stderr, "sayso: cannot write to standard output: %s\n", strerror(errno));
		return EXIT_INPUT;
	}
	return rc;
}

int main(int argc, char **argv)
{
	struct session session = { .commands = commands };
	struct err err = { 0 };
	int rc;

	open_standard_files();
	if (options_parse(&session.options, argc, argv, &err))
		return print_error(&err);
	if (options_has(&session.options, OPTION_VERSION)) {
		puts("sayso " SAYSO_VERSION);
		return finish(EXIT_DONE);
	}
	if (!session.options.n_arguments) {
		bool wrong = !options_has(&session.options, OPTION_HELP);

		help_list(commands, wrong);
		return finish(wrong ? EXIT_USAGE : EXIT_DONE);
	}
	if (choose(&session, &err))
		return print_error(&err);
	if (options_has(&session.options, OPTION_HELP)) {
		help_command(session.command);
		return finish(EXIT_DONE);
	}
	rc = run(&session, &err);
	return finish(rc < 0 ? print_error(&err) : rc);
}
