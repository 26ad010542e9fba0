/* Which texts print one story. */
#include "copies/copies.h"
#include "text.h"

#define LEAD                                                                                                 \
	"The harbor board of Ostvik voted late on Tuesday to close the old pier for two winters. "           \
	"Engineers had found rot in nine of the forty pillars that hold it up.\n\n"
#define MIDDLE                                                                                               \
	"Mina Falk, who chairs the board, said the town could not wait for another storm. Ferries will "     \
	"leave "                                                                                             \
	"from the coal wharf until the work is done, and fares stay as they are.\n\n"
#define TAIL                                                                                                 \
	"Fishermen asked who would pay for the ice house. The board put the answer off until its meeting "   \
	"in "                                                                                                \
	"May, when a report on the cost is due.\n\n"
#define STATEMENT                                                                                              \
	"“We have heard the worry of the harbor families, and we share it. Nobody who ties a boat at the "   \
	"old "                                                                                                 \
	"pier shall lose a day of work through this closure, and nobody shall pay for what neglect has "       \
	"done. "                                                                                               \
	"The board will open its books, it will publish every survey that was made since the great storm, "    \
	"and "                                                                                                 \
	"it will answer each question in the open, at the town hall, with its engineers at the table,” the " \
	"board said.\n\n"
#define FOOTER                                                                                               \
	"Read more of our reporting from the coast each Friday in the harbor letter, which costs nothing "   \
	"and "                                                                                               \
	"comes by post or to your screen. Write to the desk with what you have seen, call us at any hour, "  \
	"or "                                                                                                \
	"leave word at the counter in Quay Street. We print letters of two hundred words or fewer.\n\n"
#define OWN_A                                                                                                \
	"A retired pilot who watched the vote from the gallery called it long overdue. Shops on the quay "   \
	"fear "                                                                                              \
	"for their summer, and three of them have asked for relief from rent until boats return.\n\n"
#define OWN_B                                                                                                \
	"Schools in the upper town will stay open through the strike, the mayor told parents on the radio. " \
	"Buses run each half hour, and meals are served as before, though the kitchen is short of "          \
	"hands.\n\n"

static const struct {
	const char *name, *a, *b;
	bool copy;
} cases[] = {
	{ "the same text", LEAD MIDDLE TAIL, LEAD MIDDLE TAIL, true },
	{ "a tail cut off", LEAD MIDDLE TAIL, LEAD MIDDLE, true },
	{ "a headline and a dateline", LEAD MIDDLE TAIL,
		"Old pier to close\n\nBy Ina Holm\n\nOSTVIK, July 3 (Northern Wire) — " LEAD MIDDLE TAIL,
		true },
	{ "a paragraph added", LEAD MIDDLE TAIL, LEAD OWN_A MIDDLE TAIL, true },
	{ "words edited", LEAD MIDDLE TAIL,
		"The harbor board of Ostvik decided late on Tuesday to close the old pier for two winters. "
		"Engineers had found rot in nine of the forty pillars that carry it.\n\n" MIDDLE TAIL,
		true },
	{ "another case and other marks", LEAD MIDDLE TAIL,
		"THE HARBOR BOARD of Ostvik voted, late on Tuesday, to close the old pier for two winters; "
		"engineers had found rot in nine of the forty pillars that hold it up.\n\n" MIDDLE TAIL,
		true },
	{ "two stories", LEAD OWN_A, TAIL OWN_B, false },
	{ "one statement quoted by two", LEAD STATEMENT OWN_A, OWN_B STATEMENT TAIL, false },
	{ "one footer under two", OWN_B FOOTER, OWN_A FOOTER, false },
	{ "a paragraph in common", LEAD MIDDLE OWN_A, LEAD OWN_B TAIL STATEMENT, false },
	{ "too short to tell", "Mina Falk said the pier was closed.", "Mina Falk said the pier was closed.",
		false },
	{ "one word", "Fog", "Fog", false },
};

static struct shingles read(const char *text, struct arena *arena)
{
	return shingles_read(text_document(text), arena);
}

static int common(const struct sketch *a, const struct sketch *b)
{
	int n = 0;

	for (uint32_t i = 0; i < a->n; i++)
		for (uint32_t k = 0; k < b->n; k++)
			n += a->mark[i] == b->mark[k];
	return n;
}

static void test_compare(struct arena *arena)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct shingles a = read(cases[i].a, arena), b = read(cases[i].b, arena);
		struct likeness there = shingles_compare(&a, &b, arena),
				back = shingles_compare(&b, &a, arena);
		struct sketch x = shingles_sketch(&a), y = shingles_sketch(&b);

		if (!ok(there.copy == cases[i].copy && back.copy == cases[i].copy, "%s: %s", cases[i].name,
			    cases[i].copy ? "a copy" : "no copy"))
			printf("# %.3f, back %.3f\n", (double)there.shared, (double)back.shared);
		ok(!cases[i].copy || common(&x, &y) >= 4, "%s: the sketches tell", cases[i].name);
	}
}

static void test_limits(struct arena *arena)
{
	struct shingles one = read(text_times("fog ", 10000, "fog"), arena);
	struct sketch sketch = shingles_sketch(&one);
	struct shingles quoted = read("“" LEAD MIDDLE "”", arena);

	ok(one.n == 10001 - SHINGLE_WORDS + 1 && one.n_kinds == 1 && sketch.n == 1,
		"one word ten thousand times is one run");
	ok(!shingles_compare(&one, &quoted, arena).copy, "and like nothing else");
	sketch = shingles_sketch(&quoted);
	for (uint32_t i = 1; i < sketch.n; i++)
		if (sketch.mark[i - 1] >= sketch.mark[i])
			sketch.n = 0;
	ok(sketch.n > 10 && quoted.quoted[3], "marks are sorted, quoted words are known");
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 1;
	test_compare(&arena);
	test_limits(&arena);
	arena_release(&arena);
	return tap_end();
}
