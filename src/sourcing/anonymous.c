#include <string.h>

#include "base/utf8.h"
#include "sourcing/steps.h"
#include "text/lemma.h"
#include "text/reporting.h"
#include "text/words.h"

enum { REASON_REACH = 14, NAME_WORDS = 24, ANONYMOUS_MAX = 64 };

/* ---- who is anonymous ---- */

/* familiar with the talks: what makes a person one who knows */
static const char *const knowing[] = { "familiar", "briefed", "knowledge", "close", "privy", "aware", NULL };

static bool in_list(const char *word, const char *const *list)
{
	for (; *list; list++)
		if (!strcmp(word, *list))
			return true;
	return false;
}

/* The noun that a folded name ends in, before its first preposition; singular: "official" of "senior
 * officials of the ministry". */
static const char *head_noun(struct str name, struct arena *arena, bool *plural)
{
	const char *words = utf8_fold(arena, name).p;
	const char *head = "";

	*plural = false;
	for (int n = 0; words && *words && n < NAME_WORDS; n++) {
		size_t length = strcspn(words, " ");
		const char *word = arena_copy(arena, words, length);

		if (*head && (word_has(word, WORD_PREPOSITION | WORD_RELATIVE | WORD_COORDINATOR) ||
				     in_list(word, knowing)))
			break;
		head = word;
		words += length + (words[length] == ' ');
	}
	if (strlen(head) > 2) {
		const char *singular = !strcmp(head, "people") ? "person" : lemma_of(arena, head, LEMMA_NOUN);

		*plural = strcmp(head, singular) != 0;
		head = singular;
	}
	return head;
}

/* People who speak on what they know by their work. A spokesman speaks for the record; voters and critics are
 * no secret. The last is one only where it is said what the person knows. */
static const char *const insiders[] = { "adviser", "advisor", "aide", "ally", "associate", "confidant",
	"diplomat", "insider", "official", "operative", "source", "staffer", "strategist", "person" };

enum { N_INSIDERS = sizeof insiders / sizeof *insiders, PERSON = N_INSIDERS - 1 };

static int insider(const char *head)
{
	for (int i = 0; i < N_INSIDERS; i++)
		if (!strcmp(head, insiders[i]))
			return i;
	return -1;
}

static bool knows(const struct source *source, struct arena *arena)
{
	for (const char *const *word = knowing; *word; word++)
		if (words_have(source->basis, *word, arena) || words_have(source->name, *word, arena) ||
			words_have(source->as_written, *word, arena))
			return true;
	return false;
}

static bool may_be_anonymous(const struct source *source)
{
	return !source->named && source->name.n &&
	       (source->kind == SOURCE_PERSON || source->kind == SOURCE_GROUP);
}

bool sourcing_is_anonymous(const struct source *source, struct arena *arena)
{
	bool plural;
	int noun;

	if (!may_be_anonymous(source))
		return false;
	if (source->anonymity_reason.n)
		return true;
	noun = insider(head_noun(source->name, arena, &plural));
	return noun >= 0 && (noun != PERSON || knows(source, arena));
}

/* ---- who was brought in ---- */

struct introductions {
	uint32_t token[N_INSIDERS];             /* where a single one is first brought in; INDEX_NONE */
	const struct source *group[N_INSIDERS]; /* the last group of them that a claim came from */
};

/* an official, one official, a senior administration official */
static bool introduces(const struct document *doc, uint32_t token)
{
	static const char *const openers[] = { "a", "an", "one", "another", "some", "second", "third", NULL };

	for (uint32_t k = token, first = token > 6 ? token - 6 : 0; k-- > first;) {
		if (doc->tokens.v[k].sentence != doc->tokens.v[token].sentence)
			return false;
		if (token_in(&doc->tokens.v[k], openers))
			return true;
		if (word_has(doc->tokens.v[k].form, WORD_AUXILIARY | WORD_SUBJECT_PRONOUN))
			return false;
	}
	return false;
}

static struct introductions introductions_read(const struct document *doc)
{
	struct introductions made = { 0 };

	for (int i = 0; i < N_INSIDERS; i++)
		made.token[i] = INDEX_NONE;
	for (uint32_t i = 0; i < doc->tokens.n; i++) {
		int noun = doc->tokens.v[i].kind == TOKEN_WORD ? insider(doc->tokens.v[i].form) : -1;

		if (noun >= 0 && made.token[noun] == INDEX_NONE && introduces(doc, i))
			made.token[noun] = i;
	}
	return made;
}

static bool introduced(
	const struct document *doc, const struct introductions *made, int noun, const struct source *source)
{
	return noun >= 0 && made->token[noun] < document_token_at(doc, source->span.start);
}

static bool is_definite(const struct source *source)
{
	return str_starts(source->as_written, "the ") || str_starts(source->as_written, "The ") ||
	       str_starts(source->as_written, "that ") || str_starts(source->as_written, "his ") ||
	       str_starts(source->as_written, "her ");
}

/* "the aide" without "an aide" before it may be somebody named whom we did not recognise. */
static bool is_sure(const struct document *doc, const struct introductions *made, const struct source *source)
{
	bool plural;
	int noun = insider(head_noun(source->name, doc->arena, &plural));

	return plural || !is_definite(source) || source->anonymity_reason.n ||
	       introduced(doc, made, noun, source);
}

/* ---- anonymous-only ---- */

/* A verb of saying, and not one of doing: "referred questions to", "was exposed filming". */
static bool is_told(const struct document *doc, const struct attribution *attribution)
{
	static const char *const verbs[] = { "according", "acknowledge", "acknowledged", "alleged", "argue",
		"claim", "concede", "conceded", "confirm", "confirmed", "contend", "contended", "denied",
		"deny", "describe", "described", "disputed", "estimate", "estimated", "expressed",
		"indicated", "insist", "maintain", "maintained", "note", "predict", "predicted", "rejected",
		"saying", "stressed", "suggest", "suggested", "suggests", "telling", "tell", "warn", NULL };
	uint32_t at = document_token_at(doc, attribution->cue.start);
	uint32_t end = document_token_at(doc, attribution->cue.end);

	for (; at < end; at++)
		if (reporting_verb(&doc->tokens.v[at]) || token_in(&doc->tokens.v[at], verbs))
			return true;
	return false;
}

static bool all_anonymous(
	const struct document *doc, const struct introductions *made, const struct attribution *attribution)
{
	for (uint32_t i = 0; i < attribution->sources.n; i++)
		if (!sourcing_is_anonymous(&attribution->sources.v[i], doc->arena) ||
			!is_sure(doc, made, &attribution->sources.v[i]))
			return false;
	return attribution->sources.n && is_told(doc, attribution);
}

/* ---- no-reason ---- */

/* anonymity because | not authorized to | (asked | declined) not to be named: anywhere in the article, since
 * whose reason it is cannot always be told. */
static bool gives_reason(const struct document *doc)
{
	static const char *const reasons[] = { "because", "to", "citing", "since", "as", "due", "out",
		"given", "for", "so", NULL };
	static const char *const named[] = { "named", "identified", "quoted", NULL };

	for (uint32_t i = 0; i < doc->tokens.n; i++) {
		const struct token *token = &doc->tokens.v[i];

		if ((token_is(token, "authorized") || token_is(token, "authorised") ||
			    token_is(token, "permitted")) &&
			i && (token_is(token - 1, "not") || token_is(token - 1, "n't")))
			return true;
		if (token_in(token, named) && i > 2 && token_is(token - 1, "be") && token_is(token - 2, "to"))
			return true;
		if (!token_is(token, "anonymity") && !token_is(token, "anonymously"))
			continue;
		for (uint32_t k = i + 1; k < doc->tokens.n && k < i + REASON_REACH; k++)
			if (token_in(&doc->tokens.v[k], reasons))
				return true;
	}
	return false;
}

/* A person, a number of people, or those around somebody: not officials or strategists as a body. */
static bool is_told_apart(const struct source *source, struct arena *arena)
{
	static const char *const bodies[] = { "ally", "diplomat", "insider", "official", "operative",
		"strategist", NULL };
	bool plural;
	const char *head = head_noun(source->name, arena, &plural);

	return source->number || !plural || !in_list(head, bodies) ||
	       words_have(source->name, "senior", arena) || words_have(source->name, "top", arena);
}

static bool is_known(const struct str_vec *names, struct str name)
{
	for (uint32_t i = 0; i < names->n; i++)
		if (str_eq(names->v[i], name))
			return true;
	return false;
}

static bool is_pronoun(const struct source *source)
{
	return source->rule && (!strncmp(source->rule, "pronoun", 7) || !strcmp(source->rule, "relative"));
}

/* Once a source, at its first claim. */
static void no_reason(
	struct document *doc, uint32_t claim, const struct attribution *attribution, struct str_vec *asked)
{
	for (uint32_t i = 0; i < attribution->sources.n; i++) {
		const struct source *source = &attribution->sources.v[i];

		/* "the official", "they": asked where they were brought in */
		if (source->anonymity_reason.n || is_definite(source) || is_pronoun(source) ||
			!is_told_apart(source, doc->arena) || is_known(asked, source->name) ||
			asked->n >= ANONYMOUS_MAX)
			continue;
		vec_push(doc->arena, asked, source->name);
		warnings_push(doc, "no-reason", claim, source->span, source->name);
	}
}

/* ---- plural-one ---- */

/* officials said ... the official said, and no single one was brought in between. */
static void plural_one(struct document *doc, struct introductions *made, uint32_t claim)
{
	const struct source *source = claim_attribution(doc, claim)->sources.v;
	bool plural;
	int noun;

	if (claim_attribution(doc, claim)->sources.n != 1 || !may_be_anonymous(source))
		return;
	noun = insider(head_noun(source->name, doc->arena, &plural));
	if (noun < 0)
		return;
	if (plural && source->number != 1)
		made->group[noun] = source;
	else if (!plural && made->group[noun] && is_definite(source) && !introduced(doc, made, noun, source))
		warnings_push(doc, "plural-one", claim, source->span, made->group[noun]->as_written);
}

void anonymous_find(struct document *doc)
{
	struct introductions made = introductions_read(doc);
	bool reason = gives_reason(doc);
	struct str_vec asked = { 0 };

	for (uint32_t i = 0; i < doc->claims.n; i++) {
		const struct attribution *attribution = claim_attribution(doc, i);

		if (!sourcing_states(attribution))
			continue;
		plural_one(doc, &made, i);
		if (!all_anonymous(doc, &made, attribution))
			continue;
		warnings_push(doc, "anonymous-only", i, attribution->sources.v[0].span,
			attribution->sources.v[0].name);
		if (!reason)
			no_reason(doc, i, attribution, &asked);
	}
}

/* ---- officials ---- */

bool sourcing_is_official(const struct source *source, struct arena *arena)
{
	static const char *const words[] = { "agency", "ambassador", "attorney general", "bureau", "coroner",
		"commissioner", "congressman", "congresswoman", "council", "councilman", "councilwoman",
		"court", "department", "district attorney", "government", "governor", "gov.", "judge",
		"justice", "lawmaker", "lawmakers", "mayor", "minister", "ministry", "official", "officials",
		"police", "president", "prime minister", "prosecutor", "prosecutors", "rep.",
		"representative", "secretary", "sen.", "senator", "senators", "sheriff", "white house",
		NULL };

	if (words_have(source->role, "former", arena) || words_have(source->name, "former", arena))
		return false;
	for (const char *const *word = words; *word; word++)
		if (words_have(source->role, *word, arena) ||
			words_have(source->organization, *word, arena) ||
			((!source->named || source->kind == SOURCE_ORGANIZATION) &&
				words_have(source->name, *word, arena)))
			return true;
	return false;
}
