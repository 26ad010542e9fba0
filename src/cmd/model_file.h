#ifndef CMD_MODEL_FILE_H
#define CMD_MODEL_FILE_H

#include "model/model.h"

/*
 * Open the model at `given`; where that is NULL or empty, at the first of `places` (ended by NULL) where
 * there is a file. -1 with err set: there is none, and the message names the places looked at, or it is no
 * model.
 */
int model_file_open(struct model **model, const char *given, const char *const *places, struct err *err);

#endif
