#include "sourcing/sourcing.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "sourcing/steps.h"

/* An article with fewer claims says little about how it was sourced. */
enum { CLAIMS_LEAST = 5 };

void warnings_push(
	struct document *doc, const char *rule, uint32_t claim, struct span span, struct str detail)
{
	vec_push(doc->arena, &doc->warnings,
		(struct warning){ .rule = rule, .claim = claim, .span = span, .detail = detail });
}

bool sourcing_states(const struct attribution *attribution)
{
	return attribution->stance != STANCE_ASKS && attribution->stance != STANCE_REFUSES &&
	       attribution->stance != STANCE_ATTITUDE && !attribution->cue_negated;
}

bool words_have(struct str text, const char *word, struct arena *arena)
{
	struct str folded = utf8_fold(arena, text);
	size_t n = strlen(word);

	for (const char *at = folded.n ? strstr(folded.p, word) : NULL; at; at = strstr(at + 1, word)) {
		char after = at[n];

		if ((at == folded.p || at[-1] == ' ' || at[-1] == '-') &&
			(!after || after == ' ' || after == ',' || after == '\'' || after == '-'))
			return true;
	}
	return false;
}

/* ---- no-source ---- */

/* it was reported, is accused of, are believed to: the passive leaves out who says so. Only for verbs that
 * report and do nothing else; "is expected to" and "was named" are the reporter's own. */
static bool leaves_out_agent(const struct document *doc, const struct attribution *attribution)
{
	static const char *const be[] = { "is", "are", "was", "were", "been", "being", NULL };
	static const char *const verbs[] = { "accused", "alleged", "believed", "reported", "rumored",
		"rumoured", "said", NULL };
	static const char *const adverbs[] = { "reportedly", "allegedly", "purportedly", "supposedly", NULL };
	uint32_t at = document_token_at(doc, attribution->cue.start);
	uint32_t end = document_token_at(doc, attribution->cue.end);

	for (; at < end; at++) {
		const struct token *token = &doc->tokens.v[at];

		if (token_in(token, adverbs))
			return true;
		/* also, widely: one word may stand between */
		if (token_in(token, verbs) &&
			((at && token_in(token - 1, be)) || (at > 1 && token_in(token - 2, be))))
			return true;
	}
	return false;
}

/* by whom: the passive names its agent behind it. */
static bool names_agent(const struct document *doc, const struct attribution *attribution)
{
	uint32_t at = document_token_at(doc, attribution->cue.end);
	uint32_t sentence = at ? doc->tokens.v[at - 1].sentence : 0;

	for (; at < doc->tokens.n && doc->tokens.v[at].sentence == sentence; at++)
		if (token_is(&doc->tokens.v[at], "by"))
			return true;
	return false;
}

/* "it was reported" has no source either. */
static bool gives_none(const struct attribution *attribution)
{
	const struct source *source = attribution->sources.v;

	if (attribution->sources.n == 1 && !source->name.n)
		return str_is(source->as_written, "it") || str_is(source->as_written, "It");
	return !attribution->source_spans.n && !attribution->sources.n;
}

static void no_source_find(struct document *doc)
{
	for (uint32_t i = 0; i < doc->claims.n; i++) {
		const struct attribution *attribution = claim_attribution(doc, i);

		if (gives_none(attribution) && sourcing_states(attribution) &&
			doc->claims.v[i].via == INDEX_NONE && leaves_out_agent(doc, attribution) &&
			!names_agent(doc, attribution))
			warnings_push(doc, "no-source", i, attribution->cue, (struct str){ 0 });
	}
}

/* ---- single-source ---- */

/* The one source of the attribution, NULL where there are several or it is not known. */
static const struct source *only_source(const struct attribution *attribution)
{
	const struct source *source = attribution->sources.v;

	return attribution->sources.n == 1 && source->name.n && source->kind != SOURCE_AUTHOR ? source : NULL;
}

static void single_source_find(struct document *doc)
{
	const struct source *one = NULL;
	uint32_t n = 0;

	for (uint32_t i = 0; i < doc->claims.n; i++) {
		const struct attribution *attribution = claim_attribution(doc, i);
		const struct source *source = only_source(attribution);

		if (doc->claims.v[i].via != INDEX_NONE)
			continue;
		/* Another source of whatever it says, or one that may be another: nothing is sure. */
		if (!source || (one && !str_eq(one->name, source->name)))
			return;
		one = source;
		n += sourcing_states(attribution);
	}
	if (n >= CLAIMS_LEAST)
		warnings_push(doc, "single-source", INDEX_NONE, (struct span){ 0 }, one->name);
}

/* ---- counts ---- */

static bool is_new(const struct str_vec *names, struct str name)
{
	for (uint32_t i = 0; i < names->n; i++)
		if (str_eq(names->v[i], name))
			return false;
	return true;
}

/* What is read and is named for it. A noun that is in no table is taken for a document too, and is none here.
 */
static bool is_document(const struct source *source, struct arena *arena)
{
	static const char *const nouns[] = { "ad", "analysis", "article", "book", "census", "complaint",
		"data", "document", "documents", "email", "emails", "figures", "filing", "filings", "index",
		"indictment", "lawsuit", "letter", "memo", "paper", "poll", "polls", "records", "release",
		"report", "reports", "ruling", "statement", "statistics", "story", "study", "studies",
		"survey", "surveys", "tally", "transcript", "tweet", "website", NULL };

	if (source->kind != SOURCE_DOCUMENT)
		return false;
	for (const char *const *noun = nouns; *noun && !source->named; noun++)
		if (words_have(source->name, *noun, arena))
			return true;
	return source->named;
}

static void count_sources(const struct document *doc, const struct attribution *attribution,
	struct sourcing_counts *counts, struct str_vec *names)
{
	bool named = false, anonymous = false, official = false, document = false, unresolved = false;

	for (uint32_t i = 0; i < attribution->sources.n; i++) {
		const struct source *source = &attribution->sources.v[i];

		unresolved |= !source->name.n;
		named |= source->named && source->name.n && source->kind != SOURCE_AUTHOR;
		anonymous |= sourcing_is_anonymous(source, doc->arena);
		official |= sourcing_is_official(source, doc->arena);
		document |= is_document(source, doc->arena);
		if (source->name.n && names->n < 200 && is_new(names, source->name))
			vec_push(doc->arena, names, source->name);
	}
	counts->named += named;
	counts->anonymous += anonymous;
	counts->official += official;
	counts->documents += document;
	counts->unresolved += unresolved;
	counts->no_source += !attribution->sources.n;
}

static struct sourcing_counts count(const struct document *doc)
{
	struct sourcing_counts counts = { 0 };
	struct str_vec names = { 0 };

	for (uint32_t i = 0; i < doc->claims.n; i++) {
		const struct attribution *attribution = claim_attribution(doc, i);

		if (!sourcing_states(attribution))
			continue;
		counts.claims++;
		count_sources(doc, attribution, &counts, &names);
	}
	counts.sources = names.n;
	return counts;
}

/* ---- all of them ---- */

static int by_claim(const void *a, const void *b)
{
	const struct warning *x = a, *y = b;

	if (x->claim != y->claim)
		return x->claim < y->claim ? -1 : 1;
	return strcmp(x->rule, y->rule);
}

int sourcing_find(struct document *doc, struct err *err)
{
	(void)err;
	doc->warnings = (struct warning_vec){ 0 };
	doc->sourcing = count(doc);
	no_source_find(doc);
	anonymous_find(doc);
	accused_find(doc);
	single_source_find(doc);
	if (doc->warnings.n)
		qsort(doc->warnings.v, doc->warnings.n, sizeof *doc->warnings.v, by_claim);
	return 0;
}
