#include "source/pronoun.h"

#include <string.h>

#include "source/contender.h"
#include "source/description.h"
#include "source/plural.h"
#include "source/relative.h"
#include "source/told.h"
#include "text/words.h"

enum { BLOCK_MAX = 6 };

static void resolve_it(struct resolver *resolver, struct source *source, uint32_t self, uint32_t token)
{
	const struct attribution *told = told_last(resolver, self, token,
		1u << SOURCE_ORGANIZATION | 1u << SOURCE_DOCUMENT | 1u << SOURCE_OUTLET);

	uint32_t subject;

	if (told && told->sources.n == 1) {
		description_copy(source, told->sources.v, "pronoun-last-source", 0.65f);
		return;
	}
	subject = scene_thing(&resolver->scene, token);
	/* what is called it is no person, though no table knows it */
	if (subject != INDEX_NONE && (resolver->cast->doc->entities.v[subject].kind == SOURCE_UNKNOWN ||
					     resolver->cast->doc->entities.v[subject].kind == SOURCE_PERSON))
		resolver->cast->doc->entities.v[subject].kind = SOURCE_ORGANIZATION;
	if (subject != INDEX_NONE)
		description_from_entity(resolver->cast, source, subject, "pronoun-subject", 0.6f);
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
			if (cast_says(other, at))
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

/* The last attribution whose source stands in the sentence; NULL where none does. Those told are in order. */
static const struct attribution *told_in(const struct resolver *resolver, uint32_t sentence)
{
	uint32_t low = 0, high = resolver->told.n;
	const struct attribution *a;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (resolver->told.v[middle].sentence <= sentence)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low || resolver->told.v[low - 1].sentence != sentence)
		return NULL;
	a = &resolver->cast->doc->attributions.v[resolver->told.v[low - 1].attribution];
	return a->sources.n == 1 && a->sources.v[0].name.n ? a : NULL;
}

/*
 * paragraph that ends in ':' {paragraph without quotation marks}	She wrote to the board: ...
 *
 * Is the sentence part of such a block? *teller is then the attribution that announces it, or NULL.
 */
static bool in_block(const struct resolver *resolver, uint32_t sentence, const struct attribution **teller)
{
	const struct document *doc = resolver->cast->doc;
	uint32_t paragraph = doc->sentences.v[sentence].paragraph;

	for (uint32_t back = 1; back <= BLOCK_MAX && back <= paragraph; back++) {
		const struct paragraph *p = &doc->paragraphs.v[paragraph - back];
		uint32_t last = p->first_sentence + p->n_sentences - 1;
		const struct sentence *s;

		if (!p->n_sentences)
			continue;
		s = &doc->sentences.v[last];
		if (s->n_tokens && cast_is(resolver->cast, s->first_token + s->n_tokens - 1, ":")) {
			*teller = told_in(resolver, last);
			return true;
		}
		for (uint32_t i = s->first_token; i < s->first_token + s->n_tokens; i++)
			if (cast_token(resolver->cast, i)->quote_depth)
				return false;
		if (told_in(resolver, last))
			return false;
	}
	return false;
}

static void resolve_first_person(
	struct resolver *resolver, struct source *source, uint32_t self, uint32_t token)
{
	struct cast *cast = resolver->cast;
	const struct attribution *speaker;

	if (!cast_token(cast, token)->quote_depth &&
		in_block(resolver, cast_token(cast, token)->sentence, &speaker)) {
		if (speaker)
			description_copy(source, speaker->sources.v, "speaker-of-quotation", 0.7f);
		return;
	}
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
		description_copy(source, speaker->sources.v, "speaker-of-quotation", 0.95f);
}

enum { CANDIDATES_MAX = 3 };

static void resolve_person(
	struct resolver *resolver, struct source *source, uint32_t self, uint32_t token, enum gender gender)
{
	struct cast *cast = resolver->cast;
	struct contender contenders[CONTENDERS_MAX];
	uint32_t n = contenders_find(
		&resolver->scene, token, gender, &cast->doc->attributions.v[self], contenders);

	if (n && contenders[0].chance >= CONTENDER_LIKELY) {
		description_from_entity(
			cast, source, contenders[0].entity, "pronoun-salience", contenders[0].chance);
		return;
	}
	for (uint32_t k = 0; k < n && k < CANDIDATES_MAX; k++)
		vec_push(cast->arena, &source->candidates, cast->doc->entities.v[contenders[k].entity].name);
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

	if (gender != GENDER_UNKNOWN) {
		resolve_person(resolver, &blank, self, token, gender);
	} else if (plural_is_pronoun(word->form)) {
		*out = plural_resolve(resolver, blank, self, token);
		return true;
	} else if (token_is(word, "it") || token_is(word, "its")) {
		resolve_it(resolver, &blank, self, token);
	} else if (pronoun_is_first_person(word->form)) {
		resolve_first_person(resolver, &blank, self, token);
	} else if (token_in(word, relatives)) {
		relative_resolve(resolver, out, blank, token, self);
		return true;
	} else if (token_is(word, "you") && !word->quote_depth) {
		blank.name = STR("readers");
		blank.kind = SOURCE_GROUP;
		blank.entity = description_entity(cast, blank.name, SOURCE_GROUP, true);
		blank.rule = "readers";
		blank.confidence = 0.7f;
	} else if (!token_in(word, others)) {
		return false;
	}
	vec_push(cast->arena, out, blank);
	return true;
}
