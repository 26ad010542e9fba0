/* Claims of two articles that tell one story: days, figures and who did it. The same pair, told of two
 * stories, is no clash. */
#include <string.h>

#include "conflict/conflict.h"
#include "tests/unit/tap.h"

struct story_case {
	const char *a, *b;
	bool flagged;
	enum conflict_type type;
};

#define DATE true, CONFLICT_DATE
#define NUMBER true, CONFLICT_NUMBER
#define AGENT true, CONFLICT_AGENT
#define MODALITY true, CONFLICT_MODALITY
#define NONE false, CONFLICT_LEXICAL

static const struct story_case cases[] = {
	/* days */
	{ "the company last had it inspected on Feb. 27", "the machine's last inspection was on Nov. 19",
		DATE },
	{ "the offer has been with the union since Sept. 12",
		"the offer did not cross the table until Sept. 22", DATE },
	{ "the note reached the embassy on March 3", "the note reached the embassy on March 3", NONE },
	{ "the note reached the embassy on March 3", "the harbor was closed on March 11", NONE },
	{ "the note may reach the embassy on March 3", "the note reached the embassy on March 11", NONE },
	{ "the note reached the embassy by March 3", "the note reached the embassy on March 11", DATE },
	{ "the note is due at the embassy on March 3 or March 4", "the note reached the embassy on March 11",
		NONE },
	/* figures */
	{ "Harrowby police detained 64 people", "the police had brought in 118 people after the match",
		NUMBER },
	{ "there were 46 people on board", "Fifty-three passengers and crew were on the plane", NUMBER },
	{ "19 patients had been infected", "33 patients were carrying active infections", NUMBER },
	{ "about 200 houses were flooded to the sills", "at least 190 houses were flooded to the sills",
		NONE },
	{ "19 patients had been infected", "33 nurses went on leave", NONE },
	{ "90 houses had water above the doorstep", "At least 300 homes were flooded to the doorstep",
		NUMBER },
	{ "90 houses had water above the doorstep", "At least 300 homes were without power", NONE },
	{ "Harrowby police detained 64 people",
		"the police had brought in 118 people over Friday's brawl, going by the sheets that came to "
		"her window",
		NUMBER },
	/* what must be and what cannot: the same deed, or more in common than names */
	{ "Ina Holt will certainly support Ildo Marsh", "Ildo Marsh cannot tell Ina Holt from her rival",
		NONE },
	{ "the board will certainly close the mill", "the board cannot close the mill", MODALITY },
	/* who it was */
	{ "It was Lisbon that asked for the call",
		"the call took place because the Moroccan side had sought it", AGENT },
	{ "It was the board that picked him", "The president selected him", AGENT },
	{ "It was the board that picked him", "The board selected him", NONE },
	{ "It was likely that the board picked him", "The president selected him", NONE },
	{ "It was on Monday that the board picked him", "The president selected him", NONE },
};

static struct statement statement(const char *text, const char *source, int64_t article, struct arena *arena)
{
	struct statement s = { .article_id = article, .claim_id = article, .parent = INDEX_NONE };

	s.published = STR("2024-11-20");
	s.claim_text = str_of(text);
	s.verb = STR("say");
	vec_push(arena, &s.content, (struct fragment){ str_of(text), 100 });
	vec_push(arena, &s.source_names, str_of(source));
	return s;
}

static bool compare(const struct story_case *c, float nearness, struct arena *arena, struct conflict *out)
{
	struct statement a = statement(c->a, "Dana Orrin", 1, arena);
	struct statement b = statement(c->b, "Reeve Calloway", 2, arena);

	a.nearness = nearness;
	*out = (struct conflict){ 0 };
	return conflict_compare(&a, &b, arena, out) && out->tier == TIER_FLAGGED;
}

static void check(const struct story_case *c, struct arena *arena)
{
	struct conflict out;
	bool found = compare(c, 20, arena, &out);

	ok(found == c->flagged && (!found || out.type == c->type), "%s / %s: %s", c->a, c->b,
		found ? conflict_type_name(out.type) : "nothing");
	if (!found)
		return;
	ok(out.reason.n && out.issue.n && out.evidence_a.end > out.evidence_a.start, "  %.*s",
		STR_ARG(out.issue));
	ok(!compare(c, 2, arena, &out), "  of two stories: nothing");
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
