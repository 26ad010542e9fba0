/* Links by the tests' model, whose heads are random: what must hold whatever they are. */
#include <math.h>
#include <string.h>

#include "attribution/links.h"
#include "model.h"
#include "text.h"

enum { SEGMENTS = 90, WORDS_EACH = 5 };

static struct model *model;
static struct link_heads heads;

static const struct link untouched = { 12345, -1 };

/* Lines of six words, in which one to five of each five are a segment, roles in turn: content, cue, source.
 */
static struct words read_words(struct segment_vec *segments, uint32_t n)
{
	const struct document *doc =
		text_document(text_times("said of it to the officials\n", (int)n * WORDS_EACH / 6 + 1, ""));
	struct words words = { 0 };
	struct err err;
	uint32_t at = 0;

	if (words_read(model, model_scratch(model, &text_arena), &text_arena, doc,
		    (struct span){ 0, (uint32_t)doc->text.n }, &words, &err))
		ok(false, "the text is read: %s", err.msg);
	for (uint32_t k = 0; k < n; k++) {
		uint32_t length = 1 + k % WORDS_EACH;
		enum role role = k % 3 == 0 ? ROLE_CONTENT : k % 3 == 1 ? ROLE_CUE : ROLE_SOURCE;

		vec_push(&text_arena, segments, (struct segment){ role, at, at + length, 1 });
		at += WORDS_EACH;
	}
	return words;
}

static struct link *find(const struct relation *relation, const struct words *words,
	const struct segment_vec *segments, enum role asking, enum role answering)
{
	struct link *links = ARENA_ARRAY(&text_arena, struct link, segments->n + 1);

	for (uint32_t k = 0; k <= segments->n; k++)
		links[k] = untouched;
	links_find(relation, &text_arena, words, segments, asking, answering, links);
	return links;
}

static uint32_t gap(const struct segment *a, const struct segment *b)
{
	return a->first >= b->end ? a->first - b->end : b->first - a->end;
}

static void check(const struct relation *relation, const struct words *words,
	const struct segment_vec *segments, enum role asking, enum role answering, const char *name)
{
	struct link *links = find(relation, words, segments, asking, answering);
	uint32_t askers = 0, good = 0, alone = 0;

	for (uint32_t k = 0; k < segments->n; k++) {
		const struct link *link = &links[k];

		if (segments->v[k].role != asking) {
			alone += !memcmp(link, &untouched, sizeof untouched);
			continue;
		}
		askers++;
		good += link->probability >= 0 && link->probability <= 1.0001f &&
			(link->segment == INDEX_NONE ||
				(link->segment < segments->n &&
					segments->v[link->segment].role == answering &&
					gap(&segments->v[k], &segments->v[link->segment]) <= 200));
	}
	ok(good == askers, "%s: the right role within reach, or none: %u of %u", name, good, askers);
	ok(alone == segments->n - askers && !memcmp(&links[segments->n], &untouched, sizeof untouched),
		"%s: other segments' links are left alone", name);
}

/* Where there is no answer, there is none to choose, and that is sure. */
static void test_no_answer(void)
{
	struct segment_vec segments = { 0 }, contents = { 0 };
	struct words words = read_words(&segments, 6);
	struct link *links;
	uint32_t good = 0;

	for (uint32_t k = 0; k < segments.n; k += 3)
		vec_push(&text_arena, &contents, segments.v[k]);
	links = find(&heads.content_cue, &words, &contents, ROLE_CONTENT, ROLE_CUE);
	for (uint32_t k = 0; k < contents.n; k++)
		good += links[k].segment == INDEX_NONE && fabsf(links[k].probability - 1) < 1e-6f;
	ok(good == contents.n, "without a cue, none: %u of %u", good, contents.n);
	links = find(&heads.cue_source, &words, &contents, ROLE_CUE, ROLE_SOURCE);
	ok(links[0].segment == untouched.segment, "without an asker, nothing");
	contents.n = 0;
	links = find(&heads.cue_source, &words, &contents, ROLE_CUE, ROLE_SOURCE);
	ok(links[0].segment == untouched.segment, "nor without segments");
}

/* What stands more than 200 words away is no answer. */
static void test_reach(void)
{
	struct segment_vec segments = { 0 }, two = { 0 };
	struct words words = read_words(&segments, SEGMENTS);
	struct link *links;

	vec_push(&text_arena, &two, segments.v[0]);
	vec_push(&text_arena, &two, segments.v[SEGMENTS - 2]);
	ok(two.v[0].role == ROLE_CONTENT && two.v[1].role == ROLE_CUE, "a content and a cue far away");
	links = find(&heads.content_cue, &words, &two, ROLE_CONTENT, ROLE_CUE);
	ok(links[0].segment == INDEX_NONE && fabsf(links[0].probability - 1) < 1e-6f,
		"do not belong together");
}

int main(void)
{
	struct segment_vec segments = { 0 };
	struct words words;
	struct err err;

	if (setjmp(text_escape))
		return 1;
	model = tiny_open("");
	if (link_heads_open(&heads, model, &err)) {
		ok(false, "the heads open: %s", err.msg);
		return tap_end();
	}
	words = read_words(&segments, SEGMENTS);
	check(&heads.content_cue, &words, &segments, ROLE_CONTENT, ROLE_CUE, "cues of contents");
	check(&heads.cue_source, &words, &segments, ROLE_CUE, ROLE_SOURCE, "sources of cues");
	test_no_answer();
	test_reach();
	model_close(model);
	arena_release(&text_arena);
	return tap_end();
}
