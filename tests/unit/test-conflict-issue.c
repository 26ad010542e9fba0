/* The question that a conflict turns on, as people read it. */
#include "conflict/conflict.h"
#include "conflict/detectors.h"
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
		"Did the weather service warn every household in the valley?" },
	{ "the valve had been shut all winter", "the valve had not been shut on any night", NULL,
		"Was the valve shut all winter?" },
	{ "the valves had been shut all winter", "the valves had not been shut on any night", NULL,
		"Were the valves shut all winter?" },
	{ "the flood killed 34 people", "the flood killed 61 people", NULL,
		"How many people did the flood kill?" },
	{ "the flood had killed 34 people", "the flood had killed 61 people", NULL,
		"How many people did the flood kill?" },
};

/* What a claim alone asks, by Dana Orrin. */
static const struct issue_case alone[] = {
	{ "the overlapping duties of two offices", NULL, NULL,
		"Is this true: “the overlapping duties of two offices”?" },
	{ "the customers served by the mill in May", NULL, NULL,
		"Is this true: “the customers served by the mill in May”?" },
	{ "the letter that was sent to the mayor", NULL, NULL,
		"Is this true: “the letter that was sent to the mayor”?" },
	{ "the letter that was sent to the mayor was a copy", NULL, NULL,
		"Is it true that the letter that was sent to the mayor was a copy?" },
	{ "the letter that had been sent to the mayor named two captains", NULL, NULL,
		"Is it true that the letter that had been sent to the mayor named two captains?" },
	{ "the idea that the mayor needed to be warned in time", NULL, NULL,
		"Is this true: “the idea that the mayor needed to be warned in time”?" },
	{ "the plans she wanted for the harbor", NULL, NULL,
		"Is this true: “the plans she wanted for the harbor”?" },
	{ "the mill at the river as being in ruins", NULL, NULL,
		"Is this true: “the mill at the river as being in ruins”?" },
	{ "clerks of the board greeting the mayor and shaking hands", NULL, NULL,
		"Is this true: “clerks of the board greeting the mayor and shaking hands”?" },
	{ "the clerk's work saving the mill but also had to sell the barn", NULL, NULL,
		"Is this true: “the clerk's work saving the mill but also had to sell the barn”?" },
	{ "the rules of the mills", NULL, NULL, "Is this true: “the rules of the mills”?" },
	{ "Orrin sells the mill", NULL, NULL, "Is it true that Orrin sells the mill?" },
	{ ", the mill was sold", NULL, NULL, "Is it true that the mill was sold?" },
	{ "I have seen the draft", NULL, "[Dana Orrin] has seen the draft",
		"Is it true that Dana Orrin has seen the draft?" },
	{ "I have seen the draft of May", NULL,
		"[Dana Orrin] has seen the draft of May [2024-05]. It is long",
		"Is it true that Dana Orrin has seen the draft of May?" },
	{ "on Sunday we sent that paper back", NULL, NULL,
		"Is this true: “on Sunday we sent that paper back”?" },
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

static void check_alone(const struct issue_case *c, struct arena *arena)
{
	struct statement a = statement(c->a, c->claim_a, "Dana Orrin", 0, arena);
	struct str question = issue_of_claim(proposition_read(&a, arena), arena);

	ok(str_is(question, c->question), "%s: %.*s", c->question, STR_ARG(question));
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
	for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++)
		check_alone(&alone[i], &arena);
	arena_release(&arena);
	return tap_end();
}
