#include "source/bearer.h"

#include <string.h>

#include "source/office.h"
#include "source/state.h"
#include "text/words.h"

enum { CHAIN_MAX = 60, SITES_MAX = 20, FIGURES_MAX = 400 };

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

bool bearer_among(const struct cast *cast, const char *form, uint32_t first, uint32_t end)
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

/* Of a party tag, as a word. */
static const char *party_of_tag(const struct cast *cast, const struct site *site)
{
	const char *form = site->tag ? cast_token(cast, site->tag)->form : "";

	return form[0] == 'r' ? "republican" : form[0] == 'd' ? "democratic" : "";
}

static uint32_t role_start(const struct site *site)
{
	return site->run < site->phrase ? site->run : site->phrase;
}

/* Does a site's title, apposition or party tag say the word? */
static bool site_says(const struct cast *cast, const struct site *site, const char *form)
{
	return bearer_among(cast, form, role_start(site), site->first) ||
	       bearer_among(cast, form, site->behind_first, site->behind) ||
	       !strcmp(synonym(form), party_of_tag(cast, site));
}

bool bearer_says(const struct cast *cast, uint32_t entity, const char *form)
{
	uint32_t s = cast->figures.v[entity].last_titled;

	for (int steps = 0; s != INDEX_NONE && steps < SITES_MAX; steps++, s = cast->sites.v[s].older_titled)
		if (site_says(cast, &cast->sites.v[s], form))
			return true;
	return false;
}

/* The state that a title, an apposition or a tag gives: Ohio Sen. Doe; Sen. Doe of Ohio; Doe, D-Ohio. */
static int state_of(const struct cast *cast, uint32_t entity)
{
	uint32_t s = cast->figures.v[entity].last_titled;
	int state = 0;

	for (int steps = 0; !state && s != INDEX_NONE && steps < SITES_MAX; steps++) {
		const struct site *site = &cast->sites.v[s];

		if (site->tag)
			state = state_of_tag(cast, site->tag);
		if (!state)
			state = state_in(cast, role_start(site), site->first);
		if (!state && cast_is(cast, site->end, "of"))
			state = state_in(cast, site->end + 1, site->end + 3);
		if (!state)
			state = state_in(cast, site->behind_first, site->behind);
		s = site->older_titled;
	}
	return state;
}

static const char *party_of(const struct cast *cast, uint32_t entity)
{
	bool right = bearer_says(cast, entity, "republican"), left = bearer_says(cast, entity, "democratic");

	return right == left ? "" : right ? "republican" : "democratic";
}

/* Is it another state's, as far as both are told? *same is set where it is this one's. */
static bool other_state(const struct cast *cast, const struct nominal *nominal, uint32_t entity, bool *same)
{
	int state = state_in(cast, nominal->core, nominal->tail_end),
	    its = state ? state_of(cast, entity) : 0;

	*same = state && its == state;
	return state && its && its != state;
}

/* May a reader be trusted to know it: a place, and what the article writes but once? */
static bool is_known_by_readers(const struct cast *cast, uint32_t i)
{
	const char *form = cast_token(cast, i)->form;

	if (lexicon_has(form, LEX_PARTY))
		return false;
	return lexicon_has(form, LEX_PLACE | LEX_DEMONYM) || !strcmp(form, "state") ||
	       (cast_token(cast, i)->capital && !lexicon(form));
}

/* All words of the description but its head stand in the roles of the entity, over its sites. */
static bool roles_agree(const struct cast *cast, const struct nominal *nominal, uint32_t entity, bool loose)
{
	bool same;

	if (other_state(cast, nominal, entity, &same))
		return false;
	for (uint32_t i = nominal->core, next; i < nominal->tail_end; i = next) {
		const struct token *token = cast_token(cast, i);

		if (same && state_at(cast, i, &next))
			continue;
		next = i + 1;
		if (i + 1 == nominal->core_end || token->kind != TOKEN_WORD || token_is(token, "current") ||
			(i >= nominal->core_end &&
				word_has(token->form, WORD_PREPOSITION | WORD_DETERMINER)) ||
			(loose && is_known_by_readers(cast, i)))
			continue;
		if (!bearer_says(cast, entity, token->form))
			return false;
	}
	return true;
}

/* Does the token end a role: not "campaign" of "campaign manager"? */
bool bearer_ends_role(const struct cast *cast, uint32_t token, uint32_t end)
{
	return token + 1 >= end || nominal_closes(cast, token + 1) || cast_possessive(cast, token + 1) ||
	       lexicon_has(cast_token(cast, token + 1)->form, LEX_TITLE);
}

bool bearer_distinct(const struct cast *cast, const struct nominal *nominal, uint32_t first, uint32_t head)
{
	for (uint32_t i = first; i < head; i++)
		if (is_distinctive(cast_token(cast, i)->form) &&
			!bearer_among(cast, cast_token(cast, i)->form, nominal->core, nominal->core_end))
			return true;
	return false;
}

/* Is the token of the apposition's own noun phrases, not of what they govern: "donors close to the mayor"? */
static bool is_own(const struct cast *cast, uint32_t first, uint32_t token)
{
	bool governed = false;

	for (uint32_t i = first; i < token; i++) {
		const char *form = cast_token(cast, i)->form;

		if (word_has(form, WORD_RELATIVE))
			return false;
		if (word_has(form, WORD_PREPOSITION))
			governed = true;
		else if (!strcmp(form, "and") && word_has(cast_token(cast, i + 1)->form, WORD_DETERMINER))
			governed = false;
	}
	return !governed;
}

/* The person whose title, role or apposition has its noun at `token`. */
uint32_t bearer_at(const struct cast *cast, const struct nominal *nominal, uint32_t token, bool loose)
{
	uint32_t next = cast_site_from(cast, token), s = INDEX_NONE, entity;

	for (uint32_t k = next; k < cast->n_names && k < next + 3; k++)
		if ((cast->sites.v[k].phrase <= token || cast->sites.v[k].run <= token) &&
			token < cast->sites.v[k].role_end &&
			bearer_ends_role(cast, token, cast->sites.v[k].role_end) &&
			!bearer_distinct(cast, nominal, cast->sites.v[k].phrase, token))
			s = k;
	for (uint32_t k = next; s == INDEX_NONE && k-- > 0 && k + 3 > next;)
		if (cast->sites.v[k].behind_first <= token && token < cast->sites.v[k].behind &&
			bearer_ends_role(cast, token, cast->sites.v[k].behind) &&
			is_own(cast, cast->sites.v[k].behind_first, token) &&
			!bearer_distinct(cast, nominal, cast->sites.v[k].behind_first, token))
			s = k;
	if (s == INDEX_NONE)
		return INDEX_NONE;
	entity = cast->doc->mentions.v[s].entity;
	return entity != INDEX_NONE && roles_agree(cast, nominal, entity, loose) ? entity : INDEX_NONE;
}

/* The one person who bears the role anywhere before, whatever place the description adds: the Ohio senator.
 */
uint32_t bearer_only(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t token = cast->earlier[nominal->core_end - 1], only = INDEX_NONE;

	if (nominal->core_end - nominal->core < 2)
		return INDEX_NONE;
	for (int steps = 0; token != INDEX_NONE && steps < CHAIN_MAX; steps++, token = cast->earlier[token]) {
		uint32_t holder = bearer_at(cast, nominal, token, true);

		if (holder == INDEX_NONE || holder == only)
			continue;
		if (only != INDEX_NONE)
			return INDEX_NONE;
		only = holder;
	}
	return only;
}

/*
 * [the] party [presidential] (nominee | candidate): the person of that party whom the article names far more
 * often than any other of it.
 */
uint32_t bearer_candidate(const struct cast *cast, const struct nominal *nominal)
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

		if (n <= second || !cast->figures.v[id].surname || !bearer_says(cast, id, party))
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
uint32_t bearer_bare_title(const struct cast *cast, uint32_t token)
{
	uint32_t at = token;

	for (int steps = 0; at != INDEX_NONE && steps < CHAIN_MAX; steps++, at = cast->earlier[at]) {
		uint32_t s = cast_site_from(cast, at);

		if (s < cast->n_names && cast->sites.v[s].phrase == at && cast->sites.v[s].first == at + 1)
			return at;
	}
	return token;
}

uint32_t bearer_later(const struct cast *cast, const struct nominal *nominal, uint32_t sentences)
{
	uint32_t head = nominal->core_end - 1, last = cast_token(cast, head)->sentence + sentences;
	uint32_t token = cast->later[head];

	for (int steps = 0; token != INDEX_NONE && steps < CHAIN_MAX; steps++, token = cast->later[token]) {
		uint32_t holder;

		if (cast_token(cast, token)->sentence > last)
			break;
		holder = bearer_at(cast, nominal, token, true);
		if (holder != INDEX_NONE)
			return holder;
	}
	return INDEX_NONE;
}

bool bearer_is_contender(const struct cast *cast, uint32_t token)
{
	static const char *const nouns[] = { "candidate", "challenger", "contender", "front-runner",
		"frontrunner", "hopeful", "incumbent", "nominee", NULL };

	return token_in(cast_token(cast, token), nouns);
}

bool bearer_other_office(const struct cast *cast, const struct nominal *nominal, uint32_t entity)
{
	uint32_t noun = nominal->core_end - 1, s = cast->figures.v[entity].last_titled;
	const char *head = cast_noun(cast_token(cast, noun)->form);

	bool national = false; /* the Russian leader: its president, its premier */

	for (uint32_t i = nominal->core; i < noun; i++)
		national |= (lexicon(cast_token(cast, i)->form) & (LEX_DEMONYM | LEX_PARTY)) == LEX_DEMONYM;
	if (lexicon_has(head, LEX_PARTY | LEX_DEMONYM) || bearer_is_contender(cast, noun) ||
		bearer_among(cast, "former", nominal->core, nominal->core_end))
		return false;
	for (int steps = 0; s != INDEX_NONE && steps < SITES_MAX;
		steps++, s = cast->sites.v[s].older_titled) {
		uint32_t first = role_start(&cast->sites.v[s]), end = cast->sites.v[s].role_end;

		for (uint32_t i = first; i < end; i++) {
			unsigned classes = lexicon(cast_token(cast, i)->form);

			if ((classes & (LEX_TITLE | LEX_COURTESY)) == LEX_TITLE &&
				(!(bearer_among(cast, head, i, i + 1) ||
					 (national && office_together(
							      head, cast_noun(cast_token(cast, i)->form)))) ||
					bearer_distinct(cast, nominal, first, i)))
				return true;
		}
	}
	return false;
}

bool bearer_possible(const struct cast *cast, const struct nominal *nominal, uint32_t entity)
{
	const struct entity *who = &cast->doc->entities.v[entity];
	unsigned head = lexicon_noun(cast_token(cast, nominal->core_end - 1)->form);
	bool male = head & LEX_MALE, female = head & LEX_FEMALE, same;
	const char *party = party_of(cast, entity);

	if ((who->gender == GENDER_MALE && female && !male) ||
		(who->gender == GENDER_FEMALE && male && !female))
		return false;
	for (uint32_t i = nominal->core; *party && i < nominal->core_end; i++)
		if (lexicon_has(cast_token(cast, i)->form, LEX_PARTY) &&
			strcmp(synonym(cast_token(cast, i)->form), party) != 0 &&
			(bearer_among(cast, "republican", i, i + 1) ||
				bearer_among(cast, "democratic", i, i + 1)))
			return false;
	return !other_state(cast, nominal, entity, &same);
}
