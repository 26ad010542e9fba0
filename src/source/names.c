#include "source/cast.h"

#include <string.h>

#include "text/words.h"

/*
 * Runs of capitalised words, told apart into people, organizations, outlets and places by the words in them
 * and around them.
 */

enum {
	CLOSED = WORD_DETERMINER | WORD_PREPOSITION | WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_AUXILIARY |
		 WORD_MODAL | WORD_SUBJECT_PRONOUN | WORD_OBJECT_PRONOUN | WORD_POSSESSIVE | WORD_RELATIVE |
		 WORD_NEGATION | WORD_WH,
	TITLE_WORD = LEX_TITLE | LEX_ROLE
};

static const char *const particles[] = { "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos",
	"du", "el", "ibn", "la", "le", "ten", "van", "von", NULL };

static bool is_word(const struct cast *cast, uint32_t i)
{
	return i < cast->doc->tokens.n && cast_token(cast, i)->kind == TOKEN_WORD;
}

/* al-Masri, el-Sayed: the capital stands behind the article. */
static bool has_article(const struct cast *cast, const struct token *token)
{
	struct str word = document_slice(cast->doc, token->span);

	return (str_starts(word, "al-") || str_starts(word, "el-")) && word.n > 4 && word.p[3] >= 'A' &&
	       word.p[3] <= 'Z';
}

static bool is_capital(const struct cast *cast, uint32_t i)
{
	return is_word(cast, i) && (cast_token(cast, i)->capital || has_article(cast, cast_token(cast, i)));
}

static bool is_closed(const char *form)
{
	return word_has(form, CLOSED);
}

static bool is_acronym(const struct token *token)
{
	size_t letters = 0;

	for (const char *c = token->form; *c; c++)
		letters += *c >= 'a' && *c <= 'z';
	return token->all_caps && letters >= 2;
}

static bool is_initial_letter(const struct token *token)
{
	size_t n = strlen(token->form);

	return token->capital &&
	       (n == 1 || (n == 2 && token->form[1] == '.') || (n == 4 && token->form[1] == '.'));
}

/* The Charlotte Observer; Christian News Service; The Daily Caller */

/* Words that are names in spite of being function words or months: Theresa May, Will Smith, April Ryan. */
static bool is_name_homograph(const struct cast *cast, uint32_t i)
{
	const char *form = cast_token(cast, i)->form;

	if (i && is_capital(cast, i - 1) && lexicon_has(cast_token(cast, i - 1)->form, LEX_GIVEN) &&
		!is_closed(cast_token(cast, i - 1)->form))
		return true;
	return lexicon_has(form, LEX_GIVEN) && is_capital(cast, i + 1) &&
	       !word_has(cast_token(cast, i + 1)->form, CLOSED | WORD_TIME);
}

/* May a sentence's first word belong to a name? Its capital alone says nothing. */
static bool is_initial_name(const struct cast *cast, uint32_t i)
{
	const struct token *token = cast_token(cast, i);
	const struct form_count *count = &cast->counts.v[cast->form_of[i]];
	unsigned classes = lexicon(token->form);

	if (is_initial_letter(token) && token->form[1] && is_capital(cast, i + 1))
		return true;
	if (is_capital(cast, i + 1) && is_capital(cast, i + 2) && !(classes & (LEX_GIVEN | LEX_TITLE)) &&
		lexicon_has(cast_token(cast, i + 1)->form, LEX_GIVEN) && !is_acronym(token))
		return classes & (LEX_ROLE | LEX_DEMONYM | LEX_PARTY | LEX_MODIFIER); /* Asked Jane Doe */
	if (count->capital || is_acronym(token) || classes & (LEX_GIVEN | LEX_PLACE | LEX_TITLE))
		return true;
	if (cast_is(cast, i + 1, "&"))
		return true;
	if (!is_capital(cast, i + 1))
		return !count->lower && lexicon_outlet(token->form);
	if (classes & (LEX_ROLE | LEX_ORG | LEX_OUTLET | LEX_DEMONYM | LEX_PARTY))
		return true;
	return !count->lower && !word_has(token->form, WORD_ADVERB | WORD_NUMBER);
}

/* R-Ohio, D-N.Y.: a party and a state. */
static bool is_party_tag(const char *form)
{
	return form[0] && strchr("rdi", form[0]) && form[1] == '-' && form[2];
}

/* Parts of a day stand in the names of papers and programs; days and months do not. */
static bool is_calendar(const char *form)
{
	static const char *const parts[] = { "afternoon", "daily", "evening", "morning", "night", "times",
		"today", "week", "weekly", "year", NULL };

	for (const char *const *part = parts; *part; part++)
		if (!strcmp(form, *part))
			return false;
	return word_has(form, WORD_TIME);
}

/* PACs, NGOs: a common noun, whatever its capitals. */
static bool is_plural_acronym(const struct cast *cast, uint32_t i)
{
	struct str word = document_slice(cast->doc, cast_token(cast, i)->span);
	size_t capitals = 0;

	while (capitals < word.n && word.p[capitals] >= 'A' && word.p[capitals] <= 'Z')
		capitals++;
	return capitals >= 2 && capitals + 1 == word.n && word.p[capitals] == 's';
}

static bool is_name_word(const struct cast *cast, uint32_t i)
{
	const struct token *token;

	if (!is_capital(cast, i) || cast_possessive(cast, i) || is_party_tag(cast_token(cast, i)->form))
		return false;
	if (is_plural_acronym(cast, i))
		return false;
	token = cast_token(cast, i);
	if ((word_has(token->form, CLOSED) || is_calendar(token->form)) &&
		!(is_acronym(token) && strlen(token->form) > 2) && !is_name_homograph(cast, i))
		return false;
	if (cast->titlecase[token->sentence] && !cast->counts.v[cast->form_of[i]].capital &&
		!lexicon_has(token->form, LEX_GIVEN | LEX_PLACE | LEX_TITLE))
		return false;
	return !cast_initial(cast, i) || is_initial_name(cast, i);
}

/* Where the name goes on behind token i: "&", "/" and particles join, as in Procter & Gamble, Angela de la
 * Cruz. */
static uint32_t next_of_run(const struct cast *cast, uint32_t i)
{
	uint32_t next = i + 1, particle = next;

	if (is_name_word(cast, next))
		return next;
	if ((cast_is(cast, next, "&") ||
		    (cast_is(cast, next, "/") && !cast_token(cast, next)->space_before)) &&
		is_name_word(cast, next + 1))
		return next + 1;
	if (next + 3 < cast->doc->tokens.n && cast_token(cast, next)->kind == TOKEN_QUOTE &&
		is_capital(cast, next + 1) && cast_token(cast, next + 2)->kind == TOKEN_QUOTE &&
		is_capital(cast, next + 3))
		return next + 3; /* Robert "Bob" Smith */
	while (particle < next + 2 && is_word(cast, particle) &&
		token_in(cast_token(cast, particle), particles))
		particle++;
	return particle > next && is_name_word(cast, particle) ? particle : INDEX_NONE;
}

static uint32_t run_end(const struct cast *cast, uint32_t first)
{
	uint32_t last = first, next;

	while ((next = next_of_run(cast, last)) != INDEX_NONE &&
		cast_token(cast, next)->sentence == cast_token(cast, first)->sentence)
		last = next;
	return last + 1;
}

static bool heads_organization(const struct cast *cast, uint32_t i)
{
	unsigned classes = lexicon_noun(cast_token(cast, i)->form);

	return classes & LEX_ORG && !(classes & LEX_ROLE);
}

static bool any_organization(const struct cast *cast, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (heads_organization(cast, i))
			return true;
	return false;
}

/* Communications Workers of America, Citizens for Tax Justice; not "Critics of Jane Doe" at a sentence's
 * start. */
static bool is_people_body(const struct cast *cast, uint32_t first, uint32_t end)
{
	return lexicon_noun(cast_token(cast, end - 1)->form) & LEX_PLURAL &&
	       lexicon_noun(cast_token(cast, end - 1)->form) & LEX_ROLE && !cast_initial(cast, end - 1) &&
	       !cast->titlecase[cast_token(cast, first)->sentence] &&
	       (cast_is(cast, end, "of") || cast_is(cast, end, "for") || cast_is(cast, end, "against"));
}

/*
 * organization (of | for | on | to | in | against | at) [the] Name {and Name}
 * Department of Health and Human Services, Center for Responsive Politics, Commission on Presidential Debates
 */
static uint32_t extend_organization(const struct cast *cast, uint32_t first, uint32_t end)
{
	static const char *const joints[] = { "of", "for", "on", "to", "against", NULL };
	bool joined = false;

	if (!any_organization(cast, first, end) && !is_people_body(cast, first, end))
		return end;
	for (;;) {
		uint32_t next = end + 1;
		bool and = joined && cast_is(cast, end, "and");

		if (!and&&!(is_word(cast, end) && token_in(cast_token(cast, end), joints)))
			return end;
		if (!and&&(cast_is(cast, next, "the") || cast_is(cast, next, "a")))
			next++;
		if (!is_name_word(cast, next) ||
			cast_token(cast, next)->sentence != cast_token(cast, first)->sentence)
			return end;
		if (and&&lexicon_has(cast_token(cast, next)->form, LEX_GIVEN | LEX_TITLE))
			return end;
		if (and&&heads_organization(cast, run_end(cast, next) - 1))
			return end;
		joined = true;
		end = run_end(cast, next);
		/* Alliance to Reclaim Our Schools */
		while (is_capital(cast, end) &&
			word_has(cast_token(cast, end)->form, WORD_DETERMINER | WORD_POSSESSIVE) &&
			is_name_word(cast, end + 1))
			end = run_end(cast, end + 1);
	}
}

/* X and Y Committee: the left part alone is no name. House Oversight and Government Reform Committee */
static uint32_t extend_coordinated(const struct cast *cast, uint32_t first, uint32_t end)
{
	const struct form_count *count = &cast->counts.v[cast->form_of[end - 1]];
	uint32_t right;

	if (!cast_is(cast, end, "and") || !is_name_word(cast, end + 1) ||
		lexicon_has(cast_token(cast, first)->form, LEX_GIVEN) || any_organization(cast, end - 1, end))
		return end;
	if (lexicon_has(cast_token(cast, end - 1)->form, LEX_PLACE | LEX_DEMONYM | LEX_GIVEN | LEX_PARTY) ||
		is_acronym(cast_token(cast, end - 1)) ||
		(end - first < 2 && count->capital > 2 && !count->lower))
		return end;
	right = run_end(cast, end + 1);
	if (right - end < (end - first < 2 ? 2 : 3) || !heads_organization(cast, right - 1) ||
		lexicon_has(cast_token(cast, end + 1)->form, LEX_GIVEN))
		return end;
	return right;
}

/* ---- what kind of name a run is ---- */

static bool is_known_name(const struct cast *cast, uint32_t first, uint32_t end, enum source_kind *kind)
{
	static const char *const bodies[] = { "black lives matter", "capitol hill", "downing street",
		"european union", "fannie mae", "federal reserve", "freddie mac", "goldman sachs", "no. 10",
		"scotland yard", "secret service", "islamic state", "planned parenthood", "security council",
		"tea party", "united nations", "wall street", "wells fargo", "white house", NULL };
	static const char *const lands[] = { "costa rica", "el salvador", "great britain", "hong kong",
		"ivory coast", "new zealand", "north korea", "northern ireland", "papua new guinea",
		"puerto rico", "saudi arabia", "sierra leone", "south africa", "south korea", "south sudan",
		"sri lanka", "trinidad", "united arab emirates", "united kingdom", "united states", NULL };
	const char *key = cast_key(cast, first, end);

	if (lexicon_outlet(key)) {
		*kind = SOURCE_OUTLET;
		return true;
	}
	for (int list = 0; list < 2; list++)
		for (const char *const *name = list ? lands : bodies; *name; name++)
			if (!strcmp(key, *name)) {
				*kind = SOURCE_ORGANIZATION;
				return true;
			}
	return false;
}

/* Kenneth Baker, Mr. King: a common noun that the document shows to be a surname. */
static bool is_surname(const struct cast *cast, uint32_t i, uint32_t first)
{
	if (i > first && (lexicon_has(cast_token(cast, i - 1)->form, LEX_COURTESY) ||
				 (is_initial_letter(cast_token(cast, i - 1)) && i > first + 1)))
		return true;
	return index_find(&cast->surname_nouns, cast_token(cast, i)->form) != INDEX_NONE;
}

/* Minister Gen Ota: a given name, where the title is clipped only without its dot */
static bool is_given_gen(const struct cast *cast, uint32_t i, uint32_t first, uint32_t end)
{
	static const char *const civil[] = { "governor", "mayor", "minister", "president", "secretary",
		NULL };

	return cast_is(cast, i, "gen") && i > first && i + 2 == end &&
	       token_in(cast_token(cast, i - 1), civil);
}

/* The name starts behind the last title or role word of the run; all of the run when there is none. */
static uint32_t behind_title(const struct cast *cast, uint32_t first, uint32_t end)
{
	for (uint32_t i = end; i-- > first;) {
		unsigned classes = lexicon_noun(cast_token(cast, i)->form);

		if (!(classes & TITLE_WORD) || classes & LEX_GIVEN || is_surname(cast, i, first) ||
			is_given_gen(cast, i, first, end))
			continue;
		if (i + 1 == end && i > first && lexicon_has(cast_token(cast, first)->form, LEX_GIVEN) &&
			end - first <= 3)
			continue; /* Larry King */
		return i + 1;
	}
	return first;
}

/* Crooked, Failing: hardly a given name. */
static bool is_verbal(const struct token *token)
{
	size_t n = strlen(token->form);

	return n > 5 && !lexicon_has(token->form, LEX_GIVEN) &&
	       (!strcmp(token->form + n - 2, "ed") || !strcmp(token->form + n - 3, "ing"));
}

/* Democrat Jane Doe, Vermont's no: an adjective of party or nation before a given name. */
static uint32_t behind_adjective(const struct cast *cast, uint32_t first, uint32_t end)
{
	while (end - first >= 2) {
		unsigned classes = lexicon(cast_token(cast, first)->form);
		unsigned next = lexicon(cast_token(cast, first + 1)->form);

		if (classes & LEX_GIVEN && !(next & LEX_GIVEN && end - first >= 3))
			break;
		if (classes & (LEX_DEMONYM | LEX_PARTY | LEX_PLACE) && next & LEX_GIVEN)
			first++;
		else if (end - first >= 3 && next & LEX_GIVEN &&
			 !is_initial_letter(cast_token(cast, first)) &&
			 (cast->counts.v[cast->form_of[first]].lower || is_verbal(cast_token(cast, first))))
			first++; /* the Real Jane Doe, Crooked Jane Doe */
		else if (classes & LEX_PARTY && end - first == 2)
			first++;
		else if (classes & (LEX_MODIFIER | LEX_GROUP) && next & LEX_GIVEN)
			first++;
		else
			break;
	}
	return first;
}

static bool is_outlet_run(const struct cast *cast, uint32_t first, uint32_t end)
{
	bool the = first && cast_is(cast, first - 1, "the");

	for (uint32_t i = first; i < end; i++)
		if (cast_is(cast, i, "news") || (i == first && cast_is(cast, i, "daily")))
			return true;
	return the && lexicon_has(cast_token(cast, end - 1)->form, LEX_OUTLET) &&
	       !lexicon_has(cast_token(cast, end - 1)->form, LEX_ORG | LEX_DOCUMENT);
}

/* WALLACE: in a transcript */
static bool is_speaker_label(const struct cast *cast, uint32_t first, uint32_t end)
{
	return end - first == 1 && cast_token(cast, first)->all_caps && cast_is(cast, end, ":") &&
	       strlen(cast_token(cast, first)->form) >= 4 && cast_initial(cast, first);
}

static enum source_kind kind_of_run(const struct cast *cast, uint32_t first, uint32_t end)
{
	const struct token *last = cast_token(cast, end - 1);
	unsigned classes = lexicon_noun(last->form), start = lexicon(cast_token(cast, first)->form);
	enum source_kind kind;

	if (is_known_name(cast, first, end, &kind))
		return kind;
	for (uint32_t i = first; i < end; i++)
		if (cast_is(cast, i, "&"))
			return SOURCE_ORGANIZATION;
	if (is_speaker_label(cast, first, end))
		return SOURCE_PERSON;
	if (end - first >= 2 && is_outlet_run(cast, first, end))
		return SOURCE_OUTLET;
	if (end - first >= 2 && classes & LEX_FIRM && !(start & LEX_GIVEN))
		return SOURCE_ORGANIZATION;
	if (end - first >= 2 && start & LEX_GIVEN && !heads_organization(cast, end - 1) && end - first <= 4)
		return SOURCE_PERSON;
	if (end - first >= 3 && is_initial_letter(cast_token(cast, first + 1)))
		return SOURCE_PERSON;
	if (any_organization(cast, first, end))
		return SOURCE_ORGANIZATION;
	if (end - first >= 2 && classes & LEX_OUTLET)
		return SOURCE_OUTLET;
	if (end - first >= 2 && classes & LEX_DOCUMENT)
		return SOURCE_DOCUMENT;
	if (classes & LEX_PLACE && end - first <= 3)
		return end - first == 1 && !(classes & LEX_COUNTRY) && classes & LEX_GIVEN
			       ? SOURCE_UNKNOWN
			       : SOURCE_ORGANIZATION;
	if (end - first == 1 && is_acronym(last) && !(classes & TITLE_WORD) &&
		!cast->titlecase[last->sentence])
		return SOURCE_ORGANIZATION;
	return SOURCE_UNKNOWN;
}

/* ---- runs as sites ---- */

/* Where a person's name starts in the run: behind titles and adjectives; `first` if the run is no person's.
 */
static uint32_t person_start(const struct cast *cast, uint32_t first, uint32_t end)
{
	uint32_t name = behind_title(cast, first, end);

	if (name > first && name + 1 < end && end - name <= 3 &&
		lexicon_has(cast_token(cast, name)->form, LEX_GIVEN) && !heads_organization(cast, end - 1))
		return name; /* Mayor Don Guardian */
	if (heads_organization(cast, end - 1) || lexicon_has(cast_token(cast, end - 1)->form, LEX_OUTLET))
		return first;
	return name < end ? behind_adjective(cast, name, end) : end;
}

/* House Speaker; Senate Republicans; an Israeli */
static bool is_common(const struct cast *cast, uint32_t first, uint32_t end)
{
	unsigned classes = lexicon_noun(cast_token(cast, end - 1)->form);

	if (person_start(cast, first, end) == end)
		return true;
	if (!(classes & (LEX_DEMONYM | LEX_PARTY)) || classes & (LEX_PLACE | LEX_ORG))
		return false;
	return classes & LEX_PLURAL || end - first == 1;
}

/* Does the run go on behind the head of a body: Workers of America, Federation of Teachers? */
static bool is_joined_body(const struct cast *cast, uint32_t first, uint32_t end)
{
	uint32_t name = behind_title(cast, first, end);

	if (name > first && name < end && lexicon_has(cast_token(cast, name)->form, LEX_GIVEN))
		return false; /* ... Director Jane Doe */
	for (uint32_t i = first; i + 1 < end; i++)
		if (!cast_token(cast, i + 1)->capital &&
			(any_organization(cast, first, i + 1) || is_people_body(cast, first, i + 1)))
			return true;
	return false;
}

static void add_run(struct cast *cast, uint32_t first, uint32_t end)
{
	struct site site = { .first = first, .end = end, .phrase = first, .run = first };
	bool known = is_known_name(cast, first, end, &site.kind);

	if (is_joined_body(cast, first, end)) {
		site.kind = SOURCE_ORGANIZATION;
		known = true;
	}

	if (!known && is_common(cast, first, end))
		return;
	if (!known) {
		site.first = site.phrase = person_start(cast, first, end);
		site.kind = kind_of_run(cast, site.first, end);
		if (site.first > first && site.kind != SOURCE_PERSON && !heads_organization(cast, end - 1))
			site.kind = SOURCE_UNKNOWN;
	}
	site.behind = site.end;
	site.behind_first = site.end;
	titles_read(cast, &site);
	cast_add_site(cast, site, MENTION_NAME, INDEX_NONE);
}

/* File the common nouns that stand behind a given name, so that they are known as surnames everywhere. */
static void find_surnames(struct cast *cast)
{
	for (uint32_t i = 0; i + 1 < cast->doc->tokens.n; i++)
		if (is_capital(cast, i) && is_capital(cast, i + 1) &&
			lexicon(cast_token(cast, i)->form) ==
				(lexicon(cast_token(cast, i)->form) & (LEX_GIVEN | LEX_MALE | LEX_FEMALE)) &&
			lexicon_has(cast_token(cast, i)->form, LEX_GIVEN) &&
			lexicon_has(cast_token(cast, i + 1)->form, TITLE_WORD) &&
			!cast->titlecase[cast_token(cast, i)->sentence] &&
			index_find(&cast->surname_nouns, cast_token(cast, i + 1)->form) == INDEX_NONE)
			index_add(&cast->surname_nouns, cast_token(cast, i + 1)->form, i + 1);
}

/* told The Washington Post Smith would stay: two names without a mark between. */
static uint32_t split_outlet(const struct cast *cast, uint32_t first, uint32_t end)
{
	for (uint32_t k = end - 1; k > first + 1; k--)
		if (end - k <= 2 && lexicon_outlet(cast_key(cast, first, k)) &&
			!(lexicon_noun(cast_token(cast, end - 1)->form) &
				(LEX_OUTLET | LEX_ORG | LEX_DOCUMENT | LEX_ROLE)))
			return k;
	return end;
}

void names_find(struct cast *cast)
{
	find_surnames(cast);
	for (uint32_t i = 0; i < cast->doc->tokens.n;) {
		uint32_t end;

		if (!is_name_word(cast, i)) {
			i++;
			continue;
		}
		end = split_outlet(cast, i, run_end(cast, i));
		end = extend_coordinated(cast, i, extend_organization(cast, i, end));
		add_run(cast, i, end);
		i = end;
	}
	cast->n_names = cast->sites.n;
}
