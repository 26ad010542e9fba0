#include "claim/claim.h"
#include "claim/steps.h"

#include <assert.h>

static void fill_content(const struct document *doc, const struct attribution *attribution,
	struct arena *arena, struct statement *out)
{
	for (uint32_t i = 0; i < attribution->content.n; i++) {
		struct span span = attribution->content.v[i];

		vec_push(arena, &out->content,
			(struct fragment){ document_slice(doc, span), document_code_point(doc, span.start) });
	}
}

struct statement claim_statement(const struct document *doc, uint32_t index, struct arena *arena)
{
	const struct claim *claim = &doc->claims.v[index];
	const struct attribution *attribution = &doc->attributions.v[claim->attribution];
	struct statement out = { .ordinal = index, .parent = claim->via, .sentence = attribution->sentence };

	assert(index < doc->claims.n);
	if (attribution->sentence < doc->sentences.n)
		out.paragraph = doc->sentences.v[attribution->sentence].paragraph;
	out.document = doc->id;
	out.outlet = doc->outlet;
	out.published = doc->published;
	fill_content(doc, attribution, arena, &out);
	out.lead = claim_lead(doc, index);
	out.tail = claim_tail(doc, attribution, arena);
	out.claim_text = claim->text;
	out.cue = document_slice(doc, attribution->cue);
	out.verb = str_of(attribution->verb);
	for (uint32_t i = 0; i < attribution->sources.n; i++)
		vec_push(arena, &out.source_names, attribution->sources.v[i].name);
	out.speech = attribution->speech;
	out.stance = attribution->stance;
	out.cue_negated = attribution->cue_negated;
	out.polarity = claim->polarity;
	out.certainty = claim->certainty;
	out.said_on = claim->said_on;
	out.event_time = claim->event_time;
	return out;
}

/* What the verb does to the words; NULL where it asserts them. */
static const char *folded(const struct statement *statement)
{
	if (statement->polarity == POLARITY_DENIED)
		return "not so";
	if (statement->cue_negated)
		return statement->stance == STANCE_DENIES ? "not denied" : "not said";
	switch (statement->stance) {
	case STANCE_ASKS:
		return "asked for";
	case STANCE_REFUSES:
		return "declined";
	case STANCE_ATTITUDE:
		return "in mind";
	case STANCE_PREDICTS:
		return "expected";
	default:
		return NULL;
	}
}

struct str statement_stated(const struct statement *statement, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);

	if (!folded(statement))
		return statement->claim_text;
	strbuf_addf(&out, "%s: %.*s", folded(statement), STR_ARG(statement->claim_text));
	return strbuf_str(&out);
}
