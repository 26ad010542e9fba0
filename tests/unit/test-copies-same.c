/* Which claims state the same. */
#include "copies/copies.h"
#include "text.h"

static const struct {
	const char *a, *b;
	const char *source_a, *source_b;
	bool copy, statement;
} cases[] = {
	{ "the old pier was closed for two winters", "the old pier was closed for two winters", "Mina Falk",
		"Mina Falk", true, true },
	{ "the old pier was closed for two winters", "that the old pier had been closed for two winters",
		"Mina Falk", "Bo Ek", false, true },
	{ "the old pier was closed for two winters", "the old pier was closed for three winters", "Mina Falk",
		"Mina Falk", false, false },
	{ "the old pier was closed for the winter", "the old pier was not closed for the winter", "Mina Falk",
		"Mina Falk", false, false },
	{ "the old pier was closed for the winter", "the old pier may close for the winter", "Mina Falk",
		"Mina Falk", false, false },
	{ "engineers found rot in the pillars of the pier",
		"engineers discovered rot in the pillars of the pier", "Mina Falk", "Mina Falk", true,
		false },
	{ "it was closed", "it was closed", "Mina Falk", "Bo Ek", false, false },
	{ "", "", "Mina Falk", "Bo Ek", false, false },
};

static struct statement statement(const char *text, const char *source, struct arena *arena)
{
	struct statement made = { .claim_text = str_of(text) };

	vec_push(arena, &made.source_names, str_of(source));
	return made;
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 1;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct statement a = statement(cases[i].a, cases[i].source_a, &arena),
				 b = statement(cases[i].b, cases[i].source_b, &arena);

		ok(claims_same(&a, &b, SAME_IN_COPY, &arena) == cases[i].copy &&
				claims_same(&b, &a, SAME_STATEMENT, &arena) == cases[i].statement,
			"“%s” and “%s”", cases[i].a, cases[i].b);
		b.polarity = POLARITY_DENIED;
		ok(!claims_same(&a, &b, SAME_STATEMENT, &arena), "not what one denies");
		b.polarity = a.polarity;
		a.stance = b.stance = STANCE_ASKS;
		ok(!claims_same(&a, &b, SAME_STATEMENT, &arena), "not what is asked");
	}
	arena_release(&arena);
	return tap_end();
}
