#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/model_file.h"
#include "tap.h"

/* Where a model is looked for: each case says what the message must name and what it must not. */
static void test_places(const char *garbage)
{
	const char *none[] = { "/no/such/installed.model", "/no/such/source.model", NULL };
	const char *second[] = { "/no/such/installed.model", garbage, NULL };
	const struct {
		const char *what, *given;
		const char *const *places;
		const char *named, *unnamed;
	} cases[] = {
		{ "nowhere: the first place", NULL, none, "/no/such/installed.model", NULL },
		{ "nowhere: the second place", NULL, none, "/no/such/source.model", NULL },
		{ "nowhere: what to do", NULL, none, "--model", NULL },
		{ "an empty name is none", "", none, "/no/such/source.model", NULL },
		{ "the first place with a file", NULL, second, garbage, "installed" },
		{ "a given name alone", "/no/such/given.model", none, "/no/such/given.model", "installed" },
		{ "a given name before the places", "/no/such/given.model", second, "/no/such/given.model",
			garbage },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct model *model = NULL;
		struct err err = { 0 };
		int rc = model_file_open(&model, cases[i].given, cases[i].places, &err);

		ok(rc == -1 && !model && err.code == ERR_INPUT && strstr(err.msg, cases[i].named) &&
				(!cases[i].unnamed || !strstr(err.msg, cases[i].unnamed)),
			"%s: %s", cases[i].what, err.msg);
		model_close(model);
	}
}

/* Places too long for a message are cut, and what to do is still said. */
static void test_long(void)
{
	char place[1000];
	const char *places[] = { place, place, NULL };
	struct model *model = NULL;
	struct err err = { 0 };

	memset(place, 'x', sizeof place - 1);
	place[sizeof place - 1] = '\0';
	ok(model_file_open(&model, NULL, places, &err) == -1 && strstr(err.msg, "--model"),
		"what to do is said behind long places");
}

int main(void)
{
	char garbage[] = "/tmp/sayso-model.XXXXXX";
	int fd = mkstemp(garbage);

	if (!ok(fd >= 0 && write(fd, "no model", 8) == 8, "a file that is no model"))
		return tap_end();
	close(fd);
	test_places(garbage);
	test_long();
	unlink(garbage);
	return tap_end();
}
