#include <stdio.h>

#include "cmd/show.h"
#include "store/identity.h"

/* Why an appearance is in its row, for people; NULL where there is nothing to say. */
static const struct {
	const char *rule, *words;
} reasons[] = {
	{ "name", "the same full name" },
	{ "spelling", "the same name but for case, accents or punctuation" },
	{ "initial", "the same name but for a middle initial" },
	{ "forms", "an article gives both forms of the name" },
	{ "acronym", "an article gives the name and its first letters" },
	{ "apart", "kept apart from another of this name: what is said of them does not go together" },
	{ "ambiguous", "kept apart: several sources have this name" },
	{ "hand", "put here by a person" },
};

static const char *reason(struct str rule)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (str_is(rule, reasons[i].rule))
			return reasons[i].words;
	return NULL;
}

static void add_field(struct strbuf *line, const char *before, struct str value)
{
	if (value.n)
		strbuf_addf(line, "%s%.*s", before, STR_ARG(value));
}

/* a3  Harbor Times, 2031-04-05: Anna Kell, mayor; written “Kell”; the same full name */
static void print_appearance(struct show *show)
{
	const struct store_rows *rows = &show->rows;
	struct strbuf line = strbuf_new(&show->arena);
	struct str outlet = store_rows_get(rows, "outlet"), role = store_rows_get(rows, "role");
	const char *why = reason(store_rows_get(rows, "rule"));

	strbuf_addf(&line, "a%.*s  %.*s", STR_ARG(store_rows_get(rows, "article_id")),
		STR_ARG(outlet.n ? outlet : store_rows_get(rows, "document")));
	add_field(&line, ", ", store_rows_get(rows, "published_at"));
	add_field(&line, ": ", store_rows_get(rows, "name"));
	add_field(&line, ", ", role.n ? role : store_rows_get(rows, "organization"));
	add_field(&line, "; written ", store_rows_get(rows, "as_written"));
	if (why)
		strbuf_addf(&line, "; %s", why);
	show_paragraph(show, strbuf_str(&line), 2);
}

static int print_proposals(struct show *show, int64_t id, struct err *err)
{
	struct proposal_vec proposals = { 0 };

	if (source_proposals(show->store, id, &show->arena, &proposals, err))
		return -1;
	if (proposals.n)
		printf("\nMay be the same\n");
	for (uint32_t i = 0; i < proposals.n; i++) {
		const struct proposal *proposal = &proposals.v[i];
		struct strbuf line = strbuf_new(&show->arena);

		strbuf_addf(&line, "s%lld  %.*s: %.*s; \"sayso merge s%lld s%lld\" if so",
			(long long)proposal->row, STR_ARG(proposal->name), STR_ARG(proposal->why),
			(long long)proposal->row, (long long)id);
		show_paragraph(show, strbuf_str(&line), 2);
	}
	return 0;
}

int show_source_parts(struct show *show, int64_t id, struct err *err)
{
	if (show_related(show, TABLE_APPEARANCES_OF_SOURCE, id, "In the articles", print_appearance, err))
		return -1;
	return print_proposals(show, id, err);
}

int show_source_merged(struct show *show, int64_t id, bool *merged, struct err *err)
{
	struct source_row row;
	bool found;

	*merged = false;
	if (source_row(show->store, id, &show->arena, &row, &found, err))
		return -1;
	*merged = found && row.merged_into;
	if (*merged)
		fprintf(stderr, "sayso: s%lld was merged into s%lld\n", (long long)id,
			(long long)row.merged_into);
	return 0;
}
