#ifndef CMD_MATCHING_H
#define CMD_MATCHING_H

#include "cmd/family.h"
#include "store/store.h"

/*
 * Hold the claims of a stored article against each other and against those of other articles with an id below
 * `before`, and store the conflicts, inside the transaction that changed the article. doc: with its claims,
 * whose ids are `ids`; memory comes from its arena. *n_flagged grows by the conflicts that are new and
 * flagged.
 */
int matching_article(struct store *store, const struct document *doc, const struct family *family,
	const struct id_vec *ids, int64_t before, uint64_t *n_flagged, struct err *err);

#endif
