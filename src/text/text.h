#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "text/document.h"

/* The stage text/: bytes → document with paragraphs, sentences, tokens, quotes and metadata. */

enum { TEXT_BYTES_MAX = 16 * 1024 * 1024 };

/*
 * Decode bytes into doc->text, a copy in the arena. UTF-8 is kept byte for byte, but for a byte order mark at
 * its front: that is a signature of the encoding, no text, and no offset counts it. UTF-16 is known by its
 * mark or its pattern of zeros. Windows-1252 is what reads as it and has more stray bytes than well-formed
 * UTF-8 sequences. What is invalid becomes U+FFFD, one for each maximal invalid piece, counted in n_replaced.
 * Sets encoding, sha256 (of the stored text) and code_point_marks. -1: empty, larger than TEXT_BYTES_MAX,
 * binary (NUL bytes, control characters, known formats), or without a letter; the message does not name the
 * file, the caller does.
 */
int text_decode(struct document *doc, struct str bytes, struct err *err);

/*
 * Fill paragraphs, metadata, tokens, quotes and sentences from doc->text, in this order. Metadata that is
 * already set (given by the user) is kept; spans are still found. What metadata takes off a paragraph's front
 * (before body_start) has no tokens; all else has, of every kind of paragraph, and every token has a
 * sentence. Time and room are linear in the text. -1: no tokens at all.
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
