#include "conflict/detectors.h"

#include <ctype.h>
#include <string.h>

#include "conflict/finite.h"
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
		(proposition_token(p, at)->kind == TOKEN_QUOTE ||
			phrase_in(
				p, at, (const char *const[]){ "that", ",", ";", ":", "-", "–", "—", NULL })))
		at++;
	return at;
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

/* Its first word is a question's or an exclamation's, or a sentence's capital that may be a name's. */
static bool own_beginning(const struct proposition *p, uint32_t first)
{
	static const char *const words[] = { "well", "look", "yes", "no", "oh", "so", "but", "because",
		NULL };
	const struct token *token = proposition_token(p, first);

	return token_in(token, words) || word_has(token->form, WORD_WH) ||
	       (p->statement->speech == SPEECH_DIRECT && token->capital && !word_classes(token->form) &&
		       first + 1 < p->n && !proposition_token(p, first + 1)->capital);
}

/* What only the speaker can say in these words. "My" is said with the speaker's name where that is known. */
static bool speakers_words(const struct proposition *p, uint32_t first, uint32_t end)
{
	static const char *const words[] = { "i", "we", "us", "our", "ours", "ourselves", "myself", "mine",
		"you", "your", "yours", NULL };

	for (uint32_t at = first; at < end; at++)
		if (phrase_in(p, at, words) ||
			(!speaker_of(p).n && phrase_in(p, at, (const char *const[]){ "my", "me", NULL })))
			return true;
	return false;
}

/* The claim's text without its brackets, and without a date in them. */
static struct str unbracketed(const struct proposition *p, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);
	struct str text = p->statement->claim_text;

	for (size_t at = 0; at < text.n; at++) {
		if (text.p[at] == '[' && at + 1 < text.n && isdigit((unsigned char)text.p[at + 1])) {
			while (at + 1 < text.n && text.p[at] != ']')
				at++;
			while (out.n && out.p[out.n - 1] == ' ')
				out.n--;
		} else if (text.p[at] != '[' && text.p[at] != ']') {
			strbuf_add(&out, text.p + at, 1);
		}
	}
	return strbuf_str(&out);
}

/* The speaker's words where the claim's text has the name for "I": "[Dana Orr] has seen the draft". */
static bool retold(const struct proposition *p, struct strbuf *out)
{
	struct statement told = *p->statement;
	struct proposition *named;
	struct fragment text = { unbracketed(p, out->arena), 0 };
	uint32_t first, end;
	size_t letter;

	if (str_eq(text.text, p->statement->claim_text))
		return false;
	told.content = (struct fragment_vec){ 0 };
	vec_push(out->arena, &told.content, text);
	named = proposition_read(&told, out->arena);
	first = skip_opening(named);
	end = trim_end(named, first, claim_end(named, first));
	if (first >= end || speakers_words(named, first, end) || own_beginning(named, first) ||
		!finite_clause(named, first, end))
		return false;
	letter = out->n + 1;
	add_words(named, first, end, out);
	lower_article(named, first, out->p + letter);
	return true;
}

/* The words for "Is it true that". False where they are no clause, or only the speaker can say them. */
static bool add_clause(const struct proposition *p, uint32_t first, uint32_t end, struct strbuf *out)
{
	static const char *const speaker[] = { "i", "we", NULL };
	size_t letter = out->n + 1;
	bool named;

	if (first >= end || own_beginning(p, first))
		return false;
	if (speakers_words(p, first, end))
		return retold(p, out);
	if (!finite_clause(p, first, end))
		return false;
	named = phrase_has(p, first, WORD_SUBJECT_PRONOUN) && !phrase_in(p, first, speaker) &&
		add_pronoun(p, first, out);
	add_words(p, first + named, end, out);
	if (!named)
		lower_article(p, first, out->p + letter);
	return true;
}

struct str issue_of_claim(const struct proposition *p, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);
	uint32_t first = skip_opening(p), end = claim_end(p, first);
	bool cut = end < p->n && end - first == ISSUE_TOKENS_MAX;

	end = trim_end(p, first, end);
	strbuf_adds(&out, "Is it true that");
	if (add_clause(p, first, end, &out)) {
		strbuf_adds(&out, cut ? " …?" : "?");
	} else {
		/* a phrase: "the attack on the convoy" */
		out.n = 0;
		strbuf_adds(&out, "Is this true: “");
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

/* One subject or several; SUBJECT_OPEN: a name that could be either, "the Orrins". */
enum subject_count { SUBJECT_OPEN, SUBJECT_ONE, SUBJECT_MANY };

static enum subject_count count_subject(const struct proposition *p, uint32_t first, uint32_t end)
{
	static const char *const many[] = { "we", "they", "you", "these", "those", "many", "few", "several",
		"both", "two", "three", "all", "some", NULL };
	uint32_t head = first;

	if (phrase_in(p, first, many))
		return SUBJECT_MANY;
	for (uint32_t at = first; at < end; at++)
		if (phrase_is(p, at, "and"))
			return SUBJECT_MANY;
	while (head + 1 < end && !phrase_has(p, head + 1, WORD_PREPOSITION) && !phrase_is(p, head + 1, ","))
		head++;
	if (!str_ends(str_of(phrase_form(p, head)), "s") ||
		!strcmp(p->words[head].noun, phrase_form(p, head)))
		return phrase_open(p, head) || head == first ? SUBJECT_ONE : SUBJECT_OPEN;
	return proposition_token(p, head)->capital ? SUBJECT_OPEN : SUBJECT_MANY;
}

/* A report's "had been shut" was "was shut", its "had warned" was "warned": the auxiliary for the front, and
 * the verb's words into `rest`. False where the clause is no such one. */
static bool simple_past(const struct proposition *p, const struct clause *c, uint32_t first,
	const char **front, struct strbuf *rest)
{
	enum subject_count count = count_subject(p, first, aside_first(p, first, c->first));
	uint32_t been = c->first + 1;

	if (p->statement->speech == SPEECH_DIRECT || !phrase_is(p, c->first, "had"))
		return false;
	while (been < c->head && !phrase_is(p, been, "been"))
		been++;
	if (been < c->head) {
		if (count == SUBJECT_OPEN)
			return false;
		*front = count == SUBJECT_MANY ? "were" : "was";
		add_words(p, c->first + 1, been, rest);
		add_words(p, been + 1, c->end, rest);
		return true;
	}
	if (!p->words[c->head].inflected || c->head + 1 != c->end)
		return false;
	*front = "did";
	add_words(p, c->first + 1, c->head, rest);
	strbuf_addf(
		rest, "%s%s", rest->n ? " " : "", lemma_of(rest->arena, phrase_form(p, c->head), LEMMA_VERB));
	return true;
}

struct str issue_of_clause(const struct proposition *p, const struct clause *c, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena), past = strbuf_new(arena);
	uint32_t first = clause_start(p, c), end = trim_end(p, c->end, c->complement_end);
	const char *front, *form = proposition_token(p, c->head)->form;
	const char *base = lemma_of(arena, form, LEMMA_VERB);
	bool speaker;

	if (first >= c->first || aside_first(p, first, c->first) - first > ISSUE_SUBJECT_MAX)
		return issue_of_claim(p, arena);
	speaker = token_in(proposition_token(p, first), (const char *const[]){ "i", "we", NULL });
	if (simple_past(p, c, first, &front, &past)) {
		;
	} else if (c->first < c->head) {
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
	if (past.n)
		strbuf_addf(&out, " %.*s", STR_ARG(strbuf_str(&past)));
	else if (c->first < c->head)
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

/*
 * "did" and the verb's base, or "has" and its participle: how many people did / has the flood kill / killed.
 * A report's "had killed" was "killed".
 */
static bool add_deed(const struct proposition *p, uint32_t start, uint32_t verb, struct strbuf *out)
{
	static const char *const perfect[] = { "had", "has", "have", NULL };
	bool had = phrase_in(p, verb - 1, perfect), kept = had && !phrase_is(p, verb - 1, "had");

	if (!had && phrase_has(p, verb - 1, WORD_AUXILIARY | WORD_ADVERB))
		return false;
	strbuf_addf(out, " %s", kept ? phrase_form(p, verb - 1) : "did");
	if (start + had >= verb || !add_subject(p, start, verb - had, out))
		return false;
	strbuf_addf(out, " %s",
		kept ? phrase_form(p, verb) : lemma_of(out->arena, phrase_form(p, verb), LEMMA_VERB));
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
