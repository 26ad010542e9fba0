/* Word pieces by the tests' small vocabulary (train/tiny.py). Interop tests hold them to the Python package.
 */
#include <stdio.h>
#include <string.h>

#include "model.h"

struct split {
	const char *name, *text, *pieces; /* what each covers, a bar between; ? before an unknown one */
};

static const struct split splits[] = {
	{ "words and parts", "The officials unhappy", "The|officials|un|happy" },
	{ "punctuation stands alone", "said: \"no!\" (of)", "said|:|\"|n|o|!|\"|(|of|)" },
	{ "curly marks and dashes", "“of”—to", "“|of|”|—|to" },
	{ "an unknown part makes the word unknown", "of the3 to", "of|?the3|to" },
	{ "accents fall away", "Zoë Café", "Zoë|Café" },
	{ "accents as marks of their own", "Zoe\xCC\x88 of", "Zoe|of" },
	{ "an accent within",
		"zo\xCC\x88"
		"e",
		"zo\xCC\x88"
		"e" },
	{ "ideographs stand alone", "大学of", "大|学|of" },
	{ "one Hangul syllable is several pieces", "한", "한|한|한" },
	{ "control and zero-width characters are nothing",
		"o\x01"
		"f \xE2\x80\x8Bto\xEF\xBF\xBD",
		"o\x01"
		"f|to" },
	{ "white space of all kinds", "of\xC2\xA0to\xE2\x80\xA8the\tin\r\nof", "of|to|the|in|of" },
	{ "an emoji is unknown", "of 😀 to", "of|?😀|to" },
	{ "bytes that are no UTF-8 are nothing",
		"o\xFF"
		"f",
		"o\xFF"
		"f" },
	{ "nothing", "", "" },
	{ "nothing but space", " \n\t", "" },
	{ "a separator's name is no separator", "[SEP]", "?[|S|E|P|?]" },
	{ "sharp s", "ß", "ß" },
};

static const char *join(
	struct strbuf *out, const struct model *model, const char *text, const struct piece_vec *pieces)
{
	uint32_t unknown = model_word(model, STR("[UNK]"));

	for (uint32_t i = 0; i < pieces->n; i++) {
		struct span span = pieces->v[i].span;

		if (i)
			strbuf_adds(out, "|");
		if (pieces->v[i].id == unknown)
			strbuf_adds(out, "?");
		strbuf_add(out, text + span.start, span.end - span.start);
	}
	return out->p ? out->p : "";
}

static void test_splits(const struct model *model)
{
	for (size_t i = 0; i < sizeof splits / sizeof *splits; i++) {
		struct piece_vec pieces = { 0 };
		struct strbuf got = strbuf_new(&model_arena);

		pieces_split(model, &model_arena, str_of(splits[i].text), &pieces);
		join(&got, model, splits[i].text, &pieces);
		if (!ok(!strcmp(got.p ? got.p : "", splits[i].pieces), "%s", splits[i].name))
			printf("# %s\n", got.p ? got.p : "");
	}
}

struct feature {
	const char *name, *text, *want;
	int which;
};

enum { CAPITALS, QUOTED, LINE_START, SPACE_BEFORE, WORD_START };

static const struct feature all_features[] = {
	{ "capitals are counted in each piece", "the The THE tHe i . unHappy é É 1", "01220301010",
		CAPITALS },
	{ "marks open and close", "a “b” c „d” «e» f", "001000100100", QUOTED },
	{ "a straight mark toggles", "a \"b\" c \"d", "0010001", QUOTED },
	{ "a line's end closes", "“a b\nc\" d\ne", "0110010", QUOTED },
	{ "the first of the text and of a line", "a b\n\nc d\ne", "10101", LINE_START },
	{ "a line break before a mark", "a\n\"b", "110", LINE_START },
	{ "space before",
		"a b.c\nd\xC2\xA0"
		"e “f”",
		"010011100", SPACE_BEFORE },
	{ "words and their parts", "unhappy of informs", "10110", WORD_START },
};

static unsigned value_of(const struct piece *piece, int which)
{
	switch (which) {
	case CAPITALS:
		return piece->capitals;
	case QUOTED:
		return piece->quoted;
	case LINE_START:
		return piece->line_start;
	case SPACE_BEFORE:
		return piece->space_before;
	default:
		return piece->word_start;
	}
}

static void test_features(const struct model *model)
{
	for (size_t i = 0; i < sizeof all_features / sizeof *all_features; i++) {
		const struct feature *f = &all_features[i];
		struct piece_vec pieces = { 0 };
		struct strbuf got = strbuf_new(&model_arena);

		pieces_split(model, &model_arena, str_of(f->text), &pieces);
		for (uint32_t p = 0; p < pieces.n; p++)
			strbuf_addf(&got, "%u", value_of(&pieces.v[p], f->which));
		if (!ok(!strcmp(got.p ? got.p : "", f->want), "%s", f->name))
			printf("# %s, not %s\n", got.p ? got.p : "", f->want);
	}
}

/* A word of more than a hundred characters is unknown, one of a hundred is not. */
static void test_long_words(const struct model *model)
{
	char text[5000];
	uint32_t unknown = model_word(model, STR("[UNK]"));

	for (uint32_t n = 99; n < sizeof text; n = n < 102 ? n + 1 : n * 2) {
		struct piece_vec pieces = { 0 };

		memset(text, 'a', n);
		pieces_split(model, &model_arena, (struct str){ text, n }, &pieces);
		ok(n <= 100 ? pieces.n == n && pieces.v[n - 1].span.end == n
			    : pieces.n == 1 && pieces.v[0].id == unknown && pieces.v[0].span.end == n,
			"a word of %u characters", n);
	}
}

int main(void)
{
	struct model *model;

	arena_init(&model_arena, &model_escape);
	if (setjmp(model_escape))
		return 1;
	model = tiny_open("");
	test_splits(model);
	test_features(model);
	test_long_words(model);
	ok(model_word(model, STR("##ing")) != INDEX_NONE && model_word(model, STR("ing")) == INDEX_NONE,
		"words by name");
	model_close(model);
	arena_release(&model_arena);
	return tap_end();
}
