#include "cmd/explain.h"

#include <stdio.h>

#include "cmd/command.h"
#include "cmd/fields.h"
#include "cmd/screen.h"

/* A file a kind of thing. */
static const struct {
	char letter;
	const char *noun;
	int (*explain)(struct explain *explain, int64_t id, struct err *err);
} kinds[] = {
	{ 'c', "claim", explain_claim },
	{ 'x', "conflict", explain_conflict },
};

static int explain_one(struct explain *explain, const char *word, struct err *err)
{
	char letter = 0;
	int64_t id = 0;
	int rc;

	if (field_id(word, &letter, &id))
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
			if (kinds[i].letter != letter)
				continue;
			rc = kinds[i].explain(explain, id, err);
			if (!rc)
				fprintf(stderr, "sayso: there is no %s %s\n", kinds[i].noun, word);
			return rc < 0 ? -1 : rc ? EXIT_DONE : EXIT_NO;
		}
	return err_set(err, ERR_USAGE, "\"%.40s\" cannot be explained: c1 is a claim, x1 a conflict", word);
}

int cmd_explain(struct session *session, struct err *err)
{
	struct explain explain = { .store = session->store, .width = screen_width() };
	int rc;

	explain.as_json = options_word(&session->options, OPTION_FORMAT, session->command->formats, err) == 1;
	arena_init(&explain.arena, &explain.escape);
	if (setjmp(explain.escape)) {
		arena_release(&explain.arena);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	rc = explain_one(&explain, session->options.arguments[0], err);
	arena_release(&explain.arena);
	return rc;
}
