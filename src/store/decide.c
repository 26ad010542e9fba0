#include "store/decide.h"

const char *const dismissals[N_DISMISSALS] = {
	"another time",
	"another place, person or thing",
	"an update",
	"the same in other words",
	"no contradiction",
};

int decide(struct store *store, struct str who, char kind, int64_t id, const struct decision *decisions,
	int n, struct arena *arena, struct str *summary, struct err *err)
{
	(void)store, (void)who, (void)kind, (void)id, (void)decisions, (void)n, (void)arena;
	*summary = (struct str){ 0 };
	return err_set(err, ERR_USAGE, "this cannot be decided yet");
}

int decide_new_claim(struct store *store, struct str who, int64_t article, uint32_t start, uint32_t end,
	struct str source, struct arena *arena, int64_t *claim, struct str *summary, struct err *err)
{
	(void)store, (void)who, (void)article, (void)start, (void)end, (void)source, (void)arena;
	*summary = (struct str){ 0 };
	*claim = 0;
	return err_set(err, ERR_USAGE, "no claim can be recorded by hand yet");
}

int decide_new_conflict(struct store *store, struct str who, int64_t a, int64_t b, struct str reason,
	struct arena *arena, int64_t *conflict, struct str *summary, struct err *err)
{
	(void)store, (void)who, (void)a, (void)b, (void)reason, (void)arena;
	*summary = (struct str){ 0 };
	*conflict = 0;
	return err_set(err, ERR_USAGE, "no conflict can be recorded by hand yet");
}
