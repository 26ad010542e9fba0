#include "cmd/command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd/dump_pairs.h"
#include "cmd/input.h"
#include "export/safe.h"
#include "pipeline/pipeline.h"

/*
 * What a stage made of an article, one thing a line, for the golden files and for looking. Offsets are code
 * points.
 */

/* Behind the stages: what is compared, when all of them are done. */
enum { DUMP_PAIRS = STAGE_WARNINGS + 1 };

static const char *const token_kinds[] = { "word", "number", "quote", "punct", "symbol" };
static const char *const paragraph_kinds[] = { "body", "headline", "byline", "other" };
static const char *const encodings[] = { "utf-8", "utf-16le", "utf-16be", "windows-1252" };

/* [12,20) */
static void print_offsets(const struct document *doc, struct span span)
{
	printf("[%u,%u)", document_code_point(doc, span.start), document_code_point(doc, span.end));
}

/* [12,20) “the words” */
static void print_span(const struct document *doc, struct span span)
{
	print_offsets(doc, span);
	fputs(" “", stdout);
	safe_write(stdout, document_slice(doc, span));
	fputs("”", stdout);
}

static void print_found(const struct document *doc, const char *label, struct span span)
{
	if (span_empty(span))
		return;
	printf("  %s ", label);
	print_span(doc, span);
	putchar('\n');
}

static void print_known(const char *label, struct str value)
{
	if (!value.n)
		return;
	printf("  %s: ", label);
	safe_write(stdout, value);
	putchar('\n');
}

static void dump_metadata(const struct document *doc)
{
	fputs("document ", stdout);
	safe_write(stdout, doc->id);
	printf(" (%s, %u code points, %u replaced)\n", encodings[doc->encoding],
		document_code_point(doc, (uint32_t)doc->text.n), doc->n_replaced);
	print_known("published", doc->published);
	print_known("outlet", doc->outlet);
	print_known("title", doc->title);
	print_known("byline", doc->byline);
	print_known("url", doc->url);
	print_found(doc, "date at", doc->date_span);
	print_found(doc, "title at", doc->title_span);
	print_found(doc, "byline at", doc->byline_span);
	print_found(doc, "dateline at", doc->dateline_span);
}

static void dump_quotes(const struct document *doc)
{
	for (uint32_t i = 0; i < doc->quotes.n; i++) {
		const struct quote *quote = &doc->quotes.v[i];

		printf("quote %u depth %u%s%s%s", i, quote->depth, quote->open ? " open" : "",
			quote->repaired ? " repaired" : "", quote->scare ? " scare" : "");
		if (quote->continues != INDEX_NONE)
			printf(" continues %u", quote->continues);
		putchar(' ');
		print_span(doc, quote->span);
		putchar('\n');
	}
}

static void dump_token(const struct document *doc, const struct token *token)
{
	fputs("    ", stdout);
	print_offsets(doc, token->span);
	printf(" %s ", token_kinds[token->kind]);
	safe_write(stdout, str_of(token->form));
	if (token->quote_depth)
		printf(" quote %u depth %u", token->quote, token->quote_depth);
	putchar('\n');
}

static void dump_sentence(const struct document *doc, uint32_t index)
{
	const struct sentence *sentence = &doc->sentences.v[index];

	printf("  sentence %u ", index);
	print_span(doc, sentence->span);
	putchar('\n');
	for (uint32_t i = 0; i < sentence->n_tokens; i++)
		dump_token(doc, &doc->tokens.v[sentence->first_token + i]);
}

static void dump_text(const struct document *doc)
{
	dump_metadata(doc);
	dump_quotes(doc);
	for (uint32_t i = 0; i < doc->paragraphs.n; i++) {
		const struct paragraph *paragraph = &doc->paragraphs.v[i];

		printf("paragraph %u %s ", i, paragraph_kinds[paragraph->kind]);
		print_offsets(doc, paragraph->span);
		printf(" body from %u\n", document_code_point(doc, paragraph->body_start));
		for (uint32_t k = 0; k < paragraph->n_sentences; k++)
			dump_sentence(doc, paragraph->first_sentence + k);
	}
}

static void dump_attribution(const struct document *doc, uint32_t index)
{
	const struct attribution *attribution = &doc->attributions.v[index];

	printf("attribution %u %s %s", index, speech_name(attribution->speech),
		stance_name(attribution->stance));
	if (attribution->cue_negated)
		fputs(" negated", stdout);
	if (attribution->verb)
		printf(" verb \"%s\"", attribution->verb);
	if (attribution->parent != INDEX_NONE)
		printf(" in %u", attribution->parent);
	printf(" rule %s confidence %.2f\n", attribution->rule ? attribution->rule : "-",
		(double)attribution->confidence);
	for (uint32_t i = 0; i < attribution->source_spans.n; i++)
		print_found(doc, "source", attribution->source_spans.v[i]);
	print_found(doc, "cue", attribution->cue);
	for (uint32_t i = 0; i < attribution->content.n; i++)
		print_found(doc, "content", attribution->content.v[i]);
}

static void print_if(const char *label, struct str value)
{
	if (!value.n)
		return;
	printf(", %s \"", label);
	safe_write(stdout, value);
	putchar('"');
}

static void dump_source(const struct source *source)
{
	fputs("  from ", stdout);
	safe_write(stdout, source->name.n ? source->name : STR("(unresolved)"));
	printf(", %s, %s", source->kind == SOURCE_UNKNOWN ? "unknown" : source_kind_name(source->kind),
		source->named ? "named" : "not named");
	if (source->number)
		printf(", number %u", source->number);
	print_if("role", source->role);
	print_if("organization", source->organization);
	print_if("as written", source->as_written);
	print_if("basis", source->basis);
	print_if("reason", source->anonymity_reason);
	print_if("affiliation", source->affiliation);
	print_if("relayed by", source->relayed_by);
	for (uint32_t i = 0; !source->name.n && i < source->candidates.n; i++)
		print_if("perhaps", source->candidates.v[i]);
	printf(", rule %s\n", source->rule ? source->rule : "-");
}

static void dump_attributions(const struct document *doc, bool sources)
{
	for (uint32_t i = 0; i < doc->attributions.n; i++) {
		const struct source_vec *from = &doc->attributions.v[i].sources;

		dump_attribution(doc, i);
		for (uint32_t k = 0; sources && k < from->n; k++)
			dump_source(&from->v[k]);
	}
}

static void dump_entities(const struct document *doc)
{
	for (uint32_t i = 0; i < doc->entities.n; i++) {
		const struct entity *entity = &doc->entities.v[i];

		printf("entity %u ", i);
		safe_write(stdout, entity->name);
		printf(", %s%s", entity->kind == SOURCE_UNKNOWN ? "unknown" : source_kind_name(entity->kind),
			entity->plural ? ", plural" : "");
		print_if("role", entity->role);
		print_if("organization", entity->organization);
		for (uint32_t k = 0; k < entity->aliases.n; k++)
			print_if("also", entity->aliases.v[k]);
		putchar('\n');
	}
}

static void dump_claims(const struct document *doc)
{
	for (uint32_t i = 0; i < doc->claims.n; i++) {
		const struct claim *claim = &doc->claims.v[i];

		printf("claim %u %s %s", i + 1, polarity_name(claim->polarity),
			certainty_name(claim->certainty));
		if (claim->via != INDEX_NONE)
			printf(" via %u", claim->via + 1);
		putchar('\n');
		print_known("text", claim->text);
		print_known("said on", claim->said_on);
		print_known("event time", claim->event_time);
		for (uint32_t k = 0; k < claim->quantities.n; k++) {
			const struct quantity *quantity = &claim->quantities.v[k];

			printf("  quantity %.10g to %.10g%s", quantity->low, quantity->high,
				quantity->approximate ? " approximate" : "");
			print_if("unit", quantity->unit);
			putchar(' ');
			print_span(doc, quantity->span);
			putchar('\n');
		}
		dump_attribution(doc, claim->attribution);
		for (uint32_t k = 0; k < doc->attributions.v[claim->attribution].sources.n; k++)
			dump_source(&doc->attributions.v[claim->attribution].sources.v[k]);
	}
}

static void dump_warnings(const struct document *doc)
{
	for (uint32_t i = 0; i < doc->warnings.n; i++) {
		const struct warning *warning = &doc->warnings.v[i];

		if (warning->claim == INDEX_NONE)
			printf("article: %s", warning->rule);
		else
			printf("claim %u: %s", warning->claim + 1, warning->rule);
		print_if("about", warning->detail);
		if (!span_empty(warning->span)) {
			putchar(' ');
			print_span(doc, warning->span);
		}
		putchar('\n');
	}
}

struct dumping {
	int asked;
	const struct pair_model *pairs;
};

static int dump(void *context, const struct document *doc, int64_t known, struct err *err)
{
	const struct dumping *dumping = context;

	(void)known;
	switch (dumping->asked) {
	case STAGE_TEXT:
		dump_text(doc);
		break;
	case STAGE_ATTRIBUTIONS:
		dump_attributions(doc, false);
		break;
	case STAGE_SOURCES:
		dump_entities(doc);
		dump_attributions(doc, true);
		break;
	case STAGE_CLAIMS:
		dump_claims(doc);
		break;
	case STAGE_WARNINGS:
		dump_warnings(doc);
		break;
	case DUMP_PAIRS:
		dump_pairs(dumping->pairs, doc);
		break;
	}
	return ferror(stdout) ? err_set(err, ERR_SYSTEM, "cannot write: %s", strerror(errno)) : 0;
}

int cmd_dump(struct session *session, struct err *err)
{
	int word = options_word(
		&session->options, OPTION_STAGE, "text attributions sources claims warnings pairs", err);
	int asked = options_has(&session->options, OPTION_STAGE) ? word : STAGE_CLAIMS;
	enum stage stage = asked < DUMP_PAIRS ? (enum stage)asked : STAGE_CLAIMS;
	struct dumping dumping = { asked, session->pairs };
	struct input_handler handler = {
		.model = session->model, .last = stage, .threads = 1, .document = dump, .context = &dumping
	};
	struct input_counts counts = { 0 };

	if (word < 0 || input_each(&session->options, &handler, &counts, err))
		return -1;
	return counts.refused ? EXIT_INPUT : EXIT_DONE;
}
