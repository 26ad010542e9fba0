#include "source/coordination.h"

#include <string.h>

#include "source/apposition.h"
#include "text/words.h"

/*
 * sources = source {"," source} ["," | "and" | "or" | "as well as"] source
 * A piece that can be no source by itself (a state, an age, an apposition) stays with the one before it.
 */

static bool is_coordinator(const struct cast *cast, uint32_t i)
{
	return cast_is(cast, i, "and") || cast_is(cast, i, "or") || cast_is(cast, i, "&");
}

/* What may be a source by itself. */
struct looks {
	bool person; /* ends in a person's name */
	bool named;  /* ends in any name */
	bool group;  /* people by their noun */
	bool plural;
	bool source; /* a noun or name that can be a source */
	bool opened; /* a determiner, number or possessive in front */
	bool bare;   /* modifiers alone: its head is to come */
	bool place;  /* ends in the name of a place or a body */
};

static bool is_bare_modifier(const struct cast *cast, const struct nominal *nominal)
{
	unsigned classes;

	if (nominal->core_end != nominal->end || nominal->core_end - nominal->core > 3)
		return false;
	classes = lexicon(cast_token(cast, nominal->core_end - 1)->form);
	if (classes & (LEX_ROLE | LEX_TITLE | LEX_GROUP) && !(classes & LEX_MODIFIER))
		return false;
	return true;
}

static struct looks look(const struct cast *cast, uint32_t first, uint32_t end)
{
	struct nominal nominal = nominal_read(cast, first, end);
	struct looks looks = { 0 };
	enum source_kind kind = nominal_kind(cast, &nominal, &looks.plural);

	looks.opened = (nominal.core > nominal.first && cast_is(cast, nominal.core - 1, "other")) ||
		       nominal.definite || nominal.indefinite || nominal.number || nominal.possessor_end;
	looks.named = nominal.name != INDEX_NONE;
	if (looks.named) {
		enum source_kind name = cast->sites.v[nominal.name].kind;

		looks.person = name == SOURCE_PERSON;
		looks.place = name == SOURCE_ORGANIZATION || name == SOURCE_OUTLET ||
			      cast->sites.v[nominal.name].end - cast->sites.v[nominal.name].first == 1;
		looks.source = true;
		looks.plural = false;
	} else {
		looks.group = kind == SOURCE_GROUP || kind == SOURCE_PERSON;
		looks.source = kind != SOURCE_UNKNOWN || looks.opened;
	}
	looks.bare = is_bare_modifier(cast, &nominal);
	return looks;
}

/* May tokens [first, at) still be open for a coordinator at `at`: not inside a clause or brackets? */
static bool is_top_level(const struct cast *cast, uint32_t first, uint32_t at, const struct looks *right)
{
	bool in_phrase = false, in_clause = false, in_dashes = false;
	int brackets = 0;

	for (uint32_t i = first; i < at; i++) {
		const struct token *token = cast_token(cast, i);

		brackets += token_is(token, "(") || token_is(token, "[");
		brackets -= token_is(token, ")") || token_is(token, "]");
		in_dashes ^= apposition_dash(cast, i) && (in_dashes || i + 1 < at);
		if (brackets > 0 || in_dashes)
			continue;
		if (token_is(token, ",") || apposition_dash(cast, i))
			in_phrase = in_clause = false;
		if (word_has(token->form, WORD_RELATIVE | WORD_AUXILIARY | WORD_MODAL))
			in_clause = true;
		if (word_has(token->form, WORD_PREPOSITION) && i > first &&
			cast_site_at(cast, i) == INDEX_NONE)
			in_phrase = true;
	}
	if (brackets > 0 || in_dashes)
		return false;
	if (in_clause)
		return right->person && cast_is(cast, at - 1, ",");
	return !in_phrase || right->group || right->person || (right->plural && !right->named);
}

/* An apposition to the name before it: "a doctor", "director of X", "25", "R-Ohio", "Republican of Iowa". */
static bool is_apposition(
	const struct cast *cast, const struct looks *left, uint32_t first, uint32_t end, bool coordinated)
{
	struct looks looks;
	const struct token *token;

	if (first >= end)
		return true;
	token = cast_token(cast, first);
	if (coordinated && is_coordinator(cast, first))
		first++;
	if (word_has(token->form, WORD_RELATIVE | WORD_AUXILIARY | WORD_MODAL))
		return true;
	looks = look(cast, first, end);
	if (!looks.source)
		return true;
	if (token->kind == TOKEN_NUMBER && end - first == 1)
		return true;
	if (looks.named && !looks.person && looks.place && left->person)
		return !coordinated; /* Jane Doe, Ohio */
	/* a lawyer, Jane Doe, and a clerk, John Roe */
	if (looks.person && left->group && left->opened && !left->plural && !left->named &&
		(cast_is(cast, end, ",") || apposition_dash(cast, end - 1)) &&
		cast_site_at(cast, first) != INDEX_NONE)
		return true;
	if (looks.named)
		return false;
	return (left->person || left->named) && !looks.plural && !coordinated;
}

static bool is_cut(const struct cast *cast, uint32_t i)
{
	return cast_site_at(cast, i) == INDEX_NONE &&
	       (cast_is(cast, i, ",") || cast_is(cast, i, ";") || is_coordinator(cast, i));
}

static bool ends_in(const char *form, const char *suffix)
{
	size_t n = strlen(form), m = strlen(suffix);

	return n > m && !strcmp(form + n - m, suffix);
}

static bool has_relative(const struct cast *cast, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (word_has(cast_token(cast, i)->form, WORD_RELATIVE))
			return true;
	return false;
}

static bool is_somebody(const struct cast *cast, uint32_t site)
{
	uint32_t entity = cast->doc->mentions.v[site].entity;

	return entity != INDEX_NONE && cast->doc->entities.v[entity].kind == SOURCE_PERSON;
}

/* aides to Doe and Roe, a study by Doe and Roe: what "to" governs, both are no sources. */
static bool is_governed(const struct cast *cast, uint32_t first, uint32_t at)
{
	static const char *const joints[] = { "by", "for", "from", "of", "to", NULL };
	uint32_t left = cast_site_at(cast, at - 1), right = cast_site_from(cast, at + 1), phrase;

	if (left == INDEX_NONE || right >= cast->n_names || !is_somebody(cast, left) ||
		!is_somebody(cast, right) || cast->sites.v[right].phrase != at + 1)
		return false;
	phrase = cast->sites.v[left].phrase;
	return phrase > first + 1 && token_in(cast_token(cast, phrase - 1), joints) &&
	       !look(cast, first, phrase - 1).named;
}

/* The last coordinator of the list at top level, INDEX_NONE if it is no list. */
static uint32_t find_coordinator(const struct cast *cast, uint32_t first, uint32_t end)
{
	for (uint32_t i = end; i-- > first + 1;) {
		struct looks right, left;
		uint32_t from = i;

		if (!is_coordinator(cast, i) || cast_site_at(cast, i) != INDEX_NONE || i + 1 >= end)
			continue;
		right = look(cast, i + 1, end);
		if (!right.source || !is_top_level(cast, first, i, &right))
			continue;
		while (from > first && !cast_is(cast, from - 1, ","))
			from--;
		left = look(cast, from == i ? first : from, i);
		/* Jane Doe, head of X and a professor: both are hers */
		if (from > first && !right.named && !right.plural && !left.named && !left.plural) {
			uint32_t before = from - 1;

			while (before > first && !cast_is(cast, before - 1, ","))
				before--;
			if (look(cast, before, from - 1).named)
				continue;
		}
		/* Jane Doe, who left the bank, and guided John Roe to it */
		if (!cast_token(cast, i + 1)->capital && ends_in(cast_token(cast, i + 1)->form, "ed") &&
			has_relative(cast, first, i))
			continue;
		/* president and chief executive of X: two roles of one person */
		if (!right.named && !right.opened && !right.plural && right.group && !left.plural)
			continue;
		if (right.group && !right.named && !right.plural && !right.opened)
			continue;
		if (is_governed(cast, first, i))
			continue;
		return i;
	}
	return INDEX_NONE;
}

/* U.S. and Arab officials; state and local leaders: the left part has no head of its own. */
static bool borrows_head(const struct cast *cast, const struct piece *left, const struct piece *right)
{
	struct nominal l = nominal_read(cast, left->first, left->end);
	struct nominal r = nominal_read(cast, right->first, right->end);
	struct looks looks = look(cast, left->first, left->end), other = look(cast, right->first, right->end);

	if (!looks.bare || !other.plural || other.opened || r.core_end - r.core < 2 || other.named)
		return false;
	if (looks.person && cast->sites.v[l.name].kind == SOURCE_PERSON)
		return cast_site_at(cast, r.core) != INDEX_NONE && l.core_end - l.core == 1;
	return !looks.plural;
}

static void share_heads(const struct cast *cast, struct piece *pieces, int n)
{
	struct nominal last = nominal_read(cast, pieces[n - 1].first, pieces[n - 1].end);

	for (int i = n - 1; i-- > 0;) {
		if (!borrows_head(cast, &pieces[i], &pieces[n - 1]))
			return;
		pieces[i].head_first = last.core_end - 1;
		pieces[i].head_end = last.tail_end;
	}
}

/* A person's name that ends before the token, over a comma? */
static bool follows_person(const struct cast *cast, uint32_t first, uint32_t i)
{
	uint32_t before = cast_is(cast, i - 1, ",") ? i - 2 : i - 1, s;

	if (i < first + 2)
		return false;
	s = cast_site_at(cast, before);
	return s != INDEX_NONE && cast->sites.v[s].kind == SOURCE_PERSON;
}

static bool follows_group(const struct cast *cast, uint32_t i)
{
	return (!cast_token(cast, i - 1)->capital || cast_initial(cast, i - 1)) &&
	       cast_site_at(cast, i - 1) == INDEX_NONE &&
	       (lexicon_noun(cast_token(cast, i - 1)->form) & (LEX_PLURAL | LEX_GROUP));
}

/* along with, together with */
static bool is_joining(const struct cast *cast, uint32_t i)
{
	return (cast_is(cast, i, "along") || cast_is(cast, i, "together")) && cast_is(cast, i + 1, "with");
}

/*
 * (including | such as | for instance | like): where the examples of a group start; end if there are none.
 */
static uint32_t find_examples(const struct cast *cast, uint32_t first, uint32_t end)
{
	for (uint32_t i = first + 1; i + 1 < end; i++) {
		bool comma = cast_is(cast, i - 1, ",");

		if (word_has(cast_token(cast, i)->form, WORD_RELATIVE))
			break;
		/* Jane Doe, along with John Roe: both speak */
		if (comma && i + 2 < end && is_joining(cast, i))
			return i;
		if (cast_is(cast, i, "including") || (comma && cast_is(cast, i, "such")) ||
			(cast_is(cast, i, "such") && cast_is(cast, i + 1, "as") && follows_group(cast, i)))
			return i;
		if (cast_is(cast, i, "for") &&
			(cast_is(cast, i + 1, "instance") || cast_is(cast, i + 1, "example")))
			return i;
		if (cast_is(cast, i, "like") &&
			(comma || (follows_group(cast, i) && cast_site_from(cast, i) < cast->n_names &&
					  cast->sites.v[cast_site_from(cast, i)].phrase == i + 1)))
			return i;
	}
	return end;
}

/* Does what the dash sets off go on to the end of the phrase? */
static bool sets_off(const struct cast *cast, uint32_t dash, uint32_t end)
{
	static const char *const examples[] = { "and", "for", "including", "like", "such", NULL };

	for (uint32_t i = dash + 1; i + 1 < end; i++)
		if (apposition_dash(cast, i))
			return false;
	return !token_in(cast_token(cast, dash + 1), examples);
}

/* What is no part of the phrase at its ends: "these fears, but the union", "such as ...", "Doe and Roe all".
 */
static void trim(const struct cast *cast, uint32_t *first, uint32_t *end)
{
	static const char *const tails[] = { "all", "both", "each", "alike", "together", NULL };

	while (*end > *first + 2 &&
		(token_in(cast_token(cast, *end - 1), tails) || apposition_dash(cast, *end - 1)))
		(*end)--;
	for (uint32_t i = *first + 1; i + 1 < *end; i++) {
		if (word_has(cast_token(cast, i)->form, WORD_RELATIVE))
			break;
		if (cast_is(cast, i, ",") && cast_is(cast, i + 1, "but") && i + 2 < *end)
			*first = i + 2;
	}
	/* contributor and historian Jane Doe: two roles in front of one name */
	for (uint32_t i = *first + 1; i + 2 < *end && i < *first + 8; i++) {
		struct looks left, right;

		if (!is_cut(cast, i) || !cast_is(cast, i, "and"))
			continue;
		left = look(cast, *first, i);
		right = look(cast, i + 1, *end);
		if (right.person && !right.opened && left.group && !left.named && !left.opened &&
			!left.plural)
			*first = i + 1;
		break;
	}
	/* advisers to three hopefuls - Doe, Roe and Poe - : whose advisers is an aside */
	for (uint32_t i = *first + 1; i + 1 < *end; i++)
		if (apposition_dash(cast, i)) {
			struct looks left = look(cast, *first, i);

			if (left.plural && left.group && !left.named && sets_off(cast, i, *end))
				*end = i;
			break;
		}
	/* Jane Doe, one of the founders, along with John Roe, of the bank: founders they are, she speaks */
	for (uint32_t i = *first + 1, commas = 0; i + 2 < *end; i++) {
		commas += cast_is(cast, i, ",");
		if (commas > 1 && is_joining(cast, i + 1) && cast_is(cast, i, ","))
			*end = i;
	}
	if (*first + 2 < *end && cast_is(cast, *first, "such") && cast_is(cast, *first + 1, "as"))
		*first += 2;
}

static int split_list(const struct cast *cast, uint32_t first, uint32_t end, struct piece *pieces, int max);

int coordination_split(const struct cast *cast, uint32_t first, uint32_t end, struct piece pieces[PIECES_MAX])
{
	uint32_t examples, from;
	int n;

	trim(cast, &first, &end);
	examples = find_examples(cast, first, end);
	if (examples == end)
		return split_list(cast, first, end, pieces, PIECES_MAX);
	n = split_list(cast, first, examples, pieces, PIECES_MAX - 1);
	/* Jane Doe, like John Roe, said: she alone does */
	if (cast_is(cast, examples, "like") && follows_person(cast, first, examples))
		return n;
	from = examples + 1 + !cast_is(cast, examples, "including") * !cast_is(cast, examples, "like");
	while (from < end && cast_is(cast, from, ","))
		from++;
	if (from < end && look(cast, from, end).source)
		n += split_list(cast, from, end, pieces + n, PIECES_MAX - n);
	return n;
}

/* A headline's "Doe, Roe": two surnames and nothing else. */
static uint32_t find_bare_comma(const struct cast *cast, uint32_t first, uint32_t end)
{
	uint32_t left = cast_site_at(cast, first), right, comma;

	if (left == INDEX_NONE)
		return INDEX_NONE;
	comma = cast->sites.v[left].end;
	right = comma + 1 < end ? cast_site_at(cast, comma + 1) : INDEX_NONE;
	return right != INDEX_NONE && cast_is(cast, comma, ",") && cast->sites.v[right].end == end &&
			       is_somebody(cast, left) && is_somebody(cast, right)
		       ? comma
		       : INDEX_NONE;
}

static int split_list(const struct cast *cast, uint32_t first, uint32_t end, struct piece *pieces, int max)
{
	uint32_t last = find_coordinator(cast, first, end), from = first;
	int n = 0;

	if (last == INDEX_NONE)
		last = find_bare_comma(cast, first, end);

	for (uint32_t i = first; last != INDEX_NONE && i <= last && n < max - 1; i++) {
		bool coordinated = is_coordinator(cast, i);
		uint32_t next = i + 1;
		struct looks left;

		if (!is_cut(cast, i) || i == from)
			continue;
		if (cast_is(cast, i, ",") && i + 1 <= last && is_coordinator(cast, i + 1))
			continue;
		while (next < end && next <= last && !is_cut(cast, next))
			next++;
		left = look(cast, from, i);
		if (i != last && (!left.source || is_apposition(cast, &left, i + 1, i == last ? end : next,
							  coordinated)))
			continue;
		pieces[n++] = (struct piece){ from, i, 0, 0 };
		from = i + 1;
	}
	pieces[n++] = (struct piece){ from, end, 0, 0 };
	if (n > 1)
		share_heads(cast, pieces, n);
	return n;
}
