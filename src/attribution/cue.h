#ifndef ATTRIBUTION_CUE_H
#define ATTRIBUTION_CUE_H

#include "attribution/skeleton.h"
#include "attribution/verbs.h"

enum cue_form { CUE_FINITE, CUE_PARTICIPLE, CUE_INFINITIVE, CUE_PASSIVE, CUE_ACCORDING };

/* A reporting verb with its auxiliaries and adverbs: items [first, end), the verb among them. */
struct cue {
	int first, verb, end;
	enum cue_form form;
	bool negated;
	bool object; /* a preposition behind verb and particle takes the content: "pushed back on" */
	const struct reporting_verb *entry;
};

/* Read the cue whose verb is item i; false when there is none. */
bool cue_read(const struct skeleton *s, int i, struct cue *cue);

/* What stands behind a cue. */
enum right_kind {
	RIGHT_END,     /* the end of the statement, with adjuncts at most before it ("said Wednesday.") */
	RIGHT_COMMA,   /* a comma, with adjuncts at most before it */
	RIGHT_COLON,   /* a colon, with something behind it or nothing */
	RIGHT_CONTENT, /* what one of the verb's frames takes as content */
	RIGHT_OTHER,   /* something else: "said as he left" */
};

struct cue_right {
	enum right_kind kind;
	int at;         /* the item it begins at */
	unsigned frame; /* of RIGHT_CONTENT: the frame that takes it, FRAME_QUOTE, FRAME_THAT, FRAME_NOUN, ...
			 */
};

/* Passes the addressee, time words and prepositional phrases. */
struct cue_right cue_right(const struct skeleton *s, const struct cue *cue);

#endif
