#include "cmd/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/article_json.h"
#include "cmd/interrupt.h"
#include "cmd/walk.h"
#include "cmd/workers.h"
#include "export/safe.h"
#include "text/text.h"

enum { LINE_BYTES_MAX = 100 * 1024 * 1024, READ_BYTES = 256 * 1024 };

enum input_kind { KIND_BY_NAME, KIND_TEXT, KIND_JSONL };

/* Everything that must survive a jump out of an arena lives here. */
struct input {
	const struct options *options;
	enum input_kind kind;
	const struct input_handler *handler;
	struct input_counts *counts;
	struct workers *workers;
	uint64_t files_done;
	bool many_files;

	int fd; /* of the file in hand, -1 when none is open */
	const char *path;
	struct arena file; /* its buffer */
	jmp_buf file_escape, job_escape;

	char *buffer; /* [cap], in the file's arena */
	size_t cap, begin, end;
	uint64_t line;
};

static bool ends_run(const struct err *err)
{
	return err->code == ERR_STORE || err->code == ERR_BUSY || err->code == ERR_SYSTEM ||
	       err->code == ERR_INTERRUPT;
}

static void report(struct input *in, const char *path, uint64_t line, const char *why)
{
	if (in->handler->progress)
		progress_end(in->handler->progress);
	fputs("sayso: ", stderr);
	safe_write(stderr, str_of(path));
	if (line)
		fprintf(stderr, ":%llu", (unsigned long long)line);
	fputs(*path ? ": " : "", stderr);
	safe_write(stderr, str_of(why));
	fputc('\n', stderr);
	in->counts->refused++;
}

/* The base name without its extension. */
static struct str document_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct str name = str_of(slash ? slash + 1 : path);

	if (str_is(name, "-"))
		return STR("stdin");
	for (size_t i = name.n; i-- > 1;)
		if (name.p[i] == '.')
			return str_cut(name, 0, i);
	return name;
}

static struct str option_str(const struct options *options, enum option option)
{
	const char *value = options->value[option];

	return value && *value ? str_of(value) : (struct str){ 0 };
}

static struct article new_article(const struct input *in)
{
	return (struct article){
		.id = document_name(in->path),
		.path = str_of(in->path),
		.title = option_str(in->options, OPTION_TITLE),
		.outlet = option_str(in->options, OPTION_OUTLET),
		.published = option_str(in->options, OPTION_DATE),
		.url = option_str(in->options, OPTION_URL),
		.byline = option_str(in->options, OPTION_AUTHOR),
	};
}

static void step(struct input *in)
{
	if (in->handler->progress)
		progress_step(in->handler->progress, in->many_files ? in->files_done : in->counts->read);
}

/* ---- articles on their way: whatever is told of them is told in the order in which they came ---- */

static int pass_on(struct input *in, struct job *job, struct err *err)
{
	if (setjmp(in->job_escape)) {
		if (in->handler->abandon)
			in->handler->abandon(in->handler->context);
		return err_set(err, ERR_INPUT, "not enough memory");
	}
	job->arena.escape = &in->job_escape;
	return in->handler->document(in->handler->context, &job->doc, job->known, err);
}

/* Deal with the oldest job: 1, 0 when it is not done yet or there is none, -1 when the run is at its end. */
static int settle(struct input *in, bool wait, struct err *err)
{
	struct job *job = workers_oldest(in->workers, wait);
	const char *path;
	uint64_t line;
	int rc;

	if (!job)
		return 0;
	if (interrupt_check(err))
		return -1;
	path = job->path;
	line = job->line;
	rc = job->rc;
	if (rc)
		*err = job->err;
	else
		rc = pass_on(in, job, err);
	workers_drop(in->workers);
	in->counts->read += !rc;
	step(in);
	if (rc && ends_run(err))
		return -1;
	if (rc)
		report(in, path, line, err->msg);
	return 1;
}

static int settle_all(struct input *in, struct err *err)
{
	int rc;

	do {
		rc = settle(in, true, err);
	} while (rc > 0);
	return rc;
}

static struct job *new_job(struct input *in, uint64_t line, struct err *err)
{
	struct job *job;

	while (!(job = workers_new(in->workers)))
		if (settle(in, true, err) < 0)
			return NULL;
	job->path = in->path;
	job->line = line;
	return job;
}

static int put(struct input *in, struct err *err)
{
	int rc;

	workers_put(in->workers);
	do {
		rc = settle(in, false, err);
	} while (rc > 0);
	return rc;
}

/* A file or line that could not be read has its place among the articles. -1 when the run is at its end. */
static int refuse(struct input *in, uint64_t line, struct err *err)
{
	struct err why = *err;
	struct job *job = new_job(in, line, err);

	if (!job)
		return -1;
	job->err = why;
	job->rc = -1;
	return put(in, err);
}

/* Make a job of an article's bytes, which are not needed any more then. */
static int prepare(struct input *in, struct job *job, struct str bytes)
{
	const struct input_handler *handler = in->handler;
	struct article article = new_article(in);

	arena_init(&job->arena, &in->job_escape);
	if (setjmp(in->job_escape))
		return err_set(&job->err, ERR_INPUT, "not enough memory");
	if (job->line) {
		struct strbuf id = strbuf_new(&job->arena);

		strbuf_addf(&id, "%.*s-%llu", STR_ARG(article.id), (unsigned long long)job->line);
		article.id = strbuf_str(&id);
		if (article_json(&job->arena, bytes, &article, &job->err))
			return -1;
	} else {
		article.text = bytes;
	}
	if (pipeline_begin(&article, &job->arena, &job->doc, &job->err))
		return -1;
	return handler->known ? handler->known(handler->context, &job->doc, &job->known, &job->err) : 0;
}

/* One article: a file, or a line of JSON where `line` is not 0. -1 when the run is at its end. */
static int hand_over(struct input *in, struct str bytes, uint64_t line, struct err *err)
{
	struct job *job;

	if (interrupt_check(err))
		return -1;
	job = new_job(in, line, err);
	if (!job)
		return -1;
	job->rc = prepare(in, job, bytes);
	return put(in, err);
}

/* ---- bytes ---- */

static void close_file(struct input *in)
{
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->fd = -1;
	arena_release(&in->file);
	in->buffer = NULL;
	in->cap = in->begin = in->end = 0;
}

static int open_file(struct input *in, struct err *err)
{
	in->fd = strcmp(in->path, "-") ? open(in->path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
	if (in->fd < 0)
		return err_set(err, ERR_INPUT, "%s", strerror(errno));
	return 0;
}

/* Would a read return at once, or wait for somebody to write? */
static bool ready(int fd)
{
	struct pollfd wanted = { .fd = fd, .events = POLLIN };

	return poll(&wanted, 1, 0) != 0;
}

/* Read once more behind `end`; 0 at the end of the file. */
static ssize_t fill(struct input *in, struct err *err)
{
	ssize_t n;

	if (in->cap - in->end < READ_BYTES) {
		size_t cap = in->cap ? in->cap * 2 : (size_t)READ_BYTES * 2;
		char *grown = arena_alloc(&in->file, cap);

		if (in->end)
			memcpy(grown, in->buffer, in->end);
		in->buffer = grown;
		in->cap = cap;
	}
	/* What has come is dealt with before a wait for more. */
	if (!ready(in->fd) && settle_all(in, err))
		return -1;
	do {
		if (interrupt_check(err))
			return -1;
		n = read(in->fd, in->buffer + in->end, READ_BYTES);
	} while (n < 0 && errno == EINTR);
	if (n < 0)
		return err_set(err, ERR_INPUT, "%s", strerror(errno));
	in->end += (size_t)n;
	return n;
}

static int read_text(struct input *in, struct err *err)
{
	ssize_t n;

	/* A byte more than is allowed is enough to be refused by name. */
	do {
		n = fill(in, err);
	} while (n > 0 && in->end <= TEXT_BYTES_MAX);
	if (n < 0)
		return -1;
	return hand_over(in, (struct str){ in->buffer, in->end }, 0, err);
}

/* ---- lines ---- */

/* Move what is left of the buffer to its front. */
static void shift(struct input *in)
{
	memmove(in->buffer, in->buffer + in->begin, in->end - in->begin);
	in->end -= in->begin;
	in->begin = 0;
}

/* Leave out the rest of a line that is too long. */
static int skip_line(struct input *in, struct err *err)
{
	const char *feed;
	ssize_t n;

	do {
		in->begin = in->end = 0;
		n = fill(in, err);
		if (n < 0)
			return -1;
		feed = n ? memchr(in->buffer, '\n', in->end) : NULL;
	} while (n && !feed);
	in->begin = feed ? (size_t)(feed - in->buffer) + 1 : in->end;
	return err_set(err, ERR_INPUT, "longer than %d MiB", LINE_BYTES_MAX >> 20);
}

/* The next line without its feed: 1, 0 at the end, -1 (it was too long, or reading failed: then end_of_file).
 */
static int next_line(struct input *in, struct str *line, struct err *err)
{
	size_t searched = in->begin;

	for (;;) {
		const char *from = in->buffer + searched;
		const char *feed = in->end > searched ? memchr(from, '\n', in->end - searched) : NULL;
		ssize_t n;

		if (feed) {
			*line = (struct str){ in->buffer + in->begin,
				(size_t)(feed - in->buffer) - in->begin };
			in->begin = (size_t)(feed - in->buffer) + 1;
			return 1;
		}
		if (in->end - in->begin > LINE_BYTES_MAX)
			return skip_line(in, err);
		if (in->begin)
			shift(in);
		searched = in->end;
		n = fill(in, err);
		if (n < 0) {
			in->fd = in->fd > STDIN_FILENO ? (close(in->fd), -1) : -1;
			return -1;
		}
		if (!n && in->end == in->begin)
			return 0;
		if (!n) {
			*line = (struct str){ in->buffer + in->begin, in->end - in->begin };
			in->begin = in->end;
			return 1;
		}
	}
}

static struct str without_mark(struct str line)
{
	return str_starts(line, "\xEF\xBB\xBF") ? str_cut(line, 3, line.n) : line;
}

static int read_lines(struct input *in, struct err *err)
{
	struct str line = { 0 };
	int rc;

	for (in->line = 1; (rc = next_line(in, &line, err)) != 0; in->line++) {
		if (rc > 0 && in->line == 1)
			line = without_mark(line);
		if (rc > 0 && !str_trim(line).n)
			continue;
		if (rc < 0 && (ends_run(err) || in->fd < 0))
			return -1;
		if (rc > 0 ? hand_over(in, line, in->line, err) : refuse(in, in->line, err))
			return -1;
	}
	return 0;
}

/* ---- files ---- */

static bool is_json(const struct input *in)
{
	return in->kind == KIND_JSONL || (in->kind == KIND_BY_NAME && str_ends(str_of(in->path), ".jsonl"));
}

static int read_file(struct input *in, struct err *err)
{
	int rc;

	arena_init(&in->file, &in->file_escape);
	if (setjmp(in->file_escape)) {
		close_file(in);
		return err_set(err, ERR_INPUT, "not enough memory");
	}
	rc = open_file(in, err);
	if (!rc)
		rc = is_json(in) ? read_lines(in, err) : read_text(in, err);
	close_file(in);
	return rc;
}

static int read_files(struct input *in, const struct walk *walk, struct err *err)
{
	for (uint32_t i = 0; i < walk->faults.n; i++)
		report(in, "", 0, walk->faults.v[i].p);
	for (uint32_t i = 0; i < walk->files.n; i++, in->files_done++) {
		in->path = walk->files.v[i].p;
		if (!read_file(in, err))
			continue;
		if (ends_run(err) || refuse(in, 0, err))
			return -1;
	}
	return settle_all(in, err);
}

int input_each(const struct options *options, const struct input_handler *handler,
	struct input_counts *counts, struct err *err)
{
	struct input in = { .options = options, .handler = handler, .counts = counts, .fd = -1 };
	struct walk walk = { 0 };
	struct arena paths;
	jmp_buf escape;
	int rc;

	if (options_has(options, OPTION_INPUT))
		in.kind = options_word(options, OPTION_INPUT, INPUT_KINDS, err) ? KIND_JSONL : KIND_TEXT;
	arena_init(&paths, &escape);
	if (setjmp(escape)) {
		arena_release(&paths);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	for (int i = 0; i < options->n_arguments; i++)
		walk_path(&walk, &paths, options->arguments[i]);
	counts->passed += walk.passed;
	in.many_files = walk.files.n > 1;
	if (handler->progress)
		progress_start(handler->progress, handler->progress_word, in.many_files ? walk.files.n : 0);
	rc = workers_open(&in.workers, handler->threads, handler->model, handler->last, err);
	if (!rc)
		rc = read_files(&in, &walk, err);
	workers_close(in.workers);
	if (handler->progress)
		progress_end(handler->progress);
	arena_release(&paths);
	return rc;
}
