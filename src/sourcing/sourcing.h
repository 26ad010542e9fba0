#ifndef SOURCING_SOURCING_H
#define SOURCING_SOURCING_H

#include "text/document.h"

/*
 * What a standards editor would ask about an article's sources (AP, "Anonymous sources"; Reuters, "Handbook
 * of Journalism"). A warning is a question, and one that is wrong costs more than one that is missing: where
 * a source may have been misread, nothing is said.
 */

/* Fill doc->warnings and doc->sourcing. Needs all that the stages before made. */
int sourcing_find(struct document *doc, struct err *err);

struct sourcing_rule {
	const char *id;
	const char *title;    /* a few words, for lists */
	const char *sentence; /* what is meant, and why it matters */
};

/* All rules, in the order of lists, ended by one without an id; also those that only a database can tell. */
const struct sourcing_rule *sourcing_rules(void);

/* The rule of this id, NULL when it is unknown. */
const struct sourcing_rule *sourcing_rule(const char *id);

/* Somebody who could be named and is not: an aide, two officials, people briefed on the talks. Not voters,
 * critics or a spokesman. */
bool sourcing_is_anonymous(const struct source *source, struct arena *arena);

/* One who speaks for a government, an authority, the police or a court. */
bool sourcing_is_official(const struct source *source, struct arena *arena);

#endif
