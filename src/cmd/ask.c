#include "cmd/ask.h"

#include <stdio.h>
#include <unistd.h>

int ask(const struct options *options, const char *question, struct err *err)
{
	char answer[16];

	if (options_has(options, OPTION_YES))
		return 1;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, ERR_USAGE, "nothing was changed; say --yes to do it without being asked");
	printf("%s [y/N] ", question);
	fflush(stdout);
	if (!fgets(answer, sizeof answer, stdin))
		return 0;
	return answer[0] == 'y' || answer[0] == 'Y';
}
