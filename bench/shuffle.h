#ifndef BENCH_SHUFFLE_H
#define BENCH_SHUFFLE_H

#include <stdint.h>

#include "text/document.h"

/*
 * Make a loaded article tell of other people, places, figures and days: each word with a capital becomes
 * another of the same length, the same one wherever it stands in the texts of one `world`; so do figures.
 * Lengths stay, so all spans hold. `days` are added to the day of publication. The document is changed in
 * place; its hash becomes one of world and id.
 */
void shuffle_document(struct document *doc, uint64_t world, long days);

#endif
