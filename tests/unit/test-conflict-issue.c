/* The question that a conflict turns on, as people read it. */
#include "conflict/conflict.h"
#include "tests/unit/tap.h"

struct issue_case {
	const char *a, *b;   /* claims of one article; a's source is Dana Orrin, b's Reeve Calloway */
	const char *claim_a; /* the claim's text where it has a name in brackets; NULL: as a */
	const char *question;
};

static const struct issue_case cases[] = {
	{ "the council was told about the closing of the pier",
		"the council was never told about the closing", NULL,
		"Was the council told about the closing of the pier?" },
	{ "the council, which meets in the old mill, was told about the closing of the pier",
		"the council was never told about the closing", NULL,
		"Was the council told about the closing of the pier?" },
	{ "the council, its partner in the plan, was told about the closing of the pier",
		"the council was never told about the closing", NULL,
		"Was the council told about the closing of the pier?" },
	{ "the letters were incomplete and that the council was told about the closing of the pier",
		"the council was never told about the closing", NULL,
		"Was the council told about the closing of the pier?" },
	{ "The council was told by me about the closing of the pier",
		"the council was never told about the closing", NULL,
		"Was the council told by Dana Orrin about the closing of the pier?" },
	{ "The council was told about the closing of the pier. It did not listen",
		"the council was never told about the closing", NULL,
		"Was the council told about the closing of the pier?" },
	{ "it had warned every household in the valley", "No one warned us",
		"[the weather service] had warned "
		"every household in the valley",
		"Had the weather service warned every household in the valley?" },
	{ "the flood killed 34 people", "the flood killed 61 people", NULL,
		"How many people did the flood kill?" },
	{ "the flood had killed 34 people", "the flood had killed 61 people", NULL,
		"How many people had the flood killed?" },
};

static struct statement statement(
	const char *text, const char *claim_text, const char *source, uint32_t ordinal, struct arena *arena)
{
	struct statement s = {
		.article_id = 1, .claim_id = ordinal + 1, .ordinal = ordinal, .parent = INDEX_NONE
	};

	s.published = STR("2024-11-20");
	s.claim_text = str_of(claim_text ? claim_text : text);
	s.verb = STR("say");
	s.paragraph = ordinal;
	vec_push(arena, &s.content, (struct fragment){ str_of(text), 100 + 400 * ordinal });
	vec_push(arena, &s.source_names, str_of(source));
	return s;
}

static void check(const struct issue_case *c, struct arena *arena)
{
	struct statement a = statement(c->a, c->claim_a, "Dana Orrin", 0, arena);
	struct statement b = statement(c->b, NULL, "Reeve Calloway", 1, arena);
	struct conflict found = { 0 };

	ok(conflict_compare(&a, &b, arena, &found) && str_is(found.issue, c->question), "%s: %.*s",
		c->question, STR_ARG(found.issue));
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		check(&cases[i], &arena);
	arena_release(&arena);
	return tap_end();
}
