#include "attribution/subject.h"
#include "tap.h"
#include "text/text.h"

/* Sentences with a cue [in brackets] and a content <so>; expected: the source that is found for it. */
struct test_case {
	const char *what, *text, *source;
};

static const struct test_case cases[] = {
	{ "a plain subject", "When Sand [blasted] <the bank>, he left.", "Sand" },
	{ "with adverbs in the cue", "The riggers [all suggested] <that the pier was old>.", "The riggers" },
	{ "over an aside", "Ms. Sand, in reply to the board, [accused] <it of delay>.", "Ms. Sand" },
	{ "whose", "He fears for the ports, whose owners [privately despair over] <the toll>.",
		"whose owners" },
	{ "a second verb", "Sand grew up in Hull and [promptly voted against] <the toll>.", "Sand" },
	{ "a participle", "Sand closed the pier, [adding] <it was old>.", "Sand" },
	{ "a participle behind a preposition", "Sand closed the pier after [telling the board] <it was old>.",
		"Sand" },
	{ "and in front of its subject", "After [bragging] <about the pier>, Ms. Sand closed it.",
		"Ms. Sand" },
	{ "not where a clause lies between",
		"Sand met a clerk who left the port after [telling the board] <it was old>.", "" },
	{ "who is shown speaking", "The clerk is shown [discussing] <the toll>.", "The clerk" },
	{ "a passive has no source", "The pier [was expected] <to open in May>.", "" },
	{ "nor has a participle of one", "The pier, [known as] <the Old Lady>, opened.", "" },
	{ "nor a noun", "There was [talk about] <a toll>.", "" },
	{ "nor an order", "Please [tell] <us of the toll>.", "" },
	{ "a relative clause in between tells nothing",
		"One answer is Ole Rask, a clerk who led the port and [considers] <Sand a friend>.", "" },
};

static struct document read(struct arena *arena, const char *text, struct attribution *a)
{
	struct strbuf plain = strbuf_new(arena);
	struct document doc;
	struct span content = { 0, 0 };
	struct err err = { 0 };

	for (; *text; text++)
		if (*text == '[')
			a->cue.start = (uint32_t)plain.n;
		else if (*text == ']')
			a->cue.end = (uint32_t)plain.n;
		else if (*text == '<')
			content.start = (uint32_t)plain.n;
		else if (*text == '>')
			content.end = (uint32_t)plain.n;
		else
			strbuf_add(&plain, text, 1);
	vec_push(arena, &a->content, content);
	document_init(&doc, arena);
	if (text_decode(&doc, strbuf_str(&plain), &err) || text_analyse(&doc, &err))
		ok(false, "%s", err.msg);
	return doc;
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 1;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct attribution a = { .parent = INDEX_NONE };
		struct document doc = read(&arena, cases[i].text, &a);
		struct str got = { 0 };

		vec_push(&arena, &doc.attributions, a);
		subject_fill(&doc);
		if (doc.attributions.v[0].source_spans.n)
			got = document_slice(&doc, doc.attributions.v[0].source_spans.v[0]);
		if (!ok(str_is(got, cases[i].source), "%s", cases[i].what))
			printf("# got %.*s\n", STR_ARG(got));
	}
	arena_release(&arena);
	return tap_end();
}
