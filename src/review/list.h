#ifndef REVIEW_LIST_H
#define REVIEW_LIST_H

#include "review/view.h"

/* What the lists of the four views share. */
struct list_look {
	enum store_table table;
	const char *nothing, *nothing_filtered; /* said when the list is empty */
	/* The row's line, without its mark; may hold anything: it is made safe. */
	void (*line)(struct review *review, const struct row *row, int64_t id, struct strbuf *text);
	/* The status that is still to be decided; NULL where rows have none. */
	const char *undecided;
};

/* Read the ids anew by the view's filter; the cursor stays on its row where that is still there. */
int list_open(struct review *review, int view, enum store_table table, struct err *err);

/* The rows around the cursor. */
void list_draw(struct review *review, int view, const struct area *area, const struct list_look *look);

/* Show another view with this filter. */
int list_go(struct review *review, int view, struct str filter, struct err *err);

/* The titles of the sourcing rules whose ids stand in the list, separated by spaces. */
struct str review_warnings(struct review *review, struct str ids);

extern const struct view_ops *const views[VIEW_COUNT];

#endif
