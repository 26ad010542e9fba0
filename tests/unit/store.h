#ifndef TESTS_UNIT_STORE_H
#define TESTS_UNIT_STORE_H

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/store.h"
#include "tap.h"
#include "text/text.h"

/* A database of the test's own, and documents made by hand. */
struct test_store {
	char path[64];
	struct store *store;
	struct arena arena;
	jmp_buf escape;
	struct err err;
};

__attribute__((unused)) static void test_store_open(struct test_store *test)
{
	int fd;

	snprintf(test->path, sizeof test->path, "/tmp/sayso-store.XXXXXX");
	arena_init(&test->arena, &test->escape);
	fd = mkstemp(test->path);
	if (fd >= 0)
		close(fd);
	if (!ok(fd >= 0 && !store_open(&test->store, test->path, STORE_WRITE, &test->err),
		    "a database opens"))
		exit(1);
}

__attribute__((unused)) static void test_store_close(struct test_store *test)
{
	store_close(test->store);
	unlink(test->path);
	arena_release(&test->arena);
}

/* The place of `words` in the text, which must be there. */
__attribute__((unused)) static struct span test_span(const struct document *doc, const char *words)
{
	size_t n = strlen(words);

	for (size_t i = 0; i + n <= doc->text.n; i++)
		if (!memcmp(doc->text.p + i, words, n))
			return (struct span){ (uint32_t)i, (uint32_t)(i + n) };
	printf("# not in the text: %s\n", words);
	exit(1);
}

__attribute__((unused)) static struct document test_document(
	struct test_store *test, const char *id, const char *text)
{
	struct document doc;

	document_init(&doc, &test->arena);
	doc.id = str_of(id);
	if (text_decode(&doc, str_of(text), &test->err) || text_analyse(&doc, &test->err)) {
		printf("# %s\n", test->err.msg);
		exit(1);
	}
	return doc;
}

/* Append a claim with one source and one fragment of content. */
__attribute__((unused)) static void test_claim(struct document *doc, struct source source,
	const char *as_written, const char *cue, const char *content)
{
	struct attribution attribution = { .cue = test_span(doc, cue),
		.verb = "say",
		.parent = INDEX_NONE,
		.rule = "hand",
		.confidence = 0.97f };
	struct claim claim = {
		.attribution = doc->attributions.n, .text = str_of(content), .via = INDEX_NONE
	};

	attribution.sentence = document_sentence_at(doc, attribution.cue.start);
	vec_push(doc->arena, &attribution.content, test_span(doc, content));
	if (as_written) {
		source.span = test_span(doc, as_written);
		source.as_written = str_of(as_written);
		vec_push(doc->arena, &attribution.source_spans, source.span);
		vec_push(doc->arena, &attribution.sources, source);
	}
	vec_push(doc->arena, &doc->attributions, attribution);
	vec_push(doc->arena, &doc->claims, claim);
}

/* Store it in a transaction of its own; the article's id, 0 when it failed. */
__attribute__((unused)) static int64_t test_add(
	struct test_store *test, const struct document *doc, struct id_vec *claims)
{
	int64_t article = 0;

	if (store_begin(test->store, &test->err) ||
		store_add(test->store, doc, &article, claims, &test->err) ||
		store_commit(test->store, &test->err)) {
		printf("# %s\n", test->err.msg);
		store_rollback(test->store);
		return 0;
	}
	return article;
}

#endif
