#include "base/progress.h"

#include <stdio.h>
#include <unistd.h>

enum { BAR_WIDTH = 30 };

static double seconds_since(struct timespec then, struct timespec now)
{
	return (double)(now.tv_sec - then.tv_sec) + (double)(now.tv_nsec - then.tv_nsec) / 1e9;
}

void progress_start(struct progress *progress, const char *what, uint64_t total)
{
	*progress = (struct progress){ .what = what, .total = total, .terminal = isatty(STDERR_FILENO) == 1 };
	clock_gettime(CLOCK_MONOTONIC, &progress->began);
	progress->shown = progress->began;
}

void progress_step(struct progress *progress, uint64_t done)
{
	struct timespec now;
	int filled;

	if (!progress->terminal)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (seconds_since(progress->began, now) < 1.0 || seconds_since(progress->shown, now) < 0.1)
		return;
	progress->shown = now;
	progress->visible = true;
	if (!progress->total) {
		fprintf(stderr, "\r%s %llu", progress->what, (unsigned long long)done);
		return;
	}
	filled = done >= progress->total ? BAR_WIDTH : (int)(done * BAR_WIDTH / progress->total);
	fprintf(stderr, "\r%s [%.*s%*s] %llu/%llu", progress->what, filled, "##############################",
		BAR_WIDTH - filled, "", (unsigned long long)done, (unsigned long long)progress->total);
}

void progress_end(struct progress *progress)
{
	if (progress->visible)
		fputs("\r\033[K", stderr);
	progress->visible = false;
}
