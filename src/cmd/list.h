#ifndef CMD_LIST_H
#define CMD_LIST_H

#include "cmd/claim_lines.h"
#include "cmd/command.h"
#include "cmd/filter.h"
#include "export/json.h"
#include "export/table.h"
#include "store/store.h"

/* A list of rows: the commands articles, claims, sources and conflicts. */
struct list {
	struct session *session;
	struct store_rows rows;
	struct arena arena, scratch;
	jmp_buf escape;
	struct json json;
	struct claim_lines claim_lines;
};

struct list_kind {
	enum store_table table;
	const struct table_column *columns;
	int n_columns;
	const char *nothing; /* said when no row is shown */
	/* Is the row left out whatever the filter says? May be NULL. */
	bool (*left_out)(const struct list *list);
	/* The row as the table's cells; strings may be made in the arena. */
	void (*cells)(struct list *list, struct arena *arena, struct str *cells);
	/* The row as a line of JSON on standard output. */
	int (*line)(struct list *list, struct err *err);
};

/* List the rows that fit the words, as --format says. The exit code, or -1. */
int list_print(struct session *session, const struct list_kind *kind, struct err *err);

/* Is something in this column of the row, and --all not asked for? */
bool list_hides(const struct list *list, const char *column);

/* Print list->json and a line feed, and clear it. */
void list_print_json(struct list *list);

/* "a12" in the arena. */
struct str list_id(struct arena *arena, char kind, struct str number);

#endif
