#ifndef CLAIM_STEPS_H
#define CLAIM_STEPS_H

#include "claim/fill.h"
#include "text/dates.h"
#include "text/document.h"

/* The steps of claim_build, a file each; for this room and its tests. */

/* A claim is read up to here by the rules; what a source says further on does not change its main clause. */
enum { CLAIM_TOKENS_MAX = 600 };

/* Tokens [first, end) of a content fragment. */
struct token_range {
	uint32_t first, end;
};

struct token_range claim_tokens(const struct document *doc, struct span fragment);

/*
 * One statement, readable by itself: fragments joined by a space; a leading "that" or "as", the quotation
 * marks around wholly direct speech and the last comma or period are left out. In brackets what a reader who
 * has not seen the article needs: who "I" and "he" are, which day "Tuesday" was; only where that is sure.
 */
struct str claim_normal_form(const struct fills *fills, const struct attribution *attribution);

/* A claim's text with the day behind each word that means one, "on Tuesday [2024-03-12]", in doc->arena; days
 * that stand there already are set anew. */
struct str claim_stamped(const struct document *doc, const struct attribution *attribution, struct str text);

/*
 * Of the reporting: a denying verb denies, but "did not deny" does not. "did not say" stays affirmed here,
 * though it asserts nothing: who compares claims looks at cue_negated.
 */
enum polarity claim_polarity(const struct attribution *attribution);

/* How sure the main clause is. A forecast in the past tense ("said it would leave") is a forecast. */
enum certainty claim_certainty(const struct document *doc, const struct attribution *attribution);

/* The day that the reporting clause gives ("said Wednesday"), {0} where it gives none. */
struct str claim_said_on(const struct document *doc, const struct attribution *attribution);

/* Which way from the day of publication a time at token `at` lies, in a content whose first token is `first`.
 */
enum date_tense claim_tense(
	const struct document *doc, const struct attribution *attribution, uint32_t first, uint32_t at);

/* The one time that the content gives, {0} when it gives none or several. */
struct str claim_event_time(const struct document *doc, const struct attribution *attribution);

/* The article's words before claim `index` that belong to no claim, and those between and behind its
 * fragments up to the end of the sentence; a sentence or so (struct statement). By marks alone: a document
 * from the store will do. */
struct str claim_lead(const struct document *doc, uint32_t index);
struct str claim_tail(const struct document *doc, const struct attribution *attribution, struct arena *arena);

#endif
