#include "conflict/discourse.h"

#include <string.h>

#include "conflict/detectors.h"
#include "conflict/falsehood.h"
#include "conflict/meanings.h"
#include "conflict/phrase.h"
#include "conflict/rejoinder.h"
#include "text/words.h"

enum {
	REACH_CLAIMS = 8,     /* how many claims back a reply may look */
	REACH_PARAGRAPHS = 4, /* and how far in the text */
	REACH_AHEAD = 2,      /* a denial may come first */
	SHORT_CLAIM = 4,      /* words that say too little to be denied */
	OPENING = 5,          /* words of a content that may be no more than whom it denies */
	GAP_MAX = 3,          /* words that "~" stands for */
	OWNED_MAX = 5,        /* words between an owner and what is his: "Marsh's absurd and false claim" */
	NAMED_MAX = 12,       /* words of a thing that is only named */
	LOOKED_AT = 80,       /* words of a claim that are compared */
	OWNER_CLAIMS = 60,    /* how far back an owner's claim may stand */
	ACCOUNT_REACH = 7     /* words of a content in which an account is named */
};

/*
 * Words by which reporters say that two accounts differ; "|" parts words of one place, "~" stands for up to
 * three words. Folded forms. A pattern that is a sentence's whole remark ("not so") is as strong as a denying
 * verb.
 */
struct marker {
	const char *pattern;
	enum reply_kind kind;
};

static const struct marker markers[] = {
	{ "beg|begs|begged to differ", REPLY_CONTRADICTS },
	{ "not so ,|said", REPLY_CONTRADICTS },
	{ "not true ,|said", REPLY_CONTRADICTS },
	{ "nonsense ,", REPLY_CONTRADICTS },
	{ "not according to", REPLY_CONTRADICTS },
	{ "said|told|tells|describe|described|remember|remembered|recalled|saw|see|insisted ~ differently",
		REPLY_CONTRADICTS },
	{ "said|told|tells|remember|remembers|remembered|recalled|insist|insists|insisted ~ otherwise",
		REPLY_CONTRADICTS },
	{ "a|another different|other|contrary|conflicting|contradictory|opposite "
	  "account|version|story|tale|picture|view|memory|recollection|explanation|morning|conclusion",
		REPLY_CONTRADICTS },
	{ "another account|version|story|memory|recollection|explanation ~ of", REPLY_CONTRADICTS },
	{ "not the way|how|what ~ tell|tells|told|remember|remembers|saw|sees", REPLY_CONTRADICTS },
	{ "was|is|came news to", REPLY_CONTRADICTS },
	{ "comes|came as news", REPLY_CONTRADICTS },
	{ "contradict|contradicts|contradicted|contradicting", REPLY_CONTRADICTS },
	{ "contrary to", REPLY_CONTRADICTS },
	{ "at odds with", REPLY_CONTRADICTS },
	{ "to the contrary", REPLY_CONTRADICTS },
	{ "refuted|refutes|refuting|rebutted|rebuts|debunked|debunks", REPLY_CONTRADICTS },
	{ "disputed|disputes|disputing|denied|denies|denying that|it|this|those|these|the|her|his|their|any",
		REPLY_CONTRADICTS },
	{ "rejected|rejects|dismissed|dismisses|repudiated that|the|this|those|her|his|their ~ "
	  "charge|charges|claim|claims|allegation|allegations|accusation|accusations|account|suggestion|"
	  "assertion|complaint|tale|story|outright|idea|notion",
		REPLY_CONTRADICTS },
	{ "brushed|brushes|waved that|it|this ~ aside|off|away", REPLY_CONTRADICTS },
	{ "no patience with", REPLY_CONTRADICTS },
	{ "took|takes|taking issue with", REPLY_CONTRADICTS },
	{ "pushed|pushes|pushing|hit|hits|fired|shot back", REPLY_COUNTERS },
	{ "countered|counters|retorted|retorts|disagreed|disagrees|bristled|scoffed|rejoined",
		REPLY_COUNTERS },
	{ "but|however|yet|though|although|despite|whereas|while|instead|nevertheless|still",
		REPLY_CONTRAST },
	{ "in fact|reality", REPLY_CONTRAST },
	{ "replied|responded|responding|responds|replies", REPLY_ANSWERS },
};

enum { N_MARKERS = sizeof markers / sizeof markers[0] };

/* Is the token one of the words of the pattern's place [place, end)? */
static bool place_has(const char *place, size_t n, const char *form)
{
	size_t length = strlen(form);

	for (size_t i = 0; i < n;) {
		const char *bar = memchr(place + i, '|', n - i);
		size_t word = bar ? (size_t)(bar - place) - i : n - i;

		if (word == length && !memcmp(place + i, form, length))
			return true;
		i += word + 1;
	}
	return false;
}

static uint32_t match(const struct document *doc, uint32_t at, const char *pattern)
{
	size_t n = strcspn(pattern, " ");
	const char *rest = pattern[n] ? pattern + n + 1 : NULL;

	if (n == 1 && *pattern == '~') {
		for (uint32_t skip = 0; skip <= GAP_MAX; skip++) {
			uint32_t end = at + skip < doc->tokens.n ? match(doc, at + skip, rest) : 0;

			if (end)
				return end;
		}
		return 0;
	}
	if (at >= doc->tokens.n || !place_has(pattern, n, doc->tokens.v[at].form))
		return 0;
	return rest ? match(doc, at + 1, rest) : at + 1;
}

/* The strongest marker of the words; fills kind and words. */
static void read_markers(const struct document *doc, uint32_t first, uint32_t last, struct reply *reply)
{
	for (uint32_t i = 0; i < N_MARKERS; i++) {
		if (reply->kind != REPLY_NONE && (int)markers[i].kind >= reply->kind)
			continue;
		for (uint32_t at = first; at < last; at++) {
			uint32_t end = match(doc, at, markers[i].pattern);

			if (!end)
				continue;
			reply->kind = (int)markers[i].kind;
			reply->words = str_cut(
				doc->text, doc->tokens.v[at].span.start, doc->tokens.v[end - 1].span.end);
			break;
		}
	}
}

/* Two sentences back at most: the remark stands right before what it introduces. */
static uint32_t last_sentences(const struct document *doc)
{
	int marks = 0;

	for (uint32_t at = doc->tokens.n; at > 0; at--)
		if (token_in(&doc->tokens.v[at - 1], (const char *const[]){ ".", "?", "!", NULL }) &&
			at < doc->tokens.n && ++marks == 2)
			return at;
	return 0;
}

/* ---- what the content says ---- */

/* To deny a request, to reject a plan: what is turned down is no statement. */
static bool turns_down(const struct proposition *p)
{
	static const char *const nouns[] = { "request", "motion", "petition", "bid", "appeal", "access",
		"permission", "entry", "visa", "bail", "parole", "aid", "funding", "right", "plan",
		"proposal", "offer", "call", "demand", "application", "nomination", "deal", "invitation",
		"permit", "service", "help", "candidate", "candidacy", "measure", "bill", "amendment",
		"effort", "attempt", "approach", "support", "license", "tax", "money", "law", "policy",
		"question", "day", "date", "rule", "ballot", "nominee", "trade", "debate", "plea", NULL };

	for (uint32_t at = 0; at < p->n && at < ACCOUNT_REACH; at++) {
		if (meaning_account(p->words[at].noun))
			return false;
		for (const char *const *noun = nouns; *noun; noun++)
			if (!strcmp(p->words[at].noun, *noun))
				return true;
	}
	return false;
}

/* {function word | adjective | name 's} account, and nothing more said of it; or a pronoun alone. */
static bool bare_account(const struct proposition *p, uint32_t *end)
{
	static const char *const goes_on[] = { "that", "of", "about", "for", "against", "to", "she", "he",
		"they", "it", NULL };
	static const char *const pronouns[] = { "that", "it", "this", "them", "those", "as much", "so",
		NULL };

	if (p->n && phrase_in(p, 0, pronouns) &&
		(p->n == 1 || phrase_stops_clause(p, 1) || phrase_is(p, 1, ",") ||
			phrase_has(p, 1, WORD_ADVERB | WORD_SUBORDINATOR | WORD_COORDINATOR))) {
		*end = 1;
		return true;
	}
	/* that that was the case */
	for (uint32_t at = 0; at + 1 < p->n && at < ACCOUNT_REACH; at++)
		if (phrase_is(p, at, "case") && phrase_has(p, at - (at > 0), WORD_DETERMINER)) {
			*end = at + 1;
			return true;
		}
	for (uint32_t at = 0; at < p->n && at < ACCOUNT_REACH; at++) {
		if (phrase_stops_clause(p, at))
			return false;
		if (!meaning_account(p->words[at].noun))
			continue;
		if (phrase_in(p, at + 1, goes_on))
			return false;
		*end = at + 1;
		return at + 1 >= p->n || !p->words[at + 1].content;
	}
	return false;
}

/* Whose account: "Marsh 's claim", "Mr. Reith 's allegation". */
static struct str find_owner(const struct document *doc, const struct proposition *p, uint32_t limit)
{
	for (uint32_t at = 1; at < doc->tokens.n && at < limit; at++) {
		const struct token *token = &doc->tokens.v[at];

		if ((token_is(token, "'s") || token_is(token, "'")) && doc->tokens.v[at - 1].capital)
			for (uint32_t i = at + 1; i < doc->tokens.n && i <= at + OWNED_MAX; i++)
				if (p ? meaning_account(p->words[i].noun)
				      : token_in(&doc->tokens.v[i],
						(const char *const[]){ "claim", "claims", "allegation",
							"allegations", "charge", "charges", "account",
							"accusation", "accusations", "assertion", "remarks",
							"comments", "story", "version", "complaint", NULL }))
					return str_of(doc->tokens.v[at - 1].form);
	}
	return (struct str){ 0 };
}

static void read_denial(const struct proposition *p, struct reply *reply)
{
	uint32_t end;

	if (turns_down(p))
		return;
	if (bare_account(p, &end)) {
		reply->kind = REPLY_DENIES_ACCOUNT;
		reply->end = end;
	} else {
		reply->kind = REPLY_DENIES_CONTENT;
		reply->end = p->n;
	}
	reply->owner = find_owner(&p->doc, p, ACCOUNT_REACH);
}

/* Of what is said to be false: that, a story, someone's claim; or it is what the clause says of its subject.
 */
static bool points_back(const struct proposition *p, const struct falsehood *f)
{
	uint32_t end = f->end + 2 < p->n ? f->end + 2 : p->n;

	if (phrase_is(p, f->word, "made") && phrase_is(p, f->end, "their"))
		return false;
	/* rumors that the boy had left are untrue */
	for (uint32_t at = f->first; at < f->word; at++)
		if (meaning_account(p->words[at].noun) && phrase_is(p, at + 1, "that"))
			return false;
	/* it is untrue that nobody came */
	if (phrase_is(p, f->end, "that"))
		return false;
	/* not a word of truth in it */
	if (phrase_in(p, f->end, (const char *const[]){ "in", "to", NULL }) &&
		phrase_in(p, f->end + 1, falsehood_pointers))
		return true;
	if (proposition_has(p, f->first, f->word, falsehood_pointers) ||
		falsehood_names_account(p, f->first, end))
		return true;
	return f->word - f->first <= 1;
}

static void read_content(const struct proposition *p, struct reply *reply)
{
	struct falsehood falsehood;

	if (p->statement->stance != STANCE_ADMITS && falsehood_find(p, &falsehood)) {
		reply->of_its_own = !points_back(p, &falsehood);
		reply->kind = REPLY_CALLS_FALSE;
		reply->first = falsehood.first;
		reply->word = falsehood.word;
		reply->end = falsehood.end;
		reply->owner = find_owner(&p->doc, p, falsehood.word);
	} else if (rejoinder_find(p, reply)) {
		reply->kind = REPLY_SAYS_NO;
	}
}

/* Does the article say so, too, in the words before it? */
static bool told_before(const struct proposition *p)
{
	struct reply told = { .kind = REPLY_NONE };

	read_markers(&p->lead, last_sentences(&p->lead), p->lead.tokens.n, &told);
	return told.kind == REPLY_CONTRADICTS;
}

/* Behind the content another clause may begin: "After she had said so, he contradicted her". */
static bool tail_is_own(const struct proposition *p)
{
	return p->statement->speech != SPEECH_INDIRECT || p->statement->content.n > 1;
}

/* The reporting clause: up to "but", "and", or a comma behind its verb. */
static uint32_t own_tail(const struct document *tail)
{
	for (uint32_t at = 0; at < tail->tokens.n; at++) {
		const struct token *token = &tail->tokens.v[at];

		if (token_in(token, (const char *const[]){ "but", "and", "while", "though", NULL }) ||
			(at > 2 && token_is(token, ",")))
			return at;
	}
	return tail->tokens.n;
}

/* "Contrary to his claim [that ...]": the content is what is contradicted, not what contradicts. */
static bool introduces_account(const struct document *lead)
{
	uint32_t n = lead->tokens.n;

	/* "is at odds with [the group]": whom, not what is said against it */
	if (n && token_is(&lead->tokens.v[n - 1], "with"))
		return true;
	if (n && token_is(&lead->tokens.v[n - 1], "that"))
		n--;
	return n &&
	       token_in(&lead->tokens.v[n - 1],
		       (const char *const[]){ "claim", "claims", "assertion", "allegation", "allegations",
			       "suggestion", "accusation", "charge", "idea", "notion", NULL });
}

/* contradicted him: whom, not what */
static bool denies_person(const struct proposition *p)
{
	static const char *const whom[] = { "him", "her", "me", "us", "them", "you", NULL };
	uint32_t words = 0;

	if (p->n > OPENING)
		return false;
	for (uint32_t at = 0; at < p->n; at++) {
		const struct token *token = proposition_token(p, at);

		if (token->kind != TOKEN_WORD)
			continue;
		words++;
		if (!token->capital && !token_in(token, whom))
			return false;
	}
	return words > 0;
}

struct reply discourse_reply(const struct proposition *p, struct arena *arena)
{
	struct reply reply = { .kind = REPLY_NONE, .target = INDEX_NONE };

	(void)arena;
	if (!p->n)
		return reply;
	if (p->statement->polarity == POLARITY_DENIED) {
		if (!denies_person(p))
			read_denial(p, &reply);
		return reply;
	}
	if (veto_stance(p->statement))
		return reply;
	read_content(p, &reply);
	if (reply.kind != REPLY_NONE) {
		if (!reply.owner.n)
			reply.owner = find_owner(&p->lead, NULL, p->lead.tokens.n);
		reply.twice = told_before(p);
		return reply;
	}
	if (!introduces_account(&p->lead))
		read_markers(&p->lead, last_sentences(&p->lead), p->lead.tokens.n, &reply);
	if (tail_is_own(p))
		read_markers(&p->tail, 0, own_tail(&p->tail), &reply);
	if (reply.kind != REPLY_NONE)
		reply.owner = find_owner(&p->lead, NULL, p->lead.tokens.n);
	return reply;
}

/* ---- what it replies to ---- */

/* Is a verb before the word, or is the word one? A form in -s behind a noun (the mayor takes bribes) may be;
 * a plural stands at the end, or before "of". */
static bool may_have_verb(const struct proposition *p, uint32_t at)
{
	static const char *const links[] = { "of", "between", "among", "with", "and", "or", NULL };
	static const char *const alike[] = { "let", "set", "beat", "cost", "hurt", "spread", "split", "read",
		"quit", NULL };

	if (phrase_in(p, at, alike))
		return true;
	/* the members | back the plan */
	if (at && phrase_open(p, at - 1) && phrase_has(p, at, WORD_DETERMINER | WORD_POSSESSIVE))
		return true;
	return p->words[at].inflected && at && phrase_open(p, at - 1) && at + 1 < p->n &&
	       !phrase_in(p, at + 1, links) && !phrase_stops_clause(p, at + 1);
}

/* "the close and sometimes overlapping interests": a thing is named, and nothing is said of it. Only where no
 * word could be its verb. */
static bool names_only(const struct proposition *p)
{
	uint32_t first = 0;

	while (first < p->n && proposition_token(p, first)->kind == TOKEN_QUOTE)
		first++;
	if (!phrase_has(p, first, WORD_DETERMINER | WORD_POSSESSIVE) || p->n - first > NAMED_MAX)
		return false;
	for (uint32_t at = first + 1; at < p->n; at++)
		if (phrase_has(p, at,
			    WORD_AUXILIARY | WORD_MODAL | WORD_SUBJECT_PRONOUN | WORD_SUBORDINATOR |
				    WORD_RELATIVE) ||
			(phrase_participle(p, at) && !str_ends(str_of(phrase_form(p, at)), "s")) ||
			may_have_verb(p, at))
			return false;
	return true;
}

/* Something that can be denied: stated, not asked for nor merely wished. */
static bool can_be_answered(const struct proposition *p)
{
	/* "traded accusations over what had happened", "talk of a merger": a topic, no statement */
	if (phrase_in(p, 0,
		    (const char *const[]){ "what", "how", "why", "whether", "who", "when", "where", NULL }))
		return false;
	/* "oil", "the talks": too little to be denied */
	return p->n > 2 && !veto_stance(p->statement) && p->statement->certainty != CERTAINTY_QUESTION;
}

static uint32_t gap(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

static struct words_range looked_at(const struct proposition *p)
{
	return (struct words_range){ 0, p->n < LOOKED_AT ? p->n : LOOKED_AT };
}

static unsigned shared(const struct proposition *p, const struct proposition *q)
{
	return align_stems(p, looked_at(p), q, looked_at(q));
}

/* "I opened the valve" */
static bool speaks_of_self(const struct proposition *p)
{
	uint32_t at = 0;

	while (at < p->n && proposition_token(p, at)->kind == TOKEN_QUOTE)
		at++;
	return phrase_in(p, at, (const char *const[]){ "i", "we", "my", "our", NULL });
}

/* "Guards beat a driver, said Marsh, a charge that Calloway has denied": the claim of the sentence. */
static bool in_apposition(const struct proposition *p, const struct proposition *q)
{
	return q->reply.kind == REPLY_DENIES_ACCOUNT && p->statement->sentence == q->statement->sentence &&
	       p->statement->ordinal + 1 == q->statement->ordinal &&
	       phrase_in(q, 0, (const char *const[]){ "a", "an", "which", NULL });
}

/* How well claim `b` of the article replies to claim `a`; 0: not at all. */
static float fit_of(struct proposition *const *all, uint32_t a, uint32_t b)
{
	const struct proposition *p = all[a], *q = all[b];
	uint32_t far = gap(p->statement->paragraph, q->statement->paragraph);
	unsigned words;
	float fit = 0.55f;

	if ((far > REACH_PARAGRAPHS && !q->reply.owner.n) || !can_be_answered(p) || veto_one_source(p, q) ||
		p->statement->parent == b || q->statement->parent == a)
		return 0;
	if ((!q->names.n && !p->names.n) || (q->reply.personal && !proposition_mentions_source(q, p)))
		return 0;
	if (q->reply.owner.n && p->names.n && !proposition_names(p, q->reply.owner.p))
		return 0;
	words = shared(p, q);
	/* calls false what it names itself: only who speaks of that is answered; and so where a thing is
	 * named */
	if (words < 2 && (q->reply.of_its_own || names_only(p)))
		return 0;
	fit += q->reply.owner.n ? (words ? 0.25f : 0.1f) : 0;
	fit += in_apposition(p, q) ? 0.2f : 0;
	fit -= p->n < SHORT_CLAIM ? 0.2f : 0;
	fit -= p->names.n ? 0 : 0.15f;
	/* a part of what another claim says: the whole is answered */
	fit -= p->statement->parent != INDEX_NONE ? 0.1f : 0;
	/* the quotation fills out what was said before it: that is what is denied */
	fit -= q->reply.kind == REPLY_DENIES_ACCOUNT && speaks_of_self(p) ? 0.15f : 0;
	fit += words > 3 ? 0.3f : 0.1f * (float)words;
	fit += proposition_mentions_source(q, p) ? 0.15f : 0;
	fit += proposition_mentions_source(p, q) ? 0.1f : 0;
	fit += p->statement->stance == STANCE_ALLEGES ? 0.15f : 0;
	fit -= p->statement->certainty == CERTAINTY_ASSERTED ? 0
	       : p->statement->certainty == CERTAINTY_HEDGED ? 0.05f
							     : 0.15f;
	fit -= p->statement->cue_negated || p->statement->polarity == POLARITY_DENIED ? 0.3f : 0;
	fit -= 0.05f * (float)(gap(a, b) < REACH_CLAIMS ? gap(a, b) - 1 : REACH_CLAIMS - 1);
	fit -= 0.07f * (float)(far < REACH_PARAGRAPHS ? far : REACH_PARAGRAPHS);
	fit -= b < a ? 0.3f : 0;
	return fit > 1 ? 1 : fit < 0.01f ? 0.01f : fit;
}

static void link_one(struct proposition *const *all, uint32_t n, uint32_t b)
{
	struct reply *reply = &all[b]->reply;
	uint32_t reach = reply->owner.n ? OWNER_CLAIMS : REACH_CLAIMS;
	uint32_t first = b > reach ? b - reach : 0;
	uint32_t end = reply->kind == REPLY_DENIES_ACCOUNT || reply->kind == REPLY_DENIES_CONTENT ||
				       reply->kind == REPLY_SAYS_NO
			       ? b + REACH_AHEAD + 1
			       : b;

	for (uint32_t a = first; a < end && a < n; a++) {
		float fit = a == b ? 0 : fit_of(all, a, b);

		if (fit > reply->fit) {
			reply->fit = fit;
			reply->target = a;
		}
	}
}

/* Trump contradicted her. "I said no such thing," he said: the remark belongs to what he says next. */
static void pass_on(const struct proposition *before, struct proposition *p)
{
	if (p->reply.kind != REPLY_NONE && p->reply.kind < REPLY_COUNTERS)
		return;
	if (!veto_one_source(before, p))
		return;
	if (before->statement->polarity == POLARITY_DENIED && denies_person(before) &&
		str_starts(before->statement->verb, "contradict")) {
		p->reply.kind = REPLY_CONTRADICTS;
		p->reply.words = before->statement->cue;
	} else if (before->reply.kind == REPLY_SAYS_NO && before->n <= SHORT_CLAIM) {
		/* Nonsense, he replied. He had not been there. */
		p->reply.kind = REPLY_CONTRADICTS;
		p->reply.words = str_cut(before->doc.text, 0, before->doc.text.n);
	}
}

void discourse_link(struct proposition *const *all, uint32_t n)
{
	for (uint32_t b = 1; b < n; b++)
		if (all[b - 1]->n && !veto_stance(all[b]->statement))
			pass_on(all[b - 1], all[b]);
	for (uint32_t b = 0; b < n; b++)
		if (all[b]->reply.kind != REPLY_NONE)
			link_one(all, n, b);
}
