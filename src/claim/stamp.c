#include "claim/steps.h"

#include <string.h>

#include "text/words.h"

enum { VERB_REACH = 12, STAMPS_MAX = 8 };

/* " [2024-03-12]", " [2024-03]", " [2024]": its bytes, 0 where there is none. */
static size_t stamp_at(struct str text, size_t at)
{
	static const char shape[] = " [dddd-dd-dd";
	size_t i = 0;

	while (shape[i] && at + i < text.n) {
		char c = text.p[at + i];

		if (shape[i] == 'd' ? c < '0' || c > '9' : c != shape[i])
			break;
		i++;
	}
	if (i != 6 && i != 9 && i != 12)
		return 0;
	return at + i < text.n && text.p[at + i] == ']' ? i + 1 : 0;
}

static struct str without_stamps(struct str text, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);

	for (size_t at = 0; at < text.n;) {
		size_t n = stamp_at(text, at);

		if (!n)
			strbuf_add(&out, text.p + at++, 1);
		at += n;
	}
	return strbuf_str(&out);
}

/* Behind the words where they stand first from `from` on; 0 where they do not. */
static size_t place_of(struct str text, size_t from, struct str words)
{
	for (size_t at = from; at + words.n <= text.n; at++)
		if (!memcmp(text.p + at, words.p, words.n))
			return at + words.n;
	return 0;
}

/* A verb in the past before it: "was signed Tuesday". "Is due Tuesday" lies ahead, and nothing says so. */
static bool in_past(const struct document *doc, uint32_t first, uint32_t at)
{
	static const char *const past[] = { "was", "were", "had", "did", "been", "happened", "began", "took",
		"met", "came", "went", "left", "held", "told", "said", "got", "saw", "won", "lost", "made",
		"sent", "broke", "fell", "gave", "found", NULL };

	for (uint32_t i = at; i > first && at - i < VERB_REACH; i--) {
		const struct token *token = &doc->tokens.v[i - 1];

		if (token_in(token, past) || (str_ends(str_of(token->form), "ed") && !token->capital))
			return true;
		if (i < at && !token->capital &&
			token_in(token,
				(const char *const[]){ "is", "are", "be", "to", "if", "may", "can", NULL }))
			return false;
	}
	return false;
}

/* What the words mean surely: no day that they say themselves, none whose side of today is open. */
static struct str meant(const struct document *doc, const struct attribution *attribution, uint32_t first,
	const struct date_mention *mention)
{
	enum date_tense tense = claim_tense(doc, attribution, first, mention->first);
	bool whole = mention->year && (mention->month || mention->kind == DATE_YEAR);
	bool near = mention->kind == DATE_NEAR_DAY || mention->kind == DATE_NEAR_MONTH ||
		    mention->kind == DATE_NEAR_YEAR;

	if (whole || mention->kind == DATE_VAGUE || mention->kind == DATE_YEAR ||
		(mention->end < doc->tokens.n &&
			token_in(&doc->tokens.v[mention->end], (const char *const[]){ "'s", "'", NULL })))
		return (struct str){ 0 };
	/* "today" is these days, too; what was said some other day is not counted from the article's */
	if (near &&
		(token_is(&doc->tokens.v[mention->first], "today") || attribution->speech != SPEECH_INDIRECT))
		return (struct str){ 0 };
	if (!near && tense == DATE_PAST && !in_past(doc, first, mention->first))
		return (struct str){ 0 };
	return date_resolve(mention, doc->published, tense, doc->arena);
}

struct stamping {
	const struct document *doc;
	const struct attribution *attribution;
	struct str text;
	size_t from; /* behind the last stamp */
	int n;
};

static void stamp(struct stamping *stamping, struct span words, struct str day)
{
	struct strbuf out = strbuf_new(stamping->doc->arena);
	size_t end = place_of(stamping->text, stamping->from, document_slice(stamping->doc, words));

	if (!end)
		return;
	strbuf_addstr(&out, str_cut(stamping->text, 0, end));
	strbuf_addf(&out, " [%.*s]", STR_ARG(day));
	stamping->from = out.n;
	strbuf_addstr(&out, str_cut(stamping->text, end, stamping->text.n));
	stamping->text = strbuf_str(&out);
	stamping->n++;
}

static void stamp_fragment(struct stamping *stamping, struct token_range range)
{
	const struct document *doc = stamping->doc;

	if (range.end - range.first > CLAIM_TOKENS_MAX)
		range.end = range.first + CLAIM_TOKENS_MAX;
	for (uint32_t at = range.first; at < range.end && stamping->n < STAMPS_MAX;) {
		struct date_mention mention;
		struct str day;

		/* a year may stand behind the content */
		if (!date_at(doc, at, range.end + 2, &mention)) {
			at++;
			continue;
		}
		at = mention.end;
		day = meant(doc, stamping->attribution, range.first, &mention);
		if (day.n)
			stamp(stamping,
				(struct span){ doc->tokens.v[mention.first].span.start,
					doc->tokens.v[mention.end - 1].span.end },
				day);
	}
}

struct str claim_stamped(const struct document *doc, const struct attribution *attribution, struct str text)
{
	struct stamping stamping = { doc, attribution, without_stamps(text, doc->arena), 0, 0 };

	for (uint32_t i = 0; i < attribution->content.n; i++)
		stamp_fragment(&stamping, claim_tokens(doc, attribution->content.v[i]));
	return stamping.text;
}
