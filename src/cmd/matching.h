#ifndef CMD_MATCHING_H
#define CMD_MATCHING_H

#include "cmd/family.h"
#include "model/pair.h"
#include "store/store.h"

struct matching_counts {
	uint64_t flagged;   /* conflicts that are new, but for those that are only possible */
	uint64_t withdrawn; /* that were stored, and are found no longer */
};

/*
 * Hold the claims of a stored article against each other and against those of other articles with an id below
 * `before`, and store the conflicts, inside the transaction that changed the article. doc: with its claims,
 * whose ids are `ids`; memory comes from its arena. pairs may be NULL. counts grow.
 */
int matching_article(struct store *store, const struct pair_model *pairs, const struct document *doc,
	const struct family *family, const struct id_vec *ids, int64_t before, struct matching_counts *counts,
	struct err *err);

/*
 * The same for an article that was read again, and take back what is found no longer: the conflicts of the
 * article on which nobody decided anything. Those that are found again become what they are now.
 */
int matching_again(struct store *store, const struct pair_model *pairs, const struct document *doc,
	const struct family *family, const struct id_vec *ids, struct matching_counts *counts,
	struct err *err);

#endif
