#ifndef CMD_MODEL_FILE_H
#define CMD_MODEL_FILE_H

#include "model/pair.h"

/*
 * Open the model at `given`; where that is NULL or empty, at the first of `places` (ended by NULL) where
 * there is a file. pairs (may be NULL): also the pair.model in the same folder, where there is one. Both are
 * the caller's to close, *pairs first, whatever is returned. -1 with err set: there is no model, and the
 * message names the places looked at, or one of the files is none.
 */
int model_file_open(struct model **model, struct pair_model **pairs, const char *given,
	const char *const *places, struct err *err);

#endif
