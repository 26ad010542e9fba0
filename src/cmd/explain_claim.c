#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claim/claim.h"
#include "cmd/command.h"
#include "cmd/explain.h"
#include "cmd/fields.h"
#include "cmd/rule_words.h"
#include "export/jsonl.h"
#include "text/text.h"

/* A claim with its article. */
struct claim_view {
	struct explain *explain;
	struct document doc;
	struct id_vec ids;
	uint32_t index;
	const struct claim *claim;
	const struct attribution *attribution;
	struct str independent, same; /* from claim_table */
};

static struct str join(struct claim_view *view, const struct str_vec *words)
{
	struct strbuf out = strbuf_new(&view->explain->arena);

	for (uint32_t i = 0; i < words->n; i++) {
		strbuf_adds(&out, i ? "; " : "");
		strbuf_addstr(&out, words->v[i]);
	}
	return out.n ? strbuf_str(&out) : (struct str){ 0 };
}

/* ---- where ---- */

/* Paragraphs counted from 1, headline and byline too; 0 for none. */
static uint32_t paragraph_at(const struct document *doc, uint32_t at)
{
	for (uint32_t i = 0; i < doc->paragraphs.n; i++)
		if (at < doc->paragraphs.v[i].span.end)
			return i + 1;
	return doc->paragraphs.n;
}

/* Where the article has the name first, as it is shown; 0 where it never has. */
static uint32_t first_named(const struct document *doc, struct str name)
{
	for (size_t at = 0; name.n && at + name.n <= doc->text.n; at++) {
		const char *hit = memchr(doc->text.p + at, name.p[0], doc->text.n - name.n - at + 1);

		if (!hit)
			return 0;
		at = (size_t)(hit - doc->text.p);
		if (!memcmp(hit, name.p, name.n))
			return paragraph_at(doc, (uint32_t)at);
	}
	return 0;
}

/* A source that is somewhere else than its words. */
static bool is_elsewhere(const struct source *source)
{
	return source->name.n && !str_eq(source->name, source->as_written) && source->kind != SOURCE_AUTHOR;
}

static struct str source_sentence(struct claim_view *view, const struct source *source)
{
	struct strbuf out = strbuf_new(&view->explain->arena);
	uint32_t paragraph = is_elsewhere(source) ? first_named(&view->doc, source->name) : 0;

	strbuf_addstr(&out, rule_of_source(source, &view->explain->arena));
	if (paragraph)
		strbuf_addf(&out, ", named in paragraph %u", paragraph);
	return strbuf_str(&out);
}

/* ---- for people ---- */

static void field(struct claim_view *view, const char *label, struct str value)
{
	field_print(&view->explain->arena, view->explain->width, label, value);
}

/* "the sentence (rule, 0.95)" */
static void rule_field(
	struct claim_view *view, const char *label, struct str sentence, const char *rule, float confidence)
{
	struct strbuf out = strbuf_new(&view->explain->arena);

	strbuf_addstr(&out, sentence);
	if (rule)
		strbuf_addf(&out, " (%s, confidence %.2f)", rule, (double)confidence);
	field(view, label, strbuf_str(&out));
}

static void words_field(struct claim_view *view, const char *label, const struct span *spans, uint32_t n)
{
	struct str words = jsonl_words(&view->doc, spans, n);
	struct strbuf out = strbuf_new(&view->explain->arena);

	if (!words.n)
		return;
	strbuf_addf(&out, "“%.*s” (paragraph %u, from character %u)", STR_ARG(words),
		paragraph_at(&view->doc, spans[0].start), document_code_point(&view->doc, spans[0].start));
	field(view, label, strbuf_str(&out));
}

static void print_source(struct claim_view *view, const struct source *source)
{
	struct strbuf kind = strbuf_new(&view->explain->arena);

	putchar('\n');
	field(view, "source", source->name.n ? source->name : STR("(not resolved)"));
	rule_field(view, "  because", source_sentence(view, source), source->rule, source->confidence);
	strbuf_addf(&kind, "%s, %s",
		source->kind == SOURCE_UNKNOWN ? "unknown" : source_kind_name(source->kind),
		source->named ? "named" : "not named");
	field(view, "  kind", strbuf_str(&kind));
	field(view, "  role", source->role);
	field(view, "  organization", source->organization);
	field(view, "  affiliation", source->affiliation);
	field(view, "  basis", source->basis);
	field(view, "  why no name", source->anonymity_reason);
	field(view, "  told to", source->relayed_by);
	if (!source->name.n)
		field(view, "  may be", join(view, &source->candidates));
}

static void print_warnings(struct claim_view *view)
{
	for (uint32_t i = 0; i < view->doc.warnings.n; i++) {
		const struct warning *warning = &view->doc.warnings.v[i];

		if (warning->claim == view->index)
			field(view, warning->rule, rule_of_warning(warning, &view->explain->arena));
	}
}

/* The claim as it is compared: readable by itself, with what the verb makes of it. */
static struct str stated(struct claim_view *view)
{
	struct statement statement = claim_statement(&view->doc, view->index, &view->explain->arena);

	return statement_stated(&statement, &view->explain->arena);
}

static void print_claim(struct claim_view *view, int64_t id)
{
	const struct attribution *attribution = view->attribution;
	struct strbuf said = strbuf_new(&view->explain->arena);

	printf("c%lld\n\n", (long long)id);
	field(view, "claim", stated(view));
	words_field(view, "source's words", attribution->source_spans.v, attribution->source_spans.n);
	words_field(view, "who says so", &attribution->cue, 1);
	words_field(view, "what is said", attribution->content.v, attribution->content.n);
	rule_field(view, "found by", rule_of_attribution(attribution->rule, &view->explain->arena),
		attribution->rule, attribution->confidence);
	strbuf_addf(&said, "%s%s, %s speech, %s, %s", attribution->cue_negated ? "not " : "",
		stance_name(attribution->stance), speech_name(attribution->speech),
		polarity_name(view->claim->polarity), certainty_name(view->claim->certainty));
	field(view, "read as", strbuf_str(&said));
	if (!attribution->sources.n)
		field(view, "source", STR("(the article gives none)"));
	for (uint32_t i = 0; i < attribution->sources.n; i++)
		print_source(view, &attribution->sources.v[i]);
	putchar('\n');
	field(view, "independent sources", view->independent);
	field(view, "same claim", view->same);
	print_warnings(view);
}

/* ---- for programs ---- */

static void put_rule(struct json *json, const char *rule, struct str sentence, float confidence)
{
	json_put_str(json, "rule", str_of(rule));
	json_put_str(json, "sentence", sentence);
	json_put_real(json, "confidence", (double)confidence);
}

static void put_source(struct json *json, struct claim_view *view, const struct source *source)
{
	uint32_t paragraph = is_elsewhere(source) ? first_named(&view->doc, source->name) : 0;

	json_open(json, '{');
	json_put_str(json, "name", source->name.n ? source->name : (struct str){ 0 });
	put_rule(json, source->rule, source_sentence(view, source), source->confidence);
	if (paragraph)
		json_put_int(json, "named_in_paragraph", paragraph);
	else
		json_put_null(json, "named_in_paragraph");
	json_close(json, '}');
}

static void put_warning(struct json *json, struct claim_view *view, const struct warning *warning)
{
	json_open(json, '{');
	json_put_str(json, "rule", str_of(warning->rule));
	json_put_str(json, "sentence", rule_of_warning(warning, &view->explain->arena));
	json_put_str(json, "about", warning->detail.n ? warning->detail : (struct str){ 0 });
	json_close(json, '}');
}

static void print_json(struct claim_view *view, int64_t id)
{
	const struct attribution *attribution = view->attribution;
	struct json json = json_new(&view->explain->arena);

	json_open(&json, '{');
	json_key(&json, "claim");
	jsonl_claim(&json, &view->doc, view->index, id);
	json_put_str(&json, "stated", stated(view));
	json_key(&json, "found");
	json_open(&json, '{');
	put_rule(&json, attribution->rule, rule_of_attribution(attribution->rule, &view->explain->arena),
		attribution->confidence);
	json_close(&json, '}');
	json_key(&json, "sources");
	json_open(&json, '[');
	for (uint32_t i = 0; i < attribution->sources.n; i++)
		put_source(&json, view, &attribution->sources.v[i]);
	json_close(&json, ']');
	json_put_int(&json, "independent_sources",
		view->independent.n ? strtoll(view->independent.p, NULL, 10) : 0);
	json_key(&json, "warnings");
	json_open(&json, '[');
	for (uint32_t i = 0; i < view->doc.warnings.n; i++)
		if (view->doc.warnings.v[i].claim == view->index)
			put_warning(&json, view, &view->doc.warnings.v[i]);
	json_close(&json, ']');
	json_close(&json, '}');
	fwrite(json.out.p, 1, json.out.n, stdout);
	putchar('\n');
}

/* ---- reading ---- */

/* What takes other articles to tell. */
static int read_row(struct claim_view *view, int64_t id, struct err *err)
{
	struct arena *arena = &view->explain->arena;
	struct store_rows rows;
	int rc;

	if (store_rows_open(view->explain->store, TABLE_CLAIMS, id, &rows, err))
		return -1;
	rc = store_rows_next(&rows, err);
	if (rc == 1) {
		view->independent = str_copy(arena, store_rows_get(&rows, "independent_sources"));
		view->same = str_copy(arena, store_rows_get(&rows, "same_who"));
	}
	store_rows_close(&rows);
	return rc < 0 ? -1 : 0;
}

int explain_claim(struct explain *explain, int64_t id, struct err *err)
{
	struct claim_view view = { .explain = explain };
	int64_t article;
	bool found = false;

	if (store_claim_article(explain->store, id, &article, err))
		return -1;
	if (!article)
		return 0;
	if (store_load(explain->store, article, &explain->arena, &view.doc, &view.ids, &found, err) ||
		read_row(&view, id, err))
		return -1;
	while (view.index < view.ids.n && view.ids.v[view.index] != id)
		view.index++;
	if (!found || view.index == view.ids.n)
		return 0;
	text_paragraphs(&view.doc);
	view.claim = &view.doc.claims.v[view.index];
	view.attribution = &view.doc.attributions.v[view.claim->attribution];
	if (explain->as_json)
		print_json(&view, id);
	else
		print_claim(&view, id);
	return 1;
}
