#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

/* A bar on standard error: only on a terminal, only once a second has passed, at most ten times a second. */
struct progress {
	const char *what; /* "reading", "comparing" */
	uint64_t total;   /* 0: unknown, a count is shown */
	struct timespec began, shown;
	bool terminal, visible;
};

void progress_start(struct progress *progress, const char *what, uint64_t total);
void progress_step(struct progress *progress, uint64_t done);

/* Wipes the bar, so that messages and the shell's prompt start on a clean line. Harmless when nothing was
 * shown. */
void progress_end(struct progress *progress);

#endif
