#include <string.h>

#include "base/utf8.h"
#include "sourcing/steps.h"
#include "text/words.h"

/* How far into the content the accused stands: "accused the Ostvik harbor board of hiding the survey". */
enum { ACCUSED_REACH = 6, ACCUSED_MAX = 20, LOOKED_AT_MAX = 200 };

/* ---- answers ---- */

/* declined to comment | did not [immediately] respond | request for comment | could not be reached, anywhere
 */
static bool tried(const struct document *doc)
{
	static const char *const answer[] = { "respond", "reply", "return", "comment", "answer", NULL };

	for (uint32_t i = 2; i < doc->tokens.n; i++) {
		const struct token *token = &doc->tokens.v[i];
		uint32_t from = i > 4 ? i - 4 : 0;

		if (!token_in(token, answer) && !token_is(token, "reached"))
			continue;
		for (uint32_t k = i; k-- > from;) {
			const struct token *before = &doc->tokens.v[k];

			if (token_is(before, "not") || token_is(before, "n't") ||
				token_is(before, "declined") || token_is(before, "refused") ||
				token_is(before, "declines") || token_is(before, "request") ||
				token_is(before, "requests") || token_is(before, "without"))
				return true;
		}
	}
	return false;
}

/* The last word of a name, folded: Falk of Mina Falk. */
static const char *last_name(const struct document *doc, const struct entity *entity)
{
	struct str name = utf8_fold(doc->arena, entity->name);
	const char *space = name.n ? strrchr(name.p, ' ') : NULL;

	return space ? space + 1 : name.n ? name.p : "";
}

/* The name's own claim, its office's, or one of a person of the organization. */
static bool speaks_for(const struct document *doc, const struct source *source, const char *name)
{
	return words_have(source->name, name, doc->arena) ||
	       words_have(source->as_written, name, doc->arena) ||
	       words_have(source->organization, name, doc->arena) ||
	       words_have(source->role, name, doc->arena);
}

static bool speaks(const struct document *doc, const char *name)
{
	for (uint32_t i = 0; i < doc->attributions.n; i++) {
		const struct attribution *attribution = &doc->attributions.v[i];

		for (uint32_t k = 0; k < attribution->sources.n; k++)
			if (speaks_for(doc, &attribution->sources.v[k], name))
				return true;
		for (uint32_t k = 0; k < attribution->source_spans.n; k++)
			if (words_have(document_slice(doc, attribution->source_spans.v[k]), name, doc->arena))
				return true;
	}
	return false;
}

/* A sentence that names the accused and says that something was denied, answered, disputed. */
static bool answer_told(const struct document *doc, const char *name)
{
	static const char *const words[] = { "denied", "denies", "deny", "denying", "denial", "rejected",
		"rejects", "dismissed", "dismisses", "disputed", "disputes", "responded", "responds",
		"response", "answered", "replied", "countered", "defended", "defends", "apologized",
		"apology", "admitted", "acknowledged", "pleaded", "insisted", "retorted", "rebutted", NULL };

	for (uint32_t i = 0; i < doc->sentences.n; i++) {
		const struct sentence *sentence = &doc->sentences.v[i];
		bool named = false, answered = false;

		for (uint32_t k = 0; k < sentence->n_tokens; k++) {
			const struct token *token = &doc->tokens.v[sentence->first_token + k];

			named |= token_is(token, name);
			answered |= token_in(token, words);
		}
		if (named && answered)
			return true;
	}
	return false;
}

/* ---- the accused ---- */

static bool accuses(const struct attribution *attribution)
{
	return attribution->verb && attribution->content.n && sourcing_states(attribution) &&
	       !strcmp(attribution->verb, "accuse");
}

/* One with two names or more: Washington and Isis are accused every day, and may be a place. */
static bool may_be_accused(const struct entity *entity)
{
	return (entity->kind == SOURCE_PERSON || entity->kind == SOURCE_ORGANIZATION ||
		       entity->kind == SOURCE_UNKNOWN) &&
	       entity->name.n && memchr(entity->name.p, ' ', entity->name.n);
}

/* The name that the content starts with, before "of": accused Mina Falk of hiding it. */
static const struct entity *accused(const struct document *doc, const struct attribution *attribution)
{
	uint32_t first = document_token_at(doc, attribution->content.v[0].start);
	struct span reach = { attribution->content.v[0].start, attribution->content.v[0].start };

	for (uint32_t i = first; i < doc->tokens.n && i < first + ACCUSED_REACH; i++) {
		if (token_is(&doc->tokens.v[i], "of") ||
			doc->tokens.v[i].span.end > attribution->content.v[0].end)
			break;
		reach.end = doc->tokens.v[i].span.end;
	}
	for (uint32_t i = 0; i < doc->mentions.n; i++) {
		const struct mention *mention = &doc->mentions.v[i];
		const struct entity *entity;

		if (mention->kind != MENTION_NAME || mention->entity >= doc->entities.n ||
			!span_contains(reach, mention->span) || mention->span.end + 1 < reach.end)
			continue;
		entity = &doc->entities.v[mention->entity];
		if (may_be_accused(entity))
			return entity;
	}
	return NULL;
}

/* The accused of the claim, unless it was looked at before. */
static const struct entity *next_accused(
	const struct document *doc, const struct attribution *attribution, struct str_vec *seen)
{
	const struct entity *entity = accused(doc, attribution);

	for (uint32_t i = 0; entity && i < seen->n; i++)
		if (str_eq(seen->v[i], entity->name))
			return NULL;
	if (entity)
		vec_push(doc->arena, seen, entity->name);
	return entity;
}

void accused_find(struct document *doc)
{
	bool asked = tried(doc);
	struct str_vec seen = { 0 };
	int looked_at = 0;

	for (uint32_t i = 0; i < doc->claims.n && seen.n < ACCUSED_MAX && looked_at < LOOKED_AT_MAX && !asked;
		i++) {
		const struct attribution *attribution = claim_attribution(doc, i);
		const struct entity *entity;
		const char *name;

		if (!accuses(attribution))
			continue;
		looked_at++;
		entity = next_accused(doc, attribution, &seen);
		name = entity ? last_name(doc, entity) : "";
		if (*name && !speaks(doc, name) && !answer_told(doc, name))
			warnings_push(doc, "accused-silent", i, attribution->content.v[0], entity->name);
	}
}
