#include "source/coreference.h"

#include <string.h>

#include "text/words.h"

enum { CHAIN_MAX = 60, SITES_MAX = 20 };

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

/* Behind the determiner, when nothing but open words stands between it and the head. */
static uint32_t behind_determiner(const struct cast *cast, uint32_t start, uint32_t head)
{
	for (uint32_t i = head; i > start && i + MODIFIERS_MAX >= head; i--) {
		const struct token *token = cast_token(cast, i - 1);

		if (word_has(token->form, WORD_DETERMINER))
			return i;
		if (token->kind != TOKEN_WORD || nominal_closes(cast, i - 1) ||
			cast_possessive(cast, i - 1) || word_has(token->form, WORD_TIME))
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

static const char *synonym(const char *form)
{
	static const char *const pairs[][2] = { { "gop", "republican" }, { "democrat", "democratic" },
		{ "america", "american" }, { "u.s.", "american" }, { "us", "american" },
		{ "dem", "democratic" } };

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (!strcmp(form, pairs[i][0]))
			return pairs[i][1];
	return cast_noun(form);
}

static bool is_among(const struct cast *cast, const char *form, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (!strcmp(synonym(cast_token(cast, i)->form), synonym(form)))
			return true;
	return false;
}

/* Words that make it somebody else when only one of the two has them. */
static bool is_distinctive(const char *form)
{
	static const char *const words[] = { "vice", "vice-presidential", "deputy", "former", "assistant",
		"acting", "running", "other", "associate", NULL };

	for (const char *const *word = words; *word; word++)
		if (!strcmp(form, *word))
			return true;
	return false;
}

/* (R-Ohio), D-N.Y. behind the name, as a word. */
static const char *party_behind(const struct cast *cast, const struct site *site)
{
	uint32_t i = site->end;
	const char *form;

	if (cast_is(cast, i, "(") || cast_is(cast, i, ","))
		i++;
	if (i == site->end || i + 1 >= cast->doc->tokens.n)
		return "";
	form = cast_token(cast, i)->form;
	if (form[0] && form[1] && form[1] != '-')
		return "";
	if (!form[1] && !cast_is(cast, i + 1, "-") && !cast_is(cast, i + 1, ")"))
		return "";
	return form[0] == 'r' ? "republican" : form[0] == 'd' ? "democratic" : "";
}

/* Does a site's title, apposition or party tag say the word? */
static bool site_says(const struct cast *cast, const struct site *site, const char *form)
{
	return is_among(cast, form, site->run < site->phrase ? site->run : site->phrase, site->first) ||
	       is_among(cast, form, site->behind_first, site->behind) ||
	       !strcmp(synonym(form), party_behind(cast, site));
}

/*
 * All modifiers of the description stand in the roles of the entity, over its sites. `loose`: but for places,
 * which a reader knows.
 */
static bool roles_agree(const struct cast *cast, const struct nominal *nominal, uint32_t entity, bool loose)
{
	for (uint32_t i = nominal->core; i + 1 < nominal->core_end; i++) {
		const char *form = cast_token(cast, i)->form;
		uint32_t s = cast->figures.v[entity].last_titled;
		bool found = cast_token(cast, i)->kind != TOKEN_WORD || !strcmp(form, "current") ||
			     (loose && lexicon_has(form, LEX_PLACE | LEX_DEMONYM) &&
				     !lexicon_has(form, LEX_PARTY)) ||
			     (loose && !strcmp(form, "state")) ||
			     (loose && cast_token(cast, i)->capital && !lexicon(form));

		for (int steps = 0; !found && s != INDEX_NONE && steps < SITES_MAX; steps++) {
			const struct site *site = &cast->sites.v[s];

			found = site_says(cast, site, form);
			s = site->older_titled;
		}
		if (!found)
			return false;
	}
	return true;
}

/* Does the token end a role: not "campaign" of "campaign manager"? */
static bool ends_role(const struct cast *cast, uint32_t token, uint32_t end)
{
	return token + 1 >= end || nominal_closes(cast, token + 1) || cast_possessive(cast, token + 1) ||
	       lexicon_has(cast_token(cast, token + 1)->form, LEX_TITLE);
}

static bool adds_distinction(
	const struct cast *cast, const struct nominal *nominal, uint32_t first, uint32_t head)
{
	for (uint32_t i = first; i < head; i++)
		if (is_distinctive(cast_token(cast, i)->form) &&
			!is_among(cast, cast_token(cast, i)->form, nominal->core, nominal->core_end))
			return true;
	return false;
}

/* The person whose title, role or apposition has its noun at `token`. */
static uint32_t holder_of_role(
	const struct cast *cast, const struct nominal *nominal, uint32_t token, bool loose)
{
	uint32_t next = cast_site_from(cast, token), s = INDEX_NONE, entity;

	for (uint32_t k = next; k < cast->n_names && k < next + 3; k++)
		if ((cast->sites.v[k].phrase <= token || cast->sites.v[k].run <= token) &&
			token < cast->sites.v[k].role_end &&
			ends_role(cast, token, cast->sites.v[k].role_end) &&
			!adds_distinction(cast, nominal, cast->sites.v[k].phrase, token))
			s = k;
	for (uint32_t k = next; s == INDEX_NONE && k-- > 0 && k + 3 > next;)
		if (cast->sites.v[k].behind_first <= token && token < cast->sites.v[k].behind &&
			ends_role(cast, token, cast->sites.v[k].behind) &&
			!adds_distinction(cast, nominal, cast->sites.v[k].behind_first, token))
			s = k;
	if (s == INDEX_NONE)
		return INDEX_NONE;
	entity = cast->doc->mentions.v[s].entity;
	return entity != INDEX_NONE && roles_agree(cast, nominal, entity, loose) ? entity : INDEX_NONE;
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
		if (!is_among(cast, cast_token(cast, i)->form, cast->sites.v[s].first, cast->sites.v[s].end))
			return INDEX_NONE;
	return cast->doc->mentions.v[s].entity;
}

/* A fuller phrase: it has all modifiers of the description and more. */
static bool is_fuller(const struct cast *cast, const struct nominal *nominal, uint32_t first, uint32_t head)
{
	bool named_tail = cast_is(cast, head + 1, "of") && head + 2 < cast->doc->tokens.n &&
			  cast_site_at(cast, head + 2) != INDEX_NONE;

	if (!named_tail && (head - first <= nominal->core_end - 1 - nominal->core || first == head))
		return false;
	for (uint32_t i = nominal->core; i + 1 < nominal->core_end; i++)
		if (!is_among(cast, cast_token(cast, i)->form, first, head))
			return false;
	return !adds_distinction(cast, nominal, first, head);
}

/* The one person who bears the role anywhere before, whatever place the description adds: the Ohio senator.
 */
static uint32_t only_holder(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t token = cast->earlier[nominal->core_end - 1], only = INDEX_NONE;

	if (nominal->core_end - nominal->core < 2)
		return INDEX_NONE;
	for (int steps = 0; token != INDEX_NONE && steps < CHAIN_MAX; steps++, token = cast->earlier[token]) {
		uint32_t holder = holder_of_role(cast, nominal, token, true);

		if (holder == INDEX_NONE || holder == only)
			continue;
		if (only != INDEX_NONE)
			return INDEX_NONE;
		only = holder;
	}
	return only;
}

static bool says_anywhere(const struct cast *cast, uint32_t entity, const char *form)
{
	uint32_t s = cast->figures.v[entity].last_titled;

	for (int steps = 0; s != INDEX_NONE && steps < SITES_MAX; steps++, s = cast->sites.v[s].older_titled)
		if (site_says(cast, &cast->sites.v[s], form))
			return true;
	return false;
}

enum { FIGURES_MAX = 400 };

/*
 * [the] party [presidential] (nominee | candidate): the person of that party whom the article names far more
 * often than any other of it.
 */
static uint32_t party_candidate(const struct cast *cast, const struct nominal *nominal)
{
	static const char *const words[] = { "candidate", "nominee", "presidential", "contender", "hopeful",
		NULL };
	const char *party = NULL;
	uint32_t best = INDEX_NONE, most = 2, second = 0;

	for (uint32_t i = nominal->core; i < nominal->core_end; i++) {
		const struct token *token = cast_token(cast, i);

		if (lexicon_has(token->form, LEX_PARTY))
			party = token->form;
		else if (!token_in(token, words))
			return INDEX_NONE;
	}
	for (uint32_t id = 0; party && id < cast->figures.n && id < FIGURES_MAX; id++) {
		uint32_t n = cast->figures.v[id].n_sites;

		if (n <= second || !cast->figures.v[id].surname || !says_anywhere(cast, id, party))
			continue;
		if (n > most) {
			second = most;
			most = n;
			best = id;
		} else {
			second = n;
		}
	}
	return most >= 2 * second ? best : INDEX_NONE;
}

/* The last token before that is a title by itself (President Doe); `token` if there is none. */
static uint32_t bare_title(const struct cast *cast, uint32_t token)
{
	uint32_t at = token;

	for (int steps = 0; at != INDEX_NONE && steps < CHAIN_MAX; steps++, at = cast->earlier[at]) {
		uint32_t s = cast_site_from(cast, at);

		if (s < cast->n_names && cast->sites.v[s].phrase == at && cast->sites.v[s].first == at + 1)
			return at;
	}
	return token;
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
		token = bare_title(cast, token);
	for (int steps = 0; token != INDEX_NONE && steps < CHAIN_MAX; steps++, token = cast->earlier[token]) {
		answer.entity = people ? holder_of_role(cast, nominal, token, false)
				       : holder_of_name(cast, nominal, token);
		answer.found = answer.entity != INDEX_NONE;
		if (answer.found)
			return answer;
		answer.first = coreference_left(cast, token);
		answer.last = token;
		answer.found = ends_role(cast, token, cast->doc->tokens.n) || !people;
		if (answer.found && is_fuller(cast, nominal, answer.first, token) &&
			!strcmp(cast_token(cast, token)->form, cast_token(cast, head)->form))
			return answer;
	}
	if (people) {
		none.entity = only_holder(cast, nominal);
		if (none.entity == INDEX_NONE)
			none.entity = party_candidate(cast, nominal);
		none.found = none.entity != INDEX_NONE;
	}
	return none;
}
