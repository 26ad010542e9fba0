#include "source/cast.h"

#include <string.h>

/*
 * Which sites are of one person or organization. Full names first, over the whole document, so that a surname
 * in the headline finds the full name below; then surnames, given names, acronyms and short names.
 */

enum { CHAIN_MAX = 32 };

static uint32_t last_word(const struct cast *cast, const struct site *site)
{
	static const char *const suffixes[] = { "ii", "iii", "iv", "jr", "jr.", "sr", "sr.", NULL };
	uint32_t i = site->end - 1;

	if (i > site->first && token_in(cast_token(cast, i), suffixes))
		i--;
	return i;
}

static bool is_person(const struct site *site)
{
	return site->kind == SOURCE_PERSON || site->kind == SOURCE_UNKNOWN;
}

/* ---- given names ---- */

/* Short forms beyond a shared beginning (Joe, Joseph). */
static bool is_nickname(const char *a, const char *b)
{
	static const char *const pairs[][2] = { { "bill", "william" }, { "bob", "robert" },
		{ "dick", "richard" }, { "jim", "james" }, { "jack", "john" }, { "mike", "michael" },
		{ "ted", "edward" }, { "tony", "anthony" }, { "liz", "elizabeth" }, { "beth", "elizabeth" },
		{ "peggy", "margaret" }, { "kate", "catherine" }, { "bernie", "bernard" },
		{ "chuck", "charles" }, { "hank", "henry" }, { "rudy", "rudolph" }, { "larry", "lawrence" },
		{ "rick", "richard" }, { "ted", "theodore" }, { "debbie", "deborah" },
		{ "betsy", "elizabeth" }, { "meg", "margaret" } };

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if ((!strcmp(a, pairs[i][0]) && !strcmp(b, pairs[i][1])) ||
			(!strcmp(b, pairs[i][0]) && !strcmp(a, pairs[i][1])))
			return true;
	return false;
}

/* May two given names be one person's? J. and John, Joe and Joseph may. */
static bool given_agree(const char *a, const char *b)
{
	size_t n = 0;

	if (!a || !b)
		return true;
	while (a[n] && a[n] == b[n])
		n++;
	if (!a[n] && !b[n])
		return true;
	if (n == 1 && (!a[1] || a[1] == '.' || !b[1] || b[1] == '.'))
		return true;
	return n >= 3 || is_nickname(a, b);
}

static enum gender given_gender(const char *given)
{
	unsigned classes = given ? lexicon(given) : 0;

	if (classes & LEX_MALE)
		return classes & LEX_FEMALE ? GENDER_UNKNOWN : GENDER_MALE;
	return classes & LEX_FEMALE ? GENDER_FEMALE : GENDER_UNKNOWN;
}

static bool gender_agree(enum gender a, enum gender b)
{
	return a == b || a == GENDER_UNKNOWN || b == GENDER_UNKNOWN;
}

/* ---- entities ---- */

static uint32_t new_entity(struct cast *cast, const struct site *site)
{
	struct figure figure = { .name_first = site->first, .name_end = site->end };
	struct entity entity = {
		.kind = site->kind, .name = cast_words(cast, site->first, site->end), .gender = site->gender
	};
	uint32_t id;

	if (is_person(site)) {
		figure.surname = cast_token(cast, last_word(cast, site))->form;
		if (site->end - site->first > 1)
			figure.given = cast_token(cast, site->first)->form;
		if (entity.gender == GENDER_UNKNOWN && site->end - site->first > 1)
			entity.gender = given_gender(figure.given);
	} else {
		entity.gender = GENDER_NEUTER;
	}
	id = cast_add_entity(cast, entity, figure);
	if (figure.surname)
		index_add(&cast->surnames, figure.surname, id);
	if (figure.given)
		index_add(&cast->givens, figure.given, id);
	index_add(&cast->names, cast_key(cast, site->first, site->end), id);
	return id;
}

/* Bobby Scott and Robert C. "Bobby" Scott */
static bool holds_given(const struct cast *cast, uint32_t id, const char *given)
{
	const struct figure *figure = &cast->figures.v[id];

	for (uint32_t i = figure->name_first; i + 1 < figure->name_end; i++)
		if (!strcmp(cast_token(cast, i)->form, given))
			return true;
	return false;
}

/* Does the name of the site end the entity's: Van Dyke, Anna Van Dyke? */
static bool ends_name(const struct cast *cast, uint32_t id, const struct site *site)
{
	const struct figure *figure = &cast->figures.v[id];
	uint32_t n = site->end - site->first;

	if (figure->name_end - figure->name_first <= n)
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (strcmp(cast_token(cast, figure->name_end - n + i)->form,
			    cast_token(cast, site->first + i)->form) != 0)
			return false;
	return true;
}

/* A fuller name, a kind or a gender that this site adds to what is known. */
static void learn(struct cast *cast, uint32_t id, const struct site *site)
{
	struct entity *entity = &cast->doc->entities.v[id];
	struct figure *figure = &cast->figures.v[id];

	if (entity->kind == SOURCE_UNKNOWN)
		entity->kind = site->kind;
	if (entity->gender == GENDER_UNKNOWN)
		entity->gender = site->gender;
	if (is_person(site) && site->end - site->first > 1)
		figure->n_full++;
	if (!is_person(site) || site->end - site->first <= figure->name_end - figure->name_first)
		return;
	if (cast->titlecase[cast_token(cast, site->first)->sentence] && figure->given)
		return;
	if (figure->given && lexicon_has(figure->given, LEX_GIVEN) &&
		!lexicon_has(cast_token(cast, site->first)->form, LEX_GIVEN) &&
		cast_token(cast, site->first)->form[1] != '.')
		return;
	figure->name_first = site->first;
	figure->name_end = site->end;
	if (!figure->given)
		index_add(&cast->givens, cast_token(cast, site->first)->form, id);
	figure->given = cast_token(cast, site->first)->form;
	entity->name = cast_words(cast, site->first, site->end);
	if (entity->gender == GENDER_UNKNOWN)
		entity->gender = given_gender(figure->given);
}

static uint32_t find_person(const struct cast *cast, const struct site *site)
{
	const char *surname = cast_token(cast, last_word(cast, site))->form;
	const char *given = cast_token(cast, site->first)->form;
	uint32_t entry = index_find(&cast->surnames, surname);

	for (int steps = 0; entry != INDEX_NONE && steps < CHAIN_MAX; steps++) {
		uint32_t id = cast->surnames.entries.v[entry].value;
		enum gender gender = cast->doc->entities.v[id].gender;

		if (cast->figures.v[id].given && gender_agree(gender, site->gender) &&
			(given_agree(cast->figures.v[id].given, given) || holds_given(cast, id, given) ||
				ends_name(cast, id, site)))
			return id;
		entry = cast->surnames.entries.v[entry].older;
	}
	return INDEX_NONE;
}

static uint32_t find_name(const struct index *index, const char *key)
{
	uint32_t entry = index_find(index, key);

	return entry == INDEX_NONE ? INDEX_NONE : index->entries.v[entry].value;
}

/* First letters of a name's capitalised words: Federal Bureau of Investigation → fbi. */
static const char *acronym_of(const struct cast *cast, const struct site *site)
{
	struct strbuf letters = strbuf_new(cast->arena);

	for (uint32_t i = site->first; i < site->end; i++)
		if (cast_token(cast, i)->capital && strcmp(cast_token(cast, i)->form, "the") != 0)
			strbuf_add(&letters, cast_token(cast, i)->form, 1);
	return letters.n >= 2 ? letters.p : NULL;
}

/* Without its periods: S.E.C. → sec. */
static const char *letters_of(const struct cast *cast, const char *form)
{
	struct strbuf letters = strbuf_new(cast->arena);

	for (; *form; form++)
		if (*form != '.')
			strbuf_add(&letters, form, 1);
	return letters.p ? letters.p : "";
}

static void index_organization(struct cast *cast, const struct site *site, uint32_t id)
{
	const char *acronym = acronym_of(cast, site);

	if (acronym && site->end - site->first > 1)
		index_add(&cast->acronyms, acronym, id);
	if (site->end - site->first == 1)
		return;
	index_add(&cast->words, cast_token(cast, site->first)->form, id);
	for (uint32_t i = site->first + 1; i < site->end; i++)
		if (lexicon_noun(cast_token(cast, i)->form) & (LEX_ORG | LEX_OUTLET))
			index_add(&cast->words, cast_token(cast, i)->form, id);
}

/* ---- full names ---- */

/* The Security Council: an organization whose longer name ends so. */
static uint32_t find_longer(const struct cast *cast, const struct site *site)
{
	uint32_t entry = index_find(&cast->words, cast_token(cast, site->end - 1)->form);

	for (int steps = 0; entry != INDEX_NONE && steps < CHAIN_MAX; steps++) {
		uint32_t id = cast->words.entries.v[entry].value;

		if (ends_name(cast, id, site))
			return id;
		entry = cast->words.entries.v[entry].older;
	}
	return INDEX_NONE;
}

static void link_full(struct cast *cast, uint32_t s)
{
	struct site *site = &cast->sites.v[s];
	uint32_t id;

	if (is_person(site)) {
		id = find_person(cast, site);
		if (id == INDEX_NONE)
			id = new_entity(cast, site);
	} else {
		id = find_name(&cast->names, cast_key(cast, site->first, site->end));
		if (id == INDEX_NONE)
			id = find_longer(cast, site);
		if (id == INDEX_NONE) {
			id = new_entity(cast, site);
			index_organization(cast, site, id);
		}
	}
	cast_link(cast, s, id);
	learn(cast, id, site);
}

/* ---- short names ---- */

enum { CANDIDATES_MAX = 32, TITLED_MAX = 6 };

/* Do the words of the title stand in a role of the entity? President Obama: not Michelle Obama. */
static bool shares_role(const struct cast *cast, const struct site *site, uint32_t id)
{
	uint32_t s = cast->figures.v[id].last_titled;

	for (int steps = 0; s != INDEX_NONE && steps < TITLED_MAX; steps++, s = cast->sites.v[s].older_titled)
		for (uint32_t i = site->phrase; i < site->role_end; i++)
			for (uint32_t k = cast->sites.v[s].phrase; k < cast->sites.v[s].behind; k++)
				if (!strcmp(cast_noun(cast_token(cast, i)->form),
					    cast_noun(cast_token(cast, k)->form)) &&
					lexicon_has(cast_token(cast, i)->form, LEX_ROLE | LEX_TITLE))
					return true;
	return false;
}

static bool has_role_title(const struct cast *cast, const struct site *site)
{
	return site->titled && site->phrase < site->role_end &&
	       !lexicon_has(cast_token(cast, site->role_end - 1)->form, LEX_COURTESY);
}

/*
 * How well a surname alone fits one of several who bear it: whose full name stands here most and last, who
 * was spoken of last, who came first and not as a relative, whose title it is.
 */
static float fit(const struct cast *cast, const struct site *site, uint32_t id, bool first)
{
	const struct figure *figure = &cast->figures.v[id];
	uint32_t sentence = cast_token(cast, site->first)->sentence + 1;
	float score = 0;

	for (uint32_t n = figure->n_full; n > 0; n /= 2)
		score += 0.5f;
	score += first ? 0.7f : 0;
	score -= figure->relative ? 1.0f : 0;
	if (figure->seen)
		score += sentence - figure->seen <= 2 ? 1.0f : sentence - figure->seen <= 6 ? 0.5f : 0;
	if (figure->seen_full)
		score += sentence - figure->seen_full <= 1   ? 1.0f
			 : sentence - figure->seen_full <= 4 ? 0.5f
							     : 0;
	for (uint32_t n = figure->n_sites - figure->n_full; n > 0 && n < figure->n_sites + 1; n /= 2)
		score += 0.4f;
	if (has_role_title(cast, site))
		score += shares_role(cast, site, id) ? 1.5f : figure->n_full ? -1.0f : 0.5f;
	return score;
}

/* The one of several people with this name that is meant; INDEX_NONE where it might be either. */
static uint32_t choose_person(const struct cast *cast, const struct index *index, const char *key,
	const struct site *site, bool *ambiguous)
{
	uint32_t candidates[CANDIDATES_MAX], n = 0, entry = index_find(index, key), best = INDEX_NONE,
					     first = INDEX_NONE;
	float most = -1e9f, second = -1e9f;

	for (; entry != INDEX_NONE && n < CANDIDATES_MAX; entry = index->entries.v[entry].older) {
		uint32_t id = index->entries.v[entry].value;
		const struct entity *entity = &cast->doc->entities.v[id];
		bool again = false;

		for (uint32_t i = 0; i < n; i++)
			again |= candidates[i] == id;
		if (!again && gender_agree(entity->gender, site->gender) &&
			(entity->kind == SOURCE_PERSON || entity->kind == SOURCE_UNKNOWN)) {
			candidates[n++] = id;
			first = id < first ? id : first;
		}
	}
	for (uint32_t i = 0; i < n; i++) {
		float score = fit(cast, site, candidates[i], candidates[i] == first);

		score -= n > 1 && cast->doc->entities.v[candidates[i]].kind == SOURCE_UNKNOWN ? 1.5f : 0;
		if (score > most) {
			second = most;
			most = score;
			best = candidates[i];
		} else if (score > second) {
			second = score;
		}
	}
	*ambiguous = n > 1 && most - second < 0.4f;
	return *ambiguous ? INDEX_NONE : best;
}

uint32_t people_bearers(
	const struct cast *cast, const char *surname, enum gender gender, uint32_t *out, uint32_t max)
{
	uint32_t entry = index_find(&cast->surnames, surname), n = 0;

	for (int steps = 0; entry != INDEX_NONE && steps < CHAIN_MAX; steps++) {
		uint32_t id = cast->surnames.entries.v[entry].value, at = n;

		while (at && cast->figures.v[out[at - 1]].n_sites <= cast->figures.v[id].n_sites)
			at--;
		if (at < max && cast->figures.v[id].given &&
			gender_agree(cast->doc->entities.v[id].gender, gender)) {
			n += n < max;
			memmove(out + at + 1, out + at, (n - 1 - at) * sizeof *out);
			out[at] = id;
		}
		entry = cast->surnames.entries.v[entry].older;
	}
	return n;
}

/* Spoken of by a name in this sentence. */
static void see(struct cast *cast, uint32_t s)
{
	const struct site *site = &cast->sites.v[s];
	uint32_t id = cast->doc->mentions.v[s].entity, sentence = cast_token(cast, site->first)->sentence + 1;

	if (id == INDEX_NONE)
		return;
	cast->figures.v[id].seen = sentence;
	if (site->end - site->first > 1)
		cast->figures.v[id].seen_full = sentence;
}

/* One word that several people share: INDEX_NONE, and *ambiguous set. */
static uint32_t find_short(const struct cast *cast, uint32_t s, bool *ambiguous)
{
	const struct site *site = &cast->sites.v[s];
	const char *form = cast_token(cast, site->first)->form;
	uint32_t id = choose_person(cast, &cast->surnames, form, site, ambiguous);

	if (id != INDEX_NONE || *ambiguous)
		return id;
	if (site->kind == SOURCE_ORGANIZATION || site->kind == SOURCE_OUTLET) {
		id = find_name(&cast->acronyms, letters_of(cast, form));
		if (id == INDEX_NONE)
			id = find_name(&cast->names, form);
		return id == INDEX_NONE && !lexicon_has(form, LEX_PLACE) ? find_name(&cast->words, form) : id;
	}
	/* known everywhere by the first letters of its name */
	if (!strcmp(form, "fed") && !site->titled && find_name(&cast->names, "federal reserve") != INDEX_NONE)
		return find_name(&cast->names, "federal reserve");
	id = choose_person(cast, &cast->givens, form, site, ambiguous);
	if (id == INDEX_NONE && !site->titled && !*ambiguous)
		id = find_name(&cast->words, form);
	return id;
}

static void link_short(struct cast *cast, uint32_t s)
{
	struct site *site = &cast->sites.v[s];
	bool ambiguous = false;
	uint32_t id = find_short(cast, s, &ambiguous);

	if (ambiguous)
		return;
	if (id == INDEX_NONE)
		id = new_entity(cast, site);
	cast_link(cast, s, id);
	learn(cast, id, site);
}

/* What somebody is to another, not what they are. */
static bool is_relation(const struct cast *cast, uint32_t first, uint32_t end)
{
	static const char *const nouns[] = { "ally", "challenger", "colleague", "counterpart", "critic",
		"foe", "friend", "native", "opponent", "partner", "rival", "supporter", NULL };

	for (uint32_t i = first; i < end; i++) {
		if (token_in(cast_token(cast, i), nouns))
			return true;
		if (cast_is(cast, i, "of") || cast_is(cast, i, "for"))
			break;
	}
	return false;
}

/* Republican Jane Doe; Jane Doe, a Democrat: no role. */
static bool is_party_alone(const struct cast *cast, uint32_t first, uint32_t end)
{
	return end - first == 1 && lexicon_has(cast_token(cast, first)->form, LEX_DEMONYM | LEX_PARTY);
}

static bool is_place_name(const struct cast *cast, const struct site *site)
{
	return lexicon_has(cast_token(cast, site->end - 1)->form, LEX_PLACE) ||
	       lexicon_has(cast_token(cast, site->end - 1)->form, LEX_PARTY);
}

/* Titles, roles and organization of an entity, from the first of its sites that has them. */
static void describe(struct cast *cast, uint32_t s)
{
	const struct site *site = &cast->sites.v[s];
	uint32_t id = cast->doc->mentions.v[s].entity, first = site->phrase, end = site->role_end;
	struct entity *entity;

	if (id == INDEX_NONE || site->kind != SOURCE_PERSON)
		return;
	entity = &cast->doc->entities.v[id];
	if (entity->role.n)
		return;
	if (first == site->first || lexicon_has(cast_token(cast, end - 1)->form, LEX_COURTESY)) {
		first = site->behind_first;
		end = site->behind;
	}
	while (first < end &&
		(cast_is(cast, first, "the") || cast_is(cast, first, "a") || cast_is(cast, first, "an")))
		first++;
	for (uint32_t i = first; i < end; i++)
		if (cast_is(cast, i, "who") || cast_is(cast, i, "which") || cast_is(cast, i, "whose"))
			end = i;
	for (uint32_t i = first + 3; i + 1 < end; i++)
		if (cast_is(cast, i, "and") && (cast_is(cast, i + 1, "the") || cast_is(cast, i + 1, "a")))
			end = i; /* director of X and a professor */
	if (first < end && (is_relation(cast, first, end) || is_party_alone(cast, first, end)))
		return;
	if (first < end && cast_token(cast, first)->kind == TOKEN_WORD && end - first <= 16)
		entity->role = cast_words(cast, first, end);
	for (uint32_t i = first; i < end && !entity->organization.n; i++) {
		uint32_t other = cast_site_at(cast, i);

		if (other != INDEX_NONE && other != s && !is_place_name(cast, &cast->sites.v[other]) &&
			(cast->sites.v[other].kind == SOURCE_ORGANIZATION ||
				cast->sites.v[other].kind == SOURCE_OUTLET ||
				(cast->sites.v[other].kind == SOURCE_UNKNOWN && i > first &&
					(cast_is(cast, i - 1, "of") || cast_is(cast, i - 1, "at")))))
			entity->organization =
				cast_words(cast, cast->sites.v[other].first, cast->sites.v[other].end);
	}
}

/* Romania's Justice Ministry: bodies of this kind are every country's. */
static void name_country(struct cast *cast, uint32_t s)
{
	static const char *const kinds[] = { "ministry", "parliament", "court", "army", "government",
		"department", "legislature", "senate", "police", NULL };
	const struct site *site = &cast->sites.v[s], *owner;
	uint32_t id = cast->doc->mentions.v[s].entity;

	if (!s || id == INDEX_NONE || site->kind != SOURCE_ORGANIZATION || site->first < 2 ||
		!cast_possessive(cast, site->first - 1) ||
		!token_in(cast_token(cast, site->end - 1), kinds) ||
		cast->figures.v[id].name_first != site->first)
		return;
	owner = &cast->sites.v[s - 1];
	if (owner->end + 1 == site->first && is_place_name(cast, owner))
		cast->doc->entities.v[id].name = cast_words(cast, owner->first, site->end);
}

/* An outlet that the article calls by its initials far more often (RT, not Russia Today) is known by them. */
static void name_initials(struct cast *cast, uint32_t s)
{
	const struct site *site = &cast->sites.v[s];
	uint32_t id = cast->doc->mentions.v[s].entity;
	struct figure *figure;

	if (id == INDEX_NONE || cast->doc->entities.v[id].kind != SOURCE_OUTLET ||
		site->end - site->first > 1 || !cast_token(cast, site->first)->all_caps)
		return;
	figure = &cast->figures.v[id];
	if (++figure->n_initials == 3 && figure->n_sites >= 4 && figure->name_end - figure->name_first > 1)
		figure->initials = site->first;
	if (figure->initials && 4 * figure->n_initials > 3 * figure->n_sites)
		cast->doc->entities.v[id].name = cast_words(cast, figure->initials, figure->initials + 1);
}

/*
 * Two capitalised words of no known kind are a person when the second comes alone, too: "Malk Oren ... Oren".
 */
static void confirm_people(struct cast *cast)
{
	for (uint32_t id = 0; id < cast->figures.n; id++)
		if (cast->doc->entities.v[id].kind == SOURCE_UNKNOWN && cast->figures.v[id].given &&
			cast->figures.v[id].n_sites > cast->figures.v[id].n_full &&
			!cast->doc->entities.v[id].plural)
			cast->doc->entities.v[id].kind = SOURCE_PERSON;
}

static void mark_relative(struct cast *cast, uint32_t s)
{
	const struct site *site = &cast->sites.v[s];
	uint32_t id = cast->doc->mentions.v[s].entity;

	if (id == INDEX_NONE)
		return;
	for (uint32_t i = site->phrase; i < site->first; i++)
		cast->figures.v[id].relative |= lexicon_has(cast_token(cast, i)->form, LEX_KIN);
	for (uint32_t i = site->behind_first; i < site->behind && i < site->behind_first + 6; i++)
		cast->figures.v[id].relative |= lexicon_has(cast_token(cast, i)->form, LEX_KIN);
}

/* The words of a site's name, capped: longer names are linked first. */
static uint32_t words_of(const struct site *site)
{
	uint32_t n = site->end - site->first;

	return n > 4 ? 4 : n;
}

void people_link(struct cast *cast)
{
	for (uint32_t words = 4; words > 1; words--)
		for (uint32_t s = 0; s < cast->n_names; s++)
			if (words_of(&cast->sites.v[s]) == words)
				link_full(cast, s);
	for (uint32_t s = 0; s < cast->n_names; s++)
		mark_relative(cast, s);
	/* Mr. and Mrs. first: they tell the bearers of one surname apart */
	for (uint32_t s = 0; s < cast->n_names; s++)
		if (words_of(&cast->sites.v[s]) == 1 && cast->sites.v[s].gender != GENDER_UNKNOWN)
			link_short(cast, s);
	for (uint32_t s = 0; s < cast->n_names; s++) {
		if (cast->doc->mentions.v[s].entity == INDEX_NONE)
			link_short(cast, s);
		see(cast, s);
	}
	confirm_people(cast);
	for (uint32_t s = 0; s < cast->n_names; s++) {
		describe(cast, s);
		name_country(cast, s);
		name_initials(cast, s);
	}
}
