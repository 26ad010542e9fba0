#include <stdlib.h>
#include <string.h>

#include "store/decisions.h"

/*
 * A page that was added before and has other text now: the new article takes over the decisions on claims
 * whose words have not changed, as a step of its own; the old one is kept, set aside.
 */

enum { LOOKED_AT = 64, PLACES_MAX = 1000 };

/* A claim, or decisions without one: the key, and the words as found. */
struct side {
	struct str key, quote;
	struct span first;
	bool taken;
};

VEC_DECLARE(side_vec, struct side);

struct version {
	struct store *store;
	struct arena *arena;
	int64_t old, new;
	struct str old_sha256, old_text, new_sha256, new_text;
	struct side_vec before, after; /* before: those that were decided on */
	struct str *moved;             /* [before.n] the new key, {0}: the words are gone */
	struct history history;
	struct store_version *result;
};

static int find_old(struct store *store, int64_t article, int64_t *old, struct err *err)
{
	struct query query = decide_query(store, DECIDE_OLD_VERSION);

	query_int(&query, article);
	return decide_int(&query, old, err);
}

static int read_sides(struct version *version, enum decide_stmt stmt, int64_t article, struct side_vec *sides,
	struct err *err)
{
	struct query query = decide_query(version->store, stmt);
	int rc;

	query_int(&query, article);
	while ((rc = query_row(&query, err)) == 1) {
		struct side side = { .key = query_get_str(&query, 0, version->arena),
			.quote = query_get_str(&query, 1, version->arena) };
		struct span_vec fragments;

		if (excerpt_parse(side.key, version->arena, &fragments))
			side.first = fragments.v[0];
		vec_push(version->arena, sides, side);
	}
	return rc;
}

/* ---- where the words are now ---- */

static int by_quote(const void *a, const void *b)
{
	const struct side *x = a, *y = b;
	int order = str_compare(x->quote, y->quote);

	return order ? order : (x->first.start > y->first.start) - (x->first.start < y->first.start);
}

static uint32_t apart(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

/* Of the claims with these words, which begin at `from`, the nearest one that is free. */
static struct side *nearest(struct side_vec *after, uint32_t from, const struct side *before)
{
	struct side *best = NULL;

	for (uint32_t i = from; i < after->n && i - from < LOOKED_AT; i++) {
		struct side *side = &after->v[i];

		if (!str_eq(side->quote, before->quote))
			break;
		if (!side->taken && (!best || apart(side->first.start, before->first.start) <
						      apart(best->first.start, before->first.start)))
			best = side;
	}
	return best;
}

static void match_claims(struct version *version)
{
	struct side_vec *before = &version->before, *after = &version->after;
	uint32_t from = 0;

	version->moved = ARENA_ARRAY(version->arena, struct str, before->n + 1);
	if (!before->n || !after->n)
		return;
	qsort(before->v, before->n, sizeof *before->v, by_quote);
	qsort(after->v, after->n, sizeof *after->v, by_quote);
	for (uint32_t i = 0; i < before->n; i++) {
		struct side *side;

		while (from < after->n && str_compare(after->v[from].quote, before->v[i].quote) < 0)
			from++;
		side = nearest(after, from, &before->v[i]);
		if (!side)
			continue;
		side->taken = true;
		version->moved[i] = side->key;
	}
}

/* The list of fragments, each moved by so many code points; {0} where it would leave the text at its start.
 */
static struct str shifted(struct arena *arena, struct str spans, int64_t by)
{
	struct strbuf out = strbuf_new(arena);
	struct span_vec fragments;

	if (!excerpt_parse(spans, arena, &fragments) || (int64_t)fragments.v[0].start + by < 0)
		return (struct str){ 0 };
	for (uint32_t i = 0; i < fragments.n; i++)
		strbuf_addf(&out, "%s%lld-%lld", i ? " " : "", (long long)fragments.v[i].start + by,
			(long long)fragments.v[i].end + by);
	return strbuf_str(&out);
}

/* Are the words at `spans` of the new text those of the old text at `old_spans`? */
static bool same_words(struct version *version, struct str old_spans, struct str spans)
{
	struct excerpt before, after;

	return excerpt_read(version->old_text, old_spans, version->arena, &before) &&
	       excerpt_read(version->new_text, spans, version->arena, &after) &&
	       str_eq(before.quote, after.quote);
}

/* Other words that a person chose, moved with the claim that they were chosen for. */
static struct str moved_spans(
	struct version *version, const struct side *before, struct str key, struct str spans)
{
	struct span_vec now;
	struct str moved;

	if (!excerpt_parse(key, version->arena, &now))
		return (struct str){ 0 };
	moved = shifted(version->arena, spans, (int64_t)now.v[0].start - before->first.start);
	return moved.n && same_words(version, spans, moved) ? moved : (struct str){ 0 };
}

/* ---- what a person found: by its words alone ---- */

/* The place of the first fragment's words nearest to where they stood, as a shift of code points. */
static bool find_shift(struct version *version, const struct side *before, int64_t *shift)
{
	struct str text = version->new_text, first;
	struct excerpt excerpt;
	struct strbuf spans = strbuf_new(version->arena);
	uint32_t code_point = 0, places = 0;
	bool found = false;

	strbuf_addf(&spans, "%u-%u", before->first.start, before->first.end);
	if (!excerpt_read(version->old_text, strbuf_str(&spans), version->arena, &excerpt))
		return false;
	first = excerpt.quote;
	for (size_t at = 0; at + first.n <= text.n && places < PLACES_MAX; at++) {
		if (((unsigned char)text.p[at] & 0xC0) == 0x80)
			continue;
		if (text.p[at] == first.p[0] && !memcmp(text.p + at, first.p, first.n)) {
			int64_t by = (int64_t)code_point - before->first.start;

			if (!found || llabs(by) < llabs(*shift))
				*shift = by;
			found = true;
			places++;
		}
		code_point++;
	}
	return found;
}

static int is_given(struct version *version, struct str key, bool *given, struct err *err)
{
	struct history_key one = {
		.subject = HISTORY_CLAIM, .sha256 = version->old_sha256, .place = key, .kind = STR("given")
	};
	struct str value;

	if (history_get(version->store, &one, version->arena, &value, err))
		return -1;
	*given = value.n;
	return 0;
}

static int match_given(struct version *version, struct err *err)
{
	for (uint32_t i = 0; i < version->before.n; i++) {
		const struct side *before = &version->before.v[i];
		bool given;
		int64_t shift = 0;
		struct str moved;

		if (version->moved[i].n)
			continue;
		if (is_given(version, before->key, &given, err))
			return -1;
		if (!given || !find_shift(version, before, &shift))
			continue;
		moved = shifted(version->arena, before->key, shift);
		if (moved.n && same_words(version, before->key, moved))
			version->moved[i] = moved;
	}
	return 0;
}

/* ---- taking over ---- */

struct decided {
	struct history_key key;
	struct str value, who, when;
};

VEC_DECLARE(decided_vec, struct decided);

static int read_decided(struct version *version, struct decided_vec *all, struct err *err)
{
	struct query query = decide_query(version->store, DECIDE_DECISIONS_ON);
	struct arena *arena = version->arena;
	int rc;

	query_words(&query, version->old_sha256);
	while ((rc = query_row(&query, err)) == 1) {
		struct decided one = { .value = query_get_str(&query, 5, arena),
			.who = query_get_str(&query, 6, arena),
			.when = query_get_str(&query, 7, arena) };

		one.key.sha256 = query_get_str(&query, 0, arena);
		one.key.place = query_get_str(&query, 1, arena);
		one.key.other_sha256 = query_get_str(&query, 2, arena);
		one.key.other_place = query_get_str(&query, 3, arena);
		one.key.kind = query_get_str(&query, 4, arena);
		one.key.subject = one.key.other_sha256.n ? HISTORY_CONFLICT : HISTORY_CLAIM;
		vec_push(arena, all, one);
	}
	return rc;
}

static int by_key(const void *a, const void *b)
{
	return str_compare(((const struct side *)a)->key, ((const struct side *)b)->key);
}

/* Where the old article's key went; *side: whose it is. False when its words are gone. */
static bool move_key(
	const struct version *version, struct str *sha256, struct str *place, const struct side **side)
{
	struct side wanted = { .key = *place };
	const struct side *found;

	if (!str_eq(*sha256, version->old_sha256))
		return true;
	if (!version->before.n)
		return false;
	found = bsearch(&wanted, version->before.v, version->before.n, sizeof wanted, by_key);
	if (!found || !version->moved[found - version->before.v].n)
		return false;
	*side = found;
	*sha256 = version->new_sha256;
	*place = version->moved[found - version->before.v];
	return true;
}

/* The moved keys beside the sides, in the order of the keys. */
static void sort_by_key(struct version *version)
{
	struct side_vec *before = &version->before;
	struct str *moved = ARENA_ARRAY(version->arena, struct str, before->n + 1);

	for (uint32_t i = 0; i < before->n; i++)
		before->v[i].quote = version->moved[i];
	if (before->n)
		qsort(before->v, before->n, sizeof *before->v, by_key);
	for (uint32_t i = 0; i < before->n; i++)
		moved[i] = before->v[i].quote;
	version->moved = moved;
}

static int take_over(struct version *version, const struct decided *decided, struct err *err)
{
	struct history_key key = decided->key;
	struct str value = decided->value;
	const struct side *side = NULL;

	if (!move_key(version, &key.sha256, &key.place, &side) ||
		(key.other_sha256.n && !move_key(version, &key.other_sha256, &key.other_place, &side))) {
		version->result->lost++;
		return 0;
	}
	if (str_is(key.kind, "spans") && side)
		value = moved_spans(version, side, key.place, value);
	if (!value.n) {
		version->result->lost++;
		return 0;
	}
	version->result->kept++;
	return history_carry(&version->history, &key, value, decided->who, decided->when, err);
}

static struct str summary(const struct version *version)
{
	struct strbuf out = strbuf_new(version->arena);

	strbuf_addf(&out, "a%lld is a newer version of a%lld and keeps what was decided on it",
		(long long)version->new, (long long)version->old);
	return strbuf_str(&out);
}

static int take_over_all(struct version *version, struct err *err)
{
	struct decided_vec all = { 0 };

	if (read_decided(version, &all, err))
		return -1;
	version->history.summary = summary(version);
	for (uint32_t i = 0; i < all.n; i++)
		if (take_over(version, &all.v[i], err))
			return -1;
	return 0;
}

static int run_on(struct store *store, enum decide_stmt stmt, int64_t article, struct err *err)
{
	struct query query = decide_query(store, stmt);

	query_int(&query, article);
	return query_run(&query, err);
}

/* It is no copy or original any more, and its claims are not held against those of others. */
static int set_aside(struct version *version, struct err *err)
{
	struct query query = decide_query(version->store, DECIDE_SUPERSEDE);

	query_int(&query, version->old);
	query_int(&query, version->new);
	if (query_run(&query, err) || copies_free(version->store, version->old, err) ||
		run_on(version->store, DECIDE_COPIES_FREE, version->old, err) ||
		run_on(version->store, DECIDE_MARKS_CLEAR, version->old, err) ||
		run_on(version->store, DECIDE_TERMS_CLEAR, version->old, err))
		return -1;
	return 0;
}

int store_new_version(struct store *store, int64_t article, struct str who, struct arena *arena,
	struct store_version *result, struct err *err)
{
	struct version version = { .store = store,
		.arena = arena,
		.new = article,
		.history = { .store = store, .who = who },
		.result = result };

	*result = (struct store_version){ 0 };
	if (find_old(store, article, &version.old, err))
		return -1;
	if (!version.old)
		return 0;
	result->old = version.old;
	if (set_aside(&version, err) ||
		article_text(store, version.old, arena, &version.old_sha256, &version.old_text, err) ||
		article_text(store, article, arena, &version.new_sha256, &version.new_text, err) ||
		read_sides(&version, DECIDE_DECIDED_SIDES, version.old, &version.before, err) ||
		read_sides(&version, DECIDE_SIDES, article, &version.after, err))
		return -1;
	match_claims(&version);
	if (match_given(&version, err))
		return -1;
	sort_by_key(&version);
	return take_over_all(&version, err);
}
