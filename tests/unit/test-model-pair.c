/*
 * The pair model that the program comes with, against what the trainer made of the same pairs with the same
 * weights in floats (train/pair_expect.py): the same pieces are read, and chances lie near.
 */
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "config.h"
#include "model/pair.h"
#include "text.h"

#define FOLDER SAYSO_SOURCE_ROOT "/fixtures/model/"

enum {
	SENTENCES_MAX = 64,
	CLAIMS_MAX = 16,
	FRAGMENTS_MAX = 4,
	EXPECTED_MAX = 16,
	PIECES_MAX = 256,
	LINE_MAX_BYTES = 8192
};

/* How far a chance may be from the trainer's; and all of them, root mean square. */
static const double CHANCE_OFF_MOST = 0.15, CHANCES_OFF = 0.06;

static struct {
	char text[LINE_MAX_BYTES];
	struct span sentences[SENTENCES_MAX];
	char words[CLAIMS_MAX][LINE_MAX_BYTES];
	struct span fragments[CLAIMS_MAX][FRAGMENTS_MAX];
	struct pair_claim claims[CLAIMS_MAX];
	struct {
		uint32_t a, b, n;
		int story;
		uint32_t pieces[PIECES_MAX][5];
		struct pair_chances chances;
	} pairs[EXPECTED_MAX];
	uint32_t n_sentences, n_claims, n_pairs;
} expected;

static struct model *model;
static struct pair_model *pairs;

/* ---- what the trainer made of them ---- */

static struct str until(char **at, char end)
{
	char *stop = strchr(*at, end);
	struct str s = { *at, stop ? (size_t)(stop - *at) : strlen(*at) };

	*at += s.n + (stop != NULL);
	return s;
}

static void take_text(const char *from)
{
	char *to = expected.text;

	for (; *from && *from != '\n'; from++)
		if (from[0] == '\\' && from[1] == 'n') {
			*to++ = '\n';
			from++;
		} else {
			*to++ = *from;
		}
}

static bool take_claim(struct span whole, const char *words)
{
	uint32_t i = expected.n_claims;
	struct pair_claim *claim = &expected.claims[i];
	char *at = expected.words[i];

	if (i == CLAIMS_MAX)
		return false;
	memcpy(at, words, strlen(words) + 1);
	*claim = (struct pair_claim){ .whole = whole, .contents = expected.fragments[i] };
	claim->source = until(&at, '|');
	claim->cue = until(&at, '|');
	claim->content = until(&at, '\n');
	expected.n_claims++;
	return true;
}

static bool take_piece(const uint32_t piece[5])
{
	uint32_t *n = expected.n_pairs ? &expected.pairs[expected.n_pairs - 1].n : NULL;

	if (!n || *n == PIECES_MAX)
		return false;
	memcpy(expected.pairs[expected.n_pairs - 1].pieces[(*n)++], piece, 5 * sizeof *piece);
	return true;
}

static bool take_fragment(struct span span)
{
	struct pair_claim *claim = expected.n_claims ? &expected.claims[expected.n_claims - 1] : NULL;

	if (!claim || claim->n_contents == FRAGMENTS_MAX)
		return false;
	expected.fragments[expected.n_claims - 1][claim->n_contents++] = span;
	return true;
}

static bool read_line(const char *line)
{
	struct span s;
	struct pair_chances c;
	uint32_t v[5];
	int at = 0;

	if (!strncmp(line, "text ", 5))
		take_text(line + 5);
	else if (sscanf(line, "sentence %u %u", &s.start, &s.end) == 2 &&
		 expected.n_sentences < SENTENCES_MAX)
		expected.sentences[expected.n_sentences++] = s;
	else if (sscanf(line, "claim %u %u%n", &s.start, &s.end, &at) == 2)
		return take_claim(s, line + at + 1);
	else if (sscanf(line, "fragment %u %u", &s.start, &s.end) == 2)
		return take_fragment(s);
	else if (sscanf(line, "pair %u %u %u", &v[0], &v[1], &v[2]) == 3 && expected.n_pairs < EXPECTED_MAX &&
		 v[0] < expected.n_claims && v[1] < expected.n_claims) {
		expected.pairs[expected.n_pairs].a = v[0];
		expected.pairs[expected.n_pairs].b = v[1];
		expected.pairs[expected.n_pairs++].story = v[2] != 0;
	} else if (sscanf(line, "piece %u %u %u %u %u", &v[0], &v[1], &v[2], &v[3], &v[4]) == 5)
		return take_piece(v);
	else if (sscanf(line, "chances %f %f %f", &c.contradiction, &c.entailment, &c.neutral) == 3 &&
		 expected.n_pairs)
		expected.pairs[expected.n_pairs - 1].chances = c;
	else
		return false;
	return true;
}

static bool read_expected(void)
{
	FILE *file = fopen(FOLDER "pairs.expected", "r");
	static char line[LINE_MAX_BYTES];
	bool good = file != NULL;

	while (good && fgets(line, sizeof line, file))
		good = read_line(line);
	if (file)
		fclose(file);
	return good && expected.n_pairs;
}

/* ---- what the program makes of them ---- */

static struct pair_story story;

static struct claim_pair pair_of(uint32_t n)
{
	return (struct claim_pair){ &expected.claims[expected.pairs[n].a],
		&expected.claims[expected.pairs[n].b], expected.pairs[n].story ? &story : NULL };
}

static void test_pieces(uint32_t n)
{
	struct claim_pair pair = pair_of(n);
	struct piece_vec pieces = { 0 };
	struct err err;
	uint32_t same = 0;

	if (pair_pieces(pairs, &text_arena, &pair, &pieces, &err) < 0) {
		ok(false, "%s", err.msg);
		return;
	}
	for (uint32_t i = 0; i < pieces.n && i < expected.pairs[n].n; i++) {
		const struct piece *p = &pieces.v[i];
		uint32_t v[5] = { p->id, p->capitals, p->quoted, p->line_start, p->space_before };

		if (memcmp(v, expected.pairs[n].pieces[i], sizeof v) == 0)
			same++;
		else
			printf("# piece %u: %u %u %u %u %u\n", i, v[0], v[1], v[2], v[3], v[4]);
	}
	ok(pieces.n == expected.pairs[n].n && same == pieces.n, "pair %u: the same %u of %u pieces", n, same,
		expected.pairs[n].n);
}

static void read_all(struct arena *arena, struct pair_chances *out)
{
	struct claim_pair list[EXPECTED_MAX];
	struct err err;

	for (uint32_t n = 0; n < expected.n_pairs; n++)
		list[n] = pair_of(n);
	if (model_pair(pairs, arena, list, expected.n_pairs, out, &err) < 0)
		ok(false, "%s", err.msg);
}

static void test_chances(struct pair_chances *out)
{
	double sum = 0, most = 0;

	read_all(&text_arena, out);
	for (uint32_t n = 0; n < expected.n_pairs; n++) {
		const struct pair_chances *want = &expected.pairs[n].chances;
		double off = fmax(fabs((double)(out[n].contradiction - want->contradiction)),
			fmax(fabs((double)(out[n].entailment - want->entailment)),
				fabs((double)(out[n].neutral - want->neutral))));

		printf("# pair %u: %.3f %.3f %.3f\n", n, (double)out[n].contradiction,
			(double)out[n].entailment, (double)out[n].neutral);
		sum += off * off;
		most = fmax(most, off);
	}
	sum = sqrt(sum / expected.n_pairs);
	printf("# chances off by %.3f, at most %.3f\n", sum, most);
	ok(sum < CHANCES_OFF && most < CHANCE_OFF_MOST, "chances near the trainer's");
}

static void *read_alone(void *out)
{
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, &escape);
	if (setjmp(escape) == 0)
		read_all(&arena, out);
	arena_release(&arena);
	return NULL;
}

static void test_threads(const struct pair_chances *alone)
{
	enum { THREADS = 3 };
	static struct pair_chances out[THREADS][EXPECTED_MAX];
	pthread_t threads[THREADS];
	bool same = true;

	for (int t = 0; t < THREADS; t++)
		if (pthread_create(&threads[t], NULL, read_alone, out[t]))
			abort();
	for (int t = 0; t < THREADS; t++) {
		pthread_join(threads[t], NULL);
		same = same && !memcmp(out[t], alone, expected.n_pairs * sizeof *alone);
	}
	ok(same, "the same bits in threads");
}

/* Claims that lie outside of the sentences, and long ones, are read all the same. */
static void test_odd(void)
{
	static char text[40000];
	struct span contents[20], sentence = { 5, 10 };
	struct pair_claim a, b = { .contents = contents, .n_contents = 20, .whole = { 0, 39000 } };
	struct pair_story odd;
	struct claim_pair pair = { &a, &b, &odd };
	struct pair_chances out;
	struct err err;

	for (size_t i = 0; i + 1 < sizeof text; i++)
		text[i] = i % 7 == 6 ? ' ' : "abcdefghijk"[i % 11];
	for (uint32_t i = 0; i < 20; i++)
		contents[i] = (struct span){ i * 1900, i * 1900 + 1000 };
	b.content = b.source = b.cue = str_of(text);
	a = b;
	for (uint32_t n = 0; n < 2; n++) {
		ok(pair_story(pairs, &text_arena, str_of(text), &sentence, n, &odd) == 0 &&
				model_pair(pairs, &text_arena, &pair, 1, &out, &err) == 0 &&
				fabs((double)(out.contradiction + out.entailment + out.neutral) - 1) < 1e-4,
			"long claims, %u sentences", n);
	}
	ok(pair_story(pairs, &text_arena, str_of(""), NULL, 0, &odd) == 0 &&
			model_pair(pairs, &text_arena, &pair, 1, &out, &err) == 0,
		"an empty story");
	a = b = (struct pair_claim){ 0 };
	ok(model_pair(pairs, &text_arena, &pair, 1, &out, &err) == 0, "empty claims");
	pair.story = NULL;
	ok(model_pair(pairs, &text_arena, &pair, 1, &out, &err) == 0, "empty claims alone");
}

static void test_base(void)
{
	struct model *tiny = NULL;
	struct pair_model *wrong;
	struct err err;

	if (ok(model_open(&tiny, FOLDER "tiny.model", &err) == 0, "another model"))
		ok(pair_open(&wrong, tiny, SAYSO_SOURCE_ROOT "/models/pair.model", &err) < 0 && !wrong &&
				strstr(err.msg, "belong together"),
			"a pair model over the wrong model is refused: %s", err.msg);
	model_close(tiny);
	ok(pair_open(&wrong, model, SAYSO_SOURCE_ROOT "/models/attribution.model", &err) < 0 && !wrong,
		"no pair model: %s", err.msg);
	ok(pair_open(&wrong, model, FOLDER "nothing.model", &err) < 0 && !wrong, "no file: %s", err.msg);
}

static void test_pairs(void)
{
	static struct pair_chances out[EXPECTED_MAX];

	if (!ok(read_expected(), "there is something to compare with") ||
		!ok(pair_story(pairs, &text_arena, str_of(expected.text), expected.sentences,
			    expected.n_sentences, &story) == 0,
			"the story"))
		return;
	for (uint32_t n = 0; n < expected.n_pairs; n++)
		test_pieces(n);
	test_chances(out);
	test_threads(out);
	test_odd();
	test_base();
}

int main(void)
{
	const char *path = SAYSO_SOURCE_ROOT "/models/pair.model";
	FILE *file = fopen(path, "rb");
	struct err err;

	if (!file) {
		printf("1..0 # SKIP no models/pair.model\n");
		return 0;
	}
	fclose(file);
	if (setjmp(text_escape))
		return 1;
	if (ok(model_open(&model, SAYSO_SOURCE_ROOT "/models/attribution.model", &err) == 0,
		    "the model opens") &&
		ok(pair_open(&pairs, model, path, &err) == 0, "the pair model opens over it"))
		test_pairs();
	pair_close(pairs);
	model_close(model);
	arena_release(&text_arena);
	return tap_end();
}
