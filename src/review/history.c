#include "review/history.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "review/article.h"
#include "review/help.h"
#include "review/list.h"
#include "review/reader.h"
#include "store/decide.h"
#include "store/history.h"

/* ---- telling and moving on ---- */

static void next_row(struct review *review)
{
	struct list_view *list = &review->lists[review->view];

	cursor_request(&list->cursor, REQUEST_DOWN, list->rows);
}

/* Steps of this session, for the count of what was reviewed in it. */
static void note_step(struct review *review, bool reviewed)
{
	review->steps.n -= review->n_undone;
	review->n_undone = 0;
	vec_push(&review->arena, &review->steps, reviewed);
}

static void note_undo(struct review *review, bool redo)
{
	if (redo)
		review->n_undone -= review->n_undone > 0;
	else
		review->n_undone += review->n_undone < review->steps.n;
}

static unsigned reviewed(const struct review *review)
{
	unsigned n = 0;

	for (uint32_t i = 0; i + review->n_undone < review->steps.n; i++)
		n += review->steps.v[i];
	return n;
}

/* Several values of one row, in one step. */
static int decide_values(struct review *review, char kind, int64_t id, const struct decision *decisions,
	int n, struct err *err)
{
	struct str summary;

	if (!id)
		return 0;
	if (decide(review->store, review->who, kind, id, decisions, n, &review->arena, &summary, err))
		return -1;
	if (!summary.n) {
		review_say(review, "%c%lld is not there any more", kind, (long long)id);
		return 0;
	}
	note_step(review, !strcmp(decisions[0].what, "status"));
	review_say(review, "%.*s; u takes it back", STR_ARG(summary));
	return 0;
}

int review_decide(
	struct review *review, char kind, int64_t id, const char *what, const char *value, struct err *err)
{
	struct decision decision = { what, str_of(value) };

	if (decide_values(review, kind, id, &decision, 1, err))
		return -1;
	if (id)
		next_row(review);
	return 0;
}

/* ---- asking first ---- */

static enum store_table table_of(char kind)
{
	return kind == 'c' ? TABLE_CLAIMS : kind == 'x' ? TABLE_CONFLICTS : TABLE_SOURCES;
}

static int value_of(struct review *review, char kind, int64_t id, const char *column, struct str *value,
	bool *found, struct err *err)
{
	struct row row;

	if (row_load(review->store, table_of(kind), id, &review->arena, &row, found, err))
		return -1;
	*value = *found ? row_get(&row, column) : (struct str){ 0 };
	return 0;
}

/* Ask for one value, the present one given, and store it; an empty answer takes it away. */
static int ask(struct review *review, char kind, int64_t id, const char *column, const char *what,
	const char *label, struct err *err)
{
	struct decision decision = { what, { 0 } };
	struct str given;
	bool found = false;

	if (!id || value_of(review, kind, id, column, &given, &found, err) || !found)
		return found || !id ? 0 : -1;
	prompt_text(review, label, given, &decision.value);
	if (!decision.value.p || str_eq(decision.value, given))
		return 0;
	return decide_values(review, kind, id, &decision, 1, err);
}

int review_note(struct review *review, char kind, int64_t id, struct err *err)
{
	return ask(review, kind, id, "note", "note", "Note: ", err);
}

int review_source(struct review *review, int64_t claim, struct err *err)
{
	return ask(review, 'c', claim, "source", "source",
		"Who said it (a name, or s12; several with ; between): ", err);
}

static const char *today(char day[11])
{
	time_t now = time(NULL);
	struct tm tm;

	localtime_r(&now, &tm);
	strftime(day, 11, "%Y-%m-%d", &tm);
	return day;
}

int review_check(struct review *review, int64_t claim, struct err *err)
{
	static const char *const words[] = { "unchecked", "verified", "corrected", "unverifiable" };
	struct decision decisions[] = { { "check_status", { 0 } }, { "evidence", { 0 } },
		{ "checked_at", { 0 } } };
	struct str evidence;
	bool found = false;
	char day[11], key;

	if (!claim || value_of(review, 'c', claim, "evidence", &evidence, &found, err) || !found)
		return found || !claim ? 0 : -1;
	key = prompt_key(review,
		"Is it true? 1 verified  2 corrected  3 unverifiable  0 not checked  (q leaves)", "0123");
	if (!key)
		return 0;
	decisions[0].value = str_of(words[key - '0']);
	if (key != '0') {
		prompt_text(review, "Evidence (a document, a link, who was asked): ", evidence,
			&decisions[1].value);
		if (!decisions[1].value.p)
			return 0;
		decisions[2].value = str_of(today(day));
	}
	return decide_values(review, 'c', claim, decisions, 3, err);
}

int review_dismiss(struct review *review, int64_t conflict, struct err *err)
{
	struct decision decisions[] = { { "status", STR("dismissed") }, { "dismissed_for", { 0 } } };
	struct strbuf question = strbuf_new(&review->arena);
	char key;

	if (!conflict)
		return 0;
	strbuf_adds(&question, "Why is it none?");
	for (int i = 0; i < N_DISMISSALS; i++)
		strbuf_addf(&question, "  %d %s", i + 1, dismissals[i]);
	key = prompt_key(review, question.p, "12345");
	if (!key)
		return 0;
	decisions[1].value = str_of(dismissals[key - '1']);
	if (decide_values(review, 'x', conflict, decisions, 2, err))
		return -1;
	next_row(review);
	return 0;
}

/* ---- edits ---- */

static int edit_words(struct review *review, int64_t claim, struct err *err)
{
	struct decision decision = { "spans", { 0 } };
	struct strbuf value = strbuf_new(&review->arena);
	struct str words;
	int64_t article;
	struct span chosen;
	uint32_t index;
	bool found;

	if (store_claim_article(review->store, claim, &article, err) ||
		article_load(review, article, &found, err))
		return -1;
	index = found ? article_claim(review->article, claim) : INDEX_NONE;
	if (index == INDEX_NONE)
		return 0;
	reader_select(review, review->article->doc.attributions.v[index].content.v[0].start,
		"Which words were said?", &chosen);
	if (span_empty(chosen))
		return 0;
	strbuf_addf(&value, "%u-%u", document_code_point(&review->article->doc, chosen.start),
		document_code_point(&review->article->doc, chosen.end));
	decision.value = strbuf_str(&value);
	words = str_copy(&review->arena, document_slice(&review->article->doc, chosen));
	article_forget(review);
	if (decide_values(review, 'c', claim, &decision, 1, err))
		return -1;
	review_say(review, "c%lld is now “%.*s”; u takes it back", (long long)claim, STR_ARG(words));
	return 0;
}

int review_edit(struct review *review, int64_t claim, struct err *err)
{
	char key;

	if (!claim)
		return 0;
	key = prompt_key(
		review, "Edit w the wording of the claim, or e which words of the article it is?", "we");
	if (key == 'w')
		return ask(review, 'c', claim, "claim", "claim", "Claim: ", err);
	return key == 'e' ? edit_words(review, claim, err) : 0;
}

int review_new_claim(struct review *review, int64_t claim, struct err *err)
{
	struct span chosen;
	struct str source, summary;
	int64_t article, made;
	uint32_t index;
	bool found;

	if (!claim || store_claim_article(review->store, claim, &article, err) ||
		article_load(review, article, &found, err))
		return claim ? -1 : 0;
	index = found ? article_claim(review->article, claim) : INDEX_NONE;
	if (index == INDEX_NONE)
		return 0;
	reader_select(review, review->article->doc.attributions.v[index].content.v[0].start,
		"Which words are the claim?", &chosen);
	if (span_empty(chosen))
		return 0;
	prompt_text(review, "Who said it (a name, or s12; empty: not given): ", (struct str){ 0 }, &source);
	if (!source.p)
		return 0;
	if (decide_new_claim(review->store, review->who, article,
		    document_code_point(&review->article->doc, chosen.start),
		    document_code_point(&review->article->doc, chosen.end), source, &review->arena, &made,
		    &summary, err))
		return -1;
	article_forget(review);
	if (views[review->view]->open(review, err))
		return -1;
	note_step(review, false);
	review_say(review, "%.*s; u takes it back", STR_ARG(summary));
	return 0;
}

int review_new_conflict(struct review *review, int64_t claim, struct err *err)
{
	struct strbuf given = strbuf_new(&review->arena);
	struct str ids, reason, summary;
	long long a, b;
	int64_t made;
	int end = 0;

	if (claim)
		strbuf_addf(&given, "c%lld c", (long long)claim);
	prompt_text(review, "Which two claims contradict each other (c3 c14): ", strbuf_str(&given), &ids);
	if (!ids.p)
		return 0;
	if (sscanf(ids.p, " c%18lld c%18lld %n", &a, &b, &end) != 2 || ids.p[end] || a < 1 || b < 1) {
		review_say(review, "Two ids are wanted, as in: c3 c14");
		return 0;
	}
	prompt_text(review, "Why: ", (struct str){ 0 }, &reason);
	if (!reason.n)
		return 0;
	if (decide_new_conflict(
		    review->store, review->who, a, b, reason, &review->arena, &made, &summary, err))
		return -1;
	note_step(review, false);
	review_say(review, "%.*s; u takes it back", STR_ARG(summary));
	return 0;
}

/* ---- undo ---- */

int review_undo(struct review *review, bool redo, struct err *err)
{
	struct str summary;
	int rc = (redo ? history_redo : history_undo)(
		review->store, review->who, &review->arena, &summary, err);

	if (rc < 0)
		return -1;
	article_forget(review);
	if (rc)
		note_undo(review, redo);
	if (!rc)
		review_say(review, redo ? "Nothing to do again" : "Nothing to undo");
	else
		review_say(review, "%s: %.*s", redo ? "Done again" : "Taken back", STR_ARG(summary));
	return 0;
}

/* ---- the rest ---- */

int review_conflicts_of(struct review *review, int64_t claim, struct err *err)
{
	struct strbuf filter = strbuf_new(&review->arena);

	if (!claim)
		return 0;
	strbuf_addf(&filter, "claim:c%lld", (long long)claim);
	return list_go(review, VIEW_CONFLICTS, strbuf_str(&filter), err);
}

/* “words” (said by WHO, OUTLET, DAY; sayso c12) */
static void cite_claim(struct review *review, int64_t id, const struct row *row)
{
	struct strbuf text = strbuf_new(&review->arena);
	struct str outlet = row_get(row, "outlet"), day = row_get(row, "published_at");

	strbuf_addf(&text, "“%.*s” (%.*s", STR_ARG(row_get(row, "quote")), STR_ARG(row_get(row, "who")));
	if (outlet.n)
		strbuf_addf(&text, ", in %.*s", STR_ARG(outlet));
	if (day.n)
		strbuf_addf(&text, ", %.*s", STR_ARG(day));
	strbuf_addf(&text, "; c%lld)", (long long)id);
	help_text(review, "To be copied", strbuf_str(&text));
}

int review_cite(struct review *review, char kind, int64_t id, struct err *err)
{
	struct row row;
	bool found = false;

	if (!id || row_load(review->store, table_of(kind), id, &review->arena, &row, &found, err) || !found)
		return found || !id ? 0 : -1;
	if (kind == 'x')
		review_say(review, "x%lld: %.*s (c%.*s, c%.*s)", (long long)id,
			STR_ARG(row_get(&row, "issue")), STR_ARG(row_get(&row, "a_claim_id")),
			STR_ARG(row_get(&row, "b_claim_id")));
	else
		cite_claim(review, id, &row);
	return 0;
}

/* ---- commands of the shell ---- */

enum { WORDS_MAX = 32 };

static char *own(struct review *review, struct str word)
{
	return arena_copy(&review->arena, word.p, word.n);
}

/* Split at spaces; quotation marks of either kind hold words together. In the arena. */
static void split(struct review *review, struct str line, char **words)
{
	int n = 0;
	size_t i = 0;

	while (n < WORDS_MAX) {
		struct strbuf word = strbuf_new(&review->arena);
		char quote = 0;

		while (i < line.n && line.p[i] == ' ')
			i++;
		if (i == line.n)
			break;
		for (; i < line.n && (quote || line.p[i] != ' '); i++) {
			if (!quote && (line.p[i] == '"' || line.p[i] == '\''))
				quote = line.p[i];
			else if (quote && line.p[i] == quote)
				quote = 0;
			else
				strbuf_add(&word, line.p + i, 1);
		}
		words[n++] = word.p ? word.p : arena_copy(&review->arena, "", 0);
	}
}

/* A command of ours on the terminal; then all is read anew. words[0] is left free for its path. */
static int run_words(struct review *review, char **words, struct err *err)
{
	words[0] = own(review, STR("/proc/self/exe"));
	if (term_run(words) < 0)
		review_say(review, "It could not be run");
	article_forget(review);
	return views[review->view]->open(review, err);
}

int review_command(struct review *review, struct err *err)
{
	char *words[WORDS_MAX + 2] = { 0 };
	struct str typed;

	prompt_text(review, ":sayso ", review->command, &typed);
	if (!typed.n)
		return 0;
	review->command = typed;
	split(review, str_starts(typed, "sayso ") ? str_cut(typed, 6, typed.n) : typed, words + 1);
	return run_words(review, words, err);
}

/* ---- sources ---- */

/* By the command of that name, which says what it did and asks where it must. */
static int source_change(
	struct review *review, int64_t source, const char *command, struct str value, struct err *err)
{
	struct strbuf id = strbuf_new(&review->arena);
	char *words[5] = { 0 };

	strbuf_addf(&id, "s%lld", (long long)source);
	words[1] = own(review, str_of(command));
	words[2] = id.p;
	words[3] = own(review, value);
	return run_words(review, words, err);
}

int review_merge(struct review *review, int64_t source, struct err *err)
{
	struct str other;

	if (!source)
		return 0;
	prompt_text(review, "The same as (an id, as s12): ", (struct str){ 0 }, &other);
	if (!other.n)
		return 0;
	return source_change(review, source, "merge", other, err);
}

int review_rename(struct review *review, int64_t source, struct err *err)
{
	struct str name;
	bool found = false;

	if (!source || value_of(review, 's', source, "name", &name, &found, err) || !found)
		return found || !source ? 0 : -1;
	prompt_text(review, "Name: ", name, &name);
	if (!name.n)
		return 0;
	return source_change(review, source, "rename", name, err);
}

void review_progress(struct review *review, struct strbuf *out)
{
	struct article_progress progress;
	struct err err;

	if (!store_article_progress(review->store, 0, &progress, &err))
		strbuf_addf(out, "%d of %d decided, ", progress.decided, progress.claims);
	strbuf_addf(out, "%u reviewed this session", reviewed(review));
}
