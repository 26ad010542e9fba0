#ifndef CONFLICT_MEANINGS_H
#define CONFLICT_MEANINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The word of a set of near-synonyms that stands for all ("negotiation" → "meeting"); else the word itself.
 */
const char *meaning_canonical(const char *lemma);

/* How the roles of an entailed verb stand to those of the entailing one. */
enum entailed_roles {
	ROLES_NONE, /* not entailed */
	ROLES_SAME, /* who signs a pact agrees to it */
	ROLES_SWAP, /* whom one kills dies: the object becomes the subject */
};

/* Does doing `premise` imply doing `conclusion`? Both canonical; a word entails itself. */
enum entailed_roles meaning_entails(const char *premise, const char *conclusion);

/* What a verb and its particle say together ("turn", "down": "reject"), by its stand-in; NULL: nothing of
 * their own. */
const char *meaning_phrasal(const char *verb, const char *particle);

/* Can the two words not both hold of one thing at one time (open, shut)? In either order; forms or base
 * forms. */
bool meaning_opposed(const char *a, const char *b);

/* The opposites that the table gives behind the word; those that stand before it are found from their side.
 */
struct meaning_range {
	uint16_t first, n;
};

struct meaning_range meaning_opposites(const char *word);
const char *meaning_opposite(uint16_t at);

/* A verb that says little alone (have, make, know): a pair needs more in common than it. */
bool meaning_light(const char *verb);

/* A word that is content by its class and says nothing of what a claim is about (thing, way, lot). */
bool meaning_empty(const char *lemma);

/* A verb that puts what follows in someone's mouth or mind (say, believe, accuse, want). */
bool meaning_reports(const char *verb);

/* A noun for something said (claim, story, allegation). */
bool meaning_account(const char *noun);

/* For tests: are the tables sorted, so that they can be searched by halves, and their words stand-ins? */
bool meaning_sorted(void);

#endif
