#include "text.h"

struct split {
	const char *name, *text, *tokens;
};

static const struct split splits[] = {
	{ "clitics, straight and curly", "She can't, he's, they’ll, we'd, I’m, you've, they're",
		"She|ca|n't|,|he|'s|,|they|’ll|,|we|'d|,|I|’m|,|you|'ve|,|they|'re" },
	{ "several clitics", "He wouldn't've", "He|would|n't|'ve" },
	{ "cannot stays whole", "They cannot go", "They|cannot|go" },
	{ "clitic behind an acronym", "the U.S.'s and NATO’s plan", "the|U.S.|'s|and|NATO|’s|plan" },
	{ "clitic behind a quotation", "\"Salome\"'s run", "\"|Salome|\"|'s|run" },
	{ "names with apostrophes", "O’Brien and D'Souza", "O’Brien|and|D'Souza" },
	{ "plural possessive", "the teachers’ union", "the|teachers|’|union" },
	{ "elisions", "rock ’n’ roll in the ’90s and '16, give ’em",
		"rock|’n’|roll|in|the|’90s|and|'16|,|give|’em" },
	{ "acronyms", "U.S. troops at 5 p.m. in D.C. today", "U.S.|troops|at|5|p.m.|in|D.C.|today" },
	{ "acronym without its last period", "the U.S envoy", "the|U.S|envoy" },
	{ "acronym in a compound", "a U.S.-led raid", "a|U.S.-led|raid" },
	{ "months, titles, firms", "On Feb. 3 Gen. Roe left Acme Inc. for good",
		"On|Feb.|3|Gen.|Roe|left|Acme|Inc.|for|good" },
	{ "initials", "J. R. Roe met John F. Doe", "J.|R.|Roe|met|John|F.|Doe" },
	{ "an initial before a nickname", "John F. \"Jack\" Doe had plan B. \"Yes\" he said",
		"John|F.|\"|Jack|\"|Doe|had|plan|B|.|\"|Yes|\"|he|said" },
	{ "a letter decoded wrongly twice", "Fran\xC3\x83\xC2\x83\xC3\x82\xC2\xA7ois spoke",
		"Fran\xC3\x83\xC2\x83\xC3\x82\xC2\xA7ois|spoke" },
	{ "a letter at the end is no initial", "This is plan B.", "This|is|plan|B|." },
	{ "I is no initial behind a verb", "So did I. Roe left", "So|did|I|.|Roe|left" },
	{ "an abbreviation before digits alone", "See no. 5 and say no.", "See|no.|5|and|say|no|." },
	{ "degrees", "Jane Roe, Ph.D., spoke", "Jane|Roe|,|Ph.D.|,|spoke" },
	{ "firms with an ampersand", "AT&T and S.&P. 500", "AT&T|and|S.&P.|500" },
	{ "decimals and thousands", "It lost 1,200.5 tons, 3.5 and .5", "It|lost|1,200.5|tons|,|3.5|and|.5" },
	{ "years after a comma", "in 2011,2012", "in|2011|,|2012" },
	{ "money and percent", "$5bn, €3 or 10%", "$|5|bn|,|€|3|or|10|%" },
	{ "ordinals and decades", "the 15th in the 1990s", "the|15th|in|the|1990s" },
	{ "times", "at 10:30 or 10am", "at|10:30|or|10|am" },
	{ "votes and days", "6-1 on 2025-03-06", "6-1|on|2025-03-06" },
	{ "hyphens", "a 21-year-old ex-chief, 10.5-mile", "a|21-year-old|ex-chief|,|10.5-mile" },
	{ "dashes", "war—peace – truce -- end", "war|—|peace|–|truce|--|end" },
	{ "ellipses", "well... so… hm . . . yes….", "well|...|so|…|hm|. . .|yes|…." },
	{ "feet and inches", "at 5'10\" tall", "at|5|'|10|\"|tall" },
	{ "addresses of the web", "see https://x.example/a?b=1, www.x.example.",
		"see|https://x.example/a?b=1|,|www.x.example|." },
	{ "domains and mail", "write to a.b@x.org or x.com.", "write|to|a.b@x.org|or|x.com|." },
	{ "tags and handles", "#MeToo by @roe_1 is #1", "#MeToo|by|@roe_1|is|#|1" },
	{ "no space behind a period", "It was over.The", "It|was|over|.|The" },
	{ "brackets", "Roe (right) [sic]", "Roe|(|right|)|[|sic|]" },
	{ "doubled single marks", "''Yes,''' he said", "''|Yes|,|'|''|he|said" },
	{ "zero-width characters",
		"a\xE2\x80\x8B"
		"b \xE2\x80\xAA"
		"c",
		"a|b|c" },
	{ "other scripts", "Зеленский сказал: привет", "Зеленский|сказал|:|привет" },
	{ "accents as marks", "Zoe\xCC\x88 spoke", "Zoe\xCC\x88|spoke" },
};

static void test_splits(void)
{
	for (size_t i = 0; i < sizeof splits / sizeof *splits; i++) {
		struct document *doc = text_document(splits[i].text);
		struct strbuf got = strbuf_new(&text_arena);

		for (uint32_t t = 0; t < doc->tokens.n; t++)
			text_join(&got, doc, doc->tokens.v[t].span);
		text_is(strbuf_str(&got), splits[i].tokens, splits[i].name);
	}
}

struct kind {
	const char *text; /* the last token is looked at */
	enum token_kind kind;
	const char *form;
	bool capital, all_caps, space;
};

static const struct kind kinds[] = {
	{ "the Mayor", TOKEN_WORD, "mayor", true, false, true },
	{ "the NATO", TOKEN_WORD, "nato", true, true, true },
	{ "in the U.S.", TOKEN_WORD, "u.s.", true, true, true },
	{ "Élysée", TOKEN_WORD, "élysée", true, false, true },
	{ "it’s", TOKEN_WORD, "'s", false, false, false },
	{ "some 1,200", TOKEN_NUMBER, "1,200", false, false, true },
	{ "the 1990s", TOKEN_NUMBER, "1990s", false, false, true },
	{ "the ’90s", TOKEN_NUMBER, "'90s", false, false, true },
	{ "a 21-year-old", TOKEN_WORD, "21-year-old", false, false, true },
	{ "the teachers’", TOKEN_WORD, "'", false, false, false },
	{ "he said “no”", TOKEN_QUOTE, "”", false, false, false },
	{ "he said no…", TOKEN_PUNCT, "…", false, false, false },
	{ "he said no —", TOKEN_PUNCT, "—", false, false, true },
	{ "up 10%", TOKEN_SYMBOL, "%", false, false, false },
};

static void test_kinds(void)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct kind *c = &kinds[i];
		struct document *doc = text_document(c->text);
		const struct token *token = &doc->tokens.v[doc->tokens.n - 1];

		ok(token->kind == c->kind && token_is(token, c->form) && token->capital == c->capital &&
				token->all_caps == c->all_caps && token->space_before == c->space,
			"the last token of “%s”: %s, kind %d", c->text, token->form, (int)token->kind);
	}
}

static void test_fragment(void)
{
	struct document doc;

	arena_release(&text_arena);
	arena_init(&text_arena, &text_escape);
	text_tokenize_fragment(&doc, &text_arena, STR("It was “over.” Or not"));
	ok(doc.tokens.n == 8 && doc.sentences.n == 1 && doc.sentences.v[0].n_tokens == 8,
		"a fragment is one sentence");
	ok(doc.tokens.v[3].quote_depth == 1 && doc.tokens.v[7].quote_depth == 0, "a fragment has quotations");
	text_tokenize_fragment(&doc, &text_arena, STR(""));
	ok(!doc.tokens.n && !doc.sentences.n, "an empty fragment has nothing");
}

int main(void)
{
	if (setjmp(text_escape))
		return 1;
	test_splits();
	test_kinds();
	test_fragment();
	arena_release(&text_arena);
	return tap_end();
}
