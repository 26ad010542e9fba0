#include "conflict/sides.h"

#include "base/utf8.h"
#include "text/dates.h"
#include "text/quantities.h"
#include "text/text.h"

enum { PAIRS_MAX = 300 };

struct parting {
	const struct sided_pair *pairs;
	uint32_t n;
	struct arena *arena;
	struct side_vec *sides;
};

/* ---- what a side says ---- */

static bool denies(struct str words, struct arena *arena)
{
	static const char *const negative[] = { "not", "n't", "never", "no", "nobody", "none", "neither",
		"nor", "nothing", "without", "false", "untrue", "lie", "lies", "denied", "deny", "denies",
		"wrong", "cannot", "failed", "refused", "fabrication", "fabricated", "baseless", "nonsense",
		"fairy", "myth", "fiction", "hoax", "invention", "absurd", "ridiculous", "incorrect",
		"inaccurate", "untruth", "unsubstantiated", "unfounded", "groundless", "bogus", "rubbish",
		"invented", NULL };
	struct document doc;

	text_tokenize_fragment(&doc, arena, words);
	for (uint32_t i = 0; i < doc.tokens.n; i++)
		if (token_in(&doc.tokens.v[i], negative))
			return true;
	return false;
}

static bool one_figure(const struct document *a, const struct document *b, struct arena *arena)
{
	struct quantity_vec x = { 0 }, y = { 0 };

	text_quantities(a, 0, a->tokens.n, arena, &x);
	text_quantities(b, 0, b->tokens.n, arena, &y);
	return x.n && y.n && x.v[0].low <= y.v[0].high && y.v[0].low <= x.v[0].high;
}

static bool first_date(const struct document *doc, struct date_mention *out)
{
	for (uint32_t at = 0; at < doc->tokens.n; at++)
		if (date_at(doc, at, doc->tokens.n, out))
			return true;
	return false;
}

static bool one_date(const struct document *a, const struct document *b)
{
	struct date_mention x, y;

	return first_date(a, &x) && first_date(b, &y) && x.kind == y.kind && x.month == y.month &&
	       x.day == y.day && x.weekday == y.weekday && x.shift == y.shift;
}

/* Do both name the same figure, day, place or doer? */
static bool same_words(enum conflict_type type, struct str a, struct str b, struct arena *arena)
{
	struct document x, y;

	if (str_eq(utf8_fold(arena, a), utf8_fold(arena, b)))
		return true;
	text_tokenize_fragment(&x, arena, a);
	text_tokenize_fragment(&y, arena, b);
	return type == CONFLICT_NUMBER ? one_figure(&x, &y, arena)
				       : type == CONFLICT_DATE && one_date(&x, &y);
}

static bool of_values(enum conflict_type type)
{
	return type == CONFLICT_NUMBER || type == CONFLICT_DATE || type == CONFLICT_PLACE ||
	       type == CONFLICT_AGENT;
}

/* ---- who stands where ---- */

static bool holds(const struct side *side, int64_t claim)
{
	for (uint32_t i = 0; i < side->claims.n; i++)
		if (side->claims.v[i] == claim)
			return true;
	return false;
}

static bool against(const struct parting *parting, const struct side *side, int64_t claim)
{
	for (uint32_t i = 0; i < parting->n; i++) {
		const struct sided_pair *pair = &parting->pairs[i];

		if ((pair->a == claim && holds(side, pair->b)) || (pair->b == claim && holds(side, pair->a)))
			return true;
	}
	return false;
}

static void join(
	struct parting *parting, int64_t claim, enum conflict_type type, struct str words, bool denied)
{
	struct side fresh = { .words = words };
	struct side *side = NULL;

	for (uint32_t i = 0; i < parting->sides->n; i++)
		if (holds(&parting->sides->v[i], claim))
			return;
	for (uint32_t i = 0; i < parting->sides->n && !side; i++) {
		struct side *one = &parting->sides->v[i];

		if (!against(parting, one, claim) &&
			(of_values(type) ? same_words(type, one->words, words, parting->arena)
					 : parting->sides->n > 1))
			side = one;
	}
	if (!side) {
		fresh.negative = denied || denies(words, parting->arena);
		vec_push(parting->arena, parting->sides, fresh);
		side = &parting->sides->v[parting->sides->n - 1];
	}
	vec_push(parting->arena, &side->claims, claim);
}

/* The question asks for what the side that denies nothing says, unless it is itself put in the negative. */
static void answer(struct side_vec *sides, struct str question, struct arena *arena)
{
	bool turned = denies(question, arena);

	if (sides->n != 2 || sides->v[0].negative == sides->v[1].negative)
		return;
	for (uint32_t i = 0; i < 2; i++)
		sides->v[i].answer = sides->v[i].negative == turned ? SIDE_YES : SIDE_NO;
	if (sides->v[0].answer == SIDE_NO) {
		struct side no = sides->v[0];

		sides->v[0] = sides->v[1];
		sides->v[1] = no;
	}
}

void sides_of(const struct sided_pair *pairs, uint32_t n, struct str question, struct arena *arena,
	struct side_vec *out)
{
	struct parting parting = { pairs, n < PAIRS_MAX ? n : PAIRS_MAX, arena, out };

	for (uint32_t i = 0; i < parting.n; i++) {
		const struct sided_pair *pair = &pairs[i];

		join(&parting, pair->a, pair->type, pair->words_a, pair->denied_a);
		join(&parting, pair->b, pair->type, pair->words_b, pair->denied_b);
	}
	if (n && !of_values(pairs[0].type))
		answer(out, question, arena);
}
