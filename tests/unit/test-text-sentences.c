#include "text.h"

struct split {
	const char *name, *text, *sentences;
};

static const struct split splits[] = {
	{ "periods", "It rained. Roe left. He was wet.", "It rained.|Roe left.|He was wet." },
	{ "questions and shouts", "Who won? Nobody! They left.", "Who won?|Nobody!|They left." },
	{ "lower case goes on", "The site yahoo! is old. and so on.", "The site yahoo! is old. and so on." },
	{ "titles and initials", "Gen. Roe met Mr. J. R. Doe of St. Paul.",
		"Gen. Roe met Mr. J. R. Doe of St. Paul." },
	{ "an acronym before a name", "The U.S. Senate met.", "The U.S. Senate met." },
	{ "an acronym at an end", "He left the U.S. The Senate met.", "He left the U.S.|The Senate met." },
	{ "a firm at an end", "He runs Acme Inc. It is old.", "He runs Acme Inc.|It is old." },
	{ "a firm before a name", "He runs Acme Inc. Chairman Roe does not.",
		"He runs Acme Inc. Chairman Roe does not." },
	{ "an hour before a day", "It is at 5 p.m. Monday in Ulm.", "It is at 5 p.m. Monday in Ulm." },
	{ "an hour at an end", "It is at 5 p.m. He will go.", "It is at 5 p.m.|He will go." },
	{ "a state at an end", "Roe lives in Salem, Ore. Doe does not.",
		"Roe lives in Salem, Ore.|Doe does not." },
	{ "a state before an office", "Then Fla. Gov. Roe spoke.", "Then Fla. Gov. Roe spoke." },
	{ "decimals", "It rose 3.5 percent. Then it fell.", "It rose 3.5 percent.|Then it fell." },
	{ "an enumerator", "1. The bridge is old.", "1. The bridge is old." },
	{ "no space", "It was over.The men left.", "It was over.|The men left." },
	{ "an ellipsis inside", "It was … well, over.", "It was … well, over." },
	{ "an ellipsis at an end", "It was over... Then it was not.", "It was over...|Then it was not." },
	{ "an ellipsis at a start", "“… We go,” he said.", "“… We go,” he said." },
	{ "the closing mark belongs to its sentence", "“We go.” Roe left.", "“We go.”|Roe left." },
	{ "straight marks too", "\"We go.\" \"They stay.\"", "\"We go.\"|\"They stay.\"" },
	{ "brackets", "Roe left. (Doe stayed.) It rained.", "Roe left.|(Doe stayed.)|It rained." },
	{ "sentences inside a quotation", "“We go. They stay. It rains,” she said.",
		"“We go.|They stay.|It rains,” she said." },
	{ "a clause behind a question", "“Is it over?” she asked. Roe left.",
		"“Is it over?” she asked.|Roe left." },
	{ "a verb behind a question", "“Is it over?” asked Roe.", "“Is it over?” asked Roe." },
	{ "a name behind a question", "“Is it over?” Roe asked at a briefing.",
		"“Is it over?” Roe asked at a briefing." },
	{ "a full name and an apposition", "“No!” Jane Roe, the mayor, told reporters.",
		"“No!” Jane Roe, the mayor, told reporters." },
	{ "a sentence behind a question", "“Is it over?” Roe left the room.",
		"“Is it over?”|Roe left the room." },
	{ "a report behind a question", "“Is it over?” Roe said that it was.",
		"“Is it over?”|Roe said that it was." },
	{ "a capital pronoun starts anew", "“Is it over?” She asked twice.",
		"“Is it over?”|She asked twice." },
	{ "a comma never splits", "“It is over,” Roe said.", "“It is over,” Roe said." },
	{ "a period before a clause in lower case", "“It is over.” said Roe.", "“It is over.” said Roe." },
	{ "a colon and a quotation", "Roe said: “We go. We stay.”", "Roe said: “We go.|We stay.”" },
	{ "a term behind an acronym", "The U.S. “surge” ended.", "The U.S. “surge” ended." },
	{ "a quotation behind an acronym", "He left the U.S. “We go now and we stay,” he said.",
		"He left the U.S.|“We go now and we stay,” he said." },
	{ "paragraphs", "A bridge near Ulm,\n\nRoe said.", "A bridge near Ulm,|Roe said." },
	{ "the dateline is not in the sentence", "ULM (AP) — Roe left. Doe stayed.",
		"Roe left.|Doe stayed." },
};

static void test_splits(void)
{
	for (size_t i = 0; i < sizeof splits / sizeof *splits; i++) {
		struct document *doc = text_document(splits[i].text);
		struct strbuf got = strbuf_new(&text_arena);

		for (uint32_t s = 0; s < doc->sentences.n; s++)
			text_join(&got, doc, doc->sentences.v[s].span);
		text_is(strbuf_str(&got), splits[i].sentences, splits[i].name);
	}
}

/* Every token lies in one sentence, every sentence in one paragraph, in order and without gaps. */
static void test_links(void)
{
	struct document *doc = text_document(
		"date 2025-03-06 ULM— Roe left. Doe stayed.\n\n* * *\n\nBy Jane Roe\n\n“A. B,” he said.");
	uint32_t token = 0, sentence = 0;
	bool linked = true;

	for (uint32_t p = 0; p < doc->paragraphs.n; p++) {
		linked &= doc->paragraphs.v[p].first_sentence == sentence;
		for (uint32_t i = 0; i < doc->paragraphs.v[p].n_sentences; i++, sentence++) {
			const struct sentence *s = &doc->sentences.v[sentence];

			linked &= s->paragraph == p && s->first_token == token && s->n_tokens > 0;
			for (; token < s->first_token + s->n_tokens; token++)
				linked &= doc->tokens.v[token].sentence == sentence &&
					  span_contains(s->span, doc->tokens.v[token].span);
		}
	}
	ok(linked && token == doc->tokens.n && sentence == doc->sentences.n,
		"tokens, sentences, paragraphs are linked");
	ok(str_is(document_slice(doc, doc->tokens.v[0].span), "Roe"),
		"what metadata takes off has no tokens");
}

int main(void)
{
	if (setjmp(text_escape))
		return 1;
	test_splits();
	test_links();
	arena_release(&text_arena);
	return tap_end();
}
