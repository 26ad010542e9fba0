#ifndef CONFLICT_DISCOURSE_H
#define CONFLICT_DISCOURSE_H

#include "conflict/proposition.h"

/*
 * What a reporter tells by putting two claims side by side: one answers the other, however few words they
 * share ("denied the allegations", "That is a lie", "begged to differ"). Read from the claim and the words
 * around it.
 */
enum reply_kind {
	REPLY_NONE,
	REPLY_DENIES_ACCOUNT, /* denied the allegations, disputed that, rejected her account */
	REPLY_DENIES_CONTENT, /* denied having met him, rejected the idea that he had */
	REPLY_CALLS_FALSE,    /* "It is a lie", "the report is misleading" */
	REPLY_SAYS_NO,        /* "No, I meant", "Nonsense", "I never said that" */
	REPLY_CONTRADICTS,    /* the article: saw a different morning, begged to differ, not so */
	REPLY_COUNTERS,       /* countered, shot back, pushed back */
	REPLY_ANSWERS,        /* replied, responded */
	REPLY_CONTRAST,       /* but, however, despite */
	REPLY_KINDS,
};

/* Read what kind of reply the claim is, and whose account it speaks of. Its target is not looked for. */
struct reply discourse_reply(const struct proposition *p, struct arena *arena);

/*
 * Find what each of an article's claims, in text order, replies to: the claim before it, of another source,
 * that it most likely speaks of. Sets reply.target and reply.fit. Steps are linear in the claims.
 */
void discourse_link(struct proposition *const *all, uint32_t n);

#endif
