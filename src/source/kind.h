#ifndef SOURCE_KIND_H
#define SOURCE_KIND_H

#include <stdbool.h>

#include "text/document.h"

/* Is the folded form an adjective by its ending, or a word that leaves the head to come: recent, deeper? */
bool kind_adjectival(const char *form);

/* What a noun names, by its folded form; SOURCE_UNKNOWN for one in no table. *plural is set for one of many.
 */
enum source_kind kind_of_noun(const char *form, bool *plural);

#endif
