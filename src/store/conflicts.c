#include "store/decisions.h"

#include "base/utf8.h"

/*
 * The issues that a conflict belongs to by one of its claims: those of conflicts that have it, or one that
 * states the same, and dispute the same of it. A figure, a day, a place and a doer are questions of their
 * own; all else asks whether it is true.
 */
static int shared_issues(struct store *store, const struct conflict *conflict, const struct statement *claim,
	struct span evidence, struct arena *arena, struct id_vec *issues, struct err *err)
{
	struct query query = query_begin(store, STMT_ISSUES_SHARED);

	query_int(&query, claim->claim_id);
	query_words(&query, str_of(conflict_type_name(conflict->type)));
	query_int(&query, evidence.start);
	query_int(&query, evidence.end);
	return query_ids(&query, arena, issues, err);
}

/* The words at code points of the article, which lie in one of the fragments. */
static struct str words_at(const struct statement *statement, struct span at)
{
	for (uint32_t i = 0; i < statement->content.n; i++) {
		const struct fragment *fragment = &statement->content.v[i];
		size_t end = fragment->start + utf8_count(fragment->text);

		if (fragment->start <= at.start && at.end <= end)
			return str_cut(fragment->text,
				utf8_offset(fragment->text, at.start - fragment->start),
				utf8_offset(fragment->text, at.end - fragment->start));
	}
	return (struct str){ 0 };
}

/* The same two figures or days, by one of the same sources: the dispute goes on in another article. */
static int alike_issues(struct store *store, const struct conflict *conflict, struct arena *arena,
	struct id_vec *issues, struct err *err)
{
	struct query query = query_begin(store, STMT_ISSUES_ALIKE);

	query_int(&query, conflict->a->claim_id);
	query_int(&query, conflict->b->claim_id);
	query_words(&query, words_at(conflict->a, conflict->evidence_a));
	query_words(&query, words_at(conflict->b, conflict->evidence_b));
	query_words(&query, str_of(conflict_type_name(conflict->type)));
	return query_ids(&query, arena, issues, err);
}

/* What is only possible joins where something sure is known of both its claims. */
static int both_issues(struct store *store, const struct conflict *conflict, struct arena *arena,
	struct id_vec *issues, struct err *err)
{
	struct query query = query_begin(store, STMT_ISSUES_OF_BOTH);

	query_int(&query, conflict->a->claim_id);
	query_int(&query, conflict->b->claim_id);
	return query_ids(&query, arena, issues, err);
}

static int issues_to_join(struct store *store, const struct conflict *conflict, struct arena *arena,
	struct id_vec *issues, struct err *err)
{
	if (conflict->tier == TIER_POSSIBLE)
		return both_issues(store, conflict, arena, issues, err);
	return shared_issues(store, conflict, conflict->a, conflict->evidence_a, arena, issues, err) ||
			       shared_issues(store, conflict, conflict->b, conflict->evidence_b, arena,
				       issues, err) ||
			       alike_issues(store, conflict, arena, issues, err)
		       ? -1
		       : 0;
}

static int merge_issue(struct store *store, int64_t issue, int64_t into, struct err *err)
{
	struct query query = query_begin(store, STMT_ISSUE_MERGE);

	query_int(&query, issue);
	query_int(&query, into);
	if (query_run(&query, err))
		return -1;
	query = query_begin(store, STMT_ISSUE_DROP);
	query_int(&query, issue);
	return query_run(&query, err);
}

/* A pair that a rule is sure of; one by the learned score alone may be about anything in the two claims. */
static bool merges(const struct conflict *conflict)
{
	return conflict->tier == TIER_FLAGGED && conflict->type != CONFLICT_LEXICAL;
}

struct joining {
	struct store *store;
	const struct conflict *conflict;
	int64_t issue; /* out: the oldest, 0 where it belongs to none */
};

/* Issues that the conflict brings together become one, the oldest. */
static int join_issue(struct arena *arena, void *context, struct err *err)
{
	struct joining *joining = context;
	const struct conflict *conflict = joining->conflict;
	struct id_vec issues = { 0 };

	if (issues_to_join(joining->store, conflict, arena, &issues, err))
		return -1;
	for (uint32_t i = 0; i < issues.n; i++)
		if (!joining->issue || issues.v[i] < joining->issue)
			joining->issue = issues.v[i];
	for (uint32_t i = 0; i < issues.n && merges(conflict); i++)
		if (issues.v[i] != joining->issue &&
			merge_issue(joining->store, issues.v[i], joining->issue, err))
			return -1;
	return 0;
}

static int new_issue(struct store *store, struct str question, int64_t *issue, struct err *err)
{
	struct query query = query_begin(store, STMT_ISSUE_INSERT);

	query_words(&query, question);
	if (query_run(&query, err))
		return -1;
	*issue = sqlite3_last_insert_rowid(store->db);
	return 0;
}

static int exists(struct store *store, const struct conflict *conflict, bool *is_there, struct err *err)
{
	struct query query = query_begin(store, STMT_CONFLICT_FIND);
	int rc;

	query_int(&query, conflict->a->claim_id);
	query_int(&query, conflict->b->claim_id);
	rc = query_row(&query, err);
	*is_there = rc == 1;
	query_end(&query);
	return rc < 0 ? -1 : 0;
}

static void bind_side(struct query *query, const struct statement *statement, struct span evidence)
{
	query_words(query, words_at(statement, evidence));
	query_int(query, evidence.start);
	query_int(query, evidence.end);
}

static int insert(struct store *store, const struct conflict *conflict, int64_t issue, struct err *err)
{
	struct query query = query_begin(store, STMT_CONFLICT_INSERT);

	query_int(&query, issue);
	query_int(&query, conflict->a->claim_id);
	query_int(&query, conflict->b->claim_id);
	query_words(&query, str_of(conflict_type_name(conflict->type)));
	query_words(&query, str_of(conflict_tier_name(conflict->tier)));
	query_real(&query, (double)conflict->score);
	query_words(&query, conflict->reason);
	bind_side(&query, conflict->a, conflict->evidence_a);
	bind_side(&query, conflict->b, conflict->evidence_b);
	return query_run(&query, err);
}

/* A person decided on the pair when its sides stood the other way round (an article's day has changed). */
static int turn(struct store *store, struct conflict *conflict, struct err *err)
{
	struct query query = decide_query(store, DECIDE_PAIR_TURNED);
	struct conflict other = *conflict;
	int64_t turned;

	query_int(&query, conflict->a->claim_id);
	query_int(&query, conflict->b->claim_id);
	if (decide_int(&query, &turned, err))
		return -1;
	if (!turned)
		return 0;
	conflict->a = other.b;
	conflict->b = other.a;
	conflict->evidence_a = other.evidence_b;
	conflict->evidence_b = other.evidence_a;
	return 0;
}

int store_add_conflict(struct store *store, const struct conflict *conflict, bool *added, struct err *err)
{
	struct conflict sided = *conflict;
	bool is_there = false;
	struct joining joining = { store, conflict, 0 };
	int64_t issue;

	*added = false;
	if (exists(store, conflict, &is_there, err))
		return -1;
	if (is_there)
		return 0;
	if (arena_run(join_issue, &joining, err))
		return -1;
	issue = joining.issue;
	if ((!issue && new_issue(store, conflict->issue, &issue, err)) || turn(store, &sided, err) ||
		insert(store, &sided, issue, err))
		return -1;
	*added = true;
	return 0;
}

/* ---- found again, or no longer ---- */

int store_undecided_pairs(struct store *store, int64_t article, struct arena *arena,
	struct store_pair_vec *pairs, struct err *err)
{
	struct query query = decide_query(store, DECIDE_UNDECIDED_PAIRS);
	int rc;

	query_int(&query, article);
	while ((rc = query_row(&query, err)) == 1)
		vec_push(arena, pairs,
			(struct store_pair){ query_get_int(&query, 0), query_get_int(&query, 1),
				query_get_int(&query, 2) });
	return rc;
}

/* A lone conflict's question is its issue's; that of several stays. */
static int renew_question(struct store *store, int64_t conflict, struct str question, struct err *err)
{
	struct query query = decide_query(store, DECIDE_ISSUE_RENEW);

	query_int(&query, conflict);
	query_words(&query, question);
	return query_run(&query, err);
}

/* A pair that was sure, and is only possible now, leaves the issue that it shared. */
static int leave_issue(struct store *store, int64_t conflict, struct str question, struct err *err)
{
	struct query query = query_begin(store, STMT_ISSUE_STRAY);
	int64_t issue, stray = 0;

	query_int(&query, conflict);
	if (query_row(&query, err) < 0)
		return -1;
	stray = query_get_int(&query, 0);
	query_end(&query);
	if (!stray)
		return 0;
	if (new_issue(store, question, &issue, err))
		return -1;
	query = query_begin(store, STMT_ISSUE_SET);
	query_int(&query, conflict);
	query_int(&query, issue);
	return query_run(&query, err);
}

int store_renew_conflict(
	struct store *store, const struct store_pair *pair, const struct conflict *found, struct err *err)
{
	struct query query = decide_query(store, DECIDE_CONFLICT_RENEW);
	bool turned = found->a->claim_id != pair->claim_a;

	query_int(&query, pair->conflict);
	query_words(&query, str_of(conflict_type_name(found->type)));
	query_words(&query, str_of(conflict_tier_name(found->tier)));
	query_real(&query, (double)found->score);
	query_words(&query, found->reason);
	bind_side(&query, turned ? found->b : found->a, turned ? found->evidence_b : found->evidence_a);
	bind_side(&query, turned ? found->a : found->b, turned ? found->evidence_a : found->evidence_b);
	return query_run(&query, err) || leave_issue(store, pair->conflict, found->issue, err) ||
			       renew_question(store, pair->conflict, found->issue, err)
		       ? -1
		       : 0;
}

int store_withdraw_conflict(struct store *store, const struct store_pair *pair, struct err *err)
{
	struct query query = decide_query(store, DECIDE_CONFLICT_DROP);

	query_int(&query, pair->conflict);
	if (query_run(&query, err))
		return -1;
	query = decide_query(store, DECIDE_ISSUES_DROP_EMPTY);
	return query_run(&query, err);
}
