/* Conflicts, and the issues that they are grouped in. */
#include "store.h"

static const struct source aide = { .name = { "aide", 4 }, .kind = SOURCE_PERSON };

/* One article, one claim. */
static int64_t add(struct test_store *test, const char *content)
{
	struct strbuf text = strbuf_new(&test->arena);
	struct id_vec ids = { 0 };
	struct document doc;

	strbuf_addf(&text, "An aide said %s.", content);
	doc = test_document(test, "candidate", strbuf_str(&text).p);
	test_claim(&doc, aide, "An aide", "said", content);
	return test_add(test, &doc, &ids) ? ids.v[0] : 0;
}

static void add_claims(struct test_store *test)
{
	static const char *const contents[] = {
		"the Halden ferry carried 212 people",
		"the ferry was late",
		"the \"Halden\" mayor resigned",
		"sheep graze there",
	};

	for (size_t i = 0; i < sizeof contents / sizeof *contents; i++)
		if (add(test, contents[i]) != (int64_t)i + 1)
			exit(1);
}

static bool add_pair(
	struct test_store *test, int64_t a, int64_t b, enum conflict_type type, const char *question)
{
	struct statement side_a, side_b;
	struct conflict conflict = { .a = &side_a,
		.b = &side_b,
		.type = type,
		.issue = str_of(question),
		.reason = STR("they differ"),
		.score = 0.9f };
	bool found, added = false;

	if (store_statement(test->store, a, &test->arena, &side_a, &found, &test->err) ||
		store_statement(test->store, b, &test->arena, &side_b, &found, &test->err))
		exit(1);
	conflict.evidence_a = (struct span){ side_a.content.v[0].start + 4, side_a.content.v[0].start + 9 };
	conflict.evidence_b = (struct span){ side_b.content.v[0].start, side_b.content.v[0].start + 3 };
	if (store_add_conflict(test->store, &conflict, &added, &test->err))
		printf("# %s\n", test->err.msg);
	return added;
}

static void test_issues(struct test_store *test)
{
	static const struct {
		int64_t a, b;
		enum conflict_type type;
		const char *question, *what;
		bool added;
		int64_t issue; /* of the last conflict */
	} cases[] = {
		{ 1, 2, CONFLICT_NUMBER, "How many?", "a conflict has an issue", true, 1 },
		{ 2, 1, CONFLICT_NUMBER, "How many?", "the same pair is stored once", false, 1 },
		{ 1, 3, CONFLICT_NUMBER, "How many went?", "a pair with a claim in common joins the issue",
			true, 1 },
		{ 1, 4, CONFLICT_DENIAL, "Was it so?", "another type is another issue", true, 2 },
		{ 2, 4, CONFLICT_DATE, "When?", "another question too", true, 3 },
	};
	struct store_rows rows;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool added = add_pair(test, cases[i].a, cases[i].b, cases[i].type, cases[i].question);
		int64_t last = 0, issue = 0;

		if (store_rows_open(test->store, TABLE_CONFLICTS, 0, &rows, &test->err))
			exit(1);
		while (store_rows_next(&rows, &test->err) == 1) {
			if (store_rows_int(&rows, "conflict_id") < last)
				continue;
			last = store_rows_int(&rows, "conflict_id");
			issue = store_rows_int(&rows, "issue_id");
		}
		ok(added == cases[i].added && issue == cases[i].issue, "%s", cases[i].what);
	}
	if (store_rows_open(test->store, TABLE_CONFLICTS, 1, &rows, &test->err) ||
		store_rows_next(&rows, &test->err) != 1)
		exit(1);
	ok(str_is(store_rows_get(&rows, "a_evidence"), "Halde") &&
			str_is(store_rows_get(&rows, "a_evidence_spans"), "17-22") &&
			str_is(store_rows_get(&rows, "b_evidence"), "the") &&
			str_is(store_rows_get(&rows, "status"), "open"),
		"a conflict keeps the words that clash");
	store_rows_close(&rows);
	if (store_rows_open(test->store, TABLE_CLAIMS, 1, &rows, &test->err) ||
		store_rows_next(&rows, &test->err) != 1)
		exit(1);
	ok(str_is(store_rows_get(&rows, "conflicts_with"), "2 3 4") &&
			str_is(store_rows_get(&rows, "issue"), "How many?; Was it so?") &&
			str_is(store_rows_get(&rows, "conflict_status"), "open") &&
			str_is(store_rows_get(&rows, "who"), "aide (not named)"),
		"a claim's row names its conflicts");
	store_rows_close(&rows);
}

struct grouped {
	int64_t a, b;
	enum conflict_type type;
	enum conflict_tier tier;
	uint32_t at; /* of the evidence on a, in its content */
	const char *what;
	char issue; /* the same letter, the same issue */
};

static int64_t add_grouped(struct test_store *test, const struct grouped *one)
{
	struct statement side_a, side_b;
	struct conflict conflict = { .a = &side_a,
		.b = &side_b,
		.type = one->type,
		.tier = one->tier,
		.issue = STR("What of it?"),
		.reason = STR("they differ"),
		.score = 0.9f };
	bool found, added = false;

	if (store_statement(test->store, one->a, &test->arena, &side_a, &found, &test->err) ||
		store_statement(test->store, one->b, &test->arena, &side_b, &found, &test->err))
		exit(1);
	conflict.evidence_a.start = side_a.content.v[0].start + one->at;
	conflict.evidence_a.end = conflict.evidence_a.start + 5;
	conflict.evidence_b = (struct span){ side_b.content.v[0].start, side_b.content.v[0].start + 3 };
	if (store_add_conflict(test->store, &conflict, &added, &test->err) || !added)
		exit(1);
	return added;
}

/* The issue of the conflict between two claims. */
static int64_t issue_between(struct test_store *test, int64_t a, int64_t b)
{
	struct store_rows rows;
	int64_t issue = 0;

	if (store_rows_open(test->store, TABLE_CONFLICTS_OF_CLAIM, a, &rows, &test->err))
		exit(1);
	while (store_rows_next(&rows, &test->err) == 1)
		if (store_rows_int(&rows, "a_claim_id") == b || store_rows_int(&rows, "b_claim_id") == b)
			issue = store_rows_int(&rows, "issue_id");
	return issue;
}

/* Claims from 5 on; 13 states what 5 does. */
static void test_groups(struct test_store *test)
{
	static const struct grouped cases[] = {
		{ 5, 6, CONFLICT_NEGATION, TIER_FLAGGED, 0, "the first", 'a' },
		{ 5, 7, CONFLICT_NEGATION, TIER_FLAGGED, 19, "other words of the claim are another question",
			'b' },
		{ 8, 6, CONFLICT_NEGATION, TIER_FLAGGED, 0, "who contradicts the same joins", 'a' },
		{ 5, 9, CONFLICT_DENIAL, TIER_FLAGGED, 2, "and who denies the same words", 'a' },
		{ 13, 10, CONFLICT_NEGATION, TIER_FLAGGED, 5, "and who contradicts one that states the same",
			'a' },
		{ 5, 11, CONFLICT_NUMBER, TIER_FLAGGED, 0, "a figure is a question of its own", 'c' },
		{ 5, 12, CONFLICT_LEXICAL, TIER_POSSIBLE, 0, "what is only possible stands alone", 'd' },
		{ 5, 10, CONFLICT_NEGATION, TIER_POSSIBLE, 0, "unless both claims are in a flagged issue",
			'a' },
		{ 14, 12, CONFLICT_NEGATION, TIER_POSSIBLE, 0, "by no word does it join one that is flagged",
			'e' },
		{ 14, 15, CONFLICT_NEGATION, TIER_POSSIBLE, 0, "or another that is only possible", 'f' },
	};
	int64_t issue[128] = { 0 };

	for (int64_t claim = 5; claim <= 15; claim++)
		if (add(test, (const char *[]){ "gates stood open at noon", "doors were shut",
				      "walls had been torn down", "lamps were never lit",
				      "cellars stood in water", "barns had burned", "mills were sold off",
				      "wells had run dry", "both gates stood open at noon",
				      "roofs had come off", "pumps stood still" }[claim - 5]) != claim)
			exit(1);
	if (store_same_claim(test->store, 13, 5, false, &test->err))
		exit(1);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t found;
		bool other = true;

		add_grouped(test, &cases[i]);
		found = issue_between(test, cases[i].a, cases[i].b);
		for (int c = 'a'; c < cases[i].issue; c++)
			other = other && issue[c] != found;
		ok(found && (issue[(int)cases[i].issue] ? issue[(int)cases[i].issue] == found : other), "%s",
			cases[i].what);
		issue[(int)cases[i].issue] = found;
	}
	add_grouped(test, &(struct grouped){ .a = 6, .b = 7, .type = CONFLICT_NEGATION });
	ok(issue_between(test, 5, 7) == issue['a'] && issue_between(test, 6, 7) == issue['a'] &&
			issue_between(test, 5, 11) == issue['c'],
		"what brings two issues together makes them one, the older");
}

/* The pair was flagged, and is only possible now. */
static void test_renewed(struct test_store *test)
{
	struct store_pair_vec pairs = { 0 };
	struct statement a, b;
	struct conflict found = { .type = CONFLICT_DENIAL,
		.tier = TIER_POSSIBLE,
		.issue = STR("Is it so?"),
		.reason = STR("they differ") };
	int64_t shared = issue_between(test, 5, 9), alone;
	bool there;

	if (store_statement(test->store, 5, &test->arena, &a, &there, &test->err) ||
		store_statement(test->store, 9, &test->arena, &b, &there, &test->err) ||
		store_undecided_pairs(test->store, a.article_id, &test->arena, &pairs, &test->err))
		exit(1);
	found.a = &a;
	found.b = &b;
	found.evidence_a = (struct span){ a.content.v[0].start, a.content.v[0].start + 3 };
	found.evidence_b = (struct span){ b.content.v[0].start, b.content.v[0].start + 3 };
	for (uint32_t i = 0; i < pairs.n; i++)
		if (pairs.v[i].claim_a + pairs.v[i].claim_b == 14 &&
			store_renew_conflict(test->store, &pairs.v[i], &found, &test->err))
			exit(1);
	alone = issue_between(test, 5, 9);
	ok(alone && alone != shared && issue_between(test, 5, 6) == shared,
		"what is only possible now leaves the issue that it shared");
}

int main(void)
{
	struct test_store test = { 0 };

	if (setjmp(test.escape))
		return 1;
	test_store_open(&test);
	add_claims(&test);
	test_issues(&test);
	test_groups(&test);
	test_renewed(&test);
	test_store_close(&test);
	return tap_end();
}
