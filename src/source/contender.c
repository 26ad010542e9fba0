#include "source/contender.h"

#include <math.h>
#include <string.h>

#include "source/told.h"

enum { TRACES_MAX = 80, SENTENCES_MAX = 8, POOL_MAX = 24 };

/*
 * train/pronouns.py: 403 he and she that are sources in news of the 2016 election, with penalty 2, and 784
 * pronouns of Wikipedia (GAP) at a weight of .15 each, among whom hardly anybody is well known. By article in
 * five parts 93% are right; at .5 to .7 six of ten, over .97 all but 2%.
 */
static const float weights[FEATURES] = {
	[FEATURE_SENTENCE_0] = 0.48f,
	[FEATURE_SENTENCE_1] = 0.36f,
	[FEATURE_SENTENCE_2] = 0.45f,
	[FEATURE_SENTENCE_3] = -0.48f,
	[FEATURE_SUBJECT_0] = 0.75f,
	[FEATURE_SUBJECT_1] = 0.07f,
	[FEATURE_TOPIC] = 0.42f,
	[FEATURE_PARAGRAPH] = 0.50f,
	[FEATURE_LAST_SOURCE] = 0.83f,
	[FEATURE_SOURCE_1] = 0.30f,
	[FEATURE_PRONOUN_0] = -0.96f,
	[FEATURE_PRONOUN_1] = -0.42f,
	[FEATURE_OBLIQUE] = -0.10f,
	[FEATURE_OBLIQUE_LAST] = -0.25f,
	[FEATURE_QUOTED] = 0.39f,
	[FEATURE_SPEAKER] = -0.23f,
	[FEATURE_SPEAKER_QUOTE] = -0.77f,
	[FEATURE_MOST_NAMED] = 0.89f,
	[FEATURE_OFTEN] = 0.83f,
	[FEATURE_RECENCY] = -0.32f,
	[FEATURE_NO_GENDER] = -0.90f,
	[FEATURE_DESCRIPTION] = -0.58f,
	[FEATURE_UNSURE] = -0.77f,
	[FEATURE_PARALLEL] = 0.82f,
	[FEATURE_FIRST] = 0.49f,
	[FEATURE_HEARD] = 0.47f,
	[FEATURE_REPORTED] = -0.94f,
	[FEATURE_TOPIC_BEFORE] = 0.97f,
};

/* What is known of the place where the pronoun stands. */
struct place {
	const struct scene *scene;
	const struct attribution *attribution;
	uint32_t token, sentence, paragraph;
	uint32_t first_subject; /* of the sentence before */
	uint32_t topic;         /* of the paragraph */
	uint32_t last_source;
	uint32_t speaker, quote_speaker; /* of the speech that the pronoun stands in */
	uint32_t topic_before;           /* of the paragraph before */
	uint32_t first_person;           /* in the paragraph */
	bool quoted, opens, reported;
};

struct pool {
	struct contender v[POOL_MAX];
	uint32_t n;
	bool named[POOL_MAX]; /* spoken of outside quotations */
	bool straight[POOL_MAX];
	bool unreported[POOL_MAX];
};

/* Two capital words that no table knows: Idro Torvo. */
static bool is_unsure(const struct cast *cast, uint32_t id)
{
	return cast->doc->entities.v[id].kind == SOURCE_UNKNOWN && cast->figures.v[id].surname &&
	       cast->figures.v[id].given;
}

static bool fits(const struct cast *cast, uint32_t id, enum gender gender)
{
	const struct entity *entity = &cast->doc->entities.v[id];

	return (entity->kind == SOURCE_PERSON || is_unsure(cast, id)) &&
	       (entity->gender == gender || entity->gender == GENDER_UNKNOWN);
}

/* The person whom an attribution comes from, as far as it is known yet, by the name in its source. */
static uint32_t speaker_of(const struct cast *cast, const struct attribution *attribution)
{
	uint32_t s;

	if (attribution->sources.n == 1 && attribution->sources.v[0].entity != INDEX_NONE)
		return attribution->sources.v[0].entity;
	if (attribution->sources.n || !attribution->source_spans.n)
		return INDEX_NONE;
	s = cast_site_from(cast, document_token_at(cast->doc, attribution->source_spans.v[0].start));
	if (s >= cast->n_names ||
		cast_token(cast, cast->sites.v[s].first)->span.start >= attribution->source_spans.v[0].end)
		return INDEX_NONE;
	return cast->doc->mentions.v[s].entity;
}

/* Who says what the pronoun stands in. */
static void find_speaker(struct place *place)
{
	const struct cast *cast = place->scene->cast;
	const struct attribution *says =
		told_at(cast->doc, cast_token(cast, place->token)->span.start, place->attribution);

	place->reported = says != NULL;
	if (!says)
		return;
	if (cast_token(cast, place->token)->quote_depth)
		place->quote_speaker = speaker_of(cast, says);
	else
		place->speaker = speaker_of(cast, says);
}

/* Spoken of in a quotation that the pronoun stands outside of, or in what he or she says: that hardly counts.
 */
static bool is_beside(const struct place *place, const struct trace *trace)
{
	if (trace->quoted && !place->quoted)
		return true;
	return !trace->source && place->attribution &&
	       cast_says(place->attribution, cast_token(place->scene->cast, trace->token)->span.start);
}

static uint32_t paragraph_of(const struct cast *cast, const struct trace *trace)
{
	return cast->doc->sentences.v[trace->sentence].paragraph;
}

static void look_around(struct place *place, enum gender gender)
{
	const struct scene *scene = place->scene;
	const struct cast *cast = scene->cast;

	place->first_subject = place->topic = INDEX_NONE;
	place->last_source = place->speaker = place->quote_speaker = INDEX_NONE;
	place->first_person = place->topic_before = INDEX_NONE;
	for (uint32_t i = scene->traces.n, steps = 0; i-- > 0 && steps < TRACES_MAX; steps++) {
		const struct trace *trace = &scene->traces.v[i];
		uint32_t back = place->sentence - trace->sentence;

		if (trace->sentence + SENTENCES_MAX < place->sentence)
			break;
		if (trace->token >= place->token || !fits(cast, trace->entity, gender) ||
			is_beside(place, trace))
			continue;
		if (trace->source && place->last_source == INDEX_NONE)
			place->last_source = trace->entity;
		if (paragraph_of(cast, trace) == place->paragraph)
			place->first_person = trace->entity;
		if (trace->source || !trace->subject || trace->oblique)
			continue;
		if (back == 1)
			place->first_subject = trace->entity;
		if (paragraph_of(cast, trace) == place->paragraph)
			place->topic = trace->entity;
		else if (paragraph_of(cast, trace) + 1 == place->paragraph)
			place->topic_before = trace->entity;
	}
	if (place->first_person != INDEX_NONE)
		place->topic_before = INDEX_NONE;
	find_speaker(place);
}

static void set(struct contender *c, int feature, bool condition)
{
	if (condition)
		c->feature[feature] = 1;
}

static uint32_t find_contender(struct pool *pool, uint32_t entity)
{
	for (uint32_t i = 0; i < pool->n; i++)
		if (pool->v[i].entity == entity)
			return i;
	if (pool->n == POOL_MAX)
		return INDEX_NONE;
	pool->v[pool->n] = (struct contender){ .entity = entity };
	return pool->n++;
}

/* The last place of all where they were spoken of. */
static void read_last(
	const struct place *place, const struct trace *trace, struct contender *c, uint32_t rank)
{
	uint32_t back = place->sentence - trace->sentence;

	if (back < 4)
		c->feature[FEATURE_SENTENCE_0 + back] = 1;
	set(c, FEATURE_OBLIQUE_LAST, trace->oblique);
	c->feature[FEATURE_RECENCY] = (float)(rank > 4 ? 4 : rank);
}

static void read_trace(const struct place *place, const struct trace *trace, struct contender *c)
{
	const struct cast *cast = place->scene->cast;
	uint32_t back = place->sentence - trace->sentence;
	bool subject = trace->subject && !trace->oblique;

	set(c, FEATURE_SUBJECT_0, !back && subject);
	set(c, FEATURE_SUBJECT_1, back == 1 && subject);
	set(c, FEATURE_SOURCE_1, trace->source && back < 2);
	set(c, FEATURE_PRONOUN_0, trace->pronoun && !back);
	set(c, FEATURE_PRONOUN_1, trace->pronoun && back == 1);
	set(c, FEATURE_PARAGRAPH, paragraph_of(cast, trace) == place->paragraph);
	set(c, FEATURE_HEARD, trace->source && paragraph_of(cast, trace) == place->paragraph);
	if (back < 3 && !trace->source)
		c->feature[FEATURE_OFTEN]++;
}

static void read_person(const struct place *place, struct contender *c)
{
	const struct cast *cast = place->scene->cast;
	const struct figure *figure = &cast->figures.v[c->entity];

	c->feature[FEATURE_OFTEN] = logf(1 + c->feature[FEATURE_OFTEN]);
	set(c, FEATURE_TOPIC, place->topic == c->entity);
	set(c, FEATURE_LAST_SOURCE, place->last_source == c->entity);
	set(c, FEATURE_SPEAKER, place->speaker == c->entity);
	set(c, FEATURE_SPEAKER_QUOTE, place->quote_speaker == c->entity);
	set(c, FEATURE_NO_GENDER, cast->doc->entities.v[c->entity].gender == GENDER_UNKNOWN);
	set(c, FEATURE_DESCRIPTION, !figure->surname);
	set(c, FEATURE_UNSURE, is_unsure(cast, c->entity));
	set(c, FEATURE_FIRST, place->first_person == c->entity);
	set(c, FEATURE_TOPIC_BEFORE, place->topic_before == c->entity);
	set(c, FEATURE_PARALLEL, place->opens && place->first_subject == c->entity);
}

static void mark_most_named(const struct cast *cast, struct pool *pool)
{
	uint32_t most = 0, which = INDEX_NONE;

	for (uint32_t i = 0; i < pool->n; i++) {
		uint32_t n = cast->figures.v[pool->v[i].entity].n_sites;

		if (n > most) {
			most = n;
			which = i;
		}
	}
	if (which != INDEX_NONE)
		pool->v[which].feature[FEATURE_MOST_NAMED] = 1;
}

static void gather(const struct place *place, enum gender gender, struct pool *pool)
{
	uint32_t seen = 0;
	const struct scene *scene = place->scene;
	const struct cast *cast = scene->cast;

	for (uint32_t i = scene->traces.n, steps = 0; i-- > 0 && steps < TRACES_MAX; steps++) {
		const struct trace *trace = &scene->traces.v[i];
		uint32_t k;

		if (trace->sentence + SENTENCES_MAX < place->sentence)
			break;
		if (trace->token >= place->token || !fits(cast, trace->entity, gender))
			continue;
		k = find_contender(pool, trace->entity);
		if (k == INDEX_NONE)
			continue;
		if (is_beside(place, trace))
			continue;
		if (!pool->named[k])
			read_last(place, trace, &pool->v[k], seen++);
		pool->named[k] = true;
		pool->straight[k] |= !trace->oblique;
		pool->unreported[k] |= !trace->reported;
		read_trace(place, trace, &pool->v[k]);
	}
	for (uint32_t k = 0; k < pool->n; k++) {
		set(&pool->v[k], FEATURE_QUOTED, !pool->named[k]);
		set(&pool->v[k], FEATURE_REPORTED,
			pool->named[k] && !place->reported && !pool->unreported[k]);
		set(&pool->v[k], FEATURE_OBLIQUE, !pool->straight[k]);
		read_person(place, &pool->v[k]);
	}
	mark_most_named(cast, pool);
}

/* Best first: few, so by insertion. */
static void rank(struct pool *pool)
{
	float score[POOL_MAX], sum = 0;

	for (uint32_t k = 0; k < pool->n; k++) {
		struct contender c = pool->v[k];
		float s = 0;
		uint32_t at = k;

		for (int f = 0; f < FEATURES; f++)
			s += weights[f] * c.feature[f];
		for (; at > 0 && score[at - 1] < s; at--) {
			pool->v[at] = pool->v[at - 1];
			score[at] = score[at - 1];
		}
		pool->v[at] = c;
		score[at] = s;
	}
	for (uint32_t k = 0; k < pool->n; k++)
		sum += pool->v[k].chance = expf(score[k] - score[0]);
	for (uint32_t k = 0; k < pool->n; k++)
		pool->v[k].chance /= sum;
}

uint32_t contenders_find(const struct scene *scene, uint32_t token, enum gender gender,
	const struct attribution *attribution, struct contender contenders[CONTENDERS_MAX])
{
	const struct cast *cast = scene->cast;
	struct place place = { .scene = scene,
		.attribution = attribution,
		.token = token,
		.sentence = cast_token(cast, token)->sentence,
		.quoted = cast_token(cast, token)->quote_depth > 0,
		.opens = cast_initial(cast, token) };
	struct pool pool = { .n = 0 };

	place.paragraph = cast->doc->sentences.v[place.sentence].paragraph;
	look_around(&place, gender);
	gather(&place, gender, &pool);
	rank(&pool);
	if (pool.n > CONTENDERS_MAX)
		pool.n = CONTENDERS_MAX;
	memcpy(contenders, pool.v, pool.n * sizeof *contenders);
	return pool.n;
}
