#ifndef CMD_WHOLE_H
#define CMD_WHOLE_H

#include "store/store.h"

/*
 * A stored claim as it is compared when its article is the one at hand: with the article's words around it,
 * which store_statement leaves out. *found is false when there is none.
 */
int whole_statement(struct store *store, int64_t claim, struct arena *arena, struct statement *statement,
	bool *found, struct err *err);

#endif
