#include "cmd/dump_pairs.h"

#include <stdio.h>

#include "claim/claim.h"
#include "cmd/pair_scores.h"
#include "conflict/conflict.h"
#include "export/json.h"

static void print_pair(const struct document *doc, const struct conflict_pair *pair)
{
	struct json json = json_new(doc->arena);

	json_open(&json, '{');
	json_put_str(&json, "document", doc->id);
	json_put_int(&json, "a", pair->a + 1);
	json_put_int(&json, "b", pair->b + 1);
	json_put_real(&json, "likelihood", (double)pair->likelihood);
	if (pair->learned >= 0)
		json_put_real(&json, "learned", (double)pair->learned);
	for (int i = 0; i < FEATURES; i++)
		if (pair->features[i] > 0)
			json_put_real(&json, feature_name((enum feature)i), (double)pair->features[i]);
	json_close(&json, '}');
	fwrite(json.out.p, 1, json.out.n, stdout);
	putchar('\n');
}

void dump_pairs(const struct pair_model *pair_model, const struct document *doc)
{
	struct statement_vec fresh = { 0 };
	struct pair_scores scores;
	struct conflict_input input = { .fresh = &fresh,
		.learned = pair_scores_begin(&scores, pair_model, doc) };
	struct conflict_pair_vec pairs = { 0 };

	for (uint32_t i = 0; i < doc->claims.n; i++)
		vec_push(doc->arena, &fresh, claim_statement(doc, i, doc->arena));
	conflict_pairs(&input, doc->arena, &pairs);
	for (uint32_t i = 0; i < pairs.n; i++)
		print_pair(doc, &pairs.v[i]);
}
