#include "source/nominal.h"

#include <string.h>

#include "source/apposition.h"
#include "source/kind.h"
#include "source/share.h"
#include "text/words.h"

static const char *const quantifiers[] = { "a", "all", "another", "any", "both", "certain", "different",
	"dozens", "each", "either", "every", "few", "fewer", "half", "hundreds", "least", "many", "more",
	"most", "multiple", "nearly", "numerous", "one", "only", "other", "others", "several", "some", "than",
	"thousands", "various", "about", "almost", "at", "even", "far", "least", "roughly", "up", "to",
	"just", "over", "around", "dozen", "hundred", "thousand", "million", NULL };
static const char *const indefinites[] = { "a", "an", "another", "some", "several", "one", "many", "few",
	"most", NULL };
static const char *const definites[] = { "the", "this", "that", "these", "those", "his", "her", "their",
	"its", "our", "my", "both", NULL };
/* Nouns that only measure what "of" names behind them: a group of parents, 42 percent of voters. */
static const char *const measures[] = { "%", "array", "batch", "couple", "dozens", "fraction", "half",
	"handful", "hundreds", "lot", "lots", "majorities", "majority", "minority", "number", "one", "pair",
	"percent", "percentage", "plenty", "plurality", "proportion", "quarter", "range", "raft", "score",
	"scores", "series", "share", "some", "string", "third", "thirds", "thousands", "two-thirds",
	"three-quarters", "millions", "many", "most", "several", "few", "all", "any", "none", "each", "two",
	"three", "four", "five", "both", "neither", "either", "another", NULL };
/* Nouns that say how people come together; they stay in the name: a small group of parents. */
static const char *const gatherings[] = { "array", "assortment", "band", "chorus", "circle", "coalition",
	"collection", "crowd", "gathering", "generation", "group", "groups", "mix", "network", "pair",
	"panel", "parade", "roster", "sample", "set", "slate", "swath", "team", "trio", NULL };
/* Adjectives and participles behind a noun: officials familiar with the matter. */
static const char *const postnominals[] = { "able", "active", "alike", "aware", "available", "briefed",
	"close", "critical", "eager", "familiar", "interviewed", "involved", "likely", "led", "loyal", "made",
	"opposed", "present", "privy", "responsible", "shown", "skeptical", "seen", "sympathetic", "taken",
	"sent", "written", "given", "worried", "willing", "alone", "overall", "generally", "now", "then",
	"also", "held", "run", "told", "found", NULL };

/* Nouns in -ing that are what speaks: exit polling, a court filing. */
static const char *const gerunds[] = { "advertising", "briefing", "filing", "finding", "hearing", "mailing",
	"meeting", "polling", "posting", "reporting", "ruling", "testing", NULL };

static bool is_word(const struct cast *cast, uint32_t i)
{
	return cast_token(cast, i)->kind == TOKEN_WORD;
}

static bool ends_in(const char *form, const char *suffix)
{
	size_t n = strlen(form), m = strlen(suffix);

	return n > m + 1 && !strcmp(form + n - m, suffix);
}

bool nominal_closes(const struct cast *cast, uint32_t i)
{
	const struct token *token = cast_token(cast, i);

	if (token->kind == TOKEN_PUNCT)
		return (!token_is(token, "-") || token->space_before) && !token_is(token, "/");
	if (token->kind == TOKEN_QUOTE || token->kind == TOKEN_SYMBOL)
		return false;
	return word_has(token->form, WORD_PREPOSITION | WORD_COORDINATOR | WORD_SUBORDINATOR |
					     WORD_AUXILIARY | WORD_MODAL | WORD_RELATIVE | WORD_NEGATION |
					     WORD_WH | WORD_SUBJECT_PRONOUN);
}

/* A clause without a verb's subject behind the head: "released Friday", "tracking such deaths". */
static bool is_participle(const struct cast *cast, uint32_t i, uint32_t end)
{
	const struct token *token = cast_token(cast, i);

	if (token_in(token, postnominals))
		return true;
	if (token_in(token, gerunds) && !(lexicon_noun(cast_token(cast, i - 1)->form) & LEX_PLURAL))
		return false;
	if (token->capital || token->kind != TOKEN_WORD)
		return false;
	if (!ends_in(token->form, "ed") && !ends_in(token->form, "ing"))
		return false;
	if (lexicon_noun(cast_token(cast, i - 1)->form) & LEX_PLURAL)
		return true;
	/* national polling, its deeper reporting: the head itself */
	if (kind_adjectival(cast_token(cast, i - 1)->form) && cast_site_at(cast, i - 1) == INDEX_NONE)
		return false;
	/* an adjective when a noun of ours follows: "registered voters", "polling data" */
	return i + 1 == end || nominal_closes(cast, i + 1) || !lexicon_noun(cast_token(cast, i + 1)->form);
}

/* The past of a verb that is nothing else: the board gave another account. */
static bool is_past(const struct cast *cast, uint32_t i)
{
	static const char *const forms[] = { "became", "began", "came", "chose", "drew", "gave", "grew",
		"kept", "knew", "said", "says", "spoke", "swore", "threw", "took", "went", "withdrew",
		"wrote", NULL };

	return token_in(cast_token(cast, i), forms);
}

/* the ministry also weighed in: an adverb before its verb */
static bool is_before_verb(const struct cast *cast, uint32_t i, uint32_t end)
{
	return i + 1 < end && (cast_is(cast, i, "also") || cast_is(cast, i, "then")) &&
	       !token_in(cast_token(cast, i + 1), postnominals) &&
	       (is_past(cast, i + 1) || ends_in(cast_token(cast, i + 1)->form, "ed"));
}

static bool is_measure(const struct cast *cast, uint32_t i, uint32_t end)
{
	const struct token *token = cast_token(cast, i);

	return i + 1 < end && cast_is(cast, i + 1, "of") &&
	       (token_in(token, measures) || token->kind == TOKEN_NUMBER || word_number(token->form) > 1);
}

/* a high percentage of, a 54% majority of: what stands before a measure is of the measure */
static bool modifies_measure(const struct cast *cast, uint32_t i, uint32_t end)
{
	static const char *const sizes[] = { "%", "bare", "good", "great", "growing", "high", "large", "low",
		"percent", "slight", "slim", "small", "solid", "strong", "vast", "whole", "wide", NULL };

	return token_in(cast_token(cast, i), sizes) && is_measure(cast, i + 1, end);
}

static void read_number(struct nominal *nominal, const char *form)
{
	double value = word_number(form), times = word_multiplier(form);

	if (times > 0)
		nominal->number = nominal->number ? nominal->number * (uint32_t)times : 0;
	else if (value >= 1 && value < 1e6)
		nominal->number = (uint32_t)value;
}

/* Ordinals, years and "many" count nothing. */
static bool is_count(const char *form)
{
	double value = word_number(form);

	return value >= 2 && value < 1900 && !ends_in(form, "th") && !ends_in(form, "st") &&
	       !ends_in(form, "nd") && !ends_in(form, "rd");
}

/* those responding, others in the city, no one: the determiner is the head. */
static bool stands_alone(const struct cast *cast, uint32_t i)
{
	static const char *const heads[] = { "others", "those", "these", "some", "many", "most", "several",
		"few", "all", "each", "both", NULL };
	const struct token *token = cast_token(cast, i);

	if (token_is(token, "no") || token_is(token, "not"))
		return true;
	if (token_is(token, "others"))
		return true;
	return token_in(token, heads) && !cast_is(cast, i + 1, "of") &&
	       (nominal_closes(cast, i + 1) || token_in(cast_token(cast, i + 1), postnominals) ||
		       (token_is(token, "those") && ends_in(cast_token(cast, i + 1)->form, "ing")));
}

/* 48 Hours: a number that belongs to a title; not "12 Democrats" */
static bool is_numbered_title(const struct cast *cast, uint32_t i, uint32_t end)
{
	const struct token *token = cast_token(cast, i), *next;

	if (token->kind != TOKEN_NUMBER || i + 1 >= end)
		return false;
	next = cast_token(cast, i + 1);
	return next->capital && !next->all_caps && !cast_initial(cast, i + 1) &&
	       !cast->titlecase[next->sentence] && ends_in(next->form, "s") && i + 2 == end &&
	       !(lexicon_noun(next->form) & ~(unsigned)LEX_MODIFIER);
}

/* determiners, numbers and measures, up to the first modifier. */
static uint32_t read_determiners(const struct cast *cast, struct nominal *nominal, uint32_t i, uint32_t end)
{
	while (i + 1 < end) {
		const struct token *token = cast_token(cast, i);

		if (i + 3 < end && word_number(token->form) >= 0 && cast_is(cast, i + 1, "out") &&
			cast_is(cast, i + 2, "of")) {
			nominal->partitive = true; /* four out of ten voters */
			i += 3;
			continue;
		}
		if (is_measure(cast, i, end)) {
			nominal->partitive = true;
			nominal->number = token_is(token, "one") ? 1 : 0;
			nominal->definite = false;
			i += 2;
			continue;
		}
		if (token->kind == TOKEN_QUOTE || cast_site_at(cast, i) != INDEX_NONE ||
			stands_alone(cast, i) || is_numbered_title(cast, i, end))
			break;
		if (modifies_measure(cast, i, end)) {
			i++;
			continue;
		}
		if (token_in(token, indefinites))
			nominal->indefinite = true;
		else if (token_in(token, definites))
			nominal->definite = true;
		else if (!token_in(token, quantifiers) && token->kind != TOKEN_NUMBER &&
			 !word_has(token->form, WORD_NUMBER | WORD_DETERMINER) && !is_count(token->form))
			break;
		if (word_has(token->form, WORD_POSSESSIVE)) {
			nominal->possessor = i;
			nominal->possessor_end = i + 1;
		}
		if (is_count(token->form) || word_multiplier(token->form) > 0) {
			read_number(nominal, token->form);
		} else if (token->kind == TOKEN_NUMBER && !is_count(token->form)) {
			break; /* a year: 2014 study */
		}
		i++;
	}
	return i;
}

/* Adjectives that a comma may join: bespectacled, 71-year-old. */
static bool is_coordinate(const struct cast *cast, uint32_t i)
{
	const char *form = cast_token(cast, i)->form;

	return cast_site_at(cast, i) == INDEX_NONE &&
	       (kind_adjectival(form) || strchr(form, '-') ||
		       (!lexicon_noun(form) && (ends_in(form, "ed") || ends_in(form, "y"))));
}

static bool is_first_lady(const struct cast *cast, uint32_t i)
{
	static const char *const nouns[] = { "daughter", "family", "gentleman", "lady", "minister", NULL };

	return cast_is(cast, i, "first") && i + 1 < cast->doc->tokens.n &&
	       token_in(cast_token(cast, i + 1), nouns);
}

/* Does the phrase go on behind a word that might close it: is its head to come? */
static bool core_goes_on(const struct cast *cast, const struct nominal *nominal, uint32_t i, uint32_t end)
{
	static const char *const places[] = { "inside", "near", "outside", "past", NULL };
	const struct token *token = cast_token(cast, i), *next;

	if (i > nominal->core && is_numbered_title(cast, i - 1, end))
		return true;
	if (i + 1 >= end || nominal_closes(cast, i + 1))
		return false;
	next = cast_token(cast, i + 1);
	if (i == nominal->core) /* outside groups */
		return token_in(token, places) && !next->capital &&
		       !word_has(next->form, WORD_DETERMINER | WORD_POSSESSIVE | WORD_OBJECT_PRONOUN);
	if (token_is(token, "no")) /* the vote no campaign */
		return !next->capital && lexicon_noun(next->form) & (LEX_ORG | LEX_GROUP);
	/* the snarky, far-fetched headline */
	if (token_is(token, ","))
		return nominal->definite + nominal->indefinite && i == nominal->core + 1 && i + 2 < end &&
		       !next->capital && is_coordinate(cast, i - 1) && is_coordinate(cast, i + 1) &&
		       !nominal_closes(cast, i + 2);
	/* a new statewide poll, last year's figures */
	return word_has(token->form, WORD_ADVERB | WORD_TIME) && !word_has(token->form, WORD_PREPOSITION) &&
	       kind_adjectival(cast_token(cast, i - 1)->form) && cast_site_at(cast, i - 1) == INDEX_NONE;
}

/* last year's, Tuesday's: a time owns nothing */
static bool is_time(const struct cast *cast, uint32_t first, uint32_t end)
{
	return end > first && word_has(cast_token(cast, end - 1)->form, WORD_TIME) &&
	       cast_site_at(cast, end - 1) == INDEX_NONE;
}

/* {modifier} head; possessors on the way restart it. */
static uint32_t read_core(const struct cast *cast, struct nominal *nominal, uint32_t i, uint32_t end)
{
	while (i < end) {
		uint32_t site = cast_site_at(cast, i);

		if (site != INDEX_NONE) {
			nominal->name = site;
			i = cast->sites.v[site].end;
			if (cast->sites.v[site].kind == SOURCE_PERSON && i < end &&
				!cast_possessive(cast, i) && !lexicon_noun(cast_token(cast, i)->form))
				break; /* Jane Doe Hammers Bank Chief */
			continue;
		}
		if (cast_possessive(cast, i) && i > nominal->core) {
			if (i + 1 == end || nominal_closes(cast, i + 1))
				return i;
			if (!is_time(cast, nominal->core, i)) {
				nominal->possessor = nominal->core;
				nominal->possessor_end = i;
			}
			nominal->name = INDEX_NONE;
			nominal->core = ++i;
			continue;
		}
		if (core_goes_on(cast, nominal, i, end)) {
			nominal->name = INDEX_NONE;
			i++;
			continue;
		}
		if (nominal_closes(cast, i) ||
			(i > nominal->core && (is_past(cast, i) || is_participle(cast, i, end))))
			break;
		if (i > nominal->core && is_word(cast, i) && !is_first_lady(cast, i) &&
			word_has(cast_token(cast, i)->form, WORD_ADVERB | WORD_TIME))
			break;
		nominal->name = INDEX_NONE;
		i++;
	}
	return i < end ? i : end;
}

enum { TAIL_MAX = 9, TITLE_MAX = 12 };

/* people familiar with the matter: an adjective and what it governs. */
static uint32_t read_postnominal(const struct cast *cast, uint32_t i, uint32_t end)
{
	uint32_t from = i;

	/* others seeking help: an aside; those seeking help: who they are */
	if ((word_has(cast_token(cast, i)->form, WORD_RELATIVE) && !cast_is(cast, i - 1, "those")) ||
		(cast_is(cast, i - 1, "others") && !word_has(cast_token(cast, i)->form, WORD_PREPOSITION)))
		return i;
	i++;
	while (i < end && i < from + TAIL_MAX && cast_token(cast, i)->kind == TOKEN_WORD &&
		!word_has(cast_token(cast, i)->form, WORD_AUXILIARY | WORD_MODAL | WORD_RELATIVE | WORD_TIME))
		i++;
	return i;
}

/* of/for/in ... up to a mark, a relative clause, a verb. */
static uint32_t read_tail(const struct cast *cast, uint32_t i, uint32_t end)
{
	uint32_t from = i;

	if (i >= end)
		return i;
	if ((i + 1 < end && cast_is(cast, i, "led") && cast_is(cast, i + 1, "by")) ||
		is_before_verb(cast, i, end))
		return i;
	if (token_in(cast_token(cast, i), postnominals) || (i && stands_alone(cast, i - 1)))
		return read_postnominal(cast, i, end);
	/* a study conducted by the agency; but not states led by Ohio */
	if (i + 1 < end && ends_in(cast_token(cast, i)->form, "ed") && cast_is(cast, i + 1, "by") &&
		lexicon_noun(cast_token(cast, i - 1)->form) & LEX_DOCUMENT)
		i++;
	else if (!word_has(cast_token(cast, i)->form, WORD_PREPOSITION))
		return i;
	while (i < end && i < from + TAIL_MAX) {
		const struct token *token = cast_token(cast, i);

		if (token->kind == TOKEN_PUNCT && !token_is(token, "-") && !token_is(token, "/"))
			break;
		if (i > from && (is_past(cast, i) || is_before_verb(cast, i, end) ||
					is_participle(cast, i, end) || word_has(token->form, WORD_TIME)))
			break;
		if (word_has(token->form, WORD_AUXILIARY | WORD_MODAL | WORD_RELATIVE) ||
			(word_has(token->form, WORD_SUBORDINATOR) &&
				!word_has(token->form, WORD_PREPOSITION)))
			break;
		i++;
	}
	while (i > from && word_has(cast_token(cast, i - 1)->form,
				   WORD_PREPOSITION | WORD_COORDINATOR | WORD_DETERMINER))
		i--;
	return i;
}

static void trim(const struct cast *cast, struct nominal *nominal)
{
	static const char *const reflexives[] = { "herself", "himself", "itself", "themselves", NULL };
	static const char *const leads[] = { "from", "by", "to", "at", "of", "in", "as", "and", "or", "but",
		"with", "for", "according", "per", "like", "said", "both", "among", NULL };

	while (nominal->first < nominal->end) {
		const struct token *token = cast_token(cast, nominal->first);

		if (token->kind == TOKEN_PUNCT || token->kind == TOKEN_QUOTE ||
			(nominal->first + 1 < nominal->end && token_in(token, leads) &&
				!(token_is(token, "at") && cast_is(cast, nominal->first + 1, "least"))))
			nominal->first++;
		else
			break;
	}
	while (nominal->end > nominal->first + 1) {
		const struct token *token = cast_token(cast, nominal->end - 1);

		if (token->kind == TOKEN_PUNCT || token->kind == TOKEN_QUOTE || token_in(token, reflexives) ||
			cast_possessive(cast, nominal->end - 1))
			nominal->end--;
		else
			break;
	}
}

/* secretary of state Jane Doe: a title with "of" in it before its name. */
static uint32_t read_titled(const struct cast *cast, struct nominal *nominal)
{
	uint32_t first = cast_site_from(cast, nominal->core);

	for (uint32_t s = first; s < cast->n_names && s < first + 3; s++) {
		const struct site *site = &cast->sites.v[s];

		if (site->end > nominal->end)
			break;
		if (site->phrase <= nominal->core && site->role_end == site->first &&
			site->first > nominal->core && site->kind == SOURCE_PERSON && !site->possessive &&
			!site->modifier) {
			nominal->name = s;
			return site->end;
		}
	}
	return nominal->core;
}

/* ... with the board of the Gazette Doe said: a name right behind another name's is the one who speaks. */
static void read_second_name(const struct cast *cast, struct nominal *nominal)
{
	uint32_t s = cast_site_at(cast, nominal->end - 1);
	const struct site *site, *before;

	if (s == INDEX_NONE || !s || nominal->name == s)
		return;
	site = &cast->sites.v[s];
	before = &cast->sites.v[s - 1];
	if (site->phrase < site->first || site->end != nominal->end || before->end != site->first ||
		before->first <= nominal->core ||
		(before->kind != SOURCE_ORGANIZATION && before->kind != SOURCE_OUTLET) ||
		(site->kind != SOURCE_PERSON && site->kind != SOURCE_UNKNOWN))
		return;
	nominal->first = nominal->core = site->first;
	nominal->core_end = nominal->tail_end = site->end;
	nominal->name = s;
	nominal->possessor = nominal->possessor_end = 0;
}

/* a newly elected Doe, this defiant Doe: words that only describe, before a name. */
static uint32_t read_described(const struct cast *cast, struct nominal *nominal)
{
	uint32_t s = cast_site_at(cast, nominal->end - 1);
	const struct site *site;

	if (s == INDEX_NONE || (!nominal->definite && !nominal->indefinite))
		return nominal->core;
	site = &cast->sites.v[s];
	if (site->kind == SOURCE_ORGANIZATION || site->kind == SOURCE_OUTLET || site->end != nominal->end ||
		site->first <= nominal->core)
		return nominal->core;
	for (uint32_t i = nominal->core; i < site->first; i++)
		if (nominal_closes(cast, i) || cast_possessive(cast, i) ||
			cast_site_at(cast, i) != INDEX_NONE || cast_token(cast, i)->capital ||
			(i > nominal->core && ends_in(cast_token(cast, i)->form, "ing") &&
				lexicon_noun(cast_token(cast, i - 1)->form) & (LEX_ROLE | LEX_GROUP)))
			return nominal->core; /* a delegate supporting Doe */
	nominal->name = s;
	return site->end;
}

/* a group of parents, a panel of judges: people, whatever gathers them. */
static uint32_t read_kind_head(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t head = nominal->core_end - 1, i = nominal->core_end + 1;

	if (!cast_is(cast, i - 1, "of") || i >= nominal->tail_end ||
		!token_in(cast_token(cast, head), gatherings))
		return head;
	while (i + 1 < nominal->tail_end && !nominal_closes(cast, i + 1) &&
		!is_participle(cast, i + 1, nominal->tail_end))
		i++;
	return i;
}

/* the "Golden Hour" actress: a title in quotation marks describes the role behind it */
static uint32_t skip_title(const struct cast *cast, uint32_t i, uint32_t end)
{
	bool capital = false;

	for (uint32_t k = i; k + 1 < end && k < i + TITLE_MAX; k++) {
		capital |= cast_token(cast, k)->capital;
		if (cast_token(cast, k)->kind == TOKEN_QUOTE && k > i && capital &&
			lexicon_noun(cast_token(cast, k + 1)->form) & (LEX_ROLE | LEX_TITLE) &&
			!(lexicon_noun(cast_token(cast, k + 1)->form) & LEX_PLURAL))
			return k + 1;
	}
	return i;
}

struct nominal nominal_read(const struct cast *cast, uint32_t first, uint32_t end)
{
	struct nominal nominal = { .first = first, .end = end, .name = INDEX_NONE };
	uint32_t written, titled;

	trim(cast, &nominal);
	nominal.core = read_determiners(cast, &nominal, nominal.first, nominal.end);
	written = nominal.core;
	nominal.core = titled = skip_title(cast, written, nominal.end);
	nominal.core_end = read_titled(cast, &nominal);
	if (nominal.core_end == nominal.core)
		nominal.core_end = read_described(cast, &nominal);
	if (nominal.core_end == nominal.core)
		nominal.core_end = read_core(cast, &nominal, nominal.core, nominal.end);
	if (nominal.core_end == nominal.core && nominal.core < nominal.end)
		nominal.core_end++;
	if (nominal.name != INDEX_NONE && cast->sites.v[nominal.name].end != nominal.core_end)
		nominal.name = INDEX_NONE;
	nominal.tail_end = read_tail(cast, nominal.core_end, nominal.end);
	nominal.kind_head = read_kind_head(cast, &nominal);
	nominal.share = cast_is(cast, nominal.core_end - 1, "percent") ||
			cast_is(cast, nominal.core_end - 1, "%") ||
			share_is(cast, nominal.first, nominal.end);
	if (nominal.name == INDEX_NONE)
		nominal.name = apposition_name(cast, &nominal);
	if (nominal.name == INDEX_NONE && nominal.core == titled)
		nominal.core = written;
	read_second_name(cast, &nominal);
	return nominal;
}

/* ---- kinds ---- */

enum source_kind nominal_kind(const struct cast *cast, const struct nominal *nominal, bool *plural)
{
	const char *form = cast_token(cast, nominal->kind_head)->form, *hyphen = strrchr(form, '-');
	enum source_kind kind = kind_of_noun(form, plural);

	if (kind == SOURCE_UNKNOWN && hyphen && hyphen[1])
		kind = kind_of_noun(hyphen + 1, plural);
	if (nominal->number > 1)
		*plural = true;
	if (kind == SOURCE_PERSON && nominal->number > 1)
		return SOURCE_GROUP;
	if (kind == SOURCE_GROUP && nominal->partitive && nominal->number == 1) {
		*plural = false; /* one of her aides */
		return SOURCE_PERSON;
	}
	if (kind == SOURCE_UNKNOWN && !*plural && (nominal->definite || nominal->indefinite) &&
		strlen(form) > 6 && (ends_in(form, "er") || ends_in(form, "or")))
		return SOURCE_PERSON;
	if (kind == SOURCE_ORGANIZATION && *plural && nominal->kind_head != nominal->core_end - 1)
		return SOURCE_GROUP;
	return kind;
}

/* ---- the name ---- */

static bool keeps_capital(const struct cast *cast, uint32_t i)
{
	const struct token *token = cast_token(cast, i);
	const struct form_count *count = &cast->counts.v[cast->form_of[i]];

	if (token->all_caps || cast_site_at(cast, i) != INDEX_NONE)
		return true;
	if (!count->lower && !lexicon_noun(token->form) && !word_classes(token->form) &&
		!cast->titlecase[token->sentence] && !strchr(token->form, '-'))
		return true; /* a name that the article spells but once */
	if (lexicon_noun(token->form) & (LEX_DEMONYM | LEX_PARTY | LEX_PLACE))
		return true;
	if (!cast_initial(cast, i) && !cast->titlecase[token->sentence])
		return true;
	return count->capital > 0 && !count->lower;
}

struct str nominal_name(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t end = nominal->tail_end > nominal->core_end ? nominal->tail_end : nominal->core_end;
	static const char *const stale[] = { "latest", "new", "recent", NULL };
	uint32_t core = nominal->core;
	const struct token *first;
	struct str words;
	char *copy;

	while (core + 1 < nominal->core_end && token_in(cast_token(cast, core), stale) &&
		cast_site_at(cast, core) == INDEX_NONE &&
		!lexicon_has(cast_token(cast, core + 1)->form, LEX_PLACE)) /* New Hampshire voters */
		core++;
	words = cast_words(cast, core, end);
	first = cast_token(cast, core);
	if (!words.n || !first->capital || keeps_capital(cast, core) || words.p[0] < 'A' || words.p[0] > 'Z')
		return words;
	copy = arena_copy(cast->arena, words.p, words.n);
	copy[0] = (char)(copy[0] - 'A' + 'a');
	return (struct str){ copy, words.n };
}
