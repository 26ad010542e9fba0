#ifndef CMD_CONFLICT_LINE_H
#define CMD_CONFLICT_LINE_H

#include "export/jsonl.h"
#include "store/store.h"

/* The row in hand of a table of conflicts, as it is printed in JSON. Strings are the row's; spans are in
 * `arena`. */
struct conflict_line conflict_line_read(const struct store_rows *rows, struct arena *arena);

#endif
