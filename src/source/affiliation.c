#include "source/affiliation.h"

#include <string.h>

#include "source/state.h"
#include "text/words.h"

static bool is_person_site(const struct cast *cast, uint32_t s)
{
	uint32_t entity = cast->doc->mentions.v[s].entity;

	return (entity == INDEX_NONE ? cast->sites.v[s].kind : cast->doc->entities.v[entity].kind) ==
	       SOURCE_PERSON;
}

/* May a sentence's first word be a name: not by its ending (Political, Registered)? */
static bool is_plain(const char *form)
{
	static const char *const endings[] = { "al", "ary", "ed", "ent", "er", "ic", "ing", "ive", "ous",
		"ory", NULL };
	size_t n = strlen(form);

	for (const char *const *ending = endings; *ending; ending++) {
		size_t m = strlen(*ending);

		if (n > m + 1 && !strcmp(form + n - m, *ending))
			return false;
	}
	return true;
}

/* A capital word that no table knows and that the article never writes small: Fatah. */
static bool is_unknown_name(const struct cast *cast, uint32_t i)
{
	const char *form = cast_token(cast, i)->form;

	return !cast->counts.v[cast->form_of[i]].lower && !lexicon_noun(form) && !word_classes(form) &&
	       !cast->titlecase[cast_token(cast, i)->sentence] && !strchr(form, '-') &&
	       (!cast_initial(cast, i) || is_plain(form));
}

/* End of the nation, party, place or body that is named at token i; i if none is. */
static uint32_t named_at(const struct cast *cast, uint32_t i)
{
	uint32_t s = cast_site_at(cast, i), next;

	if (s != INDEX_NONE)
		return is_person_site(cast, s) ? i : cast->sites.v[s].end;
	if (!cast_token(cast, i)->capital)
		return i;
	if (state_at(cast, i, &next))
		return next;
	if (lexicon_noun(cast_token(cast, i)->form) & (LEX_DEMONYM | LEX_PARTY | LEX_PLACE))
		return i + 1;
	return is_unknown_name(cast, i) ? i + 1 : i;
}

/* Bodies that people speak for without a name of their own. */
static bool is_body_noun(const struct cast *cast, uint32_t i)
{
	static const char *const nouns[] = { "administration", "agency", "army", "bank", "campaign", "city",
		"commission", "committee", "company", "council", "county", "court", "department", "embassy",
		"enforcement", "government", "hospital", "intelligence", "military", "ministry", "navy",
		"palace", "parliament", "party", "police", "state", "treasury", "union", "university", NULL };

	return token_in(cast_token(cast, i), nouns);
}

/* The words before a noun for a body that belong to it: Trump campaign, law enforcement. */
static uint32_t body_start(const struct cast *cast, uint32_t first, uint32_t i)
{
	uint32_t s = i > first ? cast_site_at(cast, i - 1) : INDEX_NONE;

	if (s != INDEX_NONE && cast->sites.v[s].first >= first)
		return cast->sites.v[s].first;
	return i > first && cast_is(cast, i, "enforcement") ? i - 1 : i;
}

/* A name, with the noun for a body behind it (Senate committee), else such a noun. */
static struct str among(const struct cast *cast, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		uint32_t next = named_at(cast, i);

		if (next == i || next > end)
			continue;
		while (next < end && is_body_noun(cast, next))
			next++;
		return cast_words(cast, i, next);
	}
	for (uint32_t i = first; i < end; i++)
		if (is_body_noun(cast, i))
			return cast_words(cast, body_start(cast, first, i), i + 1);
	return (struct str){ 0 };
}

/* (of | at | for | from | in | with) the Justice Department */
static struct str in_tail(const struct cast *cast, const struct nominal *nominal)
{
	static const char *const joints[] = { "at", "for", "from", "in", "of", "with", NULL };
	uint32_t i = nominal->core_end + 1;

	if (i >= nominal->tail_end || !token_in(cast_token(cast, i - 1), joints))
		return (struct str){ 0 };
	while (i < nominal->tail_end && word_has(cast_token(cast, i)->form, WORD_DETERMINER))
		i++;
	if (i >= nominal->tail_end || named_at(cast, i) > nominal->tail_end || cast_is(cast, i, "state"))
		return (struct str){ 0 };
	return among(cast, i, named_at(cast, i) > i ? named_at(cast, i) : i + 1);
}

static bool is_persons(const struct cast *cast, uint32_t token)
{
	uint32_t s = cast_site_at(cast, token);

	return s != INDEX_NONE && is_person_site(cast, s);
}

struct str affiliation_find(const struct cast *cast, const struct nominal *nominal, bool headless)
{
	uint32_t head = nominal->core_end - 1;
	uint32_t end = nominal->core_end - (headless || nominal->core_end == nominal->core ? 0 : 1);
	struct str found = among(cast, nominal->core, end);

	if (!found.n && nominal->possessor_end && !is_persons(cast, nominal->possessor_end - 1))
		found = among(cast, nominal->possessor, nominal->possessor_end);
	/* "Republicans": they are what they belong to */
	if (!found.n && !headless && cast_token(cast, head)->capital &&
		lexicon_noun(cast_token(cast, head)->form) & (LEX_PARTY | LEX_DEMONYM))
		found = cast_words(cast, head, head + 1);
	if (!found.n && !headless)
		found = in_tail(cast, nominal);
	return found;
}
