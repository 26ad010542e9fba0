#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "cmd/options.h"

struct model;
struct store;

/* Exit codes (DESIGN, "Idioms"). */
enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_STORE = 4, EXIT_INTERRUPT = 130 };

/* What main opens or sets up before a command runs. */
enum need {
	NEED_STORE_READ = 1 << 0,   /* the database, which must exist */
	NEED_STORE_WRITE = 1 << 1,  /* the database, made when missing */
	NEED_INTERRUPT = 1 << 2,    /* Ctrl-C sets a flag that the command looks at (interrupt.h) */
	NEED_STORE_CHANGE = 1 << 4, /* the database, which must exist and is written to */
	NEED_MODEL = 1 << 3,        /* but for --stage=text, which does without */
	NEED_PAIRS = 1 << 5,        /* the pair model, where there is one */
};

struct session {
	const struct command *command;
	const struct command *commands; /* all of them, ended by one without a name */
	struct options options;         /* arguments: without the command's name */
	struct store *store;            /* open when the command needs it */
	struct model *model;            /* the same */
	struct pair_model *pairs;       /* the same; NULL where the model has none beside it */
};

struct command {
	const char *name;
	/* The exit code, or -1 with err set, which main prints and turns into one. */
	int (*run)(struct session *session, struct err *err);
	unsigned needs;
	uint32_t options;    /* OPTION_BITs; --help and --db come by themselves where they make sense */
	const char *formats; /* the words that --format takes, the default first; NULL: none */
	const char *arguments;
	int n_least, n_most; /* arguments; n_most -1: any number */
	const char *summary; /* one line for the list */
	const char *detail;  /* what else a reader must know; may be NULL */
	const char *example;
};

int cmd_add(struct session *session, struct err *err);
int cmd_articles(struct session *session, struct err *err);
int cmd_claim(struct session *session, struct err *err);
int cmd_claims(struct session *session, struct err *err);
int cmd_conflict(struct session *session, struct err *err);
int cmd_conflicts(struct session *session, struct err *err);
int cmd_dump(struct session *session, struct err *err);
int cmd_explain(struct session *session, struct err *err);
int cmd_export(struct session *session, struct err *err);
int cmd_extract(struct session *session, struct err *err);
int cmd_help(struct session *session, struct err *err);
int cmd_log(struct session *session, struct err *err);
int cmd_merge(struct session *session, struct err *err);
int cmd_redo(struct session *session, struct err *err);
int cmd_refresh(struct session *session, struct err *err);
int cmd_remove(struct session *session, struct err *err);
int cmd_set(struct session *session, struct err *err);
int cmd_rename(struct session *session, struct err *err);
int cmd_review(struct session *session, struct err *err);
int cmd_show(struct session *session, struct err *err);
int cmd_sources(struct session *session, struct err *err);
int cmd_split(struct session *session, struct err *err);
int cmd_undo(struct session *session, struct err *err);
int cmd_sourcing(struct session *session, struct err *err);

/* Help on one command, to standard output. */
void help_command(const struct command *command);

/* The list of commands, to standard error when the command line was wrong. */
void help_list(const struct command *commands, bool wrong);

/* The command of this name, NULL if there is none. */
const struct command *command_find(const struct command *commands, const char *name);

#endif
