#include "cmd/who.h"

#include <stdlib.h>

#include "base/utf8.h"

enum { WHO_BYTES = 200 };

static bool is_text(struct str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t cp;

		at += utf8_decode(s.p + at, s.n - at, &cp);
		if (cp == UTF8_INVALID)
			return false;
	}
	return true;
}

struct str who_decides(const struct options *options)
{
	const char *given = options->value[OPTION_AS];
	struct str who = str_trim(str_of(given ? given : getenv("USER")));

	return who.n <= WHO_BYTES && is_text(who) ? who : (struct str){ 0 };
}
