/* Claims made from attributions that are written out here: [content] in brackets, the cue in angle brackets.
 */
#include <string.h>

#include "claim/claim.h"
#include "tests/unit/tap.h"
#include "text/text.h"

struct claim_case {
	const char *marked; /* an article of one sentence or two */
	const char *published;
	enum stance stance;
	enum speech speech;
	const char *text;
	enum certainty certainty;
	const char *said_on, *event_time;
};

#define INDIRECT STANCE_ASSERTS, SPEECH_INDIRECT
#define DIRECT STANCE_ASSERTS, SPEECH_DIRECT
#define MIXED STANCE_ASSERTS, SPEECH_MIXED

static const struct claim_case claim_cases[] = {
	/* normal form */
	{ "Orrin <said> [that the ally was consulted about the talks].", "", INDIRECT,
		"the ally was consulted about the talks", CERTAINTY_ASSERTED, "", "" },
	{ "Orrin <said> [that was a mistake].", "", INDIRECT, "that was a mistake", CERTAINTY_ASSERTED, "",
		"" },
	{ "[“There are lives at stake,”] she <added>.", "", DIRECT, "There are lives at stake",
		CERTAINTY_ASSERTED, "", "" },
	{ "[“We were told,”] she <said>, [“that it is over.”]", "", DIRECT, "We were told that it is over",
		CERTAINTY_ASSERTED, "", "" },
	{ "[“We have it,”] she <said>. [“Come and see.”]", "", DIRECT, "We have it. Come and see",
		CERTAINTY_ASSERTED, "", "" },
	{ "[The talks are a “good start,”] she <said>.", "", MIXED, "The talks are a “good start”",
		CERTAINTY_ASSERTED, "", "" },
	{ "[Orrin], she <said>, [has the keys].", "", INDIRECT, "Orrin has the keys", CERTAINTY_ASSERTED, "",
		"" },
	{ "[“Why did they leave?”] she <said>.", "", DIRECT, "Why did they leave?", CERTAINTY_QUESTION, "",
		"" },
	{ "She <said> [the camp is in the U.S.]", "", INDIRECT, "the camp is in the U.S.", CERTAINTY_ASSERTED,
		"", "" },
	/* certainty: of the main clause */
	{ "She <said> [the bridge may be closed].", "", INDIRECT, "the bridge may be closed",
		CERTAINTY_HEDGED, "", "" },
	{ "She <said> [it was likely to rain].", "", INDIRECT, "it was likely to rain", CERTAINTY_HEDGED, "",
		"" },
	{ "She <said> [the clerk could not read].", "", INDIRECT, "the clerk could not read",
		CERTAINTY_ASSERTED, "", "" },
	{ "She <said> [the firm would close the mill].", "", INDIRECT, "the firm would close the mill",
		CERTAINTY_FORECAST, "", "" },
	{ "She <said> [the firm plans to close the mill].", "", INDIRECT, "the firm plans to close the mill",
		CERTAINTY_FORECAST, "", "" },
	{ "She <said> [she would have paid].", "", INDIRECT, "she would have paid", CERTAINTY_CONDITIONAL, "",
		"" },
	{ "She <said> [the town will have to pay].", "", INDIRECT, "the town will have to pay",
		CERTAINTY_FORECAST, "", "" },
	{ "She <said> [the town would have to pay].", "", INDIRECT, "the town would have to pay",
		CERTAINTY_FORECAST, "", "" },
	{ "She <said> [the mill closes if it floods].", "", INDIRECT, "the mill closes if it floods",
		CERTAINTY_CONDITIONAL, "", "" },
	{ "She <said> [he was held because he may flee].", "", INDIRECT, "he was held because he may flee",
		CERTAINTY_ASSERTED, "", "" },
	{ "She <said> [officials who will retire had signed].", "", INDIRECT,
		"officials who will retire had signed", CERTAINTY_ASSERTED, "", "" },
	{ "She <asked> [whether the gate was shut].", "", STANCE_ASKS, SPEECH_INDIRECT,
		"whether the gate was shut", CERTAINTY_QUESTION, "", "" },
	{ "She <predicted> [a close vote].", "", STANCE_PREDICTS, SPEECH_INDIRECT, "a close vote",
		CERTAINTY_FORECAST, "", "" },
	/* the day of saying: 2025-03-06 was a Thursday */
	{ "She <said> Wednesday [that the gate was shut].", "2025-03-06", INDIRECT, "the gate was shut",
		CERTAINTY_ASSERTED, "2025-03-05", "" },
	{ "[The gate was shut], officials <said> Wednesday.", "2025-03-06", INDIRECT, "The gate was shut",
		CERTAINTY_ASSERTED, "2025-03-05", "" },
	{ "[The gate was shut], officials <said> Wednesday.", "", INDIRECT, "The gate was shut",
		CERTAINTY_ASSERTED, "", "" },
	{ "The ministry on Tuesday <told> reporters [that the gate was shut].", "2025-03-06", INDIRECT,
		"the gate was shut", CERTAINTY_ASSERTED, "2025-03-04", "" },
	{ "On Feb. 3, the ministry <said> [the gate was shut].", "2025-03-06", INDIRECT, "the gate was shut",
		CERTAINTY_ASSERTED, "2025-02-03", "" },
	{ "[The gate was shut], she <said> yesterday.", "2025-03-06", INDIRECT, "The gate was shut",
		CERTAINTY_ASSERTED, "2025-03-05", "" },
	{ "[The gate was shut], she <said> after Tuesday's vote.", "2025-03-06", INDIRECT,
		"The gate was shut", CERTAINTY_ASSERTED, "", "" },
	{ "[The gate was shut], she <said> ahead of a hearing on Tuesday.", "2025-03-06", INDIRECT,
		"The gate was shut", CERTAINTY_ASSERTED, "", "" },
	{ "[The gate was shut], she <said Tuesday>.", "2025-03-06", INDIRECT, "The gate was shut",
		CERTAINTY_ASSERTED, "2025-03-04", "" },
	{ "The guild <said in a report on Monday> [the gate was shut].", "2025-03-06", INDIRECT,
		"the gate was shut", CERTAINTY_ASSERTED, "2025-03-03", "" },
	/* the time of the event: from the content alone */
	{ "She <expects> [the first results in April].", "2025-03-06", STANCE_PREDICTS, SPEECH_INDIRECT,
		"the first results in April [2025-04]", CERTAINTY_FORECAST, "", "2025-04" },
	{ "She <said> [the gate was shut on Tuesday].", "2025-03-06", INDIRECT,
		"the gate was shut on Tuesday [2025-03-04]", CERTAINTY_ASSERTED, "", "2025-03-04" },
	{ "She <said> [they met last month in the old mill].", "2025-03-06", INDIRECT,
		"they met last month [2025-02] in the old mill", CERTAINTY_ASSERTED, "", "2025-02" },
	{ "She <said> [the gate will be shut on Tuesday].", "2025-03-06", INDIRECT,
		"the gate will be shut on Tuesday [2025-03-11]", CERTAINTY_FORECAST, "", "2025-03-11" },
	{ "She <said> [the gate was shut from May 3 to May 9].", "2025-03-06", INDIRECT,
		"the gate was shut from May 3 [2024-05-03] to May 9 [2024-05-09]", CERTAINTY_ASSERTED, "",
		"" },
	{ "She <said> [nothing had moved since the flood on Feb. 1].", "2025-03-06", INDIRECT,
		"nothing had moved since the flood on Feb. 1 [2025-02-01]", CERTAINTY_ASSERTED, "", "" },
	{ "She <said> [the war began on Oct. 7], 2023.", "2025-03-06", INDIRECT, "the war began on Oct. 7",
		CERTAINTY_ASSERTED, "", "2023-10-07" },
};

/* The text without its marks; spans of what was marked. */
static struct str unmark(const char *marked, struct arena *arena, struct attribution *attribution)
{
	struct strbuf out = strbuf_new(arena);
	struct span open = { 0 };

	for (; *marked; marked++) {
		if (*marked == '[' || *marked == '<') {
			open.start = (uint32_t)out.n;
		} else if (*marked == ']') {
			open.end = (uint32_t)out.n;
			vec_push(arena, &attribution->content, open);
		} else if (*marked == '>') {
			open.end = (uint32_t)out.n;
			attribution->cue = open;
		} else {
			strbuf_add(&out, marked, 1);
		}
	}
	return strbuf_str(&out);
}

static void check(const struct claim_case *c, struct arena *arena)
{
	struct document doc;
	struct attribution attribution = { .stance = c->stance, .speech = c->speech, .parent = INDEX_NONE };
	struct err err = { 0 };
	struct claim *claim;

	document_init(&doc, arena);
	doc.published = str_of(c->published);
	if (text_decode(&doc, unmark(c->marked, arena, &attribution), &err) || text_analyse(&doc, &err)) {
		ok(false, "%s: %s", c->marked, err.msg);
		return;
	}
	attribution.sentence = document_sentence_at(&doc, attribution.cue.start);
	vec_push(arena, &doc.attributions, attribution);
	claim_build(&doc, &err);
	claim = &doc.claims.v[0];
	ok(str_is(claim->text, c->text), "%s reads \"%.*s\"", c->marked, STR_ARG(claim->text));
	ok(claim->certainty == c->certainty, "  is %s, got %s", certainty_name(c->certainty),
		certainty_name(claim->certainty));
	ok(str_is(claim->said_on, c->said_on), "  said on \"%s\", got \"%.*s\"", c->said_on,
		STR_ARG(claim->said_on));
	ok(str_is(claim->event_time, c->event_time), "  of \"%s\", got \"%.*s\"", c->event_time,
		STR_ARG(claim->event_time));
}

static void check_polarity(struct arena *arena)
{
	static const struct {
		enum stance stance;
		bool negated;
		enum polarity polarity;
	} cases[] = {
		{ STANCE_ASSERTS, false, POLARITY_AFFIRMED },
		{ STANCE_DENIES, false, POLARITY_DENIED },
		{ STANCE_DENIES, true, POLARITY_AFFIRMED },
		{ STANCE_ASSERTS, true, POLARITY_AFFIRMED },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct document doc;
		struct attribution a = { .stance = cases[i].stance, .cue_negated = cases[i].negated };

		text_tokenize_fragment(&doc, arena, STR("the gate was shut"));
		vec_push(arena, &a.content, (struct span){ 0, 17 });
		vec_push(arena, &doc.attributions, a);
		claim_build(&doc, NULL);
		ok(doc.claims.v[0].polarity == cases[i].polarity, "%s%s is %s",
			cases[i].negated ? "not " : "", stance_name(cases[i].stance),
			polarity_name(cases[i].polarity));
	}
}

static void check_statement(struct arena *arena)
{
	static const char marked[] = "“Così,” said the guide.\n\nOrrin <said> [the café was shut].";
	struct document doc;
	struct attribution a = { .parent = INDEX_NONE, .verb = "say" };
	struct source source = { .name = STR("Dana Orrin") };
	struct err err = { 0 };
	struct statement s;

	document_init(&doc, arena);
	text_decode(&doc, unmark(marked, arena, &a), &err);
	text_analyse(&doc, &err);
	a.sentence = document_sentence_at(&doc, a.cue.start);
	vec_push(arena, &a.sources, source);
	vec_push(arena, &doc.attributions, a);
	claim_build(&doc, &err);
	s = claim_statement(&doc, 0, arena);
	ok(s.content.n == 1 && s.content.v[0].start == 36 && str_is(s.content.v[0].text, "the café was shut"),
		"a fragment is counted in code points, got %u", s.content.v[0].start);
	ok(s.paragraph == 1 && s.parent == INDEX_NONE && s.ordinal == 0, "its place");
	ok(s.source_names.n == 1 && str_is(s.source_names.v[0], "Dana Orrin"), "its source");
	ok(str_is(s.verb, "say") && str_is(s.cue, "said"), "its verb and cue");
}

/* ---- what stands in brackets ---- */

struct fill_case {
	const char *marked;
	const char *verb, *published;
	enum speech speech;
	const char *name;
	enum source_kind kind;
	enum gender gender;
	const char *other; /* somebody else who is named; NULL: nobody */
	const char *text;
};

#define PERSON(n) n, SOURCE_PERSON
#define BODY(n) n, SOURCE_ORGANIZATION
#define MALE GENDER_MALE
#define FEMALE GENDER_FEMALE

static const struct fill_case fill_cases[] = {
	{ "[“I was never told,”] Orrin <said>.", "say", "", SPEECH_DIRECT, PERSON("Dana Orrin"), FEMALE, NULL,
		"[Dana Orrin] was never told" },
	{ "[“I never knew. I think my clerk did,”] he <said>.", "say", "", SPEECH_DIRECT,
		PERSON("Ives Orrin"), MALE, NULL, "[Ives Orrin] never knew. [He] thinks [his] clerk did" },
	{ "[“I’ve got the keys,”] he <said>.", "say", "", SPEECH_DIRECT, PERSON("Ives Orrin"), MALE, NULL,
		"[Ives Orrin] has got the keys" },
	/* which tense? */
	{ "[“I put it back,”] he <said>.", "say", "", SPEECH_DIRECT, PERSON("Ives Orrin"), MALE, NULL,
		"I [Ives Orrin] put it back" },
	{ "[“My wife and I know it,”] he <said>.", "say", "", SPEECH_DIRECT, PERSON("Ives Orrin"), MALE, NULL,
		"[Ives Orrin's] wife and I know it" },
	/* whose quotation is it? */
	{ "Orrin <said> [that Vell shouted “I did it”].", "say", "", SPEECH_MIXED, PERSON("Dana Orrin"),
		FEMALE, NULL, "Vell shouted “I did it”" },
	{ "[“We sold the mill,”] the firm <said>.", "say", "", SPEECH_DIRECT, BODY("Tarn Mills"),
		GENDER_UNKNOWN, NULL, "We [Tarn Mills] sold the mill" },
	{ "[“We sold the mill,”] Orrin <said>.", "say", "", SPEECH_DIRECT, PERSON("Dana Orrin"), FEMALE, NULL,
		"We sold the mill" },
	{ "Orrin <said> [that she had not been told].", "say", "", SPEECH_INDIRECT, PERSON("Dana Orrin"),
		FEMALE, NULL, "[Dana Orrin] had not been told" },
	{ "Orrin <said> [he had not been told].", "say", "", SPEECH_INDIRECT, PERSON("Dana Orrin"), FEMALE,
		NULL, "he had not been told" },
	{ "Vell was held. Orrin <said> [she had the keys].", "say", "", SPEECH_INDIRECT, PERSON("Dana Orrin"),
		FEMALE, "Vell", "she had the keys" },
	{ "Orrin <said> [she should resign].", "say", "", SPEECH_INDIRECT, PERSON("Dana Orrin"), FEMALE, NULL,
		"she should resign" },
	{ "Orrin <said> [the clerk knew that she lied].", "say", "", SPEECH_INDIRECT, PERSON("Dana Orrin"),
		FEMALE, NULL, "the clerk knew that she lied" },
	{ "Tarn Mills <said> [it had sold the mill].", "say", "", SPEECH_INDIRECT, BODY("Tarn Mills"),
		GENDER_UNKNOWN, NULL, "[Tarn Mills] had sold the mill" },
	{ "Tarn Mills <said> [it had been clear that the mill was lost].", "say", "", SPEECH_INDIRECT,
		BODY("Tarn Mills"), GENDER_UNKNOWN, NULL, "it had been clear that the mill was lost" },
	{ "Orrin <denied> [taking the keys].", "deny", "", SPEECH_INDIRECT, PERSON("Dana Orrin"), FEMALE,
		NULL, "[Dana Orrin] taking the keys" },
	{ "Orrin <vowed> [to rebuild the mill].", "vow", "", SPEECH_INDIRECT, PERSON("Dana Orrin"), FEMALE,
		NULL, "[Dana Orrin] to rebuild the mill" },
	{ "Orrin <told> the crew [to rebuild the mill].", "tell", "", SPEECH_INDIRECT, PERSON("Dana Orrin"),
		FEMALE, NULL, "to rebuild the mill" },
	/* days */
	{ "Orrin <said> [the mill was sold on Tuesday].", "say", "2024-03-14", SPEECH_INDIRECT,
		PERSON("Dana Orrin"), FEMALE, NULL, "the mill was sold on Tuesday [2024-03-12]" },
	{ "Orrin <said> [the mill will be sold on Tuesday].", "say", "2024-03-14", SPEECH_INDIRECT,
		PERSON("Dana Orrin"), FEMALE, NULL, "the mill will be sold on Tuesday [2024-03-19]" },
	{ "Orrin <said> [the bank is shut on Tuesday].", "say", "2024-03-14", SPEECH_INDIRECT,
		PERSON("Dana Orrin"), FEMALE, NULL, "the bank is shut on Tuesday" },
	{ "Orrin <said> [the mill burned in February].", "say", "2024-03-14", SPEECH_INDIRECT,
		PERSON("Dana Orrin"), FEMALE, NULL, "the mill burned in February [2024-02]" },
	{ "Orrin <said> [the mill burned last week].", "say", "2024-03-14", SPEECH_INDIRECT,
		PERSON("Dana Orrin"), FEMALE, NULL, "the mill burned last week" },
	{ "Orrin <said> [the mill was sold on Tuesday].", "say", "", SPEECH_INDIRECT, PERSON("Dana Orrin"),
		FEMALE, NULL, "the mill was sold on Tuesday" },
};

static void add_person(struct document *doc, struct arena *arena, const char *name, enum gender gender)
{
	struct mention mention = { .kind = MENTION_NAME, .entity = doc->entities.n };

	mention.head.start = (uint32_t)(strstr(doc->text.p, name) - doc->text.p);
	mention.head.end = mention.head.start + (uint32_t)strlen(name);
	vec_push(arena, &doc->mentions, mention);
	vec_push(arena, &doc->entities,
		(struct entity){ .name = str_of(name), .kind = SOURCE_PERSON, .gender = gender });
}

static void check_fill(const struct fill_case *c, struct arena *arena)
{
	struct document doc;
	struct attribution a = { .speech = c->speech, .parent = INDEX_NONE, .verb = c->verb };
	struct source source = {
		.name = str_of(c->name), .kind = c->kind, .named = true, .number = 1, .confidence = 0.95f
	};
	struct err err = { 0 };

	document_init(&doc, arena);
	text_decode(&doc, unmark(c->marked, arena, &a), &err);
	text_analyse(&doc, &err);
	doc.published = str_of(*c->published ? c->published : NULL);
	if (c->other)
		add_person(&doc, arena, c->other, c->gender);
	source.entity = doc.entities.n;
	vec_push(arena, &doc.entities,
		(struct entity){ .name = source.name, .kind = source.kind, .gender = c->gender });
	vec_push(arena, &a.sources, source);
	vec_push(arena, &doc.attributions, a);
	claim_build(&doc, &err);
	ok(str_is(doc.claims.v[0].text, c->text), "%s: %.*s", c->text, STR_ARG(doc.claims.v[0].text));
	doc.published = STR("2024-03-21");
	if (!strstr(c->text, "[2024-03-12]"))
		return;
	claim_date(&doc);
	ok(str_is(doc.claims.v[0].text, "the mill was sold on Tuesday [2024-03-19]"), "another day: %.*s",
		STR_ARG(doc.claims.v[0].text));
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	for (size_t i = 0; i < sizeof claim_cases / sizeof claim_cases[0]; i++)
		check(&claim_cases[i], &arena);
	for (size_t i = 0; i < sizeof fill_cases / sizeof fill_cases[0]; i++)
		check_fill(&fill_cases[i], &arena);
	check_polarity(&arena);
	check_statement(&arena);
	arena_release(&arena);
	return tap_end();
}
