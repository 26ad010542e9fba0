#include "store/query.h"

#include <assert.h>
#include <string.h>

/* What a list is made of: ids by a filter. Every condition takes one parameter, ?1. */
struct field {
	const char *name;
	const char *claims, *conflicts, *sources, *articles; /* conditions; NULL: no field of that list */
};

#define DECIDED(kind, otherwise)                                                                             \
	"coalesce((SELECT d.value FROM decisions d WHERE d.article_sha256 = a.sha256 AND d.spans = c.spans"  \
	" AND d.other_sha256 = '' AND d.other_spans = '' AND d.kind = '" kind "'), '" otherwise "')"
#define PAIR_STATUS                                                                                          \
	"coalesce((SELECT d.value FROM decisions d, articles aa, articles ab, claims ca, claims cb"          \
	" WHERE ca.id = x.claim_a AND cb.id = x.claim_b AND aa.id = ca.article_id AND ab.id = "              \
	"cb.article_id"                                                                                      \
	" AND d.article_sha256 = aa.sha256 AND d.spans = ca.spans AND d.other_sha256 = ab.sha256"            \
	" AND d.other_spans = cb.spans AND d.kind = 'status'), 'open')"
#define LIKE(value) value " LIKE '%' || ?1 || '%' ESCAPE '\\'"
#define FROM_SOURCE(condition)                                                                               \
	"EXISTS (SELECT 1 FROM claim_sources cs LEFT JOIN sources s ON s.id = cs.source_id"                  \
	" WHERE cs.claim_id = c.id AND " condition ")"
#define OF_PAIR(condition)                                                                                   \
	"EXISTS (SELECT 1 FROM claims c JOIN articles a ON a.id = c.article_id"                              \
	" WHERE c.id IN (x.claim_a, x.claim_b) AND " condition ")"
#define SOURCE "(" LIKE("s.name") " OR " LIKE("cs.as_written") " OR 's' || s.id = ?1)"
#define YES "(CASE WHEN ?1 = 'no' THEN 0 ELSE 1 END)"

static const struct field fields[] = {
	{ "status", DECIDED("status", "new") " = ?1", PAIR_STATUS " = ?1", NULL, NULL },
	{ "check", DECIDED("check_status", "unchecked") " = ?1", NULL, NULL, NULL },
	{ "source", FROM_SOURCE(SOURCE), OF_PAIR(FROM_SOURCE(SOURCE)), LIKE("s.name"), NULL },
	{ "claim", "'c' || c.id = ?1", OF_PAIR("'c' || c.id = ?1"), NULL, NULL },
	{ "named", FROM_SOURCE("coalesce(s.named, cs.named) = " YES), NULL, "s.named = " YES, NULL },
	{ "kind", FROM_SOURCE("coalesce(s.kind, cs.kind) = ?1"), NULL, "s.kind = ?1", NULL },
	{ "stance", "c.stance = ?1", NULL, NULL, NULL },
	{ "speech", "c.speech = ?1", NULL, NULL, NULL },
	{ "verb", "c.verb = ?1", NULL, NULL, NULL },
	{ "polarity", "c.polarity = ?1", NULL, NULL, NULL },
	{ "certainty", "c.certainty = ?1", NULL, NULL, NULL },
	{ "outlet", LIKE("a.outlet"), OF_PAIR(LIKE("a.outlet")), NULL, LIKE("a.outlet") },
	{ "article", "(a.document = ?1 OR 'a' || a.id = ?1)",
		OF_PAIR("(a.document = ?1 OR 'a' || a.id = ?1)"),
		"EXISTS (SELECT 1 FROM claim_sources cs JOIN claims c ON c.id = cs.claim_id"
		" JOIN articles a ON a.id = c.article_id WHERE cs.source_id = s.id"
		" AND (a.document = ?1 OR 'a' || a.id = ?1))",
		"(a.document = ?1 OR 'a' || a.id = ?1)" },
	{ "conflicts",
		"EXISTS (SELECT 1 FROM standing_conflicts x WHERE x.claim_a = c.id OR x.claim_b = c.id) "
		"= " YES,
		NULL, NULL, NULL },
	{ "type", NULL, "x.type = ?1", NULL, NULL },
	{ "tier", NULL, "x.tier = ?1", NULL, NULL },
};

enum { N_FIELDS = sizeof fields / sizeof *fields };

static const char *condition(const struct field *field, enum store_table table)
{
	switch (table) {
	case TABLE_CLAIMS:
		return field->claims;
	case TABLE_CONFLICTS:
		return field->conflicts;
	case TABLE_SOURCES:
		return field->sources;
	case TABLE_ARTICLES:
		return field->articles;
	default:
		return NULL;
	}
}

static const char *from(enum store_table table)
{
	switch (table) {
	case TABLE_CLAIMS:
		return "SELECT c.id FROM claims c JOIN articles a ON a.id = c.article_id WHERE 1";
	case TABLE_CONFLICTS:
		return "SELECT x.id FROM conflicts x WHERE 1";
	case TABLE_SOURCES:
		return "SELECT s.id FROM sources s WHERE EXISTS"
		       " (SELECT 1 FROM claim_sources cs WHERE cs.source_id = s.id)";
	default:
		return "SELECT a.id FROM articles a WHERE 1";
	}
}

static const char *order(enum store_table table)
{
	switch (table) {
	case TABLE_CLAIMS:
		return " ORDER BY c.id";
	case TABLE_CONFLICTS:
		/* an issue's pairs together, the issue with the surest pair first */
		return " ORDER BY x.tier, (SELECT max(y.score) FROM conflicts y WHERE y.issue_id = x.issue_id"
		       " AND y.tier = x.tier) DESC, x.issue_id, x.score DESC, x.id";
	case TABLE_SOURCES:
		return " ORDER BY s.id";
	default:
		return " ORDER BY a.id";
	}
}

/* A word stands in what the list shows. */
static const char *holds(enum store_table table)
{
	switch (table) {
	case TABLE_CLAIMS:
		return "(" LIKE("c.text") " OR " LIKE("c.quote") " OR " FROM_SOURCE(
			"(" LIKE("s.name") " OR " LIKE("cs.as_written") ")") ")";
	case TABLE_CONFLICTS:
		return "(" LIKE("x.reason") " OR " OF_PAIR(
			"(" LIKE("c.quote") " OR " FROM_SOURCE(LIKE("s.name")) ")") ")";
	case TABLE_SOURCES:
		return "(" LIKE("s.name") " OR " LIKE("coalesce(s.role, '')") " OR " LIKE(
			"coalesce(s.organization, '')") ")";
	default:
		return "(" LIKE("a.document") " OR " LIKE("coalesce(a.title, '')") " OR " LIKE(
			"coalesce(a.outlet, '')") ")";
	}
}

/*
 * What is left out unless the filter names it: states of mind, and pairs that are only possible. Unless all
 * is asked for, also older versions of articles, and conflicts of rejected claims.
 */
static void add_unasked(struct strbuf *sql, enum store_table table, bool stance, bool tier)
{
	if (table == TABLE_CLAIMS || table == TABLE_ARTICLES)
		strbuf_adds(sql, " AND a.superseded_by IS NULL");
	if (table == TABLE_CLAIMS && !stance)
		strbuf_adds(sql, " AND c.stance <> 'attitude'");
	if (table != TABLE_CONFLICTS)
		return;
	strbuf_adds(sql, " AND NOT EXISTS (SELECT 1 FROM conflict_table t WHERE t.conflict_id = x.id"
			 " AND t.set_aside IS NOT NULL)");
	if (!tier)
		strbuf_adds(sql, " AND x.tier = 'flagged'");
}

/* The condition with its parameter numbered, and the negation in front. */
static void add_condition(struct strbuf *sql, const char *text, uint32_t number, bool negated)
{
	const char *at;

	strbuf_adds(sql, negated ? " AND NOT (" : " AND (");
	while ((at = strstr(text, "?1"))) {
		strbuf_add(sql, text, (size_t)(at - text));
		strbuf_addf(sql, "?%u", number);
		text = at + 2;
	}
	strbuf_adds(sql, text);
	strbuf_adds(sql, ")");
}

/* % and _ mean themselves. */
static struct str escaped(struct arena *arena, struct str word)
{
	struct strbuf out = strbuf_new(arena);

	for (size_t i = 0; i < word.n; i++) {
		if (word.p[i] == '%' || word.p[i] == '_' || word.p[i] == '\\')
			strbuf_adds(&out, "\\");
		strbuf_add(&out, word.p + i, 1);
	}
	return strbuf_str(&out);
}

static bool is_like(const char *text)
{
	return strstr(text, " LIKE ") != NULL;
}

/* One word of the filter: [-]field:value, or a word. */
static int add_word(struct arena *arena, struct strbuf *sql, struct str_vec *values, enum store_table table,
	struct str word, bool *stance, bool *tier, struct err *err)
{
	const char *colon = memchr(word.p, ':', word.n);
	bool negated = word.n > 1 && word.p[0] == '-' && colon;
	struct str name, value;

	if (!colon) {
		vec_push(arena, values, escaped(arena, word));
		add_condition(sql, holds(table), values->n, false);
		return 0;
	}
	name = str_cut(word, negated, (size_t)(colon - word.p));
	value = str_cut(word, (size_t)(colon - word.p) + 1, word.n);
	for (int i = 0; i < N_FIELDS; i++) {
		const char *text = condition(&fields[i], table);

		if (!text || !str_is(name, fields[i].name))
			continue;
		*stance |= !strcmp(fields[i].name, "stance");
		*tier |= !strcmp(fields[i].name, "tier");
		vec_push(arena, values, is_like(text) ? escaped(arena, value) : value);
		add_condition(sql, text, values->n, negated);
		return 0;
	}
	return err_set(err, ERR_USAGE, "no field \"%.*s\" here; there are: %s",
		(int)(name.n < 60 ? name.n : 60), name.p, store_filter_fields(arena, table).p);
}

struct str store_filter_fields(struct arena *arena, enum store_table table)
{
	struct strbuf names = strbuf_new(arena);

	for (int i = 0; i < N_FIELDS; i++)
		if (condition(&fields[i], table))
			strbuf_addf(&names, "%s%s", names.n ? ", " : "", fields[i].name);
	return strbuf_str(&names);
}

/* A word ends at a space; one that is quoted, or whose value is, at the quotation mark. */
static struct str next_word(struct arena *arena, struct str *rest)
{
	struct strbuf word = strbuf_new(arena);
	bool quoted = false;
	size_t i = 0;

	while (i < rest->n && rest->p[i] == ' ')
		i++;
	for (; i < rest->n && (quoted || rest->p[i] != ' '); i++) {
		if (rest->p[i] == '"')
			quoted = !quoted;
		else
			strbuf_add(&word, rest->p + i, 1);
	}
	*rest = str_cut(*rest, i, rest->n);
	return strbuf_str(&word);
}

static int list(struct store *store, const char *sql, const struct str_vec *values, struct arena *arena,
	struct id_vec *ids, struct err *err)
{
	int rc;

	sqlite3_finalize(store->listing);
	store->listing = NULL;
	rc = sqlite3_prepare_v2(store->db, sql, -1, &store->listing, NULL);
	for (uint32_t i = 0; rc == SQLITE_OK && i < values->n; i++)
		rc = sqlite3_bind_text64(store->listing, (int)i + 1, values->v[i].p ? values->v[i].p : "",
			values->v[i].n, SQLITE_TRANSIENT, SQLITE_UTF8);
	if (rc != SQLITE_OK)
		return store_fail(store, rc, err);
	while ((rc = sqlite3_step(store->listing)) == SQLITE_ROW)
		vec_push(arena, ids, sqlite3_column_int64(store->listing, 0));
	if (rc != SQLITE_DONE)
		store_fail(store, rc, err);
	sqlite3_reset(store->listing);
	return rc == SQLITE_DONE ? 0 : -1;
}

int store_ids(struct store *store, enum store_table table, struct str filter, bool any, struct arena *arena,
	struct id_vec *ids, struct err *err)
{
	struct strbuf sql = strbuf_new(arena);
	struct str_vec values = { 0 };
	bool stance = false, tier = false;

	*ids = (struct id_vec){ 0 };
	strbuf_adds(&sql, from(table));
	for (struct str rest = filter, word; (word = next_word(arena, &rest)).n;)
		if (add_word(arena, &sql, &values, table, word, &stance, &tier, err))
			return -1;
	if (!any)
		add_unasked(&sql, table, stance, tier);
	strbuf_adds(&sql, order(table));
	return list(store, sql.p, &values, arena, ids, err);
}
