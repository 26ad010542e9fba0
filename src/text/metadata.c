#include "text/text.h"

#include "text/chars.h"
#include "text/layout.h"

/*
 * What stands around the copy: a day, headlines, bylines before it, a dateline on its first paragraph,
 * credits behind it. The leading lines are read in order until the first paragraph that is none of them.
 */

enum { LEADING_MAX = 12, HEADLINES_MAX = 2, CREDITS_MAX = 6, HEADLINE_BYTES_MAX = 220 };

static struct str paragraph_text(const struct document *doc, uint32_t i)
{
	return str_cut(doc->text, 0, doc->paragraphs.v[i].span.end);
}

static void set_published(struct document *doc, struct span date, struct calendar_day day)
{
	struct str iso = calendar_iso(doc->arena, day);

	if (!iso.n || !span_empty(doc->date_span))
		return;
	doc->date_span = date;
	if (!doc->published.n)
		doc->published = iso;
}

static void set_byline(struct document *doc, struct span names)
{
	if (span_empty(names) || !span_empty(doc->byline_span))
		return;
	doc->byline_span = names;
	if (!doc->byline.n)
		doc->byline = document_slice(doc, names);
}

/* `date 2025-03-06` before everything else, alone or with the copy behind it. */
static bool read_leading_date(struct document *doc, struct paragraph *paragraph)
{
	struct str text = str_cut(doc->text, 0, paragraph->span.end);
	size_t at = paragraph->body_start, start = at, end;
	struct calendar_day day;

	if (str_starts(str_cut(text, at, at + 5), "date ") ||
		str_starts(str_cut(text, at, at + 5), "Date ") ||
		str_starts(str_cut(text, at, at + 5), "Date:"))
		start += 5;
	while (char_is_blank(char_peek(text, start)))
		start = char_next(text, start);
	end = calendar_read(text, start, &day);
	/* Copy may begin with "March 6 was", not with "2025-03-06 was". */
	if (end == start || !day.year || (start == at && !char_is_digit(char_peek(text, at))) ||
		end < start + 10 || text.p[start + 4] != '-')
		return false;
	set_published(doc, (struct span){ (uint32_t)start, (uint32_t)end }, day);
	while (char_is_blank(char_peek(text, end)))
		end = char_next(text, end);
	paragraph->body_start = (uint32_t)end;
	return true;
}

static bool ends_sentence(struct str text)
{
	for (size_t end = text.n; end;) {
		uint32_t cp = char_before(text, end);

		if (cp == '.' || cp == '?' || cp == '!' || cp == 0x2026)
			return true;
		if (char_is_alnum(cp) || char_is_blank(cp))
			return false;
		end = char_back(text, end);
	}
	return false;
}

/* Does copy follow, so that paragraph i can be its headline? */
static bool copy_follows(const struct document *doc, uint32_t i)
{
	for (uint32_t next = i + 1; next < doc->paragraphs.n && next < i + 5; next++)
		if (ends_sentence(paragraph_text(doc, next)))
			return true;
	return false;
}

static bool has_dateline(const struct document *doc, uint32_t i)
{
	struct dateline dateline;
	uint32_t start = doc->paragraphs.v[i].body_start;

	return dateline_read(paragraph_text(doc, i), start, &dateline) > start;
}

/* A short line above a paragraph with a dateline is a headline, whatever its form. */
static bool dateline_follows(const struct document *doc, uint32_t i)
{
	if (span_length(doc->paragraphs.v[i].span) > HEADLINE_BYTES_MAX)
		return false;
	for (uint32_t next = i + 1; next < doc->paragraphs.n && next < i + 5; next++)
		if (has_dateline(doc, next))
			return true;
	return false;
}

static bool read_headline(struct document *doc, uint32_t i, int headlines)
{
	struct paragraph *paragraph = &doc->paragraphs.v[i];
	struct span span = { paragraph->body_start, paragraph->span.end };

	if (headlines >= HEADLINES_MAX || !copy_follows(doc, i) || has_dateline(doc, i))
		return false;
	if (!dateline_follows(doc, i) && !str_eq(document_slice(doc, span), doc->title) &&
		!headline_is(doc->arena, paragraph_text(doc, i), span.start))
		return false;
	paragraph->kind = PARAGRAPH_HEADLINE;
	if (headlines)
		return true;
	doc->title_span = span;
	if (!doc->title.n)
		doc->title = document_slice(doc, span);
	return true;
}

/* Returns false at the first paragraph of copy. */
static bool read_leading(struct document *doc, uint32_t i, int *headlines)
{
	struct paragraph *paragraph = &doc->paragraphs.v[i];
	struct str text = paragraph_text(doc, i);
	struct calendar_day day;
	struct span span;

	if (!i)
		read_leading_date(doc, paragraph);
	if (paragraph->body_start == paragraph->span.end || furniture_is(text, paragraph->body_start)) {
		paragraph->kind = PARAGRAPH_OTHER;
	} else if (dateonly_read(text, paragraph->body_start, &span, &day)) {
		paragraph->kind = PARAGRAPH_OTHER;
		set_published(doc, span, day);
	} else if (byline_read(text, paragraph->body_start, &span) ||
		   credit_read(text, paragraph->body_start, &span)) {
		paragraph->kind = PARAGRAPH_BYLINE;
		set_byline(doc, span);
	} else if (read_headline(doc, i, *headlines)) {
		++*headlines;
	} else {
		return false;
	}
	return true;
}

static void read_dateline(struct document *doc, struct paragraph *paragraph)
{
	struct str text = str_cut(doc->text, 0, paragraph->span.end);
	struct dateline dateline;
	size_t body = dateline_read(text, paragraph->body_start, &dateline);

	if (body == paragraph->body_start)
		return;
	doc->dateline_span = dateline.span;
	if (!span_empty(dateline.date))
		set_published(doc, dateline.date, dateline.day);
	paragraph->body_start = (uint32_t)body;
}

static void read_rest(struct document *doc, uint32_t from)
{
	for (uint32_t i = from; i < doc->paragraphs.n; i++) {
		struct paragraph *paragraph = &doc->paragraphs.v[i];
		struct str text = paragraph_text(doc, i);
		struct span names;

		if (furniture_is(text, paragraph->span.start)) {
			paragraph->kind = PARAGRAPH_OTHER;
		} else if (i + CREDITS_MAX >= doc->paragraphs.n &&
			   credit_read(text, paragraph->span.start, &names)) {
			paragraph->kind = PARAGRAPH_BYLINE;
			set_byline(doc, names);
		}
	}
}

void text_metadata(struct document *doc)
{
	uint32_t i = 0;
	int headlines = 0;

	while (i < doc->paragraphs.n && i < LEADING_MAX && read_leading(doc, i, &headlines))
		i++;
	if (i == doc->paragraphs.n)
		return;
	read_dateline(doc, &doc->paragraphs.v[i]);
	read_rest(doc, i + 1);
}
