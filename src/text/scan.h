#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include "text/document.h"

/*
 * Where tokens end. `text` is cut at the paragraph's end; `at` is the token's first byte. Every function
 * returns the byte behind the token, `at` when there is no such token here.
 */
size_t scan_number(struct str text, size_t at, enum token_kind *kind);
size_t scan_word(struct str text, size_t at);

/* An address of the web or of mail, a #hashtag or an @handle. */
size_t scan_address(struct str text, size_t at);

/* "'s", "’ll", "n't" directly behind the word or the mark that it leans on. */
size_t scan_clitic(struct str text, size_t at);

#endif
