#include "source/coreference.h"

#include <string.h>

#include "source/bearer.h"
#include "text/words.h"

enum { CHAIN_MAX = 60 };

static bool is_adjective_form(const char *form)
{
	static const char *const endings[] = { "al", "ic", "ive", "ous", "ary", "ory", "ish", "ese", NULL };
	size_t n = strlen(form);

	for (const char *const *ending = endings; *ending; ending++) {
		size_t m = strlen(*ending);

		if (n > m + 2 && !strcmp(form + n - m, *ending))
			return true;
	}
	return false;
}

enum { MODIFIERS_MAX = 4, LEFT_MAX = 12 };

/* the ruling angered tenants: a verb, not "the retired tenants", "the newly elected leaders" */
static bool is_verb_between(const struct cast *cast, uint32_t i)
{
	const char *form = cast_token(cast, i)->form, *before = i ? cast_token(cast, i - 1)->form : "";
	size_t n = strlen(form), m = strlen(before);

	return n > 4 && !strcmp(form + n - 2, "ed") && !cast_token(cast, i)->capital &&
	       cast_token(cast, i)->space_before && i && cast_token(cast, i - 1)->kind == TOKEN_WORD &&
	       !word_classes(before) && !(m > 3 && !strcmp(before + m - 2, "ly")) &&
	       !cast_possessive(cast, i - 1);
}

/* Behind the determiner, when nothing but open words stands between it and the head. */
static uint32_t behind_determiner(const struct cast *cast, uint32_t start, uint32_t head)
{
	for (uint32_t i = head; i > start && i + MODIFIERS_MAX >= head; i--) {
		const struct token *token = cast_token(cast, i - 1);

		if (word_has(token->form, WORD_DETERMINER))
			return i;
		if (token->kind != TOKEN_WORD || nominal_closes(cast, i - 1) ||
			cast_possessive(cast, i - 1) || word_has(token->form, WORD_TIME) ||
			is_verb_between(cast, i - 1))
			break;
	}
	return INDEX_NONE;
}

uint32_t coreference_left(const struct cast *cast, uint32_t head)
{
	uint32_t start = cast->doc->sentences.v[cast_token(cast, head)->sentence].first_token, i = head;
	uint32_t behind = behind_determiner(cast, start, head);

	if (behind != INDEX_NONE)
		return behind;
	while (i > start && i + LEFT_MAX > head) {
		const struct token *token = cast_token(cast, i - 1);

		if (cast_possessive(cast, i - 1) && i - 1 > start &&
			cast_token(cast, i - 2)->kind == TOKEN_WORD) {
			i -= 2;
			continue;
		}
		if (token->kind != TOKEN_WORD || nominal_closes(cast, i - 1) ||
			word_has(token->form, WORD_DETERMINER | WORD_NUMBER | WORD_ADVERB | WORD_TIME |
						      WORD_POSSESSIVE | WORD_OBJECT_PRONOUN))
			break;
		if (!token->capital && !lexicon_noun(token->form) && !strchr(token->form, '-') &&
			!is_adjective_form(token->form))
			break;
		i--;
	}
	return i;
}

/* An organization or document whose name holds the noun, and all modifiers of the description. */
static uint32_t holder_of_name(const struct cast *cast, const struct nominal *nominal, uint32_t token)
{
	uint32_t s = cast_site_at(cast, token);

	if (s == INDEX_NONE || cast->sites.v[s].kind == SOURCE_PERSON ||
		cast->sites.v[s].end - cast->sites.v[s].first < 2)
		return INDEX_NONE;
	if (token + 1 < cast->sites.v[s].end && !nominal_closes(cast, token + 1))
		return INDEX_NONE; /* not the head: Center for Research on ... */
	for (uint32_t i = nominal->core; i + 1 < nominal->core_end; i++)
		if (!bearer_among(
			    cast, cast_token(cast, i)->form, cast->sites.v[s].first, cast->sites.v[s].end))
			return INDEX_NONE;
	return cast->doc->mentions.v[s].entity;
}

/* Do capital words in a row begin with the letters of the form: NTC, National Tea Council? */
static bool spells(const struct cast *cast, const struct token *letters, uint32_t first, uint32_t end)
{
	uint32_t n = (uint32_t)strlen(letters->form);

	if (!letters->all_caps || n < 2)
		return false;
	for (uint32_t i = first; i + n <= end; i++) {
		uint32_t k = 0;

		while (k < n && cast_token(cast, i + k)->capital &&
			cast_token(cast, i + k)->form[0] == letters->form[k])
			k++;
		if (k == n)
			return true;
	}
	return false;
}

/* A fuller phrase: it has all modifiers of the description and more. */
static bool is_fuller(
	const struct cast *cast, const struct nominal *nominal, uint32_t first, uint32_t head, bool people)
{
	bool named_tail = cast_is(cast, head + 1, "of") && head + 2 < cast->doc->tokens.n &&
			  cast_site_at(cast, head + 2) != INDEX_NONE;

	if (!named_tail && (head - first <= nominal->core_end - 1 - nominal->core || first == head))
		return false;
	for (uint32_t i = nominal->core; i + 1 < nominal->core_end; i++)
		if (!bearer_among(cast, cast_token(cast, i)->form, first, head) &&
			!(people && spells(cast, cast_token(cast, i), first, head)))
			return false;
	return !bearer_distinct(cast, nominal, first, head);
}

struct antecedent coreference_description(const struct cast *cast, const struct nominal *nominal)
{
	struct antecedent none = { INDEX_NONE, 0, 0, false }, answer = none;
	uint32_t head = nominal->core_end - 1, token = cast->earlier[head];
	bool plural, people;
	enum source_kind kind = nominal_kind(cast, nominal, &plural);

	people = kind == SOURCE_PERSON;
	/* "the president" is the country's before it is the World Bank's */
	if (people && nominal->core_end - nominal->core == 1 && cast_is(cast, head, "president"))
		token = bearer_bare_title(cast, token);
	for (int steps = 0; token != INDEX_NONE && steps < CHAIN_MAX; steps++, token = cast->earlier[token]) {
		answer.entity = people ? bearer_at(cast, nominal, token, false)
				       : holder_of_name(cast, nominal, token);
		answer.found = answer.entity != INDEX_NONE;
		if (answer.found)
			return answer;
		answer.first = coreference_left(cast, token);
		answer.last = token;
		answer.found = bearer_ends_role(cast, token, cast->doc->tokens.n) || !people;
		if (answer.found && is_fuller(cast, nominal, answer.first, token, people) &&
			!strcmp(cast_token(cast, token)->form, cast_token(cast, head)->form))
			return answer;
	}
	if (people) {
		none.entity = bearer_only(cast, nominal);
		if (none.entity == INDEX_NONE)
			none.entity = bearer_candidate(cast, nominal);
		none.found = none.entity != INDEX_NONE;
	}
	return none;
}
