#ifndef CMD_ASK_H
#define CMD_ASK_H

#include "cmd/options.h"

/*
 * Is it to be done? --yes says so; else it is asked on the terminal. 1, or 0 for no. -1 (ERR_USAGE) where
 * there is no terminal to ask on.
 */
int ask(const struct options *options, const char *question, struct err *err);

#endif
