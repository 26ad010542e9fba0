#ifndef CMD_WALK_H
#define CMD_WALK_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "text/document.h"

struct walk {
	struct str_vec files;  /* NUL-terminated paths, in order */
	struct str_vec faults; /* what could not be read, one line each */
	uint64_t passed;       /* files of other kinds */
};

/*
 * Append the files that `path` stands for: itself when it is no folder, else the *.txt and *.jsonl below it,
 * folders and files sorted by name. Links are followed, but no folder is entered twice.
 */
void walk_path(struct walk *walk, struct arena *arena, const char *path);

#endif
