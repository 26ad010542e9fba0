/* Workers: whatever their number, jobs come back in order, and memory that runs out is one job's failure. */
#include "base/mem.h"
#include "cmd/workers.h"
#include "tap.h"

/* PARAGRAPHS: enough for the stages to need memory of their own */
enum { JOBS = 40, UNREADABLE = 17, KNOWN = 23, PARAGRAPHS = 60 };

static uint64_t paragraphs(uint64_t number)
{
	return PARAGRAPHS + number % 5;
}

struct run {
	struct workers *workers;
	int n_threads;
	unsigned long fail; /* the nth allocation behind the first job, 0: none */
	uint64_t put, taken, in_order, read, failed, failed_in_stages;
	uint32_t most; /* in flight at a time */
	jmp_buf escape;
};

/* A text of its own for each, so that a mix-up shows. */
static void fill(struct run *run, struct job *job, uint64_t number)
{
	struct article article = { 0 };
	struct strbuf text;

	job->line = number + 1;
	if (number == UNREADABLE) {
		job->rc = err_set(&job->err, ERR_INPUT, "unreadable");
		return;
	}
	arena_init(&job->arena, &run->escape);
	if (setjmp(run->escape)) {
		job->rc = err_set(&job->err, ERR_INPUT, "not enough memory");
		return;
	}
	text = strbuf_new(&job->arena);
	for (uint64_t i = 0; i < paragraphs(number); i++)
		strbuf_addf(&text, "Pier %llu was closed, Mina Falk said.\n\n", (unsigned long long)number);
	article.text = strbuf_str(&text);
	if (number == KNOWN)
		job->known = 7;
	job->rc = pipeline_begin(&article, &job->arena, &job->doc, &job->err);
}

static void take(struct run *run, const struct job *job)
{
	uint64_t number = job->line - 1;
	char name[32];

	snprintf(name, sizeof name, "Pier %llu ", (unsigned long long)number);
	run->in_order += number == run->taken;
	run->taken++;
	run->failed += job->rc != 0;
	run->failed_in_stages += job->rc && job->doc.text.n;
	if (!job->rc && number == KNOWN)
		run->read += !job->doc.tokens.n;
	else if (!job->rc)
		run->read += str_starts(job->doc.text, name) && job->doc.claims.n == paragraphs(number);
	workers_drop(run->workers);
}

static void jobs(struct run *run)
{
	struct err err = { 0 };
	struct job *job;

	if (workers_open(&run->workers, run->n_threads, NULL, STAGE_CLAIMS, &err)) {
		ok(false, "%d threads: %s", run->n_threads, err.msg);
		return;
	}
	mem_fail_nth(run->fail);
	while (run->put < JOBS) {
		while (!(job = workers_new(run->workers)))
			take(run, workers_oldest(run->workers, true));
		fill(run, job, run->put++);
		workers_put(run->workers);
		if (run->put - run->taken > run->most)
			run->most = (uint32_t)(run->put - run->taken);
	}
	while ((job = workers_oldest(run->workers, true)))
		take(run, job);
	mem_fail_nth(0);
	workers_close(run->workers);
}

static void test_order(int n_threads)
{
	struct run run = { .n_threads = n_threads };

	jobs(&run);
	ok(run.taken == JOBS && run.in_order == JOBS, "%d threads: jobs come back in order", n_threads);
	ok(run.read == JOBS - 1, "%d threads: each has its own document, a known one is not read", n_threads);
	ok(run.failed == 1, "%d threads: what could not be read has its place", n_threads);
	ok(run.most == (n_threads == 1 ? 1 : 2 * (uint32_t)n_threads), "%d threads: %u jobs at a time",
		n_threads, run.most);
}

static void test_memory(int n_threads)
{
	uint64_t hurt = 0, wrong = 0;

	for (unsigned long nth = 1; nth <= 120; nth += 3) {
		struct run run = { .n_threads = n_threads, .fail = nth };

		jobs(&run);
		wrong += run.in_order != JOBS || run.read + run.failed != JOBS || run.failed > 2;
		hurt += run.failed_in_stages;
	}
	ok(!wrong, "%d threads: memory that runs out fails one job and no other", n_threads);
	ok(hurt, "%d threads: in the stages too", n_threads);
}

/* Nobody takes the jobs: what they hold is given back (the sanitizers look). */
static void test_close(void)
{
	struct run run = { .n_threads = 3 };
	struct err err = { 0 };
	struct job *job;

	if (!ok(!workers_open(&run.workers, 3, NULL, STAGE_CLAIMS, &err), "3 threads start"))
		return;
	ok(!workers_oldest(run.workers, true), "without a job there is none to wait for");
	while ((job = workers_new(run.workers))) {
		fill(&run, job, run.put++);
		workers_put(run.workers);
	}
	workers_close(run.workers);
	workers_close(NULL);
	ok(run.put == 6, "workers close with jobs on their way");
}

static void test_processors(void)
{
	struct run run = { .n_threads = 0 };

	jobs(&run);
	ok(run.in_order == JOBS && run.read == JOBS - 1, "as many threads as there are processors");
}

int main(void)
{
	test_order(1);
	test_order(2);
	test_order(5);
	test_memory(1);
	test_memory(4);
	test_close();
	test_processors();
	return tap_end();
}
