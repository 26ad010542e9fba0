#include "cmd/family.h"
#include "cmd/interrupt.h"
#include "sourcing/sourcing.h"
#include "text/text.h"

/* Which claims other printings have. */
static int link_claims(struct store *store, const struct family *family, const struct id_vec *ids,
	struct arena *arena, struct err *err)
{
	for (uint32_t i = 0; i < ids->n; i++) {
		struct statement statement;
		bool found;

		if (store_statement(store, ids->v[i], arena, &statement, &found, err) ||
			(found && family_claim(store, family, &statement, arena, err)))
			return -1;
	}
	return 0;
}

/* Names are not found again, so that nobody is asked about who was accused. */
static int read_again(struct store *store, int64_t article, struct arena *arena, struct err *err)
{
	struct document doc;
	struct id_vec ids = { 0 };
	struct family family;
	bool found;

	if (store_load(store, article, arena, &doc, &ids, &found, err))
		return -1;
	/* A text that cannot be read any more must not stand in the way. */
	if (!text_analyse(&doc, err) && sourcing_find(&doc, err))
		return -1;
	if (store_add_warnings(store, &doc, article, &ids, err) ||
		family_find(store, &doc, article, &family, err))
		return -1;
	return link_claims(store, &family, &ids, arena, err);
}

struct backlog {
	struct store *store;
	int64_t article;
};

static int catch_up_in(struct arena *arena, void *context, struct err *err)
{
	const struct backlog *backlog = context;

	if (store_begin(backlog->store, err) || read_again(backlog->store, backlog->article, arena, err))
		return -1;
	return store_commit(backlog->store, err);
}

static int catch_up_one(struct store *store, int64_t article, struct err *err)
{
	struct backlog backlog = { store, article };

	if (!arena_run(catch_up_in, &backlog, err))
		return 0;
	store_rollback(store);
	return -1;
}

int family_catch_up(struct store *store, struct err *err)
{
	int64_t article;

	for (;;) {
		if (interrupt_check(err) || store_backlog(store, &article, err))
			return -1;
		if (!article)
			return 0;
		if (catch_up_one(store, article, err))
			return -1;
	}
}
