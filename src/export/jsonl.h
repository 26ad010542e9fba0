#ifndef EXPORT_JSONL_H
#define EXPORT_JSONL_H

#include "export/json.h"
#include "text/document.h"

/*
 * Claim `index` of doc as one JSON object (CONTRACT, "Claims out"), without a line feed. `id` is the
 * database's, 0 where there is none.
 */
void jsonl_claim(struct json *json, const struct document *doc, uint32_t index, int64_t id);

/* The words of several spans, joined with " … "; {0} for none. In doc->arena. */
struct str jsonl_words(const struct document *doc, const struct span *spans, uint32_t n);

/* One side of a conflict. Spans are code points. */
struct conflict_side {
	int64_t id; /* the claim's in the database */
	struct str document;
	uint32_t claim;
	struct str source;
	struct span_vec content, evidence;
	struct str content_text;
};

struct conflict_line {
	int64_t id;
	struct str issue, type, reason, tier, status;
	double score;
	struct conflict_side a, b;
};

void jsonl_conflict(struct json *json, const struct conflict_line *line);

#endif
