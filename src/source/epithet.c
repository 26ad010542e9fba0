#include "source/epithet.h"

#include <string.h>

#include "source/bearer.h"
#include "source/coreference.h"
#include "source/firm.h"
#include "source/office.h"
#include "text/words.h"

enum {
	AHEAD = 4,
	LEAD_PARAGRAPHS = 3,
	LEAD_AHEAD = 40,
	TRACES_MAX = 40,
	BEHIND = 3,
	WORDS_BACK = 120,
	SITES_AHEAD = 12,
	FIGURES_MAX = 400
};

static const struct epithet nobody = { INDEX_NONE, "unresolved", 0 };

/* ---- who is named later ---- */

/* Is the token in the headline or the first paragraphs, where a description may wait long for its name? */
static bool in_lead(const struct cast *cast, uint32_t token)
{
	uint32_t paragraph = cast->doc->sentences.v[cast_token(cast, token)->sentence].paragraph, body = 0;

	for (uint32_t i = 0; i <= paragraph && body <= LEAD_PARAGRAPHS; i++)
		body += cast->doc->paragraphs.v[i].kind == PARAGRAPH_BODY;
	return body <= LEAD_PARAGRAPHS;
}

/* Nouns for anybody: a later one of the kind is somebody else. */
static bool is_anybody(const struct cast *cast, uint32_t token)
{
	static const char *const nouns[] = { "adult", "anybody", "anyone", "citizen", "critic", "employee",
		"everybody", "everyone", "expert", "friend", "individual", "insider", "man", "member",
		"narrator", "nobody", "observer", "official", "opponent", "person", "player", "reader",
		"resident", "somebody", "someone", "source", "student", "supporter", "viewer", "visitor",
		"voter", "witness", "woman", "worker", NULL };

	return token_in(cast_token(cast, token), nouns);
}

/* Is the site whom the source phrase is: its first words, or an apposition that ends it? */
static bool is_whole(const struct cast *cast, const struct site *site, uint32_t first, uint32_t end)
{
	if (site->possessive || site->modifier)
		return false;
	return site->phrase <= first + 1 || site->run <= first + 1 ||
	       (site->phrase && cast_is(cast, site->phrase - 1, ",") && site->end + 1 >= end);
}

void epithet_mark_speakers(struct cast *cast)
{
	const struct document *doc = cast->doc;

	for (uint32_t i = 0; i < doc->attributions.n; i++)
		for (uint32_t k = 0; k < doc->attributions.v[i].source_spans.n; k++) {
			struct span span = doc->attributions.v[i].source_spans.v[k];
			uint32_t first = document_token_at(doc, span.start);
			uint32_t end = document_token_at(doc, span.end), s = cast_site_from(cast, first);

			for (uint32_t last = s + SITES_AHEAD;
				s < cast->n_names && s < last && cast->sites.v[s].first < end; s++)
				cast->sites.v[s].speaks |= is_whole(cast, &cast->sites.v[s], first, end);
		}
}

/* Clinic director Jane Doe met reporters: a sentence that begins with a role and its name. */
static bool opens_with_role(const struct cast *cast, const struct site *site)
{
	uint32_t start = site->run < site->phrase ? site->run : site->phrase;

	return site->titled && start < site->first && !site->possessive &&
	       start == cast->doc->sentences.v[cast_token(cast, start)->sentence].first_token;
}

/* Nouns for the many who serve a body, of whom the next to speak is seldom the one. */
static bool is_servant(const struct cast *cast, uint32_t token)
{
	static const char *const nouns[] = { "adviser", "advisor", "aide", "diplomat", "envoy", "negotiator",
		"staffer", NULL };

	return token_in(cast_token(cast, token), nouns);
}

/* Further down the article must give the speaker the office and its body; above, no other one. */
static bool may_be_next(const struct cast *cast, const struct nominal *nominal, uint32_t entity, bool lead)
{
	return !is_servant(cast, nominal->core_end - 1) && bearer_possible(cast, nominal, entity) &&
	       !office_other(cast, nominal, entity) && !office_elsewhere(cast, nominal, entity) &&
	       (lead || office_shared(cast, nominal, entity));
}

/*
 * description said ... . Name said ...: the next person who is named for the first time and in full, as a
 * source.
 */
static uint32_t next_speaker(const struct cast *cast, const struct nominal *nominal, bool lead)
{
	uint32_t sentence = cast_token(cast, nominal->end - 1)->sentence;
	uint32_t first = cast_site_from(cast, nominal->end);

	for (uint32_t s = first; s < cast->n_names && s < first + SITES_AHEAD; s++) {
		const struct site *site = &cast->sites.v[s];
		uint32_t entity = cast->doc->mentions.v[s].entity;

		if (cast_token(cast, site->first)->sentence > sentence + AHEAD)
			break;
		if (entity == INDEX_NONE || cast_token(cast, site->first)->sentence == sentence ||
			site->end - site->first < 2 || site->older != INDEX_NONE ||
			cast->doc->entities.v[entity].kind != SOURCE_PERSON)
			continue;
		if (site->speaks || opens_with_role(cast, site))
			return may_be_next(cast, nominal, entity, lead) ? entity : INDEX_NONE;
	}
	return INDEX_NONE;
}

/* another man, one official: not one whom the article goes on to name */
static bool is_one_of_many(const struct cast *cast, const struct nominal *nominal)
{
	for (uint32_t i = nominal->first; i < nominal->core; i++)
		if (cast_is(cast, i, "another") ||
			(cast_is(cast, i, "one") && (!i || !cast_is(cast, i - 1, "least"))))
			return true;
	return is_anybody(cast, nominal->core_end - 1) && nominal->possessor_end == 0;
}

static struct epithet named_later(const struct cast *cast, const struct nominal *nominal, bool lead)
{
	uint32_t head = nominal->core_end - 1, entity = INDEX_NONE;

	if (is_one_of_many(cast, nominal) || lexicon_has(cast_token(cast, head)->form, LEX_KIN) ||
		(nominal->possessor_end &&
			word_has(cast_token(cast, nominal->possessor)->form, WORD_POSSESSIVE)))
		return nobody;
	entity = bearer_later(cast, nominal, lead ? LEAD_AHEAD : AHEAD);
	if (entity != INDEX_NONE)
		return (struct epithet){ entity, "role-later", 0.85f };
	entity = next_speaker(cast, nominal, lead);
	return entity == INDEX_NONE ? nobody : (struct epithet){ entity, "next-speaker", 0.8f };
}

/* ---- who is spoken of ---- */

static float focus(const struct resolver *resolver, const struct trace *trace, uint32_t token)
{
	const struct cast *cast = resolver->cast;
	float score = -1.0f * (float)(cast_token(cast, token)->sentence - trace->sentence);

	score += trace->source ? 1.0f : 0;
	score += trace->subject ? 1.0f : 0;
	score += trace->pronoun ? 0.5f : 0;
	score -= trace->quoted ? 1.5f : 0;
	score -= trace->oblique ? 0.8f : 0;
	for (uint32_t n = cast->figures.v[trace->entity].n_sites; n > 1; n /= 2)
		score += 0.3f;
	return score;
}

typedef bool fits_fn(const struct cast *cast, const struct nominal *nominal, uint32_t entity);

/* The entity that fits and is most in focus; *margin is how far the next one is behind. */
static uint32_t in_focus(
	const struct resolver *resolver, const struct nominal *nominal, fits_fn *fits, float *margin)
{
	const struct cast *cast = resolver->cast;
	uint32_t best = INDEX_NONE, sentence = cast_token(cast, nominal->first)->sentence;
	float most = -1e9f, second = -1e9f;
	for (uint32_t i = resolver->scene.traces.n, steps = 0; i-- > 0 && steps < TRACES_MAX; steps++) {
		const struct trace *trace = &resolver->scene.traces.v[i];
		float score;

		if (trace->sentence + BEHIND < sentence)
			break;
		if (trace->token >= nominal->first || !fits(cast, nominal, trace->entity))
			continue;
		score = focus(resolver, trace, nominal->first);
		if (trace->entity == best) {
			most = score > most ? score : most;
		} else if (score > most) {
			second = most;
			most = score;
			best = trace->entity;
		} else if (score > second) {
			second = score;
		}
	}
	*margin = most - second;
	return best;
}

static bool fits_person(const struct cast *cast, const struct nominal *nominal, uint32_t entity)
{
	const struct figure *figure = &cast->figures.v[entity];
	enum source_kind kind = cast->doc->entities.v[entity].kind;

	return figure->surname &&
	       (kind == SOURCE_PERSON ||
		       (kind == SOURCE_UNKNOWN && figure->given && figure->he + figure->she)) &&
	       bearer_possible(cast, nominal, entity) && !bearer_other_office(cast, nominal, entity);
}

/* An announcer ... the announcer: somebody without a name. */
static bool was_introduced(const struct cast *cast, uint32_t head)
{
	uint32_t before = cast->earlier[head], first;

	if (before == INDEX_NONE || cast->titlecase[cast_token(cast, before)->sentence])
		return false;
	first = coreference_left(cast, before);
	return first && (cast_is(cast, first - 1, "a") || cast_is(cast, first - 1, "an")) &&
	       bearer_ends_role(cast, before, cast->doc->tokens.n);
}

/* the man who ...: a clause of its own says who it is */
static bool has_clause(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t next = nominal->tail_end;

	next += cast_is(cast, next, ",");
	return next < cast->doc->tokens.n && word_has(cast_token(cast, next)->form, WORD_RELATIVE);
}

/* Nouns for what somebody once was or did: the Navy veteran */
static bool is_past(const struct cast *cast, uint32_t token)
{
	static const char *const nouns[] = { "alum", "alumna", "alumnus", "graduate", "native", "veteran",
		NULL };

	return token_in(cast_token(cast, token), nouns);
}

/* Does it point at somebody in focus: not at one whom a clause of its own or an earlier phrase introduces? */
static bool points_back(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t head = nominal->core_end - 1;

	if (!nominal->definite || nominal->possessor_end || is_one_of_many(cast, nominal) ||
		has_clause(cast, nominal))
		return false;
	if (head == nominal->core && lexicon_has(cast_token(cast, head)->form, LEX_TITLE))
		return false; /* the president: the country's, unless somebody here is one */
	if (was_introduced(cast, head))
		return false;
	for (uint32_t i = nominal->core; i < head; i++) {
		uint32_t s = cast_site_at(cast, i);

		if (s != INDEX_NONE && cast->sites.v[s].kind == SOURCE_ORGANIZATION && !is_past(cast, head) &&
			!lexicon_has(cast_token(cast, cast->sites.v[s].end - 1)->form, LEX_PLACE | LEX_PARTY))
			return false; /* the FBI director */
	}
	return true;
}

/* "the candidate": the person whom the article names most, and far more than any other. */
static uint32_t contender(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t best = INDEX_NONE, most = 2, second = 0;

	if (!bearer_is_contender(cast, nominal->core_end - 1))
		return INDEX_NONE;
	for (uint32_t id = 0; id < cast->figures.n && id < FIGURES_MAX; id++) {
		uint32_t n = cast->figures.v[id].n_sites;

		if (n <= second || !fits_person(cast, nominal, id))
			continue;
		if (n > most) {
			second = most;
			most = n;
			best = id;
		} else {
			second = n;
		}
	}
	return 2 * most >= 3 * second && best != INDEX_NONE && office_supported(cast, nominal, best)
		       ? best
		       : INDEX_NONE;
}

/* Does a role of the entity name the site: "Kestrel.com writer Jane Doe" of "Kestrel"? */
static bool works_for(const struct cast *cast, uint32_t entity, const struct site *site)
{
	uint32_t s = cast->figures.v[entity].last_titled;
	const char *form = cast_token(cast, site->first)->form;
	size_t n = strlen(form);

	for (int steps = 0; s != INDEX_NONE && steps < TRACES_MAX;
		steps++, s = cast->sites.v[s].older_titled) {
		const struct site *role = &cast->sites.v[s];
		uint32_t start = role->run < role->phrase ? role->run : role->phrase;

		for (uint32_t i = start; i < role->behind; i++) {
			const char *word = cast_token(cast, i)->form;

			if ((i < role->first || i >= role->behind_first) && !strncmp(word, form, n) &&
				(!word[n] || word[n] == '.'))
				return true;
		}
	}
	return false;
}

/* The Kestrel employee: the one person whose title or apposition says that they work there. */
static uint32_t employee_of(const struct cast *cast, const struct nominal *nominal)
{
	static const char *const nouns[] = { "anchor", "columnist", "correspondent", "editor", "employee",
		"executive", "host", "journalist", "reporter", "staffer", "worker", "writer", NULL };
	uint32_t s = cast_site_at(cast, nominal->core), found = INDEX_NONE;

	if (s == INDEX_NONE || !nominal->definite || cast->sites.v[s].end + 1 != nominal->core_end ||
		!token_in(cast_token(cast, nominal->core_end - 1), nouns))
		return INDEX_NONE;
	for (uint32_t id = 0; id < cast->figures.n && id < FIGURES_MAX; id++) {
		if (!cast->figures.v[id].surname || !works_for(cast, id, &cast->sites.v[s]) ||
			!bearer_possible(cast, nominal, id))
			continue;
		if (found != INDEX_NONE)
			return INDEX_NONE;
		found = id;
	}
	return found;
}

struct epithet epithet_person(const struct resolver *resolver, const struct nominal *nominal)
{
	const struct cast *cast = resolver->cast;
	bool lead = in_lead(cast, nominal->core), back = points_back(cast, nominal);
	bool runs = bearer_is_contender(cast, nominal->core_end - 1);
	struct epithet later = nobody;
	uint32_t entity;
	float margin;

	entity = employee_of(cast, nominal);
	if (entity != INDEX_NONE)
		return (struct epithet){ entity, "employee", 0.75f };
	if (!lead && has_clause(cast, nominal))
		return nobody;
	if (!back || (lead && !runs))
		later = named_later(cast, nominal, lead);
	if (later.entity != INDEX_NONE || !back)
		return later;
	entity = contender(cast, nominal);
	if (entity != INDEX_NONE)
		return (struct epithet){ entity, "contender", 0.7f };
	entity = in_focus(resolver, nominal, fits_person, &margin);
	if (entity == INDEX_NONE || !office_supported(cast, nominal, entity))
		return named_later(cast, nominal, lead);
	return (struct epithet){ entity, "epithet", margin >= 1 ? 0.7f : 0.5f };
}

/* ---- organizations ---- */

#define PUBLIC_BODIES                                                                                        \
	"agency campaign committee congress council court department government house ministry party senate"

/* What a noun for a kind of body asks of a name, and what it excludes; words joined by spaces. `firm`: a name
 * of no known kind will do. */
static const struct {
	const char *nouns, *asks, *excludes;
	bool firm;
} bodies[] = {
	{ "agency bureau department", "administration agency bureau department office service", "", false },
	{ "airline automaker bank business carmaker company corporation firm giant lender manufacturer "
	  "retailer "
	  "startup",
		"", PUBLIC_BODIES " college commission foundation fund institute union university", true },
	{ "association charity coalition foundation group institute league nonprofit organization think-tank",
		"", PUBLIC_BODIES " university", false },
	{ "bloc", "union", "", false },
	{ "commission", "commission", "", false },
	{ "committee panel", "commission committee panel subcommittee", "", false },
	{ "court", "court", "", false },
	{ "broadcaster channel magazine network newspaper outlet publication site station website", "",
		PUBLIC_BODIES " university", false },
	{ "party", "party", "", false },
	{ "college school university", "academy college institute school university", "", false },
	{ "union", "association attendants brotherhood federation teamsters union unions workers", "european",
		false },
};

enum { BODIES = sizeof bodies / sizeof *bodies };

static bool name_has(const struct cast *cast, uint32_t entity, const char *words)
{
	const struct figure *figure = &cast->figures.v[entity];

	for (uint32_t i = figure->name_first; i < figure->name_end; i++)
		if (lexicon_among(words, cast_token(cast, i)->form))
			return true;
	return false;
}

/* Is there a he or a she shortly before, who may be anybody whose name only heads sentences? */
static bool somebody_before(const struct cast *cast, uint32_t token)
{
	static const char *const pronouns[] = { "he", "her", "him", "his", "she", NULL };
	uint32_t sentence = cast_token(cast, token)->sentence;

	for (uint32_t i = token;
		i-- > 0 && i + WORDS_BACK > token && cast_token(cast, i)->sentence + BEHIND >= sentence;)
		if (!cast_token(cast, i)->quote_depth && token_in(cast_token(cast, i), pronouns))
			return true;
	return false;
}

static bool may_be_firm(const struct cast *cast, const struct nominal *nominal, uint32_t entity)
{
	const struct figure *figure = &cast->figures.v[entity];

	return firm_possible(cast, entity) &&
	       (figure->name_first < figure->name_end || !somebody_before(cast, nominal->first));
}

static bool fits_organization(const struct cast *cast, const struct nominal *nominal, uint32_t entity)
{
	const struct figure *figure = &cast->figures.v[entity];
	const char *noun = cast_noun(cast_token(cast, nominal->core_end - 1)->form);
	enum source_kind kind = cast->doc->entities.v[entity].kind;
	bool outlet = lexicon_has(noun, LEX_OUTLET), acronym;
	size_t i = 0;

	if (figure->name_first >= figure->name_end
			? kind != SOURCE_PERSON
			: lexicon_has(cast_token(cast, figure->name_end - 1)->form, LEX_PLACE | LEX_COUNTRY))
		return false;
	while (i < BODIES && !lexicon_among(bodies[i].nouns, noun))
		i++;
	if (i == BODIES || (outlet ? kind != SOURCE_OUTLET
				   : kind != SOURCE_ORGANIZATION &&
						   !(bodies[i].firm && may_be_firm(cast, nominal, entity))))
		return false;
	acronym =
		figure->name_end - figure->name_first == 1 && cast_token(cast, figure->name_first)->all_caps;
	return (!*bodies[i].asks || acronym || name_has(cast, entity, bodies[i].asks)) &&
	       !name_has(cast, entity, bodies[i].excludes);
}

/* Does the name say of which kind the body is? */
static bool names_kind(const struct cast *cast, const struct nominal *nominal, uint32_t entity)
{
	const char *noun = cast_noun(cast_token(cast, nominal->core_end - 1)->form);

	for (size_t i = 0; i < BODIES; i++)
		if (lexicon_among(bodies[i].nouns, noun))
			return *bodies[i].asks && name_has(cast, entity, bodies[i].asks);
	return false;
}

/* A federal appeals court ... the Court of Appeals: the next body of the kind, by its name. */
static struct epithet body_later(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t first = cast_site_from(cast, nominal->end),
		 sentence = cast_token(cast, nominal->core)->sentence;

	for (uint32_t s = first; s < cast->n_names && s < first + 2 * SITES_AHEAD; s++) {
		uint32_t entity = cast->doc->mentions.v[s].entity;

		if (cast_token(cast, cast->sites.v[s].first)->sentence > sentence + AHEAD)
			break;
		if (entity != INDEX_NONE && fits_organization(cast, nominal, entity) &&
			names_kind(cast, nominal, entity))
			return (struct epithet){ entity, "role-later", 0.65f };
	}
	return nobody;
}

/* The NTC group: the body whose initials they are. */
static uint32_t body_of_initials(const struct cast *cast, const struct nominal *nominal)
{
	static const char *const nouns[] = { "agency", "association", "coalition", "group", "movement",
		"network", "organization", "union", NULL };
	uint32_t s = cast_site_at(cast, nominal->core), entity;

	if (s == INDEX_NONE || !nominal->definite || nominal->core_end - nominal->core != 2 ||
		!cast_token(cast, nominal->core)->all_caps ||
		!token_in(cast_token(cast, nominal->core_end - 1), nouns))
		return INDEX_NONE;
	entity = cast->doc->mentions.v[s].entity;
	return entity != INDEX_NONE && cast->doc->entities.v[entity].kind == SOURCE_ORGANIZATION &&
			       cast->figures.v[entity].name_end - cast->figures.v[entity].name_first > 1
		       ? entity
		       : INDEX_NONE;
}

struct epithet epithet_organization(const struct resolver *resolver, const struct nominal *nominal)
{
	const struct cast *cast = resolver->cast;
	float margin;
	uint32_t entity = body_of_initials(cast, nominal);

	if (entity != INDEX_NONE)
		return (struct epithet){ entity, "acronym", 0.8f };
	if (!nominal->definite && in_lead(cast, nominal->core) && !nominal->possessor_end)
		return body_later(cast, nominal);
	if (!points_back(cast, nominal))
		return nobody;
	entity = in_focus(resolver, nominal, fits_organization, &margin);
	if (entity == INDEX_NONE)
		return nobody;
	return (struct epithet){ entity, "epithet", margin >= 1 ? 0.7f : 0.5f };
}
