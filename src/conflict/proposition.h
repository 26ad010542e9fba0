#ifndef CONFLICT_PROPOSITION_H
#define CONFLICT_PROPOSITION_H

#include "conflict/meanings.h"
#include "text/dates.h"
#include "text/document.h"

/* What is read of a claim, in tokens: the clash, if there is one, stands near its beginning. */
enum { PROPOSITION_TOKENS_MAX = 300, EVIDENCE_MAX = 160 };

/* A token as comparisons see it. */
struct word {
	const char *noun, *verb; /* base forms, near-synonyms made one ("talks" is "meeting") */
	bool content;            /* names what the claim is about: no function word, no time, no number */
	bool inflected;          /* as a verb it is no base form */
	struct meaning_range opposites[2]; /* of the verb, and of the noun where that is another word */
	bool name;                         /* capital inside a sentence */
	bool source;                       /* a pronoun that may stand for the claim's source, as "I" does */
	uint32_t claims; /* how many claims of its article have it; 0 where that was not counted */
};

/* How a claim answers another one of its article (discourse.h). */
struct reply {
	int kind;            /* enum reply_kind */
	uint32_t first, end; /* words of the content that say so; none where the article says it */
	struct str words;    /* the article's own words for it */
	struct str owner;    /* whose account it speaks of ("Marsh's claim"), a base form; {0} unknown */
	uint32_t target;     /* place among the article's claims, INDEX_NONE: none found */
	uint32_t word;       /* the first that says false */
	bool of_its_own;     /* it names what it calls false, and does not point back to it */
	bool personal;       /* had nothing to do with it: an answer to who names him alone */
	bool twice;          /* the article says so in its own words, too */
	float fit;           /* how well the target suits, 0 to 1 */
};

enum figure_kind { FIGURE_COUNT, FIGURE_SHARE, FIGURE_MONEY, FIGURE_MEASURE };

struct words_range {
	uint32_t first, end;
};

static inline bool words_range_has(struct words_range range, uint32_t at)
{
	return at >= range.first && at < range.end;
}

/* An amount as comparisons see it (figure.h). */
struct figure {
	uint32_t first, end; /* its tokens */
	double low, high;    /* measures in the smallest unit of their dimension */
	bool rough;          /* no exact figure */
	bool negated;        /* said not to be so */
	enum figure_kind kind;
	const char *unit; /* base form of what is counted, "" where it is not said; a currency; a dimension */
	uint32_t noun;    /* the counted noun, p->n where there is none */
	struct words_range clause; /* the words around it */
};

VEC_DECLARE(figure_vec, struct figure);

/* A statement as comparisons see it: its fragments as one line of words. */
struct proposition {
	const struct statement *statement;
	struct document doc;      /* text and tokens of the fragments, joined */
	struct word *words;       /* [doc.tokens.n] */
	uint32_t n;               /* tokens that are read */
	uint32_t *fragment_start; /* [statement->content.n] byte at which a fragment begins in doc.text */
	struct str_vec names;     /* the words of the source's names, base forms */
	VEC(struct str) times;    /* the times that the content names, ISO where they can be */
	struct quantity_vec quantities;
	struct figure_vec figures;
	struct document lead, tail; /* tokens of the article's words around it */
	struct reply reply;
	bool negates; /* a word of it says not, none, without */
};

struct proposition *proposition_read(const struct statement *statement, struct arena *arena);

static inline const struct token *proposition_token(const struct proposition *p, uint32_t at)
{
	return &p->doc.tokens.v[at];
}

/*
 * Tokens [first, end) as a span of code points in the article: cut to the fragment of the first and to
 * EVIDENCE_MAX.
 */
struct span proposition_evidence(const struct proposition *p, uint32_t first, uint32_t end);

/* The words of tokens [first, end) without their quotation marks, cut as the evidence is. */
struct str proposition_words(const struct proposition *p, uint32_t first, uint32_t end, struct arena *arena);

/* The sentence that shares most words with the other side; the first one where none does. */
struct words_range proposition_nearest(const struct proposition *p, const struct proposition *other);

/* Do tokens [first, end) hold one of the forms? */
bool proposition_has(const struct proposition *p, uint32_t first, uint32_t end, const char *const *forms);

/* Is the claim's source, or one of several, called by this word, a base form? */
bool proposition_names(const struct proposition *p, const char *noun);

/* Is one of the source's names mentioned in the other's words? */
bool proposition_mentions_source(const struct proposition *p, const struct proposition *other);

#endif
