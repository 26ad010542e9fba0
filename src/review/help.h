#ifndef REVIEW_HELP_H
#define REVIEW_HELP_H

#include "review/view.h"

/* The keys of a place, from the table that they are taken from, until a key is pressed. */
void help_show(struct review *review, enum place place);

/* A text by itself, for the terminal's own copying, until a key is pressed. */
void help_text(struct review *review, const char *title, struct str text);

#endif
