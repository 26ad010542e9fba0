#include "source/scene.h"

#include <string.h>

#include "source/contender.h"
#include "source/coreference.h"
#include "source/told.h"
#include "text/words.h"

enum { TRACES_MAX = 60 };

enum gender pronoun_gender(const char *form)
{
	static const char *const male[] = { "he", "him", "his", "himself", NULL };
	static const char *const female[] = { "she", "her", "hers", "herself", NULL };

	for (const char *const *word = male; *word; word++)
		if (!strcmp(form, *word))
			return GENDER_MALE;
	for (const char *const *word = female; *word; word++)
		if (!strcmp(form, *word))
			return GENDER_FEMALE;
	return GENDER_UNKNOWN;
}

static bool is_person(enum source_kind kind)
{
	return kind == SOURCE_PERSON || kind == SOURCE_UNKNOWN;
}

/* ---- he and she ---- */

void scene_init(struct scene *scene, struct cast *cast)
{
	*scene = (struct scene){ .cast = cast };
}

bool scene_begins_clause(const struct cast *cast, uint32_t token)
{
	uint32_t sentence = cast_token(cast, token)->sentence;
	const struct token *before;

	if (token && word_has(cast_token(cast, token - 1)->form, WORD_DETERMINER))
		token--;
	if (!token || cast_token(cast, token - 1)->sentence != sentence)
		return true;
	before = cast_token(cast, token - 1);
	if (before->kind == TOKEN_PUNCT || before->kind == TOKEN_QUOTE)
		return true;
	return word_has(before->form, WORD_COORDINATOR | WORD_SUBORDINATOR);
}

static void trace_site(struct scene *scene, uint32_t s)
{
	const struct site *site = &scene->cast->sites.v[s];
	uint32_t entity = scene->cast->doc->mentions.v[s].entity;

	if (entity == INDEX_NONE)
		return;
	vec_push(scene->cast->arena, &scene->traces,
		(struct trace){ .token = site->first,
			.sentence = cast_token(scene->cast, site->first)->sentence,
			.entity = entity,
			.quoted = cast_token(scene->cast, site->first)->quote_depth > 0,
			.reported = told_at(scene->cast->doc,
					    cast_token(scene->cast, site->first)->span.start, NULL) != NULL,
			.oblique = site->possessive || site->modifier,
			.subject = scene_begins_clause(scene->cast, site->phrase) });
}

uint32_t scene_person(const struct scene *scene, uint32_t token, enum gender gender,
	const struct attribution *attribution, float *confidence)
{
	struct contender contenders[CONTENDERS_MAX];
	uint32_t n = contenders_find(scene, token, gender, attribution, contenders);

	*confidence = n ? contenders[0].chance : 0;
	return n ? contenders[0].entity : INDEX_NONE;
}

uint32_t scene_thing(const struct scene *scene, uint32_t token)
{
	const struct cast *cast = scene->cast;
	uint32_t sentence = cast_token(cast, token)->sentence;

	for (uint32_t i = scene->traces.n, steps = 0; i-- > 0 && steps < TRACES_MAX; steps++) {
		const struct trace *trace = &scene->traces.v[i];
		enum source_kind kind = cast->doc->entities.v[trace->entity].kind;

		if (trace->sentence + 1 < sentence)
			break;
		if (trace->token < token && trace->subject && !trace->oblique && !trace->quoted &&
			(kind == SOURCE_ORGANIZATION || kind == SOURCE_OUTLET || kind == SOURCE_DOCUMENT ||
				(kind == SOURCE_UNKNOWN && !cast->figures.v[trace->entity].given)))
			return trace->entity;
	}
	return INDEX_NONE;
}

/* "the president": a person by description, at its determiner. */
static void trace_description(struct scene *scene, uint32_t token)
{
	struct cast *cast = scene->cast;
	const struct sentence *sentence = &cast->doc->sentences.v[cast_token(cast, token)->sentence];
	uint32_t end = sentence->first_token + sentence->n_tokens;
	struct antecedent antecedent;
	struct nominal nominal;
	bool plural;

	if (token + 1 >= end || !cast_is(cast, token, "the"))
		return;
	nominal = nominal_read(cast, token, token + 8 < end ? token + 8 : end);
	if (nominal.name != INDEX_NONE || nominal.possessor_end || nominal.tail_end != nominal.core_end ||
		nominal_kind(cast, &nominal, &plural) != SOURCE_PERSON)
		return;
	antecedent = coreference_description(cast, &nominal);
	if (antecedent.entity == INDEX_NONE)
		return;
	vec_push(cast->arena, &scene->traces,
		(struct trace){ .token = token,
			.sentence = cast_token(cast, token)->sentence,
			.entity = antecedent.entity,
			.quoted = cast_token(cast, token)->quote_depth > 0,
			.oblique = cast_possessive(cast, nominal.core_end),
			.subject = scene_begins_clause(cast, token) });
}

static void read_token(struct scene *scene, uint32_t token)
{
	struct cast *cast = scene->cast;
	const char *form = cast_token(cast, token)->form;
	float confidence;
	uint32_t entity;

	while (scene->next_site < cast->n_names && cast->sites.v[scene->next_site].first <= token)
		trace_site(scene, scene->next_site++);
	trace_description(scene, token);
	if (strcmp(form, "he") != 0 && strcmp(form, "she") != 0)
		return;
	entity = scene_person(scene, token, pronoun_gender(form), NULL, &confidence);
	if (entity == INDEX_NONE || confidence < CONTENDER_LIKELY)
		return;
	vec_push(cast->arena, &scene->traces,
		(struct trace){ .token = token,
			.sentence = cast_token(cast, token)->sentence,
			.entity = entity,
			.quoted = cast_token(cast, token)->quote_depth > 0,
			.pronoun = true,
			.subject = scene_begins_clause(cast, token) });
}

void scene_advance(struct scene *scene, uint32_t token)
{
	for (; scene->at < token; scene->at++)
		read_token(scene, scene->at);
}

void scene_source(struct scene *scene, uint32_t token, uint32_t entity)
{
	vec_push(scene->cast->arena, &scene->traces,
		(struct trace){ .token = token,
			.sentence = cast_token(scene->cast, token)->sentence,
			.entity = entity,
			.subject = true,
			.source = true });
}

/* ---- gender ---- */

/* The only person named in the sentence and the one before it, or INDEX_NONE. */
static void vote(struct cast *cast, uint32_t token, uint32_t *only)
{
	enum gender gender = pronoun_gender(cast_token(cast, token)->form);

	if (gender == GENDER_UNKNOWN || *only == INDEX_NONE)
		return;
	if (gender == GENDER_MALE)
		cast->figures.v[*only].he++;
	else
		cast->figures.v[*only].she++;
}

void scene_genders(struct cast *cast)
{
	struct document *doc = cast->doc;
	uint32_t s = 0, only = INDEX_NONE, n = 0, since = 0;

	for (uint32_t i = 0; i < doc->tokens.n; i++) {
		if (n && cast_token(cast, i)->sentence > since + 1)
			n = 0;
		for (; s < cast->n_names && cast->sites.v[s].first <= i; s++) {
			uint32_t entity = doc->mentions.v[s].entity;

			if (entity == INDEX_NONE || !is_person(doc->entities.v[entity].kind))
				continue;
			if (cast_token(cast, i)->sentence != since)
				n = 0;
			n += n == 0 || entity != only;
			only = entity;
			since = cast_token(cast, i)->sentence;
		}
		if (n == 1 && !cast_token(cast, i)->quote_depth)
			vote(cast, i, &only);
	}
	for (uint32_t i = 0; i < cast->figures.n; i++) {
		struct figure *figure = &cast->figures.v[i];

		if (doc->entities.v[i].gender != GENDER_UNKNOWN || figure->he + figure->she < 1)
			continue;
		if (figure->he >= 2 * figure->she + 1)
			doc->entities.v[i].gender = GENDER_MALE;
		else if (figure->she >= 2 * figure->he + 1)
			doc->entities.v[i].gender = GENDER_FEMALE;
	}
}
