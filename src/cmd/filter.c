#include "cmd/filter.h"

#include <string.h>

#include "base/utf8.h"

struct filter filter_new(const struct options *options, struct arena *arena, struct arena *scratch)
{
	struct filter filter = { .scratch = scratch };

	for (int i = 0; i < options->n_arguments; i++)
		vec_push(arena, &filter.words, utf8_fold(arena, str_of(options->arguments[i])));
	return filter;
}

/* Folded strings end with a NUL and have none inside. */
static bool holds(struct str text, struct str word)
{
	return text.n >= word.n && (!word.n || strstr(text.p, word.p));
}

/* Hashes and offsets are no words. */
static bool is_searched(const struct store_rows *rows, int column)
{
	struct str name = str_of(rows->name[column]);

	return !rows->cell[column].number && rows->cell[column].text.n && !str_ends(name, "sha256") &&
	       !str_ends(name, "spans");
}

static struct str row_text(const struct filter *filter, const struct store_rows *rows)
{
	struct strbuf row = strbuf_new(filter->scratch);

	for (int i = 0; i < rows->n_columns; i++) {
		if (!is_searched(rows, i))
			continue;
		strbuf_addstr(&row, rows->cell[i].text);
		strbuf_adds(&row, "\n");
	}
	return utf8_fold(filter->scratch, strbuf_str(&row));
}

bool filter_takes(const struct filter *filter, const struct store_rows *rows)
{
	struct str row;
	bool takes = true;

	if (!filter->words.n)
		return true;
	row = row_text(filter, rows);
	for (uint32_t i = 0; i < filter->words.n && takes; i++)
		takes = holds(row, filter->words.v[i]);
	arena_release(filter->scratch);
	return takes;
}
