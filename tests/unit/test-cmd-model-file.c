#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/model_file.h"
#include "config.h"
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
		int rc = model_file_open(&model, NULL, cases[i].given, cases[i].places, &err);

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
	ok(model_file_open(&model, NULL, NULL, places, &err) == -1 && strstr(err.msg, "--model"),
		"what to do is said behind long places");
}

/* A pair model beside the model is opened with it; one that is none is named. */
static void test_beside(void)
{
	static const char tiny[] = SAYSO_SOURCE_ROOT "/fixtures/model/tiny.model";
	char folder[] = "/tmp/sayso-models.XXXXXX", model_path[64], pair_path[64];
	struct pair_model *pairs;
	struct model *model;
	struct err err = { 0 };
	FILE *file;

	if (!ok(mkdtemp(folder) != NULL, "a folder"))
		return;
	snprintf(model_path, sizeof model_path, "%s/some.model", folder);
	snprintf(pair_path, sizeof pair_path, "%s/pair.model", folder);
	if (!ok(!symlink(tiny, model_path), "a model in it"))
		return;
	ok(!model_file_open(&model, &pairs, model_path, NULL, &err) && model && !pairs,
		"no pair model beside it");
	model_close(model);
	file = fopen(pair_path, "w");
	if (ok(file && fputs("no model", file) >= 0 && !fclose(file), "a file that is none beside it"))
		ok(model_file_open(&model, &pairs, model_path, NULL, &err) == -1 && !pairs &&
				strstr(err.msg, pair_path),
			"is named: %s", err.msg);
	model_close(model);
	ok(!model_file_open(&model, NULL, model_path, NULL, &err) && model,
		"and left alone by who wants none");
	model_close(model);
	unlink(pair_path);
	unlink(model_path);
	rmdir(folder);
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
	test_beside();
	unlink(garbage);
	return tap_end();
}
