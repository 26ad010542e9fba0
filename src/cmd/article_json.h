#ifndef CMD_ARTICLE_JSON_H
#define CMD_ARTICLE_JSON_H

#include "pipeline/pipeline.h"

/*
 * Read one line of JSON Lines (CONTRACT, "Articles in") over what *article already has: fields that the line
 * gives replace it. Strings go to the arena. -1 when it is no JSON object, has no text, or a field is of the
 * wrong kind; the message does not name the file or line.
 */
int article_json(struct arena *arena, struct str line, struct article *article, struct err *err);

#endif
