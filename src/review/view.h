#ifndef REVIEW_VIEW_H
#define REVIEW_VIEW_H

#include "review/draw.h"
#include "review/term.h"
#include "store/store.h"

/* What a key asks for. The keys and their help stand in one table: keys.c. */
enum request {
	REQUEST_NONE,
	REQUEST_UP,
	REQUEST_DOWN,
	REQUEST_PAGE_UP,
	REQUEST_PAGE_DOWN,
	REQUEST_FIRST,
	REQUEST_LAST,
	REQUEST_OPEN,
	REQUEST_BACK,
	REQUEST_ACCEPT,
	REQUEST_REJECT,
	REQUEST_LATER,
	REQUEST_EDIT,
	REQUEST_SOURCE,
	REQUEST_FLAG,
	REQUEST_NOTE,
	REQUEST_CONFLICTS,
	REQUEST_NEW_CLAIM,
	REQUEST_NEW_CONFLICT,
	REQUEST_CONFIRM,
	REQUEST_DISMISS,
	REQUEST_CHECK,
	REQUEST_MERGE,
	REQUEST_RENAME,
	REQUEST_UNDO,
	REQUEST_REDO,
	REQUEST_FIND,
	REQUEST_FIND_NEXT,
	REQUEST_FILTER,
	REQUEST_CITE,
	REQUEST_COMMAND,
	REQUEST_HELP,
	REQUEST_VIEW_1,
	REQUEST_VIEW_2,
	REQUEST_VIEW_3,
	REQUEST_VIEW_4,
};

/* Where a key means something, as bits. */
enum place {
	PLACE_CLAIMS = 1 << 0,
	PLACE_CONFLICTS = 1 << 1,
	PLACE_SOURCES = 1 << 2,
	PLACE_ARTICLES = 1 << 3,
	PLACE_READER = 1 << 4,
	PLACE_LISTS = PLACE_CLAIMS | PLACE_CONFLICTS | PLACE_SOURCES | PLACE_ARTICLES,
	PLACE_ANY = PLACE_LISTS | PLACE_READER,
};

struct key {
	uint32_t key;
	const char *shown; /* "a", "enter", "Ctrl-R" */
	unsigned places;
	enum request request;
	const char *help; /* one line; NULL: the same as the row above, and listed with it */
};

extern const struct key keys[];
extern const int n_keys;

/* What the key asks for at this place. */
enum request key_request(uint32_t key, enum place place);

/* "a accept  x reject  ..." of the place, as much as fits; in the arena. */
struct str key_hints(struct arena *arena, enum place place, int columns);

/* ---- a row of the database, copied ---- */

struct row {
	int n;
	const char *name[STORE_COLUMNS_MAX];
	struct str cell[STORE_COLUMNS_MAX];
};

/* In `arena`; *found false when there is no such row (any more). */
int row_load(struct store *store, enum store_table table, int64_t id, struct arena *arena, struct row *row,
	bool *found, struct err *err);
struct str row_get(const struct row *row, const char *column);
int64_t row_int(const struct row *row, const char *column);

/* ---- a list with a cursor ---- */

struct cursor {
	uint32_t n, at, top;
};

/* Moves for the requests that move; false for any other. rows: that the list shows. */
bool cursor_request(struct cursor *cursor, enum request request, int rows);

/* Bring `at` on the screen. */
void cursor_show(struct cursor *cursor, int rows);

/* ---- views ---- */

struct review;

/* A view holds its own state; memory that runs out jumps to the arena's owner, review.c. */
struct view_ops {
	const char *name; /* for the tabs */
	enum place place;
	int (*open)(struct review *review, struct err *err); /* also when it is come back to: reads anew */
	void (*draw)(struct review *review, const struct area *area);
	/* *done: the view knew what to do */
	int (*request)(struct review *review, enum request request, bool *done, struct err *err);
};

extern const struct view_ops claims_view, conflicts_view, sources_view, articles_view;

enum { VIEW_CLAIMS, VIEW_CONFLICTS, VIEW_SOURCES, VIEW_ARTICLES, VIEW_COUNT };

struct list_view {
	struct arena arena; /* of the list; emptied when it is opened */
	struct id_vec ids;
	struct cursor cursor;
	int rows;          /* that were drawn last */
	struct str filter; /* as typed; in the review's arena */
};

struct review {
	struct store *store;
	struct str who;
	bool all;           /* also what lists leave out */
	struct arena arena; /* as long as the review */
	struct arena frame; /* emptied with each screen */
	jmp_buf escape;
	int view;
	struct list_view lists[VIEW_COUNT];
	struct article *article; /* the one that is shown, article.c */
	struct str found;        /* what was looked for last */
	struct str command;      /* that was typed last */
	char message[256];       /* until the next key */
	VEC(bool) steps;         /* of this session that hold: was it a review of something? */
	uint32_t n_undone;       /* of them, at their end */
	bool closing, closed;    /* asked to quit; the terminal is gone */
};

/* Say something in the last line. */
__attribute__((format(printf, 2, 3))) void review_say(struct review *review, const char *format, ...);

/* The id under the cursor of the present list, 0 where it is empty. */
int64_t review_chosen(const struct review *review);

/* Draw the frame and the present view. With a prompt: it and what is typed in the last line, the cursor at
 * byte `at` of it, none when negative. */
void review_draw(struct review *review, struct str prompt, struct str typed, int at);

/*
 * A line of text, edited in the last line of the screen; `given` stands there first. *text is {0} when it was
 * left with escape. In the review's arena.
 */
void prompt_text(struct review *review, const char *label, struct str given, struct str *text);

/* One key out of `allowed` (ASCII); 0 when it was left. */
char prompt_key(struct review *review, const char *question, const char *allowed);

#endif
