#include "cmd/model_file.h"

#include <stdio.h>
#include <unistd.h>

int model_file_open(struct model **model, const char *given, const char *const *places, struct err *err)
{
	char looked_at[400] = "";
	size_t n = 0;

	*model = NULL;
	if (given && *given)
		return model_open(model, given, err);
	for (; *places; places++) {
		if (!access(*places, F_OK))
			return model_open(model, *places, err);
		n += (size_t)snprintf(
			looked_at + n, sizeof looked_at - n, "%s%.180s", n ? " or " : "", *places);
	}
	return err_set(err, ERR_INPUT,
		"there is no model at %s; install sayso again, or name the file with --model or $SAYSO_MODEL",
		looked_at);
}
