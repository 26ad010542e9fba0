#ifndef TESTS_CONFLICT_TABLE_H
#define TESTS_CONFLICT_TABLE_H

/* For tables of pairs of claims by two sources in one article. */
#include <string.h>

#include "conflict/conflict.h"
#include "tests/unit/tap.h"

struct pair_case {
	const char *a, *b;
	bool clash;
	const char *evidence_a, *evidence_b; /* NULL: not looked at */
};

static struct statement table_statement(
	const char *text, const char *source, uint32_t ordinal, struct arena *arena)
{
	struct statement s = { .ordinal = ordinal, .paragraph = ordinal, .parent = INDEX_NONE };

	s.document = STR("story");
	s.claim_text = str_of(text);
	s.verb = STR("say");
	vec_push(arena, &s.content, (struct fragment){ str_of(text), 0 });
	vec_push(arena, &s.source_names, str_of(source));
	return s;
}

static bool table_covers(const char *text, struct span evidence, const char *words)
{
	const char *at = words ? strstr(text, words) : NULL;

	return !words || (at && evidence.start == (uint32_t)(at - text) &&
				 evidence.end == evidence.start + strlen(words));
}

/* Is each clash flagged as of that type with its evidence, and nothing else of it? */
static void table_check(const char *what, const struct pair_case *cases, size_t n, enum conflict_type type,
	struct arena *arena)
{
	for (size_t i = 0; i < n; i++) {
		const struct pair_case *c = &cases[i];
		struct statement a = table_statement(c->a, "Dana Orrin", 0, arena);
		struct statement b = table_statement(c->b, "Reeve Calloway", 1, arena);
		struct conflict out = { 0 };
		bool found =
			conflict_compare(&a, &b, arena, &out) && out.tier == TIER_FLAGGED && out.type == type;

		ok(found == c->clash, "%s: %s / %s: %s", what, c->a, c->b,
			c->clash ? "flagged" : "not flagged");
		if (found && c->clash)
			ok(table_covers(c->a, out.evidence_a, c->evidence_a) &&
					table_covers(c->b, out.evidence_b, c->evidence_b),
				"  with its evidence: %.*s", STR_ARG(out.reason));
	}
}

#define TABLE_CHECK(table, type) table_check(#table, table, sizeof table / sizeof table[0], type, &arena)

#endif
