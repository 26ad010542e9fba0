/* The model's attributions as a stage: which models have what it needs; texts of more than one stretch. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <xxhash.h>

#include "attribution/learned.h"
#include "model.h"
#include "text.h"

static unsigned char file[300000];
static size_t size;
static char path[] = "/tmp/sayso-model-XXXXXX";

/* ---- a model of another kind ---- */

static bool read_file(void)
{
	FILE *in = fopen(TINY_MODEL, "rb");

	if (!in)
		return false;
	size = fread(file, 1, sizeof file, in);
	fclose(in);
	return size > 64 && size < sizeof file;
}

static unsigned char *entry_of(const char *name)
{
	for (size_t at = 64; at + 128 <= size; at += 128)
		if (!strcmp((const char *)file + at, name))
			return file + at;
	return NULL;
}

static void put_u64(size_t at, uint64_t value)
{
	for (int i = 0; i < 8; i++)
		file[at + (size_t)i] = (unsigned char)(value >> 8 * i);
}

static bool write_file(void)
{
	int fd = open(path, O_WRONLY | O_TRUNC);
	bool written;

	put_u64(32, XXH3_64bits(file + 64, size - 64));
	if (fd < 0)
		return false;
	written = write(fd, file, size) == (ssize_t)size;
	return close(fd) == 0 && written;
}

/* A whole and valid file in which a tensor of a head has another name. */
static void refused_without(const char *head, const char *tensor)
{
	char name[64];
	struct model *model = NULL;
	struct err err = { 0 };
	unsigned char *entry, first;

	snprintf(name, sizeof name, "%s%s", head, tensor);
	entry = entry_of(name);
	if (!ok(entry != NULL, "the tests' model has %s", name))
		return;
	first = *entry;
	*entry = 'X';
	if (ok(write_file() && model_open(&model, path, &err) == 0, "a model without opens %s", err.msg))
		ok(learned_check(model, &err) < 0 && err.code == ERR_INPUT && strstr(err.msg, head) &&
				strstr(err.msg, path),
			"and lacks a head: %s", err.msg);
	model_close(model);
	*entry = first;
}

static void test_check(void)
{
	static const struct {
		const char *head, *tensor;
	} tensors[] = { { "tag", ".weight" }, { "first", ".weight" }, { "last", ".weight" }, { "length", "" },
		{ "content_cue.ask", ".weight" }, { "content_cue.answer", ".weight" },
		{ "content_cue.none", ".weight" }, { "content_cue.distance", "" },
		{ "content_cue.between", "" }, { "content_cue.paragraph", "" },
		{ "content_cue.sentence", "" }, { "content_cue.quote", "" }, { "cue_source.ask", ".weight" },
		{ "cue_source.distance", "" } };
	struct model *model = tiny_open("");
	struct err err;
	int fd = mkstemp(path);

	ok(learned_check(model, &err) == 0, "the tests' model has all heads");
	model_close(model);
	if (!ok(fd >= 0 && close(fd) == 0 && read_file(), "it is copied"))
		return;
	for (size_t i = 0; i < sizeof tensors / sizeof *tensors; i++)
		refused_without(tensors[i].head, tensors[i].tensor);
	unlink(path);
}

/* ---- long texts ---- */

static bool at_character(struct str text, uint32_t at)
{
	return at == text.n || ((unsigned char)text.p[at] & 0xC0) != 0x80;
}

static bool fits(struct str text, struct span span)
{
	return span.start < span.end && span.end <= text.n && at_character(text, span.start) &&
	       at_character(text, span.end);
}

static bool all_fit(struct str text, const struct span_vec *spans)
{
	for (uint32_t i = 0; i < spans->n; i++)
		if (!fits(text, spans->v[i]) || (i && spans->v[i].start < spans->v[i - 1].end))
			return false;
	return true;
}

static void check(const struct model *model, const char *text, uint32_t least, const char *name)
{
	struct document *doc = text_document(text);
	uint32_t good = 0, cue = 0;
	struct err err = { 0 };

	if (!ok(learned_find(model, doc, &err) == 0, "%s: read %s", name, err.msg))
		return;
	for (uint32_t i = 0; i < doc->attributions.n; i++) {
		const struct attribution *a = &doc->attributions.v[i];

		good += fits(doc->text, a->cue) && a->cue.start >= cue && a->content.n &&
			all_fit(doc->text, &a->content) && all_fit(doc->text, &a->source_spans) &&
			a->confidence >= 0 && a->confidence <= 1 && a->parent == INDEX_NONE &&
			!strcmp(a->rule, "model");
		cue = a->cue.start;
	}
	ok(doc->attributions.n >= least, "%s: %u are found", name, doc->attributions.n);
	ok(good == doc->attributions.n, "%s: in order, of whole characters, with a confidence: %u of %u",
		name, good, doc->attributions.n);
}

/* More than the 24 KiB that are read in one go. */
static void test_long(void)
{
	struct model *model;
	struct err err = { 0 };

	if (!ok(model_open(&model, SAYSO_SOURCE_ROOT "/models/attribution.model", &err) == 0,
		    "the program's model opens %s", err.msg))
		return;
	check(model, text_times("She said the talks were not held.\n", 800, "“No,” he said."), 800, "lines");
	check(model, text_times("“We left,” Orr said on Monday. ", 800, "“No,” he said."), 600, "one line");
	check(model, text_times("é,", 10000, "he said"), 0, "no space at all");
	check(model, text_times("é", 30000, ""), 0, "one word");
	check(model, text_times("said\n\n", 5000, ""), 0, "paragraphs");
	model_close(model);
}

int main(void)
{
	if (setjmp(text_escape))
		return 1;
	test_check();
	test_long();
	arena_release(&text_arena);
	return tap_end();
}
