#include "claim/claim.h"

#include <assert.h>

#include "claim/steps.h"
#include "text/quantities.h"

static struct claim build_one(struct document *doc, const struct fills *fills, uint32_t index)
{
	const struct attribution *attribution = &doc->attributions.v[index];
	struct claim claim = { .attribution = index, .via = INDEX_NONE };

	assert(attribution->content.n);
	claim.text = claim_normal_form(fills, attribution);
	claim.polarity = claim_polarity(attribution);
	claim.certainty = claim_certainty(doc, attribution);
	for (uint32_t i = 0; i < attribution->content.n; i++) {
		struct token_range range = claim_tokens(doc, attribution->content.v[i]);

		text_quantities(doc, range.first, range.end, doc->arena, &claim.quantities);
	}
	claim.said_on = claim_said_on(doc, attribution);
	claim.event_time = claim_event_time(doc, attribution);
	claim.via = attribution->parent; /* claims stand in the order of their attributions */
	return claim;
}

int claim_build(struct document *doc, struct err *err)
{
	struct fills fills = fills_new(doc);

	(void)err;
	for (uint32_t i = 0; i < doc->attributions.n; i++)
		vec_push(doc->arena, &doc->claims, build_one(doc, &fills, i));
	return 0;
}

void claim_date(struct document *doc)
{
	for (uint32_t i = 0; i < doc->claims.n; i++) {
		struct claim *claim = &doc->claims.v[i];
		struct attribution *attribution = &doc->attributions.v[claim->attribution];

		if (span_empty(attribution->cue) || !attribution->content.n)
			continue;
		attribution->sentence = document_sentence_at(doc, attribution->cue.start);
		claim->text = claim_stamped(doc, attribution, claim->text);
		claim->said_on = claim_said_on(doc, attribution);
		claim->event_time = claim_event_time(doc, attribution);
	}
}
