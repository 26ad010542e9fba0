#include "cmd/conflict_line.h"
#include "cmd/issues.h"
#include "cmd/list.h"

static bool left_out(const struct list *list)
{
	return list_hides(list, "set_aside") ||
	       (!options_has(&list->session->options, OPTION_POSSIBLE) &&
		       str_is(store_rows_get(&list->rows, "tier"), "possible"));
}

static int line(struct list *list, struct err *err)
{
	struct conflict_line conflict = conflict_line_read(&list->rows, &list->scratch);

	(void)err;
	jsonl_conflict(&list->json, &conflict);
	list_print_json(list);
	arena_release(&list->scratch);
	return 0;
}

/* For people the questions in dispute, for programs the pairs. */
int cmd_conflicts(struct session *session, struct err *err)
{
	static const struct list_kind pairs = {
		.table = TABLE_CONFLICTS, .nothing = "No conflicts", .left_out = left_out, .line = line
	};
	int format = options_word(&session->options, OPTION_FORMAT, session->command->formats, err);

	if (format < 0)
		return -1;
	return format ? list_print(session, &pairs, err) : issues_list(session, err);
}
