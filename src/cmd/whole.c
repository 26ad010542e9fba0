#include "cmd/whole.h"

#include "claim/claim.h"

int whole_statement(struct store *store, int64_t claim, struct arena *arena, struct statement *statement,
	bool *found, struct err *err)
{
	struct document *doc = ARENA_NEW(arena, struct document);
	struct id_vec ids = { 0 };
	bool loaded = false;

	if (store_statement(store, claim, arena, statement, found, err))
		return -1;
	if (!*found)
		return 0;
	if (store_load(store, statement->article_id, arena, doc, &ids, &loaded, err))
		return -1;
	for (uint32_t i = 0; loaded && i < ids.n && i < doc->claims.n; i++) {
		struct statement here;

		if (ids.v[i] != claim)
			continue;
		here = claim_statement(doc, i, arena);
		statement->lead = here.lead;
		statement->tail = here.tail;
	}
	return 0;
}
