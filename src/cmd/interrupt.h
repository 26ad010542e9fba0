#ifndef CMD_INTERRUPT_H
#define CMD_INTERRUPT_H

#include <stdbool.h>

#include "base/err.h"

/* From now on the first Ctrl-C only sets a flag; the second ends the program as usual. */
void interrupt_catch(void);

/* -1 with ERR_INTERRUPT once Ctrl-C was pressed. */
int interrupt_check(struct err *err);

#endif
