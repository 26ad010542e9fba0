#include "base/utf8.h"
#include "store/decide.h"
#include "store/decisions.h"

/* Claims and conflicts that a person found, as decisions: given.c makes their rows. */

enum { REASON_BYTES = 1000, SHOWN = 60 };

struct found {
	struct history history;
	struct arena arena;
	jmp_buf escape;
};

static int begin(struct found *found, struct store *store, struct str who, struct err *err)
{
	if (history_begin(&found->history, store, who, STR(""), err))
		return -1;
	arena_init(&found->arena, &found->escape);
	return 0;
}

static int no_memory(struct found *found, struct err *err)
{
	history_abandon(&found->history);
	arena_release(&found->arena);
	return err_set(err, ERR_SYSTEM, "not enough memory");
}

/* Give back what is known, in the caller's arena. */
static int end(struct found *found, int rc, struct arena *arena, struct str *summary)
{
	if (rc)
		history_abandon(&found->history);
	else
		*summary = str_copy(arena, found->history.summary);
	arena_release(&found->arena);
	return rc;
}

static int next_id(struct store *store, enum decide_stmt stmt, int64_t *id, struct err *err)
{
	struct query query = decide_query(store, stmt);

	return decide_int(&query, id, err);
}

static struct str cut(struct str words)
{
	return str_cut(words, 0, utf8_offset(words, SHOWN));
}

static int set(struct found *found, const struct history_key *key, const char *kind, struct str value,
	struct err *err)
{
	struct history_key one = *key;

	one.kind = str_of(kind);
	return history_set(&found->history, &one, value, err);
}

/* ---- a claim ---- */

static struct str claim_summary(
	struct found *found, int64_t claim, int64_t article, struct str quote, struct str source)
{
	struct strbuf out = strbuf_new(&found->arena);
	struct str shown = cut(quote);

	strbuf_addf(&out, "c%lld is found in a%lld: “%.*s%s”", (long long)claim, (long long)article,
		STR_ARG(shown), shown.n < quote.n ? " …" : "");
	if (source.n)
		strbuf_addf(&out, ", from %.*s", STR_ARG(source));
	return strbuf_str(&out);
}

static int read_claim(struct found *found, int64_t article, struct str spans, struct history_key *key,
	struct excerpt *words, struct err *err)
{
	struct store *store = found->history.store;
	struct str text;
	int64_t there;

	if (article_text(store, article, &found->arena, &key->sha256, &text, err))
		return -1;
	if (!key->sha256.n)
		return err_set(err, ERR_USAGE, "there is no article a%lld", (long long)article);
	if (!excerpt_read(text, spans, &found->arena, words))
		return err_set(err, ERR_USAGE, "there are no words at %.*s of a%lld", STR_ARG(spans),
			(long long)article);
	key->place = words->spans;
	if (claim_of_key(store, key->sha256, key->place, &there, err))
		return -1;
	if (there)
		return err_set(err, ERR_USAGE, "these words are a claim already: c%lld", (long long)there);
	return 0;
}

static int new_claim(struct found *found, int64_t article, struct str spans, struct str source,
	int64_t *claim, struct err *err)
{
	struct store *store = found->history.store;
	struct history_key key = { .subject = HISTORY_CLAIM };
	struct excerpt words;

	if (read_claim(found, article, spans, &key, &words, err) ||
		sources_given_read(store, article, source, &found->arena, &source, err) ||
		next_id(store, DECIDE_NEXT_CLAIM, claim, err))
		return -1;
	found->history.summary = claim_summary(found, *claim, article, words.quote, source);
	if (set(found, &key, "given", words.quote, err) ||
		(source.n && set(found, &key, "source", source, err)) ||
		claim_of_key(store, key.sha256, key.place, claim, err))
		return -1;
	return history_end(&found->history, err);
}

int decide_new_claim(struct store *store, struct str who, int64_t article, uint32_t start, uint32_t end_at,
	struct str source, struct arena *arena, int64_t *claim, struct str *summary, struct err *err)
{
	struct found found;
	struct strbuf spans;

	*summary = (struct str){ 0 };
	*claim = 0;
	if (begin(&found, store, who, err))
		return -1;
	if (setjmp(found.escape))
		return no_memory(&found, err);
	spans = strbuf_new(&found.arena);
	strbuf_addf(&spans, "%u-%u", start, end_at);
	return end(
		&found, new_claim(&found, article, strbuf_str(&spans), source, claim, err), arena, summary);
}

/* ---- a conflict ---- */

/* The earlier one is first: by day where both are known, then by id. */
static int order(struct found *found, int64_t *a, int64_t *b, struct err *err)
{
	int64_t ids[2] = { *a, *b };
	struct statement sides[2];
	int later;

	for (int i = 0; i < 2; i++) {
		bool there;

		if (store_statement(found->history.store, ids[i], &found->arena, &sides[i], &there, err))
			return -1;
		if (!there)
			return err_set(err, ERR_USAGE, "there is no claim c%lld", (long long)ids[i]);
	}
	later = sides[0].published.n && sides[1].published.n
			? str_compare(sides[0].published, sides[1].published)
			: 0;
	if (later > 0 || (!later && *a > *b)) {
		*a = ids[1];
		*b = ids[0];
	}
	return 0;
}

/* What is only possible, and shown on request alone, gives way to what a person says; another is there
 * already. */
static int replace_possible(struct store *store, int64_t conflict, struct err *err)
{
	struct query query = decide_query(store, DECIDE_CONFLICT_POSSIBLE);
	int64_t possible;

	query_int(&query, conflict);
	if (decide_int(&query, &possible, err))
		return -1;
	if (!possible)
		return err_set(err, ERR_USAGE, "these two claims are a conflict already: x%lld",
			(long long)conflict);
	return store_withdraw_conflict(store, &(struct store_pair){ .conflict = conflict }, err);
}

static int read_pair(struct found *found, int64_t a, int64_t b, struct history_key *key, struct err *err)
{
	struct store *store = found->history.store;
	struct history_key other;
	bool there;
	int64_t pair;
	struct query query;

	if (history_claim_key(store, a, &found->arena, key, &there, err) ||
		history_claim_key(store, b, &found->arena, &other, &there, err))
		return -1;
	key->subject = HISTORY_CONFLICT;
	key->other_sha256 = other.sha256;
	key->other_place = other.place;
	query = query_begin(store, STMT_CONFLICT_FIND);
	query_int(&query, a);
	query_int(&query, b);
	if (decide_int(&query, &pair, err))
		return -1;
	if (pair && replace_possible(store, pair, err))
		return -1;
	if (str_eq(key->sha256, other.sha256) && str_eq(key->place, other.place))
		return err_set(
			err, ERR_USAGE, "c%lld and c%lld are the same words", (long long)a, (long long)b);
	return 0;
}

static struct str conflict_summary(
	struct found *found, int64_t conflict, int64_t a, int64_t b, struct str reason)
{
	struct strbuf out = strbuf_new(&found->arena);
	struct str shown = cut(reason);

	strbuf_addf(&out, "x%lld is found: c%lld against c%lld, “%.*s%s”", (long long)conflict, (long long)a,
		(long long)b, STR_ARG(shown), shown.n < reason.n ? " …" : "");
	return strbuf_str(&out);
}

static int new_conflict(
	struct found *found, int64_t a, int64_t b, struct str reason, int64_t *conflict, struct err *err)
{
	struct store *store = found->history.store;
	struct history_key key;
	struct query query;

	if (a == b)
		return err_set(err, ERR_USAGE, "a claim is no conflict with itself");
	if (decide_text(reason, REASON_BYTES, &found->arena, &reason, err))
		return -1;
	if (!reason.n)
		return err_set(err, ERR_USAGE, "say why the two contradict each other");
	if (order(found, &a, &b, err) || read_pair(found, a, b, &key, err) ||
		next_id(store, DECIDE_NEXT_CONFLICT, conflict, err))
		return -1;
	found->history.summary = conflict_summary(found, *conflict, a, b, reason);
	if (set(found, &key, "given", reason, err))
		return -1;
	query = query_begin(store, STMT_CONFLICT_FIND);
	query_int(&query, a);
	query_int(&query, b);
	return decide_int(&query, conflict, err) || history_end(&found->history, err) ? -1 : 0;
}

int decide_new_conflict(struct store *store, struct str who, int64_t a, int64_t b, struct str reason,
	struct arena *arena, int64_t *conflict, struct str *summary, struct err *err)
{
	struct found found;

	*summary = (struct str){ 0 };
	*conflict = 0;
	if (begin(&found, store, who, err))
		return -1;
	if (setjmp(found.escape))
		return no_memory(&found, err);
	return end(&found, new_conflict(&found, a, b, reason, conflict, err), arena, summary);
}
