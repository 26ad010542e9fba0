#include <string.h>

#include "cmd/options.h"
#include "tap.h"

static void test_parse(void)
{
	static const struct {
		const char *what, *argv[8];
		int rc, n_arguments;
		const char *last, *db, *output;
	} cases[] = {
		{ "options before arguments", { "sayso", "add", "--db", "x.db", "a.txt" }, 0, 2, "a.txt",
			"x.db", NULL },
		{ "options after arguments", { "sayso", "add", "a.txt", "--db=x.db" }, 0, 2, "a.txt", "x.db",
			NULL },
		{ "an empty value", { "sayso", "--db=", "add" }, 0, 1, "add", "", NULL },
		{ "a value that looks like an option", { "sayso", "add", "--db", "--x" }, 0, 1, "add", "--x",
			NULL },
		{ "a letter with its value", { "sayso", "export", "-ofile" }, 0, 1, "export", NULL, "file" },
		{ "a letter and its value", { "sayso", "export", "-o", "file" }, 0, 1, "export", NULL,
			"file" },
		{ "the last one counts", { "sayso", "--db=a", "--db=b" }, 0, 0, NULL, "b", NULL },
		{ "two dashes end options", { "sayso", "add", "--", "--db" }, 0, 2, "--db", NULL, NULL },
		{ "a dash is an argument", { "sayso", "add", "-" }, 0, 2, "-", NULL, NULL },
		{ "a value is missing", { "sayso", "add", "--db" }, -1, 0, NULL, NULL, NULL },
		{ "an unknown option", { "sayso", "--dbx" }, -1, 0, NULL, NULL, NULL },
		{ "the beginning of a name is no name", { "sayso", "--d" }, -1, 0, NULL, NULL, NULL },
		{ "an unknown letter", { "sayso", "-z" }, -1, 0, NULL, NULL, NULL },
		{ "a flag takes no value", { "sayso", "--all=1" }, -1, 0, NULL, NULL, NULL },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct options options;
		struct err err = { 0 };
		char *argv[8] = { 0 }, words[8][16];
		int argc = 0, rc;

		for (; cases[i].argv[argc]; argc++) {
			snprintf(words[argc], sizeof words[argc], "%s", cases[i].argv[argc]);
			argv[argc] = words[argc];
		}
		rc = options_parse(&options, argc, argv, &err);
		if (rc || cases[i].rc) {
			ok(rc == cases[i].rc && err.code == ERR_USAGE, "%s", cases[i].what);
			continue;
		}
		ok(options.n_arguments == cases[i].n_arguments &&
				(!cases[i].last ||
					!strcmp(options.arguments[options.n_arguments - 1], cases[i].last)) &&
				!options.value[OPTION_DB] == !cases[i].db &&
				(!cases[i].db || !strcmp(options.value[OPTION_DB], cases[i].db)) &&
				!options.value[OPTION_OUTPUT] == !cases[i].output &&
				(!cases[i].output || !strcmp(options.value[OPTION_OUTPUT], cases[i].output)),
			"%s", cases[i].what);
	}
}

static void test_dates(void)
{
	static const struct {
		const char *date;
		bool valid;
	} cases[] = {
		{ "2025-03-06", true },
		{ "2024-02-29", true },
		{ "2025-02-29", false },
		{ "1900-02-29", false },
		{ "2000-02-29", true },
		{ "2025-13-01", false },
		{ "2025-00-01", false },
		{ "2025-04-31", false },
		{ "2025-3-6", false },
		{ "20250306", false },
		{ "06-03-2025", false },
		{ "2025-03-06 ", false },
		{ "2025/03/06", false },
		{ "", false },
		{ "today", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(options_date_valid(cases[i].date) == cases[i].valid, "\"%s\" is %s day", cases[i].date,
			cases[i].valid ? "a" : "no");
}

static void test_words(void)
{
	struct options options = { 0 };
	struct err err = { 0 };

	ok(options_word(&options, OPTION_FORMAT, "csv jsonl", &err) == 0, "the first word by default");
	options.value[OPTION_FORMAT] = "jsonl";
	ok(options_word(&options, OPTION_FORMAT, "csv jsonl", &err) == 1, "a word that is there");
	ok(options_word(&options, OPTION_FORMAT, "csv jsonlines", &err) == -1,
		"the beginning of a word is none");
	options.value[OPTION_FORMAT] = "";
	ok(options_word(&options, OPTION_FORMAT, "csv jsonl", &err) == -1, "nothing is no word");
}

static void test_threads(void)
{
	static const struct {
		const char *given;
		int threads;
	} cases[] = {
		{ NULL, 0 },
		{ "1", 1 },
		{ "64", 64 },
		{ "007", 7 },
		{ "0", 0 },
		{ "65", 0 },
		{ "-1", 0 },
		{ "+1", 0 },
		{ " 1", 0 },
		{ "1 ", 0 },
		{ "two", 0 },
		{ "", 0 },
		{ "99999999999999999999", 0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct options options = { 0 };
		struct err err = { 0 };
		int rc;

		options.value[OPTION_THREADS] = cases[i].given;
		rc = options_allowed(&options, OPTION_BIT(OPTION_THREADS), "add", &err);
		ok(options_threads(&options) == cases[i].threads &&
				(rc == 0) == (!cases[i].given || cases[i].threads),
			"--threads %s", cases[i].given ? cases[i].given : "not given");
	}
}

int main(void)
{
	test_parse();
	test_dates();
	test_words();
	test_threads();
	return tap_end();
}
