/* What an article tells by putting claims side by side: replies, and what they reply to. */
#include <string.h>

#include "conflict/conflict.h"
#include "tests/unit/tap.h"

enum { CLAIMS_MAX = 4 };

/* A claim in a row: before it stand `lead`, behind it `tail`, the article's words. */
struct said {
	const char *source, *verb, *text, *lead, *tail;
	enum stance stance;
};

struct talk_case {
	const char *name;
	struct said said[CLAIMS_MAX];
	int a, b; /* the flagged pair, from 0; -1: none */
	enum conflict_type type;
	const char *evidence; /* words of b's that clash; NULL: not looked at */
};

#define SAYS STANCE_ASSERTS
#define DENIES STANCE_DENIES
#define DENIAL CONFLICT_DENIAL

static const struct talk_case cases[] = {
	/* an account is denied */
	{ "the allegations",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Reeve Calloway", "deny", "the allegations", "", "", DENIES } },
		0, 1, DENIAL, "the allegations" },
	{ "their account",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Reeve Calloway", "dispute", "their account", "", "", DENIES } },
		0, 1, DENIAL, NULL },
	{ "that that was the case",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Reeve Calloway", "deny", "that that was the case", "", "", DENIES } },
		0, 1, DENIAL, NULL },
	{ "whose account it is",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Mila Tarn", "say", "the yard has been closed since March", "", "", SAYS },
			{ "Reeve Calloway", "dismiss", "Orrin's claim", "", "", DENIES } },
		0, 2, DENIAL, NULL },
	{ "the quotation only fills out what is denied",
		{ { "Dana Orrin", "say", "the mill let waste into the river", "", "", SAYS },
			{ "Dana Orrin", "say", "I opened the valve myself", "", "", SAYS },
			{ "Tarvos Mills", "deny", "the allegation", "", "", DENIES } },
		0, 2, DENIAL, NULL },
	{ "a charge that he denied, behind it",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Mila Tarn", "say", "Calloway had sold the yard's gate", "", "", SAYS },
			{ "Reeve Calloway", "deny", "a charge", "", "", DENIES } },
		1, 2, DENIAL, NULL },
	{ "never said so",
		{ { "Dana Orrin", "say", "Calloway wanted the pier closed for good", "", "", SAYS },
			{ "Reeve Calloway", "say", "he never said he wanted the pier closed", "", "",
				SAYS } },
		0, 1, DENIAL, "he never said" },
	{ "never said something else",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Reeve Calloway", "say", "he never said he wanted the pier closed", "", "",
				SAYS } },
		-1, 0, DENIAL, NULL },
	/* what is only named, or asked, is not answered */
	{ "a thing that is named",
		{ { "Dana Orrin", "criticize", "the close and sometimes overlapping interests of the guild",
			  "", "", SAYS },
			{ "Reeve Calloway", "deny", "any wrongdoing", "", "", DENIES } },
		-1, 0, DENIAL, NULL },
	{ "a question",
		{ { "Dana Orrin", "say", "Who let waste into the river, if not the mill?", "", "", SAYS },
			{ "Reeve Calloway", "say", "That is a lie", "", "", SAYS } },
		-1, 0, DENIAL, NULL },
	/* more ways of calling it false */
	{ "not a word of truth",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Reeve Calloway", "say", "there was not a word of truth in it", "", "", SAYS } },
		0, 1, DENIAL, NULL },
	{ "pure invention, right behind it",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Reeve Calloway", "say", "the account was pure invention", "", "", SAYS } },
		0, 1, DENIAL, NULL },
	{ "no such payment, inside the sentence",
		{ { "Dana Orrin", "say", "the mayor approved a payment to the mill", "", "", SAYS },
			{ "Reeve Calloway", "say", "he had neither seen nor approved any such payment", "",
				"", SAYS } },
		0, 1, DENIAL, NULL },
	{ "two false passports call nothing false",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Reeve Calloway", "say", "two false passports were found in the yard", "", "",
				SAYS } },
		-1, 0, DENIAL, NULL },
	{ "nor does she who made up her mind",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Reeve Calloway", "say", "the mayor had made up her mind", "", "", SAYS } },
		-1, 0, DENIAL, NULL },
	{ "whom it names has nothing to do with it",
		{ { "Dana Orrin", "say", "Calloway led the raid on the mill", "", "", SAYS },
			{ "Reeve Calloway", "say", "he had nothing to do with it", "", "", SAYS } },
		0, 1, DENIAL, NULL },
	{ "whom it does not name answers something else",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Reeve Calloway", "say", "he had nothing to do with it", "", "", SAYS } },
		-1, 0, DENIAL, NULL },
	/* what is denied is the denial: the two agree */
	{ "untrue that nobody was told",
		{ { "Dana Orrin", "say", "the guild was told of the closure of the mill", "", "", SAYS },
			{ "Reeve Calloway", "say",
				"it was untrue that nobody had told the guild of the closure", "", "",
				SAYS } },
		-1, 0, DENIAL, NULL },
	{ "denied that it was unsafe",
		{ { "Dana Orrin", "say", "the bridge at the mill was safe", "", "", SAYS },
			{ "Reeve Calloway", "deny", "that the bridge at the mill had been unsafe", "", "",
				DENIES } },
		-1, 0, DENIAL, NULL },
	/* no account: a plan, a request, a person */
	{ "a request is turned down",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Reeve Calloway", "deny", "a request for the driver's file", "", "", DENIES } },
		-1, 0, DENIAL, NULL },
	{ "a proposal is rejected",
		{ { "Dana Orrin", "say", "the harbor will be leased", "", "", SAYS },
			{ "Reeve Calloway", "reject", "the proposal", "", "", DENIES } },
		-1, 0, DENIAL, NULL },
	{ "remarks are shrugged off",
		{ { "Dana Orrin", "say", "the harbor was leased", "", "", SAYS },
			{ "Reeve Calloway", "shrug", "the remarks", "", "", DENIES } },
		-1, 0, DENIAL, NULL },
	{ "asked for, not claimed",
		{ { "Dana Orrin", "ask", "for the driver's file", "", "", STANCE_ASKS },
			{ "Reeve Calloway", "reject", "the suggestion", "", "", DENIES } },
		-1, 0, DENIAL, NULL },
	{ "one source",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Dana Orrin", "deny", "the allegations", "", "", DENIES } },
		-1, 0, DENIAL, NULL },
	/* called false */
	{ "that is a lie",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Reeve Calloway", "say", "That is a lie", "", "", SAYS } },
		0, 1, DENIAL, NULL },
	{ "a village lies in a valley",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Reeve Calloway", "say", "That village lies in a valley", "", "", SAYS } },
		-1, 0, DENIAL, NULL },
	{ "a theory that is cited",
		{ { "Dana Orrin", "say", "guards beat a driver in the yard", "", "", SAYS },
			{ "Reeve Calloway", "cite", "an unfounded story of the yard", "", "", SAYS } },
		-1, 0, DENIAL, NULL },
	{ "no, says the other",
		{ { "Dana Orrin", "say", "Calloway only meant the mayor", "", "", SAYS },
			{ "Reeve Calloway", "respond", "No, I meant the whole council", "", "", SAYS } },
		0, 1, DENIAL, NULL },
	{ "no such warning",
		{ { "Vale Gas", "say", "it had warned the hospital of the leak", "", "", SAYS },
			{ "Sunil Tarn", "say", "I read every file. No such warning ever came", "", "",
				SAYS } },
		0, 1, DENIAL, NULL },
	{ "that order was never given",
		{ { "Dana Orrin", "say", "I was told to cross, and I crossed", "", "", SAYS },
			{ "Sunil Tarn", "say", "That order was never given", "", "", SAYS } },
		0, 1, DENIAL, NULL },
	{ "this is not just",
		{ { "Dana Orrin", "say", "I was told to cross, and I crossed", "", "", SAYS },
			{ "Sunil Tarn", "say", "This order is not just a nuisance", "", "", SAYS } },
		-1, 0, DENIAL, NULL },
	/* the article says so */
	{ "another memory of it",
		{ { "Dana Orrin", "say", "the gate was chained at dawn", "", "", SAYS },
			{ "Reeve Calloway", "say", "it stood wide from five o'clock",
				"The director had another memory of the morning.", "", SAYS } },
		0, 1, CONFLICT_ANTONYM, NULL },
	{ "not the way they tell it",
		{ { "Dana Orrin", "say", "the owners walked out", "", "", SAYS },
			{ "Reeve Calloway", "say", "the union did not come back",
				"That is not the way the owners tell it.", "", SAYS } },
		0, 1, CONFLICT_NEGATION, NULL },
	{ "news to the baker",
		{ { "Dana Orrin", "say", "the sirens were sounded", "", "", SAYS },
			{ "Reeve Calloway", "say", "I slept until noon", "That was news to the baker.", "",
				SAYS } },
		0, 1, CONFLICT_ANTONYM, NULL },
	{ "no news to the baker",
		{ { "Dana Orrin", "say", "the sirens were sounded", "", "", SAYS },
			{ "Reeve Calloway", "say", "I heard them at noon", "That was no news to the baker.",
				"", SAYS } },
		-1, 0, DENIAL, NULL },
	{ "contrary to his claim that",
		{ { "Dana Orrin", "say", "the sirens were sounded", "", "", SAYS },
			{ "Reeve Calloway", "say", "nobody slept", "Contrary to his claim that", "", SAYS } },
		-1, 0, DENIAL, NULL },
	{ "but alone is no conflict",
		{ { "Dana Orrin", "say", "the gate was chained at dawn", "", "", SAYS },
			{ "Reeve Calloway", "say", "the bakery was full by six", "But", "", SAYS } },
		-1, 0, DENIAL, NULL },
	{ "begged, but not to differ",
		{ { "Dana Orrin", "say", "guards opened the east gate", "", "", SAYS },
			{ "Reeve Calloway", "say", "the harvest was late",
				"Calloway begged his men to hurry.", "", SAYS } },
		-1, 0, DENIAL, NULL },
	{ "a topic cannot be contradicted",
		{ { "Dana Orrin", "discuss", "what had happened at the gate", "", "", SAYS },
			{ "Reeve Calloway", "say", "it stood wide from five o'clock",
				"He remembered the morning differently.", "", SAYS } },
		-1, 0, DENIAL, NULL },
};

static struct statement statement(const struct said *said, uint32_t ordinal, struct arena *arena)
{
	struct statement s = { .ordinal = ordinal, .paragraph = ordinal / 2, .parent = INDEX_NONE };

	s.document = STR("story");
	s.claim_text = str_of(said->text);
	s.verb = str_of(said->verb);
	s.stance = said->stance;
	s.polarity = said->stance == STANCE_DENIES ? POLARITY_DENIED : POLARITY_AFFIRMED;
	s.speech = SPEECH_MIXED;
	s.lead = str_of(said->lead);
	s.tail = str_of(said->tail);
	vec_push(arena, &s.content, (struct fragment){ str_of(said->text), 1000 * (ordinal + 1) });
	vec_push(arena, &s.source_names, str_of(said->source));
	return s;
}

static void check(const struct talk_case *c, struct arena *arena)
{
	struct statement_vec fresh = { 0 };
	struct conflict_vec found = { 0 };
	struct conflict_input input = { .fresh = &fresh };
	const struct conflict *flagged = NULL;
	uint32_t n = 0;

	for (uint32_t i = 0; i < CLAIMS_MAX && c->said[i].source; i++)
		vec_push(arena, &fresh, statement(&c->said[i], i, arena));
	conflict_find(&input, arena, &found);
	for (uint32_t i = 0; i < found.n; i++)
		if (found.v[i].tier == TIER_FLAGGED) {
			flagged = &found.v[i];
			n++;
		}
	ok(n == (c->a < 0 ? 0u : 1u), "%s: %u flagged", c->name, n);
	if (c->a < 0 || n != 1)
		return;
	ok(flagged->a->ordinal == (uint32_t)c->a && flagged->b->ordinal == (uint32_t)c->b &&
			flagged->type == c->type,
		"  claims %u and %u, %s", flagged->a->ordinal, flagged->b->ordinal,
		conflict_type_name(flagged->type));
	ok(!c->evidence || flagged->evidence_b.end - flagged->evidence_b.start == strlen(c->evidence),
		"  with its evidence: %.*s", STR_ARG(flagged->reason));
}

/* ---- a learned score ---- */

struct answer {
	float score;
	uint32_t asked;
};

static void answer(void *context, const struct statement *const *a, const struct statement *const *b,
	uint32_t n, float *scores)
{
	struct answer *given = context;

	given->asked += n;
	for (uint32_t i = 0; i < n; i++)
		scores[i] = a[i]->ordinal < b[i]->ordinal ? given->score : -1;
}

/* The score of the one pair that is possible, when the learned score is this. */
static float score_with(float learned, struct arena *arena)
{
	static const struct said said[] = {
		{ "Dana Orrin", "accuse", "Calloway's guards did not open the gate", "", "", STANCE_ALLEGES },
		{ "Reeve Calloway", "insist", "the gate of the yard was open", "But", "", SAYS },
	};
	struct answer given = { learned, 0 };
	struct conflict_learned asked = { answer, &given };
	struct statement_vec fresh = { 0 };
	struct conflict_vec found = { 0 };
	struct conflict_input input = { .fresh = &fresh, .learned = &asked };

	for (uint32_t i = 0; i < 2; i++)
		vec_push(arena, &fresh, statement(&said[i], i, arena));
	conflict_find(&input, arena, &found);
	if (!ok(given.asked == 1, "a learned score is asked for the pair, %u times", given.asked) ||
		!ok(found.n == 1 && found.v[0].reason.n, "which is found"))
		return 0;
	return found.v[0].score;
}

static void check_learned(struct arena *arena)
{
	float unlikely = score_with(0.01f, arena), unknown = score_with(-1, arena),
	      likely = score_with(0.95f, arena);

	ok(unlikely > 0 && unlikely < likely,
		"what is unlikely by the learned score stands behind: %.3f, %.3f", (double)unlikely,
		(double)likely);
	ok(unknown > unlikely, "no score is no low score: %.3f", (double)unknown);
}

/* Hundreds of claims that all deny: a bounded number of pairs. */
static void check_many(struct arena *arena)
{
	static const struct said deny = { "Reeve Calloway", "deny", "the allegations", "But", "", DENIES };
	static const struct said say = { "Dana Orrin", "say", "guards beat a driver", "However,", "", SAYS };
	struct statement_vec fresh = { 0 };
	struct conflict_vec found = { 0 };
	struct conflict_input input = { .fresh = &fresh };

	for (uint32_t i = 0; i < 600; i++)
		vec_push(arena, &fresh, statement(i % 2 ? &deny : &say, i, arena));
	conflict_find(&input, arena, &found);
	ok(found.n >= 300 && found.n <= 700, "one target a denial, a dozen more that are possible: %u",
		found.n);
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
	check_learned(&arena);
	check_many(&arena);
	arena_release(&arena);
	return tap_end();
}
