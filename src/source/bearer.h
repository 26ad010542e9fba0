#ifndef SOURCE_BEARER_H
#define SOURCE_BEARER_H

#include "source/nominal.h"

/*
 * Who bears a role: "the Ohio senator", from the titles, appositions and party tags of the names in the
 * whole article.
 */

/* The person whose title, role or apposition has its noun at `token` and agrees with all that the description
 * says. `loose`: but for places, which a reader knows. INDEX_NONE if there is none. */
uint32_t bearer_at(const struct cast *cast, const struct nominal *nominal, uint32_t token, bool loose);

/* The one person who bears the role anywhere before, whatever place the description adds. */
uint32_t bearer_only(const struct cast *cast, const struct nominal *nominal);

/* The next one who is introduced with the role, in the `sentences` sentences behind the description. */
uint32_t bearer_later(const struct cast *cast, const struct nominal *nominal, uint32_t sentences);

/* [the] party [presidential] (nominee | candidate): the person of that party whom the article names far more
 * often than any other of it. */
uint32_t bearer_candidate(const struct cast *cast, const struct nominal *nominal);

/* A noun for one who runs for an office? */
bool bearer_is_contender(const struct cast *cast, uint32_t token);

/* Could the description be of this entity: no other party, state or sex is told of it? */
bool bearer_possible(const struct cast *cast, const struct nominal *nominal, uint32_t entity);

/* Has a name of the entity an office for a title, other than the description's? */
bool bearer_other_office(const struct cast *cast, const struct nominal *nominal, uint32_t entity);

/* Do a title, apposition or party tag of the entity say the word? */
bool bearer_says(const struct cast *cast, uint32_t entity, const char *form);

/* The last token before that is a title by itself (President Doe); `token` if there is none. */
uint32_t bearer_bare_title(const struct cast *cast, uint32_t token);

/* Is the form, or a synonym, among the tokens [first, end)? */
bool bearer_among(const struct cast *cast, const char *form, uint32_t first, uint32_t end);

/* Do the tokens [first, head) make it somebody else: vice, deputy, former? */
bool bearer_distinct(const struct cast *cast, const struct nominal *nominal, uint32_t first, uint32_t head);

/* Does the token end a role: not "campaign" of "campaign manager"? */
bool bearer_ends_role(const struct cast *cast, uint32_t token, uint32_t end);

#endif
