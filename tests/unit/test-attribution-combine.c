/*
 * What the model found and what the rules found of one text, put together. Each is written as
 * source|cue|content, in the words of the text, fragments of the content joined by " … ".
 */
#include <string.h>

#include "attribution/combine.h"
#include "text.h"

enum { SIDE_MAX = 4 };

struct found {
	const char *parts;
	const char *rule; /* NULL for the model's */
	float confidence;
};

static const struct {
	const char *name, *text;
	struct found learned[SIDE_MAX], by_rule[SIDE_MAX];
	const char *expected; /* one after the other, " / " between; "< n" behind what is reported in n */
} cases[] = {
	{ "both silent", "The dam held.", { { 0 } }, { { 0 } }, "" },
	{ "the model alone", "Orr said the dam held.", { { "Orr|said|the dam held" } }, { { 0 } },
		"Orr|said|the dam held" },
	{ "a sure rule is added", "The dam held, Orr said.", { { 0 } },
		{ { "Orr|said|The dam held", "postposed", 0.95f } }, "Orr|said|The dam held" },
	{ "also before the verb's subject", "“It held,” said Orr.", { { 0 } },
		{ { "Orr|said|“It held,”", "inverted", 0.95f } }, "Orr|said|“It held,”" },
	{ "and according to", "It held, according to Orr.", { { 0 } },
		{ { "Orr|according to|It held", "according-to", 0.91f } }, "Orr|according to|It held" },
	{ "an unsure one is not", "The dam held, Orr knew.", { { 0 } },
		{ { "Orr|knew|The dam held", "postposed", 0.69f } }, "" },
	{ "nor a rule that errs", "Orr said the dam held.", { { 0 } },
		{ { "Orr|said|the dam held", "preposed", 0.95f } }, "" },
	{ "nor one without a source", "The dam held, it was said.", { { 0 } },
		{ { "|was said|The dam held", "postposed", 0.95f } }, "" },
	{ "of two readings the model's stays", "The dam held, Orr said Monday.",
		{ { "Orr|said Monday|The dam held" } }, { { "Orr|said|The dam held", "postposed", 0.95f } },
		"Orr|said Monday|The dam held" },
	{ "also where they share the source alone", "The dam held, said Orr, who hopes for rain.",
		{ { "Orr|hopes for|rain" } }, { { "Orr|said|The dam held", "inverted", 0.95f } },
		"Orr|hopes for|rain" },
	{ "the content's other part is completed", "The dam, Orr said, “held all night.”",
		{ { "Orr|said|“held all night.”" } },
		{ { "Orr|said|The dam … “held all night.”", "postposed", 0.95f } },
		"Orr|said|The dam … “held all night.”" },
	{ "behind the clause too", "“It held,” Orr said. “All night.”", { { "Orr|said|“It held,”" } },
		{ { "Orr|said|“It held,” … “All night.”", "postposed", 0.95f } },
		"Orr|said|“It held,” … “All night.”" },
	{ "but not with another's words", "“It held,” Orr said. “All night.” Bell agreed.",
		{ { "Orr|said|“It held,”" }, { "Bell|agreed|“All night.”" } },
		{ { "Orr|said|“It held,” … “All night.”", "postposed", 0.95f } },
		"Orr|said|“It held,” / Bell|agreed|“All night.”" },
	{ "a sentence that went to another cue is given back",
		"“We knew,” Orr said. “Nobody asked,” Bell said.",
		{ { "Orr|said|“We knew,” … “Nobody asked,”" } },
		{ { "Bell|said|“Nobody asked,”", "postposed", 0.95f } },
		"Orr|said|“We knew,” / Bell|said|“Nobody asked,”" },
	{ "also off a fragment's end", "Orr said the dam held. The road is shut, Bell said.",
		{ { "Orr|said|the dam held. The road is shut" } },
		{ { "Bell|said|The road is shut", "postposed", 0.95f } },
		"Orr|said|the dam held. / Bell|said|The road is shut" },
	{ "but nobody is left without content", "Orr spoke. “Nobody asked,” Bell said.",
		{ { "Orr|spoke|“Nobody asked,”" } }, { { "Bell|said|“Nobody asked,”", "postposed", 0.95f } },
		"Orr|spoke|“Nobody asked,”" },
	{ "nor is a fragment torn apart", "Orr wrote: It held. It leaked, Bell said. I saw it.",
		{ { "Orr|wrote|It held. It leaked, Bell said. I saw it." } },
		{ { "Bell|said|It leaked", "postposed", 0.95f } },
		"Orr|wrote|It held. It leaked, Bell said. I saw it." },
	{ "what stands apart is left alone", "Orr said it held. The road is shut, Bell said.",
		{ { "Orr|said|it held" } }, { { "Bell|said|The road is shut", "postposed", 0.95f } },
		"Orr|said|it held / Bell|said|The road is shut" },
	{ "a report in a report", "Orr had voiced interest in a deal, they added.",
		{ { "Orr|had voiced interest in|a deal" } },
		{ { "they|added|Orr had voiced interest in a deal", "postposed", 0.95f } },
		"Orr|had voiced interest in|a deal < 1 / they|added|Orr had voiced interest in a deal" },
	{ "two rules' at once", "“It held,” Orr said. “It leaked,” said Bell.", { { 0 } },
		{ { "Orr|said|“It held,”", "postposed", 0.95f },
			{ "Bell|said|“It leaked,”", "inverted", 0.95f } },
		"Orr|said|“It held,” / Bell|said|“It leaked,”" },
	{ "a signed quotation stands against the model", "“The dam held all night.” — Ann Orr, mayor",
		{ { "Ann Orr|held|all night" } },
		{ { "Ann Orr, mayor||“The dam held all night.”", "signature", 0.0f } },
		"Ann Orr, mayor||“The dam held all night.”" },
	{ "and leaves what it gave to others", "“It held.” — Ann Orr\nBell said it leaked.",
		{ { "Bell|said|“It held.” … it leaked" } }, { { "Ann Orr||“It held.”", "signature", 0.0f } },
		"Bell|said|it leaked / Ann Orr||“It held.”" },
};

/* ---- from words to spans and back ---- */

/* Where the words stand in the text, nearest to a byte of it. */
static struct span place_of(const struct document *doc, struct str words, uint32_t near)
{
	struct span best = { 0, 0 };
	uint32_t least = UINT32_MAX;

	for (uint32_t i = 0; words.n && i + words.n <= doc->text.n; i++) {
		uint32_t off = i > near ? i - near : near - i;

		if (off < least && !memcmp(doc->text.p + i, words.p, words.n)) {
			best = (struct span){ i, i + (uint32_t)words.n };
			least = off;
		}
	}
	return best;
}

/* Up to the mark, which is taken off `rest` with it; all of `rest` where there is none. */
static struct str take(struct str *rest, const char *mark)
{
	size_t n = strlen(mark);
	struct str part = *rest;

	for (size_t i = 0; i + n <= rest->n; i++)
		if (!memcmp(rest->p + i, mark, n)) {
			part.n = i;
			*rest = (struct str){ rest->p + i + n, rest->n - i - n };
			return part;
		}
	rest->n = 0;
	return part;
}

static struct attribution attribution_of(const struct document *doc, const struct found *found)
{
	struct str rest = str_of(found->parts), source = take(&rest, "|"), cue = take(&rest, "|");
	struct span by = place_of(doc, source, 0);
	struct attribution a = { .parent = INDEX_NONE,
		.cue = place_of(doc, cue, by.start),
		.rule = found->rule ? found->rule : "model",
		.confidence = found->confidence };

	if (source.n)
		vec_push(doc->arena, &a.source_spans, by);
	while (rest.n)
		vec_push(doc->arena, &a.content, place_of(doc, take(&rest, " … "), 0));
	a.sentence = document_sentence_at(doc, cue.n ? a.cue.start : a.content.v[0].start);
	return a;
}

static void show(struct strbuf *out, const struct document *doc, const struct attribution *a)
{
	if (out->n)
		strbuf_adds(out, " / ");
	if (a->source_spans.n)
		strbuf_addstr(out, document_slice(doc, a->source_spans.v[0]));
	strbuf_adds(out, "|");
	strbuf_addstr(out, document_slice(doc, a->cue));
	for (uint32_t i = 0; i < a->content.n; i++) {
		strbuf_adds(out, i ? " … " : "|");
		strbuf_addstr(out, document_slice(doc, a->content.v[i]));
	}
	if (a->parent != INDEX_NONE)
		strbuf_addf(out, " < %u", a->parent);
}

static void check(size_t i)
{
	struct document *doc = text_document(cases[i].text);
	struct attribution by_rule[SIDE_MAX];
	struct strbuf got = strbuf_new(&text_arena);
	uint32_t n = 0;

	for (size_t k = 0; k < SIDE_MAX && cases[i].learned[k].parts; k++)
		vec_push(doc->arena, &doc->attributions, attribution_of(doc, &cases[i].learned[k]));
	for (; n < SIDE_MAX && cases[i].by_rule[n].parts; n++)
		by_rule[n] = attribution_of(doc, &cases[i].by_rule[n]);
	combine(doc, by_rule, n);
	for (uint32_t k = 0; k < doc->attributions.n; k++)
		show(&got, doc, &doc->attributions.v[k]);
	if (!ok(str_is(strbuf_str(&got), cases[i].expected), "%s", cases[i].name))
		printf("# got:      %.*s\n# expected: %s\n", STR_ARG(strbuf_str(&got)), cases[i].expected);
}

int main(void)
{
	if (setjmp(text_escape))
		return 1;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(i);
	arena_release(&text_arena);
	return tap_end();
}
