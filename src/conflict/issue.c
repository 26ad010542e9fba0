#include "conflict/detectors.h"

#include <ctype.h>
#include <string.h>

#include "conflict/phrase.h"
#include "text/lemma.h"
#include "text/words.h"

enum { ISSUE_TOKENS_MAX = 40, ISSUE_SUBJECT_MAX = 14, AMOUNT_SUBJECT_MAX = 8, AMOUNT_REST_MAX = 14 };

/* The one name that "I" and "me" stand for; {0} where there are several, or none. */
static struct str speaker_of(const struct proposition *p)
{
	return p->statement->source_names.n == 1 ? p->statement->source_names.v[0] : (struct str){ 0 };
}

/* "my clerk" is Dana Orr's clerk in a question. "I" begins a clause of its own, and is left. */
static bool add_speaker(const struct proposition *p, const struct token *token, struct strbuf *out)
{
	bool my = token_is(token, "my");

	if (!speaker_of(p).n || !(my || token_is(token, "me")))
		return false;
	strbuf_addstr(out, speaker_of(p));
	strbuf_adds(out, my ? "'s" : "");
	return true;
}

/* Tokens [first, end) without quotation marks, their spaces as in the article; named: with the speaker's
 * name. */
static void add_tokens(
	const struct proposition *p, uint32_t first, uint32_t end, bool named, struct strbuf *out)
{
	bool space = out->n && out->p[out->n - 1] != ' ' && out->p[out->n - 1] != '\x9c'; /* “ */

	for (uint32_t at = first; at < end; at++) {
		const struct token *token = proposition_token(p, at);

		space = space || (at > first && token->space_before);
		if (token->kind == TOKEN_QUOTE)
			continue;
		if (space && out->n)
			strbuf_adds(out, " ");
		if (!named || !add_speaker(p, token, out))
			strbuf_addstr(out, document_slice(&p->doc, token->span));
		space = false;
	}
}

static void add_words(const struct proposition *p, uint32_t first, uint32_t end, struct strbuf *out)
{
	add_tokens(p, first, end, true, out);
}

/* "The talks" becomes "the talks" inside a question; a name keeps its capital. */
static void lower_article(const struct proposition *p, uint32_t at, char *letter)
{
	const struct token *token = proposition_token(p, at);

	if (token->capital && !token->all_caps && word_classes(token->form) &&
		!word_has(token->form, WORD_TIME) && !token_is(token, "i"))
		*letter = (char)tolower((unsigned char)*letter);
}

static uint32_t trim_end(const struct proposition *p, uint32_t first, uint32_t end)
{
	while (end > first && (proposition_token(p, end - 1)->kind == TOKEN_PUNCT ||
				      proposition_token(p, end - 1)->kind == TOKEN_QUOTE))
		end--;
	return end;
}

static uint32_t skip_opening(const struct proposition *p)
{
	uint32_t at = 0;

	while (at < p->n &&
		(proposition_token(p, at)->kind == TOKEN_QUOTE || token_is(proposition_token(p, at), "that")))
		at++;
	return at;
}

static bool ends_in(const struct token *token, const char *suffix)
{
	return str_ends(str_of(token->form), suffix);
}

/* A subject, then a finite verb: what "that" can stand before. */
static bool is_clause(const struct proposition *p, uint32_t first, uint32_t end)
{
	static const char *const no_subject[] = { "of", "to", "who", "which", "whose", "for", "as", "with",
		"by", "was", "is", "are", "were", "has", "had", "have", "about", NULL };
	if (first >= end || token_in(proposition_token(p, first), no_subject))
		return false;
	if (ends_in(proposition_token(p, first), "ing"))
		return false;
	for (uint32_t at = first + 1; at < end; at++) {
		const struct token *token = proposition_token(p, at);

		/* the verb of "the deal that was signed" is not its own */
		if (token_in(token, (const char *const[]){ "who", "which", "that", NULL }) && at - first < 4)
			return false;
		if (word_has(token->form, WORD_AUXILIARY | WORD_MODAL) && !token_is(token, "'s"))
			return true;
		/* accused him of taking */
		if (token_is(token, "of") && at + 1 < end && ends_in(proposition_token(p, at + 1), "ing"))
			return false;
		if (p->words[at].content && strcmp(p->words[at].verb, token->form) != 0 &&
			!ends_in(token, "s") && !ends_in(token, "ing") &&
			!strcmp(p->words[at].noun, token->form))
			return true;
		if (token->kind == TOKEN_WORD && !token->capital &&
			(ends_in(token, "ed") || phrase_participle(p, at)) &&
			!word_has(proposition_token(p, at - 1)->form, WORD_DETERMINER | WORD_PREPOSITION))
			return true;
	}
	return false;
}

/* What the claim's text has in brackets for its first word: "[the weather service] had warned". */
static struct str bracketed(const struct proposition *p)
{
	struct str text = p->statement->claim_text;
	size_t end = 1;

	if (!text.n || text.p[0] != '[')
		return (struct str){ 0 };
	while (end < text.n && text.p[end] != ']')
		end++;
	return end < text.n ? str_cut(text, 1, end) : (struct str){ 0 };
}

/* it, he, I: by name where it is known. */
static bool add_pronoun(const struct proposition *p, uint32_t at, struct strbuf *out)
{
	const struct token *token = proposition_token(p, at);
	bool first_person = token_in(token, (const char *const[]){ "i", "we", NULL });
	struct str name = at == skip_opening(p) ? bracketed(p) : (struct str){ 0 };

	if (!name.n && first_person)
		name = speaker_of(p);
	if (!name.n)
		return false;
	strbuf_addf(out, " %.*s", STR_ARG(name));
	return true;
}

/* Up to the end of its first sentence, or of what stands before words that are left out. */
static uint32_t claim_end(const struct proposition *p, uint32_t first)
{
	static const char *const stops[] = { ".", ";", "!", "?", "…", NULL };
	uint32_t end = first;

	while (end < p->n && end - first < ISSUE_TOKENS_MAX &&
		!(end > first + 2 && proposition_token(p, end)->kind == TOKEN_PUNCT &&
			token_in(proposition_token(p, end), stops)))
		end++;
	return end;
}

/* What only the speaker can say in these words: "we", a question, a sentence's capital that may be a name's.
 */
static bool speakers_words(const struct proposition *p, uint32_t first)
{
	static const char *const words[] = { "i", "we", "you", "my", "our", "your", "well", "look", "yes",
		"no", "oh", "so", "but", "because", NULL };
	const struct token *token = proposition_token(p, first);

	return token_in(token, words) || word_has(token->form, WORD_WH) ||
	       (p->statement->speech == SPEECH_DIRECT && token->capital && !word_classes(token->form) &&
		       first + 1 < p->n && !proposition_token(p, first + 1)->capital);
}

struct str issue_of_claim(const struct proposition *p, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);
	uint32_t first = skip_opening(p), end = claim_end(p, first);
	bool cut = end < p->n && end - first == ISSUE_TOKENS_MAX, own_words, named;
	size_t letter;

	end = trim_end(p, first, end);
	own_words = first < end && speakers_words(p, first);
	strbuf_adds(&out, "Is it true that");
	named = first < end && word_has(proposition_token(p, first)->form, WORD_SUBJECT_PRONOUN) &&
		!token_in(proposition_token(p, first), (const char *const[]){ "i", "we", NULL }) &&
		add_pronoun(p, first, &out);
	if ((!own_words || named) && is_clause(p, first, end)) {
		letter = out.n + 1;
		add_words(p, first + named, end, &out);
		if (!named)
			lower_article(p, first, out.p + letter);
		strbuf_adds(&out, cut ? " …?" : "?");
	} else {
		/* a phrase: "the attack on the convoy" */
		out.n = 0;
		strbuf_adds(&out, "Is it right to say: “");
		add_tokens(p, first, end, false, &out);
		strbuf_adds(&out, cut ? " …”?" : "”?");
	}
	return strbuf_str(&out);
}

struct str issue_of_choice(
	const char *asks, const struct proposition *p, struct str x, struct str y, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);
	uint32_t first = skip_opening(p), end = first;

	while (end < p->n && end - first < AMOUNT_REST_MAX && !phrase_stops_sentence(p, end))
		end++;
	/* who did it is named in words that do not stand together: "the Moroccan side had sought" */
	if (!strcmp(asks, "Who"))
		strbuf_adds(&out, "Who was it: “");
	else if (!strcmp(asks, "When"))
		strbuf_addf(&out, "When was it, %.*s or %.*s: “", STR_ARG(x), STR_ARG(y));
	else
		strbuf_addf(&out, "%s, %.*s or %.*s: “", asks, STR_ARG(x), STR_ARG(y));
	add_words(p, first, trim_end(p, first, end), &out);
	strbuf_adds(&out, "”?");
	return strbuf_str(&out);
}

/* Kelland, which keeps soldiers there, | was told: the comma before the aside, `end` where there is none. */
static uint32_t aside_first(const struct proposition *p, uint32_t first, uint32_t end)
{
	uint32_t at = end;

	if (end < first + 3 || !phrase_is(p, end - 1, ","))
		return end;
	for (at = end - 1; at > first && !phrase_is(p, at - 1, ",");)
		at--;
	return at > first + 1 ? at - 1 : end;
}

void issue_of_values(const struct pair *pair, struct words_range x, struct words_range y, const char *asks,
	const char *of, float score, struct conflict *out)
{
	struct str left = proposition_words(pair->a, x.first, x.end, pair->arena);
	struct str right = proposition_words(pair->b, y.first, y.end, pair->arena);
	struct strbuf text = strbuf_new(pair->arena);

	strbuf_addf(&text, "one side says “%.*s”, the other “%.*s”, %s", STR_ARG(left), STR_ARG(right), of);
	out->evidence_a = proposition_evidence(pair->a, x.first, x.end);
	out->evidence_b = proposition_evidence(pair->b, y.first, y.end);
	out->reason = strbuf_str(&text);
	out->issue = issue_of_choice(asks, pair->a, left, right, pair->arena);
	out->score = score > 0.99f ? 0.99f : score;
}

/* The subject as the question names it: its words, or the source's name for "I". False where it is a pronoun.
 */
static bool add_subject(const struct proposition *p, uint32_t first, uint32_t end, struct strbuf *out)
{
	static const char *const open[] = { "this", "that", "you", "who", "there", "which", "and", ",", "it",
		"he", "she", "they", "these", "those", "what", NULL };
	const struct token *token = proposition_token(p, first);
	size_t letter = out->n + (out->n > 0);

	if (end == first + 1 && word_has(token->form, WORD_SUBJECT_PRONOUN) && add_pronoun(p, first, out))
		return true;
	end = aside_first(p, first, end);
	for (uint32_t at = first; at < end; at++)
		if (p->words[at].source || token_in(proposition_token(p, at), open))
			return false;
	add_words(p, first, end, out);
	lower_article(p, first, out->p + letter);
	return true;
}

/* The auxiliary that goes to the front, with the agreement that the new subject wants; NULL where it is hard.
 */
static const char *front_auxiliary(const struct proposition *p, const struct clause *c, bool speaker)
{
	static const char *const fronts[] = { "was", "were", "is", "are", "had", "has", "have", "will", "can",
		"could", "did", "does", "do", "would", NULL };
	const char *form = proposition_token(p, c->first)->form;

	for (const char *const *front = fronts; *front; front++)
		if (!strcmp(*front, form))
			return speaker && strcmp(form, "was") != 0 && strcmp(form, "had") != 0 &&
					       strcmp(form, "did") != 0 && strcmp(form, "will") != 0
				       ? NULL
				       : *front;
	return NULL;
}

/*
 * The first word of the clause's subject: the claim's, or that of a later clause of it, "... and that Orr was
 * told". c->first where it cannot be told.
 */
static uint32_t clause_start(const struct proposition *p, const struct clause *c)
{
	uint32_t first = skip_opening(p), at = c->subject_first;

	if (c->subject_first <= first)
		return first;
	if (phrase_is(p, at - 1, "that") &&
		!phrase_in(p, at - (at > 1 ? 2 : 1), (const char *const[]){ "and", "but", ",", ";", NULL }))
		return c->first;
	if (!phrase_in(
		    p, at - 1, (const char *const[]){ "that", "and", "but", ";", ".", "because", ":", NULL }))
		return c->first;
	return phrase_has(p, at, WORD_PREPOSITION | WORD_AUXILIARY | WORD_COORDINATOR) ||
			       phrase_participle(p, at)
		       ? c->first
		       : at;
}

struct str issue_of_clause(const struct proposition *p, const struct clause *c, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);
	uint32_t first = clause_start(p, c), end = trim_end(p, c->end, c->complement_end);
	const char *front, *form = proposition_token(p, c->head)->form;
	const char *base = lemma_of(arena, form, LEMMA_VERB);
	bool speaker;

	if (first >= c->first || aside_first(p, first, c->first) - first > ISSUE_SUBJECT_MAX)
		return issue_of_claim(p, arena);
	speaker = token_in(proposition_token(p, first), (const char *const[]){ "i", "we", NULL });
	if (c->first < c->head) {
		if (!(front = front_auxiliary(p, c, speaker)))
			return issue_of_claim(p, arena);
	} else {
		front = !strcmp(base, form) ? "do" : form[strlen(form) - 1] == 's' ? "does" : "did";
		if (!strcmp(front, "do") && speaker)
			return issue_of_claim(p, arena);
	}
	strbuf_addf(&out, "%c%s", toupper((unsigned char)front[0]), front + 1);
	if (!add_subject(p, first, c->first, &out))
		return issue_of_claim(p, arena);
	if (c->first < c->head)
		add_words(p, c->first + 1, c->end, &out);
	else
		strbuf_addf(&out, " %s", base);
	add_words(p, c->end, end > c->end ? end : c->end, &out);
	strbuf_adds(&out, "?");
	return strbuf_str(&out);
}

/* Behind the amount: up to the end of the clause. */
static uint32_t amount_rest(const struct proposition *p, uint32_t at)
{
	uint32_t end = at;

	while (end < p->n && end - at < AMOUNT_REST_MAX && !phrase_stops_clause(p, end) &&
		!phrase_is(p, end, ",") && !phrase_is(p, end, "and"))
		end++;
	return trim_end(p, at, end);
}

/* The counted noun with what is said of it between number and noun: "student visas". */
static void add_counted(const struct proposition *p, uint32_t first, uint32_t end, struct strbuf *out)
{
	while (first < end && !p->words[first].content && first + 1 < end)
		first++;
	strbuf_adds(out, "How many");
	add_words(p, first, end, out);
}

/* "did" and the verb's base, or "had" and its participle: how many people did / had the flood kill / killed
 */
static bool add_deed(const struct proposition *p, uint32_t start, uint32_t verb, struct strbuf *out)
{
	static const char *const perfect[] = { "had", "has", "have", NULL };
	bool had = phrase_in(p, verb - 1, perfect);

	if (!had && phrase_has(p, verb - 1, WORD_AUXILIARY | WORD_ADVERB))
		return false;
	strbuf_addf(out, " %s", had ? phrase_form(p, verb - 1) : "did");
	if (start + had >= verb || !add_subject(p, start, verb - had, out))
		return false;
	strbuf_addf(out, " %s",
		had ? phrase_form(p, verb) : lemma_of(out->arena, phrase_form(p, verb), LEMMA_VERB));
	return true;
}

struct str issue_of_amount(const struct proposition *p, uint32_t first, uint32_t end, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);
	uint32_t start = skip_opening(p), rest = amount_rest(p, end);

	if (first == start && phrase_has(p, end, WORD_AUXILIARY) && rest > end + 1) {
		/* 64 people were detained: How many people were detained? */
		add_counted(p, first, end, &out);
		add_words(p, end, rest, &out);
	} else if (first > start + 1 && first - start <= AMOUNT_SUBJECT_MAX && phrase_open(p, first - 1) &&
		   phrase_participle(p, first - 1)) {
		/* police detained 64 people: How many people did police detain? */
		add_counted(p, first, end, &out);
		if (!add_deed(p, start, first - 1, &out))
			return (struct str){ 0 };
		add_words(p, end, rest, &out);
	} else {
		return (struct str){ 0 };
	}
	strbuf_adds(&out, "?");
	return strbuf_str(&out);
}
