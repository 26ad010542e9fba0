#include "source/relative.h"

#include <string.h>

#include "source/coreference.h"
#include "source/description.h"
#include "text/words.h"

enum { PHRASE_MAX = 24, SEVERAL_MAX = 40 };

/* End of the last word before the relative pronoun, over a comma. */
static uint32_t antecedent_end(const struct cast *cast, uint32_t start, uint32_t token)
{
	uint32_t end = token;

	while (end > start && end + 3 > token &&
		(cast_token(cast, end - 1)->kind != TOKEN_WORD ||
			word_has(cast_token(cast, end - 1)->form, WORD_PREPOSITION)))
		end--;
	return end;
}

static uint32_t antecedent_start(const struct cast *cast, uint32_t head)
{
	uint32_t s = cast_site_at(cast, head);

	return s != INDEX_NONE ? cast->sites.v[s].first : coreference_left(cast, head);
}

/* Is the site of somebody whom the article also gives a given name? */
static bool is_known(const struct cast *cast, uint32_t s)
{
	uint32_t entity = cast->doc->mentions.v[s].entity;

	return description_is_person(cast, s) && cast->figures.v[entity].given;
}

/* Does a phrase that ends in this token name people? */
static bool is_somebody(const struct cast *cast, uint32_t head)
{
	uint32_t s = cast_site_at(cast, head), entity;
	struct nominal nominal;
	enum source_kind kind;
	bool plural;

	if (s != INDEX_NONE) {
		const struct site *site = &cast->sites.v[s];

		/* tenants in Saxony, who; but an attack on Greta Sand, who */
		if (site->phrase && !is_known(cast, s) && site->end - site->phrase == 1 &&
			token_in(cast_token(cast, site->phrase - 1),
				(const char *const[]){ "in", "at", "on", "near", "from", NULL }))
			return false;
		entity = cast->doc->mentions.v[s].entity;
		return description_is_person(cast, s) || site->kind == SOURCE_PERSON ||
		       (entity != INDEX_NONE && cast->doc->entities.v[entity].kind == SOURCE_UNKNOWN &&
			       cast->figures.v[entity].surname);
	}
	nominal = nominal_read(cast, head, head + 1);
	kind = nominal_kind(cast, &nominal, &plural);
	return kind == SOURCE_PERSON || kind == SOURCE_GROUP;
}

/* Left over prepositional phrases to people: the nervous Democrats on Capitol Hill, who. INDEX_NONE: there
 * are none. */
static uint32_t people_before(const struct cast *cast, uint32_t start, uint32_t head, uint32_t token)
{
	for (int steps = 0; steps < 4 && head > start; steps++) {
		uint32_t left;

		if (is_somebody(cast, head - 1))
			return head;
		left = antecedent_start(cast, head - 1);
		while (left > start && left + PHRASE_MAX > token &&
			(cast_token(cast, left - 1)->kind != TOKEN_WORD || nominal_closes(cast, left - 1) ||
				word_has(cast_token(cast, left - 1)->form, WORD_DETERMINER)))
			left--;
		head = left;
	}
	return INDEX_NONE;
}

/* A noun in no table, right before: the hacker who, the party's top figures, who. */
static bool is_noun(const struct cast *cast, uint32_t i)
{
	const struct token *token = cast_token(cast, i);

	if (token_in(token, (const char *const[]){ "some", "those", "others", NULL }))
		return true;
	return token->kind == TOKEN_WORD && !nominal_closes(cast, i) && !word_classes(token->form);
}

/* Jane Doe, a former lawyer, who: the end of the name that the description follows; `head` where it follows
 * none. */
static uint32_t behind_name(const struct cast *cast, uint32_t start, uint32_t head)
{
	uint32_t before = antecedent_start(cast, head - 1);

	if (cast_site_at(cast, head - 1) != INDEX_NONE)
		return head;
	while (before > start && word_has(cast_token(cast, before - 1)->form, WORD_DETERMINER))
		before--;
	if (before > start + 1 && cast_is(cast, before - 1, ",") &&
		cast_site_at(cast, before - 2) != INDEX_NONE && is_somebody(cast, before - 2))
		return before - 1;
	return head;
}

/* many of whom, most of which: where the phrase begins. */
static uint32_t phrase_first(const struct cast *cast, uint32_t start, uint32_t token)
{
	if (token < start + 2 || !cast_is(cast, token - 1, "of") ||
		!word_has(cast_token(cast, token - 2)->form,
			WORD_NUMBER | WORD_DETERMINER | WORD_SUBJECT_PRONOUN))
		return token;
	return token - 2;
}

/* An aside between dashes or commas before the pronoun that is a clause of its own: its start. */
static uint32_t over_aside(const struct cast *cast, uint32_t start, uint32_t token)
{
	uint32_t i = token;

	if (token < start + 4 ||
		!token_in(cast_token(cast, token - 1), (const char *const[]){ "--", "—", "–", NULL }))
		return token;
	for (i = token - 1; i > start && i + PHRASE_MAX > token; i--)
		if (token_is(cast_token(cast, i - 1), cast_token(cast, token - 1)->form))
			return i - 1;
	return token;
}

static void resolve_antecedent(struct resolver *resolver, struct source_vec *out, uint32_t start,
	uint32_t head, uint32_t end, uint32_t self)
{
	struct cast *cast = resolver->cast;
	uint32_t first = antecedent_start(cast, head - 1);
	struct piece pieces[PIECES_MAX];
	int n;

	while (first > start &&
		word_has(cast_token(cast, first - 1)->form, WORD_DETERMINER | WORD_NUMBER | WORD_POSSESSIVE))
		first--;
	/* generals and admirals who */
	if (first > start + 1 && cast_is(cast, first - 1, "and") &&
		cast_site_at(cast, head - 1) == INDEX_NONE && cast_site_at(cast, first - 2) == INDEX_NONE &&
		is_somebody(cast, first - 2)) {
		first = antecedent_start(cast, first - 2);
		while (first > start &&
			word_has(cast_token(cast, first - 1)->form, WORD_DETERMINER | WORD_NUMBER))
			first--;
	}
	n = coordination_split(cast, first, end, pieces);
	for (int i = 0; i < n; i++)
		resolve_piece(resolver, out, &pieces[i], self);
}

/* Which and that are no people, and follow a noun: not "once it was released, which". */
static bool is_thing(const struct cast *cast, uint32_t head)
{
	const char *form = cast_token(cast, head)->form;
	size_t n = strlen(form);
	struct nominal nominal;
	bool plural;

	if (cast_site_at(cast, head) != INDEX_NONE)
		return true;
	if (head && n > 3 && (!strcmp(form + n - 2, "ed") || !strcmp(form + n - 3, "ing")) &&
		word_has(cast_token(cast, head - 1)->form, WORD_AUXILIARY | WORD_ADVERB | WORD_NEGATION))
		return false;
	nominal = nominal_read(cast, head, head + 1);
	return nominal_kind(cast, &nominal, &plural) != SOURCE_PERSON;
}

/* who ... and who: the one before, `token` itself where there is none. */
static uint32_t first_of_several(const struct cast *cast, uint32_t start, uint32_t token)
{
	if (token < start + 2 || !(cast_is(cast, token - 1, "and") || cast_is(cast, token - 1, "or") ||
					 cast_is(cast, token - 1, "but")))
		return token;
	for (uint32_t i = token - 1; i > start && i + SEVERAL_MAX > token; i--)
		if (token_is(cast_token(cast, i), cast_token(cast, token)->form))
			return i;
	return token;
}

/*
 * Greta Sand is a lawyer and banker who: the name in front of "is a", where the words [start, head) end in
 * such a predicate; INDEX_NONE where they do not.
 */
static uint32_t predicate_of(const struct cast *cast, uint32_t start, uint32_t head)
{
	static const char *const copulas[] = { "is", "was", "'s", NULL };
	uint32_t i = head, s;

	while (i > start && i + PHRASE_MAX > head && !token_in(cast_token(cast, i - 1), copulas) &&
		(cast_is(cast, i - 1, ",") || cast_is(cast, i - 1, "and") || !nominal_closes(cast, i - 1)))
		i--;
	if (i < start + 2 || !token_in(cast_token(cast, i - 1), copulas) ||
		!(cast_is(cast, i, "a") || cast_is(cast, i, "an")))
		return INDEX_NONE;
	for (i--; i > start && word_has(cast_token(cast, i - 1)->form, WORD_ADVERB);)
		i--;
	s = i > start ? cast_site_at(cast, i - 1) : INDEX_NONE;
	return s != INDEX_NONE && cast->sites.v[s].end == i && !cast->sites.v[s].modifier &&
			       description_is_person(cast, s)
		       ? cast->doc->mentions.v[s].entity
		       : INDEX_NONE;
}

void relative_resolve(
	struct resolver *resolver, struct source_vec *out, struct source blank, uint32_t token, uint32_t self)
{
	struct cast *cast = resolver->cast;
	uint32_t start = cast->doc->sentences.v[cast_token(cast, token)->sentence].first_token;
	bool person = cast_is(cast, token, "who") || cast_is(cast, token, "whom");
	uint32_t end, head, predicate;

	token = first_of_several(cast, start, token);
	end = antecedent_end(cast, start, over_aside(cast, start, phrase_first(cast, start, token)));
	head = person ? people_before(cast, start, end, token) : end;
	if (head == INDEX_NONE)
		head = end > start && is_noun(cast, end - 1) ? end : start;
	if (head == start ||
		(nominal_closes(cast, head - 1) && !cast_is(cast, head - 1, "percent") &&
			!(person && is_noun(cast, head - 1))) ||
		(!person && !is_thing(cast, head - 1))) {
		vec_push(cast->arena, out, blank);
		return;
	}
	predicate = person ? predicate_of(cast, start, head) : INDEX_NONE;
	if (predicate != INDEX_NONE) {
		description_from_entity(cast, &blank, predicate, "relative", 0.8f);
		vec_push(cast->arena, out, blank);
		return;
	}
	if (person && behind_name(cast, start, head) != head)
		end = head = behind_name(cast, start, head);
	resolve_antecedent(resolver, out, start, head, end, self);
	for (uint32_t i = 0; i < out->n; i++) {
		out->v[i].as_written = blank.as_written;
		out->v[i].span = blank.span;
		if (out->v[i].name.n)
			out->v[i].rule = "relative";
	}
}
