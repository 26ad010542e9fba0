#include "store/query.h"

static void add_string(struct strbuf *json, struct str s)
{
	strbuf_adds(json, "\"");
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20)
			strbuf_addf(json, "\\u%04x", c);
		else if (c == '"' || c == '\\')
			strbuf_addf(json, "\\%c", c);
		else
			strbuf_add(json, s.p + i, 1);
	}
	strbuf_adds(json, "\"");
}

int store_add_terms(
	struct store *store, int64_t claim, const struct str_vec *terms, struct arena *arena, struct err *err)
{
	struct query query = query_begin(store, STMT_TERMS_SET);
	struct strbuf json = strbuf_new(arena);

	strbuf_adds(&json, "[");
	for (uint32_t i = 0; i < terms->n; i++) {
		if (i)
			strbuf_adds(&json, ",");
		add_string(&json, terms->v[i]);
	}
	strbuf_adds(&json, "]");
	query_int(&query, claim);
	query_words(&query, strbuf_str(&json));
	return query_run(&query, err);
}

int store_without_terms(
	struct store *store, uint32_t max, struct arena *arena, struct id_vec *claims, struct err *err)
{
	struct query query = query_begin(store, STMT_TERMS_MISSING);

	query_int(&query, max);
	return query_ids(&query, arena, claims, err);
}
