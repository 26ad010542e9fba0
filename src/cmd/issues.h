#ifndef CMD_ISSUES_H
#define CMD_ISSUES_H

#include "cmd/command.h"
#include "store/store.h"

/*
 * Questions in dispute for people to read: the sides, who is on each side with agreement counted, and the
 * conflicts to look into.
 */

/* `conflicts` on the screen: the issues that fit the words. The exit code, or -1. */
int issues_list(struct session *session, struct err *err);

/* One issue with all its conflicts, those that a person dismissed too. */
int issues_print(struct store *store, int64_t issue, struct arena *arena, int width, struct err *err);

#endif
