#include "source/resolve.h"

#include <string.h>

#include "text/words.h"

/* ---- a source from what was found ---- */

static struct source unresolved(struct str as_written, struct span span)
{
	return (struct source){
		.as_written = as_written, .span = span, .entity = INDEX_NONE, .rule = "unresolved"
	};
}

static void from_entity(
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
static uint32_t entity_named(struct cast *cast, struct str name, enum source_kind kind, bool plural)
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

static void copy_resolution(
	struct source *source, const struct source *from, const char *rule, float confidence)
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

static bool is_persons(const struct cast *cast, uint32_t site)
{
	uint32_t entity = cast->doc->mentions.v[site].entity;

	return entity != INDEX_NONE && cast->doc->entities.v[entity].kind == SOURCE_PERSON;
}

static bool has_organization(const struct cast *cast, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		uint32_t s = cast_site_at(cast, i);

		if (s != INDEX_NONE && cast->sites.v[s].kind != SOURCE_PERSON && !is_persons(cast, s))
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

/* Smith's office → John Smith's office; John Smith's campaign → Smith campaign; his aides → John Smith's
 * aides */
static struct str with_possessor(struct resolver *resolver, const struct nominal *nominal, struct str rest,
	const struct attribution *attribution)
{
	struct cast *cast = resolver->cast;
	struct strbuf name = strbuf_new(cast->arena);
	const struct token *first = cast_token(cast, nominal->possessor);
	enum gender gender = pronoun_gender(first->form);
	uint32_t owner = INDEX_NONE;
	float confidence;

	if (gender != GENDER_UNKNOWN)
		owner = scene_person(&resolver->scene, nominal->possessor, gender, attribution, &confidence);
	else
		owner = person_ending(cast, nominal->possessor, nominal->possessor_end);
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
	source->named = has_organization(cast, nominal->core, nominal->core_end) && !nominal->possessor_end;
	source->number = n > 3 && head->form[n - 1] == 's' && !strchr("sui", head->form[n - 2]) ? 0 : 1;
}

/* kind, named and number by the conventions of the claim table. */
static void classify(const struct cast *cast, struct source *source, const struct nominal *nominal)
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
}

enum { ANTECEDENT_MAX = 16 };

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

	source->name = cast_is(cast, antecedent->last, "campaign")
			       ? campaign_name(cast, antecedent->first, antecedent->last + 1)
			       : nominal_name(cast, &earlier);
	earlier.core = antecedent->first;
	classify(cast, source, &earlier);
	source->rule = "description";
	source->confidence = 0.7f;
}

/* "the newspaper", "the bank": the only organization named in this sentence and the two before it. */
static uint32_t only_organization(const struct cast *cast, uint32_t token, enum source_kind kind)
{
	uint32_t found = INDEX_NONE, sentence = cast_token(cast, token)->sentence;

	for (uint32_t s = cast_site_from(cast, token), steps = 0; s-- > 0 && steps < 12; steps++) {
		uint32_t entity = cast->doc->mentions.v[s].entity;

		if (cast_token(cast, cast->sites.v[s].first)->sentence + 3 < sentence)
			break;
		if (entity == INDEX_NONE || cast->doc->entities.v[entity].kind != kind || entity == found ||
			(kind == SOURCE_ORGANIZATION &&
				lexicon_has(cast_token(cast, cast->sites.v[s].first)->form, LEX_PLACE)))
			continue;
		if (found != INDEX_NONE)
			return INDEX_NONE;
		found = entity;
	}
	return found;
}

/* Bodies that an article names once and then calls by their kind. */
static bool is_generic(const struct cast *cast, uint32_t i)
{
	static const char *const nouns[] = { "agency", "association", "bank", "bloc", "bureau", "channel",
		"commission", "company", "firm", "foundation", "fund", "group", "institute", "league",
		"magazine", "network", "newspaper", "organization", "outlet", "paper", "publication", "site",
		"station", "union", "university", "website", NULL };

	return token_in(cast_token(cast, i), nouns);
}

static bool refer_back(const struct cast *cast, struct source *source, const struct nominal *nominal)
{
	struct antecedent antecedent = coreference_description(cast, nominal);
	bool plural;
	enum source_kind kind = nominal_kind(cast, nominal, &plural);

	if (antecedent.found && antecedent.entity != INDEX_NONE) {
		from_entity(cast, source, antecedent.entity, "description", 0.75f);
		return true;
	}
	if (antecedent.found) {
		from_phrase(cast, source, &antecedent);
		return true;
	}
	if (!plural && (kind == SOURCE_OUTLET || kind == SOURCE_ORGANIZATION) &&
		nominal->core_end - nominal->core == 1 && is_generic(cast, nominal->core)) {
		uint32_t only = only_organization(cast, nominal->core, kind);

		if (only != INDEX_NONE) {
			from_entity(cast, source, only, "description", 0.6f);
			return true;
		}
	}
	return false;
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
static uint32_t misspelt(const struct cast *cast, const struct nominal *nominal)
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

static void describe(struct resolver *resolver, struct source *source, const struct nominal *nominal,
	const struct piece *piece, const struct attribution *attribution)
{
	struct cast *cast = resolver->cast;
	bool points = (nominal->definite || cast_is(cast, nominal->core, "police")) &&
		      !nominal->possessor_end && !nominal->partitive && !nominal->indefinite;
	bool bare_plural;

	if (nominal->share)
		return; /* 42 percent: of whom is not said */
	if (points && nominal->tail_end == nominal->core_end && refer_back(cast, source, nominal))
		return;
	if (misspelt(cast, nominal) != INDEX_NONE) {
		from_entity(cast, source, misspelt(cast, nominal), "misspelt", 0.6f);
		return;
	}
	source->name = nominal_name(cast, nominal);
	classify(cast, source, nominal);
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
	} else if (nominal->possessor_end) {
		struct str rest = source->name;

		source->name = with_possessor(resolver, nominal, rest, attribution);
		source->named |= is_office(cast, nominal->core_end - 1) && source->name.n > rest.n;
	} else if (cast_is(cast, nominal->core_end - 1, "campaign")) {
		source->name = campaign_name(cast, nominal->core, nominal->core_end);
	}
	source->rule = "as-written";
	source->confidence = 0.8f;
}

/* ---- pronouns ---- */

enum { NEAR = 2, SUBJECT_MAX = 32, SOURCE_MAX = 120, PHRASE_MAX = 24 };

/* The last attribution before `token` whose sources are of these kinds, near enough to be meant. */
static const struct attribution *last_told(
	const struct resolver *resolver, uint32_t token, unsigned kinds, bool several)
{
	const struct document *doc = resolver->cast->doc;
	uint32_t sentence = cast_token(resolver->cast, token)->sentence;

	for (uint32_t i = resolver->told.n, steps = 0; i-- > 0 && steps < 4; steps++) {
		const struct told *told = &resolver->told.v[i];
		const struct attribution *attribution = &doc->attributions.v[told->attribution];
		const struct source *first = attribution->sources.v;

		if (told->sentence + NEAR < sentence || !attribution->sources.n || told->token >= token)
			break;
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

static struct source_vec sources_they(struct resolver *resolver, struct source blank, uint32_t token)
{
	struct cast *cast = resolver->cast;
	struct source_vec out = { 0 };
	const struct attribution *told = last_told(resolver, token, 1u << SOURCE_GROUP, true);
	uint32_t sentence = cast_token(cast, token)->sentence;
	struct nominal subject;

	for (uint32_t i = 0; told && i < told->sources.n; i++) {
		struct source source = blank;

		copy_resolution(&source, &told->sources.v[i], "pronoun-last-source", 0.7f);
		vec_push(cast->arena, &out, source);
	}
	if (out.n)
		return out;
	told = last_told(resolver, token, 1u << SOURCE_ORGANIZATION | 1u << SOURCE_OUTLET, false);
	if (told && told->sources.n == 1) {
		copy_resolution(&blank, told->sources.v, "pronoun-last-source", 0.6f);
	} else if (plural_subject(cast, sentence, token, &subject) ||
		   (sentence && plural_subject(cast, sentence - 1, token, &subject))) {
		blank.name = nominal_name(cast, &subject);
		classify(cast, &blank, &subject);
		blank.rule = "pronoun-subject";
		blank.confidence = 0.6f;
	}
	vec_push(cast->arena, &out, blank);
	return out;
}

static void resolve_it(struct resolver *resolver, struct source *source, uint32_t token)
{
	const struct attribution *told = last_told(resolver, token,
		1u << SOURCE_ORGANIZATION | 1u << SOURCE_DOCUMENT | 1u << SOURCE_OUTLET, false);

	uint32_t subject;

	if (told && told->sources.n == 1) {
		copy_resolution(source, told->sources.v, "pronoun-last-source", 0.65f);
		return;
	}
	subject = scene_thing(&resolver->scene, token);
	if (subject != INDEX_NONE)
		from_entity(resolver->cast, source, subject, "pronoun-subject", 0.6f);
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

static bool is_first_person(const char *form)
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
		source->entity = entity_named(cast, source->name, SOURCE_AUTHOR, false);
		source->rule = "author";
		source->confidence = 0.7f;
		return;
	}
	speaker = quotation_of(cast, self, token);
	if (speaker && speaker->sources.n == 1 && speaker->sources.v[0].name.n)
		copy_resolution(source, speaker->sources.v, "speaker-of-quotation", 0.8f);
}

static void resolve_piece(
	struct resolver *resolver, struct source_vec *out, const struct piece *piece, uint32_t self);

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
		return is_persons(cast, s) || cast->sites.v[s].kind == SOURCE_PERSON;
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

static bool resolve_pronoun(
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
			from_entity(cast, &blank, person, "pronoun-salience", confidence);
	} else if (token_is(word, "they") || token_is(word, "them")) {
		*out = sources_they(resolver, blank, token);
		return true;
	} else if (token_is(word, "it") || token_is(word, "its")) {
		resolve_it(resolver, &blank, token);
	} else if (is_first_person(word->form)) {
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

/* ---- pieces ---- */

static const char *name_rule(const struct cast *cast, uint32_t s, uint32_t entity)
{
	const struct site *site = &cast->sites.v[s];
	const struct figure *figure = &cast->figures.v[entity];

	if (figure->name_end - figure->name_first == site->end - site->first)
		return "full-name";
	if (site->kind != SOURCE_PERSON && site->kind != SOURCE_UNKNOWN)
		return "acronym";
	return site->end - site->first == 1 ? "surname" : "full-name";
}

static void resolve_piece(
	struct resolver *resolver, struct source_vec *out, const struct piece *piece, uint32_t self)
{
	struct cast *cast = resolver->cast;
	struct nominal nominal = nominal_read(cast, piece->first, piece->end);
	struct str words = cast_words(cast, nominal.first, nominal.end);
	struct source source;
	uint32_t entity;

	source = unresolved(words, (struct span){ cast_token(cast, nominal.first)->span.start,
					   cast_token(cast, nominal.end - 1)->span.end });
	if (nominal.end - nominal.first == 1 && resolve_pronoun(resolver, out, source, nominal.first, self))
		return;
	if (nominal.name != INDEX_NONE && piece->head_first == piece->head_end) {
		entity = cast->doc->mentions.v[nominal.name].entity;
		if (entity != INDEX_NONE && !cast->figures.v[entity].given &&
			misspelt(cast, &nominal) != INDEX_NONE)
			from_entity(cast, &source, misspelt(cast, &nominal), "misspelt", 0.6f);
		else if (entity != INDEX_NONE)
			from_entity(cast, &source, entity, name_rule(cast, nominal.name, entity), 0.95f);
	} else if (nominal.core < nominal.end) {
		describe(resolver, &source, &nominal, piece, &cast->doc->attributions.v[self]);
		if (source.name.n && source.entity == INDEX_NONE)
			source.entity = entity_named(cast, source.name, source.kind, source.number != 1);
	}
	vec_push(cast->arena, out, source);
}

static bool token_range(const struct cast *cast, struct span span, uint32_t *first, uint32_t *end)
{
	*first = document_token_at(cast->doc, span.start);
	*end = document_token_at(cast->doc, span.end);
	return *first < *end;
}

bool resolve_waits(const struct resolver *resolver, uint32_t attribution)
{
	const struct cast *cast = resolver->cast;
	const struct attribution *a = &cast->doc->attributions.v[attribution];
	uint32_t first, end;

	return a->source_spans.n && token_range(cast, a->source_spans.v[0], &first, &end) &&
	       end - first == 1 && is_first_person(cast_token(cast, first)->form);
}

void resolve_attribution(struct resolver *resolver, uint32_t attribution, bool late)
{
	struct cast *cast = resolver->cast;
	struct attribution *a = &cast->doc->attributions.v[attribution];
	struct piece pieces[PIECES_MAX];
	uint32_t first, end;
	int n;

	a->sources = (struct source_vec){ 0 };
	if (!a->source_spans.n || !token_range(cast, a->source_spans.v[0], &first, &end))
		return;
	if (end > first + SOURCE_MAX)
		end = first + SOURCE_MAX;
	if (!late)
		scene_advance(&resolver->scene, first);
	n = coordination_split(cast, first, end, pieces);
	for (int i = 0; i < n; i++) {
		struct source_vec found = { 0 };

		resolve_piece(resolver, &found, &pieces[i], attribution);
		for (uint32_t k = 0; k < found.n; k++)
			vec_push(cast->arena, &a->sources, found.v[k]);
	}
	if (late)
		return;
	for (uint32_t i = 0; i < a->sources.n; i++)
		if (a->sources.v[i].entity != INDEX_NONE)
			scene_source(&resolver->scene, first, a->sources.v[i].entity);
	vec_push(cast->arena, &resolver->told,
		(struct told){ attribution, first, cast_token(cast, first)->sentence,
			cast->doc->sentences.v[cast_token(cast, first)->sentence].paragraph });
}
