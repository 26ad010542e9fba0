#include "claim/steps.h"

#include <string.h>

/* Enough for a sentence before the claim, and for a reporting clause behind it. */
enum { LEAD_MAX = 480, TAIL_MAX = 240, BEFORE_MAX = 12 };

static bool starts_character(struct str text, size_t at)
{
	return at >= text.n || ((unsigned char)text.p[at] & 0xC0) != 0x80;
}

static size_t skip_closing(struct str text, size_t at)
{
	for (;;) {
		if (at < text.n && (text.p[at] == '"' || text.p[at] == '\'' || text.p[at] == ')'))
			at++;
		else if (at + 2 < text.n && !memcmp(text.p + at, "\xE2\x80\x9D", 3)) /* ” */
			at += 3;
		else if (at + 2 < text.n && !memcmp(text.p + at, "\xE2\x80\x99", 3)) /* ’ */
			at += 3;
		else
			return at;
	}
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Letters right before `at`: "Mr" has two, and no sentence ends behind it. */
static size_t letters_before(struct str text, size_t at)
{
	size_t n = 0;

	while (n < at && ((text.p[at - n - 1] | 32) >= 'a' && (text.p[at - n - 1] | 32) <= 'z'))
		n++;
	return n;
}

/* Where the sentence that holds byte `at` ends, cut to `max` bytes. By marks alone: no stage need have run.
 */
static size_t sentence_end(struct str text, size_t at, size_t max)
{
	size_t limit = at + max < text.n ? at + max : text.n;

	/* the mark may stand inside the content: "It is done." he said */
	for (size_t i = at; i < limit; i++) {
		if (text.p[i] == '\n')
			return i;
		if ((text.p[i] == '.' && letters_before(text, i) > 3) || text.p[i] == '?' ||
			text.p[i] == '!') {
			size_t end = skip_closing(text, i + 1);

			if (end >= text.n || text.p[end] == ' ' || text.p[end] == '\n')
				return end;
		}
	}
	while (limit > at && !starts_character(text, limit))
		limit--;
	return limit;
}

/* Does the content close its sentence itself, so that nothing behind it is about it? */
static bool closed(struct str text, size_t end)
{
	size_t at = skip_closing(text, end), last = end;

	while (last > 0 && (text.p[last - 1] == '"' || (text.p[last - 1] & 0x80)))
		last--;
	if (last == 0 || (text.p[last - 1] != '.' && text.p[last - 1] != '?' && text.p[last - 1] != '!'))
		return false;
	while (at < text.n && text.p[at] == ' ')
		at++;
	return at >= text.n || text.p[at] == '\n' || is_upper(text.p[at]) || (text.p[at] & 0x80);
}

static size_t tail_end(struct str text, struct span last)
{
	return closed(text, last.end) ? last.end : sentence_end(text, last.end, TAIL_MAX);
}

struct str claim_tail(const struct document *doc, const struct attribution *attribution, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);
	struct span last = attribution->content.v[attribution->content.n - 1];

	for (uint32_t i = 1; i < attribution->content.n; i++) {
		uint32_t start = attribution->content.v[i - 1].end, end = attribution->content.v[i].start;

		if (start < end && end - start <= TAIL_MAX)
			strbuf_addf(&out, "%.*s ", STR_ARG(str_cut(doc->text, start, end)));
	}
	strbuf_addstr(&out, str_cut(doc->text, last.end, tail_end(doc->text, last)));
	return strbuf_str(&out);
}

/* Where the words that belong to claims before this one end: their tail is none of its lead. */
static size_t lead_start(const struct document *doc, uint32_t index, size_t start)
{
	size_t from = start > LEAD_MAX ? start - LEAD_MAX : 0;

	for (uint32_t i = index > BEFORE_MAX ? index - BEFORE_MAX : 0; i < index; i++) {
		const struct attribution *before = &doc->attributions.v[doc->claims.v[i].attribution];
		struct span last = before->content.v[before->content.n - 1];
		size_t end;

		if (last.end > start)
			continue;
		end = tail_end(doc->text, last);
		if (end > start)
			end = last.end;
		if (end > from)
			from = end;
	}
	while (from < start && !starts_character(doc->text, from))
		from++;
	return from;
}

struct str claim_lead(const struct document *doc, uint32_t index)
{
	const struct attribution *attribution = &doc->attributions.v[doc->claims.v[index].attribution];
	size_t start = attribution->content.v[0].start;

	return str_trim(str_cut(doc->text, lead_start(doc, index, start), start));
}
