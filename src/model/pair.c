#include "model/pair.h"

#include <math.h>

#include "base/mem.h"

/* As train/pair_data.py has them. */
enum {
	NAME_PIECES = 24, /* of a source with its cue */
	SIDE_PIECES = 96, /* of a content */
	CLASSES = 3,
};

struct pair_model {
	struct model *model;
	struct head head;
	uint32_t cls, sep, mark_a, mark_b, gap; /* pieces that stand between texts */
};

static int fill(struct pair_model *pairs, const struct model *base, const char *path, struct err *err)
{
	const struct {
		struct str word;
		uint32_t *id;
	} words[] = {
		{ STR("[CLS]"), &pairs->cls },
		{ STR("[SEP]"), &pairs->sep },
		{ STR("†"), &pairs->mark_a },
		{ STR("‡"), &pairs->mark_b },
		{ STR("…"), &pairs->gap },
	};

	if (model_open_over(&pairs->model, base, path, err) < 0 ||
		head_open(&pairs->head, pairs->model, "pair", model_width(pairs->model), CLASSES, err) < 0)
		return -1;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		*words[i].id = model_word(pairs->model, words[i].word);
		if (*words[i].id == INDEX_NONE)
			return err_set(err, ERR_INPUT,
				"%s: the vocabulary has no \"%.*s\"; take the model made for this program",
				path, STR_ARG(words[i].word));
	}
	if (model_window(pairs->model) < 2 * (NAME_PIECES + SIDE_PIECES + 1) + 3)
		return err_set(err, ERR_INPUT, "%s: the model reads too few words at a time", path);
	return 0;
}

int pair_open(struct pair_model **out, const struct model *base, const char *path, struct err *err)
{
	struct pair_model *pairs = mem_alloc(sizeof *pairs);

	*out = NULL;
	if (!pairs)
		return err_set(err, ERR_SYSTEM, "%s: not enough memory", path);
	*pairs = (struct pair_model){ 0 };
	if (fill(pairs, base, path, err) < 0) {
		pair_close(pairs);
		return -1;
	}
	*out = pairs;
	return 0;
}

void pair_close(struct pair_model *pairs)
{
	if (!pairs)
		return;
	model_close(pairs->model);
	mem_free(pairs);
}

/* ---- a story ---- */

/* The first piece that ends behind the byte. */
static uint32_t piece_behind(const struct piece_vec *pieces, uint32_t at)
{
	uint32_t low = 0, high = pieces->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (pieces->v[middle].span.end > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* The first piece that begins at the byte or behind it. */
static uint32_t piece_from(const struct piece_vec *pieces, uint32_t at)
{
	uint32_t i = piece_behind(pieces, at);

	while (i < pieces->n && pieces->v[i].span.start < at)
		i++;
	return i;
}

int pair_story(const struct pair_model *pairs, struct arena *arena, struct str text,
	const struct span *sentences, uint32_t n, struct pair_story *story)
{
	uint32_t *first = ARENA_ARRAY(arena, uint32_t, (size_t)n + 2);

	*story = (struct pair_story){ .sentences = first };
	if (pieces_split(pairs->model, arena, text, &story->pieces) < 0)
		return -1;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t piece = i ? piece_behind(&story->pieces, sentences[i].start) : 0;

		if (story->n == 0 || piece > first[story->n - 1])
			first[story->n++] = piece;
	}
	if (story->n == 0)
		story->n = 1;
	first[story->n] = story->pieces.n;
	return 0;
}

/* ---- what is read of a pair ---- */

struct reading {
	const struct pair_model *pairs;
	struct arena *arena;
	struct piece_vec *out;
};

static void put_piece(struct reading *r, const struct piece *piece)
{
	vec_push(r->arena, r->out, *piece);
}

/* One that is no text. */
static void put_mark(struct reading *r, uint32_t id)
{
	put_piece(r, &(struct piece){ .id = id });
}

static void put_pieces(struct reading *r, const struct piece_vec *pieces, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		put_piece(r, &pieces->v[i]);
}

/* The first two thirds and the end of what is too long. False: see pieces_split. */
static bool put_text(struct reading *r, struct str text, uint32_t most)
{
	struct piece_vec pieces = { 0 };
	uint32_t head = most * 2 / 3;

	if (pieces_split(r->pairs->model, r->arena, text, &pieces) < 0)
		return false;
	for (uint32_t i = 1; i < pieces.n; i++)
		pieces.v[i].line_start = false;
	if (pieces.n <= most) {
		put_pieces(r, &pieces, 0, pieces.n);
		return true;
	}
	put_pieces(r, &pieces, 0, head);
	put_mark(r, r->pairs->gap);
	put_pieces(r, &pieces, pieces.n - (most - head - 1), pieces.n);
	return true;
}

static bool put_name(struct reading *r, const struct pair_claim *claim)
{
	struct strbuf b = strbuf_new(r->arena);

	strbuf_addstr(&b, claim->source);
	if (claim->source.n && claim->cue.n)
		strbuf_adds(&b, " ");
	strbuf_addstr(&b, claim->cue);
	return put_text(r, str_trim(strbuf_str(&b)), NAME_PIECES);
}

/* "source cue : content", or "source cue" where the content stands in a passage. */
static bool put_side(struct reading *r, const struct pair_claim *claim, bool alone)
{
	uint32_t n = r->out->n;

	if (!put_name(r, claim))
		return false;
	if (alone &&
		((r->out->n > n && !put_text(r, STR(":"), 1)) || !put_text(r, claim->content, SIDE_PIECES)))
		return false;
	put_mark(r, r->pairs->sep);
	return true;
}

/* ---- the passage ---- */

/* Where a mark stands: before a piece. */
struct mark {
	uint32_t piece, id;
	bool opens;
};

VEC_DECLARE(mark_vec, struct mark);

/* By place; at one place, what closes comes first; else as they came. */
static void add_mark(struct arena *arena, struct mark_vec *marks, struct mark mark)
{
	uint32_t i = marks->n;

	vec_push(arena, marks, mark);
	for (; i && (marks->v[i - 1].piece > mark.piece ||
			    (marks->v[i - 1].piece == mark.piece && marks->v[i - 1].opens && !mark.opens));
		i--)
		marks->v[i] = marks->v[i - 1];
	marks->v[i] = mark;
}

/* Fragments of a content that get marks; the rest goes without. */
enum { MARKED_MAX = 8 };

static void mark_contents(struct arena *arena, const struct pair_story *story, const struct pair_claim *claim,
	uint32_t id, struct mark_vec *marks)
{
	for (uint32_t i = 0; i < claim->n_contents && i < MARKED_MAX; i++) {
		uint32_t first = piece_behind(&story->pieces, claim->contents[i].start);
		uint32_t end = piece_from(&story->pieces, claim->contents[i].end);

		add_mark(arena, marks, (struct mark){ first, id, true });
		add_mark(arena, marks, (struct mark){ end > first ? end : first, id, false });
	}
}

/* The sentences [first, end) in which a claim stands. */
static struct span claim_sentences(const struct pair_story *story, const struct pair_claim *claim)
{
	uint32_t first = piece_behind(&story->pieces, claim->whole.start);
	uint32_t end = piece_from(&story->pieces, claim->whole.end);
	uint32_t low = 0, high = story->n;
	struct span found;

	while (low + 1 < high) {
		uint32_t middle = low + (high - low) / 2;

		if (story->sentences[middle] <= first)
			low = middle;
		else
			high = middle;
	}
	found = (struct span){ low, low + 1 };
	while (found.end < story->n && story->sentences[found.end] < end)
		found.end++;
	return found;
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* The pieces of the article to read, in at most two runs, room pieces in all. */
static uint32_t choose_runs(
	const struct pair_story *story, struct span a, struct span b, uint32_t room, struct span runs[2])
{
	const uint32_t *sentence = story->sentences;
	uint32_t low = least(a.start, b.start), high = a.end > b.end ? a.end : b.end;
	uint32_t start = sentence[low], end = sentence[high], before = sentence[low ? low - 1 : 0], head,
		 from;

	if (end - start <= room) {
		runs[0] = (struct span){ end - before <= room ? before : end - room, end };
		return 1;
	}
	if (b.start < a.start) {
		struct span swap = a;

		a = b;
		b = swap;
	}
	head = least(sentence[a.end] - start, room / 2);
	end = sentence[b.end];
	from = end - least(end, room - head);
	if (from < start + head)
		from = start + head;
	runs[0] = (struct span){ start, start + head };
	runs[1] = (struct span){ from, least(from + room - head, end > from ? end : from) };
	return 2;
}

/* Pieces of the article around both claims with marks before and behind their contents. */
static void put_passage(struct reading *r, const struct claim_pair *pair, uint32_t room)
{
	const struct pair_story *story = pair->story;
	struct mark_vec marks = { 0 };
	struct span runs[2];
	uint32_t n_runs, most = r->out->n + room;

	mark_contents(r->arena, story, pair->a, r->pairs->mark_a, &marks);
	mark_contents(r->arena, story, pair->b, r->pairs->mark_b, &marks);
	n_runs = choose_runs(story, claim_sentences(story, pair->a), claim_sentences(story, pair->b),
		room - marks.n - 1, runs);
	for (uint32_t n = 0; n < n_runs; n++) {
		uint32_t at = runs[n].start;

		if (n && runs[n - 1].end < at)
			put_mark(r, r->pairs->gap);
		for (uint32_t m = 0; m < marks.n; m++) {
			const struct mark *mark = &marks.v[m];

			if (mark->piece < runs[n].start || mark->piece > runs[n].end ||
				(mark->piece == runs[n].end && mark->opens))
				continue;
			put_pieces(r, &story->pieces, at, mark->piece);
			put_mark(r, mark->id);
			at = mark->piece;
		}
		put_pieces(r, &story->pieces, at, runs[n].end);
	}
	r->out->n = least(r->out->n, most);
}

int pair_pieces(const struct pair_model *pairs, struct arena *arena, const struct claim_pair *pair,
	struct piece_vec *out, struct err *err)
{
	struct reading r = { pairs, arena, out };
	uint32_t first = out->n;
	bool alone = pair->story == NULL;

	put_mark(&r, pairs->cls);
	if (!put_side(&r, pair->a, alone) || !put_side(&r, pair->b, alone))
		return err_set(err, ERR_INPUT, "a claim is too long");
	if (pair->story)
		put_passage(&r, pair, model_window(pairs->model) - (out->n - first));
	else
		out->n--; /* the encoder puts the last [SEP] */
	return 0;
}

/* ---- scores ---- */

/* Softmax. */
static void add_chances(const float *score, float share, struct pair_chances *out)
{
	float most = fmaxf(score[0], fmaxf(score[1], score[2]));
	double e[CLASSES], sum = 0;

	for (int c = 0; c < CLASSES; c++) {
		e[c] = exp((double)(score[c] - most));
		sum += e[c];
	}
	out->contradiction += share * (float)(e[0] / sum);
	out->entailment += share * (float)(e[1] / sum);
	out->neutral += share * (float)(e[2] / sum);
}

/* What one pair needs, taken back after each. */
struct room {
	struct model_scratch *scratch;
	float *vectors;
	struct piece_vec pieces;
};

static int read_pair(const struct pair_model *pairs, struct arena *arena, struct room *room,
	const struct claim_pair *pair, float share, struct pair_chances *out, struct err *err)
{
	float score[CLASSES];

	room->pieces.n = 0;
	if (pair_pieces(pairs, arena, pair, &room->pieces, err) < 0)
		return -1;
	model_encode_window(pairs->model, room->scratch, room->pieces.v, room->pieces.n, room->vectors);
	head_linear(&pairs->head, room->vectors, 1, score);
	add_chances(score, share, out);
	return 0;
}

int model_pair(const struct pair_model *pairs, struct arena *arena, const struct claim_pair *pair, uint32_t n,
	struct pair_chances *out, struct err *err)
{
	struct room room = { .scratch = model_scratch(pairs->model, arena),
		.vectors = ARENA_ARRAY(
			arena, float, (size_t)model_window(pairs->model) * model_width(pairs->model)) };

	for (uint32_t i = 0; i < n; i++) {
		struct claim_pair other = { pair[i].b, pair[i].a, NULL };
		float share = pair[i].story ? 1.0f : 0.5f;

		out[i] = (struct pair_chances){ 0 };
		if (read_pair(pairs, arena, &room, &pair[i], share, &out[i], err) < 0 ||
			(!pair[i].story && read_pair(pairs, arena, &room, &other, share, &out[i], err) < 0))
			return -1;
	}
	return 0;
}
