/*
 * The program with the model that it comes with, against what the trainer found in the same article with the
 * same weights in floats (train/expect.py). Bytes cost something: a score is off by some hundredths. What
 * is found must be the same.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "attribution/links.h"
#include "config.h"
#include "model/words.h"
#include "text.h"

#define FOLDER SAYSO_SOURCE_ROOT "/fixtures/model/"

enum { WORDS_MAX = 256, SEGMENTS_MAX = 64, TAGS = 1 + 2 * ROLES };

/* How far a score may be from the trainer's, of those that lie some 10 apart; and all of them, root mean
 * square. */
static const double SCORE_OFF_MOST = 0.7, SCORES_OFF = 0.12;

/* Where the trainer's best tag is better than the next by less, the program may find the next. */
static const double TIE = 0.1;

static struct {
	struct {
		struct span span;
		uint32_t tag;
		float score[TAGS];
	} words[WORDS_MAX];
	struct {
		uint32_t role, first, end;
		int link; /* a segment; -1: none, or it asks for none */
	} segments[SEGMENTS_MAX];
	uint32_t n_words, n_segments;
} expected;

static struct model *model;
static struct words words;
static struct segment_vec segments;

/* ---- what the trainer found ---- */

static bool read_word(const char *line)
{
	uint32_t w = expected.n_words;
	float *s = w < WORDS_MAX ? expected.words[w].score : NULL;

	return s && sscanf(line, "word %u %u %u %f %f %f %f %f %f %f", &expected.words[w].span.start,
			    &expected.words[w].span.end, &expected.words[w].tag, &s[0], &s[1], &s[2], &s[3],
			    &s[4], &s[5], &s[6]) == 10;
}

static bool read_line(const char *line)
{
	uint32_t role, first, end, asker;
	int answer;

	if (read_word(line)) {
		expected.n_words++;
	} else if (sscanf(line, "segment %u %u %u", &role, &first, &end) == 3 &&
		   expected.n_segments < SEGMENTS_MAX) {
		expected.segments[expected.n_segments].role = role;
		expected.segments[expected.n_segments].first = first;
		expected.segments[expected.n_segments].end = end;
		expected.segments[expected.n_segments++].link = -1;
	} else if (sscanf(line, "link %u %d", &asker, &answer) == 2 && asker < expected.n_segments) {
		expected.segments[asker].link = answer;
	} else {
		return false;
	}
	return true;
}

static bool read_expected(void)
{
	FILE *file = fopen(FOLDER "attribution.expected", "r");
	char line[256];
	bool good = file != NULL;

	while (good && fgets(line, sizeof line, file))
		good = read_line(line);
	if (file)
		fclose(file);
	return good && expected.n_words && expected.n_segments;
}

/* ---- what the program finds ---- */

static struct document *read_article(void)
{
	static char text[8192];
	FILE *file = fopen(FOLDER "agreement.txt", "r");

	if (file) {
		text[fread(text, 1, sizeof text - 1, file)] = '\0';
		fclose(file);
	}
	return text_document(text);
}

static bool read_words(struct document *doc)
{
	struct model_scratch *scratch = model_scratch(model, &text_arena);
	struct span all = { 0, (uint32_t)doc->text.n };
	struct err err;
	uint32_t same = 0;

	if (words_read(model, scratch, &text_arena, doc, all, &words, &err))
		return ok(false, "the words are read: %s", err.msg);
	for (uint32_t w = 0; w < words.n && w < expected.n_words; w++)
		same += words.v[w].span.start == expected.words[w].span.start &&
			words.v[w].span.end == expected.words[w].span.end;
	return ok(words.n == expected.n_words && same == words.n, "the same words: %u of %u", same,
		expected.n_words);
}

static uint32_t best_of(const float *score)
{
	uint32_t best = 0;

	for (uint32_t t = 1; t < TAGS; t++)
		if (score[t] > score[best])
			best = t;
	return best;
}

static void test_tags(const struct head *tag)
{
	float *score = ARENA_ARRAY(&text_arena, float, (size_t)words.n *TAGS);
	double most = 0, sum = 0;
	uint32_t other = 0, wrong = 0;

	head_linear(tag, words.vectors, words.n, score);
	for (uint32_t w = 0; w < words.n; w++) {
		const float *want = expected.words[w].score, *got = score + (size_t)w * TAGS;
		uint32_t best = best_of(got);

		for (int t = 0; t < TAGS; t++) {
			double off = fabs((double)got[t] - (double)want[t]);

			most = fmax(most, off);
			sum += off * off;
		}
		other += best != expected.words[w].tag;
		wrong += want[expected.words[w].tag] - want[best] > TIE;
	}
	sum = sqrt(sum / (words.n * TAGS));
	printf("# %u words of another tag; scores off by %.3f, at most %.3f\n", other, sum, most);
	ok(wrong == 0, "the same tags, but where two are nearly as good");
	ok(sum < SCORES_OFF && most < SCORE_OFF_MOST, "scores near the trainer's");
}

static void test_segments(const struct segment_heads *heads)
{
	uint32_t same = 0;

	segments_find(heads, &text_arena, &words, &segments);
	for (uint32_t k = 0; k < segments.n && k < expected.n_segments; k++) {
		const struct segment *s = &segments.v[k];

		if (s->role == expected.segments[k].role && s->first == expected.segments[k].first &&
			s->end == expected.segments[k].end)
			same++;
		else
			printf("# segment %u: %u [%u, %u), expected %u [%u, %u)\n", k, s->role, s->first,
				s->end, expected.segments[k].role, expected.segments[k].first,
				expected.segments[k].end);
	}
	ok(segments.n == expected.n_segments && same == segments.n, "the same segments: %u of %u", same,
		expected.n_segments);
}

static void test_links(const struct link_heads *heads)
{
	struct link *links = ARENA_ARRAY(&text_arena, struct link, segments.n + 1);
	uint32_t same = 0;

	for (uint32_t k = 0; k < segments.n; k++)
		links[k].segment = INDEX_NONE;
	links_find(&heads->content_cue, &text_arena, &words, &segments, ROLE_CONTENT, ROLE_CUE, links);
	links_find(&heads->cue_source, &text_arena, &words, &segments, ROLE_CUE, ROLE_SOURCE, links);
	for (uint32_t k = 0; k < segments.n && k < expected.n_segments; k++)
		same += links[k].segment == (uint32_t)expected.segments[k].link;
	ok(segments.n == expected.n_segments && same == segments.n, "the same links: %u of %u", same,
		expected.n_segments);
}

static void test_agreement(void)
{
	struct segment_heads segment_heads;
	struct link_heads link_heads;
	struct err err;

	if (!ok(read_expected(), "there is something to compare with") || !read_words(read_article()))
		return;
	if (segment_heads_open(&segment_heads, model, &err) || link_heads_open(&link_heads, model, &err)) {
		ok(false, "the model's heads: %s", err.msg);
		return;
	}
	test_tags(&segment_heads.tag);
	test_segments(&segment_heads);
	test_links(&link_heads);
}

int main(void)
{
	const char *path = SAYSO_SOURCE_ROOT "/models/attribution.model";
	FILE *file = fopen(path, "rb");
	struct err err;

	if (!file) {
		printf("1..0 # SKIP no models/attribution.model\n");
		return 0;
	}
	fclose(file);
	if (setjmp(text_escape))
		return 1;
	if (ok(model_open(&model, path, &err) == 0, "the model opens"))
		test_agreement();
	model_close(model);
	arena_release(&text_arena);
	return tap_end();
}
