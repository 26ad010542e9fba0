#include "cmd/redate.h"

#include "claim/claim.h"
#include "text/text.h"

static int redate(struct store *store, int64_t article, struct arena *arena, struct err *err)
{
	struct id_vec ids = { 0 };
	struct document doc;
	bool found;

	if (store_load(store, article, arena, &doc, &ids, &found, err))
		return -1;
	if (!found || text_analyse(&doc, err))
		return found ? -1 : 0;
	claim_date(&doc);
	return store_redate(store, article, &doc, &ids, err);
}

static int redate_one(struct store *store, int64_t article, struct err *err)
{
	struct arena arena;
	jmp_buf escape;
	int rc;

	arena_init(&arena, &escape);
	if (setjmp(escape)) {
		store_rollback(store);
		arena_release(&arena);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	rc = redate(store, article, &arena, err);
	arena_release(&arena);
	return rc;
}

int redate_pending(struct store *store, struct err *err)
{
	for (;;) {
		int64_t article;

		if (store_to_redate(store, &article, err))
			return -1;
		if (!article)
			return 0;
		if (redate_one(store, article, err))
			return -1;
	}
}
