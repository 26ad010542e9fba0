#include "review/list.h"

#include "export/safe.h"
#include "sourcing/sourcing.h"

int list_open(struct review *review, int view, enum store_table table, struct err *err)
{
	struct list_view *list = &review->lists[view];
	int64_t at = list->cursor.at < list->ids.n ? list->ids.v[list->cursor.at] : 0;

	arena_release(&list->arena);
	list->ids = (struct id_vec){ 0 };
	list->cursor.n = 0;
	if (store_ids(review->store, table, list->filter, review->all, &list->arena, &list->ids, err))
		return -1;
	list->cursor.n = list->ids.n;
	for (uint32_t i = 0; at && i < list->ids.n; i++)
		if (list->ids.v[i] == at)
			list->cursor.at = i;
	return 0;
}

static enum style row_style(const struct row *row, bool chosen, const struct list_look *look)
{
	if (chosen)
		return STYLE_CHOSEN;
	return !look->undecided || str_is(row_get(row, "status"), look->undecided) ? STYLE_PLAIN
										   : STYLE_FAINT;
}

/* The line under the cursor has a mark, too, for those who see no inversion. */
static void draw_row(struct review *review, const struct area *area, int line, int64_t id, bool chosen,
	const struct list_look *look)
{
	struct strbuf text = strbuf_new(&review->frame);
	struct row row;
	struct err err;
	bool found;

	if (row_load(review->store, look->table, id, &review->frame, &row, &found, &err) || !found) {
		draw_text(area, line, 0, area->columns, STR("  (not there any more)"), STYLE_FAINT);
		return;
	}
	strbuf_adds(&text, chosen ? "> " : "  ");
	look->line(review, &row, id, &text);
	draw_text(area, line, 0, area->columns, safe_line(&review->frame, strbuf_str(&text)),
		row_style(&row, chosen, look));
}

void list_draw(struct review *review, int view, const struct area *area, const struct list_look *look)
{
	struct list_view *list = &review->lists[view];

	list->rows = area->rows;
	cursor_show(&list->cursor, area->rows);
	for (int i = 0; i < area->rows && list->cursor.top + (uint32_t)i < list->ids.n; i++) {
		uint32_t at = list->cursor.top + (uint32_t)i;

		draw_row(review, area, i, list->ids.v[at], at == list->cursor.at, look);
	}
	if (!list->ids.n)
		draw_text(area, 0, 1, area->columns - 1,
			str_of(list->filter.n ? look->nothing_filtered : look->nothing), STYLE_PLAIN);
}

int list_go(struct review *review, int view, struct str filter, struct err *err)
{
	review->lists[view].filter = str_copy(&review->arena, filter);
	review->lists[view].cursor.at = 0;
	review->view = view;
	return views[view]->open(review, err);
}

struct str review_warnings(struct review *review, struct str ids)
{
	struct strbuf text = strbuf_new(&review->frame);

	for (size_t start = 0, end; start < ids.n; start = end + 1) {
		const struct sourcing_rule *rule;

		for (end = start; end < ids.n && ids.p[end] != ' ';)
			end++;
		rule = sourcing_rule(arena_copy(&review->frame, ids.p + start, end - start));
		strbuf_addf(&text, "%s%s", text.n ? "; " : "", rule ? rule->title : "");
	}
	return strbuf_str(&text);
}
