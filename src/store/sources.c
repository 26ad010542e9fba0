#include "store/query.h"

/*
 * The register: a named person, organization, outlet or document is one row for all articles; a group or
 * person without a name, the article's own writer and whatever is of unknown kind is one row an article,
 * since the same words elsewhere may mean others.
 */
static bool same_everywhere(const struct source *source)
{
	return source->named && source->kind != SOURCE_UNKNOWN && source->kind != SOURCE_AUTHOR;
}

static struct str kind_str(enum source_kind kind)
{
	const char *name = source_kind_name(kind);

	return name ? str_of(name) : STR("");
}

static int find(struct store *store, int64_t article, const struct source *source, int64_t *id,
	bool *incomplete, struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCE_FIND);
	int rc;

	*id = 0;
	query_words(&query, source->name);
	query_words(&query, kind_str(source->kind));
	if (same_everywhere(source))
		query_null(&query);
	else
		query_int(&query, article);
	rc = query_row(&query, err);
	if (rc == 1) {
		*id = query_get_int(&query, 0);
		*incomplete = query_get_int(&query, 1);
	}
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

static int insert(
	struct store *store, int64_t article, const struct source *source, int64_t *id, struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCE_INSERT);

	query_words(&query, source->name);
	query_words(&query, kind_str(source->kind));
	query_int(&query, source->named);
	if (same_everywhere(source))
		query_null(&query);
	else
		query_int(&query, article);
	query_str(&query, source->role);
	query_str(&query, source->organization);
	if (query_run(&query, err))
		return -1;
	*id = sqlite3_last_insert_rowid(store->db);
	return 0;
}

/* Fill in a role or organization that no article gave so far. */
static int learn(struct store *store, const struct source *source, int64_t id, struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCE_LEARN);

	query_int(&query, id);
	query_str(&query, source->role);
	query_str(&query, source->organization);
	return query_run(&query, err);
}

int source_register(
	struct store *store, int64_t article, const struct source *source, int64_t *id, struct err *err)
{
	bool incomplete = false;

	if (find(store, article, source, id, &incomplete, err))
		return -1;
	if (!*id)
		return insert(store, article, source, id, err);
	if (incomplete && (source->role.n || source->organization.n))
		return learn(store, source, *id, err);
	return 0;
}

static int add_name(struct store *store, int64_t article, int64_t id, struct str as_written, struct err *err)
{
	struct query query = query_begin(store, STMT_SOURCE_NAME_INSERT);

	query_int(&query, id);
	query_int(&query, article);
	query_words(&query, as_written);
	return query_run(&query, err);
}

static int add_claim_source(struct store *store, const struct document *doc, int64_t claim, uint32_t ordinal,
	const struct source *source, int64_t id, struct err *err)
{
	struct query query = query_begin(store, STMT_CLAIM_SOURCE_INSERT);

	query_int(&query, claim);
	query_int(&query, (int64_t)ordinal + 1);
	if (id)
		query_int(&query, id);
	else
		query_null(&query);
	query_words(&query, kind_str(source->kind));
	query_int(&query, source->named);
	if (source->number)
		query_int(&query, source->number);
	else
		query_null(&query);
	query_str(&query, source->role);
	query_str(&query, source->organization);
	query_str(&query, source->as_written);
	if (span_empty(source->span)) {
		query_null(&query);
		query_null(&query);
	} else {
		query_int(&query, document_code_point(doc, source->span.start));
		query_int(&query, document_code_point(doc, source->span.end));
	}
	query_str(&query, source->basis);
	query_str(&query, source->anonymity_reason);
	query_str(&query, str_of(source->rule));
	query_real(&query, (double)source->confidence);
	return query_run(&query, err);
}

int claim_sources_add(struct store *store, const struct document *doc, int64_t article, int64_t claim,
	const struct source_vec *sources, struct err *err)
{
	for (uint32_t i = 0; i < sources->n; i++) {
		const struct source *source = &sources->v[i];
		int64_t id = 0;

		if (source->name.n && source_register(store, article, source, &id, err))
			return -1;
		if (id && source->as_written.n && add_name(store, article, id, source->as_written, err))
			return -1;
		if (add_claim_source(store, doc, claim, i, source, id, err))
			return -1;
	}
	return 0;
}
