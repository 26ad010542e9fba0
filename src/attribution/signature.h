#ifndef ATTRIBUTION_SIGNATURE_H
#define ATTRIBUTION_SIGNATURE_H

#include "text/document.h"

/*
 * Append quotations that are signed instead of reported, rule "signature": a paragraph in quotation marks
 *with a dash and a name behind it, in the same line or the next. “It was the best night of the year.” ― Dana
 *Orr
 */
void signature_find(struct document *doc);

#endif
