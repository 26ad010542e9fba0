#include "text.h"

/*
 * Expected quotations, in text order and joined with a bar. Behind each: its depth when it is not 1, then o
 * (open), r (repaired), c (continues an earlier one), s (scare).
 */
struct pairs {
	const char *name, *text, *quotes;
};

static const struct pairs pairs[] = {
	{ "curly", "“We go,” he said. “We stay.”", "“We go,”|“We stay.”" },
	{ "straight", "\"We go,\" he said. \"We stay.\"", "\"We go,\"|\"We stay.\"" },
	{ "guillemets", "«On y va», dit-il. « On reste », dit-elle.", "«On y va»s|« On reste »s" },
	{ "guillemets the other way", "»Wir gehen jetzt alle heim«, sagte er.",
		"»Wir gehen jetzt alle heim«" },
	{ "low marks", "„Wir gehen jetzt alle heim“, sagte er.", "„Wir gehen jetzt alle heim“" },
	{ "doubled single marks", "``We go,'' he said. ''We stay.''", "``We go,''|''We stay.''" },
	{ "no space around", "He said,\"We go\",and left.", "\"We go\"" },
	{ "dashes", "“We—” he said. “—go,” she said—“now.”", "“We—”|“—go,”|“now.”" },
	{ "ellipses", "“…we go,” he said. “And so…”", "“…we go,”|“And so…”" },
	{ "nested single", "“He said ‘no way’ to us,” she said.", "“He said ‘no way’ to us,”|‘no way’2" },
	{ "nested, ending together", "“He said, ‘We go.’” She left.", "“He said, ‘We go.’”|‘We go.’2" },
	{ "nested straight", "\"'Go now,' he told me,\" she said.", "\"'Go now,' he told me,\"|'Go now,'2" },
	{ "British", "‘He said “no” to us,’ she said.", "‘He said “no” to us,’|“no”2" },
	{ "British, straight", "'It's ours,' she said, 'and we go.'", "'It's ours,'|'and we go.'" },
	{ "headline", "Roe says 'no way' to teachers' pay deal", "'no way'" },
	{ "apostrophes alone", "The players’ bus in James’ lane, rock ’n’ roll, the ’90s.", "" },
	{ "possessive inside single marks", "She said ‘the teachers’ union won’ again.",
		"‘the teachers’ union won’" },
	{ "three in a row", "''He said, 'We go,''' she said.", "''He said, 'We go,'''|'We go,'2" },
	{ "feet and inches", "The 5'10\" man said \"we go\".", "\"we go\"" },
	{ "one stray inch", "A 6\" pipe burst. “We go,” he said.\n\n“We stay,” she said.",
		"“We go,”|“We stay,”" },
	{ "two quotations back to back", "\"We go.\"\"We stay.\"", "\"We go.\"|\"We stay.\"" },
	{ "typed twice", "He said: ““We go,”” and left.", "“We go,”" },
	/* over several paragraphs */
	{ "continued", "“We go.\n\n“We stay,” he said.", "“We go.o|“We stay,”c" },
	{ "continued twice", "“A is.\n\n“B ‘is’ so.\n\n“C is.”", "“A is.o|“B ‘is’ so.oc|‘is’2|“C is.”c" },
	{ "continued, straight", "Roe said: \"We go.\n\n\"We stay.\"", "\"We go.o|\"We stay.\"c" },
	{ "continued, British", "‘We go.\n\n‘We stay,’ he said.", "‘We go.o|‘We stay,’c" },
	{ "continued without a second mark", "“We go.\n\nAnd then we will all stay.” He left.",
		"“We go.or|And then we will all stay.”rc" },
	{ "the speaker set below", "“We go.\n\nJane Roe, mayor.”\n\n“We stay,” he said.",
		"“We go.or|“We stay,”" },
	/* repairs */
	{ "reversed", "Roe, she said, ”may talk to anyone.”", "”may talk to anyone.”r" },
	{ "reversed at the end", "He was “here for an hour“ today.", "“here for an hour“rs" },
	{ "left open before another", "\"We go, she said. \"We stay,\" he said.", "\"We go,or|\"We stay,\"" },
	{ "left open before another, no clause", "“We go. Roe left. “We stay,” he said.",
		"“We go. Roe left.or|“We stay,”" },
	{ "left open to the end", "Roe said “we go now", "“we go nowor" },
	{ "left open before a new speaker", "“We go, Roe said.\n\n“We stay,” Doe said.",
		"“We go,or|“We stay,”" },
	{ "never opened", "It rained. We go,” she said. Roe left.", "We go,”r" },
	{ "stray", "It was wet” in Ulm. “We go,” he said.", "“We go,”" },
	{ "an error ends with its paragraph",
		"A “wet\" \"day” in \" Ulm \".\n\n“We go,” he said.\n\n\"We stay,\" she said.", NULL },
	/* terms */
	{ "a term", "The “surge” ended.", "“surge”s" },
	{ "a term before a comma", "The “surge,” as it was called, ended.", "“surge,”" },
	{ "a word that is said", "Roe said “never” and left. “Never,” he said.", "“never”|“Never,”" },
	{ "a clause", "The “we are here” sign fell.", "“we are here”" },
};

static void describe(struct strbuf *out, const struct document *doc, const struct quote *quote)
{
	text_join(out, doc, quote->span);
	if (quote->depth != 1)
		strbuf_addf(out, "%d", quote->depth);
	strbuf_adds(out, quote->open ? "o" : "");
	strbuf_adds(out, quote->repaired ? "r" : "");
	strbuf_adds(out, quote->continues != INDEX_NONE ? "c" : "");
	strbuf_adds(out, quote->scare ? "s" : "");
}

static void test_pairs(void)
{
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct document *doc = text_document(pairs[i].text);
		struct strbuf got = strbuf_new(&text_arena);

		for (uint32_t q = 0; q < doc->quotes.n; q++)
			describe(&got, doc, &doc->quotes.v[q]);
		if (pairs[i].quotes)
			text_is(strbuf_str(&got), pairs[i].quotes, pairs[i].name);
		else
			ok(str_ends(strbuf_str(&got), "|“We go,”|\"We stay,\""), "%s", pairs[i].name);
	}
}

static void test_tokens(void)
{
	struct document *doc = text_document("Roe’s “He said ‘no’ twice” ended.");
	struct strbuf got = strbuf_new(&text_arena);
	bool held = true;

	for (uint32_t i = 0; i < doc->tokens.n; i++) {
		const struct token *token = &doc->tokens.v[i];

		strbuf_addf(&got, "%d", token->quote_depth);
		held &= token->quote_depth ? span_contains(doc->quotes.v[token->quote].span, token->span)
					   : token->quote == INDEX_NONE;
	}
	text_is(strbuf_str(&got), "001112221100", "one depth a token");
	ok(held, "a token's quote holds it");
}

static void test_continues(void)
{
	struct document *doc = text_document("“A ‘x’ is.\n\n“B is.\n\n“C is.”");

	ok(doc->quotes.n == 4 && doc->quotes.v[2].continues == 0 && doc->quotes.v[3].continues == 2,
		"each paragraph continues the one before it");
	ok(str_is(document_slice(doc, doc->quotes.v[0].inner), "A ‘x’ is."), "an open quotation's inside");
	ok(str_is(document_slice(doc, doc->quotes.v[3].inner), "C is."), "a closed quotation's inside");
}

int main(void)
{
	if (setjmp(text_escape))
		return 1;
	test_pairs();
	test_tokens();
	test_continues();
	arena_release(&text_arena);
	return tap_end();
}
