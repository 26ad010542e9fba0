#ifndef CMD_FIELDS_H
#define CMD_FIELDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Lines of "label   value" on standard output, for show and its like. */

enum { FIELD_LABEL = 20 };

/* The value wrapped under itself to `width`, control characters shown; nothing where it is empty. */
void field_print(struct arena *arena, int width, const char *label, struct str value);

/* "c12": the letter, and the number in *id. False when it is no id. */
bool field_id(const char *word, char *letter, int64_t *id);

#endif
