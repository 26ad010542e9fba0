#include <string.h>

#include "attribution/attribution.h"
#include "tap.h"
#include "text/text.h"

/* Each attribution as "source|cue|content", fragments joined by " … ", a nested one with "> " before it. */
static const struct {
	const char *name, *text, *expected;
} cases[] = {
	{ "postposed, indirect", "The bridge will stay shut until May, two city officials said Tuesday.",
		"two city officials|said|The bridge will stay shut until May" },
	{ "postposed, direct", "“We are not leaving,” Dana Orr said.",
		"Dana Orr|said|“We are not leaving,”" },
	{ "postposed, mixed",
		"The plan is a “gift to people who never asked for it,” council president Dana Orr said at a "
		"rally.",
		"council president Dana Orr|said|The plan is a “gift to people who never asked for it,”" },
	{ "inverted", "“We are not leaving,” said Dana Orr, a nurse from Leeds.",
		"Dana Orr, a nurse from Leeds|said|“We are not leaving,”" },
	{ "preposed with that", "Orr said that the council was told in March.",
		"Orr|said|that the council was told in March" },
	{ "preposed without that", "Orr said the council was told in March.",
		"Orr|said|the council was told in March" },
	{ "a short has before the verb", "Orr left. He's always denied that the council was told.",
		"He|'s always denied|that the council was told" },
	{ "adjunct between cue and content", "Orr said on Monday that the council was told in March.",
		"Orr|said|that the council was told in March" },
	{ "addressee", "Orr told reporters that the council was wrong.",
		"Orr|told|that the council was wrong" },
	{ "addressee without that", "Orr told the newspaper she would resign.", "Orr|told|she would resign" },
	{ "medial", "The council, Orr said, was told in March.", "Orr|said|The council … was told in March" },
	{ "medial, direct", "“The council,” Orr said, “was told in March.”",
		"Orr|said|“The council,” … “was told in March.”" },
	{ "reversed mark", "The mayor, she said, ”does have the right to speak to anyone.”",
		"she|said|The mayor … ”does have the right to speak to anyone.”" },
	{ "according to, behind",
		"The fire began in a kitchen, according to two firefighters and a neighbor.",
		"two firefighters and a neighbor|according to|The fire began in a kitchen" },
	{ "according to, list",
		"The fire began in a kitchen, according to two firefighters, a senior aide and three "
		"neighbors.",
		"two firefighters, a senior aide and three neighbors|according to|The fire began in a "
		"kitchen" },
	{ "according to, in front", "According to the ministry, the fire began in a kitchen.",
		"the ministry|According to|the fire began in a kitchen" },
	{ "participle", "Orr defended the plan, saying that it had been tested.",
		"Orr|defended|the plan\nOrr|saying|that it had been tested" },
	{ "participle after a report", "Orr said the plan was sound, adding that it had been tested.",
		"Orr|said|the plan was sound\nOrr|adding|that it had been tested" },
	{ "coordinated", "Orr said the plan was sound and told reporters that it had been tested.",
		"Orr|said|the plan was sound\nOrr|told|that it had been tested" },
	{ "two sources in one sentence", "Orr said the plan was sound, but Bell said it had failed.",
		"Orr|said|the plan was sound\nBell|said|it had failed" },
	{ "nested, postposed", "The rebels said they were ready to talk, the foreign diplomats said.",
		"the foreign diplomats|said|The rebels said they were ready to talk\n"
		"> The rebels|said|they were ready to talk" },
	{ "nested, preposed", "Orr said the minister had told her that the dam was safe.",
		"Orr|said|the minister had told her that the dam was safe\n"
		"> the minister|had told|that the dam was safe" },
	{ "apposition", "Hugh Bell, a doctor, said the ward was full.",
		"Hugh Bell, a doctor|said|the ward was full" },
	{ "relative clause", "Officials who attended the meeting said the vote was close.",
		"Officials who attended the meeting|said|the vote was close" },
	{ "intro phrase", "In a statement Monday, the ministry said the dam was safe.",
		"the ministry|said|the dam was safe" },
	{ "colon", "Orr said: “We were told in March.”", "Orr|said|“We were told in March.”" },
	{ "colon, next paragraph", "Orr said:\n\n“We were told in March.”",
		"Orr|said|“We were told in March.”" },
	{ "statement that read", "The mayor’s office issued a statement that read: “The dam is safe.”",
		"The mayor’s office|issued a statement that read|“The dam is safe.”" },
	{ "floating quotation", "“We were told in March,” Orr said. “Nobody did a thing.”",
		"Orr|said|“We were told in March,” … “Nobody did a thing.”" },
	{ "floating after a participle", "“We lost,” Orr said, adding that it hurt. “It was close.”",
		"Orr|said|“We lost,” … “It was close.”\nOrr|adding|that it hurt" },
	{ "what leads to a quotation is the reporter's", "Asked about the vote, “We lost,” Orr said.",
		"Orr|said|“We lost,”" },
	{ "verb and particle", "Orr pushed back on the claim that it was told.",
		"Orr|pushed back on|the claim that it was told" },
	{ "who is asked belongs to the content", "Orr asked the council to wait.",
		"Orr|asked|the council to wait" },
	{ "a name that looks like a modal", "Prime Minister Theresa May said the talks had failed.",
		"Prime Minister Theresa May|said|the talks had failed" },
	{ "a quotation in what leads to a report", "Calling it a “sham,” Orr accused the council of fraud.",
		"Orr|accused|the council of fraud" },
	{ "content on both sides of a colon", "The vote will be close, Orr said: “It may take all night.”",
		"Orr|said|The vote will be close … “It may take all night.”" },
	{ "a relative clause is no content", "Orr suggested a plan that has been tried before.",
		"Orr|suggested|a plan that has been tried before" },
	{ "quoted as saying", "“We lost,” Orr was quoted as saying.", "Orr|was quoted as saying|“We lost,”" },
	{ "went on to say", "Orr went on to say that it had been tested.",
		"Orr|went on to say|that it had been tested" },
	{ "participle behind a quotation", "Orr said the plan was “mad,” adding, “It was tested.”",
		"Orr|said|the plan was “mad,”\nOrr|adding|“It was tested.”" },
	{ "a denied noun ends before the next verb", "Bell denied the charges and sued the paper.",
		"Bell|denied|the charges" },
	{ "a denied noun with a verb is a clause", "Bell denied the charges were true.",
		"Bell|denied|the charges were true" },
	{ "nothing reported inside a content", "Orr denied ” . Bell denied : ''",
		"Orr|denied|” . Bell denied : ''" },
	{ "anonymity is no claim",
		"An aide who requested anonymity to discuss the plan said the deal was dead.",
		"An aide who requested anonymity to discuss the plan|said|the deal was dead" },
	{ "nor is not to be named", "An aide said the deal was dead. She asked not to be named.",
		"An aide|said|the deal was dead" },
	{ "a clause of time before the subject",
		"It rained four days after the company said the leak was small.",
		"the company|said|the leak was small" },
	{ "participle behind an intro",
		"In a letter on Monday, Orr rips the plan, arguing that it favors banks.",
		"Orr|arguing|that it favors banks" },
	{ "a quotation of several sentences", "“We were told in March. Nobody did a thing,” Orr said.",
		"Orr|said|“We were told in March. Nobody did a thing,”" },
	{ "question", "“Who told you?” Orr asked.", "Orr|asked|“Who told you?”" },
	{ "cue with auxiliary", "The ministry has said the dam is safe.",
		"The ministry|has said|the dam is safe" },
	{ "negated cue", "The ministry did not say when it would reopen.",
		"The ministry|did not say|when it would reopen" },
	{ "denial with a noun", "Bell denied the allegation.", "Bell|denied|the allegation" },
	{ "denial with a clause", "Bell denied that he had been paid.", "Bell|denied|that he had been paid" },
	{ "impersonal", "It was announced that the road was shut.", "|was announced|that the road was shut" },
	{ "a noun is no cue", "The claims were false.", "" },
	{ "the reporter's own words", "The road was shut for a week in May.", "" },
	{ "an intro is no content", "On Monday, Orr said the road was shut.", "Orr|said|the road was shut" },
	{ "signed quotation",
		"Readers wrote in.\n\n“It was the best night of the year.” ― Dana Orr\n“I left before the "
		"end.” "
		"— Hugh Bell, Leeds",
		"Dana Orr|―|“It was the best night of the year.”\n"
		"Hugh Bell, Leeds|—|“I left before the end.”" },
	{ "signed in the next line",
		"Readers wrote in.\n\n“It was the best night of the year.”\n\n— Dana Orr",
		"Dana Orr|—|“It was the best night of the year.”" },
	{ "a dash is no signature", "“It was the best night of the year” — until the lights went out.", "" },
	{ "semicolon", "Orr said the road was shut; the ministry said it was open.",
		"Orr|said|the road was shut\nthe ministry|said|it was open" },
};

static void add_spans(struct strbuf *out, const struct document *doc, const struct span *spans, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			strbuf_adds(out, " … ");
		strbuf_addstr(out, document_slice(doc, spans[i]));
	}
}

static struct str render(const struct document *doc)
{
	struct strbuf out = strbuf_new(doc->arena);

	for (uint32_t i = 0; i < doc->attributions.n; i++) {
		const struct attribution *a = &doc->attributions.v[i];

		strbuf_adds(&out, i ? "\n" : "");
		strbuf_adds(&out, a->parent == INDEX_NONE ? "" : "> ");
		add_spans(&out, doc, a->source_spans.v, a->source_spans.n);
		strbuf_adds(&out, "|");
		strbuf_addstr(&out, document_slice(doc, a->cue));
		strbuf_adds(&out, "|");
		add_spans(&out, doc, a->content.v, a->content.n);
	}
	return strbuf_str(&out);
}

static void check(struct arena *arena, const char *name, const char *text, const char *expected)
{
	struct document doc;
	struct err err = { 0 };
	struct str got;

	document_init(&doc, arena);
	if (text_decode(&doc, str_of(text), &err) || text_analyse(&doc, &err) ||
		attribution_find(NULL, &doc, &err)) {
		ok(false, "%s: %s", name, err.msg);
		return;
	}
	got = render(&doc);
	if (!ok(str_is(got, expected), "%s", name))
		printf("# got      %.*s\n# expected %s\n", STR_ARG(got), expected);
}

static void run(struct arena *arena)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(arena, cases[i].name, cases[i].text, cases[i].expected);
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape))
		return 1;
	arena_init(&arena, &escape);
	run(&arena);
	arena_release(&arena);
	return tap_end();
}
