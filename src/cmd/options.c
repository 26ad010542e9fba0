#include "cmd/options.h"

#include <stdlib.h>
#include <string.h>

const struct option_help option_help[OPTION_COUNT] = {
	[OPTION_ALL] = { "all", NULL,
		"also what is left out: attitudes (thinks, wants, hopes), older versions of\n                "
		"           articles, conflicts of rejected claims",
		0 },
	[OPTION_AS] = { "as", "NAME", "who decides; else $USER", 0 },
	[OPTION_AUTHOR] = { "author", "NAME", "the article's writer", 0 },
	[OPTION_DATE] = { "date", "YYYY-MM-DD", "the day the article was published", 0 },
	[OPTION_DB] = { "db", "FILE", "the database; else $SAYSO_DB, else ./sayso.db", 0 },
	[OPTION_EXCEL] = { "excel", NULL, "csv for Excel: a byte order mark, and no cell taken for a formula",
		0 },
	[OPTION_FORMAT] = { "format", "KIND", "what is printed", 0 },
	[OPTION_HELP] = { "help", NULL, "this text", 'h' },
	[OPTION_INPUT] = { "input", "KIND",
		"what is read: text or jsonl (one JSON object a line); else by the file's name", 0 },
	[OPTION_KIND] = { "kind", "KIND",
		"only these: person, group, organization, document, outlet or author", 0 },
	[OPTION_MODEL] = { "model", "FILE", "the model file; else $SAYSO_MODEL, else the one installed", 0 },
	[OPTION_NAMED] = { "named", "YES|NO", "only sources that are named, or that are not", 0 },
	[OPTION_LINE] = { "line", NULL, "one claim at a time in plain lines, without a screen", 0 },
	[OPTION_MOUSE] = { "mouse", NULL, "let the mouse scroll", 0 },
	[OPTION_OUTLET] = { "outlet", "NAME", "who published the article", 0 },
	[OPTION_OUTPUT] = { "output", "FILE", "write there, all or nothing, instead of to standard output",
		'o' },
	[OPTION_POSSIBLE] = { "possible", NULL, "also pairs that may conflict, less surely", 0 },
	[OPTION_PROPOSALS] = { "proposals", NULL, "instead, sources that may be one and that you may merge",
		0 },
	[OPTION_REASON] = { "reason", "TEXT", "why two claims contradict each other", 0 },
	[OPTION_SOURCE] = { "source", "NAME", "who said it: a name, or an id as s12; several with ; between",
		0 },
	[OPTION_STAGE] = { "stage", "STAGE",
		"how far to go: text, attributions, sources, claims, warnings or pairs", 0 },
	[OPTION_THREADS] = { "threads", "N", "articles read at a time; else as many as there are processors",
		0 },
	[OPTION_TITLE] = { "title", "TEXT", "the article's headline", 0 },
	[OPTION_URL] = { "url", "URL", "where the article came from", 0 },
	[OPTION_VERSION] = { "version", NULL, "the version", 0 },
	[OPTION_YES] = { "yes", NULL, "do it without a question", 'y' },
};

static int find(const char *name, size_t n)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (strlen(option_help[i].name) == n && !memcmp(option_help[i].name, name, n))
			return i;
	return -1;
}

static int find_letter(char letter)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (letter && option_help[i].letter == letter)
			return i;
	return -1;
}

/* One option at argv[*at]; moves *at to the last word that it took. */
static int parse_one(struct options *options, int argc, char **argv, int *at, struct err *err)
{
	const char *word = argv[*at], *value = NULL;
	bool is_long = word[1] == '-';
	size_t name = is_long ? strcspn(word + 2, "=") : 1;
	int option = is_long ? find(word + 2, name) : find_letter(word[1]);

	if (option < 0)
		return err_set(
			err, ERR_USAGE, "unknown option %.80s; \"sayso help\" says what there is", word);
	if (is_long && word[2 + name])
		value = word + 3 + name;
	else if (!is_long && word[2])
		value = word + 2;
	if (!option_help[option].value && value)
		return err_set(err, ERR_USAGE, "--%s takes no value", option_help[option].name);
	if (option_help[option].value && !value) {
		if (*at + 1 >= argc)
			return err_set(err, ERR_USAGE, "--%s needs a value: %s", option_help[option].name,
				option_help[option].value);
		value = argv[++*at];
	}
	options->value[option] = value ? value : "";
	return 0;
}

int options_parse(struct options *options, int argc, char **argv, struct err *err)
{
	int i;

	*options = (struct options){ .arguments = argv };
	for (i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--")) {
			i++;
			break;
		}
		if (argv[i][0] != '-' || !argv[i][1])
			options->arguments[options->n_arguments++] = argv[i];
		else if (parse_one(options, argc, argv, &i, err))
			return -1;
	}
	for (; i < argc; i++)
		options->arguments[options->n_arguments++] = argv[i];
	return 0;
}

int options_word(const struct options *options, enum option option, const char *words, struct err *err)
{
	const char *given = options->value[option], *word = words;

	if (!given)
		return 0;
	for (int i = 0; *word; i++) {
		size_t n = strcspn(word, " ");

		if (strlen(given) == n && !memcmp(word, given, n))
			return i;
		word += n + (word[n] == ' ');
	}
	return err_set(
		err, ERR_USAGE, "--%s %.80s: it can be one of: %s", option_help[option].name, given, words);
}

static bool all_digits(const char *p, int n)
{
	for (int i = 0; i < n; i++)
		if (p[i] < '0' || p[i] > '9')
			return false;
	return true;
}

int options_threads(const struct options *options)
{
	const char *given = options->value[OPTION_THREADS];
	size_t n = given ? strlen(given) : 0;
	int number = 0;

	if (n >= 1 && n <= 4 && all_digits(given, (int)n))
		number = atoi(given);
	return number <= THREADS_MAX ? number : 0;
}

bool options_date_valid(const char *date)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year, month, day;

	if (strlen(date) != 10 || !all_digits(date, 4) || date[4] != '-' || !all_digits(date + 5, 2) ||
		date[7] != '-' || !all_digits(date + 8, 2))
		return false;
	year = atoi(date);
	month = atoi(date + 5);
	day = atoi(date + 8);
	if (month < 1 || month > 12 || day < 1)
		return false;
	if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
		return day <= 29;
	return day <= days[month - 1];
}

int options_allowed(const struct options *options, uint32_t allowed, const char *command, struct err *err)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (options->value[i] && !(allowed & OPTION_BIT(i)))
			return err_set(err, ERR_USAGE,
				"\"%s\" has no option --%s; \"sayso help %s\" says what it has", command,
				option_help[i].name, command);
	if (options_has(options, OPTION_INPUT) && options_word(options, OPTION_INPUT, INPUT_KINDS, err) < 0)
		return -1;
	if (options_has(options, OPTION_DATE) && !options_date_valid(options->value[OPTION_DATE]))
		return err_set(err, ERR_USAGE,
			"--date %.40s: not a day of the calendar, written as YYYY-MM-DD",
			options->value[OPTION_DATE]);
	if (options_has(options, OPTION_THREADS) && !options_threads(options))
		return err_set(err, ERR_USAGE, "--threads %.40s: not a number from 1 to %d",
			options->value[OPTION_THREADS], THREADS_MAX);
	return 0;
}
