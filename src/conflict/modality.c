#include "conflict/comparison.h"

#include <string.h>

#include "conflict/phrase.h"
#include "text/words.h"

/*
 * What one side holds to be certain, or bound to be, the other rules out; what one is obliged to do, the
 * other may leave. Possible against actual, and possible against certain, are compatible.
 */
enum modality {
	MODALITY_NONE,
	MODALITY_CERTAIN,    /* definitely, no doubt, bound to, will */
	MODALITY_IMPOSSIBLE, /* cannot, ruled out, no chance, off the table, will not */
	MODALITY_OBLIGED,    /* must, no choice but to, required */
	MODALITY_FREE,       /* need not, free to, optional */
	MODALITY_POSSIBLE,   /* can, may well, an option, nothing stands in the way */
	MODALITIES
};

/* How plainly a marker says so: "will" alone says little, "come what may" all. */
struct marker {
	const char *words; /* forms, with spaces between; "*" is any one word */
	enum modality modality;
	bool strong;
};

#define MARKER(words, modality, strong) { words, MODALITY_##modality, strong },
static const struct marker markers[] = {
#include "conflict/modality.def"
};
#undef MARKER

enum { N_MARKERS = sizeof markers / sizeof markers[0], MARKER_WORDS = 4, FOUND_MAX = 8 };

struct found {
	enum modality modality;
	bool strong;
	uint32_t first, end;
};

/* The end of the marker's words where they stand at `at`; 0 where they do not. */
static uint32_t match(const struct proposition *p, uint32_t at, const char *words)
{
	while (*words) {
		size_t n = strcspn(words, " ");
		const char *form = phrase_form(p, at);

		if (at >= p->n ||
			(!(n == 1 && *words == '*') && (strlen(form) != n || strncmp(form, words, n))))
			return 0;
		words += n;
		words += *words == ' ';
		at++;
	}
	return at;
}

/* Does the marker begin with the form? 0; else as strcmp says. */
static int order(const char *words, const char *form)
{
	size_t n = strcspn(words, " ");
	int first = strncmp(words, form, n);

	return first ? first : form[n] ? -1 : 0;
}

static size_t first_marker(const char *form)
{
	size_t low = 0, high = N_MARKERS;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (order(markers[middle].words, form) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The longest marker at a place: "will not" before "will". */
static bool marker_at(const struct proposition *p, uint32_t at, struct found *out)
{
	const char *form = phrase_form(p, at);

	out->end = 0;
	for (size_t i = first_marker(form); i < N_MARKERS && !order(markers[i].words, form); i++) {
		uint32_t end = match(p, at, markers[i].words);

		if (end > out->end)
			*out = (struct found){ markers[i].modality, markers[i].strong, at, end };
	}
	return out->end > at;
}

bool modality_sorted(void)
{
	for (size_t i = 1; i < N_MARKERS; i++)
		if (strcmp(markers[i - 1].words, markers[i].words) >= 0)
			return false;
	return true;
}

/* "not certain", "is not ruled out", "may not be impossible" turn it round: not told which way. */
static bool turned(const struct proposition *p, const struct found *found)
{
	static const char *const words[] = { "not", "n't", "never", "hardly", "nor", "neither", "without",
		"if", "unless", "whether", "may", "might", "perhaps", "almost", "nearly", "likely",
		"unlikely", "should", "?", NULL };
	struct words_range clause = segment_clause(p, found->first);
	uint32_t from = found->first > clause.first + 4 ? found->first - 4 : clause.first;
	struct words_range sentence = segment_sentence(p, found->first);

	return proposition_has(p, from, found->first, words) ||
	       proposition_has(
		       p, found->end, found->end + 1, (const char *const[]){ "not", "n't", "never", NULL }) ||
	       proposition_has(p, sentence.first, sentence.end,
		       (const char *const[]){
			       "if", "unless", "until", "without", "except", "should", NULL }) ||
	       phrase_is(p, sentence.end, "?");
}

/* A modal, said of the verb behind it; not "out of the question". */
static bool of_verb(const struct proposition *p, const struct found *found)
{
	return phrase_has(p, found->end - 1, WORD_MODAL) ||
	       phrase_in(
		       p, found->end - 1, (const char *const[]){ "to", "not", "n't", "never", "have", NULL });
}

/* The verb that a modal stands before; p->n behind other markers ("out of the question"). */
static uint32_t verb_of(const struct proposition *p, const struct found *found)
{
	uint32_t verb = phrase_verb(p, found->end);

	return of_verb(p, found) && phrase_open(p, verb) ? verb : p->n;
}

/* would not exclude, cannot be prevented: the other way round; would rather: a wish */
static bool turned_behind(const struct proposition *p, const struct found *found)
{
	static const char *const verbs[] = { "exclude", "prevent", "rule", "avoid", "deny", "doubt", "stop",
		"fail", "refuse", "oppose", "reject", "matter", NULL };
	uint32_t verb = verb_of(p, found);

	if (proposition_has(p, found->end, found->end + 2, (const char *const[]){ "rather", "like", NULL }))
		return true;
	for (const char *const *one = verbs; verb < p->n && *one; one++)
		if (!strcmp(p->words[verb].verb, *one))
			return true;
	return false;
}

/* there was talk that: nobody's word */
static bool hearsay(const struct proposition *p, uint32_t at)
{
	static const char *const words[] = { "talk", "rumor", "rumors", "rumour", "rumours", "speculation",
		"reports", "claims", "suggestions", "idea", "likelihood", "risk", "fear", "fears", NULL };

	return proposition_has(p, segment_sentence(p, at).first, at, words);
}

static unsigned find_markers(const struct proposition *p, struct found *out)
{
	unsigned n = 0;

	for (uint32_t at = 0; at < p->n && n < FOUND_MAX;) {
		struct found found;

		if (proposition_token(p, at)->kind != TOKEN_WORD || !marker_at(p, at, &found)) {
			at++;
			continue;
		}
		at = found.end;
		if (!turned(p, &found) && !turned_behind(p, &found))
			out[n++] = found;
	}
	return n;
}

/* How sure two are to exclude each other, 0 when they do not. */
static float exclude(const struct found *x, const struct found *y)
{
	static const float table[MODALITIES][MODALITIES] = {
		[MODALITY_CERTAIN][MODALITY_IMPOSSIBLE] = 0.55f,
		[MODALITY_OBLIGED][MODALITY_IMPOSSIBLE] = 0.5f,
		[MODALITY_OBLIGED][MODALITY_FREE] = 0.5f,
		[MODALITY_POSSIBLE][MODALITY_IMPOSSIBLE] = 0.5f,
		[MODALITY_CERTAIN][MODALITY_FREE] = 0.35f,
	};
	float worth = table[x->modality][y->modality];

	if (!worth)
		worth = table[y->modality][x->modality];
	if (!x->strong && !y->strong)
		return worth - 0.15f;
	return worth;
}

struct excluded {
	struct found x, y;
	struct common common;
	float score;
};

/* Of the same deed? */
static bool one_verb(const struct pair *pair, const struct excluded *e)
{
	uint32_t i = verb_of(pair->a, &e->x), j = verb_of(pair->b, &e->y);
	struct words_range none = { 0, 0 };

	return i < pair->a->n && j < pair->b->n &&
	       segment_common(pair->a, (struct words_range){ i, i + 1 }, none, pair->b,
		       (struct words_range){ j, j + 1 }, none)
		       .words;
}

/* will start, cannot play: of the same deed, or all else must be the same; what names are shared does not
 * count between articles, which may name the same people for many reasons */
static bool verbs_meet(const struct pair *pair, const struct excluded *e, float share)
{
	if (one_verb(pair, e))
		return true;
	if (!pair->same_article && e->common.words < e->common.names + 2)
		return false;
	if (of_verb(pair->a, &e->x) && of_verb(pair->b, &e->y))
		return share >= 0.75f && e->x.strong + e->y.strong > 0 && e->common.words >= 2;
	return share >= 0.5f || e->common.words >= 3 ||
	       (e->x.strong && e->y.strong && comparison_beside(pair));
}

static bool clashes(const struct pair *pair, struct excluded *e)
{
	struct words_range a = segment_sentence(pair->a, e->x.first),
			   b = segment_sentence(pair->b, e->y.first);
	struct words_range x = { e->x.first, e->x.end }, y = { e->y.first, e->y.end };
	float worth = exclude(&e->x, &e->y), share;

	if (worth <= 0 || hearsay(pair->a, e->x.first) || hearsay(pair->b, e->y.first))
		return false;
	e->common = segment_common(pair->a, a, x, pair->b, b, y);
	e->common.words += e->common.words && segment_same_time(pair->a, pair->b);
	share = segment_share(&e->common);
	if (e->common.words < 2 && !(e->common.words == 1 && comparison_beside(pair) &&
					   (share >= 0.5f || (e->x.strong && e->y.strong))))
		return false;
	if (!verbs_meet(pair, e, share) || segment_strangers(&e->common) || share < 0.25f ||
		segment_other_thing(pair->a, a, pair->b, b) || segment_other_extent(pair->a, a, pair->b, b) ||
		clause_reported(pair->a, e->x.first) || clause_reported(pair->b, e->y.first))
		return false;
	worth += e->x.strong && e->y.strong && comparison_beside(pair) ? 0.05f : 0;
	e->score = worth + 0.05f * (float)(e->common.words < 4 ? e->common.words : 4) + 0.2f * share;
	if (!segment_covered(&e->common) && e->score > comparison_doubtful)
		e->score = comparison_doubtful;
	return true;
}

/* Predictions are sides here; what is asked, refused or thought is none. */
static bool states(const struct statement *s)
{
	return !veto_stance(s) && !s->cue_negated && s->polarity == POLARITY_AFFIRMED &&
	       s->certainty != CERTAINTY_QUESTION;
}

static struct excluded best_of(const struct pair *pair)
{
	struct found x[FOUND_MAX], y[FOUND_MAX];
	unsigned n = find_markers(pair->a, x), m = n ? find_markers(pair->b, y) : 0;
	struct excluded best = { 0 };

	for (unsigned i = 0; i < n; i++)
		for (unsigned j = 0; j < m; j++) {
			struct excluded one = { .x = x[i], .y = y[j] };

			if (clashes(pair, &one) && one.score > best.score)
				best = one;
		}
	return best;
}

/* "will not | happen": the marker with the word that it is said of. */
static uint32_t shown_end(const struct proposition *p, const struct found *found)
{
	uint32_t end = phrase_verb(p, found->end);

	return end < p->n && end - found->end <= 2 && phrase_open(p, end) ? end + 1 : found->end;
}

bool modality_detect(const struct pair *pair, struct conflict *out)
{
	struct excluded best;
	struct strbuf reason;
	uint32_t end_a, end_b;
	struct str x, y;

	if (!veto_one_story(pair) || !states(pair->a->statement) || !states(pair->b->statement) ||
		veto_times(pair))
		return false;
	best = best_of(pair);
	if (best.score <= 0)
		return false;
	end_a = shown_end(pair->a, &best.x);
	end_b = shown_end(pair->b, &best.y);
	x = proposition_words(pair->a, best.x.first, end_a, pair->arena);
	y = proposition_words(pair->b, best.y.first, end_b, pair->arena);
	reason = strbuf_new(pair->arena);
	strbuf_addf(
		&reason, "one side says “%.*s”, the other “%.*s”: both cannot be", STR_ARG(x), STR_ARG(y));
	out->type = CONFLICT_MODALITY;
	out->evidence_a = proposition_evidence(pair->a, best.x.first, end_a);
	out->evidence_b = proposition_evidence(pair->b, best.y.first, end_b);
	out->reason = strbuf_str(&reason);
	out->issue = issue_of_claim(pair->a, pair->arena);
	out->score = best.score > 0.99f ? 0.99f : best.score;
	return true;
}
