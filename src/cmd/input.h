#ifndef CMD_INPUT_H
#define CMD_INPUT_H

#include <stdint.h>

#include "base/progress.h"
#include "cmd/options.h"
#include "pipeline/pipeline.h"

/* Who takes the articles that input_each reads. */
struct input_handler {
	/* What is done with each, on so many threads (workers.h). */
	const struct model *model;
	enum stage last;
	int threads;
	/*
	 * Before the stages, when only the text is there, maybe with articles before it still on their way:
	 * *known is the stored article of the same text, for which no stage is run. May be NULL.
	 */
	int (*known)(void *context, const struct document *doc, int64_t *known, struct err *err);
	/*
	 * An article that has been through the stages, in the order of the input and always on the caller's
	 * thread; it lives until the call returns. -1 with err set, here and above: this article is refused
	 * and reported, and the next one follows; but ERR_STORE, ERR_BUSY, ERR_SYSTEM and ERR_INTERRUPT end
	 * the run.
	 */
	int (*document)(void *context, const struct document *doc, int64_t known, struct err *err);
	/* Memory ran out in the middle of `document`: undo what was half done. May be NULL. */
	void (*abandon)(void *context);
	void *context;
	/* The bar's word, and the bar, which who prints while it runs must end first; NULL for none. */
	const char *progress_word;
	struct progress *progress;
};

struct input_counts {
	uint64_t read;    /* articles handed over and taken */
	uint64_t refused; /* files, lines and articles that could not be read; each was reported */
	uint64_t passed;  /* files in folders that are neither text nor jsonl */
};

/*
 * Read the articles of all arguments: files, "-", and folders (walked in sorted order, each once, *.txt and
 * *.jsonl). Metadata options hold for each article that does not bring its own. -1 when the run ended early.
 */
int input_each(const struct options *options, const struct input_handler *handler,
	struct input_counts *counts, struct err *err);

#endif
