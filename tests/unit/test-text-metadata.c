#include "text.h"

/* Every text is followed by two paragraphs of copy. */
#define COPY "\n\nThe bridge closed on Monday. Crews came.\n\nMore copy is here."

struct article {
	const char *text;
	const char *kinds; /* of the paragraphs before COPY: h(eadline) l(byline) o(ther) b(ody) */
	const char *title, *byline, *published, *dateline,
		*body; /* body: of the last of them, what is copy */
};

static const struct article articles[] = {
	/* days */
	{ " date 2025-03-06 ULM—Roe left." COPY, "b", "", "", "2025-03-06", "ULM", "Roe left." },
	{ "date 2025-03-06" COPY, "o", "", "", "2025-03-06", "", "" },
	{ "Date: 2025-03-06\n\nBridge closes" COPY, "oh", "Bridge closes", "", "2025-03-06", "",
		"Bridge closes" },
	{ "Published: March 6, 2025 10:30 a.m. ET" COPY, "o", "", "", "2025-03-06", "",
		"Published: March 6, 2025 10:30 a.m. ET" },
	{ "6 March 2025" COPY, "o", "", "", "2025-03-06", "", "6 March 2025" },
	{ "Thursday, Mar. 6, 2025" COPY, "o", "", "", "2025-03-06", "", "Thursday, Mar. 6, 2025" },
	{ "date 2025-02-30 Roe left." COPY, "b", "", "", "", "", "date 2025-02-30 Roe left." },
	{ "March 6, 2025 was the day on which Roe left the town." COPY, "b", "", "", "", "",
		"March 6, 2025 was the day on which Roe left the town." },
	/* datelines */
	{ "WASHINGTON—Roe left." COPY, "b", "", "", "", "WASHINGTON", "Roe left." },
	{ "GENEVA, June 4 (Reuters) — Roe left." COPY, "b", "", "", "", "GENEVA, June 4 (Reuters)",
		"Roe left." },
	{ "KABUL, Afghanistan, Jan. 3, 2024 (UPI) -- Roe left." COPY, "b", "", "", "2024-01-03",
		"KABUL, Afghanistan, Jan. 3, 2024 (UPI)", "Roe left." },
	{ "NEW YORK (AP) -- “We go,” Roe said." COPY, "b", "", "", "", "NEW YORK (AP)",
		"“We go,” Roe said." },
	{ "MUSCAT, Oman — Roe left." COPY, "b", "", "", "", "MUSCAT, Oman", "Roe left." },
	{ "ST. PAUL, Minn. - Roe left." COPY, "b", "", "", "", "ST. PAUL, Minn.", "Roe left." },
	{ "Washington (AFP) – Roe left." COPY, "b", "", "", "", "Washington (AFP)", "Roe left." },
	{ "Rome (CNN)Roe left." COPY, "b", "", "", "", "Rome (CNN)", "Roe left." },
	{ "(Reuters) - Roe left." COPY, "b", "", "", "", "(Reuters)", "Roe left." },
	{ "NATO — the alliance — met." COPY, "b", "", "", "", "", "NATO — the alliance — met." },
	{ "Jane Roe (D) said so." COPY, "b", "", "", "", "", "Jane Roe (D) said so." },
	{ "Roe left - and stayed away." COPY, "b", "", "", "", "", "Roe left - and stayed away." },
	/* headlines */
	{ "Bridge closes after flood" COPY, "h", "Bridge closes after flood", "", "", "",
		"Bridge closes after flood" },
	{ "‘We will not go’: Mayor vows" COPY, "h", "‘We will not go’: Mayor vows", "", "", "",
		"‘We will not go’: Mayor vows" },
	{ "Will the bridge close?" COPY, "h", "Will the bridge close?", "", "", "",
		"Will the bridge close?" },
	{ "Mayor Closes Old Bridge After the Flood." COPY, "h", "Mayor Closes Old Bridge After the Flood.",
		"", "", "", "Mayor Closes Old Bridge After the Flood." },
	{ "The mayor met John Doe in Ulm." COPY, "b", "", "", "", "", "The mayor met John Doe in Ulm." },
	{ "“We go,” the mayor said." COPY, "b", "", "", "", "", "“We go,” the mayor said." },
	{ "Mayor closes bridge.\n\nULM (AP) — Roe left." COPY, "hb", "Mayor closes bridge.", "", "",
		"ULM (AP)", "Roe left." },
	{ "Bridge closes\n\nTown waits for a new one\n\nRoe left." COPY, "hhb", "Bridge closes", "", "", "",
		"Roe left." },
	/* bylines */
	{ "By Jane Roe" COPY, "l", "", "Jane Roe", "", "", "By Jane Roe" },
	{ "By JANE ROE and John F. Doe, Staff Writers" COPY, "l", "", "JANE ROE and John F. Doe", "", "",
		"By JANE ROE and John F. Doe, Staff Writers" },
	{ "By Jane Roe, Ann van der Poe and John Doe | The Weir Times" COPY, "l", "",
		"Jane Roe, Ann van der Poe and John Doe", "", "",
		"By Jane Roe, Ann van der Poe and John Doe | The Weir Times" },
	{ "By Jane Roe of The Sentinel" COPY, "l", "", "Jane Roe", "", "", "By Jane Roe of The Sentinel" },
	{ "Jane Roe, Staff Writer" COPY, "l", "", "Jane Roe", "", "", "Jane Roe, Staff Writer" },
	{ "Byline: Jane Roe." COPY, "l", "", "Jane Roe", "", "", "Byline: Jane Roe." },
	{ "By Associated Press" COPY, "l", "", "Associated Press", "", "", "By Associated Press" },
	{ "By Friday, all of them had gone." COPY, "b", "", "", "", "", "By Friday, all of them had gone." },
	{ "By Jane Roe's own account, she was late." COPY, "b", "", "", "", "",
		"By Jane Roe's own account, she was late." },
	{ "Bridge closes\n\nBy Jane Roe\n\nMarch 6, 2025\n\nULM (AP) — Doe left." COPY, "hlob",
		"Bridge closes", "Jane Roe", "2025-03-06", "ULM (AP)", "Doe left." },
	/* what is none of these */
	{ "ADVERTISEMENT\n\nRoe left." COPY, "ob", "", "", "", "", "Roe left." },
	{ "Roe left.\n\n* * *\n\nDoe stayed." COPY, "bob", "", "", "", "", "Doe stayed." },
	{ "Roe left.\n\nRead more: the old bridge\n\nDoe stayed." COPY, "bob", "", "", "", "",
		"Doe stayed." },
	{ "Roe left.\n\n(Reporting by Jane Roe in Ulm; Editing by John Doe)" COPY, "bl", "", "Jane Roe", "",
		"", "(Reporting by Jane Roe in Ulm; Editing by John Doe)" },
	{ "Roe left.\n\nJane Roe contributed to this report." COPY, "bl", "", "", "", "",
		"Jane Roe contributed to this report." },
};

static void check_article(const struct article *c)
{
	struct document *doc = text_document(c->text);
	size_t n = strlen(c->kinds);
	bool kinds = doc->paragraphs.n == n + 2;
	const char *name = text_shown(str_of(c->text));
	const struct paragraph *last = &doc->paragraphs.v[n - 1];

	for (size_t i = 0; kinds && i < n; i++)
		kinds &= "bhlo"[doc->paragraphs.v[i].kind] == c->kinds[i];
	ok(kinds, "%s: kinds", name);
	ok(str_is(doc->title, c->title) && str_is(document_slice(doc, doc->title_span), c->title),
		"%s: title “%.*s”", name, STR_ARG(doc->title));
	ok(str_is(doc->byline, c->byline) && str_is(document_slice(doc, doc->byline_span), c->byline),
		"%s: byline “%.*s”", name, STR_ARG(doc->byline));
	ok(str_is(doc->published, c->published) && span_empty(doc->date_span) == !c->published[0],
		"%s: published “%.*s”", name, STR_ARG(doc->published));
	ok(str_is(document_slice(doc, doc->dateline_span), c->dateline), "%s: dateline", name);
	ok(str_is(str_cut(doc->text, last->body_start, last->span.end), c->body), "%s: body", name);
}

static void test_given(void)
{
	struct document doc;
	struct err err;

	arena_release(&text_arena);
	arena_init(&text_arena, &text_escape);
	document_init(&doc, &text_arena);
	doc.title = STR("Given");
	doc.published = STR("2020-01-01");
	doc.byline = STR("Ann Poe");
	text_decode(&doc, STR("date 2025-03-06\n\nBridge closes\n\nBy Jane Roe" COPY), &err);
	text_analyse(&doc, &err);
	ok(str_is(doc.title, "Given") && str_is(doc.published, "2020-01-01") && str_is(doc.byline, "Ann Poe"),
		"what is given is kept");
	ok(str_is(document_slice(&doc, doc.title_span), "Bridge closes") &&
			str_is(document_slice(&doc, doc.date_span), "2025-03-06") &&
			str_is(document_slice(&doc, doc.byline_span), "Jane Roe"),
		"and the spans are found all the same");
}

int main(void)
{
	if (setjmp(text_escape))
		return 1;
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
		check_article(&articles[i]);
	test_given();
	arena_release(&text_arena);
	return tap_end();
}
