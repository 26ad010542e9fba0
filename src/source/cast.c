#include "source/cast.h"

#include <string.h>

#include "text/words.h"

const char *cast_noun(const char *form)
{
	static const char *const clipped[][2] = { { "adm.", "admiral" }, { "amb.", "ambassador" },
		{ "atty.", "attorney" }, { "capt.", "captain" }, { "ceo", "executive" },
		{ "col.", "colonel" }, { "dr.", "doctor" }, { "gen.", "general" }, { "gov.", "governor" },
		{ "justice", "judge" }, { "lt.", "lieutenant" }, { "prof.", "professor" },
		{ "rep.", "representative" }, { "rev.", "reverend" }, { "sen.", "senator" },
		{ "sgt.", "sergeant" }, { "spokesperson", "spokesman" }, { "spokeswoman", "spokesman" },
		{ "congressman", "representative" }, { "congresswoman", "representative" },
		{ "chairwoman", "chairman" }, { "chairperson", "chairman" }, { "chair", "chairman" },
		{ "candidate", "nominee" }, { "cellphone", "phone" }, { "advertisement", "ad" },
		{ "paper", "newspaper" }, { "premier", "minister" }, { "survey", "poll" } };

	for (size_t i = 0; i < sizeof clipped / sizeof *clipped; i++)
		if (!strcmp(form, clipped[i][0]))
			return clipped[i][1];
	return form;
}

bool cast_is(const struct cast *cast, uint32_t i, const char *form)
{
	return i < cast->doc->tokens.n && token_is(cast_token(cast, i), form);
}

bool cast_possessive(const struct cast *cast, uint32_t i)
{
	return i < cast->doc->tokens.n && !cast_token(cast, i)->space_before &&
	       (cast_is(cast, i, "'s") || cast_is(cast, i, "'"));
}

bool cast_initial(const struct cast *cast, uint32_t token)
{
	const struct sentence *sentence = &cast->doc->sentences.v[cast_token(cast, token)->sentence];

	while (token > sentence->first_token) {
		const struct token *before = cast_token(cast, --token);

		if (before->kind == TOKEN_WORD || before->kind == TOKEN_NUMBER)
			return false;
		if (before->kind == TOKEN_QUOTE || token_is(before, ":"))
			return true;
		if (token_is(before, ",") || token_is(before, "("))
			return false;
	}
	return true;
}

/* No noun, verb or adjective begins with a small letter, and three or more words with a capital. */
static bool is_titlecase(const struct document *doc, const struct sentence *sentence)
{
	uint32_t capital = 0;

	if (doc->paragraphs.v[sentence->paragraph].kind == PARAGRAPH_HEADLINE)
		return true;
	for (uint32_t i = sentence->first_token; i < sentence->first_token + sentence->n_tokens; i++) {
		const struct token *token = &doc->tokens.v[i];

		if (token->kind != TOKEN_WORD || token->quote_depth)
			continue;
		if (!token->capital && !word_classes(token->form))
			return false;
		capital += token->capital && token->form[1];
	}
	return capital >= 3;
}

static uint32_t count_of(struct cast *cast, const char *form)
{
	uint32_t entry = index_find(&cast->forms, form);

	if (entry != INDEX_NONE)
		return cast->forms.entries.v[entry].value;
	index_add(&cast->forms, form, cast->counts.n);
	vec_push(cast->arena, &cast->counts, (struct form_count){ .last = INDEX_NONE });
	return cast->counts.n - 1;
}

static void count_token(struct cast *cast, uint32_t i)
{
	const struct token *token = cast_token(cast, i);
	uint32_t noun = count_of(cast, cast_noun(token->form)), form = count_of(cast, token->form);

	cast->form_of[i] = form;
	cast->earlier[i] = cast->counts.v[noun].last;
	cast->later[i] = INDEX_NONE;
	if (cast->earlier[i] != INDEX_NONE)
		cast->later[cast->earlier[i]] = i;
	cast->counts.v[noun].last = i;
	if (token->kind != TOKEN_WORD)
		return;
	if (!token->capital)
		cast->counts.v[form].lower++;
	else if (!cast->titlecase[token->sentence] && !cast_initial(cast, i))
		cast->counts.v[form].capital++;
}

void cast_init(struct cast *cast, struct document *doc)
{
	*cast = (struct cast){ .doc = doc, .arena = doc->arena };
	index_init(&cast->forms, doc->arena);
	index_init(&cast->surnames, doc->arena);
	index_init(&cast->givens, doc->arena);
	index_init(&cast->words, doc->arena);
	index_init(&cast->acronyms, doc->arena);
	index_init(&cast->names, doc->arena);
	index_init(&cast->surname_nouns, doc->arena);
	cast->form_of = ARENA_ARRAY(doc->arena, uint32_t, doc->tokens.n + 1);
	cast->earlier = ARENA_ARRAY(doc->arena, uint32_t, doc->tokens.n + 1);
	cast->later = ARENA_ARRAY(doc->arena, uint32_t, doc->tokens.n + 1);
	cast->titlecase = ARENA_ARRAY(doc->arena, bool, doc->sentences.n + 1);
	for (uint32_t i = 0; i < doc->sentences.n; i++)
		cast->titlecase[i] = is_titlecase(doc, &doc->sentences.v[i]);
	for (uint32_t i = 0; i < doc->tokens.n; i++)
		count_token(cast, i);
}

uint32_t cast_site_from(const struct cast *cast, uint32_t token)
{
	uint32_t low = 0, high = cast->n_names;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (cast->sites.v[middle].first < token)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t cast_site_at(const struct cast *cast, uint32_t token)
{
	uint32_t next = cast_site_from(cast, token + 1);

	return next && cast->sites.v[next - 1].end > token ? next - 1 : INDEX_NONE;
}

struct str cast_words(const struct cast *cast, uint32_t first, uint32_t end)
{
	if (first >= end)
		return (struct str){ 0 };
	return document_slice(cast->doc,
		(struct span){ cast_token(cast, first)->span.start, cast_token(cast, end - 1)->span.end });
}

const char *cast_key(const struct cast *cast, uint32_t first, uint32_t end)
{
	struct strbuf key = strbuf_new(cast->arena);

	for (uint32_t i = first; i < end; i++) {
		if (i > first && cast_token(cast, i)->space_before)
			strbuf_adds(&key, " ");
		strbuf_adds(&key, cast_token(cast, i)->form);
	}
	return key.p ? key.p : "";
}

bool cast_says(const struct attribution *attribution, uint32_t at)
{
	for (uint32_t i = 0; i < attribution->content.n; i++)
		if (at >= attribution->content.v[i].start && at < attribution->content.v[i].end)
			return true;
	return false;
}

uint32_t cast_add_entity(struct cast *cast, struct entity entity, struct figure figure)
{
	entity.first_mention = INDEX_NONE;
	figure.last_site = INDEX_NONE;
	figure.last_titled = INDEX_NONE;

	vec_push(cast->arena, &cast->doc->entities, entity);
	vec_push(cast->arena, &cast->figures, figure);
	return cast->figures.n - 1;
}

void cast_add_site(struct cast *cast, struct site site, enum mention_kind kind, uint32_t entity)
{
	struct span span = { cast_token(cast, site.phrase)->span.start,
		cast_token(cast, site.end - 1)->span.end };
	struct span head = { cast_token(cast, site.first)->span.start, span.end };

	site.older = site.older_titled = INDEX_NONE;
	vec_push(cast->arena, &cast->sites, site);
	vec_push(cast->arena, &cast->doc->mentions, (struct mention){ span, head, kind, INDEX_NONE });
	if (entity != INDEX_NONE)
		cast_link(cast, cast->sites.n - 1, entity);
}

void cast_link(struct cast *cast, uint32_t site, uint32_t entity)
{
	struct figure *figure = &cast->figures.v[entity];

	cast->doc->mentions.v[site].entity = entity;
	cast->sites.v[site].older = figure->last_site;
	figure->last_site = site;
	if (cast->sites.v[site].run < cast->sites.v[site].first ||
		cast->sites.v[site].phrase < cast->sites.v[site].first ||
		cast->sites.v[site].behind > cast->sites.v[site].behind_first || cast->sites.v[site].tag) {
		cast->sites.v[site].older_titled = figure->last_titled;
		figure->last_titled = site;
	}

	figure->n_sites++;
	if (cast->doc->entities.v[entity].first_mention == INDEX_NONE)
		cast->doc->entities.v[entity].first_mention = site;
}
