#include "source/cast.h"

#include <string.h>

#include "text/words.h"

/* Titles, roles and appositions around a name: what they say of who bears it. */

enum {
	CLOSED = WORD_DETERMINER | WORD_PREPOSITION | WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_AUXILIARY |
		 WORD_MODAL | WORD_SUBJECT_PRONOUN | WORD_OBJECT_PRONOUN | WORD_POSSESSIVE | WORD_RELATIVE |
		 WORD_NEGATION | WORD_WH,
	TITLE_WORD = LEX_TITLE | LEX_ROLE
};

static bool is_word(const struct cast *cast, uint32_t i)
{
	return i < cast->doc->tokens.n && cast_token(cast, i)->kind == TOKEN_WORD;
}

static bool is_capital(const struct cast *cast, uint32_t i)
{
	return is_word(cast, i) && cast_token(cast, i)->capital;
}

static bool is_closed(const char *form)
{
	return word_has(form, CLOSED);
}

/* Lower-case words before a name that belong to its role: White House press secretary | chief economist. */
static bool is_role_modifier(const struct cast *cast, uint32_t i)
{
	const struct token *token = cast_token(cast, i);

	if (token->kind != TOKEN_WORD || token->quote_depth)
		return false;
	if (lexicon_noun(token->form) &&
		!word_has(token->form, CLOSED & ~(unsigned)WORD_PREPOSITION & ~(unsigned)WORD_SUBORDINATOR))
		return true;
	if (is_closed(token->form) || word_has(token->form, WORD_TIME))
		return false;
	return token->capital || strchr(token->form, '-');
}

enum { ROLE_MAX = 16 };

/* role = {modifier} noun ["of" noun]; ends where the name begins. Returns its first token. */
static uint32_t role_before(const struct cast *cast, uint32_t name)
{
	uint32_t start = cast->doc->sentences.v[cast_token(cast, name)->sentence].first_token, i = name;

	while (i > start && i + ROLE_MAX > name) {
		if (cast_possessive(cast, i - 1) && i - 1 > start && is_word(cast, i - 2))
			i -= 2;
		else if (cast_is(cast, i - 1, "of") && i - 1 > start && i < name &&
			 lexicon_noun(cast_token(cast, i - 2)->form) & TITLE_WORD)
			i -= 2;
		else if (is_role_modifier(cast, i - 1))
			i--;
		else
			break;
	}
	return i;
}

/* Does [first, end) hold a noun for one person (and, if it is the last word only, which)? */
static uint32_t role_noun(const struct cast *cast, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		unsigned classes = lexicon_noun(cast_token(cast, i)->form);

		if (cast_token(cast, i)->kind == TOKEN_WORD && classes & TITLE_WORD &&
			!(classes & LEX_PLURAL))
			return i;
	}
	return INDEX_NONE;
}

static enum gender gender_of(unsigned classes)
{
	if (!(classes & (LEX_MALE | LEX_FEMALE)) || (classes & LEX_MALE && classes & LEX_FEMALE))
		return GENDER_UNKNOWN;
	return classes & LEX_MALE ? GENDER_MALE : GENDER_FEMALE;
}

static enum gender gender_in(const struct cast *cast, uint32_t first, uint32_t end)
{
	for (uint32_t i = end; i-- > first;) {
		unsigned classes = lexicon_noun(cast_token(cast, i)->form);

		if (classes & TITLE_WORD && gender_of(classes) != GENDER_UNKNOWN)
			return gender_of(classes);
	}
	return GENDER_UNKNOWN;
}

enum { BEHIND_MAX = 40, HEAD_MAX = 8 };

/* Name "," (a | an | the | his ...) role ... ("," | ".")      Name "," director of ... ","     Name "," 25
 * "," */
static void read_behind(const struct cast *cast, struct site *site)
{
	const struct document *doc = cast->doc;
	const struct sentence *sentence = &doc->sentences.v[cast_token(cast, site->first)->sentence];
	uint32_t limit = sentence->first_token + sentence->n_tokens, first = site->end + 1, i = first, noun;

	if (!cast_is(cast, site->end, ",") || first >= limit)
		return;
	if (cast_token(cast, first)->kind == TOKEN_NUMBER &&
		(cast_is(cast, first + 1, ",") || first + 1 == limit - 1)) {
		site->kind = SOURCE_PERSON;
		site->behind_first = first;
		site->behind = first + 1;
		return;
	}
	while (i < limit && i < first + BEHIND_MAX && !cast_is(cast, i, ",") && !cast_is(cast, i, ";") &&
		cast_token(cast, i)->kind != TOKEN_QUOTE)
		i++;
	if (word_has(cast_token(cast, first)->form,
		    WORD_SUBJECT_PRONOUN | WORD_COORDINATOR | WORD_AUXILIARY) ||
		!is_word(cast, first) || (is_capital(cast, first) && !role_before(cast, first + 1)))
		return;
	noun = role_noun(cast, first, i < first + HEAD_MAX ? i : first + HEAD_MAX);
	if (noun == INDEX_NONE)
		return;
	for (uint32_t k = first + 1; k < noun; k++)
		if (word_has(cast_token(cast, k)->form, CLOSED & ~(unsigned)WORD_POSSESSIVE))
			return;
	site->kind = SOURCE_PERSON;
	site->behind_first = first;
	site->behind = i < limit ? i : limit - 1;
	if (site->gender == GENDER_UNKNOWN)
		site->gender = gender_of(lexicon_noun(cast_token(cast, noun)->form));
}

/* The party tag behind the name: Jane Doe (R-Ohio) | Jane Doe, R-Ohio; 0 if there is none. */
static uint32_t read_tag(const struct cast *cast, const struct site *site)
{
	uint32_t tag = site->end + 1;
	const char *form;

	if ((!cast_is(cast, site->end, ",") && !cast_is(cast, site->end, "(")) ||
		tag + 1 >= cast->doc->tokens.n)
		return 0;
	form = cast_token(cast, tag)->form;
	if (!form[0] || !strchr("rdi", form[0]) || !cast_token(cast, tag)->capital)
		return 0;
	if (form[1] == '-' && form[2])
		return tag;
	return !form[1] && (cast_is(cast, tag + 1, "-") || cast_is(cast, tag + 1, ")")) ? tag : 0;
}

/* Jane Doe (R-Ohio) | Jane Doe, R-Ohio | Jane Doe, who | said Jane Doe */
static bool looks_like_person(const struct cast *cast, const struct site *site)
{
	static const char *const speaks[] = { "said", "says", "told", "tweeted", "added", "asked", "wrote",
		"who", "whose", "argued", "insisted", "noted", "testified", "joked", "recalled", NULL };
	uint32_t next = site->end + (cast_is(cast, site->end, ",") || cast_is(cast, site->end, "("));

	if (next >= cast->doc->tokens.n)
		return false;
	if (site->tag)
		return true;
	return site->end - site->first <= 4 &&
	       (token_in(cast_token(cast, next), speaks) ||
		       (site->first && cast_is(cast, site->first - 1, "said")));
}

void titles_read(const struct cast *cast, struct site *site)
{
	const struct token *next = site->end < cast->doc->tokens.n ? cast_token(cast, site->end) : NULL;
	uint32_t noun;

	site->possessive = cast_possessive(cast, site->end);
	site->modifier = next && next->kind == TOKEN_WORD && !next->capital && !site->possessive &&
			 lexicon_noun(next->form) & (LEX_ROLE | LEX_ORG | LEX_GROUP | LEX_DOCUMENT) &&
			 !is_closed(next->form) && !cast_is(cast, site->end, "said");
	if (site->kind != SOURCE_UNKNOWN && site->kind != SOURCE_PERSON)
		return;
	site->tag = read_tag(cast, site);
	site->phrase = role_before(cast, site->first);
	noun = site->phrase < site->first ? role_noun(cast, site->first - 1, site->first) : INDEX_NONE;
	/* Secretary of State Jane Doe */
	if (noun == INDEX_NONE && site->phrase < site->first) {
		noun = role_noun(cast, site->phrase, site->first);
		if (noun != INDEX_NONE && !cast_is(cast, noun + 1, "of"))
			noun = INDEX_NONE;
	}
	if (noun == INDEX_NONE) {
		site->phrase = site->first;
		/* the campaign's chairman, Jane Doe, said */
		if (site->first > 1 && cast_is(cast, site->first - 1, ",") && site->end - site->first > 1 &&
			role_noun(cast, site->first - 2, site->first - 1) != INDEX_NONE) {
			uint32_t role = role_before(cast, site->first - 1);

			if (role && role < site->first - 1 &&
				word_has(cast_token(cast, role - 1)->form, WORD_DETERMINER)) {
				site->phrase = role;
				site->role_end = site->first - 1;
			}
		}
	}
	if (site->phrase < site->first && site->run < site->phrase)
		site->phrase = site->run;
	if (!site->role_end)
		site->role_end = site->first;
	if (site->phrase < site->first) {
		site->kind = SOURCE_PERSON;
		site->titled = true;
		site->gender = gender_in(cast, site->phrase, site->role_end);
	}
	read_behind(cast, site);
	if (site->kind == SOURCE_UNKNOWN && looks_like_person(cast, site))
		site->kind = SOURCE_PERSON;
}
