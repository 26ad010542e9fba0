#ifndef MODEL_FILE_H
#define MODEL_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/* A model file, mapped: models/FORMAT.md. */

enum tensor_type { TENSOR_F32 = 1, TENSOR_I8, TENSOR_BYTES, TENSOR_I32 };

enum { TENSOR_RANK_MAX = 4, TENSOR_ALIGN = 64 };

struct tensor {
	const char *name;
	enum tensor_type type;
	uint32_t rank;
	uint32_t shape[TENSOR_RANK_MAX]; /* 0 behind the rank */
	const void *data;                /* row-major, aligned to TENSOR_ALIGN */
	const float *scale;              /* [shape[0]], TENSOR_I8 only */
	size_t size;                     /* bytes of data */
};

struct model_file {
	const char *path; /* the caller's; must live as long */
	const unsigned char *map;
	size_t size;
	struct tensor *tensors;
	uint32_t n_tensors;
};

/*
 * Map the file and check all of it: magic, version, size, checksum, and each tensor's name, shape and place.
 * -1 with err set (it names the file) and nothing to release. The file must not be written to while it is
 * open: a model is replaced by renaming another one over it.
 */
int file_open(struct model_file *file, const char *path, struct err *err);
void file_release(struct model_file *file);

/* NULL where there is none of this name. */
const struct tensor *file_find(const struct model_file *file, const char *name);

/*
 * The tensor `name`, which must be of this type and shape. In shape, dimensions behind the rank are 0;
 * TENSOR_ANY takes any. -1 with err set: the file is of another kind of model than the program needs.
 */
#define TENSOR_ANY UINT32_MAX
int file_tensor(const struct model_file *file, const char *name, enum tensor_type type,
	const uint32_t shape[TENSOR_RANK_MAX], const struct tensor **tensor, struct err *err);

/* The value of the line "key value" of the tensor `config`; {0} where there is none. */
struct str file_config(const struct model_file *file, const char *key);

/*
 * XXH3-64 of the bytes and scales of all tensors whose name `wanted` takes, in the file's order, each with
 * the hash so far as its seed: to tell whether two files have them in common.
 */
uint64_t file_hash(const struct model_file *file, bool (*wanted)(const char *name, uint32_t n), uint32_t n);

/* The same as a whole number between low and high; -1 with err set when it is anything else. */
int file_number(const struct model_file *file, const char *key, uint32_t low, uint32_t high, uint32_t *value,
	struct err *err);

#endif
