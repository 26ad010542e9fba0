#include "review/history.h"
#include "review/list.h"
#include "review/view.h"
#include "store/identity.h"

/* The register: whom the claims come from, the names as written, their claims. */

enum { CLAIMS_SHOWN = 200 };

static int open_sources(struct review *review, struct err *err)
{
	return list_open(review, VIEW_SOURCES, TABLE_SOURCES, err);
}

/* s12      34 claims  person       Karoline Leavitt, White House press secretary */
static void source_line(struct review *review, const struct row *row, int64_t id, struct strbuf *text)
{
	(void)review;
	strbuf_addf(text, "s%-6lld %4.*s claims  %-13.*s%.*s%s", (long long)id,
		STR_ARG(row_get(row, "claims")), STR_ARG(row_get(row, "kind")), STR_ARG(row_get(row, "name")),
		str_is(row_get(row, "named"), "no") ? " (not named)" : "");
	if (row_get(row, "role").n)
		strbuf_addf(text, ", %.*s", STR_ARG(row_get(row, "role")));
}

static const struct list_look look = {
	.table = TABLE_SOURCES,
	.nothing = "No sources yet.",
	.nothing_filtered = "No sources to show here. F changes what is shown.",
	.line = source_line,
};

/* Rows that may be the same source: a person says so with M. */
static void add_proposals(struct review *review, struct sheet *sheet, int64_t id)
{
	struct proposal_vec proposals = { 0 };
	struct err err;

	if (source_proposals(review->store, id, &review->frame, &proposals, &err))
		return;
	for (uint32_t i = 0; i < proposals.n; i++) {
		struct strbuf line = strbuf_new(&review->frame);

		strbuf_addf(&line, "s%lld %.*s: %.*s", (long long)proposals.v[i].row,
			STR_ARG(proposals.v[i].name), STR_ARG(proposals.v[i].why));
		sheet_field(sheet, i ? "" : "may be", strbuf_str(&line));
	}
}

static void draw_details(struct review *review, const struct area *area, int64_t id)
{
	struct sheet sheet = sheet_new(&review->frame);
	struct store_rows rows;
	struct row row;
	struct err err;
	bool found;

	if (row_load(review->store, TABLE_SOURCES, id, &review->frame, &row, &found, &err) || !found)
		return;
	sheet_field(&sheet, "source", row_get(&row, "name"));
	sheet_field(&sheet, "role", row_get(&row, "role"));
	sheet_field(&sheet, "organization", row_get(&row, "organization"));
	sheet_field(&sheet, "as written", row_get(&row, "as_written"));
	sheet_field(&sheet, "in articles", row_get(&row, "articles"));
	add_proposals(review, &sheet, id);
	if (store_rows_open(review->store, TABLE_CLAIMS_OF_SOURCE, id, &rows, &err))
		return;
	sheet_adds(&sheet, "\n", STYLE_PLAIN);
	for (int i = 0; i < CLAIMS_SHOWN && store_rows_next(&rows, &err) == 1; i++) {
		struct strbuf label = strbuf_new(&review->frame), said = strbuf_new(&review->frame);
		struct str warned = review_warnings(review, store_rows_get(&rows, "sourcing_warnings"));

		strbuf_addf(&label, "c%.*s", STR_ARG(store_rows_get(&rows, "claim_id")));
		strbuf_addf(&said, "%.*s (%.*s)", STR_ARG(store_rows_get(&rows, "claim")),
			STR_ARG(store_rows_get(&rows, "status")));
		if (warned.n)
			strbuf_addf(&said, " [%.*s]", STR_ARG(warned));
		sheet_field(&sheet, label.p, strbuf_str(&said));
	}
	store_rows_close(&rows);
	sheet_wrap(&sheet, area->columns);
	draw_sheet(area, &sheet, 0);
}

static void draw_sources(struct review *review, const struct area *area)
{
	struct area rows = *area, details = *area;
	int64_t id;

	rows.rows = area->rows / 2;
	list_draw(review, VIEW_SOURCES, &rows, &look);
	draw_row_rule(area, rows.rows);
	id = review_chosen(review);
	details = (struct area){ area->y + rows.rows + 1, area->x + 1, area->rows - rows.rows - 1,
		area->columns - 1 };
	if (id && details.rows > 0)
		draw_details(review, &details, id);
}

/* The claims of the source, in the review. */
static int open_claims_of(struct review *review, int64_t id, struct err *err)
{
	struct strbuf filter = strbuf_new(&review->arena);

	if (!id)
		return 0;
	strbuf_addf(&filter, "source:s%lld", (long long)id);
	return list_go(review, VIEW_CLAIMS, strbuf_str(&filter), err);
}

static int request_sources(struct review *review, enum request request, bool *done, struct err *err)
{
	int64_t id = review_chosen(review);

	*done = true;
	switch (request) {
	case REQUEST_OPEN:
		return open_claims_of(review, id, err);
	case REQUEST_MERGE:
		return review_merge(review, id, err);
	case REQUEST_RENAME:
		return review_rename(review, id, err);
	default:
		*done = false;
		return 0;
	}
}

const struct view_ops sources_view = {
	.name = "Sources",
	.place = PLACE_SOURCES,
	.open = open_sources,
	.draw = draw_sources,
	.request = request_sources,
};
