#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include "model/model.h"
#include "text/document.h"

/* A word as the encoder reads it (a mark is one too), with where it stands. */
struct word {
	struct span span;
	uint32_t line;     /* line breaks before it, in the stretch */
	uint32_t sentence; /* of the document */
	bool quoted;       /* inside double quotation marks */
};

/* The words of a stretch of text with the encoder's vectors: that of a word is its first piece's. */
struct words {
	struct word *v;
	uint32_t n;
	float *vectors; /* [n][model_width] */
};

/*
 * Read bytes [stretch) of the document, in windows that share some pieces; a word's vector comes from the
 * window in which it is farthest from an edge. Needs sentences. All in `arena`. -1 when the stretch has more
 * pieces than can be counted.
 */
int words_read(const struct model *model, struct model_scratch *scratch, struct arena *arena,
	const struct document *doc, struct span stretch, struct words *words, struct err *err);

#endif
