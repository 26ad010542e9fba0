#include "conflict/detectors.h"

#include <string.h>

#include "conflict/conflict.h"
#include "conflict/meanings.h"

enum { SAME_STORY_DAYS = 14 };

/* ---- statements ---- */

bool veto_stance(const struct statement *statement)
{
	return statement->stance == STANCE_ASKS || statement->stance == STANCE_REFUSES ||
	       statement->stance == STANCE_ATTITUDE;
}

bool veto_statement(const struct statement *statement)
{
	return veto_stance(statement) || statement->stance == STANCE_PREDICTS || statement->cue_negated ||
	       statement->certainty != CERTAINTY_ASSERTED || !statement->content.n;
}

bool veto_facts(const struct pair *pair)
{
	struct statement x = *pair->a->statement, y = *pair->b->statement;

	if (x.polarity == POLARITY_DENIED || y.polarity == POLARITY_DENIED)
		return true;
	if (x.certainty == CERTAINTY_FORECAST && y.certainty == CERTAINTY_FORECAST)
		x.certainty = y.certainty = CERTAINTY_ASSERTED;
	return veto_statement(&x) || veto_statement(&y);
}

/* Stories told far apart in time are seldom of one event. */
bool veto_days(const struct statement *a, const struct statement *b)
{
	return date_distance(a->published, b->published) > SAME_STORY_DAYS;
}

/* ---- sources ---- */

static bool known(const struct proposition *p)
{
	return p->names.n != 0;
}

/* Every word of one source's name is in the other's: Leavitt and Karoline Leavitt, officials and Arab
 * officials. */
static bool within(const struct str_vec *few, const struct str_vec *many)
{
	for (uint32_t i = 0; i < few->n; i++) {
		bool found = false;

		for (uint32_t j = 0; j < many->n && !found; j++)
			found = str_eq(few->v[i], many->v[j]);
		if (!found)
			return false;
	}
	return true;
}

static bool genitive(struct str name)
{
	for (size_t i = 1; i + 1 < name.n; i++)
		if (name.p[i] == 's' && name.p[i + 1] == ' ' &&
			(name.p[i - 1] == '\'' || name.p[i - 1] == '\x99')) /* ’ */
			return true;
	return false;
}

/* Whose head is another's: "the minister's successor" is not the minister. */
static bool another(const struct proposition *a, const struct proposition *b)
{
	bool owned = false;

	for (int pass = 0; pass < 2; pass++) {
		const struct statement *s = pass ? b->statement : a->statement;

		for (uint32_t i = 0; i < s->source_names.n; i++)
			owned = owned || genitive(s->source_names.v[i]);
	}
	return owned && a->names.n && b->names.n &&
	       !str_eq(a->names.v[a->names.n - 1], b->names.v[b->names.n - 1]);
}

bool veto_one_source(const struct proposition *a, const struct proposition *b)
{
	const struct statement *x = a->statement, *y = b->statement;

	for (uint32_t i = 0; i < x->source_names.n; i++)
		for (uint32_t j = 0; j < y->source_names.n; j++)
			if (x->source_names.v[i].n && str_eq(x->source_names.v[i], y->source_names.v[j]))
				return true;
	for (uint32_t i = 0; i < x->source_ids.n; i++)
		for (uint32_t j = 0; j < y->source_ids.n; j++)
			if (x->source_ids.v[i] && x->source_ids.v[i] == y->source_ids.v[j])
				return true;
	return !another(a, b) && (within(&a->names, &b->names) || within(&b->names, &a->names));
}

bool veto_pair(const struct pair *pair)
{
	const struct statement *a = pair->a->statement, *b = pair->b->statement;

	/* where the article makes one the other's answer, one source may stay open */
	if (!known(pair->a) || !known(pair->b) ? !reply_links(pair) : veto_one_source(pair->a, pair->b))
		return true;
	/* what is reported in a claim is that claim's own words */
	return pair->same_article && (a->parent == b->ordinal || b->parent == a->ordinal);
}

bool veto_one_story(const struct pair *pair)
{
	return pair->same_article || pair->nearness >= conflict_story_least;
}

/* ---- times ---- */

static bool times_differ(const struct proposition *a, const struct proposition *b)
{
	for (uint32_t i = 0; i < a->times.n; i++)
		for (uint32_t j = 0; j < b->times.n; j++)
			if (!date_differs(a->times.v[i], b->times.v[j]))
				return false;
	return a->times.n && b->times.n;
}

bool veto_times(const struct pair *pair)
{
	const struct statement *a = pair->a->statement, *b = pair->b->statement;

	return times_differ(pair->a, pair->b) || date_differs(a->event_time, b->event_time);
}

static bool is_poll(const struct proposition *p)
{
	for (uint32_t i = 0; i < p->names.n; i++)
		if (str_is(p->names.v[i], "poll") || str_is(p->names.v[i], "polls") ||
			str_is(p->names.v[i], "survey") || str_is(p->names.v[i], "surveys") ||
			str_is(p->names.v[i], "average") || str_is(p->names.v[i], "averages"))
			return true;
	return false;
}

bool veto_polls(const struct pair *pair, bool both)
{
	return both ? is_poll(pair->a) && is_poll(pair->b) : is_poll(pair->a) || is_poll(pair->b);
}

/* ---- scope ---- */

static const char *const scope_words[] = { "some", "several", "most", "many", "few", "half", "part",
	"certain", "other", "others", "another", "different", "first", "second", "third", "next", "previous",
	"former", "earlier", "new", "later", "again", "two", "three", "four", "five", "majority", "minority",
	"additional", "more", "further", "last", "early", "initial", "final", "previously", "partly",
	"partially", "mostly", "sometimes", "once", "twice", "almost", "nearly", "largely", "publicly",
	"privately", "directly", "formally", "officially", "personally", "online", "now", "still", "already",
	"so", "far", "today", "currently", NULL };

static bool has_form(const struct proposition *p, struct words_range range, const char *form)
{
	for (uint32_t at = range.first; at < range.end; at++)
		if (token_is(proposition_token(p, at), form))
			return true;
	return false;
}

bool veto_scope(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b)
{
	for (const char *const *word = scope_words; *word; word++)
		if (has_form(p, a, *word) != has_form(q, b, *word))
			return true;
	return false;
}
