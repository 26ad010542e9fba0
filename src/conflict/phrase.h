#ifndef CONFLICT_PHRASE_H
#define CONFLICT_PHRASE_H

#include "conflict/proposition.h"

/*
 * Small questions about the words at a place of a proposition. A place at or behind its end answers no, and
 * its form is "".
 */
const char *phrase_form(const struct proposition *p, uint32_t at);
bool phrase_is(const struct proposition *p, uint32_t at, const char *form);
bool phrase_in(const struct proposition *p, uint32_t at, const char *const *forms);

/* A word of one of these closed classes (text/words.h). */
bool phrase_has(const struct proposition *p, uint32_t at, unsigned classes);

/* A noun, verb or adjective. */
bool phrase_open(const struct proposition *p, uint32_t at);

/* A form of be; "'s" only where it cannot be a genitive. */
bool phrase_be(const struct proposition *p, uint32_t at);

/* A past form or participle: -ed, or an irregular form that is not the base. */
bool phrase_participle(const struct proposition *p, uint32_t at);

/* A word that may stand in a verb group before its verb: auxiliary, modal, not, adverb, "kept" in "kept
 * informed". */
bool phrase_auxiliary(const struct proposition *p, uint32_t at);

/* Marks that end a sentence or set off a part of it; with conjunctions and relatives, that end a clause. */
bool phrase_stops_sentence(const struct proposition *p, uint32_t at);
bool phrase_stops_clause(const struct proposition *p, uint32_t at);

/* First token of the sentence, within the content, that holds `at`. */
uint32_t phrase_sentence_start(const struct proposition *p, uint32_t at);

/* The first auxiliary or negation of the verb group that ends before `at`; `at` where there is none. */
uint32_t phrase_group_start(const struct proposition *p, uint32_t at);

/* The verb of the group that begins at `at`: behind its auxiliaries and adverbs. */
uint32_t phrase_verb(const struct proposition *p, uint32_t at);

/* The last word of the noun phrase that begins at `at` ("a lie", "the founder"); p->n when there is none. */
uint32_t phrase_noun(const struct proposition *p, uint32_t at);

/* The words of the clause around tokens [first, end), up to `reach` on each side: a looser bound than a
 * clause's (clause.h), that does without its verb. */
struct words_range phrase_around(const struct proposition *p, uint32_t first, uint32_t end, uint32_t reach);

/* Does a clause end before token `at`, by that bound? */
bool phrase_ends_around(const struct proposition *p, uint32_t at);

#endif
