#ifndef CMD_CLAIM_LINES_H
#define CMD_CLAIM_LINES_H

#include <stdio.h>

#include "store/store.h"
#include "text/document.h"

/* Prints stored claims as lines of JSON. The last article is kept, so that its claims are cheap in order. */
struct claim_lines {
	struct store *store;
	FILE *out;
	int64_t article; /* loaded; 0: none */
	struct document doc;
	struct id_vec ids;
	struct arena arena, line;
	jmp_buf escape;
};

void claim_lines_init(struct claim_lines *lines, struct store *store, FILE *out);
void claim_lines_release(struct claim_lines *lines);

/* One claim of an article. */
int claim_lines_print(struct claim_lines *lines, int64_t article, int64_t claim, struct err *err);

/* All claims of an article. */
int claim_lines_article(struct claim_lines *lines, int64_t article, struct err *err);

#endif
