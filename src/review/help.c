#include "review/help.h"

static void add_keys(struct sheet *sheet, enum place place, bool general)
{
	for (int i = 0; i < n_keys; i++)
		if (keys[i].help && keys[i].places & place &&
			general == ((keys[i].places & PLACE_LISTS) == PLACE_LISTS))
			sheet_field(sheet, keys[i].shown, str_of(keys[i].help));
}

static void fill(struct sheet *sheet, enum place place)
{
	sheet_adds(sheet, "Keys here\n", STYLE_TITLE);
	add_keys(sheet, place, false);
	sheet_adds(sheet, "\nKeys everywhere\n", STYLE_TITLE);
	add_keys(sheet, place, true);
	sheet_adds(sheet,
		"\nEach decision is saved when its key is pressed. A row that is decided stays until the "
		"list is "
		"left. Ctrl-Z goes to the shell, \"fg\" comes back.\n",
		STYLE_PLAIN);
}

/* Until a key that does not scroll it. */
static void show(struct review *review, enum place place, struct sheet *sheet)
{
	struct cursor lines = { 0 };

	for (;;) {
		struct area screen = draw_begin(), body = { 0, 1, screen.rows - 1, screen.columns - 2 };
		uint32_t key;

		sheet_wrap(sheet, body.columns);
		lines.n = sheet->lines.n > (uint32_t)body.rows ? sheet->lines.n - (uint32_t)body.rows + 1 : 1;
		draw_sheet(&body, sheet, lines.at < lines.n ? lines.at : lines.n - 1);
		draw_text(&screen, screen.rows - 1, 0, screen.columns,
			STR("up and down move, any other key goes back"), STYLE_STRONG);
		draw_end();
		key = term_key(-1);
		review->closed |= key == TERM_CLOSED;
		if (key != TERM_RESIZE &&
			!cursor_request(&lines, key_request(key, place), body.rows > 1 ? body.rows - 1 : 1))
			return;
	}
}

void help_show(struct review *review, enum place place)
{
	struct sheet sheet;

	arena_release(&review->frame);
	sheet = sheet_new(&review->frame);
	fill(&sheet, place);
	show(review, place, &sheet);
}

void help_text(struct review *review, const char *title, struct str text)
{
	struct sheet sheet;

	arena_release(&review->frame);
	sheet = sheet_new(&review->frame);
	sheet_adds(&sheet, title, STYLE_TITLE);
	sheet_adds(&sheet, "\n\n", STYLE_PLAIN);
	sheet_add(&sheet, text, STYLE_PLAIN);
	show(review, PLACE_READER, &sheet);
}
