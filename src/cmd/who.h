#ifndef CMD_WHO_H
#define CMD_WHO_H

#include "base/str.h"
#include "cmd/options.h"

enum { WHO_BYTES = 200 }; /* a longer name counts as not said */

/* Who decides: --as, else $USER; {0} when neither says. Not valid UTF-8 counts as not said. */
struct str who_decides(const struct options *options);

#endif
