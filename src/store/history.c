#include "store/history.h"

#include "store/decisions.h"
#include "store/query.h"
#include "store/register.h"

static const char *const subject_names[] = { "claim", "conflict", "source", "article" };

static bool subject_parse(struct str name, enum history_subject *subject)
{
	for (int i = 0; i < 4; i++) {
		if (str_is(name, subject_names[i])) {
			*subject = (enum history_subject)i;
			return true;
		}
	}
	return false;
}

static int read_key(
	struct query *query, struct arena *arena, struct history_key *key, bool *found, struct err *err)
{
	int rc = query_row(query, err);

	*found = rc == 1;
	if (*found) {
		key->sha256 = query_get_str(query, 0, arena);
		key->place = query_get_str(query, 1, arena);
		key->other_sha256 = query_get_str(query, 2, arena);
		key->other_place = query_get_str(query, 3, arena);
	}
	query_end(query);
	return rc < 0 ? -1 : 0;
}

int history_claim_key(struct store *store, int64_t claim, struct arena *arena, struct history_key *key,
	bool *found, struct err *err)
{
	struct query query = query_begin(store, STMT_CLAIM_KEY);

	*key = (struct history_key){ .subject = HISTORY_CLAIM };
	query_int(&query, claim);
	return read_key(&query, arena, key, found, err);
}

int history_conflict_key(struct store *store, int64_t conflict, struct arena *arena, struct history_key *key,
	bool *found, struct err *err)
{
	struct query query = query_begin(store, STMT_CONFLICT_KEY);

	*key = (struct history_key){ .subject = HISTORY_CONFLICT };
	query_int(&query, conflict);
	return read_key(&query, arena, key, found, err);
}

/* ---- one decision ---- */

static void bind_key(struct query *query, const struct history_key *key)
{
	query_words(query, str_of(subject_names[key->subject]));
	query_words(query, key->sha256);
	query_words(query, key->place);
	query_words(query, key->other_sha256);
	query_words(query, key->other_place);
	query_words(query, key->kind);
}

int history_get(struct store *store, const struct history_key *key, struct arena *arena, struct str *value,
	struct err *err)
{
	struct query query = query_begin(
		store, key->subject == HISTORY_SOURCE ? STMT_SOURCE_DECISION_GET : STMT_DECISION_GET);
	int rc;

	bind_key(&query, key);
	rc = query_row(&query, err);
	*value = rc == 1 ? query_get_str(&query, 0, arena) : (struct str){ 0 };
	if (rc == 1 && !value->p)
		*value = STR("");
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

struct author {
	struct str who, when;
};

static int write(struct store *store, const struct history_key *key, struct str value,
	const struct author *author, struct err *err)
{
	bool source = key->subject == HISTORY_SOURCE;
	struct query query;

	if (value.p)
		query = query_begin(store, source ? STMT_SOURCE_DECISION_SET : STMT_DECISION_SET);
	else
		query = query_begin(store, source ? STMT_SOURCE_DECISION_DROP : STMT_DECISION_DROP);
	bind_key(&query, key);
	if (value.p) {
		query_words(&query, value);
		query_str(&query, author->who);
		query_words(&query, author->when);
	}
	return query_run(&query, err);
}

/* Write a decision in the place of `old`, and let the rows follow. */
static int put(struct store *store, const struct history_key *key, struct str old, struct str value,
	const struct author *author, struct err *err)
{
	if (write(store, key, value, author, err))
		return -1;
	if (key->subject == HISTORY_SOURCE)
		return register_follow(store, key, old, value, err);
	return decisions_follow(store, key, value, err);
}

/* ---- a step ---- */

int history_begin(
	struct history *history, struct store *store, struct str who, struct str summary, struct err *err)
{
	*history = (struct history){ .store = store, .who = who, .summary = summary };
	return store_begin(store, err);
}

void history_abandon(struct history *history)
{
	store_rollback(history->store);
}

static int run(struct store *store, enum stmt stmt, struct err *err)
{
	struct query query = query_begin(store, stmt);

	return query_run(&query, err);
}

static int open_step(struct history *history, struct err *err)
{
	struct query query;

	if (run(history->store, STMT_STEPS_DROP_UNDONE, err))
		return -1;
	query = query_begin(history->store, STMT_STEP_INSERT);
	query_str(&query, history->who);
	query_words(&query, history->summary);
	if (query_run(&query, err))
		return -1;
	history->step = sqlite3_last_insert_rowid(history->store->db);
	return 0;
}

static void query_value(struct query *query, struct str value)
{
	if (value.p)
		query_words(query, value);
	else
		query_null(query);
}

static int record(struct history *history, const struct history_key *key, struct str old, struct str value,
	struct err *err)
{
	struct query query = query_begin(history->store, STMT_EVENT_INSERT);

	bind_key(&query, key);
	query_int(&query, history->step);
	query_value(&query, old);
	query_value(&query, value);
	return query_run(&query, err);
}

static int now(struct store *store, struct arena *arena, struct str *when, struct err *err)
{
	struct query query = query_begin(store, STMT_NOW);
	int rc = query_row(&query, err);

	if (rc == 1)
		*when = query_get_str(&query, 0, arena);
	query_end(&query);
	return rc == 1 ? 0 : -1;
}

/* author: when {0}, it is decided now. */
static int set(struct history *history, const struct history_key *key, struct str value, struct author author,
	struct arena *arena, struct err *err)
{
	struct str old;

	if (history_get(history->store, key, arena, &old, err))
		return -1;
	if (!old.p == !value.p && str_eq(old, value))
		return 0;
	if ((!history->step && open_step(history, err)) ||
		(!author.when.n && now(history->store, arena, &author.when, err)) ||
		record(history, key, old, value, err))
		return -1;
	return put(history->store, key, old, value, &author, err);
}

static int set_as(struct history *history, const struct history_key *key, struct str value,
	const struct author *author, struct err *err)
{
	struct arena arena;
	jmp_buf escape;
	int rc;

	if (setjmp(escape)) {
		arena_release(&arena);
		return err_set(err, ERR_SYSTEM, "not enough memory");
	}
	arena_init(&arena, &escape);
	rc = set(history, key, value, *author, &arena, err);
	arena_release(&arena);
	return rc;
}

int history_set(struct history *history, const struct history_key *key, struct str value, struct err *err)
{
	struct author author = { .who = history->who };

	return set_as(history, key, value, &author, err);
}

int history_carry(struct history *history, const struct history_key *key, struct str value, struct str who,
	struct str when, struct err *err)
{
	struct author author = { .who = who, .when = when };

	return set_as(history, key, value, &author, err);
}

int history_end(struct history *history, struct err *err)
{
	return store_commit(history->store, err);
}

/* ---- undo and redo ---- */

struct event {
	int64_t id;
	struct history_key key;
	struct str old, new;
};

VEC_DECLARE(event_vec, struct event);

static struct str get_value(const struct query *query, int column, struct arena *arena)
{
	struct str value = query_get_str(query, column, arena);

	return !value.p && !query_is_null(query, column) ? STR("") : value;
}

static int read_events(
	struct store *store, int64_t step, struct arena *arena, struct event_vec *events, struct err *err)
{
	struct query query = query_begin(store, STMT_EVENTS_OF_STEP);
	int rc;

	query_int(&query, step);
	while ((rc = query_row(&query, err)) == 1) {
		struct event event = { .id = query_get_int(&query, 0) };

		if (!subject_parse(query_get_peek(&query, 1), &event.key.subject)) {
			query_end(&query);
			return err_set(err, ERR_STORE,
				"%s: the history has steps that this version does not know", store->path);
		}
		event.key.sha256 = query_get_str(&query, 2, arena);
		event.key.place = query_get_str(&query, 3, arena);
		event.key.other_sha256 = query_get_str(&query, 4, arena);
		event.key.other_place = query_get_str(&query, 5, arena);
		event.key.kind = query_get_str(&query, 6, arena);
		event.old = get_value(&query, 7, arena);
		event.new = get_value(&query, 8, arena);
		vec_push(arena, events, event);
	}
	return rc;
}

/* Who set the value that an event found, and when; else who set the event's own. */
static int author_before(
	struct store *store, int64_t event, struct arena *arena, struct author *author, struct err *err)
{
	struct query query = query_begin(store, STMT_EVENT_AUTHOR_BEFORE);
	int rc;

	query_int(&query, event);
	rc = query_row(&query, err);
	if (rc == 1) {
		author->who = query_get_str(&query, 0, arena);
		author->when = query_get_str(&query, 1, arena);
	}
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

struct step {
	int64_t id;
	struct author author;
	struct str summary;
};

/* The last step first, when it is undone. */
static int walk(struct store *store, const struct step *step, bool undo, struct arena *arena, struct err *err)
{
	struct event_vec events = { 0 };

	if (read_events(store, step->id, arena, &events, err))
		return -1;
	for (uint32_t i = 0; i < events.n; i++) {
		const struct event *event = &events.v[undo ? events.n - 1 - i : i];
		struct author author = step->author;

		if (undo && author_before(store, event->id, arena, &author, err))
			return -1;
		if (put(store, &event->key, undo ? event->new : event->old, undo ? event->old : event->new,
			    &author, err))
			return -1;
	}
	return 0;
}

static int find_step(
	struct store *store, enum stmt stmt, struct arena *arena, struct step *step, struct err *err)
{
	struct query query = query_begin(store, stmt);
	int rc = query_row(&query, err);

	if (rc == 1) {
		step->id = query_get_int(&query, 0);
		step->summary = query_get_str(&query, 1, arena);
		step->author.who = query_get_str(&query, 2, arena);
		step->author.when = query_get_str(&query, 3, arena);
	}
	query_end(&query);
	return rc;
}

static int mark(struct store *store, int64_t step, bool undo, struct str who, struct err *err)
{
	struct query query = query_begin(store, undo ? STMT_STEP_UNDONE : STMT_STEP_REDONE);

	query_int(&query, step);
	if (undo)
		query_str(&query, who);
	return query_run(&query, err);
}

static int move(struct store *store, bool undo, struct str who, struct arena *arena, struct str *summary,
	struct err *err)
{
	struct step step = { 0 };
	int rc;

	if (store_begin(store, err))
		return -1;
	rc = find_step(store, undo ? STMT_STEP_TO_UNDO : STMT_STEP_TO_REDO, arena, &step, err);
	if (rc == 1 && (walk(store, &step, undo, arena, err) || mark(store, step.id, undo, who, err) ||
			       store_commit(store, err)))
		rc = -1;
	if (rc != 1)
		store_rollback(store);
	*summary = step.summary;
	return rc;
}

int history_undo(
	struct store *store, struct str who, struct arena *arena, struct str *summary, struct err *err)
{
	return move(store, true, who, arena, summary, err);
}

int history_redo(
	struct store *store, struct str who, struct arena *arena, struct str *summary, struct err *err)
{
	return move(store, false, who, arena, summary, err);
}
