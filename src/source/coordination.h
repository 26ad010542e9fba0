#ifndef SOURCE_COORDINATION_H
#define SOURCE_COORDINATION_H

#include "source/nominal.h"

enum { PIECES_MAX = 16 };

/* One of several coordinated sources. "U.S." of "U.S. and Arab officials" borrows the head "officials". */
struct piece {
	uint32_t first, end;           /* tokens */
	uint32_t head_first, head_end; /* borrowed from a later piece; equal where not */
};

/* Tell the sources in tokens [first, end) apart. Returns how many; at least 1, at most PIECES_MAX. */
int coordination_split(
	const struct cast *cast, uint32_t first, uint32_t end, struct piece pieces[PIECES_MAX]);

#endif
