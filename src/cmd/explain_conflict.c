#include <stdio.h>
#include <stdlib.h>

#include "claim/claim.h"
#include "cmd/explain.h"
#include "cmd/fields.h"
#include "cmd/lookup.h"
#include "cmd/whole.h"
#include "conflict/account.h"

struct conflict_view {
	struct explain *explain;
	struct str type, tier, score, reason, issue;
	int64_t claim_a, claim_b;
	struct statement_vec claims; /* of the article, or just the two */
	uint32_t a, b;
	bool one_article;
	float nearness;
	struct account_vec account;
};

static struct str kept(struct conflict_view *view, const struct store_rows *rows, const char *column)
{
	return str_copy(&view->explain->arena, store_rows_get(rows, column));
}

/* 1 when there is such a conflict. */
static int read_row(struct conflict_view *view, int64_t id, struct err *err)
{
	struct store_rows rows;
	int rc;

	if (store_rows_open(view->explain->store, TABLE_CONFLICTS, id, &rows, err))
		return -1;
	rc = store_rows_next(&rows, err);
	if (rc == 1) {
		view->type = kept(view, &rows, "type");
		view->tier = kept(view, &rows, "tier");
		view->score = kept(view, &rows, "score");
		view->reason = kept(view, &rows, "reason");
		view->issue = kept(view, &rows, "issue");
		view->claim_a = store_rows_int(&rows, "a_claim_id");
		view->claim_b = store_rows_int(&rows, "b_claim_id");
	}
	store_rows_close(&rows);
	return rc;
}

/* All claims of an article, as they were compared. */
static int read_article(struct conflict_view *view, int64_t article, struct err *err)
{
	struct document *doc = ARENA_NEW(&view->explain->arena, struct document);
	struct id_vec ids = { 0 };
	bool found;

	if (store_load(view->explain->store, article, &view->explain->arena, doc, &ids, &found, err))
		return -1;
	for (uint32_t i = 0; found && i < ids.n; i++) {
		struct statement one = claim_statement(doc, i, &view->explain->arena), stored;
		bool there;

		if (store_statement(
			    view->explain->store, ids.v[i], &view->explain->arena, &stored, &there, err))
			return -1;
		one.claim_id = ids.v[i];
		one.article_id = article;
		one.paragraph = there ? stored.paragraph : 0;
		if (ids.v[i] == view->claim_a)
			view->a = i;
		if (ids.v[i] == view->claim_b)
			view->b = i;
		vec_push(&view->explain->arena, &view->claims, one);
	}
	return 0;
}

/* Of two articles: the one that came later is the one at hand, whose words around its claim were seen. */
static int read_two(struct conflict_view *view, struct err *err)
{
	struct store *store = view->explain->store;
	struct arena *arena = &view->explain->arena;
	struct statement a, b;
	bool found_a, found_b;

	if (store_statement(store, view->claim_a, arena, &a, &found_a, err) ||
		store_statement(store, view->claim_b, arena, &b, &found_b, err))
		return -1;
	if (!found_a || !found_b)
		return err_set(err, ERR_STORE, "a claim of the conflict is missing");
	view->one_article = a.article_id == b.article_id;
	if (view->one_article)
		return read_article(view, a.article_id, err);
	if (whole_statement(store, a.article_id > b.article_id ? view->claim_a : view->claim_b, arena,
		    a.article_id > b.article_id ? &a : &b, &found_a, err) ||
		lookup_nearness(store, a.article_id, b.article_id, arena, &view->nearness, err))
		return -1;
	vec_push(arena, &view->claims, a);
	vec_push(arena, &view->claims, b);
	view->b = 1;
	return 0;
}

static void field(struct conflict_view *view, const char *label, struct str value)
{
	field_print(&view->explain->arena, view->explain->width, label, value);
}

/* "alleges it, hedged"; "denies it, as a fact" */
static void add_reading(const struct statement *side, struct strbuf *out)
{
	static const char *const stances[] = {
		[STANCE_ASSERTS] = "says it",
		[STANCE_DENIES] = "denies it",
		[STANCE_ADMITS] = "admits it",
		[STANCE_CONFIRMS] = "confirms it",
		[STANCE_ALLEGES] = "alleges it",
		[STANCE_PREDICTS] = "expects it",
		[STANCE_ASKS] = "asks for it",
		[STANCE_REFUSES] = "declines it",
		[STANCE_ATTITUDE] = "feels or thinks it",
	};
	static const char *const certainties[] = {
		[CERTAINTY_ASSERTED] = "as a fact",
		[CERTAINTY_HEDGED] = "with a “may” or the like",
		[CERTAINTY_CONDITIONAL] = "on a condition",
		[CERTAINTY_FORECAST] = "of what is to come",
		[CERTAINTY_QUESTION] = "as a question",
	};
	bool denied = side->polarity == POLARITY_DENIED;

	strbuf_addf(out, "%s%s, %s", side->cue_negated ? "does not say this: " : "", stances[side->stance],
		certainties[side->certainty]);
	if (denied != (side->stance == STANCE_DENIES))
		strbuf_adds(out, denied ? "; what it comes to is that it is not so"
					: "; what it comes to is that it is so");
}

static void print_side(struct conflict_view *view, const struct statement *side)
{
	struct strbuf who = strbuf_new(&view->explain->arena), read = strbuf_new(&view->explain->arena);

	for (uint32_t i = 0; i < side->source_names.n; i++)
		strbuf_addf(&who, "%s%.*s", i ? "; " : "", STR_ARG(side->source_names.v[i]));
	if (!who.n)
		strbuf_adds(&who, "(source not known)");
	add_reading(side, &read);
	printf("\nc%lld\n", (long long)side->claim_id);
	field(view, "source", strbuf_str(&who));
	field(view, "claim", statement_stated(side, &view->explain->arena));
	field(view, "read as", strbuf_str(&read));
}

static void print_view(struct conflict_view *view, int64_t id)
{
	printf("x%lld\n\n", (long long)id);
	field(view, "question", view->issue);
	field(view, "type", view->type);
	field(view, "tier", view->tier);
	field(view, "score", view->score);
	field(view, "reason", view->reason);
	print_side(view, &view->claims.v[view->a]);
	print_side(view, &view->claims.v[view->b]);
	puts("\nStep by step");
	for (uint32_t i = 0; i < view->account.n; i++)
		field(view, view->account.v[i].what, view->account.v[i].detail);
}

static void put_side(struct json *json, const char *key, const struct statement *side)
{
	json_key(json, key);
	json_open(json, '{');
	json_put_int(json, "id", side->claim_id);
	json_put_str(json, "claim_text", side->claim_text);
	json_put_str(json, "stated", statement_stated(side, json->out.arena));
	json_put_str(json, "stance", str_of(stance_name(side->stance)));
	json_put_str(json, "polarity", str_of(polarity_name(side->polarity)));
	json_put_str(json, "certainty", str_of(certainty_name(side->certainty)));
	json_close(json, '}');
}

static void print_json(struct conflict_view *view, int64_t id)
{
	struct json json = json_new(&view->explain->arena);

	json_open(&json, '{');
	json_put_int(&json, "conflict", id);
	json_put_str(&json, "type", view->type);
	json_put_str(&json, "tier", view->tier);
	json_put_real(&json, "score", view->score.p ? strtod(view->score.p, NULL) : 0);
	json_put_str(&json, "reason", view->reason);
	json_put_str(&json, "issue", view->issue);
	put_side(&json, "a", &view->claims.v[view->a]);
	put_side(&json, "b", &view->claims.v[view->b]);
	json_key(&json, "steps");
	json_open(&json, '[');
	for (uint32_t i = 0; i < view->account.n; i++) {
		json_open(&json, '{');
		json_put_str(&json, "step", str_of(view->account.v[i].what));
		json_put_str(&json, "found", view->account.v[i].detail);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	json_close(&json, '}');
	fwrite(json.out.p, 1, json.out.n, stdout);
	putchar('\n');
}

int explain_conflict(struct explain *explain, int64_t id, struct err *err)
{
	struct conflict_view view = { .explain = explain };
	int rc = read_row(&view, id, err);

	if (rc != 1)
		return rc;
	if (read_two(&view, err))
		return -1;
	account_of_pair(&view.claims, view.a, view.b, view.one_article, view.nearness, &explain->arena,
		&view.account);
	if (explain->as_json)
		print_json(&view, id);
	else
		print_view(&view, id);
	return 1;
}
