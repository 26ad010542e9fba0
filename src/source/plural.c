#include "source/plural.h"

#include <string.h>

#include "source/coreference.h"
#include "source/description.h"
#include "source/told.h"
#include "text/words.h"

/* Below it as many are wrong as right. */
static const float LEAST = -0.5f;

/* How many of those are right: 34 of 46 that were looked at. */
static const float LIKELY = 0.72f;

enum { CHOICES_MAX = 6, BACK_MAX = 90, NEAR = 2, MEMBERS_MAX = 6, POLLED_MAX = 1200, POLLED_PARAGRAPHS = 12 };

/* One answer to who they are. */
struct choice {
	struct source_vec sources;
	float score;
	const char *rule;
};

struct choices {
	struct choice v[CHOICES_MAX];
	uint32_t n;
};

static bool equal(const struct source_vec *a, const struct source_vec *b)
{
	if (a->n != b->n)
		return false;
	for (uint32_t i = 0; i < a->n; i++)
		if (!str_eq(a->v[i].name, b->v[i].name))
			return false;
	return true;
}

/* Keep the best, in order. */
static void offer(struct choices *choices, struct choice choice)
{
	uint32_t at;

	for (at = 0; at < choices->n; at++)
		if (equal(&choices->v[at].sources, &choice.sources)) {
			if (choices->v[at].score >= choice.score)
				return;
			choices->n--;
			memmove(&choices->v[at], &choices->v[at + 1],
				(choices->n - at) * sizeof choices->v[0]);
			break;
		}
	for (at = choices->n; at > 0 && choices->v[at - 1].score < choice.score; at--)
		;
	if (at == CHOICES_MAX)
		return;
	if (choices->n == CHOICES_MAX)
		choices->n--;
	memmove(&choices->v[at + 1], &choices->v[at], (choices->n - at) * sizeof choices->v[0]);
	choices->v[at] = choice;
	choices->n++;
}

/* In what they say themselves? */
static bool in_own_words(const struct cast *cast, uint32_t self, uint32_t token)
{
	return cast_says(&cast->doc->attributions.v[self], cast_token(cast, token)->span.start);
}

static float distance(const struct cast *cast, uint32_t token, uint32_t sentence)
{
	return (float)(cast_token(cast, token)->sentence - sentence);
}

/* ---- who spoke before ---- */

static void offer_told(struct resolver *resolver, struct choices *choices, struct source blank, uint32_t self,
	uint32_t token)
{
	const struct cast *cast = resolver->cast;

	for (uint32_t i = resolver->told.n, steps = 0; i-- > 0 && steps < 4; steps++) {
		const struct told *told = &resolver->told.v[i];
		const struct attribution *attribution = &cast->doc->attributions.v[told->attribution];
		struct choice choice = { .rule = "pronoun-last-source" };
		bool several = attribution->sources.n > 1, group;

		if (told->sentence + NEAR < cast_token(cast, token)->sentence || told->token >= token)
			break;
		if (!attribution->sources.n || told_reported_in(cast->doc, told->attribution, self))
			continue;
		group = attribution->sources.v[0].kind == SOURCE_GROUP && attribution->sources.v[0].name.n;
		if (!several && !group &&
			!(1u << attribution->sources.v[0].kind &
				(1u << SOURCE_ORGANIZATION | 1u << SOURCE_OUTLET)))
			continue;
		for (uint32_t k = 0; k < attribution->sources.n; k++) {
			struct source source = blank;

			description_copy(&source, &attribution->sources.v[k], choice.rule, 0.7f);
			vec_push(cast->arena, &choice.sources, source);
		}
		choice.score = 1.6f - distance(cast, token, told->sentence) - 0.1f * (float)steps -
			       (several || group ? 0 : 1.2f);
		offer(choices, choice);
	}
}

/* ---- pairs of people ---- */

static bool is_person_site(const struct cast *cast, uint32_t s)
{
	uint32_t entity = s < cast->n_names ? cast->doc->mentions.v[s].entity : INDEX_NONE;

	if (entity == INDEX_NONE)
		return false;
	return cast->doc->entities.v[entity].kind == SOURCE_PERSON ||
	       (cast->doc->entities.v[entity].kind == SOURCE_UNKNOWN && cast->figures.v[entity].surname &&
		       cast->figures.v[entity].given);
}

/* Is the site joined to the next one: A and B, A, B and C? */
static bool joined(const struct cast *cast, uint32_t s)
{
	uint32_t i = cast->sites.v[s].end;

	if (s + 1 >= cast->n_names || !is_person_site(cast, s + 1))
		return false;
	if (cast_is(cast, i, ","))
		i++;
	if (cast_is(cast, i, "and") || cast_is(cast, i, "or") || cast_is(cast, i, "nor"))
		i++;
	return i > cast->sites.v[s].end &&
	       (cast->sites.v[s + 1].phrase == i || cast->sites.v[s + 1].first == i);
}

static void offer_pairs(
	const struct cast *cast, struct choices *choices, struct source blank, uint32_t self, uint32_t token)
{
	uint32_t sentence = cast_token(cast, token)->sentence, s = cast_site_from(cast, token);

	for (uint32_t last = s, steps = 0; last-- > 0 && steps < 24; steps++) {
		uint32_t first = last, here = cast_token(cast, cast->sites.v[last].first)->sentence;
		struct choice choice = { .rule = "pronoun-pair" };

		if (here + NEAR < sentence)
			break;
		if (!is_person_site(cast, last) || cast->sites.v[last].possessive ||
			cast->sites.v[last].modifier || in_own_words(cast, self, cast->sites.v[last].first))
			continue;
		while (first > 0 && last - first + 1 < MEMBERS_MAX && is_person_site(cast, first - 1) &&
			cast_token(cast, cast->sites.v[first - 1].first)->sentence == here &&
			joined(cast, first - 1))
			first--;
		if (first == last || !cast_is(cast, cast->sites.v[last].phrase - 1, "and"))
			continue;
		for (uint32_t k = first; k <= last; k++) {
			struct source source = blank;

			description_from_entity(
				cast, &source, cast->doc->mentions.v[k].entity, choice.rule, 0.7f);
			vec_push(cast->arena, &choice.sources, source);
		}
		choice.score = 1.3f - distance(cast, token, here) +
			       (scene_begins_clause(cast, cast->sites.v[first].phrase) ? 0.5f : 0) -
			       (cast_token(cast, cast->sites.v[last].first)->quote_depth >
						       cast_token(cast, token)->quote_depth
					       ? 1.0f
					       : 0);
		offer(choices, choice);
		last = first;
		if (!last)
			break;
	}
}

/* ---- groups and bodies ---- */

/* A noun that may be they: people, or a body of them. */
static bool is_collective(const struct cast *cast, uint32_t i)
{
	static const char *const nouns[] = { "administration", "agency", "campaign", "committee", "company",
		"department", "family", "government", "group", "party", "police", "team", "union", NULL };

	return token_in(cast_token(cast, i), nouns);
}

static bool ends_noun_phrase(const struct cast *cast, uint32_t i)
{
	return i + 1 >= cast->doc->tokens.n || nominal_closes(cast, i + 1) ||
	       !lexicon_noun(cast_token(cast, i + 1)->form);
}

/* A, B and C: where the list that ends in this phrase begins. */
static uint32_t list_start(const struct cast *cast, uint32_t from, uint32_t start)
{
	bool coordinated = false;

	for (int members = 0; members < MEMBERS_MAX && from > start + 1; members++) {
		uint32_t before = from - 1, left;
		struct nominal nominal;
		bool plural;

		coordinated |= cast_is(cast, before, "and");
		if (!coordinated || !(cast_is(cast, before, "and") || cast_is(cast, before, ",")))
			break;
		if (before > start && cast_is(cast, before - 1, ","))
			before--;
		if (before == start || cast_token(cast, before - 1)->kind != TOKEN_WORD)
			break;
		left = coreference_left(cast, before - 1);
		nominal = nominal_read(cast, left, before);
		if (nominal.name != INDEX_NONE || nominal.core_end != before ||
			nominal_kind(cast, &nominal, &plural) != SOURCE_GROUP)
			break;
		from = left;
	}
	return from;
}

/* group verb [object | that] they		riggers told us they doubt it: who says it speaks of
 * themselves
 */
static bool tells(const struct cast *cast, uint32_t head, uint32_t token)
{
	static const char *const verbs[] = { "admit", "admitted", "agree", "agreed", "argue", "argued",
		"believe", "believed", "claim", "claimed", "fear", "feared", "feel", "felt", "hope", "hoped",
		"insist", "insisted", "knew", "know", "said", "say", "tell", "think", "thought", "told",
		"worried", "worry", NULL };

	if (token < head + 2 || token > head + 4)
		return false;
	for (uint32_t i = head + 1; i < token; i++)
		if (cast_token(cast, i)->kind != TOKEN_WORD || cast_token(cast, i)->capital ||
			(!cast_is(cast, i, "that") &&
				word_has(cast_token(cast, i)->form, WORD_PREPOSITION | WORD_COORDINATOR |
									    WORD_RELATIVE | WORD_WH |
									    WORD_SUBORDINATOR)))
			return false;
	return token_in(cast_token(cast, head + 1), verbs);
}

static void offer_group(
	struct resolver *resolver, struct choices *choices, uint32_t self, uint32_t token, uint32_t head)
{
	struct cast *cast = resolver->cast;
	const struct sentence *sentence = &cast->doc->sentences.v[cast_token(cast, head)->sentence];
	uint32_t end = sentence->first_token + sentence->n_tokens, from = coreference_left(cast, head);
	struct choice choice = { .rule = "pronoun-group" };
	struct piece pieces[PIECES_MAX];
	struct nominal nominal;
	enum source_kind kind;
	bool plural;
	int n;

	if (end > head + 10)
		end = head + 10;
	if (end > token)
		end = token;
	if (tells(cast, head, token))
		end = head + 1;
	nominal = nominal_read(cast, from, end);
	if (nominal.core_end != head + 1)
		nominal = nominal_read(cast, from, head + 1);
	kind = nominal_kind(cast, &nominal, &plural);
	if (nominal.name != INDEX_NONE || (kind != SOURCE_GROUP && !is_collective(cast, head)))
		return;
	while (from > sentence->first_token &&
		word_has(cast_token(cast, from - 1)->form, WORD_DETERMINER | WORD_NUMBER | WORD_POSSESSIVE))
		from--;
	from = list_start(cast, from, sentence->first_token);
	n = coordination_split(cast, from, nominal.tail_end > head + 1 ? nominal.tail_end : head + 1, pieces);
	for (int i = 0; i < n; i++)
		resolve_piece(resolver, &choice.sources, &pieces[i], self);
	choice.score =
		0.6f - distance(cast, token, cast_token(cast, head)->sentence) +
		(scene_begins_clause(cast, from) ? 0.7f : 0) - (kind == SOURCE_GROUP ? 0 : 0.7f) +
		(tells(cast, head, token) ? 1.5f : 0) -
		(cast_token(cast, head)->quote_depth > cast_token(cast, token)->quote_depth ? 1.0f : 0);
	offer(choices, choice);
}

static void offer_groups(struct resolver *resolver, struct choices *choices, uint32_t self, uint32_t token)
{
	const struct cast *cast = resolver->cast;
	uint32_t sentence = cast_token(cast, token)->sentence;

	for (uint32_t i = token; i-- > 0 && i + BACK_MAX > token;) {
		const char *form = cast_token(cast, i)->form;

		if (cast_token(cast, i)->sentence + 1 < sentence)
			break;
		if (cast_token(cast, i)->kind != TOKEN_WORD || word_classes(form) ||
			cast_site_at(cast, i) != INDEX_NONE || !ends_noun_phrase(cast, i) ||
			in_own_words(cast, self, i))
			continue;
		if (lexicon_noun(form) & LEX_GROUP || form[strlen(form) - 1] == 's' || is_collective(cast, i))
			offer_group(resolver, choices, self, token, i);
	}
}

/* ---- the answer ---- */

bool plural_is_pronoun(const char *form)
{
	static const char *const words[] = { "they", "them", "both", "each", "neither", "either", "all",
		"two", "pair", "duo", NULL };

	for (const char *const *word = words; *word; word++)
		if (!strcmp(form, *word))
			return true;
	return false;
}

/* The names of one answer: Greta Sand and Ole Rask. */
static struct str joined_names(const struct cast *cast, const struct source_vec *sources)
{
	struct strbuf names = strbuf_new(cast->arena);

	for (uint32_t i = 0; i < sources->n; i++) {
		strbuf_adds(&names, !i ? "" : i + 1 == sources->n ? " and " : ", ");
		strbuf_addstr(&names, sources->v[i].name);
	}
	return strbuf_str(&names);
}

/* Each and neither are two or more; "they" and "all" may be a group or a body. */
static bool fits(const struct cast *cast, uint32_t token, const struct choice *choice)
{
	static const char *const pairs[] = { "both", "each", "neither", "either", "two", "pair", "duo",
		NULL };

	if (token_in(cast_token(cast, token), pairs))
		return choice->sources.n > 1 || choice->sources.v[0].kind == SOURCE_GROUP;
	return !cast_is(cast, token, "all") || choice->sources.n > 1 ||
	       choice->sources.v[0].kind == SOURCE_GROUP;
}

enum { CANDIDATES_MAX = 3 };

struct source_vec plural_resolve(
	struct resolver *resolver, struct source blank, uint32_t self, uint32_t token)
{
	struct cast *cast = resolver->cast;
	struct choices choices = { .n = 0 };
	struct source_vec out = { 0 };

	offer_told(resolver, &choices, blank, self, token);
	offer_pairs(cast, &choices, blank, self, token);
	offer_groups(resolver, &choices, self, token);
	for (uint32_t i = 0; i < choices.n; i++) {
		struct choice *choice = &choices.v[i];

		if (!choice->sources.n || !choice->sources.v[0].name.n || !fits(cast, token, choice))
			continue;
		if (choice->score >= LEAST && !out.n) {
			for (uint32_t k = 0; k < choice->sources.n; k++) {
				struct source source = blank;

				description_copy(&source, &choice->sources.v[k], choice->rule, LIKELY);
				vec_push(cast->arena, &out, source);
			}
			return out;
		}
		if (blank.candidates.n < CANDIDATES_MAX)
			vec_push(cast->arena, &blank.candidates, joined_names(cast, &choice->sources));
	}
	vec_push(cast->arena, &out, blank);
	return out;
}

/* ---- the people polled ---- */

/* (of | among | percent of) {word} (voters | adults | ...)	a poll of 800 likely voters */
struct str plural_polled(const struct cast *cast, uint32_t token)
{
	static const char *const people[] = { "adults", "americans", "consumers", "democrats", "employees",
		"households", "independents", "men", "millennials", "parents", "people", "republicans",
		"residents", "respondents", "students", "voters", "women", "workers", NULL };
	static const char *const kinds[] = { "eligible", "likely", "possible", "potential", "probable",
		"registered", "undecided", NULL };
	static const char *const asked[] = { "polled", "responding", "surveyed", NULL };
	uint32_t those = INDEX_NONE;
	uint32_t paragraph = cast->doc->sentences.v[cast_token(cast, token)->sentence].paragraph;

	for (uint32_t i = token; i-- > 0 && i + POLLED_MAX > token;) {
		uint32_t first, core;

		if (cast->doc->sentences.v[cast_token(cast, i)->sentence].paragraph + POLLED_PARAGRAPHS <
			paragraph)
			break;
		if (i + 1 < token && cast_is(cast, i, "those") && token_in(cast_token(cast, i + 1), asked))
			those = i;
		if (!token_in(cast_token(cast, i), people) || cast_token(cast, i)->quote_depth)
			continue;
		first = coreference_left(cast, i);
		while (first > 0 && token_in(cast_token(cast, first - 1), kinds))
			first--;
		core = first;
		while (first > 0 &&
			(cast_token(cast, first - 1)->kind == TOKEN_NUMBER ||
				word_has(cast_token(cast, first - 1)->form, WORD_DETERMINER | WORD_NUMBER)))
			first--;
		if (!first || !(cast_is(cast, first - 1, "of") || cast_is(cast, first - 1, "among") ||
				      cast_is(cast, i, "respondents")))
			continue;
		return cast_words(cast, core, i + 1);
	}
	return those == INDEX_NONE ? (struct str){ 0 } : cast_words(cast, those, those + 2);
}
