#ifndef CMD_SOURCES_H
#define CMD_SOURCES_H

#include "cmd/list.h"

/* A row of TABLE_SOURCES: as people call it, in `arena`; and whether --kind and --named leave it out. */
struct str sources_name(const struct store_rows *rows, struct arena *arena);
bool sources_left_out(const struct options *options, const struct store_rows *rows);

/* List sources that may be one, each pair once. The exit code, or -1. */
int proposals_print(struct session *session, struct err *err);

#endif
