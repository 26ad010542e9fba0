#ifndef CMD_WORKERS_H
#define CMD_WORKERS_H

#include <stdbool.h>
#include <stdint.h>

#include "cmd/options.h"
#include "pipeline/pipeline.h"

/* An article on its way. `arena` holds all of it, at the escape of whoever has the job in hand. */
struct job {
	struct arena arena;
	struct document doc;
	int64_t known;    /* the stored article of the same text, 0 for none; then no stage is run */
	const char *path; /* where it came from, for messages */
	uint64_t line;    /* 0: the whole file */
	int rc;           /* -1: err says why there is no document */
	struct err err;
	bool done; /* the workers' own */
};

/*
 * Threads that run the stages of articles. One thread, the owner's, puts jobs in and takes them out again in
 * the same order, through a ring of two jobs a worker; what it does with them is no business of the workers.
 */
struct workers;

/*
 * 0 threads: one for each processor that the program may use. With 1, and where the system gives no threads,
 * the owner runs the stages itself. The model is shared and must outlive them. The caller closes.
 */
int workers_open(
	struct workers **workers, int n_threads, const struct model *model, enum stage last, struct err *err);

/* Jobs that nobody has begun are dropped, those that run are waited for. Also for NULL. */
void workers_close(struct workers *workers);

/* The next job to fill, zeroed; NULL when the ring is full and the oldest must be taken first. */
struct job *workers_new(struct workers *workers);

/* Hand over what workers_new gave, to be run unless its `rc` or `known` says that there is nothing to do. */
void workers_put(struct workers *workers);

/* The oldest job put in, when it is done or, with `wait`, as soon as it is. NULL: it is not, or there is
 * none.
 */
struct job *workers_oldest(struct workers *workers, bool wait);

/* The oldest job has been dealt with; its arena is released. */
void workers_drop(struct workers *workers);

#endif
