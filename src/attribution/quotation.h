#ifndef ATTRIBUTION_QUOTATION_H
#define ATTRIBUTION_QUOTATION_H

#include "text/document.h"

/* Widen a content fragment that cuts through a quotation to that quotation's marks, within its paragraph. */
struct span quotation_snap(const struct document *doc, struct span content);

/* Do the end of one span and the start of a later one stand in the same quotation? */
bool quotation_same(const struct document *doc, struct span before, struct span after);

/*
 * Give quotations that stand alone ("floating": whole sentences in quotation marks without a reporting
 * clause) to the attribution before them, and those after "said:" to their cue (Gender Gap Tracker's floating
 * quotes). Needs the attributions of the whole document in text order, nested ones not among them.
 */
void quotation_attach(struct document *doc);

/* Direct, indirect or mixed, by which of the content's words stand inside quotation marks. */
enum speech quotation_speech(const struct document *doc, const struct attribution *attribution);

#endif
