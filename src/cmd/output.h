#ifndef CMD_OUTPUT_H
#define CMD_OUTPUT_H

#include <stdio.h>

#include "base/err.h"

enum { OUTPUT_PATH_MAX = 4096 };

/*
 * A file written all or nothing: what is written goes to a file beside it, which takes its name when
 * everything is on the disk. NULL, "-" and what is no regular file (a pipe) are written directly.
 */
struct output {
	FILE *file;
	char path[OUTPUT_PATH_MAX], temporary[OUTPUT_PATH_MAX]; /* empty when written directly */
};

int output_open(struct output *output, const char *path, struct err *err);

/* Finish: -1, and no trace, when anything failed since it was opened. */
int output_commit(struct output *output, struct err *err);

/* Leave no trace. Harmless after output_commit. */
void output_abandon(struct output *output);

#endif
