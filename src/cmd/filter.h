#ifndef CMD_FILTER_H
#define CMD_FILTER_H

#include <stdbool.h>

#include "cmd/options.h"
#include "store/store.h"
#include "text/document.h"

/* The words after a list's name: a row is shown when each of them stands in it, whatever the case. */
struct filter {
	struct arena *scratch; /* emptied with each row */
	struct str_vec words;  /* folded */
};

/* The words live in `arena`; both arenas are the caller's. */
struct filter filter_new(const struct options *options, struct arena *arena, struct arena *scratch);
bool filter_takes(const struct filter *filter, const struct store_rows *rows);

#endif
