#include <stdio.h>
#include <string.h>

#include "export/safe.h"
#include "review/article.h"
#include "review/history.h"
#include "review/list.h"
#include "review/reader.h"
#include "review/view.h"

/* The queue of claims beside the article, with all that is known of the one under the cursor. */

enum { WIDE = 80, LIST_LEAST = 30, STATUS = 9, ID = 7, WHO = 14, HISTORY = 20 };

static int open_claims(struct review *review, struct err *err)
{
	return list_open(review, VIEW_CLAIMS, TABLE_CLAIMS, err);
}

/* accepted c12    Leavitt: Israel was consulted about the talks */
static void claim_line(struct review *review, const struct row *row, int64_t id, struct strbuf *text)
{
	struct str who = safe_line(&review->frame, row_get(row, "who"));
	int used;
	size_t n = sheet_fit(who, WHO, &used);

	strbuf_addf(text, "%-*.*s c%-*lld %.*s%s: %.*s", STATUS - 1, STR_ARG(row_get(row, "status")), ID - 2,
		(long long)id, (int)n, who.p ? who.p : "", n < who.n ? "…" : "",
		STR_ARG(row_get(row, "claim")));
}

static const struct list_look look = {
	.table = TABLE_CLAIM_LINES,
	.nothing = "No claims yet; \"sayso add\" reads articles.",
	.nothing_filtered = "No claims to show here. F changes what is shown.",
	.line = claim_line,
	.undecided = "new",
};

/* indirect, asserted, negated: what kind of statement it is, in one line */
static struct str nature(struct review *review, const struct row *row)
{
	struct strbuf text = strbuf_new(&review->frame);

	strbuf_addf(
		&text, "%.*s speech, %.*s", STR_ARG(row_get(row, "speech")), STR_ARG(row_get(row, "stance")));
	if (str_is(row_get(row, "polarity"), "denied"))
		strbuf_adds(&text, ", denied");
	if (!str_is(row_get(row, "certainty"), "asserted"))
		strbuf_addf(&text, ", %.*s", STR_ARG(row_get(row, "certainty")));
	if (row_get(row, "said_on").n)
		strbuf_addf(&text, ", said on %.*s", STR_ARG(row_get(row, "said_on")));
	if (row_get(row, "event_time").n)
		strbuf_addf(&text, ", about %.*s", STR_ARG(row_get(row, "event_time")));
	return strbuf_str(&text);
}

static struct str with(struct review *review, struct str first, const char *between, struct str second)
{
	struct strbuf text = strbuf_new(&review->frame);

	strbuf_addstr(&text, first);
	if (first.n && second.n)
		strbuf_adds(&text, between);
	strbuf_addstr(&text, second);
	return strbuf_str(&text);
}

/* Who, in the article's words, and what stands behind it. */
static void add_source(struct review *review, struct sheet *sheet, const struct row *row)
{
	sheet_field(sheet, "source", with(review, row_get(row, "who"), ", ", row_get(row, "source_role")));
	sheet_field(sheet, "in the words", row_get(row, "source_as_written"));
	sheet_field(sheet, "basis", row_get(row, "basis"));
	sheet_field(sheet, "not named for", row_get(row, "anonymity_reason"));
}

static struct str conflicts(struct review *review, const struct row *row)
{
	struct strbuf text = strbuf_new(&review->frame);
	struct str with_claims = row_get(row, "conflicts_with");

	if (!with_claims.n)
		return (struct str){ 0 };
	strbuf_addf(&text, "with c%.*s (%.*s): c shows them", STR_ARG(with_claims),
		STR_ARG(row_get(row, "conflict_status")));
	return strbuf_str(&text);
}

static struct str check(struct review *review, const struct row *row)
{
	struct str status = row_get(row, "check_status");

	if (str_is(status, "unchecked"))
		return (struct str){ 0 };
	return with(review, with(review, status, ": ", row_get(row, "evidence")), ", by ",
		row_get(row, "check_method"));
}

/* What was decided, the newest first. */
static void add_history(struct review *review, struct sheet *sheet, int64_t claim)
{
	struct store_rows rows;
	struct err err;

	if (store_rows_open(review->store, TABLE_EVENTS_OF_CLAIM, claim, &rows, &err))
		return;
	for (int i = 0; i < HISTORY && store_rows_next(&rows, &err) == 1; i++) {
		struct strbuf line = strbuf_new(&review->frame);

		strbuf_addf(&line, "%.*s  %.*s  %.*s", STR_ARG(store_rows_get(&rows, "happened_at")),
			STR_ARG(store_rows_get(&rows, "reviewer")), STR_ARG(store_rows_get(&rows, "change")));
		sheet_field(sheet, i ? "" : "history", strbuf_str(&line));
	}
	store_rows_close(&rows);
}

static struct sheet details_sheet(struct review *review, const struct row *row, int columns)
{
	struct sheet sheet = sheet_new(&review->frame);

	sheet_field(&sheet, "claim", row_get(row, "claim"));
	add_source(review, &sheet, row);
	sheet_field(&sheet, "how", nature(review, row));
	sheet_field(&sheet, "found by",
		with(review, row_get(row, "rule"), ", confidence ", row_get(row, "confidence")));
	sheet_field(&sheet, "look at", review_warnings(review, row_get(row, "sourcing_warnings")));
	sheet_field(&sheet, "conflicts", conflicts(review, row));
	sheet_field(&sheet, "checked", check(review, row));
	sheet_field(&sheet, "note", row_get(row, "note"));
	add_history(review, &sheet, row_int(row, "claim_id"));
	sheet_wrap(&sheet, columns);
	return sheet;
}

/* The outlet, day and title above the article. */
static void draw_heading(struct review *review, const struct area *area, const struct row *row)
{
	struct str heading =
		with(review, with(review, row_get(row, "outlet"), ", ", row_get(row, "published_at")), ": ",
			row_get(row, "title"));

	draw_text(area, 0, 1, area->columns - 1, safe_line(&review->frame, heading), STYLE_TITLE);
}

/* The article around the claim, which stands in the upper third. */
static void draw_article(struct review *review, const struct area *area, const struct row *row, int64_t claim)
{
	struct area inner = { area->y + 1, area->x + 1, area->rows - 1, area->columns - 2 };
	struct sheet sheet = sheet_new(&review->frame);
	struct mark_vec marks = { 0 };
	struct err err;
	uint32_t at, index, line;
	bool found;

	draw_heading(review, area, row);
	if (article_load(review, row_int(row, "article_id"), &found, &err) || !found)
		return;
	index = article_claim(review->article, claim);
	if (index == INDEX_NONE)
		return;
	article_marks(review->article, index, &review->frame, &marks);
	article_sheet(review->article,
		article_around(
			review->article, review->article->doc.attributions.v[index].content.v[0].start),
		&marks, &sheet, &at);
	sheet_wrap(&sheet, inner.columns);
	line = at == INDEX_NONE ? 0 : sheet_line_at(&sheet, at);
	line = line > (uint32_t)inner.rows / 3 ? line - (uint32_t)inner.rows / 3 : 0;
	draw_sheet(&inner, &sheet, line);
}

/* As many rows as the details need, the article keeping two fifths. */
static int details_rows(const struct area *area, const struct sheet *sheet)
{
	int most = area->rows * 3 / 5, least = area->rows / 4;

	if ((int)sheet->lines.n > most)
		return most;
	return (int)sheet->lines.n > least ? (int)sheet->lines.n : least;
}

/* list │ article
 *      │ details     and under 80 columns: list, details */
static void draw_claims(struct review *review, const struct area *area)
{
	struct area list = *area, right = *area, article, details;
	struct sheet sheet = { 0 };
	int64_t claim = review_chosen(review);
	struct row row;
	struct err err;
	bool found = false, wide = area->columns >= WIDE;

	if (claim && row_load(review->store, TABLE_CLAIMS, claim, &review->frame, &row, &found, &err))
		review_say(review, "%s", err.msg);
	if (wide) {
		list.columns = area->columns * 9 / 20 < LIST_LEAST ? LIST_LEAST : area->columns * 9 / 20;
		right.x += list.columns + 1;
		right.columns -= list.columns + 1;
		draw_column_rule(area, list.columns);
	}
	if (found)
		sheet = details_sheet(review, &row, right.columns - 1);
	details = right;
	details.rows = details_rows(area, &sheet);
	details.y = area->y + area->rows - details.rows;
	if (!wide)
		list.rows = area->rows - details.rows - 1;
	list_draw(review, VIEW_CLAIMS, &list, &look);
	draw_row_rule(&(struct area){ details.y - 1, details.x, 1, details.columns }, 0);
	if (!found)
		return;
	draw_sheet(&(struct area){ details.y, details.x + 1, details.rows, details.columns - 1 }, &sheet, 0);
	article = (struct area){ right.y, right.x, area->rows - details.rows - 1, right.columns };
	if (wide)
		draw_article(review, &article, &row, claim);
}

static int request_claims(struct review *review, enum request request, bool *done, struct err *err)
{
	struct list_view *list = &review->lists[VIEW_CLAIMS];
	int64_t claim = review_chosen(review);

	*done = true;
	switch (request) {
	case REQUEST_ACCEPT:
		return review_decide(review, 'c', claim, "status", "accepted", err);
	case REQUEST_REJECT:
		return review_decide(review, 'c', claim, "status", "rejected", err);
	case REQUEST_FLAG:
		return review_decide(review, 'c', claim, "status", "flagged", err);
	case REQUEST_LATER:
		cursor_request(&list->cursor, REQUEST_DOWN, list->rows);
		return 0;
	case REQUEST_NOTE:
		return review_note(review, 'c', claim, err);
	case REQUEST_CHECK:
		return review_check(review, claim, err);
	case REQUEST_EDIT:
		return review_edit(review, claim, err);
	case REQUEST_SOURCE:
		return review_source(review, claim, err);
	case REQUEST_CONFLICTS:
		return review_conflicts_of(review, claim, err);
	case REQUEST_CITE:
		return review_cite(review, 'c', claim, err);
	case REQUEST_NEW_CLAIM:
		return review_new_claim(review, claim, err);
	case REQUEST_OPEN:
		return claim ? reader_open(review, claim, err) : 0;
	case REQUEST_NEW_CONFLICT:
		return review_new_conflict(review, claim, err);
	default:
		*done = false;
		return 0;
	}
}

const struct view_ops claims_view = {
	.name = "Review",
	.place = PLACE_CLAIMS,
	.open = open_claims,
	.draw = draw_claims,
	.request = request_claims,
};
