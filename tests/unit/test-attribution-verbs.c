#include "attribution/verbs.h"

#include <setjmp.h>
#include <string.h>

#include "tap.h"

/* A stance of its own for "is no reporting verb". */
enum { NONE = -1 };

static const struct {
	const char *form, *particle; /* particle: NULL for the verb alone */
	int stance;
	const char *lemma;
} form_cases[] = {
	{ "said", NULL, STANCE_ASSERTS, "say" },
	{ "telling", NULL, STANCE_ASSERTS, "tell" },
	{ "criticised", NULL, STANCE_ASSERTS, "criticise" },
	{ "praised", NULL, STANCE_ASSERTS, "praise" },
	{ "endorses", NULL, STANCE_ASSERTS, "endorse" },
	{ "estimates", NULL, STANCE_ASSERTS, "estimate" },
	{ "denies", NULL, STANCE_DENIES, "deny" },
	{ "denied", NULL, STANCE_DENIES, "deny" },
	{ "disputing", NULL, STANCE_DENIES, "dispute" },
	{ "rebutted", NULL, STANCE_DENIES, "rebut" },
	{ "conceded", NULL, STANCE_ADMITS, "concede" },
	{ "confirmed", NULL, STANCE_CONFIRMS, "confirm" },
	{ "suggested", NULL, STANCE_ALLEGES, "suggest" },
	{ "alleging", NULL, STANCE_ALLEGES, "allege" },
	{ "promised", NULL, STANCE_PREDICTS, "promise" },
	{ "planned", NULL, STANCE_PREDICTS, "plan" },
	{ "swore", NULL, STANCE_PREDICTS, "swear" },
	{ "foretold", NULL, STANCE_PREDICTS, "foretell" },
	{ "proposed", NULL, STANCE_ASKS, "propose" },
	{ "urges", NULL, STANCE_ASKS, "urge" },
	{ "declined", NULL, STANCE_REFUSES, "decline" },
	{ "thought", NULL, STANCE_ATTITUDE, "think" },
	{ "opposed", NULL, STANCE_ATTITUDE, "oppose" },
	{ "walked", NULL, NONE, NULL },
	{ "according", NULL, NONE, NULL },
	{ "", NULL, NONE, NULL },
	{ "called", "for", STANCE_ASKS, "call for" },
	{ "calling", "on", STANCE_ASKS, "call on" },
	{ "ruled", "out", STANCE_DENIES, "rule out" },
	{ "made", "clear", STANCE_ASSERTS, "make clear" },
	{ "pointed", "out", STANCE_ASSERTS, "point out" },
	{ "agreed", "to", STANCE_PREDICTS, "agree to" },
	{ "warned", "against", STANCE_ASKS, "warn against" },
	{ "said", "for", NONE, NULL },
	{ "called", "a word that is far too long for any particle", NONE, NULL },
};

static const struct {
	const char *lemma;
	enum verb_frame frame;
	enum stance stance;
} frame_cases[] = {
	{ "agree", FRAME_THAT, STANCE_ASSERTS },
	{ "agree", FRAME_TO, STANCE_PREDICTS },
	{ "tell", FRAME_ADDRESSEE, STANCE_ASSERTS },
	{ "tell", FRAME_TO, STANCE_ASKS },
	{ "suggest", FRAME_THAT, STANCE_ALLEGES },
	{ "suggest", FRAME_ING, STANCE_ASKS },
	{ "deny", FRAME_TO, STANCE_DENIES },
};

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

static void test_forms(struct arena *arena)
{
	for (size_t i = 0; i < COUNT(form_cases); i++) {
		const char *form = form_cases[i].form, *particle = form_cases[i].particle;
		const struct reporting_verb *verb =
			particle ? verb_of_phrase(arena, form, particle) : verb_of_form(arena, form);

		if (form_cases[i].stance == NONE)
			ok(!verb, "'%s %s' is none", form, particle ? particle : "");
		else
			ok(verb && (int)verb->stance == form_cases[i].stance &&
					strcmp(verb->lemma, form_cases[i].lemma) == 0,
				"'%s %s'", form, particle ? particle : "");
	}
}

static void test_frames(void)
{
	for (size_t i = 0; i < COUNT(frame_cases); i++) {
		const struct reporting_verb *verb = verb_find(frame_cases[i].lemma);

		ok(verb && verb_stance(verb, frame_cases[i].frame) == frame_cases[i].stance,
			"'%s' in frame %#x", frame_cases[i].lemma, (unsigned)frame_cases[i].frame);
	}
}

static void test_table(void)
{
	size_t n;
	const struct reporting_verb *verbs = verb_table(&n);
	bool sorted = true, sound = true;

	for (size_t i = 0; i < n; i++) {
		sorted &= i == 0 || strcmp(verbs[i - 1].lemma, verbs[i].lemma) < 0;
		sound &= verbs[i].frames != 0 && verbs[i].strength >= 1 && verbs[i].strength <= 3;
	}
	ok(n >= 300, "%zu verbs", n);
	ok(sorted, "sorted, each once");
	ok(sound, "each has a frame and a strength");
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 1;
	test_forms(&arena);
	test_frames();
	test_table();
	arena_release(&arena);
	return tap_end();
}
