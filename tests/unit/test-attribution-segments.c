/* Segments by the tests' model, whose heads are random: what must hold whatever they are. */
#include <math.h>
#include <string.h>

#include "attribution/segments.h"
#include "model.h"
#include "text.h"

enum { WORDS_MAX = 6, TAGS = 1 + 2 * ROLES, SPAN_WIDTH = 48, LENGTH_CLASSES = 14 };

static struct model *model;
static struct segment_heads heads;
static unsigned n_roles[ROLES], n_long; /* of all that was found */

static struct words read_words(const char *text)
{
	const struct document *doc = text_document(text);
	struct span all = { 0, (uint32_t)doc->text.n };
	struct words words = { 0 };
	struct err err;

	if (words_read(model, model_scratch(model, &text_arena), &text_arena, doc, all, &words, &err))
		ok(false, "the text is read: %s", err.msg);
	return words;
}

/* ---- of any text ---- */

static void well_formed(const char *text, const char *name)
{
	struct words words = read_words(text);
	struct segment_vec found = { 0 };
	uint32_t good = 0, end = 0;

	segments_find(&heads, &text_arena, &words, &found);
	for (uint32_t k = 0; k < found.n; k++) {
		const struct segment *s = &found.v[k];

		if (s->first >= s->end || s->end > words.n)
			break;
		good += s->first >= end && words.v[s->first].line == words.v[s->end - 1].line &&
			s->role < ROLES && s->probability >= 0 && s->probability <= 1.0001f;
		n_roles[s->role]++;
		n_long += s->end > s->first + 1;
		end = s->end;
	}
	ok(good == found.n, "%s: disjoint, in order, in one line, with a probability: %u of %u", name, good,
		found.n);
}

static void test_well_formed(void)
{
	well_formed("The officials were not informed, she said.", "a sentence");
	well_formed("The talks\n\nShe said it.\nThey told of it.\n\n“It had been said,” he said.", "lines");
	well_formed(text_times("the officials said of it ", 600, ""), "a line of 3,000 words");
	well_formed(text_times("said\n", 300, ""), "300 lines of a word");
	well_formed("She.", "two words");
}

/* ---- all segmentations of a few words, one by one ---- */

struct line {
	uint32_t n;
	float tags[WORDS_MAX][TAGS];
	float first[ROLES][WORDS_MAX][SPAN_WIDTH], last[ROLES][WORDS_MAX][SPAN_WIDTH];
	double sum;                                       /* of all */
	double sums[ROLES][WORDS_MAX][WORDS_MAX + 1];     /* of those with a segment of this role, from, to */
	double best;                                      /* score of the likeliest */
	struct segment chosen[WORDS_MAX], now[WORDS_MAX]; /* the likeliest; the one looked at */
	uint32_t n_chosen;
};

static double score(const struct line *line, const struct segment *s)
{
	static const int classes[] = { 0, 0, 1, 2, 3, 4, 4 }; /* by length: edges at 1, 2, 3, 4, 6 words */
	int r = s->role;
	double sum = line->tags[s->first][1 + 2 * r], product = 0;

	for (uint32_t i = s->first + 1; i < s->end; i++)
		sum += line->tags[i][2 + 2 * r];
	for (int i = 0; i < SPAN_WIDTH; i++)
		product += line->first[r][s->first][i] * line->last[r][s->end - 1][i];
	return sum + product / sqrt(SPAN_WIDTH) +
	       heads.length[r * LENGTH_CLASSES + classes[s->end - s->first]];
}

static void count(struct line *line, double total, uint32_t n)
{
	double weight = exp(total);

	line->sum += weight;
	for (uint32_t k = 0; k < n; k++)
		line->sums[line->now[k].role][line->now[k].first][line->now[k].end] += weight;
	if (total > line->best) {
		line->best = total;
		line->n_chosen = n;
		memcpy(line->chosen, line->now, sizeof line->chosen);
	}
}

/* Every way to go on from word `at`, with n segments before it. */
static void enumerate(struct line *line, uint32_t at, double total, uint32_t n)
{
	if (at == line->n) {
		count(line, total, n);
		return;
	}
	enumerate(line, at + 1, total + line->tags[at][0], n);
	for (uint32_t end = at + 1; end <= line->n; end++)
		for (int r = 0; r < ROLES; r++) {
			line->now[n] = (struct segment){ .role = (enum role)r, .first = at, .end = end };
			enumerate(line, end, total + score(line, &line->now[n]), n + 1);
		}
}

static bool is_chosen(const struct line *line, const struct segment *s)
{
	for (uint32_t k = 0; k < line->n_chosen; k++)
		if (line->chosen[k].role == s->role && line->chosen[k].first == s->first &&
			line->chosen[k].end == s->end)
			return true;
	return false;
}

/* Sources and cues are those of the likeliest segmentation; probabilities are the share of all. */
static void compare(const struct line *line, const struct segment_vec *found, const char *text)
{
	uint32_t good = 0, parts = 0, right = 0, wanted = 0;

	for (uint32_t k = 0; k < found->n; k++) {
		const struct segment *s = &found->v[k];
		double share = line->sums[s->role][s->first][s->end] / line->sum;

		good += fabs(share - (double)s->probability) < 1e-3;
		parts += s->role != ROLE_CONTENT;
		right += s->role != ROLE_CONTENT && is_chosen(line, s);
	}
	for (uint32_t k = 0; k < line->n_chosen; k++)
		wanted += line->chosen[k].role != ROLE_CONTENT;
	ok(good == found->n, "%s: probabilities: %u of %u", text, good, found->n);
	ok(right == parts && right == wanted, "%s: sources and cues: %u of %u", text, right, wanted);
}

static void against_all(const char *text)
{
	static struct line line; /* too large for a stack */
	struct words words = read_words(text);
	struct segment_vec found = { 0 };

	if (!ok(words.n <= WORDS_MAX, "%s: a few words", text))
		return;
	memset(&line, 0, sizeof line);
	line.n = words.n;
	line.best = -INFINITY;
	head_linear(&heads.tag, words.vectors, words.n, line.tags[0]);
	for (int r = 0; r < ROLES; r++) {
		head_linear(&heads.first[r], words.vectors, words.n, line.first[r][0]);
		head_linear(&heads.last[r], words.vectors, words.n, line.last[r][0]);
	}
	enumerate(&line, 0, 0, 0);
	segments_find(&heads, &text_arena, &words, &found);
	compare(&line, &found, text);
}

static void test_against_all(void)
{
	static const char *const texts[] = { "She said", "The officials said it", "“Of,” he said",
		"he told it to the officials", "Israel talks of officials unhappy",
		"they had been in israel ." };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		against_all(texts[i]);
}

/* By themselves the heads make every word a content. */
static void test_weights(void)
{
	static const float biases[][TAGS] = {
		{ 0, 0, 0, 0, 0, 0, 0 },
		{ 0, 2, 1, 2, 1, -2, 0 },
		{ 2, 4, 2, 1, 2, -4, -1 },
		{ 4, 1, 2, 8, 3, -3, 3 },
		{ 2, 4, 2, 12, 5, -4, -1 },
	};
	float lengths[ROLES * LENGTH_CLASSES];

	test_against_all();
	test_well_formed();
	for (int i = 0; i < ROLES * LENGTH_CLASSES; i++)
		lengths[i] = i % LENGTH_CLASSES ? 1 : -4;
	heads.length = lengths;
	for (size_t i = 0; i < sizeof biases / sizeof *biases; i++) {
		heads.tag.bias = biases[i];
		test_against_all();
		test_well_formed();
	}
	ok(n_long > 50 && n_roles[ROLE_SOURCE] > 50 && n_roles[ROLE_CUE] > 50 && n_roles[ROLE_CONTENT] > 50,
		"all roles are among them (%u, %u, %u), and %u of several words", n_roles[ROLE_SOURCE],
		n_roles[ROLE_CUE], n_roles[ROLE_CONTENT], n_long);
}

int main(void)
{
	struct err err;

	if (setjmp(text_escape))
		return 1;
	model = tiny_open("");
	if (segment_heads_open(&heads, model, &err)) {
		ok(false, "the heads open: %s", err.msg);
		return tap_end();
	}
	test_weights();
	model_close(model);
	arena_release(&text_arena);
	return tap_end();
}
