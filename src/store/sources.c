#include "store/query.h"
#include "store/register.h"

/* Names that an article gives one source, besides the fullest. */
enum { ALIASES = 8, ALIAS_BYTES = 80, MENTIONS_LOOKED_AT = 4096 };

static struct str kind_str(enum source_kind kind)
{
	const char *name = source_kind_name(kind);

	return name ? str_of(name) : STR("");
}

static bool is_new(const struct str_vec *names, struct str name)
{
	for (uint32_t i = 0; i < names->n; i++)
		if (str_eq(names->v[i], name))
			return false;
	return true;
}

static struct str joined(struct arena *arena, const struct str_vec *names)
{
	struct strbuf all = strbuf_new(arena);

	for (uint32_t i = 0; i < names->n; i++) {
		if (i)
			strbuf_adds(&all, "; ");
		strbuf_addstr(&all, names->v[i]);
	}
	return names->n ? strbuf_str(&all) : (struct str){ 0 };
}

/* Mentions by name, as the article writes them. */
static struct str aliases(const struct document *doc, const struct source *source)
{
	struct str_vec names = { 0 };
	uint32_t first =
		source->entity < doc->entities.n ? doc->entities.v[source->entity].first_mention : INDEX_NONE;

	for (uint32_t i = first; i < doc->mentions.n && i - first < MENTIONS_LOOKED_AT && names.n < ALIASES;
		i++) {
		const struct mention *mention = &doc->mentions.v[i];
		struct str words;

		if (mention->entity != source->entity || mention->kind != MENTION_NAME)
			continue;
		words = document_slice(doc, mention->span);
		if (words.n && words.n <= ALIAS_BYTES && !str_eq(words, source->name) &&
			is_new(&names, words))
			vec_push(doc->arena, &names, words);
	}
	return joined(doc->arena, &names);
}

/* ---- appearances ---- */

static int find(struct store *store, int64_t article, const struct source *source, int64_t *id,
	bool *incomplete, struct err *err)
{
	struct query query = query_begin(store, STMT_APPEARANCE_FIND);
	int rc;

	query_int(&query, article);
	query_words(&query, source->name);
	query_words(&query, kind_str(source->kind));
	query_int(&query, source->named);
	rc = query_row(&query, err);
	*id = rc == 1 ? query_get_int(&query, 0) : 0;
	*incomplete = rc == 1 && query_get_int(&query, 1);
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

static int insert(struct store *store, const struct document *doc, int64_t article,
	const struct source *source, int64_t *id, struct err *err)
{
	struct query query = query_begin(store, STMT_APPEARANCE_INSERT);

	query_int(&query, article);
	query_words(&query, source->name);
	query_words(&query, kind_str(source->kind));
	query_int(&query, source->named);
	query_str(&query, source->role);
	query_str(&query, source->organization);
	query_str(&query, aliases(doc, source));
	if (query_run(&query, err))
		return -1;
	*id = sqlite3_last_insert_rowid(store->db);
	return 0;
}

/* Fill in a role or organization that the article gives only later. */
static int learn(struct store *store, const struct source *source, int64_t id, struct err *err)
{
	struct query query = query_begin(store, STMT_APPEARANCE_LEARN);

	query_int(&query, id);
	query_str(&query, source->role);
	query_str(&query, source->organization);
	return query_run(&query, err);
}

static int add_appearance(struct store *store, const struct document *doc, int64_t article,
	const struct source *source, int64_t *id, struct err *err)
{
	bool incomplete;

	if (find(store, article, source, id, &incomplete, err))
		return -1;
	if (!*id)
		return insert(store, doc, article, source, id, err);
	if (incomplete && (source->role.n || source->organization.n))
		return learn(store, source, *id, err);
	return 0;
}

/* ---- sources of a claim ---- */

static void bind_place(struct query *query, const struct document *doc, struct span span)
{
	if (span_empty(span)) {
		query_null(query);
		query_null(query);
		return;
	}
	query_int(query, document_code_point(doc, span.start));
	query_int(query, document_code_point(doc, span.end));
}

/* The row of the register follows when the article's sources are registered. */
static int add_claim_source(struct store *store, const struct document *doc, int64_t claim, uint32_t ordinal,
	const struct source *source, int64_t appearance, struct err *err)
{
	struct query query = query_begin(store, STMT_CLAIM_SOURCE_INSERT);

	query_int(&query, claim);
	query_int(&query, (int64_t)ordinal + 1);
	query_words(&query, kind_str(source->kind));
	query_int(&query, source->named);
	if (source->number)
		query_int(&query, source->number);
	else
		query_null(&query);
	query_str(&query, source->role);
	query_str(&query, source->organization);
	query_str(&query, source->as_written);
	bind_place(&query, doc, source->span);
	query_str(&query, source->basis);
	query_str(&query, source->anonymity_reason);
	query_str(&query, source->affiliation);
	query_str(&query, source->relayed_by);
	query_str(&query, joined(doc->arena, &source->candidates));
	query_str(&query, str_of(source->rule));
	query_real(&query, (double)source->confidence);
	if (appearance)
		query_int(&query, appearance);
	else
		query_null(&query);
	return query_run(&query, err);
}

int claim_sources_add(struct store *store, const struct document *doc, int64_t article, int64_t claim,
	const struct source_vec *sources, struct err *err)
{
	for (uint32_t i = 0; i < sources->n; i++) {
		const struct source *source = &sources->v[i];
		int64_t appearance = 0;

		if (source->name.n && add_appearance(store, doc, article, source, &appearance, err))
			return -1;
		if (add_claim_source(store, doc, claim, i, source, appearance, err))
			return -1;
	}
	return 0;
}
