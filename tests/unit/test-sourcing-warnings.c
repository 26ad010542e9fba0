/* What is asked about an article's sources, and what is not. Sources are made by hand. */
#include "sourcing/sourcing.h"
#include "text.h"

enum { CLAIMS_MAX = 6 };

/* One claim: its parts as they stand in the text, each looked for behind the one before. */
struct told {
	const char *source, *cue, *content, *name;
	enum source_kind kind;
	bool named;
	const char *reason;
	enum stance stance;
	const char *verb;
};

#define OFFICIALS(source, cue, content)                                                                      \
	{                                                                                                    \
		source, cue, content, "officials", SOURCE_GROUP                                              \
	}
#define FALK(source, cue, content)                                                                           \
	{                                                                                                    \
		source, cue, content, "Mina Falk", SOURCE_PERSON, true                                       \
	}

static const struct {
	const char *name, *text;
	struct told told[CLAIMS_MAX];
	const char *warnings; /* "claim:rule", in order; "*" for the article */
} cases[] = {
	{ "a named source raises nothing", "Mina Falk said the pier was closed.",
		{ FALK("Mina Falk", "said", "the pier was closed") }, "" },
	{ "an official without a name", "A harbor official said the pier was closed.",
		{ { "A harbor official", "said", "the pier was closed", "harbor official", SOURCE_PERSON } },
		"1:anonymous-only 1:no-reason" },
	{ "officials as a body are not asked for a reason", "Harbor officials said the pier was closed.",
		{ { "Harbor officials", "said", "the pier was closed", "harbor officials", SOURCE_GROUP } },
		"1:anonymous-only" },
	{ "strategists as a body neither", "Party strategists concede the pier was closed.",
		{ { "Party strategists", "concede", "the pier was closed", "party strategists",
			SOURCE_GROUP } },
		"1:anonymous-only" },
	{ "a reason is given", "One aide, who feared for her post, said the pier was closed.",
		{ { "One aide", "said", "the pier was closed", "aide", SOURCE_PERSON, false,
			"who feared for her post" } },
		"1:anonymous-only" },
	{ "a reason is given elsewhere",
		"One aide said the pier was closed. She spoke on condition of anonymity because talks go on.",
		{ { "One aide", "said", "the pier was closed", "aide", SOURCE_PERSON } },
		"1:anonymous-only" },
	{ "anonymity without a reason", "One aide said the pier was closed. She asked for anonymity.",
		{ { "One aide", "said", "the pier was closed", "aide", SOURCE_PERSON } },
		"1:anonymous-only 1:no-reason" },
	{ "people who know", "People familiar with the survey said the pier was closed.",
		{ { "People familiar with the survey", "said", "the pier was closed",
			"people familiar with the survey", SOURCE_GROUP } },
		"1:anonymous-only 1:no-reason" },
	{ "people in the street", "Two fishermen said the pier was closed.",
		{ { "Two fishermen", "said", "the pier was closed", "fishermen", SOURCE_GROUP } }, "" },
	{ "a spokesman", "A spokesman for the harbor said the pier was closed.",
		{ { "A spokesman for the harbor", "said", "the pier was closed", "spokesman for the harbor",
			SOURCE_PERSON } },
		"" },
	{ "a deed is no claim", "An aide referred questions about the pier to the board.",
		{ { "An aide", "referred", "questions about the pier to the board", "aide", SOURCE_PERSON } },
		"" },
	{ "one who may have a name", "Bo Ek left early. The aide said the pier was closed.",
		{ { "The aide", "said", "the pier was closed", "aide", SOURCE_PERSON } }, "" },
	{ "one of the sources has a name", "Mina Falk and two aides said the pier was closed.",
		{ FALK("Mina Falk and two aides", "said", "the pier was closed") }, "" },
	{ "several, then the one", "Officials said the pier was closed. The official said it was rotten.",
		{ OFFICIALS("Officials", "said", "the pier was closed"),
			{ "The official", "said", "it was rotten", "official", SOURCE_PERSON } },
		"1:anonymous-only 2:plural-one" },
	{ "several, and one brought in",
		"Officials said the pier was closed. One official was angry. The official said it was "
		"rotten.",
		{ OFFICIALS("Officials", "said", "the pier was closed"),
			{ "The official", "said", "it was rotten", "official", SOURCE_PERSON } },
		"1:anonymous-only 2:anonymous-only" },
	{ "one of several", "Officials said the pier was closed. One official said it was rotten.",
		{ OFFICIALS("Officials", "said", "the pier was closed"),
			{ "One official", "said", "it was rotten", "official", SOURCE_PERSON } },
		"1:anonymous-only 2:anonymous-only 2:no-reason" },
	{ "reported by nobody", "It was reported that the pier was closed.",
		{ { NULL, "was reported", "that the pier was closed", NULL } }, "1:no-source" },
	{ "expected by nobody", "The pier is expected to close.",
		{ { NULL, "is expected", "to close", NULL } }, "" },
	{ "reported by somebody", "The pier was closed, it was reported by the harbor board.",
		{ { NULL, "was reported", "by the harbor board", NULL } }, "" },
	{ "accused, and nothing more", "Bo Ek accused Mina Falk of hiding the survey.",
		{ { "Bo Ek", "accused", "Mina Falk of hiding the survey", "Bo Ek", SOURCE_PERSON, true, NULL,
			STANCE_ALLEGES, "accuse" } },
		"1:accused-silent" },
	{ "accused, and answered",
		"Bo Ek accused Mina Falk of hiding the survey. Falk said the survey was posted.",
		{ { "Bo Ek", "accused", "Mina Falk of hiding the survey", "Bo Ek", SOURCE_PERSON, true, NULL,
			  STANCE_ALLEGES, "accuse" },
			FALK("Falk", "said", "the survey was posted") },
		"" },
	{ "accused, and an office answers",
		"Bo Ek accused Mina Falk of hiding the survey. Falk's office said the survey was posted.",
		{ { "Bo Ek", "accused", "Mina Falk of hiding the survey", "Bo Ek", SOURCE_PERSON, true, NULL,
			  STANCE_ALLEGES, "accuse" },
			{ "Falk's office", "said", "the survey was posted", "office", SOURCE_ORGANIZATION } },
		"" },
	{ "accused, and asked",
		"Bo Ek accused Mina Falk of hiding the survey. She did not respond to a request for comment.",
		{ { "Bo Ek", "accused", "Mina Falk of hiding the survey", "Bo Ek", SOURCE_PERSON, true, NULL,
			STANCE_ALLEGES, "accuse" } },
		"" },
	{ "accused, and a denial is told",
		"Bo Ek accused Mina Falk of hiding the survey. Falk has denied that for years.",
		{ { "Bo Ek", "accused", "Mina Falk of hiding the survey", "Bo Ek", SOURCE_PERSON, true, NULL,
			STANCE_ALLEGES, "accuse" } },
		"" },
	{ "one source for all",
		"Mina Falk said one. Mina Falk said two. Mina Falk said three. Mina Falk said four. Mina "
		"Falk "
		"said five.",
		{ FALK("Mina Falk", "said", "one"), FALK("Mina Falk", "said", "two"),
			FALK("Mina Falk", "said", "three"), FALK("Mina Falk", "said", "four"),
			FALK("Mina Falk", "said", "five") },
		"*:single-source" },
	{ "one more who is not known",
		"Mina Falk said one. Mina Falk said two. Mina Falk said three. Mina Falk said four. She said "
		"five.",
		{ FALK("Mina Falk", "said", "one"), FALK("Mina Falk", "said", "two"),
			FALK("Mina Falk", "said", "three"), FALK("Mina Falk", "said", "four"),
			{ "She", "said", "five", NULL, SOURCE_UNKNOWN } },
		"" },
};

static struct span find(const struct document *doc, const char *words, size_t from)
{
	size_t n = strlen(words);

	for (size_t i = from; i + n <= doc->text.n; i++)
		if (!memcmp(doc->text.p + i, words, n))
			return (struct span){ (uint32_t)i, (uint32_t)(i + n) };
	return (struct span){ 0 };
}

static void add(struct document *doc, const struct told *told, size_t *at)
{
	struct attribution attribution = {
		.verb = told->verb ? told->verb : "say", .stance = told->stance, .parent = INDEX_NONE
	};
	struct claim claim = { .attribution = doc->attributions.n, .via = INDEX_NONE };
	struct source source = { .kind = told->kind, .named = told->named, .entity = INDEX_NONE };

	if (told->source) {
		source.span = find(doc, told->source, *at);
		source.as_written = str_of(told->source);
		source.name = str_of(told->name);
		source.anonymity_reason = str_of(told->reason);
		*at = source.span.end;
		vec_push(doc->arena, &attribution.source_spans, source.span);
		vec_push(doc->arena, &attribution.sources, source);
	}
	attribution.cue = find(doc, told->cue, *at);
	vec_push(doc->arena, &attribution.content, find(doc, told->content, attribution.cue.end));
	*at = attribution.content.v[0].end;
	attribution.sentence = document_sentence_at(doc, attribution.cue.start);
	vec_push(doc->arena, &doc->attributions, attribution);
	vec_push(doc->arena, &doc->claims, claim);
}

/* The accused is found as a name of the document. */
static void add_name(struct document *doc, const char *name)
{
	struct span span = find(doc, name, 0);
	struct entity entity = { .name = str_of(name), .kind = SOURCE_PERSON };

	if (span_empty(span))
		return;
	vec_push(doc->arena, &doc->mentions,
		(struct mention){
			.span = span, .head = span, .kind = MENTION_NAME, .entity = doc->entities.n });
	vec_push(doc->arena, &doc->entities, entity);
}

static struct str warnings(const struct document *doc)
{
	struct strbuf out = strbuf_new(doc->arena);

	for (uint32_t i = 0; i < doc->warnings.n; i++) {
		const struct warning *warning = &doc->warnings.v[i];

		strbuf_adds(&out, i ? " " : "");
		if (warning->claim == INDEX_NONE)
			strbuf_adds(&out, "*");
		else
			strbuf_addf(&out, "%u", warning->claim + 1);
		strbuf_addf(&out, ":%s", warning->rule);
	}
	return out.n ? strbuf_str(&out) : STR("");
}

static void test_counts(void)
{
	struct document *doc =
		text_document("Mina Falk said one. A report said two. An official said three.");
	size_t at = 0;
	struct err err;

	add(doc, &(struct told)FALK("Mina Falk", "said", "one"), &at);
	add(doc, &(struct told){ "A report", "said", "two", "report", SOURCE_DOCUMENT }, &at);
	add(doc, &(struct told){ "An official", "said", "three", "official", SOURCE_PERSON }, &at);
	ok(!sourcing_find(doc, &err) && doc->sourcing.claims == 3 && doc->sourcing.named == 1 &&
			doc->sourcing.anonymous == 1 && doc->sourcing.official == 1 &&
			doc->sourcing.documents == 1 && doc->sourcing.sources == 3,
		"claims are counted by who makes them");
}

static void test_rules(void)
{
	for (const struct sourcing_rule *rule = sourcing_rules(); rule->id; rule++)
		ok(rule->title && rule->sentence && sourcing_rule(rule->id) == rule, "%s has a sentence",
			rule->id);
	ok(!sourcing_rule("none") && !sourcing_rule(NULL), "an unknown rule is none");
}

int main(void)
{
	if (setjmp(text_escape))
		return 1;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct document *doc = text_document(cases[i].text);
		struct err err;
		size_t at = 0;

		for (int k = 0; k < CLAIMS_MAX && cases[i].told[k].cue; k++)
			add(doc, &cases[i].told[k], &at);
		add_name(doc, "Mina Falk");
		sourcing_find(doc, &err);
		text_is(warnings(doc), cases[i].warnings, cases[i].name);
	}
	test_counts();
	test_rules();
	arena_release(&text_arena);
	return tap_end();
}
