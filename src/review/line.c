#include <stdlib.h>
#include <string.h>

#include "export/safe.h"
#include "review/article.h"
#include "review/history.h"
#include "review/list.h"
#include "review/review.h"
#include "store/decide.h"
#include "store/history.h"

/* The review in plain lines: for screen readers, slow lines and scripts. */

enum { LINE_MAX_BYTES = 4000, AROUND = 300 };

struct lines {
	struct review review; /* no terminal: store, who, arenas and the article kept */
	FILE *in, *out;
	struct id_vec ids;
	uint32_t at;
	bool ended;
};

static void say(struct lines *lines, const char *label, struct str text)
{
	struct str safe = safe_line(&lines->review.frame, text);

	if (text.n)
		fprintf(lines->out, "%s%.*s\n", label, STR_ARG(safe));
}

/* The line without its end; {0} at the end of the input. */
static struct str read_line(struct lines *lines)
{
	char buffer[LINE_MAX_BYTES];
	size_t n;

	if (!fgets(buffer, sizeof buffer, lines->in)) {
		lines->ended = true;
		return (struct str){ 0 };
	}
	n = strcspn(buffer, "\r\n");
	return (struct str){ arena_copy(&lines->review.arena, buffer, n), n };
}

static struct str ask(struct lines *lines, const char *question)
{
	fputs(question, lines->out);
	fflush(lines->out);
	return read_line(lines);
}

/* The sentence or two around, with the claim in ⟦ ⟧. */
static int print_words(struct lines *lines, const struct row *row, int64_t claim, struct err *err)
{
	struct review *review = &lines->review;
	struct sheet sheet = sheet_new(&review->frame);
	struct mark_vec marks = { 0 };
	struct span part;
	const struct attribution *attribution;
	uint32_t index, at;
	bool found;

	if (article_load(review, row_int(row, "article_id"), &found, err))
		return -1;
	index = found ? article_claim(review->article, claim) : INDEX_NONE;
	if (index == INDEX_NONE)
		return 0;
	attribution = &review->article->doc.attributions.v[index];
	article_marks(review->article, index, &review->frame, &marks);
	part = (struct span){ attribution->content.v[0].start,
		attribution->content.v[attribution->content.n - 1].end };
	for (int i = 0; i < AROUND && part.start && review->article->doc.text.p[part.start - 1] != '\n'; i++)
		part.start--;
	for (int i = 0; i < AROUND && part.end < review->article->doc.text.n &&
			review->article->doc.text.p[part.end] != '\n';
		i++)
		part.end++;
	part = article_whole_characters(review->article, part);
	article_sheet(review->article, part, &marks, &sheet, &at);
	say(lines, "In the article: ", strbuf_str(&sheet.text));
	return 0;
}

static int print_claim(struct lines *lines, int64_t claim, bool *found, struct err *err)
{
	struct row row;

	arena_release(&lines->review.frame);
	if (row_load(lines->review.store, TABLE_CLAIMS, claim, &lines->review.frame, &row, found, err))
		return -1;
	if (!*found)
		return 0;
	fprintf(lines->out, "\nClaim c%lld, %u of %u, in article a%lld. ", (long long)claim, lines->at + 1,
		lines->ids.n, (long long)row_int(&row, "article_id"));
	say(lines, "", row_get(&row, "outlet"));
	if (!row_get(&row, "outlet").n)
		fputc('\n', lines->out);
	say(lines, "Source: ", row_get(&row, "who"));
	say(lines, "Role: ", row_get(&row, "source_role"));
	say(lines, "Claim: ", row_get(&row, "claim"));
	if (print_words(lines, &row, claim, err))
		return -1;
	say(lines, "Stance: ", row_get(&row, "stance"));
	say(lines, "Look at: ", review_warnings(&lines->review, row_get(&row, "sourcing_warnings")));
	say(lines, "Conflicts with: c", row_get(&row, "conflicts_with"));
	say(lines, "Note: ", row_get(&row, "note"));
	say(lines, "Status: ", row_get(&row, "status"));
	return 0;
}

static int set(struct lines *lines, int64_t claim, const char *what, struct str value, struct err *err)
{
	struct decision decision = { what, value };
	struct str summary;

	if (decide(lines->review.store, lines->review.who, 'c', claim, &decision, 1, &lines->review.arena,
		    &summary, err))
		return -1;
	say(lines, "Saved: ", summary);
	return 0;
}

static int undo(struct lines *lines, bool redo, struct err *err)
{
	struct str summary;
	int rc = (redo ? history_redo : history_undo)(
		lines->review.store, lines->review.who, &lines->review.arena, &summary, err);

	if (rc < 0)
		return -1;
	article_forget(&lines->review);
	if (rc)
		say(lines, redo ? "Done again: " : "Taken back: ", summary);
	else
		fputs(redo ? "Nothing to do again\n" : "Nothing to undo\n", lines->out);
	return 0;
}

static int set_asked(
	struct lines *lines, int64_t claim, const char *what, const char *question, struct err *err)
{
	struct str value = ask(lines, question);

	article_forget(&lines->review);
	return lines->ended ? 0 : set(lines, claim, what, value, err);
}

static const char help[] = "a accept, x reject, f flag, enter later, b back, m note, s source, e wording, "
			   "u undo, r redo, q quit\n";

/* *next: go on to the next claim */
static int take(struct lines *lines, struct str answer, int64_t claim, bool *next, struct err *err)
{
	char key = answer.n ? answer.p[0] : ' ';

	*next = false;
	if (answer.n > 1)
		key = '?';
	switch (key) {
	case 'a':
		*next = true;
		return set(lines, claim, "status", STR("accepted"), err);
	case 'x':
		*next = true;
		return set(lines, claim, "status", STR("rejected"), err);
	case 'f':
		*next = true;
		return set(lines, claim, "status", STR("flagged"), err);
	case ' ':
		*next = true;
		return 0;
	case 'b':
		lines->at -= lines->at > 0;
		return 0;
	case 'm':
		return set_asked(lines, claim, "note", "Note: ", err);
	case 's':
		return set_asked(lines, claim, "source", "Who said it: ", err);
	case 'e':
		return set_asked(lines, claim, "claim", "Claim: ", err);
	case 'u':
	case 'r':
		return undo(lines, key == 'r', err);
	case 'q':
		lines->ended = true;
		return 0;
	default:
		fputs(help, lines->out);
		return 0;
	}
}

/* A decision that is none, or a database that is busy, is said; the claim is asked for again. */
static bool is_refused(struct lines *lines, struct err *err)
{
	if (err->code != ERR_USAGE && err->code != ERR_BUSY)
		return false;
	say(lines, "Not saved: ", str_of(err->msg));
	*err = (struct err){ 0 };
	return true;
}

static int run(struct lines *lines, struct str filter, struct err *err)
{
	struct review *review = &lines->review;

	if (store_ids(review->store, TABLE_CLAIMS, filter, review->all, &review->lists[0].arena, &lines->ids,
		    err))
		return -1;
	fprintf(lines->out, "%u claims. %s", lines->ids.n, help);
	while (lines->at < lines->ids.n && !lines->ended) {
		int64_t claim = lines->ids.v[lines->at];
		bool found, next = true;
		struct str answer;

		if (print_claim(lines, claim, &found, err))
			return -1;
		if (found) {
			answer = ask(lines, "> ");
			if (lines->ended)
				break;
			if (take(lines, answer, claim, &next, err)) {
				if (!is_refused(lines, err))
					return -1;
				next = false;
			}
		}
		lines->at += next;
	}
	if (lines->at >= lines->ids.n)
		fputs("That was the last one.\n", lines->out);
	return 0;
}

int review_lines(struct store *store, struct str who, struct str filter, bool all, FILE *in, FILE *out,
	struct err *err)
{
	struct lines lines = { .review = { .store = store, .who = who, .all = all }, .in = in, .out = out };
	struct review *review = &lines.review;
	int rc;

	arena_init(&review->arena, &review->escape);
	arena_init(&review->frame, &review->escape);
	arena_init(&review->lists[0].arena, &review->escape);
	if (setjmp(review->escape))
		rc = err_set(err, ERR_SYSTEM, "not enough memory");
	else
		rc = run(&lines, filter, err);
	article_release(review);
	arena_release(&review->lists[0].arena);
	arena_release(&review->frame);
	arena_release(&review->arena);
	return rc;
}
