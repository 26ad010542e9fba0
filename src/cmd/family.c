#include "cmd/family.h"

#include <string.h>

#include "base/utf8.h"
#include "copies/copies.h"
#include "pipeline/pipeline.h"

enum {
	PRINTINGS_MAX = 8,     /* articles that are read and compared with a new one */
	TEXT_MAX = 512 * 1024, /* bytes of such an article that are read */
	CLAIMS_MAX = 400       /* claims of other printings, compared with each new one */
};

static struct str beginning(struct str text)
{
	size_t end = TEXT_MAX;

	if (text.n <= end)
		return text;
	while (((unsigned char)text.p[end] & 0xC0) == 0x80)
		end--;
	return str_cut(text, 0, end);
}

/* How like the new article's text is to a stored one's. What cannot be read is like none. */
static struct likeness compare(
	const struct shingles *fresh, const struct store_printing *printing, struct arena *arena)
{
	struct article article = { .text = beginning(printing->text) };
	struct shingles shingles;
	struct document doc;
	struct err err;

	if (pipeline_run(NULL, &article, STAGE_TEXT, arena, &doc, &err))
		return (struct likeness){ 0 };
	shingles = shingles_read(&doc, arena);
	return shingles_compare(fresh, &shingles, arena);
}

/* Published first, where both days are known; else added first. */
static bool is_earlier(const struct store_printing *a, const struct store_printing *b)
{
	int order = a->published.n && b->published.n ? str_compare(a->published, b->published) : 0;

	return order ? order < 0 : a->article < b->article;
}

/* All the stories, of which the new article may be the first to join two, become one. */
static int join(struct store *store, const struct document *doc, struct family *family,
	const struct printing_vec *printings, struct err *err)
{
	struct store_printing fresh = { .article = family->article, .published = doc->published },
			      first = fresh;

	for (uint32_t i = 0; i < printings->n; i++) {
		struct store_printing original;

		if (store_printing(store, printings->v[i].story, doc->arena, &original, err))
			return -1;
		if (is_earlier(&original, &first))
			first = original;
	}
	family->original = first.article;
	for (uint32_t i = 0; i < printings->n; i++)
		if (store_join_story(store, printings->v[i].story, first.article, err))
			return -1;
	return store_join_story(store, family->article, first.article, err);
}

static int recall_claims(
	struct store *store, int64_t article, struct arena *arena, struct statement_vec *out, struct err *err)
{
	struct id_vec ids = { 0 };

	if (store_claim_ids(store, article, arena, &ids, err))
		return -1;
	for (uint32_t i = 0; i < ids.n && out->n < CLAIMS_MAX; i++) {
		struct statement statement;
		bool found;

		if (store_statement(store, ids.v[i], arena, &statement, &found, err))
			return -1;
		if (found)
			vec_push(arena, out, statement);
	}
	return 0;
}

/* Keep the printings that are one story with the article; the nearest is noted. */
static void choose(const struct shingles *fresh, struct printing_vec *printings, struct family *family,
	struct arena *arena)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < printings->n; i++) {
		struct likeness likeness = compare(fresh, &printings->v[i], arena);

		if (!likeness.copy)
			continue;
		if (likeness.shared > family->shared) {
			family->shared = likeness.shared;
			family->nearest = printings->v[i].article;
		}
		printings->v[n++] = printings->v[i];
	}
	printings->n = n;
}

/* An original that was published later than this copy is now a copy of it. */
static int record(
	struct store *store, struct family *family, const struct printing_vec *printings, struct err *err)
{
	if (family->original != family->article)
		return store_add_copy(store, family->article, family->nearest, family->shared, err);
	for (uint32_t i = 0; i < printings->n; i++)
		if (printings->v[i].article == printings->v[i].story &&
			store_add_copy(store, printings->v[i].article, family->article, family->shared, err))
			return -1;
	return 0;
}

int family_find(struct store *store, const struct document *doc, int64_t article, struct family *family,
	struct err *err)
{
	struct shingles shingles = shingles_read(doc, doc->arena);
	struct sketch sketch = shingles_sketch(&shingles);
	struct printing_vec printings = { 0 };

	*family = (struct family){ .article = article, .original = article };
	if (store_printings(store, sketch.mark, sketch.n, PRINTINGS_MAX, doc->arena, &printings, err) ||
		store_add_marks(store, article, sketch.mark, sketch.n, err))
		return -1;
	choose(&shingles, &printings, family, doc->arena);
	if (!printings.n)
		return 0;
	if (join(store, doc, family, &printings, err) || record(store, family, &printings, err) ||
		recall_claims(store, family->nearest, doc->arena, &family->told, err))
		return -1;
	if (family->original == family->article || family->original == family->nearest)
		return 0;
	return recall_claims(store, family->original, doc->arena, &family->told, err);
}

int family_recall(
	struct store *store, int64_t article, struct arena *arena, struct family *family, struct err *err)
{
	struct store_printing printing;

	*family = (struct family){ .article = article };
	if (store_printing(store, article, arena, &printing, err))
		return -1;
	family->original = printing.story;
	if (printing.story == article)
		return 0;
	return recall_claims(store, printing.story, arena, &family->told, err);
}

int family_claim(struct store *store, const struct family *family, struct statement *statement,
	struct arena *arena, struct err *err)
{
	statement->story_id = family->original;
	for (uint32_t i = 0; i < family->told.n; i++) {
		if (!claims_same(statement, &family->told.v[i], SAME_IN_COPY, arena))
			continue;
		statement->in_copy = true;
		return store_same_claim(store, statement->claim_id, family->told.v[i].claim_id, true, err);
	}
	return 0;
}

bool family_compares(const struct family *family, const struct statement *other)
{
	return other->story_id != family->original && !other->in_copy;
}

int family_agrees(struct store *store, const struct statement *statement, const struct statement_vec *others,
	struct arena *arena, struct err *err)
{
	int64_t oldest = 0;

	for (uint32_t i = 0; i < others->n; i++) {
		const struct statement *other = &others->v[i];

		if ((!oldest || other->claim_id < oldest) &&
			claims_same(statement, other, SAME_STATEMENT, arena))
			oldest = other->claim_id;
	}
	return oldest ? store_same_claim(store, statement->claim_id, oldest, false, err) : 0;
}
