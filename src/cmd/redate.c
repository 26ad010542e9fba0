#include "cmd/redate.h"

#include "claim/claim.h"
#include "text/text.h"

struct pending {
	struct store *store;
	int64_t article;
};

static int redate(struct arena *arena, void *context, struct err *err)
{
	const struct pending *pending = context;
	struct id_vec ids = { 0 };
	struct document doc;
	bool found;

	if (store_load(pending->store, pending->article, arena, &doc, &ids, &found, err))
		return -1;
	if (!found || text_analyse(&doc, err))
		return found ? -1 : 0;
	claim_date(&doc);
	return store_redate(pending->store, pending->article, &doc, &ids, err);
}

int redate_pending(struct store *store, struct err *err)
{
	struct pending pending = { .store = store };

	for (;;) {
		if (store_to_redate(store, &pending.article, err))
			return -1;
		if (!pending.article)
			return 0;
		if (arena_run(redate, &pending, err)) {
			store_rollback(store);
			return -1;
		}
	}
}
