#include "review/review.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "export/safe.h"
#include "review/article.h"
#include "review/help.h"
#include "review/history.h"
#include "review/list.h"
#include "review/view.h"

const struct view_ops *const views[VIEW_COUNT] = {
	[VIEW_CLAIMS] = &claims_view,
	[VIEW_CONFLICTS] = &conflicts_view,
	[VIEW_SOURCES] = &sources_view,
	[VIEW_ARTICLES] = &articles_view,
};

/* How often the database is looked at for what another program changed, in ms. */
enum { LOOK = 2000 };

void review_say(struct review *review, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(review->message, sizeof review->message, format, arguments);
	va_end(arguments);
}

int64_t review_chosen(const struct review *review)
{
	const struct list_view *list = &review->lists[review->view];

	return list->cursor.at < list->ids.n ? list->ids.v[list->cursor.at] : 0;
}

/* ---- the frame ---- */

enum { ROOMY = 100 };

/* [1 Review] 2 Conflicts ...      12 of 40 decided, 3 reviewed this session; where it is narrow, the present
 * view's name alone */
static void draw_tabs(struct review *review, const struct area *screen)
{
	struct strbuf right = strbuf_new(&review->frame);
	int x = 0, columns;

	for (int i = 0; i < VIEW_COUNT; i++) {
		struct strbuf tab = strbuf_new(&review->frame);
		bool here = i == review->view;

		strbuf_addf(&tab,
			here                      ? "[%d %s]"
			: screen->columns < ROOMY ? " %d"
						  : " %d %s ",
			i + 1, views[i]->name);
		draw_text(screen, 0, x, (int)tab.n, strbuf_str(&tab), here ? STYLE_STRONG : STYLE_PLAIN);
		x += (int)tab.n;
	}
	review_progress(review, &right);
	columns = (int)right.n < screen->columns - x - 1 ? (int)right.n : screen->columns - x - 1;
	draw_text(screen, 0, screen->columns - columns, columns, strbuf_str(&right), STYLE_FAINT);
}

/* A question with its answers, over as many of the last lines as it needs. */
static void draw_question(struct review *review, const struct area *screen, struct str question)
{
	struct sheet sheet = sheet_new(&review->frame);

	sheet_add(&sheet, question, STYLE_STRONG);
	sheet_wrap(&sheet, screen->columns);
	for (uint32_t i = 0; i < sheet.lines.n; i++)
		draw_text(screen, screen->rows - (int)(sheet.lines.n - i), 0, screen->columns,
			str_cut(strbuf_str(&sheet.text), sheet.lines.v[i].start, sheet.lines.v[i].end),
			STYLE_STRONG);
}

/* What is typed behind its label; of a long line the part that holds the cursor, at byte `at`. */
static void draw_typed(const struct area *screen, struct str prompt, struct str typed, size_t at)
{
	int row = screen->rows - 1, label, used, columns;
	size_t from = 0;

	sheet_fit(prompt, screen->columns / 2, &label);
	draw_text(screen, row, 0, label, prompt, STYLE_STRONG);
	sheet_fit(str_cut(typed, 0, at), 1 << 20, &used);
	while (from < at && used >= screen->columns - label - 1) {
		from += utf8_cluster(str_cut(typed, from, typed.n), &columns);
		used -= columns;
	}
	draw_text(screen, row, label, screen->columns - label, str_cut(typed, from, typed.n), STYLE_PLAIN);
	draw_cursor(screen, row, label + used);
}

static void draw_last_line(
	struct review *review, const struct area *screen, struct str prompt, struct str typed, int at)
{
	struct str line = str_of(review->message);
	enum style style = STYLE_STRONG;

	if (prompt.p && at < 0) {
		draw_question(review, screen, prompt);
		return;
	}
	if (prompt.p) {
		draw_typed(screen, prompt, typed, (size_t)at);
		return;
	}
	if (!line.n) {
		line = key_hints(&review->frame, views[review->view]->place, screen->columns);
		style = STYLE_FAINT;
	}
	draw_text(screen, screen->rows - 1, 0, screen->columns, safe_line(&review->frame, line), style);
}

void review_draw(struct review *review, struct str prompt, struct str typed, int at)
{
	struct area screen, body;

	arena_release(&review->frame);
	screen = draw_begin();
	body = (struct area){ 1, 0, screen.rows - 2, screen.columns };
	draw_tabs(review, &screen);
	if (body.rows > 0)
		views[review->view]->draw(review, &body);
	draw_last_line(review, &screen, prompt, typed, at);
	draw_end();
}

/* ---- requests that every view knows ---- */

static int open_view(struct review *review, int view, struct err *err)
{
	review->view = view;
	return views[view]->open(review, err);
}

/* The next row that holds the words looked for; the lists' own filter finds it. */
static int find(struct review *review, bool again, struct err *err)
{
	static const enum store_table tables[VIEW_COUNT] = { TABLE_CLAIMS, TABLE_CONFLICTS, TABLE_SOURCES,
		TABLE_ARTICLES };
	struct list_view *list = &review->lists[review->view];
	struct id_vec found;
	uint32_t i, k;

	if (!again)
		prompt_text(review, "Find: ", review->found, &review->found);
	if (!review->found.n)
		return 0;
	if (store_ids(
		    review->store, tables[review->view], review->found, true, &review->frame, &found, err)) {
		review_say(review, "%s", err->msg);
		return 0;
	}
	for (i = 1; i <= list->ids.n; i++) {
		uint32_t at = (list->cursor.at + i) % list->ids.n;

		for (k = 0; k < found.n && found.v[k] != list->ids.v[at]; k++)
			;
		if (k < found.n) {
			list->cursor.at = at;
			return 0;
		}
	}
	review_say(review, "Nothing here has these words");
	return 0;
}

static int filter(struct review *review, struct err *err)
{
	struct list_view *list = &review->lists[review->view];
	struct str text, before = list->filter;

	prompt_text(review, "Show only: ", list->filter, &text);
	if (!text.p)
		return 0;
	list->filter = text;
	if (!views[review->view]->open(review, err))
		return 0;
	review_say(review, "%s", err->msg);
	list->filter = before;
	return views[review->view]->open(review, err);
}

static int common(struct review *review, enum request request, struct err *err)
{
	struct list_view *list = &review->lists[review->view];

	if (cursor_request(&list->cursor, request, list->rows))
		return 0;
	switch (request) {
	case REQUEST_VIEW_1:
	case REQUEST_VIEW_2:
	case REQUEST_VIEW_3:
	case REQUEST_VIEW_4:
		return open_view(review, (int)request - REQUEST_VIEW_1, err);
	case REQUEST_FIND:
	case REQUEST_FIND_NEXT:
		return find(review, request == REQUEST_FIND_NEXT, err);
	case REQUEST_FILTER:
		return filter(review, err);
	case REQUEST_UNDO:
	case REQUEST_REDO:
		return review_undo(review, request == REQUEST_REDO, err);
	case REQUEST_COMMAND:
		return review_command(review, err);
	case REQUEST_HELP:
		help_show(review, views[review->view]->place);
		return 0;
	case REQUEST_BACK:
		review->closing = true;
		return 0;
	default:
		return 0;
	}
}

static int take(struct review *review, uint32_t key, struct err *err)
{
	enum request request = key_request(key, views[review->view]->place);
	bool done = false;

	review->message[0] = '\0';
	if (key == TERM_CLOSED)
		review->closed = true;
	if (request == REQUEST_NONE) {
		if (key < TERM_NONE)
			review_say(review, "No such key here; ? lists them");
		return 0;
	}
	if (views[review->view]->request(review, request, &done, err))
		return -1;
	return done ? 0 : common(review, request, err);
}

/* A busy database is said and waited out; the rest ends the review. */
static int loop(struct review *review, struct err *err)
{
	if (open_view(review, VIEW_CLAIMS, err))
		return -1;
	while (!review->closing && !review->closed) {
		uint32_t key;

		review_draw(review, (struct str){ 0 }, (struct str){ 0 }, -1);
		key = term_key(LOOK);
		if (key == TERM_NONE && !store_changed(review->store))
			continue;
		if (key == TERM_NONE)
			article_forget(review);
		else if (take(review, key, err)) {
			if (err->code != ERR_BUSY && err->code != ERR_USAGE)
				return -1;
			review_say(review, "%s", err->msg);
			*err = (struct err){ 0 };
		}
	}
	return 0;
}

static void release(struct review *review)
{
	article_release(review);
	for (int i = 0; i < VIEW_COUNT; i++)
		arena_release(&review->lists[i].arena);
	arena_release(&review->frame);
	arena_release(&review->arena);
}

int review_run(struct store *store, struct str who, struct str filter, bool all, bool mouse, struct err *err)
{
	struct review review = { .store = store, .who = who, .all = all };
	int rc;

	arena_init(&review.arena, &review.escape);
	arena_init(&review.frame, &review.escape);
	for (int i = 0; i < VIEW_COUNT; i++)
		arena_init(&review.lists[i].arena, &review.escape);
	review.lists[VIEW_CLAIMS].filter = filter;
	if (term_open(mouse, err))
		return -1;
	if (setjmp(review.escape)) {
		term_close();
		release(&review);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	rc = loop(&review, err);
	term_close();
	release(&review);
	return rc;
}
