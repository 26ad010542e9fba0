#include "source/share.h"

#include "text/words.h"

/* Words that make a share of numbers. */
static const char *const parts[] = { "%", "half", "halves", "majority", "minority", "percent", "percentage",
	"plurality", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", "third", "thirds",
	"three-quarters", "two-thirds", NULL };
/* What may stand around them. */
static const char *const around[] = { "a", "about", "almost", "an", "another", "around", "as", "at", "barely",
	"bare", "clear", "close", "every", "exactly", "fewer", "full", "fully", "good", "in", "just", "large",
	"least", "less", "many", "more", "most", "nearly", "of", "one", "only", "out", "over", "overwhelming",
	"roughly", "shy", "similar", "slight", "slightly", "slim", "small", "some", "than", "the", "to",
	"under", "up", "vast", "well", NULL };
static const char *const asked[] = { "asked", "canvassed", "interviewed", "polled", "questioned",
	"responding", "surveyed", NULL };

static bool is_number(const struct token *token)
{
	return token->kind == TOKEN_NUMBER || word_number(token->form) >= 0;
}

/* [number (of | in) the] those (surveyed | polled ...) */
static bool is_those_asked(const struct cast *cast, uint32_t first, uint32_t end)
{
	return end - first >= 2 && token_in(cast_token(cast, end - 1), asked) &&
	       (cast_is(cast, end - 2, "those") || cast_is(cast, end - 2, "people"));
}

bool share_is(const struct cast *cast, uint32_t first, uint32_t end)
{
	uint32_t numbers = 0, n_parts = 0;
	bool ratio = false;

	if (is_those_asked(cast, first, end)) {
		end -= 2;
		n_parts++;
	}
	for (uint32_t i = first; i < end; i++) {
		const struct token *token = cast_token(cast, i);

		if (is_number(token)) {
			ratio |= numbers && (cast_is(cast, i - 1, "in") || cast_is(cast, i - 1, "of"));
			numbers++;
		} else if (token_in(token, parts)) {
			n_parts++;
		} else if (!token_in(token, around) && !token_is(token, ",")) {
			return false;
		}
	}
	return n_parts || ratio;
}
