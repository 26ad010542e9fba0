#include "attribution/region.h"

#include <string.h>

#include "attribution/cue.h"
#include "attribution/phrase.h"
#include "attribution/quotation.h"
#include "text/words.h"

/* A sentence with more reporting verbs is a list or a transcript; the rest is left. */
enum { CUES_MAX = 24 };

struct region {
	struct document *doc;
	struct skeleton s;
	struct cue cues[CUES_MAX];
	int n_cues;
	uint32_t parent;
	int from;        /* items before it are spoken for */
	uint32_t latest; /* the region's last attribution: whose source ", adding that" takes */
};

/* ---- emit ---- */

static bool asserts_when_affirmed(enum stance stance)
{
	return stance != STANCE_ATTITUDE && stance != STANCE_ASKS && stance != STANCE_REFUSES;
}

static void add_content(struct region *r, struct attribution *a, int from, int to)
{
	struct span span = skeleton_span(&r->s, from, to);

	if (!span_empty(span))
		vec_push(r->doc->arena, &a->content, quotation_snap(r->doc, span));
}

static struct attribution start(
	const struct region *r, const struct cue *cue, struct phrase source, const char *rule)
{
	struct attribution a = { .cue = skeleton_span(&r->s, cue->first, cue->end),
		.stance = verb_stance(cue->entry, (enum verb_frame)cue_right(&r->s, cue).frame),
		.cue_negated = cue->negated,
		.verb = cue->entry->lemma,
		.parent = r->parent,
		.sentence = item_token(&r->s, cue->verb)->sentence,
		.rule = rule };

	/* "did not say" and "could not confirm" state nothing. */
	if (cue->negated && asserts_when_affirmed(a.stance))
		a.stance = STANCE_REFUSES;
	if (phrase_found(source)) {
		struct span span = skeleton_span(&r->s, source.first, source.end);

		if (!span_empty(span))
			vec_push(r->doc->arena, &a.source_spans, span);
	}
	return a;
}

/* Without content only "said:" at the end of a sentence is kept, for quotation_attach; within a content none
 * is. */
static void emit(struct region *r, const struct attribution *a)
{
	if (!a->content.n && r->parent != INDEX_NONE)
		return;
	vec_push(r->doc->arena, &r->doc->attributions, *a);
	r->latest = r->doc->attributions.n - 1;
}

/* ---- where one attribution ends and the next begins ---- */

static bool is_comma(const struct region *r, int i)
{
	return item_in(&r->s, i, (const char *const[]){ ",", "--", "\xE2\x80\x94", NULL });
}

static bool is_link(const struct region *r, int i)
{
	return item_in(&r->s, i,
		(const char *const[]){
			"and", "but", "while", "though", "although", "whereas", "yet", "then", NULL });
}

static bool reports(const struct region *r, const struct cue *cue)
{
	struct cue_right right = cue_right(&r->s, cue);

	if (right.kind == RIGHT_COMMA)
		return item_quoted(&r->s, right.at + 1);
	if (right.kind == RIGHT_COLON)
		return true;
	return right.kind == RIGHT_CONTENT &&
	       (cue->entry->strength == 3 || right.frame == FRAME_QUOTE || item_is(&r->s, right.at, "that"));
}

/*
 * The item at which content that begins at `content` ends because the reporter goes on with another
 *attribution: content (',' participle | [','] 'and' cue | ',' link subject cue | ';')
 */
static int sibling_boundary(const struct region *r, int content)
{
	for (int k = 0; k < r->n_cues; k++) {
		const struct cue *cue = &r->cues[k];
		int i = cue->first - 1;

		if (cue->first <= content + 1)
			continue;
		if (cue->form == CUE_PARTICIPLE &&
			(is_comma(r, i) || item_quote_yields(&r->s, i) ||
				(is_link(r, i) && is_comma(r, i - 1))) &&
			cue->entry->strength >= 2 && reports(r, cue))
			return item_quoted(&r->s, i) ? i + 1 : is_comma(r, i) ? i : i - 1;
		if (cue->form != CUE_FINITE)
			continue;
		if (is_link(r, i) && reports(r, cue))
			return is_comma(r, i - 1) ? i - 1 : i;
		if (cue->entry->strength == 3) {
			struct phrase subject = phrase_subject(&r->s, content, cue->first);

			i = subject.first - 1;
			if (phrase_found(subject) && is_link(r, i) && is_comma(r, i - 1) && reports(r, cue))
				return i - 1;
		}
	}
	return r->s.n;
}

static int statement_boundary(const struct region *r, int content)
{
	int end = sibling_boundary(r, content);

	for (int i = content; i < end; i++)
		if (item_is(&r->s, i, ";"))
			return i;
	return end;
}

static int comma_boundary(const struct region *r, int content, int end)
{
	for (int i = content; i < end; i++)
		if (is_comma(r, i) || item_stops(&r->s, i) || item_is(&r->s, i, ":") ||
			item_is(&r->s, i, "but") || (item_is(&r->s, i, "and") && item_verbal(&r->s, i + 1)))
			return i;
	return end;
}

/* ---- content before the cue ---- */

/* What stands between the reporting clause and the end may go on with the content: "The plan, she said, is
 * dead." */
static bool goes_on(const struct region *r, int i, bool left_quoted)
{
	const struct skeleton *s = &r->s;

	if (item_quoted(s, i))
		return true;
	if (left_quoted || item_has(s, i, WORD_RELATIVE) || item_stops(s, i))
		return false;
	return !item_has(s, i, WORD_SUBORDINATOR) || item_has(s, i, WORD_PREPOSITION);
}

/* "Asked about it, “We won,” she said": what leads to a quotation that is a sentence is the reporter's. */
static int behind_intro(const struct region *r, int left_end)
{
	int quote = left_end - 1;
	uint32_t first;

	if (!item_quoted(&r->s, quote) || quote - 1 <= r->from || !is_comma(r, quote - 1))
		return r->from;
	for (int i = r->from; i < quote; i++)
		if (item_quoted(&r->s, i))
			return r->from;
	first = r->s.items[quote].first;
	while (first + 1 < r->s.items[quote].end && r->doc->tokens.v[first].kind == TOKEN_QUOTE)
		first++;
	return r->doc->tokens.v[first].capital ? quote : r->from;
}

static void emit_before(struct region *r, const struct cue *cue, struct phrase source, int left_end,
	int behind, const char *rule)
{
	struct attribution a = start(r, cue, source, rule);
	bool left_quoted = item_quoted(&r->s, left_end - 1);
	int end = behind;

	add_content(r, &a, behind_intro(r, left_end), left_end);
	if (is_comma(r, behind) || item_is(&r->s, behind, ":")) {
		end = statement_boundary(r, behind);
		if (end > behind + 1 && goes_on(r, behind + 1, left_quoted))
			add_content(r, &a, behind + 1, end);
		else
			end = behind;
	}
	emit(r, &a);
	r->from = end;
}

/* Does [from, end) hold something that can be said: a quotation or a clause? */
static bool can_be_said(const struct region *r, int end)
{
	int i = r->from;

	while (i < end && (is_comma(r, i) || is_link(r, i)))
		i++;
	for (int k = i; k < end; k++)
		if (item_quoted(&r->s, k))
			return true;
	return skeleton_clause(&r->s, i, end);
}

/* subject ',' ... ',' predicate: does what stands behind the commas need what stands before them? */
static bool interrupts(const struct region *r, int left, int behind, int strength)
{
	const struct skeleton *s = &r->s;

	/* "At one point, she said, the dam was empty." */
	if (strength == 3 && skeleton_clause(s, behind + 1, s->n) && !item_has(s, behind + 1, WORD_RELATIVE))
		return !item_in(s, r->from, (const char *const[]){ "when", "after", "as", "asked", NULL });
	if (item_has(s, r->from, WORD_PREPOSITION | WORD_SUBORDINATOR | WORD_TIME | WORD_ADVERB))
		return false;
	return left > r->from && (item_verbal(s, behind + 1) || item_quoted(s, behind + 1));
}

/* Verbs of speech may stand behind what was said; "plans", "wants" and "rejects" may not. */
static bool speaks(const struct cue *cue)
{
	return cue->entry->strength == 3 || (cue->entry->strength == 2 && (cue->entry->frames & FRAME_QUOTE));
}

/* content ',' subject cue [adjuncts] (',' | end)		The talks failed, officials said Wednesday. */
static bool match_postposed(struct region *r, const struct cue *cue)
{
	struct phrase source = phrase_subject(&r->s, r->from, cue->first);
	struct cue_right right = cue_right(&r->s, cue);
	int left = source.first - 1, strength = cue->entry->strength;

	if (cue->form != CUE_FINITE || !phrase_found(source) || left < r->from)
		return false;
	if (item_quoted(&r->s, left) || (is_comma(r, left) && item_quoted(&r->s, left - 1))) {
		/* "Bemoaning the “phony system,” he accused them": the quotation is not all that stands
		 * before. */
		if (right.kind == RIGHT_CONTENT &&
			(item_is(&r->s, right.at, "that") || !item_quote_yields(&r->s, left) ||
				left - 1 > r->from))
			return false;
	} else if (!is_comma(r, left) || !speaks(cue) || right.kind == RIGHT_CONTENT ||
		   (right.kind == RIGHT_OTHER && strength < 3) || item_has(&r->s, cue->first, WORD_MODAL)) {
		return false;
	} else if (!can_be_said(r, left) &&
		   !(right.kind == RIGHT_COMMA && interrupts(r, left, right.at, strength))) {
		return false;
	}
	emit_before(r, cue, source, is_comma(r, left) ? left : left + 1, right.at, "postposed");
	return true;
}

/* content ',' cue subject [adjuncts] (',' | end)		"Go," said Hugh Hill, a doctor. */
static bool match_inverted(struct region *r, const struct cue *cue)
{
	struct phrase source;
	int left = cue->first - 1;
	struct cue rest = *cue;
	struct cue_right right;

	if (cue->form != CUE_FINITE || cue->first != cue->verb || left < r->from ||
		!(item_quoted(&r->s, left) || is_comma(r, left)) || !(cue->entry->frames & FRAME_QUOTE))
		return false;
	source = phrase_after(&r->s, cue->end, true);
	if (!phrase_found(source))
		return false;
	rest.end = source.end;
	right = cue_right(&r->s, &rest);
	if (right.kind == RIGHT_CONTENT && !item_quoted(&r->s, left) && !item_quoted(&r->s, left - 1))
		return false;
	if (!can_be_said(r, left + 1) || item_verbal(&r->s, source.end))
		return false;
	emit_before(r, cue, source, is_comma(r, left) ? left : left + 1, right.at, "inverted");
	return true;
}

/* ---- content after the cue ---- */

static bool is_report_noun(const struct skeleton *s, int i)
{
	return item_in(s, i,
		(const char *const[]){ "statement", "post", "tweet", "letter", "note", "message", "memo",
			"email", "e-mail", "release", "declaration", "communique", "communiqu\xC3\xA9",
			NULL });
}

static bool is_issue_verb(const struct skeleton *s, int i)
{
	return item_in(s, i,
		(const char *const[]){ "issued", "issues", "issue", "released", "releases", "release",
			"posted", "posts", "published", "publishes", "sent", "sends", "wrote", "put",
			"tweeted", NULL });
}

/* subject 'issued' 'a' 'statement' ('that' 'read' | 'saying'): the cue begins at "issued", its subject is the
 * source. */
static void widen_to_statement(const struct region *r, struct cue *cue)
{
	int i = cue->first - 1;

	if (item_has(&r->s, i, WORD_RELATIVE))
		i--;
	if (is_comma(r, i))
		i--;
	if (!is_report_noun(&r->s, i))
		return;
	for (int k = i - 1; k >= r->from && k > i - 6; k--) {
		if (is_issue_verb(&r->s, k)) {
			while (k > r->from && (item_has(&r->s, k - 1, WORD_AUXILIARY | WORD_MODAL) ||
						      item_has(&r->s, k - 1, WORD_ADVERB)))
				k--;
			cue->first = k;
			cue->form = CUE_FINITE;
			return;
		}
	}
}

/* ", however, “...": the content behind a parenthesis after the cue, or -1. */
static int content_after_comma(const struct region *r, int comma, int strength)
{
	if (item_quoted(&r->s, comma + 1) || item_is(&r->s, comma + 1, "that"))
		return comma + 1;
	for (int i = comma + 1; i < r->s.n && i < comma + 12; i++)
		if (is_comma(r, i) && (item_quoted(&r->s, i + 1) || item_is(&r->s, i + 1, "that")))
			return i + 1;
	/* "He says, win or lose, they are staying": nothing else is left for a verb of saying. */
	return strength == 3 && skeleton_clause(&r->s, comma + 1, r->s.n) ? comma + 1 : -1;
}

/* Who speaks in ", adding that" and "and added": the region's last source, else its subject. */
static struct attribution start_continued(const struct region *r, const struct cue *cue, const char *rule)
{
	struct attribution a = start(r, cue, (struct phrase){ 0, 0 }, rule);

	if (r->latest != INDEX_NONE) {
		a.source_spans = r->doc->attributions.v[r->latest].source_spans;
	} else {
		struct phrase subject = phrase_first(&r->s, 0, cue->first);
		struct span span = skeleton_span(&r->s, subject.first, subject.end);

		if (phrase_found(subject) && !span_empty(span))
			vec_push(r->doc->arena, &a.source_spans, span);
	}
	return a;
}

static void emit_after(struct region *r, const struct cue *cue, struct attribution *a, int content)
{
	int end = statement_boundary(r, content);

	if (cue_right(&r->s, cue).frame == FRAME_NOUN) {
		/* "She said they voiced interest in a deal": her claim, not a second one about an interest.
		 */
		if (r->parent != INDEX_NONE && a->stance != STANCE_DENIES)
			return;
		end = comma_boundary(r, content, end);
	}
	add_content(r, a, content, end);
	if (a->content.n) {
		emit(r, a);
		r->from = end;
	}
}

/* Where the content of a preposed reporting clause begins; -1 for nowhere, s.n for "said:" at the very end.
 */
static int content_start(const struct region *r, const struct cue *cue)
{
	struct cue_right right = cue_right(&r->s, cue);

	switch (right.kind) {
	case RIGHT_CONTENT:
		/* "asked workers to leave": who is to do it belongs to what was asked. */
		return right.frame == FRAME_TO ? cue->end : right.at;
	case RIGHT_COLON:
		return right.at + 1;
	case RIGHT_COMMA:
		return content_after_comma(r, right.at, cue->entry->strength);
	case RIGHT_END:
	case RIGHT_OTHER:
		break;
	}
	return -1;
}

/* A later reporting clause that takes this one into its content: "A said they were ready, B said." */
static bool outer_follows(struct region *r, int k, int content)
{
	int boundary = statement_boundary(r, content);

	for (int j = k + 1; j < r->n_cues && r->cues[j].first < boundary; j++) {
		const struct cue *later = &r->cues[j];
		struct cue_right right = cue_right(&r->s, later);
		struct phrase source;

		if (later->form == CUE_ACCORDING)
			return true;
		if (later->form != CUE_FINITE || !speaks(later) || right.kind == RIGHT_CONTENT ||
			right.kind == RIGHT_COLON ||
			(right.kind == RIGHT_OTHER && later->entry->strength < 3) ||
			item_has(&r->s, later->first, WORD_MODAL))
			continue;
		source = phrase_subject(&r->s, content, later->first);
		if (phrase_found(source) && is_comma(r, source.first - 1) && source.first - 1 > content &&
			!item_has(&r->s, source.first, WORD_RELATIVE))
			return true;
	}
	return false;
}

/* subject cue [addressee] [adjuncts] content		Leavitt told reporters Monday that the talks had
 * failed. */
static bool match_preposed(struct region *r, int k)
{
	struct cue cue = r->cues[k];
	int content = content_start(r, &cue);
	struct phrase source;
	struct attribution a;

	if (content < 0)
		return false;
	widen_to_statement(r, &cue);
	if (cue.form != CUE_FINITE)
		return false;
	source = phrase_subject(&r->s, r->from, cue.first);
	if (!phrase_found(source) || item_is(&r->s, source.first, "there"))
		return false;
	if (outer_follows(r, k, content))
		return true;
	a = start(r, &cue, source, "preposed");
	if (content >= r->s.n)
		emit(r, &a);
	else
		emit_after(r, &cue, &a, content);
	return true;
}

/* ',' participle content | 'and' cue content		..., adding that it was late / and said so */
static bool match_continued(struct region *r, int k)
{
	const struct cue *cue = &r->cues[k];
	int before = cue->first - 1, content = content_start(r, cue);
	bool participle = cue->form == CUE_PARTICIPLE &&
			  (is_comma(r, before) || item_quoted(&r->s, before) || is_link(r, before)) &&
			  (cue->entry->strength >= 2 || item_quoted(&r->s, content));
	bool coordinated = cue->form == CUE_FINITE && is_link(r, before) && reports(r, cue);
	struct attribution a;

	if (content < 0 || content >= r->s.n || !(participle || coordinated) || before <= 0)
		return false;
	if (outer_follows(r, k, content))
		return true;
	a = start_continued(r, cue, participle ? "participle" : "coordinated");
	if (!a.source_spans.n)
		return false;
	emit_after(r, cue, &a, content);
	return true;
}

/* 'it' 'was' participle 'that' content: reported, without a source		It was announced that the road
 * was shut. */
static bool match_impersonal(struct region *r, const struct cue *cue)
{
	int content = content_start(r, cue);
	struct attribution a;

	if (cue->form != CUE_PASSIVE || !item_is(&r->s, cue->first - 1, "it") || content < 0 ||
		!item_is(&r->s, content, "that"))
		return false;
	a = start(r, cue, (struct phrase){ 0, 0 }, "impersonal");
	emit_after(r, cue, &a, content);
	return true;
}

/* content ',' 'according' 'to' source | 'According' 'to' source ',' content */
static bool match_according(struct region *r, const struct cue *cue)
{
	const struct skeleton *s = &r->s;
	int lead = r->from;
	struct phrase source;
	struct attribution a;

	if (cue->form != CUE_ACCORDING)
		return false;
	while (lead < cue->first && (is_link(r, lead) || is_comma(r, lead) || item_has(s, lead, WORD_ADVERB)))
		lead++;
	if (lead < cue->first) {
		int end = is_comma(r, cue->first - 1) ? cue->first - 1 : cue->first;

		source = phrase_after(s, cue->end, true);
		a = start(r, cue, source, "according-to");
		add_content(r, &a, lead, end);
		r->from = source.end;
		if (is_comma(r, source.end) && !skeleton_clause(s, lead, end) &&
			!item_has(s, source.end + 1, WORD_RELATIVE)) {
			r->from = statement_boundary(r, source.end);
			add_content(r, &a, source.end + 1, r->from);
		}
		if (phrase_found(source) && a.content.n)
			emit(r, &a);
		return true;
	}
	source = phrase_after(s, cue->end, true);
	if (!is_comma(r, source.end))
		source = phrase_after(s, cue->end, false);
	if (!phrase_found(source))
		return false;
	a = start(r, cue, source, "according-to");
	emit_after(r, cue, &a, source.end + is_comma(r, source.end));
	return true;
}

/*
 * "BAKER: I was there" in a transcript, "Baker: I was there" in a headline whose article speaks of Baker too;
 * not "UPDATE: ..." and "Stealth Over Health: ...".
 */
static bool names_speaker(const struct region *r, int last, enum paragraph_kind kind)
{
	static const char *const furniture[] = { "correction", "update", "updated", "note", "advertisement",
		"watch", "read", "related", "more", "photo", "photos", "video", "breaking", "exclusive", "q",
		"a", "opinion", "analysis", "live", "listen", "also", "latest", "week", NULL };
	const struct document *doc = r->doc;
	const struct token *name = item_token(&r->s, last);

	if (item_in(&r->s, last, furniture))
		return false;
	if (kind != PARAGRAPH_HEADLINE)
		return name->all_caps;
	for (uint32_t i = 0; i < doc->tokens.n; i++) {
		const struct token *token = &doc->tokens.v[i];
		const struct sentence *sentence = &doc->sentences.v[token->sentence];

		if (token->capital && sentence->paragraph != doc->sentences.v[name->sentence].paragraph &&
			i != sentence->first_token && !strcmp(token->form, name->form))
			return true;
	}
	return false;
}

/* NAME ':' content at the start of a paragraph: transcripts and headlines. */
static void match_label(struct region *r)
{
	static const struct reporting_verb label = { "say", STANCE_ASSERTS, FRAME_THAT, 2 };
	const struct sentence *sentence = &r->doc->sentences.v[item_token(&r->s, 0)->sentence];
	const struct paragraph *paragraph = &r->doc->paragraphs.v[sentence->paragraph];
	struct cue cue;
	struct attribution a;
	int colon = 0;

	if (item_token(&r->s, 0)->span.start != paragraph->body_start)
		return;
	while (colon < 5 && item_capital(&r->s, colon))
		colon++;
	if (colon == 0 || !item_is(&r->s, colon, ":") || colon + 2 >= r->s.n)
		return;
	if (!names_speaker(r, colon - 1, paragraph->kind))
		return;
	cue = (struct cue){
		.first = colon, .verb = colon, .end = colon + 1, .form = CUE_FINITE, .entry = &label
	};
	a = start(r, &cue, (struct phrase){ 0, colon }, "label");
	a.cue = item_token(&r->s, colon)->span;
	add_content(r, &a, colon + 1, r->s.n);
	if (a.content.n)
		emit(r, &a);
	r->from = r->s.n;
}

void region_read(struct document *doc, uint32_t first, uint32_t end, uint8_t depth, uint32_t parent)
{
	struct region r = { .doc = doc, .parent = parent, .latest = INDEX_NONE };

	r.s = skeleton_build(doc, first, end, depth);
	if (!r.s.n)
		return;
	if (parent == INDEX_NONE)
		match_label(&r);
	for (int i = r.from; i < r.s.n && r.n_cues < CUES_MAX; i++)
		r.n_cues += cue_read(&r.s, i, &r.cues[r.n_cues]);
	for (int k = 0; k < r.n_cues; k++) {
		if (r.cues[k].first < r.from)
			continue;
		if (match_according(&r, &r.cues[k]) || match_postposed(&r, &r.cues[k]) ||
			match_inverted(&r, &r.cues[k]) || match_preposed(&r, k) || match_continued(&r, k) ||
			match_impersonal(&r, &r.cues[k]))
			continue;
	}
}
