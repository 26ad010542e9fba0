#ifndef CONFLICT_DETECTORS_H
#define CONFLICT_DETECTORS_H

#include "conflict/align.h"
#include "conflict/proposition.h"

/*
 * The reasons for a conflict, a file each. A detector is given two statements of different sources that may
 * be sides, and fills type, evidence, reason, issue and score; a and b are already set. False: it sees none.
 */
struct pair {
	const struct proposition *a, *b; /* in the order of struct conflict */
	uint32_t place_a, place_b;       /* among the article's claims; INDEX_NONE across articles */
	bool same_article;
	float nearness;    /* of their articles: above 0 where they seem to tell one story */
	uint32_t distance; /* paragraphs between them; 0 across articles */
	struct arena *arena;
};

typedef bool (*conflict_detector)(const struct pair *pair, struct conflict *out);

bool denial_detect(const struct pair *pair, struct conflict *out);
bool reply_detect(const struct pair *pair, struct conflict *out); /* a source answers, and denies */
bool told_detect(const struct pair *pair, struct conflict *out);  /* the article says that the two differ */
bool date_detect(const struct pair *pair, struct conflict *out);
bool place_detect(const struct pair *pair, struct conflict *out);
bool agent_detect(const struct pair *pair, struct conflict *out);
bool number_detect(const struct pair *pair, struct conflict *out);
bool negation_detect(const struct pair *pair, struct conflict *out);
bool antonym_detect(const struct pair *pair, struct conflict *out);
bool self_detect(const struct pair *pair, struct conflict *out); /* one source, at two times */
bool absence_detect(const struct pair *pair, struct conflict *out);
bool modality_detect(const struct pair *pair, struct conflict *out);
bool modality_sorted(void); /* for tests: is its table? */

/* Can the claim be a side at all: does it assert, or deny, something as a fact? */
bool veto_statement(const struct statement *statement);

/* Are the two no facts to be held against each other: not stated, or denied? Two forecasts are. */
bool veto_facts(const struct pair *pair);

/* Does one of the two answer the other, in whatever way (discourse.h)? */
bool reply_links(const struct pair *pair);

/* Does the reporting verb state nothing: asked, declined, hoped? */
bool veto_stance(const struct statement *statement);

/* Were the articles published too far apart to tell of one event? Not where a day is unknown. */
bool veto_days(const struct statement *a, const struct statement *b);

/* Do the two share a source, under one name or a shorter one? */
bool veto_one_source(const struct proposition *a, const struct proposition *b);

/* The two cannot clash, whatever they say: one source, one reported in the other, different times. */
bool veto_pair(const struct pair *pair);

/* Times named in the contents that exclude each other. */
bool veto_times(const struct pair *pair);

/* Do the two stand in one article, or in articles that tell one story? */
bool veto_one_story(const struct pair *pair);

/* Both sides, or one of them, are polls, surveys or averages: each reports what it asked whom, and both can
 * be right. */
bool veto_polls(const struct pair *pair, bool both);

/* Words that limit what is spoken of (some, other, second) on one side alone. */
bool veto_scope(
	const struct proposition *p, struct words_range a, const struct proposition *q, struct words_range b);

/* "Was Israel consulted about the talks?" from an affirmed clause; of the whole claim where the clause is
 * hard. */
struct str issue_of_clause(const struct proposition *p, const struct clause *clause, struct arena *arena);
/* "How many people did the flood kill?" from the clause around an amount; {0} where it is hard. */
struct str issue_of_amount(const struct proposition *p, uint32_t first, uint32_t end, struct arena *arena);

/* "When was it: May 3 or May 9? (the claim ...)" from a question word and what each side says. */
struct str issue_of_choice(
	const char *asks, const struct proposition *p, struct str x, struct str y, struct arena *arena);

/* Two values of one slot, the words [x) of side a and [y) of side b: evidence, reason, issue and score.
 * `asks`: its question word; `of`: "of the same thing". */
void issue_of_values(const struct pair *pair, struct words_range x, struct words_range y, const char *asks,
	const char *of, float score, struct conflict *out);

struct str issue_of_claim(const struct proposition *p, struct arena *arena);

#endif
