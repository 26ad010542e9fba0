#include "store/query.h"

static int add_warning(struct store *store, const struct document *doc, int64_t article, int64_t claim,
	const struct warning *warning, struct err *err)
{
	struct query query = query_begin(store, STMT_WARNING_INSERT);

	query_int(&query, article);
	if (claim)
		query_int(&query, claim);
	else
		query_null(&query);
	query_words(&query, str_of(warning->rule));
	if (span_empty(warning->span)) {
		query_null(&query);
		query_null(&query);
	} else {
		query_int(&query, document_code_point(doc, warning->span.start));
		query_int(&query, document_code_point(doc, warning->span.end));
	}
	query_str(&query, warning->detail);
	return query_run(&query, err);
}

static int add_counts(
	struct store *store, int64_t article, const struct sourcing_counts *counts, struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCING_INSERT);

	query_int(&query, article);
	query_int(&query, counts->claims);
	query_int(&query, counts->named);
	query_int(&query, counts->anonymous);
	query_int(&query, counts->official);
	query_int(&query, counts->documents);
	query_int(&query, counts->no_source);
	query_int(&query, counts->unresolved);
	query_int(&query, counts->sources);
	return query_run(&query, err);
}

int warnings_add(struct store *store, const struct document *doc, int64_t article, const struct id_vec *ids,
	struct err *err)
{
	for (uint32_t i = 0; i < doc->warnings.n; i++) {
		const struct warning *warning = &doc->warnings.v[i];
		int64_t claim = warning->claim == INDEX_NONE ? 0 : ids->v[warning->claim];

		if (add_warning(store, doc, article, claim, warning, err))
			return -1;
	}
	return add_counts(store, article, &doc->sourcing, err);
}

int warnings_load(struct store *store, int64_t article, struct document *doc, struct err *err)
{
	struct query query = query_begin(store, STMT_WARNINGS_LOAD);
	int rc;

	query_int(&query, article);
	while ((rc = query_row(&query, err)) == 1) {
		struct warning warning = { .claim = INDEX_NONE };

		warning.rule = query_get_str(&query, 0, doc->arena).p;
		if (!query_is_null(&query, 1))
			warning.claim = (uint32_t)(query_get_int(&query, 1) - 1);
		if (!query_is_null(&query, 2))
			warning.span = query_get_span(doc, &query, 2);
		warning.detail = query_get_str(&query, 4, doc->arena);
		if (warning.claim == INDEX_NONE || warning.claim < doc->claims.n)
			vec_push(doc->arena, &doc->warnings, warning);
	}
	return rc;
}

int store_backlog(struct store *store, int64_t *article, struct err *err)
{
	struct query query = query_begin(store, STMT_BACKLOG_NEXT);
	int rc = query_row(&query, err);

	*article = rc == 1 ? query_get_int(&query, 0) : 0;
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

int store_add_warnings(struct store *store, const struct document *doc, int64_t article,
	const struct id_vec *ids, struct err *err)
{
	struct query query;

	if (warnings_add(store, doc, article, ids, err))
		return -1;
	query = query_begin(store, STMT_BACKLOG_DONE);
	query_int(&query, article);
	return query_run(&query, err);
}
