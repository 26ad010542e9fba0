#include <stdlib.h>
#include <string.h>

#include "export/safe.h"
#include "review/article.h"
#include "review/history.h"
#include "review/list.h"
#include "review/reader.h"
#include "review/view.h"

/* Pairs that contradict each other: the list, both sides word for word, why, and what to look at first. */

enum { WIDE = 80, STATUS = 10, ID = 6, LIST_SHARE = 3 };

static int open_conflicts(struct review *review, struct err *err)
{
	return list_open(review, VIEW_CONFLICTS, TABLE_CONFLICTS, err);
}

/* The issue of the conflict above this one in the list, 0 for the first. */
static int64_t issue_above(struct review *review, int64_t id)
{
	const struct list_view *list = &review->lists[VIEW_CONFLICTS];
	struct row row;
	struct err err;
	bool found;

	for (uint32_t i = list->cursor.top ? list->cursor.top : 1; i < list->ids.n; i++)
		if (list->ids.v[i] == id)
			return row_load(review->store, TABLE_CONFLICTS, list->ids.v[i - 1], &review->frame,
				       &row, &found, &err) ||
					       !found
				       ? 0
				       : row_int(&row, "issue_id");
	return 0;
}

/* open      x19  negation: Was Israel told of the talks beforehand?
 * open      x20  number      a further pair of the same issue: Roe against Doe */
static void conflict_line(struct review *review, const struct row *row, int64_t id, struct strbuf *text)
{
	strbuf_addf(text, "%-*.*s x%-*lld %.*s%s", STATUS - 1, STR_ARG(row_get(row, "status")), ID - 2,
		(long long)id, STR_ARG(row_get(row, "type")),
		str_is(row_get(row, "tier"), "possible") ? "?" : "");
	if (issue_above(review, id) == row_int(row, "issue_id"))
		strbuf_addf(text, "  the same: %.*s against %.*s", STR_ARG(row_get(row, "a_who")),
			STR_ARG(row_get(row, "b_who")));
	else
		strbuf_addf(text, ": %.*s", STR_ARG(row_get(row, "issue")));
}

static const struct list_look look = {
	.table = TABLE_CONFLICTS,
	.nothing = "No conflicts were found. That does not mean that there are none.",
	.nothing_filtered = "No conflicts to show here. F changes what is shown.",
	.line = conflict_line,
	.undecided = "open",
};

static struct str side_get(const struct row *row, char side, const char *column)
{
	char name[40] = { side, '_' };

	strncpy(name + 2, column, sizeof name - 3);
	return row_get(row, name);
}

/* "1796-1809" in code points, as a span of bytes of the article. */
static struct span bytes_of(const struct document *doc, struct str spans)
{
	char *end = NULL;
	unsigned long start = spans.p ? strtoul(spans.p, &end, 10) : 0, stop = start;

	if (end && *end == '-')
		stop = strtoul(end + 1, NULL, 10);
	return store_byte_span(doc, start, stop);
}

/* Who else says the same; copies of one story count once. */
static void add_others(struct review *review, int64_t claim, struct strbuf *where)
{
	struct row row;
	struct err err;
	bool found;

	if (row_load(review->store, TABLE_CLAIMS, claim, &review->frame, &row, &found, &err) || !found)
		return;
	if (row_int(&row, "independent_sources") > 1)
		strbuf_addf(where, ", %lld sources say so", (long long)row_int(&row, "independent_sources"));
	if (row_get(&row, "same_who").n)
		strbuf_addf(where, ", also %.*s", STR_ARG(row_get(&row, "same_who")));
}

/* One side: who, where and when, then the article's words with the claim and what clashes set off. */
static void draw_side(struct review *review, const struct area *area, const struct row *row, char side)
{
	struct area text = { area->y + 2, area->x, area->rows - 2, area->columns };
	struct strbuf heading = strbuf_new(&review->frame), where = strbuf_new(&review->frame);
	struct sheet sheet = sheet_new(&review->frame);
	struct mark_vec marks = { 0 };
	int64_t claim = row_int(row, side == 'a' ? "a_claim_id" : "b_claim_id"), article = 0;
	struct err err;
	uint32_t index, at, line, before;
	bool found;

	strbuf_addstr(&heading, side_get(row, side, "who"));
	draw_text(area, 0, 0, area->columns, safe_line(&review->frame, strbuf_str(&heading)), STYLE_TITLE);
	strbuf_addf(&where, "c%lld, %.*s %.*s", (long long)claim, STR_ARG(side_get(row, side, "document")),
		STR_ARG(side_get(row, side, "published_at")));
	add_others(review, claim, &where);
	draw_text(area, 1, 0, area->columns, safe_line(&review->frame, strbuf_str(&where)), STYLE_FAINT);
	if (text.rows < 1 || store_claim_article(review->store, claim, &article, &err) ||
		article_load(review, article, &found, &err) || !found)
		return;
	index = article_claim(review->article, claim);
	if (index == INDEX_NONE)
		return;
	article_marks(review->article, index, &review->frame, &marks);
	vec_push(&review->frame, &marks,
		(struct mark){ bytes_of(&review->article->doc, side_get(row, side, "evidence_spans")),
			STYLE_EVIDENCE, false });
	article_sheet(review->article,
		article_around(
			review->article, review->article->doc.attributions.v[index].content.v[0].start),
		&marks, &sheet, &at);
	sheet_wrap(&sheet, text.columns);
	line = at == INDEX_NONE ? 0 : sheet_line_at(&sheet, at);
	before = (uint32_t)text.rows / 4;
	draw_sheet(&text, &sheet, line > before ? line - before : 0);
}

/* What to look at before calling it a contradiction, by the kind of conflict. */
static const char *look_first(struct str type)
{
	static const char *const looks[][2] = {
		{ "self", "Did the source change the account, or is it another matter or a later day?" },
		{ "denial", "Is it this statement that is denied, and all of it?" },
		{ "number", "Do both count the same thing, at the same time and place?" },
		{ "date", "Is it the same event, and are both days meant exactly?" },
		{ "place", "Is one place a part of the other?" },
		{ "agent", "Could both have had a part in it?" },
		{ "negation", "Is the same event meant, at the same time?" },
		{ "antonym", "Are both words said of the same thing, at the same time?" },
		{ "modality", "Is one side only a possibility or a condition?" },
		{ "lexical", "Can both be true of one event?" },
	};

	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		if (str_is(type, looks[i][0]))
			return looks[i][1];
	return "Can both be true?";
}

static void draw_reason(struct review *review, const struct area *area, const struct row *row)
{
	struct sheet sheet = sheet_new(&review->frame);
	struct strbuf words = strbuf_new(&review->frame), issue = strbuf_new(&review->frame);

	strbuf_addf(
		&issue, "%.*s (i%.*s)", STR_ARG(row_get(row, "issue")), STR_ARG(row_get(row, "issue_id")));
	sheet_field(&sheet, "question", strbuf_str(&issue));
	sheet_field(&sheet, "why", row_get(row, "reason"));
	strbuf_addf(&words, "“%.*s” against “%.*s”", STR_ARG(row_get(row, "a_evidence")),
		STR_ARG(row_get(row, "b_evidence")));
	sheet_field(&sheet, "the words", strbuf_str(&words));
	sheet_field(&sheet, "look first", str_of(look_first(row_get(row, "type"))));
	sheet_field(&sheet, "note", row_get(row, "note"));
	sheet_field(&sheet, "decided", row_get(row, "reviewer"));
	sheet_wrap(&sheet, area->columns);
	draw_sheet(area, &sheet, 0);
}

/* list, reason, then the two sides beside each other; one above the other under 80 columns */
static void draw_conflicts(struct review *review, const struct area *area)
{
	struct area list = *area, reason = *area, left = *area, right = *area;
	int64_t id;
	struct row row;
	struct err err;
	bool found = false;

	list.rows = area->rows / LIST_SHARE;
	if (review->lists[VIEW_CONFLICTS].ids.n + 1 < (uint32_t)list.rows)
		list.rows = (int)review->lists[VIEW_CONFLICTS].ids.n + 1;
	list_draw(review, VIEW_CONFLICTS, &list, &look);
	id = review_chosen(review);
	if (id && row_load(review->store, TABLE_CONFLICTS, id, &review->frame, &row, &found, &err))
		review_say(review, "%s", err.msg);
	if (!found)
		return;
	reason.y = area->y + list.rows + 1;
	reason.rows = (area->rows - list.rows - 1) * 2 / 5;
	draw_row_rule(area, list.rows);
	draw_reason(review, &(struct area){ reason.y, reason.x + 1, reason.rows, reason.columns - 1 }, &row);
	left.y = right.y = reason.y + reason.rows;
	left.rows = right.rows = area->y + area->rows - left.y;
	if (area->columns >= WIDE) {
		left.columns = area->columns / 2 - 2;
		right.x = area->x + left.columns + 3;
		right.columns = area->columns - left.columns - 4;
		draw_column_rule(
			&(struct area){ left.y, area->x, left.rows, area->columns }, left.columns + 1);
	} else {
		left.rows /= 2;
		right.y += left.rows;
		right.rows -= left.rows;
	}
	left.x++;
	left.columns--;
	draw_side(review, &left, &row, 'a');
	draw_side(review, &right, &row, 'b');
}

static int open_side(struct review *review, int64_t id, struct err *err)
{
	struct row row;
	bool found = false;

	if (!id || row_load(review->store, TABLE_CONFLICTS, id, &review->arena, &row, &found, err) || !found)
		return 0;
	return reader_open(review, row_int(&row, "a_claim_id"), err);
}

static int request_conflicts(struct review *review, enum request request, bool *done, struct err *err)
{
	struct list_view *list = &review->lists[VIEW_CONFLICTS];
	int64_t id = review_chosen(review);

	*done = true;
	switch (request) {
	case REQUEST_CONFIRM:
		return review_decide(review, 'x', id, "status", "confirmed", err);
	case REQUEST_DISMISS:
		return review_dismiss(review, id, err);
	case REQUEST_LATER:
		cursor_request(&list->cursor, REQUEST_DOWN, list->rows);
		return 0;
	case REQUEST_NOTE:
		return review_note(review, 'x', id, err);
	case REQUEST_CITE:
		return review_cite(review, 'x', id, err);
	case REQUEST_OPEN:
		return open_side(review, id, err);
	case REQUEST_NEW_CONFLICT:
		return review_new_conflict(review, 0, err);
	default:
		*done = false;
		return 0;
	}
}

const struct view_ops conflicts_view = {
	.name = "Conflicts",
	.place = PLACE_CONFLICTS,
	.open = open_conflicts,
	.draw = draw_conflicts,
	.request = request_conflicts,
};
