#include "conflict/sides.h"

#include "base/utf8.h"
#include "text/dates.h"
#include "text/quantities.h"
#include "text/text.h"

enum { PAIRS_MAX = 300, ROUNDS_MAX = 8 };

struct parting {
	const struct sided_pair *pairs;
	uint32_t n;
	struct arena *arena;
	struct side_vec *sides;
	struct str question;
	bool turned; /* the question is put in the negative: who denies says yes */
};

/* A claim of a pair. */
struct speaking {
	int64_t claim, other; /* the pair's other claim */
	enum conflict_type type;
	struct str words;
	bool denied, negative;
	const struct str_vec *sources;
};

/* ---- what a side says ---- */

static const char *const negative_words[] = { "not", "n't", "never", "no", "nobody", "none", "neither", "nor",
	"nothing", "without", "false", "untrue", "lie", "lies", "denied", "deny", "denies", "wrong", "cannot",
	"failed", "refused", "fabrication", "fabricated", "baseless", "nonsense", "fairy", "myth", "fiction",
	"hoax", "invention", "absurd", "ridiculous", "incorrect", "inaccurate", "untruth", "unsubstantiated",
	"unfounded", "groundless", "bogus", "rubbish", "invented", NULL };

static bool denies(struct str words, struct arena *arena)
{
	struct document doc;

	text_tokenize_fragment(&doc, arena, words);
	for (uint32_t i = 0; i < doc.tokens.n; i++)
		if (token_in(&doc.tokens.v[i], negative_words))
			return true;
	return false;
}

/* Does the question have a denying word of the answer's? */
static bool takes_denial(struct str question, struct str words, struct arena *arena)
{
	struct document asked, said;

	text_tokenize_fragment(&asked, arena, question);
	text_tokenize_fragment(&said, arena, words);
	for (uint32_t i = 0; i < said.tokens.n; i++)
		for (uint32_t k = 0; token_in(&said.tokens.v[i], negative_words) && k < asked.tokens.n; k++)
			if (token_is(&asked.tokens.v[k], said.tokens.v[i].form))
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

static bool placed(const struct parting *parting, int64_t claim)
{
	for (uint32_t i = 0; i < parting->sides->n; i++)
		if (holds(&parting->sides->v[i], claim))
			return true;
	return false;
}

static bool share(const struct str_vec *a, const struct str_vec *b)
{
	for (uint32_t i = 0; i < a->n; i++)
		for (uint32_t k = 0; k < b->n; k++)
			if (str_eq(a->v[i], b->v[k]))
				return true;
	return false;
}

/* Its source has spoken on another side. */
static bool stands_elsewhere(
	const struct parting *parting, const struct side *side, const struct speaking *one)
{
	for (uint32_t i = 0; one->sources && one->type != CONFLICT_SELF && i < parting->sides->n; i++)
		if (&parting->sides->v[i] != side && share(&parting->sides->v[i].sources, one->sources))
			return true;
	return false;
}

static void join(struct parting *parting, struct side *side, const struct speaking *one)
{
	vec_push(parting->arena, &side->claims, one->claim);
	for (uint32_t i = 0; one->sources && i < one->sources->n; i++)
		vec_push(parting->arena, &side->sources, one->sources->v[i]);
}

static void begin(struct parting *parting, const struct speaking *one)
{
	struct side fresh = { .words = one->words, .negative = one->negative };

	join(parting, &fresh, one);
	vec_push(parting->arena, parting->sides, fresh);
}

static struct speaking speaking_of(const struct parting *parting, const struct sided_pair *pair, bool second)
{
	struct speaking one = { pair->a, pair->b, pair->type, pair->words_a, pair->denied_a, false,
		pair->sources_a };

	if (second)
		one = (struct speaking){ pair->b, pair->a, pair->type, pair->words_b, pair->denied_b, false,
			pair->sources_b };
	one.negative = one.denied || denies(one.words, parting->arena);
	return one;
}

/* The question asks for what the side that denies nothing says, unless it is itself put in the negative. */
static void answer(struct parting *parting, bool denied_a, bool denied_b)
{
	struct side *sides = parting->sides->v;
	uint32_t no;

	if (parting->sides->n != 2 || sides[0].negative == sides[1].negative)
		return;
	no = sides[0].negative ? 0 : 1;
	parting->turned =
		!denied_a && !denied_b && takes_denial(parting->question, sides[no].words, parting->arena);
	no = parting->turned ? !no : no;
	sides[no].answer = SIDE_NO;
	sides[!no].answer = SIDE_YES;
	if (!no) {
		struct side side = sides[0];

		sides[0] = sides[1];
		sides[1] = side;
	}
}

/* The side that names the same figure, day, place or doer; a new one where there is none. */
static void join_value(struct parting *parting, const struct speaking *one)
{
	struct side *side = NULL;

	for (uint32_t i = 0; i < parting->sides->n && !side; i++)
		if (!against(parting, &parting->sides->v[i], one->claim) &&
			same_words(one->type, parting->sides->v[i].words, one->words, parting->arena))
			side = &parting->sides->v[i];
	if (stands_elsewhere(parting, side, one))
		return;
	if (side)
		join(parting, side, one);
	else
		begin(parting, one);
}

/* The side across from the one that it contradicts. */
static void join_across(struct parting *parting, const struct speaking *one)
{
	struct side *sides = parting->sides->v;

	for (uint32_t i = 0; i < 2; i++) {
		struct side *side = &sides[!i];
		bool denies_yes =
			side->answer == SIDE_YES && one->negative && (one->denied || !parting->turned);

		if (holds(&sides[i], one->other) && !against(parting, side, one->claim) && !denies_yes &&
			!stands_elsewhere(parting, side, one)) {
			join(parting, side, one);
			return;
		}
	}
}

/* How many claims found their side. */
static uint32_t part_again(struct parting *parting)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i < parting->n; i++)
		for (int second = 0; second < 2; second++) {
			int64_t claim = second ? parting->pairs[i].b : parting->pairs[i].a;
			struct speaking one;

			if (placed(parting, claim))
				continue;
			one = speaking_of(parting, &parting->pairs[i], second);
			if (of_values(one.type))
				join_value(parting, &one);
			else
				join_across(parting, &one);
			n += placed(parting, claim);
		}
	return n;
}

static void add_apart(const struct parting *parting, int64_t claim, struct claim_vec *apart)
{
	for (uint32_t i = 0; i < apart->n; i++)
		if (apart->v[i] == claim)
			return;
	if (!placed(parting, claim))
		vec_push(parting->arena, apart, claim);
}

void sides_of(const struct sided_pair *pairs, uint32_t n, struct str question, struct arena *arena,
	struct side_vec *out, struct claim_vec *apart)
{
	struct parting parting = { pairs, n < PAIRS_MAX ? n : PAIRS_MAX, arena, out, question, false };
	struct speaking one;

	if (!n)
		return;
	for (int second = 0; second < 2; second++) {
		one = speaking_of(&parting, pairs, second);
		begin(&parting, &one);
	}
	if (!of_values(pairs->type))
		answer(&parting, pairs->denied_a, pairs->denied_b);
	for (int round = 0; round < ROUNDS_MAX && part_again(&parting); round++)
		;
	for (uint32_t i = 0; i < parting.n; i++) {
		add_apart(&parting, pairs[i].a, apart);
		add_apart(&parting, pairs[i].b, apart);
	}
}
