#ifndef REVIEW_TERM_H
#define REVIEW_TERM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

/* Keys beyond characters, above all code points. */
enum term_key {
	TERM_NONE = 0x200000, /* nothing within the time given */
	TERM_UP,
	TERM_DOWN,
	TERM_LEFT,
	TERM_RIGHT,
	TERM_PAGE_UP,
	TERM_PAGE_DOWN,
	TERM_HOME,
	TERM_END,
	TERM_BACKSPACE,
	TERM_DELETE,
	TERM_RESIZE,
	TERM_CLOSED, /* the terminal is gone, or we were asked to end */
};

enum { TERM_ENTER = '\n', TERM_ESCAPE = 27 };

/*
 * Take over the terminal. -1 with err (ERR_USAGE) where standard input or output is none, or one that cannot
 * move its cursor. However the program ends from here on, also by a signal or a crash, the terminal is as it
 * was before. One at a time.
 */
int term_open(bool mouse, struct err *err);
void term_close(void);

/* The next key, a code point or a term_key. Waits up to `milliseconds`, for ever when negative. */
uint32_t term_key(int milliseconds);

/* Ctrl and a letter. */
#define TERM_CTRL(letter) ((uint32_t)(letter)&0x1F)

/*
 * Give the terminal to another program until it has ended and enter was pressed. argv[0] is its path. Returns
 * its exit code, -1 where it could not be started.
 */
int term_run(char *const argv[]);

#endif
