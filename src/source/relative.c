#include "source/relative.h"

#include "source/coreference.h"
#include "source/description.h"
#include "text/words.h"

enum { PHRASE_MAX = 24 };

/* End of the last word before the relative pronoun, over a comma. */
static uint32_t antecedent_end(const struct cast *cast, uint32_t start, uint32_t token)
{
	uint32_t end = token;

	while (end > start && end + 3 > token &&
		(cast_token(cast, end - 1)->kind != TOKEN_WORD ||
			word_has(cast_token(cast, end - 1)->form, WORD_PREPOSITION)))
		end--;
	return end;
}

static uint32_t antecedent_start(const struct cast *cast, uint32_t head)
{
	uint32_t s = cast_site_at(cast, head);

	return s != INDEX_NONE ? cast->sites.v[s].first : coreference_left(cast, head);
}

/* Does a phrase that ends in this token name people? */
static bool is_somebody(const struct cast *cast, uint32_t head)
{
	uint32_t s = cast_site_at(cast, head);
	struct nominal nominal;
	enum source_kind kind;
	bool plural;

	if (s != INDEX_NONE)
		return description_is_person(cast, s) || cast->sites.v[s].kind == SOURCE_PERSON;
	nominal = nominal_read(cast, head, head + 1);
	kind = nominal_kind(cast, &nominal, &plural);
	return kind == SOURCE_PERSON || kind == SOURCE_GROUP;
}

/* who, which, that: the noun phrase that they follow. */
void relative_resolve(
	struct resolver *resolver, struct source_vec *out, struct source blank, uint32_t token, uint32_t self)
{
	struct cast *cast = resolver->cast;
	uint32_t head = token, first,
		 start = cast->doc->sentences.v[cast_token(cast, token)->sentence].first_token;

	bool person = cast_is(cast, token, "who") || cast_is(cast, token, "whom");

	head = antecedent_end(cast, start, token);
	for (int steps = 0; steps < 4 && person && head > start && !is_somebody(cast, head - 1); steps++) {
		uint32_t left = antecedent_start(cast, head - 1);

		while (left > start && left + PHRASE_MAX > token &&
			(cast_token(cast, left - 1)->kind != TOKEN_WORD || nominal_closes(cast, left - 1) ||
				word_has(cast_token(cast, left - 1)->form, WORD_DETERMINER)))
			left--;
		head = left;
	}
	if (head == start || nominal_closes(cast, head - 1) || (person && !is_somebody(cast, head - 1))) {
		vec_push(cast->arena, out, blank);
		return;
	}
	first = antecedent_start(cast, head - 1);
	/* Jane Doe, a former lawyer, who */
	if (person && cast_site_at(cast, head - 1) == INDEX_NONE) {
		uint32_t before = first;

		while (before > start && word_has(cast_token(cast, before - 1)->form, WORD_DETERMINER))
			before--;
		if (before > start + 1 && cast_is(cast, before - 1, ",") &&
			cast_site_at(cast, before - 2) != INDEX_NONE && is_somebody(cast, before - 2)) {
			head = before - 1;
			first = antecedent_start(cast, head - 1);
		}
	}
	while (first > start && word_has(cast_token(cast, first - 1)->form, WORD_DETERMINER | WORD_NUMBER))
		first--;
	/* generals and admirals who */
	if (person && first > start + 1 && cast_is(cast, first - 1, "and") && is_somebody(cast, first - 2)) {
		struct piece left = { antecedent_start(cast, first - 2), first - 1, 0, 0 };

		resolve_piece(resolver, out, &left, self);
	}
	resolve_piece(resolver, out, &(struct piece){ first, head, 0, 0 }, self);
	for (uint32_t i = 0; i < out->n; i++) {
		out->v[i].as_written = blank.as_written;
		out->v[i].span = blank.span;
		out->v[i].rule = "relative";
	}
}
