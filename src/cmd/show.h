#ifndef CMD_SHOW_H
#define CMD_SHOW_H

#include "store/store.h"

/* What `show` prints with: between show.c and the files that show one kind of row. */
struct show {
	struct store *store;
	int width;
	struct store_rows rows; /* the row in hand */
	struct arena arena;
	jmp_buf escape;
};

/* Text wrapped to the screen after `indent` spaces, made safe. */
void show_paragraph(struct show *show, struct str text, int indent);

/* Rows that belong to an id, after a title when there are any; `print` prints show->rows. */
int show_related(struct show *show, enum store_table table, int64_t id, const char *title,
	void (*print)(struct show *show), struct err *err);

/* show_source.c: the articles of a source, how each has it and why it is here; who may be the same. */
int show_source_parts(struct show *show, int64_t id, struct err *err);

/* When it was merged into another, say so. */
int show_source_merged(struct show *show, int64_t id, bool *merged, struct err *err);

#endif
