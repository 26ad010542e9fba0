#include "review/article.h"

#include <stdlib.h>

enum { AROUND = 20000 };

static struct article *kept(struct review *review)
{
	if (!review->article) {
		review->article = ARENA_NEW(&review->arena, struct article);
		arena_init(&review->article->arena, &review->escape);
	}
	return review->article;
}

int article_load(struct review *review, int64_t id, bool *found, struct err *err)
{
	struct article *article = kept(review);

	*found = true;
	if (article->id == id)
		return 0;
	article_forget(review);
	if (store_load(review->store, id, &article->arena, &article->doc, &article->claims, found, err))
		return -1;
	article->id = *found ? id : 0;
	return 0;
}

void article_forget(struct review *review)
{
	struct article *article = kept(review);

	article->id = 0;
	article->claims = (struct id_vec){ 0 };
	arena_release(&article->arena);
}

void article_release(struct review *review)
{
	if (review->article)
		arena_release(&review->article->arena);
}

uint32_t article_claim(const struct article *article, int64_t claim)
{
	for (uint32_t i = 0; i < article->claims.n; i++)
		if (article->claims.v[i] == claim)
			return i;
	return INDEX_NONE;
}

void article_marks(const struct article *article, uint32_t claim, struct arena *arena, struct mark_vec *marks)
{
	const struct attribution *attribution = &article->doc.attributions.v[claim];

	for (uint32_t i = 0; i < attribution->content.n; i++)
		vec_push(arena, marks, (struct mark){ attribution->content.v[i], STYLE_CLAIM, true });
	for (uint32_t i = 0; i < attribution->source_spans.n; i++)
		vec_push(arena, marks, (struct mark){ attribution->source_spans.v[i], STYLE_SOURCE, false });
	if (!span_empty(attribution->cue))
		vec_push(arena, marks, (struct mark){ attribution->cue, STYLE_CUE, false });
}

/* The mark that holds a byte, the last one that does; *end: where that changes. */
static const struct mark *mark_at(const struct mark_vec *marks, uint32_t at, uint32_t *end)
{
	const struct mark *found = NULL;

	for (uint32_t i = 0; i < marks->n; i++) {
		struct span span = marks->v[i].span;

		if (span.start <= at && at < span.end) {
			found = &marks->v[i];
			*end = span.end < *end ? span.end : *end;
		} else if (span.start > at && span.start < *end) {
			*end = span.start;
		}
	}
	return found;
}

static bool any_bracket(const struct mark_vec *marks, uint32_t at, bool end)
{
	for (uint32_t i = 0; i < marks->n; i++)
		if (marks->v[i].brackets && (end ? marks->v[i].span.end : marks->v[i].span.start) == at)
			return true;
	return false;
}

void article_sheet(const struct article *article, struct span part, const struct mark_vec *marks,
	struct sheet *sheet, uint32_t *first_mark)
{
	*first_mark = INDEX_NONE;
	for (uint32_t at = part.start, end; at < part.end; at = end) {
		const struct mark *mark;
		enum style style;

		end = part.end;
		mark = mark_at(marks, at, &end);
		style = mark ? mark->style : STYLE_PLAIN;
		if (any_bracket(marks, at, false)) {
			if (*first_mark == INDEX_NONE)
				*first_mark = (uint32_t)sheet->text.n;
			sheet_adds(sheet, "⟦", style);
		}
		sheet_add(sheet, document_slice(&article->doc, (struct span){ at, end }), style);
		if (any_bracket(marks, end, true))
			sheet_adds(sheet, "⟧", style);
	}
}

struct span article_whole_characters(const struct article *article, struct span part)
{
	struct str text = article->doc.text;

	while (part.start && part.start < text.n && ((unsigned char)text.p[part.start] & 0xC0) == 0x80)
		part.start--;
	while (part.end < text.n && ((unsigned char)text.p[part.end] & 0xC0) == 0x80)
		part.end++;
	return part;
}

struct span article_around(const struct article *article, uint32_t at)
{
	struct str text = article->doc.text;
	uint32_t start = at > AROUND ? at - AROUND : 0, end;

	end = at + AROUND < text.n ? at + AROUND : (uint32_t)text.n;
	while (start > 0 && start < at && text.p[start - 1] != '\n')
		start++;
	while (end < text.n && end > at && text.p[end] != '\n')
		end--;
	return article_whole_characters(article, (struct span){ start, end });
}
