#include "source/coreference.h"

#include <string.h>

#include "text/words.h"

enum { TRACES_MAX = 60, SENTENCES_MAX = 8, CHAIN_MAX = 60, SITES_MAX = 20 };

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

/* Nothing that governs a noun stands before it, but for a determiner: it begins a clause. */
static bool begins_clause(const struct cast *cast, uint32_t token)
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
			.oblique = site->possessive || site->modifier,
			.subject = begins_clause(scene->cast, site->phrase) });
}

static bool in_content(const struct attribution *attribution, uint32_t at)
{
	for (uint32_t i = 0; attribution && i < attribution->content.n; i++)
		if (at >= attribution->content.v[i].start && at < attribution->content.v[i].end)
			return true;
	return false;
}

/*
 * Salience: nearness, then the source of the clause before, then the subject; names in quotations and names
 * that only modify count less.
 */
static float salience(const struct scene *scene, const struct trace *trace, uint32_t token,
	const struct attribution *attribution)
{
	const struct cast *cast = scene->cast;
	float score = 0;

	score -= 1.2f * (float)(cast_token(cast, token)->sentence - trace->sentence);
	score += trace->source ? 1.5f : 0;
	score += trace->subject ? 1.0f : 0;
	score += trace->pronoun ? 0.5f : 0;
	score -= trace->quoted && !cast_token(cast, token)->quote_depth ? 1.5f : 0;
	score -= trace->oblique ? 0.8f : 0;
	score -= in_content(attribution, cast_token(cast, trace->token)->span.start) ? 3.0f : 0;
	return score;
}

/* The person that an article is about is meant more often. */
static float prominence(const struct cast *cast, uint32_t entity)
{
	float weight = 0;

	for (uint32_t n = cast->figures.v[entity].n_sites; n > 1 && weight < 1.5f; n /= 2)
		weight += 0.25f;
	return weight;
}

uint32_t scene_person(const struct scene *scene, uint32_t token, enum gender gender,
	const struct attribution *attribution, float *confidence)
{
	const struct cast *cast = scene->cast;
	uint32_t best = INDEX_NONE, sentence = cast_token(cast, token)->sentence;
	float most = -1e9f, second = -1e9f;

	for (uint32_t i = scene->traces.n, steps = 0; i-- > 0 && steps < TRACES_MAX; steps++) {
		const struct trace *trace = &scene->traces.v[i];
		const struct entity *entity = &cast->doc->entities.v[trace->entity];
		float score;

		if (trace->sentence + SENTENCES_MAX < sentence)
			break;
		if (entity->kind != SOURCE_PERSON || trace->token >= token ||
			(entity->gender != gender && entity->gender != GENDER_UNKNOWN))
			continue;
		score = salience(scene, trace, token, attribution);
		score -= entity->gender == GENDER_UNKNOWN ? 0.7f : 0;
		score -= cast->figures.v[trace->entity].surname ? 0 : 1.0f;
		score += prominence(cast, trace->entity);
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
	*confidence = most - second >= 2 ? 0.9f : most - second >= 1 ? 0.8f : 0.65f;
	return best;
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
			(kind == SOURCE_ORGANIZATION || kind == SOURCE_OUTLET || kind == SOURCE_DOCUMENT))
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
			.subject = begins_clause(cast, token) });
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
	if (entity == INDEX_NONE)
		return;
	vec_push(cast->arena, &scene->traces,
		(struct trace){ .token = token,
			.sentence = cast_token(cast, token)->sentence,
			.entity = entity,
			.quoted = cast_token(cast, token)->quote_depth > 0,
			.pronoun = true,
			.subject = begins_clause(cast, token) });
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

void coreference_genders(struct cast *cast)
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

/* ---- descriptions ---- */

static bool is_adjective_form(const char *form)
{
	static const char *const endings[] = { "al", "ic", "ive", "ous", "ary", "ory", "ish", "ese", NULL };
	size_t n = strlen(form);

	for (const char *const *ending = endings; *ending; ending++) {
		size_t m = strlen(*ending);

		if (n > m + 2 && !strcmp(form + n - m, *ending))
			return true;
	}
	return false;
}

enum { MODIFIERS_MAX = 4, LEFT_MAX = 12 };

/* Behind the determiner, when nothing but open words stands between it and the head. */
static uint32_t behind_determiner(const struct cast *cast, uint32_t start, uint32_t head)
{
	for (uint32_t i = head; i > start && i + MODIFIERS_MAX >= head; i--) {
		const struct token *token = cast_token(cast, i - 1);

		if (word_has(token->form, WORD_DETERMINER))
			return i;
		if (token->kind != TOKEN_WORD || nominal_closes(cast, i - 1) ||
			cast_possessive(cast, i - 1) || word_has(token->form, WORD_TIME))
			break;
	}
	return INDEX_NONE;
}

uint32_t coreference_left(const struct cast *cast, uint32_t head)
{
	uint32_t start = cast->doc->sentences.v[cast_token(cast, head)->sentence].first_token, i = head;
	uint32_t behind = behind_determiner(cast, start, head);

	if (behind != INDEX_NONE)
		return behind;
	while (i > start && i + LEFT_MAX > head) {
		const struct token *token = cast_token(cast, i - 1);

		if (cast_possessive(cast, i - 1) && i - 1 > start &&
			cast_token(cast, i - 2)->kind == TOKEN_WORD) {
			i -= 2;
			continue;
		}
		if (token->kind != TOKEN_WORD || nominal_closes(cast, i - 1) ||
			word_has(token->form, WORD_DETERMINER | WORD_NUMBER | WORD_ADVERB | WORD_TIME |
						      WORD_POSSESSIVE | WORD_OBJECT_PRONOUN))
			break;
		if (!token->capital && !lexicon_noun(token->form) && !strchr(token->form, '-') &&
			!is_adjective_form(token->form))
			break;
		i--;
	}
	return i;
}

static const char *synonym(const char *form)
{
	static const char *const pairs[][2] = { { "gop", "republican" }, { "democrat", "democratic" },
		{ "america", "american" }, { "u.s.", "american" }, { "us", "american" },
		{ "dem", "democratic" } };

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (!strcmp(form, pairs[i][0]))
			return pairs[i][1];
	return cast_noun(form);
}

static bool is_among(const struct cast *cast, const char *form, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (!strcmp(synonym(cast_token(cast, i)->form), synonym(form)))
			return true;
	return false;
}

/* Words that make it somebody else when only one of the two has them. */
static bool is_distinctive(const char *form)
{
	static const char *const words[] = { "vice", "vice-presidential", "deputy", "former", "assistant",
		"acting", "running", "other", "associate", NULL };

	for (const char *const *word = words; *word; word++)
		if (!strcmp(form, *word))
			return true;
	return false;
}

/* (R-Ohio), D-N.Y. behind the name, as a word. */
static const char *party_behind(const struct cast *cast, const struct site *site)
{
	uint32_t i = site->end;
	const char *form;

	if (cast_is(cast, i, "(") || cast_is(cast, i, ","))
		i++;
	if (i == site->end || i + 1 >= cast->doc->tokens.n)
		return "";
	form = cast_token(cast, i)->form;
	if (form[0] && form[1] && form[1] != '-')
		return "";
	if (!form[1] && !cast_is(cast, i + 1, "-") && !cast_is(cast, i + 1, ")"))
		return "";
	return form[0] == 'r' ? "republican" : form[0] == 'd' ? "democratic" : "";
}

/* Does a site's title, apposition or party tag say the word? */
static bool site_says(const struct cast *cast, const struct site *site, const char *form)
{
	return is_among(cast, form, site->run < site->phrase ? site->run : site->phrase, site->first) ||
	       is_among(cast, form, site->behind_first, site->behind) ||
	       !strcmp(synonym(form), party_behind(cast, site));
}

/*
 * All modifiers of the description stand in the roles of the entity, over its sites. `loose`: but for places,
 * which a reader knows.
 */
static bool roles_agree(const struct cast *cast, const struct nominal *nominal, uint32_t entity, bool loose)
{
	for (uint32_t i = nominal->core; i + 1 < nominal->core_end; i++) {
		const char *form = cast_token(cast, i)->form;
		uint32_t s = cast->figures.v[entity].last_titled;
		bool found = cast_token(cast, i)->kind != TOKEN_WORD || !strcmp(form, "current") ||
			     (loose && lexicon_has(form, LEX_PLACE | LEX_DEMONYM) &&
				     !lexicon_has(form, LEX_PARTY)) ||
			     (loose && !strcmp(form, "state")) ||
			     (loose && cast_token(cast, i)->capital && !lexicon(form));

		for (int steps = 0; !found && s != INDEX_NONE && steps < SITES_MAX; steps++) {
			const struct site *site = &cast->sites.v[s];

			found = site_says(cast, site, form);
			s = site->older_titled;
		}
		if (!found)
			return false;
	}
	return true;
}

/* Does the token end a role: not "campaign" of "campaign manager"? */
static bool ends_role(const struct cast *cast, uint32_t token, uint32_t end)
{
	return token + 1 >= end || nominal_closes(cast, token + 1) || cast_possessive(cast, token + 1) ||
	       lexicon_has(cast_token(cast, token + 1)->form, LEX_TITLE);
}

static bool adds_distinction(
	const struct cast *cast, const struct nominal *nominal, uint32_t first, uint32_t head)
{
	for (uint32_t i = first; i < head; i++)
		if (is_distinctive(cast_token(cast, i)->form) &&
			!is_among(cast, cast_token(cast, i)->form, nominal->core, nominal->core_end))
			return true;
	return false;
}

/* The person whose title, role or apposition has its noun at `token`. */
static uint32_t holder_of_role(
	const struct cast *cast, const struct nominal *nominal, uint32_t token, bool loose)
{
	uint32_t next = cast_site_from(cast, token), s = INDEX_NONE, entity;

	for (uint32_t k = next; k < cast->n_names && k < next + 3; k++)
		if ((cast->sites.v[k].phrase <= token || cast->sites.v[k].run <= token) &&
			token < cast->sites.v[k].role_end &&
			ends_role(cast, token, cast->sites.v[k].role_end) &&
			!adds_distinction(cast, nominal, cast->sites.v[k].phrase, token))
			s = k;
	for (uint32_t k = next; s == INDEX_NONE && k-- > 0 && k + 3 > next;)
		if (cast->sites.v[k].behind_first <= token && token < cast->sites.v[k].behind &&
			ends_role(cast, token, cast->sites.v[k].behind) &&
			!adds_distinction(cast, nominal, cast->sites.v[k].behind_first, token))
			s = k;
	if (s == INDEX_NONE)
		return INDEX_NONE;
	entity = cast->doc->mentions.v[s].entity;
	return entity != INDEX_NONE && roles_agree(cast, nominal, entity, loose) ? entity : INDEX_NONE;
}

/* An organization or document whose name holds the noun, and all modifiers of the description. */
static uint32_t holder_of_name(const struct cast *cast, const struct nominal *nominal, uint32_t token)
{
	uint32_t s = cast_site_at(cast, token);

	if (s == INDEX_NONE || cast->sites.v[s].kind == SOURCE_PERSON ||
		cast->sites.v[s].end - cast->sites.v[s].first < 2)
		return INDEX_NONE;
	if (token + 1 < cast->sites.v[s].end && !nominal_closes(cast, token + 1))
		return INDEX_NONE; /* not the head: Center for Research on ... */
	for (uint32_t i = nominal->core; i + 1 < nominal->core_end; i++)
		if (!is_among(cast, cast_token(cast, i)->form, cast->sites.v[s].first, cast->sites.v[s].end))
			return INDEX_NONE;
	return cast->doc->mentions.v[s].entity;
}

/* A fuller phrase: it has all modifiers of the description and more. */
static bool is_fuller(const struct cast *cast, const struct nominal *nominal, uint32_t first, uint32_t head)
{
	bool named_tail = cast_is(cast, head + 1, "of") && head + 2 < cast->doc->tokens.n &&
			  cast_site_at(cast, head + 2) != INDEX_NONE;

	if (!named_tail && (head - first <= nominal->core_end - 1 - nominal->core || first == head))
		return false;
	for (uint32_t i = nominal->core; i + 1 < nominal->core_end; i++)
		if (!is_among(cast, cast_token(cast, i)->form, first, head))
			return false;
	return !adds_distinction(cast, nominal, first, head);
}

/* The one person who bears the role anywhere before, whatever place the description adds: the Ohio senator.
 */
static uint32_t only_holder(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t token = cast->earlier[nominal->core_end - 1], only = INDEX_NONE;

	if (nominal->core_end - nominal->core < 2)
		return INDEX_NONE;
	for (int steps = 0; token != INDEX_NONE && steps < CHAIN_MAX; steps++, token = cast->earlier[token]) {
		uint32_t holder = holder_of_role(cast, nominal, token, true);

		if (holder == INDEX_NONE || holder == only)
			continue;
		if (only != INDEX_NONE)
			return INDEX_NONE;
		only = holder;
	}
	return only;
}

static bool says_anywhere(const struct cast *cast, uint32_t entity, const char *form)
{
	uint32_t s = cast->figures.v[entity].last_titled;

	for (int steps = 0; s != INDEX_NONE && steps < SITES_MAX; steps++, s = cast->sites.v[s].older_titled)
		if (site_says(cast, &cast->sites.v[s], form))
			return true;
	return false;
}

enum { FIGURES_MAX = 400 };

/*
 * [the] party [presidential] (nominee | candidate): the person of that party whom the article names far more
 * often than any other of it.
 */
static uint32_t party_candidate(const struct cast *cast, const struct nominal *nominal)
{
	static const char *const words[] = { "candidate", "nominee", "presidential", "contender", "hopeful",
		NULL };
	const char *party = NULL;
	uint32_t best = INDEX_NONE, most = 2, second = 0;

	for (uint32_t i = nominal->core; i < nominal->core_end; i++) {
		const struct token *token = cast_token(cast, i);

		if (lexicon_has(token->form, LEX_PARTY))
			party = token->form;
		else if (!token_in(token, words))
			return INDEX_NONE;
	}
	for (uint32_t id = 0; party && id < cast->figures.n && id < FIGURES_MAX; id++) {
		uint32_t n = cast->figures.v[id].n_sites;

		if (n <= second || !cast->figures.v[id].surname || !says_anywhere(cast, id, party))
			continue;
		if (n > most) {
			second = most;
			most = n;
			best = id;
		} else {
			second = n;
		}
	}
	return most >= 2 * second ? best : INDEX_NONE;
}

/* The last token before that is a title by itself (President Doe); `token` if there is none. */
static uint32_t bare_title(const struct cast *cast, uint32_t token)
{
	uint32_t at = token;

	for (int steps = 0; at != INDEX_NONE && steps < CHAIN_MAX; steps++, at = cast->earlier[at]) {
		uint32_t s = cast_site_from(cast, at);

		if (s < cast->n_names && cast->sites.v[s].phrase == at && cast->sites.v[s].first == at + 1)
			return at;
	}
	return token;
}

struct antecedent coreference_description(const struct cast *cast, const struct nominal *nominal)
{
	struct antecedent none = { INDEX_NONE, 0, 0, false }, answer = none;
	uint32_t head = nominal->core_end - 1, token = cast->earlier[head];
	bool plural, people;
	enum source_kind kind = nominal_kind(cast, nominal, &plural);

	people = kind == SOURCE_PERSON;
	/* "the president" is the country's before it is the World Bank's */
	if (people && nominal->core_end - nominal->core == 1 && cast_is(cast, head, "president"))
		token = bare_title(cast, token);
	for (int steps = 0; token != INDEX_NONE && steps < CHAIN_MAX; steps++, token = cast->earlier[token]) {
		answer.entity = people ? holder_of_role(cast, nominal, token, false)
				       : holder_of_name(cast, nominal, token);
		answer.found = answer.entity != INDEX_NONE;
		if (answer.found)
			return answer;
		answer.first = coreference_left(cast, token);
		answer.last = token;
		answer.found = ends_role(cast, token, cast->doc->tokens.n) || !people;
		if (answer.found && is_fuller(cast, nominal, answer.first, token) &&
			!strcmp(cast_token(cast, token)->form, cast_token(cast, head)->form))
			return answer;
	}
	if (people) {
		none.entity = only_holder(cast, nominal);
		if (none.entity == INDEX_NONE)
			none.entity = party_candidate(cast, nominal);
		none.found = none.entity != INDEX_NONE;
	}
	return none;
}
