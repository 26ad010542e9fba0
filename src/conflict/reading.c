#include "conflict/reading.h"

#include <string.h>

#include "conflict/align.h"
#include "conflict/meanings.h"
#include "conflict/phrase.h"

enum { CLAUSES_SHOWN = 3, PAIRS_SHOWN = 12, WORDS_READ = 120 };

/* ---- clauses ---- */

static void add_part(const struct proposition *p, const char *what, uint32_t first, uint32_t end,
	struct arena *arena, struct strbuf *out)
{
	while (end > first && (proposition_token(p, end - 1)->kind == TOKEN_PUNCT ||
				      proposition_token(p, end - 1)->kind == TOKEN_QUOTE))
		end--;
	if (first >= end)
		return;
	strbuf_addf(out, "%s “%.*s”, ", what, STR_ARG(proposition_words(p, first, end, arena)));
}

static const char *reach_of(const struct clause *c)
{
	if (!c->negated)
		return c->modal == MODAL_FUTURE    ? "affirmed of what will be"
		       : c->modal == MODAL_ABILITY ? "affirmed of what can be"
						   : "affirmed";
	return c->negation == NEGATED_SUBJECT  ? "denied of everybody"
	       : c->negation == NEGATED_OBJECT ? "denied of any such thing"
	       : c->universal                  ? "denied for all times"
					       : "denied";
}

static void add_clause(
	const struct proposition *p, const struct clause *c, struct arena *arena, struct strbuf *out)
{
	strbuf_adds(out, out->n ? "; " : "");
	add_part(p, c->passive ? "to whom" : "who", c->subject_first, c->subject_end, arena, out);
	add_part(p, "what", c->first, c->end, arena, out);
	add_part(p, "by", c->agent_first, c->agent_end, arena, out);
	if (c->agent_first >= c->agent_end)
		add_part(p, "rest", c->complement_first, c->complement_end, arena, out);
	strbuf_adds(out, reach_of(c));
}

/* A word that is a verb by its form. */
static bool verb_here(const struct proposition *p, uint32_t at)
{
	return p->words[at].content && !proposition_token(p, at)->capital &&
	       (phrase_participle(p, at) || phrase_group_start(p, at) < at ||
		       strcmp(p->words[at].verb, proposition_token(p, at)->form) != 0);
}

struct str reading_clauses(const struct proposition *p, struct arena *arena)
{
	struct clause_vec denied = { 0 };
	struct strbuf out = strbuf_new(arena);
	uint32_t n = 0, next = 0;

	clause_negations(p, arena, &denied);
	for (uint32_t at = 0; at < p->n && at < WORDS_READ && n < CLAUSES_SHOWN; at++) {
		struct clause clause;

		while (next < denied.n && denied.v[next].head < at)
			next++;
		if (next < denied.n && denied.v[next].head == at)
			clause = denied.v[next];
		else if (!verb_here(p, at) || (next < denied.n && denied.v[next].first <= at) ||
			 !clause_affirmed(p, at, false, &clause))
			continue;
		add_clause(p, &clause, arena, &out);
		n++;
	}
	return out.n ? strbuf_str(&out) : (struct str){ 0 };
}

/* ---- words ---- */

/* How two words answer to each other, the plainest first; NULL: not at all. */
static const char *answers(const struct proposition *p, uint32_t i, const struct proposition *q, uint32_t j)
{
	const struct word *a = &p->words[i], *b = &q->words[j];
	const char *x = proposition_token(p, i)->form, *y = proposition_token(q, j)->form;

	if ((a->source && b->content && proposition_names(p, b->noun)) ||
		(b->source && a->content && proposition_names(q, a->noun)))
		return "the speaker";
	if (!a->content || !b->content)
		return NULL;
	if (!strcmp(x, y))
		return "the same";
	if (meaning_opposed(x, y) || meaning_opposed(a->noun, b->noun) || meaning_opposed(a->verb, b->verb))
		return "opposite";
	if (!strcmp(a->noun, b->noun) || !strcmp(a->verb, b->verb))
		return "of one meaning";
	if (meaning_entails(a->verb, b->verb) != ROLES_NONE)
		return "implies it";
	if (meaning_entails(b->verb, a->verb) != ROLES_NONE)
		return "implied by it";
	return align_related(a, b) ? "related" : NULL;
}

static bool repeated(const struct proposition *p, uint32_t at)
{
	for (uint32_t i = 0; i < at; i++)
		if (!strcmp(proposition_token(p, i)->form, proposition_token(p, at)->form))
			return true;
	return false;
}

static void add_answer(
	const struct proposition *p, uint32_t i, const struct proposition *q, struct strbuf *out)
{
	uint32_t best = q->n;
	const char *how = NULL;

	for (uint32_t j = 0; j < q->n && j < WORDS_READ; j++) {
		const char *one = answers(p, i, q, j);

		if (!one || (how && strcmp(one, "the same") != 0))
			continue;
		how = one;
		best = j;
	}
	if (!how)
		return;
	strbuf_addf(out, "%s%.*s", out->n ? ", " : "",
		STR_ARG(document_slice(&p->doc, proposition_token(p, i)->span)));
	if (strcmp(how, "the same") != 0)
		strbuf_addf(out, " – %.*s (%s)",
			STR_ARG(document_slice(&q->doc, proposition_token(q, best)->span)), how);
}

struct str reading_alignment(const struct proposition *p, const struct proposition *q, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);
	uint32_t shown = 0;

	for (uint32_t i = 0; i < p->n && i < WORDS_READ && shown < PAIRS_SHOWN; i++) {
		size_t before = out.n;

		if (!repeated(p, i))
			add_answer(p, i, q, &out);
		shown += out.n > before;
	}
	return out.n ? strbuf_str(&out) : (struct str){ 0 };
}
