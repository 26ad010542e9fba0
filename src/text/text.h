#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "text/document.h"

/* The stage text/: bytes → document with paragraphs, sentences, tokens, quotes and metadata. */

enum { TEXT_BYTES_MAX = 16 * 1024 * 1024 };

/*
 * Decode bytes into doc->text (UTF-8 kept byte for byte but for a byte order mark; UTF-16 by its mark or its
 * pattern of zeros; Windows-1252 when the bytes are not UTF-8 but read as it). Sets encoding, n_replaced,
 * sha256, code_point_marks. -1: empty, binary (NUL bytes), larger than TEXT_BYTES_MAX, or no words in it; the
 * message does not name the file, the caller does.
 */
int text_decode(struct document *doc, struct str bytes, struct err *err);

/*
 * Fill paragraphs, metadata, tokens, quotes and sentences from doc->text, in this order. Metadata that is
 * already set (given by the user) is kept; spans are still found.
 */
int text_analyse(struct document *doc, struct err *err);

/*
 * For a piece of text apart from its document (a stored claim's fragment): tokens with forms and quote depths
 * only, one sentence.
 */
void text_tokenize_fragment(struct document *doc, struct arena *arena, struct str text);

/* The single steps, in the order of text_analyse. */
void text_paragraphs(struct document *doc);
void text_metadata(struct document *doc);
void text_tokens(struct document *doc);
void text_quotes(struct document *doc);
void text_sentences(struct document *doc);

#endif
