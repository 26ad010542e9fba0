#include "attribution/learned.h"

#include <math.h>
#include <setjmp.h>

#include "attribution/links.h"
#include "attribution/quotation.h"
#include "attribution/report.h"
#include "attribution/segments.h"

/* Bytes of text read in one go, which bounds the memory for vectors; a longer text is cut at a line break. */
enum { STRETCH_MAX = 24 * 1024 };

struct heads {
	struct segment_heads segments;
	struct link_heads links;
};

/* One stretch of the text with what was found in it. */
struct stretch {
	struct document *doc;
	struct words words;
	struct segment_vec segments;
	struct link *cue_of;    /* [segments] of contents */
	struct link *source_of; /* [segments] of cues */
};

/* The words' bytes, without a dateline in front. */
static struct span bytes_of(const struct stretch *s, uint32_t k)
{
	const struct segment *segment = &s->segments.v[k];
	struct span span = { s->words.v[segment->first].span.start, s->words.v[segment->end - 1].span.end };
	const struct document *doc = s->doc;
	uint32_t sentence = s->words.v[segment->end - 1].sentence;
	uint32_t body = doc->paragraphs.v[doc->sentences.v[sentence].paragraph].body_start;

	if (span.start < body && body < span.end)
		span.start = body;
	return span;
}

/*
 * The chance that a reader marks these too (source, cue and content overlap), from the least sure of their
 * parts: a logistic fit (Platt 1999) on half of PolNeAR dev's articles. models/README.md has the reliability
 * on the other half.
 */
static float calibrated(float least_sure)
{
	double p = fmin(fmax((double)least_sure, 1e-4), 1 - 1e-4);

	return (float)(1 / (1 + exp(-0.73) * pow((1 - p) / p, 0.63)));
}

/* What a content of another sentence than its cue's must be worth: exact links on PolNeAR dev rise by one in
 * a hundred. */
static const float STRAY = 0.5f;

/* Below it the parts belong together less often than not. */
static const float SURE_LEAST = 0.1f;

/*
 * Add segment k to the content. Two that stand in one quotation with nobody's words between them are one: the
 * speaker did not stop.
 */
static void add_content(const struct stretch *s, struct attribution *a, uint32_t k, uint32_t last)
{
	struct span span = bytes_of(s, k);

	if (last != INDEX_NONE && last + 1 == k && quotation_same(s->doc, bytes_of(s, last), span))
		a->content.v[a->content.n - 1].end = span.end;
	else
		vec_push(s->doc->arena, &a->content, span);
}

/* Is content k another sentence's that only hardly belongs to the cue? */
static bool stray(const struct stretch *s, uint32_t k, uint32_t cue)
{
	uint32_t here = s->words.v[s->segments.v[cue].first].sentence;
	const struct segment *content = &s->segments.v[k];

	return s->words.v[content->first].sentence != here && s->words.v[content->end - 1].sentence != here &&
	       s->cue_of[k].probability * content->probability < STRAY;
}

/* The cue with its contents and its source; false when no content is given to it or they hardly belong
 * together. */
static bool assemble(const struct stretch *s, uint32_t cue, struct attribution *a)
{
	uint32_t source = s->source_of[cue].segment;
	uint32_t last = INDEX_NONE;
	float sure = s->segments.v[cue].probability;

	*a = (struct attribution){ .cue = bytes_of(s, cue),
		.parent = INDEX_NONE,
		.sentence = s->words.v[s->segments.v[cue].first].sentence,
		.rule = "model" };
	for (uint32_t k = 0; k < s->segments.n; k++) {
		if (s->segments.v[k].role != ROLE_CONTENT || s->cue_of[k].segment != cue || stray(s, k, cue))
			continue;
		add_content(s, a, k, last);
		last = k;
		sure = fminf(sure, s->segments.v[k].probability * s->cue_of[k].probability);
	}
	if (!a->content.n)
		return false;
	if (source != INDEX_NONE) {
		vec_push(s->doc->arena, &a->source_spans, bytes_of(s, source));
		sure = fminf(sure, s->segments.v[source].probability);
	}
	sure = fminf(sure, s->source_of[cue].probability);
	a->confidence = calibrated(sure);
	return sure >= SURE_LEAST;
}

static int read_stretch(const struct model *model, struct model_scratch *scratch, const struct heads *heads,
	struct arena *arena, struct document *doc, struct span span, struct err *err)
{
	struct stretch s = { .doc = doc };

	if (words_read(model, scratch, arena, doc, span, &s.words, err))
		return -1;
	segments_find(&heads->segments, arena, &s.words, &s.segments);
	s.cue_of = ARENA_ARRAY(arena, struct link, s.segments.n + 1);
	s.source_of = ARENA_ARRAY(arena, struct link, s.segments.n + 1);
	links_find(&heads->links.content_cue, arena, &s.words, &s.segments, ROLE_CONTENT, ROLE_CUE, s.cue_of);
	links_find(
		&heads->links.cue_source, arena, &s.words, &s.segments, ROLE_CUE, ROLE_SOURCE, s.source_of);
	for (uint32_t k = 0; k < s.segments.n; k++) {
		struct attribution a;

		if (s.segments.v[k].role != ROLE_CUE || !assemble(&s, k, &a))
			continue;
		report_read(doc, &a);
		vec_push(doc->arena, &doc->attributions, a);
	}
	return 0;
}

/* Where a stretch that begins at `start` ends: the text's end, else the last line break that is near enough,
 * else the last space, else anywhere between two characters. */
static uint32_t stretch_end(struct str text, uint32_t start)
{
	uint32_t end, least_end = start + STRETCH_MAX / 2;

	if (text.n - start <= STRETCH_MAX)
		return (uint32_t)text.n;
	end = start + STRETCH_MAX;
	for (uint32_t at = end; at > least_end; at--)
		if (text.p[at - 1] == '\n')
			return at;
	for (uint32_t at = end; at > least_end; at--)
		if (text.p[at - 1] == ' ')
			return at;
	while (end > least_end && ((unsigned char)text.p[end] & 0xC0) == 0x80)
		end--;
	return end;
}

static int open_heads(const struct model *model, struct heads *heads, struct err *err)
{
	if (segment_heads_open(&heads->segments, model, err))
		return -1;
	return link_heads_open(&heads->links, model, err);
}

int learned_check(const struct model *model, struct err *err)
{
	struct heads heads;

	return open_heads(model, &heads, err);
}

/* Scratch memory: for the whole document and for one stretch of it. */
struct room {
	struct arena document, stretch;
};

static int read_stretches(const struct model *model, struct room *room, struct document *doc, struct err *err)
{
	struct heads heads;
	struct model_scratch *scratch = model_scratch(model, &room->document);

	if (open_heads(model, &heads, err))
		return -1;
	for (uint32_t start = 0, end; start < doc->text.n; start = end) {
		int rc;

		end = stretch_end(doc->text, start);
		rc = read_stretch(
			model, scratch, &heads, &room->stretch, doc, (struct span){ start, end }, err);
		arena_release(&room->stretch);
		if (rc)
			return -1;
	}
	return 0;
}

int learned_find(const struct model *model, struct document *doc, struct err *err)
{
	jmp_buf *outer = doc->arena->escape, escape;
	struct room room;
	int rc;

	arena_init(&room.document, &escape);
	arena_init(&room.stretch, &escape);
	if (setjmp(escape)) {
		arena_release(&room.stretch);
		arena_release(&room.document);
		doc->arena->escape = outer;
		longjmp(*outer, 1);
	}
	doc->arena->escape = &escape;
	rc = read_stretches(model, &room, doc, err);
	doc->arena->escape = outer;
	arena_release(&room.stretch);
	arena_release(&room.document);
	return rc;
}
