#include "conflict/align.h"

#include <string.h>

static bool same_word(const struct word *a, const struct word *b)
{
	return a->content && b->content && (!strcmp(a->noun, b->noun) || !strcmp(a->verb, b->verb));
}

bool align_speaker(const struct proposition *p, uint32_t i, const struct proposition *q, uint32_t j)
{
	return p->words[i].source && q->words[j].content && proposition_token(q, j)->capital &&
	       proposition_names(p, q->words[j].noun);
}

bool align_repeated(const struct proposition *p, uint32_t first, uint32_t at)
{
	for (uint32_t i = first; i < at; i++)
		if (!strcmp(p->words[i].noun, p->words[at].noun))
			return true;
	return false;
}

static void count_side(
	const struct proposition *p, struct words_range range, unsigned *words, unsigned *names)
{
	for (uint32_t i = range.first; i < range.end; i++)
		if (p->words[i].content && !align_repeated(p, range.first, i)) {
			(*words)++;
			*names += p->words[i].name;
		}
}

struct overlap align_words(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b)
{
	struct overlap out = { 0 };

	count_side(p, a, &out.left, &out.left_names);
	count_side(q, b, &out.right, &out.right_names);
	for (uint32_t i = a.first; i < a.end; i++) {
		if (align_repeated(p, a.first, i))
			continue;
		for (uint32_t j = b.first; j < b.end; j++) {
			bool spoken = align_speaker(p, i, q, j) || align_speaker(q, j, p, i);

			if (!spoken && !same_word(&p->words[i], &q->words[j]))
				continue;
			out.words++;
			out.names += spoken ||
				     (proposition_token(p, i)->capital && proposition_token(q, j)->capital);
			break;
		}
	}
	return out;
}

enum { STEM = 6 };

static bool same_stem(const struct word *a, const struct word *b)
{
	return same_word(a, b) || (a->content && b->content && strlen(a->noun) >= STEM &&
					  strlen(b->noun) >= STEM && !strncmp(a->noun, b->noun, STEM));
}

unsigned align_stems(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b)
{
	unsigned n = 0;

	for (uint32_t i = a.first; i < a.end; i++) {
		if (align_repeated(p, a.first, i))
			continue;
		for (uint32_t j = b.first; j < b.end; j++)
			if (same_stem(&p->words[i], &q->words[j])) {
				n++;
				break;
			}
	}
	return n;
}

/* "pay" and "payment", "arrest" and "arrests": the longer is the shorter and an ending. */
static bool derived(const char *a, const char *b)
{
	static const char *const endings[] = { "s", "d", "r", "ed", "er", "or", "al", "ing", "ion", "ment",
		"ments", "ation", "ance", "ence", "ure", "age", "able", "ers", NULL };
	size_t n = strlen(a), m = strlen(b), same = 0;

	if (n > m)
		return derived(b, a);
	while (same < n && a[same] == b[same])
		same++;
	/* a final e or a y goes before an ending: settle, settlement; deny, denial */
	if (n < 3 || same + 1 < n || (same < n && a[same] != 'e' && a[same] != 'y'))
		return false;
	for (const char *const *ending = endings; *ending; ending++)
		if (!strcmp(b + same, *ending) && (same >= 4 || strlen(*ending) >= 3))
			return true;
	return false;
}

bool align_related(const struct word *a, const struct word *b)
{
	if (!a->content || !b->content)
		return false;
	return same_stem(a, b) || meaning_entails(a->verb, b->verb) || meaning_entails(b->verb, a->verb) ||
	       derived(a->verb, b->verb) || derived(a->noun, b->noun) || derived(a->verb, b->noun) ||
	       derived(a->noun, b->verb);
}

static unsigned context_words(
	const struct proposition *p, struct words_range range, struct words_range skip, unsigned *names)
{
	unsigned n = 0;

	for (uint32_t i = range.first; i < range.end; i++) {
		if (!p->words[i].content || words_range_has(skip, i))
			continue;
		n++;
		*names += p->words[i].name;
	}
	return n;
}

struct overlap align_context(const struct proposition *p, struct words_range a, struct words_range skip_a,
	const struct proposition *q, struct words_range b, struct words_range skip_b)
{
	struct overlap out = { 0 };
	uint64_t taken = 0;

	out.left = context_words(p, a, skip_a, &out.left_names);
	out.right = context_words(q, b, skip_b, &out.right_names);
	for (uint32_t i = a.first; i < a.end; i++) {
		if (!p->words[i].content || words_range_has(skip_a, i))
			continue;
		for (uint32_t j = b.first; j < b.end && j - b.first < 64; j++) {
			uint64_t bit = UINT64_C(1) << (j - b.first);

			if ((taken & bit) || words_range_has(skip_b, j) ||
				!align_related(&p->words[i], &q->words[j]))
				continue;
			taken |= bit;
			out.words++;
			out.names += p->words[i].name && q->words[j].name;
			break;
		}
	}
	return out;
}

bool align_opposites(const struct proposition *p, const struct proposition *q)
{
	for (uint32_t i = 0; i < p->n; i++)
		for (uint32_t j = 0; p->words[i].content && j < q->n; j++)
			if (q->words[j].content && meaning_opposed(p->words[i].verb, q->words[j].verb))
				return true;
	return false;
}

/* The patient of a passive is its subject; of an active verb, its complement. */
static struct words_range patient(const struct clause *c)
{
	return c->passive ? (struct words_range){ c->subject_first, c->subject_end }
			  : (struct words_range){ c->complement_first, c->complement_end };
}

static struct words_range agent(const struct clause *c)
{
	return c->passive ? (struct words_range){ c->agent_first, c->agent_end }
			  : (struct words_range){ c->subject_first, c->subject_end };
}

static struct words_range complement(const struct clause *c)
{
	return (struct words_range){ c->complement_first, c->complement_end };
}

static struct words_range subject(const struct clause *c)
{
	return (struct words_range){ c->subject_first, c->subject_end };
}

struct alignment align_clauses(const struct proposition *p, const struct clause *a,
	const struct proposition *q, const struct clause *b, enum entailed_roles roles)
{
	struct alignment out = { 0 };
	bool swap = roles == ROLES_SWAP;

	if (swap) {
		/* they killed him / he did not die; he was killed / he did not die */
		out.subject = align_words(p, patient(a), q, subject(b));
		out.rest = align_words(p, complement(a), q, complement(b));
	} else if (a->passive == b->passive) {
		out.subject = align_words(p, subject(a), q, subject(b));
		out.rest = align_words(p, complement(a), q, complement(b));
		if (a->passive)
			out.agent = align_words(p, agent(a), q, agent(b));
	} else {
		/* the U.S. informed Israel / Israel was not informed */
		out.subject = align_words(p, patient(a), q, patient(b));
		out.rest = align_words(p, complement(a), q, complement(b));
		out.agent = align_words(p, agent(a), q, agent(b));
	}
	return out;
}
