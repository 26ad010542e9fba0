#include "cmd/conflict_line.h"

#include <stdio.h>
#include <stdlib.h>

/* "1827-1834 1846-1890"; the text ends with a NUL. */
static struct span_vec read_spans(struct str text, struct arena *arena)
{
	struct span_vec spans = { 0 };
	const char *p = text.p;

	while (p && *p) {
		char *end;
		unsigned long start = strtoul(p, &end, 10), stop;

		if (*end != '-')
			break;
		stop = strtoul(end + 1, &end, 10);
		vec_push(arena, &spans, (struct span){ (uint32_t)start, (uint32_t)stop });
		p = *end == ' ' ? end + 1 : end;
	}
	return spans;
}

static struct str side_column(const struct store_rows *rows, char side, const char *column)
{
	char name[64];

	snprintf(name, sizeof name, "%c_%s", side, column);
	return store_rows_get(rows, name);
}

static int64_t to_int(struct str number)
{
	return number.p ? strtoll(number.p, NULL, 10) : 0;
}

static struct conflict_side read_side(const struct store_rows *rows, char side, struct arena *arena)
{
	return (struct conflict_side){
		.id = to_int(side_column(rows, side, "claim_id")),
		.document = side_column(rows, side, "document"),
		.claim = (uint32_t)to_int(side_column(rows, side, "claim")),
		.source = side_column(rows, side, "source"),
		.content = read_spans(side_column(rows, side, "spans"), arena),
		.content_text = side_column(rows, side, "quote"),
		.evidence = read_spans(side_column(rows, side, "evidence_spans"), arena),
	};
}

struct conflict_line conflict_line_read(const struct store_rows *rows, struct arena *arena)
{
	struct str score = store_rows_get(rows, "score");

	return (struct conflict_line){
		.id = store_rows_int(rows, "conflict_id"),
		.issue = store_rows_get(rows, "issue"),
		.type = store_rows_get(rows, "type"),
		.score = score.p ? strtod(score.p, NULL) : 0,
		.reason = store_rows_get(rows, "reason"),
		.tier = store_rows_get(rows, "tier"),
		.status = store_rows_get(rows, "status"),
		.a = read_side(rows, 'a', arena),
		.b = read_side(rows, 'b', arena),
	};
}
