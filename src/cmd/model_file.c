#include "cmd/model_file.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Its name is fixed, since it reads no other model's words. */
static int open_beside(
	struct pair_model **pairs, const struct model *model, const char *path, struct err *err)
{
	static const char name[] = "pair.model";
	const char *slash = strrchr(path, '/');
	size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
	char beside[4096];

	if (folder + sizeof name > sizeof beside)
		return 0;
	memcpy(beside, path, folder);
	memcpy(beside + folder, name, sizeof name);
	return access(beside, F_OK) ? 0 : pair_open(pairs, model, beside, err);
}

static int open_both(struct model **model, struct pair_model **pairs, const char *path, struct err *err)
{
	if (model_open(model, path, err))
		return -1;
	return pairs ? open_beside(pairs, *model, path, err) : 0;
}

int model_file_open(struct model **model, struct pair_model **pairs, const char *given,
	const char *const *places, struct err *err)
{
	char looked_at[400] = "";
	size_t n = 0;

	*model = NULL;
	if (pairs)
		*pairs = NULL;
	if (given && *given)
		return open_both(model, pairs, given, err);
	for (; *places; places++) {
		if (!access(*places, F_OK))
			return open_both(model, pairs, *places, err);
		n += (size_t)snprintf(
			looked_at + n, sizeof looked_at - n, "%s%.180s", n ? " or " : "", *places);
	}
	return err_set(err, ERR_INPUT,
		"there is no model at %s; install sayso again, or name the file with --model or $SAYSO_MODEL",
		looked_at);
}
