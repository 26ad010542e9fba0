#ifndef ATTRIBUTION_SKELETON_H
#define ATTRIBUTION_SKELETON_H

#include "text/document.h"

/*
 * A stretch of text as the rules read it: its words, each quotation in one piece. Reading a sentence with its
 * quotations closed up is what makes reporting clauses findable by position (Guardian, CoreNLP). Indices are
 * signed, and any index may be asked for: outside the skeleton there is nothing, of no class.
 */
struct item {
	uint32_t first, end; /* tokens */
	bool quoted;         /* a quotation, or the part of one that lies in this stretch */
};

struct skeleton {
	const struct document *doc;
	struct item *items;
	int n;
};

/* Tokens [first, end). Quotations deeper than `depth` are closed up; terms in scare quotes lose their marks.
 */
struct skeleton skeleton_build(struct document *doc, uint32_t first, uint32_t end, uint8_t depth);

const struct token *item_token(const struct skeleton *s, int i);
bool item_quoted(const struct skeleton *s, int i);
bool item_is(const struct skeleton *s, int i, const char *form);
bool item_in(const struct skeleton *s, int i, const char *const *forms);
bool item_has(const struct skeleton *s, int i, unsigned classes); /* text/words.h; false for a quotation */
bool item_capital(const struct skeleton *s, int i);

/* A word or number that may stand in a noun phrase as noun, name or adjective: of no closed class. */
bool item_nominal(const struct skeleton *s, int i);

/* Does the quotation end with a mark inside (“Go,” “Why?”), so that a reporting clause may follow? */
bool item_quote_yields(const struct skeleton *s, int i);

/* The end of a statement: . ? ! ; or the end of the stretch. */
bool item_stops(const struct skeleton *s, int i);

/* A form that is surely a verb's: auxiliary, modal, irregular past, or -ed. May err on participles. */
bool item_verbal(const struct skeleton *s, int i);

/* Is there a subject followed by a verb in [from, to)? */
bool skeleton_clause(const struct skeleton *s, int from, int to);

/* Bytes of the items [from, to), trailing commas and stops left off. */
struct span skeleton_span(const struct skeleton *s, int from, int to);

#endif
