/*
 * The encoder and the heads against train/tiny.py's outputs: the trainer's floats, loosely, as seven bits
 * cost something; and the same arithmetic in numpy, closely. And every way to run gives the same bits.
 */
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "model.h"

enum { ROWS_MAX = 70, COLUMNS = 64 };

struct table {
	uint32_t rows;
	float v[ROWS_MAX][COLUMNS];
};

static struct table pieces, floats, bytes, tag, links;

static struct table *table_of(const char *name)
{
	const struct {
		const char *name;
		struct table *table;
	} tables[] = { { "piece", &pieces }, { "float", &floats }, { "bytes", &bytes }, { "tag", &tag },
		{ "link", &links } };

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (!strcmp(tables[i].name, name))
			return tables[i].table;
	return NULL;
}

static bool read_expected(void)
{
	FILE *file = fopen(SAYSO_SOURCE_ROOT "/fixtures/model/tiny.expected", "r");
	char line[COLUMNS * 20], name[16];
	int at, more;

	while (file && fgets(line, sizeof line, file)) {
		struct table *table = sscanf(line, "%15s%n", name, &at) == 1 ? table_of(name) : NULL;

		if (!table || table->rows == ROWS_MAX)
			break;
		for (int i = 0;
			i < COLUMNS && sscanf(line + at, "%f%n", &table->v[table->rows][i], &more) == 1; i++)
			at += more;
		table->rows++;
	}
	if (file)
		fclose(file);
	return pieces.rows > 0 && bytes.rows == pieces.rows && floats.rows == pieces.rows &&
	       tag.rows == pieces.rows;
}

static void fill_pieces(struct piece *out, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const float *v = pieces.v[i % pieces.rows];

		out[i] = (struct piece){ .id = (uint32_t)v[0],
			.capitals = (uint8_t)v[1],
			.quoted = v[2] > 0,
			.line_start = v[3] > 0,
			.space_before = v[4] > 0 };
	}
}

/* The length of the difference over the length of what is expected, of rows first to end - 1. */
static double distance(
	const float *got, const struct table *expected, uint32_t columns, uint32_t first, uint32_t end)
{
	double difference = 0, length = 0;

	for (uint32_t i = first; i < end; i++)
		for (uint32_t c = 0; c < columns; c++) {
			double e = expected->v[i][c], d = got[i * columns + c] - e;

			difference += d * d;
			length += e * e;
		}
	return sqrt(difference / length);
}

static void near_to(
	const float *got, const struct table *expected, uint32_t columns, double most, const char *what)
{
	double d = distance(got, expected, columns, 0, expected->rows);

	if (!ok(d < most, "%s", what))
		printf("# off by %g, allowed %g\n", d, most);
}

/*
 * The same arithmetic, in doubles: where no rounding to a byte fell the other way, a row is the same to a few
 * parts in ten thousand. In a row or two out of three some did, each worth a 127th of an input's range.
 */
static void same_as(const float *got, const struct table *expected, uint32_t columns, const char *what)
{
	uint32_t same = 0;

	for (uint32_t i = 0; i < expected->rows; i++)
		same += distance(got, expected, columns, i, i + 1) < 5e-4;
	if (!ok(same * 4 >= expected->rows, "%s", what))
		printf("# %u of %u rows\n", same, expected->rows);
	near_to(got, expected, columns, 0.015, "also where a rounding fell the other way");
}

static void test_expected(const struct model *model)
{
	struct model_scratch *scratch = model_scratch(model, &model_arena);
	struct piece window[ROWS_MAX];
	float vectors[ROWS_MAX * COLUMNS], out[ROWS_MAX * 7];
	struct head head;
	struct err err;
	uint32_t n = pieces.rows;

	fill_pieces(window, n);
	model_encode_window(model, scratch, window, n, vectors);
	same_as(vectors, &bytes, COLUMNS, "vectors are those of the same arithmetic in numpy");
	near_to(vectors, &floats, COLUMNS, 0.1, "vectors are near the trainer's floats");
	ok(head_open(&head, model, "tag", COLUMNS, 7, &err) == 0, "a head in floats");
	head_linear(&head, vectors, n, out);
	same_as(out, &tag, 7, "its outputs");
	ok(head_open(&head, model, "link", COLUMNS, 0, &err) == 0 && head.n_out == 5,
		"a head in bytes, of any size");
	head_linear(&head, vectors, n, out);
	same_as(out, &links, 5, "its outputs");
	ok(head_open(&head, model, "tag", COLUMNS, 8, &err) < 0, "a head of another size is refused");
	ok(head_open(&head, model, "mood", COLUMNS, 7, &err) < 0 && strstr(err.msg, "mood"),
		"a head that is not there");
	ok(!model_floats(model, "tag.bias", (uint32_t[4]){ 8 }, &err),
		"a tensor of another shape is refused");
	ok(model_floats(model, "tag.bias", (uint32_t[4]){ 7 }, &err) != NULL, "a tensor of floats");
}

/* ---- the same bits ---- */

/* Windows of all lengths that round up differently, one behind the other. */
static const uint32_t lengths[] = { 1, 2, 13, 14, 15, 37, 62, 63, 70 };

enum { N_LENGTHS = sizeof lengths / sizeof *lengths, ALL_ROWS = 1 + 2 + 13 + 14 + 15 + 37 + 62 + 63 + 70 };

static void encode_all(const struct model *model, struct arena *arena, float *out)
{
	struct model_scratch *scratch = model_scratch(model, arena);
	struct piece window[ROWS_MAX];

	fill_pieces(window, ROWS_MAX);
	for (uint32_t i = 0; i < N_LENGTHS; i++) {
		model_encode_window(model, scratch, window, lengths[i], out);
		out += lengths[i] * COLUMNS;
	}
}

static void test_processors(void)
{
	static float first[ALL_ROWS * COLUMNS], again[ALL_ROWS * COLUMNS];
	static const char *const cpus[] = { "plain", "avx2", "avx512" };

	for (size_t i = 0; i < sizeof cpus / sizeof *cpus; i++) {
		struct model *model = tiny_open(cpus[i]);

		encode_all(model, &model_arena, i ? again : first);
		ok(!i || !memcmp(first, again, sizeof first), "kernels for %s (%s here): the same bits",
			cpus[i], model_kernels(model));
		model_close(model);
	}
}

struct job {
	const struct model *model;
	bool same;
	float out[ALL_ROWS * COLUMNS];
};

static void *work(void *data)
{
	struct job *job = data;
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape) == 0)
		for (int i = 0; i < 5; i++)
			encode_all(job->model, &arena, job->out);
	arena_release(&arena);
	return NULL;
}

static void test_threads(const struct model *model)
{
	enum { THREADS = 4 };
	static struct job jobs[THREADS + 1];
	pthread_t threads[THREADS];
	bool same = true;

	for (int i = 0; i <= THREADS; i++)
		jobs[i].model = model;
	work(&jobs[THREADS]);
	for (int i = 0; i < THREADS; i++)
		if (pthread_create(&threads[i], NULL, work, &jobs[i]))
			exit(1);
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		same &= !memcmp(jobs[i].out, jobs[THREADS].out, sizeof jobs[i].out);
	}
	ok(same, "threads share a model and get the same bits");
}

/* ---- choosing ---- */

static void test_choice(void)
{
	struct model *model;
	struct err err;

	setenv("SAYSO_CPU", "fast", 1);
	ok(model_open(&model, TINY_MODEL, &err) < 0 && !model && err.code == ERR_USAGE, "no such processor");
	model = tiny_open("plain");
	ok(!strcmp(model_kernels(model), "plain"), "plain kernels when asked for");
	ok(model_width(model) == 64 && model_window(model) == 70, "sizes out of the file");
	ok(str_is(model_config(model, "kind"), "tagger") && !model_config(model, "kin").p, "configuration");
	model_close(model);
}

int main(void)
{
	struct model *model;

	arena_init(&model_arena, &model_escape);
	if (setjmp(model_escape))
		return 1;
	if (!ok(read_expected(), "there is something to compare with"))
		return tap_end();
	model = tiny_open("");
	test_expected(model);
	test_threads(model);
	model_close(model);
	test_processors();
	test_choice();
	arena_release(&model_arena);
	return tap_end();
}
