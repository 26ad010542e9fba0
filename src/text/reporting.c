#include "text/reporting.h"

#include "text/words.h"

/*
 * Forms of the verbs that stand in the clause beside a quotation. Only those: what any verb of saying means
 * is attribution's business.
 */
static const char *const verbs[] = { "said", "says", "say", "asked", "asks", "told", "tells", "added", "adds",
	"replied", "replies", "wrote", "writes", "tweeted", "tweets", "posted", "shouted", "shouts", "yelled",
	"screamed", "cried", "exclaimed", "explained", "explains", "continued", "continues", "concluded",
	"declared", "announced", "responded", "responds", "answered", "wondered", "wonders", "quipped",
	"joked", "recalled", "recalls", "insisted", "demanded", "thundered", "mused", "noted", "notes",
	"remarked", "repeated", "chanted", "warned", "complained", "interjected", "snapped", "begged",
	"pleaded", "laughed", "smiled", "sighed", "urged", "vowed", "retorted", "stated", "states",
	"observed", "argued", "argues", "claimed", "lamented", "boasted", "bellowed", "roared", "whispered",
	"muttered", "queried", "inquired", "read", "reads", "thought", "went", NULL };

bool reporting_verb(const struct token *token)
{
	return token->kind == TOKEN_WORD && token_in(token, verbs);
}

static bool is_subject_word(const struct token *token)
{
	if (token->kind == TOKEN_NUMBER)
		return true;
	return token->kind == TOKEN_WORD &&
	       !word_has(token->form, WORD_AUXILIARY | WORD_MODAL | WORD_SUBORDINATOR);
}

/* After its verb the clause is over, or names hearer, place or time: it has no content of its own. */
static bool ends_clause(const struct document *doc, uint32_t at, uint32_t end)
{
	const struct token *token = &doc->tokens.v[at];

	if (at >= end)
		return true;
	if (token->kind == TOKEN_PUNCT)
		return true;
	if (token->kind != TOKEN_WORD || token_is(token, "that"))
		return false;
	if (word_has(token->form, WORD_PREPOSITION | WORD_OBJECT_PRONOUN | WORD_TIME | WORD_COORDINATOR))
		return true;
	return word_has(token->form, WORD_ADVERB) || token_is(token, "reporters") ||
	       token_is(token, "journalists") || token->capital;
}

enum { SUBJECT_MAX = 12 };

/*
 * subject verb (end | hearer | place | time)		Leavitt asked.  the lawyer, Jane Roe, told reporters
 * verb subject					asked Smith
 */
bool reporting_clause_at(const struct document *doc, uint32_t at, uint32_t end)
{
	uint32_t limit = at + SUBJECT_MAX < end ? at + SUBJECT_MAX : end, commas = 0;

	if (at >= end)
		return false;
	if (reporting_verb(&doc->tokens.v[at]))
		return at + 1 < end && is_subject_word(&doc->tokens.v[at + 1]);
	for (uint32_t i = at; i < limit; i++) {
		const struct token *token = &doc->tokens.v[i];

		if (i > at && reporting_verb(token))
			return commas != 1 && ends_clause(doc, i + 1, end);
		if (token_is(token, ",") && i > at)
			commas++;
		else if (!is_subject_word(token))
			return false;
	}
	return false;
}
