#include "store/decide.h"

#include <string.h>

#include "base/utf8.h"
#include "store/decisions.h"

const char *const dismissals[N_DISMISSALS] = {
	"another time",
	"another place, person or thing",
	"an update",
	"the same in other words",
	"no contradiction",
};

enum { VALUE_BYTES = 10000, SHOWN = 60 };

/* ---- what can be decided ---- */

/* A subject in hand: its row, and its key without a kind. */
struct subject {
	char kind;
	int64_t id, article;
	struct history_key key;
};

struct sort {
	const char *what, *kind; /* as asked for; as stored */
	const char *on;          /* letters of ids */
	const char *words;       /* the values there are, separated by spaces; NULL: text */
	const char *said;        /* in a summary, before the value */
};

static const struct sort sorts[] = {
	{ "status", "status", "c", "new accepted rejected flagged", "is" },
	{ "status", "status", "x", "open confirmed dismissed", "is" },
	{ "check_status", "check_status", "c", "unchecked verified corrected unverifiable", "is" },
	{ "evidence", "evidence", "cx", NULL, "has as evidence" },
	{ "check_method", "check_method", "cx", NULL, "is checked by" },
	{ "checked_at", "checked_at", "cx", NULL, "is checked on" },
	{ "note", "note", "cx", NULL, "has the note" },
	{ "claim", "claim", "c", NULL, "reads" },
	{ "spans", "spans", "c", NULL, "is the words" },
	{ "source", "source", "c", NULL, "comes from" },
	{ "dismissed_for", "dismissed_for", "x", NULL, "has the reason:" },
	{ "date", "date", "a", NULL, "is of" },
	{ "outlet", "outlet", "a", NULL, "is by the outlet" },
	{ "title", "title", "a", NULL, "has the title" },
	{ "author", "author", "a", NULL, "is by" },
	{ "url", "url", "a", NULL, "is at" },
};

enum { N_SORTS = sizeof sorts / sizeof *sorts };

static const struct sort *find_sort(char kind, const char *what)
{
	for (int i = 0; i < N_SORTS; i++)
		if (strchr(sorts[i].on, kind) && !strcmp(sorts[i].what, what))
			return &sorts[i];
	return NULL;
}

struct str decide_kinds(struct arena *arena, char kind)
{
	struct strbuf out = strbuf_new(arena);

	for (int i = 0; i < N_SORTS; i++)
		if (strchr(sorts[i].on, kind))
			strbuf_addf(&out, "%s%s", out.n ? ", " : "", sorts[i].what);
	return strbuf_str(&out);
}

static bool is_word(const char *words, struct str value)
{
	for (const char *word = words; *word;) {
		size_t n = strcspn(word, " ");

		if (value.n == n && !memcmp(word, value.p, n))
			return true;
		word += n + (word[n] == ' ');
	}
	return false;
}

int decide_text(struct str given, size_t most, struct arena *arena, struct str *value, struct err *err)
{
	struct strbuf out = strbuf_new(arena);

	if (given.n > most)
		return err_set(err, ERR_USAGE, "a value may have %zu bytes, not %zu", most, given.n);
	for (size_t at = 0; at < given.n;) {
		uint32_t cp;
		size_t n = utf8_decode(given.p + at, given.n - at, &cp);

		if (cp == UTF8_INVALID || !cp)
			return err_set(err, ERR_USAGE, "the value is not valid UTF-8");
		if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029)
			strbuf_adds(&out, " ");
		else
			strbuf_add(&out, given.p + at, n);
		at += n;
	}
	*value = str_trim(strbuf_str(&out));
	return 0;
}

static bool digits(const char *p, int n)
{
	for (int i = 0; i < n; i++)
		if (p[i] < '0' || p[i] > '9')
			return false;
	return true;
}

/* YYYY-MM-DD */
static bool is_day(struct str s)
{
	static const char days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year, month, day;

	if (s.n != 10 || !digits(s.p, 4) || s.p[4] != '-' || !digits(s.p + 5, 2) || s.p[7] != '-' ||
		!digits(s.p + 8, 2))
		return false;
	year = (s.p[0] - '0') * 1000 + (s.p[1] - '0') * 100 + (s.p[2] - '0') * 10 + s.p[3] - '0';
	month = (s.p[5] - '0') * 10 + s.p[6] - '0';
	day = (s.p[8] - '0') * 10 + s.p[9] - '0';
	if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
		return false;
	return month != 2 || day < 29 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

/* "10-20 30-40", code points of the article, in the form that is stored. */
static int read_spans(struct store *store, const struct subject *subject, struct str *value,
	struct arena *arena, struct err *err)
{
	struct str sha256, text;
	struct excerpt words;

	if (article_text(store, subject->article, arena, &sha256, &text, err))
		return -1;
	if (!excerpt_read(text, *value, arena, &words))
		return err_set(err, ERR_USAGE,
			"spans \"%.*s\": not words of a%lld; they are written \"10-20\" or \"10-20 30-40\", "
			"in text "
			"order",
			(int)(value->n < SHOWN ? value->n : SHOWN), value->p, (long long)subject->article);
	*value = words.spans;
	return 0;
}

/* "2" is the second word of the list. */
static void read_dismissal(struct str *value)
{
	if (value->n == 1 && value->p[0] >= '1' && value->p[0] < '1' + N_DISMISSALS)
		*value = str_of(dismissals[value->p[0] - '1']);
}

static int read_value(struct store *store, const struct subject *subject, const struct sort *sort,
	struct str given, struct arena *arena, struct str *value, struct err *err)
{
	if (decide_text(given, VALUE_BYTES, arena, value, err))
		return -1;
	if (!value->n) {
		*value = (struct str){ 0 };
		return 0;
	}
	if (sort->words && !is_word(sort->words, *value))
		return err_set(err, ERR_USAGE, "%s of %s is one of: %s; not \"%.*s\"", sort->what,
			subject->kind == 'c' ? "a claim" : "a conflict", sort->words,
			(int)(value->n < SHOWN ? value->n : SHOWN), value->p);
	if ((!strcmp(sort->kind, "date") || !strcmp(sort->kind, "checked_at")) && !is_day(*value))
		return err_set(err, ERR_USAGE, "%s %.*s: not a day of the calendar, written as YYYY-MM-DD",
			sort->what, (int)(value->n < SHOWN ? value->n : SHOWN), value->p);
	if (!strcmp(sort->kind, "spans"))
		return read_spans(store, subject, value, arena, err);
	if (!strcmp(sort->kind, "source"))
		return sources_given_read(store, subject->article, *value, arena, value, err);
	if (!strcmp(sort->kind, "dismissed_for"))
		read_dismissal(value);
	return 0;
}

/* ---- the subject ---- */

static int article_key(struct store *store, int64_t article, struct arena *arena, struct history_key *key,
	bool *found, struct err *err)
{
	struct str text;

	*key = (struct history_key){ .subject = HISTORY_ARTICLE, .place = STR("") };
	if (article_text(store, article, arena, &key->sha256, &text, err))
		return -1;
	*found = key->sha256.n;
	return 0;
}

static int find_subject(
	struct store *store, struct subject *subject, struct arena *arena, bool *found, struct err *err)
{
	if (subject->kind == 'x')
		return history_conflict_key(store, subject->id, arena, &subject->key, found, err);
	if (subject->kind == 'a') {
		subject->article = subject->id;
		return article_key(store, subject->id, arena, &subject->key, found, err);
	}
	return store_claim_article(store, subject->id, &subject->article, err) ||
			       history_claim_key(store, subject->id, arena, &subject->key, found, err)
		       ? -1
		       : 0;
}

/* ---- summaries ---- */

static void add_value(struct strbuf *out, const struct sort *sort, struct str value)
{
	struct str shown = str_cut(value, 0, utf8_offset(value, SHOWN));
	const char *cut = shown.n < value.n ? " …" : "";

	if (sort->words || !strcmp(sort->kind, "date") || !strcmp(sort->kind, "checked_at"))
		strbuf_addstr(out, value);
	else if (!strcmp(sort->kind, "dismissed_for"))
		strbuf_addstr(out, shown);
	else
		strbuf_addf(out, "“%.*s%s”", STR_ARG(shown), cut);
}

struct change {
	const struct sort *sort;
	struct str old, value; /* decisions, {0}: none */
	struct str found;      /* what holds without any; {0} where that is nothing, or not known */
};

/* "is accepted", "has the note “called”", "has no note any more"; then what it was */
static void add_change(struct strbuf *out, const struct change *change)
{
	const struct sort *sort = change->sort;
	struct str old = change->old.n ? change->old : change->found;
	struct str value = change->value.n ? change->value : change->found;

	if (value.n) {
		strbuf_addf(out, " %s ", sort->said);
		add_value(out, sort, value);
	} else {
		strbuf_addf(out, " has no own %s any more", sort->what);
	}
	if (old.n && !str_eq(old, value)) {
		strbuf_adds(out, value.n ? " (was " : ": ");
		add_value(out, sort, old);
		strbuf_adds(out, value.n ? ")" : "");
	}
}

/* ---- deciding ---- */

enum { CHANGES_MAX = 16 };

/* The column of what was found, of DECIDE_FOUND_VALUES. */
static int found_column(const struct sort *sort)
{
	static const char *const kinds[] = { "claim", "spans", "source", "outlet", "title", "author", "date",
		"url" };

	for (int i = 0; i < 8; i++)
		if (!strcmp(sort->kind, kinds[i]))
			return i;
	return -1;
}

/* A value that is what was found is no decision. */
static int compare_found(struct store *store, const struct subject *subject, struct change *change,
	struct arena *arena, struct err *err)
{
	int column = found_column(change->sort), rc;
	struct query query;

	if (column < 0)
		return 0;
	query = decide_query(store, DECIDE_FOUND_VALUES);
	query_int(&query, subject->kind == 'c' ? subject->id : 0);
	query_int(&query, subject->article);
	rc = query_row(&query, err);
	if (rc == 1)
		change->found = query_get_str(&query, column, arena);
	query_end(&query);
	if (change->value.n && str_eq(change->value, change->found))
		change->value = (struct str){ 0 };
	return rc < 0 ? -1 : 0;
}

static int read_changes(struct store *store, const struct subject *subject, const struct decision *decisions,
	int n, struct change *changes, struct arena *arena, struct err *err)
{
	for (int i = 0; i < n; i++) {
		struct change *change = &changes[i];
		struct history_key key = subject->key;

		change->sort = find_sort(subject->kind, decisions[i].what);
		if (!change->sort)
			return err_set(err, ERR_USAGE, "%c%lld has no \"%.40s\"; there are: %s",
				subject->kind, (long long)subject->id, decisions[i].what,
				decide_kinds(arena, subject->kind).p);
		if (read_value(store, subject, change->sort, decisions[i].value, arena, &change->value, err))
			return -1;
		key.kind = str_of(change->sort->kind);
		if (history_get(store, &key, arena, &change->old, err) ||
			compare_found(store, subject, change, arena, err))
			return -1;
	}
	return 0;
}

static bool changes_anything(const struct change *change)
{
	return !change->old.n != !change->value.n || !str_eq(change->old, change->value);
}

static void add_changes(
	struct strbuf *out, const struct subject *subject, const struct change *changes, int n)
{
	bool first = true;

	strbuf_addf(out, "%c%lld", subject->kind, (long long)subject->id);
	for (int i = 0; i < n; i++) {
		if (!changes_anything(&changes[i]) && (n > 1 || !changes[i].value.n))
			continue;
		if (!first)
			strbuf_adds(out, ",");
		add_change(out, &changes[i]);
		first = false;
	}
	if (first)
		strbuf_adds(out, " stays as it is");
}

/* A conflict that is not dismissed any more has no reason to be. */
static int drop_reason(struct history *history, const struct subject *subject, const struct change *changes,
	int n, struct err *err)
{
	struct history_key key = subject->key;
	bool reopened = false;

	for (int i = 0; i < n; i++) {
		if (!strcmp(changes[i].sort->kind, "dismissed_for"))
			return 0;
		if (!strcmp(changes[i].sort->kind, "status"))
			reopened = !str_is(changes[i].value, "dismissed");
	}
	key.kind = STR("dismissed_for");
	return reopened ? history_set(history, &key, (struct str){ 0 }, err) : 0;
}

static int set_changes(struct history *history, const struct subject *subject, const struct change *changes,
	int n, struct err *err)
{
	for (int i = 0; i < n; i++) {
		struct history_key key = subject->key;

		key.kind = str_of(changes[i].sort->kind);
		if (history_set(history, &key, changes[i].value, err))
			return -1;
	}
	return subject->kind == 'x' ? drop_reason(history, subject, changes, n, err) : 0;
}

struct deciding {
	struct subject subject;
	struct change changes[CHANGES_MAX];
};

/* "c12 is accepted", "c12 is accepted; c13 is accepted", "c12 is accepted; 4 more like it" */
static struct str summary_of(const struct deciding *all, int n_all, int n, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);

	for (int i = 0; i < n_all && i < 3; i++) {
		strbuf_adds(&out, i ? "; " : "");
		add_changes(&out, &all[i].subject, all[i].changes, n);
	}
	if (n_all > 3)
		strbuf_addf(&out, "; and %d more", n_all - 3);
	return strbuf_str(&out);
}

/* Read the subjects that are there and what changes; *n_found: how many. */
static int read_all(struct store *store, const struct decide_target *targets, int n_targets,
	const struct decision *decisions, int n, struct deciding *all, int *n_found, struct arena *arena,
	struct err *err)
{
	*n_found = 0;
	for (int i = 0; i < n_targets; i++) {
		struct deciding *one = &all[*n_found];
		bool found = false;

		*one = (struct deciding){ .subject = { .kind = targets[i].kind, .id = targets[i].id } };
		if (find_subject(store, &one->subject, arena, &found, err))
			return -1;
		if (!found)
			continue;
		if (read_changes(store, &one->subject, decisions, n, one->changes, arena, err))
			return -1;
		++*n_found;
	}
	return 0;
}

static int decide_in_step(struct history *history, const struct decide_target *targets, int n_targets,
	const struct decision *decisions, int n, struct arena *arena, struct err *err)
{
	struct deciding *all = ARENA_ARRAY(arena, struct deciding, n_targets);
	int n_found;

	if (read_all(history->store, targets, n_targets, decisions, n, all, &n_found, arena, err))
		return -1;
	if (n_found)
		history->summary = summary_of(all, n_found, n, arena);
	for (int i = 0; i < n_found; i++)
		if (set_changes(history, &all[i].subject, all[i].changes, n, err))
			return -1;
	return history_end(history, err);
}

int decide_preview(struct store *store, const struct decide_target *targets, int n_targets,
	const struct decision *decisions, int n, struct arena *arena, struct str_vec *lines, int *missing,
	struct err *err)
{
	*missing = -1;
	if (n > CHANGES_MAX)
		return err_set(err, ERR_USAGE, "%d values at a time, not more", CHANGES_MAX);
	for (int i = 0; i < n_targets && *missing < 0; i++) {
		struct strbuf line = strbuf_new(arena);
		struct deciding one;
		int n_found;

		if (read_all(store, &targets[i], 1, decisions, n, &one, &n_found, arena, err))
			return -1;
		if (!n_found)
			*missing = i;
		else
			add_changes(&line, &one.subject, one.changes, n);
		vec_push(arena, lines, strbuf_str(&line));
	}
	return 0;
}

/* The arena's owner must not be jumped to with a transaction open: what is decided has an arena of its own.
 */
struct own {
	struct arena arena;
	jmp_buf escape;
};

int decide_all(struct store *store, struct str who, const struct decide_target *targets, int n_targets,
	const struct decision *decisions, int n, struct arena *arena, struct str *summary, struct err *err)
{
	struct history history;
	struct own own;
	int rc;

	*summary = (struct str){ 0 };
	if (n > CHANGES_MAX)
		return err_set(err, ERR_USAGE, "%d values at a time, not more", CHANGES_MAX);
	if (history_begin(&history, store, who, STR(""), err))
		return -1;
	arena_init(&own.arena, &own.escape);
	if (setjmp(own.escape)) {
		history_abandon(&history);
		arena_release(&own.arena);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	rc = decide_in_step(&history, targets, n_targets, decisions, n, &own.arena, err);
	if (rc)
		history_abandon(&history);
	else
		*summary = str_copy(arena, history.summary);
	arena_release(&own.arena);
	return rc;
}

int decide(struct store *store, struct str who, char kind, int64_t id, const struct decision *decisions,
	int n, struct arena *arena, struct str *summary, struct err *err)
{
	struct decide_target target = { kind, id };

	return decide_all(store, who, &target, 1, decisions, n, arena, summary, err);
}
