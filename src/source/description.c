#include "source/description.h"

#include "source/kin.h"

#include <string.h>

#include "source/affiliation.h"
#include "source/coreference.h"
#include "source/epithet.h"
#include "source/work.h"
#include "text/words.h"

/* ---- a source from what was found ---- */

void description_from_entity(
	const struct cast *cast, struct source *source, uint32_t id, const char *rule, float confidence)
{
	struct entity *entity = &cast->doc->entities.v[id];

	/* whoever speaks under a name that no table knows is a person */
	if (entity->kind == SOURCE_UNKNOWN && cast->figures.v[id].surname)
		entity->kind = SOURCE_PERSON;
	source->name = entity->name;
	source->kind = entity->kind;
	source->named = true;
	source->number = 1;
	source->role = entity->role;
	source->organization = entity->organization;
	source->entity = id;
	source->rule = rule;
	source->confidence = confidence;
}

/* The entity of this name, made when there is none: so that equal descriptions are one. */
uint32_t description_entity(struct cast *cast, struct str name, enum source_kind kind, bool plural)
{
	const char *key = arena_copy(cast->arena, name.p, name.n);
	uint32_t entry = index_find(&cast->names, key);

	if (entry != INDEX_NONE)
		return cast->names.entries.v[entry].value;
	entry = cast_add_entity(
		cast, (struct entity){ .name = name, .kind = kind, .plural = plural }, (struct figure){ 0 });
	index_add(&cast->names, key, entry);
	return entry;
}

void description_copy(struct source *source, const struct source *from, const char *rule, float confidence)
{
	struct source copy = *from;

	copy.as_written = source->as_written;
	copy.span = source->span;
	copy.basis = copy.anonymity_reason = (struct str){ 0 };
	copy.rule = rule;
	copy.confidence = confidence;
	*source = copy;
}

/* ---- descriptions ---- */

bool description_is_person(const struct cast *cast, uint32_t site)
{
	uint32_t entity = cast->doc->mentions.v[site].entity;

	return entity != INDEX_NONE && cast->doc->entities.v[entity].kind == SOURCE_PERSON;
}

static bool has_organization(const struct cast *cast, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		uint32_t s = cast_site_at(cast, i);

		if (s != INDEX_NONE && cast->sites.v[s].kind != SOURCE_PERSON &&
			!description_is_person(cast, s))
			return true;
	}
	return false;
}

static bool has_name(const struct cast *cast, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (cast_site_at(cast, i) != INDEX_NONE ||
			(cast_token(cast, i)->capital && !cast_initial(cast, i)))
			return true;
	return false;
}

/* The person that [first, end) names, by the site that ends there. */
static uint32_t person_ending(const struct cast *cast, uint32_t first, uint32_t end)
{
	uint32_t s = end > first ? cast_site_at(cast, end - 1) : INDEX_NONE, entity;

	if (s == INDEX_NONE)
		return INDEX_NONE;
	entity = cast->doc->mentions.v[s].entity;
	if (entity == INDEX_NONE)
		return INDEX_NONE;
	return cast->doc->entities.v[entity].kind == SOURCE_PERSON ||
			       cast->doc->entities.v[entity].kind == SOURCE_UNKNOWN
		       ? entity
		       : INDEX_NONE;
}

static struct str last_word(struct str name)
{
	size_t at = name.n;

	while (at && name.p[at - 1] != ' ')
		at--;
	return str_cut(name, at, name.n);
}

/* Whom the possessor means: his, Roe's; INDEX_NONE where it is no one person. */
static uint32_t owner_of(
	struct resolver *resolver, const struct nominal *nominal, const struct attribution *attribution)
{
	struct cast *cast = resolver->cast;
	enum gender gender = pronoun_gender(cast_token(cast, nominal->possessor)->form);
	const struct source_vec *found = &attribution->sources;
	const struct source *before = found->n ? &found->v[found->n - 1] : NULL;
	float confidence;

	if (gender == GENDER_UNKNOWN)
		return person_ending(cast, nominal->possessor, nominal->possessor_end);
	if (before && before->kind == SOURCE_PERSON && before->entity != INDEX_NONE &&
		(cast->doc->entities.v[before->entity].gender == GENDER_UNKNOWN ||
			cast->doc->entities.v[before->entity].gender == gender))
		return before->entity; /* Jane Doe and her aides */
	return scene_person(&resolver->scene, nominal->possessor, gender, attribution, &confidence);
}

/* Smith's office → John Smith's office; John Smith's campaign → Smith campaign; his aides → John Smith's
 * aides */
static struct str with_possessor(
	struct resolver *resolver, const struct nominal *nominal, struct str rest, uint32_t owner)
{
	struct cast *cast = resolver->cast;
	struct strbuf name = strbuf_new(cast->arena);
	const struct token *first = cast_token(cast, nominal->possessor);

	if (owner != INDEX_NONE && cast_is(cast, nominal->core_end - 1, "campaign")) {
		strbuf_addstr(&name, last_word(cast->doc->entities.v[owner].name));
		strbuf_adds(&name, " ");
	} else if (owner != INDEX_NONE) {
		strbuf_addstr(&name, cast->doc->entities.v[owner].name);
		strbuf_adds(&name, "'s ");
	} else if (!word_has(first->form, WORD_POSSESSIVE)) {
		strbuf_addstr(&name, cast_words(cast, nominal->possessor, nominal->possessor_end));
		strbuf_adds(&name, cast_is(cast, nominal->possessor_end, "'s") ? "'s " : "' ");
	}
	strbuf_addstr(&name, rest);
	return strbuf_str(&name);
}

/* Donald Trump campaign → Trump campaign */
static struct str campaign_name(const struct cast *cast, uint32_t first, uint32_t end)
{
	struct strbuf name = strbuf_new(cast->arena);
	uint32_t owner;

	if (end - first < 2)
		return cast_words(cast, first, end);
	owner = person_ending(cast, first, end - 1 - (cast_possessive(cast, end - 2) ? 1 : 0));
	if (owner == INDEX_NONE)
		return cast_words(cast, first, end);
	strbuf_addstr(&name, last_word(cast->doc->entities.v[owner].name));
	strbuf_adds(&name, " campaign");
	return strbuf_str(&name);
}

/* a report by Politico, a study conducted by the Center for Public Health */
static bool made_by(const struct cast *cast, const struct nominal *nominal)
{
	for (uint32_t i = nominal->core_end; i + 1 < nominal->end && i < nominal->core_end + 3; i++)
		if (cast_is(cast, i, "by") || cast_is(cast, i, "from"))
			return has_organization(cast, i + 1, i + 4 < nominal->end ? i + 4 : nominal->end);
	return false;
}

/*
 * A noun in no table: a capitalised word that speaks is a person's name; with a capital modifier or in lower
 * case something written ("the euro crisis" has no better kind).
 */
static void guess_kind(const struct cast *cast, struct source *source, const struct nominal *nominal)
{
	const struct token *head = cast_token(cast, nominal->core_end - 1);
	const struct form_count *count = &cast->counts.v[cast->form_of[nominal->core_end - 1]];
	size_t n = strlen(head->form);

	if (nominal->core_end - nominal->core == 1 && head->capital && !count->lower &&
		!nominal->possessor_end && !nominal->definite && !nominal->indefinite &&
		!cast->titlecase[head->sentence]) {
		source->kind = SOURCE_PERSON;
		source->named = true;
		source->number = 1;
		return;
	}
	source->kind = SOURCE_DOCUMENT;
	if (cast_token(cast, nominal->core)->kind == TOKEN_NUMBER && head->capital) {
		source->named = true; /* 48 Hours */
		source->number = 1;
		return;
	}
	source->named = has_organization(cast, nominal->core, nominal->core_end) && !nominal->possessor_end;
	source->number = n > 3 && head->form[n - 1] == 's' && !strchr("sui", head->form[n - 2]) ? 0 : 1;
}

/* kind, named and number by the conventions of the claim table. */
void description_classify(const struct cast *cast, struct source *source, const struct nominal *nominal)
{
	bool plural, name = has_name(cast, nominal->possessor_end ? nominal->possessor : nominal->core,
			     nominal->tail_end);
	enum source_kind kind = nominal_kind(cast, nominal, &plural);

	source->kind = kind;
	source->number = plural ? nominal->number : 1;
	if (kind == SOURCE_UNKNOWN)
		source->number = nominal->number;
	if (kind == SOURCE_PERSON)
		source->number = 1;
	if (kind == SOURCE_ORGANIZATION || kind == SOURCE_OUTLET)
		source->named = name && !plural && !nominal->indefinite;
	if (kind == SOURCE_DOCUMENT)
		source->named =
			has_organization(cast, nominal->core, nominal->core_end) || made_by(cast, nominal);
	if (kind == SOURCE_UNKNOWN)
		guess_kind(cast, source, nominal);
	source->affiliation = (struct str){ 0 };
	if (!source->named && (source->kind == SOURCE_PERSON || source->kind == SOURCE_GROUP))
		source->affiliation = affiliation_find(cast, nominal, false);
}

enum { ANTECEDENT_MAX = 16, BELOW_MAX = 20 };

/* A verb behind the name that ends a phrase is not of it: "a video by the Gazette shows five men". */
static void cut_tail(const struct cast *cast, struct nominal *nominal)
{
	uint32_t s = cast_site_from(cast, nominal->core_end), end;

	if (s == cast->n_names)
		return;
	end = cast->sites.v[s].end;
	if (end < nominal->tail_end && !nominal_closes(cast, end) && !cast_possessive(cast, end) &&
		!cast_token(cast, end)->capital)
		nominal->tail_end = end;
}

/* The entity of an earlier, fuller phrase: "the campaign" → "Trump campaign". */
static void from_phrase(const struct cast *cast, struct source *source, const struct antecedent *antecedent)
{
	uint32_t sentence = cast_token(cast, antecedent->last)->sentence;
	uint32_t end =
		cast->doc->sentences.v[sentence].first_token + cast->doc->sentences.v[sentence].n_tokens;
	struct nominal earlier;

	if (end > antecedent->last + ANTECEDENT_MAX)
		end = antecedent->last + ANTECEDENT_MAX;
	earlier = nominal_read(cast, antecedent->first, end);
	if (earlier.core_end != antecedent->last + 1)
		earlier = nominal_read(cast, antecedent->first, antecedent->last + 1);

	cut_tail(cast, &earlier);
	source->name = cast_is(cast, antecedent->last, "campaign")
			       ? campaign_name(cast, antecedent->first, antecedent->last + 1)
			       : nominal_name(cast, &earlier);
	earlier.core = antecedent->first;
	description_classify(cast, source, &earlier);
	source->rule = "description";
	source->confidence = 0.7f;
}

/* Something written, by its title or by what it was called before. */
static bool refer_to_work(struct cast *cast, struct source *source, const struct nominal *nominal)
{
	struct str title = work_title(cast, nominal);
	struct antecedent antecedent;

	if (title.n) {
		source->name = title;
		source->kind = SOURCE_DOCUMENT;
		source->named = true;
		source->number = 1;
		source->rule = "title";
		source->confidence = 0.8f;
		return true;
	}
	if (nominal->possessor_end || nominal->tail_end > nominal->core_end)
		return false;
	antecedent = work_antecedent(cast, nominal);
	if (!antecedent.found)
		return false;
	from_phrase(cast, source, &antecedent);
	source->rule = "other-noun";
	return true;
}

/* One person or body, by a description that nothing before it names. */
static bool refer_by_kind(
	const struct resolver *resolver, struct source *source, const struct nominal *nominal)
{
	bool plural;
	enum source_kind kind = nominal_kind(resolver->cast, nominal, &plural);
	struct epithet epithet = { INDEX_NONE, NULL, 0 };
	struct entity *entity;

	if (plural || nominal->partitive)
		return false;
	if (kind == SOURCE_DOCUMENT)
		return refer_to_work(resolver->cast, source, nominal);
	if (kind == SOURCE_PERSON)
		epithet = epithet_person(resolver, nominal);
	else if (kind == SOURCE_ORGANIZATION || kind == SOURCE_OUTLET)
		epithet = epithet_organization(resolver, nominal);
	if (epithet.entity == INDEX_NONE)
		return false;
	entity = &resolver->cast->doc->entities.v[epithet.entity];
	if (entity->kind == SOURCE_UNKNOWN || entity->kind == SOURCE_PERSON)
		entity->kind = kind;
	description_from_entity(resolver->cast, source, epithet.entity, epithet.rule, epithet.confidence);
	return true;
}

/* The judge of "A Leeds judge", when that one is found to be somebody. */
static bool refer_through(
	const struct resolver *resolver, struct source *source, const struct antecedent *antecedent)
{
	struct nominal earlier = nominal_read(
		resolver->cast, antecedent->first ? antecedent->first - 1 : 0, antecedent->last + 1);
	bool plural;

	if (earlier.core_end != antecedent->last + 1 || earlier.name != INDEX_NONE ||
		nominal_kind(resolver->cast, &earlier, &plural) != SOURCE_PERSON)
		return false;
	return refer_by_kind(resolver, source, &earlier);
}

/* Police, whose the article says further down: Leeds police. */
static struct antecedent police_below(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t head = nominal->core_end - 1, token = cast->later[head];

	if (nominal->core_end - nominal->core != 1 || !cast_is(cast, head, "police"))
		return (struct antecedent){ INDEX_NONE, 0, 0, false };
	for (int steps = 0; token != INDEX_NONE && steps < BELOW_MAX; steps++, token = cast->later[token]) {
		uint32_t site = token ? cast_site_at(cast, token - 1) : INDEX_NONE;

		if (site != INDEX_NONE && cast->sites.v[site].end == token &&
			cast->sites.v[site].kind != SOURCE_PERSON)
			return (struct antecedent){ INDEX_NONE, cast->sites.v[site].first, token, true };
	}
	return (struct antecedent){ INDEX_NONE, 0, 0, false };
}

static bool refer_back(const struct resolver *resolver, struct source *source, const struct nominal *nominal)
{
	struct cast *cast = resolver->cast;
	struct antecedent antecedent = coreference_description(cast, nominal);

	if (!antecedent.found)
		antecedent = police_below(cast, nominal);
	if (antecedent.found && antecedent.entity != INDEX_NONE) {
		description_from_entity(cast, source, antecedent.entity, "description", 0.75f);
		return true;
	}
	if (!antecedent.found)
		return false;
	if (refer_through(resolver, source, &antecedent))
		return true;
	from_phrase(cast, source, &antecedent);
	if (str_eq(source->name, nominal_name(cast, nominal))) {
		source->name = (struct str){ 0 };
		return false;
	}
	return true;
}

/* One letter more, less or other. */
static bool is_near(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), i = 0;

	if (n < m)
		return is_near(b, a);
	if (m < 5 || n - m > 1 || a[0] != b[0])
		return false;
	while (i < m && a[i] == b[i])
		i++;
	return n == m ? !strcmp(a + i + 1, b + i + 1) : !strcmp(a + i + 1, b + i);
}

enum { FIGURES_MAX = 400 };

/* A name that no table and no other place of the article knows, a slip of the pen off a surname that it does.
 */
uint32_t description_misspelt(const struct cast *cast, const struct nominal *nominal)
{
	const char *form = cast_token(cast, nominal->core)->form;
	uint32_t found = INDEX_NONE;

	if (nominal->core_end - nominal->core != 1 || !cast_token(cast, nominal->core)->capital ||
		lexicon_noun(form) || nominal->definite || nominal->possessor_end)
		return INDEX_NONE;
	for (uint32_t i = 0; i < cast->figures.n && i < FIGURES_MAX; i++) {
		if (!cast->figures.v[i].given || !cast->figures.v[i].surname ||
			!is_near(cast->figures.v[i].surname, form))
			continue;
		if (found != INDEX_NONE)
			return INDEX_NONE;
		found = i;
	}
	return found;
}

/* one of the advisers: adviser */
static struct str one_of(const struct cast *cast, const struct nominal *nominal, struct str name)
{
	const struct token *head = cast_token(cast, nominal->core_end - 1);
	size_t n = strlen(head->form);
	struct strbuf out = strbuf_new(cast->arena);

	if (nominal->tail_end > nominal->core_end || n < 4 || head->form[n - 1] != 's' ||
		head->form[n - 2] == 's')
		return name;
	if (head->form[n - 2] == 'e' && head->form[n - 3] == 'i') {
		strbuf_add(&out, name.p, name.n - 3);
		strbuf_adds(&out, "y");
	} else {
		strbuf_add(&out, name.p, name.n - 1);
	}
	return strbuf_str(&out);
}

/* Bodies that bear their owner's name: Jane Doe's office. */
static bool is_office(const struct cast *cast, uint32_t i)
{
	static const char *const nouns[] = { "administration", "campaign", "cabinet", "government", "office",
		NULL };

	return token_in(cast_token(cast, i), nouns);
}

void description_resolve(struct resolver *resolver, struct source *source, const struct nominal *nominal,
	const struct piece *piece, const struct attribution *attribution)
{
	struct cast *cast = resolver->cast;
	bool points = (nominal->definite || cast_is(cast, nominal->core, "police")) &&
		      !nominal->possessor_end && !nominal->partitive && !nominal->indefinite;
	bool bare_plural;

	if (points && nominal->tail_end == nominal->core_end && refer_back(resolver, source, nominal))
		return;
	if (piece->head_first == piece->head_end && refer_by_kind(resolver, source, nominal))
		return;
	if (description_misspelt(cast, nominal) != INDEX_NONE) {
		description_from_entity(cast, source, description_misspelt(cast, nominal), "misspelt", 0.6f);
		return;
	}
	source->name = nominal_name(cast, nominal);
	description_classify(cast, source, nominal);
	if (nominal->partitive && nominal->number == 1)
		source->name = one_of(cast, nominal, source->name);
	if (piece->head_first < piece->head_end) {
		struct strbuf name = strbuf_new(cast->arena);
		struct nominal head = *nominal;

		strbuf_addstr(&name, source->name);
		strbuf_adds(&name, " ");
		strbuf_addstr(&name, cast_words(cast, piece->head_first, piece->head_end));
		source->name = strbuf_str(&name);
		head.core_end = piece->head_first + 1;
		head.kind_head = piece->head_first;
		source->kind = nominal_kind(cast, &head, &bare_plural);
		source->named = false;
		source->number = 0;
		source->affiliation = affiliation_find(cast, nominal, true);
	} else if (nominal->possessor_end) {
		struct str rest = source->name;

		uint32_t owner = owner_of(resolver, nominal, attribution);
		uint32_t relative = owner == INDEX_NONE ? INDEX_NONE : kin_named(cast, owner, nominal);

		if (relative != INDEX_NONE) {
			description_from_entity(cast, source, relative, "relative-of", 0.8f);
			return;
		}
		source->name = with_possessor(resolver, nominal, rest, owner);
		source->named |= is_office(cast, nominal->core_end - 1) && source->name.n > rest.n;
	} else if (cast_is(cast, nominal->core_end - 1, "campaign")) {
		source->name = campaign_name(cast, nominal->core, nominal->core_end);
	}
	source->rule = "as-written";
	source->confidence = 0.85f; /* 345 of 408 */
}
