#ifndef SOURCE_SHARE_H
#define SOURCE_SHARE_H

#include "source/cast.h"

/*
 * Do the tokens only say how many of those asked: 42 percent, six in 10, nearly nine out of 10, just shy of
 * half, a third, those surveyed? Whom, another sentence says.
 */
bool share_is(const struct cast *cast, uint32_t first, uint32_t end);

#endif
