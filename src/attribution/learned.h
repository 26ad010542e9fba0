#ifndef ATTRIBUTION_LEARNED_H
#define ATTRIBUTION_LEARNED_H

#include "model/model.h"
#include "text/document.h"

/*
 * The attributions that the model sees in the document, in the order of their cues, none nested; `speech` is
 * left to the caller. `rule` is "model", `confidence` the calibrated probability that source, cue and content
 * are these. -1 with err set when the model lacks a head, or the text is too long to count.
 */
int learned_find(const struct model *model, struct document *doc, struct err *err);

/* Has the model all heads that learned_find needs? -1 with err set when it is a model for something else. */
int learned_check(const struct model *model, struct err *err);

#endif
