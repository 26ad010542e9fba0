#include "store/identity.h"

#include "store/join.h"
#include "store/query.h"

enum { PROPOSALS = 5 };

/* One look-up: rows of other people that have a key. */
struct lookup {
	struct str key, kind;
	enum key_sort sort;
	bool only;       /* where several rows have it, none is proposed */
	const char *why; /* "%s" is the name of the row looked up from */
};

static bool is_there(const struct proposal_vec *all, int64_t row)
{
	for (uint32_t i = 0; i < all->n; i++)
		if (all->v[i].row == row)
			return true;
	return false;
}

static int look_up(struct store *store, int64_t row, const struct lookup *lookup, struct arena *arena,
	struct proposal_vec *out, struct err *err)
{
	struct query query = query_begin(store, STMT_PROPOSE);
	uint32_t first = out->n;
	int rc;

	query_words(&query, lookup->key);
	query_words(&query, lookup->kind);
	query_words(&query, str_of(key_sort_names[lookup->sort]));
	query_int(&query, row);
	query_int(&query, PROPOSALS);
	while ((rc = query_row(&query, err)) == 1) {
		struct proposal proposal = { .row = query_get_int(&query, 0),
			.name = query_get_str(&query, 1, arena),
			.why = str_of(lookup->why) };

		if (!is_there(out, proposal.row) && out->n < PROPOSALS)
			vec_push(arena, out, proposal);
	}
	if (lookup->only && out->n - first > 1)
		out->n = first;
	return rc;
}

static void person_lookups(struct arena *arena, const struct appearance *as, struct lookup lookups[8], int *n)
{
	struct person_name name = naming_person(arena, as->name);

	if (!name.full) {
		lookups[(*n)++] = (struct lookup){ name.key, as->kind, KEY_PART, true,
			"no other full name in the register has it" };
		return;
	}
	lookups[(*n)++] = (struct lookup){ name.key, as->kind, KEY_NAME, false, "the same name" };
	if (name.familiar.n)
		lookups[(*n)++] = (struct lookup){ name.familiar, as->kind, KEY_FAMILIAR, false,
			"one surname, and given names that are often one" };
	lookups[(*n)++] = (struct lookup){ name.key, as->kind, KEY_FAMILIAR, false,
		"the same given name and surname, with others between" };
	if (name.ends.n)
		lookups[(*n)++] = (struct lookup){ name.ends, as->kind, KEY_NAME, false,
			"the same given name and surname, with others between" };
}

static void organization_lookups(
	struct arena *arena, const struct appearance *as, struct lookup lookups[8], int *n)
{
	bool common;
	struct str key = str_is(as->kind, "outlet") ? naming_outlet(arena, as->name, &common)
						    : naming_organization(arena, as->name, &common),
		   initials = naming_initials(arena, as->name);

	lookups[(*n)++] = (struct lookup){ key, STR("organization"), KEY_NAME, false, "the same name" };
	lookups[(*n)++] = (struct lookup){ key, STR("outlet"), KEY_NAME, false, "the same name" };
	if (naming_is_acronym(as->name))
		lookups[(*n)++] = (struct lookup){ naming_fold(arena, as->name), as->kind, KEY_INITIALS, true,
			"its first letters" };
	if (initials.n > 1)
		lookups[(*n)++] = (struct lookup){ initials, as->kind, KEY_NAME, true, "its first letters" };
}

int source_proposals(
	struct store *store, int64_t row, struct arena *arena, struct proposal_vec *out, struct err *err)
{
	struct lookup lookups[8];
	struct source_row self;
	struct appearance as;
	bool found;
	int n = 0;

	if (source_row(store, row, arena, &self, &found, err))
		return -1;
	if (!found || !self.named || self.split)
		return 0;
	as = (struct appearance){ .name = self.name, .kind = self.kind, .named = true };
	if (str_is(self.kind, "person"))
		person_lookups(arena, &as, lookups, &n);
	else if (str_is(self.kind, "organization") || str_is(self.kind, "outlet"))
		organization_lookups(arena, &as, lookups, &n);
	for (int i = 0; i < n; i++)
		if (lookups[i].key.n && look_up(store, row, &lookups[i], arena, out, err))
			return -1;
	return 0;
}
