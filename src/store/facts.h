#ifndef STORE_FACTS_H
#define STORE_FACTS_H

#include "store/naming.h"
#include "store/register.h"

/* What tells two people of one name apart. */
enum fact_sort { FACT_MIDDLE, FACT_SUFFIX, FACT_TRADE, FACT_PLACE, FACT_SCHOOL, FACT_SORTS };

extern const char *const fact_sort_names[FACT_SORTS]; /* of source_facts.sort */

struct fact {
	enum fact_sort sort;
	struct str value;
};

VEC_DECLARE(fact_vec, struct fact);

/* The facts of a person as one article has him: of his name, role and organization. */
void facts_of(struct arena *arena, const struct appearance *appearance, const struct person_name *name,
	struct fact_vec *facts);

enum fact_verdict {
	FACTS_APART,  /* cannot be one person */
	FACTS_UNSURE, /* father and son? */
	FACTS_SILENT,
	FACTS_AGREE, /* the same trade and place, or the same school */
};

/* Can two who have one name be one? */
enum fact_verdict facts_compare(struct arena *arena, const struct fact_vec *a, const struct fact_vec *b);

#endif
