#ifndef SOURCE_EPITHET_H
#define SOURCE_EPITHET_H

#include "source/resolve.h"

/* Whom a description means that no title before it explains, and how sure that is. */
struct epithet {
	uint32_t entity; /* INDEX_NONE: nobody */
	const char *rule;
	float confidence;
};

/* Note which names stand in the source of an attribution; once, before the others. */
void epithet_mark_speakers(struct cast *cast);

/*
 * The person of a singular description: introduced with that role later ("A judge said ... Judge Roe"), named
 * as the next speaker ("A spokeswoman for the mayor said ... Jane Doe said"), or whom the article speaks of
 * just then ("the real estate developer").
 */
struct epithet epithet_person(const struct resolver *resolver, const struct nominal *nominal);

/* The organization that "the company", "the union", "the network" means. */
struct epithet epithet_organization(const struct resolver *resolver, const struct nominal *nominal);

#endif
