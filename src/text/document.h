#ifndef TEXT_DOCUMENT_H
#define TEXT_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"
#include "base/str.h"
#include "base/vec.h"

/*
 * The record types that all stages share. Every span is a byte range into document.text, which never changes
 * once decoded. Links are indices, INDEX_NONE where there is none. Everything lives in document.arena.
 */

/* ---- text/ ---- */

/* A folded word form and its length are wanted all the time: token_is(token, "said"). */
enum token_kind {
	/* Letters, with inner apostrophes, hyphens and the periods of abbreviations ("U.S."). Clitics stand
	 * alone, treebank style: "did" "n't", "Smith" "'s", "they" "'ll". */
	TOKEN_WORD,
	TOKEN_NUMBER, /* 12, 1,200, 3.5, 1990s, 15th, 10:30, 6-1, 2025-03-06; "$", "%", "bn" and "am" stand
			 alone */
	TOKEN_QUOTE, /* a quotation mark that text/quotes paired or found stray; not an apostrophe, which is a
		      * TOKEN_WORD where it stands alone: "teachers" "’" */
	TOKEN_PUNCT, /* one mark: , . ; : ? ! ( ) — – - / … ("..." is one token too) */
	TOKEN_SYMBOL, /* $ % # @ and the rest */
};

struct token {
	struct span span;
	const char *form; /* case folded, ' for every apostrophe, NUL-terminated */
	enum token_kind kind;
	bool space_before;
	bool capital;        /* first letter is upper case */
	bool all_caps;       /* two or more letters, none lower case */
	uint8_t quote_depth; /* 0 outside quotation marks; a mark has the depth of what it encloses */
	uint32_t quote;      /* innermost quote that holds it, marks included; INDEX_NONE outside */
	uint32_t sentence;
};

struct sentence {
	struct span span; /* trimmed; includes closing quotation marks */
	uint32_t paragraph;
	uint32_t first_token, n_tokens;
};

enum paragraph_kind {
	PARAGRAPH_BODY,
	PARAGRAPH_HEADLINE,
	PARAGRAPH_BYLINE, /* "By Jane Doe", "Jane Doe, Staff Writer", "Reporting by ...; Editing by ..." */
	PARAGRAPH_OTHER,  /* a leading date line, a section mark ("* * *"), "Read more", "ADVERTISEMENT" */
};

struct paragraph {
	struct span span; /* trimmed */
	enum paragraph_kind kind;
	/* What metadata takes off the front ("date 2025-03-06", "WASHINGTON—"); body starts behind it. */
	uint32_t body_start;
	uint32_t first_sentence, n_sentences;
};

/* One quotation, paired. */
struct quote {
	struct span span;  /* with its marks */
	struct span inner; /* without */
	uint8_t depth;     /* 1 outermost */
	bool open;     /* no closing mark of its own (a paragraph of a longer quotation, or a mark missing) */
	bool repaired; /* a mark was missing, stray or the wrong way round and was read as this quotation's */
	uint32_t continues; /* the quote of an earlier paragraph that this one continues, or INDEX_NONE */
	bool scare; /* few words inside a sentence without a comma or a verb of their own: a term, not speech
		     */
};

/* ---- source/ ---- */

enum mention_kind { MENTION_NAME, MENTION_PRONOUN, MENTION_DESCRIPTION, MENTION_GROUP };
enum gender { GENDER_UNKNOWN, GENDER_FEMALE, GENDER_MALE, GENDER_NEUTER };
enum source_kind {
	SOURCE_UNKNOWN,
	SOURCE_PERSON,
	SOURCE_GROUP,
	SOURCE_ORGANIZATION,
	SOURCE_DOCUMENT,
	SOURCE_OUTLET,
	SOURCE_AUTHOR,
};

struct mention {
	struct span span, head;
	enum mention_kind kind;
	uint32_t entity;
};

struct entity {
	struct str name; /* the fullest in the article, without title */
	enum source_kind kind;
	enum gender gender;
	bool plural;
	struct str role, organization;
	VEC(struct str) aliases;
	uint32_t first_mention;
};

VEC_DECLARE(str_vec, struct str);

/* One of the people, groups, ... that an attribution comes from. Unknown strings are {0}. */
struct source {
	struct str name; /* {0}: given, but not resolved */
	enum source_kind kind;
	bool named;
	uint32_t number; /* 0 unknown */
	struct str role, organization;
	struct str as_written; /* the words of this one, a slice of the source span where there is one */
	struct span span;
	struct str basis; /* "in a statement" */
	struct str anonymity_reason;
	struct str affiliation;    /* of one that is not named, as written: "Arab", "U.S.", "Hamas" */
	struct str relayed_by;     /* whom it was told to: "Reuters" of "told Reuters that" */
	struct str_vec candidates; /* names that it may be, the likeliest first, where it is not resolved */
	uint32_t entity;
	const char *rule; /* which rule resolved it, "unresolved" where none did */
	float confidence;
};

/* ---- attribution/ ---- */

enum speech { SPEECH_INDIRECT, SPEECH_DIRECT, SPEECH_MIXED };

/* What the reporting verb does (CONTRACT: stance). */
enum stance {
	STANCE_ASSERTS,
	STANCE_DENIES,
	STANCE_ADMITS,
	STANCE_CONFIRMS,
	STANCE_ALLEGES,
	STANCE_PREDICTS,
	STANCE_ASKS,
	STANCE_REFUSES,
	STANCE_ATTITUDE,
};

VEC_DECLARE(span_vec, struct span);
VEC_DECLARE(source_vec, struct source);

struct attribution {
	struct span_vec source_spans; /* empty: the article gives no source */
	struct span cue;              /* empty for a cue-less layout */
	struct span_vec content;      /* fragments in text order, never empty */
	enum speech speech;
	enum stance stance;
	bool cue_negated;  /* "did not say" */
	const char *verb;  /* lemma of the cue: "say", "according to" */
	uint32_t parent;   /* the attribution that it is reported in (CONTRACT: via) */
	uint32_t sentence; /* the cue's */
	const char *rule;
	float confidence;          /* 0 to 1 */
	struct source_vec sources; /* filled by source/ */
};

/* ---- claim/ ---- */

enum polarity { POLARITY_AFFIRMED, POLARITY_DENIED };
enum certainty {
	CERTAINTY_ASSERTED,
	CERTAINTY_HEDGED,
	CERTAINTY_CONDITIONAL,
	CERTAINTY_FORECAST,
	CERTAINTY_QUESTION
};

/* A stated amount as a closed interval; "about 200" is 180..220, "at least 180" 180..INFINITY. */
struct quantity {
	struct span span; /* the whole phrase: "at least 180 people" */
	double low, high;
	bool approximate; /* about, nearly, some, more than: not an exact figure */
	struct str unit;  /* what is counted, folded: "people", "percent", "dollars"; {0} unknown */
};

VEC_DECLARE(quantity_vec, struct quantity);

struct claim {
	uint32_t attribution;
	struct str text;                       /* one statement, readable by itself */
	struct str subject, predicate, object; /* {0} until a parser fills them */
	enum polarity polarity;
	enum certainty certainty;
	struct quantity_vec quantities;
	struct str said_on;    /* ISO date, {0} unknown */
	struct str event_time; /* ISO date or month "2025-02", {0} unknown */
	uint32_t via;          /* claim index */
};

/* ---- sourcing/ ---- */

/* What a standards editor would ask about a claim's source, or about all sources of an article. */
struct warning {
	const char *rule;  /* an id of sourcing.h, which has a sentence for each */
	uint32_t claim;    /* index, INDEX_NONE for the whole article */
	struct span span;  /* the words in question; may be empty */
	struct str detail; /* whom or what it is about: "Dana Orr"; may be {0} */
};

VEC_DECLARE(warning_vec, struct warning);

/* How an article's claims that state something are sourced. One may count in several, as a named official's.
 */
struct sourcing_counts {
	uint32_t claims, named, anonymous, official, documents, no_source, unresolved;
	uint32_t sources; /* different ones that have a name or a description */
};

/* ---- the document ---- */

enum encoding { ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_WINDOWS1252 };

struct document {
	struct arena *arena; /* not owned */
	struct str id;       /* given, or the file's base name without extension */
	struct str path;     /* as given; "-" for standard input */
	char sha256[65];     /* of text, lower-case hexadecimal */
	struct str title, outlet, byline, published, url; /* published: ISO date or {0} */
	struct str text;                                  /* UTF-8, valid, no NUL */
	enum encoding encoding;
	uint32_t n_replaced; /* invalid bytes that became U+FFFD */
	/* Empty where not found in the text: the day alone, the headline, the names, "GENEVA, June 4
	 * (Reuters)". */
	struct span date_span, title_span, byline_span, dateline_span;

	VEC(struct paragraph) paragraphs;
	VEC(struct sentence) sentences;
	VEC(struct token) tokens;
	VEC(struct quote) quotes;
	VEC(struct mention) mentions;
	VEC(struct entity) entities;
	VEC(struct attribution) attributions; /* text order, an outer one before those nested in it */
	VEC(struct claim) claims;             /* the same order */
	struct sourcing_counts sourcing;
	struct warning_vec warnings; /* by claim; those of the whole article last */

	uint32_t *code_point_marks; /* code points before each 256th byte; for document_code_point */
};

/* ---- conflict/ and store/ ---- */

struct fragment {
	struct str text; /* a content fragment's words */
	uint32_t start;  /* code points into the article */
};

VEC_DECLARE(fragment_vec, struct fragment);

/*
 * A claim apart from its document, with all that a comparison reads: made from a document or from the store.
 * Offsets are code points.
 */
struct statement {
	int64_t claim_id, article_id; /* 0 when not stored */
	int64_t story_id; /* the article that this one copies, else the article itself; 0 when not stored */
	bool in_copy;     /* the same claim is stored with an earlier printing of the story */
	uint32_t ordinal; /* the claim's place in its article, from 0 */
	uint32_t parent;  /* ordinal of the claim that it is reported in, or INDEX_NONE */
	uint32_t paragraph, sentence;
	struct str document, outlet, published;
	struct fragment_vec content;
	struct str claim_text, cue, verb;
	/* The article's words around it; {0} for a stored claim whose article is not at hand. lead: before
	 * the content, from the claim before it on; tail: between its fragments and behind, to the sentence's
	 * end. */
	struct str lead, tail;
	float nearness; /* of a candidate: how near its article is to the new one in what it tells, 0 unknown
			 */
	struct str_vec source_names; /* resolved names; empty or {0} items where unknown */
	VEC(int64_t) source_ids;     /* register ids, when stored */
	enum speech speech;
	enum stance stance;
	bool cue_negated;
	enum polarity polarity;
	enum certainty certainty;
	struct str said_on, event_time;
};

/* In CONTRACT's order: where two fit, the first. */
enum conflict_type {
	CONFLICT_SELF,
	CONFLICT_DENIAL,
	CONFLICT_NUMBER,
	CONFLICT_DATE,
	CONFLICT_PLACE,
	CONFLICT_AGENT,
	CONFLICT_NEGATION,
	CONFLICT_ANTONYM,
	CONFLICT_MODALITY,
	CONFLICT_LEXICAL,
};

enum conflict_tier { TIER_FLAGGED, TIER_POSSIBLE };

struct conflict {
	const struct statement *a, *b; /* a is the earlier one: published, then id or place */
	enum conflict_type type;
	struct span evidence_a, evidence_b; /* code points, inside a content fragment, 160 at most a side */
	struct str reason, issue;           /* one sentence; a question */
	float score;                        /* 0 to 1 */
	enum conflict_tier tier;
};

/* ---- functions ---- */

/* Start an empty document in `arena`; everything that the stages add lives there. */
void document_init(struct document *doc, struct arena *arena);

/* The words of a span; a slice of doc->text. */
struct str document_slice(const struct document *doc, struct span span);

/* Code points before byte `at`, which lies on a character's first byte. For output; O(256). */
uint32_t document_code_point(const struct document *doc, uint32_t at);

/* Index of the first token that starts at or after `at`; doc->tokens.n if none. */
uint32_t document_token_at(const struct document *doc, uint32_t at);

/* Index of the sentence that holds byte `at`, INDEX_NONE between sentences. */
uint32_t document_sentence_at(const struct document *doc, uint32_t at);

bool token_is(const struct token *token, const char *form);

/* Is the form one of a NULL-terminated list? */
bool token_in(const struct token *token, const char *const *forms);

/* The names of CONTRACT.md: "asserts", "person", "indirect", ... */
const char *speech_name(enum speech speech);
const char *stance_name(enum stance stance);
const char *source_kind_name(enum source_kind kind); /* NULL for SOURCE_UNKNOWN */
const char *polarity_name(enum polarity polarity);
const char *certainty_name(enum certainty certainty);
const char *conflict_type_name(enum conflict_type type);
const char *conflict_tier_name(enum conflict_tier tier);

/* The way back, for what is read from the store; false when the name is unknown. */
bool stance_parse(struct str name, enum stance *stance);
bool speech_parse(struct str name, enum speech *speech);
bool source_kind_parse(struct str name, enum source_kind *kind); /* "" is SOURCE_UNKNOWN */
bool polarity_parse(struct str name, enum polarity *polarity);
bool certainty_parse(struct str name, enum certainty *certainty);
bool conflict_type_parse(struct str name, enum conflict_type *type);
bool conflict_tier_parse(struct str name, enum conflict_tier *tier);

#endif
