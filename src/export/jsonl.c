#include "export/jsonl.h"

#include <string.h>

static void put_span(struct json *json, uint32_t start, uint32_t end)
{
	json_open(json, '[');
	json_int(json, start);
	json_int(json, end);
	json_close(json, ']');
}

static void put_spans(
	struct json *json, const char *key, const struct document *doc, const struct span *spans, uint32_t n)
{
	json_key(json, key);
	json_open(json, '[');
	for (uint32_t i = 0; i < n; i++)
		if (!span_empty(spans[i]))
			put_span(json, document_code_point(doc, spans[i].start),
				document_code_point(doc, spans[i].end));
	json_close(json, ']');
}

struct str jsonl_words(const struct document *doc, const struct span *spans, uint32_t n)
{
	struct strbuf words = strbuf_new(doc->arena);

	for (uint32_t i = 0; i < n; i++) {
		if (span_empty(spans[i]))
			continue;
		if (words.n)
			strbuf_adds(&words, " … ");
		strbuf_addstr(&words, document_slice(doc, spans[i]));
	}
	return words.n ? strbuf_str(&words) : (struct str){ 0 };
}

static struct str known(struct str s)
{
	return s.n ? s : (struct str){ 0 };
}

static void put_candidates(struct json *json, const struct str_vec *names)
{
	json_key(json, "candidates");
	json_open(json, '[');
	for (uint32_t i = 0; i < names->n; i++)
		json_str(json, names->v[i]);
	json_close(json, ']');
}

static void put_source(struct json *json, const struct source *source)
{
	json_open(json, '{');
	if (source->name.n)
		json_put_str(json, "name", source->name);
	json_put_str(json, "kind", str_of(source_kind_name(source->kind)));
	json_put_bool(json, "named", source->named);
	json_put_str(json, "role", known(source->role));
	json_put_str(json, "organization", known(source->organization));
	if (source->number)
		json_put_int(json, "number", source->number);
	else
		json_put_null(json, "number");
	json_put_str(json, "as_written", known(source->as_written));
	json_put_str(json, "basis", known(source->basis));
	json_put_str(json, "anonymity_reason", known(source->anonymity_reason));
	json_put_str(json, "affiliation", known(source->affiliation));
	json_put_str(json, "relayed_by", known(source->relayed_by));
	if (!source->name.n)
		put_candidates(json, &source->candidates);
	json_put_str(json, "rule", source->rule ? str_of(source->rule) : (struct str){ 0 });
	json_put_real(json, "confidence", (double)source->confidence);
	json_close(json, '}');
}

static void put_sources(struct json *json, const struct source_vec *sources)
{
	json_key(json, "sources");
	json_open(json, '[');
	for (uint32_t i = 0; i < sources->n; i++)
		put_source(json, &sources->v[i]);
	json_close(json, ']');
}

static void put_quantity(struct json *json, const struct document *doc, const struct quantity *quantity)
{
	json_open(json, '{');
	json_key(json, "span");
	put_span(json, document_code_point(doc, quantity->span.start),
		document_code_point(doc, quantity->span.end));
	json_put_str(json, "text", document_slice(doc, quantity->span));
	json_put_real(json, "low", quantity->low);
	json_put_real(json, "high", quantity->high);
	json_put_bool(json, "approximate", quantity->approximate);
	json_put_str(json, "unit", known(quantity->unit));
	json_close(json, '}');
}

static void put_quantities(
	struct json *json, const struct document *doc, const struct quantity_vec *quantities)
{
	json_key(json, "quantities");
	json_open(json, '[');
	for (uint32_t i = 0; i < quantities->n; i++)
		put_quantity(json, doc, &quantities->v[i]);
	json_close(json, ']');
}

static void put_words(struct json *json, const struct document *doc, const struct attribution *attribution)
{
	const struct span_vec *source = &attribution->source_spans, *content = &attribution->content;

	put_spans(json, "source_spans", doc, source->v, source->n);
	put_spans(json, "cue_spans", doc, &attribution->cue, 1);
	put_spans(json, "content_spans", doc, content->v, content->n);
	json_put_str(json, "source_text", jsonl_words(doc, source->v, source->n));
	json_put_str(json, "cue_text", jsonl_words(doc, &attribution->cue, 1));
	json_put_str(json, "content_text", jsonl_words(doc, content->v, content->n));
}

/* The first warning of the claim or of one after it. */
static uint32_t first_warning(const struct document *doc, uint32_t claim)
{
	uint32_t low = 0, high = doc->warnings.n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (doc->warnings.v[middle].claim < claim)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The rules, each once; the document's warnings are in the order of its claims. */
static void put_warnings(struct json *json, const struct document *doc, uint32_t claim)
{
	const char *last = "";

	json_key(json, "sourcing_warnings");
	json_open(json, '[');
	for (uint32_t i = first_warning(doc, claim); i < doc->warnings.n && doc->warnings.v[i].claim == claim;
		i++) {
		if (strcmp(doc->warnings.v[i].rule, last))
			json_str(json, str_of(doc->warnings.v[i].rule));
		last = doc->warnings.v[i].rule;
	}
	json_close(json, ']');
}

void jsonl_claim(struct json *json, const struct document *doc, uint32_t index, int64_t id)
{
	const struct claim *claim = &doc->claims.v[index];
	const struct attribution *attribution = &doc->attributions.v[claim->attribution];

	json_open(json, '{');
	if (id)
		json_put_int(json, "id", id);
	json_put_str(json, "document", doc->id);
	json_put_int(json, "claim", (int64_t)index + 1);
	json_put_str(json, "speech", str_of(speech_name(attribution->speech)));
	json_put_str(json, "claim_text", claim->text);
	put_words(json, doc, attribution);
	put_sources(json, &attribution->sources);
	json_put_str(json, "verb", known(str_of(attribution->verb)));
	json_put_str(json, "stance", str_of(stance_name(attribution->stance)));
	if (claim->via == INDEX_NONE)
		json_put_null(json, "via");
	else
		json_put_int(json, "via", (int64_t)claim->via + 1);
	json_put_str(json, "polarity", str_of(polarity_name(claim->polarity)));
	json_put_str(json, "certainty", str_of(certainty_name(claim->certainty)));
	json_put_str(json, "said_on", known(claim->said_on));
	json_put_str(json, "event_time", known(claim->event_time));
	put_quantities(json, doc, &claim->quantities);
	json_put_str(json, "rule", known(str_of(attribution->rule)));
	json_put_real(json, "confidence", (double)attribution->confidence);
	put_warnings(json, doc, index);
	json_close(json, '}');
}

static void put_code_points(struct json *json, const char *key, const struct span_vec *spans)
{
	json_key(json, key);
	json_open(json, '[');
	for (uint32_t i = 0; i < spans->n; i++)
		put_span(json, spans->v[i].start, spans->v[i].end);
	json_close(json, ']');
}

static void put_side(struct json *json, const char *key, const struct conflict_side *side)
{
	json_key(json, key);
	json_open(json, '{');
	json_put_int(json, "id", side->id);
	json_put_str(json, "document", side->document);
	json_put_int(json, "claim", side->claim);
	json_put_str(json, "source", known(side->source));
	put_code_points(json, "content_spans", &side->content);
	json_put_str(json, "content_text", side->content_text);
	put_code_points(json, "evidence_spans", &side->evidence);
	json_close(json, '}');
}

void jsonl_conflict(struct json *json, const struct conflict_line *line)
{
	json_open(json, '{');
	json_put_int(json, "conflict", line->id);
	json_put_str(json, "issue", known(line->issue));
	json_put_str(json, "type", line->type);
	json_put_real(json, "score", line->score);
	put_side(json, "a", &line->a);
	put_side(json, "b", &line->b);
	json_put_str(json, "reason", known(line->reason));
	json_put_str(json, "tier", line->tier);
	json_put_str(json, "status", line->status);
	json_close(json, '}');
}
