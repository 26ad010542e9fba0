#include "store/decisions.h"
#include "store/register.h"

/* ---- as found ---- */

static int run_on(struct store *store, enum decide_stmt stmt, int64_t claim, struct err *err)
{
	struct query query = decide_query(store, stmt);

	query_int(&query, claim);
	return query_run(&query, err);
}

int claim_content_add(struct store *store, int64_t claim, const struct span_vec *fragments, struct err *err)
{
	for (uint32_t i = 0; i < fragments->n; i++) {
		struct query query = query_begin(store, STMT_CLAIM_SPAN_INSERT);

		query_int(&query, claim);
		query_words(&query, STR("content"));
		query_int(&query, (int64_t)i + 1);
		query_int(&query, fragments->v[i].start);
		query_int(&query, fragments->v[i].end);
		if (query_run(&query, err))
			return -1;
	}
	return 0;
}

static int write_content(
	struct store *store, int64_t claim, const struct span_vec *fragments, struct err *err)
{
	return run_on(store, DECIDE_CONTENT_CLEAR, claim, err) ||
			       claim_content_add(store, claim, fragments, err)
		       ? -1
		       : 0;
}

struct edited {
	int64_t article;
	struct str sha256, key, text, spans;   /* text, spans: as found */
	enum speech speech;                    /* the same */
	struct str wording, new_spans, source; /* as decided, {0} for none */
};

static int read_claim(struct store *store, int64_t claim, struct arena *arena, struct edited *edited,
	bool *found, struct err *err)
{
	struct query query = decide_query(store, DECIDE_CLAIM_ROW);
	int rc;

	*edited = (struct edited){ 0 };
	query_int(&query, claim);
	rc = query_row(&query, err);
	*found = rc == 1;
	if (*found) {
		edited->article = query_get_int(&query, 0);
		edited->sha256 = query_get_str(&query, 1, arena);
		edited->key = query_get_str(&query, 2, arena);
		edited->text = query_get_str(&query, 3, arena);
		edited->spans = query_get_str(&query, 4, arena);
		speech_parse(query_get_peek(&query, 5), &edited->speech);
	}
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

static int read_decisions(struct store *store, struct arena *arena, struct edited *edited, struct err *err)
{
	struct query query = decide_query(store, DECIDE_CLAIM_DECISIONS);
	int rc;

	query_words(&query, edited->sha256);
	query_words(&query, edited->key);
	while ((rc = query_row(&query, err)) == 1) {
		struct str kind = query_get_peek(&query, 0);

		if (str_is(kind, "claim"))
			edited->wording = query_get_str(&query, 1, arena);
		else if (str_is(kind, "spans"))
			edited->new_spans = query_get_str(&query, 1, arena);
		else if (str_is(kind, "source"))
			edited->source = query_get_str(&query, 1, arena);
	}
	return rc;
}

/* Appearances that the claim's sources go back to may belong to another row by now. */
static int settle_sources(struct store *store, int64_t claim, struct arena *arena, struct err *err)
{
	struct query query = decide_query(store, DECIDE_CLAIM_APPEARANCES);
	struct id_vec all = { 0 };
	int rc;

	query_int(&query, claim);
	while ((rc = query_row(&query, err)) == 1)
		vec_push(arena, &all, query_get_int(&query, 0));
	for (uint32_t i = 0; i < all.n && !rc; i++)
		rc = settle_new(store, all.v[i], arena, err);
	return rc;
}

static int restore_sources(struct store *store, int64_t claim, struct arena *arena, struct err *err)
{
	return run_on(store, DECIDE_SOURCES_CLEAR, claim, err) ||
			       run_on(store, DECIDE_SOURCES_RESTORE, claim, err) ||
			       run_on(store, DECIDE_SOURCES_DROP, claim, err) ||
			       settle_sources(store, claim, arena, err)
		       ? -1
		       : 0;
}

/* Back to what was found. */
static int restore(
	struct store *store, int64_t claim, const struct edited *edited, struct arena *arena, struct err *err)
{
	struct query query = decide_query(store, DECIDE_FOUND_GET);
	struct span_vec fragments;
	bool sources = false;
	int rc;

	query_int(&query, claim);
	rc = query_row(&query, err);
	if (rc == 1)
		sources = query_get_int(&query, 0);
	query_end(&query);
	if (rc != 1)
		return rc;
	if (run_on(store, DECIDE_FOUND_RESTORE, claim, err) || run_on(store, DECIDE_FOUND_DROP, claim, err))
		return -1;
	if (excerpt_parse(edited->spans, arena, &fragments) && write_content(store, claim, &fragments, err))
		return -1;
	return sources ? restore_sources(store, claim, arena, err) : 0;
}

/* ---- as decided ---- */

/*
 * Speech is what the quotation marks around the words say, as when an article is read. Without any, a claim
 * that was found in marks of another kind keeps what it had.
 */
static enum speech speech_of(const struct excerpt *words, const struct edited *edited)
{
	return words->marked ? words->speech : edited->speech;
}

static int write_words(struct store *store, int64_t claim, const struct edited *edited,
	const struct excerpt *words, struct err *err)
{
	const struct span_vec *fragments = &words->fragments;
	struct query query = decide_query(store, DECIDE_CLAIM_WORDS);

	query_int(&query, claim);
	query_words(&query, words->quote);
	query_words(&query, str_of(speech_name(speech_of(words, edited))));
	query_int(&query, fragments->v[0].start);
	query_int(&query, fragments->v[fragments->n - 1].end);
	query_words(&query, words->spans);
	return query_run(&query, err) || write_content(store, claim, fragments, err) ? -1 : 0;
}

static int apply_words(
	struct store *store, int64_t claim, const struct edited *edited, struct arena *arena, struct err *err)
{
	struct str sha256, text;
	struct excerpt words;

	if (article_text(store, edited->article, arena, &sha256, &text, err))
		return -1;
	/* A file from elsewhere may decide on words that are not there. */
	if (!excerpt_read(text, edited->new_spans, arena, &words))
		return 0;
	return write_words(store, claim, edited, &words, err);
}

static int apply_wording(struct store *store, int64_t claim, struct str wording, struct err *err)
{
	struct query query = decide_query(store, DECIDE_CLAIM_TEXT);

	query_int(&query, claim);
	query_words(&query, wording);
	return query_run(&query, err);
}

static int apply_source(
	struct store *store, int64_t claim, const struct edited *edited, struct arena *arena, struct err *err)
{
	return run_on(store, DECIDE_SOURCES_MARK, claim, err) ||
			       run_on(store, DECIDE_SOURCES_KEEP, claim, err) ||
			       run_on(store, DECIDE_SOURCES_CLEAR, claim, err) ||
			       sources_given_add(store, edited->article, claim, edited->source, arena, err)
		       ? -1
		       : 0;
}

int edits_restore(struct store *store, int64_t claim, struct arena *arena, struct err *err)
{
	struct edited edited;
	bool found;

	if (read_claim(store, claim, arena, &edited, &found, err))
		return -1;
	return found ? restore(store, claim, &edited, arena, err) : 0;
}

int edits_settle(struct store *store, int64_t claim, struct arena *arena, struct err *err)
{
	struct edited edited;
	bool found;

	if (read_claim(store, claim, arena, &edited, &found, err))
		return -1;
	if (!found)
		return 0;
	if (restore(store, claim, &edited, arena, err) || read_decisions(store, arena, &edited, err))
		return -1;
	if (!edited.wording.n && !edited.new_spans.n && !edited.source.n)
		return 0;
	if (run_on(store, DECIDE_FOUND_KEEP, claim, err))
		return -1;
	if (edited.new_spans.n && apply_words(store, claim, &edited, arena, err))
		return -1;
	if (edited.wording.n && apply_wording(store, claim, edited.wording, err))
		return -1;
	return edited.source.n ? apply_source(store, claim, &edited, arena, err) : 0;
}
