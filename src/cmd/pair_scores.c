#include "cmd/pair_scores.h"

/* The claim of the document that the statement was made of; NULL: of another article. */
static const struct attribution *own(const struct pair_scores *scores, const struct statement *statement)
{
	const struct document *doc = scores->doc;

	if (!str_eq(statement->document, doc->id) || statement->ordinal >= doc->claims.n)
		return NULL;
	return &doc->attributions.v[doc->claims.v[statement->ordinal].attribution];
}

static void add_name(struct strbuf *out, struct str name)
{
	if (name.n && out->n)
		strbuf_adds(out, "; ");
	strbuf_addstr(out, name);
}

static struct str names_of(
	const struct document *doc, const struct statement *statement, const struct attribution *attribution)
{
	struct strbuf out = strbuf_new(doc->arena);

	for (uint32_t i = 0; attribution && i < attribution->sources.n; i++) {
		const struct source *source = &attribution->sources.v[i];

		add_name(&out, source->name.n ? source->name : source->as_written);
	}
	for (uint32_t i = 0; !attribution && i < statement->source_names.n; i++)
		add_name(&out, statement->source_names.v[i]);
	return strbuf_str(&out);
}

static struct str content_of(const struct statement *statement, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);

	for (uint32_t i = 0; i < statement->content.n; i++) {
		if (i)
			strbuf_adds(&out, " … ");
		strbuf_addstr(&out, statement->content.v[i].text);
	}
	return strbuf_str(&out);
}

static void widen(struct span *whole, struct span part)
{
	if (part.end <= part.start)
		return;
	whole->start = part.start < whole->start ? part.start : whole->start;
	whole->end = part.end > whole->end ? part.end : whole->end;
}

static struct span whole_of(const struct attribution *attribution)
{
	struct span whole = attribution->content.v[0];

	for (uint32_t i = 0; i < attribution->content.n; i++)
		widen(&whole, attribution->content.v[i]);
	for (uint32_t i = 0; i < attribution->source_spans.n; i++)
		widen(&whole, attribution->source_spans.v[i]);
	widen(&whole, attribution->cue);
	return whole;
}

static struct pair_claim claim_of(const struct pair_scores *scores, const struct statement *statement)
{
	const struct attribution *attribution = own(scores, statement);
	struct pair_claim claim = { .source = names_of(scores->doc, statement, attribution),
		.cue = statement->cue,
		.content = content_of(statement, scores->doc->arena) };

	if (attribution) {
		claim.contents = attribution->content.v;
		claim.n_contents = attribution->content.n;
		claim.whole = whole_of(attribution);
	}
	return claim;
}

static const struct pair_story *story_of(struct pair_scores *scores)
{
	const struct document *doc = scores->doc;
	struct span *sentences;

	if (scores->split)
		return &scores->story;
	sentences = ARENA_ARRAY(doc->arena, struct span, doc->sentences.n ? doc->sentences.n : 1);
	for (uint32_t i = 0; i < doc->sentences.n; i++)
		sentences[i] = doc->sentences.v[i].span;
	scores->split = !pair_story(
		scores->pairs, doc->arena, doc->text, sentences, doc->sentences.n, &scores->story);
	return scores->split ? &scores->story : NULL;
}

static void score(void *context, const struct statement *const *a, const struct statement *const *b,
	uint32_t n, float *out)
{
	struct pair_scores *scores = context;
	struct arena *arena = scores->doc->arena;
	struct pair_claim *claims = ARENA_ARRAY(arena, struct pair_claim, 2 * (size_t)n);
	struct claim_pair *pairs = ARENA_ARRAY(arena, struct claim_pair, n);
	struct pair_chances *chances = ARENA_ARRAY(arena, struct pair_chances, n);
	struct err err;
	bool failed;

	for (uint32_t i = 0; i < n; i++) {
		struct pair_claim *x = &claims[2 * i], *y = x + 1;

		*x = claim_of(scores, a[i]);
		*y = claim_of(scores, b[i]);
		pairs[i] =
			(struct claim_pair){ x, y, x->n_contents && y->n_contents ? story_of(scores) : NULL };
	}
	failed = model_pair(scores->pairs, arena, pairs, n, chances, &err) != 0;
	for (uint32_t i = 0; i < n; i++)
		out[i] = failed ? -1 : chances[i].contradiction;
}

const struct conflict_learned *pair_scores_begin(
	struct pair_scores *scores, const struct pair_model *pairs, const struct document *doc)
{
	*scores = (struct pair_scores){ .pairs = pairs, .doc = doc, .learned = { score, scores } };
	return pairs ? &scores->learned : NULL;
}
