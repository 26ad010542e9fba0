#include <stdlib.h>

#include "claim/claim.h"
#include "conflict/conflict.h"
#include "pipeline/pipeline.h"

/* Any bytes through all stages and a comparison of the claims, and what their records promise held against
 * them. */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { EVIDENCE_MAX = 160 };

static void require(bool promise)
{
	if (!promise)
		abort();
}

static void check_span(const struct document *doc, struct span span)
{
	require(span.start <= span.end && span.end <= doc->text.n);
	require(span.end == doc->text.n || ((unsigned char)doc->text.p[span.end] & 0xC0) != 0x80);
	require(span.start == doc->text.n || ((unsigned char)doc->text.p[span.start] & 0xC0) != 0x80);
}

static void check_spans(const struct document *doc, const struct span_vec *spans)
{
	for (uint32_t i = 0; i < spans->n; i++) {
		check_span(doc, spans->v[i]);
		require(!span_empty(spans->v[i]));
		require(!i || spans->v[i - 1].end <= spans->v[i].start);
	}
}

static void check_attributions(const struct document *doc)
{
	for (uint32_t i = 0; i < doc->attributions.n; i++) {
		const struct attribution *attribution = &doc->attributions.v[i];

		check_spans(doc, &attribution->source_spans);
		check_spans(doc, &attribution->content);
		check_span(doc, attribution->cue);
		require(attribution->content.n && attribution->verb && attribution->rule);
		require(attribution->parent == INDEX_NONE || attribution->parent < i);
		require(attribution->confidence >= 0 && attribution->confidence <= 1);
		for (uint32_t s = 0; s < attribution->sources.n; s++)
			require(attribution->sources.v[s].rule);
	}
}

/* One of each attribution, in their order. */
static void check_claims(const struct document *doc)
{
	require(doc->claims.n == doc->attributions.n);
	for (uint32_t i = 0; i < doc->claims.n; i++) {
		const struct claim *claim = &doc->claims.v[i];

		require(claim->attribution == i);
		require(claim->via == INDEX_NONE || claim->via < i);
		for (uint32_t q = 0; q < claim->quantities.n; q++)
			check_span(doc, claim->quantities.v[q].span);
	}
}

static void check_evidence(const struct document *doc, const struct statement *side, struct span evidence)
{
	require(evidence.start < evidence.end && evidence.end - evidence.start <= EVIDENCE_MAX);
	require(evidence.end <= document_code_point(doc, (uint32_t)doc->text.n));
	require(side->content.n && evidence.start >= side->content.v[0].start);
}

static void check_conflicts(const struct document *doc)
{
	struct statement_vec fresh = { 0 };
	struct conflict_vec found = { 0 };
	struct conflict_input input = { .fresh = &fresh };

	for (uint32_t i = 0; i < doc->claims.n; i++)
		vec_push(doc->arena, &fresh, claim_statement(doc, i, doc->arena));
	input.candidates = ARENA_ARRAY(doc->arena, struct statement_vec, fresh.n);
	conflict_find(&input, doc->arena, &found);
	for (uint32_t i = 0; i < found.n; i++) {
		const struct conflict *conflict = &found.v[i];

		require(conflict->a && conflict->b && conflict->a != conflict->b && conflict->reason.n);
		require(conflict->score >= 0 && conflict->score <= 1);
		check_evidence(doc, conflict->a, conflict->evidence_a);
		check_evidence(doc, conflict->b, conflict->evidence_b);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct article article = { .text = { (const char *)data, n } };
	struct document doc;
	struct arena arena;
	jmp_buf escape;
	struct err err;

	arena_init(&arena, &escape);
	if (setjmp(escape)) {
		arena_release(&arena);
		return 0;
	}
	if (!pipeline_run(NULL, &article, STAGE_CLAIMS, &arena, &doc, &err)) {
		check_attributions(&doc);
		check_claims(&doc);
		check_conflicts(&doc);
	}
	arena_release(&arena);
	return 0;
}
