#ifndef REVIEW_REVIEW_H
#define REVIEW_REVIEW_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"
#include "base/str.h"

struct store;

/*
 * The screens. all: also what lists leave out (states of mind, older versions). Opens on the claims that fit
 * `filter` ("" for those that are undecided). Every decision is stored under the name `who` when its key is
 * pressed. Runs until the user quits; -1 where the terminal cannot show screens or the database fails, the
 * terminal given back.
 */
int review_run(struct store *store, struct str who, struct str filter, bool all, bool mouse, struct err *err);

/* The same without a screen: one claim at a time in plain lines, answers from `in`, up to its end. */
int review_lines(struct store *store, struct str who, struct str filter, bool all, FILE *in, FILE *out,
	struct err *err);

#endif
