#include "claim/fill.h"

#include <string.h>

#include "claim/steps.h"
#include "text/lemma.h"
#include "text/words.h"

enum { ADVERBS_MAX = 3, OPENING_MAX = 8 };

/* Below this a resolved source is a likely one, and nothing to write into a claim. */
static const float sure = 0.75f;

struct fills fills_new(const struct document *doc)
{
	struct fills fills = { doc, ARENA_ARRAY(doc->arena, uint32_t, doc->tokens.n + 1) };

	for (uint32_t i = 0; i < doc->tokens.n; i++)
		fills.name_at[i] = INDEX_NONE;
	for (uint32_t i = 0; i < doc->mentions.n; i++) {
		const struct mention *mention = &doc->mentions.v[i];
		uint32_t at = document_token_at(doc, mention->head.start);

		if (mention->kind == MENTION_NAME && at < doc->tokens.n && mention->entity < doc->entities.n)
			fills.name_at[at] = mention->entity;
	}
	return fills;
}

static const struct token *token_of(const struct filler *filler, uint32_t at)
{
	return &filler->fills->doc->tokens.v[at];
}

/* The speaker's sex: known of the name, else told by the pronoun that stands for it. */
static enum gender gender_of(const struct document *doc, const struct attribution *attribution)
{
	const struct source *speaker = &attribution->sources.v[0];

	if (speaker->entity < doc->entities.n && doc->entities.v[speaker->entity].gender != GENDER_UNKNOWN)
		return doc->entities.v[speaker->entity].gender;
	if (str_is(speaker->as_written, "he") || str_is(speaker->as_written, "He"))
		return GENDER_MALE;
	if (str_is(speaker->as_written, "she") || str_is(speaker->as_written, "She"))
		return GENDER_FEMALE;
	return GENDER_UNKNOWN;
}

struct filler filler_new(const struct fills *fills, const struct attribution *attribution, uint32_t first)
{
	struct filler filler = { .fills = fills, .attribution = attribution, .first = first };

	if (attribution->sources.n == 1 && attribution->sources.v[0].name.n &&
		attribution->sources.v[0].kind != SOURCE_AUTHOR &&
		attribution->sources.v[0].confidence >= sure) {
		filler.speaker = attribution->sources.v;
		filler.gender = gender_of(fills->doc, attribution);
	}
	return filler;
}

/* ---- the speaker in brackets ---- */

static bool is_person(const struct filler *filler)
{
	return filler->speaker && filler->speaker->kind == SOURCE_PERSON && filler->speaker->named;
}

/* "[Dana Orr]", "[Dana Orr's]"; then "[he]", "[his]" where the sex is known. */
static struct str speaker_words(struct filler *filler, uint32_t at, bool possessive)
{
	bool opening = at == filler->first || token_in(token_of(filler, at - 1),
						      (const char *const[]){ ".", "!", "?", "...", NULL });
	struct strbuf out = strbuf_new(filler->fills->doc->arena);
	const char *again = filler->gender == GENDER_MALE     ? possessive ? "his" : "he"
			    : filler->gender == GENDER_FEMALE ? possessive ? "her" : "she"
							      : NULL;

	if (filler->filled && again && is_person(filler))
		strbuf_addf(&out, "[%c%s]", opening ? again[0] - 'a' + 'A' : again[0], again + 1);
	else
		strbuf_addf(&out, "[%s%.*s%s]", filler->speaker->named ? "" : "the ",
			STR_ARG(filler->speaker->name), possessive ? "'s" : "");
	filler->filled = true;
	return strbuf_str(&out);
}

/* ---- I, me, my, we ---- */

/* Is the quotation that the token stands in the attribution's own, not one that the source passes on? */
static bool own_words(const struct filler *filler, uint32_t at)
{
	const struct document *doc = filler->fills->doc;

	if (filler->attribution->speech == SPEECH_INDIRECT || token_of(filler, at)->quote_depth != 1)
		return false;
	if (filler->attribution->speech == SPEECH_DIRECT)
		return true;
	for (uint32_t i = filler->first; i < at; i++) {
		if (doc->tokens.v[i].quote_depth)
			break;
		/* said that Orr shouted “I did it” */
		if (!word_classes(doc->tokens.v[i].form) && doc->tokens.v[i].capital)
			return false;
	}
	return true;
}

static void add_third_person(struct strbuf *out, const char *base)
{
	size_t n = strlen(base);
	char last = base[n - 1], before = n > 1 ? base[n - 2] : 'a';

	if (last == 'y' && !strchr("aeiou", before))
		strbuf_addf(out, "%.*sies", (int)(n - 1), base);
	else
		strbuf_addf(out, "%s%s", base,
			strchr("sxzo", last) || (last == 'h' && strchr("cs", before)) ? "es" : "s");
}

/* The verb behind "I" as it is behind a name; false where it cannot be told which it is. */
static bool add_verb(const struct filler *filler, uint32_t at, struct strbuf *out)
{
	static const char *const forms[][2] = { { "am", "is" }, { "'m", "is" }, { "have", "has" },
		{ "'ve", "has" }, { "do", "does" }, { "'ll", "will" } };
	static const char *const either[] = { "put", "cut", "let", "set", "hit", "read", "hurt", "cost",
		"quit", "shut", "bet", "cast", "beat", "come", "become", "run", "too", "alone", "split",
		"spread", "mean", "sort", "kind", "'d", NULL };
	const struct token *token = token_of(filler, at);
	const char *base;

	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (token_is(token, forms[i][0])) {
			strbuf_adds(out, forms[i][1]);
			return true;
		}
	if (token->kind != TOKEN_WORD || token_in(token, either))
		return false;
	if (word_has(token->form, WORD_AUXILIARY | WORD_MODAL)) {
		strbuf_addstr(out, document_slice(filler->fills->doc, token->span));
		return true;
	}
	if (word_classes(token->form))
		return false;
	base = lemma_of(filler->fills->doc->arena, token->form, LEMMA_VERB);
	if (strcmp(base, token->form) != 0)
		strbuf_addstr(out, document_slice(filler->fills->doc, token->span));
	else
		add_third_person(out, base);
	return true;
}

/* I [Dana Orr] cut */
static struct str first_person_kept(struct filler *filler, uint32_t at)
{
	struct strbuf out = strbuf_new(filler->fills->doc->arena);

	strbuf_addstr(&out, document_slice(filler->fills->doc, token_of(filler, at)->span));
	if (!filler->filled) {
		strbuf_adds(&out, " ");
		strbuf_addstr(&out, speaker_words(filler, at, false));
	}
	return strbuf_str(&out);
}

/* My wife and I: the verb is not the speaker's alone. */
static bool joined(const struct filler *filler, uint32_t at)
{
	return at > filler->first &&
	       token_in(token_of(filler, at - 1), (const char *const[]){ "and", "or", "nor", NULL });
}

/* "I" {adverb} verb */
static struct str first_person_subject(struct filler *filler, uint32_t at, uint32_t end, uint32_t *next)
{
	struct strbuf out = strbuf_new(filler->fills->doc->arena),
		      form = strbuf_new(filler->fills->doc->arena);
	uint32_t verb = at + 1;

	while (verb < end && verb - at <= ADVERBS_MAX && token_of(filler, verb)->kind == TOKEN_WORD &&
		word_has(token_of(filler, verb)->form, WORD_ADVERB | WORD_NEGATION))
		verb++;
	*next = at + 1;
	if (verb >= end || !add_verb(filler, verb, &form) ||
		(joined(filler, at) && strcmp(form.p, token_of(filler, verb)->form) != 0))
		return first_person_kept(filler, at);
	strbuf_addstr(&out, speaker_words(filler, at, false));
	for (uint32_t i = at + 1; i < verb; i++)
		strbuf_addf(&out, " %.*s",
			STR_ARG(document_slice(filler->fills->doc, token_of(filler, i)->span)));
	strbuf_addf(&out, " %.*s", STR_ARG(strbuf_str(&form)));
	*next = verb + 1;
	return strbuf_str(&out);
}

static struct str first_person(struct filler *filler, uint32_t at, uint32_t end, uint32_t *next)
{
	const struct token *token = token_of(filler, at);

	*next = at + 1;
	if (token_is(token, "i"))
		return first_person_subject(filler, at, end, next);
	if (token_is(token, "my"))
		return speaker_words(filler, at, true);
	if (token_is(token, "myself"))
		return filler->gender == GENDER_MALE     ? STR("[himself]")
		       : filler->gender == GENDER_FEMALE ? STR("[herself]")
							 : (struct str){ 0 };
	if (token_is(token, "me"))
		return filler->filled && filler->gender == GENDER_MALE     ? STR("[him]")
		       : filler->filled && filler->gender == GENDER_FEMALE ? STR("[her]")
									   : speaker_words(filler, at, false);
	return (struct str){ 0 };
}

/* An organization's "we", once. */
static struct str first_person_plural(struct filler *filler, uint32_t at, uint32_t *next)
{
	struct strbuf out = strbuf_new(filler->fills->doc->arena);

	if (filler->filled || filler->speaker->kind != SOURCE_ORGANIZATION || !filler->speaker->named ||
		!token_in(token_of(filler, at), (const char *const[]){ "we", "us", NULL }))
		return (struct str){ 0 };
	*next = at + 1;
	strbuf_addstr(&out, document_slice(filler->fills->doc, token_of(filler, at)->span));
	strbuf_adds(&out, " ");
	strbuf_addstr(&out, speaker_words(filler, at, false));
	return strbuf_str(&out);
}

/* ---- he, she, it, they ---- */

/* Only small words stand before it: "when he", "that after the vote she" has one too many. */
static bool opens(const struct filler *filler, uint32_t at)
{
	if (at - filler->first > OPENING_MAX)
		return false;
	for (uint32_t i = filler->first; i < at; i++)
		if (token_of(filler, i)->kind != TOKEN_WORD || !word_classes(token_of(filler, i)->form))
			return false;
	return true;
}

/* Another person whom the pronoun may mean. */
static bool other_person(const struct filler *filler, uint32_t at)
{
	uint32_t id = filler->fills->name_at[at];
	const struct entity *entity;

	if (id == INDEX_NONE || id == filler->speaker->entity)
		return false;
	entity = &filler->fills->doc->entities.v[id];
	return (entity->kind == SOURCE_PERSON ||
		       (entity->kind == SOURCE_UNKNOWN && memchr(entity->name.p, ' ', entity->name.n))) &&
	       (entity->gender == GENDER_UNKNOWN || filler->gender == GENDER_UNKNOWN ||
		       entity->gender == filler->gender);
}

static bool same_sex_pronoun(const struct filler *filler, uint32_t at)
{
	static const char *const he[] = { "he", "him", "his", "himself", NULL }, *const she[] = { "she",
		"her", "hers", "herself", NULL };

	return token_in(token_of(filler, at), filler->gender == GENDER_FEMALE ? she : he);
}

/* The sentence of the claim up to the pronoun, and the one before it in the paragraph, speak of nobody else.
 */
static bool alone(const struct filler *filler, uint32_t at)
{
	const struct document *doc = filler->fills->doc;
	uint32_t s = doc->tokens.v[at].sentence, own, first;
	bool named = false, pronoun = false;

	if (s >= doc->sentences.n)
		return false;
	own = first = doc->sentences.v[s].first_token;
	if (s && doc->sentences.v[s - 1].paragraph == doc->sentences.v[s].paragraph)
		first = doc->sentences.v[s - 1].first_token;
	for (uint32_t i = first; i < at; i++) {
		if (other_person(filler, i))
			return false;
		named = named || (i < own && filler->fills->name_at[i] == filler->speaker->entity);
		pronoun = pronoun || (i < own && same_sex_pronoun(filler, i));
	}
	return named || !pronoun;
}

/* Those who speak for another, or of one whom they hold. */
static bool speaks_of_others(const struct source *speaker)
{
	static const char *const roles[] = { "lawyer", "attorney", "spokes", "prosecutor", "police",
		"sheriff", "detective", "judge", "coroner", "doctor", "counsel", "agent", "wife", "husband",
		"mother", "father", "brother", "sister", "son", "daughter", "friend", "aide", "chief",
		"officer", "investigator", "solicitor", "barrister", "biographer", NULL };

	for (const char *const *role = roles; *role; role++)
		for (size_t at = 0, n = strlen(*role); at + n <= speaker->role.n; at++)
			if (!memcmp(speaker->role.p + at, *role, n))
				return true;
	return false;
}

/* his lawyer, a spokesman for Orr, Orr's office: the pronoun may mean the other */
static bool source_of_another(const struct filler *filler)
{
	const struct document *doc = filler->fills->doc;

	for (uint32_t i = 0; i < filler->attribution->source_spans.n; i++) {
		struct token_range range = claim_tokens(doc, filler->attribution->source_spans.v[i]);

		for (uint32_t at = range.first; at < range.end; at++)
			if (token_in(&doc->tokens.v[at],
				    (const char *const[]){ "his", "her", "'s", "for", "their", "who", NULL }))
				return true;
	}
	return speaks_of_others(filler->speaker);
}

/* McCarthy said he should apologize: most likely another one. */
static bool advised(const struct filler *filler, uint32_t at, uint32_t end)
{
	static const char *const words[] = { "should", "must", "ought", "needs", "deserves", "deserved", "'s",
		NULL };

	return at + 1 >= end || token_in(token_of(filler, at + 1), words);
}

static struct str third_person(struct filler *filler, uint32_t at, uint32_t end, uint32_t *next)
{
	bool he = token_in(token_of(filler, at), (const char *const[]){ "he", "his", NULL });
	bool possessive = token_in(token_of(filler, at), (const char *const[]){ "his", "her", NULL });

	if (filler->filled || !is_person(filler) || filler->gender != (he ? GENDER_MALE : GENDER_FEMALE) ||
		source_of_another(filler) || advised(filler, at, end) || !opens(filler, at) ||
		!alone(filler, at))
		return (struct str){ 0 };
	*next = at + 1;
	return speaker_words(filler, at, possessive);
}

/* "it had sold": not "it had been clear that", where it means nothing. */
static bool acts(const struct filler *filler, uint32_t at, uint32_t end)
{
	static const char *const helpers[] = { "had", "has", "have", "would", "will", "did", "does", "do",
		"could", "can", "cannot", NULL };
	static const char *const empty[] = { "be", "been", "become", "take", "taken", "seem", "appear",
		"seemed", "appeared", "come", "happen", "happened", "rained", "rain", "snow", "snowed",
		"cost", "make", "made", "remain", "help", "matter", "to", NULL };
	static const char *const verbs[] = { "plans", "planned", "plan", "intends", "intended", "intend",
		"wants", "wanted", "want", "expects", "expected", "expect", "opposes", "opposed", "oppose",
		"believes", "believed", "believe", "supports", "supported", "hopes", "hoped", NULL };
	uint32_t verb = at + 1;

	if (verb < end && token_in(token_of(filler, verb), verbs))
		return true;
	if (verb >= end || !token_in(token_of(filler, verb), helpers))
		return false;
	do
		verb++;
	while (verb < end && verb - at <= ADVERBS_MAX + 1 &&
		word_has(token_of(filler, verb)->form, WORD_ADVERB | WORD_NEGATION));
	return verb < end && token_of(filler, verb)->kind == TOKEN_WORD &&
	       !token_in(token_of(filler, verb), empty) &&
	       !word_has(token_of(filler, verb)->form,
		       WORD_DETERMINER | WORD_PREPOSITION | WORD_AUXILIARY | WORD_POSSESSIVE | WORD_NUMBER);
}

static struct str thing(struct filler *filler, uint32_t at, uint32_t end, uint32_t *next)
{
	const struct source *speaker = filler->speaker;
	bool it = token_is(token_of(filler, at), "it");
	bool fits = it ? speaker->kind == SOURCE_ORGANIZATION
		       : speaker->kind == SOURCE_GROUP || (speaker->number != 1 && !speaker->named);

	/* the pronoun in brackets would be no help: "[it]" */
	if (filler->filled || !fits || at != filler->first || !acts(filler, at, end))
		return (struct str){ 0 };
	*next = at + 1;
	return speaker_words(filler, at, false);
}

struct str filler_word(struct filler *filler, uint32_t at, uint32_t end, uint32_t *next)
{
	const struct token *token = token_of(filler, at);

	if (!filler->speaker || token->kind != TOKEN_WORD)
		return (struct str){ 0 };
	if (token->quote_depth) {
		if (!own_words(filler, at))
			return (struct str){ 0 };
		return is_person(filler) ? first_person(filler, at, end, next)
					 : first_person_plural(filler, at, next);
	}
	if (token_in(token, (const char *const[]){ "he", "she", "his", "her", NULL }))
		return third_person(filler, at, end, next);
	if (token_in(token, (const char *const[]){ "it", "they", NULL }))
		return thing(filler, at, end, next);
	return (struct str){ 0 };
}

/* ---- no subject ---- */

/* denied taking bribes, vowed to fight */
struct str filler_subject(struct filler *filler, uint32_t end)
{
	static const char *const own[] = { "vow", "promise", "pledge", "plan", "agree", "refuse", "decline",
		"offer", "hope", "intend", "claim", "swear", "admit", "deny", "acknowledge", "recall",
		"report", "propose", "confess", NULL };
	const char *const *verb = own;
	const struct token *token;
	bool to, doing;

	if (!filler->speaker || filler->first >= end || token_of(filler, filler->first)->quote_depth)
		return (struct str){ 0 };
	while (*verb && !str_is(str_of(filler->attribution->verb), *verb))
		verb++;
	token = token_of(filler, filler->first);
	to = token_is(token, "to") && !word_classes(token_of(filler, filler->first + 1)->form);
	doing = str_ends(str_of(token->form), "ing") && !word_classes(token->form) && !token->capital &&
		strcmp(lemma_of(filler->fills->doc->arena, token->form, LEMMA_VERB), token->form) != 0;
	return *verb && filler->first + 1 < end && (to || doing) ? speaker_words(filler, filler->first, false)
								 : (struct str){ 0 };
}
