/* For sched_getaffinity: a container's or taskset's processors, not the machine's. */
#define _GNU_SOURCE
#include "cmd/workers.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

/* As the main thread's usually is, wherever the program runs. */
enum { STACK_BYTES = 8 * 1024 * 1024 };

struct workers {
	const struct model *model;
	enum stage last;
	int n_threads;                /* 0: the owner runs the stages itself */
	uint64_t size, first, filled; /* the owner's: jobs [first, filled) are in the ring, modulo size */

	pthread_mutex_t lock; /* for what follows, and each job's `done` */
	pthread_cond_t work, done;
	uint64_t put, begun; /* jobs handed over; jobs that a thread took */
	bool closing;

	pthread_t threads[THREADS_MAX];
	struct job ring[]; /* [size] */
};

static struct job *job_at(struct workers *workers, uint64_t number)
{
	return &workers->ring[number % workers->size];
}

static bool wanted(const struct job *job)
{
	return !job->rc && !job->known;
}

/* Memory that runs out is this job's failure alone. */
static void run(const struct workers *workers, struct job *job)
{
	jmp_buf escape;

	job->arena.escape = &escape;
	if (setjmp(escape))
		job->rc = err_set(&job->err, ERR_INPUT, "not enough memory");
	else
		job->rc = pipeline_finish(workers->model, workers->last, &job->doc, &job->err);
	job->arena.escape = NULL;
}

static void *work(void *context)
{
	struct workers *workers = context;

	pthread_mutex_lock(&workers->lock);
	for (;;) {
		struct job *job;

		while (workers->begun == workers->put && !workers->closing)
			pthread_cond_wait(&workers->work, &workers->lock);
		if (workers->closing)
			break;
		job = job_at(workers, workers->begun++);
		if (job->done)
			continue;
		pthread_mutex_unlock(&workers->lock);
		run(workers, job);
		pthread_mutex_lock(&workers->lock);
		job->done = true;
		pthread_cond_signal(&workers->done);
	}
	pthread_mutex_unlock(&workers->lock);
	return NULL;
}

static int processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
#ifdef CPU_COUNT
	cpu_set_t set;

	if (!sched_getaffinity(0, sizeof set, &set))
		n = CPU_COUNT(&set);
#endif
	return n < 1 ? 1 : n > THREADS_MAX ? THREADS_MAX : (int)n;
}

/* As many as the system gives. Signals stay with the owner, whose reads they must interrupt. */
static void start(struct workers *workers, int n_threads)
{
	sigset_t all, old;
	pthread_attr_t attributes;

	if (pthread_attr_init(&attributes))
		return;
	pthread_attr_setstacksize(&attributes, STACK_BYTES);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	while (workers->n_threads < n_threads &&
		!pthread_create(&workers->threads[workers->n_threads], &attributes, work, workers))
		workers->n_threads++;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	pthread_attr_destroy(&attributes);
}

int workers_open(
	struct workers **out, int n_threads, const struct model *model, enum stage last, struct err *err)
{
	struct workers *workers;
	size_t size, bytes;

	if (!n_threads)
		n_threads = processors();
	size = n_threads > 1 ? 2 * (size_t)n_threads : 1;
	bytes = sizeof *workers + size * sizeof *workers->ring;
	*out = workers = mem_alloc(bytes);
	if (!workers)
		return err_set(err, ERR_SYSTEM, "not enough memory");
	memset(workers, 0, bytes);
	workers->model = model;
	workers->last = last;
	workers->size = size;
	pthread_mutex_init(&workers->lock, NULL);
	pthread_cond_init(&workers->work, NULL);
	pthread_cond_init(&workers->done, NULL);
	if (n_threads > 1)
		start(workers, n_threads);
	return 0;
}

void workers_close(struct workers *workers)
{
	if (!workers)
		return;
	pthread_mutex_lock(&workers->lock);
	workers->closing = true;
	pthread_cond_broadcast(&workers->work);
	pthread_mutex_unlock(&workers->lock);
	for (int i = 0; i < workers->n_threads; i++)
		pthread_join(workers->threads[i], NULL);
	for (; workers->first < workers->filled; workers->first++)
		arena_release(&job_at(workers, workers->first)->arena);
	pthread_cond_destroy(&workers->done);
	pthread_cond_destroy(&workers->work);
	pthread_mutex_destroy(&workers->lock);
	mem_free(workers);
}

struct job *workers_new(struct workers *workers)
{
	struct job *job;

	if (workers->filled - workers->first == workers->size)
		return NULL;
	job = job_at(workers, workers->filled++);
	*job = (struct job){ 0 };
	return job;
}

void workers_put(struct workers *workers)
{
	struct job *job = job_at(workers, workers->filled - 1);

	if (!workers->n_threads && wanted(job))
		run(workers, job);
	pthread_mutex_lock(&workers->lock);
	job->done = !workers->n_threads || !wanted(job);
	workers->put++;
	pthread_cond_signal(&workers->work);
	pthread_mutex_unlock(&workers->lock);
}

struct job *workers_oldest(struct workers *workers, bool wait)
{
	struct job *job = job_at(workers, workers->first);
	bool done;

	if (workers->first == workers->filled)
		return NULL;
	pthread_mutex_lock(&workers->lock);
	while (!job->done && wait)
		pthread_cond_wait(&workers->done, &workers->lock);
	done = job->done;
	pthread_mutex_unlock(&workers->lock);
	return done ? job : NULL;
}

void workers_drop(struct workers *workers)
{
	arena_release(&job_at(workers, workers->first++)->arena);
	/* A job that was done when it was put in may not have been looked at. */
	pthread_mutex_lock(&workers->lock);
	if (workers->begun < workers->first)
		workers->begun = workers->first;
	pthread_mutex_unlock(&workers->lock);
}
