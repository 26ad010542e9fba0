#ifndef TEXT_MARKS_H
#define TEXT_MARKS_H

#include "text/document.h"

/*
 * What a quotation mark looks like in its place: the cost (0 is a perfect fit, 10 a doubt, 30 against all
 * habit) of reading it as opening, as closing, and as no quotation mark at all.
 */
struct mark {
	uint32_t token;
	uint8_t opening, closing, none;
	bool reversed_opening, reversed_closing; /* the glyph points the other way */
};

enum mark_family { MARK_DOUBLE, MARK_SINGLE };

/* Which family the token's glyph is of; the token must be of TOKEN_QUOTE. Guillemets are double marks. */
enum mark_family mark_family(const struct document *doc, uint32_t token);

/* `german`: the document opens with „ and closes with “. [begin, end) are the paragraph's tokens. */
struct mark mark_read(const struct document *doc, uint32_t token, uint32_t begin, uint32_t end, bool german);

#endif
