#include "conflict/segment.h"

#include <string.h>

#include "conflict/phrase.h"
#include "text/words.h"

enum { CLAUSE_REACH = 16, BEHIND = 3, STEM = 6, LIMIT_REACH = 2, TAIL = 4 };

static const struct words_range nothing = { 0, 0 };

struct words_range segment_sentence(const struct proposition *p, uint32_t at)
{
	struct words_range range = { at, at };

	while (range.first && !phrase_stops_sentence(p, range.first - 1))
		range.first--;
	while (range.end < p->n && !phrase_stops_sentence(p, range.end))
		range.end++;
	return range;
}

static bool stops(const struct proposition *p, uint32_t at)
{
	static const char *const joints[] = { "and", "or", "that", NULL };

	return phrase_stops_clause(p, at) || (phrase_is(p, at, ",") && phrase_in(p, at + 1, joints));
}

struct words_range segment_clause(const struct proposition *p, uint32_t at)
{
	struct words_range range = { at, at };

	while (range.first && at - range.first < CLAUSE_REACH && !stops(p, range.first - 1))
		range.first--;
	while (range.end < p->n && range.end - at < CLAUSE_REACH && !stops(p, range.end))
		range.end++;
	return range;
}

static bool negates(const struct proposition *p, uint32_t at)
{
	static const char *const forms[] = { "not", "n't", "never", "nobody", "none", "no", "nothing",
		"neither", "nor", "without", "hardly", "barely", "scarcely", "cannot", "nowhere", "few",
		"little", NULL };
	static const char *const verbs[] = { "fail", "refuse", "decline", "deny", "avoid", "prevent", "lack",
		"cease", "forget", "unable", "reject", "impossible", "unlikely", "false", "untrue", "wrong",
		"stop", "forbid", "neglect", "unwilling", "instead", "against", "oppose", "threaten", "bar",
		"keep", "yet", NULL };

	if (phrase_in(p, at, forms))
		return !phrase_in(p, at + 1, (const char *const[]){ "doubt", "question", "only", NULL });
	/* his ban on the rally: a noun */
	if (at && (phrase_has(p, at - 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_PREPOSITION) ||
			  phrase_is(p, at - 1, "'s")))
		return false;
	for (const char *const *verb = verbs; *verb; verb++)
		if (!strcmp(p->words[at].verb, *verb))
			return true;
	return false;
}

static bool in_part(const struct proposition *p, uint32_t at)
{
	static const char *const words[] = { "only", "just", "merely", "simply", "necessarily", "entirely",
		"fully", "always", "quite", "exactly", "yet", "completely", "totally", "altogether",
		"formally", "officially", "publicly", "really", "because", "every", "all", "everyone", "much",
		NULL };

	return phrase_in(p, at, (const char *const[]){ "not", "n't", "never", NULL }) &&
	       phrase_in(p, at + 1, words);
}

enum segment_polarity segment_polarity(const struct proposition *p, uint32_t at)
{
	struct words_range clause = segment_clause(p, at);
	uint32_t end = at + BEHIND < clause.end ? at + BEHIND : clause.end;
	unsigned n = 0;

	for (uint32_t i = clause.first; i < end; i++) {
		if (i == at)
			continue;
		if (in_part(p, i))
			return SEGMENT_UNCLEAR;
		n += negates(p, i);
	}
	return n == 0 ? SEGMENT_SO : n == 1 ? SEGMENT_NOT_SO : SEGMENT_UNCLEAR;
}

bool segment_factual(const struct proposition *p, uint32_t at)
{
	struct clause c = { .first = at, .head = at, .end = at + 1 };
	static const char *const unreal[] = { "may", "might", "should", "must", "ought", "can", "could", "to",
		NULL };
	uint32_t group = phrase_group_start(p, at);

	if (clause_conditional(p, &c) || clause_reported(p, at))
		return false;
	/* failed to answer: it did not */
	if (at > 1 && phrase_is(p, at - 1, "to") && negates(p, at - 2))
		return true;
	return !proposition_has(p, group, at, unreal) && !(group && phrase_in(p, group - 1, unreal));
}

/* ---- in common ---- */

static bool informative(const struct proposition *p, uint32_t at)
{
	const struct word *word = &p->words[at];

	return word->content && !meaning_light(word->verb) && !meaning_account(word->noun) &&
	       (!meaning_reports(word->verb) || (at && phrase_be(p, at - 1)));
}

static bool one_meaning(const struct word *a, const struct word *b)
{
	if (!strcmp(a->noun, b->noun) || !strcmp(a->verb, b->verb))
		return true;
	if (strlen(a->noun) >= STEM && strlen(b->noun) >= STEM && !strncmp(a->noun, b->noun, STEM))
		return true;
	return meaning_entails(a->verb, b->verb) || meaning_entails(b->verb, a->verb);
}

/* names: of others than the two sources */
static unsigned count(const struct proposition *p, struct words_range range, struct words_range skip,
	const struct proposition *other, unsigned *names)
{
	unsigned n = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		if (!words_range_has(skip, i) && informative(p, i) && !align_repeated(p, range.first, i)) {
			n++;
			*names += p->words[i].name && !proposition_names(p, p->words[i].noun) &&
				  !proposition_names(other, p->words[i].noun);
		}
	return n;
}

struct common segment_common(const struct proposition *p, struct words_range a, struct words_range skip_a,
	const struct proposition *q, struct words_range b, struct words_range skip_b)
{
	struct common out = { 0 };

	out.left = count(p, a, skip_a, q, &out.left_names);
	out.right = count(q, b, skip_b, p, &out.right_names);
	for (uint32_t i = a.first; i < a.end; i++) {
		bool spoken = p->words[i].source;

		if (words_range_has(skip_a, i) || (!spoken && !informative(p, i)) ||
			align_repeated(p, a.first, i))
			continue;
		for (uint32_t j = b.first; j < b.end; j++) {
			bool self = align_speaker(p, i, q, j) || align_speaker(q, j, p, i);

			if (words_range_has(skip_b, j) ||
				(!self && !(informative(p, i) && informative(q, j) &&
						  one_meaning(&p->words[i], &q->words[j]))))
				continue;
			out.words++;
			out.speakers += self;
			out.matched += !self;
			out.others += !self && p->words[i].name && q->words[j].name;
			out.names += self ||
				     (proposition_token(p, i)->capital && proposition_token(q, j)->capital);
			break;
		}
	}
	return out;
}

float segment_share(const struct common *common)
{
	unsigned least = common->left < common->right ? common->left : common->right;
	float share = least ? (float)common->words / (float)least : 0;

	return share > 1 ? 1 : share;
}

bool segment_covered(const struct common *common)
{
	unsigned least = common->left < common->right ? common->left : common->right;

	return common->matched >= least && common->matched > 0;
}

bool segment_strangers(const struct common *common)
{
	return common->left_names && common->right_names && !common->others;
}

/* ---- which one ---- */

/* The content word that limits the noun at `at`, before it; the range's end where there is none. */
static uint32_t limit_of(const struct proposition *p, struct words_range range, uint32_t at)
{
	if (at == range.first || phrase_participle(p, at) || !phrase_open(p, at - 1) ||
		phrase_participle(p, at - 1))
		return range.end;
	return p->words[at - 1].content ? at - 1 : range.end;
}

static bool in_range(const struct proposition *p, struct words_range range, const struct word *word)
{
	for (uint32_t i = range.first; i < range.end; i++)
		if (p->words[i].content && one_meaning(&p->words[i], word))
			return true;
	return false;
}

/* nationwide, in the city, at the division: how far it reaches, or of which part it is told */
static bool extent(const struct proposition *p, struct words_range range, struct words_range *found)
{
	static const char *const words[] = { "nationwide", "national", "nationally", "worldwide", "global",
		"globally", "city", "province", "region", "district", "county", "state", "division", "branch",
		"unit", "subsidiary", "capital", "rural", "urban", "abroad", "overseas", "domestic",
		"regional", "local", "group", NULL };

	for (uint32_t at = range.first; at < range.end; at++)
		if (phrase_in(p, at, words)) {
			*found = (struct words_range){ at, at + 1 };
			return true;
		}
	return false;
}

/* The token of the range that means what the word does; the range's end where there is none. */
static uint32_t find_meaning(const struct proposition *p, struct words_range range, const struct word *word)
{
	for (uint32_t i = range.first; i < range.end; i++)
		if (informative(p, i) && one_meaning(&p->words[i], word))
			return i;
	return range.end;
}

/* some members, the first bridge: the word limits the noun behind it, of which the other speaks without it */
static bool limits(const struct proposition *p, struct words_range a, uint32_t at,
	const struct proposition *q, struct words_range b)
{
	static const char *const all[] = { "every", "each", "all", "any", "no", "not", "none", "both",
		"whole", "entire", NULL };
	uint32_t noun = at + 1, other;

	while (noun < a.end && noun <= at + LIMIT_REACH && !informative(p, noun))
		noun++;
	if (noun >= a.end || noun > at + LIMIT_REACH)
		return false;
	other = find_meaning(q, b, &p->words[noun]);
	if (other == b.end)
		return false;
	for (uint32_t i = other > b.first + LIMIT_REACH ? other - LIMIT_REACH : b.first; i < other; i++)
		if (token_is(proposition_token(q, i), phrase_form(p, at)) || phrase_in(q, i, all))
			return false;
	return true;
}

static bool limited(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b)
{
	static const char *const words[] = { "some", "several", "most", "many", "few", "half", "part",
		"certain", "other", "others", "another", "different", "first", "second", "third", "next",
		"previous", "former", "earlier", "new", "later", "two", "three", "four", "five", "majority",
		"minority", "additional", "further", "last", "early", "initial", "final", NULL };

	for (uint32_t at = a.first; at < a.end; at++) {
		if (phrase_in(p, at, words) && limits(p, a, at, q, b))
			return true;
	}
	return false;
}

/* still, again, partly: told of another time, or not of all */
static bool shaded(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b)
{
	static const char *const words[] = { "now", "still", "already", "later", "again", "previously",
		"formerly", "once", "initially", "currently", "today", "eventually", "partly", "partially",
		"mostly", "sometimes", "almost", "nearly", "largely", "publicly", "privately", "formally",
		"officially", "online", "being", NULL };

	for (uint32_t at = a.first; at < a.end; at++)
		if (phrase_in(p, at, words) && !proposition_has(q, b.first, b.end,
						       (const char *const[]){ phrase_form(p, at), NULL }))
			return true;
	return false;
}

bool segment_shaded(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b)
{
	return shaded(p, a, q, b) || shaded(q, b, p, a);
}

bool segment_same_time(const struct proposition *p, const struct proposition *q)
{
	for (uint32_t i = 0; i < p->times.n; i++)
		for (uint32_t j = 0; j < q->times.n; j++)
			if (str_eq(p->times.v[i], q->times.v[j]))
				return true;
	return false;
}

/* the 2023 version: the other speaks of no such year */
static bool other_year(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b)
{
	for (uint32_t at = a.first; at + 1 < a.end; at++) {
		const char *form = phrase_form(p, at);
		bool year = strlen(form) == 4 && (!strncmp(form, "19", 2) || !strncmp(form, "20", 2)) &&
			    word_number(form) > 0;

		if (year && phrase_open(p, at + 1) &&
			!proposition_has(q, b.first, b.end, (const char *const[]){ form, NULL }))
			return true;
	}
	return false;
}

bool segment_other_extent(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b)
{
	struct words_range x, y;

	if (limited(p, a, q, b) || limited(q, b, p, a) || other_year(p, a, q, b) || other_year(q, b, p, a))
		return true;
	return extent(p, a, &x) && extent(q, b, &y) && strcmp(p->words[x.first].noun, q->words[y.first].noun);
}

/* the tax on casino profits, the tax on online betting: what stands behind the preposition */
static struct words_range tail_of(const struct proposition *p, struct words_range range, uint32_t at)
{
	static const char *const prepositions[] = { "of", "on", "for", "against", "with", "from", "at", "in",
		NULL };
	struct words_range tail = { at + 2, at + 2 };

	if (!phrase_in(p, at + 1, prepositions) || phrase_participle(p, at))
		return nothing;
	while (tail.end < range.end && tail.end - tail.first < TAIL &&
		(phrase_open(p, tail.end) ||
			phrase_has(p, tail.end, WORD_DETERMINER | WORD_POSSESSIVE | WORD_ADVERB)))
		tail.end++;
	return tail;
}

static bool any_common(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b)
{
	for (uint32_t i = a.first; i < a.end; i++)
		if (p->words[i].content && in_range(q, b, &p->words[i]))
			return true;
	return false;
}

static bool says_something(const struct proposition *p, struct words_range range)
{
	for (uint32_t at = range.first; at < range.end; at++)
		if (p->words[at].content)
			return true;
	return false;
}

static bool other_tail(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b)
{
	for (uint32_t i = a.first; i < a.end; i++) {
		struct words_range x, y;

		if (!informative(p, i) || !says_something(p, x = tail_of(p, a, i)) || any_common(p, x, q, b))
			continue;
		for (uint32_t j = b.first; j < b.end; j++) {
			if (!informative(q, j) || strcmp(p->words[i].noun, q->words[j].noun))
				continue;
			y = tail_of(q, b, j);
			if (says_something(q, y) && !any_common(q, y, p, a) &&
				!strcmp(phrase_form(p, i + 1), phrase_form(q, j + 1)))
				return true;
		}
	}
	return false;
}

bool segment_other_thing(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b)
{
	if (other_tail(p, a, q, b))
		return true;
	for (uint32_t i = a.first; i < a.end; i++) {
		uint32_t x;

		if (!informative(p, i) || (x = limit_of(p, a, i)) == a.end || in_range(q, b, &p->words[x]))
			continue;
		for (uint32_t j = b.first; j < b.end; j++) {
			uint32_t y;

			if (!informative(q, j) || strcmp(p->words[i].noun, q->words[j].noun))
				continue;
			y = limit_of(q, b, j);
			if (y < b.end && !in_range(p, a, &q->words[y]))
				return true;
		}
	}
	return false;
}
