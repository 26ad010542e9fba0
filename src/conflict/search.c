#include "conflict/conflict.h"

#include <stdlib.h>
#include <string.h>

#include "conflict/proposition.h"

struct search_word {
	const char *form;
	unsigned rank; /* the higher, the rarer the kind */
};

static int by_rank(const void *a, const void *b)
{
	const struct search_word *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank > y->rank ? -1 : 1;
	return strcmp(x->form, y->form);
}

/* Only letters, digits and bytes of other scripts: nothing that a query language reads. */
static bool plain(const char *form)
{
	for (; *form; form++) {
		unsigned char c = (unsigned char)*form;

		if (c < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
			return false;
	}
	return true;
}

enum { RANK_NAME = 2000, RANK_NUMBER = 1000 };

static unsigned rank_of(const struct proposition *p, uint32_t at)
{
	const struct token *token = proposition_token(p, at);
	size_t length = strlen(token->form);

	if (!plain(token->form) || length < 2)
		return 0;
	if (token->kind == TOKEN_NUMBER)
		return RANK_NUMBER;
	if (!p->words[at].content)
		return 0;
	if (p->words[at].name)
		return RANK_NAME;
	return length > 4 ? (unsigned)(length < 100 ? length : 100) : 0;
}

void conflict_search_words(
	const struct statement *statement, struct arena *arena, struct str_vec *words, uint32_t max)
{
	const struct proposition *p = proposition_read(statement, arena);
	VEC(struct search_word) ranked = { 0 };
	uint32_t begin = words->n;

	for (uint32_t at = 0; at < p->n; at++) {
		unsigned rank = rank_of(p, at);

		if (rank)
			vec_push(
				arena, &ranked, (struct search_word){ proposition_token(p, at)->form, rank });
	}
	if (!ranked.n)
		return;
	qsort(ranked.v, ranked.n, sizeof *ranked.v, by_rank);
	for (uint32_t i = 0; i < ranked.n && words->n - begin < max; i++)
		if (!i || strcmp(ranked.v[i - 1].form, ranked.v[i].form) != 0)
			vec_push(arena, words, str_of(ranked.v[i].form));
}
