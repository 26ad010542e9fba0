#include "cmd/show.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/conflict_line.h"
#include "cmd/fields.h"
#include "cmd/issues.h"
#include "cmd/list.h"
#include "cmd/screen.h"
#include "export/safe.h"
#include "export/table.h"
#include "store/store.h"

/* How many bytes of the paragraph are shown before and after a claim. */
enum { AROUND = 400 };

static struct str safe(struct show *show, struct str text)
{
	struct strbuf out = strbuf_new(&show->arena);

	safe_add(&out, text, false);
	return strbuf_str(&out);
}

static void print_field(struct show *show, const char *label, struct str value)
{
	field_print(&show->arena, show->width, label, value);
}

/* All that is known, but for what stands above already. */
static void print_fields(struct show *show, const char *const *left_out)
{
	char label[64];

	for (int i = 0; i < show->rows.n_columns; i++) {
		const char *const *name = left_out;

		while (*name && strcmp(*name, show->rows.name[i]))
			name++;
		if (*name)
			continue;
		snprintf(label, sizeof label, "%s", show->rows.name[i]);
		for (char *c = label; *c; c++)
			*c = *c == '_' ? ' ' : *c;
		print_field(show, label, show->rows.cell[i].text);
	}
}

void show_paragraph(struct show *show, struct str text, int indent)
{
	table_wrap(stdout, safe(show, text), indent, show->width);
}

/* ---- the words around a claim ---- */

static bool starts_character(struct str text, size_t at)
{
	return at >= text.n || ((unsigned char)text.p[at] & 0xC0) != 0x80;
}

/* The paragraph's text around [start, end), not too much of it. */
static struct span surroundings(struct str text, struct span claim)
{
	size_t start = claim.start, end = claim.end;

	while (start > 0 && text.p[start - 1] != '\n' && claim.start - start < AROUND)
		start--;
	while (!starts_character(text, start))
		start++;
	while (end < text.n && text.p[end] != '\n' && end - claim.end < AROUND)
		end++;
	while (!starts_character(text, end))
		end--;
	return (struct span){ (uint32_t)start, (uint32_t)end };
}

/* The words around with the content in ⟦ ⟧. Line breaks inside are spaces. */
static void print_context(
	struct show *show, const struct document *doc, const struct attribution *attribution)
{
	const struct span_vec *content = &attribution->content;
	struct span whole = { content->v[0].start, content->v[content->n - 1].end }, around;
	struct strbuf words = strbuf_new(&show->arena);
	uint32_t at;

	for (uint32_t i = 0; i < attribution->source_spans.n; i++) {
		struct span source = attribution->source_spans.v[i];

		/* A source far off is not shown: it may stand in another paragraph. */
		if (source.start < whole.start && whole.start - source.start < AROUND)
			whole.start = source.start;
		if (source.end > whole.end && source.end - whole.end < AROUND)
			whole.end = source.end;
	}
	around = surroundings(doc->text, whole);
	at = around.start;
	for (uint32_t i = 0; i < content->n; i++) {
		strbuf_addstr(&words, str_cut(doc->text, at, content->v[i].start));
		strbuf_adds(&words, "⟦");
		strbuf_addstr(&words, document_slice(doc, content->v[i]));
		strbuf_adds(&words, "⟧");
		at = content->v[i].end;
	}
	strbuf_addstr(&words, str_cut(doc->text, at, around.end));
	for (size_t i = 0; i < words.n; i++)
		if (words.p[i] == '\n' || words.p[i] == '\r' || words.p[i] == '\t')
			words.p[i] = ' ';
	show_paragraph(show, strbuf_str(&words), 4);
}

/* The claim's place in its loaded article, INDEX_NONE when it is not there. */
static uint32_t place(const struct id_vec *ids, int64_t claim)
{
	for (uint32_t i = 0; i < ids->n; i++)
		if (ids->v[i] == claim)
			return i;
	return INDEX_NONE;
}

static int print_claim_context(struct show *show, int64_t claim, struct err *err)
{
	struct document doc;
	struct id_vec ids = { 0 };
	int64_t article;
	uint32_t index;
	bool found;

	if (store_claim_article(show->store, claim, &article, err) ||
		store_load(show->store, article, &show->arena, &doc, &ids, &found, err))
		return -1;
	index = place(&ids, claim);
	if (found && index != INDEX_NONE && doc.attributions.v[index].content.n)
		print_context(show, &doc, &doc.attributions.v[index]);
	return 0;
}

/* ---- rows of other tables ---- */

static void print_claim_line(struct show *show)
{
	struct strbuf line = strbuf_new(&show->arena);

	strbuf_addf(&line, "c%.*s  %.*s: %.*s", STR_ARG(store_rows_get(&show->rows, "claim_id")),
		STR_ARG(store_rows_get(&show->rows, "who")), STR_ARG(store_rows_get(&show->rows, "claim")));
	show_paragraph(show, strbuf_str(&line), 2);
}

/* “the ferry was late”: status accepted */
static void print_lost_line(struct show *show)
{
	const struct store_rows *rows = &show->rows;
	struct strbuf line = strbuf_new(&show->arena);

	strbuf_addf(&line, "“%.*s”: %.*s %.*s", STR_ARG(store_rows_get(rows, "words")),
		STR_ARG(store_rows_get(rows, "kind")), STR_ARG(store_rows_get(rows, "value")));
	show_paragraph(show, strbuf_str(&line), 2);
}

static void print_conflict_line(struct show *show)
{
	const struct store_rows *rows = &show->rows;
	struct strbuf line = strbuf_new(&show->arena);

	strbuf_addf(&line, "x%.*s  %.*s%s  %.*s (c%.*s: “%.*s”) against %.*s (c%.*s: “%.*s”). %.*s",
		STR_ARG(store_rows_get(rows, "conflict_id")), STR_ARG(store_rows_get(rows, "type")),
		str_is(store_rows_get(rows, "tier"), "possible") ? ", possible" : "",
		STR_ARG(store_rows_get(rows, "a_who")), STR_ARG(store_rows_get(rows, "a_claim_id")),
		STR_ARG(store_rows_get(rows, "a_evidence")), STR_ARG(store_rows_get(rows, "b_who")),
		STR_ARG(store_rows_get(rows, "b_claim_id")), STR_ARG(store_rows_get(rows, "b_evidence")),
		STR_ARG(store_rows_get(rows, "reason")));
	show_paragraph(show, strbuf_str(&line), 2);
}

int show_related(struct show *show, enum store_table table, int64_t id, const char *title,
	void (*print)(struct show *show), struct err *err)
{
	bool any = false;
	int rc;

	store_rows_close(&show->rows);
	if (store_rows_open(show->store, table, id, &show->rows, err))
		return -1;
	while ((rc = store_rows_next(&show->rows, err)) == 1) {
		if (!any)
			printf("\n%s\n", title);
		any = true;
		print(show);
	}
	return rc;
}

/* ---- what can be shown; the row in hand is its own ---- */

/* "a1 (93% of the words are shared with a4)" */
static void print_copy_of(struct show *show)
{
	struct str original = store_rows_get(&show->rows, "copy_of"),
		   shared = store_rows_get(&show->rows, "shared"),
		   nearest = store_rows_get(&show->rows, "nearest");
	struct strbuf line = strbuf_new(&show->arena);

	if (!original.n)
		return;
	strbuf_addf(&line, "a%.*s", STR_ARG(original));
	if (shared.n)
		strbuf_addf(&line, "; with a%.*s it shares %.0f%% of the shorter one's words",
			STR_ARG(nearest), strtod(shared.p, NULL) * 100);
	print_field(show, "copy of", strbuf_str(&line));
}

/* "3 5" as "a3 a5" */
static void print_copies(struct show *show)
{
	struct str ids = store_rows_get(&show->rows, "copies");
	struct strbuf line = strbuf_new(&show->arena);

	for (size_t i = 0; i < ids.n; i++)
		strbuf_addf(&line, "%s%c", !i || ids.p[i - 1] == ' ' ? "a" : "", ids.p[i]);
	if (line.n)
		print_field(show, "copies", strbuf_str(&line));
}

static int show_article(struct show *show, int64_t id, struct err *err)
{
	static const char *const above[] = { "article_id", "copy_of", "shared", "nearest", "copies", NULL };

	printf("a%lld\n\n", (long long)id);
	print_fields(show, above);
	print_copy_of(show);
	print_copies(show);
	if (show_related(show, TABLE_CLAIMS_OF_ARTICLE, id, "Claims", print_claim_line, err))
		return -1;
	return show_related(
		show, TABLE_LOST, id, "Decided on words that are no claim now", print_lost_line, err);
}

static int show_claim(struct show *show, int64_t id, struct err *err)
{
	static const char *const above[] = { "claim_id", "claim", "who", "quote", "source_as_written",
		"same_who", NULL };
	const struct store_rows *rows = &show->rows;
	struct strbuf line = strbuf_new(&show->arena);

	strbuf_addf(&line, "c%lld  %.*s: %.*s", (long long)id, STR_ARG(store_rows_get(rows, "who")),
		STR_ARG(store_rows_get(rows, "claim")));
	show_paragraph(show, strbuf_str(&line), 0);
	printf("\nIn article a%.*s:\n", STR_ARG(store_rows_get(rows, "article_id")));
	if (print_claim_context(show, id, err))
		return -1;
	putchar('\n');
	print_field(show, "written as", store_rows_get(rows, "source_as_written"));
	print_fields(show, above);
	print_field(show, "same claim", store_rows_get(rows, "same_who"));
	return show_related(show, TABLE_CONFLICTS_OF_CLAIM, id, "Conflicts", print_conflict_line, err);
}

static int show_source(struct show *show, int64_t id, struct err *err)
{
	static const char *const above[] = { "source_id", NULL };

	printf("s%lld\n\n", (long long)id);
	print_fields(show, above);
	if (show_source_parts(show, id, err))
		return -1;
	return show_related(show, TABLE_CLAIMS_OF_SOURCE, id, "Claims", print_claim_line, err);
}

static int print_side(struct show *show, char side, struct err *err)
{
	struct strbuf line = strbuf_new(&show->arena);
	char who[] = "a_who", claim[] = "a_claim_id", evidence[] = "a_evidence", outlet[] = "a_outlet",
	     published[] = "a_published_at", document[] = "a_document";
	const struct store_rows *rows = &show->rows;
	struct str from;

	who[0] = claim[0] = evidence[0] = outlet[0] = published[0] = document[0] = side;
	from = store_rows_get(rows, outlet);
	strbuf_addf(&line, "%.*s (c%.*s, %.*s%s%.*s): “%.*s”", STR_ARG(store_rows_get(rows, who)),
		STR_ARG(store_rows_get(rows, claim)), STR_ARG(from.n ? from : store_rows_get(rows, document)),
		store_rows_get(rows, published).n ? ", " : "", STR_ARG(store_rows_get(rows, published)),
		STR_ARG(store_rows_get(rows, evidence)));
	putchar('\n');
	show_paragraph(show, strbuf_str(&line), 0);
	return print_claim_context(show, store_rows_int(rows, claim), err);
}

static int show_conflict(struct show *show, int64_t id, struct err *err)
{
	const struct store_rows *rows = &show->rows;

	printf("x%lld\n\n", (long long)id);
	print_field(show, "question", store_rows_get(rows, "issue"));
	print_field(show, "issue", list_id(&show->arena, 'i', store_rows_get(rows, "issue_id")));
	print_field(show, "type", store_rows_get(rows, "type"));
	print_field(show, "score", store_rows_get(rows, "score"));
	print_field(show, "tier", store_rows_get(rows, "tier"));
	print_field(show, "status", store_rows_get(rows, "status"));
	print_field(show, "dismissed for", store_rows_get(rows, "dismissed_for"));
	print_field(show, "set aside", store_rows_get(rows, "set_aside"));
	print_field(show, "reason", store_rows_get(rows, "reason"));
	print_field(show, "note", store_rows_get(rows, "note"));
	return print_side(show, 'a', err) || print_side(show, 'b', err) ? -1 : 0;
}

static int show_issue(struct show *show, int64_t id, struct err *err)
{
	return issues_print(show->store, id, &show->arena, show->width, err);
}

static const struct kind {
	char letter;
	enum store_table table;
	const char *noun;
	int (*show)(struct show *show, int64_t id, struct err *err);
} kinds[] = {
	{ 'a', TABLE_ARTICLES, "article", show_article },
	{ 'c', TABLE_CLAIMS, "claim", show_claim },
	{ 's', TABLE_SOURCES, "source", show_source },
	{ 'x', TABLE_CONFLICTS, "conflict", show_conflict },
	{ 'i', TABLE_ISSUES, "issue", show_issue },
};

/* "c12": its kind, and the number in *id; NULL when it is no id. */
static const struct kind *parse(const char *word, int64_t *id)
{
	char letter;

	if (field_id(word, &letter, id))
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
			if (kinds[i].letter == letter)
				return &kinds[i];
	return NULL;
}

static int show_one(struct show *show, const char *word, struct err *err)
{
	int64_t id = 0;
	const struct kind *kind = parse(word, &id);
	bool merged = false;
	int rc;

	if (!kind)
		return err_set(err, ERR_USAGE,
			"\"%.40s\" is no id: a1 is an article, c1 a claim, s1 a source, x1 a conflict, i1 an "
			"issue",
			word);
	if (store_rows_open(show->store, kind->table, id, &show->rows, err))
		return -1;
	rc = store_rows_next(&show->rows, err);
	if (rc == 1)
		return kind->show(show, id, err) ? -1 : EXIT_DONE;
	if (rc < 0 || (kind->table == TABLE_SOURCES && show_source_merged(show, id, &merged, err)))
		return -1;
	if (!merged)
		fprintf(stderr, "sayso: there is no %s %s\n", kind->noun, word);
	return EXIT_NO;
}

static void release(struct show *show)
{
	store_rows_close(&show->rows);
	arena_release(&show->arena);
}

int cmd_show(struct session *session, struct err *err)
{
	struct show show = { .store = session->store, .width = screen_width() };
	int rc;

	arena_init(&show.arena, &show.escape);
	if (setjmp(show.escape)) {
		release(&show);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	rc = show_one(&show, session->options.arguments[0], err);
	release(&show);
	return rc;
}
