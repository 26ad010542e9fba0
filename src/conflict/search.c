#include "conflict/conflict.h"

#include <string.h>

#include "conflict/proposition.h"
#include "text/text.h"

/*
 * The terms of a claim, the telling kinds first, since a claim keeps only so many. Names and words stand in
 * one space: a claim about somebody is looked for by what somebody says, too.
 */
enum { TERMS_MAX = 40, TERM_BYTES_MAX = 64 };

struct terms {
	struct arena *arena;
	struct str_vec *out;
	uint32_t begin; /* of this claim's */
};

static void add(struct terms *terms, struct str term)
{
	if (!term.n || term.n > TERM_BYTES_MAX || terms->out->n - terms->begin >= TERMS_MAX)
		return;
	for (uint32_t i = terms->begin; i < terms->out->n; i++)
		if (str_eq(terms->out->v[i], term))
			return;
	vec_push(terms->arena, terms->out, term);
}

/* Forms of tokens [first, end) with spaces between; {0} for fewer than two words. */
static struct str joined(const struct document *doc, uint32_t first, uint32_t end, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);
	uint32_t words = 0;

	for (uint32_t at = first; at < end && out.n <= TERM_BYTES_MAX; at++) {
		if (doc->tokens.v[at].kind != TOKEN_WORD && doc->tokens.v[at].kind != TOKEN_NUMBER)
			continue;
		if (words++)
			strbuf_adds(&out, " ");
		strbuf_adds(&out, doc->tokens.v[at].form);
	}
	return words > 1 ? strbuf_str(&out) : (struct str){ 0 };
}

/* The resolved sources: the whole name, then its words. */
static void add_sources(struct terms *terms, const struct proposition *p)
{
	for (uint32_t i = 0; i < p->statement->source_names.n; i++) {
		struct document name;

		if (!p->statement->source_names.v[i].n)
			continue;
		text_tokenize_fragment(&name, terms->arena, p->statement->source_names.v[i]);
		add(terms, joined(&name, 0, name.tokens.n, terms->arena));
	}
	for (uint32_t i = 0; i < p->names.n; i++)
		add(terms, p->names.v[i]);
}

/* Words with a capital one after another: "Lorne Avenue". */
static void add_names(struct terms *terms, const struct proposition *p)
{
	for (uint32_t at = 0, end; at < p->n; at = end + 1) {
		for (end = at; end < p->n && p->words[end].content && proposition_token(p, end)->capital;)
			end++;
		if (end > at + 1)
			add(terms, joined(&p->doc, at, end, terms->arena));
	}
}

/* An amount where it is one figure, and what is counted: "46", "#people". */
static void add_quantities(struct terms *terms, const struct proposition *p)
{
	for (uint32_t i = 0; i < p->quantities.n; i++) {
		const struct quantity *q = &p->quantities.v[i];
		struct strbuf figure = strbuf_new(terms->arena), unit = strbuf_new(terms->arena);

		if (q->low >= 10 && !(q->low < q->high)) {
			strbuf_addf(&figure, "%.12g", q->low);
			add(terms, strbuf_str(&figure));
		}
		if (q->unit.n) {
			strbuf_adds(&unit, "#");
			strbuf_addstr(&unit, q->unit);
			add(terms, strbuf_str(&unit));
		}
	}
}

static void add_days(struct terms *terms, const struct proposition *p)
{
	for (uint32_t i = 0; i < p->times.n; i++)
		if (date_distance(p->times.v[i], p->times.v[i]) == 0)
			add(terms, p->times.v[i]);
	if (date_distance(p->statement->event_time, p->statement->event_time) == 0)
		add(terms, p->statement->event_time);
}

/* Digits without the commas between them: "1,200". */
static struct str figure(const char *form, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);

	for (; *form; form++)
		if (*form != ',')
			strbuf_add(&out, form, 1);
	return strbuf_str(&out);
}

static void add_words(struct terms *terms, const struct proposition *p)
{
	for (uint32_t at = 0; at < p->n; at++) {
		const struct word *word = &p->words[at];
		const struct token *token = proposition_token(p, at);

		if (token->kind == TOKEN_NUMBER && strlen(token->form) > 1)
			add(terms, figure(token->form, terms->arena));
		else if (word->content)
			/* a noun's base form, or a verb's where the word is no form of a noun */
			add(terms, str_of(strcmp(word->noun, token->form) ? word->noun : word->verb));
	}
}

void conflict_terms(const struct statement *statement, struct arena *arena, struct str_vec *out)
{
	const struct proposition *p = proposition_read(statement, arena);
	struct terms terms = { arena, out, out->n };

	add_sources(&terms, p);
	add_names(&terms, p);
	add_quantities(&terms, p);
	add_days(&terms, p);
	add_words(&terms, p);
}
