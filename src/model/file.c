#include "model/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/mem.h"

enum {
	HEADER_BYTES = 64,
	ENTRY_BYTES = 128,
	NAME_BYTES = 64,
	VERSION = 1,
	TENSORS_MAX = 4096,
};

static const char magic[8] = { 'S', 'A', 'Y', 'S', 'O', 'M', 'D', 'L' };

/* ---- numbers in the file ---- */

static uint32_t read_u32(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint64_t read_u64(const unsigned char *p)
{
	return read_u32(p) | (uint64_t)read_u32(p + 4) << 32;
}

/* Tensors are used where they lie, so the processor must count as the file does. */
static bool is_little_endian(void)
{
	static const unsigned char one[4] = { 1, 0, 0, 0 };
	uint32_t value;

	memcpy(&value, one, sizeof value);
	return value == 1;
}

/* ---- the header ---- */

static int damaged(const struct model_file *file, const char *what, struct err *err)
{
	return err_set(
		err, ERR_INPUT, "%s: the model file is damaged (%s); install it again", file->path, what);
}

static int check_header(const struct model_file *file, struct err *err)
{
	const unsigned char *p = file->map;
	uint64_t size;

	if (file->size < sizeof magic || memcmp(p, magic, sizeof magic) != 0)
		return err_set(err, ERR_INPUT, "%s: not a model file of sayso", file->path);
	if (file->size < HEADER_BYTES)
		return damaged(file, "cut short", err);
	if (read_u32(p + 8) > VERSION)
		return err_set(err, ERR_INPUT,
			"%s: the model file was made for a newer sayso (format %u, this one reads %u); "
			"update the program or take its own model",
			file->path, read_u32(p + 8), (unsigned)VERSION);
	if (read_u32(p + 8) != VERSION || read_u32(p + 12) != HEADER_BYTES)
		return damaged(file, "header", err);
	size = read_u64(p + 24);
	if (size > file->size)
		return damaged(file, "cut short", err);
	if (size < file->size)
		return damaged(file, "longer than it says", err);
	if (XXH3_64bits(p + HEADER_BYTES, file->size - HEADER_BYTES) != read_u64(p + 32))
		return damaged(file, "checksum", err);
	return 0;
}

/* ---- the table ---- */

static size_t item_size(uint32_t type)
{
	switch (type) {
	case TENSOR_F32:
	case TENSOR_I32:
		return 4;
	case TENSOR_I8:
	case TENSOR_BYTES:
		return 1;
	default:
		return 0;
	}
}

/* The place [offset, offset + size) if it is aligned and lies between the table and the end; else NULL. */
static const void *place(const struct model_file *file, uint64_t offset, uint64_t size)
{
	uint64_t begin = HEADER_BYTES + (uint64_t)file->n_tensors * ENTRY_BYTES;

	if (offset % TENSOR_ALIGN || offset < begin || offset > file->size || size > file->size - offset)
		return NULL;
	return file->map + offset;
}

/* Bytes of the tensor's data, 0 for a shape that no file can hold. */
static uint64_t shape_bytes(const struct tensor *tensor)
{
	uint64_t size = item_size(tensor->type);

	for (uint32_t i = 0; i < TENSOR_RANK_MAX; i++) {
		if ((tensor->shape[i] == 0) != (i >= tensor->rank))
			return 0;
		if (i < tensor->rank && size > UINT32_MAX)
			return 0;
		size *= i < tensor->rank ? tensor->shape[i] : 1;
	}
	return size;
}

static bool read_entry(const struct model_file *file, const unsigned char *p, struct tensor *tensor)
{
	uint64_t size = read_u64(p + 104);

	if (p[0] == '\0' || !memchr(p, '\0', NAME_BYTES) || !item_size(read_u32(p + 64)))
		return false;
	tensor->name = (const char *)p;
	tensor->type = (enum tensor_type)read_u32(p + 64);
	tensor->rank = read_u32(p + 68);
	if (tensor->rank < 1 || tensor->rank > TENSOR_RANK_MAX)
		return false;
	for (uint32_t i = 0; i < TENSOR_RANK_MAX; i++)
		tensor->shape[i] = read_u32(p + 72 + i * 4);
	if (size == 0 || shape_bytes(tensor) != size)
		return false;
	tensor->size = (size_t)size;
	tensor->data = place(file, read_u64(p + 88), size);
	if (tensor->type != TENSOR_I8)
		return tensor->data != NULL;
	tensor->scale = place(file, read_u64(p + 96), (uint64_t)tensor->shape[0] * sizeof(float));
	return tensor->data && tensor->scale;
}

static int read_table(struct model_file *file, struct err *err)
{
	const unsigned char *p = file->map + HEADER_BYTES;

	file->n_tensors = read_u32(file->map + 16);
	if (file->n_tensors < 1 || file->n_tensors > TENSORS_MAX ||
		file->n_tensors > (file->size - HEADER_BYTES) / ENTRY_BYTES)
		return damaged(file, "table", err);
	file->tensors = mem_alloc(file->n_tensors * sizeof *file->tensors);
	if (!file->tensors)
		return err_set(err, ERR_SYSTEM, "%s: not enough memory", file->path);
	memset(file->tensors, 0, file->n_tensors * sizeof *file->tensors);
	for (uint32_t i = 0; i < file->n_tensors; i++, p += ENTRY_BYTES)
		if (!read_entry(file, p, &file->tensors[i]))
			return damaged(file, "table", err);
	return 0;
}

/* ---- open and close ---- */

static int map_file(struct model_file *file, int fd, struct err *err)
{
	struct stat st;
	void *map;

	if (fstat(fd, &st) < 0)
		return err_set(err, ERR_INPUT, "%s: %s", file->path, strerror(errno));
	if (!S_ISREG(st.st_mode) || st.st_size < 1)
		return err_set(err, ERR_INPUT, "%s: not a model file of sayso", file->path);
	if ((uint64_t)st.st_size > SIZE_MAX / 2)
		return err_set(err, ERR_INPUT, "%s: too large for a model file", file->path);
	map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (map == MAP_FAILED)
		return err_set(err, ERR_SYSTEM, "%s: %s", file->path, strerror(errno));
	file->map = map;
	file->size = (size_t)st.st_size;
	return 0;
}

int file_open(struct model_file *file, const char *path, struct err *err)
{
	int fd, rc;

	*file = (struct model_file){ .path = path };
	if (!is_little_endian())
		return err_set(
			err, ERR_INPUT, "%s: model files can be read on little-endian processors only", path);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return err_set(err, ERR_INPUT, "%s: %s", path, strerror(errno));
	rc = map_file(file, fd, err);
	close(fd);
	if (rc == 0 && (check_header(file, err) < 0 || read_table(file, err) < 0)) {
		file_release(file);
		rc = -1;
	}
	return rc;
}

void file_release(struct model_file *file)
{
	if (file->map)
		munmap((void *)(uintptr_t)file->map, file->size);
	mem_free(file->tensors);
	*file = (struct model_file){ 0 };
}

/* ---- tensors ---- */

const struct tensor *file_find(const struct model_file *file, const char *name)
{
	for (uint32_t i = 0; i < file->n_tensors; i++)
		if (!strcmp(file->tensors[i].name, name))
			return &file->tensors[i];
	return NULL;
}

static bool fits(const struct tensor *tensor, enum tensor_type type, const uint32_t *shape)
{
	if (tensor->type != type)
		return false;
	for (uint32_t i = 0; i < TENSOR_RANK_MAX; i++)
		if (shape[i] != tensor->shape[i] && !(shape[i] == TENSOR_ANY && tensor->shape[i]))
			return false;
	return true;
}

int file_tensor(const struct model_file *file, const char *name, enum tensor_type type,
	const uint32_t shape[TENSOR_RANK_MAX], const struct tensor **tensor, struct err *err)
{
	const struct tensor *found = file_find(file, name);

	if (!found)
		return err_set(err, ERR_INPUT,
			"%s: the model has no \"%s\", so it is of another kind; take the model made for this "
			"program",
			file->path, name);
	if (!fits(found, type, shape))
		return err_set(err, ERR_INPUT,
			"%s: the model's \"%s\" has not the shape that this program needs; take the model "
			"made for it",
			file->path, name);
	*tensor = found;
	return 0;
}

uint64_t file_hash(const struct model_file *file, bool (*wanted)(const char *name, uint32_t n), uint32_t n)
{
	uint64_t hash = 0;

	for (uint32_t i = 0; i < file->n_tensors; i++) {
		const struct tensor *t = &file->tensors[i];

		if (!wanted(t->name, n))
			continue;
		hash = XXH3_64bits_withSeed(t->data, t->size, hash);
		if (t->scale)
			hash = XXH3_64bits_withSeed(t->scale, t->shape[0] * sizeof *t->scale, hash);
	}
	return hash;
}

/* ---- configuration ---- */

struct str file_config(const struct model_file *file, const char *key)
{
	const struct tensor *config = file_find(file, "config");
	size_t n = strlen(key), size = config && config->type == TENSOR_BYTES ? config->size : 0;
	const char *p = size ? config->data : NULL, *end = p ? p + size : NULL;

	while (p && p < end) {
		const char *line_end = memchr(p, '\n', (size_t)(end - p));
		size_t length = (size_t)((line_end ? line_end : end) - p);

		if (length > n && !memcmp(p, key, n) && p[n] == ' ')
			return (struct str){ p + n + 1, length - n - 1 };
		p += length + 1;
	}
	return (struct str){ 0 };
}

static bool read_number(struct str s, uint32_t *value)
{
	*value = 0;
	if (s.n < 1 || s.n > 9)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*value = *value * 10 + (uint32_t)(s.p[i] - '0');
	}
	return true;
}

int file_number(const struct model_file *file, const char *key, uint32_t low, uint32_t high, uint32_t *value,
	struct err *err)
{
	if (read_number(file_config(file, key), value) && *value >= low && *value <= high)
		return 0;
	return err_set(err, ERR_INPUT,
		"%s: the model's configuration gives no usable \"%s\" (%u to %u); take the model made for "
		"this program",
		file->path, key, low, high);
}
