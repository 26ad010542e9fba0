#include "review/reader.h"

#include <string.h>

#include "review/help.h"
#include "review/history.h"

struct reader {
	struct review *review;
	struct arena arena; /* the sheet's; emptied when it is made anew */
	struct sheet sheet;
	uint32_t top;
	int rows;
};

/* ---- words to choose from ---- */

/* Bytes of the space or dash that starts at `at`, 0 for anything else. */
static uint32_t gap_at(struct str text, uint32_t at)
{
	char c = text.p[at];

	if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
		return 1;
	return at + 3 <= text.n && !memcmp(text.p + at, "\xe2\x80\x94", 3) ? 3 : 0;
}

/* The same of one that ends before `at`. */
static uint32_t gap_before(struct str text, uint32_t at)
{
	if (at >= 3 && gap_at(text, at - 3) == 3)
		return 3;
	return at && gap_at(text, at - 1) == 1 ? 1 : 0;
}

/* The word that holds or follows byte `at`. */
static struct span word_at(struct str text, uint32_t at)
{
	uint32_t end;

	while (at < text.n && gap_at(text, at))
		at += gap_at(text, at);
	while (at > 0 && !gap_before(text, at))
		at--;
	for (end = at; end < text.n && !gap_at(text, end);)
		end++;
	return (struct span){ at, end };
}

static struct span next_word(struct str text, struct span word)
{
	struct span next = word_at(text, word.end);

	return span_empty(next) ? word : next;
}

static struct span previous_word(struct str text, struct span word)
{
	uint32_t at = word.start;

	while (gap_before(text, at))
		at -= gap_before(text, at);
	return at ? word_at(text, at - 1) : word;
}

/* ---- drawing ---- */

/* last_line {0}: the keys */
static void draw(struct reader *reader, const struct mark_vec *marks, struct str last_line, bool follow)
{
	const struct article *article = reader->review->article;
	struct area screen = draw_begin(), body;
	struct span all = { 0, (uint32_t)article->doc.text.n };
	uint32_t at, line;

	arena_release(&reader->review->frame);
	arena_release(&reader->arena);
	reader->sheet = sheet_new(&reader->arena);
	article_sheet(article, all, marks, &reader->sheet, &at);
	body = (struct area){ 0, 1, screen.rows - 1, screen.columns - 2 };
	if (body.columns > 100)
		body.columns = 100;
	sheet_wrap(&reader->sheet, body.columns);
	reader->rows = body.rows;
	line = at == INDEX_NONE ? 0 : sheet_line_at(&reader->sheet, at);
	if (follow && (line < reader->top + 1 || line + 3 > reader->top + (uint32_t)body.rows))
		reader->top = line > (uint32_t)body.rows / 3 ? line - (uint32_t)body.rows / 3 : 0;
	if (reader->top + 1 > reader->sheet.lines.n)
		reader->top = reader->sheet.lines.n ? reader->sheet.lines.n - 1 : 0;
	draw_sheet(&body, &reader->sheet, reader->top);
	if (!last_line.p)
		last_line = key_hints(&reader->review->frame, PLACE_READER, screen.columns);
	draw_text(&screen, screen.rows - 1, 0, screen.columns, last_line, STYLE_STRONG);
	draw_end();
}

static void scroll(struct reader *reader, enum request request)
{
	struct cursor lines = { reader->sheet.lines.n, reader->top, 0 };

	cursor_request(&lines, request, reader->rows > 1 ? reader->rows - 1 : 1);
	reader->top = lines.at;
}

/* ---- reading ---- */

/* *again: go on reading */
static int take(struct reader *reader, uint32_t key, int64_t claim, bool *again, struct err *err)
{
	struct review *review = reader->review;
	enum request request = key_request(key, PLACE_READER);

	switch (request) {
	case REQUEST_BACK:
		*again = false;
		return 0;
	case REQUEST_HELP:
		help_show(review, PLACE_READER);
		return 0;
	case REQUEST_UNDO:
	case REQUEST_REDO:
		return review_undo(review, request == REQUEST_REDO, err);
	case REQUEST_NEW_CLAIM:
		*again = false;
		return review_new_claim(review, claim, err);
	default:
		scroll(reader, request);
		return 0;
	}
}

static int read_article(struct reader *reader, int64_t claim, struct err *err)
{
	struct review *review = reader->review;
	struct mark_vec marks = { 0 };
	bool again = true, follow = true;
	int rc = 0;

	article_marks(review->article, article_claim(review->article, claim), &review->arena, &marks);
	while (again && !rc && !review->closed) {
		uint32_t key;

		draw(reader, &marks, review->message[0] ? str_of(review->message) : (struct str){ 0 },
			follow);
		follow = false;
		key = term_key(-1);
		review->message[0] = '\0';
		if (key == TERM_CLOSED)
			review->closed = true;
		else if (key == TERM_RESIZE)
			follow = true;
		else
			rc = take(reader, key, claim, &again, err);
	}
	return rc;
}

int reader_open(struct review *review, int64_t claim, struct err *err)
{
	struct reader reader = { .review = review };
	int64_t article = 0;
	bool found = false;
	int rc;

	if (store_claim_article(review->store, claim, &article, err) ||
		article_load(review, article, &found, err))
		return -1;
	if (!found || article_claim(review->article, claim) == INDEX_NONE)
		return 0;
	arena_init(&reader.arena, &review->escape);
	rc = read_article(&reader, claim, err);
	arena_release(&reader.arena);
	return rc;
}

/* ---- choosing ---- */

/* A line down or up: the word that stands nearest below or above. */
static struct span other_line(const struct reader *reader, struct str text, struct span word, bool down)
{
	int columns = reader->sheet.lines.n ? 12 : 0;
	int used = 0;

	for (int i = 0; i < columns && used < 70; i++) {
		struct span next = down ? next_word(text, word) : previous_word(text, word);

		used += (int)(next.end - next.start) + 1;
		word = next;
	}
	return word;
}

static struct span move(const struct reader *reader, struct str text, struct span word, uint32_t key)
{
	switch (key) {
	case TERM_RIGHT:
	case 'l':
		return next_word(text, word);
	case TERM_LEFT:
	case 'h':
		return previous_word(text, word);
	case TERM_DOWN:
	case 'j':
		return other_line(reader, text, word, true);
	case TERM_UP:
	case 'k':
		return other_line(reader, text, word, false);
	default:
		return word;
	}
}

/* A comma or period behind what was chosen by words is no part of it. */
static struct span trimmed(struct str text, struct span chosen)
{
	while (chosen.end > chosen.start && (text.p[chosen.end - 1] == ',' || text.p[chosen.end - 1] == '.' ||
						    text.p[chosen.end - 1] == ';'))
		chosen.end--;
	return chosen;
}

void reader_select(struct review *review, uint32_t at, const char *question, struct span *chosen)
{
	struct reader reader = { .review = review };
	struct str text = review->article->doc.text;
	struct span word = word_at(text, at), first = word;
	bool begun = false;

	*chosen = (struct span){ 0, 0 };
	arena_init(&reader.arena, &review->escape);
	for (;;) {
		struct span from = begun && first.start < word.start ? first : word,
			    to = begun && first.end > word.end ? first : word;
		struct mark mark = { { from.start, to.end }, STYLE_CHOSEN, true };
		struct mark_vec marks = { &mark, 1, 1 };
		struct strbuf line = strbuf_new(&review->arena);
		uint32_t key;

		strbuf_addf(&line, "%s  arrows move, %s, q leaves", question,
			begun ? "enter takes the words in ⟦ ⟧" : "space begins");
		draw(&reader, &marks, strbuf_str(&line), true);
		key = term_key(-1);
		review->closed |= key == TERM_CLOSED;
		if (key == TERM_CLOSED || key == TERM_ESCAPE || key == 'q')
			break;
		if (key == TERM_ENTER && begun) {
			*chosen = trimmed(text, (struct span){ from.start, to.end });
			break;
		}
		if (key == ' ' || key == TERM_ENTER) {
			begun = true;
			first = word;
		} else {
			word = move(&reader, text, word, key);
		}
	}
	arena_release(&reader.arena);
}
