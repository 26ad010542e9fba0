#include <string.h>

#include "attribution/report.h"
#include "text.h"

/* A sentence in which [cue] and {content} are marked: what the cue does. */
static const struct {
	const char *text;
	const char *verb;
	enum stance stance;
	bool negated;
} cases[] = {
	{ "Orr [said] {the dam was safe}.", "say", STANCE_ASSERTS, false },
	{ "Orr [has repeatedly denied] {the claim}.", "deny", STANCE_DENIES, false },
	{ "Orr [did not say] {who had told her}.", "say", STANCE_REFUSES, true },
	{ "Orr [didn't confirm] {the report}.", "confirm", STANCE_REFUSES, true },
	{ "{The dam was safe}, [according to] Orr.", "according to", STANCE_ASSERTS, false },
	{ "Orr [told] {the crew to leave}.", "tell", STANCE_ASSERTS, false },
	{ "Orr [agreed] {to leave}.", "agree to", STANCE_PREDICTS, false },
	{ "Orr [is quoted as saying] {the dam was safe}.", "say", STANCE_ASSERTS, false },
	{ "Orr [went on to say] {the dam was safe}.", "say", STANCE_ASSERTS, false },
	{ "Orr [declined to say] {who had told her}.", "decline", STANCE_REFUSES, false },
	{ "Orr [called for] {a vote}.", "call for", STANCE_ASKS, false },
	{ "Orr [pleaded guilty to] {fraud}.", "plead guilty", STANCE_ADMITS, false },
	{ "The ministry's [claim] {that the dam was safe} surprised them.", "claim", STANCE_ALLEGES, false },
	{ "Her [denial] {of the report} surprised them.", "denial", STANCE_DENIES, false },
	{ "Orr [does not want] {to leave}.", "want", STANCE_ATTITUDE, true },
	{ "Orr [was over the moon about] {the vote}.", "moon", STANCE_ATTITUDE, false },
	{ "BELL[:] {The dam was safe}.", "say", STANCE_ASSERTS, false },
};

/* The text without its marks; their places in bytes. */
static struct str unmark(struct arena *arena, const char *marked, struct span *cue, struct span *content)
{
	struct strbuf out = strbuf_new(arena);

	for (const char *p = marked; *p; p++) {
		uint32_t at = (uint32_t)out.n;

		switch (*p) {
		case '[':
			cue->start = at;
			break;
		case ']':
			cue->end = at;
			break;
		case '{':
			content->start = at;
			break;
		case '}':
			content->end = at;
			break;
		default:
			strbuf_addstr(&out, (struct str){ p, 1 });
		}
	}
	return strbuf_str(&out);
}

static void check(struct arena *arena, size_t i)
{
	struct attribution a = { .parent = INDEX_NONE };
	struct span content = { 0, 0 };
	struct document *doc;
	struct str text = unmark(arena, cases[i].text, &a.cue, &content);

	doc = text_document(arena_copy(arena, text.p, text.n));
	vec_push(doc->arena, &a.content, content);
	report_read(doc, &a);
	if (!ok(!strcmp(a.verb, cases[i].verb) && a.stance == cases[i].stance &&
			    a.cue_negated == cases[i].negated,
		    "%s", cases[i].text))
		printf("# %s, %s%s\n", a.verb, stance_name(a.stance), a.cue_negated ? ", negated" : "");
}

int main(void)
{
	struct arena arena;
	jmp_buf escape;

	if (setjmp(escape) || setjmp(text_escape))
		return 1;
	arena_init(&arena, &escape);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(&arena, i);
	arena_release(&arena);
	arena_release(&text_arena);
	return tap_end();
}
