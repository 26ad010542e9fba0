#ifndef CMD_EXPLAIN_H
#define CMD_EXPLAIN_H

#include "export/json.h"
#include "store/store.h"

/* One thing to explain; the arena is for all that it takes. */
struct explain {
	struct store *store;
	struct arena arena;
	jmp_buf escape;
	int width;
	bool as_json;
};

/* How a claim, its sources and warnings came about. 1 when it was printed, 0 when there is none; -1. */
int explain_claim(struct explain *explain, int64_t id, struct err *err);

/* How a conflict was found: both sides, each step of the comparison. The same. */
int explain_conflict(struct explain *explain, int64_t id, struct err *err);

#endif
