/* Who is one and the same in several articles. */
#include "store.h"
#include "store/history.h"
#include "store/identity.h"

struct person {
	const char *name, *role, *organization;
	const char *forms[3]; /* other names in the article */
	enum source_kind kind;
	bool unnamed;
};

/* Adds an article in which that one alone says something; the row that it belongs to. */
static int64_t add(struct test_store *test, const struct person *person)
{
	static int day;
	struct strbuf text = strbuf_new(&test->arena);
	struct id_vec ids = { 0 };
	struct document doc;
	struct source source = { .name = str_of(person->name),
		.kind = person->kind ? person->kind : SOURCE_PERSON,
		.named = !person->unnamed,
		.role = str_of(person->role),
		.organization = str_of(person->organization) };
	struct statement statement;

	strbuf_addf(&text, "%s said it rained on day %d.", person->name, ++day);
	for (int i = 0; person->forms[i]; i++)
		strbuf_addf(&text, " There was %s.", person->forms[i]);
	doc = test_document(test, "weather", strbuf_str(&text).p);
	vec_push(doc.arena, &doc.entities, (struct entity){ .name = source.name });
	for (int i = 0; person->forms[i]; i++)
		vec_push(doc.arena, &doc.mentions,
			(struct mention){ .span = test_span(&doc, person->forms[i]), .kind = MENTION_NAME });
	test_claim(&doc, source, person->name, "said", "it rained");
	if (!test_add(test, &doc, &ids))
		exit(1);
	statement = (struct statement){ .claim_id = ids.v[0] };
	if (store_source_ids(test->store, &statement, &test->arena, &test->err) || !statement.source_ids.n)
		exit(1);
	return statement.source_ids.v[0];
}

static const struct pair {
	const char *what;
	struct person a, b;
	bool one;
} pairs[] = {
	{ "one full name", { "Jorun Falkvik" }, { "Jorun Falkvik" }, true },
	{ "case, accents and periods do not count", { "JORUN FÅLKVAD" }, { "Jorun Falkvad" }, true },
	{ "a middle initial in one", { "Odd R. Brenna" }, { "Odd Brenna" }, true },
	{ "and in the other", { "Tove Ness" }, { "Tove K. Ness" }, true },
	{ "two middle initials that differ", { "Pal A. Myhre" }, { "Pal B. Myhre" }, false },
	{ "a middle name may be another's", { "Mary Ann Solli" }, { "Mary Solli" }, false },
	{ "a father and a son", { "Leif Tangen Jr." }, { "Leif Tangen" }, false },
	{ "Jr. and Sr.", { "Leif Dokken Jr." }, { "Leif Dokken Sr." }, false },
	{ "Jr. and Jr.", { "Leif Moen Jr." }, { "Leif Moen Jr." }, true },
	{ "a nickname that an article gives", { "Rutherford “Mack” Ødeby" }, { "Mack Odeby" }, true },
	{ "two forms that an article gives", { "Robert C. Lunde", .forms = { "Bobby Lunde" } },
		{ "Bobby Lunde" }, true },
	{ "two forms that none gives", { "Robert Grane" }, { "Bobby Grane" }, false },
	{ "another's name in the article is no form", { "Anna Hovde", .forms = { "Karl Hovde" } },
		{ "Karl Hovde" }, false },
	{ "a surname alone", { "Skaug" }, { "Skaug" }, false },
	{ "a given name alone", { "Ingvild" }, { "Ingvild" }, false },
	{ "a title and a surname", { "Judge Kvale" }, { "Judge Kvale" }, false },
	{ "an initial and a surname", { "J. Vik" }, { "J. Vik" }, false },
	{ "two initials and a surname", { "J.R. Vikan" }, { "J. R. Vikan" }, true },
	{ "no name but a description", { "Per Aas's mother" }, { "Per Aas's mother" }, false },
	{ "a police chief and a novelist", { "John Smedby", "police chief of Ohio" },
		{ "John Smedby", "novelist" }, false },
	{ "a novelist and singer, and a singer", { "Ola Strand", "novelist" }, { "Ola Strand", "singer" },
		true },
	{ "a senator and an author", { "Eli Roan", "senator" }, { "Eli Roan", "author" }, true },
	{ "a member of Congress and a pastor", { "Abel Thorsen", "Rep." },
		{ "Abel Thorsen", "pastor of a church" }, false },
	{ "a former trade is one too", { "Ib Holt", "former pitcher" }, { "Ib Holt", "cardiologist" },
		false },
	{ "the mother of a police chief", { "Ida Mo", "mother of a police chief" }, { "Ida Mo", "novelist" },
		true },
	{ "mayors of two states", { "Finn Lie", "mayor of Dover, Ohio" }, { "Finn Lie", "Texas mayor" },
		false },
	{ "mayors of one state", { "Finn Roe", "mayor of Dover, Ohio" }, { "Finn Roe", "Ohio mayor" }, true },
	{ "professors of two universities", { "Gro Berg", "professor", "University of Tarn" },
		{ "Gro Berg", "professor", "Skerry University" }, false },
	{ "of one university in two ways", { "Gro Dahl", "professor", "University of Tarn" },
		{ "Gro Dahl", "law professor", "Tarn University" }, true },
	{ "one organization", { "Rail Board of Tarn", .kind = SOURCE_ORGANIZATION },
		{ "the Rail Board of Tarn", .kind = SOURCE_ORGANIZATION }, true },
	{ "an acronym that an article gives",
		{ "Tarn Rail Inspectorate", .forms = { "TRI" }, .kind = SOURCE_ORGANIZATION },
		{ "TRI", .kind = SOURCE_ORGANIZATION }, true },
	{ "also when it comes first", { "SHA", .kind = SOURCE_ORGANIZATION },
		{ "Skerry Harbor Agency", .forms = { "SHA" }, .kind = SOURCE_ORGANIZATION }, true },
	{ "two long names with one acronym",
		{ "Angler Union", .forms = { "AU" }, .kind = SOURCE_ORGANIZATION },
		{ "Actor Union", .forms = { "AU" }, .kind = SOURCE_ORGANIZATION }, false },
	{ "an acronym that none gives", { "Tarn Water Board", .kind = SOURCE_ORGANIZATION },
		{ "TWB", .kind = SOURCE_ORGANIZATION }, false },
	{ "a department of the United States", { "U.S. State Department", .kind = SOURCE_ORGANIZATION },
		{ "State Department", .kind = SOURCE_ORGANIZATION }, true },
	{ "in the other order", { "U.S. Department of Defense", .kind = SOURCE_ORGANIZATION },
		{ "Defense Department", .kind = SOURCE_ORGANIZATION }, true },
	{ "what every state has", { "Supreme Court", .kind = SOURCE_ORGANIZATION },
		{ "Supreme Court", .kind = SOURCE_ORGANIZATION }, false },
	{ "a place that is many things", { "Washington", .kind = SOURCE_ORGANIZATION },
		{ "Washington", .kind = SOURCE_ORGANIZATION }, false },
	{ "a common noun", { "parent company", .kind = SOURCE_ORGANIZATION },
		{ "parent company", .kind = SOURCE_ORGANIZATION }, false },
	{ "an outlet", { "Skerry Mail", .kind = SOURCE_OUTLET }, { "The Skerry Mail", .kind = SOURCE_OUTLET },
		true },
	{ "an outlet's last word", { "Times", .kind = SOURCE_OUTLET }, { "Times", .kind = SOURCE_OUTLET },
		false },
	{ "one name of two kinds", { "Tarn Post", .kind = SOURCE_OUTLET },
		{ "Tarn Post", .kind = SOURCE_ORGANIZATION }, false },
	{ "a document", { "rail report", .kind = SOURCE_DOCUMENT },
		{ "rail report", .kind = SOURCE_DOCUMENT }, false },
	{ "people without a name", { "officials", .kind = SOURCE_GROUP, .unnamed = true },
		{ "officials", .kind = SOURCE_GROUP, .unnamed = true }, false },
};

static void test_pairs(struct test_store *test)
{
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		int64_t a = add(test, &pairs[i].a), b = add(test, &pairs[i].b);

		ok((a == b) == pairs[i].one, "%s: %s", pairs[i].what, pairs[i].one ? "one" : "two");
	}
}

static void test_ambiguous(struct test_store *test)
{
	int64_t police = add(test, &(struct person){ "Kai Lothe", "sheriff" }),
		poet = add(test, &(struct person){ "Kai Lothe", "poet" }),
		third = add(test, &(struct person){ "Kai Lothe" }),
		again = add(test, &(struct person){ "Kai Lothe" }), a, b, c, d;

	ok(police != poet && third != police && third != poet && again != third,
		"one of whom nothing is told is neither of two");
	a = add(test, &(struct person){ "Eva K. Sund" });
	b = add(test, &(struct person){ "Eva L. Sund" });
	c = add(test, &(struct person){ "Eva L. Sund" });
	ok(a != b && b == c, "a middle initial tells two apart");
	a = add(test, &(struct person){ "Nils Aker", "mayor of Dover, Ohio" });
	b = add(test, &(struct person){ "Nils Aker", "Iowa sheriff" });
	c = add(test, &(struct person){ "Nils Aker", "Ohio mayor" });
	d = add(test, &(struct person){ "Nils Aker", "mayor" });
	ok(a != b && c == a && d != a && d != b, "a place picks one of two; no place picks none");
}

/* Two rows that a later article shows to be one. */
static void test_bridge(struct test_store *test)
{
	int64_t full = add(test, &(struct person){ "William Foss" }),
		short_form = add(test, &(struct person){ "Bill Foss" }),
		both = add(test, &(struct person){ "William Foss", .forms = { "Bill Foss" } });
	struct source_row row;
	bool found;

	ok(full != short_form && both == full, "an article gives both forms");
	ok(!source_row(test->store, short_form, &test->arena, &row, &found, &test->err) && !found &&
			add(test, &(struct person){ "Bill Foss" }) == full,
		"from then on they are one row");
}

static bool proposes(struct test_store *test, int64_t row, int64_t other)
{
	struct proposal_vec all = { 0 };

	if (source_proposals(test->store, row, &test->arena, &all, &test->err))
		return false;
	for (uint32_t i = 0; i < all.n; i++)
		if (all.v[i].row == other)
			return true;
	return false;
}

static void test_proposals(struct test_store *test)
{
	int64_t full = add(test, &(struct person){ "Torvald Ekeberg" }),
		surname = add(test, &(struct person){ "Ekeberg" }), second, nick, long_form, letters;

	ok(proposes(test, surname, full), "a surname that one full name fits is proposed");
	second = add(test, &(struct person){ "Signe Ekeberg" });
	ok(!proposes(test, surname, full) && !proposes(test, surname, second), "but not where two fit");
	nick = add(test, &(struct person){ "Bob Aspen" });
	full = add(test, &(struct person){ "Robert Aspen" });
	ok(nick != full && proposes(test, nick, full) && proposes(test, full, nick), "Bob may be Robert");
	full = add(test, &(struct person){ "Kim Rand", "sheriff" });
	second = add(test, &(struct person){ "Kim Rand", "poet" });
	ok(full != second && proposes(test, second, full), "those kept apart are proposed");
	long_form = add(test, &(struct person){ "Nordlo Grain Council", .kind = SOURCE_ORGANIZATION });
	letters = add(test, &(struct person){ "NGC", .kind = SOURCE_ORGANIZATION });
	ok(long_form != letters && proposes(test, letters, long_form), "first letters are proposed");
}

static struct source_row row_of(struct test_store *test, int64_t id)
{
	struct source_row row;
	bool found = false;

	if (source_row(test->store, id, &test->arena, &row, &found, &test->err) || !found)
		exit(1);
	return row;
}

static void test_merge_holds(struct test_store *test)
{
	struct person bob = { "Bob Dahle" }, robert = { "Robert Dahle" };
	int64_t b = add(test, &bob), r = add(test, &robert), g;
	struct source_row from = row_of(test, b), into = row_of(test, r), group;
	struct str summary, what;

	ok(b != r &&
			!source_merge(
				test->store, STR("Ann"), &into, &from, &test->arena, &summary, &test->err) &&
			summary.n,
		"Bob is merged into Robert");
	ok(row_of(test, b).merged_into == r && add(test, &bob) == r && add(test, &robert) == r,
		"articles that come later follow");
	ok(history_undo(test->store, STR("Ann"), &test->arena, &what, &test->err) == 1 &&
			str_eq(what, summary) && !row_of(test, b).merged_into && add(test, &bob) == b,
		"undone, they are two, also what came since");
	ok(history_redo(test->store, STR("Ann"), &test->arena, &what, &test->err) == 1 &&
			add(test, &bob) == r,
		"and done again, one");
	g = add(test, &(struct person){ "drivers", .kind = SOURCE_GROUP, .unnamed = true });
	group = row_of(test, g);
	from = row_of(test, add(test, &(struct person){ "drivers", .kind = SOURCE_GROUP, .unnamed = true }));
	ok(!source_merge(test->store, STR("Ann"), &group, &from, &test->arena, &summary, &test->err) &&
			row_of(test, from.id).merged_into == g,
		"people without a name are joined by hand");
}

int main(void)
{
	struct test_store test = { 0 };

	if (setjmp(test.escape))
		return 1;
	test_store_open(&test);
	test_pairs(&test);
	test_ambiguous(&test);
	test_bridge(&test);
	test_proposals(&test);
	test_merge_holds(&test);
	test_store_close(&test);
	return tap_end();
}
