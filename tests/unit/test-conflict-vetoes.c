/* What looks like a conflict and is none, a table a reason: each beside the pair that it would be without. */
#include <setjmp.h>

#include "claim/claim.h"
#include "conflict/conflict.h"
#include "pipeline/pipeline.h"
#include "tests/unit/tap.h"

static const char open_gate[] = "Dana Orrin said the gate of the yard was open on Friday.\n\n";

struct veto_case {
	const char *veto, *answer;
	bool flagged;
};

static const struct veto_case cases[] = {
	{ "none", "Reeve Calloway said the gate of the yard was not open on Friday.", true },
	{ "none", "Reeve Calloway said the gate of the yard was closed on Friday.", true },
	{ "none", "Reeve Calloway denied that the gate of the yard was open.", true },
	{ "no comment", "Reeve Calloway declined to say whether the gate of the yard was not open.", false },
	{ "no comment", "Reeve Calloway said he had no information on whether the gate of the yard was open.",
		false },
	{ "no comment", "Reeve Calloway would neither confirm nor deny that the gate of the yard was open.",
		false },
	{ "hedge", "Reeve Calloway said the gate of the yard may not have been open on Friday.", false },
	{ "hedge", "Reeve Calloway said the gate of the yard was perhaps closed on Friday.", false },
	{ "condition", "Reeve Calloway said the gate of the yard would not be open if it rained.", false },
	{ "opinion", "Reeve Calloway said the gate of the yard should not be open.", false },
	{ "opinion", "Reeve Calloway said the gate of the yard was an eyesore.", false },
	{ "double negation", "Reeve Calloway did not deny that the gate of the yard was open.", false },
	{ "double negation", "Reeve Calloway said it was not true that the gate of the yard was closed.",
		false },
	{ "paraphrase", "Reeve Calloway said the gate of the yard stood open on Friday.", false },
	{ "reported only",
		"Reeve Calloway said Ann Holt had told him the gate of the yard was not open on Friday.",
		false },
	{ "asked", "Reeve Calloway asked whether the gate of the yard was not open on Friday.", false },
	{ "other time", "Reeve Calloway said the gate of the yard was not open on Tuesday.", false },
	{ "other scope", "Reeve Calloway said the second gate of the yard was not open on Friday.", false },
	{ "other event", "Reeve Calloway said the gate of the mill was not open on Friday.", false },
	{ "one source", "Dana Orrin said the gate of the yard was not open on Friday.", false },
};

static uint32_t flagged(const struct veto_case *c, struct arena *arena)
{
	char text[400];
	struct article article = { .id = STR("yard"), .published = STR("2031-05-10") };
	struct statement_vec fresh = { 0 };
	struct conflict_vec found = { 0 };
	struct conflict_input input = { .fresh = &fresh };
	struct document doc;
	struct err err;
	uint32_t n = 0;

	snprintf(text, sizeof text, "%s%s\n", open_gate, c->answer);
	article.text = str_of(text);
	if (!ok(!pipeline_run(NULL, &article, STAGE_CLAIMS, arena, &doc, &err) && doc.claims.n >= 1,
		    "%s: read", c->veto))
		return 0;
	for (uint32_t i = 0; i < doc.claims.n; i++)
		vec_push(arena, &fresh, claim_statement(&doc, i, arena));
	conflict_find(&input, arena, &found);
	for (uint32_t i = 0; i < found.n; i++)
		n += found.v[i].tier == TIER_FLAGGED;
	return n;
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 1;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(flagged(&cases[i], &arena) == cases[i].flagged, "%s: %s%s", cases[i].veto,
			cases[i].flagged ? "flagged: " : "not flagged: ", cases[i].answer);
	arena_release(&arena);
	return tap_end();
}
