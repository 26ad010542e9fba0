#include "source/source.h"
#include "tap.h"
#include "text/text.h"

/* An article with the {source}, the [cue] and the <content> of its one attribution. */
struct test_case {
	const char *what, *text;
	const char *basis, *reason, *relayed; /* "" for none */
};

static const struct test_case cases[] = {
	{ "a statement", "In a statement, {Lena Ostrow} [said] <the pier is safe>.", "In a statement", "",
		"" },
	{ "a call with analysts", "On a conference call, {Lena Ostrow} [said] <the pier is safe>.",
		"On a conference call", "", "" },
	{ "no verb inside", "In 2015 sent a letter. {Lena Ostrow} [said] <the pier is safe>.", "", "", "" },
	{ "told reporters", "{Lena Ostrow} [told] reporters that <the pier is safe>.", "told reporters", "",
		"" },
	{ "told an outlet", "{Lena Ostrow} [told] the Harbor Ledger that <the pier is safe>.",
		"told the Harbor Ledger", "", "Harbor Ledger" },
	{ "an interview with an outlet",
		"In an interview with the Harbor Ledger, {Lena Ostrow} [said] <the pier is safe>.",
		"In an interview with the Harbor Ledger", "", "Harbor Ledger" },
	{ "familiar with it", "{A clerk} familiar with the matter [said] <the pier is safe>.",
		"familiar with the matter", "", "" },
	{ "briefed on it, up to because",
		"{A clerk} briefed on the talks because of his post [said] <they end>.",
		"briefed on the talks", "", "" },
	{ "on condition of anonymity",
		"{A clerk}, who spoke on condition of anonymity because he fears dismissal, [said] <it "
		"leaks>.",
		"", "because he fears dismissal", "" },
	{ "in the next sentence",
		"{A clerk} [said] <it leaks>. He asked not to be named because the talks are private.", "",
		"because the talks are private", "" },
	{ "not authorized",
		"{A clerk}, who was not authorized to discuss the pier publicly, [said] <it leaks>.", "",
		"was not authorized to discuss the pier publicly", "" },
	{ "whoever has a name needs no reason",
		"{Lena Ostrow}, who was not authorized to discuss the pier, [said] <it leaks>.", "", "", "" },
};

static struct document read(struct arena *arena, const char *text, struct attribution *a)
{
	struct strbuf plain = strbuf_new(arena);
	struct span source = { 0, 0 }, content = { 0, 0 };
	struct document doc;
	struct err err = { 0 };

	for (; *text; text++)
		if (*text == '{')
			source.start = (uint32_t)plain.n;
		else if (*text == '}')
			source.end = (uint32_t)plain.n;
		else if (*text == '[')
			a->cue.start = (uint32_t)plain.n;
		else if (*text == ']')
			a->cue.end = (uint32_t)plain.n;
		else if (*text == '<')
			content.start = (uint32_t)plain.n;
		else if (*text == '>')
			content.end = (uint32_t)plain.n;
		else
			strbuf_add(&plain, text, 1);
	vec_push(arena, &a->source_spans, source);
	vec_push(arena, &a->content, content);
	document_init(&doc, arena);
	if (text_decode(&doc, strbuf_str(&plain), &err) || text_analyse(&doc, &err))
		ok(false, "%s", err.msg);
	return doc;
}

static void check(const char *what, struct str got, const char *want)
{
	if (!ok(str_is(got, want), "  %s", what))
		printf("# got %.*s\n", STR_ARG(got));
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;
	struct err err = { 0 };

	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 1;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct attribution a = { .parent = INDEX_NONE, .verb = "say" };
		struct document doc = read(&arena, cases[i].text, &a);
		const struct source *source;

		vec_push(&arena, &doc.attributions, a);
		source_resolve(&doc, &err);
		if (!ok(doc.attributions.v[0].sources.n == 1, "%s", cases[i].what))
			continue;
		source = doc.attributions.v[0].sources.v;
		check("basis", source->basis, cases[i].basis);
		check("reason", source->anonymity_reason, cases[i].reason);
		check("relayed by", source->relayed_by, cases[i].relayed);
	}
	arena_release(&arena);
	return tap_end();
}
