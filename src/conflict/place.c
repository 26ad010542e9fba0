#include "conflict/detectors.h"

#include <string.h>

#include "conflict/figure.h"
#include "conflict/phrase.h"
#include "text/places.h"
#include "text/words.h"

/*
 * One event in two places: each side says where, neither place is or holds the other, and the words around
 * tell of the same thing. Towns and countries are known by the table of places; of the others only such as
 * cannot be one: a hotel and a yacht, the north gate and the south gate.
 */
enum { CLAUSE_REACH = 16, PHRASE_REACH = 7, LOCATIONS_MAX = 8, NEAR = 3 };

enum site { SITE_NONE, SITE_BUILDING, SITE_VEHICLE, SITE_PART };

/* Base forms, near-synonyms by their stand-in. */
static const struct {
	const char *noun;
	enum site site;
} sites[] = {
	{ "hotel", SITE_BUILDING },
	{ "courthouse", SITE_BUILDING },
	{ "hospital", SITE_BUILDING },
	{ "school", SITE_BUILDING },
	{ "church", SITE_BUILDING },
	{ "mosque", SITE_BUILDING },
	{ "farmhouse", SITE_BUILDING },
	{ "embassy", SITE_BUILDING },
	{ "barracks", SITE_BUILDING },
	{ "prison", SITE_BUILDING },
	{ "stadium", SITE_BUILDING },
	{ "restaurant", SITE_BUILDING },
	{ "warehouse", SITE_BUILDING },
	{ "villa", SITE_BUILDING },
	{ "museum", SITE_BUILDING },
	{ "library", SITE_BUILDING },
	{ "cell", SITE_BUILDING },
	{ "canteen", SITE_BUILDING },
	{ "ambulance", SITE_VEHICLE },
	{ "car", SITE_VEHICLE },
	{ "bus", SITE_VEHICLE },
	{ "truck", SITE_VEHICLE },
	{ "yacht", SITE_VEHICLE },
	{ "ship", SITE_VEHICLE },
	{ "ferry", SITE_VEHICLE },
	{ "plane", SITE_VEHICLE },
	{ "train", SITE_VEHICLE },
	{ "helicopter", SITE_VEHICLE },
	{ "rig", SITE_VEHICLE },
	{ "gate", SITE_PART },
	{ "floor", SITE_PART },
	{ "side", SITE_PART },
	{ "bank", SITE_PART },
	{ "wing", SITE_PART },
	{ "entrance", SITE_PART },
	{ "door", SITE_PART },
	{ "terminal", SITE_PART },
	{ "platform", SITE_PART },
	{ "slope", SITE_PART },
	{ "face", SITE_PART },
	{ "shore", SITE_PART },
	{ "coast", SITE_PART },
};

struct location {
	uint32_t first, end;  /* tokens: the preposition and its phrase */
	uint32_t head;        /* before it, or before the one that it goes on: met | in a hotel in Riga */
	const char *named;    /* by the table of places, NULL */
	const char *noun;     /* of a site, NULL */
	const char *modifier; /* the word before the noun of a part: north, third */
	enum site site;
	struct words_range clause;
};

VEC_DECLARE(location_vec, struct location);

static void read_site(const struct proposition *p, uint32_t at, struct location *l)
{
	for (size_t i = 0; i < sizeof sites / sizeof sites[0]; i++)
		if (!strcmp(p->words[at].noun, sites[i].noun)) {
			l->noun = sites[i].noun;
			l->site = sites[i].site;
			l->modifier = at ? phrase_form(p, at - 1) : "";
		}
}

/* ("in" | "at" | ...) {word} (place name | site): up to the next preposition, mark or auxiliary. */
static bool read_location(const struct proposition *p, uint32_t at, struct location *l)
{
	static const char *const before[] = { "in", "at", "inside", "near", "outside", "aboard", "on", "off",
		NULL };

	if (!phrase_in(p, at, before))
		return false;
	*l = (struct location){ .first = at };
	for (uint32_t i = at + 1; i < p->n && i - at <= PHRASE_REACH; i++) {
		struct place_mention place;

		if (phrase_stops_clause(p, i) || phrase_is(p, i, ",") ||
			phrase_has(p, i,
				WORD_AUXILIARY | WORD_MODAL | WORD_PREPOSITION | WORD_COORDINATOR |
					WORD_SUBJECT_PRONOUN))
			break;
		l->end = i + 1;
		if (place_at(&p->doc, i, p->n, &place)) {
			l->named = place.name;
			l->end = place.end;
			i = place.end - 1;
		}
		read_site(p, i, l);
		if (l->noun && !phrase_open(p, i + 1))
			break;
	}
	return l->named || l->noun;
}

static bool unsure(const struct proposition *p, const struct location *l)
{
	static const char *const words[] = { "not", "n't", "never", "no", "nobody", "none", "nothing",
		"without", "may", "might", "could", "if", "also", "another", "other", "again", "first",
		"second", "next", "most", "some", "mostly", "each", "every", NULL };

	for (uint32_t at = l->clause.first; at < l->clause.end; at++)
		if ((at < l->first || at >= l->end) && phrase_in(p, at, words))
			return true;
	return false;
}

static void read_locations(const struct proposition *p, struct arena *arena, struct location_vec *out)
{
	for (uint32_t at = 0; at < p->n && out->n < LOCATIONS_MAX; at++) {
		struct location l;

		if (!read_location(p, at, &l))
			continue;
		l.clause = phrase_around(p, l.first, l.end, CLAUSE_REACH);
		l.head = at ? at - 1 : at;
		if (out->n && out->v[out->n - 1].end == at)
			l.head = out->v[out->n - 1].head;
		vec_push(arena, out, l);
		at = l.end - 1;
	}
}

static bool parts_apart(const char *a, const char *b)
{
	static const char *const sets[][8] = { { "north", "south", "east", "west" },
		{ "northern", "southern", "eastern", "western" }, { "left", "right" }, { "upper", "lower" },
		{ "ground", "first", "second", "third", "fourth", "fifth", "sixth", "top" } };

	for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
		bool x = false, y = false;

		for (int k = 0; k < 8 && sets[i][k]; k++) {
			x = x || !strcmp(sets[i][k], a);
			y = y || !strcmp(sets[i][k], b);
		}
		if (x && y)
			return strcmp(a, b) != 0;
	}
	return false;
}

enum fit { FIT_UNKNOWN, FIT_ONE, FIT_APART };

/* Are the two one place, or part of one; can they not be? */
static enum fit fit_of(const struct location *a, const struct location *b)
{
	if (a->named && b->named)
		return place_within(a->named, b->named) || place_within(b->named, a->named) ? FIT_ONE
											    : FIT_APART;
	if (!a->noun || !b->noun || a->named || b->named)
		return FIT_UNKNOWN;
	if (!strcmp(a->noun, b->noun))
		return a->site == SITE_PART && parts_apart(a->modifier, b->modifier) ? FIT_APART : FIT_ONE;
	return a->site != SITE_PART && b->site != SITE_PART ? FIT_APART : FIT_UNKNOWN;
}

/*
 * What happened there, or what is there, stands right before the place (loaded in Riga, the office in Riga):
 * two different ones are hardly one event.
 */
static bool heads_differ(const struct proposition *p, const struct location *x, const struct proposition *q,
	const struct location *y)
{
	return p->words[x->head].content && q->words[y->head].content &&
	       !align_related(&p->words[x->head], &q->words[y->head]);
}

static float clash(const struct pair *pair, const struct location *x, const struct location *y)
{
	struct overlap o;
	unsigned deeds, few;

	if (fit_of(x, y) != FIT_APART || unsure(pair->a, x) || unsure(pair->b, y))
		return 0;
	o = align_context(pair->a, x->clause, (struct words_range){ x->first, x->end }, pair->b, y->clause,
		(struct words_range){ y->first, y->end });
	deeds = o.words - o.names;
	if (heads_differ(pair->a, x, pair->b, y))
		return 0;
	few = o.left < o.right ? o.left : o.right;
	if (!deeds || 2 * o.words < few || (o.left_names && o.right_names && !o.names))
		return 0;
	/* what is shared must be more than one word, where no name says that it is one event */
	if (o.words < 2 && (few > 2 || !pair->same_article || pair->distance > 1))
		return 0;
	if (pair->same_article && pair->distance > NEAR && deeds < 2)
		return 0;
	return 0.72f + 0.06f * (float)(o.words < 4 ? o.words - 1 : 3);
}

static bool one_place(const struct location_vec *a, const struct location_vec *b)
{
	for (uint32_t i = 0; i < a->n; i++)
		for (uint32_t j = 0; j < b->n; j++)
			if (fit_of(&a->v[i], &b->v[j]) == FIT_ONE)
				return true;
	return false;
}

bool place_detect(const struct pair *pair, struct conflict *out)
{
	struct location_vec a = { 0 }, b = { 0 };
	const struct location *best_a = NULL, *best_b = NULL;
	float best = 0;

	if (!veto_one_story(pair) || veto_facts(pair) || veto_times(pair) || figures_differ(pair->a, pair->b))
		return false;
	read_locations(pair->a, pair->arena, &a);
	if (a.n)
		read_locations(pair->b, pair->arena, &b);
	if (!b.n || one_place(&a, &b))
		return false;
	for (uint32_t i = 0; i < a.n; i++)
		for (uint32_t j = 0; j < b.n; j++) {
			float score = clash(pair, &a.v[i], &b.v[j]);

			if (score > best) {
				best = score;
				best_a = &a.v[i];
				best_b = &b.v[j];
			}
		}
	if (best <= 0)
		return false;
	issue_of_values(pair, (struct words_range){ best_a->first, best_a->end },
		(struct words_range){ best_b->first, best_b->end }, "Where", "of what seems one event", best,
		out);
	out->type = CONFLICT_PLACE;
	return true;
}
