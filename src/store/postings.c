#include "store/postings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	WINDOW = 21,   /* a claim is found by articles so many days apart, or of unknown day */
	NAME_FEW = 30, /* and by any article for a name of two words that hardly any claim has */
	TELLING = 400, /* claims within these days; a term of more tells nothing */
	FIRST_DAY = -800000,
	LAST_DAY = 3000000,
};

struct use {
	struct str text;
	uint32_t place;
};

static int by_text(const void *a, const void *b)
{
	const struct use *x = a, *y = b;
	int order = str_compare(x->text, y->text);

	return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* Number the different terms of the claims. */
static void collect(const struct store_search *search, uint32_t begin, uint32_t end, struct arena *arena,
	struct postings *out)
{
	VEC(struct use) uses = { 0 };

	out->first = ARENA_ARRAY(arena, uint32_t, end - begin + 1);
	for (uint32_t i = begin; i < end; i++) {
		for (uint32_t k = 0; k < search->terms[i].n; k++) {
			struct use use = { search->terms[i].v[k], uses.n };

			vec_push(arena, &uses, use);
		}
		out->first[i - begin + 1] = uses.n;
	}
	out->n_terms = 0;
	out->places = ARENA_ARRAY(arena, uint32_t, uses.n);
	out->terms = ARENA_ARRAY(arena, struct posted_term, uses.n);
	if (uses.n)
		qsort(uses.v, uses.n, sizeof *uses.v, by_text);
	for (uint32_t i = 0; i < uses.n; i++) {
		if (!i || !str_eq(uses.v[i - 1].text, uses.v[i].text))
			out->terms[out->n_terms++].text = uses.v[i].text;
		out->places[uses.v[i].place] = out->n_terms - 1;
	}
}

/* Append rows of a term; those of the searching article itself, and newer claims, are read but not kept. */
static int append(struct query *query, struct store_search *search, struct arena *arena, struct postings *out,
	uint32_t *read, struct err *err)
{
	int rc;

	while ((rc = query_row(query, err)) == 1) {
		struct posting row = { query_get_int(query, 0), query_get_int(query, 1) };

		++*read;
		++search->rows_read;
		if (row.article != search->article && row.claim < search->before)
			vec_push(arena, &out->rows, row);
	}
	return rc;
}

/* One more row than can be of use is asked for, so that what is too common shows. */
static int read_days(struct store *store, struct store_search *search, struct str term, int64_t from,
	int64_t to, struct arena *arena, struct postings *out, uint32_t *read, struct err *err)
{
	struct query query = query_begin(store, STMT_TERM_CLAIMS);

	query_words(&query, term);
	query_int(&query, from);
	query_int(&query, to);
	query_int(&query, TELLING + 1 - *read);
	return append(&query, search, arena, out, read, err);
}

static bool is_name(struct str term)
{
	return memchr(term.p, ' ', term.n) != NULL;
}

/* Rows of any day for a rare name; none are kept when it is not. */
static int read_name(struct store *store, struct store_search *search, struct str term, struct arena *arena,
	struct postings *out, uint32_t *read, struct err *err)
{
	struct query query = query_begin(store, STMT_TERM_CLAIMS);
	uint32_t first = out->rows.n;

	query_words(&query, term);
	query_int(&query, FIRST_DAY);
	query_int(&query, LAST_DAY);
	query_int(&query, NAME_FEW + 1);
	if (append(&query, search, arena, out, read, err))
		return -1;
	if (*read > NAME_FEW) {
		out->rows.n = first;
		*read = 0;
	}
	return 0;
}

/* Which days a search is about. */
struct days {
	int64_t day;  /* the article's as the index counts it, 0 unknown */
	bool undated; /* there are claims of unknown day */
};

static int read_window(struct store *store, struct store_search *search, struct str term,
	const struct days *days, struct arena *arena, struct postings *out, uint32_t *read, struct err *err)
{
	int64_t day = days->day;

	if (!day)
		return read_days(store, search, term, FIRST_DAY, LAST_DAY, arena, out, read, err);
	if (read_days(store, search, term, day - WINDOW, day + WINDOW, arena, out, read, err))
		return -1;
	if (!days->undated || *read > TELLING || llabs(day) <= WINDOW)
		return 0;
	return read_days(store, search, term, 0, 0, arena, out, read, err);
}

static int read_term(struct store *store, struct store_search *search, struct posted_term *term,
	const struct days *days, struct arena *arena, struct postings *out, struct err *err)
{
	uint32_t read = 0;

	term->first = out->rows.n;
	if (is_name(term->text) && read_name(store, search, term->text, arena, out, &read, err))
		return -1;
	if (!read && read_window(store, search, term->text, days, arena, out, &read, err))
		return -1;
	if (read > TELLING)
		out->rows.n = term->first;
	term->n = out->rows.n - term->first;
	term->weight = (float)log2(2.0 * TELLING / ((read < TELLING ? read : TELLING) + 1));
	return 0;
}

static int days_of(struct store *store, struct str published, struct days *days, struct err *err)
{
	struct query query = query_begin(store, STMT_DAY);
	int rc;

	query_str(&query, published);
	rc = query_row(&query, err);
	*days = (struct days){ 0 };
	if (rc == 1)
		*days = (struct days){ query_get_int(&query, 0), query_get_int(&query, 1) };
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

int postings_read(struct store *store, struct store_search *search, uint32_t begin, uint32_t end,
	struct arena *arena, struct postings *out, struct err *err)
{
	struct days days;

	out->rows.n = 0;
	collect(search, begin, end, arena, out);
	if (days_of(store, search->published, &days, err))
		return -1;
	for (uint32_t i = 0; i < out->n_terms; i++)
		if (read_term(store, search, &out->terms[i], &days, arena, out, err))
			return -1;
	return 0;
}
