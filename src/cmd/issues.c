#include "cmd/issues.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/filter.h"
#include "cmd/screen.h"
#include "conflict/sides.h"
#include "export/safe.h"
#include "export/table.h"

enum { INDENT = 5, CLAIM_SHOWN = 300, IDS_SHOWN = 6, DOCUMENT_SHOWN = 24 };

/* A pair as it is listed. */
struct listed {
	int64_t id, issue, a, b;
	uint32_t place; /* in the list of pairs */
	enum conflict_type type;
	bool takes; /* holds the words that are looked for */
	bool possible, dismissed, confirmed, set_aside;
	struct str question, words_a, words_b;
};

VEC_DECLARE(listed_vec, struct listed);

struct issue {
	int64_t id;
	struct str question;
	const struct listed *pairs; /* [n_pairs], the surest first */
	uint32_t n_pairs;
	bool *sided; /* [n_pairs] those that make the sides */
};

struct issues {
	struct store *store;
	struct arena *arena;
	int width;
	struct listed_vec pairs;
	VEC(struct issue) all; /* by their surest pair */
	uint32_t dismissed;    /* pairs that were left out */
};

/* ---- reading ---- */

static struct str kept(struct issues *issues, const struct store_rows *rows, const char *column)
{
	return str_copy(issues->arena, store_rows_get(rows, column));
}

static void read_pair(struct issues *issues, const struct store_rows *rows, bool takes)
{
	struct listed pair = { .id = store_rows_int(rows, "conflict_id"),
		.issue = store_rows_int(rows, "issue_id"),
		.place = issues->pairs.n,
		.question = kept(issues, rows, "issue"),
		.a = store_rows_int(rows, "a_claim_id"),
		.b = store_rows_int(rows, "b_claim_id"),
		.takes = takes,
		.possible = str_is(store_rows_get(rows, "tier"), "possible"),
		.dismissed = str_is(store_rows_get(rows, "status"), "dismissed"),
		.confirmed = str_is(store_rows_get(rows, "status"), "confirmed"),
		.set_aside = store_rows_get(rows, "set_aside").n > 0,
		.words_a = kept(issues, rows, "a_evidence"),
		.words_b = kept(issues, rows, "b_evidence") };

	if (!conflict_type_parse(store_rows_get(rows, "type"), &pair.type))
		pair.type = CONFLICT_LEXICAL;
	vec_push(issues->arena, &issues->pairs, pair);
}

static int by_issue(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;

	if (x->issue != y->issue)
		return x->issue < y->issue ? -1 : 1;
	return x->place < y->place ? -1 : 1;
}

static int by_surest(const void *a, const void *b)
{
	const struct issue *x = a, *y = b;

	return x->pairs->place < y->pairs->place ? -1 : 1;
}

/* The pairs' issues, those of which a pair holds the words. */
static void group(struct issues *issues)
{
	struct listed *v = issues->pairs.v;

	if (issues->pairs.n)
		qsort(v, issues->pairs.n, sizeof *v, by_issue);
	for (uint32_t i = 0, end; i < issues->pairs.n; i = end) {
		bool takes = false;

		for (end = i; end < issues->pairs.n && v[end].issue == v[i].issue; end++)
			takes = takes || v[end].takes;
		if (takes)
			vec_push(issues->arena, &issues->all,
				(struct issue){ .id = v[i].issue,
					.question = v[i].question,
					.pairs = v + i,
					.n_pairs = end - i });
	}
	if (issues->all.n)
		qsort(issues->all.v, issues->all.n, sizeof *issues->all.v, by_surest);
}

/* ---- who stands where ---- */

/* One who says so, or claims that nobody is known to have made. */
struct speaker {
	struct str key, who;
	struct strbuf where; /* "c9 Post, c12 Herald" */
	int n;
};

struct position {
	struct str claim;
	bool denied;
	VEC(struct speaker) speakers;
	int n_known;
};

static struct speaker *speaker_of(
	struct issues *issues, struct position *position, struct str key, struct str who)
{
	for (uint32_t i = 0; i < position->speakers.n; i++) {
		struct speaker *one = &position->speakers.v[i];

		if (key.n ? str_eq(one->key, key) : !one->key.n && str_eq(one->who, who))
			return one;
	}
	position->n_known += key.n > 0;
	vec_push(issues->arena, &position->speakers,
		(struct speaker){ .key = str_copy(issues->arena, key),
			.who = str_copy(issues->arena, who),
			.where = strbuf_new(issues->arena) });
	return &position->speakers.v[position->speakers.n - 1];
}

/* The outlet, else the document, else its number where that is long. */
static void add_article(const struct store_rows *rows, struct strbuf *out)
{
	struct str outlet = store_rows_get(rows, "outlet"), document = store_rows_get(rows, "document");

	if (!outlet.n && document.n > DOCUMENT_SHOWN)
		strbuf_addf(out, "a%lld", (long long)store_rows_int(rows, "article_id"));
	else
		strbuf_addstr(out, outlet.n ? outlet : document);
}

static void read_speaker(struct issues *issues, const struct store_rows *rows, struct position *position)
{
	struct speaker *speaker =
		speaker_of(issues, position, store_rows_get(rows, "speaker"), store_rows_get(rows, "who"));

	if (!position->claim.n) {
		position->claim = kept(issues, rows, "claim");
		position->denied = str_is(store_rows_get(rows, "polarity"), "denied");
	}
	if (++speaker->n > IDS_SHOWN)
		return;
	strbuf_addf(&speaker->where, "%sc%lld ", speaker->n > 1 ? ", " : "",
		(long long)store_rows_int(rows, "claim_id"));
	add_article(rows, &speaker->where);
}

/* Those who say what the claim says, into the position; *same: the number that all such claims have. */
static int read_speakers(
	struct issues *issues, int64_t claim, struct position *position, int64_t *same, struct err *err)
{
	struct store_rows rows;
	int rc;

	if (store_rows_open(issues->store, TABLE_SPEAKERS_OF_CLAIM, claim, &rows, err))
		return -1;
	while ((rc = store_rows_next(&rows, err)) == 1) {
		*same = store_rows_int(&rows, "same");
		if (position)
			read_speaker(issues, &rows, position);
	}
	store_rows_close(&rows);
	return rc;
}

/* What else sides are made of: who says it, and whether it is denied. */
static int read_side(struct issues *issues, int64_t claim, bool *denied, const struct str_vec **sources,
	int64_t *same, struct err *err)
{
	struct position position = { 0 };
	struct str_vec *known = ARENA_NEW(issues->arena, struct str_vec);

	if (read_speakers(issues, claim, &position, same, err))
		return -1;
	for (uint32_t i = 0; i < position.speakers.n; i++)
		if (position.speakers.v[i].key.n)
			vec_push(issues->arena, known, position.speakers.v[i].key);
	*denied = position.denied;
	*sources = known;
	return 0;
}

/* ---- printing ---- */

static void put(struct issues *issues, struct strbuf *line, int indent)
{
	table_wrap(stdout, safe_line(issues->arena, strbuf_str(line)), indent, issues->width);
}

static void print_head(struct issues *issues, const char *number, struct str question)
{
	size_t n = table_break(question, issues->width - INDENT);

	printf("%-*s %.*s\n", INDENT - 1, number, (int)n, question.p);
	if (n < question.n)
		table_wrap(stdout, str_cut(question, n, question.n), INDENT, issues->width);
}

/* Without quotation marks at its ends: it gets its own. */
static struct str side_words(struct str words)
{
	static const char *const marks[] = { "“", "”", "\"", NULL };

	for (const char *const *mark = marks; *mark; mark++) {
		size_t n = strlen(*mark);

		if (str_starts(words, *mark))
			words = str_cut(words, n, words.n);
		if (str_ends(words, *mark))
			words = str_cut(words, 0, words.n - n);
	}
	return words;
}

static bool of_values(enum conflict_type type)
{
	return type == CONFLICT_NUMBER || type == CONFLICT_DATE || type == CONFLICT_PLACE ||
	       type == CONFLICT_AGENT;
}

static const char *side_label(
	struct issues *issues, const struct side *side, enum conflict_type type, uint32_t at)
{
	struct strbuf label = strbuf_new(issues->arena);

	if (of_values(type)) {
		strbuf_addf(&label, "“%.*s”", STR_ARG(side_words(side->words)));
		return label.p;
	}
	if (side->answer != SIDE_OPEN)
		return side->answer == SIDE_YES ? "yes" : "no";
	return at ? "the other" : "one side";
}

/* "yes, 2 sources: Dana Orr (c9 Post); Arab officials (not named) (c11 Herald)" */
static void print_position(struct issues *issues, const struct position *position, const char *label)
{
	struct strbuf line = strbuf_new(issues->arena), claim = strbuf_new(issues->arena);

	strbuf_adds(&line, label);
	strbuf_addf(&line, ", %d source%s: ", position->n_known, position->n_known == 1 ? "" : "s");
	for (uint32_t i = 0; i < position->speakers.n; i++) {
		const struct speaker *speaker = &position->speakers.v[i];

		strbuf_addf(&line, "%s%.*s (%.*s%s)", i ? "; " : "", STR_ARG(speaker->who),
			STR_ARG(strbuf_str(&speaker->where)), speaker->n > IDS_SHOWN ? ", …" : "");
	}
	put(issues, &line, INDENT);
	strbuf_addf(&claim, "%s%.*s%s", position->denied ? "not so: " : "",
		STR_ARG(str_cut(position->claim, 0, table_break(position->claim, CLAIM_SHOWN))),
		position->claim.n > table_break(position->claim, CLAIM_SHOWN) ? " …" : "");
	put(issues, &claim, INDENT + 4);
}

static void print_pairs(struct issues *issues, const struct issue *issue)
{
	struct strbuf line = strbuf_new(issues->arena);

	for (uint32_t i = 0; i < issue->n_pairs; i++) {
		const struct listed *pair = &issue->pairs[i];

		strbuf_addf(&line, "%sx%lld %s%s%s", i ? ", " : "see ", (long long)pair->id,
			conflict_type_name(pair->type), pair->possible ? " (possible)" : "",
			pair->dismissed   ? " (dismissed)"
			: pair->confirmed ? " (confirmed)"
					  : "");
	}
	put(issues, &line, INDENT);
}

static int rank(const struct listed *pair)
{
	return (pair->dismissed || pair->set_aside ? 2 : 0) + pair->possible;
}

/* The sides are those of what is flagged; of less sure pairs where there is nothing else. */
static uint32_t choose(struct issues *issues, struct issue *issue)
{
	uint32_t n = 0;
	int best = 3;

	for (uint32_t i = 0; i < issue->n_pairs; i++)
		best = rank(&issue->pairs[i]) < best ? rank(&issue->pairs[i]) : best;
	issue->sided = ARENA_ARRAY(issues->arena, bool, issue->n_pairs);
	for (uint32_t i = 0; i < issue->n_pairs; i++)
		n += issue->sided[i] = rank(&issue->pairs[i]) == best;
	return n;
}

static int part(struct issues *issues, struct issue *issue, struct side_vec *sides, struct claim_vec *apart,
	enum conflict_type *type, struct err *err)
{
	uint32_t n = choose(issues, issue), at = 0;
	struct sided_pair *pairs = ARENA_ARRAY(issues->arena, struct sided_pair, n + 1);

	for (uint32_t i = 0; i < issue->n_pairs; i++) {
		const struct listed *pair = &issue->pairs[i];
		struct sided_pair *sided = &pairs[at];

		if (!issue->sided[i])
			continue;
		*sided = (struct sided_pair){
			.type = pair->type, .words_a = pair->words_a, .words_b = pair->words_b
		};
		if (read_side(issues, pair->a, &sided->denied_a, &sided->sources_a, &sided->a, err) ||
			read_side(issues, pair->b, &sided->denied_b, &sided->sources_b, &sided->b, err))
			return -1;
		at++;
	}
	*type = pairs->type;
	sides_of(pairs, n, issue->question, issues->arena, sides, apart);
	return 0;
}

static int print_side(struct issues *issues, const struct side *side, const char *label, struct err *err)
{
	struct position position = { 0 };
	int64_t same;

	for (uint32_t i = 0; i < side->claims.n; i++)
		if (read_speakers(issues, side->claims.v[i], &position, &same, err))
			return -1;
	print_position(issues, &position, label);
	return 0;
}

static int print_apart(struct issues *issues, const struct claim_vec *apart, struct err *err)
{
	for (uint32_t i = 0; i < apart->n; i++) {
		struct side alone = { 0 };

		vec_push(issues->arena, &alone.claims, apart->v[i]);
		if (print_side(issues, &alone, "also said", err))
			return -1;
	}
	return 0;
}

static int print_issue(struct issues *issues, struct issue *issue, struct err *err)
{
	char number[24];
	struct side_vec sides = { 0 };
	struct claim_vec apart = { 0 };
	enum conflict_type type;

	if (part(issues, issue, &sides, &apart, &type, err))
		return -1;
	snprintf(number, sizeof number, "i%lld", (long long)issue->id);
	print_head(issues, number, safe_line(issues->arena, issue->question));
	for (uint32_t i = 0; i < sides.n; i++)
		if (print_side(issues, &sides.v[i], side_label(issues, &sides.v[i], type, i), err))
			return -1;
	if (print_apart(issues, &apart, err))
		return -1;
	print_pairs(issues, issue);
	return 0;
}

/* ---- lists ---- */

static bool left_out(const struct options *options, const struct store_rows *rows)
{
	return (!options_has(options, OPTION_ALL) && store_rows_get(rows, "set_aside").n) ||
	       (!options_has(options, OPTION_POSSIBLE) && str_is(store_rows_get(rows, "tier"), "possible"));
}

static int read_all(
	struct issues *issues, const struct options *options, const struct filter *filter, struct err *err)
{
	struct store_rows rows;
	int rc;

	if (store_rows_open(issues->store, TABLE_CONFLICTS, 0, &rows, err))
		return -1;
	while ((rc = store_rows_next(&rows, err)) == 1) {
		if (left_out(options, &rows))
			continue;
		if (!options_has(options, OPTION_ALL) && str_is(store_rows_get(&rows, "status"), "dismissed"))
			issues->dismissed++;
		else
			read_pair(issues, &rows, filter_takes(filter, &rows));
	}
	store_rows_close(&rows);
	return rc;
}

static int print_all(struct issues *issues, struct err *err)
{
	for (uint32_t i = 0; i < issues->all.n; i++) {
		if (i)
			putchar('\n');
		if (print_issue(issues, &issues->all.v[i], err))
			return -1;
		if (ferror(stdout))
			return err_set(err, ERR_SYSTEM, "cannot write: %s", strerror(errno));
	}
	return 0;
}

static int list(struct issues *issues, const struct options *options, struct arena *scratch, struct err *err)
{
	struct filter filter = filter_new(options, issues->arena, scratch);

	if (read_all(issues, options, &filter, err))
		return -1;
	group(issues);
	if (print_all(issues, err))
		return -1;
	if (!issues->all.n)
		fprintf(stderr, "No conflicts%s\n", filter.words.n ? " with these words" : "");
	if (issues->dismissed)
		fprintf(stderr, "%u dismissed conflict%s left out; --all shows %s\n", issues->dismissed,
			issues->dismissed == 1 ? " is" : "s are", issues->dismissed == 1 ? "it" : "them");
	return 0;
}

struct listing {
	struct session *session;
	struct arena *arena;
};

static int list_scratch(struct arena *scratch, void *context, struct err *err)
{
	const struct listing *listing = context;
	struct issues issues = {
		.store = listing->session->store, .arena = listing->arena, .width = screen_width()
	};

	return list(&issues, &listing->session->options, scratch, err);
}

static int list_kept(struct arena *arena, void *context, struct err *err)
{
	struct listing listing = { context, arena };

	return arena_run(list_scratch, &listing, err);
}

int issues_list(struct session *session, struct err *err)
{
	return arena_run(list_kept, session, err) ? -1 : EXIT_DONE;
}

int issues_print(struct store *store, int64_t issue, struct arena *arena, int width, struct err *err)
{
	struct issues issues = { .store = store, .arena = arena, .width = width };
	struct store_rows rows;
	int rc;

	if (store_rows_open(store, TABLE_CONFLICTS_OF_ISSUE, issue, &rows, err))
		return -1;
	while ((rc = store_rows_next(&rows, err)) == 1)
		read_pair(&issues, &rows, true);
	store_rows_close(&rows);
	group(&issues);
	return rc || print_all(&issues, err) ? -1 : 0;
}
