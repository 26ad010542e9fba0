#ifndef TESTS_UNIT_COMPARE_H
#define TESTS_UNIT_COMPARE_H

#include <string.h>

#include "conflict/conflict.h"
#include "tests/unit/tap.h"

/* Pairs of claims by two sources, in one article, that are to be flagged, or not. */
enum expect { NOTHING, FLAGGED };

struct compare_case {
	const char *a, *b;
	enum expect expect;
	enum conflict_type type;
	const char *evidence_a, *evidence_b; /* NULL: not looked at */
};

#define NEGATION FLAGGED, CONFLICT_NEGATION
#define NUMBER FLAGGED, CONFLICT_NUMBER
#define DENIAL FLAGGED, CONFLICT_DENIAL
#define ANTONYM FLAGGED, CONFLICT_ANTONYM
#define MODALITY FLAGGED, CONFLICT_MODALITY
#define AGENT FLAGGED, CONFLICT_AGENT
#define NONE NOTHING, CONFLICT_LEXICAL

static inline struct statement compare_statement(
	const char *text, const char *source, uint32_t ordinal, struct arena *arena)
{
	struct statement s = { .ordinal = ordinal, .paragraph = ordinal, .parent = INDEX_NONE };

	s.document = STR("story");
	s.claim_text = str_of(text);
	s.verb = STR("say");
	vec_push(arena, &s.content, (struct fragment){ str_of(text), 1000 });
	vec_push(arena, &s.source_names, str_of(source));
	return s;
}

static inline bool compare_covers(const char *text, struct span evidence, const char *words)
{
	const char *at = words ? strstr(text, words) : NULL;

	if (!words)
		return evidence.start >= 1000 && evidence.end <= 1000 + strlen(text) &&
		       evidence.start < evidence.end;
	return at && evidence.start == 1000 + (uint32_t)(at - text) &&
	       evidence.end == evidence.start + strlen(words);
}

static inline void compare_one(const struct compare_case *c, struct arena *arena)
{
	struct statement a = compare_statement(c->a, "Dana Orrin", 0, arena);
	struct statement b = compare_statement(c->b, "Reeve Calloway", 1, arena);
	struct conflict out = { 0 };
	bool found = conflict_compare(&a, &b, arena, &out) && out.tier == TIER_FLAGGED;

	ok(found == (c->expect == FLAGGED), "%s / %s: %s", c->a, c->b, c->expect ? "flagged" : "not flagged");
	if (!found || c->expect != FLAGGED)
		return;
	ok(out.type == c->type, "  as %s, got %s", conflict_type_name(c->type), conflict_type_name(out.type));
	ok(compare_covers(c->a, out.evidence_a, c->evidence_a) &&
			compare_covers(c->b, out.evidence_b, c->evidence_b),
		"  with its evidence, got %u-%u and %u-%u", out.evidence_a.start - 1000,
		out.evidence_a.end - 1000, out.evidence_b.start - 1000, out.evidence_b.end - 1000);
	ok(out.reason.n && str_ends(out.issue, "?"), "  %.*s", STR_ARG(out.issue));
}

static inline void compare_check(const struct compare_case *cases, size_t n, struct arena *arena)
{
	for (size_t i = 0; i < n; i++)
		compare_one(&cases[i], arena);
}

#endif
