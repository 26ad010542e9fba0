#include "cmd/who.h"

#include <stdlib.h>

#include "base/utf8.h"

struct str who_decides(const struct options *options)
{
	const char *given = options->value[OPTION_AS];
	struct str who = str_trim(str_of(given ? given : getenv("USER")));

	return who.n <= WHO_BYTES && utf8_is_line(who) ? who : (struct str){ 0 };
}
