#include "store/query.h"

#include "base/utf8.h"

/* A stored claim as a statement. Nothing of the article's text is read: the claim's row has its words. */

static int recall_row(
	struct query *query, struct arena *arena, struct statement *statement, struct str *quote)
{
	bool known;

	statement->article_id = query_get_int(query, 0);
	statement->ordinal = (uint32_t)(query_get_int(query, 1) - 1);
	statement->parent = query_is_null(query, 2) ? INDEX_NONE : (uint32_t)(query_get_int(query, 2) - 1);
	statement->paragraph = (uint32_t)(query_get_int(query, 3) - 1);
	statement->sentence = (uint32_t)(query_get_int(query, 4) - 1);
	statement->document = query_get_str(query, 5, arena);
	statement->outlet = query_get_str(query, 6, arena);
	statement->published = query_get_str(query, 7, arena);
	statement->claim_text = query_get_str(query, 8, arena);
	*quote = query_get_str(query, 9, arena);
	statement->cue = query_get_str(query, 10, arena);
	statement->verb = query_get_str(query, 11, arena);
	known = speech_parse(query_get_peek(query, 12), &statement->speech);
	known &= stance_parse(query_get_peek(query, 13), &statement->stance);
	statement->cue_negated = query_get_int(query, 14);
	known &= polarity_parse(query_get_peek(query, 15), &statement->polarity);
	known &= certainty_parse(query_get_peek(query, 16), &statement->certainty);
	statement->said_on = query_get_str(query, 17, arena);
	statement->event_time = query_get_str(query, 18, arena);
	statement->story_id = query_get_int(query, 19);
	statement->in_copy = query_get_int(query, 20);
	return known ? 0 : -1;
}

/* The quote is the fragments joined by " … "; their lengths say where each ends. */
static int recall_content(struct store *store, struct statement *statement, struct str quote,
	struct arena *arena, struct err *err)
{
	struct query query = query_begin(store, STMT_CLAIM_RECALL_CONTENT);
	int rc;

	query_int(&query, statement->claim_id);
	while ((rc = query_row(&query, err)) == 1) {
		int64_t start = query_get_int(&query, 0), end = query_get_int(&query, 1);
		struct str words = str_cut(quote, 0, utf8_offset(quote, (size_t)(end - start)));

		vec_push(arena, &statement->content, (struct fragment){ words, (uint32_t)start });
		quote = str_cut(quote, words.n, quote.n);
		quote = str_cut(quote, utf8_offset(quote, 3), quote.n);
	}
	return rc;
}

static int recall_sources(
	struct store *store, struct statement *statement, struct arena *arena, struct err *err)
{
	struct query query = query_begin(store, STMT_CLAIM_RECALL_SOURCES);
	int rc;

	query_int(&query, statement->claim_id);
	while ((rc = query_row(&query, err)) == 1) {
		vec_push(arena, &statement->source_ids, query_get_int(&query, 0));
		vec_push(arena, &statement->source_names, query_get_str(&query, 1, arena));
	}
	return rc;
}

int store_statement(struct store *store, int64_t claim, struct arena *arena, struct statement *statement,
	bool *found, struct err *err)
{
	struct query query = query_begin(store, STMT_CLAIM_RECALL);
	struct str quote = { 0 };
	int rc, known = 0;

	*statement = (struct statement){ .claim_id = claim };
	query_int(&query, claim);
	rc = query_row(&query, err);
	*found = rc == 1;
	if (*found)
		known = recall_row(&query, arena, statement, &quote);
	query_end(&query);
	if (rc < 0)
		return -1;
	if (known)
		return err_set(err, ERR_STORE, "%s: claim %lld has values that this version does not know",
			store->path, (long long)claim);
	if (!*found)
		return 0;
	if (recall_content(store, statement, quote, arena, err) ||
		recall_sources(store, statement, arena, err))
		return -1;
	return 0;
}

int store_source_ids(struct store *store, struct statement *statement, struct arena *arena, struct err *err)
{
	struct query query = query_begin(store, STMT_CLAIM_RECALL_SOURCES);
	int rc;

	query_int(&query, statement->claim_id);
	while ((rc = query_row(&query, err)) == 1)
		vec_push(arena, &statement->source_ids, query_get_int(&query, 0));
	return rc;
}
