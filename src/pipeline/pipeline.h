#ifndef PIPELINE_PIPELINE_H
#define PIPELINE_PIPELINE_H

#include "text/document.h"

struct model;

enum stage {
	STAGE_TEXT, /* paragraphs, metadata, tokens, quotes, sentences */
	STAGE_ATTRIBUTIONS,
	STAGE_SOURCES,
	STAGE_CLAIMS,
	STAGE_WARNINGS,
};

/* One article as it came in. Strings may be {0}; `text` is its bytes. */
struct article {
	struct str id, path, title, outlet, published, url, byline;
	struct str text;
};

/*
 * What the stages start from: the text of an article, with its digest. `doc` and all in it live in `arena`,
 * which must be at the caller's escape; the article's bytes are not needed any more. -1 when the text is
 * refused; the message does not name the file.
 */
int pipeline_begin(const struct article *article, struct arena *arena, struct document *doc, struct err *err);

/*
 * Run the stages up to and with `last`. The model is only read, so that threads may share one; without it
 * (NULL) the rules alone find attributions. -1 as above.
 */
int pipeline_finish(const struct model *model, enum stage last, struct document *doc, struct err *err);

/* Both. */
int pipeline_run(const struct model *model, const struct article *article, enum stage last,
	struct arena *arena, struct document *doc, struct err *err);

#endif
