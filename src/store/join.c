#include "store/join.h"

#include "store/query.h"

enum { ROWS_OF_A_KEY = 16, FACTS_OF_A_ROW = 64 };

const char *const key_sort_names[KEY_SORTS] = { "name", "acronym", "part", "familiar", "initials" };

/* ---- the appearance ---- */

static void add_key(
	struct arena *arena, struct joining *joining, enum key_sort sort, struct str key, bool own)
{
	for (uint32_t i = 0; i < joining->keys.n; i++)
		if (joining->keys.v[i].sort == sort && str_eq(joining->keys.v[i].key, key))
			return;
	if (key.n)
		vec_push(arena, &joining->keys, (struct source_key){ sort, key, own });
}

/* The next of the aliases, joined by "; ". */
static bool next_alias(struct str *rest, struct str *alias)
{
	size_t end = 0;

	if (!rest->n)
		return false;
	while (end < rest->n && !(rest->p[end] == ';' && end + 1 < rest->n && rest->p[end + 1] == ' '))
		end++;
	*alias = str_cut(*rest, 0, end);
	*rest = end < rest->n ? str_cut(*rest, end + 2, rest->n) : (struct str){ 0 };
	return true;
}

/* "Bobby Scott" beside "Robert Scott": one surname, and given names of one family. */
static bool is_form_of(const struct person_name *form, const struct person_name *name)
{
	return form->full && str_eq(form->surname, name->surname) &&
	       (str_eq(form->given, name->given) ||
		       (form->familiar.n && str_eq(form->familiar, name->familiar)));
}

static void prepare_person(struct arena *arena, struct joining *joining)
{
	struct person_name *person = &joining->person;
	struct str rest = joining->appearance->aliases, alias;

	*person = naming_person(arena, joining->appearance->name);
	joining->own = person->key;
	joining->everywhere = person->full;
	if (!person->full)
		return;
	add_key(arena, joining, KEY_NAME, person->key, true);
	add_key(arena, joining, KEY_NAME, person->nickname, false);
	while (next_alias(&rest, &alias)) {
		struct person_name form = naming_person(arena, alias);

		if (is_form_of(&form, person))
			add_key(arena, joining, KEY_NAME, form.key, false);
	}
	add_key(arena, joining, KEY_PART, person->surname, true);
	add_key(arena, joining, KEY_PART, person->given, true);
	add_key(arena, joining, KEY_FAMILIAR, person->familiar, true);
	add_key(arena, joining, KEY_FAMILIAR, person->ends, true);
	facts_of(arena, joining->appearance, person, &joining->facts);
}

static void prepare_organization(struct arena *arena, struct joining *joining)
{
	struct str name = joining->appearance->name, rest = joining->appearance->aliases, alias,
		   initials = naming_initials(arena, name);
	bool common;

	joining->own = naming_organization(arena, name, &common);
	joining->everywhere = !common && joining->own.n;
	if (!joining->everywhere)
		return;
	add_key(arena, joining, KEY_NAME, joining->own, true);
	while (initials.n && next_alias(&rest, &alias))
		if (naming_is_acronym(alias) && str_eq(naming_fold(arena, alias), initials))
			add_key(arena, joining, KEY_ACRONYM, initials, false);
	add_key(arena, joining, KEY_INITIALS, initials, true);
}

static void prepare_outlet(struct arena *arena, struct joining *joining)
{
	bool common;

	joining->own = naming_outlet(arena, joining->appearance->name, &common);
	joining->everywhere = !common && joining->own.n;
	if (joining->everywhere)
		add_key(arena, joining, KEY_NAME, joining->own, true);
}

struct joining join_prepare(struct arena *arena, const struct appearance *appearance)
{
	struct joining joining = { .appearance = appearance };

	if (!appearance->named)
		return joining;
	if (str_is(appearance->kind, "person"))
		prepare_person(arena, &joining);
	else if (str_is(appearance->kind, "organization"))
		prepare_organization(arena, &joining);
	else if (str_is(appearance->kind, "outlet"))
		prepare_outlet(arena, &joining);
	return joining;
}

/* ---- rows of the same name ---- */

struct candidate {
	int64_t row;
	struct source_key key; /* of the appearance, that the row has too */
	bool acronym;          /* as its acronym */
	struct str name;
	struct fact_vec facts;
	enum fact_verdict verdict;
	bool exact; /* also the middle initial and the like */
};

VEC_DECLARE(candidate_vec, struct candidate);

static bool is_known(const struct candidate_vec *candidates, int64_t row)
{
	for (uint32_t i = 0; i < candidates->n; i++)
		if (candidates->v[i].row == row)
			return true;
	return false;
}

/* An acronym shared by two long names joins nothing. */
static bool may_match(
	const struct joining *joining, const struct source_key *key, bool acronym, bool has_long)
{
	if (key->sort == KEY_ACRONYM)
		return !acronym && !has_long;
	return !acronym || naming_is_acronym(joining->appearance->name);
}

static int read_rows(struct store *store, const struct joining *joining, const struct source_key *key,
	struct arena *arena, struct candidate_vec *out, struct err *err)
{
	struct query query = query_begin(store, STMT_ROWS_OF_KEY);
	int rc;

	query_words(&query, key->key);
	query_words(&query, joining->appearance->kind);
	query_int(&query, ROWS_OF_A_KEY);
	while ((rc = query_row(&query, err)) == 1) {
		struct candidate candidate = { .row = query_get_int(&query, 0), .key = *key };

		candidate.acronym = query_get_int(&query, 1);
		candidate.name = query_get_str(&query, 2, arena);
		if (may_match(joining, key, candidate.acronym, query_get_int(&query, 3)) &&
			!is_known(out, candidate.row))
			vec_push(arena, out, candidate);
	}
	return rc;
}

static bool parse_sort(struct str name, enum fact_sort *sort)
{
	for (int i = 0; i < FACT_SORTS; i++) {
		if (str_is(name, fact_sort_names[i])) {
			*sort = (enum fact_sort)i;
			return true;
		}
	}
	return false;
}

static int read_facts(struct store *store, struct candidate *candidate, struct arena *arena, struct err *err)
{
	struct query query = query_begin(store, STMT_FACTS_OF_ROW);
	int rc;

	query_int(&query, candidate->row);
	query_int(&query, FACTS_OF_A_ROW);
	while ((rc = query_row(&query, err)) == 1) {
		enum fact_sort sort;

		if (parse_sort(query_get_peek(&query, 0), &sort))
			vec_push(arena, &candidate->facts,
				(struct fact){ sort, query_get_str(&query, 1, arena) });
	}
	return rc;
}

static void judge(const struct joining *joining, struct candidate *candidate, struct arena *arena)
{
	struct person_name name;

	candidate->verdict = FACTS_SILENT;
	if (!joining->person.full)
		return;
	candidate->verdict = facts_compare(arena, &joining->facts, &candidate->facts);
	name = naming_person(arena, candidate->name);
	candidate->exact = str_eq(name.key, joining->own) && str_eq(name.middle, joining->person.middle) &&
			   str_eq(name.suffix, joining->person.suffix);
}

static int find_candidates(struct store *store, const struct joining *joining, struct arena *arena,
	struct candidate_vec *out, struct err *err)
{
	for (uint32_t i = 0; i < joining->keys.n; i++) {
		const struct source_key *key = &joining->keys.v[i];

		if ((key->sort == KEY_NAME || key->sort == KEY_ACRONYM) &&
			read_rows(store, joining, key, arena, out, err))
			return -1;
	}
	for (uint32_t i = 0; i < out->n; i++) {
		if (read_facts(store, &out->v[i], arena, err))
			return -1;
		judge(joining, &out->v[i], arena);
	}
	return 0;
}

/* ---- the choice ---- */

static bool fits(const struct candidate *candidate, bool own)
{
	return candidate->verdict >= FACTS_SILENT && candidate->key.own == own;
}

static int count(const struct candidate_vec *all, bool own, const struct candidate **one)
{
	int n = 0;

	*one = NULL;
	for (uint32_t i = 0; i < all->n; i++) {
		if (!fits(&all->v[i], own))
			continue;
		*one = &all->v[i];
		n++;
	}
	return n;
}

/* Of several of one name: the only one of the very same name, else the only one of whom the same is told. */
static const struct candidate *choose(const struct candidate_vec *all)
{
	const struct candidate *exact = NULL, *agrees = NULL;
	int n_exact = 0, n_agree = 0;

	for (uint32_t i = 0; i < all->n; i++) {
		const struct candidate *candidate = &all->v[i];

		if (!fits(candidate, true))
			continue;
		if (candidate->exact) {
			exact = candidate;
			n_exact++;
		}
		if (candidate->verdict == FACTS_AGREE) {
			agrees = candidate;
			n_agree++;
		}
	}
	if (n_agree == 1)
		return agrees;
	return n_exact == 1 ? exact : NULL;
}

static const char *rule_of(
	const struct joining *joining, const struct candidate *candidate, struct arena *arena)
{
	struct str name = joining->appearance->name;
	struct person_name theirs;

	if (candidate->acronym || candidate->key.sort == KEY_ACRONYM)
		return "acronym";
	if (str_eq(name, candidate->name))
		return "name";
	if (str_eq(naming_fold(arena, name), naming_fold(arena, candidate->name)))
		return "spelling";
	if (!joining->person.full)
		return "spelling";
	theirs = naming_person(arena, candidate->name);
	if (!str_eq(theirs.key, joining->own))
		return "forms";
	return str_eq(theirs.middle, joining->person.middle) ? "spelling" : "initial";
}

int join_find(struct store *store, const struct joining *joining, struct arena *arena, struct join *join,
	struct err *err)
{
	const struct candidate *own, *other;
	struct candidate_vec all = { 0 };
	int n_own, n_other;

	*join = (struct join){ .rule = "article", .everywhere = joining->everywhere };
	if (!joining->everywhere)
		return 0;
	if (find_candidates(store, joining, arena, &all, err))
		return -1;
	n_own = count(&all, true, &own);
	n_other = count(&all, false, &other);
	if (n_own > 1)
		own = choose(&all);
	if ((n_own > 1 && !own) || (!n_own && n_other > 1)) {
		join->rule = "ambiguous";
		join->everywhere = false;
		return 0;
	}
	join->rule = all.n ? "apart" : "first";
	if (own || other) {
		join->row = own ? own->row : other->row;
		join->rule = rule_of(joining, own ? own : other, arena);
	}
	if (own && n_other == 1 && facts_compare(arena, &own->facts, &other->facts) >= FACTS_SILENT)
		join->also = other->row;
	return 0;
}

/* ---- what is kept ---- */

static int learn_keys(struct store *store, const struct joining *joining, int64_t row, struct err *err)
{
	for (uint32_t i = 0; i < joining->keys.n; i++) {
		struct query query = query_begin(store, STMT_KEY_INSERT);

		query_int(&query, row);
		query_words(&query, joining->keys.v[i].key);
		query_words(&query, joining->appearance->kind);
		query_words(&query, str_of(key_sort_names[joining->keys.v[i].sort]));
		if (query_run(&query, err))
			return -1;
	}
	return 0;
}

int join_learn(struct store *store, const struct joining *joining, int64_t row, struct err *err)
{
	if (learn_keys(store, joining, row, err))
		return -1;
	for (uint32_t i = 0; i < joining->facts.n; i++) {
		struct query query = query_begin(store, STMT_FACT_INSERT);

		query_int(&query, row);
		query_words(&query, str_of(fact_sort_names[joining->facts.v[i].sort]));
		query_words(&query, joining->facts.v[i].value);
		if (query_run(&query, err))
			return -1;
	}
	return 0;
}
