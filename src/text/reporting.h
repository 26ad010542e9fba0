#ifndef TEXT_REPORTING_H
#define TEXT_REPORTING_H

#include "text/document.h"

/* A form of a verb that stands beside quotations: "said", "asks", "tweeted". */
bool reporting_verb(const struct token *token);

/*
 * Does a reporting clause that belongs to the quotation before it start at token `at`: "she said", "Smith
 * asked", "the minister, a lawyer, told reporters", "said Smith"? Looks a few tokens ahead, not past `end`.
 */
bool reporting_clause_at(const struct document *doc, uint32_t at, uint32_t end);

#endif
