#include "source/pronoun.h"

#include <string.h>

#include "source/description.h"
#include "source/coreference.h"
#include "text/words.h"

enum { NEAR = 2, SUBJECT_MAX = 32, PHRASE_MAX = 24 };

/* Is the one reported in the other? Whom a claim speaks of is not who makes it. */
static bool reported_in(const struct document *doc, uint32_t inner, uint32_t outer)
{
	uint32_t parent = doc->attributions.v[inner].parent;

	while (parent != INDEX_NONE && parent != outer)
		parent = doc->attributions.v[parent].parent;
	return parent != INDEX_NONE;
}

/* The last attribution before `token` whose sources are of these kinds, near enough to be meant, for `self`.
 */
static const struct attribution *last_told(
	const struct resolver *resolver, uint32_t self, uint32_t token, unsigned kinds, bool several)
{
	const struct document *doc = resolver->cast->doc;
	uint32_t sentence = cast_token(resolver->cast, token)->sentence;

	for (uint32_t i = resolver->told.n, steps = 0; i-- > 0 && steps < 4; steps++) {
		const struct told *told = &resolver->told.v[i];
		const struct attribution *attribution = &doc->attributions.v[told->attribution];
		const struct source *first = attribution->sources.v;

		if (told->sentence + NEAR < sentence || !attribution->sources.n || told->token >= token)
			break;
		if (reported_in(doc, told->attribution, self))
			continue;
		if ((kinds >> first->kind & 1 && first->name.n) || (several && attribution->sources.n > 1))
			return attribution;
	}
	return NULL;
}

/* The first noun phrase of the sentence at `token`, if it is before the token and many people. */
static bool plural_subject(
	const struct cast *cast, uint32_t sentence, uint32_t token, struct nominal *nominal)
{
	uint32_t i = cast->doc->sentences.v[sentence].first_token;
	uint32_t end = i + cast->doc->sentences.v[sentence].n_tokens;
	bool plural;

	if (end > token)
		end = token;
	if (end > i + SUBJECT_MAX)
		end = i + SUBJECT_MAX;
	while (i < end && (cast_token(cast, i)->kind != TOKEN_WORD ||
				  word_has(cast_token(cast, i)->form, WORD_COORDINATOR | WORD_ADVERB)))
		i++;
	if (i >= end || word_has(cast_token(cast, i)->form, WORD_SUBJECT_PRONOUN | WORD_PREPOSITION))
		return false;
	*nominal = nominal_read(cast, i, end);
	return nominal->name == INDEX_NONE && nominal_kind(cast, nominal, &plural) == SOURCE_GROUP;
}

static struct source_vec sources_they(
	struct resolver *resolver, struct source blank, uint32_t self, uint32_t token)
{
	struct cast *cast = resolver->cast;
	struct source_vec out = { 0 };
	const struct attribution *told = last_told(resolver, self, token, 1u << SOURCE_GROUP, true);
	uint32_t sentence = cast_token(cast, token)->sentence;
	struct nominal subject;

	for (uint32_t i = 0; told && i < told->sources.n; i++) {
		struct source source = blank;

		description_copy(&source, &told->sources.v[i], "pronoun-last-source", 0.7f);
		vec_push(cast->arena, &out, source);
	}
	if (out.n)
		return out;
	told = last_told(resolver, self, token, 1u << SOURCE_ORGANIZATION | 1u << SOURCE_OUTLET, false);
	if (told && told->sources.n == 1) {
		description_copy(&blank, told->sources.v, "pronoun-last-source", 0.6f);
	} else if (plural_subject(cast, sentence, token, &subject) ||
		   (sentence && plural_subject(cast, sentence - 1, token, &subject))) {
		blank.name = nominal_name(cast, &subject);
		description_classify(cast, &blank, &subject);
		blank.rule = "pronoun-subject";
		blank.confidence = 0.6f;
	}
	vec_push(cast->arena, &out, blank);
	return out;
}

static void resolve_it(struct resolver *resolver, struct source *source, uint32_t self, uint32_t token)
{
	const struct attribution *told = last_told(resolver, self, token,
		1u << SOURCE_ORGANIZATION | 1u << SOURCE_DOCUMENT | 1u << SOURCE_OUTLET, false);

	uint32_t subject;

	if (told && told->sources.n == 1) {
		description_copy(source, told->sources.v, "pronoun-last-source", 0.65f);
		return;
	}
	subject = scene_thing(&resolver->scene, token);
	if (subject != INDEX_NONE)
		description_from_entity(resolver->cast, source, subject, "pronoun-subject", 0.6f);
}

static bool speaks_at(const struct attribution *attribution, uint32_t at)
{
	for (uint32_t i = 0; i < attribution->content.n; i++)
		if (at >= attribution->content.v[i].start && at < attribution->content.v[i].end)
			return true;
	return false;
}

/* The attribution whose quotation these words stand in: by its content, else by its quotation marks. */
static const struct attribution *quotation_of(const struct cast *cast, uint32_t self, uint32_t token)
{
	const struct document *doc = cast->doc;
	uint32_t quote = cast_token(cast, token)->quote, at = cast_token(cast, token)->span.start;
	const struct attribution *near = NULL;

	for (uint32_t step = 1; step < 24; step++)
		for (int side = 0; side < 2; side++) {
			uint32_t i = side ? self + step : self - step;
			const struct attribution *other;

			if (i >= doc->attributions.n)
				continue;
			other = &doc->attributions.v[i];
			if (!other->source_spans.n || !other->content.n)
				continue;
			if (speaks_at(other, at))
				return other;
			if (!near && quote != INDEX_NONE &&
				span_overlaps(other->content.v[0], doc->quotes.v[quote].span))
				near = other;
		}
	return near;
}

bool pronoun_is_first_person(const char *form)
{
	static const char *const words[] = { "i", "me", "my", "we", "us", "our", "myself", NULL };

	for (const char *const *word = words; *word; word++)
		if (!strcmp(form, *word))
			return true;
	return false;
}

static void resolve_first_person(
	struct resolver *resolver, struct source *source, uint32_t self, uint32_t token)
{
	struct cast *cast = resolver->cast;
	const struct attribution *speaker;

	if (!cast_token(cast, token)->quote_depth) {
		source->name = STR("AUTHOR");
		source->kind = SOURCE_AUTHOR;
		source->named = true;
		source->number = 1;
		source->entity = description_entity(cast, source->name, SOURCE_AUTHOR, false);
		source->rule = "author";
		source->confidence = 0.7f;
		return;
	}
	speaker = quotation_of(cast, self, token);
	if (speaker && speaker->sources.n == 1 && speaker->sources.v[0].name.n)
		description_copy(source, speaker->sources.v, "speaker-of-quotation", 0.8f);
}

/* End of the last word before the relative pronoun, over a comma. */
static uint32_t antecedent_end(const struct cast *cast, uint32_t start, uint32_t token)
{
	uint32_t end = token;

	while (end > start && end + 3 > token &&
		(cast_token(cast, end - 1)->kind != TOKEN_WORD ||
			word_has(cast_token(cast, end - 1)->form, WORD_PREPOSITION)))
		end--;
	return end;
}

static uint32_t antecedent_start(const struct cast *cast, uint32_t head)
{
	uint32_t s = cast_site_at(cast, head);

	return s != INDEX_NONE ? cast->sites.v[s].first : coreference_left(cast, head);
}

/* Does a phrase that ends in this token name people? */
static bool is_somebody(const struct cast *cast, uint32_t head)
{
	uint32_t s = cast_site_at(cast, head);
	struct nominal nominal;
	enum source_kind kind;
	bool plural;

	if (s != INDEX_NONE)
		return description_is_person(cast, s) || cast->sites.v[s].kind == SOURCE_PERSON;
	nominal = nominal_read(cast, head, head + 1);
	kind = nominal_kind(cast, &nominal, &plural);
	return kind == SOURCE_PERSON || kind == SOURCE_GROUP;
}

/* who, which, that: the noun phrase that they follow. */
static void resolve_relative(
	struct resolver *resolver, struct source_vec *out, struct source blank, uint32_t token, uint32_t self)
{
	struct cast *cast = resolver->cast;
	uint32_t head = token, first,
		 start = cast->doc->sentences.v[cast_token(cast, token)->sentence].first_token;

	bool person = cast_is(cast, token, "who") || cast_is(cast, token, "whom");

	head = antecedent_end(cast, start, token);
	for (int steps = 0; steps < 4 && person && head > start && !is_somebody(cast, head - 1); steps++) {
		uint32_t left = antecedent_start(cast, head - 1);

		while (left > start && left + PHRASE_MAX > token &&
			(cast_token(cast, left - 1)->kind != TOKEN_WORD || nominal_closes(cast, left - 1) ||
				word_has(cast_token(cast, left - 1)->form, WORD_DETERMINER)))
			left--;
		head = left;
	}
	if (head == start || nominal_closes(cast, head - 1) || (person && !is_somebody(cast, head - 1))) {
		vec_push(cast->arena, out, blank);
		return;
	}
	first = antecedent_start(cast, head - 1);
	/* Jane Doe, a former lawyer, who */
	if (person && cast_site_at(cast, head - 1) == INDEX_NONE) {
		uint32_t before = first;

		while (before > start && word_has(cast_token(cast, before - 1)->form, WORD_DETERMINER))
			before--;
		if (before > start + 1 && cast_is(cast, before - 1, ",") &&
			cast_site_at(cast, before - 2) != INDEX_NONE && is_somebody(cast, before - 2)) {
			head = before - 1;
			first = antecedent_start(cast, head - 1);
		}
	}
	while (first > start && word_has(cast_token(cast, first - 1)->form, WORD_DETERMINER | WORD_NUMBER))
		first--;
	/* generals and admirals who */
	if (person && first > start + 1 && cast_is(cast, first - 1, "and") && is_somebody(cast, first - 2)) {
		struct piece left = { antecedent_start(cast, first - 2), first - 1, 0, 0 };

		resolve_piece(resolver, out, &left, self);
	}
	resolve_piece(resolver, out, &(struct piece){ first, head, 0, 0 }, self);
	for (uint32_t i = 0; i < out->n; i++) {
		out->v[i].as_written = blank.as_written;
		out->v[i].span = blank.span;
		out->v[i].rule = "relative";
	}
}

bool pronoun_resolve(
	struct resolver *resolver, struct source_vec *out, struct source blank, uint32_t token, uint32_t self)
{
	static const char *const relatives[] = { "who", "which", "that", "whom", NULL };
	static const char *const others[] = { "you", "this", "these", "those", "one", "them", "their", "your",
		"what", "there", NULL };
	struct cast *cast = resolver->cast;
	const struct token *word = cast_token(cast, token);
	enum gender gender = pronoun_gender(word->form);
	float confidence = 0;

	if (gender != GENDER_UNKNOWN) {
		uint32_t person = scene_person(
			&resolver->scene, token, gender, &cast->doc->attributions.v[self], &confidence);

		if (person != INDEX_NONE)
			description_from_entity(cast, &blank, person, "pronoun-salience", confidence);
	} else if (token_is(word, "they") || token_is(word, "them")) {
		*out = sources_they(resolver, blank, self, token);
		return true;
	} else if (token_is(word, "it") || token_is(word, "its")) {
		resolve_it(resolver, &blank, self, token);
	} else if (pronoun_is_first_person(word->form)) {
		resolve_first_person(resolver, &blank, self, token);
	} else if (token_in(word, relatives)) {
		resolve_relative(resolver, out, blank, token, self);
		return true;
	} else if (!token_in(word, others)) {
		return false;
	}
	vec_push(cast->arena, out, blank);
	return true;
}
