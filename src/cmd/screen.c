/* TIOCGWINSZ is no part of POSIX 2008. */
#define _DEFAULT_SOURCE

#include "cmd/screen.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { TERMINAL = 80, FILE_OR_PIPE = 100, WIDEST = 1000 };

int screen_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	long given = columns ? strtol(columns, NULL, 10) : 0;

	if (given > 0)
		return given < WIDEST ? (int)given : WIDEST;
	if (!isatty(STDOUT_FILENO))
		return FILE_OR_PIPE;
	if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col > 0)
		return size.ws_col;
	return TERMINAL;
}
