#ifndef SOURCE_WORK_H
#define SOURCE_WORK_H

#include "source/coreference.h"

/* Things written or recorded: ads, studies, films. */

/* The title of "the 30-second spot, titled “Arrogant,”", without its marks; {0} where there is none. */
struct str work_title(const struct cast *cast, const struct nominal *nominal);

/* Earlier words for the same work by another noun ("a web video ... the ad"), or, in a headline, the fuller
 * phrase below it ("Poll: ..." and "a Kestrel poll"). */
struct antecedent work_antecedent(const struct cast *cast, const struct nominal *nominal);

#endif
