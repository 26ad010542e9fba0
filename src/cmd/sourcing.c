#include <stdio.h>
#include <string.h>

#include "cmd/fields.h"
#include "cmd/list.h"
#include "cmd/screen.h"
#include "sourcing/sourcing.h"

/* ---- all articles, a line each ---- */

static const struct table_column columns[] = {
	{ "ID", 0 },
	{ "TITLE", 5 },
	{ "CLAIMS", 0 },
	{ "NAMED", 0 },
	{ "ANONYMOUS", 0 },
	{ "OFFICIAL", 0 },
	{ "DOCUMENTS", 0 },
	{ "QUESTIONS", 0 },
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

/* "72%" of the article's claims */
static struct str share(const struct store_rows *rows, const char *column, struct arena *arena)
{
	int64_t part = store_rows_int(rows, column), whole = store_rows_int(rows, "claims");
	struct strbuf out = strbuf_new(arena);

	if (whole <= 0)
		return (struct str){ 0 };
	strbuf_addf(&out, "%lld%%", (long long)((part * 100 + whole / 2) / whole));
	return strbuf_str(&out);
}

static void cells(struct list *list, struct arena *arena, struct str *cells)
{
	const struct store_rows *rows = &list->rows;
	struct str title = store_rows_get(rows, "title");

	cells[0] = list_id(arena, 'a', store_rows_get(rows, "article_id"));
	cells[1] = title.n ? title : store_rows_get(rows, "document");
	cells[2] = store_rows_get(rows, "claims");
	cells[3] = share(rows, "named", arena);
	cells[4] = share(rows, "anonymous", arena);
	cells[5] = share(rows, "official", arena);
	cells[6] = share(rows, "documents", arena);
	cells[7] = store_rows_get(rows, "warnings");
}

static void put_counts(struct json *json, const struct store_rows *rows)
{
	static const char *const counts[] = { "claims", "named", "anonymous", "official", "documents",
		"no_source", "unresolved", "sources" };

	json_put_int(json, "article", store_rows_int(rows, "article_id"));
	json_put_str(json, "document", store_rows_get(rows, "document"));
	json_put_str(json, "outlet", store_rows_get(rows, "outlet"));
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		json_put_int(json, counts[i], store_rows_int(rows, counts[i]));
}

static int line(struct list *list, struct err *err)
{
	(void)err;
	json_open(&list->json, '{');
	put_counts(&list->json, &list->rows);
	json_put_int(&list->json, "warnings", store_rows_int(&list->rows, "warnings"));
	json_close(&list->json, '}');
	list_print_json(list);
	return 0;
}

/* ---- one article ---- */

struct ledger {
	struct store *store;
	struct store_rows rows;
	struct arena arena;
	jmp_buf escape;
	struct json json;
	int width;
	bool as_json;
};

static void print_count(struct ledger *ledger, const char *label, const char *column)
{
	struct strbuf out = strbuf_new(&ledger->arena);
	struct str of_all = share(&ledger->rows, column, &ledger->arena);

	strbuf_addf(&out, "%.*s", STR_ARG(store_rows_get(&ledger->rows, column)));
	if (of_all.n)
		strbuf_addf(&out, " (%.*s)", STR_ARG(of_all));
	field_print(&ledger->arena, ledger->width, label, strbuf_str(&out));
}

static void print_counts(struct ledger *ledger)
{
	const struct store_rows *rows = &ledger->rows;
	struct str title = store_rows_get(rows, "title");

	field_print(
		&ledger->arena, ledger->width, "article", title.n ? title : store_rows_get(rows, "document"));
	field_print(&ledger->arena, ledger->width, "outlet", store_rows_get(rows, "outlet"));
	field_print(&ledger->arena, ledger->width, "claims", store_rows_get(rows, "claims"));
	print_count(ledger, "  named sources", "named");
	print_count(ledger, "  anonymous", "anonymous");
	print_count(ledger, "  officials", "official");
	print_count(ledger, "  documents", "documents");
	print_count(ledger, "  no source given", "no_source");
	print_count(ledger, "  not resolved", "unresolved");
	field_print(&ledger->arena, ledger->width, "different sources", store_rows_get(rows, "sources"));
}

/* The rule with its sentence, once, then its claims below it. */
static void print_warning(struct ledger *ledger, char *last, size_t room)
{
	const struct store_rows *rows = &ledger->rows;
	struct str rule = store_rows_get(rows, "rule"), claim = store_rows_get(rows, "claim_id"),
		   about = store_rows_get(rows, "detail");
	struct strbuf out = strbuf_new(&ledger->arena);

	if (!str_is(rule, last)) {
		const struct sourcing_rule *known;

		snprintf(last, room, "%.*s", STR_ARG(rule));
		known = sourcing_rule(last);
		putchar('\n');
		field_print(&ledger->arena, ledger->width, last, known ? str_of(known->sentence) : rule);
	}
	if (claim.n && str_is(rule, "one-outlet"))
		strbuf_addf(&out, "in %.*s", STR_ARG(about));
	else if (claim.n)
		strbuf_addf(&out, "%.*s: %.*s", STR_ARG(store_rows_get(rows, "who")),
			STR_ARG(store_rows_get(rows, "claim")));
	else
		strbuf_addstr(&out, about);
	field_print(&ledger->arena, ledger->width, claim.n ? list_id(&ledger->arena, 'c', claim).p : "",
		strbuf_str(&out));
}

static void put_warning(struct ledger *ledger)
{
	const struct store_rows *rows = &ledger->rows;
	struct str about = store_rows_get(rows, "detail");

	json_open(&ledger->json, '{');
	json_put_str(&ledger->json, "rule", store_rows_get(rows, "rule"));
	if (store_rows_get(rows, "claim_id").n)
		json_put_int(&ledger->json, "claim", store_rows_int(rows, "claim_id"));
	else
		json_put_null(&ledger->json, "claim");
	json_put_str(&ledger->json, "about", about);
	json_close(&ledger->json, '}');
}

static int each_warning(struct ledger *ledger, int64_t id, struct err *err)
{
	char last[64] = "";
	int rc;

	store_rows_close(&ledger->rows);
	if (store_rows_open(ledger->store, TABLE_WARNINGS_OF_ARTICLE, id, &ledger->rows, err))
		return -1;
	while ((rc = store_rows_next(&ledger->rows, err)) == 1) {
		if (ledger->as_json)
			put_warning(ledger);
		else
			print_warning(ledger, last, sizeof last);
	}
	return rc;
}

static int print_ledger(struct ledger *ledger, int64_t id, struct err *err)
{
	int rc;

	if (store_rows_open(ledger->store, TABLE_SOURCING, id, &ledger->rows, err))
		return -1;
	rc = store_rows_next(&ledger->rows, err);
	if (rc <= 0) {
		if (!rc)
			fprintf(stderr,
				"sayso: there is no article a%lld, or it is looked at with the next \"sayso "
				"add\"\n",
				(long long)id);
		return rc ? -1 : EXIT_NO;
	}
	ledger->json = json_new(&ledger->arena);
	json_open(&ledger->json, '{');
	put_counts(&ledger->json, &ledger->rows);
	json_key(&ledger->json, "warnings");
	json_open(&ledger->json, '[');
	if (!ledger->as_json)
		print_counts(ledger);
	if (each_warning(ledger, id, err))
		return -1;
	json_close(&ledger->json, ']');
	json_close(&ledger->json, '}');
	if (ledger->as_json)
		printf("%.*s\n", (int)ledger->json.out.n, ledger->json.out.p);
	return EXIT_DONE;
}

static int one_article(struct session *session, int64_t id, struct err *err)
{
	struct ledger ledger = { .store = session->store, .width = screen_width() };
	int rc;

	ledger.as_json = options_word(&session->options, OPTION_FORMAT, session->command->formats, err) == 1;
	arena_init(&ledger.arena, &ledger.escape);
	if (setjmp(ledger.escape)) {
		store_rows_close(&ledger.rows);
		arena_release(&ledger.arena);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	rc = print_ledger(&ledger, id, err);
	store_rows_close(&ledger.rows);
	arena_release(&ledger.arena);
	return rc;
}

int cmd_sourcing(struct session *session, struct err *err)
{
	static const struct list_kind kind = { .table = TABLE_SOURCING,
		.columns = columns,
		.n_columns = N_COLUMNS,
		.nothing = "No articles",
		.cells = cells,
		.line = line };
	char letter;
	int64_t id;

	if (session->options.n_arguments == 1 && field_id(session->options.arguments[0], &letter, &id) &&
		letter == 'a')
		return one_article(session, id, err);
	return list_print(session, &kind, err);
}
