/* What goes into the store comes out again. */
#include <math.h>

#include "store.h"

static const struct source minister = { .name = { "Dorte Vang", 10 },
	.kind = SOURCE_PERSON,
	.named = true,
	.number = 1,
	.role = { "transport minister", 18 },
	.basis = { "in a letter", 11 },
	.rule = "name",
	.confidence = 0.5f };
static const struct source engineers = { .name = { "engineers", 9 },
	.kind = SOURCE_GROUP,
	.number = 2,
	.anonymity_reason = { "because they feared for their jobs", 34 },
	.rule = "phrase" };
static const struct source unresolved = { .kind = SOURCE_PERSON, .named = true, .rule = "unresolved" };

static const char text[] = "Øresund—Dorte Vang said “the bridge” is safe.\n\n"
			   "Two engineers said she claimed it had at least 40 cracks.";

static struct document bridge(struct test_store *test)
{
	struct document doc = test_document(test, "bridge", text);
	struct quantity cracks = { .low = 40, .high = INFINITY, .approximate = true, .unit = STR("cracks") };

	doc.published = STR("2031-05-06");
	doc.outlet = STR("Sund Post");
	test_claim(&doc, minister, "Dorte Vang", "said", "“the bridge”");
	vec_push(doc.arena, &doc.attributions.v[0].content, test_span(&doc, "is safe"));
	doc.attributions.v[0].speech = SPEECH_MIXED;
	test_claim(&doc, engineers, "Two engineers", "said", "she claimed it had at least 40 cracks");
	test_claim(&doc, unresolved, "she", "claimed", "it had at least 40 cracks");
	doc.attributions.v[2].stance = STANCE_ALLEGES;
	doc.attributions.v[2].cue_negated = true;
	doc.attributions.v[2].parent = doc.claims.v[2].via = 1;
	doc.claims.v[2].polarity = POLARITY_DENIED;
	doc.claims.v[2].certainty = CERTAINTY_HEDGED;
	doc.claims.v[2].said_on = STR("2031-05-05");
	doc.claims.v[2].event_time = STR("2031-04");
	cracks.span = test_span(&doc, "at least 40 cracks");
	vec_push(doc.arena, &doc.claims.v[2].quantities, cracks);
	return doc;
}

static bool same_span(struct span a, struct span b)
{
	return a.start == b.start && a.end == b.end;
}

static bool same_source(const struct source *a, const struct source *b)
{
	return str_eq(a->name, b->name) && a->kind == b->kind && a->named == b->named &&
	       a->number == b->number && str_eq(a->role, b->role) &&
	       str_eq(a->organization, b->organization) && str_eq(a->as_written, b->as_written) &&
	       same_span(a->span, b->span) && str_eq(a->basis, b->basis) &&
	       str_eq(a->anonymity_reason, b->anonymity_reason) && !strcmp(a->rule, b->rule) &&
	       fabsf(a->confidence - b->confidence) < 1e-6f;
}

static bool same_attribution(const struct attribution *a, const struct attribution *b)
{
	bool same = a->source_spans.n == b->source_spans.n && a->content.n == b->content.n &&
		    same_span(a->cue, b->cue) && a->speech == b->speech && a->stance == b->stance &&
		    a->cue_negated == b->cue_negated && !strcmp(a->verb, b->verb) && a->parent == b->parent &&
		    !strcmp(a->rule, b->rule) && fabsf(a->confidence - b->confidence) < 1e-6f &&
		    a->sources.n == b->sources.n;

	for (uint32_t i = 0; same && i < a->source_spans.n; i++)
		same = same_span(a->source_spans.v[i], b->source_spans.v[i]);
	for (uint32_t i = 0; same && i < a->content.n; i++)
		same = same_span(a->content.v[i], b->content.v[i]);
	for (uint32_t i = 0; same && i < a->sources.n; i++)
		same = same_source(&a->sources.v[i], &b->sources.v[i]);
	return same;
}

static bool same_claim(const struct claim *a, const struct claim *b)
{
	bool same = str_eq(a->text, b->text) && a->polarity == b->polarity && a->certainty == b->certainty &&
		    str_eq(a->said_on, b->said_on) && str_eq(a->event_time, b->event_time) &&
		    a->via == b->via && a->quantities.n == b->quantities.n;

	for (uint32_t i = 0; same && i < a->quantities.n; i++) {
		const struct quantity *x = &a->quantities.v[i], *y = &b->quantities.v[i];

		same = same_span(x->span, y->span) && !(x->low < y->low) && !(x->low > y->low) &&
		       !(x->high < y->high) && !(x->high > y->high) && x->approximate == y->approximate &&
		       str_eq(x->unit, y->unit);
	}
	return same;
}

static void test_round_trip(struct test_store *test)
{
	struct document doc = bridge(test), loaded;
	struct id_vec ids = { 0 }, again = { 0 };
	int64_t article = test_add(test, &doc, &ids), known = 0;
	bool found = false;

	ok(article == 1 && ids.n == 3, "an article with three claims is stored");
	ok(!store_load(test->store, article, &test->arena, &loaded, &again, &found, &test->err) && found,
		"and loaded");
	ok(str_eq(loaded.text, doc.text) && str_eq(loaded.id, doc.id) && str_eq(loaded.outlet, doc.outlet) &&
			str_eq(loaded.published, doc.published) && !strcmp(loaded.sha256, doc.sha256),
		"with its text and metadata");
	if (!ok(loaded.claims.n == 3 && again.n == 3, "with its claims"))
		return;
	for (uint32_t i = 0; i < 3; i++) {
		ok(again.v[i] == ids.v[i], "claim %u has its id", i + 1);
		ok(same_attribution(&loaded.attributions.v[i], &doc.attributions.v[i]),
			"claim %u has its attribution", i + 1);
		ok(same_claim(&loaded.claims.v[i], &doc.claims.v[i]), "claim %u has its values", i + 1);
	}
	ok(document_code_point(&loaded, (uint32_t)loaded.text.n) ==
			document_code_point(&doc, (uint32_t)doc.text.n),
		"offsets are counted as before");
	ok(!store_find_text(test->store, doc.sha256, &known, &test->err) && known == article,
		"the text is found again");
	ok(!store_load(test->store, 99, &test->arena, &loaded, &again, &found, &test->err) && !found,
		"an article that is not there is not found");
}

static void test_statement(struct test_store *test)
{
	struct statement statement;
	bool found = false;

	ok(!store_statement(test->store, 1, &test->arena, &statement, &found, &test->err) && found,
		"a claim is recalled for comparing");
	ok(statement.article_id == 1 && statement.ordinal == 0 && statement.parent == INDEX_NONE &&
			statement.paragraph == 0 && statement.sentence == 0,
		"with its place");
	ok(statement.content.n == 2 && str_is(statement.content.v[0].text, "“the bridge”") &&
			statement.content.v[0].start == 24 &&
			str_is(statement.content.v[1].text, "is safe") && statement.content.v[1].start == 37,
		"with its fragments, in code points");
	ok(str_is(statement.cue, "said") && str_is(statement.outlet, "Sund Post") &&
			statement.speech == SPEECH_MIXED,
		"with its cue, outlet and speech");
	ok(statement.source_names.n == 1 && str_is(statement.source_names.v[0], "Dorte Vang") &&
			statement.source_ids.n == 1,
		"with its source");
	ok(!store_statement(test->store, 3, &test->arena, &statement, &found, &test->err) && found &&
			statement.parent == 1 && statement.paragraph == 1 && statement.cue_negated &&
			statement.stance == STANCE_ALLEGES && statement.polarity == POLARITY_DENIED &&
			statement.certainty == CERTAINTY_HEDGED && str_is(statement.said_on, "2031-05-05"),
		"a nested claim too");
	ok(statement.source_names.n == 1 && !statement.source_names.v[0].n,
		"an unresolved source has no name");
	ok(!store_statement(test->store, 99, &test->arena, &statement, &found, &test->err) && !found,
		"a claim that is not there is not found");
}

static int64_t source_id(struct test_store *test, int64_t claim)
{
	struct statement statement = { .claim_id = claim };

	if (store_source_ids(test->store, &statement, &test->arena, &test->err) || !statement.source_ids.n)
		return -1;
	return statement.source_ids.v[0];
}

/* STR is no constant. */
#define WORDS(literal)                                                                                       \
	{                                                                                                    \
		(literal), sizeof(literal) - 1                                                               \
	}

/* Who is one row for all articles, and who one an article. */
static void test_register(struct test_store *test)
{
	static const struct {
		const char *what;
		struct source source;
		bool same;
	} cases[] = {
		{ "a named person", { .name = WORDS("Ulf Sten"), .kind = SOURCE_PERSON, .named = true },
			true },
		{ "a named organization",
			{ .name = WORDS("Rail Board"), .kind = SOURCE_ORGANIZATION, .named = true }, true },
		{ "a named outlet", { .name = WORDS("Sund Post"), .kind = SOURCE_OUTLET, .named = true },
			true },
		{ "an unnamed group", { .name = WORDS("drivers"), .kind = SOURCE_GROUP }, false },
		{ "an unnamed person", { .name = WORDS("aide"), .kind = SOURCE_PERSON }, false },
		{ "an article's writer", { .name = WORDS("AUTHOR"), .kind = SOURCE_AUTHOR, .named = true },
			false },
		{ "a name of unknown kind", { .name = WORDS("Vesper"), .named = true }, false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct id_vec ids[2] = { 0 };
		int64_t first, second;
		char words[80];

		for (int k = 0; k < 2; k++) {
			struct document doc;

			snprintf(
				words, sizeof words, "The one said it rained, case %zu of article %d.", i, k);
			doc = test_document(test, "register", words);
			test_claim(&doc, cases[i].source, "The one", "said", "it rained");
			test_add(test, &doc, &ids[k]);
		}
		if (ids[0].n != 1 || ids[1].n != 1)
			exit(1);
		first = source_id(test, ids[0].v[0]);
		second = source_id(test, ids[1].v[0]);
		ok(first > 0 && second > 0 && (first == second) == cases[i].same, "%s is %s for two articles",
			cases[i].what, cases[i].same ? "one row" : "two rows");
	}
}

static void test_refused(struct test_store *test)
{
	struct document doc = test_document(test, "odd", "The one said it snowed.");
	struct id_vec ids = { 0 };
	int64_t known = -1;

	test_claim(&doc, minister, "The one", "said", "it snowed");
	doc.published = STR("yesterday");
	ok(!test_add(test, &doc, &ids) && test->err.code == ERR_INPUT, "a day that is none is refused");
	ok(!store_find_text(test->store, doc.sha256, &known, &test->err) && !known,
		"and leaves nothing behind");
	doc.published = (struct str){ 0 };
	ids = (struct id_vec){ 0 };
	ok(test_add(test, &doc, &ids) > 0, "the next article is taken");
	ids = (struct id_vec){ 0 };
	ok(!test_add(test, &doc, &ids), "the same text is not taken twice");
}

int main(void)
{
	struct test_store test = { 0 };

	if (setjmp(test.escape))
		return 1;
	test_store_open(&test);
	test_round_trip(&test);
	test_statement(&test);
	test_register(&test);
	test_refused(&test);
	test_store_close(&test);
	return tap_end();
}
