/* Model files that are none, damaged, cut short, newer, or hostile: an error that names the file, never a
 * fault. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/mem.h"
#include "model.h"

static unsigned char original[300000], copy[sizeof original];
static size_t size;
static char path[] = "/tmp/sayso-model-XXXXXX";

static bool read_original(void)
{
	FILE *file = fopen(TINY_MODEL, "rb");

	if (!file)
		return false;
	size = fread(original, 1, sizeof original, file);
	fclose(file);
	return size > 1000 && size < sizeof original;
}

static void put_u32(size_t at, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		copy[at + (size_t)i] = (unsigned char)(value >> 8 * i);
}

static uint32_t get_u32(size_t at)
{
	return copy[at] | (uint32_t)copy[at + 1] << 8 | (uint32_t)copy[at + 2] << 16 |
	       (uint32_t)copy[at + 3] << 24;
}

/* As somebody would who wants the reader to get past the checksum. */
static void seal(size_t n)
{
	uint64_t sum = XXH3_64bits(copy + 64, n - 64);

	put_u32(24, (uint32_t)n);
	put_u32(28, 0);
	put_u32(32, (uint32_t)sum);
	put_u32(36, (uint32_t)(sum >> 32));
}

static int try_open(size_t n, struct err *err)
{
	int fd = open(path, O_WRONLY | O_TRUNC);
	struct model *model = NULL;
	int rc;

	*err = (struct err){ 0 };
	if (fd < 0 || write(fd, copy, n) != (ssize_t)n || close(fd) < 0)
		return -2;
	rc = model_open(&model, path, err);
	if ((rc == 0) != (model != NULL))
		return -2;
	model_close(model);
	return rc;
}

/* The copy is refused with these words. */
static void refused(size_t n, const char *words, const char *name)
{
	struct err err;
	int rc = try_open(n, &err);

	if (!ok(rc == -1 && err.code == ERR_INPUT && strstr(err.msg, words) && strstr(err.msg, path), "%s",
		    name))
		printf("# %d: %s\n", rc, err.msg);
	memcpy(copy, original, size);
}

/* The place of a tensor's entry in the table. */
static size_t entry_of(const char *name)
{
	size_t at = 64;

	while (strcmp((const char *)copy + at, name) != 0)
		at += 128;
	return at;
}

static size_t data_of(const char *name)
{
	return get_u32(entry_of(name) + 88);
}

static void test_whole_files(void)
{
	struct model *model;
	struct err err;

	ok(try_open(size, &err) == 0, "the copy opens");
	refused(0, "not a model file", "an empty file");
	memcpy(copy, "SQLite format 3", 16);
	refused(size, "not a model file", "a file of another kind");
	refused(5, "not a model file", "five bytes");
	refused(40, "cut short", "half a header");
	refused(size - 1, "cut short", "without the last byte");
	refused(size / 2, "cut short", "half a file");
	refused(size + 1, "longer than it says", "a byte too many");
	put_u32(8, 2);
	refused(size, "newer sayso", "a newer format");
	put_u32(8, 0);
	refused(size, "damaged", "no format");
	put_u32(12, 128);
	refused(size, "damaged", "a header of another size");
	copy[size - 100] ^= 1;
	refused(size, "checksum", "a bit in the data");
	copy[100] ^= 1;
	refused(size, "checksum", "a bit in the table");
	ok(model_open(&model, "/nonexistent/x.model", &err) < 0 && strstr(err.msg, "/nonexistent/x.model"),
		"no file");
	ok(model_open(&model, "/tmp", &err) < 0 && strstr(err.msg, "not a model file"), "a folder");
}

struct number {
	const char *tensor;
	size_t at; /* behind the entry's start */
	uint32_t value;
	const char *words, *name;
};

static const struct number numbers[] = {
	{ "tag.weight", 64, 0, "table", "no type" },
	{ "tag.weight", 64, 9, "table", "an unknown type" },
	{ "tag.weight", 68, 0, "table", "rank 0" },
	{ "tag.weight", 68, 5, "table", "rank 5" },
	{ "tag.weight", 68, 1, "table", "a rank below the shape" },
	{ "tag.weight", 72, 8, "table", "a row more than there is" },
	{ "tag.weight", 72, 0, "table", "no rows" },
	{ "tag.weight", 72, 0xFFFFFFFF, "table", "rows without end" },
	{ "tag.weight", 80, 0x40000000, "table", "a product that overflows" },
	{ "tag.weight", 88, 0, "table", "data in the header" },
	{ "tag.weight", 88, 128, "table", "data in the table" },
	{ "tag.weight", 88, 0xFFFFFFC0, "table", "data behind the end" },
	{ "tag.weight", 92, 0x80000000, "table", "data far behind the end" },
	{ "tag.weight", 104, 0, "table", "no bytes" },
	{ "link.weight", 96, 0, "table", "no scales" },
	{ "link.weight", 96, 0xFFFFFFC0, "table", "scales behind the end" },
	{ "layer.1.output.weight", 72, 32, "table", "a shape that is not the size" },
};

static void test_table(void)
{
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		put_u32(entry_of(numbers[i].tensor) + numbers[i].at, numbers[i].value);
		seal(size);
		refused(size, numbers[i].words, numbers[i].name);
	}
	put_u32(entry_of("tag.weight") + 88, (uint32_t)data_of("tag.weight") + 4);
	seal(size);
	refused(size, "table", "data that is not aligned");
	memset(copy + entry_of("tag.weight"), 'x', 64);
	seal(size);
	refused(size, "table", "a name without an end");
	put_u32(16, 0);
	refused(size, "table", "no tensors");
	put_u32(16, 0xFFFFFFFF);
	refused(size, "table", "too many tensors");
	put_u32(16, (uint32_t)(size / 128));
	refused(size, "table", "more tensors than fit");
}

/* Swap some text of a tensor for another of the same length. */
static void swap_text(const char *tensor, const char *from, const char *to)
{
	size_t at = data_of(tensor), n = strlen(from);

	while (memcmp(copy + at, from, n) != 0)
		at++;
	memcpy(copy + at, to, n);
	seal(size);
}

static void set_config(const char *from, const char *to)
{
	swap_text("config", from, to);
}

static void swap_name(const char *from, const char *to)
{
	size_t at = entry_of(from);

	memset(copy + at, 0, 64);
	memcpy(copy + at, to, strlen(to));
	seal(size);
}

static void test_contents(void)
{
	set_config("width 64", "width 80");
	refused(size, "fit together", "a width that the heads do not share");
	set_config("inner 144", "inner 160");
	refused(size, "shape", "a size that the tensors have not");
	set_config("width 64", "width 99");
	refused(size, "fit together", "an odd width");
	set_config("layers 2", "layers 0");
	refused(size, "layers", "no layers");
	set_config("layers 2", "layers 3");
	refused(size, "layer.2", "a layer more than there is");
	set_config("heads 4", "heads 8");
	refused(size, "fit together", "heads that are too small");
	set_config("heads 4", "heads 0");
	refused(size, "heads", "no heads");
	set_config("heads 4", "heads x");
	refused(size, "heads", "a number that is none");
	set_config("window 70", "window 71");
	refused(size, "embeddings", "a window with too few positions");
	set_config("window 70", "window 00");
	refused(size, "window", "an empty window");
	set_config("norm_eps 1e-12", "norm_eps 1e+12");
	refused(size, "norm_eps", "a strange epsilon");
	swap_name("config", "confij");
	refused(size, "layers", "no configuration");
	swap_name("vocabulary", "words");
	refused(size, "vocabulary", "no vocabulary");
	swap_name("layer.0.qkv.bias", "layer.0.bias");
	refused(size, "layer.0.qkv.bias", "a missing tensor");
	swap_name("feature_embeddings.3.weight", "feature_embeddings.4.weight");
	refused(size, "feature_embeddings.3", "a missing feature");
	put_u32(entry_of("layer.0.qkv.weight") + 64, 3);
	seal(size);
	refused(size, "shape", "weights of another type");
	swap_text("vocabulary", "officials", "off\ncials");
	refused(size, "one vector", "a word piece more than there are vectors");
	swap_text("vocabulary", "[UNK]", "[UNX]");
	refused(size, "[UNK]", "a vocabulary without [UNK]");
	memset(copy + data_of("vocabulary"), '\n', 3);
	seal(size);
	refused(size, "vocabulary", "empty word pieces");
}

/* xorshift32 */
static uint32_t random_next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* Table, configuration and vocabulary with some bytes changed: opened or refused, and what opens can be used.
 */
static void test_mutations(void)
{
	uint32_t state = 2463534242u, opened = 0;
	size_t behind = 64 + 128 * (size_t)get_u32(16);
	struct err err;
	bool sane = true;

	for (int i = 0; i < 4000 && sane; i++) {
		for (uint32_t n = 1 + random_next(&state) % 3; n; n--) {
			size_t at = 64 + random_next(&state) % (behind + 1600 - 64);

			copy[at] = (unsigned char)random_next(&state);
		}
		seal(size);
		int rc = try_open(size, &err);

		opened += rc == 0;
		sane = rc == 0 || (rc == -1 && strstr(err.msg, path));
		memcpy(copy, original, size);
	}
	ok(sane, "mutated files are opened or refused (%u opened)", opened);
}

static void test_memory(void)
{
	struct model *model;
	struct err err;
	unsigned long n;

	for (n = 1; n < 50; n++) {
		mem_fail_nth(n);
		if (model_open(&model, TINY_MODEL, &err) == 0)
			break;
		if (err.code != ERR_SYSTEM)
			n = 50;
	}
	mem_fail_nth(0);
	model_close(model);
	ok(n > 3 && n < 50, "running out of memory at any place is an error");
}

int main(void)
{
	int fd = mkstemp(path);

	if (fd < 0 || !read_original()) {
		ok(false, "there is a model to damage");
		return tap_end();
	}
	close(fd);
	memcpy(copy, original, size);
	test_whole_files();
	test_table();
	test_contents();
	test_mutations();
	test_memory();
	unlink(path);
	return tap_end();
}
