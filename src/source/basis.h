#ifndef SOURCE_BASIS_H
#define SOURCE_BASIS_H

#include "source/cast.h"

/*
 * On what the source speaks, as the sentence of the cue says it outside the content: "in a statement", "told
 * reporters"; of a source without a name also "briefed on the talks". {0} where it does not.
 */
struct str basis_find(const struct cast *cast, const struct attribution *attribution, bool named);

/* The outlet or person to whom it was told: "Reuters" of "told Reuters that", "in an interview with Reuters".
 * {0}: no name. */
struct str basis_relayed(const struct cast *cast, const struct attribution *attribution);

/*
 * Why an unnamed source is not named: the words behind "spoke on condition of anonymity because", "asked not
 * to be identified", in the sentence of the cue or the next, from "because" or "to" on; else "not authorized
 * to speak". {0} where none are given.
 */
struct str basis_anonymity(const struct cast *cast, const struct attribution *attribution);

#endif
