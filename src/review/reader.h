#ifndef REVIEW_READER_H
#define REVIEW_READER_H

#include "review/article.h"

/* The whole article of a claim, opened where it stands, until the user goes back. */
int reader_open(struct review *review, int64_t claim, struct err *err);

/*
 * Choose words of the article that is loaded, beginning at byte `at`: *chosen is empty when it was left.
 * `question` stands in the last line.
 */
void reader_select(struct review *review, uint32_t at, const char *question, struct span *chosen);

#endif
