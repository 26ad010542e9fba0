#ifndef MODEL_VOCABULARY_H
#define MODEL_VOCABULARY_H

#include <stdint.h>

#include "base/err.h"
#include "base/span.h"
#include "base/str.h"
#include "model/file.h"

/* The word pieces of a model file, in a hash table. Read-only once it is open. */
struct vocabulary {
	struct str *words; /* [n] by id, into the file */
	uint32_t *slots;   /* [mask + 1] id + 1, 0 for an empty one */
	uint32_t n, mask;
	uint32_t longest; /* bytes of the longest word, without "##" */
	uint32_t unknown, cls, sep;
};

/* -1 with err set when the file has no vocabulary, or one without [UNK], [CLS] or [SEP]. */
int vocabulary_open(struct vocabulary *vocabulary, const struct model_file *file, struct err *err);
void vocabulary_release(struct vocabulary *vocabulary);

/* The id of a whole entry as it is written, "##" included; INDEX_NONE where there is none. */
uint32_t vocabulary_find(const struct vocabulary *vocabulary, struct str word);

/*
 * The longest piece that p begins with (n > 0 bytes): of a word's start, or of its continuation. *length is
 * its bytes. INDEX_NONE where there is none.
 */
uint32_t vocabulary_longest(
	const struct vocabulary *vocabulary, const char *p, uint32_t n, bool continues, uint32_t *length);

#endif
