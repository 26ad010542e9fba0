#ifndef MODEL_PIECES_H
#define MODEL_PIECES_H

#include "model/model.h"
#include "model/vocabulary.h"

/*
 * See pieces_split. Word pieces as uncased BERT makes them (Devlin et al. 2019; google-research/bert,
 * tokenization.py), equal to what the Python package tokenizers does, but that a text's "[SEP]" is three
 * pieces and no separator, and that Unicode is utf8proc's, newer than that package's.
 */
int pieces_of(
	const struct vocabulary *vocabulary, struct arena *arena, struct str text, struct piece_vec *out);

#endif
