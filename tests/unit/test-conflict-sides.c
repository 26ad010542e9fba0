/* The sides of an issue: who stands where, and who answers yes. */
#include "conflict/sides.h"

#include <string.h>

#include "tests/unit/tap.h"

struct sides_case {
	const char *what, *question;
	struct sided_pair pairs[4];
	const char *sides; /* claims by side, "1 3 | 2"; yes and no are marked; "+ 4": on none */
};

#define PAIR(a, b, type, x, y)                                                                               \
	{                                                                                                    \
		a, b, type, { x, sizeof x - 1 }, { y, sizeof y - 1 }, false, false, NULL, NULL               \
	}

#define DENIED(a, b, x, y)                                                                                   \
	{                                                                                                    \
		a, b, CONFLICT_DENIAL, { x, sizeof x - 1 }, { y, sizeof y - 1 }, false, true, NULL, NULL     \
	}

static struct str names[] = { { "Mill", 4 }, { "Quay", 4 } };
static const struct str_vec mill = { &names[0], 1, 1 }, quay = { &names[1], 1, 1 };

static const struct sides_case cases[] = {
	{ "who denies says no", "Was Orrin told?",
		{ PAIR(1, 2, CONFLICT_NEGATION, "was told", "was not told") }, "yes 1 | no 2" },
	{ "yes stands first", "Was Orrin told?",
		{ PAIR(1, 2, CONFLICT_NEGATION, "nobody told him", "was told") }, "yes 2 | no 1" },
	{ "a question put in the negative turns it", "Is it true that nobody told Orrin?",
		{ PAIR(1, 2, CONFLICT_NEGATION, "nobody told him", "was told") }, "yes 1 | no 2" },
	{ "who denies by the verb says no", "Did Orrin take the keys?",
		{ DENIED(1, 2, "took the keys", "taking them") }, "yes 1 | no 2" },
	{ "also where the question has another denying word", "Did the ferry leave without lights?",
		{ DENIED(1, 2, "the ferry left", "leaving so") }, "yes 1 | no 2" },
	{ "what is against nobody on a side is on none", "Was Orrin told?",
		{ PAIR(1, 2, CONFLICT_NEGATION, "was told", "was not told"),
			PAIR(3, 4, CONFLICT_NEGATION, "heard of it", "never heard") },
		"yes 1 | no 2 + 3 4" },
	{ "what is against both is on none", "Was Orrin told?",
		{ PAIR(1, 2, CONFLICT_NEGATION, "was told", "was not told"),
			PAIR(1, 3, CONFLICT_NEGATION, "was told", "heard nothing"),
			PAIR(2, 3, CONFLICT_NEGATION, "was not told", "heard nothing") },
		"yes 1 | no 2 + 3" },
	{ "a denial does not say yes", "Was Orrin told?",
		{ PAIR(1, 2, CONFLICT_NEGATION, "was told", "was not told"),
			DENIED(2, 3, "was not told", "being silent") },
		"yes 1 | no 2 + 3" },
	{ "whoever joins may come before whom they contradict", "Was Orrin told?",
		{ PAIR(1, 2, CONFLICT_NEGATION, "was told", "was not told"),
			PAIR(3, 4, CONFLICT_NEGATION, "knew", "never knew"),
			PAIR(1, 4, CONFLICT_NEGATION, "was told", "never knew") },
		"yes 1 3 | no 2 4" },
	{ "nobody stands on both sides", "Was Orrin told?",
		{ { 1, 2, CONFLICT_NEGATION, { "was told", 8 }, { "was not told", 12 }, false, false, &mill,
			  &quay },
			{ 3, 2, CONFLICT_NEGATION, { "knew", 4 }, { "was not told", 12 }, false, false, &quay,
				&quay } },
		"yes 1 | no 2 + 3" },
	{ "not with figures either", "How many came?",
		{ { 1, 2, CONFLICT_NUMBER, { "34", 2 }, { "61", 2 }, false, false, &mill, &quay },
			{ 3, 2, CONFLICT_NUMBER, { "38", 2 }, { "61", 2 }, false, false, &mill, &quay } },
		"1 | 2 + 3" },
	{ "those who contradict the same are one side", "Was Orrin told?",
		{ PAIR(1, 2, CONFLICT_NEGATION, "was told", "was not told"),
			PAIR(3, 2, CONFLICT_NEGATION, "knew", "was not told"),
			PAIR(1, 4, CONFLICT_NEGATION, "was told", "never heard") },
		"yes 1 3 | no 2 4" },
	{ "one figure is one side, however it is written", "How many people died?",
		{ PAIR(1, 2, CONFLICT_NUMBER, "34 people", "61 people"),
			PAIR(2, 3, CONFLICT_NUMBER, "61 people", "thirty-four people"),
			PAIR(2, 4, CONFLICT_NUMBER, "61 people", "50 people") },
		"1 3 | 2 | 4" },
	{ "one day too", "When was it?",
		{ PAIR(1, 2, CONFLICT_DATE, "on March 3", "on March 9"),
			PAIR(3, 2, CONFLICT_DATE, "March 3", "on March 9") },
		"1 3 | 2" },
	{ "without a denial nobody answers no", "Who sold it?",
		{ PAIR(1, 2, CONFLICT_LEXICAL, "the board sold it", "the heirs sold it") }, "1 | 2" },
};

static void check(const struct sides_case *c, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);
	struct side_vec sides = { 0 };
	struct claim_vec apart = { 0 };
	uint32_t n = 0;

	while (n < 4 && c->pairs[n].a)
		n++;
	sides_of(c->pairs, n, str_of(c->question), arena, &sides, &apart);
	for (uint32_t i = 0; i < sides.n; i++) {
		const struct side *side = &sides.v[i];

		strbuf_addf(&out, "%s%s", i ? " | " : "",
			side->answer == SIDE_YES  ? "yes "
			: side->answer == SIDE_NO ? "no "
						  : "");
		for (uint32_t k = 0; k < side->claims.n; k++)
			strbuf_addf(&out, "%s%lld", k ? " " : "", (long long)side->claims.v[k]);
	}
	for (uint32_t i = 0; i < apart.n; i++)
		strbuf_addf(&out, "%s%lld", i ? " " : " + ", (long long)apart.v[i]);
	ok(out.p && !strcmp(out.p, c->sides), "%s: %s", c->what, out.p ? out.p : "");
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
