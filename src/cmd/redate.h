#ifndef CMD_REDATE_H
#define CMD_REDATE_H

#include "store/store.h"

/* Read the days in the claims of articles whose own day was changed, also by undo, anew. */
int redate_pending(struct store *store, struct err *err);

#endif
