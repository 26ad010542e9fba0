#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

enum option {
	OPTION_ALL,
	OPTION_AS,
	OPTION_AUTHOR,
	OPTION_DATE,
	OPTION_DB,
	OPTION_EXCEL,
	OPTION_FORMAT,
	OPTION_HELP,
	OPTION_INPUT,
	OPTION_KIND,
	OPTION_LINE,
	OPTION_MODEL,
	OPTION_MOUSE,
	OPTION_NAMED,
	OPTION_OUTLET,
	OPTION_OUTPUT,
	OPTION_POSSIBLE,
	OPTION_PROPOSALS,
	OPTION_REASON,
	OPTION_SOURCE,
	OPTION_STAGE,
	OPTION_THREADS,
	OPTION_TITLE,
	OPTION_URL,
	OPTION_VERSION,
	OPTION_YES,
	OPTION_COUNT,
};

#define OPTION_BIT(option) ((uint32_t)1 << (option))

struct options {
	const char *value[OPTION_COUNT]; /* as given, "" for a flag; NULL when not given */
	char **arguments;                /* what is no option, the command's name first if there is one */
	int n_arguments;
};

struct option_help {
	const char *name, *value, *text; /* value: what it takes, NULL for a flag */
	char letter;                     /* 0: none */
};

extern const struct option_help option_help[OPTION_COUNT];

/*
 * Sort argv (changed in place) into options and arguments. Options may stand anywhere, as --name VALUE,
 * --name=VALUE, -x VALUE or -xVALUE; "--" ends them; "-" is an argument. Strings point into argv. -1: usage.
 */
int options_parse(struct options *options, int argc, char **argv, struct err *err);

/* What --input takes, and the most of --threads. */
#define INPUT_KINDS "text jsonl"
enum { THREADS_MAX = 64 };

/* -1 when an option was given that is not among the bits `allowed`, or the value of one is none of its kind.
 */
int options_allowed(const struct options *options, uint32_t allowed, const char *command, struct err *err);

static inline bool options_has(const struct options *options, enum option option)
{
	return options->value[option];
}

/*
 * Which of `words` (separated by spaces) an option was given: its place, 0 for the first or when it was not
 * given; -1 with err set when it is none of them.
 */
int options_word(const struct options *options, enum option option, const char *words, struct err *err);

/* What --threads was given; 0 when it was not, or is no number from 1 to THREADS_MAX. */
int options_threads(const struct options *options);

/* Is it a day of the calendar, as YYYY-MM-DD? */
bool options_date_valid(const char *date);

#endif
