#ifndef SOURCE_CAST_H
#define SOURCE_CAST_H

#include "source/index.h"
#include "source/lexicon.h"
#include "text/document.h"

/*
 * Who appears in a document, while source/ tells them apart. Two arrays run beside those of the document: a
 * site for each mention, a figure for each entity. Positions are token indices.
 */
struct site {
	uint32_t first, end;       /* the name proper, or the pronoun */
	uint32_t phrase;           /* first token of the title and role in front; first where there is none */
	uint32_t run;              /* first token of the capitals that the name ends: Republican Jane Doe */
	uint32_t older_titled;     /* the entity's site before this that has a title, role or apposition */
	uint32_t role_end;         /* the role is [phrase, role_end) */
	uint32_t behind;           /* end of the apposition behind; end where there is none */
	uint32_t behind_first;     /* its first token */
	uint32_t tag;              /* a party tag behind the name: D-Ohio; 0 where there is none */
	enum source_kind kind;     /* as it looks at this place */
	enum gender gender;        /* that the title or role tells */
	uint32_t older;            /* the entity's site before this, INDEX_NONE */
	bool possessive, modifier; /* Smith's; the Smith campaign */
	bool speaks;               /* stands in the source of an attribution */
	bool titled;               /* courtesy title or role in front */
};

struct figure {
	const char *given, *surname; /* folded; a person's, given NULL where only the surname is known */
	uint32_t name_first, name_end;
	uint32_t n_sites, n_full, last_site; /* n_full: sites with more than the surname */
	uint32_t he, she;                    /* votes of pronouns around it */
	uint32_t seen,
		seen_full; /* while sites are linked: sentence + 1 of the last one, of the last full name */
	uint32_t last_titled;
	uint32_t n_initials, initials; /* sites that are initials alone; the token of one, 0 for none */
	bool relative;                 /* introduced as somebody's wife, son, ... */
};

struct cast {
	struct document *doc;
	struct arena *arena;
	VEC(struct site) sites;     /* beside doc->mentions, in text order but for what coreference adds */
	VEC(struct figure) figures; /* beside doc->entities */
	uint32_t n_names;           /* the first n_names sites are names, in text order */
	/* What the document shows of a form: counts of it lower-case, and capital where it need not be. */
	struct index forms;
	VEC(struct form_count) counts;
	uint32_t *form_of; /* [tokens] → counts */
	uint32_t *earlier; /* [tokens] → the token of the same noun before it, INDEX_NONE */
	uint32_t *later;   /* [tokens] → the one behind it */
	bool *titlecase;   /* [sentences]: a headline, its capitals tell nothing */
	struct index surnames, givens, words, acronyms, names; /* → entity */
	struct index surname_nouns; /* common nouns that are surnames here: Baker → a token */
};

struct form_count {
	uint32_t lower, capital;
	uint32_t last; /* while earlier[] is filled */
};

void cast_init(struct cast *cast, struct document *doc);

/* The token's form, through clipped titles: "gov." → "governor". */
const char *cast_noun(const char *form);

/* Is the token the first word of a sentence, of a quotation, or behind a colon? */
bool cast_initial(const struct cast *cast, uint32_t token);

/* The name site that holds the token (in its name only), INDEX_NONE; O(log n). */
uint32_t cast_site_at(const struct cast *cast, uint32_t token);

/* The first name site that starts at or after the token; cast->n_names if none. */
uint32_t cast_site_from(const struct cast *cast, uint32_t token);

/* Words of tokens [first, end), as they stand in the text. */
struct str cast_words(const struct cast *cast, uint32_t first, uint32_t end);

/* The same folded and joined by single spaces, NUL-terminated, in the arena. */
const char *cast_key(const struct cast *cast, uint32_t first, uint32_t end);

static inline const struct token *cast_token(const struct cast *cast, uint32_t i)
{
	return &cast->doc->tokens.v[i];
}

/* Is token i there, and of this form? */
bool cast_is(const struct cast *cast, uint32_t i, const char *form);

/* A possessive mark: 's or a lone apostrophe. */
bool cast_possessive(const struct cast *cast, uint32_t i);

/* Does byte `at` lie in what the attribution says? */
bool cast_says(const struct attribution *attribution, uint32_t at);

uint32_t cast_add_entity(struct cast *cast, struct entity entity, struct figure figure);
void cast_add_site(struct cast *cast, struct site site, enum mention_kind kind, uint32_t entity);

/* Set the entity of a site that has none yet, and count it. */
void cast_link(struct cast *cast, uint32_t site, uint32_t entity);

/* names.c: find the names of the document, their titles and roles, and link them. */
void names_find(struct cast *cast);

/* titles.c: the title and role before the site's name, the apposition behind it, and what kind of thing they
 * make it. */
void titles_read(const struct cast *cast, struct site *site);

/* people.c: which entity each name site is of; sites must be complete. */
void people_link(struct cast *cast);

/* people.c: the people of a surname (folded) who are named in full, the most often named first; up to `max`
 * into out[]. */
uint32_t people_bearers(
	const struct cast *cast, const char *surname, enum gender gender, uint32_t *out, uint32_t max);

#endif
