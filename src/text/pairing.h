#ifndef TEXT_PAIRING_H
#define TEXT_PAIRING_H

#include "text/marks.h"

VEC_DECLARE(mark_vec, struct mark);

struct pairing {
	struct document *doc;
	enum mark_family family;
	uint32_t begin, end; /* the paragraph's tokens */
	uint32_t carried;    /* quote that the paragraph before left open, or INDEX_NONE */
	bool continued;      /* the next paragraph starts with an opening mark */
	bool german;
	struct mark_vec marks;
	VEC(uint8_t) back; /* [marks.n][DEPTHS]: action * DEPTHS + depth before */
};

/* Quotes that a paragraph left open, for the next one to continue; INDEX_NONE where there are none. */
struct pairing_left {
	uint32_t doubles, singles;
};

/*
 * Pair the marks of the tokens [begin, end), one paragraph, and append its quotes to doc->quotes: not in text
 * order, depth and scare unset. [end, next_end) is the paragraph that may continue it, empty if none may.
 * `left` is what the paragraph before left open, and then what this one does. The caller sets p->doc and
 * p->german, once.
 */
void pairing_paragraph(
	struct pairing *p, uint32_t begin, uint32_t end, uint32_t next_end, struct pairing_left *left);

/* Can a quotation end with the token: , . ? ! or an ellipsis? */
bool pairing_is_quoted_end(const struct token *token);

#endif
