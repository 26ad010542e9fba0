#include "store/postings.h"

#include <math.h>
#include <stdlib.h>

/*
 * Two things make a stored claim a candidate of a new one: terms that both have, and an article that tells
 * the same story. The second finds what shares no word ("the gates swung back within a minute" / "Shut.
 * Chained."): a story's articles name the same people and places in one claim or another. Both weigh terms
 * by how few claims have them (inverse document frequency).
 */
enum {
	BATCH = 64,          /* new claims that are looked up together */
	HITS = 4096,         /* of one new claim, the rarest terms' first */
	COUNTED = 24,        /* articles whose claims are counted, for their weight */
	RELATED = 10,        /* of them */
	FEW_ARTICLES = 4,    /* have a term that tells which story it is; of more, each counts less */
	FEW_CLAIMS = 8,      /* of a new article that shares no words by its length alone */
	RELATED_CLAIMS = 200 /* of one */
};

/* Measured on invented stories among real ones: the story's own articles reach 6 and more, others seldom. */
static const double related_weight = 5.0;

/* What speaks for a claim, or an article. */
struct tally {
	int64_t id, article;
	double weight;
	uint32_t terms; /* in common; a rare one counts twice */
};

VEC_DECLARE(tally_vec, struct tally);

struct related {
	int64_t article;
	double weight;
	struct id_vec claims;
};

struct search_room {
	struct arena *arena;
	struct postings postings;
	struct tally_vec articles, claims; /* used again and again */
	struct related related[COUNTED];
	uint32_t n_related;
};

static int by_id(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static int by_weight(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;

	if (x->weight > y->weight || x->weight < y->weight)
		return x->weight < y->weight ? 1 : -1;
	return -by_id(a, b);
}

static int by_related_weight(const void *a, const void *b)
{
	const struct related *x = a, *y = b;

	if (x->weight > y->weight || x->weight < y->weight)
		return x->weight < y->weight ? 1 : -1;
	return (x->article < y->article) - (x->article > y->article);
}

/* Each id once. */
static void merge(struct tally_vec *all)
{
	uint32_t n = 0;

	if (!all->n)
		return;
	qsort(all->v, all->n, sizeof *all->v, by_id);
	for (uint32_t i = 1; i < all->n; i++) {
		if (all->v[i].id != all->v[n].id) {
			all->v[++n] = all->v[i];
			continue;
		}
		all->v[n].weight += all->v[i].weight;
		all->v[n].terms += all->v[i].terms;
	}
	all->n = n + 1;
}

/* ---- articles of the same story ---- */

static uint32_t count_articles(const struct postings *p, const struct posted_term *term)
{
	uint32_t n = 0;

	for (uint32_t i = term->first; i < term->first + term->n; i++)
		n += i == term->first || p->rows.v[i - 1].article != p->rows.v[i].article;
	return n;
}

/* Whom every article names, a candidate in an election, makes no two of them one story. */
static double telling(const struct postings *p, const struct posted_term *term)
{
	uint32_t articles = count_articles(p, term);
	double weight = (double)term->weight - 1;

	return articles > FEW_ARTICLES ? weight * FEW_ARTICLES / articles : weight;
}

/* Each article that has a term, once: its claims stand together within the term. */
static void tally_articles(struct search_room *room)
{
	const struct postings *p = &room->postings;

	room->articles.n = 0;
	for (uint32_t t = 0; t < p->n_terms; t++) {
		const struct posted_term *term = &p->terms[t];
		double weight = telling(p, term);

		for (uint32_t i = term->first; i < term->first + term->n; i++) {
			int64_t article = p->rows.v[i].article;

			if (i == term->first || p->rows.v[i - 1].article != article)
				vec_push(room->arena, &room->articles,
					(struct tally){ article, article, weight, 1 });
		}
	}
	merge(&room->articles);
	if (room->articles.n)
		qsort(room->articles.v, room->articles.n, sizeof *room->articles.v, by_weight);
}

static int read_claims(
	struct store *store, int64_t article, struct arena *arena, struct id_vec *claims, struct err *err)
{
	struct query query = query_begin(store, STMT_ARTICLE_CLAIMS_WITH_TERMS);

	query_int(&query, article);
	query_int(&query, RELATED_CLAIMS);
	return query_ids(&query, arena, claims, err);
}

/* A long article shares more words with any other: the weight is divided by the roots of both's claims. */
static int find_related(struct store *store, struct search_room *room, uint32_t fresh, struct err *err)
{
	double length = fresh > FEW_CLAIMS ? sqrt((double)fresh / FEW_CLAIMS) : 1;
	uint32_t kept = 0;

	tally_articles(room);
	room->n_related = 0;
	for (uint32_t i = 0; i < room->articles.n && room->n_related < COUNTED; i++) {
		struct related *one = &room->related[room->n_related];

		if (room->articles.v[i].terms < 2 || room->articles.v[i].weight < related_weight)
			continue;
		*one = (struct related){ .article = room->articles.v[i].id };
		if (read_claims(store, one->article, room->arena, &one->claims, err))
			return -1;
		one->weight = room->articles.v[i].weight / sqrt(one->claims.n ? one->claims.n : 1) / length;
		room->n_related++;
	}
	qsort(room->related, room->n_related, sizeof *room->related, by_related_weight);
	while (kept < room->n_related && kept < RELATED && room->related[kept].weight >= related_weight)
		kept++;
	room->n_related = kept;
	return 0;
}

static const struct related *related_article(const struct search_room *room, int64_t article)
{
	for (uint32_t i = 0; i < room->n_related; i++)
		if (room->related[i].article == article)
			return &room->related[i];
	return NULL;
}

/* ---- claims ---- */

static void push_term(struct search_room *room, const struct posted_term *term)
{
	/* one term in common is enough where few claims have it; else it takes two */
	uint32_t terms = term->n <= 20 ? 2 : 1;

	for (uint32_t i = term->first; i < term->first + term->n; i++)
		vec_push(room->arena, &room->claims,
			(struct tally){ room->postings.rows.v[i].claim, room->postings.rows.v[i].article,
				(double)term->weight, terms });
}

/* The hits of one new claim's terms, the rarest first, until there are too many. */
static void tally_claims(struct search_room *room, uint32_t claim)
{
	const struct postings *p = &room->postings;
	uint32_t most = 0, room_left = HITS;

	room->claims.n = 0;
	for (uint32_t size = 1; room_left && size <= HITS; size *= 4) {
		for (uint32_t i = p->first[claim]; i < p->first[claim + 1]; i++) {
			const struct posted_term *term = &p->terms[p->places[i]];

			if (term->n <= most || term->n > size)
				continue;
			if (term->n > room_left) {
				room_left = 0;
				break;
			}
			room_left -= term->n;
			push_term(room, term);
		}
		most = size;
	}
}

static void push_related(struct search_room *room, int64_t before)
{
	for (uint32_t i = 0; i < room->n_related; i++)
		for (uint32_t k = 0; k < room->related[i].claims.n; k++)
			if (room->related[i].claims.v[k] < before)
				vec_push(room->arena, &room->claims,
					(struct tally){ .id = room->related[i].claims.v[k],
						.article = room->related[i].article });
}

static void rank(struct search_room *room, uint32_t max, struct arena *arena, struct id_vec *out)
{
	uint32_t kept = 0;

	merge(&room->claims);
	for (uint32_t i = 0; i < room->claims.n; i++) {
		struct tally one = room->claims.v[i];
		const struct related *related = related_article(room, one.article);

		if (related)
			one.weight += related->weight;
		else if (one.terms < 2)
			continue;
		room->claims.v[kept++] = one;
	}
	if (kept)
		qsort(room->claims.v, kept, sizeof *room->claims.v, by_weight);
	for (uint32_t i = 0; i < kept && i < max; i++)
		vec_push(arena, out, room->claims.v[i].id);
}

int store_candidates(struct store *store, struct store_search *search, struct arena *arena,
	struct id_vec *claims, struct err *err)
{
	struct search_room room = { .arena = arena };

	search->rows_read = 0;
	for (uint32_t begin = 0; begin < search->n; begin += BATCH) {
		uint32_t end = search->n - begin > BATCH ? begin + BATCH : search->n;

		if (postings_read(store, search, begin, end, arena, &room.postings, err) ||
			find_related(store, &room, end - begin, err))
			return -1;
		for (uint32_t i = 0; i < room.n_related; i++)
			vec_push(arena, &search->story,
				(struct story_article){
					room.related[i].article, (float)room.related[i].weight });
		for (uint32_t i = begin; i < end; i++) {
			if (!search->terms[i].n)
				continue;
			tally_claims(&room, i - begin);
			push_related(&room, search->before);
			rank(&room, search->max, arena, &claims[i]);
		}
	}
	return 0;
}
