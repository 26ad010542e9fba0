#ifndef CONFLICT_FIGURE_H
#define CONFLICT_FIGURE_H

#include "conflict/proposition.h"

/*
 * The amounts of a proposition as comparisons see them, appended to p->figures: what is counted as a base
 * form, measures of one dimension in one unit ("two hours" and "90 minutes" in seconds), "no more than" and
 * "not more than" as bounds, "not a single" and "nobody" as none. Needs words and tokens.
 */
void figures_read(struct proposition *p, struct arena *arena);

/* Do the two count or measure one kind of thing, as far as their units tell? */
bool figures_comparable(const struct figure *a, const struct figure *b);

/* Do the two stay apart with the slack that rounding leaves? */
bool figures_apart(const struct figure *a, const struct figure *b);

/* Are they further apart than any count could have grown? */
bool figures_far_apart(const struct figure *a, const struct figure *b);

/* Do the two name amounts of one kind that stay apart: of two events, where the times or places differ, too?
 */
bool figures_differ(const struct proposition *p, const struct proposition *q);

#endif
