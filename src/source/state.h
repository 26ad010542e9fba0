#ifndef SOURCE_STATE_H
#define SOURCE_STATE_H

#include "source/cast.h"

/* The state that tokens from `first` on name (Ohio, N.Y., Ohioan, South Carolina); 0 if none. *end is set
 * behind it. */
int state_at(const struct cast *cast, uint32_t first, uint32_t *end);

/* The state that any of the tokens [first, end) name, the first of them. */
int state_in(const struct cast *cast, uint32_t first, uint32_t end);

/* The state of a party tag at the token: R-Ohio, D-N.Y. */
int state_of_tag(const struct cast *cast, uint32_t token);

/* For tests: is the table sorted, as its search needs? */
bool state_sorted(void);

#endif
