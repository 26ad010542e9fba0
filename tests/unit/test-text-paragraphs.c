#include "text.h"

struct split {
	const char *name, *text, *paragraphs;
};

/* Line ends inside a paragraph are shown as they are. */
static const struct split splits[] = {
	{ "blank lines", "It rained.\n\nRoe left.\n\n\n \t\nDoe stayed.",
		"It rained.|Roe left.|Doe stayed." },
	{ "a paragraph a line", "It rained.\nRoe left.\nDoe stayed.", "It rained.|Roe left.|Doe stayed." },
	{ "CRLF", "It rained.\r\n\r\nRoe left.\r\n", "It rained.|Roe left." },
	{ "lone CR", "It rained.\rRoe left.\r", "It rained.|Roe left." },
	{ "Unicode's paragraph mark", "It rained.\xE2\x80\xA9Roe left.", "It rained.|Roe left." },
	{ "white space is trimmed", " \xC2\xA0It rained.\xC2\xA0 \n\n\xE2\x80\x8B\n\tRoe left. ",
		"It rained.|Roe left." },
	{ "wrapped lines",
		"The mayor said on Monday that the\nbridge would be closed. He did not\nsay for how "
		"long.\n\nRoe left.",
		"The mayor said on Monday that the\nbridge would be closed. He did not\nsay for how "
		"long.|Roe left." },
	{ "one wrapped paragraph", "The mayor said that the bridge was\nclosed on Monday morning.",
		"The mayor said that the bridge was\nclosed on Monday morning." },
	{ "wrapped at every capital",
		"It was said that Jane Roe and John\nDoe of Lower Weir would go to see\nQueen Ann on Friday. "
		"Nobody had ever\nSeen It.",
		"It was said that Jane Roe and John\nDoe of Lower Weir would go to see\nQueen Ann on Friday. "
		"Nobody had ever\nSeen It." },
	{ "wrapped, indented paragraphs",
		"   The mayor said that the\nbridge was closed. He did\nnot say why.\n   Roe left the town "
		"hall\nearly on Monday.",
		"The mayor said that the\nbridge was closed. He did\nnot say why.|Roe left the town "
		"hall\nearly on Monday." },
	{ "wrapped, a short last line",
		"The mayor said that the bridge was\nclosed. He did not say why it was\nso.\nRoe left the "
		"town hall on Monday at\nnoon.",
		"The mayor said that the bridge was\nclosed. He did not say why it was\nso.|Roe left the "
		"town hall on Monday at\nnoon." },
	{ "a headline of two lines", "Bridge closes; \nTown waits.\n\nThe mayor said so.",
		"Bridge closes; \nTown waits.|The mayor said so." },
	{ "a headline right above the copy", "Bridge closes\nThe mayor said so on Monday.\nRoe left.",
		"Bridge closes|The mayor said so on Monday.|Roe left." },
};

static void test_splits(void)
{
	for (size_t i = 0; i < sizeof splits / sizeof *splits; i++) {
		struct document *doc = text_document(splits[i].text);
		struct strbuf got = strbuf_new(&text_arena);

		for (uint32_t p = 0; p < doc->paragraphs.n; p++)
			text_join(&got, doc, doc->paragraphs.v[p].span);
		text_is(strbuf_str(&got), splits[i].paragraphs, splits[i].name);
	}
}

int main(void)
{
	if (setjmp(text_escape))
		return 1;
	test_splits();
	arena_release(&text_arena);
	return tap_end();
}
