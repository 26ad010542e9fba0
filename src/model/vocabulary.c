#include "model/vocabulary.h"

#include <string.h>

#include "base/mem.h"

enum { WORDS_MAX = 1 << 20, WORD_BYTES_MAX = 400 };

/* ---- hashing: FNV-1a, which is there for every prefix on the way; a continuation starts elsewhere ---- */

static uint32_t hash_start(bool continues)
{
	return continues ? 0x9E3779B1u : 2166136261u;
}

static uint32_t hash_add(uint32_t hash, char c)
{
	return (hash ^ (unsigned char)c) * 16777619u;
}

static uint32_t slot_of(const struct vocabulary *v, uint32_t hash)
{
	return (hash ^ hash >> 15) & v->mask;
}

static bool is_continuation(struct str word)
{
	return word.n > 2 && word.p[0] == '#' && word.p[1] == '#';
}

/* ---- look-up ---- */

/* The entry whose text behind a "##" is p[0..n). */
static uint32_t look_up(const struct vocabulary *v, uint32_t hash, const char *p, size_t n, bool continues)
{
	size_t skip = continues ? 2 : 0;

	for (uint32_t slot = slot_of(v, hash); v->slots[slot]; slot = (slot + 1) & v->mask) {
		struct str word = v->words[v->slots[slot] - 1];

		if (word.n == n + skip && is_continuation(word) == continues && !memcmp(word.p + skip, p, n))
			return v->slots[slot] - 1;
	}
	return INDEX_NONE;
}

uint32_t vocabulary_longest(
	const struct vocabulary *v, const char *p, uint32_t n, bool continues, uint32_t *length)
{
	uint32_t hash[WORD_BYTES_MAX + 1], most = n < v->longest ? n : v->longest;

	hash[0] = hash_start(continues);
	for (uint32_t i = 0; i < most; i++)
		hash[i + 1] = hash_add(hash[i], p[i]);
	for (*length = most; *length; --*length) {
		uint32_t id = look_up(v, hash[*length], p, *length, continues);

		if (id != INDEX_NONE)
			return id;
	}
	return INDEX_NONE;
}

uint32_t vocabulary_find(const struct vocabulary *v, struct str word)
{
	bool continues = is_continuation(word);
	uint32_t hash = hash_start(continues);

	for (size_t i = continues ? 2 : 0; i < word.n; i++)
		hash = hash_add(hash, word.p[i]);
	return look_up(v, hash, word.p + (continues ? 2 : 0), word.n - (continues ? 2 : 0), continues);
}

/* ---- open ---- */

static int bad(const struct model_file *file, const char *what, struct err *err)
{
	return err_set(err, ERR_INPUT, "%s: the model's vocabulary %s; take the model made for this program",
		file->path, what);
}

/* Lines ended by a line feed; the last must be too. */
static uint32_t count_lines(const char *p, size_t n)
{
	uint32_t lines = 0;

	for (size_t i = 0; i < n && lines <= WORDS_MAX; i++)
		lines += p[i] == '\n';
	return lines;
}

/* Of two equal words the first is found. */
static void add_word(struct vocabulary *v, struct str word)
{
	bool continues = is_continuation(word);
	size_t skip = continues ? 2 : 0;
	uint32_t hash = hash_start(continues), slot;

	for (size_t i = skip; i < word.n; i++)
		hash = hash_add(hash, word.p[i]);
	for (slot = slot_of(v, hash); v->slots[slot]; slot = (slot + 1) & v->mask)
		;
	v->words[v->n++] = word;
	v->slots[slot] = v->n;
	if (word.n - skip > v->longest)
		v->longest = (uint32_t)(word.n - skip);
}

static int read_words(
	struct vocabulary *v, const struct model_file *file, const char *p, size_t n, struct err *err)
{
	const char *end = p + n;

	while (p < end) {
		const char *line_end = memchr(p, '\n', (size_t)(end - p));

		if (!line_end || line_end == p || line_end - p > WORD_BYTES_MAX)
			return bad(file, "is damaged", err);
		add_word(v, (struct str){ p, (size_t)(line_end - p) });
		p = line_end + 1;
	}
	v->unknown = vocabulary_find(v, STR("[UNK]"));
	v->cls = vocabulary_find(v, STR("[CLS]"));
	v->sep = vocabulary_find(v, STR("[SEP]"));
	if (v->unknown == INDEX_NONE || v->cls == INDEX_NONE || v->sep == INDEX_NONE)
		return bad(file, "has no [UNK], [CLS] or [SEP]", err);
	return 0;
}

int vocabulary_open(struct vocabulary *v, const struct model_file *file, struct err *err)
{
	const struct tensor *words;
	uint32_t n, slots = 16;

	*v = (struct vocabulary){ 0 };
	if (file_tensor(file, "vocabulary", TENSOR_BYTES, (uint32_t[TENSOR_RANK_MAX]){ TENSOR_ANY }, &words,
		    err) < 0)
		return -1;
	n = count_lines(words->data, words->size);
	if (n < 3 || n > WORDS_MAX)
		return bad(file, "is damaged", err);
	while (slots < 2 * n)
		slots *= 2;
	v->mask = slots - 1;
	v->words = mem_alloc(n * sizeof *v->words);
	v->slots = mem_alloc(slots * sizeof *v->slots);
	if (!v->words || !v->slots) {
		vocabulary_release(v);
		return err_set(err, ERR_SYSTEM, "%s: not enough memory", file->path);
	}
	memset(v->slots, 0, slots * sizeof *v->slots);
	if (read_words(v, file, words->data, words->size, err) == 0)
		return 0;
	vocabulary_release(v);
	return -1;
}

void vocabulary_release(struct vocabulary *v)
{
	mem_free(v->words);
	mem_free(v->slots);
	*v = (struct vocabulary){ 0 };
}
